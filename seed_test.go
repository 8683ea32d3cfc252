package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

const seedDir = "../shared/data/seed"

type seedSpan struct {
	Start, End int
	Text       string
}

type seedStatement struct {
	ID, Need, Holder, Issue, Stance string
	Content                         []seedSpan
	Source, Cue                     *seedSpan
}

// TestSeed does the analyst's main job on the seed article.
func TestSeed(t *testing.T) {
	if _, err := os.Stat(seedDir); err != nil {
		t.Skip("skipped: the shared seed article is not here")
	}
	p := newParley(t)
	project := p.path("seed.parley")
	texts, err := filepath.Glob(filepath.Join(seedDir, "*.txt"))
	if err != nil || len(texts) != 1 {
		t.Fatalf("%d seed articles, %v", len(texts), err)
	}
	article := texts[0]
	raw, err := os.ReadFile(article)
	if err != nil {
		t.Fatal(err)
	}

	var x struct {
		Title, Text string
		Paragraphs  [][2]int
		Related     []struct{ Title string }
	}
	p.json(&x, "extract", article, "--json")
	if x.Title != "" || strings.Contains(x.Text, "Read also") || len(x.Related) != 4 || !strings.HasPrefix(string(raw), x.Text) || len(x.Paragraphs) != 15 {
		t.Errorf("extract: title %q, %d paragraphs, %d related, text is the beginning of the file: %v", x.Title, len(x.Paragraphs), len(x.Related), strings.HasPrefix(string(raw), x.Text))
	}

	p.ok("import", project, article, "--create")
	for query, want := range map[string][]string{
		"referendum":         {"referendums", "referendums"},
		`"permanent peace"`:  {"permanent peace"},
		"“permanent peace”":  {"permanent peace"},
		"territory -peace":   nil,
		"lawmaker dismissal": nil, // stands in the link block only
	} {
		var res struct {
			Hits []struct{ Spans [][2]int }
		}
		p.json(&res, "search", project, query, "--json")
		var got []string
		for _, h := range res.Hits {
			for _, s := range h.Spans {
				got = append(got, string(raw[s[0]:s[1]]))
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("search %s (-want +got):\n%s", query, diff)
		}
	}

	p.ok("codebook", project, "import", filepath.Join(seedDir, "codebook.json"))
	gold := recordGold(t, p, project, strings.TrimSuffix(filepath.Base(article), ".txt"))
	checkSeedStatements(t, p, project, gold)
	checkSeedMatrix(t, p, project)
	p.ok("export", project, p.path("seed.xlsx"))
	p.ok("check", project)
}

// recordGold records the gold statements that must be found, and the one by which Putin's
// openness is reported.
func recordGold(t *testing.T, p parley, project, article string) []seedStatement {
	t.Helper()
	data, err := os.ReadFile(filepath.Join(seedDir, "seed-gold.json"))
	if err != nil {
		t.Fatal(err)
	}
	var gold struct{ Statements []json.RawMessage }
	if err := json.Unmarshal(data, &gold); err != nil {
		t.Fatal(err)
	}
	var rows strings.Builder
	var wanted []seedStatement
	for _, g := range gold.Statements {
		var s seedStatement
		line := map[string]any{}
		if json.Unmarshal(g, &s) != nil || json.Unmarshal(g, &line) != nil {
			t.Fatalf("gold statement %s", g)
		}
		if s.Need != "must" && s.ID != "P1c" {
			continue
		}
		line["article"] = article
		delete(line, "note") // the annotators' remark is no coder's note
		out, err := json.Marshal(line)
		if err != nil {
			t.Fatal(err)
		}
		rows.Write(append(out, '\n'))
		wanted = append(wanted, s)
	}
	if len(wanted) != 19 {
		t.Fatalf("%d gold statements, want 18 and one", len(wanted))
	}
	file := p.path("gold.jsonl")
	if err := os.WriteFile(file, []byte(rows.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	p.ok("record", project, file, "--atomic")
	return wanted
}

func checkSeedStatements(t *testing.T, p parley, project string, want []seedStatement) {
	t.Helper()
	type passage struct {
		Role       string
		Start, End int
		Exact      string
	}
	got := lines[struct {
		Holder, Issue, Stance string
		Passages              []passage
	}](t, p.ok("statements", project, "--json"))
	if len(got) != len(want) {
		t.Fatalf("%d statements came back, want %d", len(got), len(want))
	}
	for i, w := range want {
		stance := w.Stance
		if stance == "unclear" { // a coder has to decide; kept open
			stance = ""
		}
		g := got[i]
		if g.Holder != w.Holder || g.Issue != w.Issue || g.Stance != stance {
			t.Errorf("%s: holder %s, issue %s, stance %s", w.ID, g.Holder, g.Issue, g.Stance)
		}
		byRole := map[string][]seedSpan{}
		for _, p := range g.Passages {
			byRole[p.Role] = append(byRole[p.Role], seedSpan{p.Start, p.End, p.Exact})
		}
		if diff := cmp.Diff(w.Content, byRole["content"]); diff != "" {
			t.Errorf("%s: content (-want +got):\n%s", w.ID, diff)
		}
		if w.Cue != nil && !cmp.Equal(byRole["cue"], []seedSpan{*w.Cue}) {
			t.Errorf("%s: cue %v, want %v", w.ID, byRole["cue"], *w.Cue)
		}
	}
}

func checkSeedMatrix(t *testing.T, p parley, project string) {
	t.Helper()
	var m matrixDoc
	p.json(&m, "matrix", project, "--json")
	for _, want := range []struct{ actor, issue, state string }{
		{"european_commission", "referendums", "oppose"},
		{"kellogg", "territory", "oppose"},
		{"zelenskyy", "territory", "oppose"},
		{"putin", "peace_deal", "no_data"},
	} {
		if got := m.state(want.actor, want.issue); got != want.state {
			t.Errorf("%s on %s: %q, want %q", want.actor, want.issue, got, want.state)
		}
	}
	for _, c := range m.Cells {
		if c.Actor != "putin" || c.Issue != "peace_deal" {
			continue
		}
		if c.N != 0 || c.Reported != 1 || c.ReportedAs.State != "support" || !cmp.Equal(c.Reporters, []string{"Steve Witkoff"}) {
			t.Errorf("Putin's openness: %+v, want it as reported by Witkoff and not as his own", c)
		}
	}
}
