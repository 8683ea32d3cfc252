package spans

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"parley/app"
	"parley/index/query"
)

// Token is one word of a text. Its position is its number in the list.
type Token struct {
	Start, End int
	Exact      string // folded
}

// Text is one field of an article.
type Text struct {
	Raw        string
	Tokens     []Token
	Sentences  []app.Bounds
	Paragraphs []app.Bounds
}

// Article is an article with its words. Same tells whether two folded words are forms
// of one word in the article's language; nil means that only equal ones are. Fact
// answers filters; nil means that none holds. Leaves, if set, marks the leaves of the
// plan that accept a folded word, where that is known already; it stands for Accepts.
type Article struct {
	Title, Body Text
	Same        func(a, b string) bool
	Fact        func(query.Filter) bool
	Leaves      func(exact string, said []bool)
}

// Hit is a place in bytes of its field.
type Hit struct {
	Field Field
	app.Bounds
	Parts []Part
}

// Part is a word that took part; Leaf numbers the search words of the query.
type Part struct {
	app.Bounds
	Leaf int
}

// Match reports whether an article matches a query, and where.
func Match(q query.Node, a *Article) (ok bool, hits []Hit) {
	return Compile(q).Match(a)
}

// Match is the function of that name for a query made ready before.
func (p *Plan) Match(a *Article) (ok bool, hits []Hit) {
	ok, places := p.Eval(NewSource(p, a))
	return ok, Hits(places, a)
}

// Hits gives places as bytes of an article's fields; only the bounds of its words are used.
func Hits(places []Place, a *Article) (hits []Hit) {
	for _, place := range places {
		hits = append(hits, place.hit(a.text(place.Field).Tokens))
	}
	return hits
}

func (p Place) hit(tokens []Token) Hit {
	h := Hit{Field: p.Field, Bounds: app.Bounds{Start: tokens[p.From].Start, End: tokens[p.To].End}}
	h.Parts = make([]Part, 0, len(p.Marks))
	for _, m := range p.Marks {
		h.Parts = append(h.Parts, Part{app.Bounds{Start: tokens[m.Pos].Start, End: tokens[m.Pos].End}, m.Leaf})
	}
	return h
}

func (a *Article) text(f Field) *Text {
	if f == Title {
		return &a.Title
	}
	return &a.Body
}

// Accepts reports whether a search word accepts a folded word. Same may be nil.
func Accepts(t *query.Term, exact string, same func(a, b string) bool) bool {
	switch t.Mode {
	case query.Pattern:
		return glob(t.Exact, exact)
	case query.Fuzzy:
		return fuzzy(t.Exact, exact, t.Distance)
	case query.Regex:
		return t.Expr.MatchString(exact)
	case query.Any:
		return true
	case query.Bare, query.Forms:
		return exact == t.Exact || t.Forms && same != nil && same(exact, t.Exact)
	}
	return exact == t.Exact
}

// glob matches * with any letters and ? with one.
func glob(pattern, word string) bool {
	star, mark := -1, 0
	p, w := 0, 0
	for w < len(word) {
		_, size := utf8.DecodeRuneInString(word[w:])
		switch {
		case p < len(pattern) && pattern[p] == '*':
			star, mark = p, w
			p++
		case p < len(pattern) && pattern[p] == '?':
			p++
			w += size
		case p < len(pattern) && strings.HasPrefix(pattern[p:], word[w:w+size]):
			p += size
			w += size
		case star >= 0:
			_, back := utf8.DecodeRuneInString(word[mark:])
			mark += back
			p, w = star+1, mark
		default:
			return false
		}
	}
	return strings.Trim(pattern[p:], "*") == ""
}

// fuzzy allows so many letters to be changed, added or missing; the first is fixed.
func fuzzy(a, b string, most int) bool {
	if a == b {
		return true
	}
	x, y := []rune(a), []rune(b)
	if len(x) == 0 || len(y) == 0 || x[0] != y[0] || len(x)-len(y) > most || len(y)-len(x) > most {
		return false
	}
	row := make([]int, len(y)+1)
	for j := range row {
		row[j] = j
	}
	for i := range x {
		diagonal := row[0]
		row[0] = i + 1
		best := row[0]
		for j := range y {
			cost := diagonal
			if x[i] != y[j] {
				cost++
			}
			diagonal = row[j+1]
			row[j+1] = min(cost, row[j]+1, row[j+1]+1)
			best = min(best, row[j+1])
		}
		if best > most {
			return false
		}
	}
	return row[len(y)] <= most
}

// StartsOf gives the positions of the words with which stretches of text begin;
// stretches without a word are left out. A word between two belongs to the earlier.
func StartsOf(starts []int, bounds []app.Bounds) []int32 {
	var list []int32
	for _, b := range bounds {
		i := sort.SearchInts(starts, b.Start)
		if i < len(starts) && starts[i] < b.End {
			list = append(list, int32(i))
		}
	}
	return slices.Compact(list)
}

// textSource is an article with its text as a Source.
type textSource struct {
	plan   *Plan
	a      *Article
	places [fields][][]int32 // by leaf
	words  map[string][]bool // folded word to what each leaf says of it
	said   []bool
	starts [2][]int32 // by unit, of the body
	cut    [2]bool
}

// NewSource makes an article a Source for a plan. It is for one goroutine.
func NewSource(p *Plan, a *Article) Source {
	s := &textSource{plan: p, a: a, said: make([]bool, len(p.Leaves))}
	if a.Leaves == nil {
		s.words = map[string][]bool{}
	}
	return s
}

func (s *textSource) Len(f Field) int { return len(s.a.text(f).Tokens) }

func (s *textSource) Places(leaf int, f Field) []int32 {
	if s.places[f] == nil {
		lists := make([][]int32, len(s.plan.Leaves))
		for i := range s.a.text(f).Tokens {
			for l, ok := range s.accepted(s.a.text(f).Tokens[i].Exact) {
				if ok {
					lists[l] = append(lists[l], int32(i))
				}
			}
		}
		s.places[f] = lists
	}
	return s.places[f][leaf]
}

// accepted tells which leaves accept a word; the slice is used up before the next call.
func (s *textSource) accepted(exact string) []bool {
	if s.a.Leaves != nil {
		clear(s.said)
		s.a.Leaves(exact, s.said)
		return s.said
	}
	if said, ok := s.words[exact]; ok {
		return said
	}
	var said []bool
	for l := range s.plan.Leaves {
		if Accepts(&s.plan.Leaves[l], exact, s.a.Same) {
			if said == nil {
				said = make([]bool, len(s.plan.Leaves))
			}
			said[l] = true
		}
	}
	s.words[exact] = said
	return said
}

func (s *textSource) Starts(f Field, u Unit) []int32 {
	if f == Title {
		return nil
	}
	if !s.cut[u] {
		starts := make([]int, len(s.a.Body.Tokens))
		for i, t := range s.a.Body.Tokens {
			starts[i] = t.Start
		}
		bounds := s.a.Body.Sentences
		if u == Paragraph {
			bounds = s.a.Body.Paragraphs
		}
		s.starts[u], s.cut[u] = StartsOf(starts, bounds), true
	}
	return s.starts[u]
}

func (s *textSource) Literal(f Field, pos int, raw string, offset int) bool {
	return s.a.Literal(f, pos, raw, offset)
}

// Literal reports whether the bytes of the text agree with raw, which begins so many bytes
// before the word at the position.
func (a *Article) Literal(f Field, pos int, raw string, offset int) bool {
	t := a.text(f)
	from := t.Tokens[pos].Start - offset
	return from >= 0 && strings.HasPrefix(t.Raw[from:], raw)
}

func (s *textSource) Fact(f query.Filter) bool { return s.a.Fact != nil && s.a.Fact(f) }
