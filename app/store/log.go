package store

import (
	"fmt"

	"parley/app"
)

// History gives entries of the log, newest first: those before the entry numbered
// before, or from the end for 0; at most limit, or all for 0. Texts are not part of it.
func (s *Store) History(before int64, limit int) ([]app.Entry, error) {
	var out []app.Entry
	err := s.read("read history", func(t *tx) error {
		if limit <= 0 {
			limit = -1
		}
		err := t.each(`SELECT seq, at, coder, act, coalesce(of, 0), grp, label FROM entry
			WHERE ?1 = 0 OR seq < ?1 ORDER BY seq DESC LIMIT ?2`, []any{before, limit},
			func(scan func(...any) error) error {
				var e app.Entry
				err := scan(&e.Seq, instant{&e.At}, &e.Coder, &e.Act, &e.Of, &e.Group, &e.Set.Label)
				out = append(out, e)
				return err
			})
		if err != nil {
			return err
		}
		return t.changes(out)
	})
	return out, err
}

// changes fills in the change sets of entries that follow each other, newest first.
func (t *tx) changes(entries []app.Entry) error {
	if len(entries) == 0 {
		return nil
	}
	newest := entries[0].Seq
	at := map[int64]int{}
	for i, e := range entries {
		at[e.Seq] = i
	}
	return t.each(`SELECT entry, kind, before, after FROM change WHERE entry BETWEEN ? AND ? ORDER BY entry, n`,
		[]any{entries[len(entries)-1].Seq, newest},
		func(scan func(...any) error) error {
			var seq int64
			var kind app.Kind
			var before, after []byte
			if err := scan(&seq, &kind, &before, &after); err != nil {
				return err
			}
			i, known := at[seq]
			if !known {
				return fmt.Errorf("change of an unknown entry %d", seq)
			}
			var c app.Change
			var err error
			if c.Before, err = decodeSide(kind, before); err != nil {
				return err
			}
			if c.After, err = decodeSide(kind, after); err != nil {
				return err
			}
			entries[i].Set.Changes = append(entries[i].Set.Changes, c)
			return nil
		})
}

func decodeSide(kind app.Kind, data []byte) (app.Record, error) {
	if data == nil {
		return nil, nil
	}
	r, err := app.DecodeRecord(kind, data)
	if err != nil {
		return nil, fmt.Errorf("read log: %w", err)
	}
	return tidy(r), nil
}

// log adds the entry with its changes and gives its number.
func (t *tx) log(e app.Entry, texts []sides) (int64, error) {
	var of any
	if e.Of != 0 {
		of = e.Of
	}
	var seq int64
	_, err := t.one(`INSERT INTO entry (at, coder, act, of, grp, label) VALUES (?, ?, ?, ?, ?, ?) RETURNING seq`,
		[]any{stamp(e.At), string(e.Coder), string(e.Act), of, e.Group, e.Set.Label}, &seq)
	if err != nil {
		return 0, fmt.Errorf("write log: %w", err)
	}
	for n, c := range e.Set.Changes {
		k := c.Key()
		err := t.insert("change", "entry, n, kind, id, before, after", seq, n, string(k.Kind), k.ID, side(texts[n].before), side(texts[n].after))
		if err != nil {
			return 0, err
		}
	}
	t.logged = seq
	return seq, nil
}

// side gives the JSON of a record as a column, NULL for absent.
func side(data []byte) any {
	if data == nil {
		return nil
	}
	return string(data)
}
