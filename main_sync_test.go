package main

import (
	"encoding/json"
	"fmt"
	"os/exec"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"parley/app"
)

// sheetText is a sheet as a program without a sense for formats keeps it: rows of values.
type sheetText struct {
	name     string
	rows     [][]string
	formulas map[[2]int]string // by row and column, from 0
	head     int               // index of the row of headers
}

func (s *sheetText) col(head string) int {
	i := slices.Index(s.rows[s.head], head)
	if i < 0 {
		panic("no column " + head)
	}
	return i
}

func (s *sheetText) get(row int, head string) string {
	if c := s.col(head); c < len(s.rows[row]) {
		return s.rows[row][c]
	}
	return ""
}

func (s *sheetText) set(row int, head, text string) {
	c := s.col(head)
	for len(s.rows[row]) <= c {
		s.rows[row] = append(s.rows[row], "")
	}
	s.rows[row][c] = text
}

// find gives the first row of the table for which want holds, after those taken.
func (s *sheetText) find(t *testing.T, taken map[int]bool, want func(row int) bool) int {
	t.Helper()
	for i := s.head + 1; i < len(s.rows); i++ {
		if !taken[i] && want(i) {
			taken[i] = true
			return i
		}
	}
	t.Fatalf("no such row on %s", s.name)
	return 0
}

// readSheets reads all values of a workbook.
func readSheets(t *testing.T, path string) map[string]*sheetText {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	out := map[string]*sheetText{}
	for _, name := range f.GetSheetList() {
		rows, err := f.GetRows(name, excelize.Options{RawCellValue: true})
		if err != nil {
			t.Fatal(err)
		}
		s := &sheetText{name: name, rows: rows, formulas: map[[2]int]string{}, head: 4}
		if name == "Matrix" {
			s.head = 5
		}
		out[name] = s
	}
	return out
}

// writeSheets writes values only: no formats, no tables, no notes, other names of sheets,
// the columns of Evidence and Matrix in reverse order.
func writeSheets(t *testing.T, path string, sheets map[string]*sheetText, order []string) {
	t.Helper()
	f := excelize.NewFile()
	for i, name := range order {
		s := sheets[name]
		as := name
		if !strings.HasPrefix(name, "_") {
			as = fmt.Sprintf("Renamed %d", i)
		}
		if _, err := f.NewSheet(as); err != nil {
			t.Fatal(err)
		}
		width := 0
		for _, r := range s.rows {
			width = max(width, len(r))
		}
		reversed := name == "Evidence" || name == "Matrix"
		at := func(row, col int) string {
			if reversed {
				col = width - 1 - col
			}
			cell, err := excelize.CoordinatesToCellName(col+1, row+1)
			if err != nil {
				t.Fatal(err)
			}
			return cell
		}
		for r, row := range s.rows {
			for c, text := range row {
				if text == "" {
					continue
				}
				var v any = text
				if n, err := strconv.ParseFloat(text, 64); err == nil && len(text) < 12 && !strings.HasPrefix(name, "_") {
					v = n
				}
				if err := f.SetCellValue(as, at(r, c), v); err != nil {
					t.Fatal(err)
				}
			}
		}
		for k, formula := range s.formulas {
			if err := f.SetCellFormula(as, at(k[0], k[1]), formula); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.DeleteSheet("Sheet1"); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}

func sheetOrder() []string { return []string{"_meta", "Evidence", "Positions", "Matrix", "Actors"} }

// TestSyncUnedited takes a workbook that nobody edited, saved as it is, without any format,
// and by LibreOffice where that is installed: nothing differs.
func TestSyncUnedited(t *testing.T) {
	p := newParley(t)
	p.ok("demo", "--out", p.dir)
	project, book := p.path("demo.parley"), p.path("demo.xlsx")
	plain := p.path("plain.xlsx")
	writeSheets(t, plain, readSheets(t, book), sheetOrder())
	files := []string{book, plain}
	if office, err := exec.LookPath("soffice"); err == nil {
		cmd := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+p.path("office"), "--headless", "--convert-to",
			"xlsx:Calc MS Excel 2007 XML", "--outdir", p.path("lo"), book)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("LibreOffice: %v\n%s", err, out)
		}
		files = append(files, p.path("lo/demo.xlsx"))
	} else {
		t.Log("LibreOffice is not installed: its file is not tried")
	}
	for _, f := range files {
		var got app.Sync
		p.json(&got, "sync", project, f, "--json")
		if len(got.Rows) > 0 {
			t.Errorf("%s: %d differences, the first: %+v", f, len(got.Rows), got.Rows[0])
		}
	}
}

// syncEdits edits every class of row once or more and tells what each must become.
func syncEdits(t *testing.T, sheets map[string]*sheetText) (want map[string]int, lost string) {
	t.Helper()
	e, pos, m := sheets["Evidence"], sheets["Positions"], sheets["Matrix"]
	want = map[string]int{}
	did := func(class app.SyncClass, field string) { want[string(class)+" "+field]++ }
	taken := map[int]bool{}
	single := func(i int) bool { return !strings.ContainsAny(e.get(i, "ID"), "/@") && e.get(i, "ID") != "" }
	edit := func(field, text string, class app.SyncClass, more ...func(i int) bool) {
		i := e.find(t, taken, func(i int) bool {
			return single(i) && e.get(i, field) != text && !slices.ContainsFunc(more, func(f func(int) bool) bool { return !f(i) })
		})
		e.set(i, field, text)
		did(class, field)
	}
	plainRow := func(i int) bool {
		return e.get(i, "Stance") == "▲ Support" && e.get(i, "Attribution") == "Direct quote"
	}
	dated := func(i int) bool { n, err := strconv.Atoi(e.get(i, "Date said")); return err == nil && n > 40000 }
	edit("Stance", "▼ Oppose", app.SyncPropose, plainRow)
	edit("Stance", "strong_support", app.SyncPropose, plainRow)
	edit("Stance", "◆▲ Support if", app.SyncRefused, plainRow, func(i int) bool { return e.get(i, "Condition") == "" })
	edit("Stance", "≠ Split", app.SyncRefused, plainRow)
	edit("Attribution", "Indirect speech", app.SyncPropose, plainRow)
	edit("Date said", "45000", app.SyncPropose, dated)
	edit("Date said", "2.3.2025", app.SyncPropose, dated)
	edit("Date said", "soon", app.SyncRefused, dated)
	edit("Date precision", "month", app.SyncPropose, dated)
	edit("Certainty", "PS", app.SyncPropose)
	edit("Certainty", "perhaps", app.SyncRefused)
	edit("Act", "threat", app.SyncPropose)
	edit("Coder confidence", "low", app.SyncPropose)
	edit("Paraphrase", "In other words.", app.SyncPropose)
	edit("Coder's note", "=1+1", app.SyncPropose)
	edit("Condition", "if the others agree", app.SyncPropose, func(i int) bool { return e.get(i, "Condition") == "" })
	edit("Quote (verbatim)", "Words nobody said.", app.SyncRefused)
	edit("Published", "45001", app.SyncRefused)
	edit("Issue", "Another issue", app.SyncRefused)
	edit("Row hash", "0", app.SyncRefused)
	i := e.find(t, taken, single)
	e.formulas[[2]int{i, e.col("Paraphrase")}] = `"a"&"b"`
	did(app.SyncRefused, "Paraphrase")

	i = e.find(t, taken, single) // a new row from the words of another
	row := slices.Clone(e.rows[i])
	e.rows = append(e.rows, slices.Clone(row))
	last := len(e.rows) - 1
	e.set(last, "ID", "")
	did(app.SyncNew, "")
	e.rows = append(e.rows, slices.Clone(row))
	e.set(last+1, "ID", "")
	e.set(last+1, "Quote (verbatim)", "Words that stand in no article.")
	did(app.SyncRefused, "")
	e.rows = append(e.rows, slices.Clone(row)) // the same row twice
	did(app.SyncWarning, "")
	i = e.find(t, taken, func(i int) bool {
		if !single(i) {
			return false
		}
		id := e.get(i, "ID")
		return !slices.ContainsFunc(e.rows, func(r []string) bool { return len(r) > 0 && strings.HasPrefix(r[0], id+"@") })
	})
	lost = e.get(i, "ID")
	e.rows = slices.Delete(e.rows, i, i+1)
	did(app.SyncMissing, "Review")

	// cells: the body of Matrix by its hidden ids, Positions by its key
	ids := m.rows[3]
	inMatrix := func(actor, issue, text string) {
		for r := range m.rows {
			if m.get(r, "Actor ID") == actor {
				m.rows[r][slices.Index(ids, issue)] = text
				return
			}
		}
		t.Fatalf("no row of %s", actor)
	}
	cells := map[int]bool{}
	cell := func(position string) (row int, actor, issue string) {
		row = pos.find(t, cells, func(i int) bool {
			return pos.get(i, "Position (computed)") == position && pos.get(i, "Analyst override") == "" && pos.get(i, "Issue ID") != ""
		})
		return row, pos.get(row, "Actor ID"), pos.get(row, "Issue ID")
	}
	_, a, x := cell("▲ Support")
	inMatrix(a, x, "▼")
	did(app.SyncPropose, "Position")
	_, a, x = cell("▲ Support")
	inMatrix(a, x, "▲ Support\nAsk the delegation")
	did(app.SyncPropose, "Analyst note")
	_, a, x = cell("▲ Support")
	inMatrix(a, x, "–")
	did(app.SyncRefused, "Position")
	_, a, x = cell("▲ Support")
	inMatrix(a, x, "≠ Split")
	did(app.SyncRefused, "Position")
	r, a, x := cell("▲ Support")
	inMatrix(a, x, "▼ Oppose")
	pos.set(r, "Analyst override", "■ Neutral")
	did(app.SyncConflict, "Position")
	did(app.SyncConflict, "Position")
	r, _, _ = cell("▲▲ Strong support")
	pos.set(r, "Analyst override", "▲ Support")
	pos.set(r, "Override reason", "The tone was polite.")
	pos.set(r, "Analyst note", "To be checked.")
	did(app.SyncPropose, "Position")
	did(app.SyncPropose, "Override reason")
	did(app.SyncPropose, "Analyst note")
	r, _, _ = cell("▲▲ Strong support")
	pos.set(r, "Confidence", "●●● high indeed")
	did(app.SyncRefused, "Confidence")

	body := e.rows[e.head+1:] // sorting does no harm; formulas stay with their rows
	if len(e.formulas) == 0 {
		slices.Reverse(body)
	}
	return want, lost
}

// TestSyncEdited edits a workbook in every class, without formats, with other names of its
// sheets and its columns moved; takes it over, and takes that back.
func TestSyncEdited(t *testing.T) {
	p := newParley(t)
	p.ok("demo", "--out", p.dir)
	project, edited := p.path("demo.parley"), p.path("edited.xlsx")
	sheets := readSheets(t, p.path("demo.xlsx"))
	want, lost := syncEdits(t, sheets)
	// one more, of which the project says something else meanwhile
	pos := sheets["Positions"]
	r := pos.find(t, map[int]bool{}, func(i int) bool {
		return pos.get(i, "Position (computed)") == "▼ Oppose" && pos.get(i, "Analyst override") == ""
	})
	pos.set(r, "Analyst override", "▲ Support")
	p.ok("override", project, pos.get(r, "Actor ID"), pos.get(r, "Issue ID"), "neutral", "--reason", "They have said nothing since.")
	want["conflict Position"]++
	writeSheets(t, edited, sheets, sheetOrder())
	before := p.state(project)

	var got app.Sync
	out, status := p.run("sync", project, edited, "--json")
	if status != 3 {
		t.Fatalf("status %d", status)
	}
	p.decode(out, &got)
	have := map[string]int{}
	for _, r := range got.Rows {
		field := r.Field
		if field == "ID" || r.Class == app.SyncNew || r.Class == app.SyncRefused && strings.HasPrefix(r.Subject, "new statement") {
			field = ""
		}
		have[string(r.Class)+" "+field]++
	}
	if diff := cmp.Diff(want, have); diff != "" {
		t.Errorf("classes (-want +got):\n%s", diff)
		for _, r := range got.Rows {
			t.Logf("%+v", r)
		}
	}
	if len(got.Rows) < 25 {
		t.Errorf("%d edits only", len(got.Rows))
	}
	if diff := cmp.Diff(before, p.state(project)); diff != "" {
		t.Errorf("a preview changed the project:\n%s", diff)
	}

	out, status = p.run("sync", project, edited, "--apply", "--json")
	got = app.Sync{}
	p.decode(out, &got)
	if accepted := got.Counts[app.SyncPropose] + got.Counts[app.SyncMissing] + got.Counts[app.SyncNew]; status != 3 || len(got.Applied) != accepted || accepted < 15 {
		t.Errorf("status %d, %d of %d taken over", status, len(got.Applied), accepted)
	}
	after := p.state(project)
	if after == before || !strings.Contains(after, "In other words.") || !strings.Contains(after, "The tone was polite.") {
		t.Error("the edits are not in the project")
	}
	var s app.Statement
	for _, line := range strings.Split(p.ok("statements", project), "\n") {
		if strings.Contains(line, `"`+lost+`"`) && strings.HasPrefix(line, "{") {
			p.decode(line, &s)
			break
		}
	}
	if string(s.ID) != lost || s.Review != app.ReviewRejected {
		t.Errorf("statement %s of the deleted row is %+v", lost, s)
	}
	// the same file again: what was taken over is no difference any more
	out, _ = p.run("sync", project, edited, "--json")
	got = app.Sync{}
	p.decode(out, &got)
	if n := got.Counts[app.SyncPropose] + got.Counts[app.SyncMissing]; n != 0 {
		t.Errorf("%d edits are proposed again", n)
	}
	p.ok("undo", project)
	if diff := cmp.Diff(before, p.state(project)); diff != "" {
		t.Errorf("undone, the project differs (-before +after):\n%s", diff)
	}
}

// state gives all of a project that a sync can change.
func (p parley) state(project string) string {
	p.t.Helper()
	return p.ok("statements", project) + p.ok("matrix", project, "--json")
}

func (p parley) decode(text string, v any) {
	p.t.Helper()
	if err := json.Unmarshal([]byte(text), v); err != nil {
		p.t.Fatalf("%v in %q", err, text)
	}
}
