package app

// StatementFilter selects statements; zero fields do not filter.
type StatementFilter struct {
	IDs      []StatementID
	Articles []ArticleID
	Holder   ActorID
	Issue    IssueID
	Query    string // of articles, in the query language; answered by the workbench
	Find     string // of the statements themselves, in the query language; answered by the workbench
}

// Pending is what the index has to catch up with: documents to put, oldest generation
// first, and articles that are gone.
type Pending struct {
	Documents []Document
	Gone      []GoneArticle
	Left      int // articles that still wait after these
}

// GoneArticle is an article that has left the library, with the change that took it out.
type GoneArticle struct {
	ID         ArticleID
	Generation int64
}

// Severity of a finding.
type Severity string

// The severities: damage means that data contradict themselves, a remark costs nothing.
const (
	SeverityDamage Severity = "damage"
	SeverityRemark Severity = "remark"
)

// Finding is one result of a check of the project.
type Finding struct {
	Severity Severity `json:"severity"`
	Where    string   `json:"where"` // the record or file concerned
	Msg      string   `json:"message"`
	Repaired bool     `json:"repaired,omitempty"`
}

// ArticleFacts is what counting needs to know of an article.
type ArticleFacts struct {
	ID        ArticleID
	Seq       int64
	Published Date
	Outlet    OutletID
	Cluster   string
}
