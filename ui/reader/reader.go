package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// Calls are what the view asks the window for.
type Calls struct {
	Run      func(present.Command)
	Key      func(*fyne.KeyEvent) bool // a key that the pane does not use
	Digit    func(int) bool            // a digit typed into the pane
	Position func() string             // "article 2 of 40"
	Edit     func(app.StatementID)
	Withdraw func(app.StatementID)
	Entry    func(app.Key) // opens an entry of the codebook
	Shut     func()        // closes the pane; nil: the main pane, which stays
	Focused  func()        // the keyboard came to the pane; may be nil
}

// View shows a reader presenter.
type View struct {
	p     *present.Reader
	calls Calls
	state present.ReaderState
	page  page
	caret int          // of the pane when a place was last walked to
	lit   widgets.Mark // the place jumped to, while it is lit

	revealing bool // the view scrolls, not the analyst

	pane    *widgets.HighlightText
	bar     *bar
	card    *card
	empty   *fyne.Container
	title   *widget.Label
	text    *widget.Label
	content fyne.CanvasObject
}

// New makes the view of a reading pane.
func New(p *present.Reader, c Calls) *View {
	v := &View{p: p, calls: c, pane: widgets.NewHighlightText(), bar: newBar(c)}
	v.card = newCard(v)
	v.pane.OnSelected = func(a, b int) {
		v.p.PointAt(a - v.page.shift)
		v.p.Select(v.page.bounds(a, b))
		if a != b {
			v.p.Leave()
		}
	}
	v.pane.OnAdded = func(a, b int) { v.p.AddSpan(v.page.bounds(a, b)) }
	v.pane.OnMarkTapped = v.tapped
	v.pane.OnSecondary = v.menu
	v.pane.OnKey = v.key
	v.pane.OnFocused = c.Focused
	v.pane.OnScrolled = v.scrolled
	v.pane.OnRune = func(r rune) {
		if r >= '1' && r <= '9' {
			v.calls.Digit(int(r - '0'))
		}
	}
	v.title, v.text = widget.NewLabel(""), quiet()
	v.title.TextStyle.Bold = true
	v.title.Alignment, v.text.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	v.text.Truncation, v.text.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	v.empty = container.NewVBox(layout.NewSpacer(), v.title, v.text, layout.NewSpacer(), layout.NewSpacer())
	v.content = container.NewBorder(v.bar.content, nil, nil, nil, container.NewStack(v.pane, v.card.box, v.empty))
	p.Subscribe(v.render)
	return v
}

// key takes what is meant for the suggestion walked to, and gives the window the rest.
func (v *View) key(k *fyne.KeyEvent) {
	if v.state.Suggested.Words != "" {
		switch k.Name {
		case fyne.KeyReturn, fyne.KeyEnter:
			v.calls.Run(present.CmdAccept)
			return
		case fyne.KeyDelete, fyne.KeyBackspace:
			v.calls.Run(present.CmdReject)
			return
		}
	}
	v.calls.Key(k)
}

// scrolled keeps the place, and takes the card away that hung on another.
func (v *View) scrolled() {
	if v.revealing {
		return
	}
	v.p.Leave()
	v.p.Scrolled(v.place())
}

// place gives where the analyst reads: the first line in view, 0 while the heading is.
func (v *View) place() int { return max(v.pane.FirstVisible()-v.page.shift, 0) }

// Content gives what stands in the window.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Focus gives the keyboard to the pane.
func (v *View) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.pane); c != nil {
		c.Focus(v.pane.FocusTarget())
	}
}

// SetType sets the text, in the colours of the window.
func (v *View) SetType(t widgets.Typography) {
	v.pane.SetTypography(t)
	v.pane.SetPalette(theme.Current())
}

// Grow widens the selection by a step, Shrink takes the step back.
func (v *View) Grow() { v.pane.GrowSelection(); v.report() }

// Shrink narrows the selection by a step.
func (v *View) Shrink() { v.pane.ShrinkSelection(); v.report() }

func (v *View) report() {
	a, b, _ := v.pane.Selection()
	v.p.Select(v.page.bounds(a, b))
}

// Point tells the presenter where the analyst clicked, if that was after the last walk.
func (v *View) Point() {
	if at, _, selected := v.pane.Selection(); !selected && at > 0 && at != v.caret {
		v.p.PointAt(at - v.page.shift)
	}
}

// Copied gives the words to copy: those selected, heading included.
func (v *View) Copied() string { return v.pane.SelectedText() }

// HasFocus reports whether keys go to the pane.
func (v *View) HasFocus() bool { return v.pane.HasFocus() }

func (v *View) tapped(under []widgets.Mark) {
	var refs []string
	for _, m := range under {
		if m.ID != "" {
			refs = append(refs, m.ID)
		}
	}
	v.p.Touch(refs)
}

func (v *View) render(s present.ReaderState) {
	old := v.state
	v.state = s
	page := newPage(s)
	switch {
	case page.text != v.page.text || s.Article != old.Article:
		v.page, v.lit = page, widgets.Mark{}
		v.revealing = true
		v.pane.SetDocument(page.doc(s), v.marks())
		v.revealing = false
	case !sameMarks(s, old):
		v.pane.SetMarks(v.marks())
	}
	v.renderSelection()
	if s.Reveal.N != old.Reveal.N {
		v.reveal(s.Reveal)
	}
	v.card.render(s)
	v.renderBar()
}

// sameMarks reports that the marks are those shown: states are replaced, never edited.
func sameMarks(s, old present.ReaderState) bool {
	return len(s.Marks) == len(old.Marks) && len(s.TitleHits) == len(old.TitleHits) &&
		(len(s.Marks) == 0 || &s.Marks[0] == &old.Marks[0])
}

func (v *View) renderSelection() {
	a, b, ok := v.pane.Selection()
	want := v.state.Selected
	switch {
	case want.Len() == 0 && ok && v.page.bounds(a, b).Len() > 0:
		v.pane.ClearSelection()
	case want.Len() > 0 && v.page.bounds(a, b) != want:
		v.pane.Select(want.Start+v.page.shift, want.End+v.page.shift)
	}
	var others []widgets.Bounds
	for _, b := range v.state.Others {
		others = append(others, widgets.Bounds{Start: b.Start + v.page.shift, End: b.End + v.page.shift})
	}
	v.pane.SetOthers(others)
}

// reveal brings a place into view; the beginning of the text shows the heading too.
func (v *View) reveal(r present.Reveal) {
	v.caret, _, _ = v.pane.Selection()
	v.revealing = true
	defer func() { v.revealing = false }()
	if r.First {
		v.pane.SetFirstVisible(r.Off + v.page.shift)
		return
	}
	if r.Off == 0 && !r.Flash {
		v.pane.SetFirstVisible(0)
		return
	}
	start := r.Off + v.page.shift
	end := start
	for _, m := range v.state.Marks {
		if m.Start == r.Off {
			end = max(end, m.End+v.page.shift)
		}
	}
	v.pane.ScrollTo(start, end)
	if r.Flash {
		v.flash(start, end)
	}
}

func (v *View) renderBar() {
	s := v.state
	open := s.Article != ""
	set(v.title, s.Empty.Title)
	set(v.text, s.Empty.Text)
	show(v.empty, !open)
	show(v.pane, open)
	position := ""
	if v.calls.Position != nil {
		position = v.calls.Position()
	}
	v.bar.render(s, position)
}
