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
		for _, g := range d.insideOf(f.spans()) {
			g.home, g.sent, g.parent = f.head(), f.sent, i
			k, known := heads[g.head()]
			switch {
			case !known:
				heads[g.head()] = len(all)
				all = append(all, g)
			case k != i && (all[k].yields(&g) || all[k].wraps(f) || f.rule == "speaker-colon" && all[k].parent < 0 && all[k].sent != f.sent):
				all[k] = g
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
			if k, ok := heads[f.home]; ok && !below(all, k, i) {
				f.parent = k
			}
		}
	}
	return all
}

// below reports whether finding k is finding i or stands below it.
func below(all []finding, k, i int) bool {
	for ; k >= 0; k = all[k].parent {
		if k == i {
			return true
		}
	}
	return false
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
	return (f.left && f.frame != frameQuote || by.rule == "interrupted-clause") && f.para == by.para && f.within(by.cue[0], by.cue[1]) && by.within(f.cue[0], f.cue[1])
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

// insideOf finds the attributions of a content: as it stands, and inside its quotations. The
// spans of one sentence, which an aside parts ("The union, he recalls, warned that …"), are
// read as one.
func (d *document) insideOf(spans []outside) []finding {
	var out []finding
	for from := 0; from < len(spans); {
		to := from + 1
		for to < len(spans) && spans[to].para == spans[from].para {
			to++
		}
		para := spans[from].para
		p := d.paras[para]
		out = append(out, readInside(p, spans[from:to], false)...)
		if quotedWithin(p, spans[from:to]) {
			for _, g := range readInside(d.flat(para), spans[from:to], true) {
				if p.toks[g.cue[1]-1].quote >= 0 {
					clipToQuote(p, &g)
					out = append(out, g)
				}
			}
		}
		from = to
	}
	return out
}

func quotedWithin(p *paragraph, spans []outside) bool {
	for _, o := range spans {
		for i := o.span[0]; i < o.span[1]; i++ {
			if p.toks[i].quote >= 0 {
				return true
			}
		}
	}
	return false
}

// readInside reads spans of one paragraph, sentence by sentence; flat tells that p is without
// its outermost quotations.
func readInside(p *paragraph, spans []outside, flat bool) []finding {
	var out []finding
	first, last := spans[0].span[0], spans[len(spans)-1].span[1]
	from := sort.Search(len(p.sents), func(i int) bool { return p.sents[i][1] > first })
	for _, sent := range p.sents[from:] {
		if sent[0] >= last {
			break
		}
		var parts [][2]int
		for _, o := range spans {
			a, z := max(sent[0], o.span[0]), min(sent[1], o.span[1])
			for a < z && (flat && p.toks[a].kind == kindMark || p.toks[a].low == "that" && a == o.span[0] && len(parts) == 0) {
				a++
			}
			if a < z {
				parts = append(parts, [2]int{a, z})
			}
		}
		for _, g := range readParts(p, parts, flat) {
			g.inside, g.flat, g.para = true, flat, spans[0].para
			if !flat || trimMarks(p, &g) {
				out = append(out, g)
			}
		}
	}
	return out
}

// readParts reads the parts of a sentence: each by itself if it is long or the only one, else
// all as one clause without what stands between them.
func readParts(p *paragraph, parts [][2]int, flat bool) []finding {
	if n := len(parts); n > 1 && parts[n-1][1]-parts[0][0] <= longestSentence {
		return joinedView(p, parts, flat).findJoined(parts)
	}
	var out []finding
	for _, part := range parts {
		for from := part[0]; from < part[1]; from += longestSentence {
			v := newClauseView(p, from, min(from+longestSentence, part[1]))
			v.retold = !flat
			if v.inside = true; flat {
				v.dropMarks()
			}
			s := sentenceFinder{clauseView: v}
			out = append(out, s.find()...)
		}
	}
	return out
}

// joinedView cuts parts of a sentence into the chunks of one clause; commas and marks at the
// ends of all but the last are left out.
func joinedView(p *paragraph, parts [][2]int, flat bool) *clauseView {
	v := &clauseView{p: p, from: parts[0][0], to: parts[len(parts)-1][1], inside: true, retold: !flat}
	for k, part := range parts {
		for k+1 < len(parts) && part[1] > part[0] && (p.toks[part[1]-1].kind == kindComma || flat && p.toks[part[1]-1].kind == kindMark) {
			part[1]--
		}
		w := newClauseView(p, part[0], part[1])
		v.chunks = append(v.chunks, w.chunks...)
	}
	if flat {
		v.dropMarks()
	}
	return v
}

// findJoined finds what a joined view holds. A content that reaches over a gap is parted
// there; nothing else may.
func (v *clauseView) findJoined(parts [][2]int) []finding {
	s := sentenceFinder{clauseView: v}
	var out []finding
	for _, f := range s.find() {
		if f.source[0] >= 0 && !inOne(parts, f.source) || !inOne(parts, f.cue) {
			continue
		}
		var content [][2]int
		for _, c := range f.content {
			for _, part := range parts {
				if a, z := max(c[0], part[0]), min(c[1], part[1]); a < z {
					content = append(content, [2]int{a, z})
				}
			}
		}
		if f.content = content; len(content) > 0 {
			out = append(out, f)
		}
	}
	return out
}

func inOne(parts [][2]int, span [2]int) bool {
	for _, part := range parts {
		if part[0] <= span[0] && span[1] <= part[1] {
			return true
		}
	}
	return false
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
