package ui

import (
	"fyne.io/fyne/v2"

	"parley/ui/finding"
	"parley/ui/present"
)

// The tools around a search: facets, concordance, saved and recent searches, batches.

func (w *Window) noFinding() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.desk.concordance == nil:
		return "There are no such searches here."
	}
	return ""
}

func (w *Window) noBatch() string {
	if why := w.noFinding(); why != "" {
		return why
	}
	if w.deps.ReadTable == nil {
		return "Lists are not read here."
	}
	return ""
}

func (w *Window) noConcordance() string {
	if why := w.noFinding(); why != "" {
		return why
	}
	if w.desk.library.State().Query == "" {
		return "Search for something first."
	}
	return ""
}

func (w *Window) showNarrow() { w.desk.narrow.Show(w.desk.library.State().Query) }

func (w *Window) showConcordance() {
	w.usedQuery(w.desk.library.State().Query)
	w.desk.concordance.Show(w.desk.library.Query())
}

func (w *Window) showWords() { w.desk.words.Show() }

func (w *Window) showSearches() { w.desk.searches.Show(w.desk.library.State().Query) }

// batchSearch asks for a list of queries.
func (w *Window) batchSearch() {
	w.files.Pick(Ask{
		Kind: AskFile, Title: "A list of queries", Folder: w.folder(), Kinds: "Lists of queries", Patterns: []string{"*.csv", "*.xlsx", "*.txt", "*.tsv"},
	}, func(paths []string, err error) {
		if path, ok := w.picked(paths, err); ok && w.desk != nil && w.desk.batch != nil {
			w.desk.batch.Run(path)
		}
	})
}

// searchFor runs a query in the library.
func (w *Window) searchFor(query string) {
	if w.desk == nil {
		return
	}
	w.showReading()
	w.desk.library.Search(query)
	w.usedQuery(query)
}

// usedQuery keeps a query that was of use among the recent ones.
func (w *Window) usedQuery(query string) { w.deps.Settings.UsedQuery(query) }

// newFinders makes the presenters of the tools around a search.
func (w *Window) newFinders(d *desk, env present.Env) {
	p := d.project.Ports
	d.narrow = present.NewNarrow(env, p.Finder, func(q string) { d.library.Search(q) })
	d.concordance = present.NewConcordance(env, present.ConcordancePorts{Made: p.Concorder, Opener: p.Opener, Nav: w, Draws: w.deps.Settings})
	d.searches = present.NewSearches(env, present.SearchesPorts{Kept: p.Searcher, Acts: d.acts, Search: w.searchFor, Recent: w.deps.Settings.Queries})
	d.words = present.NewWordLists(env, present.WordPorts{Words: p.Words, Acts: d.acts, Search: w.searchFor})
	d.batch = present.NewBatch(env, present.BatchPorts{Batch: p.Batcher, Read: w.deps.ReadTable, Jobs: d.runner, Search: w.searchFor})
}

// followFinders shows the tools around a search while their presenters say so.
func (w *Window) followFinders(d *desk) {
	d.narrow.Subscribe(func(s present.NarrowState) {
		follow(w, d, sheetNarrow, s.Open, s, func() (popUp, fyne.Size, func(present.NarrowState)) {
			v := finding.NewNarrow(d.narrow)
			x := w.dialogOf("Narrow the search", v)
			return popUp{dialog: x}, w.roomy(1080, 640), v.Render
		}, d.narrow.Close)
	})
	d.concordance.Subscribe(func(s present.ConcordanceState) {
		follow(w, d, sheetConcordance, s.Open, s, func() (popUp, fyne.Size, func(present.ConcordanceState)) {
			save := w.listSaver("Save the concordance", "concordance", d.concordance.Table)
			v := finding.NewConcordance(d.concordance, finding.ConcordanceCalls{Key: w.pressed, Save: save})
			x := w.dialogOf("Concordance of "+s.Query, v)
			return popUp{dialog: x, enter: v.Open, first: v.List()}, w.roomy(1220, 660), v.Render
		}, d.concordance.Close)
	})
	d.searches.Subscribe(func(s present.SearchesState) {
		follow(w, d, sheetSearches, s.Open, s, func() (popUp, fyne.Size, func(present.SearchesState)) {
			v := finding.NewSearches(d.searches, w.pressed)
			x := w.dialogOf("Saved and recent searches", v)
			return popUp{dialog: x, enter: v.Open, first: v.First()}, w.roomy(940, 560), v.Render
		}, d.searches.Close)
	})
	d.words.Subscribe(func(s present.WordsState) {
		follow(w, d, sheetWords, s.Open, s, func() (popUp, fyne.Size, func(present.WordsState)) {
			v := finding.NewWords(d.words, w.pressed)
			x := w.dialogOf("Words and term lists", v)
			return popUp{dialog: x, first: v.First()}, w.roomy(1080, 640), v.Render
		}, d.words.Close)
	})
	d.batch.Subscribe(func(s present.BatchState) {
		follow(w, d, sheetBatch, s.Open, s, func() (popUp, fyne.Size, func(present.BatchState)) {
			save := w.listSaver("Save the batch search", "batch search", d.batch.Table)
			v := finding.NewBatch(d.batch, w.pressed, save)
			x := w.dialogOf("Batch search: "+s.Name, v)
			return popUp{dialog: x, enter: v.Open, first: v.List()}, w.roomy(940, 600), v.Render
		}, d.batch.Close)
	})
}

// stopFinders ends what the tools around a search are counting.
func (d *desk) stopFinders() {
	if d.concordance == nil {
		return
	}
	d.narrow.Stop()
	d.concordance.Stop()
	d.searches.Stop()
	d.words.Stop()
}
