package finding

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// Narrow shows the facets of a search, a column each.
type Narrow struct {
	p       *present.Narrow
	head    *widget.Label
	query   *widget.Label
	groups  *fyne.Container
	clear   *widget.Button
	quiet   bool
	content fyne.CanvasObject
}

// NewNarrow makes the view of the facets.
func NewNarrow(p *present.Narrow) *Narrow {
	v := &Narrow{p: p, head: widgets.NewStrong(""), query: widgets.NewWrapped(""), groups: container.NewGridWithColumns(3)}
	v.query.Importance = widget.LowImportance
	v.clear = widget.NewButton("Take all back", p.Clear)
	v.content = container.NewBorder(container.New(&widgets.Column{Gap: -6}, v.head, v.query), nil, nil, nil, v.groups)
	v.Render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *Narrow) Content() fyne.CanvasObject { return v.content }

// Buttons gives the buttons for the foot of the dialog.
func (v *Narrow) Buttons() []fyne.CanvasObject {
	done := widget.NewButton("Close", v.p.Close)
	done.Importance = widget.HighImportance
	return []fyne.CanvasObject{v.clear, done}
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *Narrow) Render(s present.NarrowState) {
	v.quiet = true
	defer func() { v.quiet = false }()
	widgets.SetText(v.head, s.Head)
	query := s.Query
	if query == "" {
		query = "All articles"
	}
	widgets.SetText(v.query, query)
	widgets.EnableIf(v.clear, s.Chosen > 0)
	if s.Busy && len(v.groups.Objects) > 0 {
		return // the counts before stay until the new ones are there
	}
	v.groups.RemoveAll()
	v.groups.Layout = layout.NewGridLayoutWithColumns(columnsFor(len(s.Groups)))
	if len(s.Groups) == 0 && !s.Busy {
		v.groups.Add(widgets.NewWrapped("Nothing is found, so there is nothing to narrow by."))
	}
	for _, g := range s.Groups {
		v.groups.Add(v.group(g))
	}
}

// columnsFor gives the columns in which so many facets stand in even rows.
func columnsFor(groups int) int {
	const widest = 4
	rows := max(1, (groups+widest-1)/widest)
	return max(1, (groups+rows-1)/rows)
}

func (v *Narrow) group(g present.NarrowGroup) fyne.CanvasObject {
	rows := container.New(&widgets.Column{Gap: -8})
	for _, x := range g.Values {
		rows.Add(v.value(g.Field, x))
	}
	if len(g.Values) == 0 {
		rows.Add(widgets.NewCaption("none"))
	}
	if g.More > 0 {
		rows.Add(widgets.NewCaption(present.Count(g.More, "further value", "further values") + " with fewer articles"))
	}
	return container.NewBorder(widgets.NewStrong(g.Title), nil, nil, nil, container.NewVScroll(rows))
}

func (v *Narrow) value(field string, x present.NarrowValue) fyne.CanvasObject {
	want := widget.NewCheck("", nil)
	want.Checked = x.Choice == present.Wanted
	want.OnChanged = func(bool) {
		if !v.quiet {
			v.p.Choose(field, x.Value, present.Wanted)
		}
	}
	name := widget.NewLabel(x.Words)
	name.Truncation = fyne.TextTruncateEllipsis
	if x.Choice == present.Excluded {
		name.Importance = widget.DangerImportance
	}
	count := widgets.NewCaption(x.Counted)
	count.Truncation = fyne.TextTruncateOff
	without := widget.NewButton("not", func() { v.p.Choose(field, x.Value, present.Excluded) })
	without.Importance = widget.LowImportance
	if x.Choice == present.Excluded {
		without.Importance = widget.DangerImportance
	}
	return container.NewBorder(nil, nil, want, container.NewHBox(container.NewCenter(count), without), name)
}
