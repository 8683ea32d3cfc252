package prefs

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
)

// View shows a presenter of the look.
type View struct {
	p       *present.Prefs
	quiet   bool // render is setting widgets, their callbacks are not the user's
	theme   *widget.RadioGroup
	family  *widget.RadioGroup
	size    *widget.Slider
	points  *widget.Label
	content fyne.CanvasObject
}

// New makes the view of the look.
func New(p *present.Prefs) *View {
	v := &View{p: p, points: widget.NewLabel("")}
	v.theme = v.radio(present.Themes(), p.ChooseTheme)
	v.family = v.radio(present.Families(), p.ChooseFamily)
	smallest, largest, step := p.Sizes()
	v.size = widget.NewSlider(float64(smallest), float64(largest))
	v.size.Step = float64(step)
	v.size.OnChanged = func(f float64) {
		if !v.quiet {
			p.SetSize(float32(f))
		}
	}
	v.content = container.NewVBox(
		heading("Look"), v.theme, heading("Type of the article"), v.family, heading("Size of the article"),
		container.NewBorder(nil, nil, nil, v.points, v.size))
	v.render(p.State())
	return v
}

// Content gives what stands in the dialog.
func (v *View) Content() fyne.CanvasObject { return v.content }

// Render shows a state; the window calls it, which has the one subscription.
func (v *View) Render(s present.PrefsState) { v.render(s) }

func (v *View) radio(all []present.Choice, choose func(string)) *widget.RadioGroup {
	words := make([]string, len(all))
	for i, c := range all {
		words[i] = c.Words
	}
	r := widget.NewRadioGroup(words, func(chosen string) {
		for _, c := range all {
			if c.Words == chosen && !v.quiet {
				choose(c.Code)
			}
		}
	})
	r.Horizontal, r.Required = true, true
	return r
}

func (v *View) render(s present.PrefsState) {
	v.quiet = true
	defer func() { v.quiet = false }()
	v.theme.SetSelected(wordsOf(present.Themes(), string(s.Theme)))
	v.family.SetSelected(wordsOf(present.Families(), string(s.Family)))
	v.size.SetValue(float64(s.Size))
	v.points.SetText(fmt.Sprintf("%g points", s.Size))
}

func wordsOf(all []present.Choice, code string) string {
	for _, c := range all {
		if c.Code == code {
			return c.Words
		}
	}
	return ""
}

func heading(text string) *widget.Label {
	l := widget.NewLabel(text)
	l.TextStyle.Bold = true
	return l
}
