package extract

import (
	"context"
	"io/fs"
	"iter"
	"regexp"
	"strings"

	"parley/app"
	"parley/app/plaintext"
)

// Markdown reads texts with light marks, line by line: headings, quotations, lists,
// tables, links, notes. Wrapped lines are joined as Markdown does.
type Markdown struct{}

const markdownExtractor = "parley-markdown/1"

// Recognize goes by the name: any text could be Markdown.
func (Markdown) Recognize(name string, head []byte) bool {
	return hasExt(name, ".md", ".markdown", ".mdown", ".mkd", ".mkdn") && foreignFormat("", head) == "" && isTextual(head)
}

// Extract yields the one article of the file.
func (Markdown) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return single(ctx, fsys, name, func(src source) (app.Extracted, error) {
		d := decode(src.bytes, "")
		canonical, _ := plaintext.Canonical(strings.ReplaceAll(strings.ReplaceAll(d.text, "  \n", hardBreak+"\n"), "  \r\n", hardBreak+"\n"))
		if len(canonical) > maxText {
			return app.Extracted{}, tooLong(name)
		}
		doc := document{format: "markdown", extractor: markdownExtractor, encoding: d}
		r := markdownReader{doc: &doc, links: map[string]string{}}
		lines := strings.Split(canonical, "\n")
		doc.head, lines = splitHead(lines)
		r.collect(lines)
		r.read(lines)
		return doc.article(src)
	})
}

// hardBreak marks the two spaces at a line's end that break it; canonical text has none.
const hardBreak = `\`

// markdownReader puts lines together to paragraphs.
type markdownReader struct {
	doc   *document
	links map[string]string // addresses of [name]: address
	para  []string
	kind  app.BlockKind
	level int
	note  bool // the paragraph is a note
	fence string
}

var (
	mdHeading  = regexp.MustCompile(`^ {0,3}(#{1,6})(?:\s+(.*?))?(?:\s+#+)?\s*$`)
	mdRule     = regexp.MustCompile(`^ {0,3}(?:(?:\*\s*){3,}|(?:-\s*){3,}|(?:_\s*){3,})$`)
	mdSetext   = regexp.MustCompile(`^ {0,3}(=+|-+)\s*$`)
	mdItem     = regexp.MustCompile(`^(\s*)(?:[-*+]|\d{1,9}[.)])\s+(?:\[[ xX]\]\s+)?(.*)$`)
	mdFence    = regexp.MustCompile("^ {0,3}(```+|~~~+)")
	mdTableSep = regexp.MustCompile(`^\s*\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*$`)
	mdNote     = regexp.MustCompile(`^\[\^([^\]]+)\]:\s*(.*)$`)
	mdLinkName = regexp.MustCompile(`^ {0,3}\[([^\]^][^\]]*)\]:\s*<?(\S+?)>?(?:\s+["'(].*)?$`)
	mdComment  = regexp.MustCompile(`(?s)<!--.*?-->`)
)

// collect notes the addresses that links name.
func (r *markdownReader) collect(lines []string) {
	for _, l := range lines {
		if m := mdLinkName.FindStringSubmatch(l); m != nil {
			r.links[strings.ToLower(m[1])] = m[2]
		}
	}
}

func (r *markdownReader) read(lines []string) {
	lines = strings.Split(mdComment.ReplaceAllString(strings.Join(lines, "\n"), ""), "\n")
	for i, raw := range lines {
		if r.inFence(raw) {
			continue
		}
		line := strings.TrimSpace(raw)
		if line == "" {
			r.flush()
			continue
		}
		if quoted, ok := cutQuote(raw); ok {
			r.quote(quoted)
			continue
		}
		if r.kind == app.BlockQuote && !r.starts(raw) {
			r.para = append(r.para, line) // goes on without its mark
			continue
		}
		next := ""
		if i+1 < len(lines) {
			next = lines[i+1]
		}
		r.line(raw, line, next)
	}
	r.flush()
}

// inFence keeps the lines of a code block as they are.
func (r *markdownReader) inFence(raw string) bool {
	mark := mdFence.FindStringSubmatch(raw)
	switch {
	case r.fence == "" && mark != nil:
		r.flush()
		r.fence = mark[1]
	case r.fence != "" && mark != nil && strings.HasPrefix(mark[1], r.fence):
		r.fence = ""
	case r.fence != "":
		r.add(docLine{text: raw, kind: app.BlockCode})
	default:
		return false
	}
	return true
}

// starts reports whether a line begins something new.
func (r *markdownReader) starts(raw string) bool {
	return mdHeading.MatchString(raw) || mdRule.MatchString(raw) || mdItem.MatchString(raw) || mdNote.MatchString(raw)
}

// cutQuote takes the mark of a quotation off.
func cutQuote(line string) (rest string, ok bool) {
	const indent = 3
	at := strings.IndexFunc(line, func(r rune) bool { return r != ' ' })
	if at < 0 || at > indent || line[at] != '>' {
		return line, false
	}
	return strings.TrimPrefix(line[at+1:], " "), true
}

// quote takes a line of a quotation without its mark.
func (r *markdownReader) quote(line string) {
	for inner, ok := cutQuote(line); ok; inner, ok = cutQuote(line) {
		line = inner
	}
	if r.kind != app.BlockQuote || strings.TrimSpace(line) == "" {
		r.flush()
	}
	if line = strings.TrimSpace(line); line != "" {
		if m := mdItem.FindStringSubmatch(line); m != nil {
			r.flush()
			line = m[2]
		}
		r.kind = app.BlockQuote
		r.para = append(r.para, line)
	}
}

// line takes a line outside quotations and code.
func (r *markdownReader) line(raw, line, next string) {
	switch {
	case len(r.para) > 0 && r.kind == "" && !r.note && mdSetext.MatchString(raw):
		r.kind, r.level = app.BlockHeading, 1
		if strings.HasPrefix(line, "-") {
			r.level = 2
		}
		r.flush()
	case mdHeading.MatchString(raw):
		r.flush()
		m := mdHeading.FindStringSubmatch(raw)
		r.add(docLine{text: m[2], kind: app.BlockHeading, level: len(m[1])})
	case mdRule.MatchString(raw):
		r.flush()
	case mdNote.MatchString(line):
		r.flush()
		r.note = true
		r.para = append(r.para, mdNote.FindStringSubmatch(line)[2])
	case mdLinkName.MatchString(raw):
		r.flush()
	case mdItem.MatchString(raw):
		r.flush()
		m := mdItem.FindStringSubmatch(raw)
		const indent = 2
		r.kind, r.level = app.BlockItem, min(len(m[1])/indent, 8)+1
		r.para = append(r.para, m[2])
	case strings.Contains(line, "|") && (mdTableSep.MatchString(line) || mdTableSep.MatchString(next) && strings.Contains(next, "|") || r.kind == app.BlockRow):
		r.row(line)
	default:
		if r.kind == app.BlockRow {
			r.kind = ""
		}
		r.para = append(r.para, line)
	}
}

// row takes a line of a table; the line under its head is none.
func (r *markdownReader) row(line string) {
	if r.kind != app.BlockRow {
		r.flush()
	}
	r.kind = app.BlockRow
	if mdTableSep.MatchString(line) {
		return
	}
	line = strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|")
	var cells [][]docLine
	for cell := range strings.SplitSeq(strings.ReplaceAll(line, `\|`, "\x00"), "|") {
		if cell = strings.TrimSpace(strings.ReplaceAll(cell, "\x00", "|")); cell != "" {
			cells = append(cells, []docLine{{text: cell}})
		}
	}
	for _, l := range rowLines(cells) {
		l.kind = app.BlockRow
		r.add(l)
	}
}

// flush ends the paragraph.
func (r *markdownReader) flush() {
	if len(r.para) > 0 {
		var b strings.Builder
		for i, l := range r.para {
			text, broken := strings.CutSuffix(l, hardBreak)
			b.WriteString(text)
			switch {
			case i == len(r.para)-1:
			case broken:
				b.WriteByte('\n')
			default:
				b.WriteByte(' ')
			}
		}
		r.add(docLine{text: b.String(), kind: r.kind, level: r.level})
	}
	r.para, r.kind, r.level, r.note = r.para[:0], "", 0, false
}

// add writes a line with its marks taken off.
func (r *markdownReader) add(l docLine) {
	if l.kind != app.BlockCode {
		l.text, l.links = r.inline(l.text)
	}
	if r.note {
		r.doc.notes = append(r.doc.notes, l)
		return
	}
	r.doc.lines = append(r.doc.lines, l)
}
