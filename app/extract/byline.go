package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/app/plaintext"
)

var (
	bylineSplit = regexp.MustCompile(`(?i)\s*(?:[,;|/•·\n]|\s&\s|\s+(?:and|та|й|і|и|und|et|e|y|en|och|og|oraz|i|a|ja|și|és|ve|και)\s+)\s*`)
	bylineStart = regexp.MustCompile(`(?i)^(?:(?:written |reported |story |text |words |posted )?by|von|par|por|di|door|av|af|przez|autor(?:ka|en|in|es)?|authors?|auteurs?|автор(?:и|ы|ка)?|текст|text|byline)(?::\s*|\s+)`)
	mailAddress = regexp.MustCompile(`[\w.+-]+@[\w-]+\.[\w.-]+`)
	webAddress  = regexp.MustCompile(`(?i)\b(?:https?://|www\.)\S+`)
	hostName    = regexp.MustCompile(`(?i)^[\w-]+(?:\.[\w-]+)*\.(?:com|org|net|info|news|tv|de|at|ch|uk|ua|ru|fr|es|it|pl|nl|se|no|dk|fi|cz|sk|hu|ro|bg|gr|pt|eu|us|ca|in|jp|kr|br|za)$`)
	handle      = regexp.MustCompile(`(?:^|\s)@\w+`)
	bracketed   = regexp.MustCompile(`\s*[(\[][^)\]]*[)\]]`)
)

// roleWords are what stands beside a name without being part of it.
var roleWords = []string{
	"staff writer", "staff reporter", "reporter", "correspondent", "editor", "senior editor", "editor-in-chief", "contributor", "contributing writer", "columnist",
	"special correspondent", "chief correspondent", "political editor", "political correspondent", "business reporter", "senior reporter", "news editor", "journalist", "guest author",
	"staff", "news desk", "producer", "opinion contributor", "freelance journalist", "senior writer", "writer", "photographer", "associated press writer",
	"red", "redaktion", "redaction", "agenturen", "agencies", "news agencies", "admin", "administrator", "webmaster", "online", "webredaktion", "newsroom", "editorial team",
	"team", "guest", "web desk", "desk", "unknown", "anonymous", "null", "undefined", "none", "редакція",
	"журналіст", "журналістка", "кореспондент", "кореспондентка", "редактор", "редакторка", "оглядач", "журналист", "корреспондент", "обозреватель", "редакция",
	"redakteur", "redakteurin", "korrespondent", "korrespondentin", "redaktion", "journaliste", "rédacteur", "rédactrice", "dziennikarz", "dziennikarka", "redaktor",
}

// splitByline takes a byline apart into names. Words such as "By", roles, addresses and
// the outlet's own name are no names.
func splitByline(s, outlet string) []string {
	s, _ = plaintext.Canonical(s)
	s = webAddress.ReplaceAllString(s, " ")
	s = mailAddress.ReplaceAllString(s, " ")
	s = handle.ReplaceAllString(s, " ")
	s = bracketed.ReplaceAllString(s, " ")
	s = bylineStart.ReplaceAllString(strings.TrimSpace(s), "")
	var names []string
	seen := map[string]bool{foldLabel(outlet): true, "": true}
	for _, part := range bylineSplit.Split(s, -1) {
		name := cleanName(part)
		folded := foldLabel(name)
		if seen[folded] || !isName(name) || hostName.MatchString(strings.TrimSpace(part)) {
			continue
		}
		seen[folded] = true
		names = append(names, name)
	}
	return names
}

// cleanName takes introductions, roles and punctuation off a name.
func cleanName(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	s = bylineStart.ReplaceAllString(s, "")
	s = strings.TrimFunc(s, func(r rune) bool {
		return !unicode.IsLetter(r) && r != '.' && r != '\'' && r != '’'
	})
	s = strings.TrimLeft(s, ".'’")
	for _, role := range []string{" 기자", " 記者", " 记者"} { // behind names of one word
		s = strings.TrimSuffix(s, role)
	}
	lower := strings.ToLower(s)
	if slices.Contains(roleWords, lower) {
		return ""
	}
	for _, role := range roleWords {
		before, ok := strings.CutSuffix(lower, " "+role)
		if ok && len(lower) == len(s) && strings.Contains(before, " ") {
			s, lower = strings.TrimRight(s[:len(before)], " ,-–"), before
		}
	}
	if s == strings.ToUpper(s) && s != strings.ToLower(s) && strings.Contains(s, " ") {
		s = capitalised(s)
	}
	return s
}

// capitalised writes "ANNA BERG" as "Anna Berg"; parts of two letters may be initials.
func capitalised(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		const initials = 2
		if utf8.RuneCountInString(w) <= initials || strings.Contains(w, ".") {
			continue
		}
		start := true
		words[i] = strings.Map(func(r rune) rune {
			up := start
			start = r == '-' || r == '\'' || r == '’'
			if up {
				return unicode.ToUpper(r)
			}
			return unicode.ToLower(r)
		}, w)
	}
	return strings.Join(words, " ")
}

// isName reports whether a part of a byline can be a name: some letters, few words, no
// role and no sentence.
func isName(s string) bool {
	letters := 0
	for _, r := range s {
		if unicode.IsLetter(r) {
			letters++
		}
		if unicode.IsDigit(r) {
			return false
		}
	}
	const mostWords, mostRunes = 6, 60
	if letters < 2 || utf8.RuneCountInString(s) > mostRunes || len(strings.Fields(s)) > mostWords {
		return false
	}
	return !slices.Contains(roleWords, strings.ToLower(s))
}
