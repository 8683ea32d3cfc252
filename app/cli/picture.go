package cli

import (
	"context"

	"github.com/spf13/cobra"

	"parley/app"
)

// Pictures is the part that draws positions.
type Pictures interface {
	Card(ctx context.Context, spec app.MatrixSpec, q app.CardQuery) (app.Card, error)
	SavePicture(path string, d app.Drawing, force bool) error
}

func (c commands) picture() *cobra.Command {
	var flags specFlags
	var actor, issue string
	var scale, whole, force bool
	cmd := &cobra.Command{
		Use: "picture PROJECT OUT.{svg,png}", Short: "Positions as a picture", Args: exactArgs(2),
		Long: "Positions as a picture: those of an actor over time (--actor), of all actors on an issue over time (--issue) or on its scale\n" +
			"(--issue --scale), the timeline of one cell (--actor --issue), the whole matrix (--matrix), or the map of who agrees with whom\n" +
			"(none of these).",
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.current(cmd.Context(), args[0], func(s Session) error {
				spec, err := flags.resolve(s)
				if err != nil {
					return err
				}
				q, err := cardQuery(s, actor, issue)
				if err != nil {
					return err
				}
				if q.Matrix = whole; whole && (q.Actor != "" || q.Issue != "" || scale) {
					return usagef("--matrix goes without --actor, --issue and --scale")
				}
				card, err := s.Card(cmd.Context(), spec, q)
				if err != nil {
					return err
				}
				d := card.Picture
				if scale {
					if card.Scale == nil {
						return usagef("--scale needs --issue without --actor")
					}
					d = *card.Scale
				}
				if err := s.SavePicture(args[1], d, force); err != nil {
					return err
				}
				c.printf("Wrote %s: %s\n", args[1], card.Title)
				return nil
			})
		},
	}
	flags.register(cmd)
	cmd.Flags().StringVar(&actor, "actor", "", "an actor, by id or name")
	cmd.Flags().StringVar(&issue, "issue", "", "an issue, by id or title")
	cmd.Flags().BoolVar(&scale, "scale", false, "the actors along the scale of the issue")
	cmd.Flags().BoolVar(&whole, "matrix", false, "the whole matrix, in the order and groups of its recipe")
	cmd.Flags().BoolVar(&force, "force", false, "replace a file that is there")
	return cmd
}

// cardQuery finds the actor and the issue that are named.
func cardQuery(s Session, actor, issue string) (q app.CardQuery, err error) {
	book, err := s.Codebook()
	if err != nil {
		return q, err
	}
	if actor != "" {
		a, ok := book.FindActor(actor)
		if !ok {
			return q, usagef("no actor is called %q", actor)
		}
		q.Actor = a.ID
	}
	if issue != "" {
		x, ok := book.FindIssue(issue)
		if !ok {
			return q, usagef("no issue is called %q", issue)
		}
		q.Issue = x.ID
	}
	return q, nil
}
