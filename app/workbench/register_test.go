package workbench_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

func TestRegister(t *testing.T) {
	b := newBench(t)
	b.importTexts(map[string]string{"a.txt": damText})
	id := b.article("a")
	first := b.record(app.Draft{
		Article: id, Holder: "Ilka Dorn", Issue: "Orva dam", Stance: app.Oppose, Note: "strong words", CreateMissing: true,
		Passages: []app.DraftPassage{{Text: quoteTail}},
	})
	second := b.record(app.Draft{
		Article: id, Holder: "Ilka Dorn", Issue: "Orva dam", Stance: app.Oppose, Passages: []app.DraftPassage{{Text: quoteTail}},
	})
	at := strings.Index(damText, quoteTail)
	note := must(b.Annotate(id, app.Bounds{Start: at, End: at + 5}, "look"))
	keys := []app.Key{first.Key(), note.Key()}
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	check(b.PutTag(app.Tag{ID: "coast", Name: "Coast", Colour: "teal"}))
	check(b.TagRecords(keys, "coast", true))
	check(b.LinkStatements(first.ID, second.ID, app.LinkConfirms))
	_ = must(b.PutNote(first.Key(), "see the map"))

	g := must(b.Register())
	if len(g.Rows) != 3 || g.All != 3 {
		t.Fatalf("%d rows of %d", len(g.Rows), g.All)
	}
	r := g.Rows[0]
	if r.Holder != "Ilka Dorn" || r.Issue != "Orva dam" || r.Quote() != quoteTail || r.NoteText() != "strong words · see the map" {
		t.Errorf("row %+v", r)
	}
	if d := cmp.Diff([]string{"Coast"}, g.Rows[2].Tagged); d != "" || g.Rows[2].NoteText() != "look" {
		t.Errorf("annotation %+v: %s", g.Rows[2], d)
	}
	if on := must(b.TagsOn(append(keys, second.Key()))); on["coast"] != 2 {
		t.Errorf("the tag is on %d", on["coast"])
	}
	if all := must(b.FindInRegister(t.Context(), g, "  ")); len(all.Rows) != 3 {
		t.Errorf("an empty query finds %d", len(all.Rows))
	}
	if _, err := b.FindInRegister(t.Context(), g, "dam"); app.CodeOf(err) != app.Unsupported {
		t.Errorf("without a searcher of rows: %v", err)
	}
	check(b.WithdrawAll([]app.Key{first.Key(), note.Key(), first.Key()}))
	if g := must(b.Register()); len(g.Rows) != 1 || g.Rows[0].Key() != second.Key() || len(must(b.Links(""))) != 0 {
		t.Errorf("after withdrawing: %+v", g.Rows)
	}
	b.sound()
	must(b.Undo())
	if g := must(b.Register()); len(g.Rows) != 3 || len(must(b.Links(""))) != 1 || g.Rows[0].NoteText() != "strong words · see the map" {
		t.Error("one undo does not bring all back")
	}
	if err := b.WithdrawAll([]app.Key{{Kind: app.KindActor, ID: "ilka_dorn"}}); app.CodeOf(err) != app.Unsupported {
		t.Errorf("an actor is withdrawn: %v", err)
	}
	if err := b.WithdrawAll([]app.Key{{Kind: app.KindStatement, ID: "S-99"}}); app.CodeOf(err) != app.NotFound {
		t.Errorf("what is not there is withdrawn: %v", err)
	}
	b.sound()
}
