package index

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"parley/app"
	"parley/index/analysis"
	"parley/index/query"
	"parley/index/spans"
)

// The caps keep a pattern from standing for half the vocabulary. Over a cap the query is
// not run: half an expansion would give wrong articles under NOT.
const (
	patternCap = 2_000
	queryCap   = 20_000
)

// variant is a word of the vocabulary that a search word accepts, in articles of some
// classes.
type variant struct {
	word    uint32
	classes classSet
}

// refusal is the error for a query that must not be run.
func refusal(format string, args ...any) error {
	return &app.Error{Code: app.Invalid, Op: "search", Msg: fmt.Sprintf(format, args...), Hint: "Change the query and try again."}
}

// expand gives the words of the vocabulary that each leaf of a plan accepts.
func (x *Index) expand(leaves []query.Term) ([][]variant, error) {
	v, there := x.writer.vocab, x.rows.classes()
	all := make([][]variant, len(leaves))
	total := 0
	for i := range leaves {
		t := &leaves[i]
		switch t.Mode {
		case query.Pattern, query.Fuzzy, query.Regex:
			all[i] = scan(v.all(), t)
			if n := len(all[i]); n > patternCap {
				return nil, refusal("%s matches %s words, which is too many; none were used", t, thousands(n))
			}
		default:
			all[i] = inflect(v, t, there)
		}
		total += len(all[i])
	}
	if total > queryCap {
		return nil, refusal("the query stands for %s words, which is too many; none were used", thousands(total))
	}
	return all, nil
}

// inflect gives a word and, where word forms count, its forms in the languages that there
// are.
func inflect(v *vocabulary, t *query.Term, there classSet) []variant {
	var list []variant
	at := map[uint32]int{}
	note := func(n uint32, classes classSet) {
		i, ok := at[n]
		if !ok {
			i = len(list)
			at[n] = i
			list = append(list, variant{word: n})
		}
		list[i].classes |= classes
	}
	if n, ok := v.number(t.Exact); ok {
		note(n, allClasses)
	}
	if !t.Forms {
		return list
	}
	unknown := classSet(1) << classOf("")
	for i, lang := range analysis.Languages() {
		in := classSet(1) << classOf(lang)
		if i < analysis.Core {
			in |= unknown
		}
		if in&there == 0 {
			continue // nobody writes in it
		}
		for _, n := range v.sameForms(lang, t.Exact) {
			note(n, in)
		}
	}
	return list
}

// scan finds the words that a pattern accepts. What the pattern begins with is compared
// first, which is all that most words need.
func scan(terms []string, t *query.Term) []variant {
	prefix := ""
	switch t.Mode {
	case query.Pattern:
		prefix = t.Exact[:strings.IndexAny(t.Exact, "*?")]
	case query.Fuzzy:
		_, size := utf8.DecodeRuneInString(t.Exact)
		prefix = t.Exact[:size]
	}
	var list []variant
	for n, term := range terms {
		if strings.HasPrefix(term, prefix) && spans.Accepts(t, term, nil) {
			list = append(list, variant{uint32(n), allClasses})
		}
	}
	return list
}

// thousands writes 11204 as 11,204.
func thousands(n int) string {
	s := fmt.Sprint(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
