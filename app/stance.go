package app

import (
	"slices"
	"strings"
)

// Stance is what one statement says about its issue. "Support" means towards the issue's
// high end.
type Stance string

// The stances. Unclear is used by suggestions only and is never stored in a statement.
const (
	StrongSupport      Stance = "strong_support"
	Support            Stance = "support"
	ConditionalSupport Stance = "conditional_support"
	NeutralStance      Stance = "neutral"
	ConditionalOppose  Stance = "conditional_oppose"
	Oppose             Stance = "oppose"
	StrongOppose       Stance = "strong_oppose"
	Ambivalent         Stance = "ambivalent"
	NoComment          Stance = "no_comment"
	Unclear            Stance = "unclear"
)

// StancesNamed finds a stance by its code, or all of one direction by "+", "-", "0", "±".
func StancesNamed(text string) []Stance {
	code := Stance(strings.ReplaceAll(FoldName(text), " ", "_"))
	var out []Stance
	for _, s := range Stances() {
		if s == code || string(s.Sign()) == text {
			out = append(out, s)
		}
	}
	return out
}

// Stances lists the stances a statement may have, from most for to most against, then
// those without a value.
func Stances() []Stance {
	return []Stance{
		StrongSupport, Support, ConditionalSupport, NeutralStance, ConditionalOppose,
		Oppose, StrongOppose, Ambivalent, NoComment,
	}
}

// Valid reports whether s may be stored in a statement.
func (s Stance) Valid() bool { return slices.Contains(Stances(), s) }

// Value gives the number of the stance, −2 to +2; ok is false for ambivalent, no comment
// and an empty stance, which have none.
func (s Stance) Value() (v int, ok bool) {
	switch s {
	case StrongSupport:
		return 2, true
	case Support, ConditionalSupport:
		return 1, true
	case NeutralStance:
		return 0, true
	case Oppose, ConditionalOppose:
		return -1, true
	case StrongOppose:
		return -2, true
	default:
		return 0, false
	}
}

// Conditional reports whether the stance needs a condition.
func (s Stance) Conditional() bool { return s == ConditionalSupport || s == ConditionalOppose }

// Sign is the direction of a stance.
type Sign string

// The sign classes.
const (
	SignPlus       Sign = "+"
	SignMinus      Sign = "-"
	SignZero       Sign = "0"
	SignAmbivalent Sign = "±"
	SignNoComment  Sign = "nc"
)

// Sign gives the sign class of the stance, "" for an empty one.
func (s Stance) Sign() Sign {
	v, ok := s.Value()
	switch {
	case s == Ambivalent:
		return SignAmbivalent
	case s == NoComment:
		return SignNoComment
	case !ok:
		return ""
	case v > 0:
		return SignPlus
	case v < 0:
		return SignMinus
	}
	return SignZero
}

// Words gives the symbol and the words of a stance as the window and the workbook show
// them (workbook.md, 2).
func (s Stance) Words() string {
	switch s {
	case StrongSupport:
		return "▲▲ Strong support"
	case Support:
		return "▲ Support"
	case ConditionalSupport:
		return "◆▲ Support if"
	case NeutralStance:
		return "■ Neutral"
	case ConditionalOppose:
		return "◆▼ Oppose unless"
	case Oppose:
		return "▼ Oppose"
	case StrongOppose:
		return "▼▼ Strong oppose"
	case Ambivalent:
		return "± Ambivalent"
	case NoComment:
		return "… No comment"
	case Unclear:
		return "? Unclear"
	}
	return "not yet coded"
}

// Attribution is how the words reached the reader; its rank orders evidence from the
// actor's own words (1) to mere inference (10) and unspecified (11).
type Attribution string

// The attribution types in order of rank.
const (
	DirectQuote           Attribution = "direct_quote"
	OfficialDocument      Attribution = "official_document"
	MixedQuote            Attribution = "mixed_quote"
	IndirectQuote         Attribution = "indirect_quote"
	SpokespersonForHolder Attribution = "spokesperson_for_holder"
	SecondHandNamed       Attribution = "second_hand_named"
	SecondHandAnonymous   Attribution = "second_hand_anonymous"
	ReportedUnsourced     Attribution = "reported_unsourced"
	JournalistInference   Attribution = "journalist_inference"
	AnalystInference      Attribution = "analyst_inference"
	Unspecified           Attribution = "unspecified"
)

// Attributions lists the attribution types by rank.
func Attributions() []Attribution {
	return []Attribution{
		DirectQuote, OfficialDocument, MixedQuote, IndirectQuote, SpokespersonForHolder, SecondHandNamed,
		SecondHandAnonymous, ReportedUnsourced, JournalistInference, AnalystInference, Unspecified,
	}
}

// Rank gives the rank, 1 to 11; 0 for an unknown type.
func (a Attribution) Rank() int { return slices.Index(Attributions(), a) + 1 }

// Words gives the attribution as the window and the workbook show it.
func (a Attribution) Words() string {
	words := [...]string{
		"Direct quote", "Official document", "Partly quoted", "Indirect speech", "Spokesperson",
		"Second-hand, named", "Second-hand, anonymous", "Reported, unsourced", "Journalist's inference",
		"Analyst's inference", "Unspecified",
	}
	if r := a.Rank(); r > 0 {
		return words[r-1]
	}
	return "not given"
}

// Closed lists of smaller enumerations, in the order in which they are offered.

// Certainties lists how certain the source presents the position, strongest first:
// certain, probable, possible, underspecified.
func Certainties() []string { return []string{"CT", "PR", "PS", "U"} }

// Polarities lists the polarities of a statement.
func Polarities() []string { return []string{"+", "-", "u"} }

// TimeReferences lists the time references.
func TimeReferences() []string { return []string{"past", "present", "conditional_future"} }

// Bases lists how the date said is known.
func Bases() []string {
	return []string{BasisExplicit, BasisRelative, BasisArticleDate, BasisAnalyst}
}

// The bases of a date said.
const (
	BasisExplicit    = "explicit"
	BasisRelative    = "relative_resolved"
	BasisArticleDate = "article_date_default"
	BasisAnalyst     = "analyst"
)

// Acts lists the speech acts.
func Acts() []string {
	return []string{"position", "demand", "offer", "concession", "red_line", "threat", "rejection", "commitment", "explanation"}
}

// Anonymities lists how a source is named.
func Anonymities() []string { return []string{"named", "unnamed_described", "unnamed_plural", "none"} }

// Channels lists the channels of an attribution link.
func Channels() []string {
	return []string{"speech", "interview", "press_release", "social_post", "leaked_document", "media_report"}
}

// Confidences lists how sure the coder is.
func Confidences() []string { return []string{"high", "medium", "low"} }

// ActorTypes lists the actor types.
func ActorTypes() []string {
	return []string{
		"person", "government", "ministry", "party", "international_org", "company", "armed_group",
		"media", "expert", "anonymous_group", "other",
	}
}
