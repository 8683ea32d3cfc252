package store

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"

	"parley/app"
)

// all gives what a query for texts finds in either direction; broken tells that damage
// keeps it from finding all. The query ends before its order.
func (r *salvage) all(query, order string) (out []string, broken bool) {
	out, err := r.some(query + ` ORDER BY ` + order)
	if err == nil {
		return out, false
	}
	more, _ := r.some(query + ` ORDER BY ` + order + ` DESC`) // until it meets the damage from the other side
	slices.Reverse(more)
	for _, v := range more {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out, true
}

// texts saves every text that is what its hash names.
func (r *salvage) texts() error {
	hashes, broken := r.all(`SELECT hash FROM text NOT INDEXED`, "rowid")
	if broken {
		more, _ := r.all(`SELECT hash FROM text`, "hash")
		hashes = slices.Compact(slices.Sorted(slices.Values(slices.Concat(hashes, more))))
		r.lost("texts", "the list of texts is damaged; those that nothing else names may be lost")
	}
	whole := map[string]bool{}
	for part := range slices.Chunk(hashes, salvageAtOnce) {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		err := r.to.write(opRepair, func(t *tx) error {
			for _, hash := range part {
				text, err := r.t.text(app.VersionID(hash))
				if err != nil || app.HashText(text) != app.VersionID(hash) {
					r.lost("text "+shortHash(app.VersionID(hash)), "cannot be read")
					continue
				}
				delete(r.t.texts, app.VersionID(hash))
				if err := t.insert("text", "hash, size, lead, body", hash, len(text), lead(text), t.codec.pack(text)); err != nil {
					return err
				}
				whole[hash] = true
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return r.versions(whole)
}

// versions saves which article has which text.
func (r *salvage) versions(whole map[string]bool) error {
	rows, broken := r.all(`SELECT article || ' ' || id FROM text_version NOT INDEXED`, "rowid")
	if broken {
		more, _ := r.all(`SELECT article || ' ' || id FROM text_version`, "article, id")
		for _, v := range more {
			if !slices.Contains(rows, v) {
				rows = append(rows, v)
			}
		}
	}
	return r.to.write(opRepair, func(t *tx) error {
		for _, row := range rows {
			article, hash, _ := strings.Cut(row, " ")
			if !whole[hash] {
				continue // its text was named as lost
			}
			tv, err := r.t.textVersion(app.VersionID(hash), app.ArticleID(article))
			if err == nil {
				err = checkText(tv)
			}
			if err != nil { // its sentences: the text itself is whole
				text, terr := t.text(app.VersionID(hash))
				if terr != nil {
					return terr
				}
				tv = app.TextVersion{
					ID: app.VersionID(hash), Article: app.ArticleID(article), N: 1, Text: text, MadeFrom: "repair", MadeAt: r.opt.now(),
				}
				r.lost("article "+article, "its text is whole; what is lost is when it was made, and where its paragraphs are")
			}
			if err := t.putText(tv); err != nil {
				return err
			}
		}
		t.texts = map[app.VersionID]string{}
		return nil
	})
}

// log saves every entry of the history that is whole.
func (r *salvage) log() error {
	seqs, broken := r.all(`SELECT CAST(seq AS TEXT) FROM entry`, "seq")
	if broken {
		r.lost("history", "some of its entries cannot be read")
	}
	kept := map[int64]bool{}
	for part := range slices.Chunk(seqs, salvageAtOnce) {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		err := r.to.write(opRepair, func(t *tx) error {
			for _, text := range part {
				e, ok := r.logEntry(text, kept)
				if !ok {
					continue
				}
				if err := t.copyEntry(e); err != nil {
					return err
				}
				kept[e.Seq] = true
				r.result.Entries++
			}
			return nil
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// logEntry reads an entry; ok is false where it is lost. kept are those saved before it.
func (r *salvage) logEntry(number string, kept map[int64]bool) (e app.Entry, ok bool) {
	seq, err := strconv.ParseInt(number, 10, 64)
	if err == nil {
		e, err = r.t.entry(seq)
	}
	switch {
	case err != nil || slices.ContainsFunc(e.Set.Changes, hollowChange):
		r.lost("entry "+number, "of the history cannot be read; the edit itself is not undone by that")
		return e, false
	case e.Of != 0 && !kept[e.Of]:
		r.lost("entry "+number, "of the history is lost with the one that it takes back or repeats")
		return e, false
	}
	return e, true
}

func hollowChange(c app.Change) bool {
	return c.Before != nil && hollow(c.Before) || c.After != nil && hollow(c.After)
}

// copyEntry writes an entry under its own number.
func (t *tx) copyEntry(e app.Entry) error {
	var of any
	if e.Of != 0 {
		of = e.Of
	}
	err := t.insert("entry", "seq, at, coder, act, of, grp, label", e.Seq, stamp(e.At), string(e.Coder), string(e.Act), of, e.Group, e.Set.Label)
	for n, c := range e.Set.Changes {
		if err != nil {
			return err
		}
		k := c.Key()
		var before, after []byte
		if c.Before != nil {
			if before, err = encode(c.Before); err != nil {
				return err
			}
		}
		if c.After != nil {
			if after, err = encode(c.After); err != nil {
				return err
			}
		}
		err = t.insert("change", "entry, n, kind, id, before, after", e.Seq, n, string(k.Kind), k.ID, side(before), side(after))
	}
	return err
}

// originals saves the files that articles were read from.
func (r *salvage) originals() error {
	all, broken := r.all(`SELECT sha256 FROM original NOT INDEXED`, "rowid")
	if broken {
		more, _ := r.all(`SELECT sha256 FROM original`, "sha256")
		all = slices.Compact(slices.Sorted(slices.Values(slices.Concat(all, more))))
		r.lost("original files", "the list of files kept is damaged; some may be lost")
	}
	for _, sha := range all {
		if err := r.ctx.Err(); err != nil {
			return err
		}
		o := app.Original{SHA: sha}
		var body []byte
		found, err := r.t.one(`SELECT name, size, body FROM original WHERE sha256 = ?`, []any{sha}, &o.Name, &o.Size, &body)
		data := ""
		if err == nil && found {
			data, err = r.t.codec.unpack(body, int(o.Size))
		}
		if sum := sha256.Sum256([]byte(data)); err != nil || !found || hex.EncodeToString(sum[:]) != sha {
			r.lost("original file "+shortHash(app.VersionID(sha)), "cannot be read")
			continue
		}
		err = r.to.write(opRepair, func(t *tx) error {
			return t.insert("original", "sha256, name, size, body", sha, o.Name, o.Size, body)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// counters makes sure that no number is given twice: they go on above what they were, and
// above every number that is in use.
func (r *salvage) counters() error {
	return r.to.write(opRepair, func(t *tx) error {
		raise := func(name string, value int64) error {
			if value < 1 {
				return nil
			}
			return t.exec(`INSERT INTO counter (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = max(value, excluded.value)`, name, value)
		}
		names, _ := r.some(`SELECT name FROM counter ORDER BY name`) // what is lost of them follows from the ids
		for _, name := range names {
			var n int64
			if found, err := r.t.one(`SELECT value FROM counter WHERE name = ?`, []any{name}, &n); err != nil || !found {
				continue
			}
			if err := raise(name, n); err != nil {
				return err
			}
		}
		for _, c := range []struct{ name, query string }{
			{"statement", `SELECT max(CAST(substr(id, 3) AS INTEGER)) FROM creation WHERE kind = 'statement'`},
			{"annotation", `SELECT max(CAST(substr(id, 3) AS INTEGER)) FROM creation WHERE kind = 'annotation'`},
			{"note", `SELECT max(CAST(substr(id, 3) AS INTEGER)) FROM creation WHERE kind = 'note'`},
			{"revision", `SELECT max(CAST(substr(id, 3) AS INTEGER)) FROM creation WHERE kind = 'revision'`},
			{"article", `SELECT max(seq) FROM article`},
			{"import", `SELECT max(CAST(substr(grp, 8) AS INTEGER)) FROM entry WHERE grp LIKE 'import-%'`},
		} {
			var n *int64
			if _, err := t.one(c.query, nil, &n); err != nil {
				return err
			}
			if n == nil {
				continue
			}
			if err := raise(c.name, *n); err != nil {
				return err
			}
		}
		return nil
	})
}
