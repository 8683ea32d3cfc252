package workbench

import (
	"fmt"
	"net/url"

	"parley/app"
	"parley/app/plaintext"
)

// newer finds the articles that later texts belong to, by their address, and collects
// these texts until the batch is committed.
type newer struct {
	byURL map[string]app.ArticleID // "" where several articles have the address
	texts []later
}

func newNewer(articles []app.Record) newer {
	n := newer{byURL: map[string]app.ArticleID{}}
	for _, r := range articles {
		n.add(r.(app.Article))
	}
	return n
}

// add notes the addresses of an article. One that several articles have names none of
// them; nor does that of a whole site.
func (n *newer) add(a app.Article) {
	for _, address := range append([]string{a.URL}, a.OtherURLs...) {
		if !namesPage(address) {
			continue
		}
		if id, known := n.byURL[address]; known && id != a.ID {
			n.byURL[address] = ""
			continue
		}
		n.byURL[address] = a.ID
	}
}

func namesPage(address string) bool {
	u, err := url.Parse(address)
	return err == nil && u.Host != "" && (len(u.Path) > 1 || u.RawQuery != "")
}

func (n *newer) committed() { n.texts = nil }

func (in *intake) pending() int { return len(in.batch) + len(in.newer.texts) }

// takeNewer takes a text whose address is that of an article in the library, or of one
// before it in the same import (import.md, 10). The article and the text in force stay as
// they are. ok is false where the text is an article of its own.
func (in *intake) takeNewer(x app.Extracted, tv app.TextVersion, path string) (ok bool) {
	id := in.newer.byURL[x.URL]
	if x.URL == "" || id == "" {
		return false
	}
	a, now, found := in.inForce(id)
	if !found {
		return false
	}
	it := app.ImportItem{Path: path, Part: x.Part, Article: id, Title: app.DisplayTitle(a.Title, now), Warnings: x.Warnings}
	switch failed := attemptFailed(tv.Text, now); {
	case plaintext.SameWords(tv.Text, now):
		it.Outcome, it.Reason = app.OutcomeDuplicate, duplicateReason(it.Title)
		in.report(it)
		return true
	case failed != "":
		it.Outcome = app.OutcomeFailed
		it.Reason = "of an article that is in the library, " + failed + ": " + it.Title
		it.Hint = "The article stays as it is; the attempt is noted with its text versions."
	default:
		it.Outcome = app.OutcomeVersion
		it.Reason = "a newer text of “" + it.Title + "”; the one in force stays until you adopt it"
	}
	in.inBatch[tv.ID] = id
	in.newer.texts = append(in.newer.texts, later{
		article: a, text: tv.Text, now: now, reason: "imported again from " + x.URL, madeFrom: x.Extractor, sourceSHA: x.SourceSHA,
	})
	in.waiting = append(in.waiting, it)
	return true
}

// inForce gives an article with its text in force, also where it waits in the batch.
func (in *intake) inForce(id app.ArticleID) (a app.Article, text string, found bool) {
	for _, p := range in.batch {
		if p.article.ID == id {
			return p.article, p.text.Text, true
		}
	}
	a, err := in.w.p.Articles.Article(id)
	if err != nil {
		return a, "", false
	}
	tv, err := in.w.p.Articles.Text(a.Version)
	return a, tv.Text, err == nil
}

// addNewer puts the later texts that wait into the edit. The caller holds w.edit.
func (in *intake) addNewer(e *app.Entry) error {
	added := map[app.ArticleID]int{}
	for _, l := range in.newer.texts {
		h, err := in.w.versionHistory(l.article.ID)
		if err != nil {
			return err
		}
		if len(h.ids) == 0 { // it comes with this edit
			h.ids = []app.VersionID{l.article.Version}
		}
		v := app.HashText(l.text)
		l.n = h.next(v)
		if h.find(v) < 0 {
			l.n += added[l.article.ID]
		}
		if l.madeFrom == "" {
			l.madeFrom = "import"
		}
		r, tv, err := in.w.newRevision(l)
		if err != nil {
			return fmt.Errorf("newer text of %s: %w", l.article.ID, err)
		}
		if r.Failed == "" {
			e.Texts = append(e.Texts, tv)
			if h.find(v) < 0 {
				added[l.article.ID]++
			}
		}
		e.Set.Changes = append(e.Set.Changes, app.Change{After: r})
	}
	return nil
}
