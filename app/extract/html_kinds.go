package extract

import (
	"strings"

	"golang.org/x/net/html/atom"

	"parley/app"
	"parley/app/plaintext"
)

// setKind notes what an element says of the lines inside it; a heading is one anywhere.
func (b *block) setKind(tag atom.Atom) {
	switch tag {
	case atom.H1, atom.H2, atom.H3, atom.H4, atom.H5, atom.H6:
		b.kind, b.level = app.BlockHeading, int(tag.String()[1]-'0')
	case atom.Blockquote:
		b.kind, b.level = app.BlockQuote, 0
	case atom.Ul, atom.Ol:
		if b.kind != app.BlockItem {
			b.level = 0
		}
		b.level++
	case atom.Li:
		b.kind, b.level = app.BlockItem, max(1, b.level)
	case atom.Figcaption, atom.Caption:
		b.kind, b.level = app.BlockCaption, 0
	case atom.Tr:
		b.kind, b.level = app.BlockRow, 0
	case atom.P, atom.Div, atom.Section, atom.Article:
		if b.kind == app.BlockRow { // a table that only arranges running text
			b.kind = ""
		}
	case atom.Pre:
		b.kind, b.level = app.BlockCode, 0
	}
}

// joinBlocks makes the canonical text: each block a line.
func joinBlocks(blocks []block) string {
	text, _ := layOutBlocks(blocks)
	return text
}

// layOutBlocks makes the canonical text and says what its lines are.
func layOutBlocks(blocks []block) (string, []app.Block) {
	var text strings.Builder
	var kinds []app.Block
	for _, b := range blocks {
		canonical, _ := plaintext.Canonical(b.text)
		for line := range strings.SplitSeq(canonical, "\n") {
			if line = strings.TrimSpace(line); line == "" {
				continue
			}
			if text.Len() > 0 {
				text.WriteByte('\n')
			}
			start := text.Len()
			text.WriteString(line)
			if b.kind != "" {
				kinds = append(kinds, app.Block{Bounds: app.Bounds{Start: start, End: text.Len()}, Kind: b.kind, Level: b.level})
			}
		}
	}
	return text.String(), kinds
}
