package export

import (
	"encoding/json"
	"io"
	"time"
	"unicode/utf8"

	"parley/app"
)

// The parts of a W3C Web Annotation that are written. Positions are code points of the
// canonical text, the end exclusive; the quote with its context finds the words again
// where the text was changed.
type webPage struct {
	Context string          `json:"@context"`
	ID      string          `json:"id"`
	Type    string          `json:"type"`
	Label   string          `json:"label"`
	Total   int             `json:"total"`
	Items   []webAnnotation `json:"items"`
}

type webAnnotation struct {
	ID         string      `json:"id"`
	Type       string      `json:"type"`
	Motivation string      `json:"motivation"`
	Created    string      `json:"created,omitempty"`
	Modified   string      `json:"modified,omitempty"`
	Creator    *webPerson  `json:"creator,omitempty"`
	Body       []webBody   `json:"body,omitempty"`
	Target     []webTarget `json:"target"`
}

type webPerson struct {
	Type string `json:"type"`
	Name string `json:"name"`
}

type webBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Value   string `json:"value"`
}

type webTarget struct {
	Source   string        `json:"source"`
	Selector []webSelector `json:"selector"`
}

type webSelector struct {
	Type   string `json:"type"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
}

// webWriter knows what targets refer to.
type webWriter struct {
	p      app.CodedProject
	texts  map[app.VersionID]string
	source map[app.ArticleID]string
	coders map[app.CoderID]string
	tags   map[app.TagID]string
}

func writeJSONLD(out io.Writer, p app.CodedProject) error {
	w := webWriter{p, map[app.VersionID]string{}, map[app.ArticleID]string{}, map[app.CoderID]string{}, map[app.TagID]string{}}
	for _, t := range p.Texts {
		w.texts[t.ID] = t.Text
	}
	for _, a := range p.Articles {
		w.source[a.ID] = a.URL
		if a.URL == "" {
			w.source[a.ID] = "urn:sha256:" + string(a.Version)
		}
	}
	for _, c := range p.Codebook.Coders {
		w.coders[c.ID] = c.Name
	}
	for _, t := range p.Codebook.Tags {
		w.tags[t.ID] = t.Name
	}
	page := webPage{Context: "http://www.w3.org/ns/anno.jsonld", ID: "urn:parley:annotations", Type: "AnnotationPage", Label: p.Title, Items: []webAnnotation{}}
	for _, s := range p.Statements {
		page.Items = append(page.Items, w.statement(s))
	}
	for _, a := range p.Annotations {
		x := w.annotation("urn:parley:annotation:"+string(a.ID), a.Coder, a.CreatedAt, a.UpdatedAt)
		x.Motivation = "highlighting"
		x.add("commenting", a.Comment)
		for _, t := range a.Tags {
			x.add("tagging", w.tags[t])
		}
		x.Target = append(x.Target, w.target(a.Article, a.Quote))
		page.Items = append(page.Items, x)
	}
	page.Total = len(page.Items)
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(page)
}

func (w webWriter) statement(s app.Statement) webAnnotation {
	x := w.annotation("urn:parley:statement:"+string(s.ID), s.Coder, s.CreatedAt, s.UpdatedAt)
	x.Motivation = "classifying"
	if s.Holder != "" {
		x.add("classifying", "holder: "+w.p.Codebook.ActorName(s.Holder))
	}
	if s.Speaker != "" {
		x.add("classifying", "speaker: "+w.p.Codebook.ActorName(s.Speaker))
	}
	if s.Issue != "" {
		x.add("classifying", "issue: "+w.p.Codebook.IssueTitle(s.Issue))
	}
	for _, f := range [][2]string{
		{"stance", string(s.Stance)},
		{"condition", s.Condition},
		{"attribution_type", string(s.Attribution)},
		{"certainty", s.Certainty},
		{"stated_at", string(s.StatedAt)},
		{"stated_basis", s.StatedBasis},
		{"review", string(s.Review)},
	} {
		if f[1] != "" {
			x.add("classifying", f[0]+": "+f[1])
		}
	}
	x.add("describing", s.Paraphrase)
	x.add("commenting", s.Note)
	for _, p := range s.Contents() {
		x.Target = append(x.Target, w.target(s.Article, p.Quote))
	}
	if len(x.Target) == 0 {
		x.Target = append(x.Target, webTarget{Source: w.source[s.Article], Selector: []webSelector{}})
	}
	return x
}

func (w webWriter) annotation(id string, coder app.CoderID, created, updated time.Time) webAnnotation {
	x := webAnnotation{ID: id, Type: "Annotation", Created: created.UTC().Format(time.RFC3339), Modified: updated.UTC().Format(time.RFC3339)}
	if name := w.coders[coder]; name != "" {
		x.Creator = &webPerson{"Person", name}
	}
	return x
}

func (x *webAnnotation) add(purpose, value string) {
	if value != "" {
		x.Body = append(x.Body, webBody{"TextualBody", purpose, value})
	}
}

func (w webWriter) target(article app.ArticleID, q app.Quote) webTarget {
	t := webTarget{Source: w.source[article], Selector: []webSelector{{Type: "TextQuoteSelector", Exact: q.Exact, Prefix: q.Prefix, Suffix: q.Suffix}}}
	if text, ok := w.texts[q.Version]; ok && q.End <= len(text) {
		start := utf8.RuneCountInString(text[:q.Start])
		end := start + utf8.RuneCountInString(q.Exact)
		t.Selector = append(t.Selector, webSelector{Type: "TextPositionSelector", Start: &start, End: &end})
	}
	return t
}
