package analysis

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives the form of a token in which words are compared: lower case, without
// accents (except that й, ї and ў keep their mark: мой is not мои), apostrophes alike,
// without soft hyphens and zero-width characters, without the English possessive and
// the French and Italian elision, and dotted abbreviations joined (U.S gives us).
//
// It is idempotent. The result may be empty: such a token is no word.
func Fold(raw string) string {
	word := raw
	if plain, lower := shape(raw); !plain {
		word = foldUnicode(raw)
	} else if !lower {
		word = strings.ToLower(raw)
	}
	if strings.IndexByte(word, '`') >= 0 {
		word = strings.ReplaceAll(word, "`", "'")
	}
	for {
		next := joinDotted(cutElision(cutPossessive(word)))
		if next == word {
			return word
		}
		word = next
	}
}

// shape tells whether a word is ASCII, or Cyrillic without marks, and lower case.
func shape(s string) (plain, lower bool) {
	lower = true
	for _, r := range s {
		switch {
		case r < utf8.RuneSelf:
			lower = lower && (r < 'A' || r > 'Z')
		case r >= 'а' && r <= 'я', r == 'і':
		case r >= 'А' && r <= 'Я', r == 'І':
			lower = false
		default:
			return false, false
		}
	}
	return true, lower
}

// The marks that stay, by the letter they stand on.
const (
	breve     = '\u0306'
	diaeresis = '\u0308'
)

func foldUnicode(s string) string {
	s = strings.ToValidUTF8(s, "")
	var b strings.Builder
	var base rune
	for _, r := range strings.ToLower(norm.NFKD.String(strings.ToLower(s))) {
		switch {
		case unicode.Is(unicode.Mn, r):
			if !(r == breve && (base == 'и' || base == 'у') || r == diaeresis && base == 'і') {
				continue
			}
			base = 0 // a second mark of the kind is dropped
		case unicode.Is(unicode.Cf, r):
			continue
		default:
			if s := spelled(r); s != "" {
				b.WriteString(s)
				base = 0
				continue
			}
			r = unify(r)
			base = r
		}
		b.WriteRune(r)
	}
	return norm.NFC.String(b.String())
}

// spelled writes letters that are no letter with a mark to Unicode, as people do without
// the keyboard for them.
func spelled(r rune) string {
	switch r {
	case 'ß':
		return "ss"
	case 'æ':
		return "ae"
	case 'œ':
		return "oe"
	case 'þ':
		return "th"
	case 'ø':
		return "o"
	case 'đ', 'ð':
		return "d"
	case 'ł':
		return "l"
	case 'ħ':
		return "h"
	case 'ı':
		return "i"
	}
	return ""
}

// unify maps characters that differ in looks only.
func unify(r rune) rune {
	switch r {
	case '’', '‘', 'ʼ', '`':
		return '\''
	case 'ς':
		return 'σ'
	}
	return r
}

func cutPossessive(word string) string {
	if rest, ok := strings.CutSuffix(word, "'s"); ok && rest != "" {
		return rest
	}
	return word
}

// cutElision removes an article or conjunction that lost its vowel: l'union, dell'arte.
func cutElision(word string) string {
	head, rest, ok := strings.Cut(word, "'")
	if !ok || rest == "" {
		return word
	}
	if first, _ := utf8.DecodeRuneInString(rest); first >= 0x0370 {
		return word // the rule is for Latin letters
	}
	switch head {
	case "l", "d", "j", "m", "t", "s", "c", "n", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu",
		"un", "all", "dall", "dell", "nell", "sull", "quest":
		return rest
	}
	return word
}

// joinDotted joins single letters with full stops between: u.s.a gives usa. It does so
// in either case, so that an abbreviation typed in small letters is found too.
func joinDotted(word string) string {
	if strings.IndexByte(word, '.') < 0 {
		return word
	}
	for part := range strings.SplitSeq(word, ".") {
		r, size := utf8.DecodeRuneInString(part)
		if size == 0 || size != len(part) || !unicode.IsLetter(r) {
			return word
		}
	}
	return strings.ReplaceAll(word, ".", "")
}
