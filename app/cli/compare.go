package cli

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
)

// Comparing is the part that puts the work of two coders side by side.
type Comparing interface {
	Coded(ctx context.Context) (app.CodedProject, error)
	Compare(ctx context.Context, other app.CodedProject) (app.Comparison, error)
}

// coded reads another project whole.
func (c commands) coded(ctx context.Context, path string) (p app.CodedProject, err error) {
	err = c.looking(path, func(s Session) error {
		p, err = s.Coded(ctx)
		return err
	})
	return p, err
}

// looking opens a project beside whatever has it open, without a word about that: nothing
// of it is edited.
func (c commands) looking(path string, f func(Session) error) error {
	s, err := c.p.Open(path, Opening{Reading: true, ReadOnly: true})
	if err != nil {
		return err
	}
	return errors.Join(f(s), s.Close())
}

func (c commands) compare() *cobra.Command {
	var asJSON bool
	var limit int
	cmd := &cobra.Command{
		Use: "compare A.parley B.parley", Short: "How far two coders agree on the same articles", Args: exactArgs(2),
		Long: "How far two coders agree on the articles whose texts both have. Statements are matched by the overlap of their quotes;\n" +
			"agreement per field is Krippendorff's alpha with its 95 % confidence interval (drawn anew 2000 times, always the same draws).",
		RunE: func(cmd *cobra.Command, args []string) error {
			other, err := c.coded(cmd.Context(), args[1])
			if err != nil {
				return err
			}
			return c.looking(args[0], func(s Session) error {
				x, err := s.Compare(cmd.Context(), other)
				if err != nil {
					return err
				}
				if asJSON {
					return c.printJSON(x)
				}
				c.printComparison(x, limit)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().IntVar(&limit, "limit", 50, "disagreements to list, 0 for all")
	return cmd
}

func (c commands) printComparison(x app.Comparison, limit int) {
	c.printf("%d articles coded by both; only in A %d, only in B %d; in both but not coded by A %d, by B %d\n",
		x.Articles, x.OnlyA, x.OnlyB, x.NotCodedByA, x.NotCodedByB)
	c.printf("Quotes: A %d, B %d, matched %d (same words %d), F1 %s, mean overlap %s\n\n",
		x.Spans.A, x.Spans.B, x.Spans.Matched, x.Spans.Exact, figure(x.Spans.F1), figure(x.Spans.Overlap))
	t := table{}
	t.add("field", "pairs", "agree", "alpha", "95 % interval", "")
	for _, f := range x.Fields {
		within := ""
		if f.Low != nil && f.High != nil {
			within = figure(f.Low) + " to " + figure(f.High)
		}
		t.add(f.Field, fmt.Sprint(f.Pairs), fmt.Sprint(f.Agree), figure(f.Alpha), within, f.Reason)
	}
	t.print(c.p.Out)
	if len(x.Disagreements) == 0 {
		c.printf("\nNo disagreement.\n")
		return
	}
	c.printf("\n%d disagreements\n", len(x.Disagreements))
	for i, d := range x.Disagreements {
		if limit > 0 && i == limit {
			c.printf("  … %d more (--limit 0 lists all)\n", len(x.Disagreements)-limit)
			return
		}
		c.printf("  %s\n", disagreementWords(d))
	}
}

func disagreementWords(d app.Disagreement) string {
	where := fit(d.Title, 40)
	switch {
	case d.B == "":
		return fmt.Sprintf("%s: only A has %s: %s", where, d.A, fit(d.QuoteA, 80))
	case d.A == "":
		return fmt.Sprintf("%s: only B has %s: %s", where, d.B, fit(d.QuoteB, 80))
	}
	var parts []string
	for _, f := range d.Fields {
		parts = append(parts, fmt.Sprintf("%s “%s” or “%s”", f.Field, f.A, f.B))
	}
	return fmt.Sprintf("%s: %s and %s: %s", where, d.A, d.B, strings.Join(parts, "; "))
}

// figure writes a number in three digits, a dash where there is none.
func figure(v *float64) string {
	if v == nil {
		return "–"
	}
	return fmt.Sprintf("%.3f", *v)
}

func (c commands) merge() *cobra.Command {
	var asJSON bool
	var o app.AdoptOptions
	cmd := &cobra.Command{
		Use: "merge INTO.parley FROM.parley", Short: "Bring another coder's work in, as one undoable step", Args: exactArgs(2),
		Long: "Bring another coder's work in, as one undoable step. Articles are the same where their texts are, actors, issues, tags and coders\n" +
			"where their names are; what INTO has already stays as it is. Statements that are there with the same values are not added twice.",
		RunE: func(cmd *cobra.Command, args []string) error {
			from, err := c.coded(cmd.Context(), args[1])
			if err != nil {
				return err
			}
			o.Label = "Merge " + filepath.Base(args[1])
			return c.with(args[0], Opening{Reading: o.DryRun}, func(s Session) error {
				rep, err := s.Adopt(cmd.Context(), from, o)
				if err != nil {
					return err
				}
				if asJSON {
					return c.printJSON(rep)
				}
				c.printMerge(rep)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&o.DryRun, "dry-run", false, "say what would be added, change nothing")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (c commands) printMerge(r app.MergeReport) {
	verb := "added"
	if r.DryRun {
		verb = "would be added"
	}
	t := table{}
	t.add("", verb, "there already")
	for _, x := range []struct {
		name string
		n    app.MergeCount
	}{
		{"articles", r.Articles},
		{"statements", r.Statements},
		{"annotations", r.Annotations},
		{"actors", r.Actors},
		{"issues", r.Issues},
		{"coders", r.Coders},
		{"tags", r.Tags},
		{"other", r.Other},
	} {
		t.add(x.name, fmt.Sprint(x.n.Added), fmt.Sprint(x.n.Present))
	}
	t.print(c.p.Out)
	if len(r.Skipped) > 0 {
		printLosses(c.p.Err, app.LossReport{Losses: r.Skipped})
	}
}
