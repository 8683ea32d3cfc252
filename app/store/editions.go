package store

import "parley/app"

func loadEditions(t *tx, s selection) ([]app.Edition, error) {
	var out []app.Edition
	err := t.each(`SELECT t.id, t.name, t.at, t.coder, t.log_seq, t.matrix`+s.ordered(app.KindEdition, "edition"), s.args,
		func(scan func(...any) error) error {
			var x app.Edition
			if err := scan(&x.ID, &x.Name, instant{&x.At}, &x.Coder, &x.LogSeq, asJSON{&x.Matrix}); err != nil {
				return err
			}
			out = append(out, x)
			return nil
		})
	return out, err
}

func insertEdition(t *tx, x app.Edition) error {
	matrix, err := jsonText(x.Matrix)
	if err != nil {
		return err
	}
	return t.insert("edition", "id, name, at, coder, log_seq, matrix", x.ID, x.Name, stamp(x.At), string(x.Coder), x.LogSeq, matrix)
}
