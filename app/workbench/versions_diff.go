package workbench

import (
	"slices"

	"parley/app"
	"parley/app/plaintext"
)

// DiffVersions tells how one text version of an article differs from another.
func (w *Workbench) DiffVersions(id app.ArticleID, from, to app.VersionID) (app.TextDiff, error) {
	var d app.TextDiff
	all, err := w.VersionsOf(id)
	if err != nil {
		return d, err
	}
	var texts [2][]string
	for i, v := range []app.VersionID{from, to} {
		at := slices.IndexFunc(all, func(x app.VersionInfo) bool { return x.ID == v && x.ID != "" })
		if at < 0 {
			return d, noSuch("text version", string(v))
		}
		t, err := w.p.Articles.Text(v)
		if err != nil {
			return d, err
		}
		texts[i] = plaintext.Paragraphs(t)
		if i == 0 {
			d.From = all[at]
		} else {
			d.To = all[at]
		}
	}
	d.Rows = plaintext.DiffParagraphs(texts[0], texts[1])
	for _, r := range d.Rows {
		if !r.Same {
			d.Changed++
		}
	}
	return d, nil
}
