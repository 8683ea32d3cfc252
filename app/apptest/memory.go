package apptest

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sync"
	"time"

	"parley/app"
)

// Memory is a project in memory. It fills the ports of the workbench with the same rules
// as the project file, so that tests of use cases need no database. It is safe for
// concurrent use.
type Memory struct {
	// Clock gives the time of entries; nil means Time. It may be set before the first use.
	Clock func() time.Time

	mu       sync.Mutex
	state    state
	log      []app.Entry
	counters map[string]int64
}

// state is what an edit changes; an edit that fails leaves the old one.
type state struct {
	records    map[app.Key]app.Record
	made       map[app.Key]int // order of creation, also of records that are gone
	texts      []app.TextVersion
	marks      map[app.ArticleID]mark
	generation int64
}

// mark is the generation in which an article has changed.
type mark struct {
	generation int64
	gone       bool
}

// NewMemory gives a project with nothing but its project record.
func NewMemory(p app.Project) *Memory {
	return &Memory{
		counters: map[string]int64{},
		state: state{
			records: map[app.Key]app.Record{p.Key(): mustCanonical(p)},
			made:    map[app.Key]int{p.Key(): 0},
			marks:   map[app.ArticleID]mark{},
		},
	}
}

func (s state) clone() state {
	s.records, s.made, s.marks = maps.Clone(s.records), maps.Clone(s.made), maps.Clone(s.marks)
	s.texts = slices.Clip(s.texts)
	return s
}

// Apply does what the ledger's Apply does.
func (m *Memory) Apply(e app.Entry) (app.Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	return m.apply(e)
}

func (m *Memory) apply(e app.Entry) (app.Entry, error) {
	if e.Act == "" {
		e.Act = app.Do
	}
	if err := m.checkEntry(e); err != nil {
		return e, err
	}
	next := m.state.clone()
	for _, tv := range e.Texts {
		if app.HashText(tv.Text) != tv.ID || tv.Article == "" || tv.N < 1 {
			return e, fail(app.Invalid, "the text is not the one its hash names")
		}
		known := slices.ContainsFunc(next.texts, func(x app.TextVersion) bool { return x.ID == tv.ID && x.Article == tv.Article })
		if !known {
			next.texts = append(next.texts, tv)
		}
	}
	set := app.ChangeSet{Label: e.Set.Label}
	for _, c := range e.Set.Changes {
		done, err := next.apply(c)
		if err != nil {
			return e, err
		}
		set.Changes = append(set.Changes, done)
	}
	for _, c := range set.Changes {
		if err := next.check(c.Key()); err != nil {
			return e, err
		}
	}
	next.markForIndex(m.state, set)
	e.Set, e.Seq, e.At = set, int64(len(m.log)+1), m.now()
	logged := e
	logged.Texts = nil
	m.state, m.log = next, append(m.log, logged)
	return e, nil
}

func (m *Memory) now() time.Time {
	if m.Clock == nil {
		return Time()
	}
	return m.Clock().UTC()
}

func (m *Memory) checkEntry(e app.Entry) error {
	switch {
	case len(e.Set.Changes) == 0 && len(e.Texts) == 0 && e.Act == app.Do:
		return fail(app.Invalid, "the edit changes nothing")
	case (e.Act == app.Do) != (e.Of == 0):
		return fail(app.Invalid, "an undo or redo names the entry it is of, a new edit none")
	case e.Of < 0 || e.Of > int64(len(m.log)):
		return fail(app.NotFound, "the edit to take back does not exist")
	}
	return e.Set.Validate()
}

func (s *state) apply(c app.Change) (app.Change, error) {
	k := c.Key()
	before, err := canonical(c.Before)
	if err != nil {
		return c, err
	}
	after, err := canonical(c.After)
	if err != nil {
		return c, err
	}
	if !sameRecord(s.records[k], before) {
		return c, fail(app.Conflict, k.String()+" has changed meanwhile")
	}
	if after == nil {
		if k.Kind == app.KindProject {
			return c, fail(app.Invalid, "a project cannot remove itself")
		}
		delete(s.records, k)
		return app.Change{Before: before}, nil
	}
	s.records[k] = after
	if _, ok := s.made[k]; !ok {
		s.made[k] = len(s.made)
	}
	return app.Change{Before: before, After: after}, nil
}

// list gives the records of a kind in the order in which they were made.
func list[T app.Record](s state) []T {
	var out []T
	for _, r := range s.records {
		if v, ok := r.(T); ok {
			out = append(out, v)
		}
	}
	slices.SortFunc(out, func(a, b T) int { return cmp.Compare(s.made[a.Key()], s.made[b.Key()]) })
	return out
}

// History gives entries of the log, newest first.
func (m *Memory) History(before int64, limit int) ([]app.Entry, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []app.Entry
	for _, e := range slices.Backward(m.log) {
		if (before == 0 || e.Seq < before) && (limit <= 0 || len(out) < limit) {
			out = append(out, e)
		}
	}
	return out, nil
}

// Record gives any record by its key, or NotFound.
func (m *Memory) Record(k app.Key) (app.Record, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	r, ok := m.state.records[k]
	if !ok {
		return nil, fail(app.NotFound, k.String()+" does not exist")
	}
	return r, nil
}

// Records gives all records of a kind.
func (m *Memory) Records(kind app.Kind) ([]app.Record, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []app.Record
	for k, r := range m.state.records {
		if k.Kind == kind {
			out = append(out, r)
		}
	}
	slices.SortFunc(out, func(a, b app.Record) int {
		switch kind {
		case app.KindStatement, app.KindAnnotation:
			return compareNumbered(a.Key().ID, b.Key().ID)
		case app.KindArticle:
			x, y := a.(app.Article), b.(app.Article)
			return cmp.Or(cmp.Compare(x.Seq, y.Seq), cmp.Compare(x.ID, y.ID))
		}
		return cmp.Compare(m.state.made[a.Key()], m.state.made[b.Key()])
	})
	return out, nil
}

// NextNumber gives the next number of a counter, from 1.
func (m *Memory) NextNumber(counter string) (int64, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.counters[counter]++
	return m.counters[counter], nil
}

func fail(code app.Code, msg string) error {
	return &app.Error{Code: code, Op: "apply edit", Msg: msg, Hint: fmt.Sprintf("(%s, in memory)", code)}
}
