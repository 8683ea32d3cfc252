package cli

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
)

func asAppError(err error) (*app.Error, bool) { return errors.AsType[*app.Error](err) }

// resultsJSON is the document of `search --json`: results with spans as pairs.
type resultsJSON struct {
	app.Results
	Hits []hitJSON `json:"hits"`
}

type hitJSON struct {
	app.ResultRow
	Spans      [][2]int    `json:"spans"`
	TitleSpans [][2]int    `json:"title_spans"`
	Snippet    snippetJSON `json:"snippet"`
}

type snippetJSON struct {
	Text  string   `json:"text"`
	Spans [][2]int `json:"spans"`
}

func (c commands) search() *cobra.Command {
	var asJSON, force bool
	var file string
	q := app.Query{}
	cmd := &cobra.Command{
		Use: "search PROJECT QUERY", Short: "Search the full text of the library", Args: exactArgs(2),
		Long: "Words are joined by AND. OR, NOT, brackets, \"phrases\" and fields such as title: or source: work as usual;\n" +
			"the line “read as” says how the query was understood.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := knownOrder(q.Sort); err != nil {
				return err
			}
			return c.current(cmd.Context(), args[0], func(s Session) error {
				q.Text = args[1]
				search := func(ctx context.Context, q app.Query) (app.Results, error) { return s.Search(ctx, q) }
				if file != "" {
					search = func(ctx context.Context, q app.Query) (app.Results, error) { return app.AllResults(ctx, s.Search, q) }
				}
				res, err := search(cmd.Context(), q)
				if err != nil {
					if !asJSON {
						c.printRemarks(c.p.Err, res) // how the query can be mended
					}
					return err
				}
				if file != "" {
					return c.writeTable(cmd.Context(), file, res.Table(), force)
				}
				if asJSON {
					return c.printJSON(resultsDocument(res))
				}
				c.printResults(res)
				return nil
			})
		},
	}
	f := cmd.Flags()
	f.BoolVar(&asJSON, "json", false, "print JSON")
	f.IntVar(&q.Limit, "limit", 20, "articles a page")
	f.StringVar(&q.After, "after", "", "cursor: the value of next of the page before")
	f.StringVar(&q.Sort, "sort", app.SortNewest, orderUsage)
	f.StringSliceVar(&q.Mute, "mute", nil, "search words whose hits are not shown, as the line “words” names them")
	f.BoolVar(&q.Facets, "facets", false, "count sources, months, languages and states")
	f.BoolVar(&q.Fold, "fold", false, "list near-duplicates once, with their number")
	f.StringVar(&file, "out", "", "write all articles found to this .xlsx, .csv, .tsv, .md or .html file")
	f.BoolVar(&force, "force", false, "replace the file if it is there")
	f.Bool("explain", false, "accepted for scripts: the reading of the query is always printed")
	return cmd
}

const orderUsage = "-date (newest first), date (oldest first), relevance, hits (most first), source, title or length (longest first)"

// knownOrder refuses an order of results that there is not.
func knownOrder(code string) error {
	if slices.ContainsFunc(app.SortOrders(), func(o app.SortOrder) bool { return o.Code == code }) {
		return nil
	}
	return usagef("unknown order %q: use %s", code, orderUsage)
}

// printRemarks prints what is said about a query, and what it becomes if it was pasted from
// another system.
func (c commands) printRemarks(out io.Writer, res app.Results) {
	for _, n := range res.Notices {
		fmt.Fprintf(out, "note: %s\n", n.Text)
		if n.Fix != "" {
			fmt.Fprintf(out, "      try: %s\n", n.Fix)
		}
	}
	if res.Converted == nil {
		return
	}
	fmt.Fprintf(out, "this looks like a query for %s\n", res.Converted.System)
	t := table{max: []int{60, 0, 100}}
	t.add("  pasted: "+res.Converted.From, "", "here: "+dash(res.Converted.To))
	for _, p := range res.Converted.Parts {
		t.add("  "+p.From, "→", p.To)
	}
	for _, l := range res.Converted.Lost {
		t.add("  "+l.From, "–", "left out: "+l.Why)
	}
	t.print(out)
}

// printWords says how often each search word took part; with one word the figure stands
// above already.
func (c commands) printWords(words []app.WordHits) {
	if len(words) < 2 {
		return
	}
	list := make([]string, len(words))
	for i, w := range words {
		list[i] = fmt.Sprintf("%s %d", w.Word, w.Hits)
	}
	c.printf("words: %s\n", strings.Join(list, " · "))
}

// shownValues is how many values of a facet people are shown.
const shownValues = 25

// counted writes a number with its noun.
func counted(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func resultsDocument(res app.Results) resultsJSON {
	doc := resultsJSON{Results: res, Hits: []hitJSON{}}
	doc.Notices, doc.Words = nonNil(doc.Notices), nonNil(doc.Words)
	for _, h := range res.Hits {
		doc.Hits = append(doc.Hits, hitJSON{h, pairs(h.Spans), pairs(h.TitleSpans), snippetJSON{h.Snippet.Text, pairs(h.Snippet.Spans)}})
	}
	return doc
}

func (c commands) printResults(res app.Results) {
	folded := ""
	if res.Folded > 0 {
		folded = fmt.Sprintf(" (%d of them copies, not listed)", res.Folded)
	}
	c.printf("%s%s, %s; searched %d of %d\n", counted(res.Total, "article"), folded, counted(res.Places, "hit"), res.Searched, res.Articles)
	c.printf("read as: %s\n", res.Reading)
	c.printWords(res.Words)
	c.printRemarks(c.p.Out, res)
	for _, h := range res.Hits {
		c.printf("\n%s\n  %s · %s · %s · %s\n", app.DisplayTitle(h.Title, h.Lead), h.ID, dash(h.Source), h.Published.Words(), counted(h.Count, "hit"))
		if h.Copies > 0 {
			c.printf("  and %d more of the same text\n", h.Copies)
		}
		if h.Snippet.Text != "" {
			c.printf("  %s\n", c.marked(h.Snippet))
		}
	}
	for _, f := range res.Facets {
		if len(f.Values) == 0 {
			continue
		}
		var vals []string
		for _, v := range f.Values[:min(len(f.Values), shownValues)] {
			vals = append(vals, fmt.Sprintf("%s %d", v.Value, v.Count))
		}
		if more := len(f.Values) - len(vals); more > 0 {
			vals = append(vals, fmt.Sprintf("and %d more (--json lists all)", more))
		}
		c.printf("\n%s: %s\n", f.Field, strings.Join(vals, " · "))
	}
	if res.Next != "" {
		c.printf("\nmore: --after %s\n", res.Next)
	}
}

// marked shows the hits of a snippet: bold on a terminal, in brackets elsewhere.
func (c commands) marked(s app.Snippet) string {
	on, off := "[", "]"
	if c.p.Colour {
		on, off = "\033[1m", "\033[0m"
	}
	var b strings.Builder
	at := 0
	for _, sp := range s.Spans {
		if sp.Start < at || sp.End > len(s.Text) {
			continue
		}
		b.WriteString(s.Text[at:sp.Start] + on + s.Text[sp.Start:sp.End] + off)
		at = sp.End
	}
	return strings.ReplaceAll(b.String()+s.Text[at:], "\n", " ")
}
