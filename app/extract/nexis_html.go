package extract

import (
	"regexp"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

var (
	docFull    = regexp.MustCompile(`(?i)<docfull>\s*(?:-->)?`)
	docFullEnd = regexp.MustCompile(`(?i)<!--[^>]*</docfull>|</docfull>`)
	capsLabel  = regexp.MustCompile(`^\p{Lu}[\p{Lu}\p{M}\d ./&-]{1,40}:$`)
)

// readNexisHTML reads the pages that LexisNexis gave until 2019: each article stands
// between marks inside comments.
func readNexisHTML(text string, each func(exported) bool) {
	for start := docFull.FindStringIndex(text); start != nil; start = docFull.FindStringIndex(text) {
		text = text[start[1]:]
		chunk := text
		if end := docFullEnd.FindStringIndex(text); end != nil {
			chunk, text = text[:end[0]], text[end[1]:]
		} else if next := docFull.FindStringIndex(text); next != nil {
			chunk, text = text[:next[0]], text[next[0]:]
		} else {
			text = ""
		}
		if !each(nexisArticle(nexisBlocks(chunk))) {
			return
		}
	}
}

// nexisBlocks gives the blocks of one article: each division, and each table.
func nexisBlocks(chunk string) []nexisBlock {
	doc, err := html.Parse(strings.NewReader(chunk))
	if err != nil {
		return []nexisBlock{{lines: blockLines(tokenBlocks(chunk))}}
	}
	var blocks []nexisBlock
	count, source := "", "" // classes of the first two divisions, which stand in the middle
	for n := range doc.Descendants() {
		if !isNexisBlock(n) {
			continue
		}
		b := nexisBlock{lines: blockLines(blocksOf(n, nil))}
		class := attr(n, "class")
		switch len(blocks) {
		case 0:
			count = class
		case 1:
			source = class
		default:
			b.centre = class != "" && (class == count || class == source)
		}
		b.takeCapsLabel(n)
		blocks = append(blocks, b.split(n)...)
	}
	return blocks
}

// isNexisBlock reports divisions and tables that are not inside another one.
func isNexisBlock(n *html.Node) bool {
	tag := tagOf(n)
	if tag != atom.Div && tag != atom.Table {
		return false
	}
	for up := n.Parent; up != nil; up = up.Parent {
		if t := tagOf(up); t == atom.Div || t == atom.Table {
			return false
		}
	}
	return true
}

// takeCapsLabel makes a block that begins with "LENGTH:" in a span of its own a field.
func (b *nexisBlock) takeCapsLabel(n *html.Node) {
	for d := range n.Descendants() {
		if d.Type != html.TextNode || strings.TrimSpace(d.Data) == "" || isSilent(d.Parent) {
			continue
		}
		own := oneLine(d.Data)
		if tagOf(d.Parent) != atom.Span || !capsLabel.MatchString(own) || len(b.lines) == 0 || !strings.HasPrefix(b.lines[0], own) {
			return
		}
		b.label = strings.ToLower(strings.TrimSpace(strings.TrimSuffix(own, ":")))
		b.lines[0] = strings.TrimSpace(strings.Trim(strings.TrimPrefix(b.lines[0], own), "\u00A0"))
		return
	}
}

// split takes the text that begins in the division of a highlight off it: the highlight
// itself is its first paragraph.
func (b nexisBlock) split(n *html.Node) []nexisBlock {
	if nexisLabels[b.label] != "highlight" {
		return []nexisBlock{b}
	}
	for p := range n.Descendants() {
		if tagOf(p) == atom.P {
			own := len(blockLines(blocksOf(p, nil)))
			if own == 0 || own >= len(b.lines) {
				break
			}
			rest := nexisBlock{lines: b.lines[own:]}
			b.lines = b.lines[:own]
			return []nexisBlock{b, rest}
		}
	}
	return []nexisBlock{b}
}

// blockLines gives the texts of blocks.
func blockLines(blocks []block) []string {
	lines := make([]string, 0, len(blocks))
	for _, b := range blocks {
		if l := strings.TrimSpace(strings.Trim(b.text, "\u00A0 ")); l != "" {
			lines = append(lines, l)
		}
	}
	return lines
}
