package present

import (
	"context"
	"strings"

	"parley/app"
)

// Coverer tells how far coding has come.
type Coverer interface {
	Coverage(ctx context.Context, query string) (app.Coverage, error)
}

// CoverageState is what the coverage shows.
type CoverageState struct {
	Open     bool
	Query    string
	Head     string
	Rows     []CoverageLine
	Selected int
	Busy     bool
	Problem  string
	Advice   string
}

// CoverageLine is one article with something left to do.
type CoverageLine struct {
	Title string
	Where string
	Left  string // what is left, in words
}

// Coverage presents which articles have something left to code.
type Coverage struct {
	changes[CoverageState]
	env   Env
	cover Coverer
	nav   Navigator
	load  *Loader[app.Coverage]
	rows  []app.CoverageRow
	state CoverageState
}

// NewCoverage makes the presenter of the coverage.
func NewCoverage(env Env, c Coverer, nav Navigator) *Coverage {
	return &Coverage{env: env, cover: c, nav: nav, load: NewLoader[app.Coverage](env), state: CoverageState{Selected: -1}}
}

// Subscribe gives the state to render now and after each change.
func (c *Coverage) Subscribe(render func(CoverageState)) {
	c.render = render
	c.tell(c.state)
}

// State gives what is shown.
func (c *Coverage) State() CoverageState { return c.state }

// Show opens the coverage of what a query finds.
func (c *Coverage) Show(query string) {
	c.state = CoverageState{Open: true, Selected: -1}
	c.Search(query)
}

// Search counts anew for another query.
func (c *Coverage) Search(query string) {
	c.state.Query, c.state.Busy, c.state.Head = query, true, "Counting…"
	c.tell(c.state)
	c.load.Load(c.env.Ctx, func(ctx context.Context) (app.Coverage, error) { return c.cover.Coverage(ctx, query) }, func(x app.Coverage, err error) {
		c.state.Busy, c.state.Problem = false, ""
		if err != nil {
			if !cancelled(err) {
				c.state.Head, c.state.Problem = "", Words(err).Text()
				c.tell(c.state)
			}
			return
		}
		c.take(x)
		c.env.trace("coverage " + itoa(len(x.Rows)) + " " + itoa(x.Articles))
	})
}

func (c *Coverage) take(x app.Coverage) {
	s := &c.state
	c.rows = x.Rows
	s.Rows = make([]CoverageLine, len(x.Rows))
	for i, r := range x.Rows {
		s.Rows[i] = CoverageLine{Title: r.Title, Where: dotted(r.Source, known(r.Published), Count(r.Statements, "statement", "statements")), Left: leftWords(r)}
	}
	s.Head = grouped(x.Done) + " of " + Count(x.Articles, "article", "articles") + " have nothing left"
	if x.Hits > 0 {
		s.Head += "; " + grouped(x.Uncoded) + " of " + Count(x.Hits, "hit", "hits") + " stand in no statement"
	}
	s.Selected = min(max(s.Selected, 0), len(x.Rows)-1)
	s.Advice = ""
	if len(x.Rows) == 0 {
		s.Advice = "Nothing is left to do here."
	}
	c.tell(*s)
}

// leftWords says what is left in an article: "3 sure, 2 likely suggestions; 4 of 9 hits".
func leftWords(r app.CoverageRow) string {
	var parts []string
	total := 0
	for _, t := range []app.Tier{app.TierA, app.TierB, app.TierC} {
		if n := r.Open[t]; n > 0 {
			parts = append(parts, grouped(n)+" "+TierWord(t))
			total += n
		}
	}
	out := ""
	if total == 1 {
		out = strings.Join(parts, ", ") + " suggestion"
	} else if total > 1 {
		out = strings.Join(parts, ", ") + " suggestions"
	}
	if r.Uncoded > 0 {
		if out != "" {
			out += "; "
		}
		out += grouped(r.Uncoded) + " of " + Count(r.Hits, "hit", "hits") + " not coded"
	}
	return out
}

// Select chooses a row.
func (c *Coverage) Select(i int) {
	if i >= 0 && i < len(c.rows) {
		c.state.Selected = i
		c.tell(c.state)
	}
}

// Go leads to the article of the chosen row.
func (c *Coverage) Go() {
	if i := c.state.Selected; i >= 0 && i < len(c.rows) {
		id, query := c.rows[i].Article, c.state.Query
		c.Close()
		c.nav.Go(Route{Screen: ScreenReading, Article: id, Query: query, Hit: LandFirstHit})
	}
}

// Close closes it.
func (c *Coverage) Close() {
	if c.state.Open {
		c.state.Open = false
		c.tell(c.state)
	}
}

// Stop ends the counting.
func (c *Coverage) Stop() { c.load.Stop() }
