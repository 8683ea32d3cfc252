package app

// Extracted is what a reader makes of a file: canonical text and metadata, nothing stored.
// Its JSON form is the line of `parley extract --json`.
type Extracted struct {
	Path       string            `json:"path"`
	Part       string            `json:"part,omitempty"`
	Format     string            `json:"format"`
	Encoding   string            `json:"encoding,omitempty"` // of the file, where it had to be found out
	Title      string            `json:"title"`
	Byline     []string          `json:"byline"`
	Source     string            `json:"source"`
	Published  Date              `json:"published"`
	Precision  Precision         `json:"published_precision"`
	Language   string            `json:"language"`
	URL        string            `json:"url"`
	Kind       ArticleKind       `json:"kind"`
	Text       string            `json:"text"`
	Paragraphs []Bounds          `json:"-"` // shown as pairs by the command line
	Sentences  []Bounds          `json:"-"`
	Blocks     []Block           `json:"blocks,omitempty"` // paragraphs that are headings, quotations and the like
	Related    []RelatedLink     `json:"related"`
	WireCredit string            `json:"wire_credit,omitempty"`
	Retrieved  Date              `json:"retrieved,omitempty"`
	Provenance map[string]string `json:"provenance"`
	Attributes map[string]string `json:"attributes,omitempty"`
	Warnings   []string          `json:"warnings"`
	Extractor  string            `json:"extractor"` // name and version of the reader
	SourceSHA  string            `json:"source_sha256"`
}

// ImportOutcome is what became of one article or file.
type ImportOutcome string

// The outcomes of an import.
const (
	OutcomeImported  ImportOutcome = "imported"
	OutcomeDuplicate ImportOutcome = "duplicate"
	OutcomeVersion   ImportOutcome = "version" // a newer text of an article that is there
	OutcomeFailed    ImportOutcome = "failed"
)

// ImportItem is one line of the import report.
type ImportItem struct {
	Path     string        `json:"path"`
	Part     string        `json:"part,omitempty"`
	Outcome  ImportOutcome `json:"outcome"`
	Article  ArticleID     `json:"id,omitempty"` // imported, or the one it duplicates
	Title    string        `json:"title,omitempty"`
	Reason   string        `json:"reason,omitempty"`
	Hint     string        `json:"hint,omitempty"`
	Warnings []string      `json:"warnings,omitempty"`
}

// ImportReport says what an import did; items are in the order of the input.
type ImportReport struct {
	Items      []ImportItem `json:"items"`
	Imported   int          `json:"imported"`
	Duplicates int          `json:"duplicates"`
	Versions   int          `json:"versions,omitempty"`
	Failed     int          `json:"failed"`
	Cancelled  bool         `json:"cancelled,omitempty"`
}

// Add appends an item and counts it.
func (r *ImportReport) Add(it ImportItem) {
	r.Items = append(r.Items, it)
	switch it.Outcome {
	case OutcomeImported:
		r.Imported++
	case OutcomeDuplicate:
		r.Duplicates++
	case OutcomeVersion:
		r.Versions++
	case OutcomeFailed:
		r.Failed++
	}
}
