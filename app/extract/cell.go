package extract

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"

	"parley/app"
	"parley/app/plaintext"
)

var markup = regexp.MustCompile(`(?i)</?(?:p|br|div|span|a|b|i|em|strong|ul|ol|li|h[1-6]|blockquote|img|table|figure|section|article)\b[^>]*>|&(?:#\d{2,6}|#x[0-9a-f]{2,6}|[a-z]{2,8});`)

// cellText gives the text of a value that may be plain or a piece of a page: an item of
// a feed, a cell of a table. Read-also lines become related links.
func cellText(value string, meta *pageMeta) (string, []app.RelatedLink) {
	if strings.TrimSpace(value) == "" {
		return "", nil
	}
	if !markup.MatchString(value) {
		text, _ := plaintext.Canonical(strings.ToValidUTF8(value, "\uFFFD"))
		lines, related := takeRelated(strings.Split(text, "\n"), newAlsoLabels())
		return strings.Join(paragraphs(lines), "\n"), related
	}
	value = strings.ToValidUTF8(value, "\uFFFD")
	if len(value) > maxPage {
		value = string(cutDataURIs([]byte(value)))
	}
	p := &page{}
	if meta != nil {
		p.meta = *meta
	}
	if len(value) <= maxPage && countElements(value) <= tooMany {
		if doc, err := html.Parse(strings.NewReader(value)); err == nil {
			p.doc = doc
		}
	}
	p.base = p.meta.base()
	if p.doc == nil {
		p.raw = tokenBlocks(value)
	} else {
		p.raw = blocksOf(p.doc, p.base)
	}
	in := ruleInput{labels: newAlsoLabels()}
	kept, removed := clean(in, visible(p.raw), TitleEcho|MetaEcho)
	return joinBlocks(kept), p.related(kept, removed, in.labels)
}
