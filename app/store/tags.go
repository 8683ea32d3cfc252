package store

import "parley/app"

func loadTags(t *tx, s selection) ([]app.Tag, error) {
	var out []app.Tag
	err := t.each(`SELECT t.id, t.name, t.colour`+s.ordered(app.KindTag, "tag"), s.args,
		func(scan func(...any) error) error {
			var x app.Tag
			if err := scan(&x.ID, &x.Name, &x.Colour); err != nil {
				return err
			}
			out = append(out, x)
			return nil
		})
	return out, err
}

func insertTag(t *tx, x app.Tag) error {
	return t.insert("tag", "id, name, colour", string(x.ID), x.Name, x.Colour)
}

func loadCoders(t *tx, s selection) ([]app.Coder, error) {
	var out []app.Coder
	err := t.each(`SELECT t.id, t.name`+s.ordered(app.KindCoder, "coder"), s.args,
		func(scan func(...any) error) error {
			var c app.Coder
			if err := scan(&c.ID, &c.Name); err != nil {
				return err
			}
			out = append(out, c)
			return nil
		})
	return out, err
}

func insertCoder(t *tx, c app.Coder) error {
	return t.insert("coder", "id, name", string(c.ID), c.Name)
}
