package ui

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	fynetheme "fyne.io/fyne/v2/theme"

	"parley/ui/present"
)

// key is a key with the modifiers that go with it. Commands use Ctrl, F and digit keys
// only: bare letters and Alt do not arrive on every keyboard layout.
type key struct {
	name fyne.KeyName
	mod  fyne.KeyModifier
}

// ctrl is the modifier of commands: Command on macOS, Control elsewhere.
const ctrl = fyne.KeyModifierShortcutDefault

const shift = fyne.KeyModifierShift

// command is one row of the table from which menus, toolbar, keys and help are made.
type command struct {
	id       present.Command
	menu     string // the menu it stands in; empty: reachable by key only
	title    string
	label    func() string // the title as it is now; nil: always title
	keys     []key
	icon     fyne.Resource // of the toolbar; nil: not in it
	run      func()
	disabled func() string // why it cannot be done now, "" if it can; nil: always can
	edits    bool          // it changes the project
}

// The menus, in their order.
const (
	menuFile   = "File"
	menuEdit   = "Edit"
	menuView   = "View"
	menuSearch = "Search"
	menuCoding = "Coding"
	menuHere   = "Statement"
	menuHelp   = "Help"
)

func menuNames() []string {
	return []string{menuFile, menuEdit, menuView, menuSearch, menuCoding, menuHere, menuHelp}
}

// commands is the table. A row of a menu with an empty id is a line between groups.
func (w *Window) commands() []command {
	line := func(menu string) command { return command{menu: menu} }
	all := w.fileCommands()
	all = append(all,
		command{id: present.CmdUndo, menu: menuEdit, title: "Undo", label: w.undoLabel, keys: []key{{fyne.KeyZ, ctrl}}, icon: fynetheme.ContentUndoIcon(), run: w.undo, disabled: w.noUndo, edits: true},
		command{id: present.CmdRedo, menu: menuEdit, title: "Redo", label: w.redoLabel, keys: []key{{fyne.KeyY, ctrl}, {fyne.KeyZ, ctrl | shift}}, icon: fynetheme.ContentRedoIcon(), run: w.redo, disabled: w.noRedo, edits: true},
		line(menuEdit),
		command{id: present.CmdCopy, menu: menuEdit, title: "Copy", keys: []key{{fyne.KeyC, ctrl}}, run: w.copy},
		command{id: present.CmdCopySource, menu: menuEdit, title: "Copy with the source", keys: []key{{fyne.KeyC, ctrl | shift}}, run: w.copySource, disabled: w.noArticle},
		line(menuEdit),
		command{id: present.CmdSave, menu: menuEdit, title: "Save the entry of the codebook", keys: []key{{fyne.KeyS, ctrl}}, run: w.saveEntry, disabled: w.noSave, edits: true},
		command{id: present.CmdHistory, menu: menuEdit, title: "History…", keys: []key{{fyne.KeyH, ctrl}}, run: w.showHistory, disabled: w.noHistory},
	)
	all = append(all, w.viewCommands()...)
	all = append(all, w.readingCommands()...)
	all = append(all, w.searchCommands()...)
	all = append(all, w.codingCommands()...)
	all = append(all, w.hereCommands()...)
	all = append(all, w.suggestionCommands()...)
	all = append(all, w.analysisCommands()...)
	return append(all,
		command{id: present.CmdPalette, menu: menuHelp, title: "Find a command…", keys: []key{{fyne.KeyP, ctrl}}, run: w.showPalette},
		command{id: present.CmdKeys, menu: menuHelp, title: "Keys", keys: []key{{fyne.KeyF1, 0}}, run: w.showKeys},
		command{id: present.CmdWelcome, menu: menuHelp, title: "First steps", run: w.showWelcome},
		command{id: present.CmdAbout, menu: menuHelp, title: "About Parley", run: w.showAbout},
	)
}

func (w *Window) fileCommands() []command {
	return []command{
		{id: present.CmdNew, menu: menuFile, title: "New project…", keys: []key{{fyne.KeyN, ctrl}}, run: w.newProject},
		{id: present.CmdOpen, menu: menuFile, title: "Open project…", keys: []key{{fyne.KeyO, ctrl}}, run: w.openProject},
		{id: present.CmdConvert, menu: menuFile, title: "Convert a project of DNA or REFI-QDA…", run: w.convertProject, disabled: w.noConvert},
		{menu: menuFile},
		{id: present.CmdImportFiles, menu: menuFile, title: "Import files…", keys: []key{{fyne.KeyI, ctrl}}, icon: fynetheme.FolderOpenIcon(), run: w.importFiles, disabled: w.noProject, edits: true},
		{id: present.CmdImportFolder, menu: menuFile, title: "Import a folder…", keys: []key{{fyne.KeyI, ctrl | shift}}, run: w.importFolder, disabled: w.noProject, edits: true},
		{id: present.CmdImportPage, menu: menuFile, title: "Import pages by address…", keys: []key{{fyne.KeyU, ctrl}}, run: w.importPage, disabled: w.noProject, edits: true},
		{id: present.CmdImportTable, menu: menuFile, title: "Import a table of articles…", run: w.importTable, disabled: w.noTables, edits: true},
		{id: present.CmdProfiles, menu: menuFile, title: "Import profiles…", keys: []key{{fyne.KeyP, ctrl | shift}}, run: w.showProfiles, disabled: w.noProfiles, edits: true},
		{menu: menuFile},
		{id: present.CmdExport, menu: menuFile, title: "Export…", keys: []key{{fyne.KeyE, ctrl}}, run: w.export, disabled: w.noExport},
		{id: present.CmdSaveList, menu: menuFile, title: "Save the list as a table…", keys: []key{{fyne.KeyE, ctrl | shift}}, run: w.saveList, disabled: w.noSaveList},
		{id: present.CmdSync, menu: menuFile, title: "Read an edited workbook…", keys: []key{{fyne.KeyX, ctrl | shift}}, run: w.readEdited, disabled: w.noSync, edits: true},
		{id: present.CmdBackups, menu: menuFile, title: "Backups…", keys: []key{{fyne.KeyB, ctrl}}, run: w.showBackups, disabled: w.noBackups},
		{menu: menuFile},
		{id: present.CmdQuit, menu: menuFile, title: "Quit", keys: []key{{fyne.KeyQ, ctrl}}, run: w.close},
	}
}

func (w *Window) viewCommands() []command {
	return []command{
		{id: present.CmdLibrary, menu: menuView, title: "Library and articles", keys: []key{{fyne.Key1, ctrl}}, run: w.showReading},
		{id: present.CmdMatrix, menu: menuView, title: "Positions matrix", keys: []key{{fyne.Key2, ctrl}}, run: w.showMatrix, disabled: w.noProject},
		{id: present.CmdCodebook, menu: menuView, title: "Codebook", keys: []key{{fyne.Key3, ctrl}}, run: w.showCodebook, disabled: w.noCodebook},
		{id: present.CmdRegister, menu: menuView, title: "Statements and annotations", keys: []key{{fyne.Key4, ctrl}}, run: w.showRegister, disabled: w.noRegister},
		{id: present.CmdSuggestions, menu: menuView, title: "Suggestions", label: w.suggestionsLabel, keys: []key{{fyne.Key5, ctrl}}, run: w.showSuggestions, disabled: w.noQueue},
		{id: present.CmdReload, menu: menuView, title: "Ask and count again", keys: []key{{fyne.KeyF5, 0}}, run: w.reload, disabled: w.noProject},
		{menu: menuView},
		{id: present.CmdNextHit, menu: menuView, title: "Next hit", keys: []key{{fyne.KeyF3, 0}}, run: func() { w.stepHit(1) }, disabled: w.noProject},
		{id: present.CmdPreviousHit, menu: menuView, title: "Previous hit", keys: []key{{fyne.KeyF3, shift}}, run: func() { w.stepHit(-1) }, disabled: w.noProject},
		{id: present.CmdNextMark, menu: menuView, title: "Next mark", keys: []key{{fyne.KeyF4, 0}}, run: func() { w.stepMark(1) }, disabled: w.noArticle},
		{id: present.CmdPreviousMark, menu: menuView, title: "Previous mark", keys: []key{{fyne.KeyF4, shift}}, run: func() { w.stepMark(-1) }, disabled: w.noArticle},
		{id: present.CmdNextArticle, menu: menuView, title: "Next article", keys: []key{{fyne.KeyPageDown, ctrl}}, run: func() { w.stepArticle(1) }, disabled: w.noProject},
		{id: present.CmdPrevArticle, menu: menuView, title: "Previous article", keys: []key{{fyne.KeyPageUp, ctrl}}, run: func() { w.stepArticle(-1) }, disabled: w.noProject},
		{menu: menuView},
		{id: present.CmdLight, menu: menuView, title: "Light or dark", keys: []key{{fyne.KeyL, ctrl}}, icon: fynetheme.ColorPaletteIcon(), run: w.flipLight},
		{id: present.CmdTextLarger, menu: menuView, title: "Larger text", keys: []key{{fyne.KeyEqual, ctrl}, {fyne.KeyPlus, ctrl}, {fyne.KeyEqual, ctrl | shift}}, run: func() { w.prefs.StepSize(1) }},
		{id: present.CmdTextSmaller, menu: menuView, title: "Smaller text", keys: []key{{fyne.KeyMinus, ctrl}}, run: func() { w.prefs.StepSize(-1) }},
		{id: present.CmdTextReset, menu: menuView, title: "Usual text size", keys: []key{{fyne.Key0, ctrl}}, run: func() { w.prefs.StepSize(0) }},
		{id: present.CmdLook, menu: menuView, title: "Look and text…", run: w.showLook},
	}
}

func (w *Window) searchCommands() []command {
	return []command{
		{id: present.CmdSearch, menu: menuSearch, title: "Search", keys: []key{{fyne.KeyF, ctrl}}, run: w.search, disabled: w.noProject},
		{id: present.CmdNarrow, menu: menuSearch, title: "Narrow the search…", keys: []key{{fyne.KeyF, ctrl | shift}}, run: w.showNarrow, disabled: w.noFinding},
		{id: present.CmdConcordance, menu: menuSearch, title: "Concordance…", keys: []key{{fyne.KeyK, ctrl}}, run: w.showConcordance, disabled: w.noConcordance},
		{menu: menuSearch},
		{id: present.CmdSearches, menu: menuSearch, title: "Saved and recent searches…", keys: []key{{fyne.KeyD, ctrl}}, run: w.showSearches, disabled: w.noFinding},
		{id: present.CmdBatch, menu: menuSearch, title: "Batch search from a list…", run: w.batchSearch, disabled: w.noBatch},
		{id: present.CmdWords, menu: menuSearch, title: "Words and term lists…", keys: []key{{fyne.KeyW, ctrl | shift}}, run: w.showWords, disabled: w.noFinding},
	}
}

// command finds a row of the table.
func (w *Window) command(id present.Command) (command, bool) {
	for _, c := range w.table {
		if c.id == id && id != "" {
			return c, true
		}
	}
	return command{}, false
}

// run does a command, or says why it cannot be done now.
func (w *Window) run(id present.Command) {
	c, ok := w.command(id)
	if !ok {
		return
	}
	if why := w.why(c); why != "" {
		w.Notice(why)
		return
	}
	c.run()
}

// why says why a command cannot be done now, "" if it can.
func (w *Window) why(c command) string {
	if c.disabled != nil {
		if why := c.disabled(); why != "" {
			return why
		}
	}
	if c.edits && w.desk != nil && w.desk.project.ReadOnly != "" {
		return "Open for reading only: " + w.desk.project.ReadOnly
	}
	return ""
}

// pressed does the command of a key that comes without Ctrl, as F keys do; shortcuts with
// Ctrl come through the menu.
func (w *Window) pressed(e *fyne.KeyEvent) bool {
	if len(w.popups) > 0 {
		return w.pressedPopUp(e)
	}
	mod := w.modifiers() & (shift | ctrl)
	if (e.Name == fyne.KeyReturn || e.Name == fyne.KeyEnter) && mod == 0 && w.screen == present.ScreenReading && w.marked(true) {
		return true
	}
	for _, c := range w.table {
		for _, k := range c.keys {
			if k.name == e.Name && k.mod == mod && k.mod&ctrl == 0 {
				w.run(c.id)
				return true
			}
		}
	}
	return false
}

// shortcut gives the toolkit's shortcut for a key; the toolkit has names of its own for
// some.
func (w *Window) shortcut(k key) fyne.Shortcut {
	if k.mod == ctrl {
		switch k.name {
		case fyne.KeyZ:
			return &fyne.ShortcutUndo{}
		case fyne.KeyY:
			return &fyne.ShortcutRedo{}
		case fyne.KeyC:
			return &fyne.ShortcutCopy{Clipboard: w.app.Clipboard()}
		}
	}
	return &desktop.CustomShortcut{KeyName: k.name, Modifier: k.mod}
}
