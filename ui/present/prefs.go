package present

import (
	"slices"

	"parley/app/settings"
)

// PrefsState is how the window and its text look.
type PrefsState struct {
	Theme  settings.Theme
	Size   float32 // of the reading pane's text, in points
	Family settings.Family
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
	return PrefsState{Theme: p.keep.Theme(), Size: p.keep.TextSize(), Family: p.keep.Family()}
}

// SetTheme chooses the look of the window.
func (p *Prefs) SetTheme(t settings.Theme) {
	p.keep.SetTheme(t)
	p.tell(p.State())
}

// Flip goes from a light look to the dark one or back; dark says which is shown now.
func (p *Prefs) Flip(dark bool) {
	if dark {
		p.SetTheme(settings.Light)
		return
	}
	p.SetTheme(settings.Dark)
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

// NextFamily goes to the other type.
func (p *Prefs) NextFamily() {
	all := []settings.Family{settings.Serif, settings.Sans}
	at := slices.Index(all, p.keep.Family())
	p.SetFamily(all[(at+1)%len(all)])
}

// SetFamily chooses the type of the text.
func (p *Prefs) SetFamily(f settings.Family) {
	p.keep.SetFamily(f)
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
