package review

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

// View shows a review presenter.
type View struct {
	p        *present.Review
	state    present.ReviewState
	key      func(*fyne.KeyEvent) bool
	head     *widget.Label
	problem  *widget.Label
	advice   *widget.Label
	list     *widgets.PickList
	old, now *widget.RichText
	score    *widget.Label
	buttons  map[app.ReviewDecision]*widget.Button
	content  fyne.CanvasObject
}

// decision is a button with its keys. Letters do not arrive on every keyboard layout,
// digits do.
type decision struct {
	is    app.ReviewDecision
	words string
	keys  []fyne.KeyName
}

func decisions() []decision {
	return []decision{
		{app.DecideAccept, "Accept (A, 1)", []fyne.KeyName{fyne.KeyA, fyne.Key1}},
		{app.DecideMark, "Mark by hand (M, 2)", []fyne.KeyName{fyne.KeyM, fyne.Key2}},
		{app.DecideKeep, "Keep on its own version (K, 3)", []fyne.KeyName{fyne.KeyK, fyne.Key3}},
		{app.DecideOrphan, "Not in this text (O, 4)", []fyne.KeyName{fyne.KeyO, fyne.Key4}},
	}
}

// New makes the view of the review list. key is offered the keys that it does not use.
func New(p *present.Review, key func(*fyne.KeyEvent) bool) *View {
	v := &View{
		p: p, key: key, head: widgets.NewStrong(""), problem: widgets.NewRemark(""), advice: widgets.NewWrapped(""),
		old: passage(), now: passage(), score: widgets.NewCaption(""), buttons: map[app.ReviewDecision]*widget.Button{},
	}
	v.problem.Importance, v.advice.Importance = widget.DangerImportance, widget.LowImportance
	v.advice.Alignment = fyne.TextAlignCenter
	v.list = widgets.NewPickList(func() int { return len(v.state.Rows) }, func() fyne.CanvasObject { return widgets.NewListRow(2, false) }, v.fill)
	v.list.OnPick, v.list.OnKey = p.Select, v.Key
	acts := container.NewHBox()
	for _, d := range decisions() {
		b := widget.NewButton(d.words, func() { p.Decide(d.is) })
		if d.is == app.DecideAccept {
			b.Importance = widget.HighImportance
		}
		v.buttons[d.is] = b
		acts.Add(b)
	}
	titled := func(title string, o fyne.CanvasObject, right fyne.CanvasObject) fyne.CanvasObject {
		return container.NewBorder(container.NewBorder(nil, nil, nil, right, widgets.NewStrong(title)), nil, nil, nil, container.NewVScroll(o))
	}
	v.score.Truncation = fyne.TextTruncateOff
	sides := container.NewGridWithColumns(2, titled("As it was", v.old, nil), titled("Suggested place", v.now, v.score))
	empty := container.NewVBox(layout.NewSpacer(), v.advice, layout.NewSpacer())
	right := container.NewBorder(nil, container.New(&widgets.Column{}, widget.NewSeparator(), widgets.Inset(acts, 6, 6, 6, 0)), nil, nil, sides)
	split := container.NewHSplit(container.NewBorder(container.New(&widgets.Column{Gap: -6}, v.head, v.problem), nil, nil, nil, container.NewStack(v.list, empty)), right)
	split.SetOffset(0.34)
	v.content = split
	v.Render(p.State())
	return v
}

func passage() *widget.RichText {
	t := widget.NewRichText()
	t.Wrapping = fyne.TextWrapWord
	return t
}

// Content gives what stands in the dialog.
func (v *View) Content() fyne.CanvasObject { return v.content }

// List gives the list, to give it the keyboard.
func (v *View) List() fyne.Focusable { return v.list }

// Key does the decision of a key; false if it has none.
func (v *View) Key(k *fyne.KeyEvent) bool {
	for _, d := range decisions() {
		for _, name := range d.keys {
			if name == k.Name {
				v.p.Decide(d.is)
				return true
			}
		}
	}
	return v.key(k)
}

func (v *View) fill(i int, o fyne.CanvasObject) {
	r := v.state.Rows[i]
	tone := widget.WarningImportance
	if r.Given {
		tone = widget.LowImportance
	}
	o.(*widgets.ListRow).Set(widgets.RowText{
		Head: r.Head, Lines: []widgets.RowLine{{Text: r.Title, Tone: widget.LowImportance}, {Text: r.Reason, Tone: tone}},
	})
}

// Render shows a state; the window calls it, which has the one subscription.
func (v *View) Render(s present.ReviewState) {
	v.state = s
	widgets.SetText(v.head, s.Head)
	widgets.SetText(v.problem, s.Problem)
	widgets.SetText(v.advice, s.Advice)
	for is, b := range v.buttons {
		widgets.EnableIf(b, s.NoDecide == "" && (is != app.DecideAccept || s.NoAccept == ""))
	}
	v.list.ShowRow(s.Selected)
	x := s.Item
	v.score.SetText(x.Score)
	v.old.Segments = segments(x.Before, x.Old, x.After)
	v.now.Segments = segments(x.NewBefore, x.New, x.NewAfter)
	if !x.Suggestion && x.Name != "" {
		v.now.Segments = []widget.RichTextSegment{&widget.TextSegment{Style: style(theme.ColorMuted, fyne.TextStyle{Italic: true}), Text: "There are no such words in the text as it is now. Mark them by hand if they are said otherwise, keep the quote on its own version, or note that this text does not have it."}}
	}
	v.old.Refresh()
	v.now.Refresh()
}

// segments marks what differs: what is gone is struck through, what is new underlined.
func segments(before string, parts []app.DiffPart, after string) []widget.RichTextSegment {
	quiet := style(theme.ColorMuted, fyne.TextStyle{})
	var out []widget.RichTextSegment
	if before != "" {
		out = append(out, &widget.TextSegment{Style: quiet, Text: "… " + before + " "})
	}
	for _, p := range parts {
		st := style(fynetheme.ColorNameForeground, fyne.TextStyle{Bold: true})
		switch p.Op {
		case app.DiffGone:
			st = style(fynetheme.ColorNameError, fyne.TextStyle{Bold: true, Strikethrough: true})
		case app.DiffNew:
			st = style(fynetheme.ColorNameSuccess, fyne.TextStyle{Bold: true, Underline: true})
		}
		out = append(out, &widget.TextSegment{Style: st, Text: p.Text})
	}
	if after != "" {
		out = append(out, &widget.TextSegment{Style: quiet, Text: " " + after + " …"})
	}
	return out
}

func style(color fyne.ThemeColorName, text fyne.TextStyle) widget.RichTextStyle {
	return widget.RichTextStyle{ColorName: color, Inline: true, TextStyle: text, SizeName: fynetheme.SizeNameText}
}
