package present_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

// fill types a whole statement into the form.
func (w *codingWorld) fill(words, holder, issue string, s app.Stance) {
	w.p.Propose(place(words))
	w.p.SetHolder(holder)
	w.p.SetIssue(issue)
	w.p.ChooseStance(s)
}

func TestCodingSameQuoteFromTheForm(t *testing.T) {
	w := newCoding(t)
	w.lib.record = func(d app.Draft) (app.Statement, error) {
		s := statement("S-9", "we accept the ferry line")
		s.Holder = "south"
		return s, nil
	}
	w.p.Propose(place("we accept the ferry line"))
	w.p.SameQuote("")
	w.run()
	if len(w.lib.drafts) != 0 || w.p.State().Focus.Field != present.FieldHolder {
		t.Fatal("an unfinished form is recorded, or nothing says what it lacks")
	}
	w.fill("we accept the ferry line", "Southland", "Ferry line", app.Support)
	w.p.SameQuote("")
	w.run()
	s := w.p.State()
	if !s.Open || s.Heading != "Same quote, next issue" || s.Holder != "Southland" || s.Issue != "" || s.Stance != "" || s.Quote != "we accept the ferry line" {
		t.Fatalf("form %+v", s)
	}
	if s.Focus.Field != present.FieldIssue || s.Current != "" && w.closed != 0 {
		t.Errorf("focus %s, closed %d", s.Focus.Field, w.closed)
	}
	w.p.SetIssue("levy")
	w.p.ChooseStance(app.Oppose)
	w.p.Record()
	w.run()
	if len(w.lib.drafts) != 2 || w.p.State().Open {
		t.Fatalf("%d drafts, open %v", len(w.lib.drafts), w.p.State().Open)
	}
	d := w.lib.drafts[1]
	if d.ID != "" || d.Issue != "levy" || d.Stance != app.Oppose || len(d.Passages) != 1 || d.Origin != "" {
		t.Errorf("second draft %+v", d)
	}
}

func TestCodingActsOnWhatIsHere(t *testing.T) {
	x := 40.0
	first := statement("S-1", "we accept the ferry line")
	first.ScalePoint, first.Certainty, first.Review, first.Paraphrase = &x, "PR", app.ReviewDisputed, "yes to ferries"
	w := newCoding(t, first, statement("S-2", "reject the toll"))
	if _, ok := w.p.Here(); ok {
		t.Error("something is here before anything was touched")
	}
	w.p.SameQuote("")
	if !w.noticed("Record a statement first") {
		t.Error("the same quote of nothing says nothing")
	}
	w.p.Point(present.Thing{Kind: present.MarkStatement, Ref: "S-1"})
	if here, ok := w.p.Here(); !ok || here.Ref != "S-1" || w.p.State().Current != "S-1" {
		t.Errorf("here is %v, the list shows %q", here, w.p.State().Current)
	}
	w.p.Duplicate("S-1")
	s := w.p.State()
	if s.Heading != "New statement, like S-1" || s.Editing != "" || s.Further[present.FieldScale] != "40" || s.Further[present.FieldCertainty] != "PR" {
		t.Errorf("form %+v", s)
	}
	w.p.SameQuote("S-1") // of the open form: it is complete, so it is recorded
	w.run()
	w.p.Close()
	w.p.SameQuote("S-1")
	if s = w.p.State(); s.Holder != "Norland" || s.Issue != "" || s.Further[present.FieldParaphrase] != "" || s.Further[present.FieldScale] != "" {
		t.Errorf("same quote, next issue: %+v", s)
	}
	w.p.Close()
	w.lib.drafts = nil
	w.p.ToggleKey("S-1")
	w.run()
	if len(w.lib.drafts) != 1 {
		t.Fatal("not marked as key evidence")
	}
	d := w.lib.drafts[0]
	if d.ID != "S-1" || !d.KeyEvidence || d.Review != app.ReviewDisputed || d.Certainty != "PR" || !w.traced("key S-1 true") {
		t.Errorf("draft %+v", d)
	}
}

func TestCodingSticksToTheSource(t *testing.T) {
	w := newCoding(t)
	w.lib.record = func(d app.Draft) (app.Statement, error) {
		s := statement("S-1", "reject the toll")
		s.Attribution = d.Attribution
		return s, nil
	}
	record := func() {
		w.p.Record()
		w.run()
		if w.p.State().Open {
			t.Fatalf("not recorded: %s", w.p.State().Missing)
		}
	}
	w.fill("reject the toll", "Southland", "Road toll", app.Oppose)
	w.p.ChooseAttribution(app.SecondHandNamed)
	w.p.SetReporter("The envoy")
	record()
	w.p.Propose(place("Southerners reject the toll"))
	if s := w.p.State(); s.Attribution != app.SecondHandNamed || s.Reporter != "The envoy" || s.AttributionHint != "as in the last statement of this article" {
		t.Errorf("attribution %s by %q (%s)", s.Attribution, s.Reporter, s.AttributionHint)
	}
	w.p.Propose(place("we accept the ferry line")) // of another kind
	if s := w.p.State(); s.Attribution != app.DirectQuote {
		t.Errorf("a direct quote becomes %s", s.Attribution)
	}
	w.p.Close()
	w.p.Propose(place("reject the toll"))
	w.p.ChooseAttribution(app.IndirectQuote)
	w.p.ChooseStance(app.Oppose)
	record()
	w.p.Propose(place("reject the toll"))
	if s := w.p.State(); s.Attribution != app.IndirectQuote || s.Reporter != "" {
		t.Errorf("what was derived does not count again: %s by %q", s.Attribution, s.Reporter)
	}
}

func TestCodingFurtherFields(t *testing.T) {
	w := newCoding(t)
	w.fill("reject the toll", "Southland", "Road toll", app.Oppose)
	w.p.SetFurther(present.FieldSalience, "much")
	w.p.Record()
	w.run()
	if s := w.p.State(); len(w.lib.drafts) != 0 || !s.FurtherShown || s.Missing != "Salience is a number from 0 to 100." {
		t.Fatalf("recorded %d; %q", len(w.lib.drafts), s.Missing)
	}
	for f, v := range map[present.Field]string{
		present.FieldSalience: "62,5", present.FieldCertainty: "U", present.FieldAct: "demand", present.FieldTime: "past",
		present.FieldConfidence: "low", present.FieldPolarity: "-", present.FieldParaphrase: " no toll ", present.FieldFirmness: "100",
	} {
		w.p.SetFurther(f, v)
	}
	w.p.SetKeyEvidence(true)
	w.p.Record()
	w.run()
	salience, firmness := 62.5, 100.0
	want := app.Draft{
		Article: "a1", Holder: "Southland", Issue: "Road toll", Stance: app.Oppose, Attribution: app.IndirectQuote, CreateMissing: true,
		Passages: []app.DraftPassage{{Role: app.RoleContent, Bounds: place("reject the toll")}}, Salience: &salience, Firmness: &firmness,
		Certainty: "U", Act: "demand", TimeReference: "past", CoderConfidence: "low", Polarity: "-", Paraphrase: "no toll", KeyEvidence: true,
	}
	if d := cmp.Diff([]app.Draft{want}, w.lib.drafts); d != "" {
		t.Error(d)
	}
	if s := w.p.State(); s.KeyEvidence || len(s.Further) != 0 || !s.FurtherShown {
		t.Errorf("the next form begins with %+v", s.Further)
	}
}

func TestFindOthers(t *testing.T) {
	all := []present.Other{{ID: "S-4", Words: "S-4 Norland → Ferry line"}, {ID: "S-12", Words: "S-12 Southland → Road toll", Detail: "Oppose"}, {ID: "S-1", Words: "S-1 Norland → Road toll"}}
	tests := []struct {
		name, typed string
		want        []app.StatementID
	}{
		{"nothing typed", "", []app.StatementID{"S-4", "S-12", "S-1"}},
		{"actor and issue", "nor toll", []app.StatementID{"S-1"}},
		{"a number comes first", "1", []app.StatementID{"S-1", "S-12"}},
		{"stance", "oppose", []app.StatementID{"S-12"}},
		{"none", "xyz", nil},
	}
	for _, tt := range tests {
		var got []app.StatementID
		for _, o := range present.FindOthers(all, tt.typed) {
			got = append(got, o.ID)
		}
		if d := cmp.Diff(tt.want, got); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
	}
}
