package app

import "time"

// PlacementCounts counts quotes by status. Kept are those that a coder keeps on their own
// version.
type PlacementCounts struct {
	OK     int `json:"ok"`
	Review int `json:"review"`
	Orphan int `json:"orphan"`
	Kept   int `json:"kept"`
}

// Add counts a placement.
func (c *PlacementCounts) Add(p Placement) {
	switch {
	case p.Method == MethodKept:
		c.Kept++
	case p.Status == PlacedOK:
		c.OK++
	case p.Status == PlacedReview:
		c.Review++
	default:
		c.Orphan++
	}
}

// VersionInfo tells of one text version of an article, or of an attempt at one that
// failed (N is 0 then). Own are the quotes cut from it; Placed are the quotes of other
// versions that were placed in it.
type VersionInfo struct {
	N        int             `json:"n,omitempty"`
	ID       VersionID       `json:"id,omitempty"`
	Article  ArticleID       `json:"article"`
	MadeFrom string          `json:"made_from"`
	Reason   string          `json:"reason,omitempty"`
	Failed   string          `json:"failed,omitempty"`
	Lead     string          `json:"lead,omitempty"` // of a failed attempt
	Size     int             `json:"size"`           // in bytes
	Coder    CoderID         `json:"coder,omitempty"`
	At       time.Time       `json:"at"`
	Current  bool            `json:"current"`
	Newer    bool            `json:"newer"` // newer than the one in force
	Own      int             `json:"own"`
	Placed   PlacementCounts `json:"placed"`
}

// Reanchoring tells what became of the quotes of an article when another text version was
// adopted.
type Reanchoring struct {
	Article ArticleID       `json:"article"`
	From    VersionID       `json:"from"`
	To      VersionID       `json:"to"`
	N       int             `json:"n"`
	Own     int             `json:"own"` // quotes cut from the version adopted
	Placed  PlacementCounts `json:"placed"`
}

// DiffPart is a run of words that two texts have alike, or that only one of them has.
type DiffPart struct {
	Op   string `json:"op"`
	Text string `json:"text"`
}

// The kinds of runs.
const (
	DiffSame = "same"
	DiffGone = "gone" // only in the old text
	DiffNew  = "new"  // only in the new text
)

// ReviewItem is a quote whose place in the version in force somebody has to look at. Name
// is short and says it on the command line; it is stable while its owner is not edited.
type ReviewItem struct {
	Name       string     `json:"name"`
	Placement  Placement  `json:"placement"`
	Title      string     `json:"title"` // of the article
	Roles      []Role     `json:"roles,omitempty"`
	Quote      Quote      `json:"quote"`
	Suggestion string     `json:"suggestion,omitempty"` // the words at the suggested place
	Before     string     `json:"before,omitempty"`     // what stands around them
	After      string     `json:"after,omitempty"`
	Diff       []DiffPart `json:"diff,omitempty"`
	Reason     string     `json:"reason"`
}

// ReviewDecision is what a coder decides on a placement.
type ReviewDecision string

// The decisions.
const (
	DecideAccept ReviewDecision = "accept" // the suggestion is right
	DecideMark   ReviewDecision = "mark"   // it lies where the coder has marked it
	DecideKeep   ReviewDecision = "keep"   // it stays with the version it was cut from
	DecideOrphan ReviewDecision = "orphan" // the text has nothing like it
)

// ReviewDecisions lists the decisions.
func ReviewDecisions() []ReviewDecision {
	return []ReviewDecision{DecideAccept, DecideMark, DecideKeep, DecideOrphan}
}

// Unplaced is a quote of an open article that the text shown does not have for sure: in
// review, with or without a suggested place, an orphan, or kept on its own version.
type Unplaced struct {
	Quote     Quote     `json:"quote"`
	Roles     []Role    `json:"roles,omitempty"`
	Placement Placement `json:"placement"`
}
