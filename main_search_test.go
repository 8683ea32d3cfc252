package main

import (
	"encoding/csv"
	"os"
	"slices"
	"testing"

	"parley/app"
	"parley/app/cli"
)

// searchDoc is what search prints as JSON.
type searchDoc struct {
	Total, Places int
	Next          string
	Words         []app.WordHits
	Hits          []struct {
		ID        app.ArticleID
		Source    string
		Published app.Date
		Count     int
		Spans     [][2]int
	}
	Facets []app.Facet
}

// TestSearchOrders sorts the sample in every order, and pages through it.
func TestSearchOrders(t *testing.T) {
	p := newParley(t)
	p.ok("demo", "--out", p.dir)
	project := p.path("demo.parley")
	const query = "the OR and OR не"
	cases := 0
	for _, o := range app.SortOrders() {
		cases++
		var whole, page searchDoc
		p.json(&whole, "search", project, query, "--sort", o.Code, "--limit", "500", "--json")
		var paged []app.ArticleID
		for after := ""; ; after = page.Next {
			page = searchDoc{}
			p.json(&page, "search", project, query, "--sort", o.Code, "--limit", "3", "--after", after, "--json")
			for _, h := range page.Hits {
				paged = append(paged, h.ID)
			}
			if page.Next == "" {
				break
			}
		}
		one := make([]app.ArticleID, len(whole.Hits))
		for i, h := range whole.Hits {
			one[i] = h.ID
		}
		if len(one) < 5 || !slices.Equal(one, paged) {
			t.Errorf("%s: %d articles on one page, %d on pages of three", o.Code, len(one), len(paged))
		}
		for i, b := range whole.Hits[1:] {
			a := whole.Hits[i]
			if o.Code == app.SortHits && a.Count < b.Count || o.Code == app.SortNewest && a.Published < b.Published ||
				o.Code == app.SortSource && a.Source > b.Source && b.Source[0] < 0x80 {
				t.Errorf("%s: %+v stands before %+v", o.Code, a, b)
			}
		}
		if listed := lines[app.ArticleHead](t, p.ok("articles", project, query, "--sort", o.Code, "--json")); len(listed) != len(one) || listed[0].ID != one[0] {
			t.Errorf("%s: articles lists %d, and first another", o.Code, len(listed))
		}
	}
	if cases < 7 {
		t.Fatalf("%d orders", cases)
	}
	if _, status := p.run("search", project, query, "--sort", "colour"); status != cli.ExitUsage {
		t.Errorf("an order that there is not: exit status %d", status)
	}
}

// TestSearchList writes what is found as tables: every article in the order asked for,
// whatever a page would hold.
func TestSearchList(t *testing.T) {
	p := newParley(t)
	p.ok("demo", "--out", p.dir)
	project := p.path("demo.parley")
	const query = "the OR and OR не"
	listed := lines[app.ArticleHead](t, p.ok("articles", project, query, "--sort", app.SortTitle, "--json"))
	read := func(name string) [][]string {
		t.Helper()
		f, err := os.Open(p.path(name))
		if err != nil {
			t.Fatal(err)
		}
		defer f.Close()
		rows, err := csv.NewReader(f).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		return rows
	}
	p.ok("search", project, query, "--sort", app.SortTitle, "--limit", "2", "--out", p.path("found.csv"))
	p.ok("articles", project, query, "--sort", app.SortTitle, "--out", p.path("articles.csv"))
	for name, ids := range map[string][][]string{"found.csv": read("found.csv"), "articles.csv": read("articles.csv")} {
		if len(ids) != len(listed)+1 || len(listed) < 5 {
			t.Fatalf("%s has %d rows for %d articles", name, len(ids)-1, len(listed))
		}
		for i, h := range listed {
			if row := ids[i+1]; row[len(row)-1] != string(h.ID) || row[0] != h.Title || row[1] != h.Source {
				t.Errorf("%s, row %d: %q, want %s", name, i+1, row, h.Title)
			}
		}
	}
	for _, ending := range []string{"xlsx", "html", "md"} {
		p.ok("search", project, query, "--out", p.path("found."+ending))
	}
	if _, status := p.run("search", project, query, "--out", p.path("found.csv")); status != cli.ExitFailed {
		t.Errorf("replacing a list without --force ended with %d", status)
	}
}

// TestSearchWordSwitch leaves the hits of one word out and counts them all the same.
func TestSearchWordSwitch(t *testing.T) {
	p := newParley(t)
	p.ok("demo", "--out", p.dir)
	var all, some searchDoc
	p.json(&all, "search", p.path("demo.parley"), "the OR and", "--json")
	p.json(&some, "search", p.path("demo.parley"), "the OR and", "--mute", "the", "--json")
	if len(all.Words) != 2 || all.Words[0].Hits+all.Words[1].Hits != all.Places || some.Places != all.Places || some.Total != all.Total {
		t.Errorf("words %+v of %d hits; with one switched off %d hits", all.Words, all.Places, some.Places)
	}
	for i, h := range some.Hits {
		if len(h.Spans) >= len(all.Hits[i].Spans) {
			t.Errorf("%s shows %d hits with the word and %d without", h.ID, len(all.Hits[i].Spans), len(h.Spans))
		}
	}
}

// TestMentionedActors counts who is named, as a facet and as a query: both agree.
func TestMentionedActors(t *testing.T) {
	p := newParley(t)
	p.ok("demo", "--out", p.dir)
	project := p.path("demo.parley")
	var all searchDoc
	p.json(&all, "search", project, "words:>=0", "--facets", "--json")
	named := 0
	for _, f := range all.Facets {
		if f.Field != "mentioned" {
			continue
		}
		for _, v := range f.Values {
			named++
			var res searchDoc
			p.json(&res, "search", project, `mentions:"`+v.Value+`"`, "--json")
			if res.Total != v.Count || res.Places < v.Count || len(res.Words) != 1 {
				t.Errorf("%s: the facet counts %d articles, the search %d with %d hits", v.Value, v.Count, res.Total, res.Places)
			}
		}
	}
	if named < 10 {
		t.Errorf("%d actors are named in the sample", named)
	}
}

// TestSearchCoding finds statements by their fields, and the articles that hold them.
func TestSearchCoding(t *testing.T) {
	p := newParley(t)
	p.ok("demo", "--out", p.dir)
	project := p.path("demo.parley")
	type statement struct {
		Article  app.ArticleID `json:"article"`
		Stance   app.Stance    `json:"stance"`
		StatedAt app.Date      `json:"stated_at"`
	}
	all := lines[statement](t, p.ok("statements", project, "--json"))
	found := lines[statement](t, p.ok("statements", project, "--find", "stance:oppose said:2026-01", "--json"))
	if len(found) == 0 || len(found) >= len(all) {
		t.Fatalf("%d of %d statements", len(found), len(all))
	}
	articles := map[app.ArticleID]bool{}
	for _, s := range found {
		if s.Stance != app.Oppose || len(s.StatedAt) < 7 || s.StatedAt[:7] != "2026-01" {
			t.Errorf("found %+v", s)
		}
		articles[s.Article] = true
	}
	var res searchDoc
	p.json(&res, "search", project, "stance:oppose said:2026-01", "--json")
	if res.Total != len(articles) {
		t.Errorf("the statements stand in %d articles, the search finds %d", len(articles), res.Total)
	}
}
