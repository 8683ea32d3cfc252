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

// decode reads a stream, reusing the memory of s.
func (s *stream) decode(data []byte, sum uint32) error {
	if crc32.Checksum(data, castagnoli) != sum {
		return errStream
	}
	d := decoder{data: data}
	var lens [2]uint64
	lens[spans.Title], lens[spans.Body] = d.number(), d.number()
	for u := range s.starts {
		s.starts[u] = s.starts[u][:0]
		last := int32(0)
		for n := d.number(); n > 0 && !d.bad; n-- {
			last += int32(d.number())
			s.starts[u] = append(s.starts[u], last)
		}
	}
	rest := d.data
	for f := range s.words {
		words := s.words[f][:0]
		for range lens[f] {
			var n uint32
			var shift uint
			for {
				if len(rest) == 0 || shift > 28 {
					return errStream
				}
				b := rest[0]
				rest = rest[1:]
				n |= uint32(b&0x7f) << shift
				if b < 0x80 {
					break
				}
				shift += 7
			}
			words = append(words, n)
		}
		s.words[f] = words
	}
	if d.bad || len(rest) > 0 {
		return errStream
	}
	return nil
}
