package settings_test

import (
	"fmt"
	"testing"

	"parley/app"
	"parley/app/settings"
)

func TestPlaces(t *testing.T) {
	kept := memory{}
	s := settings.New(kept)
	s.SetPlace("a1", 400)
	s.SetPlace("a2", 7)
	s.SetPlace("a1", 500)
	s.SetPlace("a2", 0) // read again from the top
	again := settings.New(kept)
	for id, want := range map[app.ArticleID]int{"a1": 500, "a2": 0, "a3": 0} {
		if got := again.Place(id); got != want {
			t.Errorf("%s: %d, want %d", id, got, want)
		}
	}
	for i := range 2000 {
		s.SetPlace(app.ArticleID(fmt.Sprint("b", i)), i+1)
	}
	if s.Place("b1999") != 2000 || s.Place("a1") != 0 || len(kept["reading.places"]) > 20<<10 {
		t.Errorf("the newest %d, the oldest %d, %d bytes", s.Place("b1999"), s.Place("a1"), len(kept["reading.places"]))
	}
	kept["reading.places"] = "a1 x\n \na9 12\nbroken"
	if s.Place("a1") != 0 || s.Place("a9") != 12 {
		t.Error("damaged lines hide the whole ones")
	}
}

func TestLastArticle(t *testing.T) {
	s := settings.New(memory{})
	s.SetArticle("/one two.parley", "a1")
	s.SetArticle("/other.parley", "a2")
	s.SetArticle("/one two.parley", "a3")
	if s.Article("/one two.parley") != "a3" || s.Article("/other.parley") != "a2" || s.Article("/new.parley") != "" {
		t.Errorf("%q %q %q", s.Article("/one two.parley"), s.Article("/other.parley"), s.Article("/new.parley"))
	}
}

func TestTypeHasBounds(t *testing.T) {
	s := settings.New(memory{})
	if s.Leading() != 1.6 || s.Measure() != 70 || len(s.LayersOff()) != 0 {
		t.Errorf("defaults %v, %v, %q", s.Leading(), s.Measure(), s.LayersOff())
	}
	s.SetLeading(9)
	s.SetMeasure(1)
	s.SetLayersOff([]string{"hits", "notes"})
	if s.Leading() != settings.WidestLines || s.Measure() != settings.ShortestLines || len(s.LayersOff()) != 2 {
		t.Errorf("kept %v, %v, %q", s.Leading(), s.Measure(), s.LayersOff())
	}
}
