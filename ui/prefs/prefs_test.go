package prefs_test

import (
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"parley/app/settings"
	"parley/ui/prefs"
	"parley/ui/present"
	"parley/ui/uitest"
)

type memory map[string]string

func (m memory) StringWithFallback(key, fallback string) string {
	if v, ok := m[key]; ok {
		return v
	}
	return fallback
}

func (m memory) SetString(key, value string) { m[key] = value }

func TestChoicesAreKept(t *testing.T) {
	test.NewTempApp(t)
	keep := settings.New(memory{})
	p := present.NewPrefs(keep)
	v := prefs.New(p)
	p.Subscribe(v.Render)
	uitest.Window(t, v.Content())
	radios := uitest.All[*widget.RadioGroup](v.Content())
	if len(radios) != 2 {
		t.Fatalf("%d groups of choices", len(radios))
	}
	radios[0].SetSelected("Dark")
	radios[1].SetSelected("Sans")
	uitest.All[*widget.Slider](v.Content())[0].SetValue(21)
	if keep.Theme() != settings.Dark || keep.Family() != settings.Sans || keep.TextSize() != 21 {
		t.Errorf("kept %v %v %v", keep.Theme(), keep.Family(), keep.TextSize())
	}
	if !uitest.Shows(v.Content(), "21 points") {
		t.Error("does not say how large the text is")
	}
	sliders := uitest.All[*widget.Slider](v.Content())
	sliders[1].SetValue(1.8)
	sliders[2].SetValue(60)
	if keep.Leading() != 1.8 || keep.Measure() != 60 || !uitest.Shows(v.Content(), "60 characters") {
		t.Errorf("kept %v, %v", keep.Leading(), keep.Measure())
	}
	p.StepSize(0)
	if !uitest.Shows(v.Content(), "17 points") {
		t.Error("does not follow the usual size")
	}
}
