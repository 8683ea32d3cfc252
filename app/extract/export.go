package extract

import (
	"bytes"
	"context"
	"fmt"
	"io/fs"
	"iter"
	"maps"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/app"
	"parley/app/plaintext"
)

const exportExtractor = "parley-export/1"

// exported is one article of a news database's export, its fields as printed.
type exported struct {
	title, source, byline, date, language, url string

	names    []string // the byline where the export gives names one by one
	words    string   // the stated length, "1,238 words"
	doctype  string   // "Newspaper", "Interview": what the database calls the document
	lines    []string
	extra    map[string]string // further fields under their own names
	warnings []string
	refused  string // what is shown instead of an article
}

// exportLayout is one kind of export: how it is known in a file's text, and how its
// articles are told apart.
type exportLayout struct {
	format string
	is     func(b []byte) bool
	read   func(text string, each func(exported) bool)
}

// exportLayouts lists the layouts, the more exact marks first.
func exportLayouts() []exportLayout {
	return []exportLayout{
		{"proquest-html", func(b []byte) bool { return bytes.Contains(b, []byte("DocID_")) && proquestMark.Match(b) }, readProquest},
		{"nexis-html", func(b []byte) bool {
			return containsFold(b, "<docfull>") && containsFold(b, "<doc number=")
		}, readNexisHTML},
		{"europresse-html", func(b []byte) bool { return bytes.Contains(b, []byte("DocPublicationName")) }, readEuropresse},
		{"factiva-html", isFactivaHTML, readFactivaHTML},
		{"factiva-xml", func(b []byte) bool { return factivaXMLMark.Match(b) }, readFactivaXML},
		{"nexis-txt", func(b []byte) bool { return isNexisText(b) }, readNexisText},
		{"factiva-txt", isFactivaText, readFactivaText},
	}
}

// layoutOf finds the export layout of a file. Text that only talks of such marks is
// shorter than what they stand for, so the whole file is looked at.
func layoutOf(b []byte) (exportLayout, bool) {
	for _, l := range exportLayouts() {
		if l.is(b) {
			return l, true
		}
	}
	return exportLayout{}, false
}

// containsFold reports whether b holds a mark in large or small letters.
func containsFold(b []byte, mark string) bool {
	return bytes.Contains(b, []byte(mark)) || bytes.Contains(b, []byte(strings.ToUpper(mark)))
}

// exportOr reads a file article by article when it is the export of a news database, and
// as the one article that read finds otherwise.
func exportOr(ctx context.Context, fsys fs.FS, name string, read func(source) (app.Extracted, error)) iter.Seq2[app.Extracted, error] {
	return several(ctx, fsys, name, func(p *parts) error {
		if l, ok := layoutOf(p.src.bytes); ok {
			return p.export(l, p.src.decode(p.src.bytes, declaredCharset(p.src.bytes)))
		}
		e, err := read(p.src)
		if err != nil {
			return err
		}
		p.add(e)
		return nil
	})
}

// export hands out the articles of an export.
func (p *parts) export(l exportLayout, d decoded) error {
	n := 0
	l.read(strings.ToValidUTF8(d.text, "\uFFFD"), func(x exported) bool {
		n++
		p.exported(x, l.format, strconv.Itoa(n), d)
		return p.more()
	})
	if n == 0 {
		return noText(p.src.name)
	}
	return nil
}

func (p *parts) exported(x exported, format, part string, d decoded) {
	if x.refused != "" {
		p.failPart(part, &app.Error{
			Code: app.Invalid, Op: "extract " + p.src.name, Msg: path.Base(p.src.name) + " " + x.refused + ".",
			Hint: "Open this article in the database and export it again.",
		})
		return
	}
	e := x.article()
	e.Part, e.Format, e.Encoding = part, format, d.encoding
	if d.encoding != "" {
		setField(&e, "encoding", d.how)
	}
	p.add(e)
}

// article turns the printed fields into metadata and canonical text.
func (x exported) article() app.Extracted {
	e := app.Extracted{Extractor: exportExtractor, Provenance: map[string]string{}, Warnings: x.warnings}
	lines, related := takeRelated(x.textLines(), newAlsoLabels())
	e.Text, e.Related = strings.Join(lines, "\n"), related
	if len(related) > 0 {
		setField(&e, "related", byPage)
	}
	set := func(field, value string, to *string) {
		if value = line(short(value)); value != "" {
			*to = value
			setField(&e, field, byExport)
		}
	}
	set("title", x.title, &e.Title)
	set("source", x.source, &e.Source)
	set("url", withoutCustomer(x.url), &e.URL)
	if e.Title == "" {
		e.Warnings = append(e.Warnings, "the export gives no headline")
	}
	if e.Byline = x.names; len(e.Byline) == 0 {
		e.Byline = splitByline(short(x.byline), e.Source)
	}
	if len(e.Byline) > 0 {
		setField(&e, "byline", byExport)
	}
	declared := languageNamed(x.language)
	var how string
	e.Language, how = language(e.Text, declared, byExport)
	setField(&e, "language", how)
	x.setDate(&e, declared)
	e.Kind = kindWord(strings.ToLower(x.doctype))
	if e.Kind != "" {
		setField(&e, "kind", byExport)
	}
	if e.WireCredit = wireCredit(e.Text); e.WireCredit != "" {
		setField(&e, "wire_credit", byPage)
	}
	x.setExtra(&e)
	x.compareLength(&e)
	return e
}

// textLines makes the lines canonical; blank ones go.
func (x exported) textLines() []string {
	text, _ := plaintext.Canonical(strings.Join(x.lines, "\n"))
	var out []string
	for l := range strings.SplitSeq(text, "\n") {
		if l = strings.TrimSpace(manySpaces.ReplaceAllString(l, " ")); l != "" {
			out = append(out, l)
		}
	}
	return out
}

func (x exported) setDate(e *app.Extracted, lang string) {
	printed := line(short(x.date))
	if printed == "" {
		return
	}
	for _, hint := range []string{lang, ""} { // the interface may speak another language
		if d, _, ok := Date(printed, hint, time.Time{}); ok {
			e.Published = d
			setField(e, "published", byExport)
			return
		}
	}
	e.Warnings = append(e.Warnings, "the date “"+printed+"” was not understood")
}

// readableDate reports whether the printed date is one with a year.
func (x exported) readableDate(lang string) bool {
	d, _, ok := Date(line(x.date), lang, time.Time{})
	return ok && d.Known()
}

func (x exported) setExtra(e *app.Extracted) {
	const most = 2000 // bytes of one value; lists of subjects are long
	for _, key := range slices.Sorted(maps.Keys(x.extra)) {
		value := line(x.extra[key])
		if value == "" {
			continue
		}
		if len(value) > most {
			value = strings.ToValidUTF8(value[:most], "") + "…"
		}
		if e.Attributes == nil {
			e.Attributes = map[string]string{}
		}
		e.Attributes[key] = value
	}
}

// short bounds a value that stands in one line everywhere: a title of more bytes is none.
func short(s string) string {
	const most = 4 << 10
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}

// manySpaces are what exports leave where links and marks stood.
var manySpaces = regexp.MustCompile(`[ \t\x{00A0}]{2,}`)

var leadingNumber = regexp.MustCompile(`\d{1,3}(?:[.,\s\x{00A0}\x{202F}]\d{3})+|\d+`)

// compareLength warns when far fewer or more words were read than the export states.
func (x exported) compareLength(e *app.Extracted) {
	stated, err := strconv.Atoi(strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, leadingNumber.FindString(x.words)))
	if err != nil || stated == 0 {
		return
	}
	const few, share = 15, 10 // words; stated counts take titles and captions in now and then
	read := len(strings.Fields(e.Text))
	all := x.title + " " + x.byline + " " + x.extra["highlight"] + " " + e.Text
	most := max(len(strings.Fields(all)), latinRuns(all)) // databases count in one of these ways
	if off := max(read-stated, stated-most); off > few && off*share > stated {
		e.Warnings = append(e.Warnings, fmt.Sprintf("the export states %d words, %d were read", stated, read))
	}
}

// latinRuns counts runs of letters and digits without accents: so LexisNexis counts,
// and "für" has two.
func latinRuns(text string) int {
	n, inside := 0, false
	for i := range len(text) {
		c := text[i] | 0x20
		is := c >= 'a' && c <= 'z' || c >= '0' && c <= '9'
		if is && !inside {
			n++
		}
		inside = is
	}
	return n
}

func (x *exported) put(key, value string) {
	if value = strings.TrimSpace(value); key == "" || value == "" {
		return
	}
	if x.extra == nil {
		x.extra = map[string]string{}
	}
	const most = 4000 // bytes; more is cut off when it is kept anyway
	if old := x.extra[key]; len(old) > most {
		return
	} else if old != "" && old != value {
		value = old + "; " + value
	}
	x.extra[key] = value
}

var customer = regexp.MustCompile(`(?i)[?&](?:accountid|clientid|user|userid|groupid|casid|ticket|token)=[^&#]*`)

// withoutCustomer takes out of an address what names the library's customer.
func withoutCustomer(address string) string {
	address = customer.ReplaceAllString(address, "")
	if i := strings.IndexByte(address, '&'); i >= 0 && !strings.Contains(address, "?") {
		address = address[:i] + "?" + address[i+1:]
	}
	return address
}

// Export recognises exports that no reader of a general format would take.
type Export struct{}

// Recognize looks at the root element.
func (Export) Recognize(_ string, head []byte) bool { return factivaXMLMark.Match(decodeHead(head)) }

// Extract yields the articles of the export.
func (Export) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return exportOr(ctx, fsys, name, func(src source) (app.Extracted, error) { return app.Extracted{}, noText(src.name) })
}
