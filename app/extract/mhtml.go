package extract

import (
	"bytes"
	"context"
	"io/fs"
	"iter"
	"net/mail"
	"path"
	"strings"

	"parley/app"
)

// MHTML reads pages that a browser saved in one file.
type MHTML struct{}

// Recognize looks for the head of such a file, or trusts the name.
func (MHTML) Recognize(name string, head []byte) bool {
	if isNamed(name, head, ".mht", ".mhtml") {
		return true
	}
	return looksLikeMail(head) && isSavedPage(head)
}

// Extract yields the article of the page.
func (MHTML) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return several(ctx, fsys, name, func(p *parts) error {
		m, err := readMIME(p.src.bytes)
		if err != nil {
			return tooLarge(name, err.Error())
		}
		root := m.root()
		if root == nil {
			return noPage(name)
		}
		d := root.text()
		if l, ok := layoutOf([]byte(d.text)); ok {
			return p.export(l, d)
		}
		e, err := HTML{}.read(source{name: name, bytes: []byte(d.text)})
		if err != nil {
			return err
		}
		e.Format, e.Encoding = "mhtml", d.encoding
		setField(&e, "encoding", d.how)
		m.describeSaved(&e, root)
		p.add(e)
		return nil
	})
}

func noPage(name string) error {
	return &app.Error{
		Code: app.Invalid, Op: "extract " + name, Msg: path.Base(name) + " holds no web page.",
		Hint: "Open the page in the browser and save it anew.",
	}
}

// root finds the page itself: the part that "start" names, else the first page.
func (p *mimePart) root() *mimePart {
	if start := strings.Trim(p.params["start"], "<> "); start != "" {
		for i := range p.children {
			if c := &p.children[i]; strings.Trim(c.header["content-id"], "<> ") == start && isPage(c) {
				return c
			}
		}
	}
	if len(p.children) == 0 && isPage(p) {
		return p
	}
	for i := range p.children {
		if r := p.children[i].root(); r != nil {
			return r
		}
	}
	return nil
}

func isPage(p *mimePart) bool {
	if p.media == "text/html" || p.media == "application/xhtml+xml" {
		return true
	}
	return p.media == "text/plain" && looksLikeHTML("", bytes.TrimSpace(p.body[:min(len(p.body), headSize)]))
}

// describeSaved adds address and time of saving; the page's own words come first.
func (p *mimePart) describeSaved(e *app.Extracted, root *mimePart) {
	address := p.header["snapshot-content-location"]
	if address == "" {
		address = root.header["content-location"]
	}
	if e.URL == "" && (strings.HasPrefix(address, "http://") || strings.HasPrefix(address, "https://")) {
		e.URL = address
		setField(e, "url", bySaved)
	}
	if t, err := mail.ParseDate(p.header["date"]); err == nil && e.Retrieved == "" {
		e.Retrieved = savedDay(t)
		setField(e, "retrieved", bySaved)
	}
	if title := p.words("subject"); e.Title == "" && title != "" {
		e.Title = title
		setField(e, "title", bySaved)
	}
}
