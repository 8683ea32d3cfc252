package suggest

// longestSentence bounds what is looked at as one sentence, in tokens: above any real one,
// and low enough that a text without full stops takes linear time.
const longestSentence = 400

// scan finds every attribution of the document, in text order of the cues.
func (d *document) scan() []finding {
	r := reading{d: d, last: -1, waiting: -1}
	for pi, p := range d.paras {
		if p.skip {
			continue
		}
		r.line = -1
		for _, sent := range p.sents {
			for from := sent[0]; from < sent[1]; from += longestSentence {
				r.sentence(pi, sentenceFinder{clauseView: newClauseView(p, from, min(from+longestSentence, sent[1]))})
			}
		}
	}
	all := dropWaiting(r.all)
	nest(all)
	return d.nested(all)
}

// reading is how far a document was read.
type reading struct {
	d       *document
	all     []finding
	piece   int // number of the sentence
	last    int // the last finding whose holder may go on speaking, or -1
	waiting int // the finding whose quotation is to be the next paragraph, or -1
	line    int // in this paragraph, the finding of a transcript’s line, or -1
}

// sentence reads one sentence of paragraph pi.
func (r *reading) sentence(pi int, s sentenceFinder) {
	found := s.find()
	if r.line < 0 {
		r.piece++
	}
	for i := range found {
		found[i].para, found[i].sent = pi, r.piece
		if rest := [2]int{s.to, len(s.p.toks)}; found[i].turn && rest[0] < rest[1] {
			found[i].more = append(found[i].more, outside{pi, rest})
		}
	}
	if r.line >= 0 {
		r.all = append(r.all, found...)
		return
	}
	if r.d.awaited(&s, pi, r.all, r.waiting) {
		r.last, r.waiting = r.waiting, -1
		return
	}
	if r.d.continues(&s, pi, r.all, r.last, len(found) > 0) {
		return
	}
	base := len(r.all)
	r.all = append(r.all, found...)
	r.waiting = waitingIn(r.all, base)
	if r.line = transcriptLine(r.d.paras[pi], r.all, base); r.line >= 0 {
		r.last, r.waiting = r.line, -1
		return
	}
	if k := speakerOf(r.all, base); k >= 0 {
		r.last = k
	} else if len(found) == 0 && s.otherSpeaks() {
		r.last = -1
	}
}

// speakerOf gives the finding of a sentence, from base on, whose holder a following bare
// quotation goes on with.
func speakerOf(all []finding, base int) int {
	for i := base; i < len(all); i++ {
		if f := &all[i]; f.kind == statement && f.source[0] >= 0 && f.frame == frameQuote && f.para >= 0 && !f.unnamed {
			return i
		}
	}
	for i := len(all) - 1; i >= base; i-- {
		f := &all[i]
		if f.kind == statement && f.source[0] >= 0 && !f.unnamed && f.frame&(frameQuote|frameThat|frameZero|frameWh) != 0 {
			for j := base; j < i; j++ {
				if all[j].within(f.cue[0], f.cue[1]) && all[j].kind == statement {
					return j
				}
			}
			return i
		}
	}
	for i := base; i < len(all); i++ {
		if all[i].source[0] >= 0 && all[i].kind == statement {
			return i
		}
	}
	return -1
}

// continues appends a sentence that is one bare quotation to what its speaker said before.
func (d *document) continues(s *sentenceFinder, pi int, all []finding, last int, found bool) bool {
	if last < 0 {
		return false
	}
	f := &all[last]
	if !s.onlyQuote() {
		return !found && pi == f.para && s.quoteAndMore() && d.goOn(f, s)
	}
	at := f.para
	if n := len(f.more); n > 0 {
		at = f.more[n-1].para
	}
	first := s.chunks[0]
	q := s.p.quotes[s.tok(first.first).quote]
	switch {
	case pi == at:
	case pi == at+1 || d.onlySkipped(at, pi):
		if !q.resumed && !f.quoted(d) {
			return false
		}
	default:
		return false
	}
	span := [2]int{first.first, first.end}
	if pi == f.para {
		f.content = append(f.content, span)
	} else {
		f.more = append(f.more, outside{pi, span})
	}
	return true
}

// goOn appends a sentence that begins with a long quotation and goes on in the reporter's
// words to what its speaker said just before: “…,” she said. “We never agreed” to the plan.
func (d *document) goOn(f *finding, s *sentenceFinder) bool {
	if len(f.more) > 0 || !f.quoted(d) || f.frame != frameQuote {
		return false
	}
	end := s.to
	for end > s.from && s.tok(end-1).kind == kindStop && s.tok(end-1).quote < 0 {
		end--
	}
	f.content = append(f.content, [2]int{s.from, end})
	return true
}

// quoteAndMore reports whether the sentence begins with a quotation of more than three words
// and names nobody who could be its speaker.
func (s *sentenceFinder) quoteAndMore() bool {
	if len(s.chunks) < 2 || s.chunks[0].kind != chunkQuote || s.quoteWords(s.chunks[0]) < 4 || s.quoteStops(s.chunks[0]) {
		return false
	}
	k := s.chunks[1].kind
	return k == chunkPreposition || k == chunkVerb || k == chunkNoun && s.chunks[1].pronoun
}

func (d *document) onlySkipped(from, to int) bool {
	for i := from + 1; i < to; i++ {
		if !d.paras[i].skip {
			return false
		}
	}
	return true
}

// quoted reports whether the content of f holds a quotation.
func (f *finding) quoted(d *document) bool {
	if f.awaits() {
		return true
	}
	for _, c := range f.content {
		for i := c[0]; i < c[1]; i++ {
			if d.paras[f.para].toks[i].quote >= 0 {
				return true
			}
		}
	}
	return false
}

// onlyQuote reports whether the sentence is one quotation, of more than two words.
func (s *sentenceFinder) onlyQuote() bool {
	if len(s.chunks) == 0 || s.chunks[0].kind != chunkQuote || s.quoteWords(s.chunks[0]) < 3 {
		return false
	}
	for _, c := range s.chunks[1:] {
		if c.kind != chunkStop {
			return false
		}
	}
	return true
}

// otherSpeaks reports whether the sentence names somebody else as its subject, so that a
// bare quotation behind it may be theirs.
func (s *sentenceFinder) otherSpeaks() bool {
	for k, c := range s.chunks {
		if c.kind == chunkVerb && c.form == formFinite {
			subj := s.subjectOf(k)
			return subj.first >= 0 && s.tagOf(subj.end-1) == tagName
		}
	}
	return false
}

// nest gives every finding the innermost one of its sentence whose content holds it.
func nest(all []finding) {
	for from := 0; from < len(all); {
		to := from + 1
		for to < len(all) && all[to].sent == all[from].sent && all[to].para == all[from].para {
			to++
		}
		for i := from; i < to; i++ {
			f := &all[i]
			f.near = [2]int{from, to}
			best := -1
			for j := from; j < to; j++ {
				if j != i {
					best = closer(all, best, j, f)
				}
			}
			f.parent = best
		}
		from = to
	}
}

func closer(all []finding, best, j int, f *finding) int {
	g := &all[j]
	if g.cue == f.cue || !g.within(f.cue[0], f.cue[1]) {
		return best
	}
	for _, c := range f.content {
		if !g.within(c[0], c[1]) {
			return best
		}
	}
	if best < 0 || g.size() < all[best].size() {
		return j
	}
	return best
}

func (f *finding) size() int {
	n := 0
	for _, c := range f.content {
		n += c[1] - c[0]
	}
	return n
}
