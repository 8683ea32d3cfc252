package ui

import (
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/matrix"
	"parley/ui/present"
)

// What stands around the matrix: changes and editions, the work of two coders, projects of
// other tools.

// analysis are the presenters of that; each is nil where it is not offered.
type analysis struct {
	editions  *present.Editions
	comparing *present.Comparing
	cards     *present.Cards
	picture   bool // the card was asked for its picture
}

// The dialogs.
const (
	sheetEditions  sheetName = "editions"
	sheetComparing sheetName = "comparing"
	sheetCards     sheetName = "cards"
)

// newAnalysis makes the presenters of an open project.
func (w *Window) newAnalysis(d *desk, env present.Env) {
	w.newCards(d, env)
	p := d.project.Ports
	if p.Editions != nil {
		d.editions = present.NewEditions(env, present.EditionsPorts{
			Keeper: p.Editions, Evidence: p.Evidence, Acts: d.acts, Nav: w, Spec: d.matrix.Spec,
			Latest: func() app.Date { return d.matrix.View().Latest },
		})
	}
	if p.Comparer != nil && w.deps.ReadCoded != nil {
		d.comparing = present.NewComparing(env, present.ComparingPorts{Comparer: p.Comparer, Read: w.deps.ReadCoded, Acts: d.acts, Nav: w})
	}
}

// newCards makes the presenter of cards.
func (w *Window) newCards(d *desk, env present.Env) {
	if p := d.project.Ports; p.Cards != nil {
		d.cards = present.NewCards(env, present.CardsPorts{Maker: p.Cards, Acts: d.acts, Nav: w, Spec: d.matrix.Spec})
	}
}

// followCards lets the dialog of a card follow its presenter.
func (w *Window) followCards(d *desk) {
	d.cards.Subscribe(func(s present.CardsState) {
		follow(w, d, sheetCards, s.Open, s, func() (popUp, fyne.Size, func(present.CardsState)) {
			v := matrix.NewCards(d.cards, w.pressed, w.savePicture)
			if d.picture {
				v.ShowPicture()
			}
			x := dialog.NewCustom(s.Title, "Close", v.Content(), w.win)
			return popUp{dialog: x, first: v.First(), enter: func() {}}, w.roomy(1040, 700), v.Render
		}, d.cards.Close)
	})
}

// showCard opens a card; with picture its picture is seen first.
func (w *Window) showCard(q app.CardQuery, picture bool) {
	w.desk.picture = picture
	w.desk.cards.Show(q)
}

// showTimeline shows the timeline of the selected cell.
func (w *Window) showTimeline() {
	if cell, _, _, ok := w.desk.matrix.Cell(); ok {
		w.showCard(app.CardQuery{Actor: cell.Actor, Issue: cell.Issue}, true)
	}
}

func (w *Window) noCards() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.desk.cards == nil:
		return "No pictures are made here."
	}
	return ""
}

// savePicture asks where a picture is written.
func (w *Window) savePicture(d app.Drawing) {
	name := strings.NewReplacer("/", "-", "\\", "-", ":", "").Replace(d.Title)
	w.files.Pick(Ask{
		Kind: AskSave, Title: "Save the picture", Folder: w.folder(), Name: name + ".svg", Kinds: "Pictures", Patterns: []string{"*.svg", "*.png"},
	}, func(paths []string, err error) {
		path, ok := w.picked(paths, err)
		if !ok || w.desk == nil {
			return
		}
		if !strings.EqualFold(filepath.Ext(path), ".png") {
			path = withEnding(path, ".svg")
		}
		w.desk.cards.Save(path, d)
	})
}

// followAnalysis lets the dialogs follow their presenters.
func (w *Window) followAnalysis(d *desk) {
	if d.cards != nil {
		w.followCards(d)
	}
	if d.editions != nil {
		d.editions.Subscribe(func(s present.EditionsState) {
			follow(w, d, sheetEditions, s.Open, s, func() (popUp, fyne.Size, func(present.EditionsState)) {
				v := matrix.NewEditions(d.editions, w.pressed)
				x := dialog.NewCustom("What changed", "Close", v.Content(), w.win)
				return popUp{dialog: x, first: v.First(), enter: func() {}}, w.roomy(1080, 680), v.Render
			}, d.editions.Close)
		})
	}
	if d.comparing != nil {
		d.comparing.Subscribe(func(s present.ComparingState) {
			follow(w, d, sheetComparing, s.Open, s, func() (popUp, fyne.Size, func(present.ComparingState)) {
				v := matrix.NewComparing(d.comparing, w.pressed)
				x := dialog.NewCustom(s.Title, "Close", v.Content(), w.win)
				return popUp{dialog: x, first: v.First(), enter: func() {}}, w.roomy(1120, 700), v.Render
			}, d.comparing.Close)
		})
	}
}

// stopAnalysis ends what is under way.
func (d *desk) stopAnalysis() {
	if d.editions != nil {
		d.editions.Stop()
	}
	if d.comparing != nil {
		d.comparing.Stop()
	}
	if d.cards != nil {
		d.cards.Stop()
	}
}

func (w *Window) analysisCommands() []command {
	return []command{
		{menu: menuView},
		{id: present.CmdChanges, menu: menuView, title: "What changed, and editions…", keys: []key{{fyne.Key6, ctrl}}, run: func() { w.desk.editions.Show() }, disabled: w.noEditions},
		{id: present.CmdMap, menu: menuView, title: "Map of agreement…", run: func() { w.showCard(app.CardQuery{}, true) }, disabled: w.noCards},
		{id: present.CmdCopyMatrix, menu: menuView, title: "Copy the matrix as text", run: w.copyMatrix, disabled: w.noMatrixShown},
		{id: present.CmdMatrixPicture, menu: menuView, title: "Save the matrix as picture…", run: w.saveMatrixPicture, disabled: w.noMatrixPicture},
		{id: present.CmdRules, menu: menuView, title: "Rules of the matrix…", run: w.askRules, disabled: w.noProject},
		{id: present.CmdCompare, menu: menuCoding, title: "Compare with another coder, or merge…", run: w.compareCoders, disabled: w.noComparing},
	}
}

func (w *Window) noMatrixShown() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case len(w.desk.matrix.State().Rows) == 0:
		return "Look at the matrix first: it is not computed yet or shows nothing."
	}
	return ""
}

func (w *Window) noMatrixPicture() string {
	if why := w.noCards(); why != "" {
		return why
	}
	return w.noMatrixShown()
}

func (w *Window) noEditions() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.desk.editions == nil:
		return "No editions are kept here."
	}
	return ""
}

func (w *Window) noComparing() string {
	switch {
	case w.desk == nil:
		return "Open a project first."
	case w.desk.comparing == nil:
		return "Other projects cannot be read here."
	}
	return ""
}

func codedPatterns() []string { return []string{"*.parley", "*.dna", "*.qdpx", "*.qdc"} }

// compareCoders asks for the other coder's project.
func (w *Window) compareCoders() {
	w.files.Pick(Ask{
		Kind: AskFile, Title: "The other coder's project", Folder: w.folder(), Kinds: "Coded projects", Patterns: codedPatterns(),
	}, func(paths []string, err error) {
		if path, ok := w.picked(paths, err); ok && w.desk != nil {
			w.desk.comparing.Show(path)
		}
	})
}

func (w *Window) noConvert() string {
	if w.deps.Convert == nil {
		return "Projects of other tools cannot be read here."
	}
	return ""
}

// convertProject makes a project of another tool's one, opens it and tells what had no
// place.
func (w *Window) convertProject() {
	w.files.Pick(Ask{
		Kind: AskFile, Title: "A project of another tool", Folder: w.folder(), Kinds: "Coded projects", Patterns: codedPatterns()[1:],
	}, func(paths []string, err error) {
		from, ok := w.picked(paths, err)
		if !ok {
			return
		}
		name := strings.TrimSuffix(filepath.Base(from), filepath.Ext(from))
		w.files.Pick(Ask{
			Kind: AskSave, Title: "Save it as a project of Parley", Folder: w.folder(), Name: name + ".parley",
			Kinds: "Parley projects", Patterns: []string{"*.parley"},
		}, func(paths []string, err error) {
			to, ok := w.picked(paths, err)
			if ok {
				w.convert(from, withEnding(to, ".parley"))
			}
		})
	})
}

func (w *Window) convert(from, to string) {
	w.Notice("Converting " + filepath.Base(from) + "…")
	w.deps.Async(func() {
		lost, err := w.deps.Convert(w.deps.Ctx, from, to)
		w.dispatch(func() {
			w.notice.Clear()
			if err != nil {
				w.Problem(err)
				return
			}
			w.trace("converted " + filepath.Base(to))
			w.open(to)
			w.showLosses(filepath.Base(from), lost)
		})
	})
}

// showLosses tells what another tool's project could not keep.
func (w *Window) showLosses(name string, lost app.LossReport) {
	list := widget.NewLabel("• " + strings.Join(present.LossLines(lost), "\n• "))
	list.Wrapping = fyne.TextWrapWord
	d := dialog.NewCustom("What was read of "+name, "Close", container.NewVScroll(list), w.win)
	w.popUp(d, w.roomy(680, 420), nil)
}

// Coded is what comparing and converting need of the world outside the project.
type Coded struct {
	// ReadCoded reads a project whole, ours or another tool's, and writes nothing.
	ReadCoded func(ctx context.Context, path string) (app.CodedProject, app.LossReport, error)
	// Convert makes a project at to of another tool's project at from.
	Convert func(ctx context.Context, from, to string) (app.LossReport, error)
}
