package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/reader"
	"parley/ui/widgets"
)

// What the analyst does in the reading pane, and in the one beside it.

// readingCommands are the rows of the table that belong to the reading pane.
func (w *Window) readingCommands() []command {
	return []command{
		{menu: menuView},
		{id: present.CmdLayers, menu: menuView, title: "Layers of marks…", keys: []key{{fyne.KeyL, ctrl | shift}}, run: w.showLayers, disabled: w.noArticle},
		{id: present.CmdBeside, menu: menuView, title: "Two articles side by side", label: w.besideLabel, keys: []key{{fyne.KeyB, ctrl | shift}}, run: w.flipBeside, disabled: w.noArticle},
		{id: present.CmdAlone, menu: menuView, title: "The text alone", label: w.aloneLabel, keys: []key{{fyne.KeyF11, 0}}, run: w.flipAlone, disabled: w.noArticle},
		{id: present.CmdOriginal, menu: menuView, title: "Open the original file", keys: []key{{fyne.KeyG, ctrl | shift}}, run: w.openOriginal, disabled: w.noOriginal},
		{id: present.CmdPage, menu: menuView, title: "Open the page in the browser", run: w.openPage, disabled: w.noPage},
		{menu: menuCoding},
		{id: present.CmdNextSuggest, menu: menuCoding, title: "Next suggestion", keys: []key{{fyne.KeyF6, 0}}, run: func() { w.stepSuggestion(1) }, disabled: w.noSuggestions},
		{id: present.CmdPrevSuggest, menu: menuCoding, title: "Previous suggestion", keys: []key{{fyne.KeyF6, shift}}, run: func() { w.stepSuggestion(-1) }, disabled: w.noSuggestions},
		{id: present.CmdAccept, menu: menuCoding, title: "Accept the suggestion", keys: []key{{fyne.KeyReturn, ctrl | shift}}, run: w.acceptSuggestion, disabled: w.noSuggestion, edits: true},
		{id: present.CmdAcceptEdit, menu: menuCoding, title: "Edit the suggestion, then record it", keys: []key{{fyne.KeyF6, ctrl}}, run: w.editSuggestion, disabled: w.noSuggestion, edits: true},
		{id: present.CmdReject, menu: menuCoding, title: "Reject the suggestion…", keys: []key{{fyne.KeyDelete, ctrl | shift}}, run: w.rejectSuggestion, disabled: w.noSuggestion, edits: true},
	}
}

// newReaderViews makes the views of the two panes.
func (w *Window) newReaderViews(d *desk) {
	layers := present.LayersWithout(w.deps.Settings.LayersOff())
	d.reader.SetLayers(layers)
	d.beside.SetLayers(layers)
	calls := reader.Calls{
		Run: w.run, Key: w.pressed, Digit: d.coding.Key, Position: d.library.Position,
		Edit: d.coding.Edit, Withdraw: d.coding.Withdraw, Entry: w.showEntry,
		Focused: func() { d.panes.inBeside = false },
	}
	d.readerView = reader.New(d.reader, calls)
	calls.Position, calls.Digit = nil, func(int) bool { return false }
	calls.Edit = func(id app.StatementID) { w.swapPanes(); d.coding.Edit(id) }
	calls.Focused = func() { d.panes.inBeside = true }
	calls.Shut = w.flipBeside
	d.besideView = reader.New(d.beside, calls)
}

// newBeside makes the presenter of the pane beside. It marks the hits of the same search,
// but no words of it are proposed for coding.
func (w *Window) newBeside(d *desk, env present.Env) {
	env.Trace = func(line string) { w.trace("beside " + line) }
	p := d.project.Ports
	d.beside = present.NewReader(env, present.ReaderPorts{
		Opener: p.Opener, Hits: p.Hits, Annotator: p.Annotator, Acts: d.acts, Book: p.Book, Places: d.places,
		Opened: func(app.OpenArticle) {}, Selected: func(app.Bounds) {},
	})
}

// pane gives the reading pane that has the keyboard, or had it last.
func (w *Window) pane() (*present.Reader, *reader.View) {
	if w.desk.panes.beside && w.desk.panes.inBeside {
		return w.desk.beside, w.desk.besideView
	}
	return w.desk.reader, w.desk.readerView
}

// setType sets the text of both panes.
func (w *Window) setType(d *desk, s present.PrefsState) {
	t := widgets.DefaultTypography()
	t.Family, t.Size, t.LineSpacing = string(s.Family), s.Size, s.Leading
	t.MaxColumn = widgets.ColumnOf(s.Measure, s.Size)
	d.readerView.SetType(t)
	d.besideView.SetType(t)
}

// stepHit walks to the next hit; after the last of an article comes the first of the next.
func (w *Window) stepHit(dir int) {
	w.showReading()
	r, _ := w.pane()
	if r.StepHit(dir) {
		return
	}
	land := present.LandFirstHit
	if dir < 0 {
		land = present.LandLastHit
	}
	if r != w.desk.reader || w.desk.library.State().Query == "" || !w.desk.library.Step(dir, land) {
		w.Notice("There are no further hits.")
	}
}

// stepMark walks to the next statement or annotation; after the last of an article comes
// the first of the next.
func (w *Window) stepMark(dir int) {
	w.showReading()
	r, _ := w.pane()
	if r.StepMark(dir) {
		return
	}
	land := present.LandFirstMark
	if dir < 0 {
		land = present.LandLastMark
	}
	if r != w.desk.reader || !w.desk.library.Step(dir, land) {
		w.Notice("There are no further statements or annotations.")
	}
}

func (w *Window) stepArticle(dir int) {
	w.showReading()
	if !w.desk.library.Step(dir, present.LandFirstHit) {
		w.Notice("There are no further articles in the list.")
	}
}

func (w *Window) grow() {
	r, v := w.pane()
	if r.State().Selected.Len() == 0 {
		v.Point()
		r.SelectSubject()
		return
	}
	v.Grow()
}

func (w *Window) shrink() {
	_, v := w.pane()
	v.Shrink()
}

// left takes the list of what lies under a click away; false where there is none.
func (w *Window) left() bool {
	r, _ := w.pane()
	if len(r.State().Things) == 0 {
		return false
	}
	r.Leave()
	return true
}

// copySource copies the selected words with where they stand.
func (w *Window) copySource() {
	r, v := w.pane()
	words := r.Copied(v.Copied())
	if words == "" {
		w.Notice("Select the words to copy first.")
		return
	}
	w.app.Clipboard().SetContent(words)
	w.trace("copied with source")
}

// showLayers opens the switches of the layers.
func (w *Window) showLayers() {
	r, v := w.pane()
	s := reader.NewLayerSheet(r, w.pressed)
	d := dialog.NewCustom("Layers of marks", "Close", s.Content(), w.win)
	w.popUpWith(popUp{dialog: d, first: s.First()}, w.roomy(460, 560), func() {
		w.deps.Settings.SetLayersOff(r.State().Layers.Off())
		v.Focus()
	})
	w.trace("layers")
}

// showEntry opens an entry of the codebook.
func (w *Window) showEntry(k app.Key) { w.Go(present.Route{Screen: present.ScreenCodebook, Entry: k}) }

func (w *Window) noSuggestions() string {
	if why := w.noArticle(); why != "" {
		return why
	}
	if w.desk.project.Ports.Suggester == nil {
		return "There are no suggestions here."
	}
	return ""
}

func (w *Window) noSuggestion() string {
	if w.desk != nil && w.screen == present.ScreenQueue {
		return w.desk.suggestions.State().NoDecide
	}
	if why := w.noSuggestions(); why != "" {
		return why
	}
	if _, ok := w.desk.reader.Suggestion(); !ok {
		return "Walk to a suggestion first, with F6."
	}
	return ""
}

func (w *Window) stepSuggestion(dir int) {
	w.showReading()
	if !w.desk.reader.StepSuggestion(dir) {
		w.Notice("There are no further suggestions in this article.")
	}
}

// acceptSuggestion records the suggestion walked to, in the text or in the queue. One whose
// words do not tell whose position it is goes through the form.
func (w *Window) acceptSuggestion() {
	if w.screen == present.ScreenQueue {
		w.desk.suggestions.Accept()
		return
	}
	if s, ok := w.desk.reader.Suggestion(); ok && s.Holder.Naming() == app.NamesNobody {
		w.Notice(present.NobodyKnown)
		w.desk.coding.Take(s)
		return
	}
	w.desk.reader.AcceptSuggestion()
}

// editSuggestion takes the suggestion walked to into the form.
func (w *Window) editSuggestion() {
	if w.screen == present.ScreenQueue {
		w.desk.suggestions.Edit()
		return
	}
	if s, ok := w.desk.reader.Suggestion(); ok {
		w.desk.coding.Take(s)
	}
}

// rejectSuggestion asks why; the reason may be left out.
func (w *Window) rejectSuggestion() {
	if w.screen == present.ScreenQueue {
		w.desk.suggestions.Reject("")
		return
	}
	reason := widget.NewSelectEntry(present.RejectWords())
	reason.SetPlaceHolder("Why? May be left empty")
	d := dialog.NewForm("Reject the suggestion", "Reject", "Cancel", []*widget.FormItem{widget.NewFormItem("Reason", reason)}, func(ok bool) {
		if ok {
			w.desk.reader.RejectSuggestion(present.RejectCode(reason.Text))
		}
		w.desk.readerView.Focus()
	}, w.win)
	reason.OnSubmitted = func(string) { d.Submit() }
	d.Resize(fyne.NewSize(520, 0))
	d.Show()
	w.win.Canvas().Focus(reason)
}
