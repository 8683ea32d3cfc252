package present_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

// elsewhere gives a statement whose first quote the text shown does not have.
func elsewhere() app.Statement {
	s := statement("S-1", "we accept the ferry line")
	gone := app.Passage{Role: app.RoleContent, Quote: quote("Harbour talks")}
	gone.Version, gone.Exact = app.HashText("an older text"), "words of the older text"
	s.Passages = append([]app.Passage{gone}, s.Passages...)
	return s
}

// A quote of another text version is never drawn, jumped to or cut from the text shown;
// an edited statement keeps it.
func TestQuotesOfAnotherText(t *testing.T) {
	r := newReader(t, article(elsewhere()))
	state := r.goTo(present.Route{Article: "a1", Statement: "S-1"})
	if len(state.Marks) != 1 || state.Marks[0].Bounds != place("we accept the ferry line") {
		t.Errorf("marks %+v", state.Marks)
	}
	if state.Reveal.Off != place("we accept").Start {
		t.Errorf("the statement is looked for at %d", state.Reveal.Off)
	}
	w := newCoding(t, elsewhere())
	w.p.Edit("S-1")
	w.p.Record()
	w.run()
	if len(w.lib.drafts) != 1 {
		t.Fatalf("%d drafts", len(w.lib.drafts))
	}
	want := []app.DraftPassage{{Role: app.RoleContent, Bounds: place("we accept the ferry line")}}
	if d := cmp.Diff(want, w.lib.drafts[0].Passages); d != "" {
		t.Errorf("passages of the draft (-want +got)\n%s", d)
	}
}
