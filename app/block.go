package app

// BlockKind says what a paragraph is where it is not running text.
type BlockKind string

// The kinds of paragraphs. A paragraph without a block is running text.
const (
	BlockHeading BlockKind = "heading"
	BlockQuote   BlockKind = "quote"   // set apart as the words of somebody
	BlockItem    BlockKind = "item"    // of a list
	BlockRow     BlockKind = "row"     // of a table, its cells behind each other
	BlockCaption BlockKind = "caption" // of a picture or a table
	BlockNote    BlockKind = "note"    // footnote or endnote; notes follow the text
	BlockCode    BlockKind = "code"    // lines whose breaks matter
)

// Block is a paragraph of a canonical text that is something else than running text: its
// byte range and what it is. Level counts headings and nested lists from 1; 0 is unknown.
type Block struct {
	Bounds
	Kind  BlockKind `json:"kind"`
	Level int       `json:"level,omitempty"`
}
