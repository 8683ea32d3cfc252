package ui

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"parley/app"
	"parley/app/jobs"
	"parley/app/settings"
	"parley/ui/codebook"
	"parley/ui/coding"
	"parley/ui/library"
	"parley/ui/matrix"
	"parley/ui/present"
	"parley/ui/reader"
	"parley/ui/register"
	"parley/ui/suggestions"
)

// desk is all that belongs to one open project: its presenters, their views, its jobs.
type desk struct {
	project Project
	stop    context.CancelFunc
	runner  *jobs.Runner
	acts    *present.Acts

	library   *present.Library
	reader    *present.Reader
	coding    *present.Coding
	matrix    *present.Matrix
	importing *present.Importing
	exporting *present.Exporting
	syncing   *present.Syncing // nil: not offered
	jobs      *present.Jobs
	steps     *present.Steps
	codebook  *present.Codebook
	register  *present.Register // nil: not offered
	notes     *present.Notes    // on the entry in the codebook
	sideNotes *present.Notes    // on what a dialog shows
	remarks   *present.Remarks
	recoding  *present.Recoding
	splitting *present.Splitting // nil: not offered
	bulk      *present.Bulk      // nil: not offered
	history   *present.History   // nil: not offered
	backups   *present.Backups
	review    *present.Review   // nil: not offered
	versions  *present.Versions // nil: not offered
	diff      *present.TextDiff // nil: not offered
	tables    *present.Tables   // nil: not offered

	details     *present.Details // nil: not offered
	narrow      *present.Narrow  // this and what follows is nil where it is not offered
	concordance *present.Concordance
	searches    *present.Searches
	batch       *present.Batch
	words       *present.WordLists

	profiles *present.Profiles // nil: not offered

	suggestions     *present.Suggestions // nil: nothing is suggested, then also what follows
	learned         *present.LearnedList
	coverage        *present.Coverage
	suggestionsView *suggestions.View

	libraryView *library.View
	readerView  *reader.View
	codingView  *coding.View
	matrixView  *matrix.View

	registerView *register.View

	codebookView *codebook.View
	sheets       map[sheetName]*sheet // dialogs that are open

	analysis

	splits  map[settings.Split]*container.Split
	reading fyne.CanvasObject
	all     *container.Split // library against the rest
	right   *container.Split // reading pane against coding panel
	reports int              // import reports shown

	beside     *present.Reader // the pane beside the main one, for comparing
	besideView *reader.View
	panes      arrangement
	places     *placeKeeper

	openedID app.ArticleID
	opened   string // title of the open article
	newer    int    // texts of it that are newer than the one in force

	onceOpen func(app.ArticleID) // done when the next article is open; nil: nothing
	toQueue  bool                // the form was opened from the queue and leads back there

	then func() // done after the recoding that is shown was applied; nil: nothing
}

// newDesk makes presenters and views of an open project.
func (w *Window) newDesk(p Project) *desk {
	ctx, stop := context.WithCancel(w.deps.Ctx)
	d := &desk{project: p, stop: stop, sheets: map[sheetName]*sheet{}}
	env := present.Env{
		Ctx: ctx, Async: w.deps.Async, Dispatch: w.dispatch, Notify: w, Trace: w.trace,
		ReadOnly: p.ReadOnly, Failed: func(error) { w.readAgain(d) },
	}
	d.runner = w.deps.Jobs(ctx, func(s jobs.Snapshot) { w.dispatch(func() { w.jobShown(d, s) }) })
	d.acts = present.NewActs(env)
	d.jobs = present.NewJobs(env, d.runner)
	d.places = &placeKeeper{settings: w.deps.Settings}
	d.library = present.NewLibrary(env, p.Ports.Finder, w, func(q app.Query) { d.reader.SetQuery(q) })
	d.coding = present.NewCoding(env, present.CodingPorts{
		Recorder: p.Ports.Recorder, Book: p.Ports.Book, Acts: d.acts, Nav: w, Closed: w.formClosed,
	})
	d.reader = present.NewReader(env, present.ReaderPorts{
		Opener: p.Ports.Opener, Hits: p.Ports.Hits, Annotator: p.Ports.Annotator, Acts: d.acts,
		Opened: w.articleOpened, Selected: d.selected, Pointed: func(t present.Thing) {
			d.coding.Point(t)
			w.refreshMenus()
		}, Added: func(b app.Bounds) {
			d.coding.Propose(b)
			d.coding.AddWords()
		},
		Book: p.Ports.Book, Suggest: p.Ports.Suggester, Places: d.places,
	})
	w.newBeside(d, env)
	d.matrix = present.NewMatrix(env, present.MatrixPorts{
		Builder: p.Ports.Matrix, Evidence: p.Ports.Evidence, Nav: w,
		Specs: p.Ports.Specs, Acts: d.acts,
	})
	w.newExporters(d, env)
	d.importing = present.NewImporting(env, p.Ports.Importer, d.runner)
	if p.Tables != nil {
		d.tables = present.NewTables(env, present.TablePorts{Tables: p.Tables, Acts: d.acts, Import: d.importing.Import})
	}
	if w.deps.Imports != nil {
		d.profiles = present.NewProfiles(env, present.ProfilePorts{Kept: w.deps.Imports, Import: d.importing.ImportWith, Last: d.importing.Last})
	}
	if p.Ports.Editor != nil {
		d.details = present.NewDetails(env, present.DetailsPorts{Open: p.Ports.Opener, Edit: p.Ports.Editor, Acts: d.acts})
	}
	if p.Ports.Concorder != nil {
		w.newFinders(d, env)
	}
	d.steps = present.NewSteps(env, p.Ports.Undoer, d.acts)
	w.newKeepers(d, env)
	w.newSuggesters(d, env)
	w.newAnalysis(d, env)
	w.newViews(d)
	return d
}

// newKeepers makes the presenters of what keeps the work in order: codebook, notes,
// recoding, history, backups.
func (w *Window) newKeepers(d *desk, env present.Env) {
	p := d.project.Ports
	d.notes = present.NewNotes(env, present.NotesPorts{Noter: p.Noter, Book: p.Book, Project: p.Project, Acts: d.acts})
	d.sideNotes = present.NewNotes(env, present.NotesPorts{Noter: p.Noter, Book: p.Book, Project: p.Project, Acts: d.acts})
	d.remarks = present.NewRemarks(env, present.RemarksPorts{
		Links: p.Linker, Tags: p.Tagger, Comments: p.Comments, Override: p.Override, Book: p.Book, Evidence: p.Evidence, Acts: d.acts,
	})
	d.codebook = present.NewCodebook(env, present.CodebookPorts{Edit: p.Codebook, Evidence: p.Evidence, Acts: d.acts, Notes: d.notes})
	if p.Registrar != nil {
		d.register = present.NewRegister(env, present.RegisterPorts{Rows: p.Registrar, Acts: d.acts, Nav: w})
	}
	d.recoding = present.NewRecoding(env, present.RecodingPorts{Apply: p.Applier, Evidence: p.Evidence, Acts: d.acts, Done: w.done})
	if p.Splitter != nil && p.Applier != nil {
		d.splitting = present.NewSplitting(env, present.SplittingPorts{Split: p.Splitter, Evidence: p.Evidence, Preview: d.recoding})
	}
	if p.Recoder != nil && p.Applier != nil {
		d.bulk = present.NewBulk(env, present.BulkPorts{Recode: p.Recoder, Book: p.Book, Preview: d.recoding})
	}
	if p.Historian != nil {
		d.history = present.NewHistory(env, present.HistoryPorts{Log: p.Historian, Evidence: p.Evidence, Nav: w})
	}
	if p.Review != nil {
		d.review = present.NewReview(env, present.ReviewPorts{Review: p.Review, Acts: d.acts, Nav: w, Mark: w.markWords})
	}
	if p.Versions != nil {
		d.diff = present.NewTextDiff(env, p.Differ)
		d.versions = present.NewVersions(env, present.VersionsPorts{Versions: p.Versions, Book: p.Book, Acts: d.acts, Adopted: w.adopted, Compare: d.diff.Show})
	}
	ports := present.BackupsPorts{Backups: p.Backups, To: d.project.BackupTo, Jobs: d.runner, Failed: w.backupFailed}
	if w.deps.Restore != nil {
		ports.Restore = w.askRestore
	}
	d.backups = present.NewBackups(env, ports)
}

func (w *Window) newViews(d *desk) {
	d.libraryView = library.New(d.library, library.Calls{Import: func() { w.run(present.CmdImportFiles) }, Key: w.pressed})
	w.newReaderViews(d)
	d.codingView = coding.New(d.coding, w.codingCalls(d))
	d.matrixView = matrix.New(d.matrix, w.matrixCalls(d))
	w.newCodebookView(d)
	if d.register != nil {
		d.registerView = w.newRegisterView(d)
	}
	w.newSuggestionsView(d)
	right := container.NewHSplit(d.readerView.Content(), d.codingView.Content())
	all := container.NewHSplit(d.libraryView.Content(), right)
	d.reading, d.all, d.right = all, all, right
	d.splits = map[settings.Split]*container.Split{
		settings.SplitLibrary: all, settings.SplitCoding: right, settings.SplitEvidence: d.matrixView.Split(),
		settings.SplitCodebook: d.codebookView.Split(),
	}
	if d.registerView != nil {
		d.splits[settings.SplitRegister] = d.registerView.Split()
	}
	if d.suggestionsView != nil {
		d.splits[settings.SplitQueue] = d.suggestionsView.Split()
	}
	for name, s := range d.splits {
		s.SetOffset(w.deps.Settings.Split(name))
	}
}

// start subscribes the window to the presenters and asks for everything.
func (w *Window) startDesk(d *desk) {
	d.jobs.Subscribe(w.renderJob)
	d.steps.Subscribe(func(app.StepState) { w.refreshMenus() })
	d.importing.Subscribe(func(s present.ImportingState) { w.renderImport(d, s) })
	w.startSheets(d)
	d.library.Reload()
	d.coding.Reload()
	d.steps.Reload()
	d.importing.CatchUp()
	d.backups.Tick()
	if d.review != nil {
		d.review.Reload()
	}
}

// readAgain reads everything from the project after an act has failed, so that nothing
// that is not saved looks saved. Forms keep what was typed.
func (w *Window) readAgain(d *desk) {
	if w.desk != d {
		return
	}
	d.steps.Reload()
	d.library.Reload()
	d.reader.Reload()
	d.coding.Reload()
	d.notes.Reload()
	d.matrix.Touch()
	switch w.screen {
	case present.ScreenMatrix:
		d.matrix.Show()
	case present.ScreenCodebook:
		d.codebook.Reload()
	case present.ScreenQueue:
		d.suggestions.Reload()
	case present.ScreenReading:
	}
	w.trace("read again")
}

// changed tells the presenters that records have changed.
func (w *Window) changed(d *desk, e app.Event) {
	if w.desk != d {
		return
	}
	w.dropOffer()
	d.steps.Reload()
	d.backups.Tick()
	importing := d.importing.State().Running
	if e.Touches(app.KindArticle, app.KindOutlet, app.KindStatement, app.KindAnnotation, app.KindList, app.KindTag) {
		if importing {
			d.library.Refresh()
		} else {
			d.library.Reload()
		}
	}
	if !importing && e.Touches(app.KindArticle) {
		d.importing.CatchUp()
	}
	if e.Touches(app.KindArticle, app.KindStatement, app.KindAnnotation, app.KindLink, app.KindPlacement) {
		d.reader.Reload()
	}
	if e.Touches(app.KindArticle, app.KindStatement, app.KindAnnotation) && d.panes.beside {
		d.beside.Reload()
	}
	if e.Touches(app.KindActor, app.KindIssue, app.KindTag) {
		d.coding.Reload()
		d.reader.ReloadBook()
		d.beside.ReloadBook()
	}
	if e.Touches(app.KindStatement, app.KindActor, app.KindIssue, app.KindLink, app.KindArticle, app.KindOverride, app.KindSpec) {
		d.matrix.Touch()
		if w.screen == present.ScreenMatrix {
			d.matrix.Show()
		}
	}
	w.registerChanged(d, e)
	if w.screen == present.ScreenCodebook && e.Touches(app.KindActor, app.KindIssue, app.KindStatement) {
		d.codebook.Reload()
	}
	if d.review != nil && e.Touches(app.KindPlacement, app.KindArticle, app.KindStatement, app.KindAnnotation) {
		d.review.Reload()
	}
	if e.Touches(app.KindNote) {
		d.notes.Reload()
	}
	w.suggestionsChanged(d, e)
	if e.Touches(app.KindProject) {
		w.showTitle()
	}
}

// leave keeps the dividers and ends what is under way; then is called on the window's
// goroutine when the project is closed.
func (w *Window) leave(d *desk, then func(error)) {
	for name, s := range d.splits {
		w.deps.Settings.SetSplit(name, s.Offset)
	}
	d.places.keep()
	d.library.Stop()
	d.reader.Stop()
	d.beside.Stop()
	d.coding.Stop()
	d.matrix.Stop()
	d.steps.Stop()
	d.codebook.Stop()
	d.notes.Stop()
	d.sideNotes.Stop()
	d.remarks.Stop()
	if d.register != nil {
		d.register.Stop()
	}
	d.recoding.Stop()
	if d.splitting != nil {
		d.splitting.Stop()
	}
	if d.bulk != nil {
		d.bulk.Stop()
	}
	if d.history != nil {
		d.history.Stop()
	}
	d.backups.Stop()
	if d.review != nil {
		d.review.Stop()
	}
	if d.versions != nil {
		d.versions.Stop()
		d.diff.Stop()
	}
	if d.tables != nil {
		d.tables.Stop()
	}
	d.stopFinders()
	d.stopAnalysis()
	d.stopSuggesters()
	d.runner.CancelAll()
	d.acts.Last(func() error {
		d.runner.Wait()
		d.stop()
		return d.project.Close()
	}, then)
}
