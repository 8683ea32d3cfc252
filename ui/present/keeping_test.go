package present_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/jobs"
	"parley/ui/present"
)

var noon = time.Date(2025, 4, 11, 12, 0, 0, 0, time.Local)

// vault is a fake of the backups.
type vault struct {
	all     []app.Backup
	reason  app.BackupReason
	made    []app.BackupReason
	fail    error
	problem error
}

func (v *vault) BackupNow(_ context.Context, r app.BackupReason) (app.Backup, error) {
	v.made = append(v.made, r)
	v.reason = ""
	return app.Backup{Reason: r, Size: 2048, Path: "b"}, v.fail
}
func (v *vault) Backups(context.Context) ([]app.Backup, error) { return v.all, v.fail }
func (v *vault) BackupDue() (app.BackupReason, bool)           { return v.reason, v.reason != "" }
func (v *vault) BackupProblem() error                          { return v.problem }

func TestBackupsList(t *testing.T) {
	d, v := newDesk(t), &vault{all: []app.Backup{
		{Path: "2", At: noon, Reason: app.BackupBulk, Size: 3 << 20, Articles: 16, Statements: 1130, LastAct: "Record statement", LastActAt: noon},
		{Path: "1", At: noon.AddDate(0, 0, -1), Reason: app.BackupDay, Size: 900, Problem: "page 3 cannot be read"},
	}}
	var asked []app.Backup
	b := present.NewBackups(d.env(), present.BackupsPorts{Backups: v, Jobs: d, Restore: func(x app.Backup) { asked = append(asked, x) }})
	b.Show()
	d.run()
	want := []present.BackupRow{
		{When: "11 Apr 2025, 12:00", Reason: app.BackupBulk.Words(), Holds: "16 articles, 1,130 statements", Last: "Record statement, 11 Apr 2025, 12:00", Size: "3.0 MB", Path: "2"},
		{When: "10 Apr 2025, 12:00", Reason: app.BackupDay.Words(), Holds: "0 articles, 0 statements", Size: "1 KB", Problem: "Page 3 cannot be read.", Path: "1"},
	}
	s := b.State()
	if diff := cmp.Diff(want, s.Rows); diff != "" {
		t.Error(diff)
	}
	if s.Selected != 0 || s.NoRestore != "" || s.NoBackup != "" || s.NoFile == "" {
		t.Errorf("state %+v", s)
	}
	b.Restore()
	b.Select(1)
	b.Restore() // it did not read back well
	if len(asked) != 1 || asked[0].Path != "2" || b.State().NoRestore == "" {
		t.Errorf("asked %v, reason %q", asked, b.State().NoRestore)
	}
	b.Now()
	d.run()
	if len(v.made) != 1 || v.made[0] != app.BackupManual || !d.noticed("Backed up, 2 KB") {
		t.Errorf("made %v, said %v", v.made, d.notices)
	}
}

func TestAutomaticBackup(t *testing.T) {
	d, v := newDesk(t), &vault{}
	var failed []error
	b := present.NewBackups(d.env(), present.BackupsPorts{Backups: v, Jobs: d, Failed: func(err error) { failed = append(failed, err) }})
	b.Tick()
	d.run()
	if len(v.made) != 0 {
		t.Error("makes one that is not due")
	}
	v.reason = app.BackupInterval
	b.Tick()
	b.Tick() // at most one at a time
	d.run()
	if len(v.made) != 1 || v.made[0] != app.BackupInterval {
		t.Errorf("made %v", v.made)
	}
	v.reason, v.fail, v.problem = app.BackupDay, errBroken, errBroken
	b.Tick()
	d.run()
	b.Tick() // not due again; the same failure is not told twice
	d.run()
	if len(failed) != 1 || len(d.problems) != 0 {
		t.Errorf("told %v, dialogs %v", failed, d.problems)
	}
	v.problem = errors.New("the disk is full") // of a backup before a bulk act
	b.Tick()
	d.run()
	if len(failed) != 2 {
		t.Errorf("told %v", failed)
	}
}

func TestBusyPutsABackupOff(t *testing.T) {
	d, v := newDesk(t), &vault{reason: app.BackupDay}
	busy := &busyStarter{desk: d, busy: true}
	b := present.NewBackups(d.env(), present.BackupsPorts{Backups: v, Jobs: busy, Failed: func(err error) { t.Errorf("told %v", err) }})
	b.Tick()
	d.run()
	busy.busy = false
	b.Tick()
	d.run()
	if len(v.made) != 1 {
		t.Errorf("made %v", v.made)
	}
}

type busyStarter struct {
	*desk
	busy bool
}

func (s *busyStarter) Start(title string, work func(context.Context, jobs.Reporter) error) (func(), error) {
	if s.busy {
		return nil, jobs.ErrBusy
	}
	return s.desk.Start(title, work)
}

func TestRestoreWords(t *testing.T) {
	b := app.Backup{At: noon, Articles: 2, Statements: 5}
	for age, want := range map[time.Duration]string{
		time.Hour: "What was recorded since will not be in it.", 75 * time.Hour: "That is 3 days ago",
	} {
		question, calm := present.RestoreWords(b, noon.Add(age))
		if !strings.Contains(question, "2 articles, 5 statements") || !strings.Contains(question, want) || !strings.Contains(calm, "kept as a backup") {
			t.Errorf("%v: %q %q", age, question, calm)
		}
	}
}

// pad is a fake of notes.
type pad struct {
	*library
	notes []app.Note
	fail  error
}

func (p *pad) PutNote(target app.Key, text string) (app.Note, error) {
	if p.fail == nil {
		p.notes = append(p.notes, app.Note{ID: "M-2", Target: target, Text: text, Coder: "C1", At: noon})
	}
	return app.Note{}, p.fail
}

func (p *pad) RemoveNote(id string) error {
	p.gone = append(p.gone, id)
	p.notes = p.notes[:1]
	return p.fail
}
func (p *pad) Notes(app.Key) ([]app.Note, error) { return p.notes, nil }
func (p *pad) Project() (app.Project, error)     { return app.Project{Coder: "C1"}, nil }

func TestNotes(t *testing.T) {
	d, p := newDesk(t), &pad{library: &library{book: book()}}
	p.book.Coders = []app.Coder{{ID: "C2", Name: "Anna"}}
	p.notes = []app.Note{{ID: "M-1", Text: "check the date", Coder: "C2", At: noon}}
	n := present.NewNotes(d.env(), present.NotesPorts{Noter: p, Book: p, Project: p.Project, Acts: present.NewActs(d.env())})
	n.Show(actorKey("norland"))
	d.run()
	if diff := cmp.Diff([]present.NoteRow{{Text: "check the date", Meta: "Anna · 11 Apr 2025, 12:00"}}, n.State().Rows); diff != "" {
		t.Error(diff)
	}
	p.fail = errBroken
	n.Type("two persons?")
	n.Save()
	d.run()
	if s := n.State(); s.Text != "two persons?" || !s.Typed || s.Problem == "" {
		t.Errorf("a failure loses the note: %+v", s)
	}
	n.Show(actorKey("envoy"))
	d.run()
	n.Show(actorKey("norland"))
	d.run()
	if n.State().Text != "two persons?" || n.Unsaved() != 1 {
		t.Errorf("typed text is lost: %+v", n.State())
	}
	p.fail = nil
	n.Save()
	d.run()
	if s := n.State(); s.Typed || s.Text != "two persons?" || n.Unsaved() != 0 || len(s.Rows) != 1 {
		t.Errorf("after saving %+v", s)
	}
	n.Type(" ")
	n.Save()
	d.run()
	if len(p.gone) != 1 || p.gone[0] != "M-2" || n.State().Text != "" {
		t.Errorf("gone %v, text %q", p.gone, n.State().Text)
	}
}

// annals is a fake of the log.
type annals struct {
	*bench
	entries []app.HistoryEntry
	asked   []app.HistoryFilter
	log     []app.Entry
}

func (a *annals) Explain(f app.HistoryFilter) ([]app.HistoryEntry, error) {
	a.asked = append(a.asked, f)
	if f.Before > 0 {
		return nil, nil
	}
	return a.entries, a.err
}

func (a *annals) History(before int64, _ int) ([]app.Entry, error) {
	for _, e := range a.log {
		if e.Seq == before-1 {
			return []app.Entry{e}, nil
		}
	}
	return nil, nil
}

func TestHistory(t *testing.T) {
	a := &annals{bench: newBench()}
	a.entries = []app.HistoryEntry{
		{Seq: 9, At: noon, Coder: "C2", CoderName: "Anna", Act: app.Undo, Of: 7, Label: "Record statement", Records: 1},
		{Seq: 7, At: noon, Coder: "C1", Act: app.Do, Label: "Change S-1", Records: 2, Changes: []app.FieldChange{
			{Key: app.Key{Kind: app.KindStatement, ID: "S-1"}, Field: "stance", Before: "oppose", After: "support"},
			{Key: app.Key{Kind: app.KindStatement, ID: "S-1"}, Field: "note", After: "sure"},
		}},
	}
	before, after := a.book.Actors[0], a.book.Actors[0].Rename("Northland")
	a.log = []app.Entry{{Seq: 9, Set: app.ChangeSet{Changes: []app.Change{{Before: before, After: after}}}}}
	d := newDesk(t)
	h := present.NewHistory(d.env(), present.HistoryPorts{Log: a, Evidence: a, Nav: d})
	h.Show("S-1", app.HistoryFilter{Key: app.Key{Kind: app.KindStatement, ID: "S-1"}})
	d.run()
	want := []present.HistoryRow{
		{Seq: 9, When: "11 Apr 2025, 12:00", Who: "Anna", What: "Undone: Record statement", Size: "1 record"},
		{Seq: 7, When: "11 Apr 2025, 12:00", Who: "C1", What: "Change S-1", Size: "2 records"},
	}
	if diff := cmp.Diff(want, h.State().Rows); diff != "" {
		t.Error(diff)
	}
	if c := h.State().Changes; len(c) == 0 || c[0].Field != "name" || c[0].Before != "Norland" || c[0].After != "Northland" {
		t.Errorf("changes of an entry nobody was asked about: %+v", c)
	}
	h.Select(1)
	d.run()
	wantChanges := []present.HistoryChange{
		{Record: "Statement S-1", Field: "stance", Before: "oppose", After: "support", Statement: "S-1"},
		{Field: "note", After: "sure", Statement: "S-1"},
	}
	if diff := cmp.Diff(wantChanges, h.State().Changes); diff != "" {
		t.Error(diff)
	}
	h.Go("S-99")
	d.run()
	if !h.State().Open || !d.noticed("S-99 was withdrawn") {
		t.Error("leads to a statement that is gone")
	}
	h.Go("S-1")
	d.run()
	if h.State().Open || d.last().Statement != "S-1" || d.last().Article != "a1" {
		t.Errorf("routes %+v", d.routes)
	}
}

// reviewer is a fake of the review list.
type reviewer struct {
	items   []app.ReviewItem
	decided []string
	fail    error
}

func (r *reviewer) Review() ([]app.ReviewItem, error) { return r.items, nil }
func (r *reviewer) Decide(x app.ReviewItem, d app.ReviewDecision, b app.Bounds) error {
	r.decided = append(r.decided, x.Name+" "+string(d))
	if r.fail != nil {
		return r.fail
	}
	for i := range r.items {
		if r.items[i].Name == x.Name {
			r.items = append(r.items[:i:i], r.items[i+1:]...)
			break
		}
	}
	_ = b
	return nil
}

func item(name string, status app.PlacementStatus, method app.PlacementMethod, suggestion string) app.ReviewItem {
	x := app.ReviewItem{Name: name, Title: "Harbour talks", Quote: quote("we accept the ferry line"), Suggestion: suggestion, Reason: method.Words()}
	x.Placement = app.Placement{Article: "a1", Status: status, Method: method, Score: 0.824, Quote: app.QuoteID{Owner: app.Key{Kind: app.KindStatement, ID: "S-1"}}}
	if suggestion != "" {
		x.Diff = []app.DiffPart{{Op: app.DiffSame, Text: "we "}, {Op: app.DiffGone, Text: "accept"}, {Op: app.DiffNew, Text: "approve"}, {Op: app.DiffSame, Text: " the ferry line"}}
	}
	return x
}

func TestReview(t *testing.T) {
	r := &reviewer{items: []app.ReviewItem{
		item("one", app.PlacedReview, app.MethodSimilar, "we approve the ferry line"),
		item("two", app.PlacedOrphan, app.MethodNone, ""),
		item("three", app.PlacedOrphan, app.MethodGivenUp, ""),
	}}
	d := newDesk(t)
	marked := func(app.Bounds, bool) {}
	p := present.NewReview(d.env(), present.ReviewPorts{
		Review: r, Acts: present.NewActs(d.env()), Nav: d, Mark: func(_ string, done func(app.Bounds, bool)) { marked = done },
	})
	p.Show()
	d.run()
	s := p.State()
	if s.Waiting != 2 || s.Head != "2 passages to review, 1 given up" || s.Selected != 0 || s.Item.Score != "82 % alike" {
		t.Errorf("state %+v", s)
	}
	if len(s.Item.Old) != 3 || s.Item.Old[1].Op != app.DiffGone || len(s.Item.New) != 3 || s.Item.New[1].Text != "approve" {
		t.Errorf("old %v, new %v", s.Item.Old, s.Item.New)
	}
	r.fail = &app.Error{Code: app.Conflict, Msg: "somebody has decided meanwhile"}
	p.Decide(app.DecideAccept)
	d.run()
	if len(p.State().Rows) != 3 {
		t.Error("a conflict takes the passage off the list")
	}
	r.fail = nil
	p.Decide(app.DecideAccept)
	d.run()
	if s := p.State(); s.Waiting != 1 || s.Item.Name != "two" || s.NoAccept == "" || s.NoDecide != "" {
		t.Errorf("after accepting %+v", s)
	}
	p.Decide(app.DecideAccept) // there is no suggestion
	p.Decide(app.DecideMark)
	d.run()
	if p.State().Open || d.last().Article != "a1" {
		t.Error("marking does not lead to the article")
	}
	marked(app.Bounds{Start: 3, End: 9}, true)
	d.run()
	if got := strings.Join(r.decided, "; "); got != "one accept; one accept; two mark" || !p.State().Open || p.State().Waiting != 0 {
		t.Errorf("decided %s, state %+v", got, p.State())
	}
}
