package workbench

import (
	"slices"

	"parley/app"
	"parley/app/plaintext"
)

// placedCues gives an attribution chain with its cues where they stand in the text shown.
// The cue of a link is bytes of the text that the statement was cut from. In another text
// it is found again by the rules for quotes; where these are not sure of a place the link
// keeps its cue as words only, and never points at other words.
func (w *Workbench) placedCues(s app.Statement, shown app.TextVersion) ([]app.AttributionLink, error) {
	has := func(l app.AttributionLink) bool { return l.CueSpan != nil }
	if len(s.Passages) == 0 || s.Passages[0].Version == shown.ID || !slices.ContainsFunc(s.Chain, has) {
		return s.Chain, nil
	}
	from, err := w.p.Articles.Text(s.Passages[0].Version)
	if err != nil {
		return nil, err
	}
	anchoring := plaintext.NewAnchoring(from.Text, shown.Text)
	out := slices.Clone(s.Chain)
	for i, l := range out {
		if l.CueSpan == nil {
			continue
		}
		out[i].CueSpan = nil
		q, err := app.NewQuote(from, *l.CueSpan)
		if err != nil || l.CueText != "" && l.CueText != q.Exact { // it never pointed at its words
			continue
		}
		if at := anchoring.Place(q); at.Status == app.PlacedOK {
			out[i].CueSpan = &app.Bounds{Start: at.Start, End: at.End}
		}
	}
	return out, nil
}
