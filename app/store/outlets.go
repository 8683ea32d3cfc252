package store

import "parley/app"

func loadOutlets(t *tx, s selection) ([]app.Outlet, error) {
	aliases, err := values[string](t, "outlet_alias", s)
	if err != nil {
		return nil, err
	}
	var out []app.Outlet
	err = t.each(`SELECT t.id, t.name, t.kind, t.country, t.language`+s.ordered(app.KindOutlet, "outlet"), s.args,
		func(scan func(...any) error) error {
			var o app.Outlet
			if err := scan(&o.ID, &o.Name, &o.Kind, &o.Country, &o.Language); err != nil {
				return err
			}
			o.Aliases = aliases[string(o.ID)]
			out = append(out, o)
			return nil
		})
	return out, err
}

func insertOutlet(t *tx, o app.Outlet) error {
	err := t.insert("outlet", "id, name, kind, country, language", string(o.ID), o.Name, o.Kind, o.Country, o.Language)
	if err != nil {
		return err
	}
	return putValues(t, "outlet_alias", string(o.ID), o.Aliases)
}
