package extract

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/app"
)

// pdfPage is a page that has text.
type pdfPage struct {
	number int
	lines  []pdfLine
}

// pdfBook is a file's pages on their way to paragraphs.
type pdfBook struct {
	plain                           bool // in the order in which the file gives it
	pages                           []pdfPage
	size, letters, pictures, unread int
}

// document joins the lines to paragraphs and tells headings by their size.
func (b *pdfBook) document() *document {
	doc := &document{format: "pdf", extractor: pdfExtractor}
	if b.unread > 0 {
		doc.warnings = append(doc.warnings, "pages that could not be read: "+strconv.Itoa(b.unread))
	}
	var lines []pdfLine
	block := 0
	for _, p := range b.withoutMargins() {
		for _, column := range b.columns(p.lines) {
			block++
			for _, l := range column {
				l.block, l.page = block, p.number
				lines = append(lines, l)
			}
		}
	}
	paragraphs := joinParagraphs(lines)
	body := bodySize(lines)
	for _, p := range paragraphs {
		doc.lines = append(doc.lines, p.line(body))
	}
	markTitle(doc, paragraphs, body)
	return doc
}

func (b *pdfBook) columns(lines []pdfLine) [][]pdfLine {
	if b.plain {
		return [][]pdfLine{lines}
	}
	return pdfOrder(lines, 0)
}

// withoutMargins drops running headers and footers, which stand at the same place with
// nearly the same words on several pages, and page numbers.
func (b *pdfBook) withoutMargins() []pdfPage {
	seen := map[string]int{}
	for _, p := range b.pages {
		for k := range marginKeys(p.lines) {
			seen[k]++
		}
	}
	var out []pdfPage
	for _, p := range b.pages {
		keys := marginKeys(p.lines)
		drop := map[int]bool{}
		for k, i := range keys {
			repeated := seen[k] > 1 && seen[k]*5 >= len(b.pages)*2 // left and right pages may differ
			if repeated || pageNumber.MatchString(p.lines[i].text) {
				drop[i] = true
			}
		}
		var kept []pdfLine
		for i, l := range p.lines {
			if !drop[i] {
				kept = append(kept, l)
			}
		}
		out = append(out, pdfPage{p.number, kept})
	}
	return out
}

var (
	pageNumber = regexp.MustCompile(`^(?:\p{L}{1,9}\.?\s)?[-–—|\s]*\d{1,4}[-–—|\s]*(?:(?:/|\p{L}{2,4})\s*\d{1,4})?$`)
	digits     = regexp.MustCompile(`\d+`)
)

// marginKeys gives the lines near the upper and lower edge of a page by place and words,
// numbers left out.
func marginKeys(lines []pdfLine) map[string]int {
	const edge = 4 // lines at each end that may belong to the margin
	order := make([]int, len(lines))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(math.Copysign(1, lines[b].middle()-lines[a].middle())) })
	if len(order) > 2*edge {
		order = append(order[:edge:edge], order[len(order)-edge:]...)
	}
	keys := map[string]int{}
	for _, i := range order {
		l := lines[i]
		const near = 6 // points
		keys[strconv.Itoa(int(math.Round(l.middle()/near)))+" "+digits.ReplaceAllString(strings.ToLower(l.text), "#")] = i
	}
	return keys
}

// bodySize is the size of most of the text.
func bodySize(lines []pdfLine) float64 {
	weights := map[int]int{}
	for _, l := range lines {
		weights[int(math.Round(l.size*4))] += runes(l.text)
	}
	best := 0
	for size, n := range weights {
		if n > weights[best] || n == weights[best] && size < best {
			best = size
		}
	}
	return float64(best) / 4
}

// pdfParagraph is a paragraph with the size of its letters and the page it starts on.
type pdfParagraph struct {
	text string
	size float64
	page int
}

func (p pdfParagraph) line(body float64) docLine {
	const larger, longest = 1.12, 200
	l := docLine{text: p.text}
	if body > 0 && p.size > body*larger && runes(p.text) < longest && strings.ContainsFunc(p.text, unicode.IsLetter) {
		l.kind, l.level = app.BlockHeading, 2
	} else if _, marked := cutBullet(p.text); marked {
		l.kind = app.BlockItem
	}
	return l
}

// markTitle marks the largest text of the first page and brings it to the front.
func markTitle(doc *document, paragraphs []pdfParagraph, body float64) {
	best, size := -1, body*1.2
	others := 0
	for i, p := range paragraphs {
		if p.page != paragraphs[0].page || !strings.ContainsFunc(p.text, unicode.IsLetter) || runes(p.text) > 300 || runes(p.text) < 4 {
			continue
		}
		if p.size > size*1.02 {
			best, size, others = i, p.size, 0
		} else if best >= 0 && p.size > size*0.97 {
			others++
		}
	}
	if best < 0 {
		return
	}
	title := doc.lines[best]
	title.kind, title.level, title.role = app.BlockHeading, 1, roleTitle
	doc.lines = slices.Insert(slices.Delete(doc.lines, best, best+1), 0, title)
	if others > 0 {
		doc.warnings = append(doc.warnings, "several titles on one page: there may be several articles in this file")
	}
}

// joinParagraphs joins the lines of paragraphs, also over columns and pages.
func joinParagraphs(lines []pdfLine) []pdfParagraph {
	shape := pdfShapeOf(lines)
	words := wordsOf(lines)
	var out []pdfParagraph
	for i, l := range lines {
		if i == 0 || shape.breaks(lines[i-1], l) {
			out = append(out, pdfParagraph{l.text, l.size, l.page})
			continue
		}
		p := &out[len(out)-1]
		p.text = joinLine(p.text, lines[i-1].split, l.text, words)
		p.size = max(p.size, l.size)
	}
	return out
}

// joinLine joins a line to the one before; a hyphen that only parts the line goes.
func joinLine(before string, split bool, after string, words map[string]bool) string {
	first, _ := utf8.DecodeRuneInString(after)
	lower := unicode.IsLower(first) || !unicode.IsUpper(first) && unicode.IsLetter(first)
	switch {
	case split && lower:
		return before + after
	case split:
		return before + "-" + after
	case strings.HasSuffix(before, "-") || strings.HasSuffix(before, "‐"):
		stem := strings.TrimRight(before, "-‐")
		last, _ := utf8.DecodeLastRuneInString(stem)
		if !unicode.IsLetter(last) {
			return before + " " + after
		}
		if whole := lastWord(stem) + "-" + firstWord(after); lower && !words[strings.ToLower(whole)] {
			return stem + after
		}
		return before + after
	}
	return before + " " + after
}

func lastWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return strings.TrimLeftFunc(f[len(f)-1], notLetter)
}

func firstWord(s string) string {
	f := strings.Fields(s)
	if len(f) == 0 {
		return ""
	}
	return strings.TrimRightFunc(f[0], notLetter)
}

func notLetter(r rune) bool { return !unicode.IsLetter(r) }

// wordsOf collects words with a hyphen inside a line: their hyphens are their own.
func wordsOf(lines []pdfLine) map[string]bool {
	words := map[string]bool{}
	for _, l := range lines {
		for w := range strings.FieldsSeq(l.text) {
			if w = strings.TrimFunc(w, notLetter); strings.Contains(w, "-") {
				words[strings.ToLower(w)] = true
			}
		}
	}
	return words
}
