package cli_test

import (
	"context"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/cli"
)

func TestCheckRepair(t *testing.T) {
	dir := t.TempDir()
	project := filepath.Join(dir, "talks.parley")
	taken := filepath.Join(dir, "talks.repaired.parley")
	if err := os.WriteFile(taken, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	next := filepath.Join(dir, "talks.repaired-2.parley")
	saved := app.Finding{Severity: app.SeverityDamage, Where: "actor anna", Msg: "cannot be read; taken from the history", Repaired: true}
	gone := app.Finding{Severity: app.SeverityDamage, Where: "statement S-7", Msg: "cannot be read"}
	const head = "Saved 2 articles, 5 statements, 1 annotations and 9 entries of the history as "
	tests := []struct {
		name   string
		args   []string
		found  []app.Finding
		lost   int
		fail   error
		status int
		to     string
		out    string
	}{
		{"sound", nil, nil, 0, nil, cli.ExitDone, next, head + next + ".\nNothing was damaged; talks.parley was left as it is.\n"},
		{
			"nothing lost",
			[]string{"--out", filepath.Join(dir, "new.parley")},
			[]app.Finding{saved},
			0, nil, cli.ExitDone, filepath.Join(dir, "new.parley"),
			"saved  actor anna  cannot be read; taken from the history\n" + head + filepath.Join(dir, "new.parley") + ".\nNothing was lost; talks.parley was left as it is.\n",
		},
		{
			"something lost", nil,
			[]app.Finding{saved, gone},
			1, nil, cli.ExitPartly, next,
			"saved  actor anna     cannot be read; taken from the history\nlost   statement S-7  cannot be read\n" + head + next +
				".\nWhat is marked “lost” could not be saved; see whether the newest backup has it (“parley backup " + project + " --list”). talks.parley was left as it is.\n",
		},
		{"nothing can be read", nil, nil, 0, &app.Error{Code: app.Damaged, Msg: "talks.parley is damaged", Hint: "Open the newest backup."}, cli.ExitDamaged, next, ""},
		{"open elsewhere", nil, nil, 0, &app.Error{Code: app.Locked, Msg: "talks.parley is open", Hint: "Close it there."}, cli.ExitLocked, next, ""},
		{"into no folder", []string{"--out", filepath.Join(dir, "no", "new.parley")}, nil, 0, nil, cli.ExitFailed, "", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			to := ""
			k := &keptShell{repair: func(_ context.Context, _, out string) (app.Repair, error) {
				to = out
				return app.Repair{Path: out, Articles: 2, Statements: 5, Annotations: 1, Entries: 9, Lost: tt.lost, Findings: tt.found}, tt.fail
			}}
			args := append([]string{"check", project, "--repair"}, tt.args...)
			if got := k.run(t, args...); got != tt.status || to != tt.to {
				t.Errorf("exit status %d, want %d; to %q, want %q: %s", got, tt.status, to, tt.to, k.err.String())
			}
			if d := cmp.Diff(tt.out, k.out.String()); d != "" {
				t.Errorf("(-want +got)\n%s", d)
			}
			if tt.out == "" && k.err.Len() == 0 {
				t.Error("nothing says why")
			}
			if tt.out == "" {
				return
			}
			k.run(t, append(args, "--json")...)
			var doc app.Repair
			if err := json.Unmarshal(k.out.Bytes(), &doc); err != nil || doc.Path != tt.to || doc.Lost != tt.lost || !strings.Contains(k.out.String(), `"findings": [`) {
				t.Errorf("%s: %v", k.out.String(), err)
			}
		})
	}
	k := &keptShell{}
	if status := k.run(t, "check", project, "--out", "x"); status != cli.ExitUsage {
		t.Errorf("--out alone: exit status %d", status)
	}
}
