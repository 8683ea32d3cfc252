package suggest

import "strings"

// colon: "X: …" at the beginning of a paragraph, and any clause before a colon and a
// quotation.
func (s *sentenceFinder) colon(k int) {
	next := s.at(k + 1)
	if next.kind == chunkStop || s.speaker(k) || next.kind != chunkQuote || s.quoteWords(next) < 2 {
		return
	}
	for i := k - 1; i >= 0; i-- {
		c := s.chunks[i]
		if c.kind == chunkVerb && (s.taken[c.end-1] || s.governs(i, next)) {
			return
		}
		if c.kind != chunkVerb || c.form != formFinite {
			continue
		}
		if subj := s.subjectOf(i); subj.first >= 0 && s.announces(i, k, subj) {
			f := s.base(i, s.cueAt(i), subj)
			f.kind, f.rule, f.prior, f.frame, f.content = statement, "clause-colon-quote", 0.6, frameQuote, s.quoteRun(k+1)
			f.cue[1] = s.at(k).end
			s.add(s.answered(f, subj))
			return
		}
	}
}

// governs reports whether the quotation is the content of the verb chunk i already.
func (s *sentenceFinder) governs(i int, quote chunk) bool {
	for n := range s.found {
		if f := &s.found[n]; f.chunk == i && f.within(quote.first, quote.end) {
			return true
		}
	}
	return false
}

// announces reports whether the clause of the finite verb chunk i, up to the colon at chunk
// k, tells how its subject speaks: any act does; behind "be" only a tone ("was adamant").
func (s *sentenceFinder) announces(i, k int, subj subject) bool {
	c, quote := s.chunks[i], s.at(k+1)
	person := s.someone(subj)
	if s.quoteWords(quote) < 3 && !(person && s.quoteStops(quote)) {
		return false
	}
	if !c.be {
		return true
	}
	n := i + 1
	for s.at(n).kind == chunkAdverb && n+1 < k {
		n++
	}
	if answerNouns[s.headOf(subj)] {
		return n == k || n == k-1
	}
	return person && n == k-1 && s.tagOf(s.at(n).end-1).in(setOf(tagAdjective, tagAdverb, tagParticiple, tagIng))
}

// answerNouns are what somebody says or writes: "Her answer was short: “…”".
var answerNouns = wordSet(`advice answer comment conclusion demand explanation line message mood motto objection plea point position reaction
	rejoinder reply response retort slogan statement verdict view warning`)

// headOf gives the head word of a subject.
func (s *sentenceFinder) headOf(subj subject) string { return s.low(s.at(subj.from).end - 1) }

// answered gives a finding whose subject is an answer the one who answers as source: "Weir’s
// reply", "the message from Quillen".
func (s *sentenceFinder) answered(f finding, subj subject) finding {
	c := s.at(subj.from)
	if !answerNouns[s.headOf(subj)] {
		return f
	}
	if g := s.genitiveIn(c); g >= 0 {
		f.source, f.how, f.cue[0] = [2]int{c.first, g + 1}, sourceGenitive, g+1
		return f
	}
	p, n := s.at(subj.from+1), s.at(subj.from+2)
	if w := s.low(p.first); p.kind == chunkPreposition && (w == "from" || w == "of" || w == "by") && n.kind == chunkNoun && n.end <= subj.end {
		f.source = [2]int{n.first, subj.end}
	}
	return f
}

// speaker: the line of a speaker: "X: …", "X’s reply: “…”", "— X: “…”".
func (s *sentenceFinder) speaker(k int) bool {
	next, n := s.at(k+1), s.at(k-1)
	f := finding{
		rule: "speaker-colon", lemma: "speaker-colon", kind: statement, frame: frameQuote, chunk: k, how: sourceNamed,
		cue: [2]int{s.at(k).first, s.at(k).end}, content: [][2]int{{next.first, s.to}},
	}
	if next.kind == chunkQuote {
		f.content = s.quoteRun(k + 1)
	}
	switch {
	case s.from == 0 && s.namesBefore(k):
		if next.kind != chunkQuote && !s.titleLine(k) && !s.speakerLine(k) {
			return true
		}
		if next.kind != chunkQuote && s.speakerLine(k) {
			f.turn = true
		}
		f.source, f.prior = [2]int{s.from, s.at(s.nameEnd(k) - 1).end}, 0.8
		f = s.answered(f, subject{s.from, f.source[1], 0, sourceNamed, -1})
		f.how = sourceNamed
	case k > 1 && n.kind == chunkNoun && s.tagOf(n.end-1) == tagName && s.chunks[k-2].kind == chunkDash && next.kind == chunkQuote && s.quoteWords(next) > 2:
		f.source, f.prior = [2]int{n.first, n.end}, 0.7
	default:
		return false
	}
	s.add(f)
	return true
}

// nameEnd gives the chunk behind the name that stands before the colon at chunk k: "Weir on
// the sale: “…”" names Weir.
func (s *sentenceFinder) nameEnd(k int) int {
	for i := 1; i < k; i++ {
		if c := s.chunks[i]; c.kind == chunkPreposition && topicPrepositions[s.low(c.first)] {
			return i
		}
	}
	return k
}

var topicPrepositions = wordSet(`about after against before during on regarding to`)

// titleLine: "Weir: the treaty is dead": a title that names who says the rest of it. A few
// words without a verb are a list: "Havenmouth: rain, later snow".
func (s *sentenceFinder) titleLine(k int) bool {
	n := s.at(k - 1)
	return s.p.title && k <= 3 && n.kind == chunkNoun && s.tagOf(n.end-1) == tagName && s.at(0).kind == chunkNoun && (s.finite(k+1, len(s.chunks)) || s.to-s.at(k).end > fewWords)
}

// fewWords is a line of three words with a comma and a stop.
const fewWords = 5

// namesBefore reports whether only a short name stands before chunk k.
func (s *sentenceFinder) namesBefore(k int) bool {
	if k == 0 || k > 7 || k == 1 && labelNouns[s.low(s.at(0).end-1)] {
		return false
	}
	name := false
	for i := range k {
		switch c := s.chunks[i]; c.kind {
		case chunkNoun:
			name = name || s.tagOf(c.end-1) == tagName || s.tok(c.end-1).capital || s.tok(c.first).capital
		case chunkPreposition, chunkComma, chunkOpen, chunkClose:
		default:
			return false
		}
	}
	return name
}

// labelNouns before a colon name a part of a page, and nobody who speaks.
var labelNouns = wordSet(`address background caption contact correction date email example headline location note phone photo picture sign
	source subject time title update video warning`)

// speakerLine: the line of a transcript: a name of at most five words, then what is said.
func (s *sentenceFinder) speakerLine(k int) bool {
	return s.at(k).first-s.from <= 5 && s.at(k).first > s.from && len(s.low(s.at(k).first-1)) > 1 && s.tok(s.at(k).first-1).allCaps && s.tok(s.from).capital && s.at(k-1).kind == chunkNoun && s.tagOf(s.at(k-1).end-1) == tagName && s.to-s.at(k).end > 3
}

// someone reports whether a subject is a person or a body: a name, a role, a pronoun for a
// person.
func (s *sentenceFinder) someone(subj subject) bool {
	c := s.at(subj.from)
	switch s.low(c.first) {
	case "it", "this", "that", "which", "something", "nothing", "anything", "everything":
		if c.end-c.first == 1 {
			return false
		}
	}
	if c.pronoun || subj.how == sourceWh {
		return true
	}
	if c.kind != chunkNoun {
		return false
	}
	head := s.low(c.end - 1)
	for _, w := range []string{head, strings.TrimSuffix(head, "s")} {
		if titleNouns[w] || roleNouns[w] || orgNouns[w] || crowdNouns[w] || voiceNouns[w] {
			return true
		}
	}
	return s.tagOf(c.end-1) == tagName
}
