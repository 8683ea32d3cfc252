package suggest

import (
	"math"
	"strings"
)

// plainReporting are the verbs that report and do nothing else.
var plainReporting = wordSet(`say tell add argue claim note insist announce warn explain acknowledge state write suggest declare assert contend
	confirm deny stress emphasize emphasise reiterate reply respond answer observe remark concede admit allege according-to`)

// rawScore is the prior of the rule that fired, moved by what the finding is made of: how
// the source was found, whether quotation and frame agree, how far the cue is from plain
// reporting. It orders suggestions; confidence maps it to a probability.
func rawScore(b *builder, i int, mode modeOf) float64 {
	f := &b.found[i]
	s := f.prior
	switch {
	case f.frame == frameQuote:
		s = quoteScore(f, mode)
	case f.frame&(frameThat|frameZero|frameWh) != 0 && f.kind == statement:
		s = b.clauseScore(f, mode)
	case f.frame&(frameThat|frameZero|frameWh) != 0:
		s = min(s, 0.6)
		if f.frame == frameThat && !f.left { // a belief told in full
			s += 0.1
		}
	default:
		s += objectScore(f)
	}
	s += b.sourceScore(f)
	if f.frame&(frameThat|frameZero|frameWh) != 0 {
		s = min(s, 0.95)
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

// quoteScore: a whole quotation before its speaker is the surest there is; one that goes on
// in the reporter's words may begin or end elsewhere.
func quoteScore(f *finding, mode modeOf) float64 {
	switch {
	case f.left && mode == modeWhole:
		return 0.97
	case f.left:
		return 0.68
	case mode == modeWhole:
		return min(f.prior, 0.9)
	}
	return min(f.prior, 0.74)
}

// adjective reports whether the cue is "be" with an adjective.
func (f *finding) adjective() bool { return strings.HasPrefix(f.rule, "adjective") }

// clauseScore is the score of a clause behind a verb of saying: better where "that" begins
// it, where it was read to the end of the sentence or is quoted in part, and under a verb
// that reports and does nothing else.
func (b *builder) clauseScore(f *finding, mode modeOf) float64 {
	s := min(f.prior, 0.58)
	if plainReporting[f.lemma] {
		s = 0.72
	}
	switch { // a relative, a noun, an adjective or what stands behind the clause may be something else
	case f.rule == "relative", f.rule == "postposed-clause-inverted":
		s = 0.5
	case f.how == sourceGenitive, f.how == sourceBy, f.adjective():
		s = 0.4
	}
	switch {
	case f.frame == frameThat && !f.left:
		s += 0.08
	case f.frame == frameWh:
		s -= 0.08
	}
	switch {
	case mode == modePartly:
		s += 0.13
	case b.toTheEnd(f):
		s += 0.1
	}
	if f.lemma == "say" {
		s += 0.03
	}
	return min(s, 0.93)
}

// objectScore moves the prior of an object or an infinitive: what somebody means to do is
// often an act; describing something "as" something hardly ever is.
func objectScore(f *finding) float64 {
	switch {
	case f.kind == intention && f.frame == frameInfinitive:
		return -0.12
	case f.frame == frameAs && f.kind == statement && f.how != sourceNone:
		return 0.04
	}
	return 0
}

// sourceScore: a name right before the verb is sure; a source with an appositive is one whom
// the article presents; one shared with another verb, a relative or nobody may be wrong.
func (b *builder) sourceScore(f *finding) float64 {
	s := 0.0
	object := f.frame&(frameObject|frameAs|frameGerund|frameInfinitive|frameObjectInfinitive) != 0
	switch {
	case f.how == sourceShared && !b.capitalSource(f):
		s = -0.2
	case f.how == sourceShared:
		s = -0.06
		if object {
			s = -0.1
		}
	case f.how == sourceWh:
		s = -0.22
	case f.how == sourceNone:
		s = -0.05
	case f.how == sourceAside && object:
		s = 0.05
	case f.how == sourceAdjacent:
		s = 0.01
	}
	if f.frame&(frameThat|frameZero|frameWh) != 0 && b.capitalSource(f) {
		s += 0.05
	}
	return s
}

// toTheEnd reports whether the content ends with its sentence.
func (b *builder) toTheEnd(f *finding) bool {
	if f.awaits() {
		return true
	}
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
