package index

import (
	"fmt"
	"slices"
	"strings"

	"parley/app"
	"parley/index/query"
	"parley/index/spans"
)

// Coding is what is coded in a project.
type Coding struct {
	Statements  []app.Statement
	Annotations []app.Annotation
	Notes       []app.Note
	Book        app.Codebook
}

// codedItem is a statement or an annotation as fields of a query see it; zero fields have
// no such fact.
type codedItem struct {
	article    app.ArticleID
	statement  *app.Statement
	annotation app.AnnotationID
	quotes     []string
	notes      []string
	coder      app.CoderID
}

// coded answers fields about statements and annotations. It is made for one run.
type coded struct {
	items []codedItem // rejected statements are left out
	notes map[app.ArticleID][]string
	book  app.Codebook
	asks  map[string]func(*codedItem) bool // by filter as printed
	says  []string                         // names that nothing has
	class func(app.ArticleID) class
}

// coding gives the coding, read once for each run.
func (r *run) coding() (*coded, error) {
	if r.coded != nil {
		return r.coded, nil
	}
	all, err := r.x.options.Coding()
	if err != nil {
		return nil, fmt.Errorf("ask the project for its coding: %w", err)
	}
	r.coded = newCoded(all, func(id app.ArticleID) class {
		if n := r.living(id); n != noRow {
			return r.s.columns.class[n]
		}
		return classOf("")
	})
	return r.coded, nil
}

func newCoded(all Coding, of func(app.ArticleID) class) *coded {
	c := &coded{book: all.Book, notes: map[app.ArticleID][]string{}, asks: map[string]func(*codedItem) bool{}, class: of}
	on := map[app.Key][]string{}
	for _, n := range all.Notes {
		on[n.Target] = append(on[n.Target], n.Text)
		if n.Target.Kind == app.KindArticle {
			id := app.ArticleID(n.Target.ID)
			c.notes[id] = append(c.notes[id], n.Text)
		}
	}
	for i := range all.Statements {
		s := &all.Statements[i]
		if s.Review == app.ReviewRejected {
			continue
		}
		item := codedItem{article: s.Article, statement: s, notes: on[s.Key()], coder: s.Coder}
		if s.Note != "" {
			item.notes = append(slices.Clip(item.notes), s.Note)
		}
		for _, p := range s.Contents() {
			item.quotes = append(item.quotes, p.Exact)
		}
		c.items = append(c.items, item)
	}
	for _, a := range all.Annotations {
		item := codedItem{article: a.Article, annotation: a.ID, quotes: []string{a.Quote.Exact}, notes: on[a.Key()], coder: a.Coder}
		if a.Comment != "" {
			item.notes = append(slices.Clip(item.notes), a.Comment)
		}
		c.items = append(c.items, item)
	}
	return c
}

// byCoding gives the articles with a statement or annotation for which a filter holds.
func (r *run) byCoding(f query.Filter) (bitset, error) {
	set := newBitset(len(r.s.rows))
	c, err := r.coding()
	if err != nil {
		return set, err
	}
	add := func(id app.ArticleID) {
		if n := r.living(id); n != noRow && int(n) < len(r.s.rows) {
			set.add(n)
		}
	}
	for i := range c.items {
		if c.holds(f, &c.items[i]) {
			add(c.items[i].article)
		}
	}
	if f.Field == "note" {
		for id, texts := range c.notes {
			if c.holds(f, &codedItem{article: id, notes: texts}) {
				add(id)
			}
		}
	}
	for _, text := range c.says {
		if !slices.Contains(r.notices, text) {
			r.notices = append(r.notices, text)
		}
	}
	return set, nil
}

// holds evaluates facts of a statement on one of them.
func (c *coded) holds(n query.Node, item *codedItem) bool {
	switch n := n.(type) {
	case query.And:
		return !slices.ContainsFunc(n.Nodes, func(p query.Node) bool { return !c.holds(p, item) })
	case query.Or:
		return slices.ContainsFunc(n.Nodes, func(p query.Node) bool { return c.holds(p, item) })
	case query.Not:
		return !c.holds(n.Node, item)
	case query.Filter:
		if n.Field == query.StatementField {
			return c.holds(n.Inner, item)
		}
		key := n.String()
		ask, known := c.asks[key]
		if !known {
			ask = c.ask(n)
			c.asks[key] = ask
		}
		return ask(item)
	}
	return false
}

// ask makes the question that a filter puts to a statement; names are looked up once.
func (c *coded) ask(f query.Filter) func(*codedItem) bool {
	switch f.Field {
	case "note":
		return c.texts(f, func(item *codedItem) []string { return item.notes })
	case "quote":
		return c.texts(f, func(item *codedItem) []string { return item.quotes })
	case "coder":
		ids := c.coders(f.Value)
		return func(item *codedItem) bool { return slices.Contains(ids, item.coder) }
	}
	ask := c.askStatement(f)
	return func(item *codedItem) bool { return item.statement != nil && ask(item.statement) }
}

func (c *coded) askStatement(f query.Filter) func(*app.Statement) bool {
	switch f.Field {
	case "actor":
		var ids []app.ActorID
		for _, a := range c.book.ActorsNamed(f.Value) {
			ids = append(ids, a.ID)
		}
		c.unknown(f, "actor", len(ids))
		return func(s *app.Statement) bool {
			return slices.Contains(ids, s.Holder) || slices.Contains(ids, s.Speaker) ||
				slices.ContainsFunc(s.Chain, func(l app.AttributionLink) bool { return slices.Contains(ids, l.SourceActor) })
		}
	case "issue":
		ids := c.book.IssuesNamed(f.Value)
		c.unknown(f, "issue", len(ids))
		return func(s *app.Statement) bool { return slices.Contains(ids, s.Issue) }
	case "stance":
		found := app.StancesNamed(f.Value)
		c.unknown(f, "stance", len(found))
		return func(s *app.Statement) bool { return slices.Contains(found, s.Stance) }
	case "attribution":
		found := app.AttributionsNamed(f.Value)
		c.unknown(f, "attribution", len(found))
		return func(s *app.Statement) bool { return slices.Contains(found, s.Attribution) }
	}
	return func(s *app.Statement) bool { // said:
		from, _, ok := s.StatedAt.Period()
		return ok && (f.From.IsZero() || !from.Before(f.From)) && (f.To.IsZero() || from.Before(f.To))
	}
}

func (c *coded) unknown(f query.Filter, what string, found int) {
	if found == 0 {
		c.says = append(c.says, fmt.Sprintf("%s found nothing: there is no %s “%s”", f, what, f.Value))
	}
}

func (c *coded) coders(text string) []app.CoderID {
	var ids []app.CoderID
	for _, x := range c.book.Coders {
		if app.FoldName(x.Name) == app.FoldName(text) || strings.EqualFold(string(x.ID), text) {
			ids = append(ids, x.ID)
		}
	}
	if len(ids) == 0 {
		ids = []app.CoderID{app.CoderID(text)} // the id of a coder that the codebook does not name
	}
	return ids
}

// texts runs the query of note: or quote: over the texts of an item, each by itself, with
// the evaluator that articles are searched with.
func (c *coded) texts(f query.Filter, of func(*codedItem) []string) func(*codedItem) bool {
	plan := spans.Compile(f.Inner)
	return func(item *codedItem) bool {
		return slices.ContainsFunc(of(item), func(text string) bool {
			ok, _ := plan.Match(&spans.Article{
				Body: spans.Text{Raw: text, Tokens: cut(text)}, Same: c.class(item.article).same,
				Fact: func(query.Filter) bool { return false },
			})
			return ok
		})
	}
}
