package app_test

import (
	"encoding/xml"
	"fmt"
	"math"
	"strings"
	"testing"

	"parley/app"
)

// inside reports whether every shape lies on the drawing.
func inside(t *testing.T, d app.Drawing) {
	t.Helper()
	if len(d.Shapes) < 3 || d.Width <= 0 || d.Height <= 0 {
		t.Fatalf("%d shapes on %g × %g", len(d.Shapes), d.Width, d.Height)
	}
	colours := app.DrawingColours()
	for _, s := range d.Shapes {
		for _, v := range []float64{s.X, s.Y, s.X2, s.Y2} {
			if math.IsNaN(v) || math.IsInf(v, 0) {
				t.Errorf("a shape has no place: %+v", s)
			}
		}
		if s.X < 0 || s.Y < 0 || s.X > d.Width || s.Y > d.Height {
			t.Errorf("beyond the edge of %g × %g: %+v", d.Width, d.Height, s)
		}
		if colours[s.Colour] == "" {
			t.Errorf("no colour %q", s.Colour)
		}
	}
	var any struct{}
	if err := xml.Unmarshal([]byte(d.SVG()), &any); err != nil {
		t.Errorf("the SVG is no XML: %v", err)
	}
}

func signs(d app.Drawing, sign string) int {
	n := 0
	for _, s := range d.Shapes {
		if s.Kind == app.ShapeText && s.Text == sign {
			n++
		}
	}
	return n
}

func TestTimelineDrawing(t *testing.T) {
	lanes := []app.Lane{
		{Label: "Ferry <line> & a very long name that does not fit into its place", Points: []app.LanePoint{
			{At: "2025-04-01", Stance: app.Support}, {At: "2025-04-01", Stance: app.StrongOppose}, {At: "2025-06", Stance: app.Oppose, Reported: true}, {Stance: app.Support},
		}},
		{Label: "Toll", Points: []app.LanePoint{{At: "2025-05-11", Stance: app.ConditionalSupport}, {At: "2025-05-12", Stance: app.Ambivalent}}},
	}
	d := app.TimelineDrawing("Norland", "by the date said", lanes, true)
	inside(t, d)
	for sign, want := range map[string]int{"▲": 1, "▼": 1, "▽": 1, "◆": 1, "±": 1} {
		if got := signs(d, sign); got != want {
			t.Errorf("%d times %s, want %d", got, sign, want)
		}
	}
	if !strings.Contains(d.SVG(), "Ferry &lt;line&gt; &amp;") {
		t.Error("text is not escaped")
	}
	inside(t, app.TimelineDrawing("Nothing", "", []app.Lane{{Label: "Toll"}}, false))
	for _, days := range []int{1, 20, 70, 400, 4000} {
		p := []app.LanePoint{{At: "2015-01-01", Stance: app.Support}}
		for range days {
			p = append(p, app.LanePoint{At: app.Date(fmt.Sprintf("%d-%02d-%02d", 2015+days/366, 1+days/31%12, 1+days%28)), Stance: app.Oppose})
		}
		inside(t, app.TimelineDrawing("Many", "", []app.Lane{{Label: "x", Points: p[:min(len(p), 50)]}}, false))
	}
}

func TestScaleDrawing(t *testing.T) {
	d := app.ScaleDrawing("Toll", "Should it stay?", "no toll", "toll", []app.ScalePoint{
		{"Norland", 25, app.DisplaySupport}, {"Southland", 25, app.DisplayOppose}, {"The union", 100, app.DisplayConditional}, {"Out of bounds", 900, app.DisplayMixed},
	})
	inside(t, d)
	at := map[string]app.Shape{}
	for _, s := range d.Shapes {
		if s.Kind == app.ShapeText {
			at[s.Text] = s
		}
	}
	if a, b := at["▲ Norland"], at["▼ Southland"]; a.X != b.X || a.Y == b.Y {
		t.Errorf("two at one place: %+v, %+v", a, b)
	}
	if a, b := at["▲ Norland"], at["◆ The union"]; a.X >= b.X {
		t.Errorf("the scale goes the wrong way: %+v, %+v", a, b)
	}
	inside(t, app.ScaleDrawing("Toll", "", "", "", nil))
}

func TestAgreementDrawing(t *testing.T) {
	points := []app.MapPoint{{"a", "A", "North"}, {"b", "B", "North"}, {"c", "C", "South"}, {"d", "D", ""}}
	list := []app.Agreement{
		{A: "a", B: "b", Congruence: 9, Conflict: 1, Shared: 3}, {A: "a", B: "c", Congruence: 1, Conflict: 9, Shared: 3}, {A: "b", B: "c", Congruence: 1, Conflict: 9, Shared: 3},
	}
	d := app.AgreementDrawing("Map", "", points, list)
	inside(t, d)
	place := func(name string) (x, y float64) {
		for i, s := range d.Shapes {
			if s.Kind == app.ShapeText && strings.HasPrefix(s.Text, name) && i > 0 {
				return d.Shapes[i-1].X, d.Shapes[i-1].Y
			}
		}
		t.Fatalf("no %s", name)
		return 0, 0
	}
	distance := func(p, q string) float64 {
		x, y := place(p)
		x2, y2 := place(q)
		return math.Hypot(x-x2, y-y2)
	}
	if near, far := distance("A (", "B ("), distance("A (", "C ("); near*2 > far {
		t.Errorf("who agrees stands %.0f apart, who does not %.0f", near, far)
	}
	many := []app.MapPoint{}
	for i := range 14 { // who agree in all: one place for all of them
		many = append(many, app.MapPoint{ID: app.ActorID(fmt.Sprint(i)), Name: fmt.Sprint("Actor number ", i), Side: "North"})
	}
	crowd := app.AgreementDrawing("Map", "", many, nil)
	inside(t, crowd)
	seen := map[string]bool{}
	for _, s := range crowd.Shapes {
		if place := fmt.Sprintf("%.0f %.0f", s.X, s.Y); s.Kind == app.ShapeText {
			if seen[place] {
				t.Errorf("two names at %s", place)
			}
			seen[place] = true
		}
	}
	inside(t, app.AgreementDrawing("Map", "", points[:1], nil))
	inside(t, app.AgreementDrawing("Map", "", points, nil))
}
