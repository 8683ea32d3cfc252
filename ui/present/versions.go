package present

import (
	"context"
	"strings"

	"parley/app"
	"parley/app/jobs"
)

// Versioner keeps the texts of an article.
type Versioner interface {
	VersionsOf(id app.ArticleID) ([]app.VersionInfo, error)
	AdoptVersion(id app.ArticleID, v app.VersionID) (app.Reanchoring, error)
	AddVersion(id app.ArticleID, text, reason string) (app.VersionInfo, error)
	Reread(ctx context.Context, ids []app.ArticleID, r jobs.Reporter) (app.ImportReport, error)
}

// VersionsPorts are what the texts of an article need, and whom they tell.
type VersionsPorts struct {
	Versions Versioner
	Book     Codebooker
	Acts     *Acts
	Adopted  func(msg string, review bool)                                // tells what became of the quotes
	Compare  func(id app.ArticleID, title string, from, to app.VersionID) // shows two texts beside each other; nil: not offered
}

// VersionsState is what the texts of an article show.
type VersionsState struct {
	Open     bool
	Title    string
	Rows     []VersionRow
	Selected int    // −1 for none
	NoAdopt  string // why the selected text cannot be put in force
	NoAdd    string // why the typed text cannot be added
	NoReread string // why the file cannot be read again
	NoDiff   string // why the selected text cannot be compared with the one in force
	Text     string // a newer text, typed or pasted
	Reason   string // why there is one
	Problem  string
	Busy     bool
}

// VersionRow is one text of the article, or a try that failed.
type VersionRow struct {
	Head   string
	Lines  [2]string
	Failed bool
}

// Versions presents the texts of an article: which one is in force, which are newer.
type Versions struct {
	changes[VersionsState]
	env     Env
	ports   VersionsPorts
	load    *Loader[versionsRead]
	article app.ArticleID
	read    versionsRead
	state   VersionsState
}

type versionsRead struct {
	all  []app.VersionInfo
	book app.Codebook
}

// NewVersions makes the presenter of the texts of an article.
func NewVersions(env Env, p VersionsPorts) *Versions {
	return &Versions{env: env, ports: p, load: NewLoader[versionsRead](env), state: VersionsState{Selected: -1}}
}

// Subscribe gives the state to render now and after each change.
func (v *Versions) Subscribe(render func(VersionsState)) {
	v.render = render
	v.tell(v.state)
}

// State gives what is shown.
func (v *Versions) State() VersionsState { return v.state }

// Show shows the texts of an article.
func (v *Versions) Show(id app.ArticleID, title string) {
	v.article, v.read = id, versionsRead{}
	v.state = VersionsState{Open: true, Title: title, Selected: -1}
	v.reload()
}

func (v *Versions) reload() {
	id := v.article
	v.show()
	v.load.Load(v.env.Ctx, func(context.Context) (r versionsRead, err error) {
		if r.all, err = v.ports.Versions.VersionsOf(id); err != nil {
			return r, err
		}
		r.book, err = v.ports.Book.Codebook()
		return r, err
	}, func(r versionsRead, err error) {
		if err != nil {
			v.state.Problem = Words(err).Text()
		} else {
			v.read = r
			v.state.Selected = v.proposed()
		}
		v.show()
		v.env.trace("versions " + itoa(len(r.all)))
	})
}

// proposed is the row that is most likely wanted: the newest text that is not in force.
func (v *Versions) proposed() int {
	at := -1
	for i, x := range v.read.all {
		if x.Failed == "" && (x.Newer || at < 0) {
			at = i
		}
	}
	return at
}

// Select chooses a text.
func (v *Versions) Select(i int) {
	if i >= 0 && i < len(v.read.all) {
		v.state.Selected = i
		v.show()
	}
}

// Type keeps a newer text and the reason for it.
func (v *Versions) Type(text, reason string) {
	v.state.Text, v.state.Reason = text, reason
	v.show()
}

// Add keeps the typed text beside the one in force.
func (v *Versions) Add() {
	if v.state.NoAdd != "" {
		return
	}
	id, text, reason := v.article, v.state.Text, strings.TrimSpace(v.state.Reason)
	v.do(func() error {
		made, err := v.ports.Versions.AddVersion(id, text, reason)
		if err == nil && made.Failed != "" {
			err = &app.Error{Code: app.Invalid, Op: "add text", Msg: made.Failed, Hint: "The text in force stays; the try is listed here."}
		}
		return err
	}, func() {
		v.state.Text, v.state.Reason = "", ""
		v.env.Notify.Notice("Kept the newer text. It is not in force before you adopt it.")
		v.env.trace("version added")
	})
}

// Reread reads the file that the article came from again; another text is a newer one.
func (v *Versions) Reread() {
	if v.state.NoReread != "" {
		return
	}
	id, words := v.article, "The file reads as before: there is no newer text."
	v.do(func() error {
		rep, err := v.ports.Versions.Reread(v.env.Ctx, []app.ArticleID{id}, jobs.Nobody{})
		for _, it := range rep.Items {
			switch {
			case it.Outcome == app.OutcomeFailed && err == nil:
				err = &app.Error{Code: app.Invalid, Op: "read again", Msg: it.Reason, Hint: it.Hint}
			case it.Outcome == app.OutcomeVersion:
				words = "The file reads otherwise today. The newer text is not in force before you adopt it."
			}
		}
		return err
	}, func() {
		v.env.Notify.Notice(words)
		v.env.trace("version reread")
	})
}

// Adopt puts the selected text in force and finds the quotes again in it.
func (v *Versions) Adopt() {
	if v.state.NoAdopt != "" {
		return
	}
	id, version := v.article, v.read.all[v.state.Selected].ID
	var done app.Reanchoring
	v.do(func() (err error) {
		done, err = v.ports.Versions.AdoptVersion(id, version)
		return err
	}, func() {
		v.env.trace("version adopted")
		v.Close()
		v.ports.Adopted(adoptedWords(done), done.Placed.Review+done.Placed.Orphan > 0)
	})
}

// Compare shows the text in force beside the selected one, the older left; where the one
// in force is selected, the one before it beside it.
func (v *Versions) Compare() {
	if v.state.NoDiff != "" {
		return
	}
	a, b := v.compared()
	v.ports.Compare(v.article, v.state.Title, a.ID, b.ID)
}

// compared gives the two texts to compare, zero where there are none.
func (v *Versions) compared() (older, newer app.VersionInfo) {
	var current, chosen, before app.VersionInfo
	for i, x := range v.read.all {
		if x.Failed != "" {
			continue
		}
		if x.Current {
			current = x
		}
		if i == v.state.Selected {
			chosen = x
		}
	}
	if chosen.ID == current.ID {
		for _, x := range v.read.all {
			if x.Failed == "" && x.N < current.N && x.N > before.N {
				before = x
			}
		}
		chosen = before
	}
	if chosen.N > current.N {
		return current, chosen
	}
	return chosen, current
}

func (v *Versions) do(work func() error, then func()) {
	v.state.Busy, v.state.Problem = true, ""
	v.show()
	v.ports.Acts.Do(work, func(err error) {
		v.state.Busy = false
		if err != nil {
			v.state.Problem = Words(err).Text()
		} else {
			then()
		}
		if v.state.Open {
			v.reload()
		}
	})
}

// adoptedWords tells what became of the quotes.
func adoptedWords(r app.Reanchoring) string {
	words := "Text " + itoa(r.N) + " is in force. " + Count(r.Placed.OK+r.Own, "quote was", "quotes were") + " found in it"
	if r.Placed.Kept > 0 {
		words += ", " + grouped(r.Placed.Kept) + " kept on their own text"
	}
	if n := r.Placed.Review + r.Placed.Orphan; n > 0 {
		words += ", " + Count(n, "is to be reviewed", "are to be reviewed")
	}
	return words + "."
}

// Close closes the list.
func (v *Versions) Close() {
	if v.state.Open {
		v.state = VersionsState{Selected: -1}
		v.tell(v.state)
	}
}

func (v *Versions) show() {
	s := &v.state
	s.Rows = make([]VersionRow, len(v.read.all))
	for i, x := range v.read.all {
		s.Rows[i] = versionRow(x, v.read.book)
	}
	s.NoAdopt, s.NoAdd, s.NoReread, s.NoDiff = "", "", "", ""
	if a, b := v.compared(); v.ports.Compare == nil || a.ID == "" || b.ID == "" {
		s.NoDiff = "Choose another text than the one in force."
	}
	busy := ""
	if s.Busy {
		busy = "Saving…"
	}
	if err := v.env.editable(); err != nil {
		busy = Words(err).Headline
	}
	s.NoReread = busy
	switch {
	case busy != "":
		s.NoAdopt = busy
	case s.Selected < 0 || s.Selected >= len(v.read.all):
		s.NoAdopt = "Choose a text first."
	case v.read.all[s.Selected].Failed != "":
		s.NoAdopt = "This try gave no text."
	case v.read.all[s.Selected].Current:
		s.NoAdopt = "This text is in force."
	}
	switch {
	case busy != "":
		s.NoAdd = busy
	case strings.TrimSpace(s.Text) == "":
		s.NoAdd = "Paste the newer text first."
	case strings.TrimSpace(s.Reason) == "":
		s.NoAdd = "Say in a few words why there is a newer text."
	}
	v.tell(*s)
}

func versionRow(x app.VersionInfo, book app.Codebook) VersionRow {
	who := dotted(moment(x.At), coderName(book, x.Coder), x.MadeFrom, SizeWords(int64(x.Size)))
	if x.Failed != "" {
		return VersionRow{Head: "Failed: " + sentence(x.Failed), Lines: [2]string{dotted(who, x.Reason), oneLine(x.Lead)}, Failed: true}
	}
	head := "Text " + itoa(x.N)
	switch {
	case x.Current:
		head += ", in force"
	case x.Newer:
		head += ", newer"
	}
	quotes := Count(x.Own, "quote cut from it", "quotes cut from it")
	if n := x.Placed.Review + x.Placed.Orphan; n > 0 {
		quotes += ", " + grouped(n) + " to review"
	}
	return VersionRow{Head: head, Lines: [2]string{dotted(who, x.Reason), quotes}}
}

// Stop ends the fetch under way.
func (v *Versions) Stop() { v.load.Stop() }
