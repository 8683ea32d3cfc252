package store

import (
	"encoding/json"

	"parley/app"
)

func loadSpecs(t *tx, s selection) ([]app.MatrixSpec, error) {
	rows, err := values[app.ActorID](t, "spec_row", s)
	if err != nil {
		return nil, err
	}
	columns, err := values[app.IssueID](t, "spec_column", s)
	if err != nil {
		return nil, err
	}
	compat, err := values[string](t, "spec_compat", s)
	if err != nil {
		return nil, err
	}
	var out []app.MatrixSpec
	err = t.each(`SELECT t.id, t.name, t.roll_up, t.from_date, t.to_date, t.query, t.own_ranks, t.collapse, t.duplicates,
		t.resolver, t.theta, t.horizon_days, t.weights, t.levels, t.isolates, t.display`+s.ordered(app.KindSpec, "spec"), s.args,
		func(scan func(...any) error) error {
			var x app.MatrixSpec
			var display string
			err := scan(&x.ID, &x.Name, &x.RollUp, &x.From, &x.To, &x.Query, asJSON{&x.OwnRanks}, &x.Collapse, &x.Duplicates,
				&x.Resolver, &x.Theta, &x.HorizonDays, asJSON{&x.Weights}, &x.Levels, &x.Isolates, &display)
			if err != nil {
				return err
			}
			if display != "" {
				if err := json.Unmarshal([]byte(display), &x.Display); err != nil {
					return err
				}
			}
			id := string(x.ID)
			x.Rows, x.Columns, x.Compat = rows[id], columns[id], compat[id]
			out = append(out, x)
			return nil
		})
	return out, err
}

func insertSpec(t *tx, x app.MatrixSpec) error {
	ranks, err := jsonText(x.OwnRanks)
	if err != nil {
		return err
	}
	weights, err := jsonText(x.Weights)
	if err != nil {
		return err
	}
	display := ""
	if x.Display != nil {
		if display, err = jsonText(x.Display); err != nil {
			return err
		}
	}
	id := string(x.ID)
	err = t.insert("spec", "id, name, roll_up, from_date, to_date, query, own_ranks, collapse, duplicates, resolver, theta, horizon_days, weights, levels, isolates, display",
		id, x.Name, x.RollUp, string(x.From), string(x.To), x.Query, ranks, x.Collapse, x.Duplicates,
		x.Resolver, x.Theta, x.HorizonDays, weights, x.Levels, x.Isolates, display)
	if err != nil {
		return err
	}
	if err := putValues(t, "spec_row", id, x.Rows); err != nil {
		return err
	}
	if err := putValues(t, "spec_column", id, x.Columns); err != nil {
		return err
	}
	return putValues(t, "spec_compat", id, x.Compat)
}
