package extract

import (
	"regexp"
	"strings"
	"time"
)

// nexisLabels maps the labels of Nexis and LexisNexis, small and without the colon, to
// fields. They follow the language of the interface.
var nexisLabels = map[string]string{
	"byline": "byline", "autor": "byline", "auteur": "byline", "autore": "byline", "author": "byline", "autor/a": "byline", "verfasser": "byline",
	"section": "section", "rubrik": "section", "rubrique": "section", "sección": "section", "sezione": "section", "rubriek": "section",
	"length": "length", "länge": "length", "longueur": "length", "longitud": "length", "extensión": "length", "lunghezza": "length", "lengte": "length", "comprimento": "length",
	"language": "language", "sprache": "language", "langue": "language", "idioma": "language", "lingua": "language", "taal": "language",
	"publication-type": "doctype", "publication type": "doctype", "publikationsart": "doctype", "type-publication": "doctype", "type de publication": "doctype", "document-type": "doctype", "tipo de publicación": "doctype",
	"highlight": "highlight", "leitsatz": "highlight", "sommaire": "highlight", "dateline": "dateline", "ortsangabe": "dateline", "lieu": "dateline",
	"load-date": "load_date", "load date": "load_date", "update": "load_date", "ladedatum": "load_date", "date-chargement": "load_date", "date de chargement": "load_date", "fecha de carga": "load_date",
	"graphic": "graphic", "grafik": "graphic", "graphique": "graphic", "gráfico": "graphic", "grafico": "graphic",
	"correction": "correction", "correction-date": "correction_date", "korrektur": "correction", "series": "series", "serie": "series", "série": "series",
	"journal code": "journal_code", "journal-code": "journal_code", "zeitungs-code": "journal_code", "code-journal": "journal_code",
	"subject": "subject", "thema": "subject", "sujet": "subject", "tema": "subject", "company": "company", "organization": "organization", "organisation": "organization",
	"person": "person", "personen": "person", "personne": "person", "geographic": "geographic", "industry": "industry", "ticker": "ticker", "city": "city", "state": "state", "country": "country",
	"distribution": "distribution", "type": "type", "name": "name", "bibliographie": "bibliography", "url": "url", "notes": "notes", "category": "category", "edition": "edition", "document-id": "document_id",
	"copyright": "copyright", "cite": "cite", "issn": "issn", "acc-no": "document_id", "video": "video", "guests": "guests", "anchors": "anchors", "show": "show", "body": "",
}

var (
	nexisCount = regexp.MustCompile(`(?i)^\s*(?:do[kc]ument\p{L}*\s+)?\d{1,6}\s+(?:of|von|de|di|van|af|sur|из|z)\s+\d{1,6}(?:\s+do[kc]ument\p{L}*)?\s*$`)
	docWord    = regexp.MustCompile(`(?i)do[kc]ument`)
	labelLine  = regexp.MustCompile(`^\s*([\p{L}][\p{L}\d ./&-]{1,30})\s*:(?:[\s\x{00A0}]+|$)`)
	copyrights = regexp.MustCompile(`(?i)^\s*(?:copyright\b|copr?\.|©|\(c\)|copy \d{4}|all rights reserved|alle rechte vorbehalten|tous droits réservés)`)
	anyAddress = regexp.MustCompile(`https?://[^\s;,<>"]+`)
	sorryLine  = regexp.MustCompile(`(?i)(?:error in this document|not possible to display|document (?:is )?(?:currently )?(?:not available|unavailable)|dokument (?:ist )?nicht verfügbar|document n.est pas disponible)`)
)

// nexisBlock is a part of an article between blank lines: a label with its value, or
// lines of text.
type nexisBlock struct {
	label  string // as printed, small; empty for text
	lines  []string
	centre bool // set in the middle of the page, as source, date and copyright are
}

func (b nexisBlock) text() string { return oneLine(strings.Join(b.lines, " ")) }

// isNexisCount recognises "3 of 20 DOCUMENTS" in several languages.
func isNexisCount(s string) bool { return docWord.MatchString(s) && nexisCount.MatchString(s) }

// cutLabel takes a label of the table off a line.
func cutLabel(s string) (field, label, value string, ok bool) {
	m := labelLine.FindStringSubmatchIndex(s)
	if m == nil {
		return "", "", s, false
	}
	label = strings.ToLower(strings.TrimSpace(s[m[2]:m[3]]))
	field, ok = nexisLabels[label]
	return field, label, strings.TrimSpace(strings.Trim(s[m[1]:], "\u00A0 ")), ok
}

// nexisArticle puts the blocks of one article in their places: source, date and title
// first, then labels, the text, labels again and the copyright.
func nexisArticle(blocks []nexisBlock) exported {
	var x exported
	for len(blocks) > 0 && (blocks[0].text() == "" || isNexisCount(blocks[0].text())) {
		blocks = blocks[1:]
	}
	if n := len(blocks); n > 0 && n <= 2 && sorryLine.MatchString(blocks[0].text()) {
		x.refused = "is a message of the database and no article"
		return x
	}
	blocks = x.takeHead(blocks)
	inTail := false
	for _, b := range blocks {
		field, known := nexisLabels[b.label]
		switch {
		case b.label != "" && (known || len(x.lines) == 0 || inTail):
			if !known {
				field = strings.ReplaceAll(b.label, " ", "_")
			}
			inTail = len(x.lines) > 0
			x.takeLabel(field, b.text())
		case b.label != "":
			x.lines = append(x.lines, strings.ToUpper(b.label)+": "+b.text())
		case b.text() == "":
		case copyrights.MatchString(b.text()) && (b.centre || inTail), b.centre && inTail:
			x.put("copyright", b.text())
		default:
			x.lines = append(x.lines, b.lines...)
		}
	}
	x.cutTail()
	if x.title == "" && x.source == "" && x.date == "" {
		x.refused = "has neither headline nor source"
	}
	return x
}

// takeHead reads source, date and title from the first blocks.
func (x *exported) takeHead(blocks []nexisBlock) []nexisBlock {
	const near = 4 // blocks in which the date stands
	date := -1
	for i, b := range blocks[:min(near, len(blocks))] {
		if b.label != "" {
			break
		}
		for _, l := range b.lines {
			if date < 0 && i > 0 && isPrintedDate(l) {
				date, x.date = i, l
			}
		}
	}
	if len(blocks) == 0 || blocks[0].label != "" {
		return blocks
	}
	if len(blocks[0].lines) > 0 {
		x.source = strings.Join(blocks[0].lines[:1], "")
	}
	if date < 0 {
		return x.takeTitle(blocks[1:])
	}
	for _, l := range blocks[date].lines {
		if l != x.date {
			x.put("edition", l)
		}
	}
	for _, b := range blocks[1:date] {
		x.put("edition", b.text())
	}
	return x.takeTitle(blocks[date+1:])
}

// takeTitle reads the title; notes set in the middle of the page stand before it.
func (x *exported) takeTitle(blocks []nexisBlock) []nexisBlock {
	for len(blocks) > 1 && blocks[0].label == "" && (blocks[0].centre || isCorrectionNote(blocks[0].text())) {
		x.put("edition", blocks[0].text())
		blocks = blocks[1:]
	}
	if len(blocks) == 0 || blocks[0].label != "" {
		return blocks
	}
	x.title = blocks[0].text()
	return blocks[1:]
}

// isCorrectionNote recognises "Correction Appended", which stands where other things are due.
func isCorrectionNote(s string) bool {
	return strings.EqualFold(strings.Trim(s, " ()."), "correction appended")
}

// takeLabel keeps the value of a field.
func (x *exported) takeLabel(field, value string) {
	value = strings.TrimSpace(value)
	switch field {
	case "byline":
		if x.byline == "" {
			x.byline = value
		}
	case "language":
		x.language = value
	case "length":
		x.words = value
		x.put("length", value)
	case "doctype":
		x.doctype = value
		x.put("document_type", value)
	case "url":
		x.url = value
	case "highlight":
		if address := anyAddress.FindAllString(value, 2); len(address) == 1 && x.url == "" {
			x.url = address[0]
		}
		x.put(field, value)
	default:
		x.put(field, value)
	}
}

// cutTail takes lines off the end of the text that belong to the export: labels without
// a mark before them, and the database's last words.
func (x *exported) cutTail() {
	for len(x.lines) > 0 {
		last := strings.TrimSpace(strings.Trim(x.lines[len(x.lines)-1], "\u00A0"))
		field, _, value, known := cutLabel(last)
		switch {
		case last == "" || strings.EqualFold(last, "End of Document"), last == x.extra["journal_code"]:
		case anyAddress.FindString(last) == last:
			x.put("link", last)
		case known && isTailField(field):
			x.takeLabel(field, value)
		default:
			return
		}
		x.lines = x.lines[:len(x.lines)-1]
	}
}

// isTailField names the fields that stand behind a text; a last line "Person: …" of an
// article is rarer than a missing mark.
func isTailField(field string) bool {
	switch field {
	case "load_date", "doctype", "journal_code", "language", "length", "subject", "graphic", "copyright", "distribution", "section", "geographic":
		return true
	}
	return false
}

// isPrintedDate reports whether a line is a date with a year, and little else.
func isPrintedDate(s string) bool {
	const most = 90 // bytes: weekday, time, zone and edition stand behind the date
	s = line(s)
	if s == "" || len(s) > most || strings.HasPrefix(s, "(") {
		return false
	}
	d, _, ok := Date(s, "", time.Time{})
	return ok && d.Known() && strings.ContainsAny(s, "0123456789")
}
