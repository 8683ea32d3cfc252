package widgets

import "parley/ui/theme"

// fill returns t with zero fields set to the defaults and the rest kept within
// what can be read.
func (t Typography) fill() Typography {
	d := DefaultTypography()
	if t.Family != theme.FamilySans {
		t.Family = theme.FamilySerif
	}
	if t.Size == 0 {
		t.Size = d.Size
	}
	if t.LineSpacing == 0 {
		t.LineSpacing = d.LineSpacing
	}
	if t.ParaSpacing == 0 {
		t.ParaSpacing = d.ParaSpacing
	}
	t.Size = min(max(t.Size, 9), 48)
	t.LineSpacing = min(max(t.LineSpacing, 1.1), 3)
	t.ParaSpacing = min(max(t.ParaSpacing, 0), 3)
	if t.MaxColumn == 0 {
		t.MaxColumn = t.Size * columnPerSize
	}
	t.MaxColumn = max(t.MaxColumn, 200)
	return t
}

// columnPerSize makes a column of about 70 Latin or 64 Cyrillic characters.
const (
	columnPerSize  = 37
	usualMeasure   = 70
	columnPerGlyph = float32(columnPerSize) / usualMeasure
)

// ColumnOf returns the width of a column of about so many Latin characters in a
// size of text.
func ColumnOf(chars, size float32) float32 { return chars * size * columnPerGlyph }

// paraStyle is how a kind of paragraph differs from body text.
type paraStyle struct {
	face    int
	size    float32 // of the body size
	leading float32 // of the body's line spacing
	before  float32 // space above, of the body size
	after   float32 // space below, of the body size
	indent  float32 // of the body size
}

func styleOf(kind ParaKind, typ Typography) paraStyle {
	gap := typ.ParaSpacing
	switch kind {
	case ParaTitle:
		return paraStyle{face: faceBold, size: 1.7, leading: 0.78, before: gap, after: 0.55}
	case ParaMeta:
		return paraStyle{size: 0.82, leading: 0.92, after: 1.1, before: 0.3}
	case ParaLead:
		return paraStyle{size: 1.15, leading: 0.95, before: gap, after: gap + 0.2}
	case ParaHeading:
		return paraStyle{face: faceBold, size: 1.2, leading: 0.88, before: gap + 0.7, after: 0.4}
	case ParaQuote:
		return paraStyle{face: faceItalic, size: 1, leading: 1, before: gap, after: gap, indent: 1.5}
	case ParaItem:
		return paraStyle{size: 1, leading: 1, before: gap * 0.5, after: gap * 0.5, indent: 1.1}
	default:
		return paraStyle{size: 1, leading: 1, before: gap, after: gap}
	}
}

// style sets face, size, line height and indent of a paragraph.
func style(p *paraLayout, m *measure, typ Typography) {
	s := styleOf(p.Kind, typ)
	size := roundHalf(typ.Size * s.size)
	p.set = m.setting(typ.Family, s.face, size)
	p.lineH = float32(int(size*typ.LineSpacing*s.leading + 0.5))
	p.indent = float32(int(typ.Size*s.indent + 0.5))
}

// spaceBetween returns the whole pixels between two paragraphs: what the upper
// wants below or the lower wants above, whichever is more; a byline hugs its
// title.
func spaceBetween(upper, lower ParaKind, typ Typography) float32 {
	a, b := styleOf(upper, typ).after, styleOf(lower, typ).before
	gap := max(a, b)
	if lower == ParaMeta && (upper == ParaTitle || upper == ParaMeta) || upper == ParaHeading {
		gap = min(a, b)
	}
	return float32(int(gap*typ.Size + 0.5))
}

// roundHalf keeps sizes on half pixels, so that few of them are in use.
func roundHalf(f float32) float32 { return float32(int(f*2+0.5)) / 2 }
