package apptest

import (
	"bytes"
	"encoding/json"
	"slices"
	"time"

	"parley/app"
)

// canonical gives a record as it comes back from a file: empty lists nil, times in UTC.
func canonical(r app.Record) (app.Record, error) {
	if r == nil {
		return nil, nil
	}
	data, err := json.Marshal(r)
	if err != nil {
		return nil, fail(app.Invalid, "the record cannot be stored: "+err.Error())
	}
	back, err := app.DecodeRecord(r.Key().Kind, data)
	if err != nil {
		return nil, err
	}
	switch r := back.(type) {
	case app.Statement:
		r.CreatedAt, r.UpdatedAt = r.CreatedAt.UTC(), r.UpdatedAt.UTC()
		if len(r.Passages) == 0 {
			r.Passages = nil
		}
		return r, nil
	case app.Annotation:
		r.CreatedAt, r.UpdatedAt = r.CreatedAt.UTC(), r.UpdatedAt.UTC()
		return r, nil
	case app.Note:
		r.At = r.At.UTC()
		return r, nil
	case app.Placement:
		r.At = r.At.UTC()
		return r, nil
	case app.Revision:
		r.At = r.At.UTC()
		return r, nil
	case app.Project:
		r.CreatedAt = r.CreatedAt.UTC()
		return r, nil
	case app.SavedSearch:
		r.MadeAt, r.SeenAt = r.MadeAt.UTC(), r.SeenAt.UTC()
		return r, nil
	case app.CellOverride:
		r.At = r.At.UTC()
		return r, nil
	case app.Edition:
		r.At = r.At.UTC()
		return r, nil
	case app.Verdict:
		r.At = r.At.UTC()
		return r, nil
	case app.TermList:
		if len(r.Terms) == 0 {
			r.Terms = nil
		}
		return r, nil
	case app.MatrixSpec:
		if len(r.OwnRanks) == 0 {
			r.OwnRanks = nil
		}
		return r, nil
	}
	return back, nil
}

func mustCanonical(r app.Record) app.Record {
	out, err := canonical(r)
	if err != nil {
		panic("apptest: " + err.Error())
	}
	return out
}

func sameRecord(a, b app.Record) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	x, err1 := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err1 == nil && err2 == nil && bytes.Equal(x, y)
}

// check does what the project file checks of references and of what stands in the way of
// a removal.
func (s state) check(k app.Key) error {
	r := s.records[k]
	if r == nil {
		return s.checkUnused(k)
	}
	for _, ref := range refs(r) {
		if ref.ID != "" && s.records[ref] == nil {
			return fail(app.Invalid, k.String()+" refers to "+ref.String()+", which does not exist")
		}
	}
	switch r := r.(type) {
	case app.Article:
		if _, ok := s.text(r.ID, r.Version); !ok {
			return fail(app.Invalid, "the text of "+k.String()+" does not exist")
		}
	case app.Actor, app.Issue:
		for seen, at := map[app.Key]bool{k: true}, app.ParentOf(r); at.ID != ""; at = app.ParentOf(s.records[at]) {
			if seen[at] {
				return fail(app.Invalid, k.String()+" would be part of itself")
			}
			seen[at] = true
		}
	case app.Placement:
		return s.checkPlacement(r)
	case app.Revision:
		return s.checkRevision(r)
	case app.Annotation:
		if err := s.checkQuote(k, r.Article, r.Quote); err != nil {
			return err
		}
		return s.checkPlaced(r)
	case app.Statement:
		for _, p := range r.Passages {
			if err := s.checkQuote(k, r.Article, p.Quote); err != nil {
				return err
			}
		}
		return s.checkPlaced(r)
	}
	return nil
}

func (s state) text(a app.ArticleID, v app.VersionID) (app.TextVersion, bool) {
	i := slices.IndexFunc(s.texts, func(tv app.TextVersion) bool { return tv.Article == a && tv.ID == v })
	if i < 0 {
		return app.TextVersion{}, false
	}
	return s.texts[i], true
}

func (s state) checkQuote(k app.Key, a app.ArticleID, q app.Quote) error {
	tv, ok := s.text(a, q.Version)
	if !ok {
		return fail(app.Invalid, "the text of "+k.String()+" does not exist")
	}
	same, err := app.NewQuote(tv, q.Bounds)
	if err != nil || same.Exact != q.Exact {
		return fail(app.Invalid, "the quote of "+k.String()+" does not stand in its text")
	}
	return nil
}

// refs lists the records that a record needs.
func refs(r app.Record) []app.Key {
	var out []app.Key
	for _, ref := range app.References(r) {
		out = append(out, ref.To)
	}
	return out
}

func (s state) checkUnused(k app.Key) error {
	for other, r := range s.records {
		if slices.Contains(refs(r), k) {
			return fail(app.Invalid, k.String()+" is in use by "+other.String())
		}
	}
	return nil
}

// markForIndex marks the articles whose indexed content a set of changes has changed.
func (s *state) markForIndex(before state, set app.ChangeSet) {
	changed := map[app.ArticleID]bool{}
	for _, c := range set.Changes {
		k := c.Key()
		shows := showing(k, before.records[k], s.records[k])
		for _, a := range list[app.Article](*s) {
			if shows(a) {
				changed[a.ID] = true
			}
		}
		if k.Kind == app.KindArticle {
			changed[app.ArticleID(k.ID)] = true
		}
	}
	if len(changed) == 0 {
		return
	}
	s.generation++
	for id := range changed {
		s.marks[id] = mark{s.generation, s.records[app.Article{ID: id}.Key()] == nil}
	}
}

// showing tells which other articles show what has changed in a record: its name, or the
// group that an article has left.
func showing(k app.Key, before, after app.Record) func(app.Article) bool {
	switch before := before.(type) {
	case app.Article:
		after, _ := after.(app.Article)
		if before.Cluster != "" && before.Cluster != after.Cluster {
			return func(a app.Article) bool { return a.Cluster == before.Cluster }
		}
	case app.Outlet:
		if after, _ := after.(app.Outlet); before.Name != after.Name {
			return func(a app.Article) bool { return string(a.Outlet) == k.ID }
		}
	case app.Tag:
		if after, _ := after.(app.Tag); before.Name != after.Name {
			return func(a app.Article) bool { return slices.Contains(a.Tags, app.TagID(k.ID)) }
		}
	case app.List:
		if after, _ := after.(app.List); before.Name != after.Name {
			return func(a app.Article) bool { return slices.Contains(a.Lists, k.ID) }
		}
	}
	return func(app.Article) bool { return false }
}

// newer orders articles by the date published, newest first, unknown dates last.
func newer(a, b app.ArticleHead) int {
	x, _, ok1 := a.Published.Period()
	y, _, ok2 := b.Published.Period()
	if !ok1 {
		x = time.Time{}
	}
	if !ok2 {
		y = time.Time{}
	}
	return y.Compare(x)
}
