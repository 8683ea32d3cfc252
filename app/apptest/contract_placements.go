package apptest

import (
	"testing"

	"parley/app"
)

func testPlacements(t *testing.T, p Ports) {
	s := newSample().add(t, p)
	st := s.statement("S-1")
	note := Annotation("N-1", s.text, quoteLast)
	apply(t, p, Adding("Coding", nil, st, note))
	later := Later(s.text, "Minister Lê said: “We will not accept quotas,” and sat down.")
	placed := Placed(st.Key(), st.Passages[0].Quote, later, quoteWe)
	refuse(t, p, Adding("No such text", nil, placed), app.Invalid)

	added := apply(t, p, Adding("Add text version 2", []app.TextVersion{later}, Revision("V-1", s.text, later)))
	lost := Placed(note.Key(), note.Quote, later, "")
	done := apply(t, p, Adding("Place quotes", nil, placed, lost))
	for _, want := range []app.Record{placed, lost, Revision("V-1", s.text, later)} {
		equal(t, want.Key().String(), record(t, p, want.Key()), want)
	}
	equal(t, "placements", must[[]app.Placement](t)(p.Placements(s.text.Article)), []app.Placement{placed, lost})
	equal(t, "of no article", len(must[[]app.Placement](t)(p.Placements("none"))), 0)
	equal(t, "revisions", must[[]app.Revision](t)(p.Revisions("")), []app.Revision{Revision("V-1", s.text, later)})

	accepted := placed
	accepted.Method, accepted.Bounds = app.MethodByHand, Quote(later, "sat down").Bounds
	decided := apply(t, p, Editing("Mark", placed, accepted))
	equal(t, "decided", record(t, p, placed.Key()), app.Record(accepted))
	apply(t, p, Undoing(decided))
	equal(t, "taken back", record(t, p, placed.Key()), app.Record(placed))

	for name, bad := range map[string]func(*app.Placement){
		"another quote":       func(x *app.Placement) { x.Quote.Span.End-- },
		"another owner":       func(x *app.Placement) { x.Quote.Owner.ID = "S-9" },
		"outside the text":    func(x *app.Placement) { x.End = len(later.Text) + 1 },
		"in half a character": func(x *app.Placement) { x.Start++ },
		"in its own text":     func(x *app.Placement) { x.Version = s.text.ID },
		"unknown status":      func(x *app.Placement) { x.Status = "fine" },
		"no bounds":           func(x *app.Placement) { x.Bounds = app.Bounds{} },
	} {
		x := placed
		x.Quote.Span = st.Passages[0].Span
		bad(&x)
		before := app.Record(nil)
		if x.Key() == placed.Key() {
			before = placed
		}
		if _, err := p.Apply(Editing(name, before, x)); app.CodeOf(err) != app.Invalid {
			t.Errorf("%s: %v, want invalid", name, err)
		}
	}
	testPlacedInUse(t, p, st, note)
	if found := must[[]app.Finding](t)(p.Check(t.Context())); len(found) != 0 {
		t.Errorf("findings %v", found)
	}
	apply(t, p, Undoing(done))
	apply(t, p, Undoing(added))
	equal(t, "after undo", len(must[[]app.Placement](t)(p.Placements(""))), 0)
}

// testPlacedInUse tries to lose quotes that are placed.
func testPlacedInUse(t *testing.T, p Ports, st app.Statement, note app.Annotation) {
	t.Helper()
	refuse(t, p, Editing("Withdraw", st, nil), app.Invalid)
	refuse(t, p, Editing("Remove annotation", note, nil), app.Invalid)
	moved := st
	moved.Passages = nil
	refuse(t, p, Editing("Other quotes", st, moved), app.Invalid)
	recoded := st
	recoded.Stance = app.Oppose
	done := apply(t, p, Editing("Recode", st, recoded))
	apply(t, p, Undoing(done))
}
