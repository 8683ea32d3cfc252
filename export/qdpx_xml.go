package export

import (
	"crypto/sha256"
	"encoding/xml"
	"fmt"
	"strings"

	"parley/app"
)

// The elements of REFI-QDA in the order of its schema.
type qdaProject struct {
	XMLName     xml.Name    `xml:"Project"`
	NS          string      `xml:"xmlns,attr"`
	Name        string      `xml:"name,attr"`
	Origin      string      `xml:"origin,attr"`
	Created     string      `xml:"creationDateTime,attr"`
	Users       *qdaUsers   `xml:"Users"`
	Codes       []qdaCode   `xml:"CodeBook>Codes>Code"`
	Variables   []qdaVar    `xml:"Variables>Variable"`
	Cases       *qdaCases   `xml:"Cases"`
	Sources     *qdaSources `xml:"Sources"`
	Notes       *qdaNotes   `xml:"Notes"`
	Links       *qdaLinks   `xml:"Links"`
	Description string      `xml:"Description"`
	NoteRefs    []qdaRef    `xml:"NoteRef"`
}

type qdaUsers struct {
	Users []qdaUser `xml:"User"`
}

type qdaUser struct {
	qdaNamed
	ID string `xml:"id,attr"`
}

type qdaNotes struct {
	Notes []qdaNote `xml:"Note"`
}

type qdaNote struct {
	qdaNamed
	User        string `xml:"creatingUser,attr,omitempty"`
	At          string `xml:"creationDateTime,attr,omitempty"`
	Description string `xml:"Description"`
	Content     string `xml:"PlainTextContent"`
}

type qdaLinks struct {
	Links []qdaLink `xml:"Link"`
}

type qdaLink struct {
	qdaNamed
	Direction string `xml:"direction,attr"`
	From      string `xml:"originGUID,attr"`
	To        string `xml:"targetGUID,attr"`
}

type qdaCases struct {
	Cases []qdaCase `xml:"Case"`
}

type qdaSources struct {
	Texts []qdaText `xml:"TextSource"`
}

type qdaNamed struct {
	GUID string `xml:"guid,attr"`
	Name string `xml:"name,attr"`
}

type qdaVar struct {
	qdaNamed
	Type string `xml:"typeOfVariable,attr"`
}

type qdaCode struct {
	qdaNamed
	Codable     bool      `xml:"isCodable,attr"`
	Colour      string    `xml:"color,attr,omitempty"`
	Description string    `xml:"Description,omitempty"`
	NoteRefs    []qdaRef  `xml:"NoteRef"`
	Codes       []qdaCode `xml:"Code"`
}

type qdaRef struct {
	Target string `xml:"targetGUID,attr"`
}

type qdaCase struct {
	qdaNamed
	Description string     `xml:"Description,omitempty"`
	Values      []qdaValue `xml:"VariableValue"`
}

type qdaValue struct {
	Variable qdaRef `xml:"VariableRef"`
	Text     string `xml:"TextValue"`
}

type qdaText struct {
	qdaNamed
	Plain       string         `xml:"plainTextPath,attr"`
	Description string         `xml:"Description,omitempty"`
	Selections  []qdaSelection `xml:"PlainTextSelection"`
	NoteRefs    []qdaRef       `xml:"NoteRef"`
}

type qdaSelection struct {
	qdaNamed
	Start       int         `xml:"startPosition,attr"`
	End         int         `xml:"endPosition,attr"`
	User        string      `xml:"creatingUser,attr,omitempty"`
	At          string      `xml:"creationDateTime,attr,omitempty"`
	Description string      `xml:"Description,omitempty"`
	Codings     []qdaCoding `xml:"Coding"`
	NoteRefs    []qdaRef    `xml:"NoteRef"`

	of app.Key // what it is the first selection of
}

type qdaCoding struct {
	GUID string `xml:"guid,attr"`
	Code qdaRef `xml:"CodeRef"`
}

// guid makes an identifier of what it stands for, so that two exports are alike.
func guid(parts ...string) string {
	sum := sha256.Sum256([]byte(strings.Join(parts, "\x1f")))
	return fmt.Sprintf("%x-%x-%x-%x-%x", sum[:4], sum[4:6], sum[6:8], sum[8:10], sum[10:16])
}
