package suggest

// seemsTo: "appears to want a deal", "seems to think that …": one cue with the infinitive.
func (s *sentenceFinder) seemsTo(k int) bool {
	c, i := s.chunks[k], k+1
	for s.at(i).kind == chunkAdverb || s.at(i).kind == chunkPreposition && s.low(s.at(i).first) == "to" && s.at(i+1).kind == chunkNoun {
		if s.at(i).kind == chunkPreposition {
			i++
		}
		i++
	}
	l, n := s.lemma(c.head), s.at(i)
	if !s.inside || l != "seem" && l != "appear" || n.kind != chunkVerb || n.form != formInfinitive || n.be {
		return false
	}
	cue, subj := s.cueAt(i), s.subjectOf(k)
	if cue == nil || cue.kind == weak || !cue.strong || subj.first < 0 {
		return false
	}
	r, ok := s.right(i, i+1, cue)
	if !ok {
		return false
	}
	f := s.base(k, cue, subj)
	f.rule, f.prior, f.frame, f.content, f.cue[1] = "seems-to", 0.5, r.frame, r.content, r.cueEnd
	if !s.add(f) {
		return false
	}
	s.taken[n.end-1] = true
	return true
}
