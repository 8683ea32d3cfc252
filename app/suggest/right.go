package suggest

// right is a content found behind a cue.
type right struct {
	content [][2]int
	cueEnd  int // token behind the cue
	frame   frame
	rule    string
	prior   float64
}

// right finds the content behind the verb chunk k; j is the first chunk behind it.
func (s *sentenceFinder) right(k, j int, cue *cueVerb) (right, bool) {
	end := s.at(j - 1).end
	if s.at(j).kind == chunkNoun && s.at(j).time && (s.at(j+1).kind == chunkVerb && s.at(j+1).form != formFinite || s.at(j+1).kind == chunkSubordina || s.at(j+1).kind == chunkPreposition || s.at(j+1).kind == chunkWh) {
		j++
	}
	j = s.skipRemark(j)
	if r, ok := s.quoteRight(k, j, cue, end); ok {
		return r, true
	}
	n := s.at(j)
	switch {
	case n.kind == chunkSubordina && s.low(n.first) == "that" && cue.has(frameThat):
		if s.at(j+1).kind == chunkVerb && s.at(j+1).form == formFinite {
			return right{}, false // a relative clause
		}
		return s.clause(j, end, frameThat, "verb-that", 0.9)
	case (n.kind == chunkWh || n.kind == chunkSubordina && s.low(n.first) == "if") && cue.has(frameWh):
		if s.chunks[k].negated && cue.lemma == "say" {
			return s.clause(j, end, frameWh, "verb-question", 0.4)
		}
		return s.clause(j, end, frameWh, "verb-question", 0.75)
	case n.kind == chunkVerb && n.form == formInfinitive && (cue.has(frameInfinitive) || cue.has(frameObjectInfinitive)):
		return s.clause(j, end, frameInfinitive, "verb-infinitive", 0.7)
	case n.kind == chunkPreposition && s.low(n.first) == "to" && s.at(j+1).kind == chunkQuote && cue.has(frameInfinitive):
		return s.clause(j, end, frameInfinitive, "verb-infinitive", 0.7) // "vowed to “fight on”"
	case n.kind == chunkVerb && n.form == formIng && cue.has(frameGerund):
		return s.clause(j, end, frameGerund, "verb-gerund", 0.6)
	}
	if n.kind == chunkPreposition && cue.has(frameInfinitive) && cue.strong && s.at(j+1).kind == chunkNoun && s.at(j+2).kind == chunkVerb && s.at(j+2).form == formInfinitive && !cue.governs(s.low(n.first)) {
		return s.clause(j+2, end, frameInfinitive, "verb-infinitive", 0.65)
	}
	if r, ok := s.governed(j, cue); ok {
		return r, true
	}
	for _, look := range []func(int, *cueVerb, int) (right, bool){s.zeroClause, s.distant, s.objects, s.askedAbout, s.lateClause} {
		if r, ok := look(j, cue, end); ok {
			return r, true
		}
	}
	return right{}, false
}

// lateClause is a clause without "that" whose verb comes late.
func (s *sentenceFinder) lateClause(j int, cue *cueVerb, end int) (right, bool) {
	if !s.longClause(j, cue) {
		return right{}, false
	}
	return s.clause(j, end, frameZero, "verb-clause", 0.8)
}

// skipRemark goes over ", however," and ", though," behind a verb.
func (s *sentenceFinder) skipRemark(j int) int {
	if s.at(j).kind != chunkComma || s.at(j+2).kind != chunkComma {
		return j
	}
	switch n := s.at(j + 1); {
	case n.kind == chunkAdverb, n.kind == chunkSubordina && (s.low(n.first) == "though" || s.low(n.first) == "however"):
		return j + 3
	}
	return j
}

// quoteRight: said “…”, said: “…”, said, “…”, told reporters: “…”.
func (s *sentenceFinder) quoteRight(k, j int, cue *cueVerb, end int) (right, bool) {
	n := s.at(j)
	switch {
	case n.kind == chunkQuote && (cue.has(frameQuote) || cue.has(frameThat)):
		if s.at(j+1).kind == chunkStop || s.isComma(j) || s.quoteStops(n) {
			return right{[][2]int{{n.first, n.end}}, end, frameQuote, "verb-quote", 0.93}, true
		}
		return s.clause(j, end, frameQuote, "verb-quote-mixed", 0.85)
	case (n.kind == chunkComma || n.kind == chunkColon) && s.at(j+1).kind == chunkQuote && (cue.has(frameQuote) || n.kind == chunkColon):
		q := s.at(j + 1)
		if s.chunks[k].form == formFinite && n.kind == chunkComma && s.leftQuote(k) && !s.quoteStops(q) && s.quoteWords(q) < 3 {
			return right{}, false
		}
		if n.kind == chunkColon {
			end = n.end
		}
		if b := s.at(j + 2); n.kind == chunkComma && !s.quoteStops(q) && !s.isComma(j+1) && (b.kind == chunkPreposition || b.kind == chunkSubordina || b.kind == chunkVerb && b.form == formInfinitive) {
			return s.clause(j+1, end, frameQuote, "verb-quote-mixed", 0.9)
		}
		return right{s.quoteRun(j + 1), end, frameQuote, "verb-quote", 0.95}, true
	case n.kind == chunkNoun && cue.kind == statement && s.at(j+1).kind == chunkColon && (s.low(n.first) == "this" || s.low(n.first+1) == "following"):
		return s.quoteRight(k, j+1, cue, end) // "tweeted this: “…”"
	case n.kind == chunkColon && cue.kind == statement && cue.has(frameQuote):
		if n.end >= s.to {
			return right{nil, n.end, frameQuote, awaitRule, 0.85}, true
		}
		return right{[][2]int{{n.end, s.to}}, n.end, frameQuote, "verb-colon", 0.7}, true
	}
	return right{}, false
}

func (v *clauseView) quoteStops(c chunk) bool {
	return v.quoteEnds(c, kindStop)
}

func (v *clauseView) quoteWords(c chunk) int {
	if q := v.tok(c.first).quote; q >= 0 {
		return v.p.quotes[q].words
	}
	return 0
}

// leftQuote reports whether a quotation stands before the subject of verb chunk k.
func (s *sentenceFinder) leftQuote(k int) bool {
	subj := s.subjectOf(k)
	i := k - 1
	if subj.first >= 0 && subj.how != sourceShared {
		i = subj.from - 1
	}
	if i >= 0 && s.at(i).kind == chunkComma {
		i--
	}
	return i >= 0 && s.at(i).kind == chunkQuote
}

// quoteRun gives the quotation at chunk j and those joined to it.
func (s *sentenceFinder) quoteRun(j int) [][2]int {
	out := [][2]int{{s.at(j).first, s.at(j).end}}
	for n := j + 1; n < len(s.chunks); n++ {
		switch c := s.chunks[n]; {
		case c.kind == chunkQuote:
			out = append(out, [2]int{c.first, c.end})
		case c.kind == chunkAnd && s.at(n+1).kind == chunkQuote:
		default:
			return out
		}
	}
	return out
}

// clause gives the clause that begins with chunk j as content.
func (s *sentenceFinder) clause(j, cueEnd int, f frame, rule string, prior float64) (right, bool) {
	a, b := s.at(j).first, s.contentEnd(j, f)
	if f&(frameObject|frameAs) != 0 {
		b = s.withoutTime(j, b)
	}
	if a >= b {
		return right{}, false
	}
	return right{[][2]int{{a, b}}, cueEnd, f, rule, prior}, true
}

// withoutTime leaves a day or a month at the end of an object out: it is when it was said.
func (s *sentenceFinder) withoutTime(j, end int) int {
	for n := len(s.chunks) - 1; n > j+1; n-- {
		c := s.chunks[n]
		if c.end > end {
			continue
		}
		if c.end < end || c.kind != chunkNoun || !c.time && months[s.low(c.end-1)] == 0 || s.finite(j, n) {
			break
		}
		if p := s.chunks[n-1]; p.kind == chunkPreposition && (s.low(p.first) == "on" || s.low(p.first) == "in") {
			return s.chunks[n-2].end
		} else if p.kind == chunkNoun || p.kind == chunkQuote {
			return p.end
		}
		break
	}
	return end
}

// governed: a preposition that the cue governs, "called for talks", "warned of delays".
func (s *sentenceFinder) governed(j int, cue *cueVerb) (right, bool) {
	n := s.at(j)
	for j < len(s.chunks) && n.kind == chunkAdverb && s.at(j+1).kind == chunkPreposition {
		j++
		n = s.at(j)
	}
	if n.kind != chunkPreposition || !cue.governs(s.low(n.first)) || s.tagOf(n.first) == tagTo {
		return right{}, false
	}
	m := s.at(j + 1)
	if s.low(n.first) == "to" && cue.has(frameThat) && m.kind == chunkNoun && s.low(s.at(s.extendRight(j+1, false)).first) == "that" {
		return right{}, false // "admitted to the Courier that"
	}
	if m.time || m.kind != chunkNoun && m.kind != chunkVerb && m.kind != chunkQuote && m.kind != chunkWh && m.kind != chunkAdjective {
		return right{}, false
	}
	if m.kind == chunkNoun && mediumNouns[s.low(m.end-1)] && (s.low(n.first) == "in" || s.low(n.first) == "on" || s.low(n.first) == "at") {
		return right{}, false
	}
	prior := 0.72
	if !cue.strong {
		prior = 0.5
	}
	return s.clause(j+1, n.end, frameObject, "verb-preposition", prior)
}

// mediumNouns name where something is said, not what.
var mediumNouns = wordSet(`statement interview speech letter email e-mail tweet post article column essay op-ed memo report book press
	conference conferences briefing call hearing debate rally event television tv radio twitter facebook show program
	programme broadcast video message testimony appearance release address remarks forum meeting reporters journalists
	blog podcast editorial news newspaper telegram channel ceremony session today tomorrow yesterday`)

// zeroClause: "said the talks had failed": a noun with a finite verb, without "that".
func (s *sentenceFinder) zeroClause(j int, cue *cueVerb, end int) (right, bool) {
	if !cue.has(frameZero) && !(cue.has(frameThat) && cue.strong && cue.kind == statement) {
		return right{}, false
	}
	for s.at(j).kind == chunkNoun && s.at(j).time && s.at(j+1).kind == chunkNoun || s.at(j).kind == chunkAdverb && s.at(j+1).kind == chunkNoun {
		j++
	}
	if cue.has(frameRecipient) && s.at(j).kind == chunkNoun && !s.at(j).time {
		if r, ok := s.recipientClause(j, cue, end); ok || recipientAlways[cue.lemma] && cue.lemma != "assure" {
			return r, ok
		}
	}
	for steps := 0; steps < 3 && s.mediumPhrase(j); steps++ {
		j += 2
		if s.at(j).kind == chunkSubordina && s.low(s.at(j).first) == "that" {
			return s.clause(j, end, frameThat, "verb-that", 0.9)
		}
	}
	if s.clauseAt(j) {
		prior := 0.85
		if !cue.has(frameZero) {
			prior = 0.6
		}
		return s.clause(j, end, frameZero, "verb-clause", prior)
	}
	return right{}, false
}

// askedAbout: "asked Holt about the dam": a governed phrase behind the recipient.
func (s *sentenceFinder) askedAbout(j int, cue *cueVerb, end int) (right, bool) {
	if !cue.has(frameRecipient) || !cue.strong || s.at(j).kind != chunkNoun || s.at(j).time {
		return right{}, false
	}
	p, n := s.at(j+1), s.at(j+2)
	if p.kind != chunkPreposition || s.low(p.first) != "about" || !cue.governs("about") || n.kind == chunkStop || n.time {
		return right{}, false
	}
	return s.clause(j+1, end, frameObject, "verb-preposition", 0.6)
}

// recipientClause: "told reporters the talks had failed": a clause behind the recipient at
// chunk j.
func (s *sentenceFinder) recipientClause(j int, cue *cueVerb, end int) (right, bool) {
	for _, m := range []int{j + 1, s.extendRight(j, false)} {
		if s.at(m).kind == chunkNoun && s.clauseAt(m) || (s.at(m).kind == chunkWh || s.low(s.at(m).first) == "if") && cue.has(frameWh) {
			return s.clause(m, end, frameZero, "verb-recipient", 0.8)
		}
	}
	return right{}, false
}

// mediumPhrase reports whether chunks j, j+1 are "in a statement", "on Monday", "at the time".
func (s *sentenceFinder) mediumPhrase(j int) bool {
	if s.at(j).kind != chunkPreposition || s.at(j+1).kind != chunkNoun {
		return false
	}
	n := s.at(j + 1)
	return n.time || mediumNouns[s.low(n.end-1)] || timeNouns[s.low(n.end-1)] || s.tagOf(n.end-1) == tagName || s.tagOf(n.end-1) == tagNumber
}

// objects: nouns as content, with what the cue's frames allow behind them.
func (s *sentenceFinder) objects(j int, cue *cueVerb, end int) (right, bool) {
	n := s.at(j)
	for n.kind == chunkAdverb || n.kind == chunkNoun && n.time {
		j++
		n = s.at(j)
	}
	if o := s.at(j + 1); n.kind == chunkNoun && n.pronoun && cue.has(frameRecipient) && cue.has(frameObject) && objectPronouns[s.low(n.first)] && (o.kind == chunkNoun && !o.time && !o.pronoun || o.kind == chunkQuote) {
		j++ // "promised her a handover"
		n = o
	}
	prior := 0.6
	if !cue.strong {
		prior = 0.42
	}
	if cue.kind == weak {
		prior = 0.3
	}
	if n.kind == chunkQuote && (cue.has(frameObject) || cue.has(frameAs) && s.hasAs(j)) {
		return s.clause(j, end, frameObject, "verb-object", prior)
	}
	if n.kind != chunkNoun {
		return right{}, false
	}
	m := s.extendRight(j, false)
	next := s.at(m)
	switch {
	case cue.has(frameObjectInfinitive) && next.kind == chunkVerb && next.form == formInfinitive:
		return s.clause(j, end, frameObjectInfinitive, "verb-object-infinitive", prior+0.12)
	case cue.has(frameAs) && s.hasAs(j):
		return s.clause(j, end, frameAs, "verb-as", prior+0.15)
	case cue.lemma == "ask" && s.at(j+1).kind == chunkPreposition && s.low(s.at(j+1).first) == "for": // "asked X for patience"
		return s.clause(j, end, frameObject, "verb-object", prior)
	case cue.has(frameObject):
		return s.clause(j, end, frameObject, "verb-object", prior)
	}
	return right{}, false
}

// hasAs: "described the plan as …", "called it a mistake".
func (s *sentenceFinder) hasAs(j int) bool {
	for i := j + 1; i < len(s.chunks) && i < j+10; i++ {
		switch c := s.chunks[i]; c.kind {
		case chunkSubordina, chunkPreposition:
			if s.low(c.first) == "as" {
				return !s.subjectVerb(i + 1)
			}
		case chunkComma, chunkStop:
			return false
		case chunkQuote, chunkAdjective:
			return i > j+1 || c.kind == chunkAdjective || s.tagOf(s.at(j).end-1).in(nounTags|setOf(tagPronoun))
		case chunkNoun:
			if s.chunks[i-1].kind == chunkNoun || s.chunks[i-1].kind == chunkClose {
				return true
			}
		}
	}
	return false
}
