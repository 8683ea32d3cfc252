package app

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
