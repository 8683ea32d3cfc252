package extract

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"mime"
	"regexp"
	"strings"

	"golang.org/x/net/html/charset"
)

// The caps of import.md, section 12: mails with more are made to do harm.
const (
	maxMIMEDepth   = 20
	maxMIMEParts   = 1000
	maxHeaderLines = 10_000
)

// mimePart is a mail, a page saved in one file, or a part of one.
type mimePart struct {
	header   map[string]string // by small key; of repeated fields the first
	media    string            // "text/html", small
	params   map[string]string
	body     []byte // as it stands in the file, still encoded
	children []mimePart
}

// mimeReader takes a file apart as far as it goes: real mails break every rule, and a
// strict reader refuses one in eight of them.
type mimeReader struct {
	parts int
	err   error
}

// readMIME parses a mail or a saved page.
func readMIME(b []byte) (mimePart, error) {
	r := &mimeReader{}
	p := r.part(b, 0, "")
	return p, r.err
}

func (r *mimeReader) part(b []byte, depth int, fallback string) mimePart {
	p := mimePart{header: map[string]string{}, media: "text/plain", params: map[string]string{}}
	if fallback != "" {
		p.media = fallback
	}
	r.parts++
	switch {
	case depth > maxMIMEDepth:
		r.err = fmt.Errorf("its parts are nested deeper than %d levels", maxMIMEDepth)
		return p
	case r.parts > maxMIMEParts:
		r.err = fmt.Errorf("it has more than %d parts", maxMIMEParts)
		return p
	}
	body, err := p.readHeader(b)
	if err != nil {
		r.err = err
		return p
	}
	p.body = body
	p.readType()
	if strings.HasPrefix(p.media, "multipart/") {
		r.split(&p, depth)
	}
	return p
}

// readHeader reads the fields before the first blank line and gives what follows.
func (p *mimePart) readHeader(b []byte) (body []byte, err error) {
	key := ""
	for n := 0; len(b) > 0; n++ {
		if n > maxHeaderLines {
			return nil, fmt.Errorf("its head has more than %d lines", maxHeaderLines)
		}
		lineEnd := bytes.IndexByte(b, '\n')
		l, rest := b, []byte(nil)
		if lineEnd >= 0 {
			l, rest = b[:lineEnd], b[lineEnd+1:]
		}
		l = bytes.TrimRight(l, "\r")
		if len(bytes.TrimSpace(l)) == 0 {
			return rest, nil
		}
		const most = 64 << 10 // bytes of one field; longer values are of no use
		if l[0] == ' ' || l[0] == '\t' {
			if key != "" && len(p.header[key]) < most {
				p.header[key] += " " + string(bytes.TrimSpace(l[:min(len(l), most)]))
			}
			b = rest
			continue
		}
		name, value, ok := bytes.Cut(l, []byte(":"))
		if !ok || len(name) > 80 || bytes.ContainsAny(name, "<>{}()") {
			if n > 0 && len(p.header) == 0 {
				return b, nil // no head at all
			}
			key, b = "", rest
			continue
		}
		key = strings.ToLower(strings.TrimSpace(string(name)))
		if _, twice := p.header[key]; twice {
			key = "" // the first one counts
		} else {
			p.header[key] = string(bytes.TrimSpace(value[:min(len(value), most)]))
		}
		b = rest
	}
	return nil, nil
}

var mimeParam = regexp.MustCompile(`(?i);\s*([\w-]+)\*?=\s*(?:"([^"]*)"|([^;\s]+))`)

// readType reads the content type; what the standard library refuses is read roughly.
func (p *mimePart) readType() {
	value := p.header["content-type"]
	if value == "" {
		return
	}
	media, params, err := mime.ParseMediaType(value)
	if err != nil || media == "" {
		media, _, _ = strings.Cut(value, ";")
		params = map[string]string{}
		for _, m := range mimeParam.FindAllStringSubmatch(value, 50) {
			params[strings.ToLower(m[1])] = m[2] + m[3]
		}
	}
	if media = strings.ToLower(strings.TrimSpace(media)); strings.Contains(media, "/") {
		p.media = media
	}
	p.params = params
}

// split takes a multipart body apart; without a boundary it is what its first line says.
func (r *mimeReader) split(p *mimePart, depth int) {
	mark := p.params["boundary"]
	if mark == "" {
		mark = guessBoundary(p.body)
	}
	if mark == "" {
		p.media = "text/plain"
		return
	}
	fallback := ""
	if p.media == "multipart/digest" {
		fallback = "message/rfc822"
	}
	delimiter := []byte("--" + strings.TrimSpace(mark))
	start := -1
	at := 0
	for at <= len(p.body) && r.err == nil {
		end := bytes.IndexByte(p.body[at:], '\n')
		next := len(p.body) + 1
		l := p.body[at:]
		if end >= 0 {
			l, next = p.body[at:at+end], at+end+1
		}
		if tail, ok := bytes.CutPrefix(l, delimiter); ok && isDelimiterEnd(tail) {
			if start >= 0 {
				p.children = append(p.children, r.part(trimLineEnd(p.body[start:at]), depth+1, fallback))
			}
			start = min(next, len(p.body))
			if bytes.HasPrefix(tail, []byte("--")) {
				return
			}
		}
		at = next
	}
	if start >= 0 && start < len(p.body) && r.err == nil {
		p.children = append(p.children, r.part(p.body[start:], depth+1, fallback))
	}
}

// isDelimiterEnd reports whether nothing but the closing mark and blanks follow.
func isDelimiterEnd(tail []byte) bool {
	return len(bytes.TrimSpace(bytes.TrimPrefix(tail, []byte("--")))) == 0
}

func trimLineEnd(b []byte) []byte {
	return bytes.TrimSuffix(bytes.TrimSuffix(b, []byte("\n")), []byte("\r"))
}

// guessBoundary finds a line "--mark" that a head follows.
func guessBoundary(b []byte) string {
	const look = 8 << 10
	lines := bytes.SplitN(b[:min(len(b), look)], []byte("\n"), 100)
	for i, l := range lines[:max(0, len(lines)-1)] {
		l = bytes.TrimSpace(l)
		next := bytes.ToLower(lines[i+1])
		if len(l) > 2 && bytes.HasPrefix(l, []byte("--")) && bytes.HasPrefix(next, []byte("content-")) {
			return string(l[2:])
		}
	}
	return ""
}

// content gives the body without its transfer encoding.
func (p *mimePart) content() []byte {
	switch strings.ToLower(strings.Trim(p.header["content-transfer-encoding"], " \"';")) {
	case "quoted-printable":
		return decodeQuoted(p.body)
	case "base64":
		return decodeBase64(p.body)
	}
	return p.body
}

// text gives the body as text; valid UTF-8 wins over the declared encoding here too.
func (p *mimePart) text() decoded {
	b := p.content()
	declared := p.params["charset"]
	if declared == "" && p.media == "text/html" {
		declared = declaredCharset(b)
	}
	return decode(b, declared)
}

// decodeQuoted undoes quoted-printable; what is no escape stays as it is.
func decodeQuoted(b []byte) []byte {
	out := make([]byte, 0, len(b))
	for i := 0; i < len(b); i++ {
		if b[i] != '=' {
			out = append(out, b[i])
			continue
		}
		rest := b[i+1:]
		if soft := len(rest) - len(bytes.TrimLeft(rest, " \t")); soft < len(rest) && (rest[soft] == '\n' || rest[soft] == '\r') {
			i += 1 + soft
			if b[i] == '\r' && i+1 < len(b) && b[i+1] == '\n' {
				i++
			}
			continue
		}
		if len(rest) >= 2 {
			hi, lo := unhex(rest[0]), unhex(rest[1])
			if hi >= 0 && lo >= 0 {
				out = append(out, byte(hi<<4|lo))
				i += 2
				continue
			}
		}
		if len(rest) > 0 {
			out = append(out, '=')
		}
	}
	return out
}

func unhex(c byte) int {
	switch {
	case c >= '0' && c <= '9':
		return int(c - '0')
	case c >= 'a' && c <= 'f':
		return int(c-'a') + 10
	case c >= 'A' && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// decodeBase64 reads as much as is valid; foreign characters are passed over.
func decodeBase64(b []byte) []byte {
	clean := make([]byte, 0, len(b))
	for _, c := range b {
		switch {
		case c >= 'A' && c <= 'Z', c >= 'a' && c <= 'z', c >= '0' && c <= '9', c == '+', c == '/':
			clean = append(clean, c)
		}
	}
	if len(clean)%4 == 1 {
		clean = clean[:len(clean)-1]
	}
	out := make([]byte, base64.RawStdEncoding.DecodedLen(len(clean)))
	n, err := base64.RawStdEncoding.Decode(out, clean)
	if err != nil {
		return out[:n]
	}
	return out[:n]
}

// words decodes the encoded words of a field; raw bytes above ASCII are decoded too.
func (p *mimePart) words(key string) string {
	raw := p.header[key]
	d := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	value, err := d.DecodeHeader(raw)
	if err != nil {
		value = raw
	}
	return line(strings.ToValidUTF8(decode([]byte(value), "").text, "\uFFFD"))
}

// fileName gives the name of an attached part, without folders.
func (p *mimePart) fileName() string {
	_, params, err := mime.ParseMediaType(p.header["content-disposition"])
	name := ""
	if err == nil {
		name = params["filename"]
	} else if m := mimeParam.FindStringSubmatch(p.header["content-disposition"]); m != nil && strings.HasPrefix(strings.ToLower(m[1]), "filename") {
		name = m[2] + m[3]
	}
	if name == "" {
		name = p.params["name"]
	}
	d := mime.WordDecoder{CharsetReader: charset.NewReaderLabel}
	if value, err := d.DecodeHeader(name); err == nil {
		name = value
	}
	return safeName(name)
}

func (p *mimePart) isAttached() bool {
	disposition, _, _ := strings.Cut(strings.ToLower(p.header["content-disposition"]), ";")
	return strings.TrimSpace(disposition) == "attachment"
}
