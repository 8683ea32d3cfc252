package reader

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// bar stands over the text: where the reader is among the hits and the articles, and the
// suggestion walked to.
type bar struct {
	hits     *widget.Label
	position *widget.Label
	here     *widget.Label
	previous *widget.Button
	next     *widget.Button
	layers   *widget.Button
	shut     *widget.Button // of the pane beside; nil in the main pane

	suggested *widget.Label
	detail    *widget.Label
	strip     *fyne.Container // of the suggestion walked to
	content   *fyne.Container
}

func newBar(c Calls) *bar {
	b := &bar{hits: quiet(), position: quiet(), here: quiet(), layers: newLayerButton(c.Run)}
	b.here.Truncation = fyne.TextTruncateEllipsis
	b.previous = arrow(fynetheme.MoveUpIcon(), func() { c.Run(present.CmdPreviousHit) })
	b.next = arrow(fynetheme.MoveDownIcon(), func() { c.Run(present.CmdNextHit) })
	b.hits.TextStyle.Bold = true
	right := container.NewHBox(b.layers)
	if c.Shut != nil {
		b.shut = arrow(fynetheme.CancelIcon(), c.Shut)
		right.Add(b.shut)
	}
	left := container.NewHBox(container.NewCenter(b.previous), container.NewCenter(b.next), container.NewCenter(b.hits), container.NewCenter(b.position))
	b.suggested, b.detail = widgets.NewStrong(""), widgets.NewCaption("")
	acts := container.NewHBox()
	for _, a := range []struct {
		words string
		run   present.Command
	}{{"Accept", present.CmdAccept}, {"Edit…", present.CmdAcceptEdit}, {"Reject…", present.CmdReject}} {
		button := widget.NewButton(a.words, func() { c.Run(a.run) })
		button.Importance = widget.LowImportance
		if a.run == present.CmdAccept {
			button.Importance = widget.HighImportance
		}
		acts.Add(container.NewCenter(button))
	}
	words := container.New(&widgets.Column{Gap: -14}, b.suggested, b.detail)
	b.strip = container.NewBorder(widget.NewSeparator(), nil, nil, acts, words)
	b.content = container.NewVBox(container.NewBorder(nil, nil, left, right, container.NewVBox(layout.NewSpacer(), b.here, layout.NewSpacer())), b.strip)
	return b
}

func (b *bar) render(s present.ReaderState, position string) {
	set(b.hits, s.HitWords)
	show(b.previous, s.Hits > 0)
	show(b.next, s.Hits > 0)
	set(b.position, position)
	set(b.here, s.Here)
	if words := layerWords(s.Layers); words != b.layers.Text {
		b.layers.SetText(words)
	}
	x := s.Suggested
	show(b.strip, x.Words != "")
	if x.Words != "" {
		set(b.suggested, x.Head)
		set(b.detail, x.Words+" · "+x.Detail)
	}
	show(b.content, s.Article != "")
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
