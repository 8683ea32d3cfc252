package extract

import (
	"bytes"
	"regexp"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// clone copies a tree: every extractor changes the one it is given.
func clone(n *html.Node) *html.Node {
	c := &html.Node{Type: n.Type, DataAtom: n.DataAtom, Data: n.Data, Namespace: n.Namespace, Attr: append([]html.Attribute(nil), n.Attr...)}
	for child := range n.ChildNodes() {
		c.AppendChild(clone(child))
	}
	return c
}

// tagOf gives an element's name; those that extractors make have no atom.
func tagOf(n *html.Node) atom.Atom {
	if n.DataAtom == 0 && n.Type == html.ElementNode {
		return atom.Lookup([]byte(n.Data))
	}
	return n.DataAtom
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return strings.TrimSpace(a.Val)
		}
	}
	return ""
}

// hint gives what a page's makers called an element: class, id and the like.
func hint(n *html.Node) string {
	return strings.ToLower(attr(n, "class") + " " + attr(n, "id") + " " + attr(n, "itemprop") + " " + attr(n, "data-testid") + " " + attr(n, "data-test"))
}

// textOf gives the text of a subtree in one line.
func textOf(n *html.Node) string {
	var b strings.Builder
	for d := range n.Descendants() {
		switch {
		case d.Type == html.TextNode && !isSilent(d.Parent):
			b.WriteString(d.Data)
		case d.Type == html.ElementNode && (isBlock(d) || tagOf(d) == atom.Br):
			b.WriteByte(' ')
		}
	}
	return oneLine(b.String())
}

// oneLine joins runs of the white space that HTML collapses; no-break spaces stay.
func oneLine(s string) string {
	fields := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '\t' || r == '\n' || r == '\r' || r == '\f' })
	return strings.TrimSpace(strings.Join(fields, " "))
}

// isSilent names elements whose text is not part of the page's text.
func isSilent(n *html.Node) bool {
	if n == nil || n.Type != html.ElementNode {
		return false
	}
	switch tagOf(n) {
	case atom.Script, atom.Style, atom.Noscript, atom.Template, atom.Svg, atom.Head, atom.Iframe, atom.Object, atom.Button, atom.Select,
		atom.Textarea, atom.Input, atom.Option, atom.Math, atom.Audio, atom.Video, atom.Canvas, atom.Map, atom.Datalist, atom.Noframes, atom.Title:
		return true
	}
	return false
}

// isBlock names elements that begin and end a line.
func isBlock(n *html.Node) bool {
	switch tagOf(n) {
	case atom.P, atom.Div, atom.Section, atom.Article, atom.Main, atom.Header, atom.Footer, atom.Aside, atom.Nav, atom.H1, atom.H2, atom.H3,
		atom.H4, atom.H5, atom.H6, atom.Ul, atom.Ol, atom.Li, atom.Dl, atom.Dt, atom.Dd, atom.Blockquote, atom.Pre, atom.Table, atom.Tbody,
		atom.Thead, atom.Tfoot, atom.Tr, atom.Caption, atom.Figure, atom.Figcaption, atom.Form, atom.Fieldset, atom.Legend, atom.Address,
		atom.Hr, atom.Body, atom.Html, atom.Details, atom.Summary, atom.Center, atom.Hgroup, atom.Menu, atom.Dir:
		return true
	}
	return false
}

// isChrome names parts of a page around the article.
func isChrome(n *html.Node) bool {
	switch tagOf(n) {
	case atom.Nav, atom.Footer, atom.Aside, atom.Form, atom.Dialog, atom.Menu:
		return true
	}
	switch attr(n, "role") {
	case "navigation", "contentinfo", "complementary", "dialog", "search", "banner":
		return true
	}
	return false
}

var hiddenStyle = regexp.MustCompile(`(?i)display\s*:\s*none|visibility\s*:\s*hidden`)

// isHidden reports elements that a browser does not show.
func isHidden(n *html.Node) bool {
	for _, a := range n.Attr {
		if a.Key == "hidden" || a.Key == "style" && hiddenStyle.MatchString(a.Val) {
			return true
		}
	}
	return false
}

var (
	metaCharset = regexp.MustCompile(`(?i)<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]+)`)
	xmlCharset  = regexp.MustCompile(`(?i)^\s*<\?xml[^>]{0,100}encoding\s*=\s*["']([\w.:-]+)`)
)

// cutDataURIs empties long data: addresses: pictures, fonts and scripts that saved pages
// carry inside, often the most of a file.
func cutDataURIs(b []byte) []byte {
	const keep = 200 // bytes; short ones do no harm
	mark := []byte("data:")
	var out []byte
	for {
		i := bytes.Index(b, mark)
		if i < 0 {
			return append(out, b...)
		}
		i += len(mark)
		n := bytes.IndexAny(b[i:], "\"'<>) \t\r\n")
		if n < 0 {
			n = len(b) - i
		}
		out = append(out, b[:i]...)
		if n <= keep || !bytes.ContainsAny(b[i:i+keep], ",") {
			out = append(out, b[i:i+n]...)
		}
		b = b[i+n:]
	}
}

// declaredCharset reads what a page says of its own encoding.
func declaredCharset(b []byte) string {
	head := b[:min(len(b), 2*headSize)]
	for _, re := range []*regexp.Regexp{xmlCharset, metaCharset} {
		if m := re.FindSubmatch(head); m != nil {
			return string(m[1])
		}
	}
	return ""
}

// countElements counts start tags, roughly and fast, before anything is parsed.
func countElements(s string) int {
	n := 0
	for i := strings.IndexByte(s, '<'); i >= 0 && i+1 < len(s); {
		if c := s[i+1] | 0x20; c >= 'a' && c <= 'z' {
			n++
		}
		next := strings.IndexByte(s[i+1:], '<')
		if next < 0 {
			break
		}
		i += 1 + next
	}
	return n
}

func runes(s string) int { return utf8.RuneCountInString(s) }
