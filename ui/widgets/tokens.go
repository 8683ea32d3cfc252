package widgets

import (
	"unicode"
	"unicode/utf8"

	"github.com/rivo/uniseg"
)

// maxToken is how long a piece of text is measured at once, in bytes. It is
// wider than any column, so a text without spaces is still set in lines.
const maxToken = 240

// token is a word with the spaces after it. The word runs from start to end,
// the spaces from end to next.
type token struct {
	start, end, next int
	width, spaces    float32
	out              bool // drawn in the theme's font
	cut              bool // ends for its length only, in the midst of a word
}

// nextToken reads the word that starts at pos; limit is the end of the line or
// of the paragraph. A word ends before a space, after a hyphen between letters
// and beside a wide rune.
func nextToken(text string, pos, limit int) token {
	t := token{start: pos}
	t.end = wordEnd(text, pos, limit)
	if t.end-pos > maxToken {
		if e := graphemeEnd(text, pos, t.end); e < t.end {
			t.end, t.next, t.cut = e, e, true
			return t
		}
	}
	t.next = t.end
	for t.next < limit && isBlank(text[t.next]) {
		t.next++
	}
	if t.next > t.end && t.next < limit && text[t.next] >= 0xCC {
		// A combining mark sits on the last space: the space belongs to it.
		if r, _ := utf8.DecodeRuneInString(text[t.next:limit]); extends(r) {
			t.next--
			if t.next == pos {
				t.end = wordEnd(text, pos+1, limit)
				t.next = t.end
			}
		}
	}
	return t
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' }

func wordEnd(text string, pos, limit int) int {
	prev := rune(0)
	for i := pos; i < limit; {
		c := text[i]
		if isBlank(c) && !(i > pos && prev >= 0x600 && prepends(prev)) {
			return i
		}
		if c < utf8.RuneSelf {
			i++
			if (c == '-' || c == '/') && breaksAfter(text, pos, i, limit) {
				return i
			}
			prev = rune(c)
			continue
		}
		r, n := utf8.DecodeRuneInString(text[i:limit])
		if i > pos && (isWide(r) || isWide(prev)) && !sticks(prev, r) {
			return i
		}
		i += n
		if (r == 0x2014 || r == 0x2013 || r == 0x2010 || r == 0x200B) && i < limit && !sticksAt(text, i, limit) {
			return i
		}
		prev = r
	}
	return limit
}

// breaksAfter reports whether a hyphen or slash before i stands between two
// letters.
func breaksAfter(text string, pos, i, limit int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[pos : i-1])
	after, _ := utf8.DecodeRuneInString(text[i:limit])
	return unicode.IsLetter(before) && unicode.IsLetter(after)
}

func sticksAt(text string, i, limit int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:limit])
	return extends(r)
}

// graphemeEnd returns the last grapheme bound within maxToken bytes of pos, or
// the end of the first grapheme when it is longer than that.
func graphemeEnd(text string, pos, limit int) int {
	state, at := -1, pos
	for at < limit {
		var cluster string
		cluster, _, _, state = uniseg.FirstGraphemeClusterInString(text[at:limit], state)
		if at > pos && at+len(cluster)-pos > maxToken {
			break
		}
		at += len(cluster)
	}
	return at
}
