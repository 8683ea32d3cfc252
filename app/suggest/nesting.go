package suggest

import "sort"

// nested finds what the contents of the outermost findings hold: each content is read once
// more as a text of its own, with its own subjects only and with its quotation marks taken
// off, so that a quotation is read like any clause. What is found there takes the place of
// what the whole sentence gave for the same cue. It needs the parents of all, and gives
// them anew.
func (d *document) nested(all []finding) []finding {
	heads := map[[2]int]int{} // paragraph and last token of a cue → its finding
	for i := range all {
		heads[all[i].head()] = i
	}
	outer := len(all)
	for i := range outer {
		f := &all[i]
		if f.parent >= 0 || f.unnamed {
			continue
		}
		for _, o := range f.spans() {
			for _, g := range d.insideOf(o) {
				g.home, g.sent = f.head(), f.sent
				k, known := heads[g.head()]
				switch {
				case !known:
					heads[g.head()] = len(all)
					all = append(all, g)
				case k != i && (all[k].yields(&g) || all[k].wraps(f)):
					all[k] = g
				}
			}
		}
	}
	return settle(all)
}

// settle puts findings in text order and gives each its parent: the innermost whose content
// holds it, or, where that stands in another paragraph, the one it was read in.
func settle(all []finding) []finding {
	sort.SliceStable(all, func(x, y int) bool {
		if all[x].para != all[y].para {
			return all[x].para < all[y].para
		}
		return all[x].sent < all[y].sent
	})
	nest(all)
	heads := map[[2]int]int{}
	for i := range all {
		heads[all[i].head()] = i
	}
	for i := range all {
		if f := &all[i]; f.inside && f.parent < 0 {
			if k, ok := heads[f.home]; ok && k != i {
				f.parent = k
			}
		}
	}
	return all
}

// yields reports whether what the whole sentence gave for a cue makes way for what the
// content alone gives.
func (f *finding) yields(to *finding) bool {
	return f.parent >= 0 && !f.unnamed && (to.source[0] >= 0 || f.source[0] < 0)
}

// wraps reports whether a finding, read from a clause before its cue, takes in the very cue of
// f whose content it stands in: "It says that the envoy, Pell, promised …" is no "It says
// that …, promised its negotiators".
func (f *finding) wraps(by *finding) bool {
	return f.left && f.frame != frameQuote && f.para == by.para && f.within(by.cue[0], by.cue[1]) && by.within(f.cue[0], f.cue[1])
}

// head tells a finding from the others: its paragraph and the last token of its cue.
func (f *finding) head() [2]int { return [2]int{f.para, f.cue[1] - 1} }

// spans gives the content of a finding with the paragraphs it stands in.
func (f *finding) spans() []outside {
	out := make([]outside, 0, len(f.content)+len(f.more))
	for _, c := range f.content {
		out = append(out, outside{f.para, c})
	}
	return append(out, f.more...)
}

// insideOf finds the attributions of a content span: as it stands, and inside its
// quotations.
func (d *document) insideOf(o outside) []finding {
	p := d.paras[o.para]
	out := readInside(p, o, false)
	for i := o.span[0]; i < o.span[1]; i++ {
		if p.toks[i].quote >= 0 {
			for _, g := range readInside(d.flat(o.para), o, true) {
				if p.toks[g.cue[1]-1].quote >= 0 {
					out = append(out, g)
				}
			}
			break
		}
	}
	return out
}

func readInside(p *paragraph, o outside, flat bool) []finding {
	var out []finding
	for _, sent := range p.sents {
		a, z := max(sent[0], o.span[0]), min(sent[1], o.span[1])
		for a < z && (flat && p.toks[a].kind == kindMark || p.toks[a].low == "that" && a == o.span[0]) {
			a++
		}
		for from := a; from < z; from += longestSentence {
			to := min(from+longestSentence, z)
			v := newClauseView(p, from, to)
			if flat {
				v.dropMarks()
			}
			s := sentenceFinder{clauseView: v}
			for _, g := range s.find() {
				g.inside, g.flat, g.para = true, flat, o.para
				if flat && !trimMarks(p, &g) {
					continue
				}
				out = append(out, g)
			}
		}
	}
	return out
}

// trimMarks takes quotation marks without a partner, with the comma or the stop before
// them, from the ends of the contents. It reports whether every content is left.
func trimMarks(p *paragraph, f *finding) bool {
	for k := range f.content {
		c := &f.content[k]
		marks := 0
		for i := c[0]; i < c[1]; i++ {
			if p.toks[i].kind == kindMark && p.toks[i].quote < 0 {
				marks++
			}
		}
		for c[0] < c[1] && marks%2 == 1 && p.toks[c[0]].kind == kindMark {
			c[0]++
			marks--
		}
		for c[0] < c[1] {
			t := &p.toks[c[1]-1]
			if t.quote >= 0 || t.kind != kindComma && (t.kind != kindStop || t.low != ".") && (t.kind != kindMark || marks%2 == 0) {
				break
			}
			if t.kind == kindMark {
				marks--
			}
			c[1]--
		}
		if c[0] >= c[1] {
			return false
		}
	}
	return true
}

// dropMarks takes away the marks of quotations that are read as clauses.
func (v *clauseView) dropMarks() {
	kept := v.chunks[:0]
	for _, c := range v.chunks {
		if c.kind != chunkOther || c.end-c.first != 1 || v.tok(c.first).kind != kindMark {
			kept = append(kept, c)
		}
	}
	v.chunks = kept
}

// flat gives a paragraph without its outermost quotations; what is quoted inside those is
// a quotation then. A paragraph that has none is given as it is.
func (d *document) flat(para int) *paragraph {
	p := d.paras[para]
	if len(p.quotes) == 0 {
		return p
	}
	if d.flats[para] != nil {
		return d.flats[para]
	}
	c := &paragraph{Bounds: p.Bounds, toks: append([]token(nil), p.toks...), lemmas: p.lemmas, title: p.title}
	for i := range c.toks {
		c.toks[i].quote = -1
	}
	for _, q := range p.quotes {
		a, z := q.first+1, q.end
		if q.closed {
			z--
		}
		if a >= z {
			continue
		}
		list, _ := quotations(d.text, c.toks[a:z], false, len(c.quotes))
		for _, in := range list {
			in.first, in.end = in.first+a, in.end+a
			c.quotes = append(c.quotes, in)
		}
	}
	c.sents = c.split()
	if d.flats == nil {
		d.flats = map[int]*paragraph{}
	}
	d.flats[para] = c
	return c
}

// paraOf gives the paragraph that a finding was read in: without its outermost quotations
// if it was found inside a content.
func (d *document) paraOf(f *finding) *paragraph {
	if f.flat {
		return d.flat(f.para)
	}
	return d.paras[f.para]
}
