package app

import (
	"slices"
	"strings"
)

// Suggestion is a proposed statement of one text version; it becomes a statement only when
// a coder accepts it. Offsets are bytes of the version's text, half-open, on rune bounds;
// the spans of different roles do not overlap. Suggestions are values: they share nothing
// that is changed later.
type Suggestion struct {
	ID          string    // unique in its article and the same for the same text and rules: "s1"
	Parent      string    // the suggestion whose content holds this one; empty for an outermost one
	Article     ArticleID // empty where the text belongs to no project
	Version     VersionID // the text version that the offsets count in
	Source      *Bounds   // the words that name who holds it; nil where the text has none
	Cue         Bounds    // the reporting words
	Content     []Bounds  // at least one, in text order
	Inserted    []Bounds  // an editor's bracketed words inside a quotation: not the holder's
	Mode        Mode
	Hedges      []string    // hedging words as written
	Chain       []ChainLink // outermost first, the last is the holder with this cue
	Holder      ActorRef    // whose position it is: the last link
	Speaker     ActorRef    // who uttered it: the first identified actor of the chain
	Date        *DateMention
	Issue       IssueID   // empty: no phrase of the codebook fired
	Issues      []IssueID // further issues that fired, best first
	Stance      Stance    // empty without an issue; Unclear where nothing decides
	Condition   string    // the words of a conditional stance
	Attribution Attribution
	Confidence  float64 // calibrated probability that content and source are right, 0 to 1
	Tier        Tier
	Rule        string // id of the rule that fired; learning counts by it
	CueLemma    string // dictionary form of the cue's word; learning counts by it
	Why         string // the reason in words, for the analyst
}

// Within reports whether the suggestion has content and all its spans lie in the text, on
// rune boundaries, its content in text order. Kept suggestions come from a file that may be
// damaged.
func (s Suggestion) Within(text string) bool {
	last := 0
	for _, b := range s.Content {
		if b.Start < last || b.within(text) != nil {
			return false
		}
		last = b.End
	}
	spans := append([]Bounds{s.Cue}, s.Inserted...)
	if s.Source != nil {
		spans = append(spans, *s.Source)
	}
	for _, l := range s.Chain {
		if l.CueSpan != (Bounds{}) { // the voice of reports need not stand anywhere
			spans = append(spans, l.CueSpan)
		}
	}
	return len(s.Content) > 0 && !slices.ContainsFunc(spans, func(b Bounds) bool { return b.within(text) != nil })
}

// Mode tells how far the content is given in the holder's own words.
type Mode string

// The modes.
const (
	ModeDirect   Mode = "direct"   // every content span is one whole quotation
	ModeMixed    Mode = "mixed"    // quoted and other words
	ModeIndirect Mode = "indirect" // no quotation
)

// Modes lists the modes.
func Modes() []Mode { return []Mode{ModeDirect, ModeMixed, ModeIndirect} }

// Tier says how a suggestion is offered.
type Tier string

// The tiers and their lowest confidence.
const (
	TierA Tier = "A" // 0.9: accepted with one key
	TierB Tier = "B" // 0.5: shown, one key opens it
	TierC Tier = "C" // below: shown when asked for

	tierALeast, tierBLeast = 0.9, 0.5
)

// TierOf gives the tier of a confidence.
func TierOf(confidence float64) Tier {
	switch {
	case confidence >= tierALeast:
		return TierA
	case confidence >= tierBLeast:
		return TierB
	}
	return TierC
}

// UnnamedReports is what the outermost link of a chain is called where the text reports
// something without saying who does.
const UnnamedReports = "unnamed_reports"

// ActorRef names an actor: one of the codebook, by id and name, or one that the text names
// and the codebook has not. The zero value is nobody.
type ActorRef struct {
	ID   ActorID // empty: not in the codebook
	Name string  // the codebook's name, or the fullest name in the article
	Note string  // how a name was found where the words do not say it: "he → last subject"
}

// Key gives the id, or the name of an actor that has none.
func (a ActorRef) Key() string {
	if a.ID != "" {
		return string(a.ID)
	}
	return a.Name
}

// ChainLink is one step by which words reached the reader.
type ChainLink struct {
	Actor   ActorRef
	Cue     string
	CueSpan Bounds // empty where the cue is not in the text as one piece
}

// BasisUnresolved is the basis of a date expression that nothing resolves. It is used by
// suggestions only and is never stored in a statement.
const BasisUnresolved = "unresolved"

// DateMention is a date expression of a statement. InContent tells that it stands inside
// the content and dates what is told; else it dates the act of saying.
type DateMention struct {
	Bounds
	Date      Date   // empty: cannot be resolved
	Basis     string // explicit, relative_resolved or unresolved
	InContent bool
}

// ActorMerge proposes that a name is a misspelling of another. Nothing is merged.
type ActorMerge struct {
	Written string   // as the article has it
	Means   ActorRef // whom it probably means
	At      Bounds   // where it is written, the first time
}

// Suggested is what was found in one article, in text order of the cues.
type Suggested struct {
	Article     ArticleID
	Version     VersionID
	Text        string // the text that the offsets count in
	Suggestions []Suggestion
	Merges      []ActorMerge
	Rules       string // version of the rules that found them
	Unsupported string // why there are none: the language has no rules; empty otherwise
}

// Draft gives the statement that accepting the suggestion would record, with the words
// cut from text, or by their places alone where text is empty. A stance that abstains, a
// date that is not resolved and who has no name stay empty; people without a name are a
// link of the chain.
func (s Suggestion) Draft(text string) Draft {
	d := Draft{
		Article: s.Article, Speaker: s.Speaker.Recorded(), Holder: s.Holder.Recorded(), Issue: string(s.Issue),
		Condition: s.Condition, Attribution: s.Attribution, Origin: OriginSuggestion,
	}
	if s.Stance != Unclear {
		d.Stance = s.Stance
	}
	if len(s.Chain) > 1 || s.Holder.Naming() == NamesUnnamed {
		for _, l := range s.Chain {
			d.Chain = append(d.Chain, l.draft())
		}
	}
	d.Attribution = s.recordedAttribution(d)
	for _, b := range s.Content {
		d.Passages = append(d.Passages, passageOf(RoleContent, b, text))
	}
	d.Passages = append(d.Passages, passageOf(RoleCue, s.Cue, text))
	if s.Source != nil {
		d.Passages = append(d.Passages, passageOf(RoleSpeakerMention, *s.Source, text))
	}
	if m := s.Date; m != nil {
		d.Passages = append(d.Passages, passageOf(RoleDateMention, m.Bounds, text))
		if !m.InContent && m.Date.Known() {
			d.StatedAt, d.StatedBasis = m.Date, m.Basis
		}
	}
	return d
}

// recordedAttribution gives the attribution of the draft: as suggested, but for what needs
// somebody with a name; empty where the quotation marks decide.
func (s Suggestion) recordedAttribution(d Draft) Attribution {
	switch a := s.Attribution; {
	case len(s.Chain) <= 1 && (a == SecondHandNamed || a == SecondHandAnonymous): // nobody stands between
		return ""
	case a == SpokespersonForHolder && d.Speaker == d.Holder:
		return ""
	case a == SecondHandNamed && d.Chain[0].Actor == "":
		return SecondHandAnonymous
	default:
		return a
	}
}

// draft gives the link as it is recorded.
func (l ChainLink) draft() DraftLink {
	out := DraftLink{Actor: l.Actor.Recorded(), Cue: l.Cue}
	switch l.Actor.Naming() {
	case NamesSomebody:
	case NamesNobody:
		out.Label, out.Anonymity = "unnamed source", "unnamed_described"
	case NamesUnnamed:
		if out.Label, out.Anonymity = l.Actor.Name, "unnamed_described"; strings.HasPrefix(out.Label, UnnamedReports) {
			out.Label, out.Anonymity = "unnamed reports", "none"
		}
	}
	return out
}

func passageOf(role Role, b Bounds, text string) DraftPassage {
	if text == "" {
		return DraftPassage{Role: role, Bounds: b}
	}
	return DraftPassage{Role: role, Bounds: b, Text: text[b.Start:b.End]}
}

// SuggestInput is one text version with what is known of its article.
type SuggestInput struct {
	Article   ArticleID
	Version   VersionID
	Text      string
	Title     string // of the article, for actors named there; may be empty
	Language  string // "en", "uk", "ru", or with a region; empty: told from the text
	Published Date   // empty: days without a year stay without one
}

// PatternHit is a place where a pattern of the codebook was found, and the words of the
// text that took part.
type PatternHit struct {
	Bounds
	Words []Bounds
}
