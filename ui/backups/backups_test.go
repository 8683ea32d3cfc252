package backups_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"parley/app"
	"parley/app/jobs"
	"parley/ui/backups"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/uitest"
)

// vault keeps backups in memory.
type vault struct {
	all  []app.Backup
	fail error
	made []app.BackupReason
}

func (v *vault) BackupNow(_ context.Context, r app.BackupReason) (app.Backup, error) {
	v.made = append(v.made, r)
	b := kept(9, "Merge Anna into Anna Lind")
	if v.fail == nil {
		v.all = append([]app.Backup{b}, v.all...)
	}
	return b, v.fail
}
func (v *vault) Backups(context.Context) ([]app.Backup, error) { return v.all, v.fail }
func (v *vault) BackupDue() (app.BackupReason, bool)           { return "", false }
func (v *vault) BackupProblem() error                          { return nil }

func kept(day int, last string) app.Backup {
	at := time.Date(2026, 3, day, 9, 0, 0, 0, time.Local)
	return app.Backup{
		Path: at.Format("kept/2006-01-02.parley"), Title: "Vale talks", At: at, Reason: app.BackupDay, Size: 3 << 20,
		Articles: 12, Statements: 1, LastAct: last, LastActAt: at,
	}
}

type world struct {
	*uitest.Desk
	vault    *vault
	p        *present.Backups
	v        *backups.View
	restored []string
	toFile   int
	keys     []fyne.KeyName
}

// Start runs a job when the desk is run.
func (w *world) Start(_ string, work func(context.Context, jobs.Reporter) error) (func(), error) {
	env := w.Env()
	env.Async(func() { _ = work(env.Ctx, jobs.Nobody{}) })
	return func() {}, nil
}

func newWorld(t *testing.T, all ...app.Backup) *world {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	w := &world{Desk: uitest.NewDesk(t), vault: &vault{all: all}}
	w.p = present.NewBackups(w.Env(), present.BackupsPorts{
		Backups: w.vault, To: func(context.Context, string) (app.Backup, error) { return kept(1, ""), nil },
		Restore: func(b app.Backup) { w.restored = append(w.restored, b.Path) }, Jobs: w,
	})
	w.v = backups.New(w.p, backups.Calls{
		Key:    func(k *fyne.KeyEvent) bool { w.keys = append(w.keys, k.Name); return true },
		ToFile: func() { w.toFile++ },
	})
	w.p.Subscribe(w.v.Render)
	uitest.Window(t, w.v.Content())
	return w
}

func (w *world) shows(words string) bool { return uitest.Shows(w.v.Content(), words) }

func TestStates(t *testing.T) {
	bad := kept(1, "")
	bad.Problem = "2026-03-01.parley is not a Parley project"
	long := kept(3, strings.Repeat("Merge the Standing Committee of the Harbour Authorities ", 30))
	long.Articles, long.Statements, long.Annotations, long.Size = 100_000, 200_000, 31, 5<<30
	tests := []struct {
		name    string
		all     []app.Backup
		fail    error
		wait    bool
		want    []string
		not     []string
		restore bool // is offered
	}{
		{name: "loading", all: []app.Backup{kept(2, "")}, wait: true, want: []string{"Reading the backups…"}, not: []string{"No backups yet", "12 articles"}},
		{name: "empty", want: []string{"No backups yet", "made by itself each day"}, not: []string{"Reading"}},
		{
			name: "error", fail: &app.Error{Code: app.Internal, Msg: "the folder of backups cannot be read", Hint: "Check it."},
			want: []string{"The folder of backups cannot be read. Check it."}, not: []string{"No backups yet", "Reading"},
		},
		{
			name: "filled", all: []app.Backup{kept(2, "Record statement"), bad}, restore: true,
			want: []string{"2 backups, newest first", "12 articles, 1 statement", "Last act: Record statement", "start of a day", "3.0 MB", "2026-03-01.parley is not a Parley project."},
		},
		{name: "only one that is damaged", all: []app.Backup{bad}, want: []string{"1 backup, newest first", "not a Parley project"}},
		{
			name: "long names and large numbers", all: []app.Backup{long}, restore: true,
			want: []string{"100,000 articles, 200,000 statements, 31 annotations", "5.0 GB"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, tt.all...)
			w.vault.fail = tt.fail
			w.p.Show()
			if !tt.wait {
				w.Run()
			}
			for _, words := range tt.want {
				if !w.shows(words) {
					t.Errorf("%q is not to be seen", words)
				}
			}
			for _, words := range tt.not {
				if w.shows(words) {
					t.Errorf("%q is to be seen", words)
				}
			}
			if w.v.RestoreButton().Disabled() == tt.restore {
				t.Errorf("restoring is offered: %v", !tt.restore)
			}
			if min := w.v.Content().MinSize(); min.Width > 900 || min.Height > 600 {
				t.Errorf("it wants %v", min)
			}
		})
	}
}

func TestKeysAndButtons(t *testing.T) {
	w := newWorld(t, kept(3, "Third"), kept(2, "Second"), kept(1, "First"))
	w.p.Show()
	w.Run()
	for _, key := range []fyne.KeyName{fyne.KeyDown, fyne.KeyDown, fyne.KeyUp, fyne.KeyF1} {
		w.v.List().TypedKey(&fyne.KeyEvent{Name: key})
	}
	if w.p.State().Selected != 1 || !slices.Equal(w.keys, []fyne.KeyName{fyne.KeyF1}) {
		t.Errorf("row %d, keys handed on %v", w.p.State().Selected, w.keys)
	}
	test.Tap(w.v.RestoreButton())
	if !slices.Equal(w.restored, []string{"kept/2026-03-02.parley"}) {
		t.Errorf("restored %v", w.restored)
	}
	test.Tap(uitest.Button(t, w.v.Content(), "Back up to a file…"))
	test.Tap(uitest.Button(t, w.v.Content(), "Back up now"))
	if w.toFile != 1 || !w.shows("Backing up…") || !uitest.Button(t, w.v.Content(), "Back up now").Disabled() {
		t.Errorf("asked for a file %d times; at work: %v", w.toFile, w.p.State())
	}
	w.Run()
	if len(w.vault.made) != 1 || !w.shows("4 backups") || w.shows("Backing up…") || w.p.State().Selected != 2 {
		t.Errorf("made %v, row %d", w.vault.made, w.p.State().Selected)
	}
	w.vault.fail = &app.Error{Code: app.Internal, Msg: "the disk is full", Hint: "Free some space."}
	test.Tap(uitest.Button(t, w.v.Content(), "Back up now"))
	w.Run()
	if !w.shows("The disk is full. Free some space.") || uitest.Button(t, w.v.Content(), "Back up now").Disabled() {
		t.Error("a backup that fails is not told, or cannot be tried again")
	}
}
