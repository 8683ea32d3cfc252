package extract

import (
	"context"
	"io/fs"
	"iter"
	"strings"
	"time"
	"unicode"

	"parley/app"
	"parley/app/plaintext"
)

// Text reads plain text: each line that is not blank is a paragraph, wrapped lines are
// joined first, head lines ("Title: …") are metadata, and a "Read also" list becomes
// related links.
type Text struct{}

const textExtractor = "parley-text/1"

// Recognize accepts what is text and nothing more special.
func (Text) Recognize(name string, head []byte) bool {
	if foreignFormat(name, head) != "" || looksLikeHTML(name, head) {
		return false
	}
	return isTextual(head)
}

// isTextual reports whether bytes are text in some encoding: few controls, or UTF-16.
func isTextual(head []byte) bool {
	if _, marked := decodeMarked(head); marked {
		return true
	}
	if len(head)%2 != 0 {
		head = head[:len(head)-1]
	}
	if e, _ := zeroBytes(head); e != nil {
		return true
	}
	controls := 0
	for _, c := range head {
		if c < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f' && c != 0x1A && c != 0x1B {
			controls++
		}
	}
	return controls*200 <= len(head)
}

// Extract yields the one article of the file, or those of a news database's export.
func (Text) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return exportOr(ctx, fsys, name, readText)
}

func readText(src source) (app.Extracted, error) {
	d := src.decode(src.bytes, "")
	canonical, _ := plaintext.Canonical(d.text)
	e := app.Extracted{
		Format: "text", Extractor: textExtractor, Encoding: d.encoding,
		Provenance: map[string]string{"encoding": d.how},
	}
	if d.warning != "" {
		e.Warnings = append(e.Warnings, d.warning)
	}
	head, lines := splitHead(strings.Split(canonical, "\n"))
	labels := newAlsoLabels()
	lines, e.Related = takeRelated(lines, labels)
	if len(e.Related) > 0 {
		e.Provenance["related"] = byPage
	}
	e.Text = strings.Join(paragraphs(lines), "\n")
	declared := head["language"]
	var how string
	e.Language, how = language(e.Text, declared, byFile)
	setField(&e, "language", how)
	head.apply(&e)
	if e.WireCredit = wireCredit(e.Text); e.WireCredit != "" {
		setField(&e, "wire_credit", byPage)
	}
	return e, nil
}

func setField(e *app.Extracted, field, how string) {
	if how != "" {
		e.Provenance[field] = how
	}
}

// head holds the metadata lines of a text by field; other keys keep their own name.
type head map[string]string

// headKeys names the fields of head lines in several languages.
var headKeys = map[string]string{
	"title": "title", "headline": "title", "заголовок": "title", "назва": "title", "название": "title", "titel": "title", "titre": "title", "tytuł": "title", "título": "title", "titolo": "title",
	"date": "date", "published": "date", "publication date": "date", "дата": "date", "опубліковано": "date", "опубликовано": "date", "datum": "date", "data": "date", "fecha": "date",
	"source": "source", "outlet": "source", "publication": "source", "publisher": "source", "newspaper": "source", "джерело": "source", "видання": "source",
	"источник": "source", "издание": "source", "quelle": "source", "źródło": "source", "fuente": "source", "fonte": "source",
	"byline": "byline", "author": "byline", "authors": "byline", "by": "byline", "автор": "byline", "автори": "byline", "авторы": "byline", "autor": "byline", "auteur": "byline", "autore": "byline",
	"url": "url", "link": "url", "посилання": "url", "ссылка": "url", "адреса": "url", "adresse": "url",
	"language": "language", "lang": "language", "мова": "language", "язык": "language", "sprache": "language", "langue": "language", "język": "language",
}

// splitHead cuts metadata from the start: "---" front matter, or head lines. Fewer than
// two known fields are text that happens to have a colon.
func splitHead(lines []string) (head, []string) {
	start := 0
	for start < len(lines) && strings.TrimSpace(lines[start]) == "" {
		start++
	}
	front := start < len(lines) && strings.TrimSpace(lines[start]) == "---"
	at := start
	if front {
		at++
	}
	h := head{}
	known := 0
	for ; at < len(lines); at++ {
		line := strings.TrimSpace(lines[at])
		if front && (line == "---" || line == "...") {
			at++
			break
		}
		key, value, ok := headLine(line)
		field := headKeys[key]
		if !ok || field == "" && !front {
			if front && (line == "" || strings.HasPrefix(line, "- ") || strings.HasPrefix(line, "#")) {
				continue
			}
			break
		}
		if field == "" {
			field = "x " + key
		} else {
			known++
		}
		if h[field] == "" {
			h[field] = value
		}
	}
	if known < 2 {
		return head{}, lines
	}
	return h, lines[at:]
}

func headLine(line string) (key, value string, ok bool) {
	key, value, ok = strings.Cut(line, ":")
	key = strings.ToLower(strings.TrimSpace(key))
	value = strings.TrimSpace(value)
	const most = 40
	if !ok || key == "" || len(key) > most || !unicode.IsLetter([]rune(key)[0]) {
		return "", "", false
	}
	if len(value) >= 2 && (value[0] == '"' || value[0] == '\'') && value[len(value)-1] == value[0] {
		value = value[1 : len(value)-1]
	}
	return key, value, true
}

// apply fills the fields that the head lines give.
func (h head) apply(e *app.Extracted) {
	set := func(field, value string, to *string) {
		if value != "" {
			*to = value
			setField(e, field, byFile)
		}
	}
	set("title", h["title"], &e.Title)
	set("source", h["source"], &e.Source)
	set("url", h["url"], &e.URL)
	if e.Byline = splitByline(h["byline"], e.Source); len(e.Byline) > 0 {
		setField(e, "byline", byFile)
	}
	if v := h["date"]; v != "" {
		e.Published = dateOfField(v, e.Language)
		setField(e, "published", byFile)
		if e.Published == "" {
			e.Warnings = append(e.Warnings, "the date “"+v+"” was not understood")
			delete(e.Provenance, "published")
		}
	}
	for key, value := range h {
		if name, own := strings.CutPrefix(key, "x "); own && value != "" {
			if e.Attributes == nil {
				e.Attributes = map[string]string{}
			}
			e.Attributes[name] = value
		}
	}
}

// dateOfField reads the value of a date field, where even a bare year is one.
func dateOfField(value, language string) app.Date {
	if d, _, ok := Date(value, language, time.Time{}); ok {
		return d
	}
	d, err := app.ParseDate(value)
	if err != nil {
		return ""
	}
	return d
}
