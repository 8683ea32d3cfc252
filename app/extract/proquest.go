package extract

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	proquestMark = regexp.MustCompile(`(?i)<a\s[^>]{0,200}name=["']?DocID_([\w.-]+)["']?[^>]*>(?:\s*</a>)?`)
	proquestText = regexp.MustCompile(`(?is)<text\b[^>]{0,300}>(.*?)</text\s*>`)
	proquestTag  = regexp.MustCompile(`(?i)^\s*(?:<|&lt;)?/?(?:html|body|head)(?:>|&gt;)`)
	proquestInfo = regexp.MustCompile(`^(.*?)\s*(?:\[[^\]]*\]|,)\s*(\d{1,2}\s+\p{L}{3,}\.?\s+\d{4}|\p{L}{3,}\.?\s+\d{1,2},\s+\d{4})`)
	wordcount    = regexp.MustCompile(`(?i)<text\b[^>]{0,300}?wordcount=["']?(\d+)`)
)

// proquestLabels maps labels, folded and without the colon, to fields, in the languages
// of the interface.
var proquestLabels = map[string]string{
	"author": "byline", "authors": "byline", "autor": "byline", "auteur": "byline", "autore": "byline", "verfasser": "byline",
	"publicationinfo": "info", "publikationsinfo": "info", "informationsdepublication": "info", "informacióndelapublicación": "info",
	"abstract": "abstract", "zusammenfassung": "abstract", "résumé": "abstract", "resumen": "abstract",
	"fulltext": "text", "volltext": "text", "texteintégral": "text", "textocompleto": "text", "testocompleto": "text",
	"publicationtitle": "source", "titelderpublikation": "source", "titredelapublication": "source", "títulodelapublicación": "source",
	"publicationdate": "date", "publikationsdatum": "date", "datedepublication": "date", "fechadepublicación": "date",
	"languageofpublication": "language", "sprachederpublikation": "language", "languedepublication": "language", "idiomadelapublicación": "language",
	"documenttype": "doctype", "dokumententyp": "doctype", "typededocument": "doctype", "tipodedocumento": "doctype",
	"proquestdocumentid": "document_id", "proquestdokumentid": "document_id", "identifiantproquest": "document_id", "iddeldocumentodeproquest": "document_id",
	"documenturl": "url", "dokumenturl": "url", "urldudocument": "url", "urldeldocumento": "url",
	"subject": "subject", "location": "geographic", "people": "person", "pages": "pages", "section": "section", "publisher": "publisher", "publicationyear": "year", "companyorganization": "company",
	"placeofpublication": "place", "countryofpublication": "country", "publicationsubject": "publication_subject", "issn": "issn", "sourcetype": "source_type", "copyright": "copyright",
	"lastupdated": "", "database": "database", "links": "", "title": "", "alternatetitle": "alternate_title", "column": "column", "dateline": "dateline", "classification": "classification",
	"identifierkeyword": "keywords", "volume": "volume", "issue": "issue", "firstpage": "pages", "numberofpages": "", "documentfeature": "graphic", "illustrations": "graphic", "accessionnumber": "accession_number",
	"edition": "edition", "product": "product", "credit": "credit", "correctiondate": "correction_date", "publicationfrequency": "",
}

// readProquest reads mails and pages of ProQuest: each article begins with a named anchor.
func readProquest(text string, each func(exported) bool) {
	marks := proquestMark.FindAllStringSubmatchIndex(text, maxArticles+1)
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		}
		x := proquestArticle(text[m[1]:end])
		x.put("anchor", "DocID_"+text[m[2]:m[3]])
		if !each(x) {
			return
		}
	}
}

// proquestArticle reads one article: a bold title, then parts that begin with a label.
func proquestArticle(chunk string) exported {
	var x exported
	var body string
	if m := wordcount.FindStringSubmatch(chunk); m != nil {
		x.words = m[1]
	}
	if m := proquestText.FindStringSubmatchIndex(chunk); m != nil {
		body = chunk[m[2]:m[3]]
		chunk = chunk[:m[0]] + chunk[m[1]:]
	}
	field, known := "", false
	for _, b := range labelledBlocks(chunk) {
		if b.label != "" || field != "text" {
			if f, ok := proquestLabels[fold(b.label)]; ok {
				field, known = f, true
			} else if b.label != "" && field != "text" {
				field, known = strings.ReplaceAll(strings.ToLower(b.label), " ", "_"), true
			} else if b.label != "" {
				b.text = strings.TrimSpace(b.label + ": " + b.text)
			}
		}
		switch {
		case b.text == "", b.isLink && b.label == "":
		case !known && x.title == "":
			x.title = b.text
		case known:
			x.proquestField(field, b)
		default:
			x.proquestSpan(b.text)
		}
	}
	if body != "" {
		x.lines = proquestBody(body)
	}
	if len(x.lines) == 0 && x.extra["abstract"] != "" {
		x.lines = []string{x.extra["abstract"]}
		x.warnings = append(x.warnings, abstractOnly)
	}
	x.proquestDate()
	if x.title == "" {
		x.refused = "has no headline"
	}
	return x
}

const abstractOnly = "abstract only"

func (x *exported) proquestField(field string, b labelledBlock) {
	switch field {
	case "":
	case "byline":
		for name := range strings.SplitSeq(b.text, ";") { // "Family, Given; Family, Given"
			if name = line(name); name != "" {
				x.names = append(x.names, name)
			}
		}
	case "source":
		x.source = b.text
	case "date":
		x.date = b.text
	case "language":
		x.language = b.text
	case "doctype":
		x.doctype = b.text
		x.put("document_type", b.text)
	case "url":
		x.url = b.text
	case "text":
		x.lines = append(x.lines, b.text)
	case "info":
		x.put("publication_info", b.text)
	case "links", "proquest_document_link":
	default:
		x.put(field, b.text)
	}
}

// proquestSpan reads the line of an older layout that gives source and date unlabelled.
func (x *exported) proquestSpan(s string) {
	if x.source == "" && proquestInfo.MatchString(s) {
		x.put("publication_info", s)
	}
}

// proquestDate falls back to the line with source, place, date and page.
func (x *exported) proquestDate() {
	m := proquestInfo.FindStringSubmatch(x.extra["publication_info"])
	if m == nil {
		return
	}
	if x.date == "" {
		x.date = m[2]
	}
	if x.source == "" {
		x.source = strings.ReplaceAll(m[1], " ;", ";")
	}
}

// proquestBody reads the full text, which is a page of its own, sometimes mangled.
func proquestBody(body string) []string {
	body = proquestTag.ReplaceAllString(body, "")
	doc, err := html.Parse(strings.NewReader(body))
	if err != nil {
		return blockLines(tokenBlocks(body))
	}
	return blockLines(blocksOf(doc, nil))
}

// labelledBlock is a line that may begin with a bold label and a colon.
type labelledBlock struct {
	label, text string
	isLink      bool // nothing but a link
}

// The marks around a label while blocks are made; both are private-use characters.
const (
	labelOpen  = "\uE0F0"
	labelClose = "\uE0F1"
)

// labelledBlocks gives the lines of a piece of a page with their labels.
func labelledBlocks(chunk string) []labelledBlock {
	chunk = strings.NewReplacer(labelOpen, "", labelClose, "").Replace(chunk)
	doc, err := html.Parse(strings.NewReader(chunk))
	if err != nil {
		return nil
	}
	for n := range doc.Descendants() {
		if t := tagOf(n); t != atom.Strong && t != atom.B || n.FirstChild == nil || !firstInBlock(n) {
			continue
		}
		if label := textOf(n); strings.HasSuffix(label, ":") && len(label) < 60 {
			n.InsertBefore(&html.Node{Type: html.TextNode, Data: labelOpen}, n.FirstChild)
			n.AppendChild(&html.Node{Type: html.TextNode, Data: labelClose})
		}
	}
	var out []labelledBlock
	for _, b := range blocksOf(doc, nil) {
		text := b.text
		const nearlyAll = 0.9
		l := labelledBlock{isLink: b.linkShare() > nearlyAll}
		if rest, ok := strings.CutPrefix(text, labelOpen); ok {
			l.label, text, _ = strings.Cut(rest, labelClose)
			l.label = strings.TrimRight(strings.TrimSpace(l.label), ": ")
		}
		l.text = strings.TrimSpace(strings.Trim(strings.NewReplacer(labelOpen, "", labelClose, "").Replace(text), "\u00A0"))
		out = append(out, l)
	}
	return out
}

// firstInBlock reports whether nothing but white space stands before n in its block.
func firstInBlock(n *html.Node) bool {
	const most = 20 // siblings without text; more are no label's place
	for s, i := n.PrevSibling, 0; s != nil; s, i = s.PrevSibling, i+1 {
		if i > most {
			return false
		}
		if s.Type == html.ElementNode && tagOf(s) == atom.Br {
			return true
		}
		if s.Type == html.TextNode && strings.TrimSpace(s.Data) != "" || s.Type == html.ElementNode && textOf(s) != "" {
			return false
		}
	}
	return isBlock(n.Parent)
}
