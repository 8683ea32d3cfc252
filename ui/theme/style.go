package theme

import "image/color"

// StyleName names the look of a mark, a cell or a chip. Data holds names only.
type StyleName string

// The display states of a cell and of a statement, and Plain for a mark with
// no stance of its own.
const (
	Plain               StyleName = ""
	Support             StyleName = "support"
	Oppose              StyleName = "oppose"
	Conditional         StyleName = "conditional"
	Neutral             StyleName = "neutral"
	Mixed               StyleName = "mixed"
	Split               StyleName = "split"
	Contested           StyleName = "contested"
	NoComment           StyleName = "no_comment"
	ReportedSupport     StyleName = "reported_support"
	ReportedOppose      StyleName = "reported_oppose"
	ReportedConditional StyleName = "reported_conditional"
	ReportedOther       StyleName = "reported_other"
	NoData              StyleName = "no_data"
)

// Styles lists the display states in the order of a legend.
func Styles() []StyleName {
	return []StyleName{
		Support, Oppose, Conditional, Neutral, Mixed, Split, Contested, NoComment,
		ReportedSupport, ReportedOppose, ReportedConditional, ReportedOther, NoData,
	}
}

// Style is how one name looks in one variant.
type Style struct {
	Name   StyleName
	Symbol string // first character of a cell and the sign in the gutter
	Word   string // English word; views translate it by name
	Fill   color.NRGBA
	Pale   color.NRGBA // fill at low confidence; equals Fill where there is none
	Ink    color.NRGBA // text on Fill and on Pale
	Border color.NRGBA // outline of hollow cells, else a quiet edge
	Tint   color.NRGBA // translucent background under words of the text pane
	Line   color.NRGBA // underline, gutter sign and marker strip on the pane's paper
	Hollow bool        // nothing on record by the actor: outline, italics, never bold
}

// StyleOf returns the style of a name in a variant; an unknown name looks like
// no data.
func StyleOf(name StyleName, v Variant) Style {
	if n, ok := tagIndex(name); ok {
		return tagStyle(name, n, v)
	}
	if s, ok := scaleStyle(name, v); ok {
		return s
	}
	s := Style{Name: name}
	s.Symbol, s.Word = words(name)
	if v == Dark {
		darkFill(&s)
	} else {
		lightFill(&s)
	}
	s.Hollow = hollow(name)
	s.Line = line(name, v)
	s.Tint = tint(name, v)
	return s
}

func hollow(name StyleName) bool {
	switch name {
	case ReportedSupport, ReportedOppose, ReportedConditional, ReportedOther:
		return true
	}
	return false
}

func words(name StyleName) (symbol, word string) {
	switch name {
	case Support:
		return "▲", "Support"
	case Oppose:
		return "▼", "Oppose"
	case Conditional:
		return "◆", "Conditional"
	case Neutral:
		return "■", "Neutral"
	case Mixed:
		return "±", "Mixed"
	case Split:
		return "≠", "Split"
	case Contested:
		return "↔", "Contested"
	case NoComment:
		return "…", "No comment"
	case ReportedSupport:
		return "△", "Reported support"
	case ReportedOppose:
		return "▽", "Reported oppose"
	case ReportedConditional:
		return "◇", "Reported conditional"
	case ReportedOther:
		return "○", "Reported"
	case NoData:
		return "–", "No data"
	}
	return "", ""
}
