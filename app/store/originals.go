package store

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"parley/app"
)

// PutOriginals keeps files as they are, each under its SHA-256, in one transaction. next
// gives one file after the other, until ok is false; a file that is there already is left
// as it is. Only one file is held in memory at a time.
func (s *Store) PutOriginals(next func() (o app.Original, ok bool, err error)) error {
	return s.write("keep original files", func(t *tx) error {
		for {
			o, ok, err := next()
			if err != nil || !ok {
				return err
			}
			sum := sha256.Sum256(o.Bytes)
			sha := hex.EncodeToString(sum[:])
			there, err := t.exists(`SELECT 1 FROM original WHERE sha256 = ?`, sha)
			if err != nil {
				return err
			}
			if there {
				continue
			}
			if err := t.insert("original", "sha256, name, size, body", sha, o.Name, len(o.Bytes), t.codec.packBytes(o.Bytes)); err != nil {
				return err
			}
		}
	})
}

// HasOriginal reports whether the file is kept.
func (s *Store) HasOriginal(sha string) (there bool, err error) {
	err = s.read("look for original file", func(t *tx) error {
		there, err = t.exists(`SELECT 1 FROM original WHERE sha256 = ?`, sha)
		return err
	})
	return there, err
}

// Original gives a file that is kept, or NotFound. Its bytes are compared with the hash.
func (s *Store) Original(sha string) (app.Original, error) {
	o := app.Original{SHA: sha}
	err := s.read("read original file", func(t *tx) error {
		var body []byte
		there, err := t.one(`SELECT name, size, body FROM original WHERE sha256 = ?`, []any{sha}, &o.Name, &o.Size, &body)
		if err != nil {
			return err
		}
		if !there {
			return notFound("read original file", "the file this article was read from")
		}
		data, err := t.codec.unpack(body, int(o.Size))
		if err != nil {
			return damaged(s.path, fmt.Errorf("original file %s: %w", sha, err))
		}
		o.Bytes = []byte(data)
		if sum := sha256.Sum256(o.Bytes); hex.EncodeToString(sum[:]) != sha {
			return damaged(s.path, fmt.Errorf("original file %s is not what was stored", sha))
		}
		return nil
	})
	if err != nil {
		return app.Original{}, err
	}
	return o, nil
}
