package plaintext

// matcher finds where a text comes nearest to a pattern, counting inserted, dropped and
// replaced runes. It is the bit-parallel algorithm of Myers (1999) in blocks of 64 runes of
// the pattern, with Ukkonen's cut: blocks that cannot lead to a match are not looked at.
type matcher struct {
	length int
	blocks int
	peq    []uint64 // by letter, then block: where the letter stands in the pattern
	plus   []uint64 // vertical differences of a block: +1
	minus  []uint64 // −1
	score  []int    // distance at the last row of a block
	active int      // index of the last block looked at
	fresh  bool
}

// wordBits is the number of rows of a block.
const wordBits = 64

func newMatcher(pattern []int32, letters int) *matcher {
	blocks := (len(pattern) + 63) / 64
	m := &matcher{
		length: len(pattern), blocks: blocks, peq: make([]uint64, blocks*letters),
		plus: make([]uint64, blocks), minus: make([]uint64, blocks), score: make([]int, blocks), fresh: true,
	}
	for i, id := range pattern {
		if id >= 0 {
			m.peq[int(id)*blocks+i/64] |= 1 << (i % 64)
		}
	}
	return m
}

// rows gives the number of pattern runes up to the end of a block.
func (m *matcher) rows(block int) int { return min(64*(block+1), m.length) }

// open begins to look at a block whose upper neighbour now has the distance above.
func (m *matcher) open(block, above int) {
	m.plus[block], m.minus[block] = ^uint64(0), 0
	m.score[block] = above + m.rows(block) - 64*block
}

// step moves a block one column on. in and the result are the horizontal differences above
// and at the last row of the block.
func (m *matcher) step(block int, letter int32, in int) int {
	eq := m.peq[int(letter)*m.blocks+block]
	pv, mv := m.plus[block], m.minus[block]
	xv := eq | mv
	if in < 0 {
		eq |= 1
	}
	xh := (((eq & pv) + pv) ^ pv) | eq
	ph := mv | ^(xh | pv)
	mh := pv & xh
	last := uint64(1) << ((m.rows(block) - 1) % 64)
	out := 0
	if ph&last != 0 {
		out = 1
	} else if mh&last != 0 {
		out = -1
	}
	ph, mh = ph<<1, mh<<1
	if in < 0 {
		mh |= 1
	} else if in > 0 {
		ph |= 1
	}
	m.plus[block], m.minus[block] = mh|^(xv|ph), ph&xv
	m.score[block] += out
	return out
}

// search looks in the text for the first place with at most k differences and gives its
// end and their number, or −1. A later call goes on where the last one ended.
func (m *matcher) search(text []int32, k int) (end, distance int) {
	if m.fresh {
		m.fresh, m.active = false, min(k/64, m.blocks-1)
		for b, above := 0, 0; b <= m.active; b++ {
			m.open(b, above)
			above = m.score[b]
		}
	}
	for at, letter := range text {
		carry := 0
		for b := range m.active + 1 {
			carry = m.step(b, letter, carry)
		}
		m.cut(letter, carry, k)
		if m.active == m.blocks-1 && m.score[m.active] <= k {
			return at + 1, m.score[m.active]
		}
	}
	return -1, 0
}

// cut opens the next block when a match may reach into it and closes blocks that no match
// of at most k differences passes through. The first block stays: a match may begin
// anywhere.
func (m *matcher) cut(letter int32, carry, k int) {
	next := m.active + 1
	above := m.score[m.active] - carry // in the column before
	if next < m.blocks && above <= k && (carry < 0 || m.peq[int(letter)*m.blocks+next]&1 != 0) {
		m.open(next, above)
		m.step(next, letter, carry)
		m.active = next
		return
	}
	for m.active > 0 && m.score[m.active] >= k+wordBits {
		m.active--
	}
}

// begin gives how many runes at the end of the text are the place that was found to differ
// from the pattern, both taken backwards, by the distance; of several lengths the one
// nearest to that of the pattern.
func (m *matcher) begin(text []int32, distance int) int {
	for b, above := 0, 0; b < m.blocks; b++ {
		m.open(b, above)
		above = m.score[b]
	}
	best, off := 0, m.length // nothing at all differs by the whole pattern
	for n := 1; n <= min(len(text), m.length+distance); n++ {
		carry := 1
		for b := range m.blocks {
			carry = m.step(b, text[len(text)-n], carry)
		}
		if m.score[m.blocks-1] <= distance && abs(n-m.length) < off {
			best, off = n, abs(n-m.length)
		}
	}
	return best
}

func abs(n int) int { return max(n, -n) }
