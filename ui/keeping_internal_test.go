package ui

import (
	"context"
	"errors"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"parley/app"
	"parley/ui/present"
	"parley/ui/uitest"
)

// What the fake project keeps in order.

func (p *project) PutActor(app.Actor) error          { return p.err }
func (p *project) PutIssue(app.Issue) error          { return p.err }
func (p *project) RemoveActor(app.ActorID) error     { return p.err }
func (p *project) RemoveIssue(app.IssueID) error     { return p.err }
func (p *project) RemoveNote(string) error           { return p.err }
func (p *project) Notes(app.Key) ([]app.Note, error) { return nil, nil }
func (p *project) PutNote(app.Key, string) (app.Note, error) {
	return app.Note{}, p.err
}

func (p *project) Explain(app.HistoryFilter) ([]app.HistoryEntry, error) {
	return []app.HistoryEntry{{Seq: 1, Label: "Record statement", Coder: "C1", Records: 1}}, nil
}
func (p *project) History(int64, int) ([]app.Entry, error) { return nil, nil }
func (p *project) BackupNow(_ context.Context, r app.BackupReason) (app.Backup, error) {
	return app.Backup{Reason: r}, p.err
}

func (p *project) Backups(context.Context) ([]app.Backup, error) {
	return []app.Backup{{Path: "old", At: time.Now(), Articles: 3, Statements: 7}}, nil
}
func (p *project) BackupDue() (app.BackupReason, bool) { return "", false }
func (p *project) BackupProblem() error                { return nil }

// top gives the dialog on top of the window.
func (x *world) top() fyne.CanvasObject {
	x.t.Helper()
	all := x.w.win.Canvas().Overlays().List()
	if len(all) == 0 {
		x.t.Fatal("no dialog is open")
	}
	return all[len(all)-1]
}

func (x *world) tap(label string) {
	x.t.Helper()
	test.Tap(uitest.Button(x.t, x.top(), label))
	x.run()
}

func TestLockedProjectMayBeRead(t *testing.T) {
	x := newWorldWith(t, func(x *world, d *Deps) {
		d.OpenReadOnly = func(path string, publish func(app.Event)) (Project, error) {
			x.p.publish = publish
			ports := PortsOf(x.p)
			ports.Review = nil
			return Project{Path: path, Ports: ports, ReadOnly: "open by anna on desk-4", Close: func() error { return nil }}, nil
		}
	})
	x.fail = &app.Error{Code: app.Locked, Msg: "talks.parley is open by anna on desk-4 since 16:50", Hint: "Close it there."}
	x.w.open("talks.parley")
	x.run()
	if !x.shows("open by anna on desk-4 since 16:50") || !x.shows("Close it there.") {
		t.Fatal("does not say who has it open")
	}
	x.tap("Open for reading only")
	if x.w.desk.project.Path != "talks.parley" || !strings.Contains(x.w.win.Title(), "(read only)") || !x.shows("Read only: open by anna on desk-4") {
		t.Errorf("title %q", x.w.win.Title())
	}
	n := 0
	for _, c := range x.w.table {
		if c.edits {
			n++
			if x.w.why(c) == "" {
				t.Errorf("%s can be done in a project that is only read", c.id)
			}
		}
	}
	if n < 8 {
		t.Errorf("only %d commands edit", n)
	}
	for _, id := range []present.Command{present.CmdExport, present.CmdSearch, present.CmdMatrix, present.CmdCodebook} {
		if c, _ := x.w.command(id); x.w.why(c) != "" {
			t.Errorf("%s cannot be done: %s", id, x.w.why(c))
		}
	}
	x.w.desk.coding.Withdraw("S-1")
	x.run()
	if !x.shows("open for reading only") {
		t.Error("an edit says nothing")
	}
}

func TestDamagedProjectLeadsToItsBackups(t *testing.T) {
	restored := ""
	x := newWorldWith(t, func(x *world, d *Deps) {
		d.Backups = func(context.Context, string) ([]app.Backup, error) { return x.p.Backups(t.Context()) }
		d.Restore = func(_ context.Context, b app.Backup, path string) error {
			restored = b.Path + " to " + path
			x.fail = nil
			return nil
		}
	})
	x.fail = &app.Error{Code: app.Damaged, Msg: "the project file is damaged"}
	x.w.open("talks.parley")
	x.run()
	if !x.shows("The project file is damaged.") || !x.shows("parley check \"talks.parley\" --repair") {
		t.Fatal("does not say what helps")
	}
	x.tap("Backups…")
	if !x.shows("3 articles, 7 statements") {
		t.Fatal("no list of backups")
	}
	x.tap("Restore…")
	if restored != "" || !x.shows("kept as a backup") {
		t.Fatal("restores without asking")
	}
	x.tap("Restore")
	if restored != "old to talks.parley" || x.w.desk == nil || x.w.desk.project.Path != "talks.parley" || !x.shows("Restored:") {
		t.Errorf("restored %q", restored)
	}
}

func TestRestoreClosesFirst(t *testing.T) {
	closedBefore := -1
	x := newWorldWith(t, func(x *world, d *Deps) {
		d.Restore = func(context.Context, app.Backup, string) error {
			closedBefore = x.p.closed
			return &app.Error{Code: app.Internal, Msg: "the disk is full", Hint: "Make room."}
		}
	})
	x.w.run(present.CmdBackups)
	x.run()
	x.tap("Restore…")
	x.tap("Restore")
	if closedBefore != 1 {
		t.Errorf("closed %d times before", closedBefore)
	}
	if x.w.desk == nil || x.w.desk.project.Path != "harbour.parley" || !x.shows("The disk is full.") {
		t.Error("a restore that failed leaves no project, or says nothing")
	}
}

func TestSyncedFolder(t *testing.T) {
	moved := ""
	with := func(x *world, d *Deps) {
		d.Place = func(path string) string {
			if strings.HasPrefix(path, "harbour") {
				return "CloudBox"
			}
			return ""
		}
		d.Move = func(_ context.Context, from, to string) error {
			moved = from + " " + to
			return nil
		}
	}
	x := newWorldWith(t, with)
	if !x.shows("CloudBox keeps in step") {
		t.Fatal("no warning")
	}
	x.w.notice.Text().OnAction()
	x.tap("Move")
	want := filepath.Join("Documents", "Parley", "harbour.parley")
	if !strings.HasPrefix(moved, "harbour.parley ") || !strings.HasSuffix(moved, want) || !strings.HasSuffix(x.w.desk.project.Path, want) {
		t.Errorf("moved %q, open %q", moved, x.w.desk.project.Path)
	}
	x = newWorldWith(t, with)
	x.w.notice.Text().OnSecond()
	x.w.checkPlace(x.w.desk)
	x.run()
	if !x.keep.KeptHere("harbour.parley") || x.shows("CloudBox") {
		t.Error("asks again about a project that stays")
	}
}

func TestFailureIsSeen(t *testing.T) {
	x := newWorld(t)
	x.w.run(present.CmdCodebook)
	x.run()
	c := x.w.desk.codebook
	c.Select(app.Key{Kind: app.KindActor, ID: "norland"})
	c.Set(present.EntrySide, "North")
	x.p.err = &app.Error{Code: app.Internal, Msg: "the disk is full", Hint: "Make room, then save again."}
	x.w.run(present.CmdSave)
	x.run()
	if !x.shows("The disk is full.") || !x.shows("Make room") || !x.traced("read again") {
		t.Errorf("trace:\n%s", x.trace)
	}
	if !x.shows("• Norland") || c.Unsaved() != 1 {
		t.Error("what was typed is lost, or looks saved")
	}
	x.w.closeSheets()
	x.w.close()
	x.run()
	if x.p.closed != 0 || !x.shows("Not saved yet") {
		t.Error("quits without asking")
	}
	x.tap("Quit without saving")
	if x.p.closed != 1 {
		t.Error("does not quit")
	}
}

func TestHistoryOfTheProject(t *testing.T) {
	x := newWorld(t)
	x.w.run(present.CmdHistory)
	x.run()
	if !x.shows("History of the project") || !x.shows("Record statement") {
		t.Error("no history")
	}
	x.w.pressed(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(x.w.popups) != 0 || x.w.desk.history.State().Open {
		t.Error("Escape does not close it")
	}
}

func TestAutomaticBackupFailsQuietly(t *testing.T) {
	x := newWorld(t)
	x.w.backupFailed(errors.New("no such folder"))
	if !x.shows("No backup could be made.") || len(x.w.popups) != 0 {
		t.Error("a backup that failed is not a strip")
	}
}

func TestDamagedProjectIsSavedAnew(t *testing.T) {
	fail := error(nil)
	x := newWorldWith(t, func(_ *world, d *Deps) {
		d.Repair = func(_ context.Context, path string) (app.Repair, error) {
			return app.Repair{
				Path: "new " + path, Articles: 3, Statements: 6, Lost: 1,
				Findings: []app.Finding{
					{Where: "actor anna", Msg: "taken from the history", Repaired: true},
					{Where: "statement S-7", Msg: "cannot be read"},
				},
			}, fail
		}
	})
	x.fail = &app.Error{Code: app.Damaged, Msg: "the project file is damaged"}
	fail = &app.Error{Code: app.Internal, Msg: "the disk is full", Hint: "Free some space and try again."}
	x.w.open("talks.parley")
	x.run()
	x.tap("Save what is whole")
	x.run()
	if !x.shows("disk is full") {
		t.Fatal("a repair that failed says nothing")
	}
	fail = nil
	x.w.open("talks.parley")
	x.run()
	x.tap("Save what is whole")
	x.run()
	if !x.shows("3 articles, 6 statements") || !x.shows("lost · statement S-7: cannot be read\nput right · actor anna") {
		t.Fatal("does not tell what was saved and lost")
	}
	x.fail = nil
	x.tap("Open it")
	x.run()
	if x.w.desk == nil || x.w.desk.project.Path != "new talks.parley" {
		t.Error("the new file is not opened")
	}
}
