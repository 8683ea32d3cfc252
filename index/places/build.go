package places

import (
	"encoding/binary"
	"slices"
)

// Builder gathers the words of the rows of one batch. It is for one goroutine and can be
// used again after Reset.
type Builder struct {
	from, to uint32
	words    []entry  // of both fields, in the order in which they came
	starts   [2][]at  // of sentences and paragraphs
	counts   []uint32 // by key: how many entries, then where the next one goes
	keys     []Key    // those with a count
	sorted   []at
	encoder  encoder
	pos      []byte
}

type entry struct {
	key Key
	at
}

type at struct{ row, pos uint32 }

// Reset begins a batch whose rows are numbered from here on.
func (b *Builder) Reset(from uint32) {
	b.from, b.to = from, from
	b.words, b.keys = b.words[:0], b.keys[:0]
	for u := range b.starts {
		b.starts[u] = b.starts[u][:0]
	}
}

// Add appends the next row: the numbers of its words in both fields, and with which words
// of the second its sentences and paragraphs begin.
func (b *Builder) Add(words [2][]uint32, starts [2][]int32) {
	row := b.to
	b.to++
	for f, list := range words {
		for pos, n := range list {
			k := Word(n, f)
			if short := int(k) - len(b.counts) + 1; short > 0 {
				b.counts = append(b.counts, make([]uint32, short)...)
			}
			if b.counts[k] == 0 {
				b.keys = append(b.keys, k)
			}
			b.counts[k]++
			b.words = append(b.words, entry{k, at{row, uint32(pos)}})
		}
	}
	for u, list := range starts {
		for _, pos := range list {
			b.starts[u] = append(b.starts[u], at{row, uint32(pos)})
		}
	}
}

// segment makes the lists of what was added, in memory. The counts are zero again then.
func (b *Builder) segment(sum uint32) (*segment, error) {
	slices.Sort(b.keys)
	next := uint32(0)
	for _, k := range b.keys {
		next, b.counts[k] = next+b.counts[k], next
	}
	b.sorted = slices.Grow(b.sorted[:0], len(b.words))[:len(b.words)]
	for _, e := range b.words {
		b.sorted[b.counts[e.key]] = e.at
		b.counts[e.key]++
	}
	w, err := newWriter(b.from, b.to, sum, nil)
	if err != nil {
		return nil, err
	}
	from := uint32(0)
	for _, k := range b.keys {
		to := b.counts[k]
		if err := w.add(k, b.list(b.sorted[from:to])); err != nil {
			return nil, err
		}
		from, b.counts[k] = to, 0
	}
	for u, k := range []Key{Sentences, Paragraphs} {
		if len(b.starts[u]) > 0 {
			if err := w.add(k, b.list(b.starts[u])); err != nil {
				return nil, err
			}
		}
	}
	return w.finish()
}

// list encodes the places of one key, which are in order.
func (b *Builder) list(places []at) []byte {
	b.encoder.begin()
	for i := 0; i < len(places); {
		row, last, first := places[i].row, uint32(0), i
		b.pos = b.pos[:0]
		for ; i < len(places) && places[i].row == row; i++ {
			b.pos = binary.AppendUvarint(b.pos, uint64(places[i].pos-last))
			last = places[i].pos
		}
		b.encoder.add(row, uint32(i-first), b.pos)
	}
	return b.encoder.finish()
}
