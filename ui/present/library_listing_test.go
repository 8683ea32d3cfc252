package present_test

import (
	"fmt"
	"strings"
	"testing"

	"parley/app"
	"parley/ui/present"
)

// TestLibraryListing gives all articles found, page by page, as they are sorted and folded
// on screen.
func TestLibraryListing(t *testing.T) {
	d := newDesk(t)
	var asked []app.Query
	l := &library{
		articles: []app.ArticleHead{head("a1", "2025-04-08", 0), head("a2", "2025-04-10", 3)},
		search: func(q app.Query) (app.Results, error) {
			asked = append(asked, q)
			r := app.Results{Query: q.Text, Reading: "all of it", Total: 3, Folded: 1, Searched: 4, Articles: 4}
			for _, id := range []app.ArticleID{"a3", "a4", "a5"} {
				x := app.ResultRow{ArticleHead: head(id, "2025-04-10", 2), Count: 7, Snippet: app.Snippet{Text: "=words\tfound"}}
				x.Copies = len(r.Hits)
				r.Hits = append(r.Hits, x)
			}
			if q.After == "" {
				r.Hits, r.Next = r.Hits[:2], "second"
			} else {
				r.Hits = r.Hits[2:]
			}
			return r, nil
		},
	}
	p := present.NewLibrary(d.env(), l, d, nil)
	p.Reload()
	d.run()
	whole, err := p.Listing()(t.Context())
	if err != nil || len(whole.Rows) != 2 || whole.Rows[0][len(whole.Columns)-1] != "a2" || len(asked) != 0 {
		t.Errorf("the library is %+v (%v)", whole, err)
	}
	p.SortBy(app.SortHits)
	p.SetFold(false)
	p.Search("toll")
	d.run()
	asked = nil
	found, err := p.Listing()(t.Context())
	if err != nil || len(asked) != 2 || asked[1].After != "second" || asked[0].Sort != app.SortHits || asked[0].Fold || asked[0].Text != "toll" {
		t.Fatalf("asked %+v (%v)", asked, err)
	}
	var ids []string
	for _, r := range found.Rows {
		if len(r) != len(found.Columns) {
			t.Fatalf("%d cells under %d heads", len(r), len(found.Columns))
		}
		ids = append(ids, fmt.Sprint(r[len(r)-1], " ", r[3], " ", r[4], " ", r[9]))
	}
	if got := strings.Join(ids, "|"); got != "a3 7 =words\tfound <nil>|a4 7 =words\tfound 1|a5 7 =words\tfound 2" {
		t.Errorf("rows %q", got)
	}
	if found.About != "toll · 3 articles, 1 near-duplicate not listed · read as: all of it" {
		t.Errorf("about %q", found.About)
	}
}
