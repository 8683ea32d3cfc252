package analysis

import (
	"strings"
	"unicode/utf8"
)

// Polish and Czech have no stemmer in the library, and words come here without their
// accents. As for Ukrainian, the strippers are light on purpose: they join the forms of a
// word and leave derived words alone.

// stemPolish strips the longest known ending, then joins the consonants that endings
// soften: rządzie and rząd, ministrze and ministra, prezydencie and prezydenta.
func stemPolish(word string) string {
	stem := stripPast(stripLongest(word, polishEnding), polishEnding, "al", "il", "yl")
	for soft, hard := range map[string]string{"dz": "d", "rz": "r"} {
		if rest, ok := strings.CutSuffix(stem, soft); ok && utf8.RuneCountInString(rest) >= leastStem-1 {
			stem = rest + hard
			break
		}
	}
	if rest, ok := strings.CutSuffix(stem, "c"); ok && utf8.RuneCountInString(rest) >= leastStem {
		stem = rest + "t"
	}
	return joinFleeting(stem, "er", "ek", "et")
}

// stemCzech is the same for Czech: válce and válka, Praze and Praha.
func stemCzech(word string) string {
	stem := stripPast(stripLongest(word, czechEnding), czechEnding, "al", "il", "el")
	for soft, hard := range map[string]string{"c": "k", "z": "h"} {
		if rest, ok := strings.CutSuffix(stem, soft); ok && utf8.RuneCountInString(rest) >= leastStem {
			stem = rest + hard
			break
		}
	}
	return joinFleeting(stem, "ek", "en")
}

// stripPast strips once more what now ends like a verb of the past: trwały alone looks like
// one and is cut shorter than trwałego; so they meet.
func stripPast(stem string, ending func(string) bool, past ...string) string {
	for _, e := range past {
		if strings.HasSuffix(stem, e) {
			return stripLongest(stem, ending)
		}
	}
	return stem
}

// stripLongest takes the longest ending off that leaves a stem.
func stripLongest(word string, ending func(string) bool) string {
	letters := utf8.RuneCountInString(word)
	for n := min(longestSlavic, letters-leastStem); n > 0; n-- {
		at := len(word)
		for range n {
			_, size := utf8.DecodeLastRuneInString(word[:at])
			at -= size
		}
		if ending(word[at:]) {
			return word[:at]
		}
	}
	return word
}

// longestSlavic is the number of letters of the longest ending below.
const longestSlavic = 6

// polishEnding knows the endings of nouns, adjectives and verbs, in folded spelling.
func polishEnding(s string) bool {
	switch s {
	// nouns
	case "a", "e", "i", "o", "u", "y", "ie", "ia", "iu", "em", "iem", "om", "iom", "ami", "iami", "ach", "iach",
		"owi", "iowi", "ow", "iow", "owie", "mi":
		return true
	// adjectives and participles
	case "ej", "iej", "ego", "iego", "emu", "iemu", "ym", "im", "ych", "ich", "ymi", "imi":
		return true
	// verbs
	case "ac", "ec", "iec", "ic", "yc", "al", "ala", "ali", "alo", "aly", "ial", "iala", "ialo", "ialy", "ieli",
		"il", "ila", "ili", "ilo", "ily", "yl", "yla", "yli", "ylo", "yly", "owac", "owal", "owala", "owali", "owalo", "owaly",
		"uje", "uja", "ujesz", "ujemy", "ujecie", "am", "asz", "amy", "acie", "aja", "isz", "imy", "icie":
		return true
	}
	return false
}

// czechEnding knows the endings of nouns, adjectives and verbs, in folded spelling.
func czechEnding(s string) bool {
	switch s {
	// nouns
	case "a", "e", "i", "o", "u", "y", "em", "im", "um", "om", "am", "ach", "ech", "ich", "ami", "emi", "imi",
		"ovi", "ove", "ou":
		return true
	// adjectives and participles
	case "ej", "eho", "emu", "iho", "imu", "ym", "ych", "ymi":
		return true
	// verbs
	case "at", "it", "et", "al", "ala", "ali", "alo", "aly", "il", "ila", "ili", "ilo", "ily", "el", "ela", "eli", "elo", "ely",
		"ovat", "oval", "ovala", "ovali", "ovalo", "ovaly", "uje", "uji", "ujes", "ujeme", "ujete",
		"as", "ame", "ate", "aji", "is", "ime", "ite":
		return true
	}
	return false
}
