package extract

import (
	"context"
	"io/fs"
	"iter"
	"regexp"
	"strings"
	"unicode"

	"parley/app"
)

// BibTeX reads lists of references in BibTeX and BibLaTeX.
type BibTeX struct{}

var bibMark = regexp.MustCompile(`(?im)^\s*@(?:article|book|misc|online|inproceedings|incollection|techreport|report|newspaper|unpublished|manual|phdthesis|conference|inbook|booklet|proceedings|electronic|www|string|comment|preamble)\s*[{(]`)

// Recognize looks for an entry at the start of a line, or trusts the name.
func (BibTeX) Recognize(name string, head []byte) bool {
	return isNamed(name, head, ".bib", ".bibtex") || isTextual(head) && (bibMark.Match(head) && !looksLikeHTML("", head) && strings.HasPrefix(strings.TrimSpace(strings.TrimPrefix(string(head), "\uFEFF")), "@"))
}

// Extract yields an article an entry.
func (BibTeX) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return several(ctx, fsys, name, func(p *parts) error {
		d := decode(p.src.bytes, "")
		b := bibReader{s: strings.ToValidUTF8(d.text, "\uFFFD"), strings: bibMonths()}
		records := b.entries()
		if len(records) > maxArticles {
			return tooLarge(name, "it holds more than 100000 records")
		}
		p.references(fsys, "bibtex", records, d)
		return nil
	})
}

// bibMonths are the words that stand for months without being defined.
func bibMonths() map[string]string {
	m := map[string]string{}
	for i, name := range []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"} {
		m[name] = string(rune('0'+(i+1)/10)) + string(rune('0'+(i+1)%10))
	}
	return m
}

// bibReader walks the text of a list.
type bibReader struct {
	s       string
	at      int
	strings map[string]string // abbreviations
}

func (b *bibReader) space() {
	for b.at < len(b.s) && (unicode.IsSpace(rune(b.s[b.at])) || b.s[b.at] == ',') {
		b.at++
	}
}

func (b *bibReader) word() string {
	start := b.at
	for b.at < len(b.s) && !strings.ContainsRune(" \t\r\n{}(),=\"#@", rune(b.s[b.at])) {
		b.at++
	}
	return b.s[start:b.at]
}

// entries reads all entries; one that breaks off ends with the next "@" at a line start.
func (b *bibReader) entries() []reference {
	var records []reference
	for {
		i := strings.IndexByte(b.s[b.at:], '@')
		if i < 0 {
			return records
		}
		b.at += i + 1
		kind := strings.ToLower(b.word())
		b.space()
		if kind == "" || b.at >= len(b.s) || b.s[b.at] != '{' && b.s[b.at] != '(' {
			continue
		}
		end := bibEnd(b.s, b.at)
		switch kind {
		case "comment", "preamble":
			b.at = end
		case "string":
			b.at++
			for name, value := range b.fields(end) {
				b.strings[name] = value
			}
			b.at = end
		default:
			b.at++
			start := b.at
			key := b.word()
			if b.space(); b.at < len(b.s) && b.s[b.at] == '=' { // no key, the first field
				key, b.at = "", start
			}
			r := reference{kind: kind}
			all := b.fields(end)
			for name, value := range all {
				r.bib(name, value)
			}
			r.finishBib(all, key)
			records = append(records, r)
			b.at = end
		}
		if len(records) > maxArticles {
			return records
		}
	}
}

// bibEnd gives the place behind an entry: its closing brace, or where the next entry
// begins at a line start when braces do not match.
func bibEnd(s string, open int) int {
	depth := 0
	for i := open; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '{', '(':
			if s[i] == '{' || i == open {
				depth++
			}
		case '}', ')':
			if s[i] == '}' || s[open] == '(' && depth == 1 {
				if depth--; depth == 0 {
					return i + 1
				}
			}
		case '@':
			if depth > 0 && i > 0 && s[i-1] == '\n' && bibMark.MatchString(s[i:min(len(s), i+40)]) {
				return i
			}
		}
	}
	return len(s)
}

// fields reads name = value pairs up to the end of the entry.
func (b *bibReader) fields(end int) map[string]string {
	all := map[string]string{}
	const most = 500
	for len(all) < most {
		b.space()
		if b.at >= end {
			return all
		}
		name := strings.ToLower(b.word())
		b.space()
		if b.at >= end || b.s[b.at] != '=' {
			if name == "" {
				b.at++
			}
			continue
		}
		b.at++
		value := b.value(end)
		if name != "" && all[name] == "" {
			all[name] = value
		}
	}
	return all
}

// value reads braces, quotation marks, numbers and abbreviations, joined by "#".
func (b *bibReader) value(end int) string {
	var out strings.Builder
	for {
		for b.at < end && unicode.IsSpace(rune(b.s[b.at])) {
			b.at++
		}
		if b.at >= end {
			return out.String()
		}
		switch b.s[b.at] {
		case '{':
			close := min(bibEnd(b.s, b.at), end)
			out.WriteString(strings.TrimSuffix(b.s[b.at+1:max(b.at+1, close)], "}"))
			b.at = close
		case '"':
			out.WriteString(b.quoted(end))
		default:
			w := b.word()
			if w == "" {
				b.at++
				return out.String()
			}
			if v, ok := b.strings[strings.ToLower(w)]; ok {
				w = v
			}
			out.WriteString(w)
		}
		for b.at < end && unicode.IsSpace(rune(b.s[b.at])) {
			b.at++
		}
		if b.at >= end || b.s[b.at] != '#' {
			return out.String()
		}
		b.at++
	}
}

// quoted reads what stands between quotation marks; one inside braces does not end it.
func (b *bibReader) quoted(end int) string {
	b.at++
	start, depth := b.at, 0
	for b.at < end && (b.s[b.at] != '"' || depth > 0) {
		switch b.s[b.at] {
		case '\\':
			b.at++
		case '{':
			depth++
		case '}':
			depth--
		}
		b.at++
	}
	b.at = min(b.at, end)
	out := b.s[start:b.at]
	b.at = min(b.at+1, end)
	return out
}

// bib keeps one field.
func (r *reference) bib(name, raw string) {
	value := fromTeX(raw)
	switch name {
	case "title":
		r.title = value
	case "author":
		for a := range strings.SplitSeq(strings.Join(strings.Fields(raw), " "), " and ") {
			if a = fromTeX(a); !strings.EqualFold(a, "others") {
				r.authors = append(r.authors, a)
			}
		}
	case "journal", "journaltitle", "newspaper":
		r.source = value
	case "url":
		r.url = strings.TrimSpace(strings.Trim(raw, "{}"))
	case "doi":
		r.doi = value
	case "abstract":
		r.abstract = value
	case "note", "annote", "annotation":
		r.notes = appendLine(r.notes, value)
	case "language", "langid":
		r.language = value
	case "keywords":
		r.put("keywords", value)
	case "publisher":
		r.put("publisher", value)
	case "pages":
		r.put("pages", value)
	case "file", "pdf", "attachment":
		r.files = append(r.files, bibFiles(raw)...)
	}
}

// finishBib sets what depends on several fields.
func (r *reference) finishBib(all map[string]string, key string) {
	r.date = fromTeX(all["date"])
	if r.date == "" && all["year"] != "" {
		r.date = fromTeX(all["year"])
		if m := fromTeX(all["month"]); m != "" {
			r.date += "-" + m
			if d := fromTeX(all["day"]); d != "" {
				r.date += "-" + d
			}
		}
	}
	r.source = first(r.source, fromTeX(first(all["organization"], all["booktitle"])))
	if strings.TrimSpace(key) != "" {
		r.put("citation_key", key)
	}
}

// bibFiles reads "file", which programs write as "name:path:type" or bare, several with
// semicolons.
func bibFiles(s string) []string {
	var files []string
	for f := range strings.SplitSeq(s, ";") {
		if parts := strings.Split(strings.ReplaceAll(f, `\:`, "\x00"), ":"); len(parts) >= 3 {
			f = parts[len(parts)-2]
			if f == "" {
				f = parts[0]
			}
			f = strings.ReplaceAll(f, "\x00", ":")
		}
		if f = strings.TrimSpace(strings.ReplaceAll(f, `\_`, "_")); f != "" {
			files = append(files, f)
		}
	}
	return files
}
