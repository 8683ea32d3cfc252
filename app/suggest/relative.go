package suggest

import "strings"

// relativeObject: what the cue governs stands before it as a relative: "which officials said
// will open", "what she called a theft", "whom he described as weak", "a probe the ministry
// said was open". The content is the relative, or the noun where there is none, and what
// stands behind the cue.
func (s *sentenceFinder) relativeObject(k int, cue *cueVerb, subj subject) bool {
	c := s.chunks[k]
	lead := subj.from - 1
	if subj.first < 0 || subj.how == sourceShared || subj.how == sourceWh || lead < 0 || c.form != formFinite || cue.kind == weak {
		return false
	}
	for lead > 0 && s.chunks[lead].kind == chunkAdverb {
		lead--
	}
	if lead > 0 && s.chunks[lead].kind == chunkWh && s.chunks[lead-1].kind == chunkPreposition {
		return false // "a paper in which the village declared it had …"
	}
	first, ok := s.relativeAt(lead)
	n := k + 1
	for s.at(n).kind == chunkAdverb || s.at(n).time {
		n++
	}
	if !ok || lead > 0 && s.tells(lead-1) {
		return false
	}
	f := s.base(k, cue, subj)
	f.rule, f.prior, f.frame = "relative", 0.6, frameThat
	switch v := s.at(n); {
	case v.kind == chunkVerb && v.form == formFinite && cue.has(frameThat) && cue.strong && cue.kind <= belief:
		if s.mainVerbOf(lead, n) {
			return false
		}
	case s.chunks[lead].kind == chunkNoun:
		return false
	case cue.has(frameAs) && (v.kind == chunkQuote || v.kind == chunkNoun && !v.time || v.kind == chunkAdjective || s.low(v.first) == "as"):
		f.frame = frameAs
	default:
		return false
	}
	f.content = [][2]int{first, {s.at(n).first, s.relativeEnd(lead, n)}}
	return s.add(f)
}

// mainVerbOf reports whether the finite verb at chunk n is that of the sentence, whose subject
// the relative clause from chunk lead on hangs on: "All that Weir said was wrong".
func (s *sentenceFinder) mainVerbOf(lead, n int) bool {
	return !s.afterComma(lead) && !s.finite(0, lead) && s.firstFinite(n+1, len(s.chunks)) < 0 && s.regionChunk(lead) == 0 && s.at(0).kind != chunkSubordina
}

// relativeHead gives the noun that a plain verb at chunk k belongs to where a single name at
// chunk i before it is the object of a relative clause: "people who know Holt say"; else -1.
func (v *clauseView) relativeHead(i, k int) int {
	n := v.chunks[i]
	if v.tagOf(v.chunks[k].core) != tagVerb || v.tagOf(n.end-1) != tagName || strings.HasSuffix(v.low(n.end-1), "s") || i < 3 || v.chunks[i-1].kind != chunkVerb || v.chunks[i-2].kind != chunkWh {
		return -1
	}
	return v.relativeBefore(i - 1)
}

// relativeAt gives the words of the relative at chunk i, or the noun that a relative clause
// without one hangs on.
func (s *sentenceFinder) relativeAt(i int) ([2]int, bool) {
	c := s.chunks[i]
	switch {
	case c.kind == chunkWh:
		switch s.low(c.first) {
		case "what", "which", "who", "whom":
			return [2]int{c.first, c.end}, true
		}
	case c.kind == chunkSubordina && s.low(c.first) == "that" && i > 0 && s.chunks[i-1].kind == chunkNoun:
		return [2]int{c.first, c.end}, true
	case c.kind == chunkNoun && !c.pronoun && !c.time:
		a := s.extendLeft(i)
		return [2]int{s.chunks[a].first, c.end}, true
	}
	return [2]int{}, false
}

// relativeEnd gives the end of the relative clause whose rest begins with chunk n: its
// closing comma, or where an object would end.
func (s *sentenceFinder) relativeEnd(lead, n int) int {
	end := s.contentEnd(n, frameObject)
	if s.low(s.at(lead).first) == "what" { // "What X calls “a theft” is a sale"
		for i := n + 1; i < len(s.chunks) && s.chunks[i].end <= end; i++ {
			if c := s.chunks[i]; c.kind == chunkVerb && c.form == formFinite && !s.insideRelative(i, n) {
				return c.first
			}
		}
	}
	if lead > 0 && s.afterComma(lead) || lead > 0 && s.chunks[lead-1].kind == chunkPreposition {
		for i := n; i < len(s.chunks) && s.chunks[i].end <= end; i++ {
			if s.chunks[i].kind == chunkComma {
				return s.chunks[i].first
			}
		}
	}
	return end
}

// tells reports whether the noun chunk i has a clause of its own behind it: "a report that
// Lenk wants …" is no relative clause.
func (s *sentenceFinder) tells(i int) bool {
	c := s.at(i)
	return c.kind == chunkNoun && s.low(s.at(i+1).first) == "that" && (reportNouns[s.low(c.end-1)] || toldNouns()[s.low(c.end-1)] != nil)
}
