package plaintext

import (
	"unicode"
	"unicode/utf8"

	"parley/app"
)

// longestSimilar is the longest quote, in runes, for which similar words are looked for:
// two pages of print. The search takes time in proportion to the length of the quote.
const longestSimilar = 4000

// haystack is a normalised text prepared for the search of similar words: each rune as a
// small number, and where it begins.
type haystack struct {
	letters map[rune]int32
	runes   []int32
	starts  []int32 // bytes; one more than runes
}

func newHaystack(text string) *haystack {
	n := runeCount(text)
	h := &haystack{letters: map[rune]int32{}, runes: make([]int32, 0, n), starts: make([]int32, 0, n+1)}
	for at, r := range text {
		id, ok := h.letters[r]
		if !ok {
			id = int32(len(h.letters)) //nolint:gosec // there are not that many characters
			h.letters[r] = id
		}
		h.runes = append(h.runes, id)
		h.starts = append(h.starts, int32(at)) //nolint:gosec // texts are far below 2 GB
	}
	h.starts = append(h.starts, int32(len(text))) //nolint:gosec // as above
	return h
}

// similar gives the place most like the words, as a suggestion, where there is one good
// enough. The similarity is that of the words found by the search; the bounds are then
// widened to whole words.
func (a *Anchoring) similar(words string) Anchor {
	m := runeCount(words)
	if m > longestSimilar {
		return orphan()
	}
	if a.haystack == nil {
		a.haystack = newHaystack(a.now.Text)
	}
	// 1 − k/max(m, w) ≥ 0.7, and w, the length of the place, is at most m + k.
	k := int(float64(m) * (1 - similarLeast) / similarLeast)
	from, to, distance, ok := a.haystack.nearest(words, k)
	if !ok {
		return orphan()
	}
	score := 1 - float64(distance)/float64(max(m, to-from))
	if score < similarLeast {
		return orphan()
	}
	b := a.widen(app.Bounds{Start: int(a.haystack.starts[from]), End: int(a.haystack.starts[to])})
	if b.Len() <= 0 {
		return orphan()
	}
	return Anchor{Bounds: a.now.Source(b), Status: app.PlacedReview, Method: app.MethodSimilar, Score: score}
}

// widen moves the ends of a range of the normalised text out to whole words, and to places
// where a character of the source begins; white space at the ends is left out.
func (a *Anchoring) widen(b app.Bounds) app.Bounds {
	text := a.now.Text
	for b.Start < b.End && text[b.Start] == ' ' {
		b.Start++
	}
	for b.Start < b.End && text[b.End-1] == ' ' {
		b.End--
	}
	good := func(off int) bool {
		return !insideWord(text, off) && a.now.isBound(off) && !cutsCharacter(text, off) &&
			!cutsCharacter(a.text, a.now.m.Raw(off))
	}
	for b.Start > 0 && !good(b.Start) {
		_, n := utf8.DecodeLastRuneInString(text[:b.Start])
		b.Start -= n
	}
	for b.End < len(text) && !good(b.End) {
		_, n := utf8.DecodeRuneInString(text[b.End:])
		b.End += n
	}
	return b
}

func insideWord(text string, off int) bool {
	if off <= 0 || off >= len(text) {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(text[:off])
	next, _ := utf8.DecodeRuneInString(text[off:])
	return partOfWord(last) && partOfWord(next)
}

func partOfWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

// nearest finds the range of runes with the fewest differences to the words, at most k;
// the first of several.
func (h *haystack) nearest(words string, k int) (from, to, distance int, ok bool) {
	pattern := h.letter(words)
	forward := newMatcher(pattern, len(h.letters))
	to, distance = -1, 0
	for at := 0; at < len(h.runes) && k >= 0; {
		end, found := forward.search(h.runes[at:], k)
		if end < 0 {
			break
		}
		at += end
		to, distance, k = at, found, found-1
	}
	if to < 0 {
		return 0, 0, 0, false
	}
	length := newMatcher(backwards(pattern), len(h.letters)).begin(h.runes[:to], distance)
	return to - length, to, distance, true
}

// letter gives words in the numbers of the text; a rune that the text does not have is −1.
func (h *haystack) letter(words string) []int32 {
	out := make([]int32, 0, len(words))
	for _, r := range words {
		id, ok := h.letters[r]
		if !ok {
			id = -1
		}
		out = append(out, id)
	}
	return out
}

func backwards(in []int32) []int32 {
	out := make([]int32, len(in))
	for i, v := range in {
		out[len(in)-1-i] = v
	}
	return out
}
