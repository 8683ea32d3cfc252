package store

import (
	"bytes"
	"errors"

	"parley/app"
)

// replayAtOnce is how many records the history is compared with at a time.
const replayAtOnce = 500

// replay compares the history with the records, a few at a time: what the newest entry
// says of a record must be what is stored, and each entry must begin where the one before
// it ended.
type replay struct {
	*tx
	stop   func() error                                // asked now and then
	differ func(k app.Key, d disagreement) error       // the newest entry says something else
	gap    func(k app.Key, entry int64) error          // an entry does not begin where the last ended
	unread func(k app.Key, entry int64, e error) error // an entry cannot be read
}

// disagreement is what the history says of a record, and what is stored; nil is absent.
type disagreement struct {
	logged, stored app.Record
	untold         bool // the history has no entry for the record
}

func (r *replay) run() error {
	for _, kind := range kinds() {
		e, err := r.entity(kind)
		if err != nil {
			return err
		}
		for last := ""; ; {
			if err := r.stop(); err != nil {
				return err
			}
			ids, err := r.names(`SELECT DISTINCT id FROM change WHERE kind = ? AND id > ? ORDER BY id LIMIT ?`, string(kind), last, replayAtOnce)
			if err == nil && len(ids) > 0 {
				last = ids[len(ids)-1]
				err = r.part(kind, e, ids)
			}
			if err != nil {
				return err
			}
			if len(ids) < replayAtOnce {
				break
			}
		}
		if err := r.untold(kind, e); err != nil {
			return err
		}
	}
	return nil
}

// untold finds records that the history does not name. The project itself is made with
// its file.
func (r *replay) untold(kind app.Kind, e entity) error {
	if kind == app.KindProject {
		return nil
	}
	ids, err := r.names(`SELECT id FROM `+e.table+` WHERE id NOT IN (SELECT id FROM change WHERE kind = ?) ORDER BY id`, string(kind))
	if err != nil || len(ids) == 0 {
		return err
	}
	list, err := e.load(r.tx, among(ids))
	if err != nil {
		return err
	}
	for _, x := range list {
		if err := r.differ(x.Key(), disagreement{stored: x, untold: true}); err != nil {
			return err
		}
	}
	return nil
}

func (r *replay) names(query string, args ...any) (out []string, err error) {
	err = r.each(query, args, func(scan func(...any) error) error {
		var id string
		err := scan(&id)
		out = append(out, id)
		return err
	})
	return out, err
}

// part compares some records of a kind, whose ids are in order.
func (r *replay) part(kind app.Kind, e entity, ids []string) error {
	list, err := e.load(r.tx, among(ids))
	if err != nil {
		return err
	}
	stored := make(map[string]app.Record, len(list))
	for _, x := range list {
		stored[x.Key().ID] = x
	}
	var id string
	var is []byte // what the record is after the entries read
	end := func() error {
		if id == "" {
			return nil
		}
		return r.compare(app.Key{Kind: kind, ID: id}, is, stored[id])
	}
	err = r.each(`SELECT id, entry, before, after FROM change WHERE kind = ? AND id BETWEEN ? AND ? ORDER BY id, entry, n`,
		[]any{string(kind), ids[0], ids[len(ids)-1]},
		func(scan func(...any) error) error {
			var next string
			var entry int64
			var before, after []byte
			if err := scan(&next, &entry, &before, &after); err != nil {
				return err
			}
			if next != id {
				if err := end(); err != nil {
					return err
				}
				id, is = next, before // of a project, the first is what it was made as
				if kind != app.KindProject {
					is = nil
				}
			}
			if !sameSide(kind, is, before) {
				if err := r.gap(app.Key{Kind: kind, ID: id}, entry); err != nil {
					return err
				}
			}
			is = after
			if _, err := decodeSide(kind, after); err != nil {
				return r.unread(app.Key{Kind: kind, ID: id}, entry, err)
			}
			return nil
		})
	if err != nil {
		return err
	}
	return end()
}

// sameSide reports whether two sides are the same record. They may be written differently
// by two versions of the program.
func sameSide(kind app.Kind, a, b []byte) bool {
	if bytes.Equal(a, b) {
		return true
	}
	x, err1 := decodeSide(kind, a)
	y, err2 := decodeSide(kind, b)
	return errors.Join(err1, err2) == nil && sameRecord(x, y)
}

func sameRecord(x, y app.Record) bool {
	if x == nil || y == nil {
		return x == nil && y == nil
	}
	a, err1 := encode(x)
	b, err2 := encode(y)
	return errors.Join(err1, err2) == nil && bytes.Equal(a, b)
}

// compare looks at what a record should be after all entries.
func (r *replay) compare(k app.Key, should []byte, stored app.Record) error {
	logged, err := decodeSide(k.Kind, should)
	if err != nil || sameRecord(logged, stored) { // unread has told of it
		return nil //nolint:nilerr // told
	}
	return r.differ(k, disagreement{logged: logged, stored: stored})
}

// log compares the history with the records.
func (c *check) log() error {
	r := &replay{
		tx: c.tx, stop: c.ctx.Err,
		differ: func(k app.Key, d disagreement) error {
			switch {
			case d.untold:
				c.damage(k.String(), "the history does not tell where it comes from")
			case d.logged == nil:
				c.damage(k.String(), "is there, though the history says that it was removed")
			case d.stored == nil:
				c.damage(k.String(), "is missing; the history says that it is there")
			default:
				c.damage(k.String(), "is not what the history says that it became")
			}
			return nil
		},
		gap: func(k app.Key, entry int64) error {
			c.remark(k.String(), "the history has a gap before entry %d: it begins with another state than the one before it ended with", entry)
			return nil
		},
		unread: func(k app.Key, entry int64, _ error) error {
			c.damage(k.String(), "entry %d of the history cannot be read", entry)
			return nil
		},
	}
	return r.run()
}
