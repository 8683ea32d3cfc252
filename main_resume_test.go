package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"parley/app"
	"parley/app/cli"
)

// TestResumedImport kills an import in the middle and takes it up again: what was told is
// kept, the rest comes, and nothing comes twice. The long form, with 20,000 files and five
// kills, is .ci/resume.
func TestResumedImport(t *testing.T) {
	p := newParley(t)
	const files = 500
	folder := p.path("in")
	if err := os.Mkdir(folder, 0o700); err != nil {
		t.Fatal(err)
	}
	for i := range files {
		text := fmt.Sprintf("Ferry %d\n\nFerry %[1]d runs to the island of stop %[1]d, says the captain of boat %[1]d.\n", i)
		if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	args := []string{"import", p.path("p.parley"), folder, "--create", "--json"}
	told := killedImport(t, args)
	if len(told) == 0 || len(told) == files {
		t.Fatalf("the kill met the import after %d of %d files", len(told), files)
	}
	out, status := p.run(args...)
	if status != cli.ExitDone {
		t.Fatalf("resumed with status %d", status)
	}
	there, fresh := map[app.ArticleID]bool{}, 0
	for _, it := range lines[app.ImportItem](t, out) {
		switch it.Outcome {
		case app.OutcomeImported:
			fresh++
			if there[it.Article] {
				t.Errorf("%s came twice", it.Article)
			}
			there[it.Article] = true
		case app.OutcomeDuplicate:
			there[it.Article] = true
		case app.OutcomeFailed:
			t.Errorf("%s failed: %s", it.Path, it.Reason)
		}
	}
	if len(there) != files || fresh > files-len(told) {
		t.Errorf("%d articles of %d files, %d of them new after %d were told", len(there), files, fresh, len(told))
	}
	for _, id := range told {
		if !there[id] {
			t.Errorf("%s was told and is lost", id)
		}
	}
	p.ok("check", p.path("p.parley"))
}

// killedImport runs an import in another process and kills it once some articles are told.
func killedImport(t *testing.T, args []string) (told []app.ArticleID) {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), self, args...)
	cmd.Env = append(os.Environ(), asProgram+"=1")
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	killed := false
	for in := bufio.NewScanner(out); in.Scan(); {
		var it app.ImportItem
		if !strings.HasSuffix(in.Text(), "}") || json.Unmarshal(in.Bytes(), &it) != nil {
			continue // the kill cut the line
		}
		if it.Outcome == app.OutcomeImported {
			told = append(told, it.Article)
		}
		if !killed {
			killed = true
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := cmd.Wait(); err == nil {
		t.Error("the import was not killed")
	}
	return told
}
