package app

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// QuoteID names a quote for as long as it exists: what it belongs to (a statement or an
// annotation) and the bytes of the text version it was cut from. A quote never changes, so
// neither does its name. The role of a passage is not part of it: the same words of one
// statement are one quote, whatever they are there for, and lie at one place.
type QuoteID struct {
	Owner Key  `json:"owner"`
	Span  Span `json:"span"`
}

func (q QuoteID) String() string {
	return fmt.Sprintf("%s %d-%d@%s", q.Owner, q.Span.Start, q.Span.End, q.Span.Version)
}

// PlacementStatus tells how well a quote is found in another text version.
type PlacementStatus string

// The statuses of a placement, the best first.
const (
	PlacedOK     PlacementStatus = "ok"
	PlacedReview PlacementStatus = "review"
	PlacedOrphan PlacementStatus = "orphan"
)

// PlacementStatuses lists the statuses, the best first.
func PlacementStatuses() []PlacementStatus {
	return []PlacementStatus{PlacedOK, PlacedReview, PlacedOrphan}
}

// Worse gives the worse of two statuses; none is better than any.
func (s PlacementStatus) Worse(t PlacementStatus) PlacementStatus {
	all := PlacementStatuses()
	if slices.Index(all, t) > slices.Index(all, s) {
		return t
	}
	return s
}

// PlacementMethod tells how a placement came about.
type PlacementMethod string

// The methods. Those of the program come first, then those of a coder's decision.
const (
	MethodUnique   PlacementMethod = "unique"          // the same words once, as before
	MethodContext  PlacementMethod = "context"         // the same words, this place by what stands around
	MethodChanged  PlacementMethod = "context_changed" // the same words, among others
	MethodSeveral  PlacementMethod = "several_places"  // the same words, several places alike
	MethodInside   PlacementMethod = "inside_character"
	MethodSimilar  PlacementMethod = "similar" // other words, much alike: a suggestion
	MethodNone     PlacementMethod = "none"    // nothing like it
	MethodAccepted PlacementMethod = "accepted"
	MethodByHand   PlacementMethod = "by_hand"
	MethodKept     PlacementMethod = "kept" // stays with the version it was cut from
	MethodGivenUp  PlacementMethod = "given_up"
)

// PlacementMethods lists the methods.
func PlacementMethods() []PlacementMethod {
	return []PlacementMethod{
		MethodUnique, MethodContext, MethodChanged, MethodSeveral, MethodInside, MethodSimilar, MethodNone,
		MethodAccepted, MethodByHand, MethodKept, MethodGivenUp,
	}
}

// Words says the method as a reason, as the review list shows it.
func (m PlacementMethod) Words() string {
	switch m {
	case MethodUnique:
		return "same words"
	case MethodContext:
		return "same words and context"
	case MethodChanged:
		return "same words, context changed"
	case MethodSeveral:
		return "several equal places"
	case MethodInside:
		return "same words, but they end inside a character"
	case MethodSimilar:
		return "similar words"
	case MethodNone:
		return "no such words"
	case MethodAccepted:
		return "accepted"
	case MethodByHand:
		return "marked by hand"
	case MethodKept:
		return "kept on its own version"
	case MethodGivenUp:
		return "not in this text"
	}
	return string(m)
}

// Placement tells where a quote sits in another version of its article's text. The quote
// itself stays as it is. In status review the bounds are a suggestion that nobody has
// accepted; an orphan has none.
type Placement struct {
	Quote   QuoteID         `json:"quote"`
	Article ArticleID       `json:"article"`
	Version VersionID       `json:"version"` // the one placed in
	Bounds                  // of Version; zero for an orphan
	Status  PlacementStatus `json:"status"`
	Method  PlacementMethod `json:"method"`
	Score   float64         `json:"score"` // 0 to 1, how alike words or context are
	Coder   CoderID         `json:"coder,omitempty"`
	At      time.Time       `json:"at"`
}

// Decided reports whether a coder has settled the placement.
func (p Placement) Decided() bool {
	switch p.Method {
	case MethodAccepted, MethodByHand, MethodKept, MethodGivenUp:
		return true
	}
	return false
}

// Standing is the status as it marks a statement: a quote that a coder keeps on its own
// version is as good as one that was found.
func (p Placement) Standing() PlacementStatus {
	if p.Method == MethodKept {
		return PlacedOK
	}
	return p.Status
}

// Key implements Record.
func (p Placement) Key() Key {
	return Key{KindPlacement, p.Quote.String() + " in " + string(p.Version)}
}

func (Placement) sealed() {}

// Validate implements Record.
func (p Placement) Validate() error {
	const op = "placement"
	q := p.Quote
	switch {
	case q.Owner.Kind != KindStatement && q.Owner.Kind != KindAnnotation, q.Owner.ID == "", p.Article == "", q.Span.Version == "", p.Version == "":
		return invalid(op, "a placement needs a quote and a text version", "")
	case q.Span.Version == p.Version:
		return invalid(op, "a quote is not placed in its own text version", "")
	case q.Span.Start < 0 || q.Span.Start >= q.Span.End:
		return invalid(op, "the quote has no words", "")
	case !slices.Contains(PlacementStatuses(), p.Status):
		return invalid(op, "unknown status "+quoted(string(p.Status)), "Use ok, review or orphan.")
	case !slices.Contains(PlacementMethods(), p.Method):
		return invalid(op, "unknown method "+quoted(string(p.Method)), "")
	case p.Status == PlacedOrphan && p.Bounds != (Bounds{}):
		return invalid(op, "a quote without a place has no bounds", "")
	case p.Status != PlacedOrphan && (p.Start < 0 || p.Start >= p.End):
		return invalid(op, fmt.Sprintf("bytes %d to %d are no place", p.Start, p.End), "")
	case p.Score < 0 || p.Score > 1 || p.Score != p.Score:
		return invalid(op, "a score lies between 0 and 1", "")
	}
	return nil
}

// Revision tells of one attempt to get a newer text of an article: by whom, why, and what
// came of it. It either names the text version that was made, or says in Failed why none
// was; what came then is not kept but for its hash, its length and its beginning.
type Revision struct {
	ID       string    `json:"id"` // "V-" and a running number
	Article  ArticleID `json:"article"`
	Version  VersionID `json:"version,omitempty"` // empty for an attempt that failed
	From     VersionID `json:"from"`              // in force when the attempt was made
	MadeFrom string    `json:"made_from"`         // "edit", or extractor and its version
	Reason   string    `json:"reason"`
	Failed   string    `json:"failed,omitempty"` // why the text is not a version
	SHA      VersionID `json:"sha256"`           // of the canonical text that came
	Size     int       `json:"size"`             // of it, in bytes
	Lead     string    `json:"lead,omitempty"`   // first words of a failed attempt
	Coder    CoderID   `json:"coder,omitempty"`
	At       time.Time `json:"at"`
}

// Key implements Record.
func (r Revision) Key() Key { return Key{KindRevision, r.ID} }

func (Revision) sealed() {}

// Validate implements Record.
func (r Revision) Validate() error {
	const op = "text version"
	switch {
	case r.ID == "" || r.Article == "" || r.From == "" || r.SHA == "" || r.Size < 0:
		return invalid(op, "a revision needs an article and a text", "")
	case (r.Version == "") == (r.Failed == ""):
		return invalid(op, "a revision names a text version, or says why there is none", "")
	case r.Version != "" && r.Version != r.SHA:
		return invalid(op, "a revision names the text that came", "")
	case strings.TrimSpace(r.Reason) == "":
		return invalid(op, "a newer text needs a reason", "Say in a few words why the text is to be another.")
	}
	return nil
}
