package extract

import (
	"bytes"
	"compress/flate"
	"compress/gzip"
	"fmt"
	"io"
	"mime"
	"net/http/httputil"
	"path"
	"strings"
	"time"

	"parley/app"
)

// isArticle reports whether the page of an address is wanted.
func (w *warcReader) isArticle(address string) bool {
	return w.pages == nil || w.pages[address]
}

// page hands out the article of one record.
func (w *warcReader) page(head map[string]string, body []byte) {
	address := strings.ToValidUTF8(head["warc-target-uri"], "")
	media := head["content-type"]
	if head["warc-type"] == "response" {
		if !strings.HasPrefix(strings.ToLower(media), "application/http") {
			return
		}
		var ok bool
		if media, body, ok = httpBody(body); !ok {
			return
		}
	}
	ending := endingOf(media, address)
	if ending == "" || !w.isArticle(address) || w.seen[address] {
		return
	}
	w.seen[address] = true
	saved, err := time.Parse(time.RFC3339, head["warc-date"])
	if err != nil {
		saved = time.Time{}
	}
	if ending == ".html" {
		body = withOrigin(body, media, address, saved)
	}
	name := "page" + ending
	p := w.parts
	if w.depth > maxNesting+1 {
		p.failInner(address, nestedTooDeeply(p.src.name, address))
		return
	}
	for e, err := range (Any{}).Extract(p.ctx, oneFile(name, body, w.depth), name) {
		if err != nil {
			p.failAddress(address, name, err)
			continue
		}
		e.Path, e.Part = p.src.name, joinPart(address, e.Part)
		if e.URL == "" {
			e.URL = address
			setField(&e, "url", bySaved)
		}
		if day := savedDay(saved); day != "" && e.Retrieved == "" {
			e.Retrieved = day
			setField(&e, "retrieved", bySaved)
		}
		p.give(e, nil)
		if !p.more() {
			return
		}
	}
}

// failAddress hands out the failure of a page under its address.
func (p *parts) failAddress(address, name string, err error) {
	e := app.Error{Code: app.CodeOf(err), Op: "extract " + p.src.name, Msg: address + " could not be read.", Err: err}
	if known, ok := asError(err); ok {
		e = *known
		e.Msg = strings.Replace(e.Msg, name, address+" in "+path.Base(p.src.name), 1)
	}
	p.fail(&e)
}

// httpBody takes the answer of a server apart. Archives often store bodies that are
// unpacked already although the head says otherwise.
func httpBody(b []byte) (media string, body []byte, ok bool) {
	end, skip := bytes.Index(b, []byte("\r\n\r\n")), 4
	if lf := bytes.Index(b, []byte("\n\n")); end < 0 || lf >= 0 && lf < end {
		end, skip = lf, 2
	}
	if end < 0 || end > maxRecordHead {
		return "", nil, false
	}
	lines := strings.Split(string(b[:end]), "\n")
	if status := strings.Fields(lines[0]); len(status) < 2 || status[1] != "200" {
		return "", nil, false
	}
	body = b[end+skip:]
	head := map[string]string{}
	for _, l := range lines[1:] {
		if key, value, ok := strings.Cut(l, ":"); ok {
			head[strings.ToLower(strings.TrimSpace(key))] = strings.TrimSpace(value)
		}
	}
	if strings.Contains(strings.ToLower(head["transfer-encoding"]), "chunked") {
		if plain, err := io.ReadAll(io.LimitReader(httputil.NewChunkedReader(bytes.NewReader(body)), maxRecord)); err == nil {
			body = plain
		}
	}
	switch strings.ToLower(head["content-encoding"]) {
	case "gzip", "x-gzip":
		body = unpacked(body, func(r io.Reader) (io.Reader, error) { return gzip.NewReader(r) })
	case "deflate":
		body = unpacked(body, func(r io.Reader) (io.Reader, error) { return flate.NewReader(r), nil })
	}
	return head["content-type"], body, true
}

// unpacked undoes a content encoding, as far as the body has it.
func unpacked(b []byte, open func(io.Reader) (io.Reader, error)) []byte {
	r, err := open(bytes.NewReader(b))
	if err != nil {
		return b
	}
	limit := max(freeUnpacked, min(maxRecord, int64(len(b))*maxRatio))
	out, err := io.ReadAll(io.LimitReader(r, limit))
	if err != nil && len(out) == 0 {
		return b
	}
	return out
}

// endingOf gives a file ending for the types that hold articles, else nothing.
func endingOf(media, address string) string {
	kind, _, err := mime.ParseMediaType(media)
	if err != nil {
		kind, _, _ = strings.Cut(media, ";")
		kind = strings.ToLower(strings.TrimSpace(kind))
	}
	switch kind {
	case "text/html", "application/xhtml+xml":
		return ".html"
	case "application/pdf":
		return ".pdf"
	case "application/rss+xml", "application/atom+xml", "application/rdf+xml":
		return ".xml"
	case "application/feed+json":
		return ".json"
	case "text/plain":
		if hasExt(strings.SplitN(address, "?", 2)[0], ".txt", ".md") && !strings.HasSuffix(address, "/robots.txt") {
			return ".txt"
		}
	}
	return ""
}

// withOrigin writes address and time of saving into a page in the form in which
// programs that save pages do, and the encoding that the server declared.
func withOrigin(b []byte, media, address string, saved time.Time) []byte {
	if _, params, err := mime.ParseMediaType(media); err == nil && params["charset"] != "" && declaredCharset(b) == "" {
		b = []byte(decode(b, params["charset"]).text)
	} else {
		b = []byte(decode(b, declaredCharset(b)).text)
	}
	if address == "" || strings.ContainsAny(address, "<> \n") || strings.Contains(address, "--") {
		return b
	}
	note := fmt.Sprintf("<!--\n url: %s\n saved date: %s\n-->\n", address, saved.UTC().Format(time.RFC1123))
	return append([]byte(note), b...)
}
