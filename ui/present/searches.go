package present

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// Searcher keeps searches under names.
type Searcher interface {
	Searches(ctx context.Context) ([]app.SearchNews, error)
	SaveSearch(ctx context.Context, name string, q app.Query) (app.SavedSearch, error)
	SeenSearch(ctx context.Context, name string) error
	RemoveSearch(name string) error
}

// SearchesPorts are what saved searches need.
type SearchesPorts struct {
	Kept   Searcher
	Acts   *Acts
	Search func(query string)
	Recent func() []string // queries used before, newest first
}

// SearchesState is what the dialog of saved and recent searches shows.
type SearchesState struct {
	Open     bool
	Query    string // in the search box, to be saved
	Rows     []SearchRow
	Selected int // −1 for none
	Recent   []string
	Busy     bool
	Problem  string
	NoSave   string // why the query cannot be saved
}

// SearchRow is a saved search.
type SearchRow struct {
	Name    string
	Query   string
	News    string // "3 new"
	Counts  string
	Problem bool
}

// Searches presents saved and recent searches.
type Searches struct {
	changes[SearchesState]
	env   Env
	ports SearchesPorts
	load  *Loader[[]app.SearchNews]
	state SearchesState
}

// NewSearches makes the presenter of saved searches.
func NewSearches(env Env, p SearchesPorts) *Searches {
	return &Searches{env: env, ports: p, load: NewLoader[[]app.SearchNews](env), state: SearchesState{Selected: -1}}
}

// Subscribe gives the state to render now and after each change.
func (s *Searches) Subscribe(render func(SearchesState)) {
	s.render = render
	s.tell(s.state)
}

// State gives what is shown.
func (s *Searches) State() SearchesState { return s.state }

// Show opens the dialog; query is the one in the search box.
func (s *Searches) Show(query string) {
	s.state = SearchesState{Open: true, Query: strings.TrimSpace(query), Selected: -1, Recent: s.ports.Recent()}
	if s.state.Query == "" {
		s.state.NoSave = "Search for something first, to save it."
	}
	s.reload("")
}

// Select marks a saved search.
func (s *Searches) Select(row int) {
	if row >= -1 && row < len(s.state.Rows) {
		s.state.Selected = row
		s.tell(s.state)
	}
}

// Save keeps the query in the search box under a name.
func (s *Searches) Save(name string) {
	name, q := strings.TrimSpace(name), s.state.Query
	if name == "" {
		s.fail(&app.Error{Code: app.Invalid, Op: "save search", Msg: "the search has no name", Hint: "Say what it is for."})
		return
	}
	s.do(func() error {
		_, err := s.ports.Kept.SaveSearch(s.env.Ctx, name, app.Query{Text: q})
		return err
	}, name)
}

// Remove takes the selected search away; it can be undone.
func (s *Searches) Remove() {
	if s.state.Selected >= 0 {
		name := s.state.Rows[s.state.Selected].Name
		s.do(func() error { return s.ports.Kept.RemoveSearch(name) }, "")
	}
}

// OpenSelected runs the selected search; what it finds is then looked at.
func (s *Searches) OpenSelected() {
	if s.state.Selected < 0 {
		return
	}
	row := s.state.Rows[s.state.Selected]
	s.Close()
	s.ports.Search(row.Query)
	if s.env.editable() == nil && row.News != "" {
		s.ports.Acts.Do(func() error { return s.ports.Kept.SeenSearch(s.env.Ctx, row.Name) }, nil)
	}
}

// OpenRecent runs a query used before.
func (s *Searches) OpenRecent(i int) {
	if i < 0 || i >= len(s.state.Recent) {
		return
	}
	q := s.state.Recent[i]
	s.Close()
	s.ports.Search(q)
}

// Close closes the dialog.
func (s *Searches) Close() {
	s.state.Open = false
	s.tell(s.state)
}

// Stop ends the count under way.
func (s *Searches) Stop() { s.load.Stop() }

func (s *Searches) do(work func() error, chosen string) {
	s.ports.Acts.Do(work, func(err error) {
		if err != nil {
			s.fail(err)
			return
		}
		s.reload(chosen)
	})
}

func (s *Searches) fail(err error) {
	s.state.Problem = Words(err).Text()
	s.tell(s.state)
}

func (s *Searches) reload(chosen string) {
	s.state.Busy, s.state.Problem = true, ""
	s.tell(s.state)
	s.load.Load(s.env.Ctx, s.ports.Kept.Searches, func(all []app.SearchNews, err error) {
		s.state.Busy = false
		if cancelled(err) {
			return
		}
		if err != nil {
			s.fail(err)
			return
		}
		s.state.Rows = searchRows(all)
		s.state.Selected = slices.IndexFunc(s.state.Rows, func(r SearchRow) bool { return r.Name == chosen })
		s.tell(s.state)
		s.env.trace(fmt.Sprintf("searches %d", len(all)))
	})
}

func searchRows(all []app.SearchNews) []SearchRow {
	rows := make([]SearchRow, len(all))
	for i, n := range all {
		row := SearchRow{Name: n.Name, Query: n.Query, Counts: dotted(
			Count(n.Now, "article", "articles")+" now", grouped(n.Made)+" when saved on "+n.MadeAt.Local().Format("2 Jan 2006"))}
		if len(n.New) > 0 {
			row.News = grouped(len(n.New)) + " new since " + n.SeenAt.Local().Format("2 Jan")
		}
		if n.Problem != "" {
			row.Problem, row.Counts = true, sentence(n.Problem)
		}
		rows[i] = row
	}
	return rows
}
