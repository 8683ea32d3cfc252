package export

import (
	"archive/zip"
	"context"
	"encoding/xml"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"time"

	"parley/app"
)

// writeQDPX writes the project for REFI-QDA programs and tells what has no place there.
// What only Parley understands stands in machine lines under the descriptions, so that
// a project comes back as it went.
func writeQDPX(ctx context.Context, out io.Writer, p app.CodedProject) ([]app.Loss, error) {
	x := newQDAExport(p)
	z := zip.NewWriter(out)
	for _, step := range []func() error{x.users, x.selections, x.notes, x.codes, x.cases, func() error { return x.sources(ctx, z) }} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	x.links()
	x.leftOut()
	w, err := z.Create("project.qde")
	if err != nil {
		return nil, err
	}
	if err := writeXML(w, x.q); err != nil {
		return nil, err
	}
	return x.lost.Losses, z.Close()
}

// qdaExport gathers the elements of a project.
type qdaExport struct {
	p        app.CodedProject
	q        qdaProject
	lost     app.LossReport
	texts    map[app.VersionID]app.TextVersion // in force, of an article
	coders   map[app.CoderID]bool
	tags     map[app.TagID]bool
	selected map[app.VersionID][]qdaSelection
	first    map[app.StatementID]string // first selection of each statement written
	noted    map[app.Key][]qdaRef       // notes by what they are on
	outlets  map[app.OutletID]app.Outlet
	marked   map[app.Key]bool   // statements and annotations that are written
	names    map[app.Key]string // of actors and issues
	readable map[app.Key]bool   // articles with a text
	examples int                // of issues, left out
}

func newQDAExport(p app.CodedProject) *qdaExport {
	x := &qdaExport{
		p: p, texts: map[app.VersionID]app.TextVersion{}, coders: map[app.CoderID]bool{}, tags: map[app.TagID]bool{}, selected: map[app.VersionID][]qdaSelection{},
		first: map[app.StatementID]string{}, noted: map[app.Key][]qdaRef{}, outlets: map[app.OutletID]app.Outlet{}, marked: map[app.Key]bool{},
		names: map[app.Key]string{}, readable: map[app.Key]bool{},
		q: qdaProject{
			NS: "urn:QDA-XML:project:1.0", Name: p.Title, Origin: app.QDAOrigin, Created: time.Now().UTC().Format(time.RFC3339),
			Description: "Written by Parley. Stances are codes under “Stances”: REFI-QDA has no place for the stance of an actor on an issue.",
		},
	}
	inForce := map[app.VersionID]bool{}
	for _, a := range p.Articles {
		inForce[a.Version] = true
	}
	for _, t := range p.Texts {
		if inForce[t.ID] {
			x.texts[t.ID] = t
		}
	}
	for _, t := range p.Codebook.Tags {
		x.tags[t.ID] = true
	}
	for _, o := range p.Outlets {
		x.outlets[o.ID] = o
	}
	for _, a := range p.Codebook.Actors {
		x.names[a.Key()] = a.Name
	}
	for _, i := range p.Codebook.Issues {
		x.names[i.Key()] = i.Title
	}
	for _, a := range p.Articles {
		x.readable[a.Key()] = strings.TrimSpace(x.texts[a.Version].Text) != ""
	}
	return x
}

// name gives the name of an actor or the title of an issue, the id where it is unknown.
func (x *qdaExport) name(k app.Kind, id string) string {
	if name, ok := x.names[app.Key{Kind: k, ID: id}]; ok {
		return name
	}
	return id
}

// users are the coders of the codebook.
func (x *qdaExport) users() error {
	for _, c := range x.p.Codebook.Coders {
		x.addUser(c.ID, c.Name)
	}
	return nil
}

func (x *qdaExport) addUser(id app.CoderID, name string) {
	if x.coders[id] {
		return
	}
	if name != app.QDAPlain(name) {
		x.lost.Lose("names of coders", noControls, string(id))
	}
	if x.coders[id] = true; x.q.Users == nil {
		x.q.Users = &qdaUsers{}
	}
	x.q.Users.Users = append(x.q.Users.Users, qdaUser{qdaNamed{guid("coder", string(id)), name}, string(id)})
}

// user gives the user who made something; one of whom there is no record gets one, called
// by the id.
func (x *qdaExport) user(c app.CoderID) string {
	if c == "" {
		return ""
	}
	x.addUser(c, string(c))
	return guid("coder", string(c))
}

// qdaTime writes a time as the schema has it.
func qdaTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// cases are the actors, with their type and their attributes as variables.
func (x *qdaExport) cases() error {
	variables := map[string]bool{}
	value := func(name, text string) qdaValue {
		if id := guid("variable", name); !variables[name] {
			variables[name] = true
			x.q.Variables = append(x.q.Variables, qdaVar{qdaNamed{id, name}, "Text"})
		}
		return qdaValue{qdaRef{guid("variable", name)}, text}
	}
	value("type", "") // every project has it, so that the list is never empty
	for _, a := range x.p.Codebook.Actors {
		about, err := app.QDADescribe("", app.QDAActorLine, a)
		if err != nil {
			return err
		}
		c := qdaCase{qdaNamed{guid("case", string(a.ID)), a.Name}, about, []qdaValue{value("type", a.Type)}}
		for _, key := range slices.Sorted(maps.Keys(a.Attributes)) {
			if key != "" && key != "type" {
				c.Values = append(c.Values, value(key, a.Attributes[key]))
			}
		}
		if x.q.Cases == nil {
			x.q.Cases = &qdaCases{}
		}
		x.q.Cases.Cases = append(x.q.Cases.Cases, c)
	}
	return nil
}

// sources writes the texts in force, with their selections.
func (x *qdaExport) sources(ctx context.Context, z *zip.Writer) error {
	written := map[app.VersionID]bool{}
	for _, a := range x.p.Articles {
		if err := ctx.Err(); err != nil {
			return err
		}
		text, ok := x.texts[a.Version]
		if !ok || strings.TrimSpace(text.Text) == "" || written[a.Version] {
			x.lost.Lose("articles", "they have no text of their own", app.DisplayTitle(a.Title, string(a.ID)))
			continue
		}
		written[a.Version] = true
		if len(a.Lists) > 0 {
			x.lost.Lose("places on lists", "lists of articles have no place here", app.DisplayTitle(a.Title, text.Text))
		}
		id := guid("article", string(a.ID))
		w, err := z.Create("sources/" + id + ".txt")
		if err != nil {
			return err
		}
		if _, err := io.WriteString(w, text.Text); err != nil {
			return err
		}
		about, err := x.about(a, text)
		if err != nil {
			return err
		}
		if x.q.Sources == nil {
			x.q.Sources = &qdaSources{}
		}
		x.q.Sources.Texts = append(x.q.Sources.Texts, qdaText{
			qdaNamed{id, app.DisplayTitle(a.Title, text.Text)}, "internal://" + id + ".txt", about, x.selected[a.Version], x.noted[a.Key()],
		})
	}
	return nil
}

// about is the description of an article: its machine line. Fingerprint and cluster are
// computed again by whoever reads it.
func (x *qdaExport) about(a app.Article, text app.TextVersion) (string, error) {
	a.Fingerprint, a.Cluster, a.Lists = nil, "", nil
	full := app.QDAArticle{Article: a, Text: app.QDAText{
		Hash: text.ID, N: text.N, Paragraphs: text.Paragraphs, Sentences: text.Sentences, MadeFrom: text.MadeFrom, SourceSHA: text.SourceSHA, MadeAt: text.MadeAt,
	}}
	if o, ok := x.outlets[a.Outlet]; ok {
		full.OutletName, full.Publisher = o.Name, &o
	}
	return app.QDADescribe("", app.QDAArticleLine, full)
}

// notes are notes here too: on articles, codes and selections, the others on the project.
func (x *qdaExport) notes() error {
	for _, n := range x.p.Notes {
		about, err := app.QDADescribe("", app.QDANoteLine, n)
		if err != nil {
			return err
		}
		id := guid("note", n.ID)
		if !x.notable(n.Target) {
			x.lost.Lose("notes", "what they are on has no place here", n.ID+" on "+n.Target.String())
			continue
		}
		if x.q.Notes == nil {
			x.q.Notes = &qdaNotes{}
		}
		x.q.Notes.Notes = append(x.q.Notes.Notes, qdaNote{
			qdaNamed: qdaNamed{id, "Note on " + x.spoken(n.Target)}, User: x.user(n.Coder), At: qdaTime(n.At), Description: about, Content: n.Text,
		})
		if n.Target.Kind == app.KindCell {
			x.q.NoteRefs = append(x.q.NoteRefs, qdaRef{id})
			continue
		}
		x.noted[n.Target] = append(x.noted[n.Target], qdaRef{id})
	}
	for v, list := range x.selected {
		for i := range list {
			x.selected[v][i].NoteRefs = x.noted[list[i].of]
		}
	}
	return nil
}

// notable reports whether what a note is on is written.
func (x *qdaExport) notable(k app.Key) bool {
	switch k.Kind {
	case app.KindArticle:
		return x.readable[k]
	case app.KindActor, app.KindIssue:
		_, ok := x.names[k]
		return ok
	case app.KindTag:
		return x.tags[app.TagID(k.ID)]
	case app.KindStatement, app.KindAnnotation:
		return x.marked[k]
	case app.KindCell:
		actor, issue, _ := strings.Cut(k.ID, "/")
		return x.notable(app.Key{Kind: app.KindActor, ID: actor}) && x.notable(app.Key{Kind: app.KindIssue, ID: issue})
	default:
	}
	return false
}

func (x *qdaExport) spoken(k app.Key) string {
	switch k.Kind {
	case app.KindActor, app.KindIssue:
		return x.name(k.Kind, k.ID)
	case app.KindCell:
		actor, issue, _ := strings.Cut(k.ID, "/")
		return x.name(app.KindActor, actor) + " × " + x.name(app.KindIssue, issue)
	default:
		return k.String()
	}
}

// links join the first selections of two statements.
func (x *qdaExport) links() {
	for _, l := range x.p.Links {
		from, to := x.first[l.From], x.first[l.To]
		name := string(l.From) + " " + l.Type + " " + string(l.To)
		if from == "" || to == "" {
			x.lost.Lose("links between statements", "one of the statements has no place here", name)
			continue
		}
		if x.q.Links == nil {
			x.q.Links = &qdaLinks{}
		}
		x.q.Links.Links = append(x.q.Links.Links, qdaLink{qdaNamed{guid("link", name), l.Type}, "OneWay", from, to})
	}
}

// noControls is why a name is not what it was.
const noControls = "XML has no place for control characters; U+FFFD stands for them"

// leftOut tells what the project holds and this file does not.
func (x *qdaExport) leftOut() {
	if t := x.p.Title; t != app.QDAPlain(t) {
		x.lost.Lose("title", noControls, t)
	}
	used := map[app.OutletID]bool{}
	for _, a := range x.p.Articles {
		if x.texts[a.Version].Text != "" {
			used[a.Outlet] = true
		}
	}
	for _, o := range x.p.Outlets {
		if !used[o.ID] {
			x.lost.Lose("outlets", "without an article they have no place here", o.Name)
		}
	}
	for _, t := range x.p.TermLists {
		x.lost.Lose("lists of terms", "they have no place here", t.Name)
	}
	for _, s := range x.p.Specs {
		x.lost.Lose("matrix specs", "they have no place here", s.Name)
	}
}

func writeQDC(out io.Writer, c app.Codebook) ([]app.Loss, error) {
	x := newQDAExport(app.CodedProject{Codebook: c})
	codes, err := x.codeTree(false)
	if err != nil {
		return nil, err
	}
	for _, k := range c.Coders {
		x.lost.Lose("coders", "a codebook has no place for them", k.Name)
	}
	if x.examples > 0 {
		x.lost.Lose("examples of issues", "they are statements, and a codebook has none", fmt.Sprint(x.examples))
	}
	return x.lost.Losses, writeXML(out, struct {
		XMLName xml.Name  `xml:"CodeBook"`
		NS      string    `xml:"xmlns,attr"`
		Origin  string    `xml:"origin,attr"`
		Codes   []qdaCode `xml:"Codes>Code"`
	}{NS: "urn:QDA-XML:codebook:1.0", Origin: app.QDAOrigin, Codes: codes})
}
