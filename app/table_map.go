package app

import (
	"encoding/json"
	"slices"
	"strings"
)

// The fields of an article that a column of a table can be.
const (
	ColumnText      = "text"
	ColumnTitle     = "title"
	ColumnPublished = "published"
	ColumnSource    = "source"
	ColumnByline    = "byline"
	ColumnURL       = "url"
	ColumnLanguage  = "language"
	ColumnKind      = "kind"
)

// TableFields lists the fields of columns in the order in which they are proposed.
func TableFields() []string {
	return []string{ColumnText, ColumnTitle, ColumnPublished, ColumnSource, ColumnByline, ColumnURL, ColumnLanguage, ColumnKind}
}

// TableMap says which column of a table of articles is which field. Columns without a
// field become attributes of the article. Its JSON form is what `--map FILE` takes.
type TableMap struct {
	Columns map[string]string `json:"columns"`         // header of the column → field
	Sheet   string            `json:"sheet,omitempty"` // of a workbook; the first one otherwise
}

// Column gives the header of the column that holds a field, or "".
func (m TableMap) Column(field string) string {
	for c, f := range m.Columns {
		if f == field {
			return c
		}
	}
	return ""
}

// ParseTableMap reads the JSON form, or "text=Body,date=Published".
func ParseTableMap(s string) (TableMap, error) {
	m := TableMap{Columns: map[string]string{}}
	if s = strings.TrimSpace(s); strings.HasPrefix(s, "{") {
		if err := json.Unmarshal([]byte(s), &m); err != nil {
			return TableMap{}, mapProblem("it is not the JSON of a map", err)
		}
		return m, m.check()
	}
	for pair := range strings.SplitSeq(s, ",") {
		field, column, ok := strings.Cut(pair, "=")
		if !ok {
			return TableMap{}, mapProblem("“"+pair+"” is not field=column", nil)
		}
		m.Columns[strings.TrimSpace(column)] = strings.TrimSpace(field)
	}
	return m, m.check()
}

// check brings the names of fields into one form and refuses those that are none.
func (m TableMap) check() error {
	for column, field := range m.Columns {
		named := tableFieldNamed(field)
		if !slices.Contains(TableFields(), named) {
			return mapProblem("“"+field+"” is no field; the fields are "+strings.Join(TableFields(), ", "), nil)
		}
		m.Columns[column] = named
	}
	return nil
}

// tableFieldNamed accepts the words that people use for fields.
func tableFieldNamed(s string) string {
	switch s = strings.ToLower(s); s {
	case "date":
		return ColumnPublished
	case "author":
		return ColumnByline
	case "outlet":
		return ColumnSource
	case "body":
		return ColumnText
	}
	return s
}

func mapProblem(why string, err error) error {
	return &Error{
		Code: Invalid, Op: "import", Msg: "the map of columns is not understood: " + why,
		Hint: "Write it as “text=Body,date=Published”: the field, then the header of its column.", Err: err,
	}
}

// TableMaps are the maps that the readers of tables know.
type TableMaps struct {
	All   *TableMap           `json:"all,omitempty"`   // for every table; nil: Known decides
	Known map[string]TableMap `json:"known,omitempty"` // by the signature of the headers; others as the headers propose
}

// TableView is what a column mapper shows of a table before it is imported.
type TableView struct {
	Columns   []string    `json:"columns"`          // headers in their order
	Samples   []string    `json:"samples"`          // the first words in each column
	Map       TableMap    `json:"map"`              // proposed, or the one given
	Sheet     string      `json:"sheet,omitempty"`  // of a workbook: the one looked at
	Sheets    []string    `json:"sheets,omitempty"` // of a workbook
	Signature string      `json:"signature"`        // of the headers: the same for the next table of this kind
	Rows      []Extracted `json:"rows"`             // the first ones as they would be imported
	Failures  []string    `json:"failures"`         // of these rows
}

// Clear reports whether the map shows where the text is.
func (v TableView) Clear() bool { return v.Map.Column(ColumnText) != "" }

// ImportProfile is an import that is done again and again: the folder of every morning.
type ImportProfile struct {
	Paths       []string `json:"paths"`                  // files, folders and addresses
	Tables      string   `json:"tables,omitempty"`       // how columns are mapped, as ParseTableMap reads it
	Source      string   `json:"source,omitempty"`       // outlet where a file names none
	Language    string   `json:"language,omitempty"`     // where a text does not show it
	NoOriginals bool     `json:"no_originals,omitempty"` // keep texts only
	Private     bool     `json:"private,omitempty"`      // pages of the house's own network
}

// Options gives what the profile says of the import itself.
func (p ImportProfile) Options() (ImportOptions, error) {
	o := ImportOptions{NoOriginals: p.NoOriginals, Private: p.Private, Source: p.Source, Language: p.Language}
	if p.Tables == "" {
		return o, nil
	}
	m, err := ParseTableMap(p.Tables)
	if err != nil {
		return o, err
	}
	o.Map = &m
	return o, nil
}
