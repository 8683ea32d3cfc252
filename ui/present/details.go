package present

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"parley/app"
)

// ArticleEditor corrects what is known of an article.
type ArticleEditor interface {
	EditArticle(id app.ArticleID, e app.ArticleEdit) error
}

// DetailsPorts are what the details of an article need.
type DetailsPorts struct {
	Open Opener
	Edit ArticleEditor
	Acts *Acts
}

// DetailsForm is what is known of an article, as it is edited.
type DetailsForm struct {
	Title, Byline, Source, Published, Language, URL, Kind, Wire string
}

// DetailsState is what the dialog of an article's details shows.
type DetailsState struct {
	Open    bool
	Title   string // of the dialog
	Form    DetailsForm
	How     DetailsForm // where each was read, in words
	Version int         // counts forms, so that the view fills its fields once for each
	More    []string    // what else the file said, a line each
	Problem string
	Busy    bool
}

// Details presents what is known of the open article, with where it was read.
type Details struct {
	changes[DetailsState]
	env   Env
	ports DetailsPorts
	id    app.ArticleID
	state DetailsState
}

// NewDetails makes the presenter of an article's details.
func NewDetails(env Env, p DetailsPorts) *Details { return &Details{env: env, ports: p} }

// Subscribe gives the state to render now and after each change.
func (d *Details) Subscribe(render func(DetailsState)) {
	d.render = render
	d.tell(d.state)
}

// State gives what is shown.
func (d *Details) State() DetailsState { return d.state }

// Show opens the details of an article.
func (d *Details) Show(id app.ArticleID) {
	d.id = id
	d.env.Async(func() {
		a, err := d.ports.Open.Open(id)
		d.env.Dispatch(func() {
			if err != nil {
				d.env.Notify.Problem(err)
				return
			}
			d.state = detailsOf(a, d.state.Version+1)
			d.tell(d.state)
			d.env.trace("details " + string(id))
		})
	})
}

// Save corrects what differs in one undoable step, and closes.
func (d *Details) Save(f DetailsForm) {
	edit, err := d.editOf(f)
	if err != nil {
		d.fail(err)
		return
	}
	id := d.id
	d.ports.Acts.Do(func() error { return d.ports.Edit.EditArticle(id, edit) }, func(err error) {
		if err != nil {
			d.fail(err)
			return
		}
		d.Close()
		d.env.trace("details saved")
	})
}

// Close closes the dialog.
func (d *Details) Close() {
	d.state.Open = false
	d.tell(d.state)
}

func (d *Details) fail(err error) {
	d.state.Problem = Words(err).Text()
	d.tell(d.state)
}

// editOf takes what differs from what was shown, so that nothing else is marked as set by
// the analyst.
func (d *Details) editOf(f DetailsForm) (app.ArticleEdit, error) {
	var e app.ArticleEdit
	changed := func(now, before string) *string {
		if now = strings.TrimSpace(now); now != strings.TrimSpace(before) {
			return &now
		}
		return nil
	}
	was := d.state.Form
	e.Title, e.Source, e.Language = changed(f.Title, was.Title), changed(f.Source, was.Source), changed(f.Language, was.Language)
	e.URL, e.WireCredit = changed(f.URL, was.URL), changed(f.Wire, was.Wire)
	e.Kind = (*app.ArticleKind)(changed(f.Kind, was.Kind))
	e.Published = (*app.Date)(changed(f.Published, was.Published))
	if e.Published != nil && *e.Published != "" && !e.Published.Known() {
		return e, &app.Error{
			Code: app.Invalid, Op: "edit article", Msg: "“" + string(*e.Published) + "” is not a date",
			Hint: "Write it as exactly as it is known: 2025-04-11, 2025-04 or 2025.",
		}
	}
	if by := changed(f.Byline, was.Byline); by != nil {
		names := []string{}
		for name := range strings.SplitSeq(*by, ";") {
			if name = strings.TrimSpace(name); name != "" {
				names = append(names, name)
			}
		}
		e.Byline = &names
	}
	return e, nil
}

func detailsOf(a app.OpenArticle, version int) DetailsState {
	how := func(field string) string { return readWords(a.Provenance[field]) }
	s := DetailsState{
		Open: true, Title: "Details of " + app.DisplayTitle(a.Title, a.Text.Text), Version: version,
		Form: DetailsForm{
			Title: a.Title, Byline: strings.Join(a.Byline, "; "), Source: a.Source, Published: string(a.Published),
			Language: a.Language, URL: a.URL, Kind: string(a.Kind), Wire: a.WireCredit,
		},
		How: DetailsForm{
			Title: how("title"), Byline: how("byline"), Source: how("source"), Published: how("published"),
			Language: how("language"), URL: how("url"), Kind: how("kind"), Wire: how("wire_credit"),
		},
	}
	line := func(name, value string) {
		if value != "" {
			s.More = append(s.More, name+": "+value)
		}
	}
	file := a.Path
	if a.Part != "" {
		file = dotted(file, "part "+a.Part)
	}
	line("File", file)
	line("Retrieved", known(a.Retrieved))
	line("Read by", a.Text.MadeFrom)
	for _, w := range a.Warnings {
		line("Remark", w)
	}
	for _, key := range slices.Sorted(maps.Keys(a.Attributes)) {
		line(key, a.Attributes[key])
	}
	if n := len(a.Related); n > 0 {
		line("Related links", fmt.Sprint(n))
	}
	return s
}

// readWords says where a field was read.
func readWords(code string) string {
	words := map[string]string{
		"jsonld": "read in the data of the page", "meta": "read in the head of the page", "opengraph": "read in the head of the page",
		"microdata": "read in the marks of the page", "page": "read on the page", "extractor": "found in the page", "url": "read in the address",
		"http": "said by the server", "feed": "read in the feed", "file": "read in the file", "export": "read in the export",
		"column": "read in the table", "saved": "from when the page was saved", "detected": "detected from the text", "analyst": "set by hand",
	}[code]
	if words == "" {
		return code
	}
	return words
}

// ArticleKindWords lists the kinds of articles.
func ArticleKindWords() []string {
	var out []string
	for _, k := range app.ArticleKinds() {
		out = append(out, string(k))
	}
	return out
}
