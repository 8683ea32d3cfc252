package extract

import (
	"encoding/json"
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// Pages that are drawn by a script carry the article's HTML as a string in the data of
// that script. A browser shows it, a saved page does not.

// The bounds of such a text.
const (
	shownRunes  = 250 // a page that shows more in whole lines is read as it is shown
	wholeLine   = 80  // runes of a line that may be part of an article
	dataRunes   = 500 // of the text in the data
	dataParas   = 3
	dataNesting = 2 // strings in strings
	maxLiterals = 2000
)

// dataWarning says where the text comes from.
const dataWarning = "the page is drawn by a script: the text was taken from its data"

// withData gives the page with the text that its scripts hold, where it shows none itself.
func withData(text string, p *page) *page {
	if p.doc == nil {
		return p
	}
	shown := 0
	for _, b := range p.raw {
		if n := runes(b.text); n >= wholeLine && !b.chrome && !b.hidden {
			shown += n
		}
	}
	if shown >= shownRunes {
		return p
	}
	best := longest{}
	for n := range p.doc.Descendants() {
		if n.Type == html.ElementNode && n.DataAtom == atom.Script && n.FirstChild != nil && !strings.Contains(strings.ToLower(attr(n, "type")), "ld+json") {
			best.look(n.FirstChild.Data, dataNesting)
		}
	}
	if best.body == "" {
		return p
	}
	title := p.meta.tag("og:title")
	if title == "" {
		title = p.meta.docTitle
	}
	article := fmt.Sprintf("<article><h1>%s</h1>%s</article>", html.EscapeString(p.meta.withoutOutlet(title, p.meta.outlet().value)), best.body)
	at := strings.LastIndex(strings.ToLower(text), "</body")
	if at < 0 || at > len(text) {
		at = len(text)
	}
	full := openPage(text[:at] + article + text[at:])
	full.warnings = append(p.warnings, full.warnings...)
	full.warn(dataWarning)
	return full
}

// longest keeps the string with the most text in paragraphs.
type longest struct {
	body  string
	runes int
	seen  int // strings looked at
}

// look reads the string literals of a script, and of strings that hold literals
// themselves.
func (l *longest) look(script string, depth int) {
	for i := strings.IndexByte(script, '"'); i >= 0 && i < len(script) && l.seen < maxLiterals; {
		end := literalEnd(script, i)
		if end < 0 {
			return
		}
		l.literal(script[i:end], depth)
		next := strings.IndexByte(script[end:], '"')
		if next < 0 {
			return
		}
		i = end + next
	}
}

// literal takes one string literal, with its quotation marks.
func (l *longest) literal(quoted string, depth int) {
	if len(quoted) < dataRunes {
		return
	}
	l.seen++
	var s string
	if json.Unmarshal([]byte(quoted), &s) != nil {
		return
	}
	if depth > 0 && (strings.Contains(s, `\u003c`) || strings.Contains(s, `\u003C`) || strings.Contains(s, `"`) && strings.Contains(s, `<p`)) && !strings.HasPrefix(strings.TrimSpace(s), "<") {
		l.look(s, depth-1)
		return
	}
	if strings.Count(s, "<p") < dataParas {
		return
	}
	if n := textRunes(s); n >= dataRunes && n > l.runes {
		l.body, l.runes = s, n
	}
}

// literalEnd gives the place after the literal that begins at i, −1 for none.
func literalEnd(s string, i int) int {
	for k := i + 1; k < len(s); k++ {
		switch s[k] {
		case '\\':
			k++
		case '"':
			return k + 1
		}
	}
	return -1
}

// textRunes counts the runes outside tags.
func textRunes(s string) int {
	n := 0
	for part := range strings.SplitSeq(s, "<") {
		if _, text, ok := strings.Cut(part, ">"); ok {
			n += utf8.RuneCountInString(strings.TrimSpace(text))
		}
	}
	return n
}
