package index

import (
	"iter"
	"math/bits"
)

// bitset is a set of row numbers.
type bitset []uint64

func newBitset(n int) bitset { return make(bitset, (n+63)/64) }

func (b bitset) add(i uint32) { b[i/64] |= 1 << (i % 64) }

func (b bitset) has(i uint32) bool { return int(i/64) < len(b) && b[i/64]&(1<<(i%64)) != 0 }

func (b bitset) clone() bitset { return append(bitset(nil), b...) }

// and, or and without change b. All sets of one search have the same length.
func (b bitset) and(c bitset) {
	for i := range b {
		b[i] &= c[i]
	}
}

func (b bitset) or(c bitset) {
	for i := range b {
		b[i] |= c[i]
	}
}

func (b bitset) without(c bitset) {
	for i := range b {
		b[i] &^= c[i]
	}
}

// max gives the greatest member, or -1.
func (b bitset) max() int {
	for i := len(b) - 1; i >= 0; i-- {
		if b[i] != 0 {
			return i*64 + bits.Len64(b[i]) - 1
		}
	}
	return -1
}

// len gives the number of members.
func (b bitset) len() (n int) {
	for _, w := range b {
		n += bits.OnesCount64(w)
	}
	return n
}

// list gives the members, ascending.
func (b bitset) list() []uint32 {
	list := make([]uint32, 0, b.len())
	for i, w := range b {
		for w != 0 {
			list = append(list, uint32(i*64+bits.TrailingZeros64(w)))
			w &= w - 1
		}
	}
	return list
}

// all yields the members in ascending order.
func (b bitset) all() iter.Seq[uint32] {
	return func(yield func(uint32) bool) {
		for i, w := range b {
			for w != 0 {
				if !yield(uint32(i*64 + bits.TrailingZeros64(w))) {
					return
				}
				w &= w - 1
			}
		}
	}
}
