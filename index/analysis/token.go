package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/blevesearch/segment"
)

// Word is one token of a text. Its position is its number in the list.
type Word struct {
	Start, End int    // bytes of the original text, half-open
	Exact      string // the folded form, never empty
}

// Words cuts a text into its words.
func Words(text string) []Word {
	words := make([]Word, 0, len(text)/6)
	Each(text, func(start, end int) {
		if exact := Fold(text[start:end]); exact != "" {
			words = append(words, Word{Start: start, End: end, Exact: exact})
		}
	})
	return words
}

// Each calls yield with the bounds of every token, in order. Tokens may fold to nothing;
// those are no words and have no position.
func Each(text string, yield func(start, end int)) {
	for i := 0; i < len(text); {
		if text[i] <= ' ' {
			i++
			continue
		}
		end, simple := chunk(text, i)
		if simple {
			cutSimple(text, i, end, yield)
		} else {
			cutUnicode(text[i:end], i, yield)
		}
		i = end
	}
}

// class is what the word rules need to know of a character.
type class uint8

const (
	other class = iota
	letter
	digit
	connector // joins and counts as part of the word: _
	midBoth   // joins two letters or two digits: . and apostrophes
	midDigit  // joins two digits: , and ;
	rare      // left to the full Unicode rules
)

// chunk finds the end of the run of characters up to the next white space and tells
// whether the short rules suffice for it. White space always ends a word, so a run can
// be cut by itself.
func chunk(text string, from int) (end int, simple bool) {
	simple = true
	for i := from; i < len(text); {
		b := text[i]
		if b <= ' ' {
			return i, simple
		}
		if b < utf8.RuneSelf {
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(text[i:])
		if classOf(r) == rare {
			simple = false
		}
		i += size
	}
	return len(text), simple
}

// asciiClass has the classes of the first 128 characters.
var asciiClass = func() (t [utf8.RuneSelf]class) {
	for c := range t {
		switch r := rune(c); {
		case unicode.IsLetter(r):
			t[c] = letter
		case unicode.IsDigit(r):
			t[c] = digit
		}
	}
	t['_'] = connector
	t['.'], t['\''], t['`'] = midBoth, midBoth, midBoth
	t[','], t[';'] = midDigit, midDigit
	return t
}()

// classOf knows the letters of European alphabets and the usual punctuation; all else
// is rare. A colon never joins words here, unlike in older Unicode rules.
func classOf(r rune) class {
	switch {
	case r < utf8.RuneSelf:
		return asciiClass[r]
	case r >= 0x00C0 && r <= 0x024F: // Latin with marks
		if r == '×' || r == '÷' {
			return other
		}
		return letter
	case r >= 0x0400 && r <= 0x0481, r >= 0x048A && r <= 0x052F: // Cyrillic
		return letter
	case r == '’', r == '‘':
		return midBoth
	case r >= 0x2010 && r <= 0x2015, r == '“', r == '”', r == '„', r == '«', r == '»', r == '…', r == '•':
		return other
	}
	return rare
}

// cutSimple applies the Unicode word rules to text[from:to), which holds no rare
// character: letters, digits and connectors run together, an apostrophe or a full stop
// joins two letters or two digits, a comma or semicolon two digits.
func cutSimple(text string, from, to int, yield func(start, end int)) {
	start, solid := -1, false // solid: the word holds a letter or digit
	last := other             // class before i, connectors included
	flush := func(end int) {
		if start >= 0 && solid {
			yield(start, end)
		}
		start, solid, last = -1, false, other
	}
	for i := from; i < to; {
		c, size := classAt(text, i)
		switch c {
		case letter, digit, connector:
			if start < 0 {
				start = i
			}
			solid = solid || c != connector
			last = c
		case midBoth, midDigit:
			next := other
			if i+size < to {
				next, _ = classAt(text, i+size)
			}
			joins := last == digit && next == digit || c == midBoth && last == letter && next == letter
			if start < 0 || !joins {
				flush(i)
			}
		default:
			flush(i)
		}
		i += size
	}
	flush(to)
}

func classAt(text string, i int) (class, int) {
	if b := text[i]; b < utf8.RuneSelf {
		return asciiClass[b], 1
	}
	r, size := utf8.DecodeRuneInString(text[i:])
	return classOf(r), size
}

// cutUnicode applies the full rules of Bleve's segmenter to one run. Bytes that are not
// UTF-8 and colons separate words; a grave accent counts as an apostrophe. The changed
// run has the same length, so the offsets stay true.
func cutUnicode(run string, base int, yield func(start, end int)) {
	buf := []byte(run)
	for i := 0; i < len(buf); {
		r, size := utf8.DecodeRune(buf[i:])
		switch {
		case r == utf8.RuneError && size == 1, r == ':':
			buf[i] = ' '
		case r == '`':
			buf[i] = '\''
		}
		i += size
	}
	at := base
	for seg := segment.NewWordSegmenterDirect(buf); seg.Segment(); {
		word := seg.Bytes()
		if seg.Type() != segment.None && strings.ContainsFunc(string(word), isSolid) {
			yield(at, at+len(word))
		}
		at += len(word)
	}
}

func isSolid(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
