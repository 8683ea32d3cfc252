package extract

import (
	"regexp"
	"strings"
)

// agencies maps what datelines and credit lines say to the agency's usual name.
var agencies = map[string]string{
	"reuters": "Reuters", "ap": "AP", "associated press": "AP", "the associated press": "AP", "afp": "AFP", "agence france-presse": "AFP",
	"dpa": "dpa", "apa": "APA", "epd": "epd", "kna": "KNA", "sid": "SID", "efe": "EFE", "ansa": "ANSA", "pap": "PAP", "čtk": "ČTK", "tasr": "TASR", "mti": "MTI",
	"upi": "UPI", "bloomberg": "Bloomberg", "xinhua": "Xinhua", "kyodo": "Kyodo", "yonhap": "Yonhap", "anadolu": "Anadolu", "aa": "Anadolu",
	"укрінформ": "Укрінформ", "ukrinform": "Укрінформ", "інтерфакс-україна": "Інтерфакс-Україна", "интерфакс-украина": "Інтерфакс-Україна",
	"interfax-ukraine": "Інтерфакс-Україна", "уніан": "УНІАН", "унн": "УНН", "интерфакс": "Интерфакс", "interfax": "Интерфакс", "тасс": "ТАСС", "tass": "ТАСС",
	"риа новости": "РИА Новости", "ntb": "NTB", "tt": "TT", "ritzau": "Ritzau", "stt": "STT", "belga": "Belga", "anp": "ANP", "lusa": "Lusa", "keystone-sda": "Keystone-SDA", "sda": "SDA",
}

var (
	// "KYIV, March 3 (Reuters) - The …": capitals or a place name, then an agency in brackets.
	dateline = regexp.MustCompile(`^[^()]{0,80}\(([^()]{2,30})\)\s*[-–—:.]`)
	// "Київ. 3 березня. УКРІНФОРМ. …" and "Berlin (dpa) …"
	datelineOpen = regexp.MustCompile(`^\p{Lu}[^().]{1,40}\(([^()]{2,30})\)\s`)
	credit       = regexp.MustCompile(`(?i)^(?:source|джерело|источник|quelle|źródło|fonte|fuente|with (?:reporting|material|files) (?:by|from)|mit material (?:von|der)|за матеріалами|по материалам)[:\s]+(.{2,60})$`)
)

// wireCredit names the agency of a dateline at the start or a credit line at the end.
// The line stays in the text.
func wireCredit(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	const near = 3 // lines from either end; a summary may stand above the dateline
	for _, line := range lines[:min(near, len(lines))] {
		for _, re := range []*regexp.Regexp{dateline, datelineOpen} {
			if m := re.FindStringSubmatch(line); m != nil {
				if a := agencyIn(m[1]); a != "" {
					return a
				}
			}
		}
	}
	for _, line := range lines[max(0, len(lines)-near):] {
		line = strings.TrimSpace(line)
		if m := credit.FindStringSubmatch(line); m != nil {
			line = m[1]
		} else if len(line) > 0 && strings.ContainsRune("([", rune(line[0])) {
			line = strings.Trim(line, "()[] ")
		} else {
			continue
		}
		if a := agencyIn(line); a != "" {
			return a
		}
	}
	return ""
}

func agencyIn(s string) string {
	for part := range strings.FieldsFuncSeq(strings.ToLower(s), func(r rune) bool { return strings.ContainsRune(",;/|.", r) }) {
		if a := agencies[strings.TrimSpace(part)]; a != "" {
			return a
		}
	}
	return ""
}
