package library

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
)

// searchWords is the row of the words of a query, each with its hits and a switch. Many
// words scroll sideways.
type searchWords struct {
	box    *fyne.Container
	scroll *container.Scroll
	shown  []present.SearchWord
	toggle func(word string)
	quiet  bool
}

func newSearchWords(toggle func(word string)) *searchWords {
	s := &searchWords{box: container.NewHBox(), toggle: toggle}
	s.scroll = container.NewHScroll(s.box)
	s.scroll.Hide()
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
		s.box.RemoveAll()
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
		s.scroll.Hide()
	} else {
		s.scroll.Show()
	}
}
