package cli

import (
	"fmt"

	"github.com/spf13/cobra"

	"parley/app"
)

func (c commands) reread() *cobra.Command {
	var asJSON, all bool
	cmd := &cobra.Command{
		Use: "reread PROJECT ARTICLE ... | PROJECT --all", Short: "Read the kept files of articles again", Args: minArgs(1),
		Long: "Reads the files that articles came from again, as today's readers read them. A text that has become\n" +
			"another is kept as a newer text version; the one in force stays until you adopt it (“parley versions\n" +
			"--adopt”). Titles, dates and what else was corrected stay. One step for undo.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if all == (len(args) > 1) {
				return usagef("name articles, or give --all")
			}
			return c.with(args[0], Opening{}, func(s Session) error {
				var ids []app.ArticleID
				for _, name := range args[1:] {
					id, err := s.FindArticle(name)
					if err != nil {
						return err
					}
					ids = append(ids, id)
				}
				pr := c.progress("Reading again")
				rep, err := s.Reread(cmd.Context(), ids, pr)
				pr.end()
				if perr := c.printReread(rep, asJSON); err == nil {
					err = perr
				}
				if err == nil && rep.Failed > 0 {
					err = errPartly
				}
				return err
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines: one per article, then a summary")
	cmd.Flags().BoolVar(&all, "all", false, "read the files of all articles")
	return cmd
}

func (c commands) printReread(rep app.ImportReport, asJSON bool) error {
	if asJSON {
		for _, it := range rep.Items {
			if it.Outcome == app.OutcomeDuplicate {
				it.Outcome = "unchanged"
			}
			if err := c.printLine(it); err != nil {
				return err
			}
		}
		return c.printLine(map[string]any{"summary": map[string]any{
			"versions": rep.Versions, "unchanged": rep.Duplicates, "failed": rep.Failed, "cancelled": rep.Cancelled,
		}})
	}
	for _, it := range rep.Items {
		switch it.Outcome {
		case app.OutcomeVersion:
			c.printf("newer text  %s  %s\n", it.Article, it.Title)
		case app.OutcomeFailed:
			fmt.Fprintf(c.p.Err, "failed      %s: %s\n            %s\n", it.Article, it.Reason, it.Hint)
		}
	}
	c.printf("%d newer texts, %d read as before, %d failed\n", rep.Versions, rep.Duplicates, rep.Failed)
	return nil
}
