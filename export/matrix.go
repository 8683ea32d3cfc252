package export

import (
	"fmt"
	"slices"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// Heads of the fixed columns of Matrix.
const (
	headActor    = "Actor"
	headSide     = "Side"
	headHeld     = "Positions held"
	headReported = "Reported only"
	headActorID  = "Actor ID"
)

// Rows and columns of Matrix.
const (
	matrixIDs       = 4
	matrixQuestions = 5
	matrixHead      = 6
	matrixFirst     = 7 // first row of actors
	matrixLead      = 2 // columns before the issues
)

// matrixPage is the sheet Matrix being written.
type matrixPage struct {
	*page
	compact  bool
	lastRow  int // last row of the body
	lastCol  int // last issue column
	bodyLook map[bodyKey]int
	tints    map[string]tint
}

// matrixEnd gives the last row of actors; a matrix without actors has a row "None".
func (r *report) matrixEnd() int { return matrixFirst + max(len(r.actors), 1) - 1 }

// matrixTotals gives the row of the first total.
func (r *report) matrixTotals() int { return r.matrixEnd() + 3 }

func (r *report) writeMatrix() error {
	if !r.hasMatrix() {
		return nil
	}
	p, err := r.open(r.matrixSheet())
	if err != nil {
		return err
	}
	m := &matrixPage{
		page: p, compact: r.compact(), lastRow: r.matrixEnd(), lastCol: matrixLead + len(r.issues), bodyLook: map[bodyKey]int{}, tints: map[string]tint{},
	}
	m.top()
	heads := m.header()
	for i := range r.actors {
		if i%50 == 0 {
			m.note(r.ctx.Err())
		}
		m.actor(i)
	}
	if len(r.actors) == 0 {
		m.row(matrixFirst, 18, m.put(lookCell(), "None"))
	}
	m.totals()
	if len(r.actors) > 0 && len(r.issues) > 0 {
		m.decorate()
	}
	return m.close(tableOf("tblMatrix", matrixHead, m.lastRow, heads))
}

// matrixSheet lays the sheet out by the number of issues (workbook.md, 4).
func (r *report) matrixSheet() sheet {
	n, compact := len(r.issues), r.compact()
	s := sheet{
		name: "Matrix", tab: tabNavy, titleRows: "$1:$6", titleCols: "$A:$B", freezeCols: matrixLead, freezeRows: matrixHead,
		lastRow: r.matrixTotals() + len(totalRows()) + 1, hidden: []int{matrixLead + n + 3}, printCols: matrixLead + n + 2, centred: true,
	}
	side := 7.0
	for _, a := range r.actors {
		side = max(side, min(float64(len([]rune(a.Side)))*1.05+2, 14))
	}
	actor, issue, sum := 28.0, 17.5, 10.0
	if compact {
		actor, issue, sum = 27, 5, 9
		s.a3, s.wide, s.overThenDown = true, (n+39)/40, n > 60
	} else if len(r.actors) <= 14 {
		s.tall = 1
	}
	s.widths = append([]float64{actor, side}, slices.Repeat([]float64{issue}, n)...)
	s.widths = append(s.widths, sum, sum, 14)
	if !r.sided() {
		s.hidden = append(s.hidden, matrixLead)
	}
	return s
}

// top writes title, explanation, key and the hidden row of ids.
func (m *matrixPage) top() {
	m.heads(m.r.say("Positions matrix"), m.about())
	key := []any{m.backLink()}
	if states := m.r.statesPresent(); len(states) > 0 && len(states) <= len(m.r.issues) && !m.compact {
		key = append(key, m.put(lookAbout().with(func(l *look) { l.h, l.size = "right", 9 }), m.r.say("Key")))
		for _, t := range states {
			key = append(key, m.put(m.keyLook(t), keyWords(t)))
		}
	}
	m.row(3, 16, key...)
	ids := []any{m.put(look{size: 8, ink: inkGrey, text: true}, "ids"), nil}
	for _, x := range m.r.issues {
		ids = append(ids, m.put(look{size: 8, ink: inkGrey, text: true}, string(x.ID)))
	}
	m.rowOpts(matrixIDs, excelize.RowOpts{Hidden: true}, ids...)
}

func (m *matrixPage) about() string {
	if m.compact {
		return m.fit(
			m.r.say("Each cell: symbol of the position and number of statements; * shifted, or set by the analyst. "+
				"Italic: only others say so. Empty: no statement found. Quotes are in Evidence."),
			m.r.say("Symbol of the position and number of statements; * shifted, or set by the analyst. Italic: only others say so."),
			m.r.say("Symbol and number of statements; * shifted, or set by the analyst."),
		)
	}
	return m.fit(
		m.r.say("Each cell: position · statements counted · latest date said · confidence (●○○ low: paler). "+
			"Rest the pointer on a cell for the quotes; all statements are in Evidence."),
		m.r.say("Position, statements counted, latest date said, confidence. Quotes are in the notes and in Evidence."),
		m.r.say("Position, statements counted, latest date said, confidence."),
	)
}

// fit gives the first text that the printed columns have room for, else the last.
func (m *matrixPage) fit(texts ...string) string {
	room := 0.0
	for _, w := range m.s.widths[:m.s.printCols] {
		room += w
	}
	for _, s := range texts {
		if textWidth(s) <= room*1.15 {
			return s
		}
	}
	return texts[len(texts)-1]
}

// keyWords names a state in the width of a cell.
func keyWords(t tint) string {
	switch t.state {
	case app.DisplayReportedConditional:
		return "◇ Reported cond."
	case app.DisplayReportedOther:
		return "○ Other reports"
	}
	return t.symbol + " " + stateWords(t.state)
}

func (m *matrixPage) keyLook(t tint) look {
	l := look{size: 9, bold: true, ink: t.ink, fill: t.fill, h: "center", v: "center", text: true}
	l.left, l.right = edge{2, white}, edge{2, white}
	if t.hollow() {
		l.bold, l.italic = false, true
		l = l.boxed(t.border)
	}
	return l
}

// header writes questions and heads and returns the heads for the table.
func (m *matrixPage) header() []string {
	quiet := look{size: 8.5, italic: true, ink: inkBody, fill: fillQuiet, v: "center", wrap: true, text: true}
	quiet.left, quiet.right = edge{1, white}, edge{1, white}
	lead := m.r.say("Question. ▲ speaks for it, ▼ against it")
	if !m.compact && len(m.r.issues) > 0 {
		lead += m.r.say("; the ends of each are in Issues")
	}
	questions := []any{m.put(quiet, lead), m.put(quiet, "")}
	lines := textLines(lead, 26, 8.5)
	for _, x := range m.r.issues {
		questions = append(questions, m.put(quiet.with(func(l *look) { l.indent = 1 }), x.Question))
		lines = max(lines, textLines(x.Question, 16, 8.5))
	}
	questions = append(questions, m.put(quiet, ""), m.put(quiet, ""))
	m.rowOpts(matrixQuestions, excelize.RowOpts{Height: heightFor(lines, 8.5) + 2, Hidden: m.compact}, questions...)

	heads := append([]string{headActor, headSide}, m.r.short...)
	heads = append(heads, headHeld, headReported, headActorID)
	h := lookHead()
	h.left, h.right = edge{1, white}, edge{1, white}
	issue, height := h.with(func(l *look) { l.indent = 1 }), 34.0
	if m.compact {
		h.v, h.size = "bottom", 9
		issue, height = h.with(func(l *look) { l.rotate, l.wrap, l.h = 90, false, "center" }), 128
	}
	side := h.with(func(l *look) { l.h = "center" })
	cells := []any{m.put(h, heads[0]), m.put(side, heads[1])}
	for _, s := range m.r.short {
		cells = append(cells, m.put(issue, s))
	}
	for _, s := range heads[len(heads)-3:] {
		cells = append(cells, m.put(side, s))
	}
	m.row(matrixHead, height, cells...)
	return heads
}

// actor writes the row of an actor.
func (m *matrixPage) actor(i int) {
	a, row := m.r.actors[i], matrixFirst+i
	last := m.r.endsGroup(i)
	cells := []any{m.actorCell(a, last), m.sideCell(a, last)}
	height := 50.0
	for _, x := range m.r.issues {
		c, h := m.body(m.r.cell(a.ID, x.ID), last)
		cells = append(cells, c)
		height = max(height, h)
	}
	if m.compact {
		height = 15
	} else {
		height = max(height, float64(textLines(a.Name, 25, 11))*14+float64(textLines(a.Role, 26, 8))*10.5+6)
	}
	from, to := cellName(matrixLead+1, row), cellName(m.lastCol, row)
	held, reported := m.r.heldBy(a.ID)
	number := m.sumLook(last)
	if len(m.r.issues) == 0 {
		cells = append(cells, excelize.Cell{StyleID: m.r.st.id(number), Value: 0}, excelize.Cell{StyleID: m.r.st.id(number), Value: 0})
	} else {
		cells = append(cells,
			excelize.Cell{StyleID: m.r.st.id(number), Formula: countStarts(from+":"+to, ownSymbols()), Value: held},
			excelize.Cell{StyleID: m.r.st.id(number), Formula: countStarts(from+":"+to, reportedSymbols()), Value: reported})
	}
	m.row(row, height, append(cells, m.put(look{size: 8, ink: inkGrey, v: "center", text: true}, string(a.ID)))...)
}

func (m *matrixPage) sumLook(last bool) look {
	l := look{size: 10, ink: inkGrey, h: "center", v: "center", num: formatTotal, bottom: rowRule(last)}
	if m.compact {
		l.size = 9
	}
	return l
}

// rowRule is the line under a row: navy between the groups.
func rowRule(last bool) edge {
	if last {
		return edge{2, inkNavy}
	}
	return edge{1, ruleColour}
}

func (m *matrixPage) actorCell(a app.MatrixActor, last bool) any {
	l := look{size: 10.5, bold: true, ink: inkBody, v: "center", wrap: !m.compact, text: true, bottom: rowRule(last)}
	name, role := m.r.text(a.Name), oneLine(a.Role)
	if m.compact {
		l.size = 9
		return m.put(l, oneLine(name))
	}
	if role == "" || units(name)+units(role) > mostUnits {
		return m.put(l, name)
	}
	return excelize.Cell{StyleID: m.r.st.id(l), Value: []excelize.RichTextRun{
		{Text: name, Font: &excelize.Font{Family: fontFamily, Size: 10.5, Bold: true, Color: inkBody}},
		{Text: "\n" + role, Font: &excelize.Font{Family: fontFamily, Size: 8, Color: inkGrey}},
	}}
}

func (m *matrixPage) sideCell(a app.MatrixActor, last bool) any {
	l := look{size: 10, bold: true, ink: inkGrey, h: "center", v: "center", wrap: !m.compact, text: true, bottom: rowRule(last), right: edge{1, ruleColour}}
	if m.compact {
		l.size = 8.5
	}
	return m.put(l, oneLine(a.Side))
}

// tableOf makes a table of the rows under a head that begins in column A.
func tableOf(name string, head, last int, heads []string) *excelize.Table {
	stripes := false
	return &excelize.Table{
		Range: fmt.Sprintf("A%d:%s", head, cellName(len(heads), max(last, head+1))),
		Name:  name, StyleName: "TableStyleLight1", ShowRowStripes: &stripes,
	}
}
