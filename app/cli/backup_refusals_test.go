package cli_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/cli"
)

// What is refused is told in a line and a hint, or as one JSON document, with an exit
// status; nothing goes to standard output.
func TestBackupAndRestoreRefusals(t *testing.T) {
	dir := t.TempDir()
	there := filepath.Join(dir, "there.parley")
	if err := os.WriteFile(there, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	nowhere := filepath.Join(dir, "no such", "b.parley")
	same := &app.Error{Code: app.Invalid, Op: "restore backup", Msg: "a project cannot be restored from itself", Hint: "Choose one of its backups."}
	foreign := &app.Error{Code: app.Invalid, Op: "open project", Msg: "b.txt is not a Parley project", Hint: "Texts are imported."}
	newer := &app.Error{Code: app.Unsupported, Op: "open project", Msg: "b.parley was written by a newer version of the program (file version 9, known up to 4)", Hint: "Install the newest version and open it there."}
	other := &app.Error{Code: app.Invalid, Op: "restore backup", Msg: "the backup is of another project, “Elsewhere”", Hint: "Restore it to another name."}
	locked := &app.Error{Code: app.Locked, Op: "open project", Msg: "there.parley is open by anna on desk-3", Hint: "Close it there."}
	broken := &app.Error{Code: app.Damaged, Op: "restore backup", Msg: "the backup is damaged", Hint: "Choose another backup."}
	full := &app.Error{Code: app.Internal, Op: "back up project", Msg: "the disk is full; nothing was changed", Hint: "Free some space and try again."}
	free := filepath.Join(dir, "free.parley")
	tests := []struct {
		name    string
		args    []string
		restore error
		backup  error
		status  int
		code    app.Code
		words   string
	}{
		{"restore from itself", []string{"restore", there, there, "--yes"}, same, nil, cli.ExitFailed, app.Invalid, "parley: a project cannot be restored from itself\n  Choose one of its backups.\n"},
		{"restore of no project", []string{"restore", "b.txt", free}, foreign, nil, cli.ExitFailed, app.Invalid, "parley: b.txt is not a Parley project\n  Texts are imported.\n"},
		{"restore of a newer schema", []string{"restore", "b.parley", free}, newer, nil, cli.ExitFailed, app.Unsupported, "parley: b.parley was written by a newer version of the program (file version 9, known up to 4)\n  Install the newest version and open it there.\n"},
		{"restore of another project", []string{"restore", "b.parley", there, "--yes"}, other, nil, cli.ExitFailed, app.Invalid, "parley: the backup is of another project, “Elsewhere”\n  Restore it to another name.\n"},
		{"restore over an open project", []string{"restore", "b.parley", there, "--yes"}, locked, nil, cli.ExitLocked, app.Locked, "parley: there.parley is open by anna on desk-3\n  Close it there.\n"},
		{"restore of a damaged backup", []string{"restore", "b.parley", free}, broken, nil, cli.ExitDamaged, app.Damaged, "parley: the backup is damaged\n  Choose another backup.\n"},
		{"restore over a project, not asked for", []string{"restore", "b.parley", there}, nil, nil, cli.ExitFailed, app.Invalid, "parley: " + there + " is there and would be replaced; nothing was changed\n  Repeat the call with --yes; what is there now is kept.\n"},
		{"restore into no folder", []string{"restore", "b.parley", nowhere}, nil, nil, cli.ExitFailed, app.NotFound, "parley: there is no folder " + filepath.Dir(nowhere) + "\n  Check the name, or make the folder first.\n"},
		{"backup to a file that is there", []string{"backup", there, there}, nil, nil, cli.ExitFailed, app.Invalid, "parley: " + there + " is there already\n  Choose another name, or use --force.\n"},
		{"backup into no folder", []string{"backup", there, nowhere}, nil, nil, cli.ExitFailed, app.NotFound, "parley: there is no folder " + filepath.Dir(nowhere) + "\n  Check the name, or make the folder first.\n"},
		{"backup to a folder", []string{"backup", there, dir, "--force"}, nil, nil, cli.ExitFailed, app.Invalid, "parley: " + dir + " is a folder\n  Name a file in it.\n"},
		{"backup on a full disk", []string{"backup", there, free}, nil, full, cli.ExitFailed, app.Internal, "parley: the disk is full; nothing was changed\n  Free some space and try again.\n"},
		{"backup into the folder of backups, full", []string{"backup", there}, nil, full, cli.ExitFailed, app.Internal, "parley: the disk is full; nothing was changed\n  Free some space and try again.\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			reached := false
			k := &keptShell{
				session: keptSession{fail: tt.backup},
				restore: func(string, string) (app.Restored, error) {
					reached = true
					return app.Restored{}, tt.restore
				},
			}
			if got := k.run(t, tt.args...); got != tt.status {
				t.Errorf("exit status %d, want %d", got, tt.status)
			}
			if d := cmp.Diff(tt.words, k.err.String()); d != "" || k.out.Len() > 0 {
				t.Errorf("printed %q (-want +got)\n%s", k.out.String(), d)
			}
			if reached && tt.restore == nil || tt.backup == nil && len(*k.session.made) > 0 {
				t.Error("it was tried all the same")
			}
			if got := k.run(t, append(tt.args, "--json")...); got != tt.status {
				t.Errorf("with --json exit status %d, want %d", got, tt.status)
			}
			var doc struct {
				Error struct {
					Code          app.Code
					Message, Hint string
				}
			}
			if err := json.Unmarshal(k.err.Bytes(), &doc); err != nil || doc.Error.Code != tt.code || doc.Error.Hint == "" || k.out.Len() > 0 {
				t.Errorf("with --json %s, %v; printed %q", k.err.String(), err, k.out.String())
			}
		})
	}
}
