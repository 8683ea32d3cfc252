package importing

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// fieldWidth is the width of the list of fields: the longest of their words.
const fieldWidth = 190

// Table is the column mapper: the columns of a table with their fields on the left, the
// first articles that come of it on the right.
type Table struct {
	p       *present.Tables
	sheet   *widget.Select
	sheets  fyne.CanvasObject
	columns *fyne.Container
	fields  []*widget.Select
	heads   []string
	more    *widget.Label
	head    *widget.Label
	rows    *fyne.Container
	shown   []present.TableRow
	problem *widget.Label
	take    *widget.Button
	quiet   bool // the view sets its fields itself
	content fyne.CanvasObject
}

// NewTable makes the column mapper; cancel closes it.
func NewTable(p *present.Tables) *Table {
	v := &Table{p: p, more: widgets.NewCaption(""), head: widgets.NewStrong(""), problem: widgets.NewRemark("")}
	v.problem.Importance = widget.DangerImportance
	v.sheet = widget.NewSelect(nil, func(s string) {
		if !v.quiet {
			p.ChooseSheet(s)
		}
	})
	v.sheets = container.NewBorder(nil, nil, widgets.NewStrong("Sheet"), nil, v.sheet)
	v.columns, v.rows = container.NewVBox(), container.NewVBox()
	about := widgets.NewWrapped("Each row becomes an article. Tables with the same headers will be read this way from now on.")
	about.Importance = widget.LowImportance
	left := container.NewBorder(v.sheets, v.more, nil, nil, container.NewVScroll(v.columns))
	right := container.NewBorder(v.head, nil, nil, nil, container.NewVScroll(v.rows))
	split := container.NewHSplit(left, right)
	split.SetOffset(0.52)
	v.take = widget.NewButton("Import", p.Import)
	v.take.Importance = widget.HighImportance
	v.content = container.NewBorder(about, v.problem, nil, nil, split)
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *Table) Content() fyne.CanvasObject { return v.content }

// Buttons gives the buttons for the foot of the dialog.
func (v *Table) Buttons() []fyne.CanvasObject {
	return []fyne.CanvasObject{widget.NewButton("Cancel", v.p.Close), v.take}
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *Table) Render(s present.TableState) {
	v.quiet = true
	defer func() { v.quiet = false }()
	widgets.ShowIf(v.sheets, len(s.Sheets) > 0)
	v.sheet.SetOptions(s.Sheets)
	if v.sheet.Selected != s.Sheet {
		v.sheet.SetSelected(s.Sheet)
	}
	v.showColumns(s.Columns)
	more := ""
	if s.More > 0 {
		more = present.Count(s.More, "further column is", "further columns are") + " kept as attributes"
	}
	widgets.SetText(v.more, more)
	widgets.SetText(v.head, s.Head)
	v.showRows(s.Rows)
	widgets.SetText(v.problem, s.Problem)
	widgets.EnableIf(v.take, s.NoImport == "")
}

// showColumns makes the rows of columns anew only when the columns are others, so that a
// list that is open stays where it is.
func (v *Table) showColumns(columns []present.TableColumn) {
	heads := make([]string, len(columns))
	for i, c := range columns {
		heads[i] = c.Head
	}
	if !slices.Equal(heads, v.heads) {
		v.heads, v.fields = heads, nil
		v.columns.RemoveAll()
		for _, c := range columns {
			field := widget.NewSelect(present.TableFieldWords(), nil)
			field.Selected = c.Field
			field.OnChanged = func(words string) {
				if !v.quiet {
					v.p.Set(c.Head, words)
				}
			}
			v.fields = append(v.fields, field)
			v.columns.Add(columnRow(c, field))
		}
	}
	for i, c := range columns {
		if v.fields[i].Selected != c.Field {
			v.fields[i].SetSelected(c.Field)
		}
	}
}

func columnRow(c present.TableColumn, field *widget.Select) fyne.CanvasObject {
	head := widgets.NewStrong(c.Head)
	head.Truncation = fyne.TextTruncateEllipsis
	words := c.Sample
	if words == "" {
		words = "empty in the first rows"
	}
	sample := widgets.NewCaption(words)
	sample.Truncation = fyne.TextTruncateEllipsis
	names := container.New(&widgets.Column{Gap: -8}, head, sample)
	right := container.NewCenter(container.NewGridWrap(fyne.NewSize(fieldWidth, field.MinSize().Height), field))
	return container.NewBorder(nil, nil, nil, right, names)
}

func (v *Table) showRows(rows []present.TableRow) {
	if slices.Equal(rows, v.shown) {
		return
	}
	v.shown = rows
	v.rows.RemoveAll()
	for _, r := range rows {
		title := widgets.NewStrong(r.Title)
		title.Truncation = fyne.TextTruncateEllipsis
		meta := widgets.NewCaption(r.Meta)
		meta.Truncation = fyne.TextTruncateEllipsis
		widgets.ShowIf(meta, r.Meta != "")
		v.rows.Add(container.New(&widgets.Column{Gap: -8}, title, meta, widgets.NewWrapped(r.Text)))
	}
}
