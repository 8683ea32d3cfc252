package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/cli"
)

// keptSession is a session of which only the backups matter.
type keptSession struct {
	cli.Session
	readOnly string
	problem  error
	fail     error // of a backup
	made     *[]string
}

func (s keptSession) BackupNow(_ context.Context, reason app.BackupReason) (app.Backup, error) {
	*s.made = append(*s.made, string(reason))
	return oneBackup(), s.fail
}

func (s keptSession) BackupTo(_ context.Context, path string) (app.Backup, error) {
	*s.made = append(*s.made, "to "+filepath.Base(path))
	b := oneBackup()
	b.Path = path
	return b, s.fail
}
func (s keptSession) BackupProblem() error { return s.problem }
func (s keptSession) ReadOnly() string     { return s.readOnly }
func (s keptSession) Close() error         { return nil }

func (s keptSession) Articles(app.ArticleFilter) ([]app.ArticleHead, error) { return nil, nil }

func oneBackup() app.Backup {
	return app.Backup{
		Path: "kept/2026-03-02T090000 day.parley", Project: "0123", Title: "Vale talks", At: time.Date(2026, 3, 2, 9, 0, 0, 0, time.Local),
		Reason: app.BackupDay, Size: 3 << 20, Schema: 2, Articles: 12, Statements: 34, Annotations: 5, Entries: 67,
		LastAct: "Merge Anna into Anna Lind", LastActAt: time.Date(2026, 3, 1, 17, 5, 0, 0, time.Local),
	}
}

func badBackup() app.Backup {
	return app.Backup{
		Path: "kept/2026-03-01T090000 bulk.parley", At: time.Date(2026, 3, 1, 9, 0, 0, 0, time.Local), Reason: app.BackupBulk,
		Size: 700, Problem: "2026-03-01T090000 bulk.parley is not a Parley project",
	}
}

// keptShell runs command lines against fakes.
type keptShell struct {
	session keptSession
	backups []app.Backup
	restore func(backup, project string) (app.Restored, error)
	repair  func(ctx context.Context, project, out string) (app.Repair, error)
	synced  string
	answer  string
	tty     bool
	openErr error
	opened  cli.Opening

	out, err bytes.Buffer
}

func (k *keptShell) run(t *testing.T, args ...string) int {
	t.Helper()
	k.out.Reset()
	k.err.Reset()
	if k.session.made == nil {
		k.session.made = &[]string{}
	}
	return cli.Run(t.Context(), cli.Program{
		Open: func(_ string, o cli.Opening) (cli.Session, error) {
			k.opened = o
			return k.session, k.openErr
		},
		Files: cli.Files{
			Backups: func(context.Context, string) ([]app.Backup, error) { return k.backups, nil },
			Inspect: func(string) app.Backup { return oneBackup() },
			Restore: func(_ context.Context, b, p string) (app.Restored, error) { return k.restore(b, p) },
			Repair:  k.repair,
			Synced:  func(string) string { return k.synced },
		},
		In: strings.NewReader(k.answer), Out: &k.out, Err: &k.err, InTty: k.tty,
	}, args)
}

func TestBackupCommand(t *testing.T) {
	there := filepath.Join(t.TempDir(), "there.parley")
	if err := os.WriteFile(there, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	free := filepath.Join(filepath.Dir(there), "free.parley")
	tests := []struct {
		name   string
		args   []string
		status int
		made   []string
		out    string
	}{
		{"into the folder", []string{"backup", there}, cli.ExitDone, []string{"manual"}, "Backed up to kept/2026-03-02T090000 day.parley (12 articles, 34 statements, 3.0 MB).\n"},
		{"to a file", []string{"backup", there, free}, cli.ExitDone, []string{"to free.parley"}, "Backed up to " + free + " (12 articles, 34 statements, 3.0 MB).\n"},
		{"to a file that is there", []string{"backup", there, there}, cli.ExitFailed, []string{}, ""},
		{"to a file that is there, by force", []string{"backup", there, there, "--force"}, cli.ExitDone, []string{"to there.parley"}, "Backed up to " + there + " (12 articles, 34 statements, 3.0 MB).\n"},
		{"no project named", []string{"backup"}, cli.ExitUsage, []string{}, ""},
		{"a list to a file", []string{"backup", there, free, "--list"}, cli.ExitUsage, []string{}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			k := &keptShell{}
			if got := k.run(t, tt.args...); got != tt.status {
				t.Errorf("exit status %d, want %d: %s", got, tt.status, k.err.String())
			}
			if d := cmp.Diff(tt.made, *k.session.made); d != "" {
				t.Errorf("made (-want +got)\n%s", d)
			}
			if k.out.String() != tt.out {
				t.Errorf("%q, want %q", k.out.String(), tt.out)
			}
			if tt.status == cli.ExitDone && !k.opened.Reading {
				t.Error("a backup needs the project for itself")
			}
		})
	}
}

func TestBackupList(t *testing.T) {
	project := filepath.Join(t.TempDir(), "talks.parley")
	k := &keptShell{backups: []app.Backup{oneBackup(), badBackup()}}
	if status := k.run(t, "backup", project, "--list"); status != cli.ExitDamaged {
		t.Errorf("exit status %d with a damaged backup, want %d", status, cli.ExitDamaged)
	}
	want := "2026-03-02 09:00:00  start of a day               12 articles, 34 statements                                      3.0 MB  last: Merge Anna into Anna Lind  kept/2026-03-02T090000 day.parley\n" +
		"2026-03-01 09:00:00  before many changes at once  damaged: 2026-03-01T090000 bulk.parley is not a Parley project  1 KB                                     kept/2026-03-01T090000 bulk.parley\n"
	if d := cmp.Diff(want, k.out.String()); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	k.backups = k.backups[:1]
	if status := k.run(t, "backup", project, "--list", "--json"); status != cli.ExitDone {
		t.Errorf("exit status %d", status)
	}
	var doc struct{ Backups []app.Backup }
	if err := json.Unmarshal(k.out.Bytes(), &doc); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(k.backups, doc.Backups); d != "" {
		t.Errorf("(-want +got)\n%s", d)
	}
	for _, field := range []string{`"at": `, `"reason": "day"`, `"articles": 12`, `"entries": 67`, `"last_act": `} {
		if !strings.Contains(k.out.String(), field) {
			t.Errorf("no %s in %s", field, k.out.String())
		}
	}
	k.backups = nil
	if status := k.run(t, "backup", project, "--list"); status != cli.ExitFailed || !strings.Contains(k.err.String(), "no project") {
		t.Errorf("neither project nor backup: exit status %d, %s", status, k.err.String())
	}
	if err := os.WriteFile(project, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	if status := k.run(t, "backup", project, "--list", "--json"); status != cli.ExitDone || strings.TrimSpace(k.out.String()) != "{\n \"backups\": []\n}" {
		t.Errorf("no backups: exit status %d, %s", status, k.out.String())
	}
}

func TestRestoreCommand(t *testing.T) {
	there := filepath.Join(t.TempDir(), "there.parley")
	if err := os.WriteFile(there, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	free := filepath.Join(filepath.Dir(there), "free.parley")
	ok := func(backup, project string) (app.Restored, error) {
		r := app.Restored{Backup: oneBackup()}
		r.Backup.Path = project
		if project == there {
			r.Kept = "kept/old.parley"
		}
		return r, nil
	}
	damaged := func(backup, project string) (app.Restored, error) {
		r, err := ok(backup, project)
		r.Damaged = true
		return r, err
	}
	fails := func(code app.Code) func(_, _ string) (app.Restored, error) {
		return func(_, _ string) (app.Restored, error) {
			return app.Restored{}, &app.Error{Code: code, Msg: "a reason", Hint: "a hint"}
		}
	}
	const done = ": 12 articles, 34 statements, as of 2026-03-02 09:00.\n"
	tests := []struct {
		name    string
		args    []string
		restore func(backup, project string) (app.Restored, error)
		answer  string // of a person at a terminal; empty: there is none
		status  int
		out     string
	}{
		{"to a new name", []string{free}, ok, "", cli.ExitDone, "Restored " + free + done},
		{"over a project, nobody there to ask", []string{there}, ok, "", cli.ExitFailed, ""},
		{"over a project, with --yes", []string{there, "--yes"}, ok, "", cli.ExitDone, "Restored " + there + done + "What was there before is kept as kept/old.parley.\n"},
		{"over a project, answered yes", []string{there}, ok, "y\n", cli.ExitDone, "Restored " + there + done + "What was there before is kept as kept/old.parley.\n"},
		{"over a project, answered no", []string{there}, ok, "n\n", cli.ExitFailed, ""},
		{"over a project, not answered", []string{there}, ok, "\n", cli.ExitFailed, ""},
		{"over a damaged project", []string{there, "--yes"}, damaged, "", cli.ExitDone, "Restored " + there + done + "The damaged file is kept as kept/old.parley.\n"},
		{"from a damaged backup", []string{free}, fails(app.Damaged), "", cli.ExitDamaged, ""},
		{"over an open project", []string{there, "--yes"}, fails(app.Locked), "", cli.ExitLocked, ""},
		{"without a project", nil, ok, "", cli.ExitUsage, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			called := false
			k := &keptShell{answer: tt.answer, tty: tt.answer != "", restore: func(b, p string) (app.Restored, error) {
				called = true
				return tt.restore(b, p)
			}}
			if got := k.run(t, append([]string{"restore", "b.parley"}, tt.args...)...); got != tt.status {
				t.Errorf("exit status %d, want %d: %s", got, tt.status, k.err.String())
			}
			if k.out.String() != tt.out {
				t.Errorf("%q, want %q", k.out.String(), tt.out)
			}
			if called && tt.status == cli.ExitFailed {
				t.Error("the project was replaced")
			}
			if tt.status != cli.ExitDone && k.err.Len() == 0 {
				t.Error("nothing says why")
			}
		})
	}
	k := &keptShell{restore: ok}
	k.run(t, "restore", "b.parley", there, "--yes", "--json")
	var got app.Restored
	if err := json.Unmarshal(k.out.Bytes(), &got); err != nil || got.Kept != "kept/old.parley" || got.Backup.Path != there {
		t.Errorf("%s: %v", k.out.String(), err)
	}
}

func TestTold(t *testing.T) {
	project := filepath.Join(t.TempDir(), "talks.parley")
	const synced = "parley: warning: talks.parley lies in a folder that OneDrive copies, which can damage it; keep projects elsewhere and put backups there\n"
	tests := []struct {
		name  string
		shell keptShell
		args  []string
		want  string
	}{
		{"a new project where all is well", keptShell{}, []string{"new", project}, ""},
		{"a new project in a copied folder", keptShell{synced: "OneDrive"}, []string{"new", project}, synced},
		{"reading in a copied folder", keptShell{synced: "OneDrive"}, []string{"articles", project}, ""},
		{"reading what is open elsewhere", keptShell{session: keptSession{readOnly: "talks.parley is open by anna"}}, []string{"articles", project}, "parley: reading only: talks.parley is open by anna\n"},
		{"a backup that failed", keptShell{session: keptSession{problem: &app.Error{Msg: "the disk is full.", Hint: "Free some space."}}}, []string{"new", project}, "parley: warning: no backup was made: the disk is full. Free some space.\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if status := tt.shell.run(t, tt.args...); status != cli.ExitDone {
				t.Errorf("exit status %d", status)
			}
			if got := tt.shell.err.String(); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}
