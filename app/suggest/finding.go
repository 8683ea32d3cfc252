package suggest

// finding is a source, a cue and a content in tokens of one paragraph, before names, dates
// and codes are known.
type finding struct {
	rule    string
	lemma   string
	verb    *cueVerb // nil for a frame of its own
	kind    cueKind
	frame   frame
	source  [2]int // first < 0: none
	how     sourceHow
	ante    [2]int // tokens of what "who" stands for; empty if unknown
	cue     [2]int
	content [][2]int
	chunk   int     // of the cue in its view
	prior   float64 // prior of the rule
	left    bool    // the content stands before the cue
	negated bool
	modal   bool
	form    verbForm
	para    int // paragraph of the first content and of the cue
	more    []outside
	parent  int    // place of the finding whose content holds this one, or -1
	unnamed bool   // the frame wraps what it holds: "reports that"
	sent    int    // number of the sentence it was found in
	near    [2]int // places of the findings of the same sentence
	comment bool   // "no comment"
	second  bool   // a second source of the same cue
	teller  [2]int // tokens of who passes the words on: "quotes X"; empty if nobody
	hearsay [2]int // words that leave the statement to nobody in particular: "is said"
	via     [2]int // who passes the words on: "quoted by the Gazette"
	viaCue  [2]int
	turn    bool   // a turn of a transcript: all that follows in the paragraph is said too
	inside  bool   // read as a part of another finding’s content
	home    [2]int // head of that finding
	line    bool   // the line of a transcript, without quotation marks
	flat    bool   // read without the outermost quotations, inside a content
}

// outside is a content span in a later paragraph.
type outside struct {
	para int
	span [2]int
}

// within reports whether [a, b) lies in a content span of f.
func (f *finding) within(a, b int) bool {
	for _, c := range f.content {
		if c[0] <= a && b <= c[1] {
			return true
		}
	}
	return false
}

// sentenceFinder finds what one sentence holds.
type sentenceFinder struct {
	*clauseView
	found []finding
	taken map[int]bool // tokens that are the head of a cue
}

func (v *clauseView) lemma(i int) string { return v.p.lemmas[i] }

// cueAt gives the cue verb of the verb chunk k, or nil.
func (v *clauseView) cueAt(k int) *cueVerb {
	if k < 0 || k >= len(v.chunks) || v.chunks[k].kind != chunkVerb {
		return nil
	}
	if v.inside {
		return insideCues()[v.lemma(v.chunks[k].head)]
	}
	return cueByLemma()[v.lemma(v.chunks[k].head)]
}

// find finds every attribution of the sentence, whatever its level.
func (s *sentenceFinder) find() []finding {
	s.taken = map[int]bool{}
	for k := range s.chunks {
		c := s.chunks[k]
		switch c.kind {
		case chunkVerb:
			switch {
			case k > 0 && s.inWriting(k-1):
			case s.low(c.head) == "according" && s.low(c.head+1) == "to":
				s.according(k, k+1)
			case c.passive || c.form == formParticiple && !c.be:
				if !s.adjectival(k) && !s.reaction(k) {
					s.passive(k)
				}
			case c.be || s.copula(k):
				s.adjectival(k)
			default:
				if !s.reaction(k) && !s.letKnow(k) && !s.seemsTo(k) && !s.phrasal(k) {
					s.active(k)
				}
			}
		case chunkNoun:
			s.nominal(k)
		case chunkPreposition:
			s.inWords(k)
		case chunkColon:
			s.colon(k)
		}
	}
	return s.found
}

func (s *sentenceFinder) add(f finding) bool {
	if !f.awaits() && len(f.content) == 0 || s.taken[f.cue[1]-1] && !f.second {
		return false
	}
	f.content = s.clean(f)
	if !f.awaits() && len(f.content) == 0 {
		return false
	}
	s.dropTail(&f)
	if f.verb != nil && f.verb.kind == statement && f.verb.has(frameQuote) && f.cue[1]-1 < s.to && f.frame&(frameQuote|frameZero|frameThat) != 0 {
		f.cue[1] = s.withStatement(f)
	}
	f.parent = -1
	s.taken[f.cue[1]-1] = true
	s.found = append(s.found, f)
	return true
}

// withStatement takes "in a statement" into the cue where it follows directly.
func (s *sentenceFinder) withStatement(f finding) int {
	n := f.cue[1]
	if f.source[0] == n && f.left {
		return n
	}
	if s.low(n) == "in" && (s.low(n+1) == "a" || s.low(n+1) == "the") && s.low(n+2) == "statement" {
		return n + 3
	}
	return n
}

// clean cuts content spans so that they hold words, do not reach into source and cue, and
// neither begin nor end with a comma or a closing stop outside a quotation.
func (s *sentenceFinder) clean(f finding) [][2]int {
	var out [][2]int
	for _, c := range f.content {
		a, b := max(c[0], s.from), min(c[1], s.to)
		for _, o := range [][2]int{f.source, f.cue} {
			if o[0] < 0 || o[0] >= b || o[1] <= a {
				continue
			}
			if o[0]-a >= b-o[1] {
				b = o[0]
			} else {
				a = o[1]
			}
		}
		for a < b && s.edge(a) {
			a++
		}
		for b > a && (s.edge(b-1) || b < s.to && s.tagOf(b-1) == tagAnd && s.low(b-1) != "&") {
			b--
		}
		if a < b && s.hasWord(a, b) {
			out = append(out, [2]int{a, b})
		}
	}
	return out
}

func (s *sentenceFinder) edge(i int) bool {
	t := s.tok(i)
	if t.quote >= 0 {
		return false
	}
	switch t.kind {
	case kindComma, kindStop, kindColon, kindSemicolon, kindDash:
		return t.low != "?" && t.low != "!"
	}
	return false
}

func (s *sentenceFinder) hasWord(a, b int) bool {
	for i := a; i < b; i++ {
		if k := s.tok(i).kind; k == kindWord || k == kindNumber {
			return true
		}
	}
	return false
}

// afterComma reports whether a comma, also one inside a closing quotation, stands before
// chunk n.
func (v *clauseView) afterComma(n int) bool {
	if n <= 0 {
		return false
	}
	return v.isComma(n - 1)
}

func (v *clauseView) isComma(i int) bool {
	c := v.chunks[i]
	return c.kind == chunkComma || c.kind == chunkQuote && v.quoteEnds(c, kindComma)
}

// quoteEnds reports whether the quotation chunk ends with a mark of the kind inside.
func (v *clauseView) quoteEnds(c chunk, k kind) bool {
	return c.end-2 > c.first && v.tok(c.end-2).kind == k
}

func (v *clauseView) at(k int) chunk {
	if k < 0 || k >= len(v.chunks) {
		return chunk{kind: chunkStop, first: v.to, end: v.to, head: v.to}
	}
	return v.chunks[k]
}

// finite reports whether chunks [from, to) hold a finite verb.
func (v *clauseView) finite(from, to int) bool {
	for i := max(from, 0); i < min(to, len(v.chunks)); i++ {
		if v.chunks[i].kind == chunkVerb && v.chunks[i].form == formFinite {
			return true
		}
	}
	return false
}
