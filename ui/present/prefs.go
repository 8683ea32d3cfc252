package present

import (
	"parley/app/settings"
)

// PrefsState is how the window and its text look.
type PrefsState struct {
	Theme  settings.Theme
	Size   float32 // of the reading pane's text, in points
	Family settings.Family

	Leading float32 // line height as a multiple of the size
	Measure float32 // length of the lines in characters
}

// Prefs presents the look of window and text; each change is kept at once.
type Prefs struct {
	changes[PrefsState]
	keep *settings.Settings
}

// NewPrefs makes the presenter of the look.
func NewPrefs(s *settings.Settings) *Prefs { return &Prefs{keep: s} }

// Subscribe gives the state to render now and after each change.
func (p *Prefs) Subscribe(render func(PrefsState)) {
	p.render = render
	p.tell(p.State())
}

// State gives the look.
func (p *Prefs) State() PrefsState {
	return PrefsState{
		Theme: p.keep.Theme(), Size: p.keep.TextSize(), Family: p.keep.Family(),
		Leading: p.keep.Leading(), Measure: p.keep.Measure(),
	}
}

// ChooseTheme chooses the look of the window by its code.
func (p *Prefs) ChooseTheme(code string) {
	p.keep.SetTheme(settings.Theme(code))
	p.tell(p.State())
}

// Flip goes from a light look to the dark one or back; dark says which is shown now.
func (p *Prefs) Flip(dark bool) {
	if dark {
		p.ChooseTheme(string(settings.Light))
		return
	}
	p.ChooseTheme(string(settings.Dark))
}

// StepSize makes the text larger (1) or smaller (−1); 0 goes back to the usual size.
func (p *Prefs) StepSize(dir int) {
	if dir == 0 {
		p.keep.ResetTextSize()
	} else {
		p.keep.SetTextSize(p.keep.TextSize() + float32(dir)*settings.TextStep)
	}
	p.tell(p.State())
}

// SetSize chooses the size of the text.
func (p *Prefs) SetSize(size float32) {
	p.keep.SetTextSize(size)
	p.tell(p.State())
}

// Sizes gives the smallest and the largest size of the text, and a step between them.
func (p *Prefs) Sizes() (smallest, largest, step float32) {
	return settings.SmallestText, settings.LargestText, settings.TextStep
}

// Leadings gives the closest and the widest line height, and a step between them.
func (p *Prefs) Leadings() (closest, widest, step float32) {
	return settings.ClosestLines, settings.WidestLines, 0.05
}

// Measures gives the shortest and the longest lines in characters, and a step between them.
func (p *Prefs) Measures() (shortest, longest, step float32) {
	return settings.ShortestLines, settings.LongestLines, 5
}

// SetLeading chooses the line height of the text.
func (p *Prefs) SetLeading(f float32) {
	p.keep.SetLeading(f)
	p.tell(p.State())
}

// SetMeasure chooses the length of the lines in characters.
func (p *Prefs) SetMeasure(chars float32) {
	p.keep.SetMeasure(chars)
	p.tell(p.State())
}

// ChooseFamily chooses the type of the text by its code.
func (p *Prefs) ChooseFamily(code string) {
	p.keep.SetFamily(settings.Family(code))
	p.tell(p.State())
}

// Themes lists the looks with their words.
func Themes() []Choice {
	return []Choice{
		{string(settings.System), "As the desktop"},
		{string(settings.Light), "Light"},
		{string(settings.Sepia), "Sepia"},
		{string(settings.Dark), "Dark"},
	}
}

// Families lists the types with their words.
func Families() []Choice {
	return []Choice{{string(settings.Serif), "Serif"}, {string(settings.Sans), "Sans"}}
}
