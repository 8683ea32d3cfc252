package app

import "time"

// SyncClass says what an edit of a workbook that came back is (workbook.md, 8).
type SyncClass string

// The classes of edits. Proposed, missing and new rows can be accepted, a conflict by
// choosing the file's side; the others are told and change nothing.
const (
	SyncPropose  SyncClass = "propose"
	SyncConflict SyncClass = "conflict"
	SyncRefused  SyncClass = "refused"
	SyncMissing  SyncClass = "missing"
	SyncNew      SyncClass = "new"
	SyncWarning  SyncClass = "warning"
)

// SyncClasses lists the classes in the order in which they are shown.
func SyncClasses() []SyncClass {
	return []SyncClass{SyncPropose, SyncConflict, SyncMissing, SyncNew, SyncRefused, SyncWarning}
}

// Acceptable reports whether an edit of the class can be taken over.
func (c SyncClass) Acceptable() bool {
	return c == SyncPropose || c == SyncConflict || c == SyncMissing || c == SyncNew
}

// EditedBook is a workbook of ours as it came back: what of it can be compared.
type EditedBook struct {
	Name   string // of the file, without its folder
	SHA256 string
	Meta   map[string]string // the hidden sheet that says which export it is
	Tables []EditedTable
}

// EditedTable is a sheet that was recognised by its headers.
type EditedTable struct {
	Role  string // one of the Edited constants
	Sheet string // its name as it is now
	Heads []string
	IDs   []string // of the issue columns of Matrix, by column; elsewhere empty
	Rows  []EditedRow
}

// The roles of the sheets that are compared.
const (
	EditedMatrix    = "Matrix"
	EditedPositions = "Positions"
	EditedEvidence  = "Evidence"
)

// EditedRow is a row of a table, by column.
type EditedRow struct {
	Row   int // on the sheet, from 1
	Cells []EditedCell
}

// EditedCell is what a cell holds. A number keeps the digits of the file.
type EditedCell struct {
	Text    string
	Formula bool
}

// BookEdit is a difference between a workbook as it was written and as it came back. Which
// field of which record it is of, the column's head says.
type BookEdit struct {
	Class     SyncClass
	Table     string // the role of the sheet
	Sheet     string
	Row       int // 0 for a row that is gone
	Statement StatementID
	Cell      CellKey // where Statement is empty
	Column    string
	Was, Now  string
	Why       string
	Values    map[string]string // of a new row, by column
}

// SyncRow is one edit of a workbook that came back, as it is shown and accepted.
type SyncRow struct {
	N       int       `json:"n"` // from 1; names the row when it is accepted
	Class   SyncClass `json:"class"`
	Sheet   string    `json:"sheet"`
	Row     int       `json:"row,omitempty"`
	Subject string    `json:"subject"` // what it is of: “S-12” or “Ann Lind · Port fees”
	Field   string    `json:"field,omitempty"`
	Was     string    `json:"was"`
	Now     string    `json:"now"`               // in the file
	Project string    `json:"project,omitempty"` // what the project has meanwhile, of a conflict
	Why     string    `json:"why,omitempty"`
}

// Sync is the preview of an edited workbook, or what became of it.
type Sync struct {
	File      string            `json:"file"`
	SHA256    string            `json:"sha256"`
	ExportID  string            `json:"export_id"`
	Exported  time.Time         `json:"exported"`
	LogSeq    int64             `json:"log_seq"` // newest entry of the log when it was compared
	Rows      []SyncRow         `json:"rows"`
	Counts    map[SyncClass]int `json:"counts"`
	Applied   []int             `json:"applied,omitempty"` // rows taken over
	AppliedAs int               `json:"records,omitempty"` // records changed by it
}

// Add appends a row and numbers it.
func (s *Sync) Add(r SyncRow) int {
	if s.Counts == nil {
		s.Counts = map[SyncClass]int{}
	}
	r.N = len(s.Rows) + 1
	s.Rows = append(s.Rows, r)
	s.Counts[r.Class]++
	return r.N
}

// Partly reports whether something was refused, warned of, or left to a choice.
func (s Sync) Partly() bool {
	return s.Counts[SyncRefused]+s.Counts[SyncWarning]+s.Counts[SyncConflict] > 0
}

// SyncOptions qualify the taking over of an edited workbook.
type SyncOptions struct {
	Apply  bool
	Only   []int  // rows to take over; nil: all that are proposed, missing or new
	Reason string // of overrides for which the workbook gives none; empty: that they came with the file
	SHA256 string // of the file that was previewed; empty: any
	LogSeq int64  // newest entry of the log at the preview; 0: any
}

// KindCell is the kind of the key by which notes hang on a cell of the matrix. A cell is
// computed and no record, so nothing else has this kind.
const KindCell Kind = "cell"

// NoteKey gives the key by which notes hang on the cell.
func (c CellKey) NoteKey() Key { return Key{KindCell, string(c.Actor) + "/" + string(c.Issue)} }
