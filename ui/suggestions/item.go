package suggestions

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// itemView shows the suggestion that is looked at, with what can be done.
type itemView struct {
	holder  *widget.Label
	about   *widget.Label
	quote   *widget.RichText
	why     *widget.Label
	missing *widget.Label
	makes   *widget.Label
	facts   *fyne.Container
	accept  *widget.Button
	edit    *widget.Button
	open    *widget.Button
	reject  []*widget.Button
	body    *fyne.Container
	content fyne.CanvasObject
}

func newItem(p *present.Suggestions) *itemView {
	v := &itemView{
		holder: widgets.NewStrong(""), about: widgets.NewWrapped(""), quote: widget.NewRichText(), why: widgets.NewWrapped(""),
		missing: widgets.NewRemark(""), makes: widgets.NewRemark(""), facts: container.New(&widgets.Column{Gap: factGap}),
	}
	v.quote.Wrapping = fyne.TextWrapWord
	v.why.Importance = widget.LowImportance
	v.missing.Importance, v.makes.Importance = widget.WarningImportance, widget.WarningImportance
	v.accept = widget.NewButton("Accept (Enter)", p.Accept)
	v.accept.Importance = widget.HighImportance
	v.edit = widget.NewButton("Change it first (F9)", p.Edit)
	v.open = widget.NewButton("Show in the article (→)", p.Open)
	refuse := container.New(layout.NewGridWrapLayout(fyne.NewSize(168, 34)))
	for i, r := range Rejections() {
		b := widget.NewButton(fmt.Sprintf("%d  %s", i+1, r.Words), func() { p.Reject(r.Reason) })
		v.reject = append(v.reject, b)
		refuse.Add(b)
	}
	none := widget.NewButton("Del  no reason", func() { p.Reject("") })
	v.reject = append(v.reject, none)
	refuse.Add(none)
	acts := container.NewHBox(v.accept, v.edit, v.open)
	v.body = container.New(&widgets.Column{}, v.holder, v.about, widgets.Inset(v.quote, 4, 4, 4, 4), v.why, v.missing, v.makes, v.facts)
	foot := container.New(&widgets.Column{}, widget.NewSeparator(), widgets.Inset(acts, 8, 8, 8, 2), widgets.NewCaption("Reject, because:"), widgets.Inset(refuse, 8, 8, 0, 8))
	v.content = container.NewBorder(nil, foot, nil, nil, container.NewVScroll(widgets.Inset(v.body, 8, 12, 8, 8)))
	return v
}

func (v *itemView) set(s present.SuggestionsState) {
	x := s.Item
	v.body.Hidden = x.Key == ""
	can := s.NoDecide == "" && x.Key != ""
	for _, b := range append([]*widget.Button{v.accept, v.edit}, v.reject...) {
		widgets.EnableIf(b, can)
	}
	widgets.EnableIf(v.open, x.Key != "")
	if x.Key == "" {
		return
	}
	widgets.SetText(v.holder, x.Holder)
	about := x.Issue
	if about == "" {
		about = "No issue: no phrase of the codebook stands in these words."
	} else {
		about += ": " + x.StanceText
	}
	widgets.SetText(v.about, about)
	widgets.SetText(v.why, x.Why)
	v.setRemark(v.missing, x.Missing)
	v.setRemark(v.makes, x.Makes)
	quiet := style(theme.ColorMuted, fyne.TextStyle{})
	v.quote.Segments = []widget.RichTextSegment{
		&widget.TextSegment{Style: quiet, Text: around(x.Before, "… ", "")},
		&widget.TextSegment{Style: style(fynetheme.ColorNameForeground, fyne.TextStyle{Bold: true}), Text: x.Words},
		&widget.TextSegment{Style: quiet, Text: around(x.After, "", " …")},
	}
	v.quote.Refresh()
	v.facts.RemoveAll()
	for _, f := range x.Facts {
		name, value := widgets.NewCaption(f.Name), widgets.NewWrapped(f.Value)
		name.Truncation = fyne.TextTruncateOff
		value.SizeName = fynetheme.SizeNameCaptionText
		v.facts.Add(container.NewBorder(nil, nil, container.New(layout.NewGridWrapLayout(fyne.NewSize(factName, name.MinSize().Height)), name), nil, value))
	}
	v.body.Refresh()
}

// The place of a fact: the room for its name, and how far the lines of several are drawn
// together, since a label keeps room above and below.
const factName, factGap = 96, -14

// setRemark hides a remark that says nothing, so that no gap is left.
func (v *itemView) setRemark(l *widget.Label, text string) {
	widgets.SetText(l, text)
	l.Hidden = text == ""
}

// around puts words into marks of what was left out; nothing around nothing.
func around(words, before, after string) string {
	if words == "" {
		return ""
	}
	return before + words + after
}

func style(color fyne.ThemeColorName, text fyne.TextStyle) widget.RichTextStyle {
	return widget.RichTextStyle{ColorName: color, Inline: true, TextStyle: text, SizeName: fynetheme.SizeNameText}
}
