package apptest

import (
	"testing"

	"parley/app"
)

func testReferences(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	tests := []struct {
		name string
		in   app.Record
	}{
		{"article without its outlet", Article(s.text, func(a *app.Article) { a.ID, a.Outlet = "a2", "none" })},
		{"article without its text", Article(s.text, func(a *app.Article) { a.ID = "a2" })},
		{"actor without its parent", Actor("X", func(a *app.Actor) { a.Parent = "none" })},
		{"role without its institution", Actor("X", func(a *app.Actor) { a.Roles = []app.ActorRole{{Title: "chair", OfActor: "none"}} })},
		{"issue without its parent", Issue("X", func(x *app.Issue) { x.Parent = "none" })},
		{"statement without its article", Statement("S-1", s.text, quoteWe, func(x *app.Statement) { x.Article = "none" })},
		{"statement without its holder", Statement("S-1", s.text, quoteWe, By("none", "grain_quotas"))},
		{"statement without its issue", Statement("S-1", s.text, quoteWe, By("anna_lê", "none"))},
		{"statement without its speaker", Statement("S-1", s.text, quoteWe, func(x *app.Statement) { x.Speaker = "none" })},
		{"statement without its source", Statement("S-1", s.text, quoteWe, func(x *app.Statement) {
			x.Chain = []app.AttributionLink{{SourceActor: "none"}}
		})},
		{"link without its statements", app.StatementLink{From: "S-1", To: "S-2", Type: app.LinkDenies}},
		{"annotation without its article", Annotation("N-1", s.text, quoteWe, func(a *app.Annotation) { a.Article = "none" })},
		{"override without its issue", app.CellOverride{Spec: "default", Actor: "anna_lê", Issue: "none", Value: app.Oppose, Reason: "said so", At: Time()}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { refuse(t, p, Adding(tt.name, nil, tt.in), app.Invalid) })
	}
	// The order within a set does not matter.
	apply(t, p, Adding("Backwards", nil,
		app.StatementLink{From: "S-1", To: "S-2", Type: app.LinkRepeats},
		Statement("S-2", s.text, quoteWe, By("board", "quota_on_oats")),
		Statement("S-1", s.text, quoteLast, By("board", "quota_on_oats")),
		Actor("Board", func(a *app.Actor) { a.Parent = "company" }),
		Actor("Company"),
		Issue("Quota on oats", func(x *app.Issue) { x.Parent = "oats" }),
		Issue("Oats"),
	))
}

func testQuotes(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	other := Text("Another text altogether.", "Nothing in it matters.")
	quote := func(edit func(*app.Quote)) app.Record {
		return Annotation("N-1", s.text, quoteWe, func(a *app.Annotation) { edit(&a.Quote) })
	}
	tests := []struct {
		name string
		in   app.Record
	}{
		{"other words", quote(func(q *app.Quote) { q.Exact = "“We will also accept quotas”" })},
		{"one byte further", quote(func(q *app.Quote) { q.Start++; q.End++ })},
		{"beyond the end", quote(func(q *app.Quote) { q.Start += 10000; q.End += 10000 })},
		{"a text of nobody", quote(func(q *app.Quote) { q.Version = "feed" })},
		{"a text of another article", Annotation("N-1", other, "matters", func(a *app.Annotation) { a.Article = s.text.Article })},
		{"half a character", quote(func(q *app.Quote) { q.End = q.Start + 2; q.Exact = q.Exact[:2] })},
		{"words of a statement", Statement("S-1", s.text, quoteWe, func(x *app.Statement) {
			x.Passages[0].Start, x.Passages[0].End = x.Passages[0].Start+3, x.Passages[0].End+3
		})},
	}
	apply(t, p, Adding("Second article", []app.TextVersion{other}, Article(other)))
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { refuse(t, p, Adding(tt.name, nil, tt.in), app.Invalid) })
	}
	apply(t, p, Adding("Annotate", nil, quote(func(*app.Quote) {})))

	lying := Text("One.")
	lying.Text = "Two."
	refuse(t, p, Adding("A text that is not its hash", []app.TextVersion{lying}, Actor("X")), app.Invalid)
}

func testCycles(t *testing.T, p Ports) {
	a, b, c := Issue("A"), Issue("B"), Issue("C")
	b.Parent, c.Parent = a.ID, b.ID
	apply(t, p, Adding("Issues", nil, c, b, a))
	a2 := a
	a2.Parent = c.ID
	refuse(t, p, Editing("A below C", a, a2), app.Invalid)
	x, y := Actor("X"), Actor("Y")
	x.Parent, y.Parent = y.ID, x.ID
	refuse(t, p, Adding("Each other's part", nil, x, y), app.Invalid)
	y.Parent = ""
	apply(t, p, Adding("One the other's part", nil, x, y))
}

func testInUse(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	st, other := s.statement("S-1"), s.statement("S-2")
	link := app.StatementLink{From: st.ID, To: other.ID, Type: app.LinkRepeats}
	coded := apply(t, p, Adding("Code", nil, st, other, link))
	if len(s.entry.Set.Changes) == 0 {
		t.Fatal("the sample is empty")
	}
	for _, c := range s.entry.Set.Changes {
		if c.Key() == Actor("Ministry of Trade").Key() {
			continue // nobody uses it
		}
		refuse(t, p, Editing("Remove "+c.Key().String(), c.After, nil), app.Invalid)
	}
	refuse(t, p, Editing("Remove a linked statement", st, nil), app.Invalid)
	refuse(t, p, Editing("Remove the project", Project(), nil), app.Invalid)
	apply(t, p, Editing("Remove an unused actor", record(t, p, Actor("Ministry of Trade").Key()), nil))
	apply(t, p, Undoing(coded))
	apply(t, p, Editing("Remove the issue", Issue("Grain quotas"), nil))
}

func testHistory(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	entries := []app.Entry{s.entry}
	for _, name := range []string{"One", "Two", "Three"} {
		e := Adding("Add "+name, nil, Actor(name))
		e.Group, e.Coder = "g1", "C2"
		entries = append(entries, apply(t, p, e))
	}
	entries = append(entries, apply(t, p, Undoing(entries[3])))
	all := must[[]app.Entry](t)(p.History(0, 0))
	if len(all) != len(entries) {
		t.Fatalf("%d entries, want %d", len(all), len(entries))
	}
	for i, got := range all {
		want := entries[len(entries)-1-i]
		want.Texts = nil
		equal(t, "entry", got, want)
	}
	two := must[[]app.Entry](t)(p.History(all[1].Seq, 2))
	equal(t, "two before the second", two, all[2:4])
	equal(t, "one", must[[]app.Entry](t)(p.History(0, 1)), all[:1])
	equal(t, "none before the first", len(must[[]app.Entry](t)(p.History(all[len(all)-1].Seq, 5))), 0)
}

func testNumbers(t *testing.T, p Ports) {
	next := must[int64](t)
	equal(t, "first", next(p.NextNumber("statement")), int64(1))
	equal(t, "second", next(p.NextNumber("statement")), int64(2))
	equal(t, "another counter", next(p.NextNumber("annotation")), int64(1))
	s := newSample().add(t, p)
	e := apply(t, p, Adding("Record", nil, s.statement("S-2")))
	apply(t, p, Undoing(e))
	equal(t, "after an undo", next(p.NextNumber("statement")), int64(3))
}

func testStatements(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	other := Text("Second.", "The board will sign.")
	apply(t, p, Adding("Second article", []app.TextVersion{other}, Article(other, func(a *app.Article) { a.Seq = 2 })))
	apply(t, p, Adding("Code", nil,
		s.statement("S-10"), s.statement("S-9"), s.statement("S-2"),
		Statement("S-11", other, "sign", By("ministry_of_trade", "grain_quotas")),
		Statement("S-1", other, "board"),
		Annotation("N-10", s.text, quoteWe), Annotation("N-2", s.text, quoteWe), Annotation("N-1", other, "board"),
	))
	tests := []struct {
		name string
		in   app.StatementFilter
		want []app.StatementID
	}{
		{"all", app.StatementFilter{}, []app.StatementID{"S-1", "S-2", "S-9", "S-10", "S-11"}},
		{"by id", app.StatementFilter{IDs: []app.StatementID{"S-10", "S-2", "S-77"}}, []app.StatementID{"S-2", "S-10"}},
		{"none of none", app.StatementFilter{IDs: []app.StatementID{}}, nil},
		{"by article", app.StatementFilter{Articles: []app.ArticleID{other.Article}}, []app.StatementID{"S-1", "S-11"}},
		{"by holder", app.StatementFilter{Holder: "anna_lê"}, []app.StatementID{"S-2", "S-9", "S-10"}},
		{"by issue", app.StatementFilter{Issue: "grain_quotas"}, []app.StatementID{"S-2", "S-9", "S-10", "S-11"}},
		{"by both", app.StatementFilter{Holder: "anna_lê", Articles: []app.ArticleID{other.Article}}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []app.StatementID
			for _, st := range must[[]app.Statement](t)(p.Statements(tt.in)) {
				got = append(got, st.ID)
				equal(t, "statement", app.Record(st), record(t, p, st.Key()))
			}
			equal(t, "ids", got, tt.want)
		})
	}
	var notes []app.AnnotationID
	for _, a := range must[[]app.Annotation](t)(p.Annotations(s.text.Article)) {
		notes = append(notes, a.ID)
	}
	equal(t, "annotations", notes, []app.AnnotationID{"N-2", "N-10"})
	equal(t, "all annotations", len(must[[]app.Annotation](t)(p.Annotations(""))), 3)
	equal(t, "records", len(must[[]app.Record](t)(p.Records(app.KindStatement))), 5)
}
