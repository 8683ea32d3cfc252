package cli

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
)

// stdinPaths replaces "-" by a file that holds standard input.
func (c commands) stdinPaths(paths []string) (out []string, cleanup func(), err error) {
	cleanup = func() {}
	for _, p := range paths {
		if p != "-" {
			out = append(out, p)
			continue
		}
		dir, err := os.MkdirTemp("", "parley-")
		if err != nil {
			return nil, cleanup, err
		}
		cleanup = func() { _ = os.RemoveAll(dir) } // only a temporary copy
		name := dir + string(os.PathSeparator) + "standard input"
		f, err := os.Create(name)
		if err != nil {
			return nil, cleanup, err
		}
		_, err = io.Copy(f, c.p.In)
		if cerr := f.Close(); err == nil {
			err = cerr
		}
		if err != nil {
			return nil, cleanup, err
		}
		out = append(out, name)
	}
	return out, cleanup, nil
}

// duplicatesShown is how many duplicates an import names: a folder imported again has
// nothing else to tell.
const duplicatesShown = 20

func (c commands) printReport(rep app.ImportReport, asJSON bool) error {
	if asJSON {
		return c.printLine(map[string]any{"summary": map[string]any{
			"imported": rep.Imported, "duplicates": rep.Duplicates, "versions": rep.Versions, "failed": rep.Failed, "cancelled": rep.Cancelled,
		}})
	}
	duplicates := 0
	for _, it := range rep.Items {
		if it.Outcome == app.OutcomeFailed {
			fmt.Fprintf(c.p.Err, "failed     %s: %s\n", it.Path, it.Reason)
			if it.Hint != "" {
				fmt.Fprintf(c.p.Err, "           %s\n", it.Hint)
			}
		}
		if it.Outcome == app.OutcomeDuplicate {
			if duplicates++; duplicates <= duplicatesShown {
				fmt.Fprintf(c.p.Err, "duplicate  %s: %s\n", it.Path, it.Reason)
			}
		}
		if it.Outcome == app.OutcomeVersion {
			fmt.Fprintf(c.p.Err, "newer text %s: %s\n", it.Path, it.Reason)
		}
	}
	if more := duplicates - duplicatesShown; more > 0 {
		fmt.Fprintf(c.p.Err, "duplicate  and %d more (--json names them all)\n", more)
	}
	c.printf("%d imported, %d duplicates, ", rep.Imported, rep.Duplicates)
	if rep.Versions > 0 {
		c.printf("%d newer texts, ", rep.Versions)
	}
	c.printf("%d failed\n", rep.Failed)
	return nil
}

// extractedJSON is the line of `extract --json`.
type extractedJSON struct {
	app.Extracted
	Paragraphs [][2]int `json:"paragraphs"`
}

func (c commands) extract() *cobra.Command {
	var asJSON bool
	cmd := &cobra.Command{
		Use: "extract PATH ...", Short: "Print what import would read; nothing is stored", Args: minArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			paths, cleanup, err := c.stdinPaths(args)
			if err != nil {
				return err
			}
			defer cleanup()
			failed := false
			var printErr error
			c.p.Extract(cmd.Context(), paths, func(path string, x app.Extracted, err error) {
				if err != nil {
					failed = true
					fmt.Fprintf(c.p.Err, "failed  %s: %s\n", path, reason(err))
					return
				}
				x.Path = path
				if e := c.printExtracted(x, asJSON); printErr == nil {
					printErr = e
				}
			})
			if printErr == nil && cmd.Context().Err() != nil {
				return cmd.Context().Err()
			}
			if printErr == nil && failed {
				return errPartly
			}
			return printErr
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines")
	return cmd
}

func (c commands) printExtracted(x app.Extracted, asJSON bool) error {
	if asJSON {
		x.Byline, x.Related, x.Warnings = nonNil(x.Byline), nonNil(x.Related), nonNil(x.Warnings)
		x.Precision = x.Published.Precision()
		if x.Provenance == nil {
			x.Provenance = map[string]string{}
		}
		return c.printLine(extractedJSON{x, pairs(x.Paragraphs)})
	}
	c.printf("%s\n", x.Path)
	t := table{max: []int{0, 100}}
	for _, row := range [][2]string{
		{"title", x.Title}, {"source", x.Source}, {"published", string(x.Published)}, {"language", x.Language}, {"url", x.URL},
	} {
		if row[1] != "" {
			t.add("  "+row[0], row[1], "("+x.Provenance[row[0]]+")")
		}
	}
	t.print(c.p.Out)
	c.printf("\n%s\n\n", x.Text)
	for _, l := range x.Related {
		c.printf("  related: %s %s\n", l.Title, l.URL)
	}
	for _, w := range x.Warnings {
		c.printf("  warning: %s\n", w)
	}
	return nil
}

func (c commands) articles() *cobra.Command {
	var asJSON, force bool
	var order, file string
	cmd := &cobra.Command{
		Use: "articles PROJECT [QUERY]", Short: "List the library, or the articles that a query finds", Args: rangeArgs(1, 2),
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := knownOrder(order); err != nil {
				return err
			}
			query := strings.Join(args[1:], " ")
			list := func(s Session) error {
				heads, err := c.heads(cmd, s, query, order)
				if err != nil {
					return err
				}
				if file != "" {
					return c.writeTable(cmd.Context(), file, app.ArticlesTable(heads), force)
				}
				t := table{max: []int{0, 60, 24}}
				for _, h := range heads {
					if asJSON {
						if err := c.printLine(h); err != nil {
							return err
						}
						continue
					}
					t.add(string(h.ID), h.Title, h.Source, h.Published.Words(), h.Language, string(h.State), fmt.Sprintf("%d statements", h.Statements))
				}
				t.print(c.p.Out)
				return nil
			}
			if query == "" && order == app.SortNewest {
				return c.reading(args[0], list)
			}
			return c.current(cmd.Context(), args[0], list)
		},
	}
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON Lines")
	cmd.Flags().StringVar(&order, "sort", app.SortNewest, orderUsage)
	cmd.Flags().StringVar(&file, "out", "", "write the list to this .xlsx, .csv, .tsv, .md or .html file")
	cmd.Flags().BoolVar(&force, "force", false, "replace the file if it is there")
	return cmd
}

// heads lists articles; without a query and in the usual order the index is not asked.
func (c commands) heads(cmd *cobra.Command, s Session, query, order string) ([]app.ArticleHead, error) {
	if query == "" && order == app.SortNewest {
		return s.Articles(app.ArticleFilter{})
	}
	res, err := app.AllResults(cmd.Context(), s.Search, app.Query{Text: query, Sort: order})
	out := make([]app.ArticleHead, len(res.Hits))
	for i, h := range res.Hits {
		out[i] = h.ArticleHead
	}
	return out, err
}

func (c commands) show() *cobra.Command {
	var asJSON, asWeb bool
	var original string
	cmd := &cobra.Command{
		Use: "show PROJECT ARTICLE", Short: "Print one article with its annotations and statements", Args: exactArgs(2),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.reading(args[0], func(s Session) error {
				id, err := s.FindArticle(args[1])
				if err != nil {
					return err
				}
				if asWeb {
					return s.WebAnnotations(cmd.Context(), id, c.p.Out)
				}
				if original != "" {
					return c.saveOriginal(s, id, original)
				}
				o, err := s.Open(id)
				if err != nil {
					return err
				}
				if asJSON {
					return c.printJSON(o)
				}
				book, err := s.Codebook()
				if err != nil {
					return err
				}
				c.printArticle(o, book)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&original, "original", "", "write the file that the article was read from to this `FILE`")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	cmd.Flags().BoolVar(&asWeb, "jsonld", false, "print statements and annotations as W3C Web Annotations")
	cmd.MarkFlagsMutuallyExclusive("json", "jsonld", "original")
	return cmd
}

// saveOriginal writes the file that an article was read from.
func (c commands) saveOriginal(s Session, id app.ArticleID, file string) error {
	o, err := s.Original(id)
	if err != nil {
		return err
	}
	if err := c.p.Save(file, false, func(w io.Writer) error { _, err := w.Write(o.Bytes); return err }); err != nil {
		return err
	}
	c.printf("%s, %d bytes, is now %s\n", o.Name, len(o.Bytes), file)
	return nil
}

func (c commands) printArticle(o app.OpenArticle, book app.Codebook) {
	c.printf("%s\n", app.DisplayTitle(o.Title, o.Text.Text))
	c.printf("%s · %s · %s · %s\n\n", o.ID, dash(o.Source), o.Published.Words(), o.Language)
	c.printf("%s\n", o.Text.Text)
	if len(o.Statements) > 0 {
		c.printf("\n%d statements\n", len(o.Statements))
		c.printStatements(o.Statements, book)
	}
	for _, a := range o.Annotations {
		c.printf("\n%s  “%s”  %s\n", a.ID, a.Quote.Exact, a.Comment)
	}
}

func dash(s string) string {
	if s == "" {
		return "–"
	}
	return s
}

func reason(err error) string {
	it := err.Error()
	if e, ok := asAppError(err); ok {
		it = e.Msg
		if e.Hint != "" {
			it += " " + e.Hint
		}
	}
	return it
}
