package positions

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"parley/app"
)

func unitsOf(a, b string) [][2]string {
	var out [][2]string
	x, y := strings.Fields(a), strings.Fields(b)
	for i := range x {
		out = append(out, [2]string{x[i], y[i]})
	}
	return out
}

func nominal(a, b string) float64 {
	if a == b {
		return 0
	}
	return 1
}

// The first two are worked examples of Krippendorff, "Computing Krippendorff's
// Alpha-Reliability" (2011).
func TestAlpha(t *testing.T) {
	cases := []struct {
		a, b string
		want float64
	}{
		{"0 1 0 0 0 0 0 0 1 0", "1 1 1 0 0 1 0 0 0 0", 0.095},
		{"a a b b d c c c e d d a", "b a b b b c c c e d d d", 0.692},
		{"a b", "a b", 1},
		{"a b", "b a", -0.5},
	}
	for _, c := range cases {
		got, reason := alpha(unitsOf(c.a, c.b), nominal)
		if got == nil || math.Abs(*got-c.want) > 0.0006 {
			t.Errorf("%s / %s: %v %s, want %v", c.a, c.b, figure(got), reason, c.want)
		}
	}
	for _, c := range [][2]string{{"a", "b"}, {"", ""}, {"a a", "a a"}} {
		if got, reason := alpha(unitsOf(c[0], c[1]), nominal); got != nil || reason == "" {
			t.Errorf("%q: %v, want none with a reason", c, figure(got))
		}
	}
	low, high := interval(unitsOf(cases[1].a, cases[1].b), nominal)
	again, _ := interval(unitsOf(cases[1].a, cases[1].b), nominal)
	if low == nil || *low >= 0.692 || *high <= 0.692 || *low != *again {
		t.Errorf("interval %s to %s, again %s", figure(low), figure(high), figure(again))
	}
}

func figure(v *float64) string {
	if v == nil {
		return "none"
	}
	return fmt.Sprint(*v)
}

func coded(statements ...app.Statement) app.CodedProject {
	return app.CodedProject{
		Articles:   []app.Article{{ID: "a1", Version: "v1", Title: "One", State: app.StateNew}, {ID: "a2", Version: "v2", State: app.StateNew}},
		Codebook:   app.Codebook{Actors: []app.Actor{{ID: "x", Name: "Ministry", Aliases: []app.Alias{{Text: "MinX"}}}, {ID: "y", Name: "Union"}}, Issues: []app.Issue{{ID: "i", Title: "Tariffs"}}},
		Statements: statements,
	}
}

func said(id app.StatementID, holder app.ActorID, stance app.Stance, start, end int) app.Statement {
	q := app.Quote{Span: app.Span{Version: "v1", Bounds: app.Bounds{Start: start, End: end}}, Exact: strings.Repeat("w", end-start)}
	return app.Statement{ID: id, Article: "a1", Holder: holder, Issue: "i", Stance: stance, Passages: []app.Passage{{Role: app.RoleContent, Quote: q}}}
}

func TestCompare(t *testing.T) {
	a := coded(said("A1", "x", app.Support, 0, 10), said("A2", "y", app.Oppose, 20, 40), said("A3", "y", app.Oppose, 50, 60), said("A4", "x", app.Support, 20, 40))
	b := coded(said("B1", "m", app.StrongSupport, 0, 10), said("B2", "x", app.Support, 20, 30), said("B3", "y", app.Oppose, 20, 30), said("B4", "y", app.Oppose, 70, 80))
	b.Codebook.Actors = append(b.Codebook.Actors, app.Actor{ID: "m", Name: "MinX"})
	b.Articles = append(b.Articles, app.Article{ID: "a3", Version: "v3"})
	got := Compare(a, b)
	if got.Articles != 1 || got.OnlyA != 0 || got.OnlyB != 1 || got.NotCodedByA != 1 || got.NotCodedByB != 1 {
		t.Errorf("articles %+v", got)
	}
	if s := got.Spans; s.A != 4 || s.B != 4 || s.Matched != 3 || s.Exact != 1 || *s.F1 != 0.75 || math.Abs(*s.Overlap-2.0/3) > 1e-9 {
		t.Errorf("spans %+v", s)
	}
	fields := map[string]app.FieldAgreement{}
	for _, f := range got.Fields {
		fields[f.Field] = f
	}
	// Statements on the same words are paired with the one that agrees; an alias is the actor.
	if f := fields["holder"]; f.Pairs != 3 || f.Agree != 3 || *f.Alpha != 1 {
		t.Errorf("holder %+v", f)
	}
	if f := fields["stance"]; f.Pairs != 3 || f.Agree != 2 {
		t.Errorf("stance %+v", f)
	}
	if f := fields["value"]; f.Level != "interval" || *f.Alpha < *fields["stance"].Alpha {
		t.Errorf("value %+v", f)
	}
	if f := fields["issue"]; f.Alpha != nil || f.Reason == "" {
		t.Errorf("issue %+v", f)
	}
	var words []string
	for _, d := range got.Disagreements {
		words = append(words, fmt.Sprint(d.A, "/", d.B, len(d.Fields)))
	}
	if w := strings.Join(words, " "); w != "A1/B11 A3/0 /B40" {
		t.Errorf("disagreements %s", w)
	}
}
