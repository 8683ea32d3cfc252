package store

import (
	"strings"

	"parley/app"
)

// repairLabel is what the history calls an entry that a repair adds.
const repairLabel = "Repair the damaged project"

// settle adds an entry to the history where it ends in something else than was saved: since
// entries are lost, or records are. So the history tells again how each record came to
// be what it is, and what could not be saved of a record that it knows is still in it.
func (r *salvage) settle() error {
	return r.to.write(opRepair, func(t *tx) error {
		e := app.Entry{At: t.now, Act: app.Do, Set: app.ChangeSet{Label: repairLabel}}
		w := &replay{
			tx: t, stop: r.ctx.Err,
			differ: func(_ app.Key, d disagreement) error {
				e.Set.Changes = append(e.Set.Changes, app.Change{Before: d.logged, After: d.stored})
				return nil
			},
			gap:    func(app.Key, int64) error { return nil }, // the lost entry was named
			unread: func(_ app.Key, _ int64, err error) error { return err },
		}
		if err := w.run(); err != nil || len(e.Set.Changes) == 0 {
			return err
		}
		p, err := t.record(app.Project{}.Key())
		if err != nil {
			return err
		}
		if p, ok := p.(app.Project); ok {
			e.Coder = p.Coder
		}
		_, texts, err := canonicalSet(e.Set)
		if err != nil {
			return err
		}
		_, err = t.log(e, texts)
		return err
	})
}

// wordsOf gives what an analyst would have to enter again of a record.
func wordsOf(r app.Record) string {
	var parts []string
	add := func(name, value string) {
		if value != "" {
			parts = append(parts, name+" “"+value+"”")
		}
	}
	switch r := r.(type) {
	case app.Statement:
		add("holder", string(r.Holder))
		add("speaker", string(r.Speaker))
		add("issue", string(r.Issue))
		add("stance", string(r.Stance))
		add("condition", r.Condition)
		add("date", string(r.StatedAt))
		for _, p := range r.Passages {
			add("passage", p.Exact)
		}
		add("paraphrase", r.Paraphrase)
		add("note", r.Note)
	case app.Annotation:
		add("words", r.Quote.Exact)
		add("comment", r.Comment)
	case app.Note:
		add("text", r.Text)
	case app.Article:
		add("title", r.Title)
	case app.CellOverride:
		add("actor", string(r.Actor))
		add("issue", string(r.Issue))
	}
	return strings.Join(parts, ", ")
}
