package ui

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"log/slog"
	"slices"
	"strings"
	"sync"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/storage"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/app/jobs"
	"parley/app/settings"
	"parley/ui/present"
	"parley/ui/uitest"
)

const words = "The envoy said “we accept the ferry line”. Talks go on."

// project is a fake of all use cases over one article.
type project struct {
	decided  map[string]bool // suggestions
	inText   []app.Suggestion
	rejected []string // reasons

	Workbench  // nil: the use cases that no test of the window needs
	mu         sync.Mutex
	publish    func(app.Event)
	statements []app.Statement
	undone     []app.Statement
	imported   []string
	failing    string // the file that cannot be read
	exported   string
	closed     int
	err        error
}

func (p *project) Original(app.ArticleID) (app.Original, error) {
	return app.Original{Name: "harbour.html", Bytes: []byte("<p>Harbour talks</p>")}, nil
}

func (p *project) Search(context.Context, app.Query) (app.Results, error) {
	return app.Results{
		Reading: "articles with ferry", Total: 1, Places: 1, Searched: 1, Articles: 1,
		Hits: []app.ResultRow{{ArticleHead: p.head(), Count: 1}},
	}, nil
}

func (p *project) head() app.ArticleHead {
	return app.ArticleHead{ID: "a1", Title: "Harbour talks", Source: "Harbour Post", Statements: len(p.statements)}
}

func (p *project) Articles(app.ArticleFilter) ([]app.ArticleHead, error) {
	return []app.ArticleHead{p.head()}, p.err
}
func (p *project) IndexStatus() (app.IndexStatus, error) { return app.IndexStatus{}, nil }
func (p *project) Open(id app.ArticleID) (app.OpenArticle, error) {
	return app.OpenArticle{
		Article: app.Article{ID: id, Title: "Harbour talks", Published: "2025-04-11"},
		Text:    app.TextVersion{ID: "v", Text: words, Paragraphs: []app.Bounds{{End: len(words)}}, Sentences: []app.Bounds{{End: 46}}}, Statements: p.statements,
	}, nil
}

func (p *project) Hits(context.Context, app.Query, app.ArticleID) ([]app.Hit, error) {
	i := strings.Index(words, "ferry")
	return []app.Hit{{Bounds: app.Bounds{Start: i, End: i + 5}}}, nil
}

func (p *project) Annotate(app.ArticleID, app.Bounds, string) (app.Annotation, error) {
	return app.Annotation{}, nil
}
func (p *project) RemoveAnnotation(app.AnnotationID) error { return nil }

func (p *project) Record(d app.Draft) (app.Statement, error) {
	s := app.Statement{ID: "S-1", Article: d.Article, Holder: "norland", Issue: "ferry", Stance: d.Stance, Attribution: d.Attribution, Review: app.ReviewReviewed}
	for _, x := range d.Passages {
		s.Passages = append(s.Passages, app.Passage{Role: x.Role, Quote: app.Quote{Span: app.Span{Version: "v", Bounds: x.Bounds}, Exact: words[x.Start:x.End]}})
	}
	p.statements = append(p.statements, s)
	p.publish(app.Event{Kinds: []app.Kind{app.KindStatement}})
	return s, nil
}
func (p *project) Withdraw(app.StatementID) error { return nil }
func (p *project) Codebook() (app.Codebook, error) {
	return app.Codebook{Actors: []app.Actor{{ID: "norland", Name: "Norland"}}, Issues: []app.Issue{{ID: "ferry", Title: "Ferry line"}}}, nil
}

func (p *project) Statements(context.Context, app.StatementFilter) ([]app.Statement, error) {
	return p.statements, nil
}
func (p *project) Editions() ([]app.Edition, error) { return nil, nil }
func (p *project) Changes(context.Context, app.ChangeQuery) (app.ChangeReport, error) {
	return app.ChangeReport{}, nil
}

func (p *project) Card(context.Context, app.MatrixSpec, app.CardQuery) (app.Card, error) {
	return app.Card{Title: "Norland"}, nil
}

func (p *project) Specs() ([]app.MatrixSpec, error) { return []app.MatrixSpec{app.DefaultSpec()}, nil }

func (p *project) Spec(string) (app.MatrixSpec, error) { return app.DefaultSpec(), nil }
func (p *project) View(_ context.Context, s app.MatrixSpec) (app.MatrixView, error) {
	m := app.Matrix{Spec: s, Actors: []app.MatrixActor{{ID: "norland", Name: "Norland"}}, Issues: []app.MatrixIssue{{ID: "ferry", Title: "Ferry line"}}}
	for _, x := range p.statements {
		m.Cells = append(m.Cells, app.Cell{Actor: "norland", Issue: "ferry", State: app.CellSupport, N: 1, Statements: []app.StatementID{x.ID}})
	}
	return app.ViewOf(m), nil
}

func (p *project) Agreements(context.Context, app.MatrixSpec) ([]app.Agreement, error) {
	return nil, nil
}

func (p *project) ExportFile(_ context.Context, q app.ExportRequest, _ jobs.Reporter) (app.Exported, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.exported = q.Path
	return app.Exported{Files: []string{q.Path}}, nil
}

func (p *project) ImportWith(_ context.Context, paths []string, _ jobs.Reporter, _ app.ImportOptions) (app.ImportReport, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.imported = append(p.imported, paths...)
	var r app.ImportReport
	r.Add(app.ImportItem{Path: cmp.Or(p.failing, "a.pdf"), Outcome: app.OutcomeFailed, Reason: "only pictures of text"})
	return r, nil
}

func (p *project) Register() (app.Register, error) {
	g := app.Register{All: len(p.statements)}
	for i := range p.statements {
		g.Rows = append(g.Rows, app.RegisterRow{Statement: &p.statements[i], Holder: "Norland", Issue: "Ferry line"})
	}
	return g, nil
}

func (p *project) FindInRegister(_ context.Context, g app.Register, _ string) (app.Register, error) {
	return g, nil
}
func (p *project) WithdrawAll([]app.Key) error { return nil }

func (p *project) KWIC(context.Context, app.KWICOptions) (app.KWIC, error) { return app.KWIC{}, nil }
func (p *project) TermLists() ([]app.TermList, error)                      { return nil, nil }
func (p *project) Searches(context.Context) ([]app.SearchNews, error)      { return nil, nil }
func (p *project) CatchUp(context.Context, jobs.Reporter) error            { return nil }

func (p *project) Undo() (string, error) {
	p.statements, p.undone = nil, p.statements
	p.publish(app.Event{Kinds: []app.Kind{app.KindStatement}})
	return "Record statement", nil
}
func (p *project) Redo() (string, error) { return "", nil }
func (p *project) Steps() (app.StepState, error) {
	if len(p.statements) > 0 {
		return app.StepState{Undo: "Record statement"}, nil
	}
	return app.StepState{}, nil
}
func (p *project) Project() (app.Project, error) { return app.Project{Title: "Harbour"}, nil }

// queue is the window's goroutine in tests: what is dispatched waits until the test runs it.
type queue struct {
	mu      sync.Mutex
	waiting []func()
}

func (q *queue) add(f func()) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.waiting = append(q.waiting, f)
}

func (q *queue) next() func() {
	q.mu.Lock()
	defer q.mu.Unlock()
	if len(q.waiting) == 0 {
		return nil
	}
	f := q.waiting[0]
	q.waiting = q.waiting[1:]
	return f
}

type memory map[string]string

func (m memory) StringWithFallback(key, fallback string) string {
	if v, ok := m[key]; ok {
		return v
	}
	return fallback
}
func (m memory) SetString(key, value string) { m[key] = value }

// answer is a picker that answers at once.
type answer struct {
	paths []string
	err   error
	asked []Ask
}

func (a *answer) Pick(q Ask, done func([]string, error)) {
	a.asked = append(a.asked, q)
	done(a.paths, a.err)
}

type world struct {
	t      *testing.T
	w      *Window
	p      *project
	q      *queue
	files  *answer
	keep   *settings.Settings
	trace  *bytes.Buffer
	runner *jobs.Runner
	opened []string
	fail   error
}

func newWorld(t *testing.T) *world {
	t.Helper()
	return newWorldWith(t, func(*world, *Deps) {})
}

// newWorldWith makes a window whose surroundings differ from the usual.
func newWorldWith(t *testing.T, change func(*world, *Deps)) *world {
	t.Helper()
	t.Setenv("TMPDIR", t.TempDir()) // originals that are opened
	x := &world{t: t, p: &project{}, q: &queue{}, files: &answer{}, trace: &bytes.Buffer{}, keep: settings.New(memory{})}
	x.keep.CloseWelcome()
	open := func(path string, publish func(app.Event)) (Project, error) {
		x.opened = append(x.opened, path)
		x.p.publish = publish
		ports := PortsOf(x.p)
		ports.Recoder, ports.Splitter, ports.Applier, ports.Review = nil, nil, nil, nil
		ports.Versions, ports.Linker, ports.Tagger, ports.Override = nil, nil, nil, nil
		return Project{Path: path, Ports: ports, Close: func() error { x.p.closed++; return nil }}, x.fail
	}
	deps := Deps{
		Ctx: t.Context(), Async: x.q.add, Settings: x.keep, Files: x.files, Trace: x.trace, Version: "1.2.3", Path: "harbour.parley",
		Jobs: func(ctx context.Context, observe func(jobs.Snapshot)) *jobs.Runner {
			x.runner = jobs.New(ctx, slog.New(slog.DiscardHandler), observe)
			return x.runner
		},
		Open:   open,
		Create: func(path, _ string, publish func(app.Event)) (Project, error) { return open(path, publish) },
	}
	change(x, &deps)
	x.w = newWindow(test.NewTempApp(t), deps, x.q.add)
	x.w.win.Show()
	x.w.openFirst()
	x.run()
	return x
}

// run lets everything happen that waits, jobs included.
func (x *world) run() {
	for {
		f := x.q.next()
		if f == nil && x.runner != nil {
			x.runner.Wait()
			f = x.q.next()
		}
		if f == nil {
			return
		}
		f()
	}
}

func (x *world) shows(s string) bool {
	if uitest.Shows(x.w.win.Content(), s) {
		return true
	}
	return slices.ContainsFunc(x.w.win.Canvas().Overlays().List(), func(o fyne.CanvasObject) bool { return uitest.Shows(o, s) })
}

func (x *world) traced(line string) bool {
	return strings.Contains("\n"+x.trace.String(), "\n"+line+"\n")
}

func TestStory(t *testing.T) {
	x := newWorld(t)
	if !x.traced("ready") || !x.traced("search 1") || !x.shows("Harbour talks") || x.w.win.Title() != "Harbour – Parley" {
		t.Fatalf("nothing is open; trace:\n%s", x.trace)
	}
	if x.keep.LastProject() != "harbour.parley" {
		t.Errorf("last project is %q", x.keep.LastProject())
	}
	d := x.w.desk
	d.library.Search("ferry")
	x.run()
	d.library.Open(0)
	x.run()
	if !x.traced("open a1") || !x.shows("hit 1 of 1") {
		t.Fatalf("the article is not open; trace:\n%s", x.trace)
	}
	x.w.run(present.CmdStatement)
	d.coding.SetHolder("Norland")
	d.coding.SetIssue("Ferry line")
	d.coding.Key(2)
	x.w.run(present.CmdRecord)
	x.run()
	if !x.traced("recorded S-1") || !x.shows("Norland → Ferry line") || x.w.undoLabel() != "Undo: Record statement" {
		t.Fatalf("not recorded; undo %q, trace:\n%s", x.w.undoLabel(), x.trace)
	}
	x.w.run(present.CmdMatrix)
	x.run()
	if x.w.screen != present.ScreenMatrix || !x.traced("matrix 1") {
		t.Fatalf("no matrix; trace:\n%s", x.trace)
	}
	d.matrix.Select(0, 0)
	x.run()
	d.matrix.Go(d.matrix.State().Evidence.Rows[0])
	x.run()
	if x.w.screen != present.ScreenReading || !d.reader.State().Reveal.Flash {
		t.Error("the evidence does not lead to its words")
	}
	x.files.paths = []string{"out"}
	x.w.run(present.CmdExport)
	x.run()
	if !d.exporting.State().Open || d.exporting.State().NoWrite != "" || !x.shows("Export…") {
		t.Fatalf("no export dialog; trace:\n%s", x.trace)
	}
	d.exporting.SetOpenAfter(false)
	x.w.askExport()
	x.run()
	if x.p.exported != "out.xlsx" || !x.traced("exported out.xlsx") {
		t.Errorf("exported %q", x.p.exported)
	}
	x.w.run(present.CmdUndo)
	x.run()
	if !x.traced("undone Record statement") || len(d.reader.State().Marks) != 1 || x.w.noUndo() == "" {
		t.Errorf("undone: %d marks left, trace:\n%s", len(d.reader.State().Marks), x.trace)
	}
	x.w.close()
	x.run()
	if x.p.closed != 1 {
		t.Errorf("closed %d times", x.p.closed)
	}
}

func TestImportByMenuAndDrop(t *testing.T) {
	x := newWorld(t)
	x.files.paths = []string{"/in/a.pdf", "/in/b.txt"}
	x.w.run(present.CmdImportFiles)
	x.run()
	if !x.traced("imported 0 0 1") || !x.shows("Only pictures of text.") {
		t.Errorf("no report; trace:\n%s", x.trace)
	}
	x.w.dropped(fyne.Position{}, []fyne.URI{storage.NewFileURI("/drop/c.txt")})
	x.run()
	if got := strings.Join(x.p.imported, " "); got != "/in/a.pdf /in/b.txt /drop/c.txt" {
		t.Errorf("imported %q", got)
	}
	x.w.desk.importing.Retry()
	x.run()
	if len(x.p.imported) < 4 {
		t.Errorf("nothing was tried again: %q", x.p.imported)
	}
	page, err := storage.ParseURI("https://news.example/a")
	if err != nil {
		t.Fatal(err)
	}
	x.w.dropped(fyne.Position{}, []fyne.URI{page})
	x.run()
	if got := x.p.imported[len(x.p.imported)-1]; got != "https://news.example/a" {
		t.Errorf("an address that was dropped imports %q", got)
	}
	if x.keep.Folder() != "/in" {
		t.Errorf("the folder kept is %q", x.keep.Folder())
	}
}

func TestProjects(t *testing.T) {
	x := newWorld(t)
	x.files.paths = []string{"/p/second"}
	x.w.run(present.CmdNew)
	x.run()
	if x.p.closed != 1 || x.w.desk.project.Path != "/p/second.parley" {
		t.Errorf("closed %d, open %q", x.p.closed, x.w.desk.project.Path)
	}
	if got := x.keep.Recent(); len(got) != 2 || got[0] != "/p/second.parley" {
		t.Errorf("recent %v", got)
	}
	x.fail = &app.Error{Code: app.Locked, Msg: "the project is open elsewhere"}
	x.w.open("third.parley")
	x.run()
	if x.w.desk.project.Path != "/p/second.parley" || !x.shows("The project is open elsewhere.") {
		t.Error("a project that cannot be opened closes the one that was")
	}
	x.files.err = errors.New("no dialog")
	before := len(x.opened)
	x.w.run(present.CmdOpen)
	x.run()
	if len(x.opened) != before || !x.traced("problem internal") {
		t.Error("a failed question opens something")
	}
}

func TestProblems(t *testing.T) {
	x := newWorld(t)
	x.w.Problem(context.Canceled)
	if x.traced("problem internal") {
		t.Error("a cancelled act is a problem")
	}
	x.w.Problem(&app.Error{Code: app.Conflict, Msg: "the record has changed", Hint: "look again"})
	if !x.shows("The record has changed. Look again.") || len(x.w.win.Canvas().Overlays().List()) != 0 {
		t.Error("what can be corrected is not a strip")
	}
	x.w.Problem(errors.New("boom"))
	overlays := x.w.win.Canvas().Overlays().List()
	if len(overlays) != 1 || !x.shows("Something failed that should not have.") {
		t.Fatal("a defect is not a dialog")
	}
	test.Tap(uitest.Button(t, overlays[0], "Copy details"))
	if got := x.w.app.Clipboard().Content(); !strings.Contains(got, "boom") {
		t.Errorf("copied %q", got)
	}
}

func TestLook(t *testing.T) {
	x := newWorld(t)
	x.w.run(present.CmdTextLarger)
	x.w.prefs.ChooseTheme("light")
	x.w.run(present.CmdLight)
	if x.keep.TextSize() != 18 || x.keep.Theme() != settings.Dark || !x.traced("look dark 18") {
		t.Errorf("size %v, theme %s", x.keep.TextSize(), x.keep.Theme())
	}
	x.w.run(present.CmdLook)
	if !x.shows("Type of the article") {
		t.Error("the dialog of the look does not open")
	}
}

func TestUndoBelongsToTheFieldFirst(t *testing.T) {
	x := newWorld(t)
	e := uitest.All[*widget.List](x.w.win.Content())
	if len(e) == 0 {
		t.Fatal("no lists")
	}
	box := x.w.desk.libraryView.SearchBox()
	x.w.win.Canvas().Focus(box)
	test.Type(box, "ab")
	x.run()
	x.w.undo()
	x.run()
	if x.p.undone != nil {
		t.Error("undo in a field took a statement back")
	}
	if x.w.desk.library.State().Query == "ab" {
		t.Error("undo in a field did nothing")
	}
}

// TestHiddenFieldsHaveNoKeyboard goes to each other screen from the search box: letters and
// Undo must not end in the box that nobody sees.
func TestHiddenFieldsHaveNoKeyboard(t *testing.T) {
	for _, c := range []present.Command{present.CmdMatrix, present.CmdCodebook, present.CmdRegister, present.CmdSuggestions} {
		x := newWorld(t)
		box := x.w.desk.libraryView.SearchBox()
		x.w.win.Canvas().Focus(box)
		if x.w.win.Canvas().Focused() != box {
			t.Fatal("the search box does not take the keyboard")
		}
		x.w.run(c)
		focused := func() fyne.Focusable { return x.w.win.Canvas().Focused() }
		if x.w.screen == present.ScreenReading {
			continue // the screen is not offered here
		}
		if focused() == box {
			t.Errorf("%s leaves the keyboard in the hidden box", c)
		}
		x.run()
		if focused() == box {
			t.Errorf("%s gives the keyboard to the hidden box", c)
		}
	}
}

func TestDialogsCloseByKeyboard(t *testing.T) {
	for _, k := range []fyne.KeyName{fyne.KeyEscape, fyne.KeyReturn} {
		x := newWorld(t)
		x.w.run(present.CmdAbout)
		if !x.shows("Version 1.2.3") {
			t.Fatal("does not say which version this is")
		}
		x.w.run(present.CmdWelcome)
		for range 2 {
			if !x.w.pressed(&fyne.KeyEvent{Name: k}) {
				t.Errorf("%s closes nothing", k)
			}
		}
		if n := len(x.w.win.Canvas().Overlays().List()); n != 0 || len(x.w.popups) != 0 {
			t.Errorf("%s leaves %d dialogs", k, n)
		}
	}
}

// TestSaveList saves the articles found on the reading screen; on a screen without a list
// the command says where it works.
func TestSaveList(t *testing.T) {
	var written app.Table
	x := newWorldWith(t, func(_ *world, d *Deps) {
		d.WriteTable = func(_ context.Context, _ string, table app.Table) error {
			written = table
			return nil
		}
	})
	x.files.paths = []string{"/out/articles.xlsx"}
	x.w.run(present.CmdSaveList)
	x.run()
	if written.Title != "Articles" || len(written.Rows) == 0 || len(written.Rows) != len(x.w.desk.library.State().Rows) || !x.traced("wrote list articles.xlsx") {
		t.Errorf("written %+v, trace:\n%s", written, x.trace)
	}
	x.w.run(present.CmdMatrix)
	x.run()
	if why := x.w.noSaveList(); !strings.Contains(why, "Ctrl+4") {
		t.Errorf("on the matrix: %q", why)
	}
}

// TestTableFromReport: a table that failed leads to its columns, and the report can be
// saved.
func TestTableFromReport(t *testing.T) {
	shelf := &tableShelf{}
	var written app.Table
	x := newWorldWith(t, func(x *world, d *Deps) {
		open := d.Open
		d.Open = func(path string, publish func(app.Event)) (Project, error) {
			p, err := open(path, publish)
			p.Tables = shelf
			return p, err
		}
		d.WriteTable = func(_ context.Context, path string, table app.Table) error {
			written = table
			return nil
		}
	})
	x.p.failing = "/in/clips.csv"
	x.w.desk.importing.Import([]string{"/in/clips.csv"})
	x.run()
	overlay := x.w.win.Canvas().Overlays().Top()
	x.files.paths = []string{"/out/report.csv"}
	test.Tap(uitest.Button(t, overlay, "Save report…"))
	x.run()
	if len(written.Rows) != 1 || written.Rows[0][0] != "/in/clips.csv" || !x.traced("wrote list report.csv") {
		t.Errorf("written %+v, trace:\n%s", written, x.trace)
	}
	test.Tap(uitest.Button(t, overlay, "Columns…"))
	x.run()
	if !x.traced("sheet table") || shelf.looked != "/in/clips.csv" {
		t.Errorf("looked at %q, trace:\n%s", shelf.looked, x.trace)
	}
	x.w.desk.tables.Close()
	x.files.paths = []string{"/in/other.xlsx"}
	x.w.run(present.CmdImportTable)
	x.run()
	if shelf.looked != "/in/other.xlsx" {
		t.Errorf("the menu looks at %q", shelf.looked)
	}
}

type tableShelf struct{ looked string }

func (s *tableShelf) LookAtTable(_ context.Context, path string, _ *app.TableMap) (app.TableView, error) {
	s.looked = path
	return app.TableView{Columns: []string{"Words"}, Samples: []string{"said"}}, nil
}
func (s *tableShelf) RememberTable(string, app.TableMap) error { return nil }

// TestFinders: the tools around a search open from the menu, and what is chosen in them is
// searched for; queries that were of use are kept.
func TestFinders(t *testing.T) {
	x := newWorld(t)
	x.w.run(present.CmdConcordance)
	if !x.shows("Search for something first.") {
		t.Error("a concordance of nothing")
	}
	x.w.desk.library.Search("ferry")
	x.run()
	for cmd, sheet := range map[present.Command]string{present.CmdConcordance: "concordance", present.CmdNarrow: "narrow", present.CmdSearches: "searches", present.CmdWords: "words"} {
		x.w.run(cmd)
		x.run()
		if !x.traced("sheet " + sheet) {
			t.Errorf("%s does not open; trace:\n%s", sheet, x.trace)
		}
		x.w.pressed(&fyne.KeyEvent{Name: fyne.KeyEscape})
		x.run()
	}
	if got := x.keep.Queries(); !slices.Equal(got, []string{"ferry"}) {
		t.Errorf("kept %q", got)
	}
	x.w.desk.narrow.Show("ferry")
	x.w.desk.narrow.Choose("source", "Harbour Post", present.Wanted)
	x.run()
	if got := x.w.desk.library.State().Query; got != `ferry source:"Harbour Post"` {
		t.Errorf("the library searches %q", got)
	}
}
