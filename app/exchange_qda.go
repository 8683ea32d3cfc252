package app

import (
	"encoding/json"
	"strings"
	"time"
	"unicode/utf8"
)

// QDAOrigin is the program that a REFI-QDA project of ours names as its maker.
const QDAOrigin = "Parley"

// The groups of codes of a REFI-QDA project of ours. Only those below them can be coded.
const (
	QDAIssues       = "Issues"
	QDAActors       = "Actors"
	QDAStances      = "Stances"
	QDAAttributions = "Attributions"
	QDATags         = "Tags"
)

// QDAKind says what the machine line of a description holds.
type QDAKind string

// The kinds of machine lines. Each stands last in the description of what it tells about;
// without it another program loses nothing but what REFI-QDA has no place for.
const (
	QDAStatementLine  QDAKind = "parley-statement"  // QDAStatement, in the first selection of a statement
	QDAPartLine       QDAKind = "parley-part-of"    // id of the statement, in its further selections
	QDAAnnotationLine QDAKind = "parley-annotation" // Annotation
	QDAArticleLine    QDAKind = "parley-article"    // QDAArticle
	QDAActorLine      QDAKind = "parley-actor"      // Actor
	QDAIssueLine      QDAKind = "parley-issue"      // QDAIssue
	QDATagLine        QDAKind = "parley-tag"        // Tag
	QDANoteLine       QDAKind = "parley-note"       // Note
)

// QDAStatement is a statement with the names of what it refers to, for a reader that does
// not have their ids.
type QDAStatement struct {
	Statement
	HolderName  string `json:"holder_name,omitempty"`
	SpeakerName string `json:"speaker_name,omitempty"`
	IssueTitle  string `json:"issue_title,omitempty"`
}

// QDAArticle is an article with its outlet and with what is known of its text in force.
type QDAArticle struct {
	Article
	OutletName string  `json:"outlet_name,omitempty"`
	Publisher  *Outlet `json:"publisher,omitempty"`
	Text       QDAText `json:"text"`
}

// QDAText is what is known of a text beside its words.
type QDAText struct {
	Hash       VersionID `json:"id,omitempty"`
	N          int       `json:"n,omitempty"`
	Paragraphs []Bounds  `json:"paragraphs,omitempty"`
	Sentences  []Bounds  `json:"sentences,omitempty"`
	MadeFrom   string    `json:"made_from,omitempty"`
	SourceSHA  string    `json:"source_sha256,omitempty"`
	MadeAt     time.Time `json:"made_at"`
}

// Onto puts what is known on the text version it was written of; another stays as it is.
func (t QDAText) Onto(v *TextVersion) {
	if t.Hash != v.ID || t.MadeFrom == "" || !inOrder(t.Paragraphs, v.Text) || !inOrder(t.Sentences, v.Text) {
		return
	}
	v.N, v.MadeFrom, v.SourceSHA, v.MadeAt = max(t.N, 1), t.MadeFrom, t.SourceSHA, t.MadeAt
	v.Paragraphs, v.Sentences = t.Paragraphs, t.Sentences
}

// inOrder reports whether there are ranges and all lie in the text, one behind the other.
func inOrder(list []Bounds, text string) bool {
	end := 0
	for _, b := range list {
		if b.Start < end || b.within(text) != nil {
			return false
		}
		end = b.End
	}
	return len(list) > 0
}

// QDAIssue is an issue with its place in the order of the codebook, from 1: codes come as
// a tree.
type QDAIssue struct {
	Issue
	Order int `json:"order"`
}

// notInXML gives the JSON of the characters that JSON leaves as they are and XML forbids.
var notInXML = strings.NewReplacer("\uFFFE", `\ufffe`, "\uFFFF", `\uffff`)

// QDADescribe puts the machine line under the words that are for people. A line of theirs
// that looks like one does no harm: the last line counts.
func QDADescribe(words string, kind QDAKind, v any) (string, error) {
	data, err := json.Marshal(v)
	if err != nil {
		return "", err
	}
	line := string(kind) + ": " + notInXML.Replace(string(data))
	if words == "" {
		return line, nil
	}
	return words + "\n" + line, nil
}

// QDADescribed parts a description into the words for people and the machine line, whose
// JSON it gives; kind is empty where there is none.
func QDADescribed(description string) (words string, kind QDAKind, data string) {
	lines := strings.Split(description, "\n")
	for i := len(lines) - 1; i >= 0; i-- {
		name, rest, found := strings.Cut(strings.TrimRight(lines[i], "\r"), ": ")
		if k := QDAKind(strings.TrimSpace(name)); found && k.known() {
			return strings.Join(append(lines[:i:i], lines[i+1:]...), "\n"), k, strings.TrimSpace(rest)
		}
	}
	return description, "", ""
}

func (k QDAKind) known() bool {
	switch k {
	case QDAStatementLine, QDAPartLine, QDAAnnotationLine, QDAArticleLine, QDAActorLine, QDAIssueLine, QDATagLine, QDANoteLine:
		return true
	}
	return false
}

// QDASame reports whether a text that was read from XML is the one that was written:
// characters that XML forbids come back as U+FFFD, and programs trim.
func QDASame(read, written string) bool {
	return strings.TrimSpace(QDAPlain(read)) == strings.TrimSpace(QDAPlain(written))
}

// QDAPlain is what XML can hold of a text: control characters become U+FFFD, and carriage
// returns go.
func QDAPlain(s string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\t' || r == '\n' || r >= 0x20 && r <= 0xD7FF || r >= 0xE000 && r <= 0xFFFD || r >= 0x10000 && r <= utf8.MaxRune:
			return r
		case r == '\r':
			return -1
		}
		return utf8.RuneError
	}, s)
}
