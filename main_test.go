package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"parley/app/cli"
	"parley/app/worker"
)

// asProgram makes the test binary behave as the program, so that tests can start and
// kill a real process.
const asProgram = "PARLEY_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" || len(os.Args) == 2 && os.Args[1] == worker.Command {
		os.Exit(run(context.Background(), os.Args[1:], standardStreams()))
	}
	os.Exit(m.Run())
}

// parley runs a command line in a home of its own.
type parley struct {
	t   *testing.T
	dir string
}

func newParley(t *testing.T) parley {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("HOME", dir)
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	t.Setenv("XDG_CONFIG_HOME", filepath.Join(dir, "config"))
	t.Setenv("LocalAppData", filepath.Join(dir, "local"))
	t.Setenv("AppData", filepath.Join(dir, "roaming"))
	return parley{t, dir}
}

func (p parley) path(name string) string { return filepath.Join(p.dir, name) }

// run executes a command line in this process and gives standard output and exit status.
func (p parley) run(args ...string) (out string, status int) {
	p.t.Helper()
	var stdout, stderr bytes.Buffer
	status = run(p.t.Context(), args, streams{in: strings.NewReader(""), out: &stdout, err: &stderr})
	if stderr.Len() > 0 {
		p.t.Logf("parley %s: %s", strings.Join(args, " "), stderr.String())
	}
	return stdout.String(), status
}

// ok is run for a command line that must end well.
func (p parley) ok(args ...string) string {
	p.t.Helper()
	out, status := p.run(args...)
	if status != cli.ExitDone {
		p.t.Fatalf("parley %s: exit status %d", strings.Join(args, " "), status)
	}
	return out
}

func (p parley) json(v any, args ...string) {
	p.t.Helper()
	out := p.ok(args...)
	if err := json.Unmarshal([]byte(out), v); err != nil {
		p.t.Fatalf("parley %s: %v in %q", strings.Join(args, " "), err, out)
	}
}

func lines[T any](t *testing.T, text string) []T {
	t.Helper()
	var out []T
	sc := bufio.NewScanner(strings.NewReader(text))
	sc.Buffer(nil, 16<<20)
	for sc.Scan() {
		var v T
		if err := json.Unmarshal(sc.Bytes(), &v); err != nil {
			t.Fatalf("%v in %q", err, sc.Text())
		}
		out = append(out, v)
	}
	return out
}

type matrixDoc struct {
	Actors []struct{ ID, Name string }
	Issues []struct{ ID, Title string }
	Cells  []struct {
		Actor, Issue, State, Stance string
		N, Reported                 int
		Reporters                   []string
		ReportedAs                  struct{ State string } `json:"reported_as"`
		Statements                  []string
		Flags                       []string
	}
}

func (m matrixDoc) state(actor, issue string) string {
	for _, c := range m.Cells {
		if c.Actor == actor && c.Issue == issue {
			return c.State
		}
	}
	return ""
}

func TestDemo(t *testing.T) {
	p := newParley(t)
	out := p.ok("demo", "--out", p.dir)
	if !strings.Contains(out, "▲ Support") || !strings.Contains(out, "demo.xlsx") {
		t.Errorf("the demo prints no matrix: %q", out)
	}
	var m matrixDoc
	p.json(&m, "matrix", p.path("demo.parley"), "--json")
	states := map[string]int{}
	reportedOnly, flagged := 0, map[string]int{}
	for _, c := range m.Cells {
		states[c.State]++
		for _, f := range c.Flags {
			flagged[f]++
		}
		if c.State == "no_data" && c.Reported > 0 {
			reportedOnly++
		}
	}
	for _, want := range []string{"support", "oppose", "mixed_inconsistent", "shifted", "contested", "no_comment", "neutral"} {
		if states[want] == 0 {
			t.Errorf("no cell of the sample is %s: %v", want, states)
		}
	}
	if flagged["conditional"] == 0 || reportedOnly == 0 {
		t.Errorf("conditional cells %d, cells with second-hand evidence only %d; want some of each", flagged["conditional"], reportedOnly)
	}
	if filled, all := len(m.Cells), len(m.Actors)*len(m.Issues); filled == all {
		t.Error("the sample has no blank cell")
	}
	if _, status := p.run("demo", "--out", p.dir); status != cli.ExitFailed {
		t.Errorf("a second demo into the same folder: exit status %d, want %d", status, cli.ExitFailed)
	}
	p.ok("demo", "--out", p.dir, "--force")
	p.ok("check", p.path("demo.parley"))
}

// TestStory goes the whole way on files of our own: import, search, record, undo, redo,
// matrix, export, reopen.
func TestStory(t *testing.T) {
	p := newParley(t)
	project := p.path("story with spaces ї.parley")
	in := p.path("in")
	if err := os.Mkdir(in, 0o755); err != nil {
		t.Fatal(err)
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(in, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("one.txt", "Title: Bridge toll\nSource: The Vale Post\nDate: 2026-03-01\n\nMayor Anna Lind said the toll “is dead.” Café owners cheered.\n\nThe province wants the toll to stay.\n")
	write("two.txt", "Title: Toll again\nSource: Vale Radio\nDate: 2026-03-04\n\nThe toll will stay, the province’s governor Ole Marsk said on Tuesday.\n")
	write("zcopy.txt", "Title: Toll again\nSource: Vale Radio\nDate: 2026-03-04\n\nThe toll will stay, the province’s governor Ole Marsk said on Tuesday.\n")
	write("empty.txt", "")

	out, status := p.run("import", project, in, "--create", "--json")
	if status != cli.ExitPartly {
		t.Fatalf("import with one empty file: exit status %d, want %d: %s", status, cli.ExitPartly, out)
	}
	counts := map[string]int{}
	for _, it := range lines[struct{ Outcome string }](t, out) {
		counts[it.Outcome]++
	}
	if diff := cmp.Diff(map[string]int{"imported": 2, "duplicate": 1, "failed": 1, "": 1}, counts); diff != "" {
		t.Errorf("outcomes (-want +got):\n%s", diff)
	}

	var found struct {
		Total, Searched, Articles int
		Hits                      []struct {
			ID    string
			Spans [][2]int
		}
	}
	p.json(&found, "search", project, "cafe", "--json")
	if found.Total != 1 || found.Searched != 2 || found.Articles != 2 {
		t.Fatalf("search cafe: %+v, want one of two articles", found)
	}
	var open struct{ Text struct{ Text string } }
	p.json(&open, "show", project, found.Hits[0].ID, "--json")
	sp := found.Hits[0].Spans[0]
	if got := open.Text.Text[sp[0]:sp[1]]; got != "Café" {
		t.Errorf("the hit covers %q, want Café", got)
	}

	book := p.path("codebook.json")
	write("../codebook.json", `{"format":"parley-codebook/1","actors":[{"id":"lind","name":"Anna Lind","type":"person","aliases":["Mayor Lind"],"roles":["Mayor"]},{"id":"marsk","name":"Ole Marsk","type":"person","aliases":[],"roles":[]}],"issues":[{"id":"toll","title":"Bridge toll","question":"Should the toll stay?","label_low":"no","label_high":"yes"}]}`)
	p.ok("codebook", project, "import", book)
	rows := p.path("rows.jsonl")
	write("../rows.jsonl", `{"article":"one","holder":"Mayor Lind","issue":"Bridge toll","stance":"oppose","quotes":[{"role":"content","text":"the toll “is dead.”"}]}
{"article":"two","holder":"marsk","issue":"toll","stance":"support","quotes":[{"role":"content","text":"The toll will stay"}]}
{"article":"two","holder":"nobody known","issue":"toll","stance":"support","quotes":[{"text":"The toll will stay"}]}
`)
	if _, status := p.run("record", project, rows); status != cli.ExitPartly {
		t.Errorf("record with one unknown actor: exit status %d, want %d", status, cli.ExitPartly)
	}
	var m matrixDoc
	p.json(&m, "matrix", project, "--json")
	if m.state("lind", "toll") != "oppose" || m.state("marsk", "toll") != "support" {
		t.Errorf("matrix after recording: %+v", m.Cells)
	}

	p.ok("undo", project)
	p.json(&m, "matrix", project, "--json")
	if len(m.Cells) != 0 {
		t.Errorf("matrix after undo: %+v", m.Cells)
	}
	p.ok("redo", project)
	p.json(&m, "matrix", project, "--json")
	if len(m.Cells) != 2 {
		t.Errorf("matrix after redo: %+v", m.Cells)
	}
	if out := p.ok("redo", project); !strings.Contains(out, "Nothing to redo") {
		t.Errorf("redo with nothing to redo: %q", out)
	}

	xlsx := p.path("out.xlsx")
	p.ok("export", project, xlsx)
	if _, status := p.run("export", project, xlsx); status != cli.ExitFailed {
		t.Errorf("export over a file without --force: exit status %d", status)
	}
	f, err := excelize.OpenFile(xlsx)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if cell, err := f.GetCellValue("Matrix", "C7"); err != nil || !strings.HasPrefix(cell, "▼ Oppose") {
		t.Errorf("Matrix!C7 = %q, %v; want the mayor's opposition", cell, err)
	}

	// undo everything, the imports included, and do it again
	for range 3 {
		p.ok("undo", project)
	}
	var none struct{ Total, Articles int }
	p.json(&none, "search", project, "toll", "--json")
	if none.Articles != 0 || none.Total != 0 {
		t.Errorf("after undoing the import the library still has %+v", none)
	}
	for range 3 {
		p.ok("redo", project)
	}
	p.json(&none, "search", project, "toll", "--json")
	if none.Articles != 2 || none.Total != 2 {
		t.Errorf("after doing it again the library has %+v", none)
	}
	p.ok("check", project)
}

func TestExitStatuses(t *testing.T) {
	p := newParley(t)
	notProject := p.path("letter.parley")
	if err := os.WriteFile(notProject, []byte("Dear Sir"), 0o644); err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		name string
		args []string
		want int
	}{
		{"unknown command word", []string{"matrix"}, cli.ExitUsage},
		{"unknown flag", []string{"version", "--nonsense"}, cli.ExitUsage},
		{"missing project", []string{"articles", p.path("none.parley")}, cli.ExitFailed},
		{"not a project", []string{"articles", notProject}, cli.ExitFailed},
		{"version", []string{"version", "--json"}, cli.ExitDone},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if _, got := p.run(tt.args...); got != tt.want {
				t.Errorf("exit status %d, want %d", got, tt.want)
			}
		})
	}
	if data, err := os.ReadFile(notProject); err != nil || string(data) != "Dear Sir" {
		t.Errorf("a file that is no project was changed: %q, %v", data, err)
	}
}

// TestKillDuringImport kills a real process in the middle of an import. What it had
// reported must be there, whole, and the index must catch up by itself.
func TestKillDuringImport(t *testing.T) {
	p := newParley(t)
	in := p.path("in")
	if err := os.Mkdir(in, 0o755); err != nil {
		t.Fatal(err)
	}
	const files = 200
	for i := range files {
		text := fmt.Sprintf("Title: Report %d\nSource: The Vale Post\n\n%s", i,
			strings.Repeat(fmt.Sprintf("The council met for the %dth time and talked about the toll of the bridge number %d.\n\n", i, i), 40))
		if err := os.WriteFile(filepath.Join(in, fmt.Sprintf("%03d.txt", i)), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	project := p.path("killed.parley")
	cmd := exec.CommandContext(t.Context(), os.Args[0], "import", project, in, "--create", "--json")
	cmd.Env = append(os.Environ(), asProgram+"=1")
	stdout, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	reported := map[string]bool{}
	sc := bufio.NewScanner(stdout)
	for sc.Scan() {
		var it struct{ ID, Outcome string }
		if err := json.Unmarshal(sc.Bytes(), &it); err != nil {
			break // the line that the kill cut
		}
		if it.Outcome == "imported" {
			reported[it.ID] = true
		}
		if len(reported) == 60 {
			if err := cmd.Process.Kill(); err != nil {
				t.Fatal(err)
			}
		}
	}
	_ = cmd.Wait() // killed on purpose
	if len(reported) < 60 {
		t.Fatalf("only %d articles were reported before the end", len(reported))
	}

	p.ok("check", project)
	heads := lines[struct{ ID, Title string }](t, p.ok("articles", project, "--json"))
	there := map[string]bool{}
	for _, h := range heads {
		there[h.ID] = true
		if h.Title == "" {
			t.Errorf("article %s is half there", h.ID)
		}
	}
	for id := range reported {
		if !there[id] {
			t.Errorf("article %s was reported as imported and is not there", id)
		}
	}
	var found struct{ Total, Searched, Articles int }
	p.json(&found, "search", project, "toll", "--json")
	if found.Total != len(heads) || found.Searched != len(heads) || found.Articles != len(heads) {
		t.Errorf("after the kill %d articles are there, the search says %+v", len(heads), found)
	}
	// the rest comes in, and nothing twice
	out := p.ok("import", project, in, "--json")
	if n := strings.Count(out, `"outcome":"imported"`); n != files-len(heads) {
		t.Errorf("%d imported the second time, want %d", n, files-len(heads))
	}
}
