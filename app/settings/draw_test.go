package settings_test

import (
	"testing"

	"parley/app/settings"
)

func TestDraw(t *testing.T) {
	kept := memory{}
	s := settings.New(kept)
	if n, seed := s.Draw(); n != 0 || seed != 1 {
		t.Errorf("at first %d lines, seed %d", n, seed)
	}
	s.SetDraw(250, 18446744073709551615)
	if n, seed := settings.New(kept).Draw(); n != 250 || seed != 18446744073709551615 {
		t.Errorf("another day %d lines, seed %d", n, seed)
	}
	s.SetDraw(-4, 0)
	if n, seed := s.Draw(); n != 0 || seed != 1 {
		t.Errorf("of nonsense %d lines, seed %d", n, seed)
	}
}
