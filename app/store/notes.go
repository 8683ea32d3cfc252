package store

import "parley/app"

func loadNotes(t *tx, s selection) ([]app.Note, error) {
	var out []app.Note
	err := t.each(`SELECT t.id, t.target_kind, t.target, t.text, t.coder, t.at`+s.ordered(app.KindNote, "note"), s.args,
		func(scan func(...any) error) error {
			var n app.Note
			if err := scan(&n.ID, &n.Target.Kind, &n.Target.ID, &n.Text, &n.Coder, instant{&n.At}); err != nil {
				return err
			}
			out = append(out, n)
			return nil
		})
	return out, err
}

func insertNote(t *tx, n app.Note) error {
	return t.insert("note", "id, target_kind, target, text, coder, at",
		n.ID, string(n.Target.Kind), n.Target.ID, n.Text, string(n.Coder), stamp(n.At))
}
