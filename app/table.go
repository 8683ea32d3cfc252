package app

// Table is a list that leaves the program as it was on screen: search results, a
// concordance, a batch of queries, statements or annotations. Cells are string, int,
// float64, Date or nil for nothing; a string is never altered on its way out.
type Table struct {
	Title   string // of the list, also the name of the sheet
	About   string // what it is of, as the query, for the reader
	Columns []Column
	Rows    [][]any
}

// Column is a column of a Table.
type Column struct {
	Head  string
	Width float64 // in characters of the workbook's font; 0 for the usual
	Wrap  bool    // long text, shown on several lines
	Right bool    // aligned to the right, as the left context of a concordance
	// Beside is a column beyond what is printed of a workbook; those after it are too.
	Beside bool
}
