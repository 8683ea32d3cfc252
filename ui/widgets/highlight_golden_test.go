package widgets_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"parley/ui/theme"
	"parley/ui/widgets"
)

// goldenText has nothing but letters of the embedded fonts, so that the masters are the
// same on every machine.
const goldenText = "The council met on Monday and agreed on nothing at all, the envoy said. It will meet again before the winter."

// TestLayersRender compares what each layer draws, and what several draw over each other,
// with a master in testdata. A master that is missing or differs is written to
// testdata/failed: look at it, then copy it.
func TestLayersRender(t *testing.T) {
	statement := widgets.Mark{Start: 4, End: 29, Kind: widgets.KindStatement, Style: theme.Support, ID: "S-1", Sign: "▲▲"}
	dashed, hollow, both := statement, statement, statement
	dashed.Dashed, dashed.Style, dashed.Sign = true, theme.ReportedOppose, "▽"
	hollow.Hollow = true
	both.Dashed, both.Hollow = true, true
	suggestion := widgets.Mark{Start: 34, End: 58, Kind: widgets.KindSuggestion, Hollow: true}
	walked := suggestion
	walked.Hollow = false
	tests := map[string][]widgets.Mark{
		"hits": {
			{Start: 4, End: 11, Kind: widgets.KindHit},
			{Start: 34, End: 40, Kind: widgets.KindCurrentHit},
		},
		"annotation":            {{Start: 4, End: 60, Kind: widgets.KindAnnotation, Style: theme.TagStyle(2)}},
		"annotation_untagged":   {{Start: 4, End: 60, Kind: widgets.KindAnnotation}},
		"statement":             {statement},
		"statement_second_hand": {dashed},
		"statement_draft":       {hollow},
		"statement_both":        {both},
		"suggestion":            {suggestion},
		"suggestion_walked":     {walked},
		"terms": {
			{Start: 4, End: 11, Kind: widgets.KindTerm},
			{Start: 56, End: 65, Kind: widgets.KindTerm, Dashed: true},
		},
		"overlap": {
			statement, dashed, hollow, suggestion,
			{Start: 0, End: 80, Kind: widgets.KindAnnotation, Style: theme.TagStyle(3)},
			{Start: 12, End: 18, Kind: widgets.KindHit},
			{Start: 12, End: 15, Kind: widgets.KindCurrentHit},
			{Start: 4, End: 11, Kind: widgets.KindTerm},
		},
		"notes": {
			{Start: 4, End: 11, Kind: widgets.KindAnnotation, Style: theme.TagStyle(1), ID: "N-1", Note: "Which council?\nThat of the Union."},
			{Start: 12, End: 15, Kind: widgets.KindStatement, Style: theme.Oppose, ID: "S-2", Note: "said again"},
		},
	}
	for name, marks := range tests {
		t.Run(name, func(t *testing.T) { render(t, name, marks, func(*widgets.HighlightText) {}) })
	}
	t.Run("selection", func(t *testing.T) {
		render(t, "selection", nil, func(h *widgets.HighlightText) { h.Select(4, 95) })
	})
	t.Run("two_spans", func(t *testing.T) {
		render(t, "two_spans", []widgets.Mark{statement}, func(h *widgets.HighlightText) {
			h.Select(40, 50)
			h.SetOthers([]widgets.Bounds{{Start: 4, End: 11}})
		})
	})
}

func render(t *testing.T, name string, marks []widgets.Mark, do func(*widgets.HighlightText)) {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	h := widgets.NewHighlightText()
	w := test.NewTempWindow(t, h)
	w.SetPadded(false)
	width := float32(460)
	if name == "notes" {
		width = 1000
	}
	w.Resize(fyne.NewSize(width, 170))
	h.SetDocument(&widgets.Doc{Text: goldenText}, marks)
	do(h)
	test.AssertObjectRendersToMarkup(t, "highlight_"+name+".xml", h)
}
