package workbench

import (
	"fmt"
	"slices"
	"testing"

	"parley/app"
)

// TestKWICDrawIsFair draws many times: each line comes about equally often, and the same
// seed gives the same lines.
func TestKWICDrawIsFair(t *testing.T) {
	const all, most, draws = 40, 10, 4000
	times := make([]int, all)
	drawn := func(seed uint64) (starts []int) {
		d := newKWICDraw(app.KWICOptions{Sample: most, Seed: seed})
		for i := range all {
			d.add("", app.KWICLine{Article: "a", Bounds: app.Bounds{Start: i}})
		}
		for _, l := range d.kept() {
			starts = append(starts, l.Bounds.Start)
		}
		if d.seen != all || len(starts) != most {
			t.Fatalf("%d of %d lines", len(starts), d.seen)
		}
		return starts
	}
	for seed := range uint64(draws) {
		for _, i := range drawn(seed + 1) {
			times[i]++
		}
	}
	const mean = draws * most / all
	for i, n := range times {
		if n < mean*8/10 || n > mean*12/10 {
			t.Errorf("line %d was drawn %d times, about %d are fair", i, n, mean)
		}
	}
	if !slices.Equal(drawn(3), drawn(3)) {
		t.Error("the same seed draws other lines")
	}
}

// TestKWICDrawFolds leaves equal lines of copies out before it draws, and counts them.
func TestKWICDrawFolds(t *testing.T) {
	for _, sample := range []int{0, 3} {
		d := newKWICDraw(app.KWICOptions{Fold: true, Sample: sample, Seed: 1})
		for copyNo := range 5 {
			for place := range 4 {
				d.add("c", app.KWICLine{Article: app.ArticleID(fmt.Sprint(copyNo)), Node: "toll", Left: fmt.Sprint(place)})
			}
		}
		d.add("", app.KWICLine{Article: "alone", Node: "toll", Left: "0"})
		if d.seen != 5 || d.hidden != 16 {
			t.Errorf("%d lines, %d left out", d.seen, d.hidden)
		}
		for _, l := range d.kept() {
			if want := 4; l.Article != "alone" && l.Same != want || l.Article == "alone" && l.Same != 0 {
				t.Errorf("line %s of %s stands for %d", l.Left, l.Article, l.Same)
			}
		}
	}
}
