package export_test

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"io"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// The rules of the workbook page that a reader of the file can test without a spreadsheet
// program. The parts are read as XML, not through the library that wrote them.

// xlText is a text that stands in a cell or in the table of shared texts.
type xlText struct {
	Plain string `xml:"t"`
	Runs  []struct {
		Text string `xml:"t"`
	} `xml:"r"`
}

type xlCell struct {
	Ref     string `xml:"r,attr"`
	Type    string `xml:"t,attr"`
	Style   int    `xml:"s,attr"`
	Formula *struct {
		Text string `xml:",chardata"`
	} `xml:"f"`
	Value *string `xml:"v"`
	Text  *xlText `xml:"is"`
}

func (c xlCell) text() string {
	if c.Text == nil {
		if c.Value == nil {
			return ""
		}
		return *c.Value
	}
	s := c.Text.Plain
	for _, r := range c.Text.Runs {
		s += r.Text
	}
	return regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`).ReplaceAllStringFunc(s, func(m string) string {
		n, err := strconv.ParseUint(m[2:6], 16, 16)
		if err != nil {
			return m
		}
		return string(rune(n))
	})
}

type xlSheet struct {
	Dimension struct {
		Ref string `xml:"ref,attr"`
	} `xml:"dimension"`
	Fit struct {
		Page struct {
			Fit string `xml:"fitToPage,attr"`
		} `xml:"pageSetUpPr"`
	} `xml:"sheetPr"`
	Views []struct {
		RTL  string `xml:"rightToLeft,attr"`
		Grid string `xml:"showGridLines,attr"`
		Pane struct {
			State   string `xml:"state,attr"`
			TopLeft string `xml:"topLeftCell,attr"`
		} `xml:"pane"`
	} `xml:"sheetViews>sheetView"`
	Rows []struct {
		N      int      `xml:"r,attr"`
		Hidden string   `xml:"hidden,attr"`
		Cells  []xlCell `xml:"c"`
	} `xml:"sheetData>row"`
	Merged []struct{} `xml:"mergeCells>mergeCell"`
	Rules  []struct {
		Rules []struct {
			Formulas []string `xml:"formula"`
			Format   *int     `xml:"dxfId,attr"`
			Stop     string   `xml:"stopIfTrue,attr"`
		} `xml:"cfRule"`
	} `xml:"conditionalFormatting"`
	Lists []struct {
		Type string `xml:"type,attr"`
		Area string `xml:"sqref,attr"`
		List string `xml:"formula1"`
	} `xml:"dataValidations>dataValidation"`
	Margins struct {
		Left   float64 `xml:"left,attr"`
		Top    float64 `xml:"top,attr"`
		Footer float64 `xml:"footer,attr"`
	} `xml:"pageMargins"`
	Page struct {
		Size        int    `xml:"paperSize,attr"`
		Orientation string `xml:"orientation,attr"`
		Wide        int    `xml:"fitToWidth,attr"`
		Tall        int    `xml:"fitToHeight,attr"`
		Order       string `xml:"pageOrder,attr"`
	} `xml:"pageSetup"`
	Band struct {
		Header string `xml:"oddHeader"`
		Footer string `xml:"oddFooter"`
	} `xml:"headerFooter"`
}

func (s xlSheet) cells() map[string]xlCell {
	out := map[string]xlCell{}
	for _, r := range s.Rows {
		for _, c := range r.Cells {
			out[c.Ref] = c
		}
	}
	return out
}

// share puts shared texts into the cells that name them.
func (s xlSheet) share(t testing.TB, texts []xlText) {
	t.Helper()
	for _, row := range s.Rows {
		for i := range row.Cells {
			c := &row.Cells[i]
			if c.Type != "s" {
				continue
			}
			n, err := strconv.Atoi(*c.Value)
			if err != nil || n < 0 || n >= len(texts) {
				t.Fatalf("%s names the shared text %s of %d", c.Ref, *c.Value, len(texts))
			}
			c.Type, c.Text, c.Value = "inlineStr", &texts[n], nil
		}
	}
}

// parts is a workbook as its parts.
type parts struct {
	t     testing.TB
	files map[string][]byte
	names []string // sheets in order
	state map[string]string
	part  map[string]string
	sheet map[string]xlSheet
	named map[string]string // defined names, scope before a bar
	quote []bool            // formats with quotePrefix
	dxfs  int
}

func unpack(t testing.TB, data []byte) *parts {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	p := &parts{t: t, files: map[string][]byte{}, state: map[string]string{}, part: map[string]string{}, sheet: map[string]xlSheet{}, named: map[string]string{}}
	for _, f := range z.File {
		if _, twice := p.files[f.Name]; twice {
			t.Errorf("%s occurs twice", f.Name)
		}
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		b, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		p.files[f.Name] = b
	}
	p.readWorkbook()
	return p
}

func (p *parts) decode(name string, v any) {
	p.t.Helper()
	if err := xml.Unmarshal(p.files[name], v); err != nil {
		p.t.Fatalf("%s: %v", name, err)
	}
}

func (p *parts) readWorkbook() {
	p.t.Helper()
	var wb struct {
		Sheets []struct {
			Name  string `xml:"name,attr"`
			State string `xml:"state,attr"`
			ID    string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
		Names []struct {
			Name  string `xml:"name,attr"`
			Scope string `xml:"localSheetId,attr"`
			Ref   string `xml:",chardata"`
		} `xml:"definedNames>definedName"`
	}
	p.decode("xl/workbook.xml", &wb)
	targets := p.rels("xl/_rels/workbook.xml.rels")
	var shared struct {
		Texts []xlText `xml:"si"`
	}
	p.decode("xl/sharedStrings.xml", &shared)
	for _, s := range wb.Sheets {
		p.names = append(p.names, s.Name)
		p.state[s.Name] = s.State
		p.part[s.Name] = path.Join("xl", strings.TrimPrefix(targets[s.ID], "/xl/"))
		var sheet xlSheet
		p.decode(p.part[s.Name], &sheet)
		sheet.share(p.t, shared.Texts)
		p.sheet[s.Name] = sheet
	}
	for _, n := range wb.Names {
		scope := ""
		if n.Scope != "" {
			i, err := strconv.Atoi(n.Scope)
			if err != nil {
				p.t.Fatal(err)
			}
			scope = p.names[i] + "|"
		}
		p.named[scope+n.Name] = n.Ref
	}
	var styles struct {
		Formats []struct {
			Quote string `xml:"quotePrefix,attr"`
		} `xml:"cellXfs>xf"`
		Rules []struct{} `xml:"dxfs>dxf"`
	}
	p.decode("xl/styles.xml", &styles)
	for _, f := range styles.Formats {
		p.quote = append(p.quote, f.Quote == "1" || f.Quote == "true")
	}
	p.dxfs = len(styles.Rules)
}

func (p *parts) rels(name string) map[string]string {
	var r struct {
		All []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		} `xml:"Relationship"`
	}
	out := map[string]string{}
	if _, ok := p.files[name]; !ok {
		return out
	}
	p.decode(name, &r)
	for _, x := range r.All {
		out[x.ID] = x.Target
		if x.Mode == "External" && !regexp.MustCompile(`^(https?://[^/@]+(/|$|\?)|mailto:)`).MatchString(x.Target) {
			p.t.Errorf("%s leads outside to %q", name, x.Target)
		}
	}
	return out
}

var visible = []string{
	"Summary", "Matrix", "Positions", "Evidence", "Changes", "Counts", "Actors", "Issues", "Codebook", "Sources", "Method", "Spec",
}

// checkWorkbook asserts the rules that hold for every workbook.
func checkWorkbook(t testing.TB, data []byte, without ...string) *parts {
	t.Helper()
	p := unpack(t, data)
	var want []string
	for _, n := range slices.Concat(visible, []string{"_lists", "_meta"}) {
		if !slices.Contains(without, n) {
			want = append(want, n)
		}
	}
	got := slices.DeleteFunc(slices.Clone(p.names), func(n string) bool { return strings.HasPrefix(n, "Evidence ") || n == "Agreement" || n == "Pivot" })
	if !slices.Equal(got, want) {
		t.Errorf("sheets %v, want %v", got, want)
	}
	for name, s := range p.sheet {
		p.checkCells(name, s)
		p.checkRules(name, s)
		if hidden := strings.HasPrefix(name, "_"); hidden != (p.state[name] == "veryHidden") {
			t.Errorf("%s has state %q", name, p.state[name])
		} else if !hidden {
			p.checkLayout(name, s)
		}
		p.rels(path.Dir(p.part[name]) + "/_rels/" + path.Base(p.part[name]) + ".rels")
	}
	p.checkTables()
	p.checkContent()
	for name := range p.files {
		if regexp.MustCompile(`(?i)externalLinks|vba|connections|embeddings|activeX|queryTables|media/`).MatchString(name) {
			t.Errorf("part %s is not allowed", name)
		}
	}
	if len(p.quote) > 250 {
		t.Errorf("%d cell formats", len(p.quote))
	}
	return p
}

var (
	functionName = regexp.MustCompile(`([A-Za-z_.]+)\(`)
	literal      = regexp.MustCompile(`"(?:[^"]|"")*"`)
	controls     = regexp.MustCompile("[\x00-\x08\x0b-\x1f\x7f\u0080-\u009f\ufffe\uffff]")
	allowed      = []string{
		"COUNTA", "COUNTBLANK", "COUNTIF", "COUNTIFS", "HYPERLINK", "MATCH", "MAX", "SUM", "AND", "EXACT", "ISNUMBER", "LEFT", "OR", "SEARCH",
	}
)

func (p *parts) checkFormula(place, f string) {
	p.t.Helper()
	bare := literal.ReplaceAllString(f, `""`)
	for _, m := range functionName.FindAllStringSubmatch(bare, -1) {
		if !slices.Contains(allowed, m[1]) {
			p.t.Errorf("%s: function %s is not allowed", place, m[1])
		}
	}
	for _, l := range literal.FindAllString(f, -1) {
		if len(utf16.Encode([]rune(l))) > 257 {
			p.t.Errorf("%s: literal too long", place)
		}
	}
	if strings.ContainsAny(bare, "|") || strings.Contains(bare, "#REF!") || regexp.MustCompile(`\[\d+\]`).MatchString(bare) {
		p.t.Errorf("%s: formula leads outside: %s", place, f)
	}
	if strings.Contains(f, "HYPERLINK") && !strings.HasPrefix(f, `HYPERLINK("#`) {
		p.t.Errorf("%s: HYPERLINK leads outside: %s", place, f)
	}
}

func (p *parts) checkCells(name string, s xlSheet) {
	p.t.Helper()
	for ref, c := range s.cells() {
		place := name + "!" + ref
		text := c.text()
		if c.Formula != nil {
			p.checkFormula(place, c.Formula.Text)
			if c.Value == nil || *c.Value == "" {
				p.t.Errorf("%s: formula without a value", place)
			}
			if p.quote[c.Style] {
				p.t.Errorf("%s: a formula in a format for text becomes text when edited", place)
			}
			continue
		}
		if c.Type != "inlineStr" {
			continue
		}
		if text != "" && !p.quote[c.Style] && strings.ContainsAny(text[:1], "=+-@\t\r\n") {
			p.t.Errorf("%s: %.20q lacks quotePrefix", place, text)
		}
		if n := len(utf16.Encode([]rune(text))); n > 32767 {
			p.t.Errorf("%s: %d units", place, n)
		}
		if strings.Count(text, "\n") > 253 || controls.MatchString(strings.ReplaceAll(text, "\n", "")) {
			p.t.Errorf("%s: line breaks or control characters in %.60q", place, text)
		}
	}
}

func (p *parts) checkRules(name string, s xlSheet) {
	p.t.Helper()
	for _, r := range s.Rules {
		for _, x := range r.Rules {
			for _, f := range x.Formulas {
				p.checkFormula(name+" rule", f)
				if x.Stop != "true" && x.Stop != "1" {
					p.t.Errorf("%s: rule %s does not stop", name, f)
				}
			}
			if x.Format != nil && *x.Format >= p.dxfs {
				p.t.Errorf("%s: rule names format %d of %d", name, *x.Format, p.dxfs)
			}
		}
	}
	for _, l := range s.Lists {
		if _, ok := p.named[l.List]; l.Type == "list" && !ok {
			p.t.Errorf("%s: list %q is not defined", name, l.List)
		}
	}
}

func (p *parts) checkLayout(name string, s xlSheet) {
	p.t.Helper()
	cells := s.cells()
	if cells["A1"].text() == "" || cells["A2"].text() == "" {
		p.t.Errorf("%s: no title, or nothing said of what it holds", name)
	}
	if name != "Summary" && cells["A3"].text() != "← Summary" {
		p.t.Errorf("%s: no way back to Summary", name)
	}
	if len(s.Merged) > 0 || s.Fit.Page.Fit != "true" && s.Fit.Page.Fit != "1" {
		p.t.Errorf("%s: merged cells, or not fitted to the page", name)
	}
	if s.Dimension.Ref == "" || s.Dimension.Ref == "A1" {
		p.t.Errorf("%s: dimension %q", name, s.Dimension.Ref)
	}
	if s.Page.Size == 0 || s.Page.Orientation == "" || s.Margins.Left != 0.45 || s.Margins.Top != 0.75 || s.Margins.Footer != 0.3 {
		p.t.Errorf("%s: page %+v, margins %+v", name, s.Page, s.Margins)
	}
	if s.Band.Header == "" || s.Band.Footer == "" || len(utf16.Encode([]rune(s.Band.Header))) > 255 || len(utf16.Encode([]rune(s.Band.Footer))) > 255 {
		p.t.Errorf("%s: header %q, footer %q", name, s.Band.Header, s.Band.Footer)
	}
	if p.named[name+"|_xlnm.Print_Area"] == "" {
		p.t.Errorf("%s: no print area", name)
	}
	switch name {
	case "Summary", "Method", "Pivot":
		return
	case "Spec":
	default:
		if !strings.HasPrefix(s.Views[0].Pane.State, "frozen") {
			p.t.Errorf("%s: panes are not frozen", name)
		}
	}
	if p.named[name+"|_xlnm.Print_Titles"] == "" {
		p.t.Errorf("%s: the head does not repeat", name)
	}
}

func (p *parts) checkTables() {
	p.t.Helper()
	seen := map[string]bool{}
	for _, name := range p.names {
		for _, target := range p.rels(path.Dir(p.part[name]) + "/_rels/" + path.Base(p.part[name]) + ".rels") {
			if !strings.Contains(target, "tables/") {
				continue
			}
			var tbl struct {
				Name string `xml:"displayName,attr"`
				Ref  string `xml:"ref,attr"`
				Cols []struct {
					Name string `xml:"name,attr"`
				} `xml:"tableColumns>tableColumn"`
			}
			p.decode(path.Join("xl/worksheets", target), &tbl)
			if low := strings.ToLower(tbl.Name); seen[low] || p.named[tbl.Name] != "" {
				p.t.Errorf("table %s: the name is taken", tbl.Name)
			} else {
				seen[low] = true
			}
			p.checkTable(name, tbl.Name, tbl.Ref, func(i int) (string, bool) {
				if i >= len(tbl.Cols) {
					return "", false
				}
				return tbl.Cols[i].Name, true
			})
		}
	}
}

func (p *parts) checkTable(sheet, table, ref string, column func(int) (string, bool)) {
	p.t.Helper()
	m := regexp.MustCompile(`^A(\d+):[A-Z]+(\d+)$`).FindStringSubmatch(ref)
	if m == nil {
		p.t.Errorf("table %s has range %q", table, ref)
		return
	}
	head, _ := strconv.Atoi(m[1])
	last, _ := strconv.Atoi(m[2])
	if last <= head {
		p.t.Errorf("table %s holds no row", table)
	}
	heads := map[string]bool{}
	for _, r := range p.sheet[sheet].Rows {
		if r.N != head {
			continue
		}
		for i, c := range r.Cells {
			name, ok := column(i)
			if !ok || name != c.text() {
				p.t.Errorf("table %s: column %d is %q, its head %q", table, i, name, c.text())
			}
			if low := strings.ToLower(name); heads[low] {
				p.t.Errorf("table %s: two columns %q", table, name)
			} else {
				heads[low] = true
			}
		}
		if _, more := column(len(r.Cells)); more {
			p.t.Errorf("table %s: more columns than heads", table)
		}
	}
}

// column letters of a reference.
func letters(ref string) string { return strings.TrimRight(ref, "0123456789") }

// rows reads a sheet below its head as maps from head to text.
func (p *parts) rows(sheet string, head int) []map[string]string {
	heads := map[string]string{}
	var out []map[string]string
	for _, r := range p.sheet[sheet].Rows {
		if r.N < head {
			continue
		}
		row := map[string]string{}
		for _, c := range r.Cells {
			if r.N == head {
				heads[letters(c.Ref)] = c.text()
			} else if s := c.text(); s != "" {
				row[heads[letters(c.Ref)]] = s
			}
		}
		if r.N > head {
			out = append(out, row)
		}
	}
	return out
}

// checkContent asserts that every cell of the matrix has its evidence and the other way
// round, and that no id occurs twice.
func (p *parts) checkContent() {
	p.t.Helper()
	ids, have := map[string]bool{}, map[[2]string]bool{}
	for _, name := range p.names {
		if !strings.HasPrefix(name, "Evidence") {
			continue
		}
		for _, r := range p.rows(name, 5) {
			if r["ID"] == "" && r["Actor"] == "None" {
				continue
			}
			if ids[r["ID"]] || r["ID"] == "" || strings.TrimSpace(r["Quote (verbatim)"]) == "" {
				p.t.Errorf("%s: id %q twice, or no quote", name, r["ID"])
			}
			ids[r["ID"]] = true
			have[[2]string{r["Actor ID"], r["Issue ID"]}] = true
		}
	}
	s, ok := p.sheet["Matrix"]
	if !ok {
		return
	}
	issues := map[string]string{}
	for ref, c := range s.cells() {
		if strings.TrimLeft(ref, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == "4" && ref != "A4" {
			issues[letters(ref)] = c.text()
		}
	}
	seen := 0
	for _, r := range s.Rows {
		actor := ""
		if r.N > 6 && len(r.Cells) > 0 {
			if last := r.Cells[len(r.Cells)-1]; last.Formula == nil && len(r.Cells) >= len(issues)+4 {
				actor = last.text()
			}
		}
		if actor == "" {
			continue
		}
		for _, c := range r.Cells {
			issue := issues[letters(c.Ref)]
			if issue == "" {
				continue
			}
			text := c.text()
			if text != "" && !strings.ContainsRune("▲▼◆■±≠↔…△▽◇○–", []rune(text)[0]) {
				p.t.Errorf("Matrix!%s begins with no state: %q", c.Ref, text)
			}
			held := text != "" && !strings.HasPrefix(text, "–")
			if held != have[[2]string{actor, issue}] {
				p.t.Errorf("Matrix!%s: shows %q, evidence %v", c.Ref, text, !held)
			}
			if held {
				seen++
			}
		}
	}
	if seen != len(have) {
		p.t.Errorf("%d cells hold something, evidence is for %d", seen, len(have))
	}
}
