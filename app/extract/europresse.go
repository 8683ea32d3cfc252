package extract

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	europresseID    = regexp.MustCompile(`(?:news|doc|web)\s*[·•.]\s*\d{8}\s*[·•.]\s*\p{L}{1,6}\s*[·•.]\s*[\w-]+`)
	europresseNo    = regexp.MustCompile(`(?i)^(?:numéro de document|document number|número de documento|dokumentnummer)\s*:`)
	europresseIssue = regexp.MustCompile(`(?i)^(?:certificat|certificate|ce certificat|this certificate|date d.émission|issue date|le présent document|this document is protected)`)
)

// readEuropresse reads the pages of Europresse, of the time with article elements and of
// the time of tables.
func readEuropresse(text string, each func(exported) bool) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return
	}
	var names []*html.Node
	for n := range doc.Descendants() {
		if hasClass(n, "DocPublicationName") && (n.Parent == nil || !hasClass(n.Parent, "DocPublicationName")) {
			names = append(names, n)
		}
	}
	below := publicationsBelow(doc)
	for _, name := range names {
		root := europresseRoot(name, below)
		var x exported
		if tagOf(root) == atom.Article {
			x = europresseNew(root)
		} else {
			x = europresseOld(root)
		}
		if x.title == "" {
			x.refused = "has no headline"
		}
		if !each(x) {
			return
		}
	}
}

// hasClass reports whether one of the element's classes contains name.
func hasClass(n *html.Node, name string) bool {
	return n.Type == html.ElementNode && strings.Contains(strings.ToLower(attr(n, "class")), strings.ToLower(name))
}

// europresseRoot climbs to the article element, or as far as there is one publication.
func europresseRoot(name *html.Node, below map[*html.Node]int) *html.Node {
	root := name
	for up := name.Parent; up != nil && up.Type == html.ElementNode; up = up.Parent {
		if tagOf(up) == atom.Article {
			return up
		}
		if below[up] > 1 {
			return root
		}
		root = up
	}
	return root
}

// publicationsBelow counts, for each element, the publications named inside it.
func publicationsBelow(doc *html.Node) map[*html.Node]int {
	below := map[*html.Node]int{}
	for d := range doc.Descendants() {
		if hasClass(d, "DocPublicationName") && !hasClass(d.Parent, "DocPublicationName") {
			for up := d.Parent; up != nil; up = up.Parent {
				below[up]++
			}
		}
	}
	return below
}

// europresseNew reads an article element: its parts have classes of their own.
func europresseNew(root *html.Node) exported {
	var x exported
	var authorsLine []string
	for n := range root.Descendants() {
		switch {
		case n.Type != html.ElementNode:
		case hasClass(n, "DocPublicationName") && x.source == "":
			x.source = textOf(n)
		case hasClass(n, "DocHeader"):
			x.europresseHeader(textOf(n))
		case hasClass(n, "articletitle") || hasClass(n, "titreArticleVisu") || hasClass(n, "titreArticle") && !holdsClass(n, "titreArticleVisu", "articletitle"):
			if x.title == "" {
				x.title = textOf(n)
			}
		case hasClass(n, "subtitle"):
			x.put("subtitle", textOf(n))
		case hasClass(n, "docAuthors") || hasClass(n, "docAuteur") || hasClass(n, "sm-margin-bottomNews"):
			authorsLine = append(authorsLine, textOf(n))
		case (hasClass(n, "DocText") || hasClass(n, "docOcurrContainer")) && len(x.lines) == 0:
			x.lines = blockLines(blocksOf(n, nil))
		case hasClass(n, "lblNodoc"):
			x.put("document_id", europresseID.FindString(textOf(n)))
		}
	}
	for _, l := range authorsLine {
		if l != x.title && x.byline == "" && !endsSentence(l) {
			x.byline = l
		}
	}
	x.cutCertificate()
	return x
}

func holdsClass(n *html.Node, names ...string) bool {
	for d := range n.Descendants() {
		for _, name := range names {
			if hasClass(d, name) {
				return true
			}
		}
	}
	return false
}

// europresseOld reads a table: publication, head, title, author, then the text, all
// between line breaks.
func europresseOld(root *html.Node) exported {
	var x exported
	var title *html.Node
	for n := range root.Descendants() {
		switch {
		case hasClass(n, "DocPublicationName") && x.source == "":
			x.source = textOf(n)
		case hasClass(n, "DocHeader"):
			x.europresseHeader(textOf(n))
		case hasClass(n, "TitreArticle") && title == nil:
			title = n
			x.title = textOf(n)
		}
	}
	if title == nil {
		return x
	}
	x.byline = oldByline(title)
	if before := lineBefore(title); before != "" {
		x.put("subtitle", before)
	}
	lines := blockLines(blocksOf(root, nil))
	for i, l := range lines {
		if fold(l) == fold(x.title) {
			lines = lines[i+1:]
			break
		}
	}
	if len(lines) > 0 && lines[0] == x.byline && x.byline != "" {
		lines = lines[1:]
	}
	x.lines = lines
	x.cutCertificate()
	return x
}

// oldByline gives the line after the title when an empty paragraph follows it, which
// stands between author and text.
func oldByline(title *html.Node) string {
	var text strings.Builder
	for n := title.NextSibling; n != nil; n = n.NextSibling {
		switch {
		case n.Type == html.TextNode:
			text.WriteString(n.Data)
		case tagOf(n) == atom.Br && oneLine(text.String()) == "":
		case tagOf(n) == atom.Br:
			next := n.NextSibling
			for next != nil && next.Type == html.TextNode && strings.TrimSpace(next.Data) == "" {
				next = next.NextSibling
			}
			if next != nil && tagOf(next) == atom.P && textOf(next) == "" {
				return oneLine(text.String())
			}
			return ""
		default:
			return ""
		}
	}
	return ""
}

// lineBefore gives a bare line right above the title.
func lineBefore(title *html.Node) string {
	prev := title.PrevSibling
	if prev == nil || tagOf(prev) != atom.Br || prev.PrevSibling == nil || prev.PrevSibling.Type != html.TextNode {
		return ""
	}
	return oneLine(prev.PrevSibling.Data)
}

// europresseHeader reads a part of the line with section, weekday, date and page.
func (x *exported) europresseHeader(s string) {
	s = strings.Trim(s, " ,")
	switch {
	case s == "":
	case x.date == "" && isFrenchDate(s):
		x.date = s
		if before, _, ok := strings.Cut(s, ","); ok && !strings.ContainsAny(before, "0123456789") {
			x.put("section", before)
		}
	case strings.HasPrefix(strings.ToLower(s), "p."):
		x.put("pages", s)
	case !isDateWord(strings.ToLower(s)):
		x.put("section", s)
	}
}

func isFrenchDate(s string) bool {
	x := exported{date: s}
	return x.readableDate("fr")
}

// cutCertificate ends the text before rights notice, number and certificate.
func (x *exported) cutCertificate() {
	for i, l := range x.lines {
		switch {
		case europresseNo.MatchString(l), europresseID.FindString(l) == strings.TrimSpace(l) && l != "":
			x.put("document_id", europresseID.FindString(l))
		case europresseIssue.MatchString(l) && i > 0:
		case copyrights.MatchString(l) && i >= len(x.lines)-8:
			x.put("copyright", l)
			for _, after := range x.lines[i:] {
				if europresseNo.MatchString(after) {
					x.put("document_id", europresseID.FindString(after))
				}
			}
		default:
			continue
		}
		x.lines = x.lines[:i]
		return
	}
}
