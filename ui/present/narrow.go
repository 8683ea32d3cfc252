package present

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// Narrowing says what is made of one value of a facet.
type Narrowing int

// The choices.
const (
	Ignored Narrowing = iota
	Wanted
	Excluded
)

// NarrowState is what the dialog of facets shows.
type NarrowState struct {
	Open   bool
	Head   string // how many articles are found
	Query  string // as it is searched
	Groups []NarrowGroup
	Busy   bool
	Chosen int // values chosen in all groups
}

// NarrowGroup is one facet.
type NarrowGroup struct {
	Field  string
	Title  string
	Values []NarrowValue
	More   int // values that are not shown
}

// NarrowValue is a value of a facet with the articles that it would leave.
type NarrowValue struct {
	Value   string
	Words   string
	Counted string // articles
	Choice  Narrowing
}

// mostValues is how many values of a facet are shown, those chosen first.
const mostValues = 40

// everything is a query that finds all articles.
const everything = "words:>=0"

// Narrow presents the facets of a search: each value can be wanted or excluded; the query
// in the search box says it, so that it can be read, changed and kept.
type Narrow struct {
	changes[NarrowState]
	env    Env
	finder Finder
	search func(query string)
	load   *Loader[app.Results]
	base   string                          // the query without what was chosen here
	made   string                          // the query with it
	chosen map[string]map[string]Narrowing // by field and value
	facets []app.Facet
	had    map[string]bool // fields that had values since the dialog was opened
	state  NarrowState
}

// NewNarrow makes the presenter of facets; search runs a query in the library.
func NewNarrow(env Env, f Finder, search func(query string)) *Narrow {
	return &Narrow{env: env, finder: f, search: search, load: NewLoader[app.Results](env), chosen: map[string]map[string]Narrowing{}}
}

// Subscribe gives the state to render now and after each change.
func (n *Narrow) Subscribe(render func(NarrowState)) {
	n.render = render
	n.tell(n.state)
}

// State gives what is shown.
func (n *Narrow) State() NarrowState { return n.state }

// Show opens the dialog over the query in the search box. What was chosen before stays
// chosen while the query is the one that was made of it.
func (n *Narrow) Show(query string) {
	if query != n.made || query == "" {
		n.base, n.chosen = strings.TrimSpace(query), map[string]map[string]Narrowing{}
	}
	n.state.Open, n.facets, n.had = true, nil, map[string]bool{}
	n.count()
}

// Choose sets what is made of a value; choosing the same again takes it back.
func (n *Narrow) Choose(field, value string, c Narrowing) {
	if n.chosen[field] == nil {
		n.chosen[field] = map[string]Narrowing{}
	}
	if n.chosen[field][value] == c {
		c = Ignored
	}
	if c == Ignored {
		delete(n.chosen[field], value)
	} else {
		n.chosen[field][value] = c
	}
	n.again()
}

// Clear takes all choices back.
func (n *Narrow) Clear() {
	n.chosen = map[string]map[string]Narrowing{}
	n.again()
}

// Close closes the dialog; the query stays.
func (n *Narrow) Close() {
	n.state.Open = false
	n.tell(n.state)
}

// Stop ends the count under way.
func (n *Narrow) Stop() { n.load.Stop() }

func (n *Narrow) again() {
	n.search(n.query())
	n.count()
}

// query makes the query of what was typed and what was chosen.
func (n *Narrow) query() string {
	var parts []string
	if n.base != "" {
		parts = append(parts, n.base)
	}
	for _, g := range narrowGroups() {
		var in, out []string
		for value, c := range n.chosen[g.Field] {
			term := g.filter + ":" + quoted(value)
			if c == Wanted {
				in = append(in, term)
			} else {
				out = append(out, "-"+term)
			}
		}
		slices.Sort(in)
		slices.Sort(out)
		if len(in) > 1 {
			in = []string{"(" + strings.Join(in, " OR ") + ")"}
		}
		parts = append(parts, append(in, out...)...)
	}
	if len(parts) > 1 && n.base != "" && !bracketed(n.base) {
		parts[0] = "(" + n.base + ")"
	}
	n.made = strings.Join(parts, " ")
	return n.made
}

// bracketed reports whether a query stands as one part beside others: a single word, one
// quotation, or what is in brackets already.
func bracketed(q string) bool {
	return !strings.ContainsAny(q, " \t\n") || strings.HasPrefix(q, "(") && strings.HasSuffix(q, ")") && strings.Count(q, "(") == 1
}

// quoted writes a value of a field; a plain word needs no marks.
func quoted(value string) string {
	if strings.IndexFunc(value, func(r rune) bool {
		return (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9') && r != '-'
	}) < 0 {
		return value
	}
	return `"` + strings.ReplaceAll(value, `"`, " ") + `"`
}

func (n *Narrow) count() {
	q := n.query()
	text := q
	if text == "" {
		text = everything
	}
	n.state.Busy = true
	n.show()
	n.load.Load(n.env.Ctx, func(ctx context.Context) (app.Results, error) {
		return n.finder.Search(ctx, app.Query{Text: text, Facets: true, Limit: 1})
	}, func(r app.Results, err error) {
		n.state.Busy = false
		switch {
		case cancelled(err):
			return
		case err != nil:
			n.state.Head = Words(err).Text()
		default:
			n.facets = r.Facets
			n.state.Head, _ = resultsHead(r)
			if q == "" {
				n.state.Head = Count(r.Total, "article", "articles")
			}
		}
		n.show()
		n.env.trace(fmt.Sprintf("facets %d", len(n.state.Groups)))
	})
}

// narrowGroup tells how a facet is titled and filtered by.
type narrowGroup struct{ Field, filter, title string }

func narrowGroups() []narrowGroup {
	return []narrowGroup{
		{"source", "source", "Outlet"},
		{"month", "date", "Month"},
		{"language", "lang", "Language"},
		{"mentioned", "mentions", "Actor mentioned"},
		{"actor", "actor", "Actor coded"},
		{"issue", "issue", "Issue coded"},
		{"state", "is", "Coding state"},
		{"author", "author", "Author"},
		{"tag", "tag", "Tag"},
		{"list", "list", "List"},
	}
}

func (n *Narrow) show() {
	s := &n.state
	s.Query, s.Groups, s.Chosen = n.made, nil, 0
	for _, g := range narrowGroups() {
		group := NarrowGroup{Field: g.Field, Title: g.title}
		counted := map[string]bool{}
		for _, f := range n.facets {
			if f.Field != g.Field {
				continue
			}
			for _, v := range f.Values {
				counted[v.Value] = true
				group.Values = append(group.Values, NarrowValue{v.Value, facetWords(g.Field, v.Value), grouped(v.Count), n.chosen[g.Field][v.Value]})
			}
		}
		for value, c := range n.chosen[g.Field] { // chosen, and nothing left of it
			if !counted[value] {
				group.Values = append(group.Values, NarrowValue{value, facetWords(g.Field, value), "0", c})
			}
		}
		s.Chosen += len(n.chosen[g.Field])
		if n.had[g.Field] = n.had[g.Field] || len(group.Values) > 0; !n.had[g.Field] {
			continue // a column that never has a value only takes room
		}
		slices.SortStableFunc(group.Values, func(a, b NarrowValue) int { return min(1, int(b.Choice)) - min(1, int(a.Choice)) })
		group.More = max(0, len(group.Values)-mostValues)
		group.Values = group.Values[:len(group.Values)-group.More]
		s.Groups = append(s.Groups, group)
	}
	n.tell(*s)
}

func facetWords(field, value string) string {
	if field == "month" {
		return app.Date(value).Words()
	}
	return value
}
