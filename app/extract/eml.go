package extract

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"iter"
	"net/mail"
	"path"
	"regexp"
	"strconv"
	"strings"
	"time"

	"parley/app"
)

// EML reads mails: newsletters, forwarded articles, exports sent by a database. Known
// formats attached to it are parts of their own.
type EML struct{}

const emlExtractor = "parley-mail/1"

var (
	headLineOfMail = regexp.MustCompile(`(?im)^(from|to|subject|date|message-id|received|mime-version|content-type|return-path|delivered-to|reply-to|x-[\w-]+|dkim-signature|list-[\w-]+)[ \t]*:`)
	strongOfMail   = regexp.MustCompile(`(?im)^(message-id|received|mime-version|return-path|delivered-to|dkim-signature|content-transfer-encoding)[ \t]*:`)
)

// Recognize looks for the head of a mail.
func (EML) Recognize(name string, head []byte) bool {
	if isNamed(name, head, ".eml") {
		return true
	}
	return looksLikeMail(head) && !isSavedPage(head)
}

// looksLikeMail reports two fields of a mail, one of them such as only mails have, before
// the first blank line.
func looksLikeMail(head []byte) bool {
	top := mailTop(head)
	if i := bytes.IndexByte(top, ':'); i < 0 || bytes.IndexByte(top, '\n') < i {
		return false
	}
	return strongOfMail.Match(top) && len(headLineOfMail.FindAll(top, 3)) >= 2
}

// mailTop gives what stands before the first blank line.
func mailTop(head []byte) []byte {
	for _, blank := range []string{"\r\n\r\n", "\n\n"} {
		if i := bytes.Index(head, []byte(blank)); i >= 0 {
			head = head[:i+1]
		}
	}
	return head
}

// isSavedPage reports a page saved in one file, which has the head of a mail.
func isSavedPage(head []byte) bool {
	top := bytes.ToLower(mailTop(head))
	return bytes.Contains(top, []byte("multipart/related")) && (bytes.Contains(top, []byte("snapshot-content-location")) ||
		bytes.Contains(top, []byte("saved by")) || !bytes.Contains(top, []byte("\nto:")) && !bytes.HasPrefix(top, []byte("to:")) && !bytes.Contains(top, []byte("\nreceived:")) && !bytes.Contains(top, []byte("message-id:")))
}

// Extract yields the mail, or the articles of the export it holds, then its attachments.
func (EML) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return several(ctx, fsys, name, func(p *parts) error { return p.mail(p.src.bytes, "", nestingOf(fsys)) })
}

// mailParts are the parts of a mail that are shown, and those that are attached.
type mailParts struct {
	shown    []mimePart
	attached []mimePart
}

// mail hands out the articles of one mail; part names it inside an mbox.
func (p *parts) mail(b []byte, part string, depth int) error {
	m, err := readMIME(b)
	if err != nil {
		return tooLarge(p.src.name, err.Error())
	}
	var mp mailParts
	mp.collect(m)
	before := p.given
	if p.mailExport(mp, part) {
		mp.shown = nil
	}
	if len(mp.shown) > 0 {
		e, err := readMail(m, mp.shown)
		if err == nil && strings.TrimSpace(e.Text) != "" {
			e.Part = part
			p.add(e)
		} else if err != nil {
			p.failPart(part, tooLarge(p.src.name, err.Error()))
		}
	}
	for _, a := range mp.attached {
		p.attachment(a, part, depth)
	}
	if p.given == before && !p.stopped {
		if part == "" && !bytes.Contains(b, []byte(":")) {
			return &app.Error{Code: app.Invalid, Op: "extract " + p.src.name, Msg: path.Base(p.src.name) + " is no mail.", Hint: "Save the mail anew from your mail program."}
		}
		p.failPart(part, noText(p.src.name))
	}
	return nil
}

// mailExport hands out the articles of a database export that came as a mail. They may
// stand in it twice, as text and as a page: the first part that is one counts.
func (p *parts) mailExport(mp mailParts, part string) bool {
	for _, s := range mp.shown {
		d := s.text()
		l, ok := layoutOf([]byte(d.text))
		if !ok {
			continue
		}
		if part == "" {
			if err := p.export(l, d); err != nil {
				p.fail(err)
			}
			return true
		}
		n := 0
		l.read(strings.ToValidUTF8(d.text, "\uFFFD"), func(x exported) bool {
			n++
			p.exported(x, l.format, joinPart(part, strconv.Itoa(n)), d)
			return p.more()
		})
		return true
	}
	return false
}

// collect sorts the parts of a mail: of alternatives the page, else the text.
func (mp *mailParts) collect(m mimePart) {
	switch {
	case m.media == "multipart/alternative":
		mp.alternative(m)
	case m.media == "multipart/related" && len(m.children) > 0:
		mp.collect(m.children[0])
		for _, c := range m.children[1:] {
			if c.isAttached() {
				mp.collect(c)
			}
		}
	case len(m.children) > 0:
		for _, c := range m.children {
			mp.collect(c)
		}
	case m.media == "message/rfc822", m.isAttached(), !isReadable(m.media) && m.fileName() != "unnamed":
		mp.attached = append(mp.attached, m)
	case isReadable(m.media):
		mp.shown = append(mp.shown, m)
	}
}

func isReadable(media string) bool {
	return media == "text/html" || media == "text/plain" || media == "application/xhtml+xml" || media == "text/enriched"
}

func (mp *mailParts) alternative(m mimePart) {
	var text []mimePart
	for _, c := range m.children {
		var inner mailParts
		inner.collect(c)
		mp.attached = append(mp.attached, inner.attached...)
		for _, s := range inner.shown {
			if s.media != "text/plain" && len(bytes.TrimSpace(s.body)) > 0 {
				mp.shown = append(mp.shown, inner.shown...)
				return
			}
		}
		text = append(text, inner.shown...)
	}
	mp.shown = append(mp.shown, text...)
}

// attachment hands out the articles of an attached file of a known format; pictures,
// calendars and signatures are passed over.
func (p *parts) attachment(a mimePart, part string, depth int) {
	name := a.fileName()
	if a.media == "message/rfc822" && path.Ext(name) == "" {
		name = "forwarded.eml"
	}
	b := a.content()
	if name == "unnamed" || len(bytes.TrimSpace(b)) == 0 || !isKnownFile(name, b) {
		return
	}
	p.inner(joinPart(part, name), oneFile(name, b, depth+1), name)
}

// isKnownFile reports whether an attached file is worth reading. Text is so only under a
// name that texts have: many attachments are text to a machine alone.
func isKnownFile(name string, b []byte) bool {
	r := Any{}.reader(name, b[:min(len(b), headSize)])
	if _, isText := r.(Text); isText {
		return hasExt(name, ".txt", ".text", ".md", ".markdown", "")
	}
	return r != nil
}

var errMailPage = errors.New("its page is larger than 10 MB without its pictures")

// readMail makes the article of a mail from the parts that are shown.
func readMail(m mimePart, shown []mimePart) (app.Extracted, error) {
	e := app.Extracted{Format: "eml", Extractor: emlExtractor, Provenance: map[string]string{}}
	var lines []string
	for _, s := range shown {
		d := s.text()
		if e.Encoding == "" {
			e.Encoding = d.encoding
			setField(&e, "encoding", d.how)
		}
		if d.warning != "" {
			e.Warnings = append(e.Warnings, d.warning)
		}
		if s.media == "text/plain" {
			lines = append(lines, plainMail(d.text, s.params["format"], &e)...)
			continue
		}
		page, ok := htmlMail(d.text, &e)
		if !ok {
			return app.Extracted{}, errMailPage
		}
		lines = append(lines, page...)
	}
	sender, date := m.words("from"), m.words("date")
	if title := m.words("subject"); title != "" {
		e.Title = withoutForward(title)
	}
	lines = takeForwarded(lines, &e, &sender, &date)
	e.Text = strings.Join(lines, "\n")
	describeMail(m, &e, sender, date)
	return e, nil
}

func describeMail(m mimePart, e *app.Extracted, sender, date string) {
	var how string
	e.Language, how = language(e.Text, m.header["content-language"], byMeta)
	setField(e, "language", how)
	if e.Title != "" {
		setField(e, "title", byFile)
	}
	if list := listName(m.words("list-id")); list != "" {
		e.Source = list
		setField(e, "source", byFile)
	}
	if name := senderName(sender); name != "" {
		if e.Byline = splitByline(name, e.Source); len(e.Byline) > 0 {
			setField(e, "byline", byFile)
		}
	}
	if t, err := mail.ParseDate(date); err == nil {
		e.Published = sameDay(t)
	} else if d, _, ok := Date(date, e.Language, time.Time{}); ok {
		e.Published = d
	} else if date != "" {
		e.Warnings = append(e.Warnings, "the date “"+line(date)+"” was not understood")
	}
	if e.Published != "" {
		setField(e, "published", byFile)
	}
	if e.WireCredit = wireCredit(e.Text); e.WireCredit != "" {
		setField(e, "wire_credit", byPage)
	}
}

// senderName takes the address off a sender; an address alone is no name.
func senderName(from string) string {
	if i := strings.LastIndexByte(from, '<'); i >= 0 {
		from = from[:i]
	}
	return strings.Trim(line(from), `"' `)
}

// listName takes the words off a list's id: `"The Harbour Letter" <letter.example>`.
func listName(id string) string {
	if i := strings.IndexByte(id, '<'); i > 0 {
		return strings.Trim(id[:i], `"' `)
	}
	return ""
}
