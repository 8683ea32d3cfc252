package export

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

// edge is one side of a cell: 1 thin, 2 medium.
type edge struct {
	style  int
	colour string
}

// look is everything that makes up a cell format. It is comparable, so that each look
// becomes one format of the workbook; the library takes time that grows with the square
// of their number.
type look struct {
	size                     float64
	bold, italic, underline  bool
	ink, fill                string
	h, v                     string
	wrap                     bool
	indent, rotate           int
	num                      string // number format
	numID                    int    // built-in number format
	top, bottom, left, right edge
	text                     bool // may hold text from data: what looks like a formula stays text
}

// with returns a changed copy.
func (l look) with(change func(*look)) look {
	change(&l)
	return l
}

// boxed gives the look a thin border on all four sides.
func (l look) boxed(colour string) look {
	e := edge{1, colour}
	l.top, l.bottom, l.left, l.right = e, e, e, e
	return l
}

const (
	formatDate  = `yyyy\-mm\-dd`
	formatTotal = `0;;"·"`
	formatRatio = "0.00"
	numThousand = 3 // #,##0
)

// The looks that several sheets share.
func lookTitle() look { return look{size: 16, bold: true, ink: inkNavy, v: "center", text: true} }
func lookAbout() look { return look{size: 10, ink: inkGrey, v: "center", text: true} }
func lookLink() look {
	return look{size: 10, underline: true, ink: inkLink, v: "center"}
}

func lookSection() look {
	return look{size: 12, bold: true, ink: inkNavy, v: "center", bottom: edge{2, inkNavy}, text: true}
}

func lookHead() look {
	return look{size: 10, bold: true, ink: white, fill: fillNavy, v: "center", wrap: true, text: true}
}

func lookCell() look {
	return look{size: 10, ink: inkBody, v: "center", wrap: true, bottom: edge{1, ruleColour}, text: true}
}

func lookNumber() look {
	return look{size: 10, ink: inkBody, h: "right", v: "center", numID: numThousand, bottom: edge{1, ruleColour}}
}

// lookTotal is the look of counts that formulas make; nothing counted shows as a dot.
func lookTotal() look {
	return lookNumber().with(func(l *look) { l.numID, l.num, l.h = 0, formatTotal, "center" })
}

func lookRatio() look { return lookNumber().with(func(l *look) { l.numID, l.num = 0, formatRatio }) }

func lookDate() look {
	return look{size: 10, ink: inkBody, h: "left", v: "center", num: formatDate, bottom: edge{1, ruleColour}}
}

// lookNoDate is the look of "n.d.".
func lookNoDate() look {
	return lookCell().with(func(l *look) { l.italic, l.ink = true, inkGrey })
}

func lookCellLink() look {
	return lookCell().with(func(l *look) { l.underline, l.ink = true, inkLink })
}

// styles makes cell formats on demand. The first error is kept and returned by err.
type styles struct {
	f     *excelize.File
	ids   map[look]int
	taken map[int]bool
	rtl   bool         // sheets are read from right to left
	rules map[look]int // formats of conditional formats
	err   error
}

func newStyles(f *excelize.File) *styles {
	return &styles{f: f, ids: map[look]int{}, taken: map[int]bool{0: true}, rules: map[look]int{}}
}

// id gives the number of the format for a look.
func (s *styles) id(l look) int {
	switch {
	case s.rtl && (l.h == "" || l.h == "left"):
		l.h = "right"
	case l.indent > 0 && l.h == "":
		l.h = "left" // an indent needs a side
	}
	if id, ok := s.ids[l]; ok {
		return id
	}
	id, err := s.f.NewStyle(l.style())
	if err != nil {
		s.fail(err)
		return 0
	}
	formats := s.f.Styles.CellXfs
	if s.taken[id] {
		// The library knows no difference between two looks that differ in text only.
		twin := formats.Xf[id]
		twin.QuotePrefix = nil
		formats.Xf = append(formats.Xf, twin)
		formats.Count = len(formats.Xf)
		id = formats.Count - 1
	}
	if l.text {
		yes := true
		formats.Xf[id].QuotePrefix = &yes
	}
	s.taken[id], s.ids[l] = true, id
	return id
}

// rule gives the number of a format for conditional formats: ink, fill, border, italics.
func (s *styles) rule(l look) *int {
	if id, ok := s.rules[l]; ok {
		return &id
	}
	st := &excelize.Style{
		Font:   &excelize.Font{Color: l.ink, Italic: l.italic},
		Fill:   excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}},
		Border: l.borders(),
	}
	id, err := s.f.NewConditionalStyle(st)
	if err != nil {
		s.fail(err)
	}
	s.rules[l] = id
	return &id
}

func (s *styles) fail(err error) {
	if s.err == nil {
		s.err = fmt.Errorf("make cell format: %w", err)
	}
}

func (l look) style() *excelize.Style {
	font := &excelize.Font{Family: fontFamily, Size: l.size, Bold: l.bold, Italic: l.italic, Color: l.ink}
	if l.underline {
		font.Underline = "single"
	}
	st := &excelize.Style{
		Font:   font,
		NumFmt: l.numID,
		Border: l.borders(),
		Alignment: &excelize.Alignment{
			Horizontal: l.h, Vertical: l.v, WrapText: l.wrap, Indent: l.indent, TextRotation: l.rotate,
		},
	}
	if l.num != "" {
		st.CustomNumFmt = &l.num
	}
	if l.fill != "" {
		st.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	return st
}

func (l look) borders() []excelize.Border {
	var out []excelize.Border
	for _, side := range []struct {
		name string
		edge edge
	}{{"left", l.left}, {"right", l.right}, {"top", l.top}, {"bottom", l.bottom}} {
		if side.edge.style > 0 {
			out = append(out, excelize.Border{Type: side.name, Color: side.edge.colour, Style: side.edge.style})
		}
	}
	return out
}
