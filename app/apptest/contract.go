package apptest

import (
	"encoding/json"
	"reflect"
	"testing"

	"parley/app"
)

// TestLedger runs the contract of the project's ports: what the workbench may rely on,
// whoever keeps the project. open gives a new project with the record of Project and
// nothing else.
func TestLedger(t *testing.T, open func(testing.TB) Ports) {
	tests := []struct {
		name string
		run  func(*testing.T, Ports)
	}{
		{"add, read back", testAdd},
		{"undo and redo", testUndoRedo},
		{"a change since reading is a conflict", testConflict},
		{"a failed edit changes nothing", testAtomic},
		{"one record changed twice in a set", testTwice},
		{"references must exist", testReferences},
		{"quotes must stand in their text", testQuotes},
		{"trees have no cycles", testCycles},
		{"what is in use is not removed", testInUse},
		{"history is newest first", testHistory},
		{"heads of the log", testLogHeads},
		{"history by record", testHistoryOf},
		{"what ever belonged to a record", testRelated},
		{"a step is taken whole or not at all", testStep},
		{"numbers are given once", testNumbers},
		{"statements by filter, in order", testStatements},
		{"codebook in the order of making", testCodebook},
		{"texts by hash", testTexts},
		{"article heads", testHeads},
		{"near-duplicates", testDuplicates},
		{"index marks", testMarks},
		{"index marks follow names", testMarkedByName},
		{"a removed article leaves the index", testGone},
		{"quotes in later text versions", testPlacements},
		{"a sound project has no findings", testCheck},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) { tt.run(t, open(t)) })
	}
}

// sample is a small project: one article, two actors, one issue.
type sample struct {
	text  app.TextVersion
	entry app.Entry
}

const (
	quoteWe   = "“We will not accept quotas,”"
	quoteLast = "The ministry agreed."
)

func newSample() sample {
	tv := Text("Quota talks stall.", "Minister Lê said: “We will not accept quotas,” and left. The ministry agreed.", "Talks go on – in May.")
	return sample{text: tv, entry: Adding("Import 1 article", []app.TextVersion{tv},
		Outlet("The Courier"),
		Article(tv, func(a *app.Article) { a.Outlet = "the_courier" }),
		Actor("Anna Lê", func(a *app.Actor) { a.Type = "person"; a.Aliases = []app.Alias{{Text: "Minister Lê"}} }),
		Actor("Ministry of Trade", func(a *app.Actor) { a.Type = "ministry" }),
		Issue("Grain quotas"),
	)}
}

func (s sample) add(t *testing.T, p Ports) sample {
	t.Helper()
	s.entry = apply(t, p, s.entry)
	return s
}

func (s sample) statement(id app.StatementID) app.Statement {
	return Statement(id, s.text, quoteWe, By("anna_lê", "grain_quotas"))
}

func apply(t testing.TB, p Ports, e app.Entry) app.Entry {
	t.Helper()
	done, err := p.Apply(e)
	if err != nil {
		t.Fatalf("apply %q: %v", e.Set.Label, err)
	}
	if done.Seq == 0 || done.At.IsZero() {
		t.Fatalf("apply %q: entry without seq or time: %d, %v", e.Set.Label, done.Seq, done.At)
	}
	return done
}

func refuse(t testing.TB, p Ports, e app.Entry, want app.Code) {
	t.Helper()
	_, err := p.Apply(e)
	if got := app.CodeOf(err); got != want {
		t.Fatalf("apply %q: code %q (%v), want %q", e.Set.Label, got, err, want)
	}
}

func equal(t testing.TB, what string, got, want any) {
	t.Helper()
	if reflect.DeepEqual(got, want) {
		return
	}
	g, _ := json.MarshalIndent(got, "", " ")
	w, _ := json.MarshalIndent(want, "", " ")
	t.Errorf("%s:\ngot  %s\nwant %s", what, g, w)
}

func must[T any](t testing.TB) func(T, error) T {
	t.Helper()
	return func(v T, err error) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
}

func record(t testing.TB, p Ports, k app.Key) app.Record {
	t.Helper()
	r, err := p.Record(k)
	if app.CodeOf(err) == app.NotFound {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func testAdd(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	if len(s.entry.Set.Changes) == 0 {
		t.Fatal("the sample is empty")
	}
	for _, c := range s.entry.Set.Changes {
		equal(t, c.Key().String(), record(t, p, c.Key()), c.After)
	}
	equal(t, "project", must[app.Project](t)(p.Project()), Project())
	equal(t, "article", must[app.Article](t)(p.Article(s.text.Article)).Version, s.text.ID)
	if _, err := p.Article("none"); app.CodeOf(err) != app.NotFound {
		t.Errorf("an unknown article: %v, want not found", err)
	}
	if _, err := p.Record(app.Key{Kind: app.KindActor, ID: "none"}); app.CodeOf(err) != app.NotFound {
		t.Errorf("an unknown actor: %v, want not found", err)
	}
}

func testUndoRedo(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	st := s.statement("S-1")
	done := apply(t, p, Adding("Record statement", nil, st))
	undone := apply(t, p, Undoing(done))
	if got := record(t, p, st.Key()); got != nil {
		t.Fatalf("after undo there is %v", got)
	}
	redone := apply(t, p, Redoing(done))
	equal(t, "after redo", record(t, p, st.Key()), app.Record(st))
	for _, e := range []app.Entry{undone, redone} {
		if e.Of != done.Seq {
			t.Errorf("entry %d is of %d, want %d", e.Seq, e.Of, done.Seq)
		}
	}
	apply(t, p, Undoing(done))
	apply(t, p, Undoing(s.entry))
	if heads := must[[]app.ArticleHead](t)(p.Articles(app.ArticleFilter{})); len(heads) != 0 {
		t.Errorf("after undoing the import there are %d articles", len(heads))
	}
	apply(t, p, Redoing(s.entry))
	for _, c := range s.entry.Set.Changes {
		equal(t, "after redo "+c.Key().String(), record(t, p, c.Key()), c.After)
	}
	refuse(t, p, app.Entry{Act: app.Undo, Of: 999, Set: done.Set}, app.NotFound)
	refuse(t, p, app.Entry{Act: app.Undo, Set: done.Set}, app.Invalid)
}

func testConflict(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	was := s.entry.Set.Changes[2].After.(app.Actor)
	now := was
	now.Name = "Anna Le"
	apply(t, p, Editing("Rename actor", was, now))
	other := was
	other.Colour = "#112233"
	refuse(t, p, Editing("Colour actor", was, other), app.Conflict)
	refuse(t, p, Editing("Add actor", nil, now), app.Conflict)
	refuse(t, p, Editing("Edit nobody", Actor("Nobody"), Actor("Nobody", func(a *app.Actor) { a.Colour = "#1" })), app.Conflict)
	refuse(t, p, Editing("Remove actor", was, nil), app.Conflict)
	equal(t, "actor", record(t, p, was.Key()), app.Record(now))
}

func testAtomic(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	was, _ := p.History(0, 0)
	e := Adding("Two", nil, Actor("New one"), Actor("Anna Lê"))
	refuse(t, p, e, app.Conflict)
	e = Adding("Bad", nil, Actor("New one"), Statement("S-1", s.text, quoteWe, By("nobody", "grain_quotas")))
	refuse(t, p, e, app.Invalid)
	refuse(t, p, app.Entry{Set: app.ChangeSet{Label: "Nothing"}}, app.Invalid)
	refuse(t, p, Adding("Blank", nil, Actor(" ")), app.Invalid)
	if got := record(t, p, Actor("New one").Key()); got != nil {
		t.Errorf("half of a failed edit is there: %v", got)
	}
	now, _ := p.History(0, 0)
	equal(t, "log", len(now), len(was))
}

func testTwice(t *testing.T, p Ports) {
	a := Actor("One")
	b, c := a, a
	b.Colour, c.Colour = "#1", "#2"
	e := apply(t, p, app.Entry{Set: app.ChangeSet{Label: "Twice", Changes: []app.Change{
		{After: a},
		{Before: a, After: b},
		{Before: b, After: c},
	}}})
	equal(t, "act", e.Act, app.Do)
	equal(t, "after three changes", record(t, p, a.Key()), app.Record(c))
	apply(t, p, Undoing(e))
	if got := record(t, p, a.Key()); got != nil {
		t.Errorf("after undo there is %v", got)
	}
}
