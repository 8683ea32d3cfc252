package extract

import (
	"strings"
	"unicode"

	"github.com/RadhiFadlillah/whatlanggo"
)

const (
	languageSample = 64 << 10 // bytes; more text does not change the answer
	fewLetters     = 200      // below, a declared language is more reliable than the text
	tooFewLetters  = 12       // below, trigrams tell nothing
)

// language gives the language of a text and how it is known. Of short texts, and of
// languages the detector does not know, the declared tag is believed.
func language(text, declared, declaredBy string) (lang, how string) {
	base := baseLanguage(declared)
	if len(text) > languageSample {
		text = text[:languageSample]
	}
	s := countScripts(text)
	if base != "" && (s.letters < fewLetters || !detectable(base)) {
		return base, declaredBy
	}
	lang, sure := s.language()
	if lang == "" && (s.letters >= tooFewLetters || base != "") {
		lang, sure = latinOrOther(text)
	}
	switch {
	case lang == "" && base == "":
		return "", ""
	case lang == "", !sure && base != "", lang == "nb" && (base == "no" || base == "nn"):
		return base, declaredBy
	}
	return lang, byDetection
}

// baseLanguage cuts "en-GB" to "en"; what is no tag becomes empty.
func baseLanguage(tag string) string {
	tag = strings.ToLower(strings.TrimSpace(tag))
	base, _, _ := strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	switch base {
	case "ua":
		return "uk" // a frequent mistake: the country for the language
	case "utf": // another one: the encoding
		return ""
	}
	if len(base) < 2 || len(base) > 3 || strings.Trim(base, "abcdefghijklmnopqrstuvwxyz") != "" {
		return ""
	}
	return base
}

// detectable reports whether the detector knows a language.
func detectable(base string) bool {
	switch base {
	case "no", "nn", "zh", "uk", "ru", "be", "bg", "sr", "mk", "ja", "ko":
		return true
	}
	for lang := range whatlanggo.Langs {
		if lang.Iso6391() == base {
			return true
		}
	}
	return false
}

// scripts counts the letters that tell languages apart.
type scripts struct {
	letters, cyrillic, kana, han, hangul int
	uk, ru, be, bg, sr, mk, central      int
}

func countScripts(text string) scripts {
	var s scripts
	for _, r := range text {
		if !unicode.IsLetter(r) {
			continue
		}
		s.letters++
		switch {
		case r < unicode.MaxLatin1:
		case unicode.Is(unicode.Cyrillic, r):
			s.cyrillic++
			s.countCyrillic(unicode.ToLower(r))
		case unicode.In(r, unicode.Hiragana, unicode.Katakana):
			s.kana++
		case unicode.Is(unicode.Han, r):
			s.han++
		case unicode.Is(unicode.Hangul, r):
			s.hangul++
		}
	}
	return s
}

func (s *scripts) countCyrillic(r rune) {
	switch r {
	case 'ї', 'є', 'ґ':
		s.uk += 2
	case 'і':
		s.uk++
	case 'ы', 'э', 'ё':
		s.ru++
	case 'ў':
		s.be++
	case 'ъ':
		s.bg++
	case 'љ', 'њ', 'ћ', 'ђ', 'џ':
		s.sr++
	case 'ј':
		s.sr++
		s.mk++
	case 'ќ', 'ѓ', 'ѕ':
		s.mk += 3
	case 'ә', 'ғ', 'қ', 'ң', 'ө', 'ұ', 'ү', 'һ', 'ҳ', 'ҷ', 'ӣ', 'ӯ':
		s.central++
	}
}

// language decides by letters where letters decide.
func (s scripts) language() (lang string, sure bool) {
	if s.letters == 0 {
		return "", false
	}
	east := s.kana + s.han + s.hangul
	switch {
	case east*2 > s.letters && s.hangul*2 > east:
		return "ko", true
	case east*2 > s.letters && s.kana*20 > east:
		return "ja", true
	case east*2 > s.letters:
		return "zh", true
	case s.cyrillic*2 <= s.letters:
		return "", false
	case s.central*50 > s.cyrillic:
		return "", false // Kazakh, Tajik, Mongolian and others: left to the detector
	case s.be*100 > s.cyrillic:
		return "be", true
	case s.mk > s.sr:
		return "mk", true
	case s.sr*50 > s.cyrillic:
		return "sr", true
	case s.bg*100 > s.cyrillic && s.ru*4 < s.bg:
		return "bg", true
	case s.uk > s.ru:
		return "uk", s.uk*100 > s.cyrillic
	}
	return "ru", s.ru*100 > s.cyrillic
}

// latinOrOther asks the detector; Cyrillic answers never reach it except for languages
// that the letters above do not name.
func latinOrOther(text string) (lang string, sure bool) {
	found := whatlanggo.Detect(pieces(text))
	return found.Lang.Iso6391(), found.Confidence > 0.3
}

// pieceSize is enough letters for the detector; it looks at trigrams, whose shares change
// little after that.
const pieceSize = 512

// pieces gives the beginning, the middle and the end of a long text: one of them may be a
// quotation in another language.
func pieces(text string) string {
	if len(text) <= 4*pieceSize {
		return text
	}
	mid := len(text)/2 - pieceSize/2
	return strings.ToValidUTF8(text[:pieceSize]+" "+text[mid:mid+pieceSize]+" "+text[len(text)-pieceSize:], " ")
}
