package app

import (
	"slices"
	"strings"
	"time"
)

// Review is the standing of a statement.
type Review string

// The review states. A rejected statement is kept and never counted.
const (
	ReviewDraft    Review = "draft"
	ReviewReviewed Review = "reviewed"
	ReviewDisputed Review = "disputed"
	ReviewRejected Review = "rejected"
)

// Reviews lists the review states.
func Reviews() []Review { return []Review{ReviewDraft, ReviewReviewed, ReviewDisputed, ReviewRejected} }

// The origins of a statement.
const (
	OriginManual     = "manual"
	OriginSuggestion = "suggestion_accepted"
	OriginDNA        = "imported:dna"
	OriginQDPX       = "imported:qdpx"
	OriginXLSX       = "imported:xlsx"
)

// Origins lists the origins of a statement.
func Origins() []string {
	return []string{OriginManual, OriginSuggestion, OriginDNA, OriginQDPX, OriginXLSX}
}

// Statement is the atom: who holds which stance on which issue, as told by whom, in
// which words. Speaker may be empty. Passages are in text order; several content
// passages form one discontinuous quote.
type Statement struct {
	ID              StatementID       `json:"id"`
	Article         ArticleID         `json:"article"`
	Speaker         ActorID           `json:"speaker,omitempty"`
	Holder          ActorID           `json:"holder,omitempty"`
	Issue           IssueID           `json:"issue,omitempty"`
	Stance          Stance            `json:"stance,omitempty"`
	Condition       string            `json:"condition,omitempty"`
	ScalePoint      *float64          `json:"scale_point,omitempty"` // 0–100 on the issue's scale
	Salience        *float64          `json:"salience,omitempty"`    // 0–100
	Firmness        *float64          `json:"firmness,omitempty"`    // 0–100
	Attribution     Attribution       `json:"attribution_type,omitempty"`
	Chain           []AttributionLink `json:"chain,omitempty"` // outermost first
	Certainty       string            `json:"certainty,omitempty"`
	Polarity        string            `json:"polarity,omitempty"`
	TimeReference   string            `json:"time_reference,omitempty"`
	StatedAt        Date              `json:"stated_at,omitempty"`
	StatedBasis     string            `json:"stated_basis,omitempty"`
	Act             string            `json:"act,omitempty"`
	Paraphrase      string            `json:"paraphrase,omitempty"`
	Note            string            `json:"note,omitempty"`
	KeyEvidence     bool              `json:"key_evidence,omitempty"`
	CoderConfidence string            `json:"coder_confidence,omitempty"`
	Coder           CoderID           `json:"coder,omitempty"`
	Origin          string            `json:"origin"`
	Review          Review            `json:"review"`
	Tags            []TagID           `json:"tags,omitempty"`
	CreatedAt       time.Time         `json:"created_at"`
	UpdatedAt       time.Time         `json:"updated_at"`
	Passages        []Passage         `json:"passages"`
}

// AttributionLink is one step by which words reached the reader, the outermost first.
// Either SourceActor or SourceLabel names the source.
type AttributionLink struct {
	SourceActor ActorID `json:"actor,omitempty"`
	SourceLabel string  `json:"label,omitempty"`
	Anonymity   string  `json:"anonymity,omitempty"`
	CueText     string  `json:"cue,omitempty"`
	CueSpan     *Bounds `json:"cue_span,omitempty"` // bytes in the statement's text version
	Channel     string  `json:"channel,omitempty"`
}

// StatementLink is a typed relation between two statements; From does it to To.
type StatementLink struct {
	From StatementID `json:"from"`
	To   StatementID `json:"to"`
	Type string      `json:"type"`
}

// LinkType is the code of a statement link.
type LinkType = string

// The types of statement links.
const (
	LinkRepeats     = "repeats"
	LinkDenies      = "denies"
	LinkConfirms    = "confirms"
	LinkClarifies   = "clarifies"
	LinkSupersedes  = "supersedes"
	LinkContradicts = "contradicts"
	LinkRespondsTo  = "responds_to"
)

// LinkTypes lists the types of statement links.
func LinkTypes() []string {
	return []string{
		LinkRepeats, LinkDenies, LinkConfirms, LinkClarifies, LinkSupersedes, LinkContradicts, LinkRespondsTo,
	}
}

// Counts reports whether the statement takes part in counting (invariant 4 and rule S).
func (s Statement) Counts() bool {
	return s.Review != ReviewRejected && s.Holder != "" && s.Issue != "" && s.Stance.Valid()
}

// Contents gives the content passages in text order. Nobody changes them: they may be those
// of the statement itself.
func (s Statement) Contents() []Passage {
	if !slices.ContainsFunc(s.Passages, func(p Passage) bool { return p.Role != RoleContent }) {
		return slices.Clip(s.Passages)
	}
	var out []Passage
	for _, p := range s.Passages {
		if p.Role == RoleContent {
			out = append(out, p)
		}
	}
	return out
}

// QuoteText gives the words of the content passages, joined by " […] " where there are
// several. No character is altered.
func (s Statement) QuoteText() string {
	var parts []string
	for _, p := range s.Contents() {
		parts = append(parts, p.Exact)
	}
	return strings.Join(parts, " […] ")
}

// Passage gives the first passage with the role.
func (s Statement) Passage(role Role) (Passage, bool) {
	i := slices.IndexFunc(s.Passages, func(p Passage) bool { return p.Role == role })
	if i < 0 {
		return Passage{}, false
	}
	return s.Passages[i], true
}

// Reporter gives the outermost link of the chain that is not the holder speaking for
// itself: who reports the position. ok is false where nobody stands between.
func (s Statement) Reporter() (link AttributionLink, ok bool) {
	for _, l := range s.Chain {
		if l.SourceActor != s.Holder || l.SourceActor == "" {
			return l, true
		}
	}
	return AttributionLink{}, false
}

// Key implements Record.
func (s Statement) Key() Key { return Key{KindStatement, string(s.ID)} }

// Key implements Record.
func (l StatementLink) Key() Key {
	return Key{KindLink, string(l.From) + " " + l.Type + " " + string(l.To)}
}

func (Statement) sealed()     {}
func (StatementLink) sealed() {}

// Validate implements Record: closed lists, invariants 4 to 8 of domain.md.
func (s Statement) Validate() error {
	if s.ID == "" || s.Article == "" {
		return invalid("statement", "a statement needs an id and an article", "")
	}
	for _, check := range []func() error{s.validateCodes, s.validateStance, s.validateAttribution, s.validateReview, s.validatePassages} {
		if err := check(); err != nil {
			return err
		}
	}
	return nil
}

func (s Statement) validateCodes() error {
	lists := []struct {
		field, value string
		allowed      []string
	}{
		{"certainty", s.Certainty, Certainties()},
		{"polarity", s.Polarity, Polarities()},
		{"time reference", s.TimeReference, TimeReferences()},
		{"date basis", s.StatedBasis, Bases()},
		{"act", s.Act, Acts()},
		{"coder confidence", s.CoderConfidence, Confidences()},
	}
	for _, l := range lists {
		if l.value != "" && !slices.Contains(l.allowed, l.value) {
			return invalid("statement", "unknown "+l.field+" "+quoted(l.value), "Use one of: "+strings.Join(l.allowed, ", ")+".")
		}
	}
	if !slices.Contains(Origins(), s.Origin) {
		return invalid("statement", "unknown origin "+quoted(s.Origin), "Use one of: "+strings.Join(Origins(), ", ")+".")
	}
	if !slices.Contains(Reviews(), s.Review) {
		return invalid("statement", "unknown review state "+quoted(string(s.Review)), "Use draft, reviewed, disputed or rejected.")
	}
	if s.StatedAt != "" {
		if _, err := ParseDate(string(s.StatedAt)); err != nil {
			return err
		}
	}
	return nil
}

func (s Statement) validateStance() error {
	switch {
	case s.Stance == Unclear:
		return invalid("statement", "the stance is unclear", "Choose a stance, or ambivalent; leave it empty to keep a draft.")
	case s.Stance != "" && !s.Stance.Valid():
		return invalid("statement", "unknown stance "+quoted(string(s.Stance)), "Use a stance of the codebook, such as support or oppose.")
	}
	if _, ok := s.Passage(RoleCondition); s.Stance.Conditional() && !ok && strings.TrimSpace(s.Condition) == "" {
		return invalid("statement", "a conditional stance needs its condition", "Type the condition, or mark the words that give it.")
	}
	for _, p := range []*float64{s.ScalePoint, s.Salience, s.Firmness} {
		if p != nil && (*p < 0 || *p > 100) {
			return invalid("statement", "scale point, salience and firmness lie between 0 and 100", "")
		}
	}
	return nil
}

func (s Statement) validateAttribution() error {
	rank := s.Attribution.Rank()
	switch {
	case s.Attribution != "" && rank == 0:
		return invalid("statement", "unknown attribution "+quoted(string(s.Attribution)), "Use a type such as direct_quote or second_hand_named.")
	case (rank == 6 || rank == 7) && len(s.Chain) == 0:
		return invalid("statement", "second-hand words need the one who reports them", "Name the reporter, or choose “reported, unsourced”.")
	case rank == 5 && s.Speaker == s.Holder:
		return invalid("statement", "a spokesperson is somebody other than the holder", "Name the spokesperson as speaker.")
	}
	for _, l := range s.Chain {
		if l.SourceActor == "" && strings.TrimSpace(l.SourceLabel) == "" {
			return invalid("statement", "a link of the attribution chain names nobody", "Give an actor or a description.")
		}
		if l.Anonymity != "" && !slices.Contains(Anonymities(), l.Anonymity) {
			return invalid("statement", "unknown anonymity "+quoted(l.Anonymity), "Use one of: "+strings.Join(Anonymities(), ", ")+".")
		}
		if l.Channel != "" && !slices.Contains(Channels(), l.Channel) {
			return invalid("statement", "unknown channel "+quoted(l.Channel), "Use one of: "+strings.Join(Channels(), ", ")+".")
		}
	}
	return nil
}

func (s Statement) validateReview() error {
	if s.Review != ReviewReviewed {
		return nil
	}
	if s.Holder == "" || s.Issue == "" || s.Stance == "" || s.Attribution == "" || len(s.Contents()) == 0 {
		return invalid("statement", "a reviewed statement has holder, issue, stance, attribution and a quote", "Complete it, or keep it as a draft.")
	}
	return nil
}

func (s Statement) validatePassages() error {
	for _, p := range s.Passages {
		if !slices.Contains(Roles(), p.Role) {
			return invalid("statement", "unknown passage role "+quoted(string(p.Role)), "")
		}
		if p.Version == "" || p.Start < 0 || p.End <= p.Start || p.End-p.Start != len(p.Exact) {
			return invalid("statement", "a passage does not fit its words", "Select the words again.")
		}
	}
	return nil
}

// Validate implements Record.
func (l StatementLink) Validate() error {
	if l.From == "" || l.To == "" || l.From == l.To || !slices.Contains(LinkTypes(), l.Type) {
		return invalid("link", "a link needs two statements and a known type", "Types: "+strings.Join(LinkTypes(), ", ")+".")
	}
	return nil
}

func quoted(s string) string { return "“" + s + "”" }
