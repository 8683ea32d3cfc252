package workbench

import (
	"hash/fnv"
	"strings"
	"unicode"
)

// Near-duplicates: MinHash over word 3-shingles, as import.md, 10 measures it.
const (
	minHashes     = 128
	minWords      = 60  // shorter texts group only when equal
	sameJaccard   = 0.5 // the same story
	cutJaccard    = 0.3 // … or this, if one text contains most of the other
	cutContaining = 0.8
)

// Fingerprint gives the number of word 3-shingles of a text and after it 128 MinHash
// values; nil for a text too short to compare.
func Fingerprint(text string) []uint32 {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	if len(words) < minWords {
		return nil
	}
	seen := map[uint64]bool{}
	out := make([]uint32, 1+minHashes)
	for i := 1; i < len(out); i++ {
		out[i] = ^uint32(0)
	}
	for i := 0; i+3 <= len(words); i++ {
		h := fnv.New64a()
		for _, word := range words[i : i+3] {
			h.Write([]byte(word))
			h.Write([]byte{0})
		}
		base := h.Sum64()
		if seen[base] {
			continue
		}
		seen[base] = true
		for k := range minHashes {
			out[1+k] = min(out[1+k], mix(base, uint64(k)))
		}
	}
	out[0] = uint32(len(seen))
	return out
}

// mix is the k-th hash function over a shingle: the finaliser of SplitMix64 over the sum
// (Steele, Lea, Flood 2014), cut to 32 bits.
func mix(x, k uint64) uint32 {
	x += (k + 1) * 0x9e3779b97f4a7c15
	x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9
	x = (x ^ (x >> 27)) * 0x94d049bb133111eb
	return uint32((x ^ (x >> 31)) >> 32)
}

// sameStory estimates Jaccard similarity and containment of two fingerprints.
func sameStory(a, b []uint32) bool {
	if len(a) != 1+minHashes || len(b) != 1+minHashes {
		return false
	}
	equal := 0
	for i := 1; i < len(a); i++ {
		if a[i] == b[i] {
			equal++
		}
	}
	j := float64(equal) / minHashes
	containing := j * float64(a[0]+b[0]) / ((1 + j) * float64(min(a[0], b[0])))
	return j >= sameJaccard || (j >= cutJaccard && containing >= cutContaining)
}
