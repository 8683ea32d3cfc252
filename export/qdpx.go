package export

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/json"
	"encoding/xml"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

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
	Description string      `xml:"Description"`
}

type qdaUsers struct {
	Users []qdaNamed `xml:"User"`
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
	Codes       []qdaCode `xml:"Code"`
}

type qdaRef struct {
	Target string `xml:"targetGUID,attr"`
}

type qdaCase struct {
	qdaNamed
	Values []qdaValue `xml:"VariableValue"`
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
}

type qdaSelection struct {
	qdaNamed
	Start       int         `xml:"startPosition,attr"`
	End         int         `xml:"endPosition,attr"`
	User        string      `xml:"creatingUser,attr,omitempty"`
	At          string      `xml:"creationDateTime,attr,omitempty"`
	Description string      `xml:"Description,omitempty"`
	Codings     []qdaCoding `xml:"Coding"`
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

// qdaStatement is the machine line of a statement: the statement with the names of what
// it refers to.
type qdaStatement struct {
	app.Statement
	HolderName  string `json:"holder_name,omitempty"`
	SpeakerName string `json:"speaker_name,omitempty"`
	IssueTitle  string `json:"issue_title,omitempty"`
}

// qdaArticle is the machine line of an article.
type qdaArticle struct {
	app.Article
	OutletName string `json:"outlet_name,omitempty"`
}

func writeQDPX(ctx context.Context, out io.Writer, p app.CodedProject) error {
	q := qdaProject{
		NS: "urn:QDA-XML:project:1.0", Name: p.Title, Origin: app.QDAOrigin, Created: time.Now().UTC().Format(time.RFC3339), Codes: qdaCodes(p.Codebook, true),
		Variables:   []qdaVar{{qdaNamed{guid("variable", "type"), "type"}, "Text"}},
		Description: "Written by Parley. Stances are codes under “Stances”: REFI-QDA has no place for the stance of an actor on an issue.",
	}
	for _, c := range p.Codebook.Coders {
		if q.Users == nil {
			q.Users = &qdaUsers{}
		}
		q.Users.Users = append(q.Users.Users, qdaNamed{guid("coder", string(c.ID)), c.Name})
	}
	for _, a := range p.Codebook.Actors {
		if q.Cases == nil {
			q.Cases = &qdaCases{}
		}
		q.Cases.Cases = append(q.Cases.Cases, qdaCase{qdaNamed{guid("case", string(a.ID)), a.Name}, []qdaValue{{qdaRef{guid("variable", "type")}, a.Type}}})
	}
	z := zip.NewWriter(out)
	if err := addQDASources(ctx, z, p, &q); err != nil {
		return err
	}
	w, err := z.Create("project.qde")
	if err != nil {
		return err
	}
	if err := writeXML(w, q); err != nil {
		return err
	}
	return z.Close()
}

// addQDASources writes the texts and gathers their selections.
func addQDASources(ctx context.Context, z *zip.Writer, p app.CodedProject, q *qdaProject) error {
	s := qdaMarks{p: p, texts: map[app.VersionID]string{}, of: map[app.VersionID][]qdaSelection{}, coders: map[app.CoderID]bool{}}
	for _, t := range p.Texts {
		s.texts[t.ID] = t.Text
	}
	for _, c := range p.Codebook.Coders {
		s.coders[c.ID] = true
	}
	outlets := map[app.OutletID]string{}
	for _, o := range p.Outlets {
		outlets[o.ID] = o.Name
	}
	for _, x := range p.Statements {
		if err := s.statement(x); err != nil {
			return err
		}
	}
	for _, x := range p.Annotations {
		s.annotation(x)
	}
	for _, a := range p.Articles {
		if err := ctx.Err(); err != nil {
			return err
		}
		text, ok := s.texts[a.Version]
		if !ok {
			continue
		}
		id := guid("article", string(a.ID))
		w, err := z.Create("sources/" + id + ".txt")
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, text); err != nil {
			return err
		}
		if q.Sources == nil {
			q.Sources = &qdaSources{}
		}
		known, err := json.Marshal(qdaArticle{a, outlets[a.Outlet]})
		if err != nil {
			return err
		}
		q.Sources.Texts = append(q.Sources.Texts, qdaText{
			qdaNamed{id, app.DisplayTitle(a.Title, text)}, "internal://" + id + ".txt", app.QDAArticleLine + string(known), s.of[a.Version],
		})
	}
	return nil
}

// qdaMarks gathers selections by text.
type qdaMarks struct {
	p      app.CodedProject
	texts  map[app.VersionID]string
	of     map[app.VersionID][]qdaSelection
	coders map[app.CoderID]bool
}

func (m *qdaMarks) mark(id string, q app.Quote, coder app.CoderID, at time.Time) (qdaSelection, bool) {
	text, ok := m.texts[q.Version]
	if !ok || q.End > len(text) {
		return qdaSelection{}, false
	}
	s := qdaSelection{qdaNamed: qdaNamed{guid("selection", id), id}, At: at.UTC().Format(time.RFC3339)}
	s.Start = utf8.RuneCountInString(text[:q.Start])
	s.End = s.Start + utf8.RuneCountInString(q.Exact)
	if m.coders[coder] {
		s.User = guid("coder", string(coder))
	}
	return s, true
}

func (s *qdaSelection) code(kind, id string) {
	if id != "" {
		s.Codings = append(s.Codings, qdaCoding{guid("coding", s.GUID, kind, id), qdaRef{guid(kind, id)}})
	}
}

func (m *qdaMarks) statement(x app.Statement) error {
	full := qdaStatement{Statement: x}
	if x.Holder != "" {
		full.HolderName = m.p.Codebook.ActorName(x.Holder)
	}
	if x.Speaker != "" {
		full.SpeakerName = m.p.Codebook.ActorName(x.Speaker)
	}
	if x.Issue != "" {
		full.IssueTitle = m.p.Codebook.IssueTitle(x.Issue)
	}
	full.Chain = slices.Clone(x.Chain)
	for i, l := range full.Chain {
		if l.SourceActor != "" {
			full.Chain[i].SourceLabel = m.p.Codebook.ActorName(l.SourceActor)
		}
	}
	machine, err := json.Marshal(full)
	if err != nil {
		return err
	}
	for i, p := range x.Contents() {
		s, ok := m.mark(fmt.Sprintf("%s-%d", x.ID, i+1), p.Quote, x.Coder, x.CreatedAt)
		if !ok {
			continue
		}
		lines := []string{}
		for _, l := range []string{x.Paraphrase, x.Note} {
			if l != "" {
				lines = append(lines, l)
			}
		}
		line := app.QDAPartLine + string(x.ID)
		if i == 0 {
			line = app.QDAStatementLine + string(machine)
		}
		s.Description = strings.Join(append(lines, line), "\n")
		s.code("actor", string(x.Holder))
		s.code("issue", string(x.Issue))
		s.code("stance", string(x.Stance))
		s.code("attribution", string(x.Attribution))
		for _, t := range x.Tags {
			s.code("tag", string(t))
		}
		m.of[p.Version] = append(m.of[p.Version], s)
	}
	return nil
}

func (m *qdaMarks) annotation(x app.Annotation) {
	s, ok := m.mark(string(x.ID), x.Quote, x.Coder, x.CreatedAt)
	if !ok {
		return
	}
	s.Description = x.Comment
	for _, t := range x.Tags {
		s.code("tag", string(t))
	}
	m.of[x.Quote.Version] = append(m.of[x.Quote.Version], s)
}

// qdaCodes gives the codebook: issues as a tree, and the rest under parents that are not
// codable. A codebook alone has issues and actors.
func qdaCodes(c app.Codebook, all bool) []qdaCode {
	group := func(name string, codes []qdaCode) qdaCode {
		return qdaCode{qdaNamed: qdaNamed{guid("group", name), name}, Codes: codes}
	}
	var actors, stances, attributions, tags []qdaCode
	for _, a := range c.Actors {
		actors = append(actors, qdaCode{qdaNamed: qdaNamed{guid("actor", string(a.ID)), a.Name}, Codable: true, Colour: qdaColour(a.Colour)})
	}
	for _, s := range app.Stances() {
		stances = append(stances, qdaCode{qdaNamed: qdaNamed{guid("stance", string(s)), string(s)}, Codable: true})
	}
	for _, s := range app.Attributions() {
		attributions = append(attributions, qdaCode{qdaNamed: qdaNamed{guid("attribution", string(s)), string(s)}, Codable: true})
	}
	for _, t := range c.Tags {
		tags = append(tags, qdaCode{qdaNamed: qdaNamed{guid("tag", string(t.ID)), t.Name}, Codable: true, Colour: qdaColour(t.Colour)})
	}
	out := []qdaCode{group(app.QDAIssues, qdaIssues(c, "")), group(app.QDAActors, actors)}
	if all {
		out = append(out, group(app.QDAStances, stances), group(app.QDAAttributions, attributions), group(app.QDATags, tags))
	}
	return out
}

func qdaIssues(c app.Codebook, parent app.IssueID) []qdaCode {
	var out []qdaCode
	for _, x := range c.Issues {
		if x.Parent == parent {
			out = append(out, qdaCode{
				qdaNamed: qdaNamed{guid("issue", string(x.ID)), x.Title}, Codable: true,
				Description: strings.TrimSpace(x.Question + "\n" + x.Include), Codes: qdaIssues(c, x.ID),
			})
		}
	}
	return out
}

// qdaColour gives a colour that the schema takes, or none.
func qdaColour(s string) string {
	if len(s) != 7 || s[0] != '#' || strings.Trim(s[1:], "0123456789abcdefABCDEF") != "" {
		return ""
	}
	return s
}

func writeQDC(out io.Writer, c app.Codebook) error {
	var b bytes.Buffer
	err := writeXML(&b, struct {
		XMLName xml.Name  `xml:"CodeBook"`
		NS      string    `xml:"xmlns,attr"`
		Origin  string    `xml:"origin,attr"`
		Codes   []qdaCode `xml:"Codes>Code"`
	}{NS: "urn:QDA-XML:codebook:1.0", Origin: app.QDAOrigin, Codes: qdaCodes(c, false)})
	if err != nil {
		return err
	}
	_, err = out.Write(b.Bytes())
	return err
}

// qdaLosses tells what a REFI-QDA project has no place for.
func qdaLosses(p app.CodedProject) []app.Loss {
	var r app.LossReport
	for _, s := range p.Statements {
		if len(s.Contents()) == 0 {
			r.Lose("statements", "without words there is nothing to select", string(s.ID))
		}
		if s.Stance != "" {
			r.Lose("stances", "the stance of an actor on an issue has no place of its own; it is a code, and comes back whole only into Parley", "")
		}
	}
	for _, l := range p.Links {
		r.Lose("links between statements", "they are within the descriptions that Parley reads, not for other programs", string(l.From)+" "+l.Type+" "+string(l.To))
	}
	for _, n := range p.Notes {
		r.Lose("notes", "notes on records have no place here", n.ID)
	}
	for _, x := range p.TermLists {
		r.Lose("lists of terms", "they have no place here", x.Name)
	}
	for _, x := range p.Specs {
		r.Lose("matrix specs", "they have no place here", x.Name)
	}
	return r.Losses
}
