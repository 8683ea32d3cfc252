package present

import (
	"context"
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"parley/app"
)

// TableReader looks at tables before they are imported, and keeps how their columns are
// mapped.
type TableReader interface {
	LookAtTable(ctx context.Context, path string, given *app.TableMap) (app.TableView, error)
	RememberTable(signature string, m app.TableMap) error
}

// TablePorts are what the column mapper needs.
type TablePorts struct {
	Tables TableReader
	Acts   *Acts
	Import func(paths []string) // of the table, once its map is kept
}

// TableState is what the column mapper shows.
type TableState struct {
	Open     bool
	Name     string
	Sheets   []string // of a workbook with several
	Sheet    string
	Columns  []TableColumn
	More     int // columns that are not shown
	Rows     []TableRow
	Head     string // over the rows
	Busy     bool
	Problem  string
	NoImport string // why it cannot be imported so
}

// TableColumn is a column with the field it is mapped to.
type TableColumn struct {
	Head   string
	Sample string
	Field  string // one of TableFieldWords
}

// TableRow is an article as it would be imported.
type TableRow struct{ Title, Meta, Text string }

// mostColumns is how many columns are shown, those with a field first: a table of articles
// has a dozen.
const mostColumns = 60

// rowRunes is how much of a text is shown.
const rowRunes = 280

// NoField are the words for a column that is no field.
const NoField = "Kept as attribute"

// fieldWords are the words for a field of a table.
func fieldWords(field string) string {
	return map[string]string{
		app.ColumnText: "Text", app.ColumnTitle: "Title", app.ColumnPublished: "Date published", app.ColumnSource: "Outlet",
		app.ColumnByline: "Author", app.ColumnURL: "Address", app.ColumnLanguage: "Language", app.ColumnKind: "Kind of article",
		"": NoField,
	}[field]
}

// TableFieldWords lists what a column can be.
func TableFieldWords() []string {
	out := make([]string, 0, len(app.TableFields())+1)
	for _, f := range append(app.TableFields(), "") {
		out = append(out, fieldWords(f))
	}
	return out
}

// IsTable reports whether a path has the ending of a table of articles.
func IsTable(path string) bool {
	return slices.Contains(tableEndings(), strings.ToLower(filepath.Ext(path)))
}

// TablePatterns are the patterns of tables for file dialogs.
func TablePatterns() []string {
	var out []string
	for _, e := range tableEndings() {
		out = append(out, "*"+e)
	}
	return out
}

func tableEndings() []string {
	return []string{".csv", ".tsv", ".tab", ".jsonl", ".ndjson", ".xlsx", ".xlsm"}
}

// Tables presents the column mapper: which column of a table is which field, and what the
// first articles become by that.
type Tables struct {
	changes[TableState]
	env   Env
	ports TablePorts
	load  *Loader[app.TableView]
	path  string
	view  app.TableView
	state TableState
}

// NewTables makes the presenter of the column mapper.
func NewTables(env Env, p TablePorts) *Tables {
	return &Tables{env: env, ports: p, load: NewLoader[app.TableView](env)}
}

// Subscribe gives the state to render now and after each change.
func (t *Tables) Subscribe(render func(TableState)) {
	t.render = render
	t.tell(t.state)
}

// State gives what is shown.
func (t *Tables) State() TableState { return t.state }

// Show opens the mapper on a table.
func (t *Tables) Show(path string) {
	t.path, t.view = path, app.TableView{}
	t.state = TableState{Open: true, Name: filepath.Base(path)}
	t.look(nil)
}

// ChooseSheet looks at another sheet of the workbook.
func (t *Tables) ChooseSheet(name string) {
	if name != "" && name != t.view.Sheet {
		t.look(&app.TableMap{Sheet: name})
	}
}

// Set maps a column to the field with the words; the column that had the field loses it.
func (t *Tables) Set(head, words string) {
	m := app.TableMap{Columns: maps.Clone(t.view.Map.Columns), Sheet: t.view.Sheet}
	if m.Columns == nil {
		m.Columns = map[string]string{}
	}
	if fieldWords(m.Columns[head]) == words {
		return
	}
	delete(m.Columns, head)
	for _, f := range app.TableFields() {
		if fieldWords(f) == words {
			maps.DeleteFunc(m.Columns, func(_, field string) bool { return field == f })
			m.Columns[head] = f
		}
	}
	t.view.Map = m
	if !t.view.Clear() { // nothing can be made of it: there is nothing to ask
		t.view.Rows, t.view.Failures = nil, nil
		t.show()
		return
	}
	t.look(&m)
}

// Import keeps the map for all tables with these headers and imports the table.
func (t *Tables) Import() {
	if !t.state.Open || t.state.Busy || t.state.NoImport != "" {
		return
	}
	path, m, signature := t.path, t.view.Map, t.view.Signature
	m.Sheet = ""
	if len(t.view.Sheets) > 1 {
		m.Sheet = t.view.Sheet
	}
	t.ports.Acts.Do(func() error { return t.ports.Tables.RememberTable(signature, m) }, func(err error) {
		if err != nil {
			t.state.Problem = Words(err).Text()
			t.tell(t.state)
			return
		}
		t.env.trace("mapped " + t.state.Name)
		t.Close()
		t.ports.Import([]string{path})
	})
}

// Close closes the mapper.
func (t *Tables) Close() {
	t.state = TableState{}
	t.tell(t.state)
}

// Stop ends the look under way.
func (t *Tables) Stop() { t.load.Stop() }

func (t *Tables) look(given *app.TableMap) {
	path := t.path
	t.state.Busy, t.state.Problem = true, ""
	t.show()
	t.load.Load(t.env.Ctx, func(ctx context.Context) (app.TableView, error) {
		return t.ports.Tables.LookAtTable(ctx, path, given)
	}, func(v app.TableView, err error) {
		if !t.state.Open || path != t.path {
			return
		}
		t.state.Busy = false
		if err != nil && !cancelled(err) {
			t.state.Problem = Words(err).Text()
		} else if err == nil {
			t.view = v
		}
		t.show()
		t.env.trace("table")
	})
}

// show makes the state of the view.
func (t *Tables) show() {
	s := &t.state
	s.Sheets, s.Sheet = nil, t.view.Sheet
	if len(t.view.Sheets) > 1 {
		s.Sheets = t.view.Sheets
	}
	s.Columns, s.Rows = nil, nil
	for i, head := range t.view.Columns {
		s.Columns = append(s.Columns, TableColumn{Head: head, Sample: t.view.Samples[i], Field: fieldWords(t.view.Map.Columns[head])})
	}
	if len(s.Columns) > mostColumns {
		slices.SortStableFunc(s.Columns, func(a, b TableColumn) int { return rank(a) - rank(b) })
	}
	s.More = max(0, len(s.Columns)-mostColumns)
	s.Columns = s.Columns[:len(s.Columns)-s.More]
	for _, x := range t.view.Rows {
		s.Rows = append(s.Rows, TableRow{
			Title: app.DisplayTitle(x.Title, x.Text), Meta: dotted(x.Source, known(x.Published), strings.Join(x.Byline, ", "), x.Language, x.URL),
			Text: cut(oneLine(x.Text), rowRunes),
		})
	}
	for _, f := range t.view.Failures {
		s.Rows = append(s.Rows, TableRow{Title: "Not imported", Text: sentence(f)})
	}
	s.NoImport, s.Head = "", "The first articles as they will be"
	switch {
	case s.Problem != "":
		s.NoImport = s.Problem
	case s.Busy:
		s.NoImport = "Still reading."
	case !t.view.Clear():
		s.NoImport, s.Head = "Say which column holds the text.", "Say which column holds the text."
	}
	t.tell(*s)
}

func rank(c TableColumn) int {
	if c.Field == NoField {
		return 1
	}
	return 0
}
