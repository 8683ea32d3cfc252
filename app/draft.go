package app

// Draft is a statement about to be recorded. Actors and issues are given by id, name or
// alias; with CreateMissing a name that is not in the codebook becomes a new entry.
// An ID means that the statement of this id is edited.
type Draft struct {
	ID              StatementID
	Article         ArticleID
	Speaker         string
	Holder          string
	Issue           string
	Stance          Stance
	Condition       string
	ScalePoint      *float64
	Salience        *float64
	Firmness        *float64
	Attribution     Attribution // empty: derived from the quotation marks
	Chain           []DraftLink
	Certainty       string
	Polarity        string
	TimeReference   string
	StatedAt        Date   // empty: the date published
	StatedBasis     string // empty: explicit, or article_date_default
	Act             string
	Paraphrase      string
	Note            string
	KeyEvidence     bool
	CoderConfidence string
	Coder           CoderID // empty: the project's coder
	Origin          string  // empty: manual
	Review          Review  // empty: reviewed if complete, else draft
	Passages        []DraftPassage
	CreateMissing   bool
	Offer           string // key of the suggestion that it was made of; recording decides about that
}

// DraftLink is a link of an attribution chain; Actor is an id, a name or an alias, Label
// describes a source that is no actor.
type DraftLink struct {
	Actor     string
	Label     string
	Anonymity string
	Cue       string
	Channel   string
}

// DraftPassage gives words of the article: by byte offsets, by the exact text, or both.
// Text alone must occur exactly once in the article's text. Offsets are of the text in
// force, unless Version names the text version of a passage that the statement has.
type DraftPassage struct {
	Role Role
	Bounds
	Text    string
	Version VersionID
}
