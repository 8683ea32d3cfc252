package store

import (
	"encoding/json"
	"fmt"

	"parley/app"
)

func loadVerdicts(t *tx, s selection) ([]app.Verdict, error) {
	var out []app.Verdict
	err := t.each(`SELECT t.body`+s.ordered(app.KindVerdict, "verdict"), s.args, func(scan func(...any) error) error {
		var v app.Verdict
		if err := scan(asJSON{&v}); err != nil {
			return err
		}
		v.At = v.At.UTC()
		out = append(out, v)
		return nil
	})
	return out, err
}

func insertVerdict(t *tx, v app.Verdict) error {
	body, err := jsonText(v)
	if err != nil {
		return err
	}
	return t.insert("verdict", "id, article, version, outcome, at, body",
		v.ID, string(v.Article), string(v.Version), string(v.Outcome), stamp(v.At), body)
}

// Verdicts gives what was decided about suggestions of an article, of all articles where
// id is empty, in the order in which it was decided.
func (s *Store) Verdicts(id app.ArticleID) ([]app.Verdict, error) {
	var out []app.Verdict
	err := s.read("read verdicts", func(t *tx) error {
		all := selection{}
		if id != "" {
			all = selection{sub: `SELECT id FROM verdict WHERE article = ?`, args: []any{string(id)}}
		}
		var err error
		out, err = loadVerdicts(t, all)
		return err
	})
	return out, err
}

// KeepSuggestions writes sets in place of those of the same articles, in one transaction.
// A set of an article that is no longer there is passed over.
func (s *Store) KeepSuggestions(sets []app.SuggestionSet) error {
	return s.write("keep suggestions", func(t *tx) error {
		for _, x := range sets {
			data, err := json.Marshal(x)
			if err != nil {
				return fmt.Errorf("encode suggestions: %w", err)
			}
			err = t.exec(`INSERT INTO suggestion_set (article, version, stamp, found, size, body)
				SELECT ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM article WHERE id = ?)
				ON CONFLICT (article) DO UPDATE SET version = excluded.version, stamp = excluded.stamp,
				found = excluded.found, size = excluded.size, body = excluded.body`,
				string(x.Article), string(x.Version), x.Stamp, len(x.Suggestions), len(data), t.codec.packBytes(data), string(x.Article))
			if err != nil {
				return err
			}
		}
		return nil
	})
}

// SuggestionStamps gives the stamp of the set kept for each article that has one.
func (s *Store) SuggestionStamps() (map[app.ArticleID]string, error) {
	out := map[app.ArticleID]string{}
	err := s.read("read suggestions", func(t *tx) error {
		return t.each(`SELECT article, stamp FROM suggestion_set`, nil, func(scan func(...any) error) error {
			var id app.ArticleID
			var stamp string
			if err := scan(&id, &stamp); err != nil {
				return err
			}
			out[id] = stamp
			return nil
		})
	})
	return out, err
}

// SuggestionSets calls each with the kept sets in which something was found, in the order
// of the library, until it returns an error, which is handed on; id empty means all
// articles. A set that cannot be read is passed over: it is made anew.
func (s *Store) SuggestionSets(id app.ArticleID, each func(app.SuggestionSet) error) error {
	var stopped error
	err := s.read("read suggestions", func(t *tx) error {
		return t.each(`SELECT x.size, x.body FROM suggestion_set x JOIN article a ON a.id = x.article
			WHERE (?1 = '' AND x.found > 0) OR x.article = ?1 ORDER BY a.seq, a.id`, []any{string(id)}, func(scan func(...any) error) error {
			var size int
			var body []byte
			if err := scan(&size, &body); err != nil {
				return err
			}
			text, err := t.codec.unpack(body, size)
			if err != nil {
				return nil
			}
			var set app.SuggestionSet
			if json.Unmarshal([]byte(text), &set) != nil {
				return nil
			}
			stopped = each(set)
			return stopped
		})
	})
	if stopped != nil {
		return stopped
	}
	return err
}
