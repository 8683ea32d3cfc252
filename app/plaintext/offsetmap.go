package plaintext

import (
	"sort"

	"parley/app"
)

// OffsetMap connects byte offsets of a text with those of the text made from it. The
// zero value is the identity. Offsets outside the text are clamped to its ends.
type OffsetMap struct{ layers []layer }

// piece says that from[fromStart:fromEnd] became to[toStart:toEnd]. In a plain piece the
// bytes are the same, so offsets inside it correspond one to one.
type piece struct {
	fromStart, fromEnd int
	toStart, toEnd     int
	plain              bool
}

// layer is one pass over a text; its pieces cover both sides without a gap, in order.
type layer struct {
	pieces         []piece
	fromLen, toLen int
}

// Canonical gives the offset in the made text for an offset in the original. Inside a
// piece that was rewritten it is the piece's start.
func (m OffsetMap) Canonical(raw int) int {
	for _, l := range m.layers {
		raw = l.forward(raw, false)
	}
	return raw
}

// Raw gives the offset in the original for an offset in the made text. Inside a piece
// that was rewritten it is the piece's start.
func (m OffsetMap) Raw(canonical int) int {
	for i := len(m.layers) - 1; i >= 0; i-- {
		canonical = m.layers[i].backward(canonical, false)
	}
	return canonical
}

// CanonicalRange gives the smallest range of the made text that holds all that became of
// the original range.
func (m OffsetMap) CanonicalRange(b app.Bounds) app.Bounds {
	for _, l := range m.layers {
		b = app.Bounds{Start: l.forward(b.Start, false), End: l.forward(b.End, true)}
	}
	return ordered(b)
}

// RawRange gives the range of the original from which the made range came. It ends where
// its last character ended, so characters dropped behind it are not part of it.
func (m OffsetMap) RawRange(b app.Bounds) app.Bounds {
	for i := len(m.layers) - 1; i >= 0; i-- {
		l := m.layers[i]
		b = app.Bounds{Start: l.backward(b.Start, false), End: l.backward(b.End, true)}
	}
	return ordered(b)
}

func ordered(b app.Bounds) app.Bounds {
	b.End = max(b.End, b.Start)
	return b
}

// forward converts an offset of the original. With end set the offset closes a range:
// inside a rewritten piece it goes to the piece's end.
func (l layer) forward(off int, end bool) int {
	if off <= 0 && !end || len(l.pieces) == 0 {
		return min(max(off, 0), l.toLen)
	}
	if off >= l.fromLen {
		return l.toLen
	}
	i := sort.Search(len(l.pieces), func(i int) bool { return l.pieces[i].fromEnd > off })
	p := l.pieces[i]
	switch {
	case p.plain:
		return p.toStart + off - p.fromStart
	case off > p.fromStart && end:
		return p.toEnd
	}
	return p.toStart
}

// backward converts an offset of the made text. With end set the offset closes a range:
// it goes to the end of the piece before it, not to the start of the one after.
func (l layer) backward(off int, end bool) int {
	if len(l.pieces) == 0 {
		return min(max(off, 0), l.fromLen)
	}
	off = min(max(off, 0), l.toLen)
	if end {
		i := sort.Search(len(l.pieces), func(i int) bool { return l.pieces[i].toEnd >= off })
		p := l.pieces[min(i, len(l.pieces)-1)]
		if p.plain {
			return p.fromStart + off - p.toStart
		}
		if off == p.toStart {
			return p.fromStart
		}
		return p.fromEnd
	}
	i := sort.Search(len(l.pieces), func(i int) bool { return l.pieces[i].toEnd > off })
	if i == len(l.pieces) {
		return l.fromLen
	}
	p := l.pieces[i]
	if p.plain {
		return p.fromStart + off - p.toStart
	}
	return p.fromStart
}

// cuts reports whether an offset of the made text lies within a rewritten piece.
func (l layer) cuts(off int) bool {
	i := sort.Search(len(l.pieces), func(i int) bool { return l.pieces[i].toEnd > off })
	return i < len(l.pieces) && !l.pieces[i].plain && l.pieces[i].toStart < off
}

// rewriter builds a text and the layer that leads to it.
type rewriter struct {
	from string
	to   []byte
	at   int // how far from has been consumed
	l    layer
}

func newRewriter(from string) *rewriter {
	return &rewriter{from: from, to: make([]byte, 0, len(from))}
}

// keep copies the next n bytes as they are.
func (r *rewriter) keep(n int) {
	r.add(r.from[r.at:r.at+n], n, true)
}

// replace consumes n bytes and writes s for them.
func (r *rewriter) replace(n int, s string) {
	r.add(s, n, s == r.from[r.at:r.at+n])
}

func (r *rewriter) add(s string, n int, plain bool) {
	if last := len(r.l.pieces) - 1; plain && last >= 0 && r.l.pieces[last].plain {
		r.l.pieces[last].fromEnd += n
		r.l.pieces[last].toEnd += n
	} else if n > 0 || s != "" {
		r.l.pieces = append(r.l.pieces, piece{
			fromStart: r.at, fromEnd: r.at + n,
			toStart: len(r.to), toEnd: len(r.to) + len(s), plain: plain,
		})
	}
	r.to = append(r.to, s...)
	r.at += n
}

// done gives the text and adds the layer to m, unless nothing was changed.
func (r *rewriter) done(m *OffsetMap) string {
	r.l.fromLen, r.l.toLen = len(r.from), len(r.to)
	if len(r.l.pieces) == 1 && r.l.pieces[0].plain || len(r.l.pieces) == 0 {
		return r.from
	}
	m.layers = append(m.layers, r.l)
	return string(r.to)
}
