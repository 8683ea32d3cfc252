package app

// KWICOptions say how a concordance is made: key word in context.
type KWICOptions struct {
	Query  Query
	Width  int      // characters of context on each side; 0 means 50
	Sort   []string // up to three of "1L" … "5L", "node", "1R" … "5R"; none: order of the search
	Fold   bool     // equal lines of one near-duplicate group are shown once
	Sample int      // so many lines, drawn at random; 0: all
	Seed   uint64   // of the draw: the same seed draws the same lines
}

// KWIC is a concordance. Hits counts all places, Lines holds those shown.
type KWIC struct {
	Query    string     `json:"query"`
	Reading  string     `json:"reading"`
	Notices  []Notice   `json:"notices"`
	Articles int        `json:"articles"` // articles found
	Hits     int        `json:"hits"`     // places in all of them
	Hidden   int        `json:"hidden"`   // equal lines not shown
	Searched int        `json:"searched"` // articles the answer covers
	Total    int        `json:"total"`    // articles in the project
	Sampled  bool       `json:"sampled,omitempty"`
	Lines    []KWICLine `json:"lines"`
}

// KWICLine is one place with its context. Left, Node and Right are the text's own
// characters but for line breaks, which are blanks. Bounds count in the text version in
// force, or in the title.
type KWICLine struct {
	Article   ArticleID `json:"article"`
	Heading   string    `json:"title"`
	Source    string    `json:"source"`
	Published Date      `json:"published"`
	Title     bool      `json:"in_title,omitempty"`
	Bounds    Bounds    `json:"span"`
	Left      string    `json:"left"`
	Node      string    `json:"node"`
	Right     string    `json:"right"`
	Same      int       `json:"same,omitempty"` // equal lines that this one stands for
}
