package export

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// hasPivot reports whether a pivot table is wanted and there is one sheet of evidence that
// it can count.
func (r *report) hasPivot() bool {
	return r.b.Report.Pivot && r.evidenceSheets() == 1 && len(r.evidence) > 0
}

// pivot adds the pivot table: statements by actor and stance, to be filtered by issue. The
// library reads the heads of the columns from the sheet, so it has to come before the stream
// of Evidence, which replaces what is written here for it.
func (r *report) pivot(columns []column, rows int) error {
	if !r.hasPivot() {
		return nil
	}
	for i, c := range columns {
		if err := r.f.SetCellStr("Evidence", cellName(i+1, evidenceHead), c.head); err != nil {
			return fmt.Errorf("prepare pivot: %w", err)
		}
	}
	err := r.f.AddPivotTable(&excelize.PivotTableOptions{
		Name: "pvtStatements", DataRange: fmt.Sprintf("Evidence!A%d:%s", evidenceHead, cellName(len(columns), evidenceHead+rows)),
		PivotTableRange: fmt.Sprintf("Pivot!A7:L%d", 7+len(r.actors)+3),
		Rows:            []excelize.PivotTableField{{Data: headActor, DefaultSubtotal: true}},
		Columns:         []excelize.PivotTableField{{Data: "Stance", DefaultSubtotal: true}},
		Filter:          []excelize.PivotTableField{{Data: "Issue"}},
		Data:            []excelize.PivotTableField{{Data: "ID", Name: "Statements", Subtotal: "Count"}},
		RowGrandTotals:  true, ColGrandTotals: true, ShowDrill: true, ShowRowHeaders: true, ShowColHeaders: true, ShowLastColumn: true,
		PivotTableStyleName: "PivotStyleLight1",
	})
	if err != nil {
		return fmt.Errorf("add pivot: %w", err)
	}
	return nil
}

// writePivot writes what stands around the pivot table.
func (r *report) writePivot() error {
	p, err := r.open(sheet{name: "Pivot", tab: tabGrey, widths: []float64{28, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14, 14}, lastRow: 7 + len(r.actors) + 3, tall: 1})
	if err != nil {
		return err
	}
	p.heads("Pivot", r.say("Statements by actor and stance. Empty until “Enable Editing” is chosen; then it fills by itself and can be rearranged."))
	p.row(3, 16, p.backLink())
	return p.close(nil)
}
