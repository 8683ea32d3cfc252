package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
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
}

// View shows a reader presenter.
type View struct {
	p     *present.Reader
	calls Calls
	state present.ReaderState
	page  page
	caret int          // of the pane when a place was last walked to
	lit   widgets.Mark // the place jumped to, while it is lit

	pane     *widgets.HighlightText
	hits     *widget.Label
	position *widget.Label
	here     *widget.Label
	previous *widget.Button
	next     *widget.Button
	layers   *layerBar
	bar      *fyne.Container
	empty    *fyne.Container
	title    *widget.Label
	text     *widget.Label
	content  fyne.CanvasObject
}

// New makes the view of the reading pane.
func New(p *present.Reader, c Calls) *View {
	v := &View{p: p, calls: c, pane: widgets.NewHighlightText(), hits: quiet(), position: quiet(), here: quiet()}
	v.pane.OnSelected = func(a, b int) {
		v.p.PointAt(a - v.page.shift)
		v.p.Select(v.page.bounds(a, b))
	}
	v.pane.OnMarkTapped = v.tapped
	v.pane.OnSecondary = v.menu
	v.pane.OnKey = func(k *fyne.KeyEvent) { v.calls.Key(k) }
	v.pane.OnRune = func(r rune) {
		if r >= '1' && r <= '9' {
			v.calls.Digit(int(r - '0'))
		}
	}
	v.previous = arrow(fynetheme.MoveUpIcon(), func() { c.Run(present.CmdPreviousHit) })
	v.next = arrow(fynetheme.MoveDownIcon(), func() { c.Run(present.CmdNextHit) })
	v.layers = newLayerBar(func(l present.Layers) { v.p.SetLayers(l) })
	v.hits.TextStyle.Bold = true
	v.bar = container.NewBorder(nil, nil,
		container.NewHBox(container.NewCenter(v.previous), container.NewCenter(v.next), container.NewCenter(v.hits), container.NewCenter(v.position)),
		v.layers.box, v.here)
	v.title, v.text = widget.NewLabel(""), quiet()
	v.title.TextStyle.Bold = true
	v.title.Alignment, v.text.Alignment = fyne.TextAlignCenter, fyne.TextAlignCenter
	v.text.Truncation, v.text.Wrapping = fyne.TextTruncateOff, fyne.TextWrapWord
	v.empty = container.NewVBox(layout.NewSpacer(), v.title, v.text, layout.NewSpacer(), layout.NewSpacer())
	v.content = container.NewBorder(v.bar, nil, nil, nil, container.NewStack(v.pane, v.empty))
	p.Subscribe(v.render)
	return v
}

// Content gives what stands in the window.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Focus gives the keyboard to the pane.
func (v *View) Focus() {
	if c := fyne.CurrentApp().Driver().CanvasForObject(v.pane); c != nil {
		c.Focus(v.pane.FocusTarget())
	}
}

// SetType sets the text in a family and a size, in the colours of the window.
func (v *View) SetType(family string, size float32) {
	t := widgets.DefaultTypography()
	t.Family, t.Size = family, size
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
func (v *View) Copied() string {
	if _, _, ok := v.pane.Selection(); !ok {
		return ""
	}
	return v.pane.SelectedText()
}

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
		v.pane.SetDocument(page.doc(s), v.marks())
	default:
		v.pane.SetMarks(v.marks())
	}
	v.renderSelection()
	if s.Reveal.N != old.Reveal.N {
		v.reveal(s.Reveal)
	}
	v.renderBar()
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
}

// reveal brings a place into view; the beginning of the text shows the heading too.
func (v *View) reveal(r present.Reveal) {
	v.caret, _, _ = v.pane.Selection()
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
	show(v.bar, open)
	set(v.hits, s.HitWords)
	show(v.previous, s.Hits > 0)
	show(v.next, s.Hits > 0)
	if v.calls.Position != nil {
		set(v.position, v.calls.Position())
	}
	set(v.here, s.Here)
	v.layers.set(s.Layers)
}

func quiet() *widget.Label {
	l := widget.NewLabel("")
	l.SizeName = fynetheme.SizeNameCaptionText
	l.Importance = widget.LowImportance
	return l
}

func arrow(icon fyne.Resource, tapped func()) *widget.Button {
	b := widget.NewButtonWithIcon("", icon, tapped)
	b.Importance = widget.LowImportance
	return b
}

func set(l *widget.Label, text string) {
	if l.Text != text {
		l.SetText(text)
	}
	show(l, text != "")
}

func show(o fyne.CanvasObject, visible bool) {
	switch {
	case visible && !o.Visible():
		o.Show()
	case !visible && o.Visible():
		o.Hide()
	}
}
