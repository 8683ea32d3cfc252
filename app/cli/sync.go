package cli

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
)

func (c commands) sync() *cobra.Command {
	var o app.SyncOptions
	var only string
	var asJSON bool
	cmd := &cobra.Command{
		Use: "sync PROJECT FILE.xlsx", Short: "Read an edited workbook back", Args: exactArgs(2),
		Long: "Compare a workbook that Parley wrote, and that was edited since, with the project, and print every difference in its class:\n\n" +
			"  propose   can be taken over\n" +
			"  conflict  the project has changed as well, or two sheets disagree: taken over only where --only names it\n" +
			"  missing   a row of Evidence is gone: its statement can be rejected, it is never deleted\n" +
			"  new       a row of Evidence without ID whose quote stands in an article: becomes a draft\n" +
			"  refused   quotes, sources, computed values, formulas: not taken over\n" +
			"  warning   something that could not be compared\n\n" +
			"Nothing is changed without --apply. With it all that is proposed, missing and new is taken over as one step, which\n“parley undo” takes back.",
		RunE: func(cmd *cobra.Command, args []string) error {
			var err error
			if o.Only, err = rowNumbers(only); err != nil {
				return err
			}
			run := func(s Session) error {
				if err := c.catchUp(cmd.Context(), s); err != nil {
					return err
				}
				res, err := s.SyncBook(cmd.Context(), args[1], o)
				if err != nil {
					return err
				}
				if asJSON {
					err = c.printJSON(res)
				} else {
					c.printSync(res, o.Apply)
				}
				if err == nil && res.Partly() {
					return errPartly
				}
				return err
			}
			if o.Apply {
				return c.with(args[0], Opening{}, run)
			}
			return c.reading(args[0], run)
		},
	}
	fl := cmd.Flags()
	fl.BoolVar(&o.Apply, "apply", false, "take over what is accepted")
	fl.StringVar(&only, "only", "", "take over these rows of the preview only, as 1,3,5-9; conflicts are taken over if named")
	fl.StringVar(&o.Reason, "reason", "", "of positions changed without a reason in the workbook")
	fl.BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

// rowNumbers reads a list of numbers, as "1,3,5-9".
func rowNumbers(s string) ([]int, error) {
	if strings.TrimSpace(s) == "" {
		return nil, nil
	}
	var out []int
	for part := range strings.SplitSeq(s, ",") {
		from, to, span := strings.Cut(strings.TrimSpace(part), "-")
		a, err := strconv.Atoi(from)
		b := a
		if span && err == nil {
			b, err = strconv.Atoi(to)
		}
		if err != nil || a < 1 || b < a || b-a > 1_000_000 {
			return nil, usagef("--only takes rows as 1,3,5-9, not %q", s)
		}
		for n := a; n <= b; n++ {
			out = append(out, n)
		}
	}
	return out, nil
}

// spaced makes one line of a text.
func spaced(s string) string { return strings.Join(strings.Fields(s), " ") }

func (c commands) printSync(r app.Sync, applied bool) {
	if len(r.Rows) == 0 {
		c.printf("No differences: %s is as it was exported (%s).\n", r.File, r.ExportID)
		return
	}
	taken := map[int]bool{}
	for _, n := range r.Applied {
		taken[n] = true
	}
	t := table{max: []int{4, 9, 10, 34, 18, 44, 44, 70}}
	for _, x := range r.Rows {
		class := string(x.Class)
		if taken[x.N] {
			class = "applied"
		}
		why := x.Why
		if x.Project != "" {
			why += "; it has “" + x.Project + "”"
		}
		place := x.Sheet
		if x.Row > 0 {
			place = fmt.Sprintf("%s %d", x.Sheet, x.Row)
		}
		t.add(strconv.Itoa(x.N), class, place, x.Subject, x.Field, spaced(x.Was), "→ "+spaced(x.Now), why)
	}
	t.print(c.p.Out)
	var parts []string
	for _, class := range app.SyncClasses() {
		if n := r.Counts[class]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, class))
		}
	}
	c.printf("\n%s: %s.\n", r.File, strings.Join(parts, ", "))
	switch {
	case len(r.Applied) > 0:
		c.printf("Taken over: %d, as one step (“parley undo” takes it back).\n", len(r.Applied))
	case applied:
		c.printf("Nothing was taken over.\n")
	default:
		c.printf("Nothing was changed; --apply takes over what is proposed, missing and new.\n")
	}
}
