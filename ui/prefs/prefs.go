package prefs

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"parley/ui/present"
	"parley/ui/widgets"
)

// View shows a presenter of the look.
type View struct {
	p       *present.Prefs
	quiet   bool // render is setting widgets, their callbacks are not the user's
	theme   *widget.RadioGroup
	family  *widget.RadioGroup
	size    *scale
	leading *scale
	measure *scale
	content fyne.CanvasObject
}

// New makes the view of the look.
func New(p *present.Prefs) *View {
	v := &View{p: p}
	v.theme = v.radio(present.Themes(), p.ChooseTheme)
	v.family = v.radio(present.Families(), p.ChooseFamily)
	v.size = v.scale(p.Sizes, "%g points", p.SetSize)
	v.leading = v.scale(p.Leadings, "%.2f of the size", p.SetLeading)
	v.measure = v.scale(p.Measures, "%g characters", p.SetMeasure)
	v.content = container.NewVBox(
		heading("Look"), v.theme, heading("Type of the article"), v.family,
		heading("Size of the article"), v.size.row, heading("Line height"), v.leading.row, heading("Length of the lines"), v.measure.row)
	v.render(p.State())
	return v
}

// scale is a slider with its figure in words.
type scale struct {
	slider *widget.Slider
	words  *widget.Label
	format string
	row    fyne.CanvasObject
}

// scale makes a slider between two bounds in steps.
func (v *View) scale(bounds func() (least, most, step float32), format string, chosen func(float32)) *scale {
	least, most, step := bounds()
	s := &scale{slider: widget.NewSlider(float64(least), float64(most)), words: widget.NewLabel(""), format: format}
	s.slider.Step = float64(step)
	s.slider.OnChanged = func(f float64) {
		if !v.quiet {
			chosen(float32(f))
		}
	}
	s.row = container.NewBorder(nil, nil, nil, container.New(widgets.Fixed(130), s.words), s.slider)
	return s
}

func (s *scale) set(f float32) {
	s.slider.SetValue(float64(f))
	s.words.SetText(fmt.Sprintf(s.format, f))
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
	v.size.set(s.Size)
	v.leading.set(s.Leading)
	v.measure.set(s.Measure)
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
