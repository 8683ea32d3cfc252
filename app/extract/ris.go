package extract

import (
	"bytes"
	"context"
	"io/fs"
	"iter"
	"regexp"
	"strings"

	"parley/app"
)

// RIS reads lists of references in RIS, also in the tags of Web of Science.
type RIS struct{}

var (
	risLine = regexp.MustCompile(`^\x{FEFF}?(TY|ER|[A-Z][A-Z0-9] ) *-(?: (.*)|)$`)
	wosLine = regexp.MustCompile(`^([A-Z][A-Z0-9])(?: (.*)|)$`)
	risMark = regexp.MustCompile(`(?m)^(?:\xEF\xBB\xBF)?TY {1,4}- ?[A-Z]{2,6}\s*$`)
	wosMark = regexp.MustCompile(`(?m)^(?:\xEF\xBB\xBF)?FN .*\r?\nVR 1\.0\s*$`)
)

// Recognize looks for the line that begins a record, or trusts the name.
func (RIS) Recognize(name string, head []byte) bool {
	return isNamed(name, head, ".ris") ||
		bytes.Contains(head, []byte("TY ")) && risMark.Match(head) && !looksLikeHTML("", head) ||
		bytes.Contains(head, []byte("VR 1.0")) && wosMark.Match(head)
}

// Extract yields an article a record.
func (RIS) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return several(ctx, fsys, name, func(p *parts) error {
		d := decode(p.src.bytes, "")
		text := strings.ToValidUTF8(d.text, "\uFFFD")
		records := parseRIS(text)
		if wosMark.Match(p.src.bytes[:min(len(p.src.bytes), headSize)]) {
			records = parseWOS(text)
		}
		if len(records) > maxArticles {
			return tooLarge(name, "it holds more than 100000 records")
		}
		p.references(fsys, "ris", records, d)
		return nil
	})
}

// parseRIS reads records from TY to ER, or to the next TY where ER is missing. Lines
// without a tag continue the one before.
func parseRIS(text string) []reference {
	var records []reference
	var cur *reference
	tag, value := "", []string(nil)
	flush := func() {
		if cur != nil && tag != "" {
			cur.ris(tag, strings.TrimSpace(continued(value)))
		}
		tag, value = "", nil
	}
	for l := range strings.Lines(text) {
		l = strings.TrimRight(l, " \t\r\n")
		m := risLine.FindStringSubmatch(l)
		if m != nil {
			m[1] = strings.TrimSpace(m[1])
		}
		switch {
		case m == nil:
			if l = strings.TrimSpace(l); tag != "" && l != "" {
				value = append(value, l)
			}
			continue
		case m[1] == "TY":
			flush()
			records = append(records, reference{kind: strings.TrimSpace(m[2])})
			cur = &records[len(records)-1]
			continue
		case m[1] == "ER":
			flush()
			cur = nil
			continue
		}
		flush()
		tag, value = m[1], []string{m[2]}
	}
	flush()
	return records
}

// continued joins the lines of a value: one that ends with a sentence ends a paragraph.
func continued(lines []string) string {
	var b strings.Builder
	for i, l := range lines {
		switch {
		case i == 0:
		case endsSentence(lines[i-1]):
			b.WriteByte('\n')
		default:
			b.WriteByte(' ')
		}
		b.WriteString(l)
	}
	return b.String()
}

// ris keeps one field; repeated tags are lists.
func (r *reference) ris(tag, value string) {
	if value == "" {
		return
	}
	switch tag {
	case "TI", "T1", "CT", "BT":
		r.title = first(r.title, value)
	case "AU", "A1":
		r.authors = append(r.authors, value)
	case "JO", "JF", "T2", "JA", "J2", "BO":
		if tag == "JF" || r.source == "" {
			r.source = value
		}
	case "DA":
		r.date = value
	case "PY", "Y1":
		r.date = first(r.date, value)
	case "AB", "N2":
		r.abstract = appendLine(r.abstract, value)
	case "N1":
		r.notes = appendLine(r.notes, value)
	case "UR":
		address, _, _ := strings.Cut(value, ";")
		r.url = first(r.url, strings.TrimSpace(address))
	case "L1", "L2", "L3", "L4", "LK":
		if strings.HasPrefix(value, "http") {
			r.put("link", value)
			break
		}
		r.files = append(r.files, value)
	case "LA":
		r.language = value
	case "DO":
		r.doi = value
	case "KW":
		r.put("keywords", value)
	case "PB":
		r.put("publisher", value)
	case "SN":
		r.put("issn", value)
	case "SE":
		r.put("section", value)
	case "SP":
		r.put("pages", value)
	}
}

func first(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

func appendLine(a, b string) string {
	if a == "" {
		return b
	}
	return a + "\n" + b
}

// parseWOS reads the tags of Web of Science: two letters and a space; continued lines
// are indented.
func parseWOS(text string) []reference {
	var records []reference
	var cur *reference
	tag, value := "", []string(nil)
	flush := func() {
		if cur != nil && tag != "" {
			cur.wos(tag, value)
		}
		tag, value = "", nil
	}
	for l := range strings.Lines(text) {
		l = strings.TrimRight(l, " \t\r\n")
		m := wosLine.FindStringSubmatch(l)
		switch {
		case m == nil:
			if tag != "" && strings.TrimSpace(l) != "" {
				value = append(value, strings.TrimSpace(l))
			}
		case m[1] == "PT":
			flush()
			records = append(records, reference{kind: m[2]})
			cur = &records[len(records)-1]
		case m[1] == "ER":
			flush()
			cur = nil
		default:
			flush()
			tag, value = m[1], []string{m[2]}
		}
	}
	flush()
	return records
}

func (r *reference) wos(tag string, lines []string) {
	joined := strings.Join(lines, " ")
	switch tag {
	case "TI":
		r.title = joined
	case "AU":
		r.authors = append(r.authors, lines...)
	case "SO":
		r.source = joined
	case "AB":
		r.abstract = joined
	case "LA":
		r.language = joined
	case "PY":
		r.date = first(r.date, joined)
	case "DI":
		r.doi = joined
	case "UR":
		r.url = joined
	case "DE", "ID":
		r.put("keywords", joined)
	case "UT":
		r.put("accession_number", joined)
	}
}
