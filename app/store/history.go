package store

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"

	"parley/app"
)

// LogHeads gives rows of the log without their changes, newest first: those before the
// entry numbered before, or from the end for 0; at most limit, or all for 0.
func (s *Store) LogHeads(before int64, limit int) ([]app.LogHead, error) {
	var out []app.LogHead
	err := s.read("read log", func(t *tx) error {
		if limit <= 0 {
			limit = -1
		}
		return t.each(`SELECT seq, at, coder, act, coalesce(of, 0), grp, label,
			(SELECT count(*) FROM change WHERE entry = seq) FROM entry
			WHERE ?1 = 0 OR seq < ?1 ORDER BY seq DESC LIMIT ?2`, []any{before, limit},
			func(scan func(...any) error) error {
				var h app.LogHead
				err := scan(&h.Seq, instant{&h.At}, &h.Coder, &h.Act, &h.Of, &h.Group, &h.Label, &h.Records)
				out = append(out, h)
				return err
			})
	})
	return out, err
}

// HistoryOf gives the entries of the log that touched one of the records, newest first,
// with the changes of these records only; before and limit as for History. It reads by
// record, so its time does not grow with the length of the log.
func (s *Store) HistoryOf(keys []app.Key, before int64, limit int) ([]app.Entry, error) {
	if len(keys) == 0 {
		return nil, nil
	}
	if limit <= 0 {
		limit = -1
	}
	var out []app.Entry
	err := s.read("read history", func(t *tx) error {
		wanted, err := keyList(keys)
		if err != nil {
			return err
		}
		err = t.each(`SELECT seq, at, coder, act, coalesce(of, 0), grp, label,
			(SELECT count(*) FROM change WHERE entry = seq) FROM entry
			WHERE seq IN (SELECT DISTINCT c.entry FROM json_each(?1) k
				CROSS JOIN change c ON c.kind = k.value ->> 0 AND c.id = k.value ->> 1
				WHERE ?2 = 0 OR c.entry < ?2 ORDER BY c.entry DESC LIMIT ?3)
			ORDER BY seq DESC`, []any{wanted, before, limit},
			func(scan func(...any) error) error {
				var e app.Entry
				err := scan(&e.Seq, instant{&e.At}, &e.Coder, &e.Act, &e.Of, &e.Group, &e.Set.Label, &e.Records)
				out = append(out, e)
				return err
			})
		if err != nil {
			return err
		}
		return t.changesOf(out, wanted)
	})
	return out, err
}

// keyList is a list of keys as JSON: [["actor","anna"], …].
func keyList(keys []app.Key) (string, error) {
	list := make([][2]string, len(keys))
	for i, k := range keys {
		list[i] = [2]string{string(k.Kind), k.ID}
	}
	data, err := json.Marshal(list)
	return string(data), err
}

// changesOf fills in the changes of some records, given as keyList gives them.
func (t *tx) changesOf(entries []app.Entry, wanted string) error {
	type numbered struct {
		n int
		c app.Change
	}
	at := map[int64]int{}
	seqs := make([]int64, len(entries))
	for i, e := range entries {
		at[e.Seq], seqs[i] = i, e.Seq
	}
	data, err := json.Marshal(seqs)
	if err != nil {
		return err
	}
	found := make([][]numbered, len(entries))
	err = t.each(`SELECT c.entry, c.n, c.kind, c.before, c.after FROM json_each(?1) k
		CROSS JOIN change c ON c.kind = k.value ->> 0 AND c.id = k.value ->> 1
		WHERE c.entry IN (SELECT value FROM json_each(?2))`, []any{wanted, string(data)},
		func(scan func(...any) error) error {
			var seq int64
			var x numbered
			var kind app.Kind
			var before, after []byte
			err := scan(&seq, &x.n, &kind, &before, &after)
			if err == nil {
				x.c.Before, err = decodeSide(kind, before)
			}
			if err == nil {
				x.c.After, err = decodeSide(kind, after)
			}
			if err == nil {
				found[at[seq]] = append(found[at[seq]], x)
			}
			return err
		})
	for i, list := range found {
		slices.SortFunc(list, func(a, b numbered) int { return cmp.Compare(a.n, b.n) })
		for k, x := range list {
			if k == 0 || list[k-1].n != x.n { // a key may be asked for twice
				entries[i].Set.Changes = append(entries[i].Set.Changes, x.c)
			}
		}
	}
	return err
}

// Related gives the keys of records of one kind that ever belonged to others, also those
// that are gone, in no particular order; app.RelatedQuery says what belongs to what.
func (s *Store) Related(q app.RelatedQuery) ([]app.Key, error) {
	var out []app.Key
	err := s.read("read history", func(t *tx) error {
		of, err := keyList(q.Of)
		if err != nil {
			return err
		}
		cells := make([][2]string, len(q.Cells))
		for i, c := range q.Cells {
			cells[i] = [2]string{string(c.Actor), string(c.Issue)}
		}
		cellList, err := jsonText(cells)
		if err != nil {
			return err
		}
		for _, x := range relatedQueries(q.Kind) {
			args := []any{string(q.Kind), of}
			if x.cells {
				args[1] = cellList
			}
			err := t.each(x.query, args, func(scan func(...any) error) error {
				k := app.Key{Kind: q.Kind}
				err := scan(&k.ID)
				out = append(out, k)
				return err
			})
			if err != nil {
				return err
			}
		}
		return nil
	})
	slices.SortFunc(out, func(a, b app.Key) int { return cmp.Compare(a.ID, b.ID) })
	return slices.Compact(out), err
}

type relatedQuery struct {
	query string // ?1 is the kind, ?2 the list of keys or cells
	cells bool
}

// relatedQueries finds records of a kind by what the log says of them. The expressions
// are those of the indexes of schema 3.
func relatedQueries(kind app.Kind) []relatedQuery {
	owned := func(of string) relatedQuery {
		return relatedQuery{query: `SELECT DISTINCT c.id FROM json_each(?2) k CROSS JOIN change c ON c.kind = ?1
			AND ` + changeOwner + ` = k.value ->> 1 WHERE ` + of}
	}
	switch kind {
	case app.KindStatement:
		cell := func(side string) relatedQuery {
			return relatedQuery{cells: true, query: fmt.Sprintf(`SELECT DISTINCT c.id FROM json_each(?2) k
				CROSS JOIN change c ON json_extract(c.%[1]s, '$.issue') = k.value ->> 1
				AND json_extract(c.%[1]s, '$.holder') = k.value ->> 0 WHERE c.kind = 'statement' AND c.kind = ?1`, side)}
		}
		return []relatedQuery{owned(`k.value ->> 0 = 'article' AND c.kind = 'statement'`), cell("before"), cell("after")}
	case app.KindAnnotation:
		return []relatedQuery{owned(`k.value ->> 0 = 'article' AND c.kind = 'annotation'`)}
	case app.KindNote:
		return []relatedQuery{owned(`c.kind = 'note' AND json_extract(coalesce(c.after, c.before), '$.target.kind') = k.value ->> 0`)}
	case app.KindRevision:
		return []relatedQuery{owned(`k.value ->> 0 = 'article' AND c.kind = 'revision'`)}
	case app.KindPlacement:
		return []relatedQuery{{query: `SELECT DISTINCT c.id FROM
			(SELECT (value ->> 0) || ' ' || (value ->> 1) owner FROM json_each(?2)) k
			CROSS JOIN change c ON c.kind = ?1 AND c.id >= k.owner || ' ' AND c.id < k.owner || '!'`}}
	case app.KindLink: // one pass over the links, which are few, however many statements are asked for
		return []relatedQuery{{query: `WITH s (id) AS (SELECT value ->> 1 FROM json_each(?2) WHERE value ->> 0 = 'statement')
			SELECT DISTINCT c.id FROM change c WHERE c.kind = ?1
			AND (json_extract(coalesce(c.after, c.before), '$.from') IN (SELECT id FROM s)
				OR json_extract(coalesce(c.after, c.before), '$.to') IN (SELECT id FROM s))`}}
	case app.KindOverride:
		return []relatedQuery{{cells: true, query: `SELECT DISTINCT c.id FROM
			(SELECT '/' || (value ->> 0) || '/' || (value ->> 1) tail FROM json_each(?2)) k
			CROSS JOIN change c ON c.kind = ?1 AND substr(c.id, -length(k.tail)) = k.tail`}}
	}
	return nil
}

// changeOwner is what the record of a change c belongs to: the article of a statement or
// an annotation, the target of a note.
const changeOwner = `coalesce(json_extract(coalesce(c.after, c.before), '$.article'), json_extract(coalesce(c.after, c.before), '$.target.id'))`

// Step takes entries back, or does them again, in the order given and in one transaction.
// An entry at a time is read from the log, so that an import of many files fits in
// memory. Records that were in the project are not put through the rules again: these may
// have become stricter since. each is told of every entry as it stands in the log, before the commit.
func (s *Store) Step(b app.StepBack, each func(app.Entry)) error {
	const op = "apply edit"
	if b.Act != app.Undo && b.Act != app.Redo {
		return invalid(op, "a step is taken back or done again", "")
	}
	return s.write(op, func(t *tx) error {
		for _, seq := range b.Of {
			was, err := t.entry(seq)
			if err != nil {
				return err
			}
			e := app.Entry{At: t.now, Coder: b.Coder, Act: b.Act, Of: seq, Group: b.GroupOf(was.Group), Set: was.Set}
			if b.Act == app.Undo {
				e.Set = e.Set.Invert()
			}
			var texts []sides
			if e.Set, texts, err = canonicalSet(e.Set); err != nil {
				return err
			}
			if e.Seq, err = t.apply(e, texts); err != nil {
				return err
			}
			each(e)
		}
		return nil
	})
}

// entry reads one entry of the log with its changes, or NotFound.
func (t *tx) entry(seq int64) (app.Entry, error) {
	e := app.Entry{Seq: seq}
	found, err := t.one(`SELECT at, coder, act, coalesce(of, 0), grp, label FROM entry WHERE seq = ?`, []any{seq},
		instant{&e.At}, &e.Coder, &e.Act, &e.Of, &e.Group, &e.Set.Label)
	if err != nil {
		return e, err
	}
	if !found {
		return e, notFound("read log", fmt.Sprintf("entry %d of the log", seq))
	}
	one := []app.Entry{e}
	err = t.changes(one)
	return one[0], err
}
