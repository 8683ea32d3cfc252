package suggest_test

import (
	"cmp"
	"flag"
	"fmt"
	"slices"
	"testing"

	"parley/app"
	"parley/app/suggest"
)

var fitCalibration = flag.Bool("fit", false, "print the table of calibration that fits the present rules")

// suggestGold runs the engine over the English gold articles that no rule was written by,
// without a codebook. On those that were read for the rules it is right too often: a table
// fitted there promises more than it keeps.
func suggestGold(t testing.TB) ([]goldArticle, map[string][]printed) {
	t.Helper()
	articles := slices.DeleteFunc(loadGold(t, "check"), func(a goldArticle) bool { return a.Language != "en" })
	if len(articles) == 0 {
		t.Fatal("no gold articles")
	}
	out := map[string][]printed{}
	engine := suggest.New(app.Codebook{}, nil)
	for _, a := range articles {
		found, err := engine.Suggest(t.Context(), app.SuggestInput{Text: a.Text, Language: a.Language, Published: app.Date(a.Date)})
		if err != nil {
			t.Fatal(err)
		}
		for _, s := range found.Suggestions {
			out[a.Article] = append(out[a.Article], printedOf(s, a.Text))
		}
	}
	return articles, out
}

func printedOf(s app.Suggestion, text string) printed {
	span := func(b app.Bounds) goldSpan { return goldSpan{Start: b.Start, End: b.End, Text: text[b.Start:b.End]} }
	p := printed{Cue: span(s.Cue), Holder: s.Holder.Key(), Speaker: s.Speaker.Key(), Mode: string(s.Mode), Confidence: s.Confidence}
	if s.Source != nil {
		x := span(*s.Source)
		p.Source = &x
	}
	for _, b := range s.Content {
		p.Content = append(p.Content, span(b))
	}
	for _, l := range s.Chain {
		p.Chain = append(p.Chain, goldLink{Actor: l.Actor.Key(), Cue: l.Cue})
	}
	return p
}

// TestCalibrationAge fails when the table of calibration is older than the rules.
func TestCalibrationAge(t *testing.T) {
	rules, date, samples := suggest.Calibration()
	if rules != suggest.Rules {
		t.Errorf("fitted for the rules %s, they are %s: go test ./app/suggest -run CalibrationFits -args -fit", rules, suggest.Rules)
	}
	if date == "" || samples < 100 {
		t.Errorf("fitted on %q with %d suggestions", date, samples)
	}
	last := [2]float64{-1, -1}
	for _, p := range suggest.CalibrationPoints() {
		if p[0] <= last[0] || p[1] < last[1] {
			t.Errorf("the table does not rise at %v", p)
		}
		last = p
	}
}

// TestCalibrationFits checks that the confidence said is no more than the share that is
// right, within what the number of suggestions lets one tell; it may be less, see printTable.
func TestCalibrationFits(t *testing.T) {
	if *fitCalibration {
		suggest.Raw(func() { printTable(t) })
		return
	}
	articles, found := suggestGold(t)
	outcomes := scoreGold(articles, found).Outcomes
	if len(outcomes) == 0 {
		t.Fatal("no suggestion")
	}
	over, under := calibrationErrors(outcomes)
	t.Logf("says %.3f too much and %.3f too little, on %d suggestions", over, under, len(outcomes))
	if over > 0.03 {
		t.Errorf("what is said is too much by %.3f on %d suggestions", over, len(outcomes))
	}
	if under > 0.12 {
		t.Errorf("what is said is too little by %.3f on %d suggestions", under, len(outcomes))
	}
}

// calibrationErrors gives the two halves of the expected calibration error: how much more is
// said than is right, and how much less, over ten bins.
func calibrationErrors(outcomes []outcome) (over, under float64) {
	var said, seen [10]float64
	for _, o := range outcomes {
		b := min(9, int(o.Confidence*10+1e-9))
		said[b] += o.Confidence
		if o.Right {
			seen[b]++
		}
	}
	for b := range said {
		d := (said[b] - seen[b]) / float64(len(outcomes))
		over, under = over+max(0, d), under+max(0, -d)
	}
	return over, under
}

// block is a run of raw scores that isotonic regression makes one step of.
type block struct{ raw, right, n float64 }

// printTable fits the table: pool adjacent violators, at least thirty suggestions a step.
func printTable(t *testing.T) {
	t.Helper()
	articles, found := suggestGold(t)
	outcomes := scoreGold(articles, found).Outcomes
	slices.SortStableFunc(outcomes, func(a, b outcome) int { return cmp.Compare(a.Confidence, b.Confidence) })
	var blocks []block
	for _, o := range outcomes {
		x := block{raw: o.Confidence, n: 1}
		if o.Right {
			x.right = 1
		}
		if k := len(blocks) - 1; k >= 0 && blocks[k].raw/blocks[k].n == o.Confidence {
			blocks[k].right += x.right
			blocks[k].raw += o.Confidence
			blocks[k].n++
			continue
		}
		blocks = append(blocks, x)
	}
	pool := func(k int) {
		blocks[k].raw += blocks[k+1].raw
		blocks[k].right += blocks[k+1].right
		blocks[k].n += blocks[k+1].n
		blocks = slices.Delete(blocks, k+1, k+2)
	}
	const fewest = 30
	for k := 0; k+1 < len(blocks); {
		a, b := blocks[k], blocks[k+1]
		if a.right/a.n >= b.right/b.n || a.n < fewest {
			pool(k)
			k = max(k-1, 0)
			continue
		}
		k++
	}
	for k := len(blocks) - 2; k >= 0 && blocks[k+1].n < fewest; k-- {
		pool(k)
	}
	// Our articles tell a statement in nearly every sentence, news do not: what looks like one
	// is one more often here than there. So the raw score counts as much as this many
	// suggestions, and what is said is rather too little than too much.
	const pull = 400
	fmt.Printf("samples: %d,\n", len(outcomes))
	for _, b := range blocks {
		fmt.Printf("{%.3f, %.3f}, // %.0f\n", b.raw/b.n, (b.right+pull*b.raw/b.n)/(b.n+pull), b.n)
	}
}
