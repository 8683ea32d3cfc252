package finding

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// wideHeight is the room of the wide context, in pixels: some five lines.
const wideHeight = 132

// wideLine is the chosen line of a concordance in the text around it.
type wideLine struct {
	box    *fyne.Container
	where  *widget.Label
	text   *widget.RichText
	scroll *container.Scroll
	shown  present.WideLine
}

func newWideLine() *wideLine {
	w := &wideLine{where: widgets.NewCaption(""), text: widget.NewRichText()}
	w.text.Wrapping = fyne.TextWrapWord
	w.scroll = container.NewVScroll(w.text)
	w.scroll.SetMinSize(fyne.NewSize(0, wideHeight))
	w.box = container.NewBorder(container.NewVBox(widget.NewSeparator(), w.where), nil, nil, nil, w.scroll)
	w.box.Hide()
	return w
}

func (w *wideLine) set(s present.WideLine) {
	if s == w.shown {
		return
	}
	w.shown = s
	if s == (present.WideLine{}) {
		w.box.Hide()
		return
	}
	widgets.SetText(w.where, s.Where)
	part := func(text string, hit bool) widget.RichTextSegment {
		style := widget.RichTextStyle{Inline: true, ColorName: fynetheme.ColorNameForeground}
		if hit {
			style.ColorName, style.TextStyle.Bold = fynetheme.ColorNamePrimary, true
		}
		return &widget.TextSegment{Text: text, Style: style}
	}
	w.text.Segments = []widget.RichTextSegment{part(s.Left, false), part(s.Node, true), part(s.Right, false)}
	w.text.Refresh()
	w.box.Show()
}
