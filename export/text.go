package export

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Limits of a cell: 32,767 UTF-16 units and 253 line feeds; ours leave room.
const (
	mostUnits = 32000
	mostLines = 250
	cutMark   = "… [cut; full text in Parley]"
)

// units counts UTF-16 units, the measure of the file format.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

// carried reports whether a workbook can hold the character.
func carried(r rune) bool {
	switch {
	case r == '\t' || r == '\n':
		return true
	case r < 0x20, r >= 0x7F && r <= 0x9F, r == 0xFFFE, r == 0xFFFF:
		return false
	}
	return true
}

// bidiControl reports an embedding, override or isolate, or the end of one.
func bidiControl(r rune) bool {
	return r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
}

// plain reports text that needs no cleaning; nearly all text is plain.
func plain(s string) bool {
	for i := range len(s) {
		c := s[i]
		if c < 0x20 && c != '\t' && c != '\n' || c == 0x7F || c == 0xC2 || c == 0xE2 || c == 0xEF {
			return false
		}
	}
	return utf8.ValidString(s)
}

// cleanLabel makes a text fit for a cell that is not a quote: valid UTF-8, no control
// characters, no bidirectional controls, LF as the only line break.
func cleanLabel(s string) string {
	if plain(s) {
		return s
	}
	s = strings.ReplaceAll(strings.ToValidUTF8(s, "\uFFFD"), "\r\n", "\n")
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\r':
			return '\n'
		case !carried(r) || bidiControl(r):
			return -1
		}
		return r
	}, s)
}

// oneLine cleans a text and makes one line of it, without outer spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(cleanLabel(s)), " ") }

// cleanQuote takes out of a quote only what a workbook cannot carry. remark is "yes" for
// an untouched quote, else it says what was taken out and how often.
func cleanQuote(s string) (text, remark string) {
	if plain(s) {
		return s, "yes"
	}
	var taken []string
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\uFFFD")
		taken = append(taken, "invalid bytes replaced")
	}
	controls, bidi := 0, 0
	drop := !balanced(s)
	text = strings.Map(func(r rune) rune {
		switch {
		case !carried(r):
			controls++
			return -1
		case drop && bidiControl(r):
			bidi++
			return -1
		}
		return r
	}, s)
	if controls > 0 {
		taken = append(taken, fmt.Sprintf("%s taken out", count(controls, "control character")))
	}
	if bidi > 0 {
		taken = append(taken, fmt.Sprintf("%s taken out", count(bidi, "unbalanced direction mark")))
	}
	if len(taken) == 0 {
		return text, "yes"
	}
	return text, strings.Join(taken, "; ")
}

// balanced reports whether every embedding, override and isolate is closed.
func balanced(s string) bool {
	var open []rune
	for _, r := range s {
		switch {
		case r >= 0x202A && r <= 0x202E && r != 0x202C:
			open = append(open, 0x202C)
		case r >= 0x2066 && r <= 0x2068:
			open = append(open, 0x2069)
		case r == 0x202C || r == 0x2069:
			if len(open) == 0 || open[len(open)-1] != r {
				return false
			}
			open = open[:len(open)-1]
		}
	}
	return len(open) == 0
}

// cutCell shortens a text to what a cell holds, visibly; cut reports whether it did.
func cutCell(s string) (text string, cut bool) {
	if len(s) <= mostLines {
		return s, false
	}
	if n := strings.Count(s, "\n"); n > mostLines {
		i := 0
		s = strings.Map(func(r rune) rune {
			if r == '\n' {
				i++
				if i > mostLines {
					return ' '
				}
			}
			return r
		}, s)
	}
	if len(s) <= mostUnits || units(s) <= mostUnits {
		return s, false
	}
	return firstUnits(s, mostUnits-units(cutMark)) + cutMark, true
}

// firstUnits gives the longest beginning of at most n UTF-16 units.
func firstUnits(s string, n int) string {
	for i, r := range s {
		n--
		if r > 0xFFFF {
			n--
		}
		if n < 0 {
			return s[:i]
		}
	}
	return s
}

// quoteParts cuts a long quote into pieces that cells hold; joined they are the quote. No
// piece begins with a combining character where that can be avoided.
func quoteParts(s string) []string {
	if len(s) <= mostLines {
		return []string{s}
	}
	var parts []string
	for s != "" {
		piece := firstUnits(s, mostUnits)
		if i := nthLine(piece, mostLines); i > 0 {
			piece = piece[:i]
		}
		if rest := s[len(piece):]; rest != "" {
			if r, _ := utf8.DecodeRuneInString(rest); unicode.Is(unicode.M, r) {
				_, size := utf8.DecodeLastRuneInString(piece)
				piece = piece[:len(piece)-size]
			}
		}
		parts = append(parts, piece)
		s = s[len(piece):]
	}
	return parts
}

// nthLine gives the place after the nth line feed, 0 if there are fewer.
func nthLine(s string, n int) int {
	at := 0
	for range n {
		i := strings.IndexByte(s[at:], '\n')
		if i < 0 {
			return 0
		}
		at += i + 1
	}
	return at
}

// shorten cuts a text to n runes at a word, with "…".
func shorten(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	all := []rune(s)
	keep := max(n-1, 0)
	cut := string(all[:keep])
	if i := strings.LastIndexAny(cut, " \n\t"); i > len(cut)/2 && !unicode.IsSpace(all[keep]) {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.\n\t") + "…"
}

// count words a number: "1 statement", "1,234 statements".
func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	if strings.HasSuffix(noun, "y") {
		return thousands(n) + " " + strings.TrimSuffix(noun, "y") + "ies"
	}
	return thousands(n) + " " + noun + "s"
}

func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// escapeXString keeps a literal "_x000D_" from being read as a character, in places where
// the library does not do so itself.
func escapeXString(s string) string { return replaceXString(s, "_x005F_") }

// dropXString does the same where nothing reads the escape back: it takes the underscore.
func dropXString(s string) string { return replaceXString(s, "") }

// replaceXString puts something in the place of each underscore that begins an escape.
func replaceXString(s, with string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	var b strings.Builder
	for i := range len(s) {
		if s[i] == '_' && likeEscape(s[i:]) {
			b.WriteString(with)
		} else {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// rightToLeft reports whether most letters of the texts are written from right to left.
func rightToLeft(texts []string) bool {
	rtl, all := 0, 0
	for _, s := range texts {
		for _, r := range s {
			if !unicode.IsLetter(r) {
				continue
			}
			all++
			if unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana, unicode.Nko) {
				rtl++
			}
		}
	}
	return all > 0 && rtl*2 > all
}
