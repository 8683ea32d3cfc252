package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
)

// mostWrapped is how many words stand in rows; more stand in one row that scrolls
// sideways, so that the results keep their room.
const mostWrapped = 9

// searchWords is the words of a query, each with its hits and a switch.
type searchWords struct {
	all    *fyne.Container
	box    *fyne.Container
	shown  []present.SearchWord
	toggle func(word string)
	quiet  bool
}

func newSearchWords(toggle func(word string)) *searchWords {
	s := &searchWords{box: container.New(&flow{}), all: container.NewStack(), toggle: toggle}
	s.all.Hide()
	return s
}

// set shows the words; the switches stay while the words are the same, and with them the
// keyboard.
func (s *searchWords) set(words []present.SearchWord) {
	s.quiet = true
	defer func() { s.quiet = false }()
	same := len(words) == len(s.shown)
	for i := 0; same && i < len(words); i++ {
		same = words[i].Word == s.shown[i].Word
	}
	if !same {
		s.lay(len(words) <= mostWrapped)
		for _, w := range words {
			s.box.Add(widget.NewCheck("", func(bool) {
				if !s.quiet {
					s.toggle(w.Word)
				}
			}))
		}
	}
	for i, w := range words {
		c := s.box.Objects[i].(*widget.Check)
		c.SetText(w.Word + "  " + w.Counted)
		c.SetChecked(!w.Off)
	}
	s.shown = words
	if len(words) == 0 {
		s.all.Hide()
	} else {
		s.all.Show()
	}
}

// lay makes an empty box: of rows, or of one row that scrolls.
func (s *searchWords) lay(rows bool) {
	s.all.RemoveAll()
	if rows {
		s.box = container.New(&flow{})
		s.all.Add(s.box)
		return
	}
	s.box = container.NewHBox()
	s.all.Add(container.NewHScroll(s.box))
}

// flow puts objects beside each other and begins a new row where there is no more room. It
// learns its width when it is laid out, as a text that wraps does.
type flow struct{ width float32 }

// rowGap takes back some of the margin that each object brings.
const rowGap = -8

// MinSize implements fyne.Layout.
func (f *flow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	var size fyne.Size
	for _, o := range objects {
		size.Width = max(size.Width, o.MinSize().Width)
	}
	f.walk(objects, func(_ fyne.CanvasObject, _ fyne.Position, bottom float32) { size.Height = bottom })
	return size
}

// Layout implements fyne.Layout.
func (f *flow) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	f.width = size.Width
	f.walk(objects, func(o fyne.CanvasObject, at fyne.Position, _ float32) {
		o.Move(at)
		o.Resize(o.MinSize())
	})
}

func (f *flow) walk(objects []fyne.CanvasObject, place func(o fyne.CanvasObject, at fyne.Position, bottom float32)) {
	var at fyne.Position
	row := float32(0)
	for _, o := range objects {
		m := o.MinSize()
		if at.X > 0 && f.width > 0 && at.X+m.Width > f.width {
			at = fyne.NewPos(0, at.Y+row+rowGap)
			row = 0
		}
		row = max(row, m.Height)
		place(o, at, at.Y+row)
		at.X += m.Width
	}
}
