package workbench

import (
	"maps"
	"slices"
	"strings"

	"parley/app"
)

// ProvenanceAnalyst says of a field that an analyst has set it, whatever the file said.
const ProvenanceAnalyst = "analyst"

// EditArticle corrects what is known of an article, in one undoable step. Each field that
// changes says from now on that the analyst has set it; the log keeps what it was and
// where that was read. An outlet that the project does not have is made.
func (w *Workbench) EditArticle(id app.ArticleID, e app.ArticleEdit) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	before, err := w.p.Articles.Article(id)
	if err != nil {
		return err
	}
	after, set := before, app.ChangeSet{Label: "Edit article " + before.Title}
	after.Provenance = maps.Clone(before.Provenance)
	for _, f := range []struct {
		name string
		to   *string
		at   *string
	}{
		{"title", e.Title, &after.Title},
		{"url", e.URL, &after.URL},
		{"language", e.Language, &after.Language},
		{"wire_credit", e.WireCredit, &after.WireCredit},
		{"kind", (*string)(e.Kind), (*string)(&after.Kind)},
		{"published", (*string)(e.Published), (*string)(&after.Published)},
	} {
		if f.to != nil {
			corrected(&after, f.name, strings.TrimSpace(*f.to), f.at)
		}
	}
	if e.Byline != nil && !slices.Equal(*e.Byline, before.Byline) {
		after.Byline = *e.Byline
		mark(&after, "byline")
	}
	if e.Source != nil {
		outlet, added, err := w.outletNamed(*e.Source)
		if err != nil {
			return err
		}
		if added != nil {
			set.Changes = append(set.Changes, app.Change{After: added})
		}
		corrected(&after, "source", string(outlet), (*string)(&after.Outlet))
	}
	if e.State != nil && *e.State != before.State {
		after.State = *e.State
		if sameRecord(before, withState(after, before.State)) {
			set.Label = "Mark article as " + string(after.State)
		}
	}
	if sameRecord(before, after) {
		return nil
	}
	set.Changes = append(set.Changes, app.Change{Before: before, After: after})
	return w.apply(app.Entry{Set: set})
}

func withState(a app.Article, s app.CodingState) app.Article {
	a.State = s
	return a
}

// corrected sets a field and where it came from, if it changes.
func corrected(a *app.Article, name, to string, at *string) {
	if *at != to {
		*at = to
		mark(a, name)
	}
}

func mark(a *app.Article, name string) {
	if a.Provenance == nil {
		a.Provenance = map[string]string{}
	}
	a.Provenance[name] = ProvenanceAnalyst
}

// outletNamed gives the outlet of a name, with the record of a new one; no outlet for no
// name.
func (w *Workbench) outletNamed(name string) (app.OutletID, app.Record, error) {
	name = strings.TrimSpace(name)
	records, err := w.p.Ledger.Records(app.KindOutlet)
	if err != nil || name == "" {
		return "", nil, err
	}
	taken := map[string]bool{}
	for _, r := range records {
		o := r.(app.Outlet)
		taken[string(o.ID)] = true
		for _, n := range append([]string{o.Name, string(o.ID)}, o.Aliases...) {
			if app.FoldName(n) == app.FoldName(name) {
				return o.ID, nil, nil
			}
		}
	}
	o := app.Outlet{ID: app.OutletID(app.Slug(name, func(s string) bool { return taken[s] })), Name: name, Kind: "other"}
	return o.ID, o, nil
}
