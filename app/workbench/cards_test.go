package workbench_test

import (
	"testing"

	"parley/app"
)

func TestCard(t *testing.T) {
	b := tollBench(t)
	half := 60.0
	d := draft(b, "Mayor Lind", "Bridge toll", app.Oppose, "The toll is dead")
	d.StatedAt, d.ScalePoint = "2025-04-01", &half
	b.record(d)
	d = draft(b, "Council", "Bridge toll", app.Support, "never return")
	d.StatedAt = "2025-04-05"
	b.record(d)
	ask := func(q app.CardQuery) app.Card {
		t.Helper()
		c, err := b.Card(t.Context(), app.DefaultSpec(), q)
		if err != nil {
			t.Fatal(err)
		}
		return c
	}
	actor := ask(app.CardQuery{Actor: "lind"})
	if len(actor.Rows) != 1 || actor.Rows[0].Name != "Bridge toll" || actor.Rows[0].Quote != "The toll is dead" || actor.Rows[0].Statement == "" || actor.Scale != nil {
		t.Errorf("actor %+v", actor.Rows)
	}
	issue := ask(app.CardQuery{Issue: "toll"})
	if len(issue.Rows) != 2 || issue.Scale == nil {
		t.Fatalf("issue %+v", issue.Rows)
	}
	places := map[string]float64{}
	for _, s := range issue.Scale.Shapes {
		places[s.Text] = s.X
	}
	if lind, council := places["▼ Ann Lind"], places["▲ Council"]; lind == 0 || council <= lind {
		t.Errorf("on the scale: Lind at %g, the council at %g", lind, council)
	}
	if cell := ask(app.CardQuery{Actor: "lind", Issue: "toll"}); len(cell.Rows) != 1 || cell.Title != "Ann Lind → Bridge toll" {
		t.Errorf("cell %+v", cell)
	}
	whole := map[string]bool{}
	for _, s := range ask(app.CardQuery{Matrix: true}).Picture.Shapes {
		whole[s.Text] = true
	}
	for _, text := range []string{"Ann Lind", "Council", "Bridge toll", "▼ Oppose", "▲ Support"} {
		if !whole[text] {
			t.Errorf("the picture of the matrix lacks %q: %v", text, whole)
		}
	}
	if m := ask(app.CardQuery{}); len(m.Rows) != 0 || len(m.Picture.Shapes) < 4 {
		t.Errorf("map %+v", m)
	}
	if _, err := b.Card(t.Context(), app.DefaultSpec(), app.CardQuery{Actor: "nobody"}); app.CodeOf(err) != app.NotFound {
		t.Errorf("an actor that is not there: %v", err)
	}
}
