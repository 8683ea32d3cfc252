package plaintext

import (
	"unicode"
	"unicode/utf8"

	"parley/app"
)

// surroundings are the normalised words before and after a place.
type surroundings struct{ prefix, suffix string }

// around gives the surroundings of a place in a normalised text.
func around(text string, b app.Bounds) surroundings {
	return surroundings{tail(text[:b.Start], app.ContextRunes), head(text[b.End:], app.ContextRunes)}
}

// alike tells from 0 to 1 how much the surroundings of a place in a normalised text are
// like these: the mean of both sides. As many runes are compared as there are here; a
// place at the end of the text it was cut from is only like another at the end.
func (s surroundings) alike(text string, b app.Bounds) float64 {
	before, after := tail(text[:b.Start], len(s.prefix)), head(text[b.End:], len(s.suffix))
	if s.prefix != "" {
		before = tail(before, runeCount(s.prefix))
	} else {
		before = tail(text[:b.Start], 1)
	}
	if s.suffix != "" {
		after = head(after, runeCount(s.suffix))
	} else {
		after = head(text[b.End:], 1)
	}
	return (similarity(s.prefix, before) + similarity(s.suffix, after)) / 2
}

// similarity is 1 for equal texts and falls with their Levenshtein distance to 0.
func similarity(a, b string) float64 {
	if a == b {
		return 1
	}
	x, y := []rune(a), []rune(b)
	return 1 - float64(levenshtein(x, y))/float64(max(len(x), len(y)))
}

// levenshtein counts the runes to insert, drop or replace. It is meant for short texts:
// its time is the product of the lengths.
func levenshtein(a, b []rune) int {
	var small [2 * app.ContextRunes]int
	row := small[:0]
	for j := range len(b) + 1 {
		row = append(row, j)
	}
	for i, r := range a {
		last := row[0]
		row[0] = i + 1
		for j, s := range b {
			cost := last
			if r != s {
				cost = 1 + min(last, row[j], row[j+1])
			}
			last, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

func runeCount(s string) int { return utf8.RuneCountInString(s) }

// head gives the first n runes.
func head(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// tail gives the last n runes.
func tail(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

const joiner = '\u200D'

// cutsCharacter reports whether an offset on a rune bound lies inside what a reader takes
// for one character: before a mark, a joiner or a skin tone, behind a joiner, between the
// letters of a flag.
func cutsCharacter(text string, off int) bool {
	if off <= 0 || off >= len(text) {
		return false
	}
	next, _ := utf8.DecodeRuneInString(text[off:])
	last, _ := utf8.DecodeLastRuneInString(text[:off])
	switch {
	case next == joiner || last == joiner && !unicode.IsSpace(next), unicode.In(next, unicode.Mn, unicode.Me, unicode.Mc):
		return !unicode.IsSpace(last)
	case next >= 0x1F3FB && next <= 0x1F3FF: // skin tones
		return !unicode.IsSpace(last)
	case isFlagLetter(next) && isFlagLetter(last):
		n := 0
		for at := off; at > 0 && isFlagLetter(last); n++ {
			last, _ = utf8.DecodeLastRuneInString(text[:at])
			if !isFlagLetter(last) {
				break
			}
			at -= utf8.RuneLen(last)
		}
		return n%2 == 1
	}
	return false
}

func isFlagLetter(r rune) bool { return r >= 0x1F1E6 && r <= 0x1F1FF }
