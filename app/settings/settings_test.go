package settings_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app/settings"
)

// memory is a store of strings.
type memory map[string]string

func (m memory) StringWithFallback(key, fallback string) string {
	if v, ok := m[key]; ok {
		return v
	}
	return fallback
}

func (m memory) SetString(key, value string) { m[key] = value }

func TestDefaults(t *testing.T) {
	s := settings.New(memory{})
	w, h := s.Window()
	if w != 1280 || h != 800 {
		t.Errorf("window %v × %v, want 1280 × 800", w, h)
	}
	if s.Theme() != settings.System || s.Family() != settings.Serif || s.TextSize() != 17 {
		t.Errorf("look is %v %v %v", s.Theme(), s.Family(), s.TextSize())
	}
	for _, d := range []settings.Split{settings.SplitLibrary, settings.SplitCoding, settings.SplitEvidence} {
		if at := s.Split(d); at < 0.2 || at > 0.8 {
			t.Errorf("split %s stands at %v", d, at)
		}
	}
	if s.WelcomeClosed() || s.LastProject() != "" || len(s.Recent()) != 0 || s.Coder() != "" {
		t.Error("a fresh start remembers something")
	}
}

func TestKeepsWhatIsSet(t *testing.T) {
	s := settings.New(memory{})
	s.SetTheme(settings.Dark)
	s.SetWindow(1600, 900)
	s.SetSplit(settings.SplitCoding, 0.5)
	s.SetTextSize(99)
	s.SetFamily(settings.Sans)
	s.SetCoder("  Ada ")
	s.CloseWelcome()
	w, h := s.Window()
	got := fmt.Sprintln(s.Theme(), w, h, s.Split(settings.SplitCoding), s.TextSize(), s.Family(), s.Coder(), s.WelcomeClosed())
	if want := "dark 1600 900 0.5 32 sans Ada true\n"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	s.ResetTextSize()
	if s.TextSize() != 17 {
		t.Errorf("reset text size is %v", s.TextSize())
	}
}

func TestDamagedValuesReadAsDefaults(t *testing.T) {
	s := settings.New(memory{"theme": "loud", "window.width": "-3", "window.height": "tall", "text.size": "900", "split.coding": "7"})
	w, h := s.Window()
	if s.Theme() != settings.System || w != 1280 || h != 800 || s.TextSize() != 17 || s.Split(settings.SplitCoding) > 0.95 {
		t.Errorf("damage shows: %v %v %v %v %v", s.Theme(), w, h, s.TextSize(), s.Split(settings.SplitCoding))
	}
}

func TestRecentProjects(t *testing.T) {
	s := settings.New(memory{})
	for i := range 12 {
		s.Opened(fmt.Sprintf("p%d", i))
	}
	s.Opened("p5")
	want := []string{"p5", "p11", "p10", "p9", "p8", "p7", "p6", "p4", "p3", "p2"}
	if d := cmp.Diff(want, s.Recent()); d != "" {
		t.Error(d)
	}
	s.Forget("p5")
	if s.LastProject() != "" || s.Recent()[0] != "p11" {
		t.Errorf("forgotten project remains: %q %v", s.LastProject(), s.Recent())
	}
}
