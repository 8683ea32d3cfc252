package app

import "fmt"

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
	Articles int        `json:"articles"`         // articles found
	Hits     int        `json:"hits"`             // places in all of them
	Hidden   int        `json:"hidden"`           // equal lines not shown
	Searched int        `json:"searched"`         // articles the answer covers
	Total    int        `json:"total"`            // articles in the project
	Sample   int        `json:"sample,omitempty"` // of a draw: how many lines it left, 0 for none
	Of       int        `json:"of,omitempty"`     // of a draw: from how many lines
	Seed     uint64     `json:"seed,omitempty"`   // of a draw: the same seed draws the same lines
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

// about says what the lines are, and how others get the same.
func (k KWIC) about() string {
	text := fmt.Sprintf("%s · %d hits in %d articles; searched %d of %d", k.Query, k.Hits, k.Articles, k.Searched, k.Total)
	if k.Hidden > 0 {
		text += fmt.Sprintf("; %d equal lines of copies not listed", k.Hidden)
	}
	if k.Sample > 0 {
		text += fmt.Sprintf("; %d of %d lines drawn at random, seed %d", k.Sample, k.Of, k.Seed)
	}
	return text
}

// Table gives the concordance as a list that leaves the program.
func (k KWIC) Table() Table {
	t := Table{
		Title: "Concordance", About: k.about(),
		Columns: []Column{
			{Head: "Left", Width: 48, Right: true},
			{Head: "Hit", Width: 18},
			{Head: "Right", Width: 48},
			{Head: "Article", Width: 44},
			{Head: "Source", Width: 20},
			{Head: "Published", Width: 12},
			{Head: "Article ID", Width: 16},
			{Head: "Place", Width: 8},
			{Head: "Start", Width: 8},
			{Head: "End", Width: 8},
			{Head: "Equal lines", Width: 11},
		},
	}
	for _, l := range k.Lines {
		place := "text"
		if l.Title {
			place = "title"
		}
		t.Rows = append(t.Rows, []any{
			l.Left, l.Node, l.Right, l.Heading, l.Source, l.Published, string(l.Article), place, l.Bounds.Start, l.Bounds.End, l.Same,
		})
	}
	return t
}
