package export_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/app"
	"parley/export"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// write makes the workbook of a book, asserts the rules that hold for all, and opens it.
func write(t testing.TB, o export.Options, b app.Book, without ...string) (*excelize.File, *parts) {
	t.Helper()
	data := writeBytes(t, o, b)
	p := checkWorkbook(t, data, without...)
	f, err := excelize.OpenReader(bytes.NewReader(data), excelize.Options{UnzipSizeLimit: 512 << 20, UnzipXMLSizeLimit: 512 << 20})
	if err != nil {
		t.Fatalf("reopen: %v", err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f, p
}

func writeBytes(t testing.TB, o export.Options, b app.Book) []byte {
	t.Helper()
	o.TempDir = t.TempDir()
	var buf bytes.Buffer
	if err := export.New(o).WriteBook(t.Context(), &buf, b); err != nil {
		t.Fatalf("write: %v", err)
	}
	checkEmpty(t, o.TempDir)
	return buf.Bytes()
}

// grid makes a book of so many actors and issues in which about every third cell is held.
func grid(actors, issues, perCell int) app.Book {
	b := newBook(fmt.Sprintf("Grid of %d × %d", actors, issues))
	sides := []string{"North", "South", "East"}
	var rows []app.ActorID
	for i := range actors {
		rows = append(rows, b.actor(fmt.Sprintf("Actor %03d", i+1), sides[i*3/max(actors, 1)], "Member of the council"))
	}
	var cols []app.IssueID
	for i := range issues {
		cols = append(cols, b.issue(fmt.Sprintf("Issue %03d in short", i+1), fmt.Sprintf("Should matter %d be settled?", i+1)))
	}
	stances := []app.Stance{app.Support, app.Oppose, app.NeutralStance, app.StrongSupport, app.StrongOppose, app.Ambivalent, app.NoComment}
	kinds := []app.Attribution{app.DirectQuote, app.IndirectQuote, app.SecondHandNamed}
	for i, a := range rows {
		for j, x := range cols {
			k := i*7 + j*5
			if k%3 == 0 {
				continue
			}
			var all []app.Statement
			for n := range perCell {
				all = append(all, b.words(stances[k%len(stances)], kinds[k%len(kinds)], app.Date(fmt.Sprintf("2025-04-%02d", 1+(k+n)%28)), "these are the words"))
			}
			b.cell(a, x, func(c *app.Cell) {
				switch {
				case c.N == 0 && c.NoComment > 0:
					c.State = app.CellNoComment
				case c.N > 0 && c.Ambivalent == c.N:
					c.State = app.CellMixed
				case c.Reported > 0:
					c.ReportedAs = app.ReportedPosition{State: app.CellNeutral, Attribution: app.SecondHandNamed}
				}
			}, all...)
		}
	}
	return b.done()
}

func empty() app.Book {
	b := newBook("Nothing yet").done()
	b.Sources, b.Statements, b.Marking, b.Codebook = nil, nil, "", app.Codebook{}
	b.Matrix.Articles, b.TotalCoded, b.Library = 0, 0, 0
	return b
}

func oneCell() app.Book {
	b := newBook("One cell")
	b.cell(b.actor("Solo", "", ""), b.issue("Only issue", ""), nil, b.words(app.Support, app.DirectQuote, "2025-04-11", "yes"))
	return b.done()
}

// hostile is a book whose every text tries to do harm.
func hostile() app.Book {
	long := strings.Repeat("слово ", 6000) + "конец 🙂"
	texts := []string{
		"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\n=1", "=HYPERLINK(\"http://evil.example\")", "_x000D_ and _x0041_ and _x005F_x0041_",
		"a\x00b\x01c\x1fd\u0085e\uFFFEf", "\u202Eevil\u202C", "\u2067unclosed", "\u202Dclosed\u202C fine", "family 👨‍👩‍👧‍👦 flag 🇺🇳", "e\u0301clair", "Мир и безопасность",
		"السلام عليكم", "שלום", "line\r\nbreak\rreturn", "bad \xff\xfe bytes", "<&>\"' ]]>", strings.Repeat("x\n", 400) + "end", "   spaced   ",
		"A1", "TRUE", "R1C1", "1e5", "2025-01-01", "'quoted", long,
	}
	b := newBook("=cmd|' /C calc'!A0 & \"Co\" &P &D _x000D_")
	b.book.Marking = "&A&B 2025 & more \u202Egnp"
	b.book.Language = "ar"
	var actors []app.ActorID
	for i, s := range texts {
		a := b.actor(fmt.Sprintf("%d", i), s, s)
		b.book.Matrix.Actors[i].Name = s
		b.book.Codebook.Actors[i].Name = s
		b.book.Codebook.Actors[i].Attributes = map[string]string{"side": s, "Quote exact": s, "=x": s, "stance CODE": s, "_x000A_": s}
		actors = append(actors, a)
	}
	var issues []app.IssueID
	for i, s := range texts[:8] {
		issues = append(issues, b.issue(fmt.Sprintf("issue %d", i), s))
		b.book.Matrix.Issues[i].Title = s
		b.book.Codebook.Issues[i].Title, b.book.Codebook.Issues[i].LabelLow, b.book.Codebook.Issues[i].Include = s, s, s
	}
	b.book.Matrix.Issues[0].Title, b.book.Matrix.Issues[1].Title, b.book.Matrix.Issues[2].Title = "Actor", "actor", strings.Repeat("Same title for all ", 3)
	b.book.Matrix.Issues[3].Title = b.book.Matrix.Issues[2].Title
	b.book.Sources[0].URL, b.book.Sources[0].Title = "javascript:alert(1)", "=1+1"
	for i, url := range []string{"file:///etc/passwd", `\\host\share`, "https://user:pw@host.example/", "https://ok.example/ü?q=1#f", "https://" + strings.Repeat("a", 2100) + ".example/"} {
		b.source(texts[i], texts[i], "2025-04-11")
		b.book.Sources[len(b.book.Sources)-1].URL = url
	}
	for i, s := range texts {
		st := b.words(app.ConditionalSupport, app.DirectQuote, "2025-04-11", s)
		last := &b.book.Statements[len(b.book.Statements)-1]
		last.Note, last.Paraphrase, last.Condition, last.Context = s, s, s, s
		last.Chain = []app.AttributionLink{{SourceLabel: s, CueText: s, Channel: "speech"}}
		b.cell(actors[i], issues[i%len(issues)], func(c *app.Cell) { c.Flags, c.Condition = []app.Flag{app.FlagConditional}, s }, st)
	}
	return b.done()
}

// arabic is a book whose matrix is read from right to left.
func arabic() app.Book {
	b := newBook("مواقف من المضيق")
	b.book.Language = "ar"
	a := b.actor("وزيرة الخارجية", "الشمال", "وزيرة خارجية الشمال")
	c := b.actor("كبير المفاوضين", "الجنوب", "")
	x := b.issue("المرور المجاني", "هل تمر السفن من دون رسوم؟")
	y := b.issue("الدوريات المشتركة", "هل تقوم البحريتان بدوريات مشتركة؟")
	b.cell(a, x, nil, b.words(app.Support, app.DirectQuote, "2025-04-11", "نريد مرورا حرا"))
	b.cell(a, y, nil, b.words(app.Oppose, app.DirectQuote, "2025-04-10", "لن نضع سفننا تحت قيادة أحد"))
	b.cell(c, x, nil, b.words(app.Oppose, app.IndirectQuote, "2025-04", "من يعبر يدفع"))
	return b.done()
}

// books are the cases that every rule has to hold for.
func books() map[string]func() app.Book {
	return map[string]func() app.Book{
		"demo":      demo,
		"empty":     empty,
		"one_cell":  oneCell,
		"issues_12": func() app.Book { return grid(14, 12, 1) },
		"issues_13": func() app.Book { return grid(16, 13, 2) },
		"issues_40": func() app.Book { return grid(8, 40, 1) },
		"issues_61": func() app.Book { return grid(8, 61, 1) },
		"hostile":   hostile,
		"arabic":    arabic,
		"actors_only": func() app.Book {
			b := newBook("Actors only")
			b.actor("Ana", "North", "Minister")
			return b.done()
		},
		"issues_only": func() app.Book {
			b := newBook("Issues only")
			b.issue("Toll", "Should there be a toll?")
			return b.done()
		},
	}
}

// TestEveryBook asserts the rules on every kind of book, and has the project's own checker
// do the same where it is present. PARLEY_KEEP_WORKBOOKS names a folder that keeps them.
func TestEveryBook(t *testing.T) {
	check := checker(t)
	for name, make := range books() {
		t.Run(name, func(t *testing.T) {
			data := writeBytes(t, export.Options{}, make())
			checkWorkbook(t, data)
			dir := t.TempDir()
			if keep := os.Getenv("PARLEY_KEEP_WORKBOOKS"); keep != "" {
				dir = keep
			}
			file := filepath.Join(dir, name+".xlsx")
			if err := os.WriteFile(file, data, 0o600); err != nil {
				t.Fatal(err)
			}
			check(t, name, file)
		})
	}
}

// checker gives a function that runs the project's own checker on a workbook, with
// LibreOffice where that is present; it does nothing where there is no checker.
func checker(t *testing.T) func(t *testing.T, name, file string) {
	t.Helper()
	script, err := filepath.Abs("../../shared/eval/check_workbook")
	if err != nil {
		t.Fatal(err)
	}
	python, noPython := exec.LookPath("python3")
	if _, err := os.Stat(script); err != nil || noPython != nil {
		t.Log("the checker or python3 is not here; only the rules in Go are asserted")
		return func(*testing.T, string, string) {}
	}
	_, noOffice := exec.LookPath("soffice")
	return func(t *testing.T, name, file string) {
		t.Helper()
		args := []string{script, file}
		// LibreOffice takes ten seconds a book: it sees one of each kind of trouble.
		if noOffice != nil || testing.Short() || !slices.Contains([]string{"demo", "hostile"}, name) {
			args = append(args, "--no-office")
		}
		if out, err := exec.CommandContext(t.Context(), python, args...).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	}
}

func TestMatrixCells(t *testing.T) {
	f, p := write(t, export.Options{}, demo())
	want := map[string]string{
		"A1": "Positions matrix", "A3": "← Summary", "A4": "ids", "C4": "toll_free_passage", "A6": "Actor", "B6": "Side",
		"C6": "Toll-free passage", "I6": "Positions held", "J6": "Reported only", "K6": "Actor ID", "K7": "ana_corvo",
		"A7": "Ana Corvo\nForeign minister of Northland", "A9": "Northland Navy",
		"C7": "▲▲ Strong support\nn = 3 · 11 Apr 2025\n●●● high",
		"D7": "◆▲ Support if\nthe fees stay at their…\nn = 1 · 9 Apr 2025\n●●○ medium",
		"E7": "▼ Now oppose\nwas ▲ to 3 Apr 2025\nn = 2 · 9 Apr 2025\n●●○ medium",
		"F7": "▼ Oppose\nlast word 8 months old\nn = 1 · Aug 2024\n●○○ low",
		"G7": "–", "C8": "▲ Support\nn = 1 · n.d.\n●○○ low",
		"E8":  "± Mixed\n▲ 1 · ▼ 1, same day\nn = 2 · 4 Apr 2025\n●○○ low",
		"F8":  "↔ Contested\n▲ denied 4 Apr 2025\nn = 2 · 4 Apr 2025\n●○○ low",
		"G8":  "◆▼ Oppose unless\nanalyst; computed ▼\nn = 1 · 2 Apr 2025\n●●○ medium",
		"H8":  "■ Neutral\nn = 1 · 2 Apr 2025\n●●○ medium",
		"E9":  "≠ Split\n▲ 2 · ▼ 1 members\nn = 2 · 3 Apr 2025\n●○○ low",
		"H9":  "… No comment\ndeclined 4 Apr 2025\nn = 1",
		"C10": "△ Reported support\nby Ana Corvo\nn = 1 · 11 Apr 2025\nsecond-hand",
		"D10": "◇△ Reported cond.\nby Ana Corvo\nn = 1 · 11 Apr 2025\nsecond-hand",
		"E10": "▽ Reported oppose\nby unnamed sources\nn = 1 · n.d.\nanonymous",
		"F10": "○ Reports differ\n△ Corvo · ▽ Reyes\nn = 2 · 11 Apr 2025\nsecond-hand",
		"I7":  "4", "I10": "1", "J10": "4",
	}
	for ref, text := range want {
		if got, err := f.GetCellValue("Matrix", ref); err != nil || got != text {
			t.Errorf("%s = %q, %v; want %q", ref, got, err, text)
		}
	}
	if got := p.named["Matrix_Body"]; got != "Matrix!$C$7:$H$12" {
		t.Errorf("Matrix_Body = %q", got)
	}
	s := p.sheet["Matrix"]
	if s.Views[0].Pane.TopLeft != "C7" || s.Views[0].Grid != "0" && s.Views[0].Grid != "false" {
		t.Errorf("view %+v", s.Views[0])
	}
	if s.Page.Size != 9 || s.Page.Orientation != "landscape" || s.Page.Wide != 1 || s.Page.Tall != 1 {
		t.Errorf("page %+v, want one A4 page", s.Page)
	}
	if len(s.Lists) != 1 || s.Lists[0].Area != "C7:H12" || s.Lists[0].List != "List_State" {
		t.Errorf("validation %+v", s.Lists)
	}
	for _, r := range s.Rows {
		if r.N == 4 && r.Hidden != "1" {
			t.Error("the row of ids is in sight")
		}
	}
}

func TestMatrixFormats(t *testing.T) {
	f, p := write(t, export.Options{}, demo())
	fills := map[string]string{
		"C7": "9CCBEE", "C8": "D3E8F8", "D7": "FFE38A", "E7": "F4B183", "F7": "FBDFCB", "E8": "B5B5B5", "E9": "909090", "F8": "4F5965",
		"H8": "DEDEDE", "D9": "F0F0F0", "C10": "FFFFFF", "G7": "FFFFFF",
	}
	for ref, want := range fills {
		id, err := f.GetCellStyle("Matrix", ref)
		if err != nil {
			t.Fatal(err)
		}
		st, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if len(st.Fill.Color) != 1 || st.Fill.Color[0] != want {
			t.Errorf("%s is filled %v, want %s", ref, st.Fill.Color, want)
		}
		if !p.quote[id] {
			t.Errorf("%s could become a formula", ref)
		}
	}
	runs, err := f.GetCellRichText("Matrix", "F8")
	if err != nil || len(runs) != 4 {
		t.Fatalf("runs %v, %v", runs, err)
	}
	for _, r := range runs {
		if r.Font.Color != "FFFFFF" {
			t.Errorf("a contested cell has ink %s in %q", r.Font.Color, r.Text)
		}
	}
	if runs, err = f.GetCellRichText("Matrix", "C10"); err != nil || len(runs) != 4 {
		t.Fatalf("runs %v, %v", runs, err)
	}
	for _, r := range runs {
		if !r.Font.Italic || r.Font.Bold {
			t.Errorf("a reported cell has %+v in %q", r.Font, r.Text)
		}
	}
	rules := p.sheet["Matrix"].Rules
	if len(rules) != 1 || len(rules[0].Rules) != 17 {
		t.Fatalf("%d blocks of rules, want one of 17", len(rules))
	}
	for i, want := range map[int]string{
		0:  `AND(EXACT(LEFT(C7,1),"▲"),ISNUMBER(SEARCH("●○○",C7)))`,
		1:  `EXACT(LEFT(C7,1),"▲")`,
		16: `OR(C7="",EXACT(LEFT(C7,1),"–"))`,
	} {
		if got := rules[0].Rules[i].Formulas[0]; got != want {
			t.Errorf("rule %d is %s, want %s", i, got, want)
		}
	}
}

func TestMatrixTotals(t *testing.T) {
	f, _ := write(t, export.Options{}, demo())
	labels := []string{
		"▲ Support", "◆ Conditional", "■ Neutral", "± Mixed", "≠ Split", "↔ Contested", "▼ Oppose", "△ ▽ ◇ ○ Reported only", "… No comment", "– No statement found",
	}
	var got []string
	for i := range labels {
		s, err := f.GetCellValue("Matrix", fmt.Sprintf("A%d", 15+i))
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, s)
	}
	if diff := cmp.Diff(labels, got); diff != "" {
		t.Error(diff)
	}
	for ref, want := range map[string][2]string{
		"C15": {`COUNTIF(C$7:C$12,"▲*")`, "2"},
		"E22": {`COUNTIF(E$7:E$12,"△*")+COUNTIF(E$7:E$12,"▽*")+COUNTIF(E$7:E$12,"◇*")+COUNTIF(E$7:E$12,"○*")`, "1"},
		"G24": {`COUNTIF(G$7:G$12,"–*")+COUNTBLANK(G$7:G$12)`, "4"},
	} {
		formula, err := f.GetCellFormula("Matrix", ref)
		if err != nil {
			t.Fatal(err)
		}
		value, err := f.GetCellValue("Matrix", ref)
		if err != nil {
			t.Fatal(err)
		}
		if formula != want[0] || value != want[1] {
			t.Errorf("%s is %s = %s, want %s = %s", ref, formula, value, want[0], want[1])
		}
	}
}

func TestMatrixNotes(t *testing.T) {
	f, _ := write(t, export.Options{}, demo())
	notes, err := f.GetComments("Matrix")
	if err != nil {
		t.Fatal(err)
	}
	if len(notes) != 20 {
		t.Fatalf("%d notes, want one for each of 20 cells", len(notes))
	}
	for _, n := range notes {
		text := ""
		for _, r := range n.Paragraph {
			text += r.Text
		}
		if len([]rune(text)) > 900 {
			t.Errorf("%s: a note of %d characters", n.Cell, len([]rune(text)))
		}
		if n.Cell == "C7" && (!strings.Contains(text, "S-3 · Direct quote · said by Ana Corvo · 11 Apr 2025 · Harbour Gazette") ||
			!strings.Contains(text, "“no ship should pay”") || !strings.HasSuffix(text, "Confidence: ●●● high. All 3 in Evidence.")) {
			t.Errorf("C7: %s", text)
		}
		if n.Author != "Parley" {
			t.Errorf("%s: author %q", n.Cell, n.Author)
		}
	}
}

func TestSizeSteps(t *testing.T) {
	tests := []struct {
		name          string
		actors, n     int
		size, wide    int
		tall          int
		order         string
		compactHeader bool
	}{
		{"one page", 14, 12, 9, 1, 1, "downThenOver", false},
		{"many actors", 15, 12, 9, 1, 0, "downThenOver", false},
		{"compact", 5, 13, 8, 1, 0, "downThenOver", true},
		{"two pages wide", 5, 60, 8, 2, 0, "downThenOver", true},
		{"over, then down", 5, 61, 8, 2, 0, "overThenDown", true},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, p := write(t, export.Options{}, grid(tt.actors, tt.n, 1))
			pg := p.sheet["Matrix"].Page
			if pg.Size != tt.size || pg.Wide != tt.wide || pg.Tall != tt.tall || pg.Order != tt.order {
				t.Errorf("page %+v", pg)
			}
			got, err := f.GetCellValue("Matrix", "D7")
			if err != nil {
				t.Fatal(err)
			}
			if compact := !strings.Contains(got, "\n"); compact != tt.compactHeader {
				t.Errorf("D7 = %q", got)
			}
		})
	}
}

func TestCompactCells(t *testing.T) {
	b := grid(4, 13, 2)
	f, _ := write(t, export.Options{}, b)
	for i, a := range b.Matrix.Actors {
		for j, x := range b.Matrix.Issues {
			c, ok := b.Matrix.Cell(a.ID, x.ID)
			ref, err := excelize.CoordinatesToCellName(3+j, 7+i)
			if err != nil {
				t.Fatal(err)
			}
			got, err := f.GetCellValue("Matrix", ref)
			if err != nil {
				t.Fatal(err)
			}
			want := ""
			if ok {
				symbol, _, _ := strings.Cut(c.Display().Lines[0], " ")
				want = symbol + " 2"
			}
			if got != want {
				t.Errorf("%s = %q, want %q", ref, got, want)
			}
		}
	}
}

func TestNoMatrixBeyondTheLimit(t *testing.T) {
	f, _ := write(t, export.NoMatrixAbove(export.Options{}, 5), grid(3, 6, 1), "Matrix")
	rows, err := f.GetRows("Summary")
	if err != nil {
		t.Fatal(err)
	}
	if all := fmt.Sprint(rows); !strings.Contains(all, "No Matrix: 6 issues are more than a sheet shows") {
		t.Errorf("Summary does not say so: %s", all)
	}
}

// Cancelled before or amid the rows, the writing stops and leaves nothing in the folder for
// temporary files.
func TestCancel(t *testing.T) {
	for _, tt := range []struct {
		name string
		book app.Book
	}{{"before", demo()}, {"amid the rows", grid(60, 60, 6)}} {
		t.Run(tt.name, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			dir := t.TempDir()
			made := 0
			o := export.SmallLimits(export.Options{TempDir: dir, Progress: func(int, int) {
				files, _ := os.ReadDir(dir)
				made = len(files)
				cancel()
			}}, 1_000_000, 5_000, 65_530, 100)
			if tt.name == "before" {
				cancel()
			}
			err := export.New(o).WriteBook(ctx, &bytes.Buffer{}, tt.book)
			if !errors.Is(err, context.Canceled) {
				t.Errorf("error %v, want cancelled", err)
			}
			if made == 0 && tt.name != "before" {
				t.Error("no file was there to be removed")
			}
			checkEmpty(t, dir)
		})
	}
}

func checkEmpty(t testing.TB, dir string) {
	t.Helper()
	left, err := os.ReadDir(dir)
	if err != nil || len(left) > 0 {
		t.Errorf("%d files are left: %v", len(left), err)
	}
}

func TestMissingStatement(t *testing.T) {
	b := demo()
	b.Statements = b.Statements[1:]
	err := export.New(export.Options{}).WriteBook(t.Context(), &bytes.Buffer{}, b)
	if app.CodeOf(err) != app.Damaged {
		t.Errorf("error %v, want damaged", err)
	}
}
