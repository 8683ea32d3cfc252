package workbench

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/app"
	"parley/app/plaintext"
)

// MadeByEdit says that a text version was written by the analyst.
const MadeByEdit = "edit"

// placer is what a ledger may offer beside its records: placements and revisions of one
// article without reading those of all.
type placer interface {
	Placements(id app.ArticleID) ([]app.Placement, error)
	Revisions(id app.ArticleID) ([]app.Revision, error)
}

// AddVersion keeps another text of an article beside the one in force, which stays so
// until somebody adopts the new one. A text that an article has already makes no new
// version. An empty text, and one of less than half the length, is kept as a failed
// attempt: then Failed says why, and versions, quotes and index stay as they are.
func (w *Workbench) AddVersion(id app.ArticleID, text, reason string) (app.VersionInfo, error) {
	clean, _ := plaintext.Canonical(text)
	w.edit.Lock()
	defer w.edit.Unlock()
	a, err := w.p.Articles.Article(id)
	if err != nil {
		return app.VersionInfo{}, err
	}
	h, err := w.versionHistory(id)
	if err != nil {
		return app.VersionInfo{}, err
	}
	now, err := w.p.Articles.Text(a.Version)
	if err != nil {
		return app.VersionInfo{}, err
	}
	clean = strings.TrimSpace(clean)
	if clean == strings.TrimSpace(now.Text) {
		return w.versionInfo(a, h.find(a.Version), h)
	}
	if i := h.find(app.HashText(clean)); i >= 0 && h.listed(i, a.Version) {
		return w.versionInfo(a, i, h)
	}
	r, tv, err := w.newRevision(later{
		article: a, text: clean, now: now.Text, reason: strings.TrimSpace(reason), madeFrom: MadeByEdit, n: h.next(app.HashText(clean)),
	})
	if err != nil {
		return app.VersionInfo{}, err
	}
	e := app.Entry{Set: app.ChangeSet{Label: "Keep failed attempt", Changes: []app.Change{{After: r}}}}
	if r.Failed == "" {
		e.Texts, e.Set.Label = []app.TextVersion{tv}, fmt.Sprintf("Add text version %d", tv.N)
	}
	if err := w.apply(e); err != nil {
		return app.VersionInfo{}, err
	}
	out := infoOf(r)
	out.N, out.Newer = tv.N, r.Failed == ""
	return out, nil
}

// later is another text of an article, not stored yet.
type later struct {
	article   app.Article
	text      string // canonical
	now       string // the text in force
	reason    string
	madeFrom  string
	sourceSHA string
	n         int // the number it would have
}

// newRevision makes the record of another text, and the text version unless the attempt
// has failed.
func (w *Workbench) newRevision(l later) (app.Revision, app.TextVersion, error) {
	p, err := w.p.Coding.Project()
	if err != nil {
		return app.Revision{}, app.TextVersion{}, err
	}
	r := app.Revision{
		ID: "V-0", Article: l.article.ID, From: l.article.Version, MadeFrom: l.madeFrom, Reason: l.reason,
		SHA: app.HashText(l.text), Size: len(l.text), Coder: p.Coder, At: w.opt.Clock().UTC(),
	}
	var tv app.TextVersion
	if r.Failed = attemptFailed(l.text, l.now); r.Failed != "" {
		r.Lead = app.DisplayTitle("", l.text)
	} else {
		r.Version = r.SHA
		tv = plaintext.NewVersion(l.article.ID, l.n, app.Extracted{
			Text: l.text, Language: l.article.Language, Extractor: l.madeFrom, SourceSHA: l.sourceSHA,
		}, r.At)
	}
	if err := r.Validate(); err != nil {
		return r, tv, err
	}
	n, err := w.p.Ledger.NextNumber("revision")
	r.ID = fmt.Sprintf("V-%d", n)
	return r, tv, err
}

// attemptFailed says why a text is no version (annotations.md, 1.4); empty if it is one.
// Only characters that are no white space count.
func attemptFailed(text, now string) string {
	have, had := inkOf(text), inkOf(now)
	switch {
	case have == 0:
		return "there is no text"
	case 2*have < had:
		return fmt.Sprintf("the text has shrunk by more than half, from %d to %d characters", had, have)
	}
	return ""
}

func inkOf(text string) int {
	n := utf8.RuneCountInString(text)
	for _, r := range text {
		if unicode.IsSpace(r) {
			n--
		}
	}
	return n
}

// VersionsOf lists the text versions of an article, oldest first, then the attempts at one
// that failed.
func (w *Workbench) VersionsOf(id app.ArticleID) ([]app.VersionInfo, error) {
	a, err := w.p.Articles.Article(id)
	if err != nil {
		return nil, err
	}
	h, err := w.versionHistory(id)
	if err != nil {
		return nil, err
	}
	quotes, err := w.quotesOf(id)
	if err != nil {
		return nil, err
	}
	placed, err := w.placementsOf(id)
	if err != nil {
		return nil, err
	}
	var out []app.VersionInfo
	for i := range h.ids {
		if !h.listed(i, a.Version) {
			continue
		}
		v, err := w.versionInfo(a, i, h)
		if err != nil {
			return nil, err
		}
		for _, q := range quotes {
			if q.quote.Version == v.ID {
				v.Own++
			}
		}
		for _, p := range placed {
			if p.Version == v.ID {
				v.Placed.Add(p)
			}
		}
		out = append(out, v)
	}
	for _, r := range h.revisions {
		if r.Failed != "" {
			out = append(out, infoOf(r))
		}
	}
	return out, nil
}

// history is what has become of an article's text. The ids are in the order of their
// numbers, which count from 1 and have no gaps; texts whose revision was taken back are
// among them, but not listed.
type versionHistory struct {
	ids       []app.VersionID
	revisions []app.Revision
}

func (w *Workbench) versionHistory(id app.ArticleID) (h versionHistory, err error) {
	if h.ids, err = w.p.Articles.Versions(id); err != nil {
		return h, err
	}
	h.revisions, err = w.revisionsOf(id)
	return h, err
}

func (h versionHistory) find(v app.VersionID) int { return slices.Index(h.ids, v) }

// next gives the number that a text will have.
func (h versionHistory) next(v app.VersionID) int {
	if i := h.find(v); i >= 0 {
		return i + 1
	}
	return len(h.ids) + 1
}

// listed reports whether a version is shown: the first, the one in force, and those that a
// revision names.
func (h versionHistory) listed(i int, current app.VersionID) bool {
	if i == 0 || h.ids[i] == current {
		return true
	}
	_, ok := h.revision(h.ids[i])
	return ok
}

// revision gives the newest revision that made the version.
func (h versionHistory) revision(v app.VersionID) (app.Revision, bool) {
	for _, r := range slices.Backward(h.revisions) {
		if r.Version == v {
			return r, true
		}
	}
	return app.Revision{}, false
}

func (w *Workbench) versionInfo(a app.Article, i int, h versionHistory) (app.VersionInfo, error) {
	v := h.ids[i]
	r, ok := h.revision(v)
	out := infoOf(r)
	if !ok {
		tv, err := w.p.Articles.Text(v)
		if err != nil {
			return out, err
		}
		out = app.VersionInfo{ID: v, Article: a.ID, MadeFrom: tv.MadeFrom, Size: len(tv.Text), At: tv.MadeAt}
	}
	out.N, out.Current, out.Newer = i+1, v == a.Version, i > h.find(a.Version)
	return out, nil
}

func infoOf(r app.Revision) app.VersionInfo {
	return app.VersionInfo{
		ID: r.Version, Article: r.Article, MadeFrom: r.MadeFrom, Reason: r.Reason, Failed: r.Failed, Lead: r.Lead,
		Size: r.Size, Coder: r.Coder, At: r.At,
	}
}

func (w *Workbench) revisionsOf(id app.ArticleID) ([]app.Revision, error) {
	if p, ok := w.p.Ledger.(placer); ok {
		return p.Revisions(id)
	}
	return recordsOf(w, app.KindRevision, func(r app.Revision) bool { return id == "" || r.Article == id })
}

// placementsOf gives the placements of an article's quotes; of all articles for an empty id.
func (w *Workbench) placementsOf(id app.ArticleID) ([]app.Placement, error) {
	if p, ok := w.p.Ledger.(placer); ok {
		return p.Placements(id)
	}
	return recordsOf(w, app.KindPlacement, func(p app.Placement) bool { return id == "" || p.Article == id })
}

func recordsOf[T app.Record](w *Workbench, kind app.Kind, want func(T) bool) ([]T, error) {
	records, err := w.p.Ledger.Records(kind)
	if err != nil {
		return nil, err
	}
	var out []T
	for _, r := range records {
		if v := r.(T); want(v) {
			out = append(out, v)
		}
	}
	return out, nil
}
