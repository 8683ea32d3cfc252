package suggest

// subject is who a verb belongs to.
type subject struct {
	first, end int // tokens; first < 0: none
	from       int // first chunk of it
	how        sourceHow
	verb       int // chunk of the verb whose subject this is where it is shared; else -1
}

// sourceHow tells how a source was found.
type sourceHow uint8

const (
	sourceNone     sourceHow = iota
	sourceAdjacent           // right before the verb
	sourceAside              // with an appositive or a relative clause between
	sourceWh                 // who, which
	sourceShared             // of another verb: "and", "but", participle
	sourceInverted           // behind the verb
	sourceBy                 // by-phrase
	sourceGenitive
	sourceNamed // by a frame of its own: according to X
)

var noSubject = subject{first: -1, verb: -1}

// subjectOf finds the subject of the verb chunk k.
func (v *clauseView) subjectOf(k int) subject { return v.subject(k, 0) }

const deepestShare = 6

// beforeTime are the chunks of a subject that a day or a week may follow.
var beforeTime = chunkSetOf(chunkNoun, chunkWh, chunkClose, chunkComma)

func (v *clauseView) subject(k, depth int) subject { //nolint:gocognit // a decision list of grammar, one case after another
	if depth > deepestShare {
		return noSubject
	}
	c := v.chunks[k]
	if v.parted(k) {
		return v.subject(k-3, depth+1)
	}
	i := k - 1
	for i > 1 && v.chunks[i].time && v.chunks[i-1].kind == chunkPreposition { // "Holt on Monday said"
		i -= 2
	}
	for i >= 0 && (v.chunks[i].kind == chunkAdverb || v.chunks[i].time && i > 0 && (v.chunks[i-1].kind == chunkNoun || v.chunks[i-1].kind == chunkAdverb)) {
		i--
	}
	i = v.skipFloat(v.skipAside(i))
	if i < 0 {
		if c.form == formIng || c.form == formParticiple {
			return v.comingSubject(k)
		}
		return noSubject
	}
	switch c.form {
	case formInfinitive:
		return v.controller(i, depth)
	case formIng, formParticiple:
		return v.participleSubject(i, k, depth)
	}
	for i > 0 && v.chunks[i].time && beforeTime.has(v.chunks[i-1].kind) {
		i-- // "Weir last week said", "Weir, who leads it, last week said"
	}
	switch p := v.chunks[i]; p.kind {
	case chunkWh:
		if v.low(p.first) == "what" || v.low(p.first) == "how" || v.low(p.first) == "why" || v.low(p.first) == "when" || v.low(p.first) == "where" {
			return noSubject
		}
		return subject{p.first, p.end, i, sourceWh, -1}
	case chunkNoun:
		if h := v.relativeHead(i, k); h >= 0 {
			s := v.nounSubject(h, sourceAside)
			s.end = p.end
			return s
		}
		return v.pastReduced(v.nounSubject(i, sourceAdjacent))
	case chunkComma, chunkDash, chunkClose:
		s := v.asideSubject(i, depth)
		if s.how == sourceShared && p.kind == chunkComma {
			return v.climb(k, s, depth)
		}
		return s
	case chunkQuote:
		if v.isComma(i) {
			return v.asideSubject(i, depth)
		}
	case chunkAnd:
		return v.sharedBy(k, i, depth)
	case chunkVerb:
		if p.form != formFinite && i > 0 { // "people living here say"
			return v.reducedSubject(i)
		}
	case chunkSubordina:
		if v.low(p.first) == "that" {
			return subject{p.first, p.end, i, sourceWh, -1}
		}
	}
	return noSubject
}

// parted: "has in the past described": a phrase parts an auxiliary from its participle.
func (v *clauseView) parted(k int) bool {
	if k < 3 || v.chunks[k-1].kind != chunkNoun || v.chunks[k-2].kind != chunkPreposition || v.chunks[k-3].kind != chunkVerb || v.chunks[k].core != v.chunks[k].head {
		return false
	}
	return v.tagOf(v.chunks[k-3].head) == tagHave && english().forms[v.low(v.chunks[k].head)].tags.has(tagParticiple)
}

// skipFloat goes back over "both" and "all" behind a subject: "he and Weir both denounced".
func (v *clauseView) skipFloat(i int) int {
	if i < 1 || v.chunks[i].end-v.chunks[i].first > 1 {
		return i
	}
	switch v.low(v.chunks[i].first) {
	case "both", "all", "each", "herself", "himself", "itself", "themselves":
		if k := v.chunks[i-1].kind; k == chunkNoun || k == chunkClose {
			return i - 1
		}
	}
	return i
}

// skipAside goes back over ", however," and ", in a statement," before a verb.
func (v *clauseView) skipAside(i int) int {
	if i < 2 || v.chunks[i].kind != chunkComma {
		return i
	}
	for j := i - 1; j >= 0 && j > i-7; j-- {
		switch v.chunks[j].kind {
		case chunkComma:
			if j == 0 || !v.adverbial(j+1, i) {
				return i
			}
			return j - 1
		case chunkAdverb, chunkPreposition, chunkNoun, chunkAnd:
		default:
			return i
		}
	}
	return i
}

// adverbial reports whether chunks [from, to) are an adverb or a phrase with a preposition.
func (v *clauseView) adverbial(from, to int) bool {
	if from >= to {
		return false
	}
	switch v.chunks[from].kind {
	case chunkAdverb:
		return true
	case chunkPreposition:
		switch v.low(v.chunks[from].first) {
		case "of", "like", "including":
			return false
		}
		return true
	case chunkNoun:
		return v.chunks[from].time && to == from+1
	}
	return false
}

// nounSubject gives the noun phrase that ends with chunk i, with what hangs on it.
func (v *clauseView) nounSubject(i int, how sourceHow) subject {
	from := v.extendLeft(i)
	return subject{v.chunks[from].first, v.chunks[i].end, from, how, -1}
}

// asideSubject: a comma, dash or bracket stands before the verb; what it closes is an
// appositive, a relative clause or a phrase on the noun before.
func (v *clauseView) asideSubject(i, depth int) subject { //nolint:gocognit // a decision list of grammar, one case after another
	c := v.chunks[i]
	if c.kind == chunkClose {
		if j := v.openOf(i); j > 0 && v.chunks[j-1].kind == chunkNoun {
			s := v.nounSubject(j-1, sourceAside)
			s.end = c.end
			return s
		}
		return noSubject
	}
	mark := c.kind
	if mark == chunkQuote {
		mark = chunkComma
	}
	best, seen := noSubject, 0
	for j := i - 1; j >= 1 && j > i-40; j-- {
		if v.chunks[j].kind != mark {
			continue
		}
		if seen++; seen > 5 {
			break
		}
		relative := v.chunks[j+1].kind == chunkWh || v.low(v.chunks[j+1].first) == "whose"
		if best.first >= 0 && !relative {
			continue
		}
		s, ok := v.asideBefore(j, i)
		if ok && (best.first < 0 || relative) {
			best = s
		}
		if ok && relative || !ok && best.first < 0 && v.chunks[j-1].kind != chunkNoun && !v.bodyPart(j) {
			break
		}
	}
	for best.first >= 0 && best.from >= 2 && v.chunks[best.from-1].kind == chunkComma {
		n := best.from - 2
		if v.chunks[n].kind != chunkNoun || v.tagOf(v.chunks[n].end-1) != tagName || v.leadsClause(n) || v.objectOf(n) {
			break
		}
		end := best.end
		best = v.nounSubject(n, sourceAside)
		best.end = end
	}
	n := best.from - 3
	if n > 1 && v.chunks[n+1].kind == chunkVerb && v.chunks[n+1].form == formIng {
		n-- // "Weir, speaking at a rally in Ostal, Kestria, said"
	}
	if best.first >= 0 && n >= 0 && v.chunks[best.from-1].kind == chunkPreposition && v.chunks[n+1].kind == chunkComma &&
		v.chunks[n].kind == chunkNoun && !v.chunks[n].time && !v.leadsClause(n) && v.adverbial(best.from-1, best.from) { // "Weir, at a rally in Ostal, Kestria, said"
		return v.nounSubject(n, sourceAside)
	}
	if best.first >= 0 {
		return best
	}
	if depth < 3 && c.kind == chunkComma {
		return v.sharedSubject(i, depth)
	}
	return noSubject
}

// asideBefore gives the noun before the comma or dash at chunk j, with what stands between it
// and the one at i, if that reads as an addition to the noun.
func (v *clauseView) asideBefore(j, i int) (subject, bool) {
	p, end := v.chunks[j-1], j-1
	if p.kind == chunkClose {
		if o := v.openOf(j - 1); o > 0 && v.chunks[o-1].kind == chunkNoun {
			end, p = o-1, v.chunks[o-1]
		}
	}
	if p.kind != chunkNoun || p.time || v.chunks[i].kind != chunkDash && !v.asideBody(j+1, i) || v.leadsClause(end) {
		return noSubject, false
	}
	s := v.nounSubject(end, sourceAside)
	s.end = v.chunks[i].end
	if v.chunks[i].kind == chunkDash {
		s.end = p.end
	}
	return s, s.from != 1 || v.chunks[0].kind != chunkPreposition // not "In Paris, …,"
}

func (v *clauseView) bodyPart(j int) bool {
	return j > 0 && (v.chunks[j-1].kind == chunkNoun || v.chunks[j-1].kind == chunkAdverb || v.chunks[j-1].kind == chunkVerb ||
		v.chunks[j-1].kind == chunkQuote || v.chunks[j-1].kind == chunkAdjective || v.chunks[j-1].kind == chunkClose)
}

// leadsClause: the noun chunk i stands in a phrase that opens the sentence.
func (v *clauseView) leadsClause(i int) bool {
	from := v.extendLeft(i)
	return from == 1 && v.chunks[0].kind == chunkPreposition
}

// asideBody reports whether chunks [from, to) read as an appositive, a relative clause or
// another addition to a noun.
func (v *clauseView) asideBody(from, to int) bool {
	if from >= to {
		return false
	}
	switch c := v.chunks[from]; c.kind {
	case chunkWh:
		return true
	case chunkNoun:
		if c.pronoun && !(partPronouns[v.low(c.first)] && v.low(v.chunks[from+1].first) == "of") {
			return false
		}
		return v.low(c.first) == "whose" || v.verbless(from, to)
	case chunkVerb:
		if c.form == formFinite && c.end-c.first == 1 && v.tagOf(c.head) == tagPast { // "asked about this"
			return v.askedAbout(from, to)
		}
		return c.form == formIng || c.form == formParticiple
	case chunkPreposition:
		return v.verbless(from, to)
	case chunkAdverb, chunkAdjective, chunkSubordina:
		return true
	case chunkAnd:
		return v.low(c.first) == "or" || v.chunks[from-1].kind == chunkDash
	}
	return false
}

// askedAbout: "Holt, asked about the bridge, said", "asked what he wanted".
func (v *clauseView) askedAbout(from, to int) bool {
	n := v.chunks[from+1]
	dated := n.time || n.kind == chunkNoun && v.tagOf(n.first) == tagNumber // "dated 3 May"
	return (n.kind == chunkPreposition || dated) && !v.finiteIn(from+1, to) || n.kind == chunkWh && v.low(v.chunks[from].head) == "asked"
}

// verbless reports whether chunks [from, to) hold no finite verb but in relative clauses.
func (v *clauseView) verbless(from, to int) bool {
	for j := from; j < to; j++ {
		if v.chunks[j].kind == chunkVerb && v.chunks[j].form == formFinite && !v.insideRelative(j, from) {
			return false
		}
	}
	return true
}

func (v *clauseView) finiteIn(from, to int) bool {
	for j := from; j < to; j++ {
		if v.chunks[j].kind == chunkVerb && v.chunks[j].form == formFinite {
			return true
		}
	}
	return false
}

func (v *clauseView) insideRelative(j, from int) bool {
	for i := j - 1; i >= from && i > j-12; i-- {
		switch v.chunks[i].kind {
		case chunkWh, chunkSubordina:
			return true
		}
	}
	return false
}
