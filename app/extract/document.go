package extract

import (
	"path"
	"strings"
	"unicode"

	"parley/app"
	"parley/app/plaintext"
)

// docLine is a paragraph of a document with what it is.
type docLine struct {
	text  string
	kind  app.BlockKind
	level int
	role  lineRole
	links []pageLink
}

// lineRole says which field a paragraph holds, where its style tells.
type lineRole string

const (
	roleTitle    lineRole = "title"
	roleAuthor   lineRole = "author"
	roleDate     lineRole = "date"
	roleContents lineRole = "contents" // a table of contents repeats the headings
)

// properties are what a document says of itself outside its text.
type properties struct {
	title, author, created, published, language, publisher, url string
}

// document is a text of paragraphs on its way to an article: what DOCX, ODT, RTF, EPUB,
// Markdown and PDF have in common.
type document struct {
	format, extractor string
	encoding          decoded // zero where the format says which encoding it has
	lines             []docLine
	notes             []docLine // footnotes and endnotes
	properties
	head     head // lines of metadata, where the reader has cut them off already
	trusted  bool // the properties were written with care: they win over what the text shows
	warnings []string
}

// splitLines makes canonical lines of a paragraph, which may hold line breaks.
func (l docLine) splitLines() []docLine {
	text, _ := plaintext.Canonical(l.text)
	var out []docLine
	for part := range strings.SplitSeq(text, "\n") {
		part = oneLine(part)
		if l.kind == app.BlockCode {
			part = strings.TrimSpace(part)
		}
		if part == "" {
			continue
		}
		one := l
		one.text = part
		if len(out) > 0 {
			one.links = nil
		}
		out = append(out, one)
	}
	return out
}

func canonicalLines(lines []docLine) []docLine {
	var out []docLine
	for _, l := range lines {
		if l.role != roleContents {
			out = append(out, l.splitLines()...)
		}
	}
	return out
}

// article makes the article: metadata and related links apart, then text and notes.
func (d *document) article(src source) (app.Extracted, error) {
	size := 0
	for _, l := range d.lines {
		size += len(l.text)
	}
	for _, l := range d.notes {
		size += len(l.text)
	}
	if size > maxText {
		return app.Extracted{}, tooLong(src.name)
	}
	d.lines, d.notes = canonicalLines(d.lines), canonicalLines(d.notes)
	e := app.Extracted{Format: d.format, Extractor: d.extractor, Provenance: map[string]string{}, Warnings: d.warnings}
	if d.encoding.encoding != "" {
		e.Encoding = d.encoding.encoding
		setField(&e, "encoding", d.encoding.how)
		if d.encoding.warning != "" {
			e.Warnings = append(e.Warnings, d.encoding.warning)
		}
	}
	fields := d.takeHead()
	d.takeRelatedLinks(&e)
	var how string
	declared := d.language
	if fields["language"] != "" {
		declared = fields["language"]
	}
	e.Language, how = language(joinLines(d.lines), declared, byFile)
	setField(&e, "language", how)
	d.describe(src, fields, &e)
	d.layOut(&e)
	if e.WireCredit = wireCredit(e.Text); e.WireCredit != "" {
		setField(&e, "wire_credit", byPage)
	}
	return e, nil
}

// tooLong refuses an article above the limit that finish checks too, before work is
// spent on it.
func tooLong(name string) error { return tooLarge(name, "its text is longer than 8 MB") }

func joinLines(lines []docLine) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 {
			b.WriteByte('\n')
		}
		b.WriteString(l.text)
	}
	return b.String()
}

// takeHead cuts head lines ("Title: …") from the start.
func (d *document) takeHead() head {
	if len(d.head) > 0 {
		return d.head
	}
	texts := make([]string, len(d.lines))
	for i, l := range d.lines {
		texts[i] = l.text
	}
	h, rest := splitHead(texts)
	d.lines = d.lines[len(d.lines)-len(rest):]
	return h
}

// itemMark stands before list items while "Read also" lists are looked for.
const itemMark = "• "

// takeRelatedLinks cuts "Read also" lists out of the text.
func (d *document) takeRelatedLinks(e *app.Extracted) {
	texts := make([]string, len(d.lines))
	for i, l := range d.lines {
		texts[i] = l.text
		if _, marked := cutBullet(l.text); l.kind == app.BlockItem && !marked {
			texts[i] = itemMark + l.text
		}
	}
	labels := newAlsoLabels()
	kept, related := takeRelated(texts, labels)
	if len(related) == 0 {
		return
	}
	addresses := map[string]string{}
	var lines []docLine
	for i, l := range d.lines {
		if len(kept) > 0 && kept[0] == texts[i] {
			lines, kept = append(lines, l), kept[1:]
			continue
		}
		for _, link := range l.links {
			addresses[oneLine(link.title)] = link.url
		}
		if title, ok := labels.inlineTitle(l.text); ok && len(l.links) == 1 {
			addresses[title] = l.links[0].url // the label may be part of the link
		}
	}
	for i, r := range related {
		if r.URL == "" {
			related[i].URL = addresses[r.Title]
		}
	}
	d.lines, e.Related = lines, related
	setField(e, "related", byPage)
}

// layOut writes the text, the notes behind it, and what each paragraph is.
func (d *document) layOut(e *app.Extracted) {
	var b strings.Builder
	for i := range d.notes {
		d.notes[i].kind = app.BlockNote
	}
	for _, l := range append(d.lines, d.notes...) {
		if b.Len() > 0 {
			b.WriteByte('\n')
		}
		start := b.Len()
		b.WriteString(l.text)
		if l.kind != "" {
			e.Blocks = append(e.Blocks, app.Block{Bounds: app.Bounds{Start: start, End: b.Len()}, Kind: l.kind, Level: l.level})
		}
	}
	e.Text = b.String()
}

// rowLines gives the lines of a table's row: one with its cells behind each other, or the
// cells' own paragraphs where the table only arranges running text.
func rowLines(cells [][]docLine) []docLine {
	const runningText = 300 // runes in a cell of several paragraphs
	filled, running := 0, false
	var all []docLine
	for _, cell := range cells {
		if len(cell) > 0 {
			filled++
		}
		n := 0
		for _, l := range cell {
			n += runes(l.text)
		}
		running = running || len(cell) > 1 && n > runningText
		all = append(all, cell...)
	}
	if filled <= 1 || running {
		return all
	}
	row := docLine{kind: app.BlockRow}
	var texts []string
	for _, cell := range cells {
		if text := strings.ReplaceAll(joinLines(cell), "\n", " "); strings.TrimSpace(text) != "" {
			texts = append(texts, text)
		}
		for _, l := range cell {
			row.links = append(row.links, l.links...)
		}
	}
	row.text = strings.Join(texts, "\t")
	return []docLine{row}
}

// styleOf reads what the name of a paragraph style says; the name may be one that a
// program made of another ("Heading_20_1", "berschrift1").
func styleOf(name string) (kind app.BlockKind, level int, role lineRole) {
	name = strings.ReplaceAll(strings.ToLower(name), "_20_", "")
	name = strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return r
		}
		return -1
	}, name)
	base := strings.TrimRight(name, "0123456789")
	if len(name) == len(base)+1 {
		level = int(name[len(name)-1] - '0')
	}
	switch base {
	case "heading", "berschrift", "überschrift", "titre", "titolo", "ttulo", "título", "заголовок", "nagłówek", "nagwek", "rubrik", "overskrift", "kop":
		if level > 0 || base == "heading" {
			return app.BlockHeading, level, ""
		}
	case "title", "titel", "название", "назва":
		return "", 0, roleTitle
	case "author":
		return "", 0, roleAuthor
	case "date":
		return "", 0, roleDate
	case "quote", "intensequote", "quotations", "blocktext", "blockquote", "zitat", "цитата":
		return app.BlockQuote, 0, ""
	case "caption", "imagecaption", "tablecaption":
		return app.BlockCaption, 0, ""
	case "listbullet", "listnumber":
		return app.BlockItem, level, ""
	case "toc", "tocheading", "contentsheading", "contents":
		return "", 0, roleContents
	case "sourcecode", "preformattedtext", "htmlpreformatted":
		return app.BlockCode, 0, ""
	}
	return "", 0, ""
}

// damaged says that a file breaks the rules of its format.
func damaged(name, why string, err error) error {
	return &app.Error{
		Code: app.Invalid, Op: "extract " + name, Msg: path.Base(name) + " is damaged: " + why + ".",
		Hint: "Open it in its own program, save it anew and import that.", Err: err,
	}
}

// locked says that a file cannot be read without its password.
func locked(name, hint string) error {
	return &app.Error{
		Code: app.Unsupported, Op: "extract " + name, Msg: path.Base(name) + " is protected by a password.", Hint: hint,
	}
}

const saveUnlocked = "Open it in its own program, save a copy without the password and import that."
