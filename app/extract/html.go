package extract

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"iter"
	"net/url"
	"strings"

	"golang.org/x/net/html"

	"parley/app"
	"parley/app/plaintext"
)

// HTML reads saved web pages. The zero value applies all rules.
type HTML struct {
	Without Rule // rules to leave out, for measuring
}

const htmlExtractor = "parley-html/1"

// The limits above which readers that are slow on large pages are not asked.
const (
	maxPage       = 10 << 20 // bytes, after data: URIs are cut
	manyElements  = 50_000   // above: one fast extractor alone
	tooMany       = 300_000  // above: lines without a tree
	enoughText    = 100      // runes; a candidate with less found nothing
	noMainWarning = "no main text found"
)

// Recognize looks for the tags a page begins with, in any encoding.
func (HTML) Recognize(name string, head []byte) bool {
	return foreignFormat("", head) == "" && looksLikeHTML(name, head)
}

func looksLikeHTML(name string, head []byte) bool {
	flat := bytes.ToLower(bytes.ReplaceAll(head, []byte{0}, nil))
	for _, tag := range []string{"<!doctype html", "<html", "<head", "<body"} {
		if bytes.Contains(flat, []byte(tag)) {
			return true
		}
	}
	return hasExt(name, ".html", ".htm", ".xhtml") && isTextual(head) && bytes.Contains(flat, []byte("<"))
}

// Extract yields the one article of the page, or those of a news database's export.
func (h HTML) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return exportOr(ctx, fsys, name, h.read)
}

// page is one page on its way to an article.
type page struct {
	doc      *html.Node // nil when it was too large or too deep to parse
	base     *url.URL
	raw      []block
	lines    *aligner
	meta     pageMeta
	noscript string // what a browser without scripts would show, in small letters
	elements int
	warnings []string
}

func (p *page) warn(s string) { p.warnings = append(p.warnings, s) }

func (h HTML) read(src source) (app.Extracted, error) {
	b := cutDataURIs(src.bytes)
	if len(b) > maxPage {
		return app.Extracted{}, tooLarge(src.name, "the page is larger than 10 MB without its pictures")
	}
	d := src.decode(b, declaredCharset(b))
	text := strings.ToValidUTF8(d.text, "\uFFFD")
	p := withData(text, openPage(text))
	if d.warning != "" {
		p.warn(d.warning)
	}
	e := app.Extracted{Format: "html", Extractor: htmlExtractor, Encoding: d.encoding, Provenance: map[string]string{"encoding": d.how}}
	in := ruleInput{titles: p.meta.foldedTitles(), labels: newAlsoLabels()}
	p.prune(h.Without)
	kept, removed, found := h.mainText(p, in)
	if err := p.refused(src.name, kept); err != nil {
		return app.Extracted{}, err
	}
	if h.Without&Restore == 0 {
		var n int
		if kept, n = p.restore(kept, in); n > 0 {
			p.warn(fmt.Sprintf("%d paragraphs were taken from the page by its own description", n))
		}
	}
	if h.Without&Summary == 0 {
		kept = p.summary(kept, in)
	}
	e.Text, e.Blocks = layOutBlocks(kept)
	p.describe(&e, found)
	e.Related = p.related(kept, removed, in.labels)
	if len(e.Related) > 0 {
		setField(&e, "related", byPage)
	}
	e.Warnings = append(p.warnings, notes(removed)...)
	return e, nil
}

// openPage parses a page and reads what it says of itself.
func openPage(text string) *page {
	p := &page{elements: countElements(text)}
	if p.elements <= tooMany {
		if doc, err := html.Parse(strings.NewReader(text)); err == nil {
			p.doc = doc
			p.meta = readMeta(doc)
		}
	}
	p.base = p.meta.base()
	if p.doc == nil {
		p.warn("the page is too large or too deep for its structure to be read")
		p.raw = tokenBlocks(text)
		return p
	}
	p.raw = blocksOf(p.doc, p.base)
	p.lines = newAligner(p.raw)
	var shown strings.Builder
	for _, b := range p.raw {
		shown.WriteString(b.folded + "\n")
	}
	p.meta.shown = shown.String()
	return p
}

// mainText asks the extractors, cleans what they found and chooses.
func (h HTML) mainText(p *page, in ruleInput) (kept []block, removed []removal, found []facts) {
	type cleaned struct {
		candidate
		removed []removal
	}
	var cs []cleaned
	ask := func(late bool) {
		for _, x := range extractors() {
			if p.doc == nil || x.late != late || x.heavy && p.elements > manyElements {
				continue
			}
			c := cleaned{candidate: p.propose(x)}
			c.blocks, c.removed = clean(in, c.blocks, h.Without)
			found = append(found, c.facts)
			if size(c.blocks) > enoughText {
				cs = append(cs, c)
			}
		}
	}
	ask(false)
	if len(cs) < 2 || !agree(cs[0].candidate, cs[1].candidate) {
		ask(true)
	}
	list := make([]candidate, len(cs))
	for i, c := range cs {
		list[i] = c.candidate
	}
	if best, ok := choose(list); ok {
		return cs[best].blocks, cs[best].removed, found
	}
	p.warn(noMainWarning)
	kept, removed = clean(in, visible(p.raw), h.Without)
	return kept, removed, found
}

// visible gives the lines of the page outside navigation and the like.
func visible(raw []block) []block {
	var out []block
	for _, b := range raw {
		if !b.chrome && !b.hidden {
			out = append(out, b)
		}
	}
	return out
}

func size(blocks []block) int {
	n := 0
	for _, b := range blocks {
		n += runes(b.text)
	}
	return n
}

// describe fills the metadata.
func (p *page) describe(e *app.Extracted, found []facts) {
	m := &p.meta
	var how string
	declared := m.lang
	for _, v := range []string{m.ldText("inLanguage"), m.tag("og:locale", "content-language", "dc.language")} {
		if declared == "" {
			declared = v
		}
	}
	e.Language, how = language(e.Text, declared, byMeta)
	setField(e, "language", how)
	outlet := m.outlet()
	e.Source = line(outlet.value)
	setField(e, "source", outlet.how)
	title := m.title(found, outlet.value)
	if e.Title = line(title.value); e.Title != "" {
		setField(e, "title", title.how)
	}
	if p.doc != nil {
		if e.Byline, how = p.byline(found, outlet.value); len(e.Byline) > 0 {
			setField(e, "byline", how)
		}
		p.describeDate(e, found, declared)
	}
	if e.URL = m.url; e.URL != "" {
		setField(e, "url", m.urlHow)
	}
	e.Kind, how = m.kind()
	setField(e, "kind", how)
	if e.WireCredit = wireCredit(e.Text); e.WireCredit != "" {
		setField(e, "wire_credit", byPage)
	}
	if e.Retrieved = savedDay(m.saved); e.Retrieved != "" {
		setField(e, "retrieved", bySaved)
	}
}

func (p *page) describeDate(e *app.Extracted, found []facts, declared string) {
	lang := e.Language
	if baseLanguage(declared) == lang && declared != "" {
		lang = declared // "en-GB" says more about dates than "en"
	}
	d, other := p.published(found, lang)
	if d.date == "" {
		return
	}
	e.Published = d.date
	setField(e, "published", d.how)
	e.Attributes = map[string]string{"published_as_printed": line(d.raw)}
	if other != "" {
		e.Attributes["published_otherwise"] = string(other)
		p.warn("the page gives two dates of publication: " + string(d.date) + " and " + string(other))
	}
}

// line makes a value canonical and one line.
func line(s string) string {
	text, _ := plaintext.Canonical(s)
	return oneLine(text)
}
