package index

import (
	"encoding/binary"
	"errors"
	"hash/maphash"
	"slices"
	"sync"
	"unicode/utf8"

	"parley/index/analysis"
)

// vocabulary numbers the folded words in the order of their first appearance, so that
// frequent words have small numbers. It is safe for concurrent use.
type vocabulary struct {
	mu    sync.RWMutex
	terms []string
	table []uint32 // open addressing; number of the word plus one
	seed  maphash.Seed
	forms map[formKey]*formBucket
}

// formKey names the words that begin with a letter, seen in a language. No stemmer
// changes the first letter of a word.
type formKey struct {
	lang  string
	first rune
}

// formBucket holds the words of a key by their stem, up to a number of words.
type formBucket struct {
	upTo   int
	byStem map[string][]uint32
}

func newVocabulary() *vocabulary {
	return &vocabulary{seed: maphash.MakeSeed(), table: make([]uint32, 1024), forms: map[formKey]*formBucket{}}
}

// number finds a word.
func (v *vocabulary) number(term string) (uint32, bool) {
	v.mu.RLock()
	defer v.mu.RUnlock()
	n := v.table[v.slot(term)]
	return n - 1, n != 0
}

// add numbers a word; fresh tells that it was not known.
func (v *vocabulary) add(term string) (n uint32, fresh bool) {
	v.mu.Lock()
	defer v.mu.Unlock()
	s := v.slot(term)
	if n := v.table[s]; n != 0 {
		return n - 1, false
	}
	v.terms = append(v.terms, term)
	v.table[s] = uint32(len(v.terms))
	if len(v.terms)*2 > len(v.table) {
		v.table = make([]uint32, 2*len(v.table))
		for i, t := range v.terms {
			v.table[v.slot(t)] = uint32(i + 1)
		}
	}
	return uint32(len(v.terms) - 1), true
}

// slot is where a word stands in the table, or would.
func (v *vocabulary) slot(term string) int {
	mask := len(v.table) - 1
	for i := int(maphash.String(v.seed, term)) & mask; ; i = (i + 1) & mask {
		if n := v.table[i]; n == 0 || v.terms[n-1] == term {
			return i
		}
	}
}

// all gives the words known now; the slice does not change later.
func (v *vocabulary) all() []string {
	v.mu.RLock()
	defer v.mu.RUnlock()
	return slices.Clip(v.terms)
}

// sameForms gives the numbers of the known words that share their stem with the word.
func (v *vocabulary) sameForms(lang, exact string) []uint32 {
	first, _ := utf8.DecodeRuneInString(exact)
	key := formKey{lang, first}
	stem := analysis.Stem(lang, exact)
	v.mu.Lock()
	defer v.mu.Unlock()
	b := v.forms[key]
	if b == nil {
		b = &formBucket{byStem: map[string][]uint32{}}
		v.forms[key] = b
	}
	for ; b.upTo < len(v.terms); b.upTo++ {
		term := v.terms[b.upTo]
		if r, _ := utf8.DecodeRuneInString(term); r == first {
			s := analysis.Stem(lang, term)
			b.byStem[s] = append(b.byStem[s], uint32(b.upTo))
		}
	}
	return slices.Clip(b.byStem[stem])
}

// decode reads the words of a vocabulary file.
func (v *vocabulary) decode(data []byte) error {
	all := string(data)
	for at := 0; at < len(all); {
		n, size := binary.Uvarint(data[at:])
		at += size
		if size <= 0 || n > uint64(len(all)-at) {
			return errors.New("word cut off")
		}
		v.add(all[at : at+int(n)])
		at += int(n)
	}
	return nil
}

func encodeTerm(data []byte, term string) []byte {
	return append(binary.AppendUvarint(data, uint64(len(term))), term...)
}
