package apptest

import (
	"testing"

	"parley/app"
)

func testLogHeads(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	e := Adding("Add one", nil, Actor("One"))
	e.Group, e.Coder = "g1", "C2"
	done := apply(t, p, e)
	dropped := apply(t, p, app.Entry{Act: app.Undo, Of: done.Seq, Coder: "C1", Set: app.ChangeSet{Label: "Dropped"}})
	heads := must[[]app.LogHead](t)(p.LogHeads(0, 0))
	equal(t, "heads", heads, []app.LogHead{
		{Seq: dropped.Seq, At: dropped.At, Coder: "C1", Act: app.Undo, Of: done.Seq, Label: "Dropped"},
		{Seq: done.Seq, At: done.At, Coder: "C2", Act: app.Do, Group: "g1", Label: "Add one", Records: 1},
		{Seq: s.entry.Seq, At: s.entry.At, Coder: s.entry.Coder, Act: app.Do, Label: s.entry.Set.Label, Records: len(s.entry.Set.Changes)},
	})
	equal(t, "one before the newest", must[[]app.LogHead](t)(p.LogHeads(dropped.Seq, 1)), heads[1:2])
	equal(t, "the record is untouched", record(t, p, Actor("One").Key()), app.Record(Actor("One")))
}

func testHistoryOf(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	a, b := s.statement("S-1"), s.statement("S-2")
	two := apply(t, p, Adding("Two", nil, a, b, Note("M-1", a.Key(), "why")))
	b2 := b
	b2.Note = "seen"
	edited := apply(t, p, Editing("Edit", b, b2))
	undone := apply(t, p, Undoing(edited))
	keys := func(k ...app.Key) []app.Key { return k }
	tests := []struct {
		name    string
		keys    []app.Key
		before  int64
		limit   int
		entries []app.Entry
		changes []int
	}{
		{"a record touched once", keys(a.Key()), 0, 0, []app.Entry{two}, []int{1}},
		{"a record touched often", keys(b.Key()), 0, 0, []app.Entry{undone, edited, two}, []int{1, 1, 1}},
		{"the newest", keys(b.Key()), 0, 1, []app.Entry{undone}, []int{1}},
		{"before an entry", keys(b.Key()), undone.Seq, 1, []app.Entry{edited}, []int{1}},
		{"two records, one twice", keys(b.Key(), a.Key(), b.Key()), edited.Seq, 0, []app.Entry{two}, []int{2}},
		{"nothing", nil, 0, 0, nil, nil},
		{"a record that never was", keys(app.Key{Kind: app.KindActor, ID: "none"}), 0, 0, nil, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := must[[]app.Entry](t)(p.HistoryOf(tt.keys, tt.before, tt.limit))
			if len(got) != len(tt.entries) {
				t.Fatalf("%d entries, want %d", len(got), len(tt.entries))
			}
			for i, e := range got {
				want := tt.entries[i]
				equal(t, "size", e.Records, len(want.Set.Changes))
				equal(t, "changes", len(e.Set.Changes), tt.changes[i])
				equal(t, "who, when, what", []any{e.Seq, e.At, e.Coder, e.Act, e.Of, e.Set.Label},
					[]any{want.Seq, want.At, want.Coder, want.Act, want.Of, want.Set.Label})
				for _, c := range e.Set.Changes {
					for _, w := range want.Set.Changes {
						if w.Key() == c.Key() {
							equal(t, "change", c, w)
						}
					}
				}
			}
		})
	}
}

func testRelated(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	issue := Issue("Oats")
	a, b, c := s.statement("S-1"), s.statement("S-2"), s.statement("S-12")
	c.Holder = "ministry_of_trade"
	link, other := app.StatementLink{From: "S-1", To: "S-2", Type: app.LinkDenies}, app.StatementLink{From: "S-12", To: "S-1", Type: app.LinkRepeats}
	own := app.CellOverride{Spec: "default", Actor: "anna_lê", Issue: "grain_quotas", Value: app.Oppose, Reason: "said so", At: Time()}
	note := Annotation("N-1", s.text, quoteWe)
	apply(t, p, Adding("Code", nil, issue, a, b, c, link, other, own, note, Note("M-1", a.Key(), "why"), Note("M-2", issue.Key(), "what")))
	left := a
	left.Issue = issue.ID
	apply(t, p, Editing("Move", a, left))
	apply(t, p, Editing("Forget the link", link, nil))
	apply(t, p, Editing("Forget the note", Note("M-1", a.Key(), "why"), nil))
	apply(t, p, Editing("Forget the annotation", note, nil))
	later := Later(s.text, "Quota talks stall.", "“We will not accept quotas,” she said.")
	apply(t, p, Adding("New text", []app.TextVersion{later}, Revision("V-1", s.text, later), Placed(b.Key(), b.Passages[0].Quote, later, quoteWe)))
	cell := []app.CellKey{{Actor: "anna_lê", Issue: "grain_quotas"}}
	article := []app.Key{{Kind: app.KindArticle, ID: string(s.text.Article)}}
	tests := []struct {
		name string
		in   app.RelatedQuery
		want []string
	}{
		{"statements that were in a cell", app.RelatedQuery{Kind: app.KindStatement, Cells: cell}, []string{"S-1", "S-2"}},
		{"a statement that came in", app.RelatedQuery{Kind: app.KindStatement, Cells: []app.CellKey{{Actor: "anna_lê", Issue: "oats"}}}, []string{"S-1"}},
		{"statements of an article", app.RelatedQuery{Kind: app.KindStatement, Of: article}, []string{"S-1", "S-12", "S-2"}},
		{"annotations of an article", app.RelatedQuery{Kind: app.KindAnnotation, Of: article}, []string{"N-1"}},
		{"overrides", app.RelatedQuery{Kind: app.KindOverride, Cells: cell}, []string{"default/anna_lê/grain_quotas"}},
		{"notes, also of old", app.RelatedQuery{Kind: app.KindNote, Of: []app.Key{a.Key()}}, []string{"M-1"}},
		{"notes on an issue", app.RelatedQuery{Kind: app.KindNote, Of: []app.Key{issue.Key(), a.Key()}}, []string{"M-1", "M-2"}},
		{"links, also of old", app.RelatedQuery{Kind: app.KindLink, Of: []app.Key{b.Key()}}, []string{"S-1 denies S-2"}},
		{"links of either side", app.RelatedQuery{Kind: app.KindLink, Of: []app.Key{a.Key()}}, []string{"S-1 denies S-2", "S-12 repeats S-1"}},
		{"revisions of an article", app.RelatedQuery{Kind: app.KindRevision, Of: article}, []string{"V-1"}},
		{"placements of a statement", app.RelatedQuery{Kind: app.KindPlacement, Of: []app.Key{b.Key()}}, []string{Placed(b.Key(), b.Passages[0].Quote, later, "").Key().ID}},
		{"placements of another", app.RelatedQuery{Kind: app.KindPlacement, Of: []app.Key{a.Key()}}, nil},
		{"nothing", app.RelatedQuery{Kind: app.KindActor, Of: article}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, k := range must[[]app.Key](t)(p.Related(tt.in)) {
				equal(t, "kind", k.Kind, tt.in.Kind)
				got = append(got, k.ID)
			}
			equal(t, "ids", got, tt.want)
		})
	}
}

func testStep(t *testing.T, p Ports) {
	newSample().add(t, p)
	one, two := Actor("One"), Actor("Two")
	first, second := apply(t, p, Adding("First", nil, one)), apply(t, p, Adding("Second", nil, two))
	var told []app.Entry
	each := func(e app.Entry) { told = append(told, e) }
	if err := p.Step(app.StepBack{Act: app.Undo, Of: []int64{second.Seq, first.Seq}, Coder: "C2"}, each); err != nil {
		t.Fatal(err)
	}
	equal(t, "told", len(told), 2)
	log := must[[]app.Entry](t)(p.History(0, 2))
	for i, e := range log {
		equal(t, "entry", e, told[1-i])
		equal(t, "coder", e.Coder, app.CoderID("C2"))
	}
	equal(t, "undone", []any{record(t, p, one.Key()), record(t, p, two.Key())}, []any{nil, nil})

	apply(t, p, Adding("In the way", nil, two))
	err := p.Step(app.StepBack{Act: app.Redo, Of: []int64{first.Seq, second.Seq}, Coder: "C1"}, each)
	if app.CodeOf(err) != app.Conflict {
		t.Fatalf("a step that cannot be done: %v", err)
	}
	equal(t, "half of the step", record(t, p, one.Key()), app.Record(nil))
	equal(t, "log after a step that failed", must[[]app.Entry](t)(p.History(0, 1))[0].Set.Label, "In the way")
	if err := p.Step(app.StepBack{Act: app.Redo, Of: []int64{999}}, each); app.CodeOf(err) != app.NotFound {
		t.Errorf("an entry that does not exist: %v", err)
	}
}
