package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/app"
	"parley/app/cli"
	"parley/app/jobs"
)

// said runs a command line and gives what it prints to standard output and error.
func (p parley) said(args ...string) (out, err string, status int) {
	p.t.Helper()
	var stdout, stderr bytes.Buffer
	status = run(p.t.Context(), args, streams{in: strings.NewReader(""), out: &stdout, err: &stderr})
	return stdout.String(), stderr.String(), status
}

func (p parley) write(name, text string) string {
	p.t.Helper()
	path := p.path(name)
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		p.t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		p.t.Fatal(err)
	}
	return path
}

// river makes a project with two articles, one of which speaks of a ferry.
func (p parley) river(name string) string {
	p.t.Helper()
	one := p.write("in/one.txt", "Title: River\nSource: The Vale Post\n\nThe ferry crosses the Orva twice a day.\n")
	two := p.write("in/two.txt", "Title: Bridge\nSource: Vale Radio\n\nThe bridge over the Orva stays closed.\n")
	project := p.path(name)
	p.ok("import", project, one, two, "--create")
	return project
}

func (p parley) found(project, query string) (total int) {
	p.t.Helper()
	var res struct{ Total, Searched, Articles int }
	p.json(&res, "search", project, query, "--json")
	if res.Searched != res.Articles {
		p.t.Errorf("searched %d of %d", res.Searched, res.Articles)
	}
	return res.Total
}

// Beside a program that edits a project others may read it, search included, and are told
// so in one line; who wants to edit is refused with a name.
func TestOpenElsewhere(t *testing.T) {
	p := newParley(t)
	t.Setenv("TMPDIR", p.path("tmp"))
	if err := os.Mkdir(p.path("tmp"), 0o755); err != nil {
		t.Fatal(err)
	}
	project := p.river("river.parley")
	s, err := open(project, cli.Opening{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	later := p.write("later.txt", "Title: Later\n\nA second ferry is planned.\n")
	if _, err := s.Import(t.Context(), []string{later}, jobs.Nobody{}); err != nil {
		t.Fatal(err)
	}
	if got := p.found(project, "ferry"); got != 2 {
		t.Errorf("%d articles found with ferry, want 2", got)
	}
	host, _ := os.Hostname()
	for _, args := range [][]string{
		{"articles", project},
		{"show", project, "River"},
		{"statements", project},
		{"matrix", project},
		{"log", project},
		{"codebook", project, "export", "-"},
		{"check", project},
		{"export", project, p.path("out.xlsx")},
		{"backup", project},
	} {
		_, said, status := p.said(args...)
		if status != cli.ExitDone || strings.Count(said, "\n") != 1 || !strings.HasPrefix(said, "parley: reading only: river.parley is open by ") || !strings.Contains(said, host) {
			t.Errorf("%s: exit status %d, %q", args[0], status, said)
		}
	}
	for _, args := range [][]string{{"undo", project}, {"import", project, later}, {"reindex", project}, {"restore", p.path("none"), project, "--yes"}} {
		_, said, status := p.said(args...)
		want := cli.ExitLocked
		if args[0] == "restore" {
			want = cli.ExitFailed // there is no such backup
		}
		if status != want || said == "" {
			t.Errorf("%s: exit status %d, %q", args[0], status, said)
		}
	}
	left, err := filepath.Glob(filepath.Join(p.path("tmp"), "parley-index-*"))
	if err != nil || len(left) != 0 {
		t.Errorf("indexes left behind: %q", left)
	}
}

func TestReadOnlyProject(t *testing.T) {
	p := newParley(t)
	project := p.river("river.parley")
	if err := os.Chmod(project, 0o444); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if got := p.found(project, "orva"); got != 2 {
			t.Errorf("%d found", got)
		}
	}
	if err := os.RemoveAll(filepath.Join(cacheDir(), "index")); err != nil {
		t.Fatal(err)
	}
	if got := p.found(project, "orva"); got != 2 { // the index is made anew, and nothing can be noted
		t.Errorf("%d found", got)
	}
	_, said, status := p.said("undo", project)
	if status != cli.ExitFailed || !strings.Contains(said, "reading only: the file may not be written to") {
		t.Errorf("an edit: exit status %d, %q", status, said)
	}
}

// After a restore the search finds what is there now, whatever the index held.
func TestRestoreAndSearch(t *testing.T) {
	p := newParley(t)
	project := p.river("river.parley")
	p.ok("backup", project, p.path("early.parley"))
	p.ok("undo", project)
	p.ok("import", project, p.write("a.txt", "Title: A\n\nNothing of that kind.\n"), p.write("b.txt", "Title: B\n\nNor of this.\n"))
	if got := p.found(project, "ferry"); got != 0 {
		t.Fatalf("%d found after undo", got)
	}
	_, said, status := p.said("restore", p.path("early.parley"), project)
	if status != cli.ExitFailed || !strings.Contains(said, "--yes") {
		t.Errorf("without --yes: exit status %d, %q", status, said)
	}
	p.ok("restore", p.path("early.parley"), project, "--yes")
	if got := p.found(project, "ferry"); got != 1 {
		t.Errorf("%d found after the restore, want 1", got)
	}
	// Beside the original, under another name, the state before it: both answer for themselves.
	var list struct{ Backups []app.Backup }
	p.json(&list, "backup", project, "--list", "--json")
	if len(list.Backups) == 0 || list.Backups[0].Reason != app.BackupRestore {
		t.Fatalf("backups: %+v", list.Backups)
	}
	other := p.path("other.parley")
	p.ok("restore", list.Backups[0].Path, other)
	for range 2 {
		if a, b := p.found(project, "ferry"), p.found(other, "ferry"); a != 1 || b != 0 {
			t.Errorf("%d and %d found, want 1 and 0", a, b)
		}
	}
	p.ok("check", project)
	// A damaged project finds its backups by its place.
	if err := os.WriteFile(project, bytes.Repeat([]byte("damage! "), 4096), 0o644); err != nil {
		t.Fatal(err)
	}
	p.json(&list, "backup", project, "--list", "--json")
	if len(list.Backups) == 0 {
		t.Fatal("the backups of a damaged project are not found")
	}
	p.ok("restore", list.Backups[0].Path, project, "--yes")
	p.ok("check", project)
}

// Acts on many records are preceded by a backup, and a backup that cannot be made is told
// and keeps nobody from working.
func TestBackupsByThemselves(t *testing.T) {
	p := newParley(t)
	project := p.river("river.parley")
	more := []string{p.write("c.txt", "Title: C\n\nOne more.\n"), p.write("d.txt", "Title: D\n\nAnother one.\n")}
	p.ok(append([]string{"import", project}, more...)...)
	out := p.ok("backup", project, "--list", "--json")
	var list struct{ Backups []app.Backup }
	if err := json.Unmarshal([]byte(out), &list); err != nil || len(list.Backups) != 1 ||
		list.Backups[0].Reason != app.BackupBulk || list.Backups[0].Articles != 2 {
		t.Fatalf("backups %s, %v", out, err)
	}
	if err := os.RemoveAll(backupsDir()); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(backupsDir(), nil, 0o644); err != nil {
		t.Fatal(err)
	}
	_, said, status := p.said("import", project, p.write("e.txt", "Title: E\n\nFive.\n"), p.write("f.txt", "Title: F\n\nSix.\n"))
	if status != cli.ExitDone || !strings.Contains(said, "warning: no backup was made") {
		t.Errorf("exit status %d, %q", status, said)
	}
}

func TestWarnsOfSyncedFolder(t *testing.T) {
	p := newParley(t)
	if err := os.MkdirAll(p.path("Dropbox"), 0o755); err != nil {
		t.Fatal(err)
	}
	project := p.path("Dropbox/river.parley")
	_, said, status := p.said("new", project)
	if status != cli.ExitDone || !strings.Contains(said, "Dropbox copies") || strings.Count(said, "\n") != 1 {
		t.Errorf("exit status %d, %q", status, said)
	}
	if _, said, _ := p.said("articles", project); said != "" {
		t.Errorf("reading says %q", said)
	}
}
