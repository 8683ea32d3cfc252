package export

import (
	"archive/zip"
	"cmp"
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"
	"time"

	"parley/app"
	"parley/app/plaintext"
)

// writeJSONLD writes all annotations and statements as one page.
func writeJSONLD(out io.Writer, s app.ExchangeSource) ([]app.Loss, error) {
	w := newWebWriter(s)
	page := w.page("annotations", s.Project.Title, s.Project.Statements, s.Project.Annotations)
	return w.losses(), writePage(out, page)
}

// writeJSONLDZip writes a page an article and the texts that they speak of, each named by
// its hash, so that anyone can verify the offsets.
func writeJSONLDZip(ctx context.Context, out io.Writer, s app.ExchangeSource) ([]app.Loss, error) {
	w := newWebWriter(s)
	z := zip.NewWriter(out)
	write := func(name string, fill func(io.Writer) error) error {
		to, err := z.Create(name)
		if err != nil {
			return err
		}
		return fill(to)
	}
	texts := map[app.VersionID]bool{}
	for _, a := range s.Project.Articles {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		page := w.page("article:"+string(a.ID), app.DisplayTitle(a.Title, w.texts[a.Version].Text), w.statements[a.ID], w.annotations[a.ID])
		if page.Total == 0 {
			continue
		}
		if err := write("annotations/"+pageName(a.ID)+".jsonld", func(to io.Writer) error { return writePage(to, page) }); err != nil {
			return nil, err
		}
		for _, v := range w.cited(page) {
			if texts[v] {
				continue
			}
			texts[v] = true
			if err := write("texts/"+string(v)+".txt", func(to io.Writer) error { _, err := io.WriteString(to, w.texts[v].Text); return err }); err != nil {
				return nil, err
			}
		}
	}
	return w.losses(), z.Close()
}

// pageName names the page of an article: by its id, or by a hash of an id that would lead out
// of the folder where the archive is unpacked.
func pageName(id app.ArticleID) string {
	if strings.ContainsAny(string(id), `/\:`) || strings.Trim(string(id), ". ") == "" {
		return shortHash(string(id))
	}
	return string(id)
}

func writePage(out io.Writer, page webPage) error {
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", " ")
	return enc.Encode(page)
}

// webWriter knows what annotations refer to.
type webWriter struct {
	s           app.ExchangeSource
	urn         string
	texts       map[app.VersionID]app.TextVersion
	offsets     map[app.VersionID]*plaintext.Offsets
	articles    map[app.ArticleID]app.Article
	statements  map[app.ArticleID][]app.Statement
	annotations map[app.ArticleID][]app.Annotation
	tags        map[app.TagID]app.Tag
	lost        app.LossReport
}

func newWebWriter(s app.ExchangeSource) *webWriter {
	w := &webWriter{
		s: s, urn: "urn:parley:", texts: map[app.VersionID]app.TextVersion{}, offsets: map[app.VersionID]*plaintext.Offsets{}, articles: map[app.ArticleID]app.Article{},
		statements: map[app.ArticleID][]app.Statement{}, annotations: map[app.ArticleID][]app.Annotation{}, tags: map[app.TagID]app.Tag{},
	}
	if id := s.Project.ID; id != "" {
		w.urn += id[:min(len(id), 8)] + ":" // enough to tell projects apart
	}
	for _, t := range s.Project.Texts {
		w.texts[t.ID] = t
	}
	for _, a := range s.Project.Articles {
		w.articles[a.ID] = a
	}
	for _, x := range s.Project.Statements {
		w.statements[x.Article] = append(w.statements[x.Article], x)
	}
	for _, x := range s.Project.Annotations {
		w.annotations[x.Article] = append(w.annotations[x.Article], x)
	}
	for _, t := range s.Project.Codebook.Tags {
		w.tags[t.ID] = t
	}
	return w
}

func (w *webWriter) page(id, label string, statements []app.Statement, annotations []app.Annotation) webPage {
	p := webPage{Context: webContext(), ID: w.urn + id, Type: "AnnotationPage", Label: label, Items: []webAnnotation{}}
	for _, s := range statements {
		p.Items = append(p.Items, w.statement(s))
	}
	for _, a := range annotations {
		p.Items = append(p.Items, w.annotation(a))
	}
	p.Total = len(p.Items)
	return p
}

// cited lists the texts that the targets of a page name, in their order.
func (w *webWriter) cited(p webPage) []app.VersionID {
	var out []app.VersionID
	for _, x := range p.Items {
		for _, t := range x.Target {
			if t.State == nil {
				continue
			}
			v := app.VersionID(strings.TrimPrefix(t.State.Cached, textURN))
			if _, ok := w.texts[v]; ok && !slices.Contains(out, v) {
				out = append(out, v)
			}
		}
	}
	return out
}

func (w *webWriter) made(kind, id string, coder app.CoderID, created, modified time.Time) webAnnotation {
	x := webAnnotation{
		ID: w.urn + kind + ":" + id, Type: "Annotation", Created: webTime(created), Modified: webTime(modified),
		Generator: webSoftware{"Software", strings.TrimSpace("Parley " + w.s.AppVersion)},
	}
	if coder != "" {
		x.Creator = &webPerson{ID: w.urn + "coder:" + string(coder), Type: "Person", Nickname: string(coder)}
		if i := slices.IndexFunc(w.s.Project.Codebook.Coders, func(c app.Coder) bool { return c.ID == coder }); i >= 0 && w.s.Report.CoderNames {
			x.Creator.Name = w.s.Project.Codebook.Coders[i].Name
		}
	}
	return x
}

func webTime(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.UTC().Format(time.RFC3339)
}

// annotation is a highlight, a tag or a comment: what it has most of is its motivation.
func (w *webWriter) annotation(a app.Annotation) webAnnotation {
	x := w.made("annotation", string(a.ID), a.Coder, a.CreatedAt, a.UpdatedAt)
	x.Motivation = "highlighting"
	if len(a.Tags) > 0 {
		x.Motivation = "tagging"
	}
	if a.Comment != "" {
		x.Motivation = "commenting"
		x.words("commenting", a.Comment)
	}
	classes := w.tagged(&x, a.Tags)
	if a.Colour != "" && qdaColour(a.Colour) != "" {
		classes = append(classes, "highlight")
		x.style("highlight", a.Colour)
	}
	t := w.target(a.Article, a.Quote)
	t.StyleClass = classes
	x.Target = webTargets{t}
	return x
}

// tagged adds tags and the style of those that have a colour.
func (w *webWriter) tagged(x *webAnnotation, tags []app.TagID) (classes []string) {
	for _, id := range tags {
		t := w.tags[id]
		x.words("tagging", cmp.Or(t.Name, string(id)))
		if qdaColour(t.Colour) == "" {
			continue
		}
		class := "tag-" + strings.Map(func(r rune) rune {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
				return r
			}
			return '-'
		}, strings.ToLower(string(id)))
		classes = append(classes, class)
		x.style(class, t.Colour)
	}
	return classes
}

// statement classifies words: stance and issue, and by whom.
func (w *webWriter) statement(s app.Statement) webAnnotation {
	x := w.made("statement", string(s.ID), s.Coder, s.CreatedAt, s.UpdatedAt)
	x.Motivation = "classifying"
	book := w.s.Project.Codebook
	identify := func(id app.ActorID, role string) {
		if id != "" {
			x.Body = append(x.Body, webBody{Type: "SpecificResource", Purpose: "identifying", Source: &webSource{w.urn + "actor:" + string(id), book.ActorName(id)}, Role: role})
		}
	}
	classify := func(kind, id, label string) {
		if id != "" {
			x.Body = append(x.Body, webBody{Type: "SpecificResource", Purpose: "classifying", Source: &webSource{w.urn + kind + ":" + id, label}, Role: kind})
		}
	}
	identify(s.Holder, "holder")
	identify(s.Speaker, "speaker")
	classify("issue", string(s.Issue), book.IssueTitle(s.Issue))
	classify("stance", string(s.Stance), s.Stance.Words())
	classify("attribution", string(s.Attribution), s.Attribution.Words())
	x.words("describing", s.Paraphrase)
	x.words("commenting", s.Note)
	classes := w.tagged(&x, s.Tags)
	for _, p := range s.Passages {
		t := w.target(s.Article, p.Quote)
		t.Role, t.StyleClass = string(p.Role), classes
		x.Target = append(x.Target, t)
	}
	if len(x.Target) == 0 {
		x.Target = webTargets{{Source: w.source(s.Article)}}
	}
	x.Claim = &webClaim{
		Type: "schema:Claim", Text: s.QuoteText(), Appearance: w.source(s.Article), DateCreated: string(s.StatedAt),
		Condition: s.Condition, Certainty: s.Certainty, Polarity: s.Polarity, DateBasis: s.StatedBasis, Act: s.Act, Review: string(s.Review), Chain: w.chain(s),
	}
	if s.Holder != "" {
		x.Claim.Author = &webSource{w.urn + "actor:" + string(s.Holder), book.ActorName(s.Holder)}
	}
	return x
}

// chain gives the way of the words, outermost first.
func (w *webWriter) chain(s app.Statement) []webLink {
	var out []webLink
	for _, l := range s.Chain {
		x := webLink{Label: l.SourceLabel, Cue: l.CueText, Channel: l.Channel, Anonymity: l.Anonymity}
		if l.SourceActor != "" {
			x.ID, x.Label = w.urn+"actor:"+string(l.SourceActor), w.s.Project.Codebook.ActorName(l.SourceActor)
		}
		out = append(out, x)
	}
	return out
}

// source names an article: its address, or the hash of its text in force.
func (w *webWriter) source(id app.ArticleID) string {
	if a := w.articles[id]; a.URL == "" {
		return textURN + string(a.Version)
	}
	return w.articles[id].URL
}

// textURN comes before the hash of a text.
const textURN = "urn:sha256:"

// target gives a place twice: by position in the text that its state names, and by the
// words with what is around them. Alone, the words would mean every place where they stand.
func (w *webWriter) target(article app.ArticleID, q app.Quote) webTarget {
	t := webTarget{Source: w.source(article)}
	words := webSelector{Type: "TextQuoteSelector", Exact: q.Exact, Prefix: q.Prefix, Suffix: q.Suffix}
	v, ok := w.texts[q.Version]
	t.State = &webState{Type: "TimeState", Cached: textURN + string(q.Version)}
	if !ok || !stands(q, v.Text) {
		w.lost.Lose("positions", "their text is not in the project; the words are told", q.Exact)
		t.Selector = []webSelector{words}
		return t
	}
	t.State.SourceDate = webTime(v.MadeAt)
	at := w.offsets[q.Version]
	if at == nil {
		at = plaintext.NewOffsets(v.Text)
		w.offsets[q.Version] = at
	}
	start, _ := at.ByteToRune(q.Start) // on rune bounds: the words stand there
	end, _ := at.ByteToRune(q.End)
	t.Selector = []webSelector{{Type: "TextPositionSelector", Start: &start, End: &end}, words}
	return t
}

// stands reports whether the words of a quote stand at its place in the text; what a damaged
// project says of the place may lie anywhere.
func stands(q app.Quote, text string) bool {
	return 0 <= q.Start && q.Start <= q.End && q.End <= len(text) && text[q.Start:q.End] == q.Exact
}

// losses tells what annotations have no place for.
func (w *webWriter) losses() []app.Loss {
	p := w.s.Project
	for _, l := range p.Links {
		w.lost.Lose("links between statements", "Web Annotations have no place for them", string(l.From)+" "+l.Type+" "+string(l.To))
	}
	for _, n := range p.Notes {
		w.lost.Lose("notes", "they are on records, not on words", n.ID)
	}
	return w.lost.Losses
}
