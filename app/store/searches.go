package store

import "parley/app"

func loadSearches(t *tx, s selection) ([]app.SavedSearch, error) {
	seen, err := values[app.ArticleID](t, "saved_search_seen", s)
	if err != nil {
		return nil, err
	}
	var out []app.SavedSearch
	err = t.each(`SELECT t.id, t.name, t.query, t.sort, t.made_at, t.count_made, t.seen_at`+
		s.ordered(app.KindSearch, "saved_search"), s.args,
		func(scan func(...any) error) error {
			var x app.SavedSearch
			if err := scan(&x.ID, &x.Name, &x.Query, &x.Sort, instant{&x.MadeAt}, &x.Made, instant{&x.SeenAt}); err != nil {
				return err
			}
			x.SeenIDs = seen[x.ID]
			out = append(out, x)
			return nil
		})
	return out, err
}

func insertSearch(t *tx, x app.SavedSearch) error {
	err := t.insert("saved_search", "id, name, query, sort, made_at, count_made, seen_at",
		x.ID, x.Name, x.Query, x.Sort, stamp(x.MadeAt), x.Made, stamp(x.SeenAt))
	if err != nil {
		return err
	}
	return putValues(t, "saved_search_seen", x.ID, x.SeenIDs)
}
