package export

import (
	"bytes"
	"encoding/json"
)

// The parts of a W3C Web Annotation that are written (annotations.md, 6). Positions are
// code points of the canonical text that the state names, the end exclusive.
type webPage struct {
	Context []any           `json:"@context"`
	ID      string          `json:"id"`
	Type    string          `json:"type"`
	Label   string          `json:"label"`
	Total   int             `json:"total"`
	Items   []webAnnotation `json:"items"`
}

// webContext is the context of the standard and, inline, so that nothing is fetched, that
// of our own terms.
func webContext() []any {
	return []any{"http://www.w3.org/ns/anno.jsonld", struct {
		Parley string `json:"parley"`
		Schema string `json:"schema"`
	}{"urn:parley:term:", "https://schema.org/"}}
}

type webAnnotation struct {
	ID         string      `json:"id"`
	Type       string      `json:"type"`
	Motivation string      `json:"motivation"`
	Created    string      `json:"created,omitempty"`
	Modified   string      `json:"modified,omitempty"`
	Creator    *webPerson  `json:"creator,omitempty"`
	Generator  webSoftware `json:"generator"`
	Stylesheet *webStyle   `json:"stylesheet,omitempty"`
	Body       []webBody   `json:"body,omitempty"`
	Target     webTargets  `json:"target"`
	Claim      *webClaim   `json:"parley:claim,omitempty"`
}

type webPerson struct {
	ID       string `json:"id"`
	Type     string `json:"type"`
	Nickname string `json:"nickname"`
	Name     string `json:"name,omitempty"`
}

type webSoftware struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

type webStyle struct {
	Type  string `json:"type"`
	Value string `json:"value"`
}

// webBody is words, or a resource of ours with a purpose. The language of a comment is not
// known, so that none is given.
type webBody struct {
	Type    string     `json:"type"`
	Purpose string     `json:"purpose"`
	Value   string     `json:"value,omitempty"`
	Format  string     `json:"format,omitempty"`
	Source  *webSource `json:"source,omitempty"`
	Role    string     `json:"parley:role,omitempty"` // holder, speaker, issue, stance or attribution
}

type webSource struct {
	ID    string `json:"id"`
	Label string `json:"label"`
}

// webTargets is one target as itself, several as a list: not alternatives, but all of them.
type webTargets []webTarget

// MarshalJSON implements json.Marshaler.
func (t webTargets) MarshalJSON() ([]byte, error) {
	if len(t) == 1 {
		return marshalPlain(t[0])
	}
	return marshalPlain([]webTarget(t))
}

type webTarget struct {
	Source     string        `json:"source"`
	State      *webState     `json:"state,omitempty"`
	Selector   []webSelector `json:"selector,omitempty"` // alternatives for one place
	StyleClass []string      `json:"styleClass,omitempty"`
	Role       string        `json:"parley:passageRole,omitempty"`
}

// webState names the text: when it was taken, and by its hash which it was.
type webState struct {
	Type       string `json:"type"`
	SourceDate string `json:"sourceDate,omitempty"`
	Cached     string `json:"cached"`
}

type webSelector struct {
	Type   string `json:"type"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

// webClaim is the statement in the terms of schema.org, and in our own where it has none.
type webClaim struct {
	Type        string     `json:"type"`
	Text        string     `json:"schema:text,omitempty"`
	Author      *webSource `json:"schema:author,omitempty"`
	Appearance  string     `json:"schema:appearance"`
	DateCreated string     `json:"schema:dateCreated,omitempty"`
	Condition   string     `json:"parley:condition,omitempty"`
	Certainty   string     `json:"parley:certainty,omitempty"`
	Polarity    string     `json:"parley:polarity,omitempty"`
	DateBasis   string     `json:"parley:dateBasis,omitempty"`
	Act         string     `json:"parley:act,omitempty"`
	Review      string     `json:"parley:review"`
	Chain       []webLink  `json:"parley:chain,omitempty"`
}

type webLink struct {
	ID        string `json:"id,omitempty"`
	Label     string `json:"label,omitempty"`
	Cue       string `json:"parley:cue,omitempty"`
	Channel   string `json:"parley:channel,omitempty"`
	Anonymity string `json:"parley:anonymity,omitempty"`
}

// words adds a body of text, if there is one.
func (x *webAnnotation) words(purpose, value string) {
	if value == "" {
		return
	}
	b := webBody{Type: "TextualBody", Purpose: purpose, Value: value}
	if purpose != "tagging" {
		b.Format = "text/plain"
	}
	x.Body = append(x.Body, b)
}

// style gives a class its colour, for readers that draw in colours.
func (x *webAnnotation) style(class, colour string) {
	if x.Stylesheet == nil {
		x.Stylesheet = &webStyle{Type: "CssStylesheet"}
	} else {
		x.Stylesheet.Value += "\n"
	}
	x.Stylesheet.Value += "." + class + " { background: " + colour + "; }"
}

// marshalPlain leaves < > & as they are, as the page around does.
func marshalPlain(v any) ([]byte, error) {
	var b bytes.Buffer
	enc := json.NewEncoder(&b)
	enc.SetEscapeHTML(false)
	err := enc.Encode(v)
	return b.Bytes(), err
}
