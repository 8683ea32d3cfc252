package suggest

import (
	"strings"
	"unicode"
)

// languageOf gives the language of a text: as told, or from its letters and commonest words.
func languageOf(told, text string) string {
	base, _, _ := strings.Cut(strings.ToLower(told), "-")
	if base != "" && base != "und" {
		return base
	}
	const look = 4000
	if len(text) > look {
		text = text[:look]
	}
	latin, cyrillic, other, ukrainian, russian := 0, 0, 0, 0, 0
	for _, r := range text {
		switch {
		case r < 0x250 && unicode.IsLetter(r):
			latin++
		case unicode.Is(unicode.Cyrillic, r):
			cyrillic++
			switch unicode.ToLower(r) {
			case 'і', 'ї', 'є', 'ґ':
				ukrainian++
			case 'ы', 'э', 'ъ', 'ё':
				russian++
			}
		case unicode.IsLetter(r):
			other++
		}
	}
	switch {
	case cyrillic > latin && cyrillic > other && ukrainian >= russian && ukrainian > 0:
		return "uk"
	case cyrillic > latin && cyrillic > other && russian > 0:
		return "ru"
	case latin < cyrillic+other:
		return "und"
	}
	return latinLanguage(text)
}

// latinLanguage tells English by its commonest words; a text of a few words without any is
// taken for English.
func latinLanguage(text string) string {
	english, words := 0, 0
	for w := range strings.FieldsSeq(text) {
		words++
		switch strings.ToLower(strings.Trim(w, ",.;:“”\"'()")) {
		case "the", "of", "and", "to", "in", "that", "is", "was", "for", "on", "with", "he", "she", "it", "they", "said", "by", "as", "at", "not", "a", "an", "we", "i":
			english++
		}
	}
	if words < 30 || english*8 >= words {
		return "en"
	}
	return "und"
}
