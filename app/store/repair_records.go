package store

import (
	"bytes"
	"fmt"
	"slices"

	"parley/app"
)

// salvageAtOnce is how many records are read and written together.
const salvageAtOnce = 200

// repairOrder puts what is referred to before what refers to it.
func repairOrder() []app.Kind {
	return []app.Kind{
		app.KindCoder, app.KindTag, app.KindList, app.KindTermList, app.KindSearch, app.KindOutlet, app.KindActor, app.KindIssue,
		app.KindArticle, app.KindStatement, app.KindLink, app.KindAnnotation, app.KindNote, app.KindSpec, app.KindOverride,
		app.KindRevision, app.KindPlacement, app.KindEdition, app.KindVerdict,
	}
}

// records saves every record that can be read, or that the history has.
func (r *salvage) records() error {
	for _, kind := range repairOrder() {
		e, err := r.t.entity(kind)
		if err != nil {
			return err
		}
		ids, broken := r.names(kind, e.table)
		for part := range slices.Chunk(ids, salvageAtOnce) {
			if err := r.ctx.Err(); err != nil {
				return err
			}
			list := r.read(kind, e, part, broken)
			if err := r.to.write(opRepair, func(t *tx) error { return r.put(t, list) }); err != nil {
				return err
			}
		}
	}
	return nil
}

// names gives the ids of all records of a kind in the order in which they were made. Where
// that list is broken it is put together from whatever tells of one; broken says so.
func (r *salvage) names(kind app.Kind, table string) (ids []string, broken bool) {
	ids, err := r.some(`SELECT t.id FROM `+table+` t JOIN creation c ON c.kind = ? AND c.id = t.id ORDER BY c.ordinal`, string(kind))
	rows := -1
	if err == nil {
		err = r.t.QueryRow(`SELECT count(*) FROM ` + table).Scan(&rows)
	}
	if err == nil && rows == len(ids) {
		return ids, false
	}
	seen := map[string]bool{}
	for _, id := range ids {
		seen[id] = true
	}
	for _, q := range []struct {
		query string
		args  []any
	}{
		{`SELECT id FROM creation WHERE kind = ? ORDER BY ordinal`, []any{string(kind)}},
		{`SELECT id FROM creation WHERE kind = ? ORDER BY id`, []any{string(kind)}},
		{`SELECT id FROM ` + table + ` NOT INDEXED ORDER BY rowid`, nil},
		{`SELECT id FROM ` + table + ` NOT INDEXED ORDER BY rowid DESC`, nil},
		{`SELECT id FROM ` + table + ` ORDER BY id`, nil},
		{`SELECT id FROM ` + table + ` ORDER BY id DESC`, nil},
		{`SELECT DISTINCT id FROM change INDEXED BY change_record WHERE kind = ? ORDER BY id`, []any{string(kind)}},
		{`SELECT id FROM change NOT INDEXED WHERE kind = ?`, []any{string(kind)}},
	} {
		more, _ := r.some(q.query, q.args...) // what it gives before it fails
		for _, id := range more {
			if !seen[id] {
				seen[id], ids = true, append(ids, id)
			}
		}
	}
	return ids, true
}

// some gives what a query for texts finds until it meets damage.
func (r *salvage) some(query string, args ...any) (out []string, err error) {
	rows, err := r.t.QueryContext(r.ctx, query, args...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err tells
	for rows.Next() {
		var v string
		if err := rows.Scan(&v); err != nil {
			return out, err
		}
		out = append(out, v)
	}
	return out, rows.Err()
}

// read gives the records of some ids: at once where that can be, else one by one.
func (r *salvage) read(kind app.Kind, e entity, ids []string, broken bool) []app.Record {
	if !broken {
		if list, err := e.load(r.t, among(ids)); err == nil && len(list) == len(ids) && !slices.ContainsFunc(list, hollow) {
			return list
		}
	}
	var out []app.Record
	for _, id := range ids {
		k := app.Key{Kind: kind, ID: id}
		found, err := r.t.record(k)
		if err == nil && found != nil && !hollow(found) {
			out = append(out, found)
			continue
		}
		last, ok := r.logged(k)
		switch {
		case ok && last != nil:
			r.mended(k.String(), "cannot be read; taken from the history as it was last there")
			out = append(out, last)
		case ok: // removed, as the history says
		default:
			r.lost(k.String(), "cannot be read, and the history does not have it")
		}
	}
	return out
}

// hollow reports whether a record holds zeros, as a page does that the disk has emptied:
// no text that is entered or imported does.
func hollow(r app.Record) bool {
	data, err := encode(r)
	return err != nil || bytes.Contains(data, []byte(`\u0000`))
}

// logged gives a record as the newest entry has it that can be read, nil for removed; ok is
// false where the history does not tell.
func (r *salvage) logged(k app.Key) (last app.Record, ok bool) {
	for _, how := range []string{`INDEXED BY change_record`, `NOT INDEXED`} {
		var after []byte
		found, err := r.t.one(`SELECT after FROM change `+how+` WHERE kind = ? AND id = ? ORDER BY entry DESC, n DESC LIMIT 1`,
			[]any{string(k.Kind), k.ID}, &after)
		if err != nil || !found {
			continue
		}
		if last, err = decodeSide(k.Kind, after); err == nil && (last == nil || !hollow(last)) {
			return last, true
		}
	}
	return nil, false
}

// put writes records that hold by themselves and whose references and quotes hold.
func (r *salvage) put(t *tx, list []app.Record) error {
	w := &edit{tx: t, final: map[app.Key]change{}}
	list = slices.DeleteFunc(list, func(x app.Record) bool {
		err := x.Validate()
		if err != nil {
			r.drop(x, "is against the rules: "+message(err))
		}
		r.saved[x.Key()] = err == nil // now, since a tree may name what comes later
		return err != nil
	})
	for _, x := range list {
		k := x.Key()
		if why := r.complete(t, x); why != "" {
			r.drop(x, why)
			continue
		}
		if k.Kind != app.KindActor && k.Kind != app.KindIssue {
			if err := w.checkContent(k, x); err != nil {
				r.drop(x, message(err))
				continue
			}
		}
		if err := t.put(x); err != nil {
			r.drop(x, message(err))
			if err := t.remove(k); err != nil {
				return err
			}
			continue
		}
		r.count(x)
	}
	return nil
}

// drop puts a record aside that can be read and cannot be kept; the list has its words.
func (r *salvage) drop(x app.Record, why string) {
	delete(r.saved, x.Key())
	if said := wordsOf(x); said != "" {
		why += "; it said: " + said
	}
	r.lost(x.Key().String(), "%s", why)
}

func (r *salvage) count(x app.Record) {
	switch x.(type) {
	case app.Article:
		r.result.Articles++
	case app.Statement:
		r.result.Statements++
	case app.Annotation:
		r.result.Annotations++
	}
}

// complete makes sure that what a record refers to is in the new file: what is lost of the
// codebook, and an article whose text was saved, bear their ids as names from now on.
func (r *salvage) complete(t *tx, x app.Record) (why string) {
	for _, ref := range app.References(x) {
		if r.saved[ref.To] {
			continue
		}
		stand, ok := r.standIn(t, ref.To)
		if !ok || t.put(stand) != nil {
			return fmt.Sprintf("its %s is lost, %s", ref.What, ref.To)
		}
		r.saved[ref.To] = true
		r.count(stand)
		r.lost(ref.To.String(), "all but its id is lost; it bears that as a name")
	}
	return ""
}

// standIn makes a record that takes the place of one that is lost.
func (r *salvage) standIn(t *tx, k app.Key) (app.Record, bool) {
	switch k.Kind {
	case app.KindOutlet:
		return app.Outlet{ID: app.OutletID(k.ID), Name: k.ID, Kind: "other"}, true
	case app.KindActor:
		return app.Actor{ID: app.ActorID(k.ID), Name: k.ID, Type: "other"}, true
	case app.KindIssue:
		return app.Issue{ID: app.IssueID(k.ID), Title: k.ID}, true
	case app.KindArticle:
		var v app.VersionID
		found, err := t.one(`SELECT id FROM text_version WHERE article = ? ORDER BY n LIMIT 1`, []any{k.ID}, &v)
		return app.Article{ID: app.ArticleID(k.ID), Version: v, Title: k.ID, Kind: app.ArticleNews, State: app.StateNew}, found && err == nil
	}
	return nil, false
}
