package store

import (
	"strings"

	"parley/app"
)

func loadLists(t *tx, s selection) ([]app.List, error) {
	var out []app.List
	err := t.each(`SELECT t.id, t.name`+s.ordered(app.KindList, "list"), s.args,
		func(scan func(...any) error) error {
			var l app.List
			if err := scan(&l.ID, &l.Name); err != nil {
				return err
			}
			out = append(out, l)
			return nil
		})
	return out, err
}

func insertList(t *tx, l app.List) error { return t.insert("list", "id, name", l.ID, l.Name) }

func loadTermLists(t *tx, s selection) ([]app.TermList, error) {
	terms, err := values[string](t, "term", s)
	if err != nil {
		return nil, err
	}
	var out []app.TermList
	err = t.each(`SELECT t.id, t.name`+s.ordered(app.KindTermList, "term_list"), s.args,
		func(scan func(...any) error) error {
			var l app.TermList
			if err := scan(&l.ID, &l.Name); err != nil {
				return err
			}
			l.Terms = terms[l.ID]
			out = append(out, l)
			return nil
		})
	return out, err
}

func insertTermList(t *tx, l app.TermList) error {
	if err := t.insert("term_list", "id, name", l.ID, l.Name); err != nil {
		return err
	}
	return putValues(t, "term", l.ID, l.Terms)
}

// Terms gives the terms of the list that a query names as @name; capitals do not matter.
func (s *Store) Terms(name string) (terms []string, ok bool) {
	records, err := s.Records(app.KindTermList)
	if err != nil {
		return nil, false
	}
	for _, r := range records {
		if l, is := r.(app.TermList); is && strings.EqualFold(l.Name, name) {
			return l.Terms, true
		}
	}
	return nil, false
}
