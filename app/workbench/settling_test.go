package workbench_test

import (
	"testing"

	"parley/app"
)

// two gives the projects of two coders of the same article.
func two(t *testing.T) (ours, theirs *bench) {
	t.Helper()
	return tollBench(t), tollBench(t)
}

func draft(b *bench, holder, issue string, stance app.Stance, words string) app.Draft {
	return app.Draft{
		Article: b.article("a"), Holder: holder, Issue: issue, Stance: stance, CreateMissing: true,
		Passages: []app.DraftPassage{{Text: words}},
	}
}

func TestSettle(t *testing.T) {
	ours, theirs := two(t)
	mine := ours.record(draft(ours, "Mayor Lind", "Bridge toll", app.Oppose, "The toll is dead"))
	alone := ours.record(draft(ours, "Bo Marsk", "Tunnel", app.Support, "told reporters"))
	theirs.record(draft(theirs, "City hall", "Bridge toll", app.StrongOppose, "The toll is dead"))
	theirs.record(draft(theirs, "Ann", "A new issue", app.Support, "Ann wants a tunnel"))
	other, err := theirs.Coded(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	found, err := ours.Compare(t.Context(), other)
	if err != nil || len(found.Disagreements) != 3 {
		t.Fatalf("%v, %+v", err, found.Disagreements)
	}
	for _, d := range found.Disagreements {
		if err := ours.Settle(t.Context(), other, d); err != nil {
			t.Fatalf("%+v: %v", d, err)
		}
	}
	after, err := ours.Compare(t.Context(), other)
	if err != nil || len(after.Disagreements) != 0 {
		t.Errorf("%v, left %+v", err, after.Disagreements)
	}
	r, err := ours.store.Record(mine.Key())
	if s := r.(app.Statement); err != nil || s.Stance != app.StrongOppose || s.Holder == mine.Holder || s.Coder != mine.Coder || s.QuoteText() != mine.QuoteText() {
		t.Errorf("settled %+v, %v", s, err)
	}
	if _, err := ours.store.Record(alone.Key()); app.CodeOf(err) != app.NotFound {
		t.Errorf("a statement that the other does not have: %v", err)
	}
	for range found.Disagreements { // each is one step
		if _, err := ours.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	again, err := ours.Compare(t.Context(), other)
	if err != nil || len(again.Disagreements) != 3 {
		t.Errorf("%v, after undoing %+v", err, again.Disagreements)
	}
	if err := ours.Settle(t.Context(), other, app.Disagreement{B: "S-99"}); app.CodeOf(err) != app.NotFound {
		t.Errorf("a statement that is not there: %v", err)
	}
}

func TestSpecsAreKeptUnderNames(t *testing.T) {
	b := newBench(t)
	spec := app.DefaultSpec()
	spec.ID, spec.Name, spec.Resolver = "", "Weekly", "majority"
	spec.Display = &app.MatrixDisplay{Mode: app.ModeHeat, SortRows: app.SortHand, Rows: []app.ActorID{"norland"}}
	kept, err := b.SaveSpec(spec)
	if err != nil || kept.ID == "" {
		t.Fatal(kept, err)
	}
	if _, err := b.SaveSpec(spec); app.CodeOf(err) != app.Conflict {
		t.Errorf("a name that is taken: %v", err)
	}
	kept.Resolver = "net"
	if _, err := b.SaveSpec(kept); err != nil {
		t.Error(err)
	}
	all, err := b.Specs()
	if err != nil || len(all) != 2 || all[0].ID != "default" || all[1].Resolver != "net" || all[1].Display.Mode != app.ModeHeat {
		t.Errorf("%v, recipes %+v", err, all)
	}
	if err := b.RemoveSpec(kept.ID); err != nil {
		t.Error(err)
	}
	if all, _ = b.Specs(); len(all) != 1 {
		t.Errorf("after removal %+v", all)
	}
	if _, err := b.Undo(); err != nil {
		t.Error(err)
	}
	if all, _ = b.Specs(); len(all) != 2 {
		t.Errorf("after undo %+v", all)
	}
}
