package suggest

import "math"

// plainReporting are the verbs that report and do nothing else.
var plainReporting = wordSet(`say tell add argue claim note insist announce warn explain acknowledge state write suggest declare assert contend
	confirm deny stress emphasize emphasise reiterate reply respond answer observe remark concede admit allege according-to`)

// rawScore is the prior of the rule that fired, moved by what the finding is made of: how
// the source was found, whether quotation and frame agree, how far the cue is from plain
// reporting. It orders suggestions; confidence maps it to a probability.
func rawScore(b *builder, i int, mode modeOf) float64 {
	f := &b.found[i]
	s := f.prior
	clause := f.frame&(frameThat|frameZero|frameWh) != 0
	switch {
	case f.frame == frameQuote && f.left && mode == modeWhole:
		s = 0.97
	case f.frame == frameQuote && f.left:
		s = 0.66
	case f.frame == frameQuote && mode == modeWhole:
		s = min(s, 0.88)
	case clause && f.kind == statement && plainReporting[f.lemma]:
		s = b.plainScore(f, mode)
	case clause && f.kind == statement:
		s = min(s, 0.66)
		if mode == modePartly {
			s += 0.06
		}
	case clause:
		s = min(s, 0.6)
	}
	if f.how == sourceShared && !b.capitalSource(f) {
		s -= 0.2
	}
	switch f.how {
	case sourceWh:
		s -= 0.22
	case sourceNone:
		s -= 0.05
	case sourceAdjacent:
		s += 0.01
	}
	if f.negated || f.modal {
		s -= 0.06
	}
	if f.form == formInfinitive {
		s -= 0.12
	}
	if f.parent >= 0 {
		s -= 0.15
	}
	return math.Round(1000*max(0.02, min(0.99, s))) / 1000
}

// plainScore is the score of a clause behind a verb of plain reporting: better where it was
// read to the end of the sentence, and under "say".
func (b *builder) plainScore(f *finding, mode modeOf) float64 {
	s := 0.72
	switch {
	case mode == modePartly:
		s = 0.88
	case b.toTheEnd(f):
		s = 0.86
	}
	if f.lemma == "say" {
		s += 0.04
	}
	if b.capitalSource(f) {
		s += 0.02
	}
	return s
}

// toTheEnd reports whether the content ends with its sentence.
func (b *builder) toTheEnd(f *finding) bool {
	p, last := b.d.paras[f.para], f.content[len(f.content)-1][1]
	return last >= len(p.toks) || p.toks[last].kind == kindStop
}

// capitalSource reports whether the source begins with a capital letter.
func (b *builder) capitalSource(f *finding) bool {
	return f.source[0] >= 0 && b.d.paras[f.para].toks[f.source[0]].capital
}

// modeOf is how far a content is quoted, as a score needs it.
type modeOf uint8

const (
	modeNone modeOf = iota
	modePartly
	modeWhole
)

// confidence gives the calibrated probability that content and source of finding i are right.
func confidence(b *builder, i int, mode modeOf) float64 {
	if b.slav != nil {
		return b.slavConfidence(i)
	}
	return calibrated(rawScore(b, i, mode))
}
