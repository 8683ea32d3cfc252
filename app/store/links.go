package store

import "parley/app"

func loadLinks(t *tx, s selection) ([]app.StatementLink, error) {
	var out []app.StatementLink
	err := t.each(`SELECT t.from_statement, t.to_statement, t.type`+s.ordered(app.KindLink, "link"), s.args,
		func(scan func(...any) error) error {
			var l app.StatementLink
			if err := scan(&l.From, &l.To, &l.Type); err != nil {
				return err
			}
			out = append(out, l)
			return nil
		})
	return out, err
}

func insertLink(t *tx, l app.StatementLink) error {
	return t.insert("link", "id, from_statement, to_statement, type", l.Key().ID, string(l.From), string(l.To), l.Type)
}
