package extract

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"

	"parley/app"
)

// Date reads the date in a short text such as "Published 8 April 2026, 17:46". The
// language ("uk", "en-GB") decides what is ambiguous: day or month first.
//
// A date without a year gets the last such day not after the reference; with a zero
// reference it keeps its unknown year ("--04-08"). "Today" needs a reference too. A time
// counts only with its zone; without one the date has the precision of a day. Years lie
// between 1900 and tomorrow; bare numbers and months are no dates.
func Date(text, language string, reference time.Time) (d app.Date, p app.Precision, ok bool) {
	text = relevantPart(strings.Join(strings.Fields(text), " "))
	const most = 300 // bytes; a date line is short, longer ones are running text
	if len(text) > most {
		text = strings.ToValidUTF8(text[:most], "")
	}
	r := dateReader{lower: strings.ToLower(text), language: language, reference: reference}
	day, ok := r.day()
	if !ok {
		return "", "", false
	}
	d = r.finish(day)
	return d, d.Precision(), d != ""
}

// civil is a date as read: zero means not given.
type civil struct {
	year, month, day int
	end              int // where it ended in the text; the time stands there or before
}

type dateReader struct {
	lower     string
	language  string
	reference time.Time
}

var (
	isoDate     = regexp.MustCompile(`(?:^|[^\d./-])((?:19|20)\d\d)([-/.]|\. )(\d{1,2})(?:[-/.]|\. )(\d{1,2})(?:[^\d]|$)`)
	compactDate = regexp.MustCompile(`(?:^|\D)((?:19|20)\d\d)(\d\d)(\d\d)(?:t?\d{4}(?:\d\d)?)?(?:\D|$)`)
	isoMonth    = regexp.MustCompile(`^((?:19|20)\d\d)-(\d\d)$`)
	eastDate    = regexp.MustCompile(`((?:19|20)\d\d) ?[年년] ?(\d{1,2}) ?[月월](?: ?(\d{1,2}) ?[日일号])?`)
	eastNoYear  = regexp.MustCompile(`(\d{1,2}) ?[月월] ?(\d{1,2}) ?[日일号]`)
	numericDate = regexp.MustCompile(`(?:^|[^\d.:/-])(\d{1,2})( ?[./-] ?)(\d{1,2})( ?[./-] ?)((?:19|20)\d\d|\d\d)(?:[^\d]|$)`)
	dayMonth    = regexp.MustCompile(`^(\d{1,2})[./](\d{1,2})\.?,? (?:\D{0,6})\d{1,2}[:.]\d\d`)
)

func (r dateReader) day() (civil, bool) {
	for _, read := range []func() (civil, bool){r.iso, r.eastern, r.numeric, r.named, r.shortNumeric, r.relative} {
		if c, ok := read(); ok && r.plausible(c) {
			return c, true
		}
	}
	return civil{}, false
}

func (r dateReader) iso() (civil, bool) {
	if m := isoDate.FindStringSubmatchIndex(r.lower); m != nil {
		return civil{r.num(m, 1), r.num(m, 3), r.num(m, 4), m[9]}, true
	}
	if m := compactDate.FindStringSubmatchIndex(r.lower); m != nil {
		return civil{r.num(m, 1), r.num(m, 2), r.num(m, 3), m[7]}, true
	}
	if m := isoMonth.FindStringSubmatchIndex(r.lower); m != nil {
		return civil{r.num(m, 1), r.num(m, 2), 0, m[1]}, true
	}
	return civil{}, false
}

func (r dateReader) eastern() (civil, bool) {
	s := r
	if strings.ContainsAny(r.lower, "年月日년월") {
		s.lower = strings.ReplaceAll(r.lower, " ", "")
	}
	if m := eastDate.FindStringSubmatchIndex(s.lower); m != nil {
		return civil{s.num(m, 1), s.num(m, 2), s.num(m, 3), 0}, true
	}
	if m := eastNoYear.FindStringSubmatchIndex(s.lower); m != nil {
		return civil{0, s.num(m, 1), s.num(m, 2), 0}, true
	}
	return civil{}, false
}

func (r dateReader) numeric() (civil, bool) {
	m := numericDate.FindStringSubmatchIndex(r.lower)
	if m == nil {
		return civil{}, false
	}
	mark := strings.TrimSpace(r.lower[m[4]:m[5]])
	if mark != strings.TrimSpace(r.lower[m[8]:m[9]]) {
		return civil{}, false
	}
	a, b, year := r.num(m, 1), r.num(m, 3), r.num(m, 5)
	if year < 100 {
		year += 2000
	}
	day, month := a, b
	if b > 12 || a <= 12 && mark == "/" && r.monthFirst() {
		day, month = b, a
	}
	return civil{year, month, day, m[11]}, true
}

// monthFirst is American use; other English-speaking countries write the day first.
func (r dateReader) monthFirst() bool {
	l := strings.ToLower(r.language)
	return l == "en" || l == "en-us"
}

// shortNumeric reads "08.04, 17:46": only a time behind it tells it from a price.
func (r dateReader) shortNumeric() (civil, bool) {
	m := dayMonth.FindStringSubmatchIndex(r.lower)
	if m == nil {
		return civil{}, false
	}
	return civil{0, r.num(m, 2), r.num(m, 1), m[5]}, true
}

func (r dateReader) num(m []int, group int) int {
	if m[2*group] < 0 {
		return 0
	}
	n, err := strconv.Atoi(r.lower[m[2*group]:m[2*group+1]])
	if err != nil {
		return 0
	}
	return n
}

// relative reads "today" and "yesterday", which need a reference.
func (r dateReader) relative() (civil, bool) {
	if r.reference.IsZero() {
		return civil{}, false
	}
	for w := range strings.FieldsFuncSeq(r.lower, func(c rune) bool { return !unicode.IsLetter(c) && c != '\'' && c != '’' }) {
		back, ok := dayWords[strings.ReplaceAll(w, "’", "'")]
		if ok && (w != "hier" || baseLanguage(r.language) == "fr") { // "here" in German
			t := r.reference.AddDate(0, 0, -back)
			return civil{t.Year(), int(t.Month()), t.Day(), 0}, true
		}
	}
	return civil{}, false
}

// plausible checks month, day and range. Tomorrow is allowed: zones differ.
func (r dateReader) plausible(c civil) bool {
	if c.month < 1 || c.month > 12 || c.day < 0 || c.day > 31 || c.year == 0 && c.day == 0 {
		return false
	}
	year := c.year
	if year == 0 {
		year = 2000 // a leap year, so that 29 February passes
	}
	t := time.Date(year, time.Month(c.month), max(c.day, 1), 0, 0, 0, 0, time.UTC)
	if int(t.Month()) != c.month {
		return false
	}
	last := r.reference
	if last.IsZero() {
		last = time.Now()
	}
	return c.year == 0 || c.year >= 1900 && t.Before(last.AddDate(0, 0, 2))
}

// finish adds what the reference and a time with zone tell.
func (r dateReader) finish(c civil) app.Date {
	if c.year == 0 {
		if r.reference.IsZero() {
			return app.Date(fmt.Sprintf("--%02d-%02d", c.month, c.day))
		}
		c.year = r.reference.Year()
		if t := time.Date(c.year, time.Month(c.month), c.day, 0, 0, 0, 0, time.UTC); t.After(r.reference.AddDate(0, 0, 1)) {
			c.year--
		}
	}
	if c.day == 0 {
		return app.Date(fmt.Sprintf("%04d-%02d", c.year, c.month))
	}
	day := app.Date(fmt.Sprintf("%04d-%02d-%02d", c.year, c.month, c.day))
	clock, ok := readClock(r.lower, c.end)
	if !ok || !day.Known() {
		return day
	}
	t := time.Date(c.year, time.Month(c.month), c.day, clock.hour, clock.minute, 0, 0, clock.zone)
	return sameDay(t)
}

// sameDay gives the minute in UTC, or the day alone when it would be another one in UTC:
// an article of 3 May never becomes one of 2 May.
func sameDay(t time.Time) app.Date {
	if app.DateOfDay(t) != app.DateOfDay(t.UTC()) {
		return app.DateOfDay(t)
	}
	return app.DateOfMinute(t)
}
