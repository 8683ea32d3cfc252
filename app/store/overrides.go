package store

import "parley/app"

func loadOverrides(t *tx, s selection) ([]app.CellOverride, error) {
	var out []app.CellOverride
	err := t.each(`SELECT t.spec, t.actor, t.issue, t.value, t.reason, t.coder, t.at, t.evidence_hash`+
		s.ordered(app.KindOverride, "override"), s.args,
		func(scan func(...any) error) error {
			var o app.CellOverride
			if err := scan(&o.Spec, &o.Actor, &o.Issue, &o.Value, &o.Reason, &o.Coder, instant{&o.At}, &o.EvidenceHash); err != nil {
				return err
			}
			out = append(out, o)
			return nil
		})
	return out, err
}

func insertOverride(t *tx, o app.CellOverride) error {
	return t.insert("override", "id, spec, actor, issue, value, reason, coder, at, evidence_hash",
		o.Key().ID, string(o.Spec), string(o.Actor), string(o.Issue), string(o.Value), o.Reason, string(o.Coder), stamp(o.At), o.EvidenceHash)
}
