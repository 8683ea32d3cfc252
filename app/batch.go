package app

import (
	"fmt"
	"strings"
)

// BatchRow is one query of a batch.
type BatchRow struct {
	Line  int    // of the list, from 1
	Name  string // what the list calls it; may be empty
	Query string
}

// BatchResult is what one query of a batch found, or why it did not run.
type BatchResult struct {
	Line     int      `json:"line"`
	Name     string   `json:"name,omitempty"`
	Query    string   `json:"query"`
	Reading  string   `json:"reading"`
	Notices  []Notice `json:"notices,omitempty"`
	Articles int      `json:"articles"`
	Hits     int      `json:"hits"`
	Searched int      `json:"searched"`
	Problem  string   `json:"problem,omitempty"`
	Hint     string   `json:"hint,omitempty"`
}

// SearchNews tells how a saved search stands: what it finds now and what of that was not
// there when it was last looked at.
type SearchNews struct {
	SavedSearch
	Now     int         `json:"count_now"`
	New     []ArticleID `json:"new,omitempty"`
	Problem string      `json:"problem,omitempty"` // the query does not run any more
}

// maxBatch bounds the queries of one batch; ten thousand are a day's work of a machine.
const maxBatch = 10_000

// BatchRows reads the queries of a table: the column headed "query" (else the only or the
// last one) holds them, one headed "name" what to call them. A table of one column without
// a known head is a plain list, its first line a query too.
func BatchRows(table [][]string) ([]BatchRow, error) {
	if len(table) == 0 {
		return nil, &Error{Code: Invalid, Op: "batch", Msg: "the list holds no queries", Hint: "Write one query a line."}
	}
	query, name, skip := -1, -1, 0
	for i, head := range table[0] {
		switch strings.ToLower(strings.TrimSpace(head)) {
		case "query", "search", "queries":
			query = i
		case "name", "label", "title":
			name = i
		}
	}
	if query >= 0 {
		skip = 1
	} else {
		query = len(table[0]) - 1
		if name >= 0 {
			skip = 1
		} else if len(table[0]) > 1 {
			name = 0
		}
	}
	var out []BatchRow
	for i, row := range table[skip:] {
		r := BatchRow{Line: i + skip + 1}
		if query < len(row) {
			r.Query = strings.TrimSpace(row[query])
		}
		if name >= 0 && name < len(row) && name != query {
			r.Name = strings.TrimSpace(row[name])
		}
		if r.Query == "" && r.Name == "" {
			continue
		}
		out = append(out, r)
	}
	if len(out) > maxBatch {
		return nil, &Error{Code: Unsupported, Op: "batch", Msg: fmt.Sprintf("the list holds more than %d queries", maxBatch), Hint: "Cut it into parts."}
	}
	return out, nil
}

// BatchTable gives the results of a batch as a list that leaves the program.
func BatchTable(results []BatchResult) Table {
	t := Table{
		Title: "Batch search", About: fmt.Sprintf("%d queries", len(results)),
		Columns: []Column{
			{Head: "Line", Width: 7},
			{Head: "Name", Width: 24},
			{Head: "Query", Width: 44, Wrap: true},
			{Head: "Articles", Width: 10},
			{Head: "Hits", Width: 10},
			{Head: "Searched", Width: 10},
			{Head: "Read as", Width: 60, Wrap: true},
			{Head: "Remarks", Width: 44, Wrap: true},
		},
	}
	for _, r := range results {
		var remarks []string
		if r.Problem != "" {
			remarks = append(remarks, strings.TrimSpace(r.Problem+". "+r.Hint))
		}
		for _, n := range r.Notices {
			remarks = append(remarks, n.Text)
		}
		row := []any{r.Line, r.Name, r.Query, r.Articles, r.Hits, r.Searched, r.Reading, strings.Join(remarks, "\n")}
		if r.Problem != "" { // nothing was counted
			row[3], row[4], row[5] = nil, nil, nil
		}
		t.Rows = append(t.Rows, row)
	}
	return t
}
