package present_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"parley/app"
	"parley/app/jobs"
	"parley/ui/present"
)

// desk is a window without a window: work and results wait in queues until the test
// lets them run, and everything said is kept.
type desk struct {
	t        *testing.T
	work     []func()
	results  []func()
	notices  []string
	problems []error
	trace    []string
	routes   []present.Route
}

func newDesk(t *testing.T) *desk { return &desk{t: t} }

func (d *desk) env() present.Env {
	return present.Env{
		Ctx:      d.t.Context(),
		Async:    func(f func()) { d.work = append(d.work, f) },
		Dispatch: func(f func()) { d.results = append(d.results, f) },
		Notify:   d,
		Trace:    func(s string) { d.trace = append(d.trace, s) },
	}
}

// run lets everything happen that waits.
func (d *desk) run() {
	for len(d.work)+len(d.results) > 0 {
		work, results := d.work, d.results
		d.work, d.results = nil, nil
		for _, f := range append(work, results...) {
			f()
		}
	}
}

func (d *desk) Notice(msg string)     { d.notices = append(d.notices, msg) }
func (d *desk) Problem(err error)     { d.problems = append(d.problems, err) }
func (d *desk) Wrote(path string)     { d.notices = append(d.notices, "wrote "+path) }
func (d *desk) Go(r present.Route)    { d.routes = append(d.routes, r) }
func (d *desk) last() present.Route   { return d.routes[len(d.routes)-1] }
func (d *desk) traced(s string) bool  { return slices.Contains(d.trace, s) }
func (d *desk) noticed(s string) bool { return strings.Contains(strings.Join(d.notices, "\n"), s) }

// Start runs a job at once.
func (d *desk) Start(_ string, work func(context.Context, jobs.Reporter) error) (func(), error) {
	d.work = append(d.work, func() { _ = work(d.t.Context(), jobs.Nobody{}) })
	return func() {}, nil
}

// library is a fake of every port; nil functions answer with nothing.
type library struct {
	search   func(app.Query) (app.Results, error)
	articles []app.ArticleHead
	status   app.IndexStatus
	open     map[app.ArticleID]app.OpenArticle
	hits     []app.Hit
	hitsErr  error
	record   func(app.Draft) (app.Statement, error)
	drafts   []app.Draft
	gone     []string
	book     app.Codebook
	stated   []app.Statement
	matrix   func(app.MatrixSpec) (app.Matrix, error)
	spec     app.MatrixSpec
	specs    []app.MatrixSpec

	agreements []app.Agreement

	report app.ImportReport

	importOpt app.ImportOptions // of the newest import
	err       error
	steps     app.StepState
	marked    []app.Bounds
	exported  string
	request   app.ExportRequest
	losses    []app.Loss
	synced    []app.SyncOptions
	sync      app.Sync
}

func (l *library) Search(_ context.Context, q app.Query) (app.Results, error) { return l.search(q) }
func (l *library) Articles(app.ArticleFilter) ([]app.ArticleHead, error)      { return l.articles, l.err }

func (l *library) IndexStatus() (app.IndexStatus, error)        { return l.status, nil }
func (l *library) Codebook() (app.Codebook, error)              { return l.book, nil }
func (l *library) Steps() (app.StepState, error)                { return l.steps, nil }
func (l *library) CatchUp(context.Context, jobs.Reporter) error { return nil }

func (l *library) Open(id app.ArticleID) (app.OpenArticle, error) {
	a, ok := l.open[id]
	if !ok {
		return a, &app.Error{Code: app.NotFound, Msg: "there is no such article"}
	}
	return a, nil
}

func (l *library) Hits(context.Context, app.Query, app.ArticleID) ([]app.Hit, error) {
	return l.hits, l.hitsErr
}

func (l *library) Annotate(_ app.ArticleID, b app.Bounds, _ string) (app.Annotation, error) {
	l.marked = append(l.marked, b)
	return app.Annotation{ID: "N-1"}, l.err
}

func (l *library) RemoveAnnotation(id app.AnnotationID) error {
	l.gone = append(l.gone, string(id))
	return nil
}

func (l *library) Record(d app.Draft) (app.Statement, error) {
	l.drafts = append(l.drafts, d)
	if l.record != nil {
		return l.record(d)
	}
	return app.Statement{ID: "S-1"}, nil
}

func (l *library) Withdraw(id app.StatementID) error {
	l.gone = append(l.gone, string(id))
	return l.err
}

func (l *library) Statements(_ context.Context, f app.StatementFilter) ([]app.Statement, error) {
	var out []app.Statement
	for _, s := range l.stated {
		if slices.Contains(f.IDs, s.ID) {
			out = append(out, s)
		}
	}
	return out, nil
}

func (l *library) View(_ context.Context, s app.MatrixSpec) (app.MatrixView, error) {
	m, err := l.matrix(s)
	return app.ViewOf(m), err
}

func (l *library) Agreements(context.Context, app.MatrixSpec) ([]app.Agreement, error) {
	return l.agreements, l.err
}

func (l *library) Specs() ([]app.MatrixSpec, error) {
	return append([]app.MatrixSpec{l.spec}, l.specs...), nil
}

func (l *library) SaveSpec(s app.MatrixSpec) (app.MatrixSpec, error) {
	if s.ID == "" {
		s.ID = app.SpecID("of " + s.Name)
	}
	l.specs = append(l.specs, s)
	return s, l.err
}

func (l *library) RemoveSpec(id app.SpecID) error {
	l.specs = slices.DeleteFunc(l.specs, func(s app.MatrixSpec) bool { return s.ID == id })
	return l.err
}

func (l *library) Spec(string) (app.MatrixSpec, error) {
	if l.spec.Resolver == "" {
		return app.DefaultSpec(), nil
	}
	return l.spec, nil
}

func (l *library) ExportFile(_ context.Context, q app.ExportRequest, _ jobs.Reporter) (app.Exported, error) {
	l.exported, l.request = q.Path, q
	return app.Exported{Files: []string{q.Path}, Losses: l.losses}, l.err
}

func (l *library) SyncBook(_ context.Context, _ string, o app.SyncOptions) (app.Sync, error) {
	l.synced = append(l.synced, o)
	s := l.sync
	if o.Apply {
		s.Applied = o.Only
	}
	return s, l.err
}

func (l *library) ImportWith(_ context.Context, _ []string, _ jobs.Reporter, o app.ImportOptions) (app.ImportReport, error) {
	l.importOpt = o
	return l.report, l.err
}

func (l *library) Undo() (string, error) { return l.steps.Undo, l.err }
func (l *library) Redo() (string, error) { return l.steps.Redo, l.err }

var errBroken = errors.New("the disk is gone")

const text = "Harbour talks resume\nThe envoy of Norland said “we accept the ferry line”. Talks go on.\nSoutherners reject the toll, sources said."

// article is an invented article of three paragraphs.
func article(statements ...app.Statement) app.OpenArticle {
	tv := app.TextVersion{ID: app.HashText(text), Article: "a1", Text: text}
	from := 0
	for line := range strings.Lines(text) {
		tv.Paragraphs = append(tv.Paragraphs, app.Bounds{Start: from, End: from + len(strings.TrimSuffix(line, "\n"))})
		from += len(line)
	}
	tv.Sentences = []app.Bounds{place("Harbour talks resume"), place("The envoy of Norland said “we accept the ferry line”."), place("Talks go on."), place("Southerners reject the toll, sources said.")}
	return app.OpenArticle{
		Article: app.Article{ID: "a1", Title: "Harbour talks resume", Byline: []string{"A. Writer"}, Published: "2025-04-11", Version: tv.ID},
		Source:  "Harbour Post", Text: tv, Statements: statements,
	}
}

// place finds words in the article's text.
func place(words string) app.Bounds {
	i := strings.Index(text, words)
	return app.Bounds{Start: i, End: i + len(words)}
}

func quote(words string) app.Quote {
	b := place(words)
	return app.Quote{Span: app.Span{Version: app.HashText(text), Bounds: b}, Exact: words}
}

func statement(id app.StatementID, words string) app.Statement {
	return app.Statement{
		ID: id, Article: "a1", Holder: "norland", Issue: "ferry", Stance: app.Support, Attribution: app.DirectQuote,
		StatedAt: "2025-04-10", StatedBasis: app.BasisExplicit, Review: app.ReviewReviewed,
		Passages: []app.Passage{{Role: app.RoleContent, Quote: quote(words)}},
	}
}

func book() app.Codebook {
	return app.Codebook{
		Actors: []app.Actor{
			{ID: "norland", Name: "Norland", Aliases: []app.Alias{{Text: "the northerners"}}},
			{ID: "envoy", Name: "The envoy"},
			{ID: "south", Name: "Southland"},
		},
		Issues: []app.Issue{{ID: "ferry", Title: "Ferry line"}, {ID: "toll", Title: "Road toll", Synonyms: []string{"levy"}}},
	}
}
