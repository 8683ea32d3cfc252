package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
)

// Exchange is the part that takes in what others coded.
type Exchange interface {
	Adopt(ctx context.Context, from app.CodedProject, o app.AdoptOptions) (app.MergeReport, error)
}

func (c commands) convert() *cobra.Command {
	var asJSON, force bool
	cmd := &cobra.Command{
		Use: "convert IN.{dna,qdpx,qdc} OUT.parley", Short: "Make a project of another tool's coded project", Args: exactArgs(2),
		Long: "Make a project of another tool's coded project: Discourse Network Analyzer 3 (.dna) or REFI-QDA (.qdpx, .qdc).\n" +
			"What has no place in Parley is listed on standard error. The file read is never changed.",
		RunE: func(cmd *cobra.Command, args []string) error {
			coded, losses, err := c.p.ReadProject(cmd.Context(), args[0])
			if err != nil {
				return err
			}
			return c.with(args[1], Opening{Create: true, MustBeNew: true, Replace: force, Warn: true, Title: coded.Title}, func(s Session) error {
				rep, err := s.Adopt(cmd.Context(), coded, app.AdoptOptions{Label: "Convert " + filepath.Base(args[0])})
				if err != nil {
					return err
				}
				losses.Losses = append(losses.Losses, rep.Skipped...)
				printLosses(c.p.Err, losses)
				if asJSON {
					return c.printJSON(losses)
				}
				c.printf("Made %s: %d articles, %d statements, %d annotations, %d actors, %d issues, %d coders.\n", args[1],
					rep.Articles.Added, rep.Statements.Added, rep.Annotations.Added, rep.Actors.Added, rep.Issues.Added, rep.Coders.Added)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print the loss report as JSON")
	cmd.Flags().BoolVar(&force, "force", false, "replace a project that is there")
	return cmd
}

// printLosses tells what had no place, for people.
func printLosses(w io.Writer, r app.LossReport) {
	if len(r.Losses) == 0 {
		fmt.Fprintln(w, "Everything was carried over.")
		return
	}
	fmt.Fprintln(w, "Not carried over, or changed:")
	for _, l := range r.Losses {
		fmt.Fprintf(w, "  %d %s: %s\n", l.Count, l.What, l.Why)
		if len(l.Items) > 0 {
			more := ""
			if l.Count > len(l.Items) {
				more = fmt.Sprintf(" and %d more", l.Count-len(l.Items))
			}
			fmt.Fprintf(w, "    %s%s\n", fit(strings.Join(l.Items, "; "), 400), more)
		}
	}
}
