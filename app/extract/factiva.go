package extract

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	factivaMark  = regexp.MustCompile(`class=["']?article [a-z]{2}(?:[-_]?[A-Z][A-Za-z]{1,3})?Article["'\s>]`)
	factivaClass = regexp.MustCompile(`^[a-z]{2}(?:[-_]?[A-Z][A-Za-z]{1,3})?Article$`)
	factivaShape = regexp.MustCompile(`id=["']?article-|class=["']?index["'\s>]`)
	wordCount    = regexp.MustCompile(`^\d[\d.,\s\x{00A0}\x{202F}]*\s?\p{L}[\p{L}\p{M}]*$`)
	sourceCode   = regexp.MustCompile(`^[A-Z][A-Z0-9]{2,9}$`)
	clockLine    = regexp.MustCompile(`^\d{1,2}:\d\d(?:\s?[AaPp]\.?[Mm]\.?)?(?:\s\w+)?$`)
	numbering    = regexp.MustCompile(`^\d+\)\s+`)
	documentID   = regexp.MustCompile(`^\p{L}+\s+([A-Z0-9]{6,}\w{10,})$`)
)

// isFactivaHTML knows Factiva's pages by the class of their articles and by what stands
// around or in them; outlets have classes of such names too.
func isFactivaHTML(b []byte) bool { return factivaMark.Match(b) && factivaShape.Match(b) }

// readFactivaHTML reads the pages that Factiva gives for printing and saving.
func readFactivaHTML(text string, each func(exported) bool) {
	doc, err := html.Parse(strings.NewReader(text))
	if err != nil {
		return
	}
	for n := range doc.Descendants() {
		if !isFactivaArticle(n) {
			continue
		}
		var x exported
		if table := factivaTable(n); table != nil {
			x = factivaFromTable(table)
		} else {
			x = factivaFromDivs(n)
		}
		if id, ok := strings.CutPrefix(attr(n.Parent, "id"), "article-"); ok {
			x.put("document_id", id)
		}
		if len(x.lines) == 0 && x.title == "" {
			x.refused = "has neither headline nor text"
		}
		if !each(x) {
			return
		}
	}
}

func isFactivaArticle(n *html.Node) bool {
	if n.Type != html.ElementNode || n.Parent == nil {
		return false
	}
	classes := strings.Fields(attr(n, "class"))
	return slices.Contains(classes, "article") && slices.ContainsFunc(classes, factivaClass.MatchString)
}

// factivaTable gives the table of labels, in the layout that has one.
func factivaTable(n *html.Node) *html.Node {
	for d := range n.Descendants() {
		if tagOf(d) == atom.Td && strings.Contains(hint(d), "index") {
			for up := d.Parent; up != nil && up != n; up = up.Parent {
				if tagOf(up) == atom.Table {
					return up
				}
			}
		}
	}
	return nil
}

// factivaFromTable reads rows of a two-letter label and its value.
func factivaFromTable(table *html.Node) exported {
	var x exported
	for row := range table.Descendants() {
		if tagOf(row) != atom.Tr {
			continue
		}
		var cells []*html.Node
		for c := range row.ChildNodes() {
			if tagOf(c) == atom.Td {
				cells = append(cells, c)
			}
		}
		if len(cells) < 2 {
			continue
		}
		x.factivaField(strings.Trim(textOf(cells[0]), "\u00A0 "), blockLines(blocksOf(cells[1], nil)))
	}
	return x
}

// factivaField keeps the value of a two-letter label; they are the same in every
// language of the interface.
func (x *exported) factivaField(label string, lines []string) {
	value := oneLine(strings.Join(lines, " "))
	switch strings.ToUpper(label) {
	case "HD":
		x.title = numbering.ReplaceAllString(value, "")
	case "BY":
		x.byline = value
	case "WC":
		x.words = value
		x.put("length", value)
	case "PD":
		x.date = value
	case "ET":
		x.put("time", value)
	case "SN":
		x.source = value
	case "SC":
		x.put("source_code", value)
	case "SE":
		x.put("section", value)
	case "ED":
		x.put("edition", value)
	case "PG":
		x.put("pages", value)
	case "LA":
		x.language = value
	case "CY":
		x.put("copyright", value)
	case "LP", "TD", "HL":
		x.lines = append(x.lines, lines...)
	case "CR", "CX":
		x.put("credit", value)
	case "AN":
		x.put("document_id", factivaID(value))
	case "NS":
		x.put("subject", value)
	case "RE":
		x.put("geographic", value)
	case "IN":
		x.put("industry", value)
	case "CO":
		x.put("company", value)
	case "PUB":
		x.put("publisher", value)
	case "RF", "IPC", "IPD", "NGC", "GC", "VOL", "ART":
		x.put(strings.ToLower(label), value)
	}
}

// factivaID takes the word "Document" off a document's number.
func factivaID(s string) string {
	if m := documentID.FindStringSubmatch(s); m != nil {
		return m[1]
	}
	return s
}

// factivaFromDivs reads the layout without labels: headline, author, number of words,
// date, source, code and more, each in a division; then paragraphs.
func factivaFromDivs(n *html.Node) exported {
	var x exported
	var head, tail []string
	inHead := false
	for c := range n.ChildNodes() {
		switch {
		case c.Type != html.ElementNode || isSilent(c):
		case strings.Contains(strings.ToLower(attr(c, "class")), "articleparagraph"):
			x.lines = append(x.lines, blockLines(blocksOf(c, nil))...)
		case attr(c, "id") == "hd" || holdsHeadline(c):
			x.title = factivaHeadline(c)
			inHead = true
		case tagOf(c) == atom.Div && attr(c, "class") == "author":
			x.byline = textOf(c)
		case tagOf(c) == atom.Div && !inHead:
			x.put("section", textOf(c))
		case tagOf(c) == atom.Div && len(x.lines) == 0:
			head = append(head, strings.Trim(textOf(c), "\u00A0 "))
		case len(x.lines) > 0:
			tail = append(tail, blockLines(blocksOf(c, nil))...)
		}
	}
	x.takeFactivaTail(tail)
	x.factivaHead(head)
	return x
}

func holdsHeadline(n *html.Node) bool {
	for d := range n.Descendants() {
		if c := attr(d, "class"); strings.HasSuffix(strings.Fields(c + " x")[0], "Headline") {
			return true
		}
	}
	return false
}

// factivaHeadline gives the headline without the number that the export put before it:
// where it did, the class says so.
func factivaHeadline(n *html.Node) string {
	title := textOf(n)
	for d := range n.Descendants() {
		if strings.Contains(attr(d, "class"), "counted") {
			return numbering.ReplaceAllString(title, "")
		}
	}
	return title
}

// factivaHead tells the lines of the head apart by the number of words and the date,
// which stand in a fixed order.
func (x *exported) factivaHead(head []string) {
	at := 0
	for at < len(head) && !wordCount.MatchString(head[at]) && !isPrintedDate(head[at]) {
		x.put("note", head[at])
		at++
	}
	if at < len(head) && wordCount.MatchString(head[at]) && !isPrintedDate(head[at]) {
		x.words = head[at]
		x.put("length", head[at])
		at++
	}
	if at < len(head) && isPrintedDate(head[at]) {
		x.date = head[at]
		at++
	}
	if at < len(head) && clockLine.MatchString(head[at]) {
		x.put("time", head[at])
		at++
	}
	if at < len(head) {
		x.source = head[at]
		at++
	}
	for ; at < len(head); at++ {
		switch l := head[at]; {
		case sourceCode.MatchString(l):
			x.put("source_code", l)
		case x.language == "" && languageNames[strings.ToLower(l)] != "":
			x.language = l
		case copyrights.MatchString(l):
			x.put("copyright", l)
		case strings.IndexFunc(l, unicode.IsLetter) < 0:
			x.put("pages", l)
		case x.language != "":
			x.put("copyright", l)
		default:
			x.put("edition", l)
		}
	}
}

// takeFactivaTail reads what stands behind the paragraphs: captions and text without
// their mark, at last the publisher and the document's number.
func (x *exported) takeFactivaTail(lines []string) {
	n := len(lines)
	if n > 0 && documentID.MatchString(lines[n-1]) {
		x.put("document_id", factivaID(lines[n-1]))
		n--
		if n > 0 {
			n--
			x.put("publisher", lines[n])
		}
	}
	x.lines = append(x.lines, lines[:n]...)
}
