package app

// Offer is a suggestion that nobody has decided about, as the queue shows it: with the
// confidence that this project's verdicts give it and with the words around it.
type Offer struct {
	Suggestion
	Key       string // names it for verdicts: VerdictID
	Title     string // of the article
	Source    string // outlet of the article
	Published Date
	NewActors []string // names that accepting it would make actors
	Before    string   // a few words before the first part of the content, from the text
	Words     string   // the content, parts joined by " […] "
	After     string
	Raw       float64 // confidence before this project's verdicts
	Voted     bool    // the issue comes from what was learned, not from a phrase
}

// QueueOrder is how offers are sorted.
type QueueOrder string

// The orders.
const (
	QueueByText       QueueOrder = ""           // text order; articles with most of tier A first
	QueueByConfidence QueueOrder = "confidence" // the surest first
)

// QueueQuery says which offers are wanted.
type QueueQuery struct {
	Article ArticleID // empty: all
	Query   string    // only in articles that this finds; empty: all
	Least   float64   // lowest confidence
	Order   QueueOrder
	Limit   int // 0: 500
}

// Queue is what waits for a decision. Total and Tiers count all that the query selects,
// Offers holds the first of them.
type Queue struct {
	Offers      []Offer
	Total       int
	Tiers       map[Tier]int
	Articles    int      // with at least one of them
	Library     int      // articles of the library
	Decided     int      // suggestions that were decided about
	Below       int      // suggestions less sure than what was asked for
	Waiting     int      // articles that were not looked at yet, or are out of date
	Unsupported int      // articles in languages without suggestions
	Hidden      int      // suggestions whose cue was rejected too often
	HiddenCues  []string // these cues
}

// Decided is what became of one offer.
type Decided struct {
	Key       string
	Statement Statement // of one accepted
	Made      []string  // names of actors made with it
	Err       error     // why nothing was done; nil where it was
}

// Learned is what this project's verdicts taught, for people to see and to reset.
type Learned struct {
	Verdicts int            `json:"verdicts"`
	Cues     []CueLearned   `json:"cues"` // most verdicts first
	Issues   IssueLearned   `json:"issues"`
	Hidden   []string       `json:"hidden,omitempty"` // cues no longer offered
	Reasons  map[string]int `json:"reasons,omitempty"`
}

// CueLearned counts the verdicts on one rule with one cue.
type CueLearned struct {
	Rule     string `json:"rule"`
	Cue      string `json:"cue"`
	Accepted int    `json:"accepted"`
	Edited   int    `json:"edited"`
	Rejected int    `json:"rejected"`
	Hidden   bool   `json:"hidden,omitempty"`
}

// IssueLearned tells how well the words of recorded statements tell the issue, measured on
// labels that were held back from learning.
type IssueLearned struct {
	Labels    int       `json:"labels"`
	Issues    []IssueID `json:"issues,omitempty"` // with labels enough to be told
	HeldBack  int       `json:"held_back"`
	ByPhrases int       `json:"by_phrases"` // right among those held back, by phrases alone
	WithWords int       `json:"with_words"` // right with what was learned beside the phrases
	Used      bool      `json:"used"`       // only if it is better
}

// CoverageRow tells what is left to do in one article.
type CoverageRow struct {
	Article    ArticleID
	Title      string
	Source     string
	Published  Date
	Statements int
	Open       map[Tier]int // suggestions that nobody decided about
	Hits       int          // places of the query
	Uncoded    int          // of these, outside of every statement
}

// Coverage tells how far coding has come. Rows holds the articles with something left.
type Coverage struct {
	Query    string
	Articles int // looked at
	Done     int // with nothing left
	Hits     int
	Uncoded  int
	Rows     []CoverageRow
}
