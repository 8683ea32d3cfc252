package widgets

import "sort"

// textLayout sets a document in lines of a column. It knows nothing of the
// canvas; its one tie to the toolkit is the Measurer.
type textLayout struct {
	m     *measure
	text  string
	typ   Typography
	width float32 // of the column

	paras  []paraLayout
	height float32
	lines  int
	cache  map[int][]piece // pieces of lines, by line
	undone int             // paragraphs not wrapped yet
	wrapAt int             // where wrap looks for the next of them
	made   int             // how often heights were summed up
}

// paraLayout is one paragraph: its setting, and once wrapped its lines.
type paraLayout struct {
	Para
	set      *setting
	lineH    float32 // whole pixels
	before   float32 // space above
	indent   float32
	top      float32 // of its first line
	first    int     // index of its first line
	count    int     // lines; an estimate until wrapped
	ends     []int32 // line ends, relative to Start
	wrapped  bool
	hasRTL   bool
	breakers bool // needs the line break segmenter
	scanned  bool
	runs     []bidiRun // of a paragraph with right-to-left letters, once needed
}

// newLayout prepares the paragraphs of a text; nothing is wrapped yet.
func newLayout(m *measure, doc *Doc, typ Typography) *textLayout {
	l := &textLayout{m: m, text: doc.Text, typ: typ, cache: map[int][]piece{}}
	for _, p := range normalParas(doc) {
		l.paras = append(l.paras, paraLayout{Para: p})
	}
	return l
}

// setWidth sets the column and forgets all lines.
func (l *textLayout) setWidth(width float32) {
	l.width = max(width, 40)
	l.restyle()
}

// setTypography sets the text in another size or family.
func (l *textLayout) setTypography(typ Typography) {
	l.typ = typ
	l.restyle()
}

// restyle gives every paragraph its setting and an estimated height.
func (l *textLayout) restyle() {
	l.undone, l.wrapAt = len(l.paras), 0
	for i := range l.paras {
		p := &l.paras[i]
		style(p, l.m, l.typ)
		p.before = 0
		if i > 0 {
			p.before = spaceBetween(l.paras[i-1].Kind, p.Kind, l.typ)
		}
		p.wrapped, p.ends = false, p.ends[:0]
		p.count = l.estimate(p)
	}
	l.reindex()
}

// estimate guesses the number of lines: a character is about half as wide as
// the text is high, and other scripts than Latin have two bytes a character.
func (l *textLayout) estimate(p *paraLayout) int {
	if p.End == p.Start {
		return 1
	}
	chars := float32(p.End - p.Start)
	if p.End-p.Start > 8 && l.text[p.Start+(p.End-p.Start)/2] >= 0x80 {
		chars /= 1.9
	}
	perLine := max(1, (l.width-p.indent)/(0.52*p.set.size))
	return 1 + int(chars/perLine)
}

// reindex sums up tops and line numbers after counts have changed.
func (l *textLayout) reindex() {
	clear(l.cache)
	y, line := float32(0), 0
	for i := range l.paras {
		p := &l.paras[i]
		y += p.before
		p.top, p.first = y, line
		y += float32(p.count) * p.lineH
		line += p.count
	}
	l.height, l.lines = y, line
	l.made++
}

// wrapAll wraps what is not wrapped until stop says so; nil never stops. It
// reports whether anything changed.
func (l *textLayout) wrapAll(stop func() bool) bool {
	changed := false
	for ; l.wrapAt < len(l.paras); l.wrapAt++ {
		p := &l.paras[l.wrapAt]
		if p.wrapped {
			continue
		}
		l.wrap(p)
		changed = true
		if stop != nil && stop() {
			l.wrapAt++
			break
		}
	}
	if changed {
		l.reindex()
	}
	return changed
}

// done reports whether every paragraph is wrapped.
func (l *textLayout) done() bool { return l.undone == 0 }

// wrapView wraps the paragraphs between two heights, which may move what is
// below them. It reports whether anything changed.
func (l *textLayout) wrapView(top, bottom float32) bool {
	changed := false
	for !l.done() {
		i := l.paraAtY(top)
		moved := false
		for ; i < len(l.paras) && l.paras[i].top-l.paras[i].before <= bottom; i++ {
			if !l.paras[i].wrapped {
				l.wrap(&l.paras[i])
				moved = true
			}
		}
		if !moved {
			return changed
		}
		changed = true
		l.reindex()
	}
	return changed
}

// wrapTo wraps the paragraph that holds an offset.
func (l *textLayout) wrapTo(off int) {
	p := &l.paras[l.paraOf(off)]
	if p.wrapped {
		return
	}
	l.wrap(p)
	l.reindex()
}

// paraOf returns the index of the paragraph that holds an offset, or the last
// one before it.
func (l *textLayout) paraOf(off int) int {
	i := sort.Search(len(l.paras), func(i int) bool { return l.paras[i].Start > off })
	return max(i-1, 0)
}

// paraAtY returns the index of the paragraph at a height; the space above a
// paragraph belongs to it.
func (l *textLayout) paraAtY(y float32) int {
	i := sort.Search(len(l.paras), func(i int) bool { return l.paras[i].top-l.paras[i].before > y })
	return max(i-1, 0)
}

// paraOfLine returns the index of the paragraph that holds a line.
func (l *textLayout) paraOfLine(line int) int {
	i := sort.Search(len(l.paras), func(i int) bool { return l.paras[i].first > line })
	return max(i-1, 0)
}

// lineAtY returns the line at a height, the nearest at the ends.
func (l *textLayout) lineAtY(y float32) int {
	p := &l.paras[l.paraAtY(y)]
	k := int((y - p.top) / p.lineH)
	return p.first + min(max(k, 0), p.count-1)
}

// lineOf returns the line that holds an offset. At a soft line break that is
// the line that starts there.
func (l *textLayout) lineOf(off int) int {
	p := &l.paras[l.paraOf(off)]
	if !p.wrapped {
		part := float32(off-p.Start) / float32(max(p.End-p.Start, 1))
		return p.first + min(int(part*float32(p.count)), p.count-1)
	}
	k := sort.Search(len(p.ends), func(k int) bool { return p.Start+int(p.ends[k]) > off })
	return p.first + min(k, p.count-1)
}

// top returns the upper edge of a line.
func (l *textLayout) top(line int) float32 {
	p := &l.paras[l.paraOfLine(line)]
	return p.top + float32(line-p.first)*p.lineH
}

// bounds returns the bytes of a line, trailing spaces included.
func (l *textLayout) bounds(line int) (start, end int) {
	p := &l.paras[l.paraOfLine(line)]
	if !p.wrapped {
		l.wrap(p)
		l.reindex()
		p = &l.paras[l.paraOfLine(line)]
	}
	k := min(max(line-p.first, 0), p.count-1)
	start, end = p.Start, p.End
	if k > 0 {
		start = p.Start + int(p.ends[k-1])
	}
	if k < len(p.ends) {
		end = p.Start + int(p.ends[k])
	}
	return start, end
}
