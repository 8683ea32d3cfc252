package app

// RecordedRow says what became of one row of a file of statements.
type RecordedRow struct {
	Line      int       // of the file, from 1
	Statement Statement // as recorded; zero if Err is set
	Err       error
}

// CodebookChange counts what an import of a codebook did.
type CodebookChange struct {
	Added     int `json:"added"`
	Changed   int `json:"changed"`
	Unchanged int `json:"unchanged"`
}

// ImportOptions qualify an import.
type ImportOptions struct {
	DryRun      bool             // read and compare, store nothing
	NoOriginals bool             // keep texts only, not the files they were read from
	Private     bool             // pages may be fetched from the house's own network
	Source      string           // outlet of articles that name none
	Language    string           // of texts that do not show it
	Map         *TableMap        // how columns of tables are mapped; nil: as remembered, else as their headers propose
	Item        func(ImportItem) // told of each item once it is durable; nil: nobody
}
