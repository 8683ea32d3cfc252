package extract

import (
	"bytes"
	"encoding/xml"
	"regexp"
	"strings"
)

var factivaXMLMark = regexp.MustCompile(`(?is)^[^<]{0,10}<.{0,900}?<(?:\w+:)?(?:PPSResponse|ppsArticleResponse|ppsarticleResultSet|ppsarticle)\b`)

// maxFactivaDepth bounds the nesting of elements.
const maxFactivaDepth = 256

// readFactivaXML reads the answer of Factiva's service: ppsarticle/article elements.
func readFactivaXML(text string, each func(exported) bool) {
	dec := xml.NewDecoder(strings.NewReader(text))
	dec.Strict = false
	dec.CharsetReader = alreadyDecoded
	var f factivaXML
	for {
		tok, err := dec.Token()
		if err != nil {
			if f.inArticle {
				each(exported{refused: "breaks off"})
			}
			return
		}
		switch t := tok.(type) {
		case xml.StartElement:
			if !f.start(t) {
				each(exported{refused: "is nested too deeply"})
				return
			}
		case xml.CharData:
			f.text.Write(t)
		case xml.EndElement:
			if f.end(t.Name.Local) && !each(f.article()) {
				return
			}
		}
	}
}

// factivaXML collects one article; element names are the same in all versions.
type factivaXML struct {
	x         exported
	path      []string
	text      bytes.Buffer
	inArticle bool
	found     exported
}

// skippedXML are elements whose text is no part of the values around them.
var skippedXML = map[string]bool{"region": true, "newsSubject": true, "company": true, "industry": true, "descField": true}

func (f *factivaXML) start(t xml.StartElement) bool {
	name := t.Name.Local
	f.path = append(f.path, name)
	if name == "article" && !f.inArticle {
		f.inArticle, f.x = true, exported{}
	}
	if name != "hlt" && name != "en" { // marks inside words
		f.text.Reset()
	}
	return len(f.path) <= maxFactivaDepth
}

// end keeps the value of the element that ends, and reports the end of an article.
func (f *factivaXML) end(name string) bool {
	if len(f.path) > 0 {
		f.path = f.path[:len(f.path)-1]
	}
	parent := ""
	if len(f.path) > 0 {
		parent = f.path[len(f.path)-1]
	}
	if name == "hlt" || name == "en" || !f.inArticle {
		return false
	}
	value := oneLine(f.text.String())
	f.text.Reset()
	if name == "article" {
		f.inArticle = false
		f.found = f.x
		if f.x.title == "" && len(f.x.lines) == 0 {
			f.found.refused = "has neither headline nor text"
		}
		return true
	}
	f.value(name, parent, value)
	return false
}

func (f *factivaXML) value(name, parent, value string) {
	switch x := &f.x; name {
	case "paragraph":
		switch parent {
		case "headline":
			x.title = strings.TrimSpace(short(x.title) + " " + value)
		case "byline":
			x.byline = strings.TrimSpace(short(x.byline) + " " + value)
		default:
			x.lines = append(x.lines, value)
		}
	case "headline":
		x.title = strings.TrimSpace(short(x.title) + " " + value)
	case "byline":
		x.byline = strings.TrimSpace(short(x.byline) + " " + value)
	case "date", "dateTime":
		if parent == "publicationDate" {
			x.date = value
		}
	case "publicationDate":
		if x.date == "" {
			x.date = value
		}
	case "sourceName":
		x.source = value
	case "baseLanguage":
		x.language = strings.ToLower(value)
	case "wordCount":
		x.words = value
		x.put("length", value)
	case "accessionNo":
		x.put("document_id", value)
	case "name":
		if skippedXML[parent] {
			x.put(strings.ToLower(parent), value)
		}
	case "copyright", "publisherName", "sourceCode", "pages", "sectionName", "edition", "notes", "credit":
		x.put(factivaXMLNames[name], value)
	}
}

var factivaXMLNames = map[string]string{
	"copyright": "copyright", "publisherName": "publisher", "sourceCode": "source_code", "pages": "pages", "sectionName": "section", "edition": "edition", "notes": "notes", "credit": "credit",
}

func (f *factivaXML) article() exported { return f.found }
