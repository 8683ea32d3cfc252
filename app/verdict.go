package app

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"slices"
	"time"
)

// KindVerdict is the kind of verdicts.
const KindVerdict Kind = "verdict"

// Outcome is what a coder did with a suggestion.
type Outcome string

// The outcomes.
const (
	OutcomeAccepted Outcome = "accepted" // recorded as it was suggested
	OutcomeEdited   Outcome = "edited"   // recorded with other words, actor, issue or stance
	OutcomeRejected Outcome = "rejected"
)

// Outcomes lists the outcomes.
func Outcomes() []Outcome { return []Outcome{OutcomeAccepted, OutcomeEdited, OutcomeRejected} }

// The reasons for a rejection; words of the coder's own may stand in their place.
const (
	RejectNoStatement = "no_statement" // nobody takes a position here
	RejectWrongActor  = "wrong_actor"
	RejectWrongWords  = "wrong_words"
	RejectOffTopic    = "off_topic"
	RejectDuplicate   = "duplicate"
)

// RejectReasons lists the reasons for a rejection in the order in which they are offered.
func RejectReasons() []string {
	return []string{RejectNoStatement, RejectWrongActor, RejectWrongWords, RejectOffTopic, RejectDuplicate}
}

// Verdict is what a coder decided about a suggestion. It is made when a suggestion is
// accepted, edited or rejected, keeps it from being offered again, and is what ranking in
// this project learns from. It names the suggestion by its place in the text, so that it
// holds when later rules find the same words again.
type Verdict struct {
	ID         string      `json:"id"`
	Article    ArticleID   `json:"article"`
	Version    VersionID   `json:"version"`
	Source     *Bounds     `json:"source,omitempty"` // nil: the text has none, or it was not kept yet
	Cue        Bounds      `json:"cue"`
	Content    []Bounds    `json:"content"`
	Outcome    Outcome     `json:"outcome"`
	Reason     string      `json:"reason,omitempty"`    // of a rejection; may be empty
	Statement  StatementID `json:"statement,omitempty"` // what was recorded; it may have been withdrawn since
	Rule       string      `json:"rule"`
	CueLemma   string      `json:"cue_lemma"`
	Holder     string      `json:"holder,omitempty"`    // as suggested: id, or name of one that the codebook had not
	Suggested  IssueID     `json:"suggested,omitempty"` // the issue that a phrase chose
	Issue      IssueID     `json:"issue,omitempty"`     // as recorded; empty for a rejection
	Words      string      `json:"words,omitempty"`     // of the content, for learning the issue
	Confidence float64     `json:"confidence"`          // as shown
	Forgotten  bool        `json:"forgotten,omitempty"` // nothing is learned from it any more
	Coder      CoderID     `json:"coder,omitempty"`
	At         time.Time   `json:"at"`
}

// Key implements Record.
func (v Verdict) Key() Key { return Key{KindVerdict, v.ID} }

func (Verdict) sealed() {}

// Validate implements Record.
func (v Verdict) Validate() error {
	switch {
	case v.ID == "" || v.Article == "" || v.Version == "":
		return invalid("verdict", "a verdict needs the text it is about", "")
	case !slices.Contains(Outcomes(), v.Outcome):
		return invalid("verdict", "“"+string(v.Outcome)+"” is not what can be done with a suggestion", "")
	case v.Cue.Len() <= 0 || len(v.Content) == 0:
		return invalid("verdict", "a verdict needs the words of its suggestion", "")
	case v.Outcome == OutcomeRejected && v.Statement != "":
		return invalid("verdict", "a rejected suggestion has no statement", "")
	}
	return nil
}

// Covers reports whether the verdict decides about s: the same text, sources and cues that
// share words, and contents of which at least half is the same. One cue may have two
// sources, "met with opposition from A and from B", and each is decided about by itself.
func (v Verdict) Covers(s Suggestion) bool {
	return v.Article == s.Article && v.Version == s.Version && touch(v.Cue, s.Cue) &&
		(v.Source == nil || s.Source == nil || touch(*v.Source, *s.Source)) && Overlap(v.Content, s.Content) >= sameWords
}

// touch reports whether two spans share words.
func touch(a, b Bounds) bool { return a.Start < b.End && b.Start < a.End }

// sameWords is the overlap from which two contents are held to be the same: that of the
// measure of suggestions.
const sameWords = 0.5

// Overlap gives the bytes that two lists of spans share by the bytes that either has, 0 to
// 1 (Jaccard). The spans of one list do not overlap each other.
func Overlap(a, b []Bounds) float64 {
	shared, all := 0, 0
	for _, x := range a {
		all += x.Len()
		for _, y := range b {
			shared += max(0, min(x.End, y.End)-max(x.Start, y.Start))
		}
	}
	for _, y := range b {
		all += y.Len()
	}
	if all -= shared; all == 0 {
		return 0
	}
	return float64(shared) / float64(all)
}

// VerdictID names the verdict on a suggestion by its place.
func VerdictID(s Suggestion) string {
	data, err := json.Marshal([]any{s.Article, s.Version, s.Source, s.Cue, s.Content})
	if err != nil { // strings and numbers always marshal
		return ""
	}
	sum := sha256.Sum256(data)
	return "D-" + hex.EncodeToString(sum[:8])
}

// SuggestionSet is what was found in one article, kept so that queue and coverage need not
// read every text. It may be thrown away at any time. Stamp changes with rules, codebook
// and article: a set with another stamp than now is out of date.
type SuggestionSet struct {
	Article     ArticleID
	Version     VersionID
	Stamp       string
	Unsupported string
	Suggestions []Suggestion
	Merges      []ActorMerge
}
