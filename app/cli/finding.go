package cli

import (
	"context"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
	"parley/app/jobs"
)

// Finding is the part that asks questions of the text, beside a plain search.
type Finding interface {
	KWIC(ctx context.Context, o app.KWICOptions) (app.KWIC, error)
	Batch(ctx context.Context, rows []app.BatchRow, r jobs.Reporter) ([]app.BatchResult, error)
}

// Searches are the queries a project keeps.
type Searches interface {
	Searches(ctx context.Context) ([]app.SearchNews, error)
	SaveSearch(ctx context.Context, name string, q app.Query) (app.SavedSearch, error)
	SeenSearch(ctx context.Context, name string) error
	RemoveSearch(name string) error
}

// TermLists are the lists that a query names as @name.
type TermLists interface {
	TermLists() ([]app.TermList, error)
	PutTermList(name string, terms []string) error
	// Words gives the words of the library that a pattern matches.
	Words(ctx context.Context, pattern string, limit int) (app.WordList, error)
}

func (c commands) kwic() *cobra.Command {
	var o app.KWICOptions
	var csv, xlsx, sort string
	var asJSON, force bool
	cmd := &cobra.Command{
		Use: "kwic PROJECT QUERY", Short: "Print every hit with its context, one line each (concordance)", Args: exactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			o.Query.Text, o.Sort = args[1], strings.FieldsFunc(sort, func(r rune) bool { return r == ',' || r == ' ' })
			return c.current(cmd.Context(), args[0], func(s Session) error {
				k, err := s.KWIC(cmd.Context(), o)
				if err != nil {
					return err
				}
				for _, path := range []string{csv, xlsx} {
					if path == "" {
						continue
					}
					if err := c.writeTable(cmd.Context(), path, k.Table(), force); err != nil {
						return err
					}
				}
				switch {
				case asJSON:
					return c.printJSON(k)
				case csv == "" && xlsx == "":
					c.printKWIC(k, o.Width)
				}
				return nil
			})
		},
	}
	f := cmd.Flags()
	f.IntVar(&o.Width, "width", 50, "characters of context on each side")
	f.StringVar(&sort, "sort", "", "up to three of 1L to 5L, node, 1R to 5R, as 1L,1R")
	f.BoolVar(&o.Fold, "fold", true, "show equal lines of near-duplicate articles once")
	f.IntVar(&o.Sample, "sample", 0, "show so many lines, drawn at random")
	f.Uint64Var(&o.Seed, "seed", 1, "of the draw: the same seed draws the same lines")
	f.StringVar(&csv, "csv", "", "write the lines to this CSV file")
	f.StringVar(&xlsx, "xlsx", "", "write the lines to this workbook")
	f.BoolVar(&force, "force", false, "replace the file if it is there")
	f.BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (c commands) printKWIC(k app.KWIC, width int) {
	c.printf("%s in %s; searched %d of %d\nread as: %s\n", counted(k.Hits, "hit"), counted(k.Articles, "article"), k.Searched, k.Total, k.Reading)
	if k.Hidden > 0 {
		c.printf("%d equal lines of near-duplicate articles are not shown\n", k.Hidden)
	}
	if k.Sample > 0 {
		c.printf("%d of %d lines, drawn at random with the seed %d\n", k.Sample, k.Of, k.Seed)
	}
	c.printf("\n")
	on, off := "[", "]"
	if c.p.Colour {
		on, off = "\033[1m", "\033[0m"
	}
	for _, l := range k.Lines {
		c.printf("%s%s%s%s%s%s\n", strings.Repeat(" ", max(0, width-columns(l.Left))), l.Left, on, l.Node, off, l.Right)
	}
}

func (c commands) writeTable(ctx context.Context, path string, t app.Table, force bool) error {
	format := strings.ToLower(filepath.Ext(path))
	err := c.p.Save(path, force, func(w io.Writer) error { return c.p.Table(ctx, w, t, format) })
	if err == nil {
		c.printf("Wrote %s.\n", path)
	}
	return err
}

func (c commands) batch() *cobra.Command {
	var out string
	var force, asJSON bool
	cmd := &cobra.Command{
		Use: "batch PROJECT LIST", Short: "Run a list of queries: one a line (.txt), or a table with a column “query” (.csv, .xlsx)", Args: exactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			table, err := c.p.ReadTable(args[1])
			if err != nil {
				return err
			}
			rows, err := app.BatchRows(table)
			if err != nil {
				return err
			}
			return c.current(cmd.Context(), args[0], func(s Session) error {
				pr := c.progress("Searching")
				results, err := s.Batch(cmd.Context(), rows, pr)
				pr.end()
				if err != nil {
					return err
				}
				if err := c.printBatch(cmd, results, out, force, asJSON); err != nil {
					return err
				}
				if slices.ContainsFunc(results, func(r app.BatchResult) bool { return r.Problem != "" }) {
					return errPartly
				}
				return nil
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&out, "out", "", "write the results to this .xlsx, .csv or .tsv file")
	f.BoolVar(&force, "force", false, "replace the file if it is there")
	f.BoolVar(&asJSON, "json", false, "print JSON Lines")
	return cmd
}

func (c commands) printBatch(cmd *cobra.Command, results []app.BatchResult, out string, force, asJSON bool) error {
	if out != "" {
		if err := c.writeTable(cmd.Context(), out, app.BatchTable(results), force); err != nil {
			return err
		}
	}
	if asJSON {
		for _, r := range results {
			if err := c.printLine(r); err != nil {
				return err
			}
		}
		return nil
	}
	t := table{max: []int{0, 24, 50, 0, 0, 60}}
	for _, r := range results {
		if r.Problem != "" {
			fmt.Fprintf(c.p.Err, "line %d: %s\n", r.Line, r.Problem)
			t.add(fmt.Sprint(r.Line), r.Name, r.Query, "–", "–", r.Problem)
			continue
		}
		t.add(fmt.Sprint(r.Line), r.Name, r.Query, fmt.Sprintf("%d articles", r.Articles), fmt.Sprintf("%d hits", r.Hits), "")
	}
	if out == "" {
		t.print(c.p.Out)
	}
	return nil
}

func (c commands) searches() *cobra.Command {
	var save, seen, remove, order string
	var asJSON bool
	cmd := &cobra.Command{
		Use: "searches PROJECT [QUERY]", Short: "List the saved searches with what is new in each; save, look through or remove one", Args: rangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if (save != "") != (len(args) == 2) {
				return usagef("to save a search give both --save NAME and a query")
			}
			if err := knownOrder(order); err != nil {
				return err
			}
			return c.current(cmd.Context(), args[0], func(s Session) error {
				switch ctx := cmd.Context(); {
				case save != "":
					kept, err := s.SaveSearch(ctx, save, app.Query{Text: args[1], Sort: order})
					if err == nil {
						c.printf("Saved “%s”: %d articles.\n", kept.Name, kept.Made)
					}
					return err
				case seen != "":
					return s.SeenSearch(ctx, seen)
				case remove != "":
					return s.RemoveSearch(remove)
				}
				all, err := s.Searches(cmd.Context())
				if err != nil {
					return err
				}
				return c.printSearches(all, asJSON)
			})
		},
	}
	f := cmd.Flags()
	f.StringVar(&save, "save", "", "keep the query under this name")
	f.StringVar(&order, "sort", app.SortNewest, "of the search that is saved: "+orderUsage)
	f.StringVar(&seen, "seen", "", "what this search finds now is no longer new")
	f.StringVar(&remove, "remove", "", "remove this search")
	f.BoolVar(&asJSON, "json", false, "print JSON Lines")
	return cmd
}

func (c commands) printSearches(all []app.SearchNews, asJSON bool) error {
	t := table{max: []int{30, 60, 0, 0, 60}}
	for _, n := range all {
		if asJSON {
			if err := c.printLine(n); err != nil {
				return err
			}
			continue
		}
		t.add(n.Name, n.Query, fmt.Sprintf("%d articles", n.Now), fmt.Sprintf("%d new", len(n.New)), n.Problem)
	}
	if !asJSON {
		t.print(c.p.Out)
	}
	return nil
}

func (c commands) words() *cobra.Command {
	var asJSON bool
	var limit int
	cmd := &cobra.Command{
		Use: "words PROJECT PATTERN", Short: "List the words of the library that a pattern matches, with their counts", Args: exactArgs(2),
		Long: "A beginning such as “tar”, a pattern such as “*tion” or “ne?o*”, “tarif~1”, or a regular expression\n" +
			"between slashes. Words stand in the form in which they are compared: small letters, no accents.",
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.current(cmd.Context(), args[0], func(s Session) error {
				list, err := s.Words(cmd.Context(), args[1], limit)
				if err != nil {
					return err
				}
				if asJSON {
					return c.printJSON(list)
				}
				t := table{max: []int{60, 0, 0}}
				for _, w := range list.Words {
					t.add(w.Word, fmt.Sprintf("%d articles", w.Articles), fmt.Sprintf("%d hits", w.Hits))
				}
				t.print(c.p.Out)
				if more := list.Total - len(list.Words); more > 0 {
					c.printf("%d further words: --limit 0\n", more)
				}
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().IntVar(&limit, "limit", 50, "words shown, 0 for all")
	return cmd
}

func (c commands) termLists() *cobra.Command {
	var asJSON, remove bool
	cmd := &cobra.Command{
		Use: "terms PROJECT [NAME [TERM ...]]", Short: "List the term lists (@name in queries), set one, or remove it", Args: minArgs(1),
		RunE: func(_ *cobra.Command, args []string) error {
			return c.with(args[0], Opening{}, func(s Session) error {
				switch {
				case remove && len(args) == 2:
					return s.PutTermList(args[1], nil)
				case remove:
					return usagef("name the one list to remove")
				case len(args) > 2:
					return s.PutTermList(args[1], args[2:])
				}
				lists, err := s.TermLists()
				if err != nil {
					return err
				}
				t := table{max: []int{0, 100}}
				for _, l := range lists {
					switch {
					case len(args) == 2 && !strings.EqualFold(l.Name, strings.TrimPrefix(args[1], "@")):
					case asJSON:
						if err := c.printLine(l); err != nil {
							return err
						}
					default:
						t.add("@"+l.Name, strings.Join(l.Terms, ", "))
					}
				}
				t.print(c.p.Out)
				return nil
			})
		},
	}
	cmd.Flags().BoolVar(&remove, "remove", false, "remove the list")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines")
	return cmd
}

func (c commands) worker() *cobra.Command {
	return &cobra.Command{
		Use: "extraction-worker", Short: "Read files for an import in a process of its own", Hidden: true, Args: exactArgs(0),
		RunE: func(cmd *cobra.Command, _ []string) error { return c.p.Worker(cmd.Context()) },
	}
}
