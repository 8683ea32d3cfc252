package suggest

// farTold finds what was told behind a recipient and phrases of time, place and manner: "told
// her in June to stop", "told me privately they would go", "told his crew to “keep the nets
// down”".
func (s *sentenceFinder) farTold(k int, cue *cueVerb) (right, bool) {
	n := s.at(k + 1)
	if cue.kind != statement || !cue.has(frameRecipient) && !cue.has(frameObjectInfinitive) || n.kind != chunkNoun || n.time {
		return right{}, false
	}
	first := s.extendRight(k+1, false)
	i := s.overAdverbials(first)
	end := s.at(k).end
	switch v := s.at(i); {
	case i > first && v.kind == chunkVerb && v.form == formInfinitive && !v.passive && s.orders(cue):
		return s.clause(i, end, frameObjectInfinitive, "verb-object-infinitive", 0.66)
	case v.kind == chunkPreposition && s.low(v.first) == "to" && s.at(i+1).kind == chunkQuote && s.quoteWords(s.at(i+1)) > 1 && s.orders(cue):
		return s.clause(i, end, frameObjectInfinitive, "verb-object-infinitive", 0.66)
	case i > first && informVerbs[cue.lemma] && s.onlyAdverbs(first, i) && s.clauseAt(i):
		return s.clause(i, end, frameZero, "verb-recipient", 0.7)
	}
	return right{}, false
}

// orders reports whether the cue tells a recipient what to do: "tell", "warn", "beg".
func (s *sentenceFinder) orders(cue *cueVerb) bool {
	return informVerbs[cue.lemma] || orderVerbs[cue.lemma]
}

var orderVerbs = wordSet(`ask beg command direct implore instruct order request`)

func (s *sentenceFinder) onlyAdverbs(from, to int) bool {
	for i := from; i < to; i++ {
		if c := s.at(i); c.kind != chunkAdverb && !c.time {
			return false
		}
	}
	return true
}

// asMuch: "admitted as much to the mayor", "told her the same": a content of a few words that
// stands for another one.
func (s *sentenceFinder) asMuch(k int, cue *cueVerb) (right, bool) {
	if !s.inside || cue.kind != statement || !cue.strong {
		return right{}, false
	}
	i := k + 1
	if n := s.at(i); n.kind == chunkNoun && n.pronoun && cue.has(frameRecipient) {
		i++
	}
	a := s.at(i).first
	switch {
	case s.low(a) == "as" && s.low(a+1) == "much":
	case s.low(a) == "the" && sameWords[s.low(a+1)] && s.at(i).end == a+2 && s.at(i+1).kind != chunkPreposition:
	default:
		return right{}, false
	}
	return right{[][2]int{{a, a + 2}}, s.at(k).end, frameObject, "verb-object", 0.55}, true
}

var sameWords = wordSet(`same opposite contrary reverse`)

// transcriptLine gives the finding, from base on, of a line of a transcript without quotation
// marks, "HOLT: The bridge is closed. Lenk told me so.", and takes the whole paragraph as its
// content; -1 if there is none.
func transcriptLine(p *paragraph, all []finding, base int) int {
	for i := base; i < len(all); i++ {
		f := &all[i]
		if f.rule != "speaker-colon" || p.title || len(f.content) != 1 || p.toks[f.content[0][0]].quote >= 0 {
			continue
		}
		f.content[0][1] = len(p.toks)
		for end := &f.content[0][1]; *end > f.content[0][0]+1 && p.toks[*end-1].kind == kindStop && p.toks[*end-1].low == "."; {
			*end--
		}
		f.line = true
		return i
	}
	return -1
}
