package plaintext

import (
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Canonical gives the canonical form of a text and where each of its bytes came from:
// UTF-8 in NFC, "\n" as the only line end, no byte order mark, soft hyphens, zero-width
// spaces, bidi or other control characters (a tab becomes a space), no white space at
// line ends. Joiners (U+200C, U+200D) stay. Bytes that are not UTF-8 become U+FFFD.
// Blank lines stay: what they mean is the reader's business.
func Canonical(raw string) (text string, m OffsetMap) {
	text = mapRunes(raw, &m)
	text = trimLines(text, &m)
	text = compose(text, norm.NFC, &m)
	return text, m
}

// mapRunes drops, keeps or replaces each character.
func mapRunes(s string, m *OffsetMap) string {
	w := newRewriter(s)
	for w.at < len(s) {
		r, n := utf8.DecodeRuneInString(s[w.at:])
		switch {
		case r == utf8.RuneError && n <= 1:
			w.replace(brokenLen(s[w.at:]), "\uFFFD")
		case r == '\r':
			if w.at+1 < len(s) && s[w.at+1] == '\n' {
				n++
			}
			w.replace(n, "\n")
		case isLineBreak(r):
			w.replace(n, "\n")
		case r == '\t':
			w.replace(n, " ")
		case isDropped(r):
			w.replace(n, "")
		default:
			w.keep(n)
		}
	}
	return w.done(m)
}

// brokenLen gives the length of the broken character at the start of s: a sequence cut
// short is one character, any other wrong byte is one too.
func brokenLen(s string) int {
	want := 0
	switch c := s[0]; {
	case c >= 0xC2 && c <= 0xDF:
		want = 2
	case c >= 0xE0 && c <= 0xEF:
		want = 3
	case c >= 0xF0 && c <= 0xF4:
		want = 4
	}
	n := 1
	for n < want-1 && n < len(s) && s[n]&0xC0 == 0x80 && secondByteFits(s[0], s[1]) {
		n++
	}
	return n
}

// secondByteFits excludes overlong forms, surrogates and what lies above U+10FFFF.
func secondByteFits(first, second byte) bool {
	switch first {
	case 0xE0:
		return second >= 0xA0
	case 0xED:
		return second < 0xA0
	case 0xF0:
		return second >= 0x90
	case 0xF4:
		return second < 0x90
	}
	return true
}

func isLineBreak(r rune) bool {
	switch r {
	case '\n', '\v', '\f', '\u0085', '\u2028', '\u2029':
		return true
	}
	return false
}

// isDropped names what never stands in canonical text: controls, marks that only steer
// the display, and code points that are no characters.
func isDropped(r rune) bool {
	switch {
	case isInvisible(r), unicode.Is(unicode.Bidi_Control, r), unicode.Is(unicode.Noncharacter_Code_Point, r):
		return true
	}
	return unicode.IsControl(r) && r != '\n'
}

func isInvisible(r rune) bool {
	switch r {
	case '\u00AD', '\u200B', '\u2060', '\uFEFF':
		return true
	}
	return false
}

// trimLines cuts white space at the end of each line.
func trimLines(s string, m *OffsetMap) string {
	w := newRewriter(s)
	for w.at < len(s) {
		rest := s[w.at:]
		end := len(rest)
		for i := range len(rest) {
			if rest[i] == '\n' {
				end = i
				break
			}
		}
		kept := len(trimRight(rest[:end]))
		if kept > 0 {
			w.keep(kept)
		}
		if kept < end {
			w.replace(end-kept, "")
		}
		if end < len(rest) {
			w.keep(1)
		}
	}
	return w.done(m)
}

func trimRight(s string) string {
	for s != "" {
		r, n := utf8.DecodeLastRuneInString(s)
		if !unicode.IsSpace(r) {
			break
		}
		s = s[:len(s)-n]
	}
	return s
}

// compose brings s into a normalisation form, one normalisation segment at a time.
func compose(s string, form norm.Form, m *OffsetMap) string {
	if form.IsNormalString(s) {
		return s
	}
	w := newRewriter(s)
	var it norm.Iter
	it.InitString(form, s)
	var out []byte
	for !it.Done() {
		out = append(out, it.Next()...)
		if n := it.Pos() - w.at; n > 0 || it.Done() { // one character may come in several steps
			w.replace(n, string(out))
			out = out[:0]
		}
	}
	return w.done(m)
}
