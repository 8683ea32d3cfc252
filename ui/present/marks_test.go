package present_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

func boundsOf(text, words string) app.Bounds {
	i := strings.Index(text, words)
	return app.Bounds{Start: i, End: i + len(words)}
}

func TestMarks(t *testing.T) {
	reported := statement("S-2", "reject the toll")
	reported.Stance, reported.Attribution = app.Oppose, app.SecondHandAnonymous
	elsewhere := statement("S-3", "Talks go on")
	elsewhere.Passages[0].Version = "another"
	a := article(statement("S-1", "the ferry line"), reported, elsewhere)
	a.Annotations = []app.Annotation{{ID: "N-1", Quote: quote("we accept the ferry line")}}
	hits := []app.Hit{
		{Bounds: place("ferry line"), Parts: []app.Bounds{place("ferry"), boundsOf(text, "line")}},
		{Title: true, Bounds: app.Bounds{Start: 0, End: 7}},
		{Bounds: place("Southerners")},
		{Bounds: app.Bounds{Start: 9000, End: 9001}},
	}
	got := present.Marks(a, present.Marked{Hits: hits, Suggestion: -1}, present.AllLayers())
	want := []present.Mark{
		{Bounds: place("we accept the ferry line"), Kind: present.MarkAnnotation, Ref: "N-1"},
		{Bounds: place("the ferry line"), Kind: present.MarkStatement, Ref: "S-1", Stance: app.Support},
		{Bounds: place("ferry"), Kind: present.MarkHit, Current: true},
		{Bounds: place("line"), Kind: present.MarkHit, Current: true},
		{Bounds: place("Southerners"), Kind: present.MarkHit},
		{Bounds: place("reject the toll"), Kind: present.MarkStatement, Ref: "S-2", Stance: app.Oppose, Hollow: true},
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	only := present.Marks(a, present.Marked{Hits: hits, Hit: -1, Suggestion: -1}, present.Layers{Hits: true})
	if len(only) != 3 {
		t.Errorf("with hits only there are %d marks", len(only))
	}
}

func TestStanceSymbol(t *testing.T) {
	tests := []struct {
		stance app.Stance
		hollow bool
		want   string
	}{
		{app.StrongSupport, false, "▲▲"},
		{app.StrongSupport, true, "△△"},
		{app.ConditionalOppose, false, "◆▼"},
		{app.ConditionalOppose, true, "◇▽"},
		{app.NeutralStance, true, "□"},
		{app.Ambivalent, false, "±"},
		{"", false, "?"},
	}
	for _, tt := range tests {
		if got := present.StanceSymbol(tt.stance, tt.hollow); got != tt.want {
			t.Errorf("%s hollow %v: %s, want %s", tt.stance, tt.hollow, got, tt.want)
		}
	}
	for _, s := range app.Stances() {
		if got := present.StanceSymbol(s, false); !strings.HasPrefix(s.Words(), got+" ") {
			t.Errorf("%s is %q here and %q in the workbook", s, got, s.Words())
		}
	}
}

func BenchmarkMarks(b *testing.B) {
	var all []app.Statement
	for range 500 {
		all = append(all, statement("S-1", "the ferry line"), statement("S-2", "reject the toll"))
	}
	a := article(all...)
	hits := make([]app.Hit, 1000)
	for i := range hits {
		hits[i] = app.Hit{Bounds: place("ferry")}
	}
	for b.Loop() {
		present.Marks(a, present.Marked{Hits: hits, Hit: 3, Suggestion: -1}, present.AllLayers())
	}
}
