package index

import (
	"context"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"sync"

	"parley/app"
	"parley/index/query"
	"parley/index/spans"
)

// Sift tells which statements and annotations a query finds, one by one. Words are looked
// for in quote, notes, paraphrase, condition and the names that stand in the row; title:
// asks the article's title. What is said of statements holds for each row by itself, what
// is said of articles (source:, date:, lang: …) for the article it belongs to. The query
// language is that of Search.
func (x *Index) Sift(ctx context.Context, text string, rows []app.RegisterRow, book app.Codebook) (app.Sifted, error) {
	p := x.parse(text)
	out := app.Sifted{Keep: make([]bool, len(rows)), Reading: rowReading(p.Reading), Notices: append([]app.Notice{}, p.Notices...)}
	if p.Problem != "" {
		return out, refusal("%s", p.Problem)
	}
	s, err := x.acquire(ctx)
	if err != nil {
		return out, err
	}
	defer x.release(s)
	f := &sifter{
		run: &run{ctx: ctx, x: x, s: s, query: p.Query, facts: map[string]bitset{}}, coded: &coded{book: book}, facts: map[string]rowFact{},
	}
	if err := f.prepare(p.Query); err != nil {
		return out, err
	}
	if err := f.sift(ctx, spans.Compile(p.Query), rows, out.Keep); err != nil {
		return out, err
	}
	for _, n := range append(f.run.notices, f.coded.says...) {
		out.Notices = append(out.Notices, app.Notice{Text: n})
	}
	return out, nil
}

// sift evaluates a query over all rows, on all cores: what is typed into a box is to be
// answered before the next letter, also over tens of thousands of rows.
func (f *sifter) sift(ctx context.Context, plan *spans.Plan, rows []app.RegisterRow, keep []bool) error {
	var wg sync.WaitGroup
	parts := runtime.GOMAXPROCS(0)
	each := (len(rows) + parts - 1) / parts
	for from := 0; from < len(rows); from += each {
		to := min(from+each, len(rows))
		wg.Go(func() {
			words := newLeafWords()
			for i := from; i < to; i++ {
				if i%256 == 0 && ctx.Err() != nil {
					return
				}
				keep[i] = f.finds(plan, &rows[i], words)
			}
		})
	}
	wg.Wait()
	return ctx.Err()
}

// rowReading tells the reading of a query as one of statements and annotations.
func rowReading(r string) string {
	for _, is := range [][2]string{{"All articles", "All statements and annotations"}, {"Articles", "Statements and annotations"}} {
		if rest, ok := strings.CutPrefix(r, is[0]); ok {
			return is[1] + rest
		}
	}
	return r
}

// rowFact answers a filter for a row.
type rowFact func(r *app.RegisterRow, words leafWords) bool

// sifter answers queries for rows.
type sifter struct {
	run   *run
	coded *coded             // answers what is asked of statements
	facts map[string]rowFact // by filter as printed
}

// itemOf gives what filters of statements ask of a row.
func itemOf(r *app.RegisterRow) *codedItem {
	if r.Statement != nil {
		return &codedItem{statement: r.Statement, coder: r.Statement.Coder}
	}
	return &codedItem{annotation: r.Annotation.ID, coder: r.Annotation.Coder}
}

// finds evaluates a query over a row; the words are cut only where it asks for some.
func (f *sifter) finds(plan *spans.Plan, r *app.RegisterRow, words leafWords) bool {
	a := &spans.Article{Fact: func(x query.Filter) bool {
		fact := f.facts[x.String()]
		return fact != nil && fact(r, words)
	}}
	if len(plan.Leaves) > 0 {
		a.Title, a.Body = f.run.x.cutRows.text(r.Title), f.run.x.cutRows.text(rowTexts(r)...)
		a.Leaves = words.of(plan, r.Language)
	}
	ok, _ := plan.Match(a)
	return ok
}

// leafWords keeps which words the leaves of a plan accept in a language: what is asked of
// each word of each row. It is for one goroutine.
type leafWords map[leafKey]map[string][]bool

type leafKey struct {
	plan *spans.Plan
	class
}

func newLeafWords() leafWords { return leafWords{} }

// of gives the function that marks the leaves which accept a word.
func (l leafWords) of(plan *spans.Plan, lang string) func(exact string, said []bool) {
	key := leafKey{plan, classOf(lang)}
	known := l[key]
	if known == nil {
		known = map[string][]bool{}
		l[key] = known
	}
	return func(exact string, said []bool) {
		accepted, ok := known[exact]
		if !ok {
			accepted = make([]bool, len(plan.Leaves))
			for i := range plan.Leaves {
				accepted[i] = spans.Accepts(&plan.Leaves[i], exact, key.same)
			}
			known[exact] = accepted
		}
		copy(said, accepted)
	}
}

// rowTexts are what words are looked for in.
func rowTexts(r *app.RegisterRow) []string {
	texts := append([]string{r.Quote()}, r.Notes...)
	if s := r.Statement; s != nil {
		texts = append(texts, s.Paraphrase, s.Condition)
	}
	return append(append(texts, r.Holder, r.Speaker, r.Issue), r.Tagged...)
}

// rowCache keeps the words of rows that were cut before, so that searching while typing
// does not cut them again. It is safe for concurrent use.
type rowCache struct {
	mu    sync.RWMutex
	texts map[string]spans.Text // by the text
	words int
}

// mostRowWords bounds the cache: some 60 MB, the words of more than 50,000 statements.
const mostRowWords = 1_500_000

// text cuts texts into words, each text a paragraph of its own.
func (c *rowCache) text(texts ...string) spans.Text {
	raw := strings.Join(texts, "\n")
	c.mu.RLock()
	t, ok := c.texts[raw]
	c.mu.RUnlock()
	if ok {
		return t
	}
	t = spans.Text{Raw: raw, Tokens: cut(raw)}
	at := 0
	for _, text := range texts {
		if text != "" {
			b := app.Bounds{Start: at, End: at + len(text)}
			t.Paragraphs = append(t.Paragraphs, b)
		}
		at += len(text) + 1
	}
	t.Sentences = t.Paragraphs
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.words > mostRowWords || c.texts == nil {
		c.texts, c.words = map[string]spans.Text{}, 0
	}
	c.texts[raw] = t
	c.words += len(t.Tokens)
	return t
}

// prepare makes ready the answers to all filters of a query.
func (f *sifter) prepare(q query.Node) error {
	var failed error
	query.Walk(q, func(n query.Node) {
		x, ok := n.(query.Filter)
		if !ok || failed != nil {
			return
		}
		fact, err := f.fact(x)
		if err != nil {
			failed = err
			return
		}
		f.facts[x.String()] = fact
	})
	return failed
}

func (f *sifter) fact(x query.Filter) (rowFact, error) {
	switch x.Field {
	case "note", "quote":
		return f.wordsFact(x), nil
	case "tag":
		return f.tagged(x), nil
	case "has":
		return f.has(x), nil
	case "actor", "issue", "stance", "attribution", "coder", "said":
		ask := f.coded.ask(x)
		return func(r *app.RegisterRow, _ leafWords) bool { return ask(itemOf(r)) }, nil
	}
	set, err := f.run.filter(x) // of the article
	if err != nil {
		return nil, err
	}
	return func(r *app.RegisterRow, _ leafWords) bool {
		n, ok := f.run.x.rows.find(r.Article())
		for ok && n != noRow {
			if int(n) < len(f.run.s.rows) && set.has(n) {
				return true
			}
			n = f.run.before(n)
		}
		return false
	}, nil
}

// wordsFact runs the query of note: and quote: over their texts, each by itself.
func (f *sifter) wordsFact(x query.Filter) rowFact {
	plan := spans.Compile(x.Inner)
	none := func(query.Filter) bool { return false }
	return func(r *app.RegisterRow, words leafWords) bool {
		texts := r.Notes
		if x.Field == "quote" {
			texts = quotesOf(r)
		}
		return slices.ContainsFunc(texts, func(text string) bool {
			ok, _ := plan.Match(&spans.Article{Body: f.run.x.cutRows.text(text), Leaves: words.of(plan, r.Language), Fact: none})
			return ok
		})
	}
}

func quotesOf(r *app.RegisterRow) []string {
	if r.Statement == nil {
		return []string{r.Quote()}
	}
	var out []string
	for _, p := range r.Statement.Contents() {
		out = append(out, p.Exact)
	}
	return out
}

// tagged finds tags by name or id; * stands for any letters.
func (f *sifter) tagged(x query.Filter) rowFact {
	accepts := valueMatcher(x)
	names := map[app.TagID]bool{}
	for _, t := range f.coded.book.Tags {
		names[t.ID] = accepts(symbol{text: t.Name, folded: foldValue(t.Name)}) || accepts(symbol{text: string(t.ID), folded: foldValue(string(t.ID))})
	}
	if !slices.ContainsFunc(f.coded.book.Tags, func(t app.Tag) bool { return names[t.ID] }) {
		f.nothing(x, "no tag is called so")
	}
	return func(r *app.RegisterRow, _ leafWords) bool {
		return slices.ContainsFunc(r.TagIDs(), func(id app.TagID) bool { return names[id] })
	}
}

func (f *sifter) nothing(x query.Filter, why string) {
	f.run.notices = append(f.run.notices, fmt.Sprintf("%s found nothing: %s", x, why))
}

func (f *sifter) has(x query.Filter) rowFact {
	return func(r *app.RegisterRow, _ leafWords) bool {
		switch x.Value {
		case "statement":
			return r.Statement != nil
		case "annotation":
			return r.Annotation != nil
		case "note":
			return len(r.Notes) > 0
		}
		return false
	}
}
