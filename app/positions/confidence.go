package positions

import "parley/app"

// The confidence of a cell (workbook.md, 2): evidence times agreement.
const (
	confidenceHigh   = "high"
	confidenceMedium = "medium"
	confidenceLow    = "low"
)

// firstHand is the worst rank of words that come from the holder directly.
const firstHand = 3

// confidence weighs the holder's own statements after R1 and R2. Mixed, split and
// contested cells have low agreement by definition. Where one outlet stands behind the
// whole matrix no cell is robust, so that none is above medium.
func (t *tabulator) confidence(state app.CellState, v verdict) string {
	switch state {
	case app.CellMixed, app.CellSplit, app.CellContested:
		return confidenceLow
	}
	if v.sign == noSign {
		return confidenceLow
	}
	several, direct := false, false
	outlet := t.articles.rows[t.own.voiced[0].article].outlet
	for _, u := range t.own.voiced {
		several = several || t.articles.rows[u.article].outlet != outlet
		direct = direct || u.rank <= firstHand
	}
	share := float64(t.own.tally.n[v.sign]) / float64(t.own.tally.total())
	robust := len(t.own.voiced) >= 3 && several && direct
	switch {
	case robust && share >= 0.8:
		return confidenceHigh
	case robust && share >= 0.5, (direct || several) && share >= 0.8:
		return confidenceMedium
	}
	return confidenceLow
}
