package app

import (
	"fmt"
	"strconv"
	"strings"
)

// Sheet is a matrix as it is seen: heads and cells in their places, without what stands
// behind them. It is drawn and copied.
type Sheet struct {
	Title   string
	Sub     string // what counts, in plain words
	Foot    string // what the figures count
	Columns []string
	Rows    []SheetRow
	Compact bool // one line a cell
}

// SheetRow is a row of a sheet, or the title of a group, which has no cells.
type SheetRow struct {
	Name, Sub string
	Group     bool
	Cells     []Display
}

// SheetOf lays out a matrix by the look of its recipe. Cells show positions, in whatever
// mode the recipe is looked at.
func SheetOf(v MatrixView) Sheet {
	look := v.Spec.Look()
	look.Mode = ModePositions
	v.Spec.Display = &look
	a := Arrange(v)
	return v.Sheet(a, func(row, col int) Display {
		c, _ := v.Cell(row, col)
		return c.Display()
	})
}

// Sheet lays out a matrix by an arrangement; cell draws a cell by its row and column of the
// view.
func (v *MatrixView) Sheet(a Arrangement, cell func(row, col int) Display) Sheet {
	s := Sheet{Title: v.Spec.Name, Sub: v.SpecText, Compact: v.Spec.Look().Compact}
	s.Foot = fmt.Sprintf("Statements: %d · Articles: %d", v.Counted, v.Articles)
	if v.Last != "" {
		s.Foot += " · Said: " + v.First.Words() + " to " + v.Last.Words()
	}
	for _, k := range a.Cols {
		if a.People {
			s.Columns = append(s.Columns, v.Actors[k].Name)
			continue
		}
		s.Columns = append(s.Columns, v.Issues[k].Title)
	}
	for at, i := range a.Rows {
		if i < 0 {
			s.Rows = append(s.Rows, SheetRow{Name: a.Titles[at], Group: true})
			continue
		}
		x := v.Actors[i]
		row := SheetRow{Name: x.Name, Sub: strings.Trim(x.Side+" · "+x.Role, " ·")}
		for _, k := range a.Cols {
			row.Cells = append(row.Cells, cell(i, k))
		}
		s.Rows = append(s.Rows, row)
	}
	return s
}

// Text gives the sheet as lines of tab-separated values with its heads, as other programs
// take it into cells. With rows, only those.
func (s Sheet) Text(rows ...int) string {
	var b strings.Builder
	line := func(values []string) { b.WriteString(strings.Join(values, "\t") + "\n") }
	head := []string{"Actor"}
	for _, c := range s.Columns {
		head = append(head, plainCell(c))
	}
	line(head)
	if rows == nil {
		rows = allOf(len(s.Rows))
	}
	for _, r := range rows {
		values := []string{plainCell(s.Rows[r].Name)}
		for _, c := range s.Rows[r].Cells {
			values = append(values, c.Text())
		}
		line(values)
	}
	return b.String()
}

// Region gives some cells as lines of tab-separated values, without heads; rows and columns
// with their ends. Titles of groups have no cells and are left out.
func (s Sheet) Region(rows, cols [2]int) string {
	var b strings.Builder
	for r := max(rows[0], 0); r <= rows[1] && r < len(s.Rows); r++ {
		if s.Rows[r].Group {
			continue
		}
		var values []string
		for c := max(cols[0], 0); c <= cols[1] && c < len(s.Rows[r].Cells); c++ {
			values = append(values, s.Rows[r].Cells[c].Text())
		}
		b.WriteString(strings.Join(values, "\t") + "\n")
	}
	return b.String()
}

// Text gives a cell in one line: symbol and word, what qualifies them, number and date.
func (d Display) Text() string { return plainCell(strings.Join(d.Lines, " · ")) }

// plainCell makes one value of a text: no tab or line end, nothing that a spreadsheet would
// compute, and quotation marks at its start doubled, as a spreadsheet takes a value that
// begins with one to end at the next. Numbers stay numbers.
func plainCell(s string) string {
	s = strings.Join(strings.Fields(s), " ")
	switch {
	case s == "":
	case s[0] == '=' || s[0] == '@':
		s = "'" + s
	case s[0] == '+' || s[0] == '-':
		number, rest, _ := strings.Cut(s, " ")
		if _, err := strconv.ParseFloat(number, 64); err != nil || strings.ContainsAny(rest, "(!|") {
			s = "'" + s
		}
	case s[0] == '"':
		s = `"` + strings.ReplaceAll(s, `"`, `""`) + `"`
	}
	return s
}

// Measures of the drawing of a matrix in pixels.
const (
	sheetMargin = 16.0
	sheetTop    = 60.0
	sheetHead   = 200.0 // for the names of the rows
	sheetCol    = 170.0
	sheetRow    = 78.0
	sheetGroup  = 28.0
	sheetPad    = 8.0
)

// denseCells is from how many cells on a drawing shows one line a cell, so that a page
// still holds it.
const denseCells = 600

// Drawing draws the sheet: cells in the colours of their states, hollow where only others
// say so. Letters have one size however many rows there are: the drawing grows.
func (s Sheet) Drawing() Drawing {
	colWidth, rowHeight := sheetCol, sheetRow
	if s.Compact || len(s.Rows)*len(s.Columns) > denseCells {
		s.Compact, colWidth, rowHeight = true, 160, 26
	}
	width := max(sheetHead+float64(len(s.Columns))*colWidth, 480)
	d := Drawing{Width: 2*sheetMargin + width}
	d.heading(s.Title, fit(s.Sub, width, 11))
	y := sheetTop
	lines := 1
	heads := make([][]string, len(s.Columns))
	for k, c := range s.Columns {
		heads[k] = wrapped(c, colWidth-2*sheetPad, 12, 3)
		lines = max(lines, len(heads[k]))
	}
	height := float64(lines)*16 + 10
	for k, head := range heads {
		x := sheetMargin + sheetHead + float64(k)*colWidth
		for i, l := range head {
			d.text(x+sheetPad, y+height-10-float64(len(head)-1-i)*16, 12, l, ColourInk).Bold = true
		}
	}
	d.text(sheetMargin+sheetPad, y+height-10, 12, "Actor", ColourMuted).Bold = true
	y += height
	d.line(sheetMargin, y, sheetMargin+width, y, 1.5, ColourMuted)
	for _, r := range s.Rows {
		if r.Group {
			d.text(sheetMargin+sheetPad, y+19, 12, fit(r.Name, width, 12), ColourMuted).Bold = true
			y += sheetGroup
		} else {
			d.sheetRow(s, r, y, colWidth, rowHeight)
			y += rowHeight
		}
		d.line(sheetMargin, y, sheetMargin+width, y, 1, ColourRule)
	}
	if len(s.Rows) == 0 || len(s.Columns) == 0 {
		d.text(sheetMargin+sheetPad, y+20, 12, "There are no positions to show.", ColourMuted)
		y += 30
	}
	d.text(sheetMargin, y+20, 11, fit(s.Foot, width, 11), ColourMuted)
	d.text(sheetMargin, y+36, 11, fit("Filled: the actor's own words. Outlined: only others say so.", width, 11), ColourMuted)
	d.Height = y + 50
	return d
}

func (d *Drawing) sheetRow(s Sheet, r SheetRow, y, colWidth, rowHeight float64) {
	room, most, first := sheetHead-2*sheetPad, 2, 20.0
	if s.Compact {
		most, first = 1, 17
	}
	at := y + first
	for _, l := range wrapped(r.Name, room, 12, most) {
		d.text(sheetMargin+sheetPad, at, 12, l, ColourInk).Bold = true
		at += 16
	}
	if r.Sub != "" && !s.Compact {
		for _, l := range wrapped(r.Sub, room, 11, 2) {
			d.text(sheetMargin+sheetPad, at, 11, l, ColourMuted)
			at += 14
		}
	}
	for k, c := range r.Cells {
		d.cell(c, s.Compact, sheetMargin+sheetHead+float64(k)*colWidth+1, y+1, colWidth-2, rowHeight-2)
	}
}

// cell draws one cell. Hollow ones have an outline and no bold line, as nothing of the
// actor's own is on record.
func (d *Drawing) cell(c Display, compact bool, x, y, w, h float64) {
	ink := c.State + partInk
	hollow := c.Hollow || strings.HasPrefix(c.State, "reported_")
	switch {
	case hollow:
		d.outline(x, y, w, h, c.State+partBorder)
	case c.Pale:
		d.rect(x, y, w, h, c.State+partPale)
	case c.State != DisplayNoData && c.State != DisplayNoComment:
		d.rect(x, y, w, h, c.State+partFill)
	}
	lines := c.Lines
	if compact {
		lines = lines[:min(len(lines), 1)]
	}
	for i, l := range lines {
		size := 11.0
		strong := i == 0 || i == 1 && c.Qualified
		if i == 0 {
			size = 12
		}
		t := d.text(x+sheetPad-1, y+16+float64(i)*17, size, fit(l, w-2*sheetPad, size), ink)
		t.Bold = strong && !hollow && c.State != DisplayNoData && c.State != DisplayNoComment
	}
}

func (d *Drawing) rect(x, y, w, h float64, colour string) {
	d.Shapes = append(d.Shapes, Shape{Kind: ShapeRect, X: x, Y: y, X2: w, Y2: h, Colour: colour})
}

func (d *Drawing) outline(x, y, w, h float64, colour string) {
	const line = 1.0
	d.rect(x, y, w, line, colour)
	d.rect(x, y+h-line, w, line, colour)
	d.rect(x, y, line, h, colour)
	d.rect(x+w-line, y, line, h, colour)
}

// The parts of a cell: each makes a role of a colour, put behind a display state.
const (
	partFill   = ".fill"
	partPale   = ".pale"
	partInk    = ".ink"
	partBorder = ".border"
)

// addCellColours adds the colours of the parts of cells.
func addCellColours(to map[string]string) {
	add := func(state string, c CellColours) {
		for part, v := range map[string]uint32{partFill: c.Fill, partPale: c.Pale, partInk: c.Ink, partBorder: c.Border} {
			to[state+part] = fmt.Sprintf("#%06X", v)
		}
	}
	for _, x := range DisplayStates() {
		add(x.State, CellColoursOf(x.State))
	}
	const shadeInk, shadeBorder, even = 0x2B2B2B, 0xC4C4C4, 0xF0F0F0
	shade := func(name string, of CellColours, share float64) {
		fill := paled(of.Fill, share)
		add(name, CellColours{fill, fill, of.Ink, shadeBorder})
	}
	for step := 1; step <= 5; step++ {
		shade(fmt.Sprint("shade", step), CellColoursOf(DisplayNeutral), float64(step)/5)
		shade(fmt.Sprint("heat", step), CellColoursOf(DisplaySupport), float64(1+step)/5)
		shade(fmt.Sprint("heat-", step), CellColoursOf(DisplayOppose), float64(1+step)/5)
	}
	add("heat0", CellColours{even, even, shadeInk, shadeBorder})
}

// paled mixes a share of a colour with white.
func paled(colour uint32, share float64) uint32 {
	part := func(shift int) uint32 {
		return uint32(255+(float64(colour>>shift&0xFF)-255)*share+0.5) << shift
	}
	return part(16) | part(8) | part(0)
}

// textWidth reckons how wide a text is in pixels: no font is at hand here. It errs to the
// wide side, so that what is reckoned to fit does, bold or not.
func textWidth(s string, size float64) float64 {
	w := 0.0
	for _, r := range s {
		switch {
		case r >= 0x2E80 && r < 0xFB00 || r >= 0x1F000:
			w += 1
		case strings.ContainsRune(" .,:;!|'’iIjlftr()·[]", r):
			w += 0.34
		case strings.ContainsRune("mwMWжшщюмЖШЩЮМ@%…", r) || r >= 0x2190 && r < 0x2700:
			w += 0.9
		case r >= 'A' && r <= 'Z' || r >= 'А' && r <= 'Я':
			w += 0.68
		default:
			w += 0.6
		}
	}
	return w * size
}

// fit cuts a text to a width, with "…".
func fit(s string, width, size float64) string {
	s = strings.Join(strings.Fields(s), " ")
	s = shorten(s, 400) // more fits nowhere
	for n := len([]rune(s)); n > 1 && textWidth(s, size) > width; n-- {
		s = shorten(s, n-1)
	}
	return s
}

// wrapped breaks a text into lines of a width, the last one cut.
func wrapped(s string, width, size float64, most int) []string {
	var lines []string
	line := ""
	words := strings.Fields(s)
	for i, word := range words {
		next := strings.TrimSpace(line + " " + word)
		if line == "" || textWidth(next, size) <= width {
			line = next
			continue
		}
		if len(lines) == most-1 {
			line = strings.Join(append([]string{line}, words[i:]...), " ")
			break
		}
		lines = append(lines, fit(line, width, size))
		line = word
	}
	return append(lines, fit(line, width, size))
}
