package codebook

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/widgets"
)

// roleList is the table of the dated offices of an actor.
type roleList struct {
	v       *View
	rows    []*roleRow
	box     *fyne.Container
	add     *widget.Button
	content *fyne.Container
}

type roleRow struct {
	title       *widgets.TextField
	institution *widgets.CompletionEntry
	from, to    *widgets.TextField
	remove      *widget.Button
	problem     *widget.Label
	box         *fyne.Container
}

func newRoleList(v *View) *roleList {
	l := &roleList{v: v, box: container.New(&widgets.Column{Gap: 4})}
	l.add = widget.NewButtonWithIcon("Add a role", fynetheme.ContentAddIcon(), v.p.AddRole)
	l.add.Importance = widget.LowImportance
	name := widgets.NewCaption("Roles")
	name.Truncation = fyne.TextTruncateOff
	all := container.New(&widgets.Column{Gap: 2}, l.box, container.NewHBox(l.add))
	l.content = container.New(fieldLayout{}, name, all, hidden())
	return l
}

func (l *roleList) newRow(i int) *roleRow {
	r := &roleRow{problem: widgets.NewRemark("")}
	tell := func(string) {
		if !l.v.quiet {
			l.v.p.SetRole(i, present.RoleForm{Title: r.title.Text, Institution: r.institution.Text, From: r.from.Text, To: r.to.Text})
		}
	}
	text := func(hint string) *widgets.TextField {
		e := widgets.NewTextField(1, l.v.calls.Key)
		e.SetPlaceHolder(hint)
		e.OnChanged = tell
		return e
	}
	r.title, r.from, r.to = text("title"), text("from"), text("until")
	r.institution = l.v.completion(func(typed string) []string { return l.v.p.Names(app.KindActor, typed) }, tell)
	r.institution.SetPlaceHolder("institution")
	r.remove = widget.NewButtonWithIcon("", fynetheme.CancelIcon(), func() { l.v.p.RemoveRole(i) })
	r.remove.Importance = widget.LowImportance
	r.problem.Importance = widget.DangerImportance
	r.problem.Hide()
	r.box = container.New(&widgets.Column{Gap: -4}, container.New(roleLayout{}, r.title, r.institution, r.from, r.to, r.remove), r.problem)
	return r
}

// render shows the roles; true when their number or height changed.
func (l *roleList) render(f present.EntryForm) bool {
	moved := len(l.rows) != len(f.Roles)
	for len(l.rows) < len(f.Roles) {
		r := l.newRow(len(l.rows))
		l.rows = append(l.rows, r)
		l.box.Add(r.box)
	}
	for len(l.rows) > len(f.Roles) {
		last := len(l.rows) - 1
		l.box.Remove(l.rows[last].box)
		l.rows = l.rows[:last]
	}
	for i, x := range f.Roles {
		r := l.rows[i]
		r.title.SetTextQuietly(x.Title)
		setter(r.institution)(x.Institution)
		r.from.SetTextQuietly(x.From)
		r.to.SetTextQuietly(x.To)
		for _, d := range []fyne.Disableable{r.title, r.institution, r.from, r.to, r.remove} {
			widgets.EnableIf(d, f.NoEdit == "")
		}
		problem := f.Problems[present.RoleProblem(i)]
		moved = moved || r.problem.Text != problem
		widgets.SetText(r.problem, problem)
	}
	widgets.EnableIf(l.add, f.NoEdit == "")
	return moved
}

func hidden() fyne.CanvasObject {
	l := widgets.NewCaption("")
	l.Hide()
	return l
}

// roleLayout puts title, institution, dates and the cross in one row, or where that is too
// narrow to read them the dates below.
type roleLayout struct{}

// roleNarrow is the width below which a role takes two rows.
const roleNarrow = 600

// Widths of the fixed columns.
const (
	dateWidth  = 96
	crossWidth = 34
	roleGap    = 6
)

// MinSize implements fyne.Layout. The height is that of the width the row has now: a
// column lays its rows out twice.
func (roleLayout) MinSize(o []fyne.CanvasObject) fyne.Size {
	h := o[0].MinSize().Height
	if o[2].Position().Y > 0 {
		h = 2*h + roleGap
	}
	return fyne.NewSize(2*90+crossWidth+2*roleGap, h)
}

// Layout implements fyne.Layout.
func (roleLayout) Layout(o []fyne.CanvasObject, size fyne.Size) {
	h := o[0].MinSize().Height
	if size.Width < roleNarrow {
		half := float32(int((size.Width - crossWidth - 2*roleGap) / 2))
		for i, x := range []float32{0, half + roleGap, 0, dateWidth + roleGap, size.Width - crossWidth} {
			y, w := float32(0), []float32{half, half, dateWidth, dateWidth, crossWidth}[i]
			if i == 2 || i == 3 {
				y = h + roleGap
			}
			o[i].Move(fyne.NewPos(x, y))
			o[i].Resize(fyne.NewSize(w, h))
		}
		return
	}
	half := float32(int((size.Width - 2*dateWidth - crossWidth - 4*roleGap) / 2))
	x := float32(0)
	for i, w := range []float32{half, half, dateWidth, dateWidth, crossWidth} {
		o[i].Move(fyne.NewPos(x, 0))
		o[i].Resize(fyne.NewSize(w, h))
		x += w + roleGap
	}
}
