package cli

import (
	"github.com/spf13/cobra"

	"parley/app"
)

func (c commands) override() *cobra.Command {
	var remove bool
	var reason, specName string
	cmd := &cobra.Command{
		Use: "override PROJECT ACTOR ISSUE [STANCE] --reason TEXT", Short: "Put your own value beside the computed one of a cell", Args: rangeArgs(3, 4),
		RunE: func(cmd *cobra.Command, args []string) error {
			if remove == (len(args) == 4) {
				return usagef("give a stance, or --remove")
			}
			return c.with(args[0], Opening{}, func(s Session) error {
				k, where, err := cellNamed(s, args[1], args[2])
				if err != nil {
					return err
				}
				spec, err := s.Spec(specName)
				if err != nil {
					return err
				}
				if remove {
					if err := s.RemoveOverride(k, spec.ID); err != nil {
						return err
					}
					c.printf("Removed: %s\n", where)
					return nil
				}
				m, err := s.Matrix(cmd.Context(), spec)
				if err != nil {
					return err
				}
				cell, _ := m.Cell(k.Actor, k.Issue)
				o := app.CellOverride{
					Spec: spec.ID, Actor: k.Actor, Issue: k.Issue, Value: app.Stance(args[3]), Reason: reason, EvidenceHash: cell.EvidenceHash,
				}
				if err := s.SetOverride(o); err != nil {
					return err
				}
				c.printf("%s: %s\n", where, o.Value.Words())
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&reason, "reason", "", "why the computed value is not right")
	cmd.Flags().StringVar(&specName, "spec", "", "the saved matrix it belongs to (default: the project's own)")
	cmd.Flags().BoolVar(&remove, "remove", false, "take your value away")
	return cmd
}

// cellNamed finds a cell by the names of its actor and issue, and words it.
func cellNamed(s Session, actor, issue string) (k app.CellKey, words string, err error) {
	book, err := s.Codebook()
	if err != nil {
		return k, "", err
	}
	if k.Actor, err = actorNamed(book, actor); err != nil {
		return k, "", err
	}
	if k.Issue, err = issueNamed(book, issue); err != nil {
		return k, "", err
	}
	return k, book.ActorName(k.Actor) + " on " + book.IssueTitle(k.Issue), nil
}

func (c commands) article() *cobra.Command {
	values := map[string]*string{}
	var byline []string
	fields := []struct{ name, help string }{
		{"title", "title"},
		{"source", "name of the outlet; a new one is made"},
		{"url", "address"},
		{"language", "language, as en"},
		{"credit", "wire credit"},
		{"kind", "news, interview, transcript, communique, speech, opinion, analysis or social_post"},
		{"date", "date published, as 2025-04-11"},
		{"state", "coding state: new, reading, coded, reviewed or excluded"},
	}
	cmd := &cobra.Command{
		Use: "article PROJECT ARTICLE --title T --date D --state S ...", Short: "Correct what is known of an article", Args: exactArgs(2),
		Long: "Changes the fields named. Each says from then on that the analyst has set it; the log keeps what it was.",
		RunE: func(cmd *cobra.Command, args []string) error {
			given := func(name string) *string {
				if cmd.Flags().Changed(name) {
					return values[name]
				}
				return nil
			}
			e := app.ArticleEdit{
				Title: given("title"), Source: given("source"), URL: given("url"), Language: given("language"), WireCredit: given("credit"),
				Kind: (*app.ArticleKind)(given("kind")), Published: (*app.Date)(given("date")), State: (*app.CodingState)(given("state")),
			}
			if cmd.Flags().Changed("byline") {
				e.Byline = &byline
			}
			if e == (app.ArticleEdit{}) {
				return usagef("name a field to change, as --title")
			}
			return c.with(args[0], Opening{}, func(s Session) error {
				id, err := s.FindArticle(args[1])
				if err != nil {
					return err
				}
				if err := s.EditArticle(id, e); err != nil {
					return err
				}
				c.printf("Changed %s.\n", id)
				return c.catchUp(cmd.Context(), s)
			})
		},
	}
	for _, f := range fields {
		values[f.name] = cmd.Flags().String(f.name, "", f.help)
	}
	cmd.Flags().StringSliceVar(&byline, "byline", nil, "authors, as “A. Writer,B. Writer”")
	return cmd
}
