package present

import (
	"context"
	"fmt"
	"strings"

	"parley/app"
)

// Concorder makes concordances.
type Concorder interface {
	KWIC(ctx context.Context, o app.KWICOptions) (app.KWIC, error)
}

// ConcordanceState is what the concordance shows.
type ConcordanceState struct {
	Open    bool
	Query   string
	Reading string
	Head    string
	Lines   []app.KWICLine
	Sort    [3]string // the words of SortKeys
	Fold    bool
	Busy    bool
	Problem string
}

// AsFound are the words for no sort key.
const AsFound = "as found"

// SortKeys lists what lines can be sorted by: a word to the left or right of the hit, the
// hit itself.
func SortKeys() []string {
	out := []string{AsFound}
	for i := 5; i >= 1; i-- {
		out = append(out, fmt.Sprintf("%dL", i))
	}
	out = append(out, "hit")
	for i := 1; i <= 5; i++ {
		out = append(out, fmt.Sprintf("%dR", i))
	}
	return out
}

// Concordance presents the places of a search, one a line, with their context.
type Concordance struct {
	changes[ConcordanceState]
	env   Env
	made  Concorder
	nav   Navigator
	load  *Loader[app.KWIC]
	kwic  app.KWIC
	state ConcordanceState
}

// NewConcordance makes the presenter of the concordance.
func NewConcordance(env Env, c Concorder, nav Navigator) *Concordance {
	return &Concordance{
		env: env, made: c, nav: nav, load: NewLoader[app.KWIC](env),
		state: ConcordanceState{Sort: [3]string{AsFound, AsFound, AsFound}, Fold: true},
	}
}

// Subscribe gives the state to render now and after each change.
func (c *Concordance) Subscribe(render func(ConcordanceState)) {
	c.render = render
	c.tell(c.state)
}

// State gives what is shown.
func (c *Concordance) State() ConcordanceState { return c.state }

// Show opens the concordance of a query.
func (c *Concordance) Show(query string) {
	c.state.Open, c.state.Query = true, strings.TrimSpace(query)
	c.state.Lines = nil
	c.make()
}

// SortBy sets the sort key of a level, from 0.
func (c *Concordance) SortBy(level int, key string) {
	if c.state.Sort[level] != key {
		c.state.Sort[level] = key
		c.make()
	}
}

// SetFold shows equal lines of near-duplicates once, or all.
func (c *Concordance) SetFold(on bool) {
	if c.state.Fold != on {
		c.state.Fold = on
		c.make()
	}
}

// OpenLine leads to the article at the place of a line.
func (c *Concordance) OpenLine(i int) {
	if i < 0 || i >= len(c.state.Lines) {
		return
	}
	l := c.state.Lines[i]
	r := Route{Screen: ScreenReading, Article: l.Article, Query: c.state.Query, Span: l.Bounds}
	if l.Title {
		r.Span = app.Bounds{}
	}
	c.Close()
	c.nav.Go(r)
}

// Table gives the lines as a list that can be saved.
func (c *Concordance) Table() app.Table { return c.kwic.Table() }

// Close closes the concordance.
func (c *Concordance) Close() {
	c.state.Open = false
	c.tell(c.state)
}

// Stop ends what is being made.
func (c *Concordance) Stop() { c.load.Stop() }

func (c *Concordance) make() {
	o := app.KWICOptions{Query: app.Query{Text: c.state.Query}, Fold: c.state.Fold}
	for _, key := range c.state.Sort {
		switch key {
		case AsFound:
		case "hit":
			o.Sort = append(o.Sort, "node")
		default:
			o.Sort = append(o.Sort, key)
		}
	}
	c.state.Busy, c.state.Problem = true, ""
	c.tell(c.state)
	c.load.Load(c.env.Ctx, func(ctx context.Context) (app.KWIC, error) { return c.made.KWIC(ctx, o) }, func(k app.KWIC, err error) {
		c.state.Busy = false
		switch {
		case cancelled(err):
			return
		case err != nil:
			c.state.Problem, c.state.Lines = Words(err).Text(), nil
		default:
			c.kwic = k
			c.state.Lines, c.state.Reading = k.Lines, k.Reading
			c.state.Head = concordanceHead(k)
		}
		c.tell(c.state)
		c.env.trace(fmt.Sprintf("concordance %d", len(c.state.Lines)))
	})
}

func concordanceHead(k app.KWIC) string {
	head := fmt.Sprintf("%s in %s; searched %s of %s", Count(k.Hits, "hit", "hits"), Count(k.Articles, "article", "articles"), grouped(k.Searched), grouped(k.Total))
	if k.Hidden > 0 {
		head += "; " + Count(k.Hidden, "equal line of copies is", "equal lines of copies are") + " not shown"
	}
	return head
}
