package suggest

import "strings"

// scanSlav finds every attribution of a Ukrainian or Russian document: quotations with a
// speaker in their layouts, clauses with "that", what a source is named for, and sides taken.
func (d *document) scanSlav(lang string) []finding {
	x := slavScan{d: d}
	for _, p := range d.paras {
		if !p.skip {
			p.slav = slavWords(p, slavForms[lang]())
		}
	}
	labelled := x.labelled()
	for pi, p := range d.paras {
		if p.skip {
			continue
		}
		if labelled[pi] > 0 {
			x.label(pi, labelled[pi])
		}
		x.turn = len(p.toks) > 0 && p.toks[0].kind == kindDash
		x.speaks = -1
		for n, sent := range p.sents {
			for from := sent[0]; from < sent[1]; from += longestSentence {
				x.sentence(pi, from, min(from+longestSentence, sent[1]))
			}
			x.turn = x.turn && (x.speaks < 0 || n+1 < len(p.sents) && p.toks[p.sents[n+1][0]].kind == kindDash)
		}
	}
	slavNest(x.all)
	return x.all
}

// slavScan is the state of a document that is scanned.
type slavScan struct {
	d      *document
	all    []finding
	turn   bool // the paragraph is a turn of a dialogue, up to here
	speaks int  // the finding of this paragraph whose turn may go on, or -1
}

// sentence finds what the tokens [from, to) of paragraph pi tell.
func (x *slavScan) sentence(pi, from, to int) {
	p := x.d.paras[pi]
	s := slavSentence{p: p, w: p.slav, from: from, begin: from, to: to, last: noSpan, turn: x.turn}
	if x.speaks >= 0 && x.turn && p.toks[from].kind == kindDash {
		f := &x.all[x.speaks]
		f.content = append(f.content, s.trim([][2]int{{from, to}})...)
		s.turn = false
	}
	if s.turn {
		s.begin = max(0, from-longestSentence)
	}
	if p.title && s.kind(to-1) != kindStop {
		s.colons()
		s.speakerDash()
	} else {
		s.find()
	}
	if len(s.found) == 0 && x.d.goesOn(x.all, pi, &s) {
		return
	}
	for i := range s.found {
		s.found[i].para, s.found[i].parent = pi, -1
		if s.found[i].rule == "slavic-turn" {
			x.speaks = len(x.all) + i
		}
	}
	x.all = append(x.all, s.found...)
}

// goesOn appends a sentence that is one bare quotation to what its speaker said before, in
// this paragraph or, where the quotation was left open, in the one before.
func (d *document) goesOn(all []finding, pi int, s *slavSentence) bool {
	from := s.from
	if s.kind(from) == kindDash && from+1 < s.to && !s.turn {
		from++
	}
	q := s.tok(from).quote
	if q < 0 || s.p.quotes[q].first != from || s.p.quotes[q].words < 3 || s.p.quotes[q].end < s.to-1 {
		return false
	}
	span := [2]int{from, s.p.quotes[q].end}
	const reach = 12
	for k := len(all) - 1; k >= max(0, len(all)-reach); k-- {
		f := &all[k]
		if f.frame != frameQuote || f.kind != statement {
			continue
		}
		at := f.para
		if n := len(f.more); n > 0 {
			at = f.more[n-1].para
		}
		switch {
		case pi == f.para:
			f.content = append(f.content, span)
		case pi == at+1 && s.p.quotes[q].resumed, pi == at && len(f.more) > 0:
			f.more = append(f.more, outside{pi, span})
		default:
			return false
		}
		return true
	}
	return false
}

// slavNest gives every finding the innermost one near it whose content holds it.
func slavNest(all []finding) {
	const near = 40 // findings; more do not stand in one sentence
	for i := range all {
		best := -1
		for j := max(0, i-near); j < min(len(all), i+near+1); j++ {
			if j != i && all[j].para == all[i].para {
				best = closer(all, best, j, &all[i])
			}
		}
		all[i].parent = best
	}
}

// trim takes commas, dashes and closing stops off the edges of spans, outside quotations,
// and drops those without a word.
func (s *slavSentence) trim(spans [][2]int) [][2]int {
	var out [][2]int
	for _, c := range spans {
		a, b := max(c[0], s.begin), min(c[1], s.to)
		for a < b && s.edge(a) {
			a++
		}
		for b > a && s.edge(b-1) {
			b--
		}
		for i := a; i < b; i++ {
			if k := s.kind(i); k == kindWord || k == kindNumber {
				out = append(out, [2]int{a, b})
				break
			}
		}
	}
	return out
}

func (s *slavSentence) edge(i int) bool {
	switch s.tok(i).kind {
	case kindComma, kindDash, kindColon, kindSemicolon:
		return s.tok(i).quote < 0 || s.p.quotes[s.tok(i).quote].first != i && s.between(i)
	case kindStop:
		return s.tok(i).quote < 0 && !strings.ContainsAny(s.tok(i).low, "?!")
	}
	return false
}

// between reports whether a mark inside a quotation stands at the edge of what its speaker
// says: next to the dash of an interruption.
func (s *slavSentence) between(i int) bool {
	return s.kind(i) == kindDash || s.kind(i+1) == kindDash || s.kind(i-1) == kindDash
}

// find finds every attribution of the sentence.
func (s *slavSentence) find() {
	for i := s.from; i < s.to; i++ {
		c, ok := s.cueAt(i)
		switch {
		case s.is(i, classDocument):
			s.document(i)
		case !ok:
			if s.capitalInside(i) {
				continue
			}
			if n := s.according(i); n > i {
				i = n
				continue
			}
			s.nominal(i)
			s.unknown(i)
			s.against(i)
		case s.tok(i).quote >= 0:
			s.interrupted(i, c, slavSure)
			i = c.end - 1
		default:
			s.verb(i, c)
			i = c.end - 1
		}
	}
	s.colons()
	if len(s.found) == 0 {
		s.speakerDash()
	}
}

// add keeps a finding whose content has words; a subject is shared by the verbs behind it.
func (s *slavSentence) add(f finding) bool {
	if f.how == sourceShared && f.source[0] >= 0 {
		s.cutBefore(f.cue[0])
	}
	s.contrast(f)
	for _, role := range [][2]int{f.source, f.cue} {
		f.content = without(f.content, role)
	}
	if f.content = s.trim(f.content); len(f.content) == 0 {
		return false
	}
	f.lemma, f.chunk, f.parent = s.lemmaOf(f), -1, -1
	if f.source[0] >= 0 && !s.told(f.cue[0]) {
		s.last = f.source
	}
	s.found = append(s.found, f)
	return true
}

// told reports whether token k lies in what an earlier finding of the sentence tells.
func (s *slavSentence) told(k int) bool {
	for i := range s.found {
		if s.found[i].within(k, k+1) {
			return true
		}
	}
	return false
}

func (s *slavSentence) lemmaOf(f finding) string {
	if f.lemma == "" && f.verb != nil {
		return f.verb.lemma
	}
	return f.lemma
}

// without cuts the tokens of a role out of spans.
func without(spans [][2]int, role [2]int) [][2]int {
	if role[0] < 0 {
		return spans
	}
	var out [][2]int
	for _, c := range spans {
		if role[1] <= c[0] || c[1] <= role[0] {
			out = append(out, c)
			continue
		}
		if c[0] < role[0] {
			out = append(out, [2]int{c[0], role[0]})
		}
		if role[1] < c[1] {
			out = append(out, [2]int{role[1], c[1]})
		}
	}
	return out
}

// cutBefore ends earlier contents in front of the link before a coordinated verb at cue, or
// the comma before a gerund: "требует отозвать указ | и предупреждает", "сказав, що ні, |
// додавши".
func (s *slavSentence) cutBefore(cue int) {
	link := cue - 1
	for link > s.from && !s.is(link, classLink) && s.kind(link) != kindComma && cue-link < 8 {
		link--
	}
	if s.kind(link) == kindComma && agreementIn(s.p, [2]int{cue, min(cue+3, s.to)}) != 'g' {
		for link > s.from && !s.is(link, classLink) && cue-link < 8 {
			link--
		}
	}
	if s.is(link, classLink) || s.kind(link) == kindComma {
		s.cutAt(link)
	}
}

// cutAt ends earlier contents that reach over token link in front of it.
func (s *slavSentence) cutAt(link int) {
	for k := range s.found {
		f := &s.found[k]
		for c := range f.content {
			if f.cue[0] < link && f.content[c][0] < link && link < f.content[c][1] && s.tok(link).quote < 0 {
				if cut := s.trim([][2]int{{f.content[c][0], link}}); len(cut) > 0 {
					f.content[c] = cut[0]
				}
			}
		}
	}
}

// contrast ends earlier contents before ", а" in front of the clause of a new cue with a
// subject of its own: "X сказав, що так, | а Y відповів, що ні".
func (s *slavSentence) contrast(f finding) {
	if f.how != sourceAdjacent && f.how != sourceInverted || f.source[0] < 0 || f.kind != statement || f.left {
		return
	}
	a, _ := s.clause(f.cue[0])
	if s.kind(a-1) == kindComma && (s.low(a) == "а" || (s.low(a) == "тоді" || s.low(a) == "тогда") && s.low(a+1) != "") {
		s.cutAt(a - 1)
	}
}
