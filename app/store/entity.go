package store

import (
	"fmt"

	"parley/app"
)

// entity is how one kind of record is kept.
type entity struct {
	table string
	load  func(*tx, selection) ([]app.Record, error) // in the order in which they were made
}

func (t *tx) entity(kind app.Kind) (entity, error) {
	all := map[app.Kind]entity{
		app.KindProject:    {"project", loader(loadProjects)},
		app.KindArticle:    {"article", loader(loadArticles)},
		app.KindOutlet:     {"outlet", loader(loadOutlets)},
		app.KindActor:      {"actor", loader(loadActors)},
		app.KindIssue:      {"issue", loader(loadIssues)},
		app.KindStatement:  {"statement", loader(loadStatements)},
		app.KindLink:       {"link", loader(loadLinks)},
		app.KindAnnotation: {"annotation", loader(loadAnnotations)},
		app.KindNote:       {"note", loader(loadNotes)},
		app.KindTag:        {"tag", loader(loadTags)},
		app.KindCoder:      {"coder", loader(loadCoders)},
		app.KindSpec:       {"spec", loader(loadSpecs)},
		app.KindOverride:   {"override", loader(loadOverrides)},
		app.KindList:       {"list", loader(loadLists)},
		app.KindSearch:     {"saved_search", loader(loadSearches)},
		app.KindTermList:   {"term_list", loader(loadTermLists)},
		app.KindPlacement:  {"placement", loader(loadPlacements)},
		app.KindRevision:   {"revision", loader(loadRevisions)},
		app.KindEdition:    {"edition", loader(loadEditions)},
		app.KindVerdict:    {"verdict", loader(loadVerdicts)},
	}
	e, ok := all[kind]
	if !ok {
		return entity{}, &app.Error{Code: app.Internal, Op: "store", Msg: fmt.Sprintf("there are no records of kind %q", kind)}
	}
	return e, nil
}

func loader[T app.Record](load func(*tx, selection) ([]T, error)) func(*tx, selection) ([]app.Record, error) {
	return func(t *tx, s selection) ([]app.Record, error) { return records(load(t, s)) }
}

// insert writes a record that is not there.
func (t *tx) insertRecord(r app.Record) error {
	switch r := r.(type) {
	case app.Project:
		return insertProject(t, r)
	case app.Article:
		return insertArticle(t, r)
	case app.Outlet:
		return insertOutlet(t, r)
	case app.Actor:
		return insertActor(t, r)
	case app.Issue:
		return insertIssue(t, r)
	case app.Statement:
		return insertStatement(t, r)
	case app.StatementLink:
		return insertLink(t, r)
	case app.Annotation:
		return insertAnnotation(t, r)
	case app.Note:
		return insertNote(t, r)
	case app.Tag:
		return insertTag(t, r)
	case app.Coder:
		return insertCoder(t, r)
	case app.MatrixSpec:
		return insertSpec(t, r)
	case app.CellOverride:
		return insertOverride(t, r)
	case app.List:
		return insertList(t, r)
	case app.SavedSearch:
		return insertSearch(t, r)
	case app.TermList:
		return insertTermList(t, r)
	case app.Placement:
		return insertPlacement(t, r)
	case app.Revision:
		return insertRevision(t, r)
	case app.Edition:
		return insertEdition(t, r)
	case app.Verdict:
		return insertVerdict(t, r)
	}
	return fmt.Errorf("no table for %T", r)
}

// put writes a record that is not there and notes that it was made.
func (t *tx) put(r app.Record) error {
	if err := t.insertRecord(r); err != nil {
		return err
	}
	k := r.Key()
	err := t.exec(`INSERT INTO creation (kind, id) VALUES (?, ?) ON CONFLICT DO NOTHING`, string(k.Kind), k.ID)
	return err
}

// remove takes a record out, with the rows that belong to it.
func (t *tx) remove(k app.Key) error {
	e, err := t.entity(k.Kind)
	if err != nil {
		return err
	}
	err = t.exec(`DELETE FROM `+e.table+` WHERE id = ?`, k.ID)
	return err
}

// record reads one record; nil where there is none.
func (t *tx) record(k app.Key) (app.Record, error) {
	e, err := t.entity(k.Kind)
	if err != nil {
		return nil, err
	}
	there, err := t.exists(`SELECT 1 FROM `+e.table+` WHERE id = ?`, k.ID)
	if err != nil || !there {
		return nil, err
	}
	list, err := e.load(t, only(k.ID))
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", k, err)
	}
	if len(list) != 1 {
		return nil, &app.Error{Code: app.Damaged, Op: "read record", Msg: k.String() + " is kept without its order", Hint: hintDamaged}
	}
	return list[0], nil
}

// Record gives any record by its key, or NotFound.
func (s *Store) Record(k app.Key) (app.Record, error) {
	var out app.Record
	err := s.read("read record", func(t *tx) error {
		var err error
		out, err = t.record(k)
		if err == nil && out == nil {
			return notFound("read record", k.String())
		}
		return err
	})
	return out, err
}

// Records gives all records of a kind in the order in which they were made; statements
// and annotations in the order of their numbers, articles by seq.
func (s *Store) Records(kind app.Kind) ([]app.Record, error) {
	var out []app.Record
	err := s.read("read records", func(t *tx) error {
		e, err := t.entity(kind)
		if err != nil {
			return err
		}
		out, err = e.load(t, selection{})
		return err
	})
	return out, err
}
