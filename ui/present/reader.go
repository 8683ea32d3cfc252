package present

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// Opener gives an article with all that was coded in it.
type Opener interface {
	Open(id app.ArticleID) (app.OpenArticle, error)
}

// HitFinder gives every place of a query in one article.
type HitFinder interface {
	Hits(ctx context.Context, q app.Query, id app.ArticleID) ([]app.Hit, error)
}

// Annotator marks words without a stance.
type Annotator interface {
	Annotate(id app.ArticleID, b app.Bounds, comment string) (app.Annotation, error)
	RemoveAnnotation(id app.AnnotationID) error
}

// ReaderPorts are what the reader needs, and whom it tells.
type ReaderPorts struct {
	Opener    Opener
	Hits      HitFinder
	Annotator Annotator
	Acts      *Acts
	Opened    func(app.OpenArticle) // an article was opened, or opened anew after a change
	Selected  func(app.Bounds)      // words were selected; empty bounds: none are

	// What follows may be nil.
	Pointed func(Thing)      // a statement or annotation was touched or walked to
	Added   func(app.Bounds) // further words of the same statement were selected
	Book    Codebooker       // nil: no names, tag colours, actors and issue terms
	Suggest Suggester        // nil: no suggestions
	Places  PlaceKeeper      // nil: reading begins at the top
}

// PlaceKeeper remembers where reading stopped: the byte offset of the first line in view.
type PlaceKeeper interface {
	Place(id app.ArticleID) int
	KeepPlace(id app.ArticleID, off int)
}

// ReaderState is what the reading pane shows.
type ReaderState struct {
	Article   app.ArticleID
	Title     string // empty where the text begins with it
	Meta      string // source · byline · date
	Address   string // of the page it was read from; empty: unknown
	Text      string
	Paras     []Para
	Sentences []app.Bounds
	TitleHits []app.Bounds // in Title
	Marks     []Mark
	Layers    Layers
	Hits      int
	Hit       int    // from 0, −1 before the first was walked to
	HitWords  string // "hit 3 of 17"
	Reveal    Reveal
	Selected  app.Bounds
	Others    []app.Bounds // selected before it, words of the same statement
	Here      string       // what lies under the last click, "1 of 3 here: …"
	Things    []Thing      // all of it, in the order of the list; Chosen is the one clicked
	Chosen    int
	Suggested SuggestionBar
	Empty     Advice
	Busy      bool
}

// Reveal asks the pane to bring a place into view. It is done once for each N.
type Reveal struct {
	N     int
	Off   int
	Flash bool
	First bool // as the first line in view: where reading stopped
}

// opened is what one opening fetches.
type opened struct {
	open app.OpenArticle
	hits []app.Hit
	lost error // why hits are missing
}

// Reader presents one article.
type Reader struct {
	changes[ReaderState]
	env      Env
	ports    ReaderPorts
	load     *Loader[opened]
	open     app.OpenArticle
	hits     []app.Hit // those in the text, in its order
	title    []app.Hit // those in the title
	query    string
	mute     []string // search words whose hits are not marked
	resuming bool     // the article open last is asked for
	point    int      // offset that was clicked after the last walk, −1 for none
	state    ReaderState

	knowing    *Loader[knowledge]
	book       app.Codebook
	terms      []Term
	termsOf    app.VersionID // the text in which they were found
	suggesting *Loader[app.Suggested]
	suggest    suggestionsShown
	headline   string // the title above the text
	paras      []Para
}

// NewReader makes the presenter of the reading pane.
func NewReader(env Env, p ReaderPorts) *Reader {
	return &Reader{
		env: env, ports: p, load: NewLoader[opened](env), point: -1,
		knowing: NewLoader[knowledge](env), suggesting: NewLoader[app.Suggested](env), suggest: suggestionsShown{at: -1},
		state: ReaderState{Hit: -1, Layers: AllLayers(), Empty: Advice{
			Title: "No article open",
			Text:  "Choose one in the library. Select words and press F9 to record who holds which position.",
		}},
	}
}

// Subscribe gives the state to render now and after each change.
func (r *Reader) Subscribe(render func(ReaderState)) {
	r.render = render
	r.tell(r.state)
}

// State gives what is shown.
func (r *Reader) State() ReaderState { return r.state }

// Go opens the article of a route and leads to its words.
func (r *Reader) Go(to Route) {
	if to.Article == "" {
		return
	}
	if to.Article == r.open.ID && to.Query == r.query && slices.Equal(to.Mute, r.mute) {
		r.land(to)
		r.show()
		return
	}
	r.query, r.mute = to.Query, to.Mute
	r.fetch(to.Article, func() {
		r.state.Selected, r.state.Others = app.Bounds{}, nil
		r.forgetHere()
		r.land(to)
		r.env.trace("open " + string(r.open.ID))
	})
}

// Resume opens the article that was open last; one that is gone is nothing to speak of.
func (r *Reader) Resume(id app.ArticleID) {
	if id == "" || r.open.ID != "" {
		return
	}
	r.resuming = true
	r.Go(Route{Article: id})
}

// Reload fetches the open article again after a change; place and selection stay.
func (r *Reader) Reload() {
	if r.open.ID != "" {
		hit := r.state.Hit
		r.fetch(r.open.ID, func() { r.state.Hit = min(hit, len(r.hits)-1) })
	}
}

// SetQuery marks the hits of another query, or of other words of it, in the open article.
func (r *Reader) SetQuery(q app.Query) {
	if q.Text == r.query && slices.Equal(q.Mute, r.mute) {
		return
	}
	r.query, r.mute = q.Text, q.Mute
	r.Reload()
}

func (r *Reader) fetch(id app.ArticleID, then func()) {
	query := app.Query{Text: r.query, Mute: r.mute}
	r.state.Busy = true
	r.load.Load(r.env.Ctx, func(ctx context.Context) (opened, error) {
		open, err := r.ports.Opener.Open(id)
		if err != nil || strings.TrimSpace(query.Text) == "" {
			return opened{open: open}, err
		}
		hits, lost := r.ports.Hits.Hits(ctx, query, id)
		return opened{open, hits, lost}, nil
	}, func(o opened, err error) {
		r.state.Busy = false
		if err == nil && app.CodeOf(o.lost) != app.Invalid {
			err = o.lost // the query line already tells of a query that cannot be read
		}
		quiet := r.resuming && app.CodeOf(err) == app.NotFound
		r.resuming = false
		if err != nil && !cancelled(err) && !quiet {
			r.env.Notify.Problem(err)
		}
		if o.open.ID == "" {
			r.tell(r.state)
			return
		}
		r.take(o)
		then()
		r.show()
		r.ports.Opened(r.open)
		r.learn()
		r.loadSuggestions()
	})
}

func (r *Reader) take(o opened) {
	if o.open.ID != r.open.ID || o.open.Text.ID != r.open.Text.ID {
		r.terms, r.termsOf = nil, ""
		r.takeSuggestions(nil)
		r.suggest.at = -1
	}
	r.open = o.open
	r.headline, r.paras = paragraphs(r.open)
	r.title = slices.DeleteFunc(slices.Clone(o.hits), func(h app.Hit) bool { return !h.Title })
	r.hits = slices.DeleteFunc(slices.Clone(o.hits), func(h app.Hit) bool { return h.Title })
	slices.SortStableFunc(r.hits, func(a, b app.Hit) int { return a.Start - b.Start })
	r.state.Hit = -1
}

// firstShown gives the first content of a statement that the text has.
func firstShown(s app.Statement, text app.VersionID) app.Bounds {
	for _, p := range s.Contents() {
		if p.Version == text {
			return p.Bounds
		}
	}
	return app.Bounds{}
}

// land goes where the route ends: a statement, a span, a hit, or the top.
func (r *Reader) land(to Route) {
	if to.Statement != "" {
		r.pointed(Thing{Kind: MarkStatement, Ref: string(to.Statement)})
		i := slices.IndexFunc(r.open.Statements, func(s app.Statement) bool { return s.ID == to.Statement })
		if i >= 0 {
			if b := firstShown(r.open.Statements[i], r.open.Text.ID); b.Len() > 0 {
				to.Span = b
			}
		}
	}
	if to.Annotation != "" {
		r.pointed(Thing{Kind: MarkAnnotation, Ref: string(to.Annotation)})
		for _, a := range r.open.Annotations {
			if a.ID == to.Annotation && a.Quote.Version == r.open.Text.ID {
				to.Span = a.Quote.Bounds
			}
		}
	}
	r.suggest.want = to.Suggestion
	if i := r.placeOf(to.Suggestion); i >= 0 {
		r.atSuggestion(i)
	}
	switch {
	case to.Span.Len() > 0:
		r.reveal(to.Span.Start, true)
	case to.Hit == LandFirstHit && len(r.hits) > 0:
		r.atHit(0)
	case to.Hit == LandLastHit && len(r.hits) > 0:
		r.atHit(len(r.hits) - 1)
	case to.Hit == LandFirstMark || to.Hit == LandLastMark:
		r.landOnMark(to.Hit)
	default:
		r.resume()
	}
}

// resume goes to where reading stopped.
func (r *Reader) resume() {
	off := 0
	if r.ports.Places != nil {
		off = r.ports.Places.Place(r.open.ID)
	}
	if off <= 0 || off >= len(r.open.Text.Text) {
		r.reveal(0, false)
		return
	}
	r.reveal(off, false)
	r.state.Reveal.First = true
}

// Scrolled keeps where the analyst reads.
func (r *Reader) Scrolled(off int) {
	if r.ports.Places != nil && r.open.ID != "" {
		r.ports.Places.KeepPlace(r.open.ID, max(off, 0))
	}
}

func (r *Reader) reveal(off int, flash bool) {
	r.point = -1
	r.state.Reveal = Reveal{N: r.state.Reveal.N + 1, Off: off, Flash: flash}
}

// show derives the state from what is open and renders it.
func (r *Reader) show() {
	s := &r.state
	a := r.open
	s.Article, s.Empty = a.ID, Advice{}
	s.Text, s.Address = a.Text.Text, a.URL
	s.Title, s.Paras = r.headline, r.paras
	s.Sentences = a.Text.Sentences
	s.TitleHits = r.titleHits()
	s.Meta = dotted(a.Source, strings.Join(a.Byline, ", "), dated(a.Published))
	s.Hits, s.HitWords = len(r.hits), r.hitWords()
	s.Suggested = r.suggestionBar()
	s.Marks = Marks(a, Marked{
		Hits: r.hits, Hit: s.Hit, Book: r.book, Terms: r.terms,
		Suggestions: r.suggest.shown, Suggestion: r.suggest.at,
	}, s.Layers)
	r.tell(*s)
}

func dated(d app.Date) string {
	if w := known(d); w != "" {
		return w
	}
	return "no date"
}

// titleHits gives the places found in the title that is shown above the text.
func (r *Reader) titleHits() []app.Bounds {
	var out []app.Bounds
	for _, h := range r.title {
		for _, b := range hitParts(h) {
			if r.state.Layers.Hits && b.End <= len(r.state.Title) && r.state.Title == r.open.Title {
				out = append(out, b)
			}
		}
	}
	return out
}

func (r *Reader) hitWords() string {
	var words string
	switch {
	case strings.TrimSpace(r.query) == "":
		return ""
	case len(r.hits) == 0 && len(r.title) > 0:
		return "found in the title only"
	case len(r.hits) == 0:
		return "no hits in this text"
	case r.state.Hit < 0:
		words = Count(len(r.hits), "hit", "hits")
	default:
		words = fmt.Sprintf("hit %d of %d", r.state.Hit+1, len(r.hits))
	}
	if len(r.title) > 0 {
		words += ", and in the title"
	}
	return words
}

// Stop ends the fetches under way.
func (r *Reader) Stop() {
	r.load.Stop()
	r.knowing.Stop()
	r.suggesting.Stop()
}
