package apptest

import (
	"strings"
	"testing"

	"parley/app"
)

func testCodebook(t *testing.T, p Ports) {
	e := apply(t, p, Adding("Zebra first", nil, Actor("Zebra"), Actor("Ant"), Issue("Zinc"), Issue("Ale"), Tag("urgent"), Coder("C1", "Ada")))
	apply(t, p, Adding("Then", nil, Actor("Mole")))
	zebra := Actor("Zebra")
	named := zebra
	named.Name = "Zebras"
	renamed := apply(t, p, Editing("Rename", zebra, named))
	names := func() string {
		var out []string
		for _, a := range must[app.Codebook](t)(p.Codebook()).Actors {
			out = append(out, a.Name)
		}
		return strings.Join(out, " ")
	}
	equal(t, "after renaming", names(), "Zebras Ant Mole")
	apply(t, p, Undoing(renamed))
	apply(t, p, Undoing(e))
	equal(t, "after undoing", names(), "Mole")
	apply(t, p, Redoing(e))
	equal(t, "after redoing", names(), "Zebra Ant Mole")
	book := must[app.Codebook](t)(p.Codebook())
	equal(t, "issues", book.Issues, []app.Issue{Issue("Zinc"), Issue("Ale")})
	equal(t, "tags", book.Tags, []app.Tag{Tag("urgent")})
	equal(t, "coders", book.Coders, []app.Coder{Coder("C1", "Ada")})
}

func testTexts(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	text := must[app.TextVersion](t)
	equal(t, "text", text(p.Text(s.text.ID)), s.text)
	if _, err := p.Text("none"); app.CodeOf(err) != app.NotFound {
		t.Errorf("an unknown text: %v, want not found", err)
	}
	second := Text("Quota talks go on.", "Nothing is agreed.")
	second.Article, second.N = s.text.Article, 2
	was := must[app.Article](t)(p.Article(s.text.Article))
	now := was
	now.Version = second.ID
	e := Editing("Correct text", was, now)
	e.Texts = []app.TextVersion{second}
	apply(t, p, e)
	equal(t, "versions", must[[]app.VersionID](t)(p.Versions(s.text.Article)), []app.VersionID{s.text.ID, second.ID})
	equal(t, "old version", text(p.Text(s.text.ID)), s.text)
	found := func(v app.VersionID) app.ArticleID {
		id, ok, err := p.FindText(v)
		if err != nil || ok != (id != "") {
			t.Fatalf("find text: %q, %v, %v", id, ok, err)
		}
		return id
	}
	equal(t, "find", found(s.text.ID), s.text.Article)
	equal(t, "find the new one", found(second.ID), s.text.Article)
	equal(t, "find nothing", found("none"), app.ArticleID(""))
	apply(t, p, Editing("Remove article", now, nil))
	equal(t, "find after removal", found(s.text.ID), app.ArticleID(""))
	equal(t, "text after removal", text(p.Text(s.text.ID)), s.text)

	// The same words as the second text of another article: that one is in the library.
	other := Text("Another article.")
	shared := s.text
	shared.Article, shared.N = other.Article, 2
	apply(t, p, Adding("Another article", []app.TextVersion{other, shared}, Article(other)))
	equal(t, "text of an article in the library", text(p.Text(s.text.ID)), shared)
	equal(t, "find it there", found(s.text.ID), other.Article)
}

func testHeads(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	long := Text("Long one.", strings.Repeat("word ", 100)+"end.")
	undated := Text("Undated one.")
	apply(t, p, Adding("More", []app.TextVersion{long, undated},
		Article(undated, func(a *app.Article) { a.Seq, a.Published, a.State = 3, "--05-11", app.StateCoded }),
		Article(long, func(a *app.Article) { a.Seq, a.Published, a.Starred = 2, "2025-W20", true }),
	))
	rejected := s.statement("S-2")
	rejected.Review = app.ReviewRejected
	apply(t, p, Adding("Code", nil, s.statement("S-1"), rejected, Annotation("N-1", s.text, quoteWe)))
	heads := must[[]app.ArticleHead](t)(p.Articles(app.ArticleFilter{}))
	if len(heads) != 3 {
		t.Fatalf("%d heads, want 3", len(heads))
	}
	equal(t, "newest first", []app.ArticleID{heads[0].ID, heads[1].ID, heads[2].ID}, []app.ArticleID{long.Article, s.text.Article, undated.Article})
	equal(t, "head", heads[1], app.ArticleHead{
		ID: s.text.Article, Seq: 1, Title: "Quota talks stall.", Source: "The Courier", Published: "2025-05-11",
		Precision: app.PrecisionDay, Language: "en", State: app.StateNew, Statements: 1, Annotations: 1,
		Lead: strings.ReplaceAll(s.text.Text, "\n", " "),
	})
	equal(t, "precision", []app.Precision{heads[0].Precision, heads[2].Precision}, []app.Precision{app.PrecisionWeek, app.PrecisionUnknown})
	if l := heads[0].Lead; len(l) < 180 || len(l) > 205 || !strings.HasPrefix(l, "Long one. word word") || !strings.HasSuffix(l, "word…") {
		t.Errorf("lead %q is not the first 200 characters cut at a word", l)
	}
	tests := []struct {
		name string
		in   app.ArticleFilter
		want int
	}{
		{"by state", app.ArticleFilter{State: app.StateCoded}, 1},
		{"by source, case aside", app.ArticleFilter{Source: "the courier"}, 1},
		{"by unknown source", app.ArticleFilter{Source: "nobody"}, 0},
		{"by id", app.ArticleFilter{IDs: []app.ArticleID{undated.Article, "none"}}, 1},
		{"none of none", app.ArticleFilter{IDs: []app.ArticleID{}}, 0},
		{"first two", app.ArticleFilter{Limit: 2}, 2},
	}
	for _, tt := range tests {
		equal(t, tt.name, len(must[[]app.ArticleHead](t)(p.Articles(tt.in))), tt.want)
	}
	facts := must[map[app.ArticleID]app.ArticleFacts](t)(p.Facts())
	equal(t, "number of facts", len(facts), 3)
	equal(t, "facts", facts[s.text.Article], app.ArticleFacts{ID: s.text.Article, Seq: 1, Published: "2025-05-11", Outlet: "the_courier"})
}

func testDuplicates(t *testing.T, p Ports) {
	var texts []app.TextVersion
	var list []app.Record
	for i, words := range []string{"First copy.", "Second copy.", "On its own."} {
		tv := Text(words)
		texts = append(texts, tv)
		list = append(list, Article(tv, func(a *app.Article) {
			a.Seq = int64(10 - i)
			if i < 2 {
				a.Cluster = "c1"
			}
		}))
	}
	apply(t, p, Adding("Import", texts, list...))
	of := map[app.ArticleID]app.ArticleID{}
	for _, h := range must[[]app.ArticleHead](t)(p.Articles(app.ArticleFilter{})) {
		of[h.ID] = h.DuplicateOf
	}
	equal(t, "duplicate of the one imported first", of, map[app.ArticleID]app.ArticleID{
		texts[0].Article: texts[1].Article, texts[1].Article: "", texts[2].Article: "",
	})
}

func pending(t *testing.T, p Ports, limit int) app.Pending {
	t.Helper()
	return must[app.Pending](t)(p.PendingIndex(limit))
}

func testMarks(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	other := Text("Second.", "The board will sign.")
	apply(t, p, Adding("Second article", []app.TextVersion{other}, Article(other, func(a *app.Article) {
		a.Seq, a.Byline, a.Tags, a.Lists = 2, []string{"A. Writer"}, []app.TagID{"urgent"}, []string{"l1"}
	})))
	one := pending(t, p, 1)
	if len(one.Documents) != 1 || one.Left != 1 || one.Documents[0].ID != s.text.Article {
		t.Fatalf("one at a time, oldest first: %+v", one)
	}
	both := pending(t, p, 0)
	if len(both.Documents) != 2 || both.Left != 0 {
		t.Fatalf("both: %+v", both)
	}
	d := both.Documents[1]
	equal(t, "text", d.Text, other)
	equal(t, "byline, tags, lists", []any{d.Byline, d.Tags, d.Lists}, []any{[]string{"A. Writer"}, []app.TagID{"urgent"}, []string{"l1"}})
	if both.Documents[0].Generation <= 0 || d.Generation <= both.Documents[0].Generation {
		t.Errorf("generations %d, %d do not rise", both.Documents[0].Generation, d.Generation)
	}
	was := must[app.Article](t)(p.Article(other.Article))
	now := was
	now.Title = "The second"
	apply(t, p, Editing("Retitle", was, now))
	if err := p.MarkIndexed(both); err != nil { // read before the title changed
		t.Fatal(err)
	}
	left := pending(t, p, 0)
	if len(left.Documents) != 1 || left.Documents[0].Title != "The second" {
		t.Fatalf("the later change waits: %+v", left)
	}
	if err := p.MarkIndexed(left); err != nil {
		t.Fatal(err)
	}
	apply(t, p, Adding("Record", nil, s.statement("S-1"), Actor("Somebody")))
	if rest := pending(t, p, 0); len(rest.Documents)+len(rest.Gone)+rest.Left != 0 {
		t.Errorf("coding marks nothing: %+v", rest)
	}
}

func testMarkedByName(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	if err := p.MarkIndexed(pending(t, p, 0)); err != nil {
		t.Fatal(err)
	}
	was := record(t, p, Outlet("The Courier").Key()).(app.Outlet)
	country := was
	country.Country = "FR"
	apply(t, p, Editing("Country", was, country))
	equal(t, "waiting after another field", len(pending(t, p, 0).Documents), 0)
	named := country
	named.Name = "The New Courier"
	apply(t, p, Editing("Rename outlet", country, named))
	docs := pending(t, p, 0).Documents
	if len(docs) != 1 || docs[0].ID != s.text.Article || docs[0].Source != "The New Courier" {
		t.Errorf("after renaming the outlet: %+v", docs)
	}
}

func testGone(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	if err := p.MarkIndexed(pending(t, p, 0)); err != nil {
		t.Fatal(err)
	}
	apply(t, p, Undoing(s.entry))
	gone := pending(t, p, 0)
	if len(gone.Documents) != 0 || len(gone.Gone) != 1 || gone.Gone[0].ID != s.text.Article || gone.Gone[0].Generation == 0 {
		t.Fatalf("after the undo: %+v", gone)
	}
	apply(t, p, Redoing(s.entry))
	if err := p.MarkIndexed(gone); err != nil { // it has come back meanwhile
		t.Fatal(err)
	}
	back := pending(t, p, 0)
	if len(back.Documents) != 1 || len(back.Gone) != 0 {
		t.Fatalf("after the redo: %+v", back)
	}
	apply(t, p, Undoing(s.entry))
	if err := p.MarkIndexed(pending(t, p, 0)); err != nil {
		t.Fatal(err)
	}
	if rest := pending(t, p, 0); len(rest.Documents)+len(rest.Gone) != 0 {
		t.Errorf("nothing waits any more: %+v", rest)
	}
}

func testCheck(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	apply(t, p, Adding("Code", nil, s.statement("S-1"), Annotation("N-1", s.text, quoteLast), Note("note1", Actor("Anna Lê").Key(), "since May")))
	found, err := p.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	equal(t, "findings", len(found), 0)
}
