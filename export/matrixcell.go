package export

import (
	"fmt"
	"strings"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// bodyKey is what the format of a body cell depends on.
type bodyKey struct {
	state string
	pale  bool
	last  bool // the group ends below
}

// body makes a cell of the matrix and the height it asks for.
func (m *matrixPage) body(c app.Cell, last bool) (any, float64) {
	d := c.Display()
	id := m.bodyStyle(bodyKey{d.State, d.Pale && !m.compact, last})
	if m.compact {
		return m.compactCell(c, d, id), 15
	}
	if d.State == app.DisplayNoData {
		return excelize.Cell{StyleID: id, Value: "–"}, 50
	}
	runs, lines := cellRuns(d, m.tint(d.State))
	if lines > 4 {
		return excelize.Cell{StyleID: id, Value: runs}, 62
	}
	return excelize.Cell{StyleID: id, Value: runs}, 50
}

func (m *matrixPage) compactCell(c app.Cell, d app.Display, id int) any {
	if d.State == app.DisplayNoData {
		return excelize.Cell{StyleID: id}
	}
	return excelize.Cell{StyleID: id, Value: compactText(c, d)}
}

// compactText is all that a cell of a compact matrix shows: symbol, number, mark.
func compactText(c app.Cell, d app.Display) string {
	symbol, _, _ := strings.Cut(d.Lines[0], " ")
	n := c.N
	switch {
	case d.Hollow:
		n = c.Reported
	case d.State == app.DisplayNoComment:
		n = c.NoComment
	}
	s := symbol
	if n > 0 { // nothing counted, no number
		s += fmt.Sprintf(" %d", n)
	}
	if c.Override != nil || c.State == app.CellShifted {
		s += "*"
	}
	return s
}

// tint finds the tint of a display state without making the list anew for each cell.
func (m *matrixPage) tint(state string) tint {
	t, ok := m.tints[state]
	if !ok {
		t = tintOf(state)
		m.tints[state] = t
	}
	return t
}

func (m *matrixPage) bodyStyle(k bodyKey) int {
	if id, ok := m.bodyLook[k]; ok {
		return id
	}
	id := m.r.st.id(bodyLook(k, m.compact))
	m.bodyLook[k] = id
	return id
}

// bodyLook is the fixed format of a cell, for readers without conditional formats and for
// the time before they are computed.
func bodyLook(k bodyKey, compact bool) look {
	t := tintOf(k.state)
	l := look{size: 10, ink: t.ink, fill: t.fill, v: "center", wrap: true, indent: 1, text: true, bottom: rowRule(k.last)}
	if k.pale && t.pale != "" {
		l.fill = t.pale
	}
	// No cell but a hollow one draws its left side, so that boxes stay whole.
	switch {
	case t.hollow():
		l.italic = true
		if !compact {
			l = l.boxed(t.border)
		}
		if k.last {
			l.bottom = rowRule(true)
		}
	case k.state == app.DisplayNoData, k.state == app.DisplayNoComment:
		l.right = edge{1, ruleColour}
	default:
		l.right, l.bold = edge{2, white}, true
		if !k.last {
			l.bottom = edge{1, white}
		}
	}
	if k.state == app.DisplayNoData {
		l.h, l.indent = "center", 0
	}
	if compact {
		l.size, l.wrap, l.indent, l.h = 8.5, false, 0, "center"
		if !t.hollow() {
			l.right = edge{1, white}
		}
		if k.state == app.DisplayNoData {
			l.fill = ""
		}
	}
	return l
}

// cellRuns makes the rich text of a cell and counts its lines.
func cellRuns(d app.Display, t tint) ([]excelize.RichTextRun, int) {
	var runs []excelize.RichTextRun
	lines := 0
	for i, text := range d.Lines {
		font := excelize.Font{Family: fontFamily, Size: 8.5, Color: inkBody}
		switch {
		case i == 0:
			font.Size, font.Bold, font.Color = 11, true, t.ink
			if len([]rune(text)) > 14 {
				font.Size = 10
			}
		case i == 1 && !counted(text):
			font.Bold, font.Color = true, t.ink
		}
		if t.allInk {
			font.Color = t.ink
		}
		if t.hollow() || d.Hollow {
			font.Bold, font.Italic = false, true
		}
		text = oneLine(text)
		lines += textLines(text, 16, font.Size)
		if i > 0 {
			text = "\n" + text
		}
		runs = append(runs, excelize.RichTextRun{Text: text, Font: &font})
	}
	return runs, lines
}

// counted reports the line with the number of statements, which follows line 1 directly
// where there is nothing more pressing to say.
func counted(line string) bool {
	return strings.HasPrefix(line, "n = ") || strings.HasPrefix(line, "●")
}

// stateWords names a display state.
func stateWords(state string) string {
	for _, s := range app.DisplayStates() {
		if s.State == state {
			return s.Words
		}
	}
	return state
}

// tally counts what the matrix shows.
type tally map[string]int // by display state

// shown tallies the cells of a row or a column.
func (r *report) shown(actors []app.MatrixActor, issues []app.MatrixIssue) tally {
	t := tally{}
	for _, a := range actors {
		for _, x := range issues {
			t[r.face(a.ID, x.ID).state]++
		}
	}
	return t
}

// statesPresent lists the states that occur, no data excepted.
func (r *report) statesPresent() []tint {
	seen := tally{}
	for _, c := range r.order {
		seen[r.faceOf(c).state]++
	}
	var out []tint
	for _, t := range tints() {
		if seen[t.state] > 0 && t.state != app.DisplayNoData {
			out = append(out, t)
		}
	}
	return out
}

// heldBy counts the positions that an actor holds and those that only others report.
func (r *report) heldBy(a app.ActorID) (own, reported int) {
	for _, x := range r.issues {
		switch state := r.face(a, x.ID).state; {
		case hollow(state):
			reported++
		case held(state):
			own++
		}
	}
	return own, reported
}
