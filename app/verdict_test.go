package app_test

import (
	"math"
	"testing"

	"parley/app"
)

func TestOverlap(t *testing.T) {
	tests := []struct {
		name string
		a, b []app.Bounds
		want float64
	}{
		{"equal", []app.Bounds{{Start: 0, End: 10}}, []app.Bounds{{Start: 0, End: 10}}, 1},
		{"half", []app.Bounds{{Start: 0, End: 10}}, []app.Bounds{{Start: 0, End: 5}}, 0.5},
		{"apart", []app.Bounds{{Start: 0, End: 10}}, []app.Bounds{{Start: 10, End: 20}}, 0},
		{"two parts", []app.Bounds{{Start: 0, End: 10}, {Start: 20, End: 30}}, []app.Bounds{{Start: 5, End: 25}}, 1.0 / 3},
		{"nothing", nil, nil, 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for _, got := range []float64{app.Overlap(tt.a, tt.b), app.Overlap(tt.b, tt.a)} {
				if math.Abs(got-tt.want) > 1e-9 {
					t.Errorf("got %v, want %v", got, tt.want)
				}
			}
		})
	}
}

func TestVerdictCovers(t *testing.T) {
	s := app.Suggestion{
		Article: "a", Version: "v", Source: &app.Bounds{Start: 2, End: 9}, Cue: app.Bounds{Start: 10, End: 14}, Content: []app.Bounds{{Start: 20, End: 40}},
	}
	v := app.Verdict{Article: "a", Version: "v", Source: s.Source, Cue: s.Cue, Content: s.Content}
	if !v.Covers(s) {
		t.Error("does not cover its own suggestion")
	}
	longer := s
	longer.Content = []app.Bounds{{Start: 20, End: 55}}
	if !v.Covers(longer) {
		t.Error("does not cover the same words with a few more")
	}
	for name, change := range map[string]func(*app.Suggestion){
		"another text": func(s *app.Suggestion) { s.Version = "w" },
		"another cue":  func(s *app.Suggestion) { s.Cue = app.Bounds{Start: 14, End: 18} },
		"other words":  func(s *app.Suggestion) { s.Content = []app.Bounds{{Start: 40, End: 60}} },
		"another source": func(s *app.Suggestion) {
			s.Source = &app.Bounds{Start: 16, End: 19}
		},
	} {
		other := s
		change(&other)
		if v.Covers(other) {
			t.Errorf("covers one with %s", name)
		}
	}
	v.Source = nil
	if !v.Covers(s) {
		t.Error("one that does not know its source does not cover its own suggestion")
	}
	second := s
	second.Source = &app.Bounds{Start: 16, End: 19}
	if app.VerdictID(s) == app.VerdictID(second) {
		t.Error("two sources of one cue have one key")
	}
}
