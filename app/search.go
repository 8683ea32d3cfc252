package app

// Query is a search as the user typed it.
type Query struct {
	Text   string
	Sort   string // one of SortOrders; empty means newest first
	Limit  int    // articles a page; 0 means 50
	After  string // cursor: Results.Next of the page before
	Facets bool
	Fold   bool // near-duplicates stand behind one of them, with their number
	// Mute names search words, as Results.Words does, whose places are neither marked nor
	// walked to. The articles found and the figures stay what they are.
	Mute []string
}

// SortOrder is an order of results: its code, and what a person reads.
type SortOrder struct{ Code, Words string }

// The codes of the orders that code branches on.
const (
	SortNewest    = "-date"
	SortOldest    = "date"
	SortRelevance = "relevance"
	SortSource    = "source" // by name, the newest of each first
	SortTitle     = "title"
	SortLength    = "length" // the longest first
	SortHits      = "hits"   // the most hits first
)

// SortOrders lists the orders of results, the default first. Articles that lack what is
// sorted by come last; equal ones are ordered by id, so that pages neither repeat nor miss
// one.
func SortOrders() []SortOrder {
	return []SortOrder{
		{SortNewest, "Newest first"},
		{SortOldest, "Oldest first"},
		{SortRelevance, "Best match first"},
		{SortHits, "Most hits first"},
		{SortSource, "By outlet"},
		{SortTitle, "By title"},
		{SortLength, "Longest first"},
	}
}

// Results answers a query. Hits are articles; places are the spans in them.
type Results struct {
	Query   string   `json:"query"`
	Reading string   `json:"reading"` // how the query was understood, one plain sentence
	Notices []Notice `json:"notices"`
	// Converted is set where the query looks like one of another system.
	Converted *Conversion `json:"converted,omitempty"`
	Total     int         `json:"total"`            // articles found
	Folded    int         `json:"folded,omitempty"` // of these, not listed because a near-duplicate is
	Places    int         `json:"places"`           // hits in all of them
	Words     []WordHits  `json:"words"`            // how often each search word took part
	Searched  int         `json:"searched"`         // articles the answer covers
	Articles  int         `json:"articles"`         // articles in the project
	TookMS    float64     `json:"took_ms"`
	Hits      []ResultRow `json:"hits"`
	Facets    []Facet     `json:"facets,omitempty"`
	Next      string      `json:"next,omitempty"`
}

// WordHits tells how often a search word took part in the hits of all articles found. A
// phrase is one search word, and so are the terms of a list.
type WordHits struct {
	Word string `json:"word"` // as it stands in a query
	Hits int    `json:"hits"`
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
