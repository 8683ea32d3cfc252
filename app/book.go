package app

import "time"

// Book is everything a workbook or another report is written from: a computed matrix
// with its evidence, sources and codebook. It is a value; writers change nothing in it.
type Book struct {
	Title       string
	Marking     string // printed at the top right of each page, may be empty
	Language    string // of the report, BCP 47
	ExportID    string
	ProjectID   string
	AppVersion  string
	LogSeq      int64 // newest entry of the log
	GeneratedAt time.Time
	Matrix      Matrix
	Codebook    Codebook
	Statements  []BookStatement // every statement that stands behind a cell, once
	Sources     []BookSource    // every article they come from, by seq
	Links       []StatementLink
	TotalCoded  int // statements in the project, counted or not
	Library     int // articles in the project
}

// BookStatement is a statement with what a reader of the workbook wants beside it.
type BookStatement struct {
	Statement
	Paragraph int             // number of the paragraph of its first content passage, from 1
	Context   string          // the paragraph itself
	Placement PlacementStatus // review or orphan where a quote is not for sure in the text in force
}

// BookSource is an article that evidence comes from.
type BookSource struct {
	Article
	Source     string // the outlet's name
	Words      int
	Statements int
}

// BookStatement finds a statement of the book.
func (b Book) BookStatement(id StatementID) (BookStatement, bool) {
	for _, s := range b.Statements {
		if s.ID == id {
			return s, true
		}
	}
	return BookStatement{}, false
}

// BookSource finds a source of the book.
func (b Book) BookSource(id ArticleID) (BookSource, bool) {
	for _, s := range b.Sources {
		if s.ID == id {
			return s, true
		}
	}
	return BookSource{}, false
}
