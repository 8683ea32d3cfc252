package export

import (
	"fmt"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// stateRules makes the conditional formats that colour cells by their first character;
// first is the upper left cell of the range. Each stops the ones after it. pale adds the
// rules for low confidence, boxes a border to hollow cells.
func (s *styles) stateRules(first string, pale, boxes bool) []excelize.ConditionalFormatOptions {
	var out []excelize.ConditionalFormatOptions
	add := func(formula string, l look) {
		out = append(out, excelize.ConditionalFormatOptions{Type: "formula", Criteria: formula, Format: s.rule(l), StopIfTrue: true})
	}
	for _, t := range tints() {
		test := fmt.Sprintf(`EXACT(LEFT(%s,1),"%s")`, first, t.symbol)
		full := look{ink: t.ink, fill: t.fill}
		switch {
		case t.hollow():
			full.italic = true
			if boxes {
				full = full.boxed(t.border)
			}
		case t.pale != "" && pale:
			add(fmt.Sprintf(`AND(%s,ISNUMBER(SEARCH("●○○",%s)))`, test, first), look{ink: t.ink, fill: t.pale})
		case t.state == app.DisplayNoData: // takes the fill off an emptied cell
			test = fmt.Sprintf(`OR(%s="",%s)`, first, test)
		}
		add(test, full)
	}
	return out
}

// pick makes a validation that offers a named list and refuses anything else.
func pick(area, list string) *excelize.DataValidation {
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(area)
	dv.SetSqrefDropList(list)
	dv.SetError(excelize.DataValidationErrorStyleStop, "Not on the list", "Choose an entry of the list; its meaning is in Codebook.")
	return dv
}

// decorate adds colours, drop-downs, name and notes to the body of the matrix.
func (m *matrixPage) decorate() {
	f, first, last := m.r.f, cellName(matrixLead+1, matrixFirst), cellName(m.lastCol, m.lastRow)
	body := first + ":" + last
	m.note(f.SetConditionalFormat("Matrix", body, m.r.st.stateRules(first, !m.compact, !m.compact)))
	m.note(f.AddDataValidation("Matrix", pick(body, "List_State")))
	m.note(f.SetDefinedName(&excelize.DefinedName{
		Name:     "Matrix_Body",
		RefersTo: fmt.Sprintf("Matrix!$%s$%d:$%s$%d", colName(matrixLead+1), matrixFirst, colName(m.lastCol), m.lastRow),
	}))
	m.notes()
}
