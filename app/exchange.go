package app

import "strings"

// CodedProject is what a project holds beside its own file: read from another tool, or
// from another coder's project. Its ids are its own; a project that takes it in gives
// new ones. Articles name their texts, statements and annotations their articles.
type CodedProject struct {
	Format      string // "dna", "qdpx", "qdc" or "parley"
	ID          string // of a project of ours, else empty
	Title       string
	Outlets     []Outlet
	Articles    []Article
	Texts       []TextVersion
	Codebook    Codebook
	TermLists   []TermList
	Specs       []MatrixSpec
	Statements  []Statement
	Links       []StatementLink
	Annotations []Annotation
	Notes       []Note
}

// LossReport tells what was read of another tool's project and what had no place.
type LossReport struct {
	Format      string `json:"format"`
	Articles    int    `json:"articles"`
	Statements  int    `json:"statements"`
	Annotations int    `json:"annotations"`
	Actors      int    `json:"actors"`
	Issues      int    `json:"issues"`
	Coders      int    `json:"coders"`
	Losses      []Loss `json:"losses"`
}

// Loss is one sort of thing that could not be carried over, or only changed.
type Loss struct {
	What  string   `json:"what"`
	Why   string   `json:"why"`
	Count int      `json:"count"`
	Items []string `json:"items,omitempty"` // the first few, by name
}

// mostLossItems bounds the names in a report: enough to find the pattern.
const mostLossItems = 20

// Lose notes one thing that had no place; item names it.
func (r *LossReport) Lose(what, why, item string) {
	for i := range r.Losses {
		l := &r.Losses[i]
		if l.What == what && l.Why == why {
			l.add(item)
			return
		}
	}
	l := Loss{What: what, Why: why}
	l.add(item)
	r.Losses = append(r.Losses, l)
}

func (l *Loss) add(item string) {
	l.Count++
	if item != "" && len(l.Items) < mostLossItems {
		l.Items = append(l.Items, item)
	}
}

// Tally fills in the counts of what was read.
func (r *LossReport) Tally(p CodedProject) {
	r.Format = p.Format
	r.Articles, r.Statements, r.Annotations = len(p.Articles), len(p.Statements), len(p.Annotations)
	r.Actors, r.Issues, r.Coders = len(p.Codebook.Actors), len(p.Codebook.Issues), len(p.Codebook.Coders)
}

// MergeReport counts what taking in a coded project did, or would do.
type MergeReport struct {
	Articles    MergeCount `json:"articles"`
	Statements  MergeCount `json:"statements"`
	Annotations MergeCount `json:"annotations"`
	Actors      MergeCount `json:"actors"`
	Issues      MergeCount `json:"issues"`
	Coders      MergeCount `json:"coders"`
	Tags        MergeCount `json:"tags"`
	Other       MergeCount `json:"other"` // outlets, lists of terms, specs, links and notes
	Skipped     []Loss     `json:"skipped,omitempty"`
	DryRun      bool       `json:"dry_run,omitempty"`
}

// MergeCount tells how many records of a kind were added and how many were there already.
type MergeCount struct {
	Added   int `json:"added"`
	Present int `json:"present"`
}

// Skip notes something that was not taken in.
func (r *MergeReport) Skip(what, why, item string) {
	l := LossReport{Losses: r.Skipped}
	l.Lose(what, why, item)
	r.Skipped = l.Losses
}

// AdoptOptions qualify the taking in of a coded project.
type AdoptOptions struct {
	DryRun bool   // count only, change nothing
	Label  string // of the step, as “Convert a.dna”; empty: after the project's title
}

// ExchangeSource is what files for other programs are written from.
type ExchangeSource struct {
	Book       Book
	Project    CodedProject
	Report     ReportOptions
	AppVersion string
}

// ExportRequest says what is to be written where. The ending of the name is the format.
type ExportRequest struct {
	Path   string
	Spec   MatrixSpec
	Report ReportOptions
	Force  bool // replace a file that is there
}

// Exported tells what an export wrote.
type Exported struct {
	Files  []string `json:"files"`
	Losses []Loss   `json:"losses,omitempty"` // what the format cannot hold
}

// ExportEnding gives the format that a name asks for, without its dot. Some names have two
// endings: “list.excel.csv” is CSV for opening in Excel.
func ExportEnding(path string) string {
	name := strings.ToLower(path)
	for _, double := range []string{"excel.csv", "dna.csv", "csl.json", "jsonld.zip"} {
		if strings.HasSuffix(name, "."+double) {
			return double
		}
	}
	i := strings.LastIndexAny(name, "./\\")
	if i < 0 || name[i] != '.' {
		return ""
	}
	return name[i+1:]
}

// ExportFormat is a format that files are written in.
type ExportFormat struct{ Ending, What string }

// ExportFormats lists the formats in the order in which they are offered.
func ExportFormats() []ExportFormat {
	return []ExportFormat{
		{"xlsx", "the workbook: matrix, positions, evidence, method"},
		{"docx", "a brief to be edited in Word: matrix, issues and actors with quotes, sources in footnotes"},
		{"html", "the same brief as one page for the browser, to be printed or saved as PDF"},
		{"csv", "the evidence, exact (RFC 4180, UTF-8)"},
		{"excel.csv", "the evidence for opening in Excel, safe from formulas"},
		{"dna.csv", "the statements as an event list of Discourse Network Analyzer"},
		{"json", "matrix, statements, sources and the whole project in one document"},
		{"jsonld", "statements and annotations as W3C Web Annotations"},
		{"jsonld.zip", "the same, a page an article, with the texts that they stand in"},
		{"graphml", "positions as a graph, own and reported edges apart"},
		{"qdpx", "the project for REFI-QDA programs"},
		{"qdc", "the codebook for REFI-QDA programs"},
		{"bib", "the sources as BibTeX"},
		{"csl.json", "the sources as CSL-JSON"},
	}
}
