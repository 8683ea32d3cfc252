package present_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

// mover prepares and applies recodings of the bench.
type mover struct {
	*bench
	recoding app.Recoding
	prepared int
	asked    string
	applied  []app.Recoding
	refuse   error
}

func (m *mover) give(asked string) (app.Recoding, error) {
	m.prepared++
	m.asked = asked
	return m.recoding, m.fail
}

func (m *mover) RenameActor(id app.ActorID, name string) (app.Recoding, error) {
	return m.give("rename " + string(id) + " " + name)
}

func (m *mover) RenameIssue(id app.IssueID, title string) (app.Recoding, error) {
	return m.give("rename " + string(id) + " " + title)
}

func (m *mover) MergeActors(from, into app.ActorID) (app.Recoding, error) {
	return m.give("merge " + string(from) + " " + string(into))
}

func (m *mover) MergeIssues(from, into app.IssueID) (app.Recoding, error) {
	return m.give("merge " + string(from) + " " + string(into))
}

func (m *mover) Recode(ids []app.StatementID, to app.Statement) (app.Recoding, error) {
	return m.give("recode " + joined(ids) + " to " + string(to.Holder) + string(to.Issue) + string(to.Stance) + " " + string(to.Review))
}

func (m *mover) SplitActor(from app.ActorID, ids []app.StatementID, name string) (app.Recoding, error) {
	return m.give("split " + string(from) + " " + joined(ids) + " " + name)
}

func (m *mover) SplitIssue(from app.IssueID, ids []app.StatementID, title string) (app.Recoding, error) {
	return m.give("split " + string(from) + " " + joined(ids) + " " + title)
}

func (m *mover) Apply(r app.Recoding) error {
	m.applied = append(m.applied, r)
	return m.refuse
}

func joined(ids []app.StatementID) string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return strings.Join(out, ",")
}

// merge is the recoding that merges Norland into Southland.
func merge(b *bench) app.Recoding {
	s := b.stated[0]
	moved := s
	moved.Holder, moved.Speaker = "south", "south"
	s.Speaker = "norland"
	a, into := b.book.Actors[0], b.book.Actors[2]
	after := into
	after.Aliases = []app.Alias{{Text: "Norland"}, {Text: "the northerners"}}
	return app.Recoding{
		Label: "Merge Norland into Southland", Statements: []app.StatementID{"S-1", "S-2"},
		Cells:     []app.CellKey{{Actor: "norland", Issue: "ferry"}, {Actor: "south", Issue: "ferry"}},
		Questions: []string{"they have different Wikidata numbers"},
		Set: app.ChangeSet{Label: "Merge Norland into Southland", Changes: []app.Change{
			{Before: s, After: moved}, {Before: into, After: after}, {Before: a},
		}},
	}
}

func newPreview(t *testing.T) (*desk, *mover, *present.Recoding, *[]string) {
	t.Helper()
	d := newDesk(t)
	m := &mover{bench: newBench()}
	m.recoding = merge(m.bench)
	var done []string
	p := present.NewRecoding(d.env(), present.RecodingPorts{
		Apply: m, Evidence: m, Acts: present.NewActs(d.env()), Done: func(s string) { done = append(done, s) },
	})
	return d, m, p, &done
}

func TestPreviewTellsEverything(t *testing.T) {
	d, m, p, _ := newPreview(t)
	p.Prepare(func() (app.Recoding, error) { return m.MergeActors("norland", "south") }, nil)
	d.run()
	s := p.State()
	wantWords := []string{
		"“Southland” is also found as “Norland”, “the northerners”.", "“Norland” leaves the codebook.",
		"1 statement changes.", "It is one step: one undo takes all of it back.",
	}
	if diff := cmp.Diff(wantWords, s.Words); diff != "" {
		t.Error(diff)
	}
	wantRows := []present.RecodingRow{
		{ID: "S-1", Source: "Harbour Post · Harbour talks", Quote: "“we accept the ferry line”", Change: "holder, speaker: Norland → Southland"},
		{ID: "S-2", Source: "Harbour Post · Harbour talks", Quote: "“reject the toll”"},
	}
	if diff := cmp.Diff(wantRows, s.Rows, cmp.Transformer("change", func(r present.RecodingRow) map[string]string {
		change := strings.Split(strings.SplitN(r.Change, ":", 2)[0], ", ")
		slices.Sort(change)
		_, what, _ := strings.Cut(r.Change, ":")
		return map[string]string{"id": string(r.ID), "source": r.Source, "quote": r.Quote, "fields": strings.Join(change, ", "), "what": what}
	})); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Norland → Ferry line", "Southland → Ferry line"}, s.Cells); diff != "" {
		t.Error(diff)
	}
	if !s.Open || s.Title != "Merge Norland into Southland" || !d.traced("preview 2 2 1") {
		t.Errorf("state %+v", s)
	}
}

func TestApplyWaitsForAnswers(t *testing.T) {
	d, m, p, done := newPreview(t)
	p.Prepare(func() (app.Recoding, error) { return m.MergeActors("norland", "south") }, nil)
	d.run()
	p.Apply()
	d.run()
	if len(m.applied) != 0 || p.State().NoApply != "Answer 1 question first." {
		t.Fatalf("applied %d, reason %q", len(m.applied), p.State().NoApply)
	}
	p.Answer(0, true)
	p.Apply()
	d.run()
	if len(m.applied) != 1 || !m.applied[0].Answered || p.State().Open {
		t.Errorf("applied %+v, open %v", m.applied, p.State().Open)
	}
	if len(*done) != 1 || (*done)[0] != "Merged Norland into Southland." {
		t.Errorf("told %q", *done)
	}
}

func TestConflictPreparesAnew(t *testing.T) {
	d, m, p, done := newPreview(t)
	m.recoding.Questions = nil
	m.refuse = &app.Error{Code: app.Conflict, Msg: "S-1 was changed in between"}
	p.Prepare(func() (app.Recoding, error) { return m.MergeActors("norland", "south") }, nil)
	d.run()
	p.Apply()
	d.run()
	if s := p.State(); !s.Open || m.prepared != 2 || !strings.Contains(s.Problem, "S-1 was changed in between") || s.NoApply != "" {
		t.Errorf("prepared %d, state %+v", m.prepared, s)
	}
	m.refuse = errBroken
	p.Apply()
	d.run()
	if s := p.State(); !s.Open || s.Problem == "" || len(*done) != 0 {
		t.Errorf("a failure closes the preview: %+v", s)
	}
	m.refuse = nil
	p.Apply()
	d.run()
	if p.State().Open || len(*done) != 1 {
		t.Error("it does not go on when there is room again")
	}
}

func TestSplitting(t *testing.T) {
	d, m, preview, _ := newPreview(t)
	s := present.NewSplitting(d.env(), present.SplittingPorts{Split: m, Evidence: m, Preview: preview})
	s.Show(actorKey("norland"), "Norland", func(name string) string {
		if name == "" {
			return "Type a name."
		}
		return ""
	})
	d.run()
	if st := s.State(); len(st.Rows) != 2 || st.NoGo != "Type a name." || st.Head != "0 of 2 statements chosen" {
		t.Fatalf("state %+v", st)
	}
	s.SetName(" North port ")
	if st := s.State(); st.NoGo != "Choose the statements that go to the new entry." {
		t.Errorf("reason %q", st.NoGo)
	}
	s.Check("S-1", true, false)
	s.Check("S-2", true, true)
	s.Check("S-1", false, false)
	s.Go()
	d.run()
	if m.asked != "split norland S-2 North port" || !preview.State().Open {
		t.Errorf("asked %q", m.asked)
	}
}

func TestBulk(t *testing.T) {
	d, m, preview, _ := newPreview(t)
	b := present.NewBulk(d.env(), present.BulkPorts{Recode: m, Book: m, Preview: preview})
	b.Show(nil)
	if b.State().Open || !d.noticed("Choose the statements") {
		t.Error("opens for nothing")
	}
	b.Show([]app.StatementID{"S-1", "S-2"})
	d.run()
	if st := b.State(); st.Title != "Recode 2 statements" || st.NoGo == "" {
		t.Errorf("state %+v", st)
	}
	b.Set(present.BulkIssue, "tunnel")
	if st := b.State(); !strings.Contains(st.Problems[present.BulkIssue], "no issue “tunnel”") || st.NoGo == "" {
		t.Errorf("state %+v", st)
	}
	b.Set(present.BulkIssue, "LEVY") // a synonym
	b.Set(present.BulkReview, "disputed")
	m.fail = &app.Error{Code: app.Invalid, Msg: "a conditional stance needs its condition"}
	b.Go()
	d.run()
	if st := b.State(); !st.Open || !strings.Contains(st.Problem, "needs its condition") || preview.State().Open {
		t.Errorf("state %+v", st)
	}
	m.fail = nil
	b.Go()
	d.run()
	if m.asked != "recode S-1,S-2 to toll disputed" || !preview.State().Open {
		t.Errorf("asked %q", m.asked)
	}
}

func TestShiftChoosesARange(t *testing.T) {
	d := newDesk(t)
	l := newBench()
	c := present.NewCoding(d.env(), present.CodingPorts{Recorder: l, Book: l, Acts: present.NewActs(d.env()), Nav: d, Closed: func() {}})
	a := article(statement("S-1", "we accept the ferry line"), statement("S-2", "Talks go on"), statement("S-3", "reject the toll"))
	c.ShowArticle(a)
	c.PickRows(true)
	c.Check("S-3", true, false)
	c.Check("S-1", true, true)
	if got := joined(c.Picked()); got != "S-1,S-2,S-3" || c.State().Picked != 3 {
		t.Errorf("chosen %q", got)
	}
	c.Check("S-2", false, false)
	if got := joined(c.Picked()); got != "S-1,S-3" {
		t.Errorf("chosen %q", got)
	}
	c.PickRows(false)
	if len(c.Picked()) != 0 {
		t.Error("the choice stays after its end")
	}
}
