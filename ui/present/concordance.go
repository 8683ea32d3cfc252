package present

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf8"

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
	Sample  string // the words of SampleSizes
	Wide    WideLine
	Busy    bool
	Problem string
}

// WideLine is the chosen line with more of its article around it.
type WideLine struct {
	Where             string // article, outlet and date
	Left, Node, Right string
}

// AllLines are the words for no sample.
const AllLines = "all lines"

// sampleSizes are how many lines a sample has: a look, an afternoon, a study.
func sampleSizes() []int { return []int{50, 100, 250, 500, 1000} }

// SampleSizes lists what can be drawn.
func SampleSizes() []string {
	out := []string{AllLines}
	for _, n := range sampleSizes() {
		out = append(out, sampleWords(n))
	}
	return out
}

func sampleWords(n int) string { return grouped(n) + " at random" }

// wideRunes is how much of the article stands on each side of the chosen line: some
// sentences, so little that the hit is seen without scrolling.
const wideRunes = 320

// Draws keeps how a person draws samples, so that the same lines come again another day.
type Draws interface {
	// Draw gives the size of samples, 0 for none, and the seed.
	Draw() (size int, seed uint64)
	SetDraw(size int, seed uint64)
}

// ConcordancePorts are what the concordance needs.
type ConcordancePorts struct {
	Made   Concorder
	Opener Opener
	Nav    Navigator
	Draws  Draws
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
	ports ConcordancePorts
	load  *Loader[app.KWIC]
	wide  *Loader[app.OpenArticle]
	query app.Query
	kwic  app.KWIC
	state ConcordanceState
}

// NewConcordance makes the presenter of the concordance.
func NewConcordance(env Env, p ConcordancePorts) *Concordance {
	c := &Concordance{
		env: env, ports: p, load: NewLoader[app.KWIC](env), wide: NewLoader[app.OpenArticle](env),
		state: ConcordanceState{Sort: [3]string{AsFound, AsFound, AsFound}, Fold: true, Sample: AllLines},
	}
	if n, _ := p.Draws.Draw(); n > 0 {
		c.state.Sample = sampleWords(n)
	}
	return c
}

// Subscribe gives the state to render now and after each change.
func (c *Concordance) Subscribe(render func(ConcordanceState)) {
	c.render = render
	c.tell(c.state)
}

// State gives what is shown.
func (c *Concordance) State() ConcordanceState { return c.state }

// Show opens the concordance of a query; words that are switched off have no lines.
func (c *Concordance) Show(query app.Query) {
	c.query = app.Query{Text: strings.TrimSpace(query.Text), Mute: query.Mute}
	c.state.Open, c.state.Query = true, c.query.Text
	c.state.Lines, c.state.Wide, c.state.Head = nil, WideLine{}, ""
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

// SetSample draws as many lines at random as the words of SampleSizes say.
func (c *Concordance) SetSample(words string) {
	if words == c.state.Sample {
		return
	}
	c.state.Sample = words
	n, seed := 0, c.seed()
	for _, size := range sampleSizes() {
		if sampleWords(size) == words {
			n = size
		}
	}
	c.ports.Draws.SetDraw(n, seed)
	c.make()
}

// DrawAgain draws other lines.
func (c *Concordance) DrawAgain() {
	n, seed := c.ports.Draws.Draw()
	c.ports.Draws.SetDraw(n, seed+1)
	c.make()
}

func (c *Concordance) seed() uint64 {
	_, seed := c.ports.Draws.Draw()
	return max(seed, 1)
}

// Choose shows more of the article around a line.
func (c *Concordance) Choose(i int) {
	if i < 0 || i >= len(c.state.Lines) {
		return
	}
	l := c.state.Lines[i]
	c.state.Wide = WideLine{Where: dotted(l.Heading, l.Source, known(l.Published)), Left: l.Left, Node: l.Node, Right: l.Right}
	c.tell(c.state)
	if l.Title {
		return // the title is all there is
	}
	c.wide.Load(c.env.Ctx, func(context.Context) (app.OpenArticle, error) { return c.ports.Opener.Open(l.Article) }, func(a app.OpenArticle, err error) {
		if text := a.Text.Text; err == nil && l.Bounds.End <= len(text) && l.Bounds.Start >= 0 {
			c.state.Wide.Left, c.state.Wide.Node, c.state.Wide.Right = around(text, l.Bounds)
			c.tell(c.state)
		}
	})
}

// around gives what stands before, in and after a place, cut between words.
func around(text string, b app.Bounds) (left, node, right string) {
	from, to := b.Start, b.End
	for n := 0; from > 0 && n < wideRunes; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:from])
		from -= size
	}
	for n := 0; to < len(text) && n < wideRunes; n++ {
		_, size := utf8.DecodeRuneInString(text[to:])
		to += size
	}
	left, right = text[from:b.Start], text[b.End:to]
	if _, rest, ok := strings.Cut(left, " "); ok && from > 0 {
		left = "… " + rest
	}
	if i := strings.LastIndex(right, " "); i >= 0 && to < len(text) {
		right = right[:i] + " …"
	}
	flat := strings.NewReplacer("\n", " ") // paragraphs run on, so that more fits
	return flat.Replace(left), flat.Replace(text[b.Start:b.End]), flat.Replace(right)
}

// OpenLine leads to the article at the place of a line.
func (c *Concordance) OpenLine(i int) {
	if i < 0 || i >= len(c.state.Lines) {
		return
	}
	l := c.state.Lines[i]
	r := Route{Screen: ScreenReading, Article: l.Article, Query: c.query.Text, Mute: c.query.Mute, Span: l.Bounds}
	if l.Title {
		r.Span = app.Bounds{}
	}
	c.Close()
	c.ports.Nav.Go(r)
}

// Table gives the lines as a list that can be saved.
func (c *Concordance) Table() app.Table { return c.kwic.Table() }

// Close closes the concordance.
func (c *Concordance) Close() {
	c.state.Open = false
	c.tell(c.state)
}

// Stop ends what is being made.
func (c *Concordance) Stop() {
	c.load.Stop()
	c.wide.Stop()
}

func (c *Concordance) make() {
	o := app.KWICOptions{Query: c.query, Fold: c.state.Fold, Seed: c.seed()}
	o.Sample, _ = c.ports.Draws.Draw()
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
	c.load.Load(c.env.Ctx, func(ctx context.Context) (app.KWIC, error) { return c.ports.Made.KWIC(ctx, o) }, func(k app.KWIC, err error) {
		c.state.Busy = false
		switch {
		case cancelled(err):
			return
		case err != nil:
			c.state.Problem, c.state.Lines = Words(err).Text(), nil
		default:
			c.kwic, c.state.Wide = k, WideLine{}
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
	if k.Sample > 0 {
		head += fmt.Sprintf("; %s of %s, drawn with seed %d", grouped(k.Sample), Count(k.Of, "line", "lines"), k.Seed)
	}
	return head
}
