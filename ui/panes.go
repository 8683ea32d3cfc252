package ui

import (
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/storage"

	"parley/app"
	"parley/app/settings"
	"parley/ui/present"
)

// arrangement says which panes are seen while articles are read.
type arrangement struct {
	beside   bool // a second article beside the main one
	alone    bool // neither library nor coding panel
	inBeside bool // the pane beside has the keyboard, or had it last
}

// besideShare is the part of the room that the main pane has of two.
const besideShare = 0.52

func (w *Window) besideLabel() string {
	if w.desk != nil && w.desk.panes.beside {
		return "Close the article beside"
	}
	return "Two articles side by side"
}

func (w *Window) aloneLabel() string {
	if w.desk != nil && w.desk.panes.alone {
		return "Library, text and coding"
	}
	return "The text alone"
}

// flipBeside keeps the open article beside the main pane, where the next ones open, or
// closes it.
func (w *Window) flipBeside() {
	d := w.desk
	d.panes.beside = !d.panes.beside
	d.panes.inBeside = false
	if d.panes.beside {
		d.places.keep()
		d.beside.Go(present.Route{Article: d.reader.State().Article, Query: d.library.State().Query})
	}
	w.showReading()
	w.arrange()
	d.readerView.Focus()
}

func (w *Window) flipAlone() {
	w.showReading()
	w.desk.panes.alone = !w.desk.panes.alone
	w.arrange()
	_, v := w.pane()
	v.Focus()
}

// arrange puts the panes where they belong.
func (w *Window) arrange() {
	d := w.desk
	w.keepSplits(d)
	main := d.readerView.Content()
	switch {
	case d.panes.alone && d.panes.beside:
		d.reading = half(main, d.besideView.Content())
	case d.panes.alone:
		d.reading = main
	case d.panes.beside:
		low := container.NewVSplit(d.besideView.Content(), d.codingView.Content())
		low.SetOffset(besideShare)
		d.all.Trailing = half(main, low)
		d.reading = d.all
	default:
		d.right.Leading, d.right.Trailing = main, d.codingView.Content()
		d.all.Trailing = d.right
		d.reading = d.all
	}
	d.all.Refresh()
	w.middle.RemoveAll()
	w.middle.Add(d.reading)
	w.refreshMenus()
	w.trace("panes " + d.panes.String())
}

// String names the arrangement for scripts.
func (a arrangement) String() string {
	words := "library text coding"
	if a.alone {
		words = "text"
	}
	if a.beside {
		words += " beside"
	}
	return words
}

func half(left, right fyne.CanvasObject) *container.Split {
	s := container.NewHSplit(left, right)
	s.SetOffset(besideShare)
	return s
}

// keepSplits keeps the dividers of the usual arrangement.
func (w *Window) keepSplits(d *desk) {
	for name, s := range d.splits {
		if name != settings.SplitCoding || d.all.Trailing == d.right {
			w.deps.Settings.SetSplit(name, s.Offset)
		}
	}
}

// swapPanes changes the two articles over.
func (w *Window) swapPanes() {
	d := w.desk
	if !d.panes.beside {
		return
	}
	d.places.keep()
	here, there := d.reader.State(), d.beside.State()
	query := d.library.State().Query
	d.panes.inBeside = false
	d.reader.Go(present.Route{Article: there.Article, Query: query, Span: there.Selected})
	d.beside.Go(present.Route{Article: here.Article, Query: query})
	d.readerView.Focus()
}

// codeHere makes sure that the form is seen and that the article with the keyboard is the
// one that is coded.
func (w *Window) codeHere() {
	d := w.desk
	if d.panes.alone {
		d.panes.alone = false
		w.arrange()
	}
	if d.panes.beside && d.panes.inBeside {
		w.swapPanes()
		w.Notice("The two articles have changed places: the one on the left is coded.")
	}
}

// placeKeeper remembers where reading stopped. What is kept goes to the settings when
// another article comes, not with each line.
type placeKeeper struct {
	settings *settings.Settings
	id       app.ArticleID
	off      int
}

// Place implements present.PlaceKeeper.
func (p *placeKeeper) Place(id app.ArticleID) int {
	if id == p.id {
		return p.off
	}
	return p.settings.Place(id)
}

// KeepPlace implements present.PlaceKeeper.
func (p *placeKeeper) KeepPlace(id app.ArticleID, off int) {
	if id != p.id {
		p.keep()
	}
	p.id, p.off = id, off
}

// keep writes what was remembered last.
func (p *placeKeeper) keep() {
	if p.id != "" && p.off != p.settings.Place(p.id) {
		p.settings.SetPlace(p.id, p.off)
	}
}

func (w *Window) noOriginal() string {
	if why := w.noArticle(); why != "" {
		return why
	}
	if w.desk.project.Ports.Originals == nil {
		return "Original files are not kept here."
	}
	return ""
}

func (w *Window) noPage() string {
	if why := w.noArticle(); why != "" {
		return why
	}
	if r, _ := w.pane(); !app.IsAddress(r.State().Address) {
		return "This article has no web address."
	}
	return ""
}

// openPage opens the page of the article in the browser, which then fetches it.
func (w *Window) openPage() {
	r, _ := w.pane()
	u, err := url.Parse(r.State().Address)
	if err == nil {
		err = w.app.OpenURL(u)
	}
	if err != nil {
		w.Problem(&app.Error{
			Code: app.Unsupported, Op: "open page", Msg: "the desktop did not open the page",
			Hint: "Its address is " + r.State().Address, Err: err,
		})
		return
	}
	w.trace("page opened")
}

// openOriginal writes the file that the article was read from to a temporary folder, and
// lets the desktop open it.
func (w *Window) openOriginal() {
	r, _ := w.pane()
	id, port := r.State().Article, w.desk.project.Ports.Originals
	w.deps.Async(func() {
		o, err := port.Original(id)
		path := ""
		if err == nil {
			path, err = writeOriginal(o)
		}
		w.dispatch(func() {
			if err == nil {
				var u *url.URL
				if u, err = url.Parse(storage.NewFileURI(path).String()); err == nil {
					err = w.app.OpenURL(u)
				}
			}
			if err != nil {
				w.Problem(err)
				return
			}
			w.trace("original " + filepath.Base(path))
		})
	})
}

// originalEndings are the kinds of files that are handed to the desktop under their own
// ending. Anything else is opened as text, so that nothing of an import is ever run.
func originalEndings() []string {
	return []string{
		".html", ".htm", ".xhtml", ".mht", ".mhtml", ".txt", ".md", ".pdf", ".docx", ".odt", ".rtf", ".eml", ".mbox",
		".csv", ".tsv", ".xlsx", ".ods", ".json", ".jsonl", ".xml", ".epub", ".ris", ".bib",
	}
}

// writeOriginal writes a file for looking at: read-only, in a folder of its own.
func writeOriginal(o app.Original) (string, error) {
	dir, err := os.MkdirTemp("", "parley-original-")
	if err != nil {
		return "", err
	}
	path := filepath.Join(dir, originalName(o.Name))
	return path, os.WriteFile(path, o.Bytes, 0o400)
}

// originalName makes a plain file name of the one that was imported.
func originalName(name string) string {
	name = filepath.Base(strings.ReplaceAll(name, "\\", "/"))
	ending := strings.ToLower(filepath.Ext(name))
	known := false
	for _, e := range originalEndings() {
		known = known || e == ending
	}
	stem := strings.Map(func(r rune) rune {
		if strings.ContainsRune(`<>:"/\|?*%`, r) || r < ' ' {
			return '_'
		}
		return r
	}, strings.TrimSuffix(name, filepath.Ext(name)))
	const most = 80
	if r := []rune(stem); len(r) > most {
		stem = string(r[:most])
	}
	if strings.Trim(stem, ". _") == "" {
		stem = "original"
	}
	if !known {
		ending = ".txt"
	}
	return stem + ending
}
