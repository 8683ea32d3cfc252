package workbench

import (
	"strings"

	"parley/app"
)

// LinkStatements records that one statement repeats, denies, supersedes … another. A link
// that is there already is left as it is.
func (w *Workbench) LinkStatements(from, to app.StatementID, typ app.LinkType) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	l := app.StatementLink{From: from, To: to, Type: typ}
	if err := l.Validate(); err != nil {
		return err
	}
	there, err := w.current(l.Key())
	if err != nil || there != nil {
		return err
	}
	return w.apply(app.Entry{Set: app.ChangeSet{Label: "Link: " + linkWords(l), Changes: []app.Change{{After: l}}}})
}

// UnlinkStatements takes a link away.
func (w *Workbench) UnlinkStatements(from, to app.StatementID, typ app.LinkType) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	l := app.StatementLink{From: from, To: to, Type: typ}
	there, err := w.p.Ledger.Record(l.Key())
	if err != nil {
		return err
	}
	changes, err := w.withNotes(there)
	if err != nil {
		return err
	}
	return w.apply(app.Entry{Set: app.ChangeSet{Label: "Remove link: " + linkWords(l), Changes: changes}})
}

func linkWords(l app.StatementLink) string {
	return string(l.From) + " " + strings.ReplaceAll(l.Type, "_", " ") + " " + string(l.To)
}

// Links gives the links that a statement has with others, all for an empty id.
func (w *Workbench) Links(id app.StatementID) ([]app.StatementLink, error) {
	all, err := w.links()
	if err != nil || id == "" {
		return all, err
	}
	var out []app.StatementLink
	for _, l := range all {
		if l.From == id || l.To == id {
			out = append(out, l)
		}
	}
	return out, nil
}
