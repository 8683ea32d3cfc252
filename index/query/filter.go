package query

import (
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"parley/app"
)

// The fields that are facts about an article.
var filterFields = []string{
	"source", "author", "lang", "tag", "list", "date", "words", "is", "has",
	"note", "quote", "actor", "issue", "stance", "attribution", "coder", "said", mentionsField,
}

// The values that is: and has: know.
var (
	states = []string{
		"new", "reading", "coded", "reviewed", "excluded", "starred", "duplicate", "unindexed", "failed",
	}
	possessions = []string{"annotation", "note", "statement", "suggestion"}
)

func isFilter(name string) bool { return slices.Contains(filterFields, name) }

// filterField reads what stands after source:, date: and the like: a value or values in
// brackets.
func (p *parser) filterField(name, rest string) Node {
	rest = strings.TrimLeft(rest, "=")
	if rest != "" {
		p.pos--
		p.toks[p.pos].text = rest
	}
	if op := p.operator(); p.peek().kind == kindEnd || p.peek().kind == kindClose || op != "" {
		p.repair("%s: with nothing after it was left out", name)
		return nil
	}
	if name == "note" || name == "quote" {
		inner := p.item()
		if inner == nil {
			return nil
		}
		return Filter{Field: name, Inner: inner, Most: -1}
	}
	outer := p.filter
	p.filter = name
	defer func() { p.filter = outer }()
	return p.item()
}

// value makes the filter for one value.
func (p *parser) value(name, text string) Node {
	text = strings.Join(strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.IsControl(r) }), " ")
	text = strings.TrimLeft(text, "= ")
	f := Filter{Field: name, Value: text, Most: -1}
	if text == "" {
		p.repair("%s: with nothing after it was left out", name)
		return nil
	}
	if name == mentionsField {
		return p.mention(text)
	}
	switch name {
	case "date", "said":
		p.dates(&f)
	case "words":
		p.words(&f)
	case "is":
		p.known(&f, states)
	case "has":
		p.known(&f, possessions)
	}
	return f
}

func (p *parser) known(f *Filter, values []string) {
	f.Value = strings.ToLower(f.Value)
	if !slices.Contains(values, f.Value) {
		p.refuse("%s:%s is not known; known are %s", f.Field, f.Value, strings.Join(values, ", "))
	}
}

// comparison takes >=, >, <= or < off a value.
func comparison(value string) (op, rest string) {
	for _, op := range []string{">=", "<=", ">", "<"} {
		if rest, ok := strings.CutPrefix(value, op); ok {
			return op, rest
		}
	}
	return "", value
}

func (p *parser) dates(f *Filter) {
	bad := func(v string) {
		p.refuse("%s:%s: %q is not a date; write 2024-05-31, 2024-05, 2024, 2024-05..2024-07, >=2024-05 or last7d", f.Field, f.Value, v)
	}
	if from, ok := lastPeriod(f.Value, p.opts.Now); ok {
		f.From = from
		return
	}
	if a, b, ok := strings.Cut(f.Value, ".."); ok {
		if a == "" && b == "" {
			bad(f.Value)
		}
		if a != "" {
			if f.From, _, ok = period(a); !ok {
				bad(a)
			}
		}
		if b != "" {
			if _, f.To, ok = period(b); !ok {
				bad(b)
			}
		}
		return
	}
	op, v := comparison(f.Value)
	from, to, ok := period(v)
	if !ok {
		bad(v)
	}
	switch op {
	case ">=":
		f.From = from
	case ">":
		f.From = to
	case "<=":
		f.To = to
	case "<":
		f.To = from
	default:
		f.From, f.To = from, to
	}
}

func period(v string) (from, to time.Time, ok bool) {
	d, err := app.ParseDate(v)
	if err != nil {
		return time.Time{}, time.Time{}, false
	}
	return d.Period()
}

// lastPeriod reads last7d, last2w, last3m, last1y: so many days back from today.
func lastPeriod(v string, now time.Time) (time.Time, bool) {
	rest, ok := strings.CutPrefix(strings.ToLower(v), "last")
	if !ok || len(rest) < 2 {
		return time.Time{}, false
	}
	n, err := strconv.Atoi(rest[:len(rest)-1])
	if err != nil || n < 0 || n > most {
		return time.Time{}, false
	}
	today := time.Date(now.Year(), now.Month(), now.Day(), 0, 0, 0, 0, time.UTC)
	switch rest[len(rest)-1] {
	case 'd':
		return today.AddDate(0, 0, -n), true
	case 'w':
		return today.AddDate(0, 0, -7*n), true
	case 'm':
		return today.AddDate(0, -n, 0), true
	case 'y':
		return today.AddDate(-n, 0, 0), true
	}
	return time.Time{}, false
}

func (p *parser) words(f *Filter) {
	num := func(v string) int {
		n, err := strconv.Atoi(v)
		if err != nil || n < 0 {
			p.refuse("words:%s: %q is not a number; write >500, 100..200 or <=50", f.Value, v)
		}
		return n
	}
	if a, b, ok := strings.Cut(f.Value, ".."); ok {
		if a != "" {
			f.Least = num(a)
		}
		if b != "" {
			f.Most = num(b)
		}
		return
	}
	op, v := comparison(f.Value)
	n := num(v)
	switch op {
	case ">=":
		f.Least = n
	case ">":
		f.Least = n + 1
	case "<=":
		f.Most = n
	case "<":
		f.Most = n - 1
		if n == 0 {
			f.Least, f.Most = 1, 0 // nothing is shorter than no words
		}
	default:
		f.Least, f.Most = n, n
	}
}
