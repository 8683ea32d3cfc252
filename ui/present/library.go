package present

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// Finder searches and lists the library.
type Finder interface {
	Search(ctx context.Context, q app.Query) (app.Results, error)
	Articles(f app.ArticleFilter) ([]app.ArticleHead, error)
	IndexStatus() (app.IndexStatus, error)
}

// LibraryState is what the library shows.
type LibraryState struct {
	Query   string
	Reading string       // how the query was understood
	Notices []app.Notice // remarks on the query, perhaps with a rewritten one
	Words   []SearchWord // of the query, where there are several
	// Converted is what a query becomes that looks pasted from another system.
	Converted *app.Conversion
	Head      string // what the figures count
	Short     bool   // the search does not cover all articles
	Problem   string // why the query could not be answered
	Rows      []ArticleRow
	Selected  int // row of the open article, −1 for none
	Sort      string
	Fold      bool // near-duplicates are listed once
	Busy      bool
	More      bool // further rows can be had
	Empty     Advice
}

// SearchWord is a word of the query with its figure; Off tells that its hits are not shown.
type SearchWord struct {
	Word    string
	Counted string // hits
	Off     bool
}

// Advice is what an empty screen says: what is missing and what to do.
type Advice struct {
	Title  string
	Text   string
	Import bool // offers the import
}

// ArticleRow is one article of the list.
type ArticleRow struct {
	ID         app.ArticleID
	Title      string
	TitleSpans []app.Bounds // hits in Title
	Meta       string       // source · date · n statements
	Snippet    app.Snippet
}

// resultsPage is how many articles one search fetches: a few screens of rows, so that
// scrolling rarely waits and typing never waits for rows nobody sees.
const resultsPage = 100

// snippetRunes is what fits into the two lines of a row at the usual width.
const snippetRunes = 220

// found is what one fetch brings: an answer to a query, or the library; its rows are made
// beside the window's goroutine.
type found struct {
	results app.Results
	rows    []ArticleRow
	status  app.IndexStatus
}

// Library presents search and its results.
type Library struct {
	changes[LibraryState]
	env    Env
	finder Finder
	nav    Navigator
	told   func(q app.Query)
	load   *Loader[found]
	state  LibraryState
	next   string
	open   app.ArticleID
	muted  []string // search words that are switched off
}

// NewLibrary makes the presenter of the library. answered is told each query that was
// answered, so that the open article shows its hits; it may be nil.
func NewLibrary(env Env, f Finder, nav Navigator, answered func(q app.Query)) *Library {
	if answered == nil {
		answered = func(app.Query) {}
	}
	return &Library{
		env: env, finder: f, nav: nav, told: answered, load: NewLoader[found](env),
		state: LibraryState{Selected: -1, Sort: app.SortNewest, Fold: true},
	}
}

// Subscribe gives the state to render now and after each change.
func (l *Library) Subscribe(render func(LibraryState)) {
	l.render = render
	l.tell(l.state)
}

// State gives what is shown.
func (l *Library) State() LibraryState { return l.state }

// Search looks for a query as it is typed; an empty one lists the library.
func (l *Library) Search(text string) {
	if text == l.state.Query && l.state.Rows != nil {
		return
	}
	l.state.Query = text
	l.Reload()
}

// SortBy changes the order of the rows.
func (l *Library) SortBy(code string) {
	if code != l.state.Sort {
		l.state.Sort = code
		l.Reload()
	}
}

// SetFold lists near-duplicates once, or each.
func (l *Library) SetFold(on bool) {
	if on != l.state.Fold {
		l.state.Fold = on
		l.Reload()
	}
}

// SwitchWord shows the hits of a search word no more, or again.
func (l *Library) SwitchWord(word string) {
	if i := slices.Index(l.muted, word); i >= 0 {
		l.muted = slices.Delete(slices.Clone(l.muted), i, i+1)
	} else {
		l.muted = append(slices.Clone(l.muted), word)
	}
	l.Reload()
}

// Apply takes the rewritten query of a notice.
func (l *Library) Apply(n app.Notice) {
	if n.Fix != "" {
		l.Search(n.Fix)
	}
}

// UseConverted searches for what the pasted query becomes.
func (l *Library) UseConverted() {
	if c := l.state.Converted; c != nil && c.To != "" {
		l.Search(c.To)
	}
}

// Reload asks again; rows stay until the answer is there.
func (l *Library) Reload() {
	l.state.Busy = true
	l.tell(l.state)
	q := l.query()
	l.fetch(q, func(f found) {
		l.show(q, f)
		q.Mute = l.muted
		l.told(q)
	})
}

func (l *Library) query() app.Query {
	return app.Query{Text: l.state.Query, Sort: l.state.Sort, Fold: l.state.Fold, Limit: resultsPage, Mute: l.muted}
}

// Refresh asks again unless an answer is under way: while an import brings articles in,
// the list follows as fast as it can be drawn.
func (l *Library) Refresh() {
	if !l.state.Busy {
		l.Reload()
	}
}

// FetchMore appends the next page of results.
func (l *Library) FetchMore() {
	if !l.state.More || l.state.Busy {
		return
	}
	l.state.Busy = true
	q := l.query()
	q.After = l.next
	l.fetch(q, func(f found) {
		l.next = f.results.Next
		l.state.More = l.next != ""
		l.state.Rows = append(slices.Clone(l.state.Rows), f.rows...)
		l.selectOpen()
	})
}

func (l *Library) fetch(q app.Query, done func(found)) {
	work := func(ctx context.Context) (f found, err error) {
		if !plainList(q) {
			f.results, err = l.finder.Search(ctx, q)
			f.rows = resultRows(f.results.Hits)
			return f, err
		}
		heads, err := l.finder.Articles(app.ArticleFilter{})
		if err != nil {
			return f, err
		}
		f.rows = headRows(heads, q.Sort)
		f.status, err = l.finder.IndexStatus()
		return f, err
	}
	l.load.Load(l.env.Ctx, work, func(f found, err error) {
		l.state.Busy = false
		switch {
		case cancelled(err):
			return
		case err != nil && app.CodeOf(err) == app.Invalid:
			l.state.Problem = Words(err).Text()
			l.state.Notices, l.state.Converted = f.results.Notices, f.results.Converted // how it can be mended
		case err != nil:
			l.env.Notify.Problem(err)
		default:
			l.state.Problem, l.state.Converted = "", f.results.Converted
			done(f)
		}
		l.tell(l.state)
		l.env.trace(fmt.Sprintf("search %d", len(l.state.Rows)))
	})
}

// plainList tells that the library itself is listed, which needs no index: without a
// query, in the order of the dates.
func plainList(q app.Query) bool {
	switch q.Sort {
	case app.SortSource, app.SortTitle, app.SortLength:
		return false
	}
	return strings.TrimSpace(q.Text) == ""
}

func (l *Library) show(q app.Query, f found) {
	l.next = ""
	l.showWords(f.results.Words)
	if plainList(q) {
		l.state.Reading, l.state.Notices, l.state.More = "", nil, false
		l.state.Rows = f.rows
		l.state.Head, l.state.Short = libraryHead(len(f.rows), f.status)
		l.state.Empty = Advice{}
		if len(f.rows) == 0 {
			l.state.Empty = emptyLibrary()
		}
		l.selectOpen()
		return
	}
	r := f.results
	l.next = r.Next
	l.state.More = r.Next != ""
	l.state.Reading, l.state.Notices = r.Reading, r.Notices
	l.state.Rows = f.rows
	l.state.Head, l.state.Short = resultsHead(r)
	l.state.Empty = Advice{}
	switch {
	case r.Articles == 0:
		l.state.Empty = emptyLibrary()
	case len(r.Hits) == 0:
		l.state.Empty = Advice{Title: "Nothing found", Text: "Try fewer words, or a wildcard such as negotiat*. The line under the box says how the query was read."}
	}
	l.selectOpen()
}

// showWords lists the search words where there are several; what is switched off and no
// longer asked for is forgotten.
func (l *Library) showWords(words []app.WordHits) {
	l.state.Words = nil
	var muted []string
	for _, w := range words {
		off := slices.Contains(l.muted, w.Word)
		if off {
			muted = append(muted, w.Word)
		}
		if len(words) > 1 || off {
			l.state.Words = append(l.state.Words, SearchWord{w.Word, grouped(w.Hits), off})
		}
	}
	l.muted = muted
}

// Open leads to the article of a row, at its first hit.
func (l *Library) Open(row int) {
	if row < 0 || row >= len(l.state.Rows) {
		return
	}
	l.goTo(row, LandFirstHit)
}

// Step leads to the next or previous article of the list; false at the end of it.
func (l *Library) Step(dir int, land Landing) bool {
	row := l.state.Selected + dir
	if l.state.Selected < 0 {
		row = 0
	}
	if row < 0 || row >= len(l.state.Rows) {
		return false
	}
	l.goTo(row, land)
	return true
}

func (l *Library) goTo(row int, land Landing) {
	if strings.TrimSpace(l.state.Query) == "" && (land == LandFirstHit || land == LandLastHit) {
		land = LandTop
	}
	l.nav.Go(Route{Screen: ScreenReading, Article: l.state.Rows[row].ID, Query: l.state.Query, Mute: l.muted, Hit: land})
}

// Mark shows which article is open.
func (l *Library) Mark(id app.ArticleID) {
	l.open = id
	before := l.state.Selected
	l.selectOpen()
	if l.state.Selected != before {
		l.tell(l.state)
	}
}

// Listing gives what makes the list of all articles found, in the order and with the
// near-duplicates that are shown; it may be called on any goroutine.
func (l *Library) Listing() func(ctx context.Context) (app.Table, error) {
	q, finder := l.query(), l.finder
	return func(ctx context.Context) (app.Table, error) {
		if !plainList(q) {
			r, err := app.AllResults(ctx, finder.Search, q)
			return r.Table(), err
		}
		heads, err := finder.Articles(app.ArticleFilter{})
		return app.ArticlesTable(inOrder(heads, q.Sort)), err
	}
}

// Query gives the query in the search box, with the words that are switched off.
func (l *Library) Query() app.Query { return app.Query{Text: l.state.Query, Mute: l.muted} }

// Position says where the open article stands in the list, "article 2 of 40".
func (l *Library) Position() string {
	if l.state.Selected < 0 {
		return ""
	}
	return fmt.Sprintf("article %s of %s", grouped(l.state.Selected+1), grouped(len(l.state.Rows)))
}

// Stop ends the search under way.
func (l *Library) Stop() { l.load.Stop() }

func (l *Library) selectOpen() {
	l.state.Selected = slices.IndexFunc(l.state.Rows, func(r ArticleRow) bool { return r.ID == l.open })
}
