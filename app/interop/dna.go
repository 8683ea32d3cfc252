package interop

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/ncruces/go-sqlite3/driver"

	"parley/app"
)

// dna reads a .dna file of schema 3.
type dna struct {
	*build
	ctx context.Context
	db  *sql.DB

	types     map[int64]*dnaType
	variables map[int64]dnaVariable
	entities  map[int64]dnaEntity
	actors    map[int64]app.ActorID // by entity
	issues    map[int64]app.IssueID // by entity
	actorAt   map[app.ActorID]int   // place in the codebook
	issueAt   map[app.IssueID]int
	coders    map[int64]app.CoderID
	documents map[int64]dnaDocument
}

// readDNA reads the whole project. The file is opened for reading only and is never
// changed, also not by a journal beside it.
func readDNA(ctx context.Context, b *build) error {
	b.project.Format = "dna"
	db, err := openSQLite(b.path)
	if err != nil {
		return notDNA(err)
	}
	defer db.Close() //nolint:errcheck // read-only
	if st, err := os.Stat(b.path + "-wal"); err == nil && st.Size() > 0 {
		b.lose("edits not yet in the file", "the project is open in DNA, or was not closed; close it there and convert again", filepath.Base(b.path)+"-wal")
	}
	d := &dna{build: b, ctx: ctx, db: db}
	for _, step := range []func() error{
		d.checkSchema, d.readCoders, d.readTypes, d.readEntities, d.readAttributes,
		d.readDocuments, d.readStatements, d.readPatterns,
	} {
		if err := step(); err != nil {
			if _, ours := errors.AsType[*app.Error](err); ours || ctx.Err() != nil {
				return err
			}
			return &app.Error{
				Code: app.Damaged, Op: opRead, Msg: "the DNA project cannot be read to its end: " + err.Error(),
				Hint: "Open it in Discourse Network Analyzer and save it under another name.", Err: err,
			}
		}
	}
	d.addSpecs()
	return nil
}

func notDNA(err error) error {
	return &app.Error{
		Code: app.Invalid, Op: opRead, Msg: "this database is no project of Discourse Network Analyzer",
		Hint: "Give a .dna file of version 3.", Err: err,
	}
}

func openSQLite(path string) (*sql.DB, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	slashed := filepath.ToSlash(absolute)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	u := url.URL{
		Scheme: "file", Path: slashed,
		RawQuery: "mode=ro&immutable=1&_pragma=trusted_schema(0)&_pragma=query_only(1)&_pragma=cell_size_check(1)",
	}
	db, err := driver.Open(u.String())
	if err != nil {
		return nil, err
	}
	db.SetMaxOpenConns(1)
	return db, nil
}

// checkSchema refuses other versions, and views in the place of tables.
func (d *dna) checkSchema() error {
	tables := map[string]bool{}
	err := d.each(`SELECT name FROM sqlite_schema WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'`, func(r row) error {
		var name string
		err := r.Scan(&name)
		tables[strings.ToUpper(name)] = true
		return err
	})
	if err != nil {
		return notDNA(err)
	}
	if !tables["SETTINGS"] || !tables["DOCUMENTS"] || !tables["STATEMENTS"] {
		return notDNA(nil)
	}
	version := ""
	err = d.each(`SELECT coalesce(Value, '') FROM SETTINGS WHERE Property = 'version'`, func(r row) error { return r.Scan(&version) })
	if err != nil {
		return err
	}
	for _, name := range []string{
		"CODERS", "STATEMENTTYPES", "VARIABLES", "ENTITIES", "ATTRIBUTEVARIABLES", "ATTRIBUTEVALUES",
		"DATABOOLEAN", "DATAINTEGER", "DATASHORTTEXT", "DATALONGTEXT", "REGEXES",
	} {
		if !tables[name] || (version != "" && !strings.HasPrefix(version, "3")) {
			return &app.Error{
				Code: app.Unsupported, Op: opRead, Msg: "this DNA project is of version “" + version + "”; only version 3 can be read",
				Hint: "Open it in Discourse Network Analyzer 3 and save it there.",
			}
		}
	}
	return nil
}

// row is a row being read.
type row interface{ Scan(dest ...any) error }

// each calls f for every row of a query.
func (d *dna) each(query string, f func(row) error, args ...any) error {
	rows, err := d.db.QueryContext(d.ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // the error that matters is that of Err
	for n := 0; rows.Next(); n++ {
		if n >= maxRecords {
			return tooMuch("rows in one table", maxRecords)
		}
		if err := f(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (d *dna) readCoders() error {
	d.coders = map[int64]app.CoderID{}
	ids := slugs{}
	return d.each(`SELECT ID, coalesce(Name, '') FROM CODERS ORDER BY ID`, func(r row) error {
		var id int64
		var name string
		if err := r.Scan(&id, &name); err != nil {
			return err
		}
		if strings.TrimSpace(name) == "" {
			return nil
		}
		d.coders[id] = app.CoderID(ids.take("dna " + name))
		d.project.Codebook.Coders = append(d.project.Codebook.Coders, app.Coder{ID: d.coders[id], Name: short(name)})
		return nil
	})
}

// readPatterns keeps the highlight patterns as a list of terms for queries.
func (d *dna) readPatterns() error {
	list := app.TermList{ID: "dna_patterns", Name: "dna_patterns"}
	err := d.each(`SELECT Label FROM REGEXES ORDER BY rowid`, func(r row) error {
		var pattern string
		if err := r.Scan(&pattern); err != nil {
			return err
		}
		if strings.TrimSpace(pattern) != "" && len(pattern) <= maxName {
			list.Terms = append(list.Terms, "/"+strings.ReplaceAll(pattern, "/", `\/`)+"/")
		}
		return nil
	})
	if err != nil || len(list.Terms) == 0 {
		return err
	}
	d.project.TermLists = append(d.project.TermLists, list)
	for _, t := range list.Terms {
		d.lose("colours of highlight patterns", "patterns are kept as the list of terms @dna_patterns, which has no colours", t)
	}
	return nil
}

// addSpecs adds the recipe that gives the numbers of DNA, and makes the matrix of the
// project count what DNA does not tell the attribution of.
func (d *dna) addSpecs() {
	standard := app.DefaultSpec()
	standard.OwnRanks = app.DNASpec().OwnRanks
	d.project.Specs = append(d.project.Specs, standard, app.DNASpec())
}

// short bounds a name.
func short(s string) string {
	s = strings.TrimSpace(strings.ToValidUTF8(s, "\uFFFD"))
	if len(s) > maxName {
		s = strings.ToValidUTF8(s[:maxName], "")
	}
	return s
}
