package app

import (
	"fmt"
	"strings"
)

// Drawing is a picture as shapes: the window draws it with its own colours, files are
// written from it as SVG or PNG. Measures are pixels from the upper left corner.
type Drawing struct {
	Title         string
	Width, Height float64
	Shapes        []Shape
}

// ShapeKind is what a shape is.
type ShapeKind int

// The kinds of shapes.
const (
	ShapeLine ShapeKind = iota // from X, Y to X2, Y2
	ShapeRect                  // from X, Y, of size X2, Y2
	ShapeText                  // its baseline begins, is centred or ends at X, Y
)

// Shape is one thing drawn. Colour is a role: a display state, or one of the roles below.
type Shape struct {
	Kind         ShapeKind
	X, Y, X2, Y2 float64
	Colour       string
	Width        float64 // of a line
	Text         string
	Size         float64
	Bold         bool
	Align        Align
}

// Align is which end of a text stands at its place.
type Align int

// The ways to align a text.
const (
	AlignStart Align = iota
	AlignMiddle
	AlignEnd
)

// The roles of colours that are no display state.
const (
	ColourGround = "ground"
	ColourInk    = "ink"
	ColourMuted  = "muted"
	ColourRule   = "rule"
	ColourTie    = "tie" // lines that say something: seen in print, behind the words
)

// DrawingColours gives the colours of files, those of the charts and cells of the workbook
// (workbook.md, 2), as #RRGGBB.
func DrawingColours() map[string]string {
	colours := map[string]string{
		ColourGround: "#FFFFFF", ColourInk: "#1F2933", ColourMuted: "#595F69", ColourRule: "#DDE2E8", ColourTie: "#A3ACB8",
		DisplaySupport: "#0072B2", DisplayOppose: "#D55E00", DisplayConditional: "#8A6D00", DisplayNeutral: "#6A6A6A",
		DisplayMixed: "#5A5A5A", DisplaySplit: "#4A4A4A", DisplayContested: "#33404F", DisplayNoComment: "#595F69",
		DisplayReportedSupport: "#0072B2", DisplayReportedOppose: "#D55E00", DisplayReportedConditional: "#8A6D00",
		DisplayReportedOther: "#6A6A6A", DisplayNoData: "#6B6B6B",
	}
	addCellColours(colours)
	return colours
}

func (d *Drawing) line(x, y, x2, y2, width float64, colour string) {
	d.Shapes = append(d.Shapes, Shape{Kind: ShapeLine, X: x, Y: y, X2: x2, Y2: y2, Width: width, Colour: colour})
}

func (d *Drawing) text(x, y, size float64, text, colour string) *Shape {
	d.Shapes = append(d.Shapes, Shape{Kind: ShapeText, X: x, Y: y, Size: size, Text: text, Colour: colour})
	return &d.Shapes[len(d.Shapes)-1]
}

// heading begins a drawing with its title.
func (d *Drawing) heading(title, sub string) {
	d.Title = title
	d.text(16, 26, 15, title, ColourInk).Bold = true
	d.text(16, 44, 11, sub, ColourMuted)
}

// SVG gives the drawing as a picture of scalable vectors. Text stays text.
func (d Drawing) SVG() string {
	colours := DrawingColours()
	var b strings.Builder
	fmt.Fprintf(&b, `<?xml version="1.0" encoding="UTF-8"?>`+"\n"+
		`<svg xmlns="http://www.w3.org/2000/svg" width="%g" height="%g" viewBox="0 0 %g %g" font-family="Noto Sans, Segoe UI, Helvetica, Arial, sans-serif">`+"\n",
		d.Width, d.Height, d.Width, d.Height)
	fmt.Fprintf(&b, "<title>%s</title>\n", escape(d.Title))
	fmt.Fprintf(&b, `<rect width="100%%" height="100%%" fill="%s"/>`+"\n", colours[ColourGround])
	for _, s := range d.Shapes {
		c := colours[s.Colour]
		switch s.Kind {
		case ShapeLine:
			fmt.Fprintf(&b, `<line x1="%.1f" y1="%.1f" x2="%.1f" y2="%.1f" stroke="%s" stroke-width="%g"/>`+"\n", s.X, s.Y, s.X2, s.Y2, c, s.Width)
		case ShapeRect:
			fmt.Fprintf(&b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n", s.X, s.Y, s.X2, s.Y2, c)
		case ShapeText:
			weight := ""
			if s.Bold {
				weight = ` font-weight="bold"`
			}
			anchor := [...]string{"start", "middle", "end"}[s.Align]
			fmt.Fprintf(&b, `<text x="%.1f" y="%.1f" font-size="%g" text-anchor="%s" fill="%s"%s>%s</text>`+"\n", s.X, s.Y, s.Size, anchor, c, weight, escape(s.Text))
		}
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// escape writes text for XML; characters that XML cannot hold are left out.
func escape(s string) string {
	s = strings.Map(func(r rune) rune {
		if r < ' ' && r != '\t' && r != '\n' || r == 0xFFFE || r == 0xFFFF {
			return -1
		}
		return r
	}, s)
	return strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;").Replace(s)
}
