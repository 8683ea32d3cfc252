package app

import (
	"encoding/json"
	"fmt"
)

// Identifiers. Each is unique within one project and never reused, also after an undo.
type (
	// ArticleID is derived from the first canonical text of the article, so that the
	// same text has the same id in two projects.
	ArticleID string
	// VersionID is the SHA-256 of a canonical text, in lower-case hexadecimal.
	VersionID string
	// OutletID names an outlet; it is a slug of the outlet's name.
	OutletID string
	// ActorID names an actor; it is a slug of the actor's name or comes from a codebook file.
	ActorID string
	// IssueID names an issue; it is a slug of the issue's title or comes from a codebook file.
	IssueID string
	// StatementID is "S-" and a running number.
	StatementID string
	// AnnotationID is "N-" and a running number.
	AnnotationID string
	// TagID is a slug of the tag's name.
	TagID string
	// CoderID names a coder, "C1", "C2" ….
	CoderID string
	// SpecID names a saved matrix spec.
	SpecID string
)

// Kind tells which noun a record is.
type Kind string

// The kinds of records that change sets edit.
const (
	KindProject    Kind = "project"
	KindArticle    Kind = "article"
	KindOutlet     Kind = "outlet"
	KindActor      Kind = "actor"
	KindIssue      Kind = "issue"
	KindStatement  Kind = "statement"
	KindLink       Kind = "link"
	KindAnnotation Kind = "annotation"
	KindNote       Kind = "note"
	KindTag        Kind = "tag"
	KindCoder      Kind = "coder"
	KindSpec       Kind = "spec"
	KindOverride   Kind = "override"
	KindList       Kind = "list"
	KindSearch     Kind = "saved_search"
	KindTermList   Kind = "term_list"
	KindPlacement  Kind = "placement"
	KindRevision   Kind = "revision"
)

// Key is the address of a record: its kind and its id as text.
type Key struct {
	Kind Kind   `json:"kind"`
	ID   string `json:"id"`
}

func (k Key) String() string { return string(k.Kind) + " " + k.ID }

// Record is a noun that change sets can edit. It is sealed: only the nouns of this
// package are records. Records are values; whoever receives one may keep it, nobody
// edits the slices inside it.
type Record interface {
	Key() Key
	// Validate reports what is wrong with the record by itself as an *Error with
	// code Invalid, or nil. References to other records are checked by the store.
	Validate() error
	sealed()
}

// DecodeRecord reads the JSON form of a record of the given kind.
func DecodeRecord(kind Kind, data []byte) (Record, error) {
	switch kind {
	case KindProject:
		return decode[Project](data)
	case KindArticle:
		return decode[Article](data)
	case KindOutlet:
		return decode[Outlet](data)
	case KindActor:
		return decode[Actor](data)
	case KindIssue:
		return decode[Issue](data)
	case KindStatement:
		return decode[Statement](data)
	case KindLink:
		return decode[StatementLink](data)
	case KindAnnotation:
		return decode[Annotation](data)
	case KindNote:
		return decode[Note](data)
	case KindTag:
		return decode[Tag](data)
	case KindCoder:
		return decode[Coder](data)
	case KindSpec:
		return decode[MatrixSpec](data)
	case KindOverride:
		return decode[CellOverride](data)
	case KindList:
		return decode[List](data)
	case KindSearch:
		return decode[SavedSearch](data)
	case KindTermList:
		return decode[TermList](data)
	case KindPlacement:
		return decode[Placement](data)
	case KindRevision:
		return decode[Revision](data)
	case KindEdition:
		return decode[Edition](data)
	case KindVerdict:
		return decode[Verdict](data)
	}
	return nil, fmt.Errorf("decode record: unknown kind %q", kind)
}

func decode[T Record](data []byte) (Record, error) {
	var r T
	if err := json.Unmarshal(data, &r); err != nil {
		return nil, fmt.Errorf("decode %s: %w", r.Key().Kind, err)
	}
	return r, nil
}
