package app

import (
	"strings"
	"time"
)

// KindEdition is the kind of editions.
const KindEdition Kind = "edition"

// Edition is a matrix kept as it was handed to readers: with its spec, its hash and all
// evidence, so that later ones can be compared with it whatever was edited since.
type Edition struct {
	ID     string    `json:"id"`
	Name   string    `json:"name"`
	At     time.Time `json:"at"`
	Coder  CoderID   `json:"coder,omitempty"`
	LogSeq int64     `json:"log_seq"` // newest entry of the log when it was taken
	Matrix Matrix    `json:"matrix"`
}

// Key implements Record.
func (e Edition) Key() Key { return Key{KindEdition, e.ID} }

func (Edition) sealed() {}

// Validate implements Record.
func (e Edition) Validate() error {
	if strings.TrimSpace(e.Matrix.Hash) == "" {
		return invalid("edition", "an edition needs a computed matrix", "")
	}
	return needName("edition", e.ID, e.Name)
}

// ChangeQuery asks what changed between two dates or two editions. From and To are each a
// date (what was said up to then) or the name of an edition; an empty To is today.
type ChangeQuery struct {
	From, To string
	Spec     MatrixSpec // of matrices that have to be computed
	OwnSpec  bool       // the caller chose Spec; else that of an edition is used for both
}

// ChangeReport tells what changed from one matrix to another.
type ChangeReport struct {
	Spec    MatrixSpec    `json:"spec"`
	From    ChangeEnd     `json:"from"`
	To      ChangeEnd     `json:"to"`
	Actors  []MatrixActor `json:"actors"`
	Issues  []MatrixIssue `json:"issues"`
	Changes []CellChange  `json:"changes"`
}

// ChangeEnd is one of the two matrices.
type ChangeEnd struct {
	Label   string `json:"label"` // the date or the name of the edition
	Edition string `json:"edition,omitempty"`
	Hash    string `json:"hash"`
	Counted int    `json:"counted"` // statements
}
