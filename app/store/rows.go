package store

import (
	"database/sql"
	"encoding/json"
	"fmt"
	"strings"
	"time"

	"parley/app"
)

// selection names records by a query for their ids; the zero value selects all.
type selection struct {
	sub  string
	args []any
}

// only selects one record.
func only[T ~string](id T) selection { return selection{sub: `SELECT ?`, args: []any{string(id)}} }

// among selects records by their ids.
func among[T ~string](ids []T) selection {
	data, err := json.Marshal(ids)
	if err != nil { // strings always marshal
		return selection{sub: `SELECT NULL`}
	}
	return selection{sub: `SELECT value FROM json_each(?)`, args: []any{string(data)}}
}

// where gives the condition on the column that holds the id, or nothing.
func (s selection) where(column string) string {
	if s.sub == "" {
		return ""
	}
	return ` WHERE ` + column + ` IN (` + s.sub + `)`
}

// ordered gives the tables of a query over a kind of record, in the order in which the
// records were made; the record's table is t.
func (s selection) ordered(kind app.Kind, table string) string {
	return ` FROM ` + table + ` t JOIN creation c ON c.kind = '` + string(kind) + `' AND c.id = t.id` +
		s.where("t.id") + ` ORDER BY c.ordinal`
}

// values reads a table of owned texts: owner, n, value.
func values[T ~string](t *tx, table string, s selection) (map[string][]T, error) {
	out := map[string][]T{}
	err := t.each(`SELECT owner, value FROM `+table+s.where("owner")+` ORDER BY owner, n`, s.args,
		func(scan func(...any) error) error {
			var owner, value string
			if err := scan(&owner, &value); err != nil {
				return err
			}
			out[owner] = append(out[owner], T(value))
			return nil
		})
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", table, err)
	}
	return out, nil
}

// putValues writes a table of owned texts for one owner.
func putValues[T ~string](t *tx, table, owner string, list []T) error {
	for n, v := range list {
		if err := t.insert(table, "owner, n, value", owner, n, string(v)); err != nil {
			return err
		}
	}
	return nil
}

// insert adds a row; columns are named in the order of the arguments.
func (t *tx) insert(table, columns string, args ...any) error {
	query := `INSERT INTO ` + table + ` (` + columns + `) VALUES (?` + strings.Repeat(`, ?`, len(args)-1) + `)`
	if err := t.exec(query, args...); err != nil {
		return fmt.Errorf("insert into %s: %w", table, err)
	}
	return nil
}

// records widens a list of one kind of record.
func records[T app.Record](in []T, err error) ([]app.Record, error) {
	out := make([]app.Record, len(in))
	for i, r := range in {
		out[i] = r
	}
	return out, err
}

// null makes an empty reference NULL, which foreign keys leave alone.
func null[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

// orEmpty scans a text that may be NULL.
type orEmpty[T ~string] struct{ to *T }

func optional[T ~string](to *T) sql.Scanner { return orEmpty[T]{to} }

// Scan implements sql.Scanner.
func (o orEmpty[T]) Scan(v any) error {
	switch v := v.(type) {
	case nil:
		*o.to = ""
	case string:
		*o.to = T(v)
	default:
		return fmt.Errorf("a text is stored as %T", v)
	}
	return nil
}

// Times are written to the nanosecond, so that nothing is lost between the program and
// the file.

func stamp(at time.Time) string { return at.UTC().Format(time.RFC3339Nano) }

// instant scans a time.
type instant struct{ to *time.Time }

// Scan implements sql.Scanner.
func (i instant) Scan(v any) error {
	switch v := v.(type) {
	case string:
		at, err := time.Parse(time.RFC3339Nano, v)
		*i.to = at.UTC()
		return err
	case time.Time:
		*i.to = v.UTC()
		return nil
	}
	return fmt.Errorf("a time is stored as %T", v)
}

// asJSON scans a JSON column; the empty object and list are nil.
type asJSON struct{ to any }

// Scan implements sql.Scanner.
func (j asJSON) Scan(v any) error {
	text, ok := v.(string)
	if !ok {
		return fmt.Errorf("JSON is stored as %T", v)
	}
	if text == "null" || text == "{}" || text == "[]" {
		return nil
	}
	return json.Unmarshal([]byte(text), j.to)
}

// jsonText gives the JSON of a small map or list. Keys are sorted, so equal values have
// equal texts.
func jsonText(v any) (string, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return "", fmt.Errorf("encode: %w", err)
	}
	return string(data), nil
}
