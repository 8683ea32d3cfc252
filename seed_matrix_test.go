package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

// TestSeedMatrix records all of the seed's gold, as if every suggestion had been accepted,
// and looks at each cell: own words apart from what others report, the condition marked.
func TestSeedMatrix(t *testing.T) {
	if _, err := os.Stat(seedDir); err != nil {
		t.Skip("skipped: the shared seed article is not here")
	}
	p := newParley(t)
	project := p.path("seed.parley")
	texts, err := filepath.Glob(filepath.Join(seedDir, "*.txt"))
	if err != nil || len(texts) != 1 {
		t.Fatalf("%d seed articles, %v", len(texts), err)
	}
	p.ok("import", project, texts[0], "--create")
	p.ok("codebook", project, "import", filepath.Join(seedDir, "codebook.json"))
	data, err := os.ReadFile(filepath.Join(seedDir, "seed-gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold struct{ Statements []map[string]any }
	if err := json.Unmarshal(data, &gold); err != nil || len(gold.Statements) != 25 {
		t.Fatalf("%d gold statements, %v", len(gold.Statements), err)
	}
	var rows strings.Builder
	for _, line := range gold.Statements {
		line["article"] = strings.TrimSuffix(filepath.Base(texts[0]), ".txt")
		delete(line, "note") // the annotators' remark is no coder's note
		out, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		rows.Write(append(out, '\n'))
	}
	file := p.path("gold.jsonl")
	if err := os.WriteFile(file, []byte(rows.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	p.ok("record", project, file, "--atomic")

	var m app.Matrix
	p.json(&m, "matrix", project, "--json")
	type cell struct {
		Display     string // as it is drawn, in the window and in the workbook
		N, Reported int
		By          string
	}
	got := map[string]cell{}
	for _, c := range m.Cells {
		d := c.Display()
		got[string(c.Actor)+" "+string(c.Issue)] = cell{d.State, c.N, c.Reported, strings.Join(c.Reporters, ", ")}
		if d.Hollow != (c.N == 0) {
			t.Errorf("%s on %s: hollow %v with %d statements of its own", c.Actor, c.Issue, d.Hollow, c.N)
		}
	}
	want := map[string]cell{
		"witkoff territory":               {"conditional", 2, 1, ""},
		"witkoff peace_deal":              {"support", 2, 0, ""},
		"witkoff russia_intent":           {"support", 1, 0, ""},
		"witkoff us_russia":               {"support", 2, 0, ""},
		"putin peace_deal":                {"reported_conditional", 0, 2, "Steve Witkoff"},
		"putin putin_terms":               {"reported_support", 0, 1, "Donald Trump"},
		"zelenskyy territory":             {"oppose", 1, 0, ""},
		"zelenskyy russia_intent":         {"oppose", 1, 0, ""},
		"trump putin_terms":               {"reported_oppose", 0, 1, ""},
		"kellogg territory":               {"oppose", 2, 0, ""},
		"european_commission referendums": {"oppose", 2, 0, ""},
		"us_administration territory":     {"oppose", 1, 0, ""},
		"ukraine territory":               {"reported_oppose", 0, 1, "Keith Kellogg"},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("cells (-want +got):\n%s", d)
	}
	c, _ := m.Cell("witkoff", "territory")
	if d := c.Display(); !c.Has(app.FlagConditional) || c.Condition == "" || !strings.HasPrefix(d.Lines[0], "◆▲") {
		t.Errorf("Witkoff's condition is not marked: %v, %q", c.Flags, c.Condition)
	}
}
