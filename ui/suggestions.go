package ui

import (
	"fyne.io/fyne/v2"

	"parley/app"
	"parley/app/jobs"
	"parley/ui/present"
	"parley/ui/suggestions"
)

// Suggested statements: the queue, accepting many, what was learned, the coverage.

func (w *Window) suggestionCommands() []command {
	return []command{
		{menu: menuCoding},
		{id: present.CmdAcceptMany, menu: menuCoding, title: "Accept many suggestions…", run: w.acceptMany, disabled: w.noQueue, edits: true},
		{id: present.CmdCoverage, menu: menuCoding, title: "Coverage: what is left to code…", keys: []key{{fyne.Key5, ctrl | shift}}, run: w.showCoverage, disabled: w.noQueue},
		{id: present.CmdLearned, menu: menuCoding, title: "What was learned from decisions…", run: w.showLearned, disabled: w.noQueue},
	}
}

func (w *Window) noQueue() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.desk.suggestions == nil:
		return "Nothing is suggested here."
	}
	return ""
}

// noStatement says why no statement can be begun: in the text from the words selected, in
// the queue from the suggestion that is looked at.
func (w *Window) noStatement() string {
	if w.desk != nil && w.screen == present.ScreenQueue {
		return w.desk.suggestions.State().NoDecide
	}
	return w.noArticle()
}

// suggestionsLabel counts in the menu what is open.
func (w *Window) suggestionsLabel() string {
	if w.desk == nil || w.desk.suggestions == nil || w.desk.suggestions.Total() == 0 {
		return "Suggestions"
	}
	return "Suggestions (" + present.Count(w.desk.suggestions.Total(), "open one", "open") + ")"
}

func (w *Window) showSuggestions() {
	if w.desk == nil || w.desk.suggestions == nil {
		return
	}
	w.show(present.ScreenQueue)
	w.desk.suggestions.Show()
	w.win.Canvas().Focus(w.desk.suggestionsView.Target())
}

// editOffer opens the article of a suggestion and takes it into the form there; when the
// form closes, the queue comes back.
func (w *Window) editOffer(s app.Suggestion) {
	d := w.desk
	to := present.Route{Screen: present.ScreenReading, Article: s.Article, Span: s.Content[0], Suggestion: app.VerdictID(s)}
	take := func() {
		d.coding.Take(s)
		d.toQueue = true
	}
	if d.openedID == s.Article && d.reader.State().Article == s.Article {
		w.Go(to)
		take()
		return
	}
	d.onceOpen = func(id app.ArticleID) {
		if id == s.Article {
			take()
		}
	}
	w.Go(to)
}

func (w *Window) acceptMany() {
	w.showSuggestions()
	w.desk.suggestions.ShowBulk()
}

func (w *Window) showCoverage() { w.desk.coverage.Show(w.desk.library.State().Query) }

func (w *Window) showLearned() { w.desk.learned.Show() }

// newSuggesters makes the presenters of suggestions.
func (w *Window) newSuggesters(d *desk, env present.Env) {
	p := d.project.Ports
	if p.Queuer == nil || p.Learner == nil || p.Coverer == nil {
		return
	}
	d.suggestions = present.NewSuggestions(env, present.SuggestionsPorts{
		Suggest: p.Queuer, Book: p.Book, Acts: d.acts, Jobs: d.runner, Nav: w, Edit: w.editOffer,
	})
	d.learned = present.NewLearned(env, p.Learner, d.acts)
	d.coverage = present.NewCoverage(env, p.Coverer, w)
}

func (w *Window) newSuggestionsView(d *desk) {
	if d.suggestions == nil {
		return
	}
	d.suggestionsView = suggestions.New(d.suggestions, suggestions.Calls{
		Key: w.pressed, Coverage: func() { w.run(present.CmdCoverage) }, Learned: func() { w.run(present.CmdLearned) },
	})
}

// followSuggestions shows the dialogs of suggestions while their presenters say so.
func (w *Window) followSuggestions(d *desk) {
	d.suggestions.Follow(func(s present.SuggestionsState) {
		follow(w, d, sheetBulkTake, s.Bulk.Open, s, func() (popUp, fyne.Size, func(present.SuggestionsState)) {
			v := suggestions.NewBulk(d.suggestions, w.pressed)
			x := w.dialogOf("Accept many suggestions", v)
			return popUp{dialog: x, enter: d.suggestions.AcceptBulk, first: v.First()}, w.roomy(980, 640), v.Render
		}, d.suggestions.CloseBulk)
	})
	d.learned.Subscribe(func(s present.LearnedState) {
		follow(w, d, sheetLearned, s.Open, s, func() (popUp, fyne.Size, func(present.LearnedState)) {
			v := suggestions.NewLearned(d.learned, w.pressed)
			x := w.dialogOf("What was learned from your decisions", v)
			return popUp{dialog: x, first: v.First()}, w.roomy(820, 600), v.Render
		}, d.learned.Close)
	})
	d.coverage.Subscribe(func(s present.CoverageState) {
		follow(w, d, sheetCoverage, s.Open, s, func() (popUp, fyne.Size, func(present.CoverageState)) {
			v := suggestions.NewCoverage(d.coverage, w.pressed)
			x := w.dialogOf("Coverage: what is left to code", v)
			return popUp{dialog: x, enter: d.coverage.Go, first: v.First()}, w.roomy(980, 640), v.Render
		}, d.coverage.Close)
	})
}

// jobShown shows how far a job is. When articles have come in and can be searched, they
// are looked through for statements, as a job that can be stopped.
func (w *Window) jobShown(d *desk, s jobs.Snapshot) {
	d.jobs.Show(s)
	if s.State == jobs.Done && present.BringsArticles(s.Title) && d.suggestions != nil && w.desk == d {
		d.suggestions.Look()
	}
}

// suggestionsChanged reads the queue anew when something was decided, coded or imported.
func (w *Window) suggestionsChanged(d *desk, e app.Event) {
	if d.suggestions == nil {
		return
	}
	if w.screen == present.ScreenQueue && e.Touches(app.KindVerdict, app.KindStatement, app.KindArticle, app.KindActor, app.KindIssue) {
		d.suggestions.Reload()
	}
	if e.Touches(app.KindVerdict) {
		d.learned.Reload()
	}
}

func (d *desk) stopSuggesters() {
	if d.suggestions == nil {
		return
	}
	d.suggestions.Stop()
	d.learned.Stop()
	d.coverage.Stop()
}
