package extract

import (
	"bytes"
	"cmp"
	"context"
	"regexp"
	"strconv"
	"strings"
)

// The marks around a bookmark's name in the lines of a document; private-use characters.
const (
	bookmarkOpen  = "\uE0F2"
	bookmarkClose = "\uE0F3"
)

var (
	bookmarkMark  = regexp.MustCompile(bookmarkOpen + `([^` + bookmarkClose + `]*)` + bookmarkClose)
	nexisBookmark = regexp.MustCompile(`^Bookmark_(\d+)$`)
	nexisBody     = regexp.MustCompile(`^Body(?:_\d+)?$`)
	nexisSection  = regexp.MustCompile(`^(\p{L}+)(?:_\d+)?$`)
	docxLabel     = regexp.MustCompile(`^\s*(\p{L}[\p{L}\d ./-]{1,30}):\x{00A0}`)
)

// nexisDOCX reads a Word document that Nexis made, and reports whether it is one: each
// article begins with a bookmark, and so does its text.
func (p *parts) nexisDOCX(ctx context.Context, zip *zipParts) (bool, error) {
	top, err := relations(ctx, zip, "")
	if err != nil {
		return false, nil //nolint:nilerr // the general reader says what is wrong
	}
	main := relatedPart(top, relDocument, "word/document.xml")
	b, err := zip.part(main)
	if err != nil || !bytes.Contains(b, []byte(`w:name="Bookmark_1"`)) || !bytes.Contains(b, []byte(`w:name="Body`)) {
		return false, nil //nolint:nilerr // as above
	}
	rels, err := relations(ctx, zip, main)
	if err != nil {
		return true, err
	}
	r := docxReader{rels: rels, marks: true}
	if err := r.read(ctx, zip, main); err != nil {
		return true, xmlError(p.src.name, err)
	}
	n := 0
	for _, lines := range nexisRecords(r.out) {
		n++
		p.exported(nexisWord(lines), "nexis-docx", strconv.Itoa(n), decoded{})
		if !p.more() {
			return true, nil
		}
	}
	if n == 0 {
		return true, noText(p.src.name)
	}
	return true, nil
}

// markedLine is a line of a document with the bookmarks that stand in it.
type markedLine struct {
	text  string
	marks []string
}

// nexisRecords cuts the document at the bookmarks of articles; what stands before the
// first, a list of contents with the customer's name, is left.
func nexisRecords(lines []docLine) [][]markedLine {
	var records [][]markedLine
	last := ""
	for _, l := range lines {
		m := markedLine{}
		for _, found := range bookmarkMark.FindAllStringSubmatch(l.text, -1) {
			if nexisBookmark.MatchString(found[1]) && found[1] != last {
				last = found[1]
				records = append(records, nil)
				continue
			}
			m.marks = append(m.marks, found[1])
		}
		m.text = strings.TrimSpace(bookmarkMark.ReplaceAllString(l.text, ""))
		if n := len(records); n > 0 && (m.text != "" || len(m.marks) > 0) {
			records[n-1] = append(records[n-1], m)
		}
	}
	return records
}

// nexisWord reads one article: title, source, date and labels up to the bookmark of the
// text, then the text up to the next section.
func nexisWord(lines []markedLine) exported {
	var x exported
	body := len(lines)
	for i, l := range lines {
		for _, m := range l.marks {
			if nexisBody.MatchString(m) {
				body = min(body, i)
			}
		}
	}
	x.wordHead(lines[:body])
	section := ""
	for i, l := range lines[min(body+1, len(lines)):] {
		switch name := sectionName(l); {
		case strings.EqualFold(l.text, "End of Document"):
			x.cutTail()
			return x.checked()
		case name != "":
			section = name
		case section == "" && isPartTitle(l.text) && i < 40:
		case section == "":
			x.lines = append(x.lines, strings.Split(l.text, "\n")...)
		default:
			x.wordField(l.text, section)
		}
	}
	x.cutTail()
	return x.checked()
}

func (x exported) checked() exported {
	if x.title == "" && len(x.lines) == 0 {
		x.refused = "has neither headline nor text"
	}
	return x
}

// isPartTitle names lines that Nexis puts between the parts of some sources' texts.
func isPartTitle(s string) bool { return s == "ABSTRACT" || s == "FULL TEXT" }

// sectionName gives the name of a part behind the text: its line and its bookmark agree,
// or the line is one of the words that Nexis uses.
func sectionName(l markedLine) string {
	for _, m := range l.marks {
		if found := nexisSection.FindStringSubmatch(m); found != nil && strings.EqualFold(found[1], l.text) {
			return strings.ToLower(found[1])
		}
	}
	switch l.text {
	case "Classification", "Graphic", "Correction", "Notes":
		return strings.ToLower(l.text)
	}
	return ""
}

// wordHead reads what stands before the text.
func (x *exported) wordHead(lines []markedLine) {
	at := 0
	next := func() (string, bool) {
		for at < len(lines) && lines[at].text == "" {
			at++
		}
		if at >= len(lines) || docxLabel.MatchString(lines[at].text) {
			return "", false
		}
		at++
		return lines[at-1].text, true
	}
	if s, ok := next(); ok {
		x.title = strings.ReplaceAll(s, "\n", " ")
	}
	if s, ok := next(); ok {
		x.source, _, _ = strings.Cut(s, "\n")
	}
	for ; at < len(lines); at++ {
		text := lines[at].text
		if docxLabel.MatchString(text) {
			x.wordField(text, "")
			continue
		}
		for l := range strings.SplitSeq(text, "\n") {
			switch l = strings.TrimSpace(l); {
			case l == "":
			case x.date == "" && isPrintedDate(l):
				x.date = l
			case copyrights.MatchString(l):
				x.put("copyright", l)
			case isBylineLine(l):
				x.byline = cmp.Or(x.byline, l)
			default:
				x.put("edition", l)
			}
		}
	}
}

// wordField keeps a label line, or a line of a section.
func (x *exported) wordField(text, section string) {
	m := docxLabel.FindStringSubmatchIndex(text)
	if m == nil {
		for l := range strings.SplitSeq(text, "\n") {
			x.put(section, strings.TrimSpace(l))
		}
		return
	}
	label := strings.ToLower(strings.TrimSpace(text[m[2]:m[3]]))
	field, known := nexisLabels[label]
	if !known {
		field = strings.ReplaceAll(label, " ", "_")
	}
	x.takeLabel(field, strings.ReplaceAll(text[m[1]:], "\n", " "))
}
