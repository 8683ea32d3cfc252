package app

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// CodingState is how far an article has come.
type CodingState string

// The coding states.
const (
	StateNew      CodingState = "new"
	StateReading  CodingState = "reading"
	StateCoded    CodingState = "coded"
	StateReviewed CodingState = "reviewed"
	StateExcluded CodingState = "excluded"
)

// ArticleKind says what sort of text an article is.
type ArticleKind string

// The article kinds.
const (
	ArticleNews       ArticleKind = "news"
	ArticleInterview  ArticleKind = "interview"
	ArticleTranscript ArticleKind = "transcript"
	ArticleCommunique ArticleKind = "communique"
	ArticleSpeech     ArticleKind = "speech"
	ArticleOpinion    ArticleKind = "opinion"
	ArticleAnalysis   ArticleKind = "analysis"
	ArticleSocialPost ArticleKind = "social_post"
)

// CodingStates lists the coding states.
func CodingStates() []CodingState {
	return []CodingState{StateNew, StateReading, StateCoded, StateReviewed, StateExcluded}
}

// ArticleKinds lists the article kinds.
func ArticleKinds() []ArticleKind {
	return []ArticleKind{
		ArticleNews, ArticleInterview, ArticleTranscript, ArticleCommunique, ArticleSpeech, ArticleOpinion, ArticleAnalysis, ArticleSocialPost,
	}
}

// OutletKinds lists the kinds of outlets.
func OutletKinds() []string {
	return []string{"wire", "newspaper", "broadcaster", "official_site", "social", "think_tank", "other"}
}

// Outlet is who published articles.
type Outlet struct {
	ID       OutletID `json:"id"`
	Name     string   `json:"name"`
	Aliases  []string `json:"aliases,omitempty"`
	Kind     string   `json:"kind,omitempty"` // wire newspaper broadcaster official_site social think_tank other
	Country  string   `json:"country,omitempty"`
	Language string   `json:"language,omitempty"`
}

// Article is one imported text, whatever its kind. Its words live in text versions;
// Version names the one in force. A field's place of origin stands in Provenance.
type Article struct {
	ID          ArticleID         `json:"id"`
	Seq         int64             `json:"seq"` // import order, from 1
	Version     VersionID         `json:"version"`
	Title       string            `json:"title"`
	Byline      []string          `json:"byline,omitempty"`
	Outlet      OutletID          `json:"outlet,omitempty"`
	URL         string            `json:"url,omitempty"`
	OtherURLs   []string          `json:"other_urls,omitempty"`
	Language    string            `json:"language,omitempty"` // BCP 47, "en"
	Kind        ArticleKind       `json:"kind"`
	Published   Date              `json:"published,omitempty"`
	Retrieved   Date              `json:"retrieved,omitempty"`
	WireCredit  string            `json:"wire_credit,omitempty"`
	Cluster     string            `json:"cluster,omitempty"` // near-duplicate group, empty for none
	Tags        []TagID           `json:"tags,omitempty"`
	Lists       []string          `json:"lists,omitempty"`
	Starred     bool              `json:"starred,omitempty"`
	State       CodingState       `json:"state"`
	Related     []RelatedLink     `json:"related,omitempty"`
	Provenance  map[string]string `json:"provenance,omitempty"` // field → where it was read
	Attributes  map[string]string `json:"attributes,omitempty"` // imported facts without a field
	Path        string            `json:"path,omitempty"`       // file name it came from, without folders
	Part        string            `json:"part,omitempty"`       // number or name inside the container
	Warnings    []string          `json:"warnings,omitempty"`
	SourceSHA   string            `json:"source_sha256,omitempty"` // of the file it came from
	Fingerprint []uint32          `json:"fingerprint,omitempty"`   // MinHash values for near-duplicates
}

// RelatedLink is a link that stood beside the text ("Read also") and is not part of it.
type RelatedLink struct {
	Title string `json:"title"`
	URL   string `json:"url"`
}

// TextVersion is one immutable canonical text of an article: UTF-8, NFC, "\n" between
// paragraphs, no byte order mark, no soft hyphens. Paragraphs and Sentences are byte
// ranges, in order.
type TextVersion struct {
	ID         VersionID `json:"id"`
	Article    ArticleID `json:"article"`
	N          int       `json:"n"` // from 1
	Text       string    `json:"text"`
	Paragraphs []Bounds  `json:"paragraphs"`
	Sentences  []Bounds  `json:"sentences"`
	MadeFrom   string    `json:"made_from"` // extractor and its version
	SourceSHA  string    `json:"source_sha256,omitempty"`
	MadeAt     time.Time `json:"made_at"`
}

// HashText names a canonical text.
func HashText(text string) VersionID {
	sum := sha256.Sum256([]byte(text))
	return VersionID(hex.EncodeToString(sum[:]))
}

// NewArticleID derives the id of an article from its first canonical text.
func NewArticleID(v VersionID) ArticleID { return ArticleID("a" + string(v)[:12]) }

// Paragraph gives the number, from 1, of the paragraph that holds the byte offset, or 0.
func (t TextVersion) Paragraph(off int) int {
	for i, p := range t.Paragraphs {
		if off >= p.Start && off <= p.End {
			return i + 1
		}
	}
	return 0
}

// Sentence gives the bounds of the sentence that holds the byte offset; ok is false
// between sentences.
func (t TextVersion) Sentence(off int) (b Bounds, ok bool) {
	for _, s := range t.Sentences {
		if s.Contains(off) {
			return s, true
		}
	}
	return Bounds{}, false
}

// ArticleHead is an article as lists show it, with the outlet's name and counts.
type ArticleHead struct {
	ID          ArticleID   `json:"id"`
	Seq         int64       `json:"seq"`
	Title       string      `json:"title"`
	Source      string      `json:"source"`
	Published   Date        `json:"published"`
	Precision   Precision   `json:"published_precision"`
	Language    string      `json:"language"`
	State       CodingState `json:"state"`
	Starred     bool        `json:"starred,omitempty"`
	Statements  int         `json:"statements"`
	Annotations int         `json:"annotations"`
	Cluster     string      `json:"cluster,omitempty"`
	DuplicateOf ArticleID   `json:"duplicate_of,omitempty"`
	Lead        string      `json:"lead,omitempty"` // first words of the text
}

// Document is what the index needs of an article: head, byline and text in force.
type Document struct {
	ArticleHead
	Byline     []string
	Tags       []TagID
	Lists      []string
	Text       TextVersion
	Generation int64 // of the change that the index has to catch up with
}

// ArticleFilter selects articles; zero fields do not filter.
type ArticleFilter struct {
	IDs    []ArticleID
	State  CodingState
	Source string
	Limit  int
}

// OpenArticle is all that the reading pane shows of an article.
type OpenArticle struct {
	Article
	Source      string       `json:"source"`
	Text        TextVersion  `json:"text"`
	Annotations []Annotation `json:"annotations"`
	Statements  []Statement  `json:"statements"`
	Notes       []Note       `json:"notes,omitempty"`
	Versions    int          `json:"versions"`
	Newer       int          `json:"newer,omitempty"`    // versions newer than Text
	Unplaced    []Unplaced   `json:"unplaced,omitempty"` // quotes that Text does not have for sure
	// Doubtful gives, by the id of a statement or an annotation that has such quotes, the
	// status of the worst.
	Doubtful map[string]PlacementStatus `json:"doubtful,omitempty"`
	Links    []StatementLink            `json:"links,omitempty"`
}

// DisplayTitle gives the title, or the first words of the text where there is none.
func DisplayTitle(title, text string) string {
	if strings.TrimSpace(title) != "" {
		return title
	}
	line, _, _ := strings.Cut(text, "\n")
	const most = 80
	if utf8.RuneCountInString(line) <= most {
		return line
	}
	cut := firstRunes(line, most)
	if i := strings.LastIndexByte(cut, ' '); i > most/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:") + "…"
}

// Key implements Record.
func (a Article) Key() Key { return Key{KindArticle, string(a.ID)} }

// Key implements Record.
func (o Outlet) Key() Key { return Key{KindOutlet, string(o.ID)} }

func (Article) sealed() {}
func (Outlet) sealed()  {}

// Validate implements Record.
func (a Article) Validate() error {
	switch {
	case a.ID == "" || a.Version == "":
		return invalid("article", "an article needs an id and a text", "")
	case a.Published != "" && !a.Published.Known() && a.Published.Words() == "n.d.":
		return invalid("article", "the date published is not a date: "+string(a.Published), "Write it as 2025-04-11.")
	case a.Kind != "" && !slices.Contains(ArticleKinds(), a.Kind):
		return invalid("article", "unknown kind of an article "+quoted(string(a.Kind)), "Use a kind such as news or interview.")
	case !slices.Contains(CodingStates(), a.State):
		return invalid("article", "unknown coding state "+quoted(string(a.State)), "Use new, reading, coded, reviewed or excluded.")
	}
	return nil
}

// Validate implements Record.
func (o Outlet) Validate() error {
	if o.Kind != "" && !slices.Contains(OutletKinds(), o.Kind) {
		return invalid("outlet", "unknown kind of an outlet "+quoted(o.Kind), "Use one of: "+strings.Join(OutletKinds(), ", ")+".")
	}
	return needName("outlet", string(o.ID), o.Name)
}

// needName refuses records without an id or with a blank name (invariant 8).
func needName(what, id, name string) error {
	if strings.TrimSpace(id) == "" || strings.TrimSpace(name) == "" {
		return invalid(what, "this "+what+" needs a name", "Type a name that is not blank.")
	}
	return nil
}

// ArticleEdit says which fields of an article an analyst corrects; nil leaves a field as
// it is. Source is the name of the outlet.
type ArticleEdit struct {
	Title      *string
	Byline     *[]string
	Source     *string
	URL        *string
	Language   *string
	WireCredit *string
	Kind       *ArticleKind
	Published  *Date
	State      *CodingState
}
