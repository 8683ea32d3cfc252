package present_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

type codingWorld struct {
	*desk
	lib    *library
	p      *present.Coding
	closed int
}

func newCoding(t *testing.T, statements ...app.Statement) *codingWorld {
	w := &codingWorld{desk: newDesk(t), lib: &library{book: book()}}
	env := w.env()
	w.p = present.NewCoding(env, present.CodingPorts{
		Recorder: w.lib, Book: w.lib, Acts: present.NewActs(env), Nav: w.desk, Closed: func() { w.closed++ },
	})
	w.p.Reload()
	w.run()
	w.p.ShowArticle(article(statements...))
	return w
}

func TestCodingRecordsInFiveKeys(t *testing.T) {
	w := newCoding(t)
	if s := w.p.State(); s.Open || s.Advice == "" {
		t.Errorf("without words: open %v, advice %q", s.Open, s.Advice)
	}
	w.p.Propose(place("we accept the ferry line"))
	s := w.p.State()
	if !s.Open || s.Quote != "we accept the ferry line" || s.QuoteMeta != "paragraph 2 · 5 words" {
		t.Errorf("quote %q, %q", s.Quote, s.QuoteMeta)
	}
	if s.Attribution != app.DirectQuote || s.AttributionHint == "" {
		t.Errorf("attribution %q (%s)", s.Attribution, s.AttributionHint)
	}
	if s.DateHint != "11 Apr 2025, the article’s date" || s.Missing != "Who holds the position?" {
		t.Errorf("date %q, missing %q", s.DateHint, s.Missing)
	}
	w.p.Start()
	w.p.SetHolder("the northerners")
	w.p.Resolve(present.FieldHolder)
	w.p.Next(present.FieldHolder)
	w.p.SetIssue("Bridge")
	if s = w.p.State(); s.Holder != "Norland" || s.HolderHint != "" || s.IssueHint == "" || s.Focus.Field != present.FieldIssue {
		t.Errorf("holder %q (%q), issue hint %q, focus %s", s.Holder, s.HolderHint, s.IssueHint, s.Focus.Field)
	}
	w.p.Next(present.FieldIssue)
	if !w.p.Key(2) || w.p.Key(10) {
		t.Error("the digit keys do not choose stances")
	}
	w.p.Next(present.FieldStance)
	if !w.p.State().Busy {
		t.Error("does not say that it records")
	}
	w.run()
	want := app.Draft{
		Article: "a1", Holder: "Norland", Issue: "Bridge", Stance: app.Support, Attribution: app.DirectQuote, CreateMissing: true,
		Passages: []app.DraftPassage{{Role: app.RoleContent, Bounds: place("we accept the ferry line")}},
	}
	if d := cmp.Diff([]app.Draft{want}, w.lib.drafts); d != "" {
		t.Error(d)
	}
	if s = w.p.State(); s.Open || s.Holder != "Norland" || s.Issue != "Bridge" || s.Stance != "" || w.closed != 1 || !w.traced("recorded S-1") {
		t.Errorf("after recording: %+v, closed %d", s, w.closed)
	}
}

func TestCodingAsksForWhatIsMissing(t *testing.T) {
	fill := map[present.Field]func(*present.Coding){
		present.FieldHolder:    func(p *present.Coding) { p.SetHolder("Norland") },
		present.FieldIssue:     func(p *present.Coding) { p.SetIssue("Ferry line") },
		present.FieldStance:    func(p *present.Coding) { p.ChooseStance(app.ConditionalSupport) },
		present.FieldCondition: func(p *present.Coding) { p.SetCondition("if dredged") },
		present.FieldReporter:  func(p *present.Coding) { p.SetReporter("The envoy") },
	}
	order := []present.Field{present.FieldHolder, present.FieldIssue, present.FieldStance, present.FieldCondition, present.FieldReporter}
	w := newCoding(t)
	w.p.Propose(place("reject the toll"))
	w.p.ChooseAttribution(app.SecondHandNamed)
	for _, f := range order {
		w.p.Record()
		w.run()
		if s := w.p.State(); s.Focus.Field != f || s.Missing == "" || len(w.lib.drafts) != 0 {
			t.Fatalf("missing %s: focus %s, says %q, recorded %d", f, s.Focus.Field, s.Missing, len(w.lib.drafts))
		}
		fill[f](w.p)
	}
	w.p.SetDate("tomorrow")
	w.p.Record()
	w.run()
	if len(w.lib.drafts) != 0 || w.p.State().Focus.Field != present.FieldDate {
		t.Fatal("a date that is none is recorded")
	}
	w.p.SetDate("9 Apr 2025")
	if w.p.State().Missing != "" || w.p.State().DateHint != "9 Apr 2025" {
		t.Errorf("missing %q, date %q", w.p.State().Missing, w.p.State().DateHint)
	}
	w.p.Record()
	w.run()
	d := w.lib.drafts[0]
	if d.StatedAt != "2025-04-09" || d.Condition != "if dredged" || d.Speaker != "The envoy" {
		t.Errorf("draft %+v", d)
	}
	if diff := cmp.Diff([]app.DraftLink{{Actor: "The envoy", Anonymity: "named"}}, d.Chain); diff != "" {
		t.Error(diff)
	}
}

func TestCodingSources(t *testing.T) {
	tests := []struct {
		name        string
		attribution app.Attribution
		reporter    string
		label       string
		speaker     string
		chain       []app.DraftLink
	}{
		{"own words", app.DirectQuote, "", "", "", nil},
		{"spokesperson", app.SpokespersonForHolder, "The envoy", "Spokesperson", "The envoy", nil},
		{"unnamed", app.SecondHandAnonymous, "", "Described as", "", []app.DraftLink{{Label: "unnamed sources", Anonymity: "unnamed_plural"}}},
		{"described", app.SecondHandAnonymous, "two officials", "Described as", "", []app.DraftLink{{Label: "two officials", Anonymity: "unnamed_plural"}}},
		{"unsourced", app.ReportedUnsourced, "", "", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newCoding(t)
			w.p.Propose(place("reject the toll"))
			w.p.SetHolder("Southland")
			w.p.SetIssue("levy")
			w.p.ChooseStance(app.Oppose)
			w.p.ChooseAttribution(tt.attribution)
			if got := w.p.State().ReporterLabel; got != tt.label {
				t.Errorf("label %q, want %q", got, tt.label)
			}
			w.p.SetReporter(tt.reporter)
			w.p.Record()
			w.run()
			if len(w.lib.drafts) != 1 {
				t.Fatalf("not recorded: %q", w.p.State().Missing)
			}
			d := w.lib.drafts[0]
			if d.Speaker != tt.speaker || d.Attribution != tt.attribution {
				t.Errorf("speaker %q, attribution %s", d.Speaker, d.Attribution)
			}
			if diff := cmp.Diff(tt.chain, d.Chain); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestCodingFails(t *testing.T) {
	w := newCoding(t)
	fail := error(&app.Error{Code: app.Invalid, Msg: "the words do not fit", Hint: "select again"})
	w.lib.record = func(app.Draft) (app.Statement, error) { return app.Statement{}, fail }
	record := func() {
		w.p.Propose(place("reject the toll"))
		w.p.SetHolder("Southland")
		w.p.SetIssue("Road toll")
		w.p.ChooseStance(app.Oppose)
		w.p.Record()
		w.run()
	}
	record()
	if s := w.p.State(); s.Problem != "The words do not fit. Select again." || !s.Open || s.Busy || len(w.problems) != 0 {
		t.Errorf("state %+v", s)
	}
	fail = errBroken
	record()
	if len(w.problems) != 1 || !w.p.State().Open {
		t.Error("a broken disk is not reported, or the form is lost")
	}
}

func TestCodingWordsAndClosing(t *testing.T) {
	w := newCoding(t)
	w.p.Start()
	if !w.noticed("Select the words") {
		t.Error("recording nothing says nothing")
	}
	w.p.Propose(place("we accept"))
	w.p.Propose(place("Talks go on"))
	w.p.AddWords()
	if s := w.p.State(); s.Quote != "we accept […] Talks go on" || s.Attribution != app.MixedQuote {
		t.Errorf("quote %q, %s", s.Quote, s.Attribution)
	}
	w.p.Propose(app.Bounds{})
	if w.p.State().Open || w.closed != 0 {
		t.Error("dropping the selection leaves the form open")
	}
	w.p.Propose(place("we accept"))
	w.p.Close()
	if w.p.State().Open || w.closed != 1 {
		t.Error("Escape does not close the form")
	}
	w.p.Propose(place("we accept"))
	w.p.ShowArticle(article())
	if !w.p.State().Open {
		t.Error("reading the same article anew closes the form")
	}
	other := article()
	other.ID = "a2"
	w.p.ShowArticle(other)
	if w.p.State().Open {
		t.Error("the form of another article stays open")
	}
}

func TestCodingList(t *testing.T) {
	second := statement("S-2", "reject the toll")
	second.Holder, second.Issue, second.Stance, second.Attribution = "south", "toll", app.Oppose, app.SecondHandNamed
	second.Chain = []app.AttributionLink{{SourceActor: "envoy", Anonymity: "named", CueText: "said"}}
	second.Certainty, second.StatedBasis = "PR", app.BasisArticleDate
	rejected := statement("S-3", "Talks go on")
	rejected.Review = app.ReviewRejected
	w := newCoding(t, second, statement("S-1", "we accept the ferry line"), rejected)
	want := []present.StatementRow{
		{ID: "S-1", Symbol: "▲", Stance: app.Support, Line: "Norland → Ferry line", Quote: "we accept the ferry line", Meta: "Direct quote · 10 Apr 2025"},
		{ID: "S-2", Symbol: "▽", Stance: app.Oppose, Hollow: true, Line: "Southland → Road toll", Quote: "reject the toll", Meta: "Second-hand: The envoy · 10 Apr 2025"},
	}
	if d := cmp.Diff(want, w.p.State().Rows); d != "" {
		t.Error(d)
	}
	w.p.Jump("S-2")
	if w.last().Statement != "S-2" || w.last().Article != "a1" {
		t.Errorf("jump leads to %+v", w.last())
	}
	w.p.Edit("S-2")
	s := w.p.State()
	if s.Heading != "Edit S-2" || s.Holder != "Southland" || s.Reporter != "The envoy" || s.Date != "" || s.Missing != "" {
		t.Errorf("form %+v", s)
	}
	w.p.ChooseStance(app.StrongOppose)
	w.p.Record()
	w.run()
	d := w.lib.drafts[0]
	if d.ID != "S-2" || d.Stance != app.StrongOppose || d.Certainty != "PR" || len(d.Chain) != 1 || d.Chain[0].Cue != "said" || d.StatedAt != "" || d.StatedBasis != "" {
		t.Errorf("the edited draft loses something: %+v", d)
	}
	w.p.Edit("S-1")
	w.p.Withdraw("S-1")
	w.run()
	if diff := cmp.Diff([]string{"S-1"}, w.lib.gone); diff != "" || w.p.State().Open || !w.traced("withdrawn S-1") {
		t.Errorf("withdrawn %v, open %v", w.lib.gone, w.p.State().Open)
	}
}

func TestCompletions(t *testing.T) {
	w := newCoding(t)
	tests := []struct {
		name, typed string
		got         func(string) []string
		want        []string
	}{
		{"prefix before alias", "nor", w.p.Holders, []string{"Norland"}},
		{"alias", "northerners", w.p.Holders, []string{"Norland"}},
		{"inside", "land", w.p.Holders, []string{"Norland", "Southland"}},
		{"nothing typed", "", w.p.Holders, []string{"Norland", "The envoy", "Southland"}},
		{"synonym", "LEVY", w.p.Issues, []string{"Road toll"}},
		{"none", "xyz", w.p.Issues, nil},
	}
	for _, tt := range tests {
		if d := cmp.Diff(tt.want, tt.got(tt.typed)); d != "" {
			t.Errorf("%s: %s", tt.name, d)
		}
	}
}

func TestDerive(t *testing.T) {
	tests := []struct {
		name, text, words string
		want              app.Attribution
	}{
		{"inside", "He said “we go home now”.", "we go home", app.DirectQuote},
		{"with marks", "He said “we go”.", "“we go”", app.DirectQuote},
		{"part", "He said that they “go home” soon.", "they “go home” soon", app.MixedQuote},
		{"none", "He said that they go home.", "they go home", app.IndirectQuote},
		{"between quotations", "“A,” he said, “b.”", "he said", app.IndirectQuote},
		{"straight", `He said "we go" and left.`, "we go", app.DirectQuote},
		{"guillemets", "Он сказал: «мы идём домой».", "мы идём", app.DirectQuote},
		{"low marks", "Er sagte: „wir gehen“.", "wir gehen", app.DirectQuote},
		{"not closed", "“We go home", "We go", app.DirectQuote},
		{"apostrophe", "It’s the minister’s plan.", "the minister’s plan", app.IndirectQuote},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := boundsOf(tt.text, tt.words)
			tv := app.TextVersion{Text: tt.text, Paragraphs: []app.Bounds{{End: len(tt.text)}}}
			if got, why := present.Derive(tv, []app.Bounds{b}); got != tt.want || why == "" {
				t.Errorf("got %s (%s), want %s", got, why, tt.want)
			}
		})
	}
}

func TestReadDate(t *testing.T) {
	tests := []struct {
		in   string
		want app.Date
	}{
		{"", ""},
		{"2025-04-11", "2025-04-11"},
		{"11 Apr 2025", "2025-04-11"},
		{" 11  April 2025", "2025-04-11"},
		{"11.4.2025", "2025-04-11"},
		{"Apr 2025", "2025-04"},
		{"11 Apr", "--04-11"},
		{"April 11, 2025", "2025-04-11"},
		{"2025-W15", "2025-W15"},
	}
	for _, tt := range tests {
		if got, err := present.ReadDate(tt.in); err != nil || got != tt.want {
			t.Errorf("%q reads as %q (%v), want %q", tt.in, got, err, tt.want)
		}
	}
	if _, err := present.ReadDate("soon"); app.CodeOf(err) != app.Invalid {
		t.Errorf("“soon” gives %v", err)
	}
}
