package notes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// View shows a notes presenter: the notes on one thing, and the field for a new one.
type View struct {
	p       *present.Notes
	rows    []present.NoteRow
	box     *fyne.Container
	text    *widgets.TextField
	add     *widget.Button
	problem *widget.Label
	quiet   bool
	resized func() // told when the height changed; may be nil
	content *fyne.Container
}

// New makes the view of notes. key is offered the keys that the field does not use.
func New(p *present.Notes, key func(*fyne.KeyEvent) bool, resized func()) *View {
	n := &View{p: p, box: container.New(&widgets.Column{Gap: 0}), problem: widgets.NewRemark(""), resized: resized}
	n.problem.Importance = widget.DangerImportance
	n.text = widgets.NewTextField(2, key)
	n.text.SetPlaceHolder("A note, for whoever works on this next")
	n.text.OnChanged = func(s string) {
		if !n.quiet {
			p.Type(s)
		}
	}
	n.add = widget.NewButton("Add note", p.Add)
	n.content = container.New(&widgets.Column{Gap: 4}, n.box, n.text, n.problem, container.NewHBox(n.add))
	p.Subscribe(n.render)
	return n
}

// Content gives what stands in the window.
func (n *View) Content() fyne.CanvasObject { return n.content }

// Field gives the field for a new note.
func (n *View) Field() fyne.Focusable { return n.text }

func (n *View) render(s present.NotesState) {
	n.quiet = true
	defer func() { n.quiet = false }()
	n.text.SetTextQuietly(s.Text)
	widgets.EnableIf(n.add, s.NoAdd == "")
	moved := n.problem.Text != s.Problem
	widgets.SetText(n.problem, s.Problem)
	widgets.ShowIf(n.content, !s.Hidden && s.Target.ID != "")
	if !sameNotes(n.rows, s.Rows) {
		moved = true
		n.rows = s.Rows
		n.box.RemoveAll()
		for _, r := range s.Rows {
			n.box.Add(n.row(r))
		}
	}
	if moved && n.resized != nil {
		n.resized()
	}
}

func (n *View) row(r present.NoteRow) fyne.CanvasObject {
	remove := widget.NewButtonWithIcon("", fynetheme.DeleteIcon(), func() { n.p.Remove(r.ID) })
	remove.Importance = widget.LowImportance
	words := container.New(&widgets.Column{Gap: -12}, widgets.NewCaption(r.Meta), widgets.NewWrapped(r.Text))
	return container.NewBorder(nil, nil, nil, container.NewVBox(remove), widgets.Inset(words, -8, 0, 0, 0))
}

func sameNotes(a, b []present.NoteRow) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}
