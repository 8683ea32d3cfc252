package main

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parley/app"
)

// sharedData holds third-party samples, outside the repository.
const sharedData = "../shared/data"

func sharedFile(t *testing.T, name string) string {
	t.Helper()
	path := filepath.Join(sharedData, filepath.FromSlash(name))
	if _, err := os.Stat(path); err != nil {
		t.Skip("the sample is not here: " + err.Error())
	}
	return path
}

func (p parley) convertedDNA() string {
	p.t.Helper()
	in, out := sharedFile(p.t, "dna/sample.dna"), p.path("dna.parley")
	var losses app.LossReport
	p.json(&losses, "convert", in, out, "--json")
	if losses.Articles != 7 || losses.Statements != 40 || losses.Annotations != 1 || losses.Actors != 14 || losses.Issues != 6 || losses.Coders != 4 {
		p.t.Fatalf("converted %+v", losses)
	}
	return out
}

// table reads the CSV of a projection.
func (p parley) table(args ...string) (columns, rows []string, values [][]float64) {
	p.t.Helper()
	lines, err := csv.NewReader(strings.NewReader(p.ok(args...))).ReadAll()
	if err != nil {
		p.t.Fatal(err)
	}
	for _, line := range lines[1:] {
		var row []float64
		for _, cell := range line[1:] {
			v, err := strconv.ParseFloat(cell, 64)
			if err != nil {
				p.t.Fatal(err)
			}
			row = append(row, v)
		}
		rows, values = append(rows, line[0]), append(values, row)
	}
	return lines[0][1:], rows, values
}

func TestConvertDNAMatrices(t *testing.T) {
	p := newParley(t)
	project := p.convertedDNA()
	raw, err := os.ReadFile(sharedFile(t, "dna/expected_matrices.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	blocks := strings.Split("\n"+string(raw), "\n# ")[1:]
	if len(blocks) == 0 {
		t.Fatal("no expected matrix")
	}
	for _, block := range blocks {
		lines := strings.Split(strings.TrimSpace(strings.ReplaceAll(block, "\r", "")), "\n")
		words := strings.Fields(lines[0])
		mode, norm := "two-mode", strings.TrimPrefix(words[5], "norm=")
		if words[0] == "onemode" {
			mode = "one-mode"
		}
		if norm == "no" {
			norm = "none"
		}
		columns, rows, values := p.table("matrix", project, "--spec", "dna", "--csv", "--projection", mode,
			"--qualifier", words[4], "--normalise", norm, "--duplicates", strings.TrimPrefix(words[6], "dup="))
		if want := strings.Split(lines[1], "\t")[1:]; !slices.Equal(columns, want) {
			t.Fatalf("%s: columns %q, want %q", lines[0], columns, want)
		}
		for r, line := range lines[2:] {
			fields := strings.Split(line, "\t")
			if r >= len(rows) || rows[r] != fields[0] {
				t.Fatalf("%s: row %d of %q, want %q", lines[0], r, rows, fields[0])
			}
			for k, field := range fields[1:] {
				want, err := strconv.ParseFloat(field, 64)
				if err != nil {
					t.Fatal(err)
				}
				if math.Abs(values[r][k]-want) > 1e-6 {
					t.Errorf("%s: %s × %s = %v, want %v", lines[0], rows[r], columns[k], values[r][k], want)
				}
			}
		}
	}
}

func TestConvertDNACells(t *testing.T) {
	p := newParley(t)
	project := p.convertedDNA()
	var latest, majority app.Matrix
	p.json(&latest, "matrix", project, "--spec", "dna", "--json")
	p.json(&majority, "matrix", project, "--spec", "dna", "--resolver", "majority", "--json")
	raw, err := os.ReadFile(sharedFile(t, "dna/expected_positions_cells.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	number := map[app.StatementID]int{} // DNA counts its annotation, the fifth, as a statement too
	for n := 1; n <= 40; n++ {
		number[app.StatementID(fmt.Sprintf("S-%d", n))] = n
		if n >= 5 {
			number[app.StatementID(fmt.Sprintf("S-%d", n))] = n + 1
		}
	}
	word := func(s app.CellState) string { return strings.Replace(string(s), "mixed_inconsistent", "tie", 1) }
	got := map[string]string{}
	for i, c := range latest.Cells {
		a := slices.IndexFunc(latest.Actors, func(a app.MatrixActor) bool { return a.ID == c.Actor })
		x := slices.IndexFunc(latest.Issues, func(x app.MatrixIssue) bool { return x.ID == c.Issue })
		var ids []string
		for _, id := range c.Statements {
			ids = append(ids, strconv.Itoa(number[id]))
		}
		mixed := "0"
		if c.Has(app.FlagMixed) {
			mixed = "1"
		}
		got[latest.Actors[a].Name+" | "+latest.Issues[x].Title] = strings.Join([]string{
			strconv.Itoa(c.Pro), strconv.Itoa(c.Con), strconv.Itoa(c.N), fmt.Sprint(*c.Net), fmt.Sprint(*c.Resolvers.Combine),
			word(majority.Cells[i].Resolved), word(c.Resolved), mixed, strings.Join(ids, ","),
		}, " ")
	}
	n := 0
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if len(f) < 14 || f[0] == "actor" {
			continue
		}
		n++
		want := strings.Join(append(slices.Clone(f[2:10]), f[13]), " ")
		if key := f[0] + " | " + f[1]; got[key] != want {
			t.Errorf("%s\n got %s\nwant %s", key, got[key], want)
		}
	}
	if n != 22 || len(got) != 22 {
		t.Errorf("%d expected and %d computed cells, want 22", n, len(got))
	}
}

func TestConvertDNAExpectations(t *testing.T) {
	p := newParley(t)
	project := p.convertedDNA()
	cases := []struct {
		name          string
		args          []string
		rows, columns int
		sum           float64 // rounded; negative: not compared
	}{
		{"two-mode", []string{"--projection", "two-mode"}, 7, 6, 40},
		{"one-mode", []string{"--projection", "one-mode"}, 7, 7, 276},
		{"congruence", []string{"--projection", "one-mode", "--qualifier", "congruence", "--normalise", "average"}, 7, 7, 26},
		{"without some", []string{
			"--projection", "one-mode", "--qualifier", "congruence", "--normalise", "average", "--exclude",
			"issue=There should be legislation to regulate emissions.", "--exclude", "actor=Senate", "--exclude", "holder=Sierra Club",
		}, 5, 5, 10},
		{"section 1", []string{"--projection", "one-mode", "--exclude", "section=876", "--exclude", "section=867"}, 4, 4, -1},
		{"speakers", []string{"--projection", "two-mode", "--rows", "speaker", "--qualifier", "subtract"}, 7, 6, 18},
		{"issues", []string{"--projection", "one-mode", "--rows", "issue", "--qualifier", "congruence"}, 6, 6, 82},
	}
	for _, c := range cases {
		columns, rows, values := p.table(append([]string{"matrix", project, "--spec", "dna", "--csv"}, c.args...)...)
		sum := 0.0
		for _, row := range values {
			for _, v := range row {
				sum += v
			}
		}
		if len(rows) != c.rows || len(columns) != c.columns || c.sum >= 0 && math.Round(sum) != c.sum {
			t.Errorf("%s: %d×%d, sum %v; want %d×%d, %v", c.name, len(rows), len(columns), sum, c.rows, c.columns, c.sum)
		}
	}
	var byType app.Matrix
	p.json(&byType, "matrix", project, "--spec", "dna", "--rows", "actor-type", "--json")
	if len(byType.Actors) != 1 || byType.Actors[0].Name != "other" || byType.Counted != 40 {
		t.Errorf("by type: %v of %d statements", byType.Actors, byType.Counted)
	}
	for _, args := range [][]string{{"--qualifier", "subtract"}, {"--rows", "speaker"}, {"--projection", "two-mode", "--exclude", "holder"}} {
		if _, status := p.run(append([]string{"matrix", project}, args...)...); status != 2 {
			t.Errorf("%v ended with %d, want 2", args, status)
		}
	}
	if _, status := p.run("matrix", project, "--projection", "two-mode", "--exclude", "nothing=1"); status != 1 {
		t.Errorf("an unknown variable ended with %d, want 1", status)
	}
}

func TestConvertIsOneStep(t *testing.T) {
	p := newParley(t)
	project := p.convertedDNA()
	p.ok("undo", project)
	var m app.Matrix
	p.json(&m, "matrix", project, "--json")
	if len(m.Cells) != 0 {
		t.Errorf("%d cells after undo, want none", len(m.Cells))
	}
	p.ok("redo", project)
	if err := json.Unmarshal([]byte(p.ok("matrix", project, "--json")), &m); err != nil || len(m.Cells) != 22 {
		t.Errorf("%d cells after redo, want 22 (%v)", len(m.Cells), err)
	}
	p.ok("check", project)
}

func TestConvertREFI(t *testing.T) {
	for _, c := range []struct {
		name                          string
		articles, annotations, issues int
	}{{"cproctor_demo.qdpx", 2, 158, 262}, {"cproctor_nvivo_project.qdpx", 0, 0, 262}} {
		p := newParley(t)
		out := p.path("out.parley")
		var r app.LossReport
		p.json(&r, "convert", sharedFile(t, "refi/"+c.name), out, "--json")
		if r.Articles != c.articles || r.Annotations != c.annotations || r.Issues != c.issues {
			t.Errorf("%s: %+v", c.name, r)
		}
		p.ok("check", out)
	}
}

func TestEditionsAndChanges(t *testing.T) {
	p := newParley(t)
	project := p.convertedDNA()
	p.ok("edition", project, "save", "First", "--to", "2005-02-02")
	p.ok("edition", project, "save", "Second")
	if _, status := p.run("edition", project, "save", "first"); status != 1 {
		t.Errorf("a name taken ended with %d, want 1", status)
	}
	var byEdition, byDate app.ChangeReport
	p.json(&byEdition, "changes", project, "--from", "First", "--to", "Second", "--json")
	p.json(&byDate, "changes", project, "--from", "2005-02-02", "--to", "2005-02-16", "--json")
	kinds := func(r app.ChangeReport) string {
		count := map[app.ChangeClass]int{}
		for _, c := range r.Changes {
			count[c.Kind()]++
		}
		return fmt.Sprint(count)
	}
	if a, b := kinds(byEdition), kinds(byDate); a != b || a != "map[new:15 unchanged_silent:7]" || byEdition.From.Hash != byDate.From.Hash {
		t.Errorf("changes %s and %s", a, b)
	}
	p.ok("undo", project)
	if out := p.ok("edition", project, "list"); strings.Contains(out, "Second") || !strings.Contains(out, "First") {
		t.Errorf("after undo: %s", out)
	}
	p.ok("redo", project)
	var e app.Edition
	p.json(&e, "edition", project, "show", "second", "--json")
	if e.Matrix.Hash != byEdition.To.Hash || e.Matrix.Counted != 40 {
		t.Errorf("edition %s of %d statements", e.Matrix.Hash, e.Matrix.Counted)
	}
	if _, status := p.run("changes", project, "--from", "Second", "--to", "2005-01-01"); status != 1 {
		t.Errorf("changes backwards ended with %d, want 1", status)
	}
	if _, status := p.run("changes", project, "--from", "No such edition"); status != 1 {
		t.Errorf("an unknown edition ended with %d, want 1", status)
	}
	p.ok("check", project)
}

func TestMergeAndCompare(t *testing.T) {
	p := newParley(t)
	into := p.convertedDNA()
	from := p.path("from.parley")
	p.ok("convert", sharedFile(t, "dna/sample.dna"), from)
	var s struct {
		Article string `json:"article"`
		Quotes  []struct {
			Start, End int
		} `json:"passages"`
	}
	first, _, _ := strings.Cut(p.ok("statements", from), "\n")
	if err := json.Unmarshal([]byte(first), &s); err != nil {
		t.Fatal(err)
	}
	line := fmt.Sprintf(`{"article":%q,"holder":"Senate","issue":"Cap and trade is the solution.","stance":"oppose","passages":[{"start":1,"end":20}]}`, s.Article)
	file := p.path("more.jsonl")
	if err := os.WriteFile(file, []byte(line+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p.ok("record", from, file)

	var c app.Comparison
	p.json(&c, "compare", into, from, "--json")
	if c.Articles != 7 || c.Spans.Matched != 40 || c.Spans.Exact != 40 || len(c.Disagreements) != 1 || c.Disagreements[0].A != "" {
		t.Errorf("comparison: %d articles, spans %+v, %d disagreements", c.Articles, c.Spans, len(c.Disagreements))
	}
	for _, f := range c.Fields {
		if f.Field == "holder" && (f.Alpha == nil || *f.Alpha != 1) {
			t.Errorf("holder %+v", f)
		}
	}
	var dry, done app.MergeReport
	p.json(&dry, "merge", into, from, "--dry-run", "--json")
	p.json(&done, "merge", into, from, "--json")
	dry.DryRun = false
	if want := (app.MergeCount{Added: 1, Present: 40}); done.Statements != want || done.Articles.Present != 7 || done.Actors.Added != 0 || fmt.Sprint(dry) != fmt.Sprint(done) {
		t.Errorf("dry run %+v\nmerged %+v", dry, done)
	}
	if list := p.ok("statements", into); !strings.Contains(list, `"coder":"c1_sample"`) {
		t.Errorf("the work of the other coder bears no code of its own: %s", list[strings.LastIndex(strings.TrimSpace(list), "\n")+1:])
	}
	p.json(&done, "merge", into, from, "--json")
	if done.Statements.Added != 0 || done.Statements.Present != 41 {
		t.Errorf("merged twice: %+v", done)
	}
	if n := strings.Count(p.ok("statements", into), "\n"); n != 41 {
		t.Errorf("%d statements, want 41", n)
	}
	p.ok("undo", into)
	if n := strings.Count(p.ok("statements", into), "\n"); n != 40 {
		t.Errorf("%d statements after undo, want 40", n)
	}
	p.ok("new", p.path("empty.parley"))
	p.json(&done, "merge", p.path("empty.parley"), from, "--json")
	if done.Articles.Added != 7 || done.Statements.Added != 41 || len(done.Skipped) != 0 {
		t.Errorf("merged into an empty project: %+v", done)
	}
	p.ok("check", p.path("empty.parley"))
}

func TestExportRoundTrip(t *testing.T) {
	p := newParley(t)
	p.ok("demo", "--out", p.dir)
	demo := p.path("demo.parley")
	for _, ending := range []string{"csv", "graphml", "json", "jsonld", "jsonld.zip", "qdpx", "qdc"} {
		p.ok("export", demo, p.path("out."+ending))
		if st, err := os.Stat(p.path("out." + ending)); err != nil || st.Size() == 0 {
			t.Errorf("%s: %v", ending, err)
		}
	}
	if _, status := p.run("export", demo, p.path("out.json")); status != 1 {
		t.Errorf("replacing a file without --force ended with %d, want 1", status)
	}
	if _, status := p.run("export", demo, p.path("out.xyz"), "--force"); status != 1 {
		t.Errorf("an unknown ending ended with %d, want 1", status)
	}
	for line := range strings.Lines(p.ok("articles", demo, "--json")) {
		var h app.ArticleHead
		var page struct {
			Label string
			Items []struct{ ID string }
		}
		if err := json.Unmarshal([]byte(line), &h); err != nil {
			t.Fatal(err)
		}
		if err := json.Unmarshal([]byte(p.ok("show", demo, string(h.ID), "--jsonld")), &page); err != nil || page.Label != h.Title || len(page.Items) != h.Statements+h.Annotations {
			t.Errorf("%s: %d annotations of %q (%v), want %d", h.Title, len(page.Items), page.Label, err, h.Statements+h.Annotations)
		}
	}
	back := p.path("back.parley")
	p.ok("convert", p.path("out.qdpx"), back)
	p.ok("check", back)
	var before, after app.Matrix
	p.json(&before, "matrix", demo, "--json", "--from", "2000-01-01")
	p.json(&after, "matrix", back, "--json", "--from", "2000-01-01")
	if before.Counted == 0 || before.Counted != after.Counted || len(before.Cells) != len(after.Cells) {
		t.Errorf("%d statements in %d cells came back as %d in %d", before.Counted, len(before.Cells), after.Counted, len(after.Cells))
	}
	heads := func(project string) string {
		var out []string
		for line := range strings.Lines(p.ok("articles", project, "--json")) {
			var h app.ArticleHead
			if err := json.Unmarshal([]byte(line), &h); err != nil {
				t.Fatal(err)
			}
			out = append(out, fmt.Sprint(h.Title, h.Source, h.Published, h.Language, h.Statements))
		}
		slices.Sort(out)
		return strings.Join(out, "\n")
	}
	if a, b := heads(demo), heads(back); a == "" || a != b {
		t.Errorf("articles\n%s\ncame back as\n%s", a, b)
	}
	var c app.Comparison
	p.json(&c, "compare", demo, back, "--json")
	if c.Spans.Matched != c.Spans.A || c.Spans.Exact != c.Spans.A || c.Spans.A != c.Spans.B || len(c.Disagreements) != 0 {
		t.Errorf("spans %+v, disagreements %+v", c.Spans, c.Disagreements)
	}
}
