package export

import (
	_ "embed"
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"parley/app"
)

//go:embed words.uk.json
var ukrainianWords []byte

// lexicon holds the prose of a report in one language. The zero value is English: every
// text is its own translation, and so is one that a language lacks.
type lexicon struct {
	Texts  map[string]string   `json:"texts"`  // by the English text, with its verbs of fmt
	Nouns  map[string][]string `json:"nouns"`  // by the English singular: one, few, many
	Months [][]string          `json:"months"` // within a date, alone
}

// lexiconOf finds the words of a language by its tag, "uk" or "uk-UA".
func lexiconOf(tag string) lexicon {
	base, _, _ := strings.Cut(strings.ToLower(tag), "-")
	var l lexicon
	if base != "uk" {
		return l
	}
	if err := json.Unmarshal(ukrainianWords, &l); err != nil {
		return lexicon{} // English; a test reads the file
	}
	return l
}

func (l lexicon) english() bool { return len(l.Texts) == 0 }

// word gives a text that is not written where it is said, such as that of a state.
func (l lexicon) word(english string) string {
	if t, ok := l.Texts[english]; ok {
		return t
	}
	return english
}

// say words a sentence; with arguments it is a format of fmt.
func (l lexicon) say(english string, args ...any) string {
	if len(args) == 0 {
		return l.word(english)
	}
	return fmt.Sprintf(l.word(english), args...)
}

// number groups thousands: by a comma in English, else by a space that does not break.
func (l lexicon) number(n int) string {
	if l.english() {
		return thousands(n)
	}
	return strings.ReplaceAll(thousands(n), ",", "\u00A0")
}

// count words a number of things: 1 стаття, 2 статті, 5 статей, 21 стаття.
func (l lexicon) count(n int, noun string) string {
	forms := l.Nouns[noun]
	if len(forms) != 3 {
		return count(n, noun)
	}
	return l.number(n) + " " + forms[slavicForm(n)]
}

// slavicForm chooses among one, few and many (CLDR, plural rules of uk).
func slavicForm(n int) int {
	ten, hundred := n%10, n%100
	switch {
	case ten == 1 && hundred != 11:
		return 0
	case ten >= 2 && ten <= 4 && (hundred < 12 || hundred > 14):
		return 1
	}
	return 2
}

// date words a date.
func (l lexicon) date(d app.Date) string { return l.dateWords(d.Words()) }

// dateWords turns a date as app.Date words it.
func (l lexicon) dateWords(s string) string {
	if len(l.Months) != 12 {
		return s
	}
	s, yearless := strings.CutSuffix(s, " (no year)")
	var week, year int
	if n, _ := fmt.Sscanf(s, "week %d of %d", &week, &year); n == 2 {
		return l.say("week %d of %d", week, year)
	}
	parts := strings.Fields(s)
	for i, p := range parts {
		m := strings.Index("JanFebMarAprMayJunJulAugSepOctNovDec", p)
		if len(p) != 3 || m < 0 || m%3 != 0 {
			continue
		}
		form := 1
		if i > 0 {
			form = 0
		}
		parts[i] = l.Months[m/3][form]
	}
	s = l.word(strings.Join(parts, " "))
	if yearless {
		s += l.word(" (no year)")
	}
	return s
}

// mark puts a quote between the quotation marks of the language unless it brings its own.
func (l lexicon) mark(s string) string {
	switch out := quoted(s); {
	case l.english() || out == s:
		return out
	case strings.ContainsAny(s, "«»"):
		return "„" + s + "“"
	}
	return "«" + s + "»"
}

// confidence words the confidence of a cell.
func (l lexicon) confidence(c string) string { return l.word(app.ConfidenceWords(c)) }

// What cells say with numbers, dates or names in it.
var (
	lineCounted  = regexp.MustCompile(`^n = (\d+) · (.+)$`)
	lineWas      = regexp.MustCompile(`^was (\S+) to (.+)$`)
	lineDeclined = regexp.MustCompile(`^declined (.+)$`)
	lineDenied   = regexp.MustCompile(`^(\S ?)?denied (.+)$`)
	lineMembers  = regexp.MustCompile(`^▲ (\d+) · ▼ (\d+) members$`)
	lineSameDay  = regexp.MustCompile(`^▲ (\d+) · ▼ (\d+), same day$`)
	lineReports  = regexp.MustCompile(`^reports say (\S+) \((\d+)\)$`)
	lineStale    = regexp.MustCompile(`^last word (\d+) months old$`)
	lineAnalyst  = regexp.MustCompile(`^analyst; computed (\S+)$`)
	lineSources  = regexp.MustCompile(`^by (\d+) sources$`)
	lineBy       = regexp.MustCompile(`^by (.+)$`)
)

// line turns a line of a cell as app.Cell words it. What it does not know stands.
func (l lexicon) line(s string) string {
	if l.english() {
		return s
	}
	if t, ok := l.Texts[s]; ok {
		return t
	}
	number := func(s string) int { n, _ := strconv.Atoi(s); return n }
	for _, k := range []struct {
		of   *regexp.Regexp
		word func(m []string) string
	}{
		{lineCounted, func(m []string) string { return "n = " + m[1] + " · " + l.dateWords(m[2]) }},
		{lineWas, func(m []string) string { return l.say("was %s to %s", m[1], l.dateWords(m[2])) }},
		{lineDeclined, func(m []string) string { return l.say("declined %s", l.dateWords(m[1])) }},
		{lineDenied, func(m []string) string { return m[1] + l.say("denied %s", l.dateWords(m[2])) }},
		{lineMembers, func(m []string) string { return l.say("▲ %s · ▼ %s members", m[1], m[2]) }},
		{lineSameDay, func(m []string) string { return l.say("▲ %s · ▼ %s, same day", m[1], m[2]) }},
		{lineReports, func(m []string) string { return l.say("reports say %s (%s)", m[1], m[2]) }},
		{lineStale, func(m []string) string { return l.say("last word %s old", l.count(number(m[1]), "month")) }},
		{lineAnalyst, func(m []string) string { return l.say("analyst; computed %s", m[1]) }},
		{lineSources, func(m []string) string { return l.say("by so many: %s", l.count(number(m[1]), "source")) }},
		{lineBy, func(m []string) string { return l.say("by %s", m[1]) }},
	} {
		if m := k.of.FindStringSubmatch(s); m != nil {
			return k.word(m)
		}
	}
	return s
}

// lines turns the lines of a cell; its condition is data and stands.
func (l lexicon) lines(c *app.Cell, d app.Display) []string {
	out := make([]string, len(d.Lines))
	for i, s := range d.Lines {
		out[i] = oneLine(s)
		if i != 1 || d.State != app.DisplayConditional || c.Condition == "" || c.Override != nil || c.State == app.CellShifted {
			out[i] = l.line(out[i])
		}
	}
	return out
}
