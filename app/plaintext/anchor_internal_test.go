package plaintext

import (
	"math/rand/v2"
	"testing"
)

// The search finds exactly what comparing with every part of the text finds.
func TestNearest(t *testing.T) {
	r := rand.New(rand.NewPCG(11, 12))
	letters := []rune("abcабв ")
	random := func(n int) []rune {
		out := make([]rune, n)
		for i := range out {
			out[i] = letters[r.IntN(len(letters))]
		}
		return out
	}
	found := 0
	for range 600 {
		words := random(1 + r.IntN(150))
		text := random(r.IntN(60))
		for range r.IntN(3) { // copies with a few changes
			c := append([]rune{}, words...)
			for range r.IntN(1 + len(words)/4) {
				c[r.IntN(len(c))] = 'x'
			}
			text = append(append(text, c...), random(r.IntN(40))...)
		}
		k := len(words) * 3 / 7
		h := newHaystack(string(text))
		from, to, distance, ok := h.nearest(string(words), k)
		want := smallest(words, text)
		if ok != (want <= k) {
			t.Fatalf("%q in %q: found %v, smallest distance %d of %d", string(words), string(text), ok, want, k)
		}
		if !ok {
			continue
		}
		found++
		if distance != want || levenshtein(words, text[from:to]) != distance {
			t.Fatalf("%q in %q: %d at %d-%d, which differs by %d; smallest %d",
				string(words), string(text), distance, from, to, levenshtein(words, text[from:to]), want)
		}
	}
	if found < 100 {
		t.Fatalf("found %d", found)
	}
}

// smallest gives the smallest distance of the words to any part of the text.
func smallest(words, text []rune) int {
	row := make([]int, len(text)+1) // may begin anywhere
	for i, r := range words {
		last := row[0]
		row[0] = i + 1
		for j, s := range text {
			cost := last
			if r != s {
				cost = 1 + min(last, row[j], row[j+1])
			}
			last, row[j+1] = row[j+1], cost
		}
	}
	best := row[0]
	for _, v := range row {
		best = min(best, v)
	}
	return best
}
