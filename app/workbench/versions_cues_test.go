package workbench_test

import (
	"strings"
	"testing"

	"parley/app"
)

// The cue of an attribution link is shown where it stands in the text in force, or as
// words only.
func TestCuesInANewerText(t *testing.T) {
	const cue = "Minister Ilka Dorn said"
	at := strings.Index(damText, cue)
	stray := app.Bounds{Start: at + 3, End: at + len(cue) + 3}
	tests := []struct {
		name, text string
		span       app.Bounds
		words      string // at the span shown; empty: there is none
	}{
		{"the text it was marked in", "", app.Bounds{Start: at, End: at + len(cue)}, cue},
		{"moved", "An editor's remark.\n" + damText, app.Bounds{Start: at, End: at + len(cue)}, cue},
		{"other words", strings.Replace(damText, cue, "The minister told reporters", 1), app.Bounds{Start: at, End: at + len(cue)}, ""},
		{"it never pointed at its words", "An editor's remark.\n" + damText, stray, ""},
		{"outside its text", "An editor's remark.\n" + damText, app.Bounds{Start: 1, End: 1 << 20}, ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b, id := damBench(t)
			r, err := b.store.Record(app.Statement{ID: "S-1"}.Key())
			if err != nil {
				t.Fatal(err)
			}
			before := r.(app.Statement)
			after := before
			after.Chain = []app.AttributionLink{
				{SourceLabel: "an aide", Anonymity: "unnamed_described"},
				{SourceActor: "ilka_dorn", CueText: cue, CueSpan: &tt.span},
			}
			if _, err := b.store.Apply(app.Entry{Act: app.Do, Coder: "C1", Set: app.ChangeSet{Changes: []app.Change{{Before: before, After: after}}}}); err != nil {
				t.Fatal(err)
			}
			if tt.text != "" {
				b.adopt(id, tt.text)
			}
			o := b.open(id)
			chain := o.Statements[0].Chain
			if len(chain) != 2 || chain[0].CueSpan != nil || chain[1].CueText != cue {
				t.Fatalf("the chain is shown as %+v", chain)
			}
			got := ""
			if s := chain[1].CueSpan; s != nil {
				got = o.Text.Text[s.Start:s.End]
			}
			if got != tt.words {
				t.Errorf("the cue is shown at %q, want %q", got, tt.words)
			}
			if now, err := b.store.Record(before.Key()); err != nil || *now.(app.Statement).Chain[1].CueSpan != tt.span {
				t.Errorf("what is stored was changed: %+v, %v", now, err)
			}
		})
	}
}
