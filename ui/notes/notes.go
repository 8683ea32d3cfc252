package notes

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// View shows a notes presenter: the notes of others on one thing, and the coder's own.
type View struct {
	p       *present.Notes
	rows    []present.NoteRow
	box     *fyne.Container
	text    *widgets.TextField
	save    *widget.Button
	meta    *widget.Label
	problem *widget.Label
	quiet   bool
	resized func() // told when the height changed; may be nil
	content *fyne.Container
}

// New makes the view of notes. key is offered the keys that the field does not use.
func New(p *present.Notes, key func(*fyne.KeyEvent) bool, resized func()) *View {
	n := &View{p: p, box: container.New(&widgets.Column{}), meta: widgets.NewCaption(""), problem: widgets.NewRemark(""), resized: resized}
	n.problem.Importance = widget.DangerImportance
	n.text = widgets.NewTextField(3, key)
	n.text.SetPlaceHolder("A note, for whoever works on this next")
	n.text.OnChanged = func(s string) {
		if !n.quiet {
			p.Type(s)
		}
	}
	n.save = widget.NewButton("Save note", p.Save)
	n.content = container.New(&widgets.Column{Gap: 4}, n.box, n.text, n.problem, container.NewBorder(nil, nil, n.save, nil, n.meta))
	n.render(p.State())
	return n
}

// Content gives what stands in the window.
func (n *View) Content() fyne.CanvasObject { return n.content }

// Field gives the field of the coder's own note.
func (n *View) Field() fyne.Focusable { return n.text }

// Render shows a state; the window calls it, which has the one subscription.
func (n *View) Render(s present.NotesState) { n.render(s) }

func (n *View) render(s present.NotesState) {
	n.quiet = true
	defer func() { n.quiet = false }()
	n.text.SetTextQuietly(s.Text)
	widgets.EnableIf(n.save, s.NoSave == "")
	meta := ""
	switch {
	case s.Typed:
		meta = "Not saved yet"
	case s.Meta != "":
		meta = "Yours, " + s.Meta
	}
	n.meta.SetText(meta)
	moved := n.problem.Text != s.Problem
	widgets.SetText(n.problem, s.Problem)
	widgets.ShowIf(n.content, !s.Hidden && s.Target.ID != "")
	if !sameNotes(n.rows, s.Rows) {
		moved = true
		n.rows = s.Rows
		n.box.RemoveAll()
		for _, r := range s.Rows {
			words := container.New(&widgets.Column{Gap: -12}, widgets.NewCaption(r.Meta), widgets.NewWrapped(r.Text))
			n.box.Add(widgets.Inset(words, -8, 0, 0, 0))
		}
	}
	if moved && n.resized != nil {
		n.resized()
	}
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
