package widgets

import "parley/ui/theme"

// StyleName names the look of a mark, cell or chip; see package theme.
type StyleName = theme.StyleName

// Bounds is a range of byte offsets, End exclusive.
type Bounds struct{ Start, End int }

// Doc is one text version as the pane shows it. Offsets are bytes of Text.
type Doc struct {
	Text string
	// Paras need not cover the text: what they leave out is shown as body.
	// Nil means a paragraph for each line of the text.
	Paras []Para
	// Sentences are the bounds stored with the text version, in order.
	Sentences []Bounds
}

// ParaKind says how a paragraph is set.
type ParaKind int

// The kinds of paragraph.
const (
	ParaBody ParaKind = iota
	ParaTitle
	ParaMeta // byline, outlet, date
	ParaLead
	ParaHeading
	ParaQuote
	ParaItem // of a list
)

// Para is a paragraph of the text.
type Para struct {
	Start, End int
	Kind       ParaKind
	RTL        bool // set flush right, runs ordered from the right
}

// Kind is a layer of marks; each has its own way of being drawn.
type Kind int

// The layers, from the quietest to the loudest.
const (
	KindTerm       Kind = iota // hairline under the words, dotted where Dashed
	KindAnnotation             // fill and underline in the tag's colour
	KindStatement              // tint, underline and bar in the colour of the stance, sign in the gutter
	KindSuggestion             // dotted line above the words
	KindHit                    // frame in the accent colour
	KindCurrentHit             // strong frame and accent fill
)

// Mark is a range of the text that is drawn in some way. Marks may overlap
// freely; they are never split or merged.
type Mark struct {
	Start, End int
	Kind       Kind
	Style      StyleName // stance or tag; see theme.StyleOf and theme.TagStyle
	ID         string    // the caller's own
	Priority   int       // among marks of one kind, the higher is drawn later and listed first
	Dashed     bool      // told at second hand: underline and bar are broken
	Hollow     bool      // a statement not reviewed: no fill, a thin underline, a bar of two lines; a suggestion not walked to
	Sign       string    // in the gutter; empty takes that of the style
	Note       string    // beside the line where the mark starts
}

// Typography is how the text is set. Zero fields take the default.
type Typography struct {
	Family      string  // theme.FamilySerif or theme.FamilySans
	Size        float32 // of body text
	LineSpacing float32 // line height as a multiple of Size
	ParaSpacing float32 // space between paragraphs as a multiple of Size
	MaxColumn   float32 // widest column in pixels; 0 means about 70 characters
}

// DefaultTypography returns the setting of a new project: serif, 17, about 70
// characters a line.
func DefaultTypography() Typography {
	return Typography{Family: theme.FamilySerif, Size: 17, LineSpacing: 1.6, ParaSpacing: 0.75}
}
