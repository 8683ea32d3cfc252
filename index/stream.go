package index

import (
	"encoding/binary"
	"errors"
	"hash/crc32"

	"parley/index/spans"
)

// stream is the words of one article as numbers of the vocabulary, with the positions
// at which sentences and paragraphs of the body begin.
//
// It is stored as: number of words in title and body, sentence starts, paragraph starts
// (each a count and differences), then the words; all as variable-length numbers.
type stream struct {
	words  [2][]uint32 // by spans.Field
	starts [2][]int32  // by spans.Unit
}

func (s *stream) encode(data []byte) []byte {
	data = binary.AppendUvarint(data, uint64(len(s.words[spans.Title])))
	data = binary.AppendUvarint(data, uint64(len(s.words[spans.Body])))
	for _, starts := range s.starts {
		data = binary.AppendUvarint(data, uint64(len(starts)))
		last := int32(0)
		for _, at := range starts {
			data = binary.AppendUvarint(data, uint64(at-last))
			last = at
		}
	}
	for _, words := range s.words {
		for _, n := range words {
			data = binary.AppendUvarint(data, uint64(n))
		}
	}
	return data
}

var errStream = errors.New("word stream is damaged")

// decode reads a stream as encode wrote it, into the memory of the one before.
func (s *stream) decode(data []byte, sum uint32) error {
	if crc32.Checksum(data, castagnoli) != sum {
		return errStream
	}
	d := decoder{data: data}
	lens := [2]uint64{d.number(), d.number()}
	for u := range s.starts {
		s.starts[u] = s.starts[u][:0]
		last := int32(0)
		for n := d.number(); n > 0 && !d.bad; n-- {
			last += int32(d.number())
			s.starts[u] = append(s.starts[u], last)
		}
	}
	for f, n := range lens {
		s.words[f] = s.words[f][:0]
		for ; n > 0 && !d.bad; n-- {
			s.words[f] = append(s.words[f], uint32(d.number()))
		}
	}
	if d.bad || len(d.data) > 0 {
		return errStream
	}
	return nil
}

// reader reads the places of the words that somebody hears out of streams, and skips
// all others. It reuses its memory.
type reader struct {
	slots  []uint16     // by word: which entry of hears
	hears  [][]listener // the leaves that accept a word; entry 0 is empty
	places [2][][]int32 // by spans.Field and leaf
	lens   [2]int
	starts [2][]int32 // by spans.Unit
}

// listener is a leaf that accepts a word in articles of some classes.
type listener struct {
	leaf    int
	classes classSet
}

// read reads one stream.
func (r *reader) read(data []byte, sum uint32, c class) error {
	if crc32.Checksum(data, castagnoli) != sum {
		return errStream
	}
	d := decoder{data: data}
	for f := range r.lens {
		r.lens[f] = int(d.number())
	}
	for u := range r.starts {
		r.starts[u] = r.starts[u][:0]
		last := int32(0)
		for n := d.number(); n > 0 && !d.bad; n-- {
			last += int32(d.number())
			r.starts[u] = append(r.starts[u], last)
		}
	}
	if d.bad {
		return errStream
	}
	rest := d.data
	for f := range r.places {
		for i := range r.places[f] {
			r.places[f][i] = r.places[f][i][:0]
		}
		n := r.words(rest, f, c)
		if n < 0 {
			return errStream
		}
		rest = rest[n:]
	}
	if len(rest) > 0 {
		return errStream
	}
	return nil
}

// words reads the words of one field and returns how many bytes they took, or -1.
func (r *reader) words(data []byte, f int, c class) int {
	at := 0
	for pos := range r.lens[f] {
		if at >= len(data) {
			return -1
		}
		n := uint32(data[at])
		at++
		if n >= 0x80 {
			n &= 0x7f
			for shift := 7; ; shift += 7 {
				if at >= len(data) || shift > 28 {
					return -1
				}
				b := data[at]
				at++
				n |= uint32(b&0x7f) << shift
				if b < 0x80 {
					break
				}
			}
		}
		if int(n) >= len(r.slots) || r.slots[n] == 0 {
			continue
		}
		for _, l := range r.hears[r.slots[n]] {
			if l.classes.has(c) {
				r.places[f][l.leaf] = append(r.places[f][l.leaf], int32(pos))
			}
		}
	}
	return at
}
