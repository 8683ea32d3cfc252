package workbench

import (
	"slices"
	"strings"

	"parley/app"
)

// History gives the log, newest first, from before the entry with number before (0: from
// the end).
func (w *Workbench) History(before int64, limit int) ([]app.Entry, error) {
	return w.p.Ledger.History(before, limit)
}

// Explain tells who changed something and why, newest first. Of a record it gives the
// entries that touched it or what belongs to it: notes, the links of a statement, the
// coding of an article. Of a cell it gives the entries that changed its evidence, also
// by taking a statement out, its override, notes on these, and the edits of its actor
// and issues. Changes hold only what concerns the object, field by field in words.
func (w *Workbench) Explain(f app.HistoryFilter) ([]app.HistoryEntry, error) {
	x := &explainer{w: w, names: map[app.Key]string{}}
	if f.Key == (app.Key{}) && f.Cell == (app.CellKey{}) {
		return x.everything(f)
	}
	var err error
	if f.Key != (app.Key{}) {
		err = x.record(f.Key)
	}
	if err == nil && f.Cell != (app.CellKey{}) {
		err = x.cell(f.Cell)
	}
	if err != nil {
		return nil, err
	}
	return x.explain(f)
}

// explainer collects the records that make up an object's history.
type explainer struct {
	w     *Workbench
	keys  []app.Key
	cells []app.CellKey // if set, statements count only while they belong to one of these
	names map[app.Key]string
}

// everything gives the log itself, without field changes.
func (x *explainer) everything(f app.HistoryFilter) ([]app.HistoryEntry, error) {
	heads, err := x.w.p.Ledger.LogHeads(f.Before, f.Limit)
	var out []app.HistoryEntry
	for _, h := range heads {
		out = append(out, x.entry(app.Entry{
			Seq: h.Seq, At: h.At, Coder: h.Coder, Act: h.Act, Of: h.Of, Group: h.Group, Set: app.ChangeSet{Label: h.Label}, Records: h.Records,
		}))
	}
	return out, err
}

// related adds the records of a kind that ever belonged to others.
func (x *explainer) related(q app.RelatedQuery) error {
	more, err := x.w.p.Ledger.Related(q)
	x.keys = append(x.keys, more...)
	return err
}

// record collects a record, what belongs to it and the notes on both. A quote stands or
// falls with the texts of its article, so how these came about belongs to it, too.
func (x *explainer) record(k app.Key) error {
	x.keys = append(x.keys, k)
	if k.Kind == app.KindStatement || k.Kind == app.KindAnnotation {
		if err := x.revisions(k); err != nil {
			return err
		}
	}
	var kinds []app.Kind
	switch k.Kind {
	case app.KindArticle:
		kinds = []app.Kind{app.KindStatement, app.KindAnnotation, app.KindRevision}
	case app.KindStatement:
		kinds = []app.Kind{app.KindLink, app.KindPlacement}
	case app.KindAnnotation:
		kinds = []app.Kind{app.KindPlacement}
	}
	for _, kind := range kinds {
		if err := x.related(app.RelatedQuery{Kind: kind, Of: []app.Key{k}}); err != nil {
			return err
		}
	}
	return x.related(app.RelatedQuery{Kind: app.KindNote, Of: slices.Clone(x.keys)})
}

// revisions adds how the later texts came about of the articles that a statement or an
// annotation belongs or belonged to.
func (x *explainer) revisions(k app.Key) error {
	past, err := x.w.p.Ledger.HistoryOf([]app.Key{k}, 0, 0)
	if err != nil {
		return err
	}
	var of []app.Key
	for _, e := range past {
		for _, c := range e.Set.Changes {
			for _, r := range []app.Record{c.Before, c.After} {
				if a := articleHolding(r); a != (app.Key{}) && !slices.Contains(of, a) {
					of = append(of, a)
				}
			}
		}
	}
	if len(of) == 0 {
		return nil
	}
	return x.related(app.RelatedQuery{Kind: app.KindRevision, Of: of})
}

func articleHolding(r app.Record) app.Key {
	switch r := r.(type) {
	case app.Statement:
		return app.Article{ID: r.Article}.Key()
	case app.Annotation:
		return app.Article{ID: r.Article}.Key()
	}
	return app.Key{}
}

// cell collects the evidence that a cell has or had, with its links and with where its
// quotes were found again, its overrides, its actor and the issues that count for it, and
// the notes on all of these.
func (x *explainer) cell(k app.CellKey) error {
	book, err := x.w.p.Coding.Codebook()
	if err != nil {
		return err
	}
	x.keys = append(x.keys, app.Actor{ID: k.Actor}.Key())
	for _, issue := range book.Below(k.Issue) {
		x.keys = append(x.keys, app.Issue{ID: issue}.Key())
		x.cells = append(x.cells, app.CellKey{Actor: k.Actor, Issue: issue})
	}
	mark := len(x.keys)
	if err := x.related(app.RelatedQuery{Kind: app.KindStatement, Cells: x.cells}); err != nil {
		return err
	}
	evidence := slices.Clone(x.keys[mark:])
	for _, kind := range []app.Kind{app.KindLink, app.KindPlacement} {
		if err := x.related(app.RelatedQuery{Kind: kind, Of: evidence}); err != nil {
			return err
		}
	}
	if err := x.related(app.RelatedQuery{Kind: app.KindOverride, Cells: []app.CellKey{k}}); err != nil {
		return err
	}
	return x.related(app.RelatedQuery{Kind: app.KindNote, Of: slices.Clone(x.keys)})
}

// explain reads the entries, page by page, until the limit is reached.
func (x *explainer) explain(f app.HistoryFilter) ([]app.HistoryEntry, error) {
	const page = 200
	var out []app.HistoryEntry
	for before := f.Before; ; {
		entries, err := x.w.p.Ledger.HistoryOf(x.keys, before, page)
		if err != nil {
			return nil, err
		}
		for _, e := range entries {
			before = e.Seq
			h := x.entry(e)
			for _, c := range e.Set.Changes {
				if x.concerns(c) {
					h.Changes = append(h.Changes, app.FieldChanges(c, x.name)...)
				}
			}
			if len(h.Changes) == 0 {
				continue
			}
			if out = append(out, h); f.Limit > 0 && len(out) == f.Limit {
				return out, nil
			}
		}
		if len(entries) < page {
			return out, nil
		}
	}
}

// concerns reports whether the change concerns the object: a statement of a cell does on
// the way in, inside and on the way out.
func (x *explainer) concerns(c app.Change) bool {
	if len(x.cells) == 0 || c.Key().Kind != app.KindStatement {
		return true
	}
	q := app.RelatedQuery{Cells: x.cells}
	return q.Has(c.Before) || q.Has(c.After)
}

func (x *explainer) entry(e app.Entry) app.HistoryEntry {
	return app.HistoryEntry{
		Seq: e.Seq, At: e.At, Coder: e.Coder, CoderName: x.name(app.Coder{ID: e.Coder}.Key()), Act: e.Act, Of: e.Of,
		Label: e.Set.Label, Group: e.Group, Records: e.Records,
	}
}

// name gives what people call a record; one that is gone bears the name it had last.
func (x *explainer) name(k app.Key) string {
	if n, known := x.names[k]; known {
		return n
	}
	x.names[k] = x.w.nameOf(k)
	return x.names[k]
}

// nameOf gives the name of a record, from the log where it is gone; "" for none.
func (w *Workbench) nameOf(k app.Key) string {
	if r, err := w.current(k); err != nil || r != nil {
		return strings.TrimSpace(nameOrNone(r))
	}
	last, err := w.p.Ledger.HistoryOf([]app.Key{k}, 0, 1)
	if err != nil || len(last) == 0 {
		return ""
	}
	c := last[0].Set.Changes[len(last[0].Set.Changes)-1]
	if c.After != nil {
		return app.NameOf(c.After)
	}
	return app.NameOf(c.Before)
}

func nameOrNone(r app.Record) string {
	if r == nil {
		return ""
	}
	return app.NameOf(r)
}
