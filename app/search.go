package app

// Query is a search as the user typed it.
type Query struct {
	Text   string
	Sort   string // "relevance", "date" (oldest first), "-date" (newest first, the default)
	Limit  int    // articles a page; 0 means 50
	After  string // cursor: Results.Next of the page before
	Facets bool
	Fold   bool // near-duplicates stand behind one of them, with their number
}

// Results answers a query. Hits are articles; places are the spans in them.
type Results struct {
	Query    string      `json:"query"`
	Reading  string      `json:"reading"` // how the query was understood, one plain sentence
	Notices  []Notice    `json:"notices"`
	Total    int         `json:"total"`            // articles found
	Folded   int         `json:"folded,omitempty"` // of these, not listed because a near-duplicate is
	Places   int         `json:"places"`           // hits in all of them
	Searched int         `json:"searched"`         // articles the answer covers
	Articles int         `json:"articles"`         // articles in the project
	TookMS   float64     `json:"took_ms"`
	Hits     []ResultRow `json:"hits"`
	Facets   []Facet     `json:"facets,omitempty"`
	Next     string      `json:"next,omitempty"`
}

// Notice is a remark on a query, perhaps with a rewritten query that one click runs.
type Notice struct {
	Text string `json:"text"`
	Fix  string `json:"fix,omitempty"`
}

// ResultRow is one article found. Spans are byte ranges of the text version in force,
// TitleSpans of the title.
type ResultRow struct {
	ArticleHead
	Score      float64  `json:"score"`
	Count      int      `json:"count"`            // places in title and text
	Copies     int      `json:"copies,omitempty"` // near-duplicates found that stand behind this one
	Spans      []Bounds `json:"spans"`
	TitleSpans []Bounds `json:"title_spans,omitempty"`
	Snippet    Snippet  `json:"snippet"`
}

// Snippet is a piece of text with the hits in it; spans count in Text.
type Snippet struct {
	Text  string   `json:"text"`
	Spans []Bounds `json:"spans"`
}

// Facet counts the values of one field over the articles found.
type Facet struct {
	Field  string       `json:"field"`
	Values []FacetValue `json:"values"`
}

// FacetValue is a value with the number of articles.
type FacetValue struct {
	Value string `json:"value"`
	Count int    `json:"count"`
}

// Hit is one place found in one article. Title tells that the bounds count in the title.
// Parts are the words that took part; only they are drawn.
type Hit struct {
	Title bool
	Bounds
	Parts []Bounds
}

// IndexStatus tells how far the index is behind the project.
type IndexStatus struct {
	Indexed  int    `json:"indexed"`
	Articles int    `json:"articles"`
	Problem  string `json:"problem,omitempty"`
}

// WordList is the words of the library that a pattern matches, those with most hits first.
type WordList struct {
	Pattern string      `json:"pattern"`
	Words   []WordCount `json:"words"`
	Total   int         `json:"total"` // words matched
}

// WordCount is a word in the form in which words are compared, with where it stands.
type WordCount struct {
	Word     string `json:"word"`
	Articles int    `json:"articles"`
	Hits     int    `json:"hits"`
}
