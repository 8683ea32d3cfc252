package store

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"parley/app"
)

// Text gives a text version by its hash, or NotFound. Texts of articles that have been
// removed are still there.
func (s *Store) Text(v app.VersionID) (app.TextVersion, error) {
	var out app.TextVersion
	err := s.read("read text", func(t *tx) error {
		var err error
		out, err = t.textVersion(v, "")
		return err
	})
	return out, err
}

// FindText tells which article of the library has the text version, in force or not.
func (s *Store) FindText(v app.VersionID) (id app.ArticleID, found bool, err error) {
	err = s.read("find text", func(t *tx) error {
		var err error
		found, err = t.one(`SELECT a.id FROM text_version v JOIN article a ON a.id = v.article WHERE v.id = ?
			ORDER BY a.version = v.id DESC, a.seq, a.id LIMIT 1`, []any{string(v)}, &id)
		return err
	})
	return id, found, err
}

// Versions gives the text versions of an article, oldest first.
func (s *Store) Versions(id app.ArticleID) ([]app.VersionID, error) {
	var out []app.VersionID
	err := s.read("read text versions", func(t *tx) error {
		return t.each(`SELECT id FROM text_version WHERE article = ? ORDER BY n, made_at, rowid`, []any{string(id)},
			func(scan func(...any) error) error {
				var v app.VersionID
				if err := scan(&v); err != nil {
					return err
				}
				out = append(out, v)
				return nil
			})
	})
	return out, err
}

// packed is a text version as it is stored.
type packed struct {
	app.TextVersion
	size                        int
	body, paragraphs, sentences []byte
}

// packedColumns reads a text version v with its text x.
const packedColumns = `v.id, v.article, v.n, v.made_from, v.source_sha256, v.made_at, v.paragraphs, v.sentences, x.size, x.body`

func (p *packed) fields() []any {
	return []any{
		&p.ID, &p.Article, &p.N, &p.MadeFrom, &p.SourceSHA, instant{&p.MadeAt}, &p.paragraphs, &p.sentences, &p.size, &p.body,
	}
}

func (t *tx) unpack(p packed) (app.TextVersion, error) {
	out := p.TextVersion
	var err error
	if out.Text, err = t.codec.unpack(p.body, p.size); err != nil {
		return app.TextVersion{}, damagedText(p.ID, err)
	}
	if out.Paragraphs, err = unpackBounds(p.paragraphs); err != nil {
		return app.TextVersion{}, damagedText(p.ID, err)
	}
	if out.Sentences, err = unpackBounds(p.sentences); err != nil {
		return app.TextVersion{}, damagedText(p.ID, err)
	}
	return out, nil
}

// textVersion reads a text version of the article; without an article, of whichever has
// it, one of the library first.
func (t *tx) textVersion(v app.VersionID, article app.ArticleID) (app.TextVersion, error) {
	var p packed
	found, err := t.one(`SELECT `+packedColumns+` FROM text_version v JOIN text x ON x.hash = v.id
		WHERE v.id = ?1 AND (?2 = '' OR v.article = ?2)
		ORDER BY v.article IN (SELECT id FROM article) DESC, v.rowid LIMIT 1`, []any{string(v), string(article)}, p.fields()...)
	switch {
	case err != nil:
		return app.TextVersion{}, fmt.Errorf("read text %s: %w", v, err)
	case !found:
		return app.TextVersion{}, notFound("read text", "the text "+shortHash(v))
	}
	return t.unpack(p)
}

// text gives only the words of a text, and keeps them for the rest of the transaction.
func (t *tx) text(v app.VersionID) (string, error) {
	if text, ok := t.texts[v]; ok {
		return text, nil
	}
	var body []byte
	var size int
	found, err := t.one(`SELECT size, body FROM text WHERE hash = ?`, []any{string(v)}, &size, &body)
	switch {
	case err != nil:
		return "", err
	case !found:
		return "", notFound("read text", "the text "+shortHash(v))
	}
	text, err := t.codec.unpack(body, size)
	if err != nil {
		return "", damagedText(v, err)
	}
	t.texts[v] = text
	return text, nil
}

// putText stores a text version. What is there already stays as it is.
func (t *tx) putText(v app.TextVersion) error {
	known, err := t.exists(`SELECT 1 FROM text_version WHERE article = ? AND id = ?`, string(v.Article), string(v.ID))
	if err != nil || known {
		return err
	}
	stored, err := t.exists(`SELECT 1 FROM text WHERE hash = ?`, string(v.ID))
	if err != nil {
		return err
	}
	if !stored {
		err := t.insert("text", "hash, size, lead, body", string(v.ID), len(v.Text), lead(v.Text), t.codec.pack(v.Text))
		if err != nil {
			return err
		}
	}
	t.texts[v.ID] = v.Text
	return t.insert("text_version", "article, id, n, made_from, source_sha256, made_at, paragraphs, sentences",
		string(v.Article), string(v.ID), v.N, v.MadeFrom, v.SourceSHA, stamp(v.MadeAt),
		packBounds(v.Paragraphs), packBounds(v.Sentences))
}

// checkText refuses a text that does not bear out its name, or bounds outside it.
func checkText(v app.TextVersion) error {
	const op = "store text"
	switch {
	case v.Article == "" || v.N < 1:
		return invalid(op, "a text version needs an article and a number from 1", "")
	case v.ID != app.HashText(v.Text):
		return invalid(op, "the text "+shortHash(v.ID)+" is not the one its hash names", "")
	case !utf8.ValidString(v.Text):
		return invalid(op, "the text "+shortHash(v.ID)+" is not valid UTF-8", "")
	case !boundsInside(v.Paragraphs, v.Text) || !boundsInside(v.Sentences, v.Text):
		return invalid(op, "paragraphs or sentences lie outside the text "+shortHash(v.ID), "")
	}
	return nil
}

func boundsInside(list []app.Bounds, text string) bool {
	for _, b := range list {
		if b.Start < 0 || b.End < b.Start || b.End > len(text) || !runeBound(text, b.Start) || !runeBound(text, b.End) {
			return false
		}
	}
	return true
}

// runeBound reports whether a character begins or the text ends at the offset.
func runeBound(text string, off int) bool { return off == len(text) || utf8.RuneStart(text[off]) }

// leadRunes is about two lines of a list.
const leadRunes = 200

// lead gives the first words of a text in one line.
func lead(text string) string {
	head, n := text, 0
	for i := range text {
		if n == leadRunes+1 {
			head = text[:i]
			break
		}
		n++
	}
	short := strings.Join(strings.Fields(head), " ")
	if len(head) == len(text) {
		return short
	}
	if i := strings.LastIndexByte(short, ' '); i > 0 {
		short = short[:i]
	}
	return strings.TrimRight(short, " ,;:–—-") + "…"
}

func shortHash(v app.VersionID) string {
	if len(v) > 12 {
		return string(v[:12])
	}
	return string(v)
}

func damagedText(v app.VersionID, err error) error {
	return &app.Error{
		Code: app.Damaged, Op: "read text", Msg: "the text " + shortHash(v) + " is damaged", Hint: hintDamaged, Err: err,
	}
}
