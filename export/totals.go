package export

import (
	"fmt"
	"strings"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// total is a row under the matrix that counts the actors by what their cells show.
type total struct {
	label   string
	symbols []string
	states  []string
	blank   bool // counts empty cells too
}

// totalRows lists the totals; together they are the complete key.
func totalRows() []total {
	var out []total
	reported := total{label: "△ ▽ ◇ ○ Reported only", symbols: reportedSymbols()}
	for _, t := range tints() {
		row := total{label: t.symbol + " " + stateWords(t.state), symbols: []string{t.symbol}, states: []string{t.state}}
		switch {
		case t.hollow():
			reported.states = append(reported.states, t.state)
			continue
		case t.state == app.DisplayNoComment:
			out = append(out, total{}) // the place of reported
		case t.state == app.DisplayNoData:
			row.blank = true
		}
		out = append(out, row)
	}
	for i := range out {
		if out[i].label == "" {
			out[i] = reported
		}
	}
	return out
}

// totalLabel words a total behind its symbols, which are what its formula counts by.
func (r *report) totalLabel(t total) string {
	i := strings.LastIndex(t.label, t.symbols[len(t.symbols)-1]+" ")
	if i < 0 {
		return t.label
	}
	i += len(t.symbols[len(t.symbols)-1]) + 1
	return t.label[:i] + r.word(t.label[i:])
}

// ownSymbols are the first characters of cells that hold the actor's own position.
func ownSymbols() []string { return []string{"▲", "◆", "■", "±", "≠", "↔", "▼"} }

// reportedSymbols are those of positions that only others report.
func reportedSymbols() []string { return []string{"△", "▽", "◇", "○"} }

// countStarts is the formula that counts the cells of a range by their first character.
func countStarts(cells string, symbols []string) string {
	terms := make([]string, len(symbols))
	for i, s := range symbols {
		terms[i] = fmt.Sprintf(`COUNTIF(%s,"%s*")`, cells, s)
	}
	return strings.Join(terms, "+")
}

// totals writes the totals and the closing line.
func (m *matrixPage) totals() {
	row := m.r.matrixTotals()
	if len(m.r.actors) > 0 && len(m.r.issues) > 0 {
		m.row(row-1, 18, m.put(look{size: 10, bold: true, ink: inkNavy, v: "center", text: true}, m.r.say("Actors by position")))
		columns := make([]tally, len(m.r.issues))
		for i := range m.r.issues {
			columns[i] = m.r.shown(m.r.actors, m.r.issues[i:i+1])
		}
		for i, t := range totalRows() {
			m.total(row+i, t, columns)
		}
		row += len(totalRows())
	}
	closing := m.fit(m.r.say("A dash means no statement found, not neutrality. Hollow cells: only others say so."), m.r.say("– is not neutrality: no statement found."))
	if m.compact {
		closing = m.fit(m.r.say("An empty cell means no statement found, not neutrality. Hollow cells in italics: only others say so."),
			m.r.say("Empty is not neutrality: no statement found."))
	}
	m.row(row+1, 16, m.put(lookAbout(), closing))
}

func (m *matrixPage) total(row int, t total, columns []tally) {
	shade := tintOf(t.states[0])
	label := look{size: 9, bold: true, ink: shade.ink, fill: shade.fill, v: "center", indent: 1, text: true, bottom: edge{1, white}}
	if shade.hollow() {
		label = label.boxed("6A6A6A").with(func(l *look) { l.bold, l.italic, l.ink = false, true, "333333" })
	}
	if shade.fill == white && !shade.hollow() {
		label = label.boxed(ruleColour)
	}
	number := look{size: 10, bold: true, ink: inkBody, h: "left", v: "center", indent: 1, num: formatTotal, bottom: edge{1, ruleColour}}
	if m.compact {
		number.h, number.indent, number.size = "center", 0, 9
	}
	cells := []any{m.put(label, m.r.totalLabel(t)), nil}
	for i := range m.r.issues {
		col := colName(matrixLead + 1 + i)
		body := fmt.Sprintf("%s$%d:%s$%d", col, matrixFirst, col, m.lastRow)
		formula := countStarts(body, t.symbols)
		if t.blank {
			formula += "+COUNTBLANK(" + body + ")"
		}
		n := 0
		for _, s := range t.states {
			n += columns[i][s]
		}
		cells = append(cells, excelize.Cell{StyleID: m.r.st.id(number), Formula: formula, Value: n})
	}
	m.row(row, 15, cells...)
}
