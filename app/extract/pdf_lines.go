package extract

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"
)

// box is a place on a page in points; the greater y is the higher.
type box struct{ left, right, bottom, top float64 }

func (b box) middle() float64 { return (b.bottom + b.top) / 2 }
func (b box) width() float64  { return b.right - b.left }

func (b box) with(o box) box {
	return box{min(b.left, o.left), max(b.right, o.right), min(b.bottom, o.bottom), max(b.top, o.top)}
}

// pdfChar is a character with its place. Spaces and line breaks may have none.
type pdfChar struct {
	r      rune
	at     int  // its number on the page
	turned bool // not upright: a stamp or a mark at the margin
	box    box
}

// pdfLine is a line of text, or a piece of one.
type pdfLine struct {
	box

	text  string
	size  float64 // the height of its font
	at    int     // the number of a letter of it
	block int     // lines of one column have the same
	page  int
	split bool // a hyphen at its end is the line's, not the word's
}

// pdfLines cuts a page's characters into pieces of lines that have no wide gap inside.
func pdfLines(chars []pdfChar) []pdfLine {
	turned, rtl := 0, 0
	for _, c := range chars {
		if c.turned {
			turned++
		}
		if isRTL(c.r) {
			rtl++
		}
	}
	b := lineBuilder{mirrored: rtl*2 > len(chars)}
	for _, c := range chars {
		if c.turned && turned*2 < len(chars) {
			continue
		}
		b.add(c)
	}
	b.end()
	return b.lines
}

func isRTL(r rune) bool {
	return unicode.In(r, unicode.Arabic, unicode.Hebrew, unicode.Syriac, unicode.Thaana)
}

// lineBuilder makes lines of characters. Pages that are read from right to left are
// mirrored, so that all that follows reads them as the others.
type lineBuilder struct {
	mirrored bool
	lines    []pdfLine
	text     strings.Builder
	cur      pdfLine
	last     box
	heights  []float64
	any      bool // there is a character
	space    bool // the next one comes after a space
}

// widestSpace parts pieces of a line, in heights of its letters: more than justified
// text has between words, less than what stands between columns.
const widestSpace = 1.8

func (b *lineBuilder) add(c pdfChar) {
	switch {
	case c.r == '\r' || c.r == '\n':
		b.end()
		return
	case c.r == hyphenMark || c.r == '\u00AD':
		b.cur.split = b.any
		return
	case unicode.IsSpace(c.r):
		b.space = true
		return
	case c.r == 0xFFFE || c.r == 0xFFFF || unicode.IsControl(c.r):
		return
	}
	if b.mirrored {
		c.box.left, c.box.right = -c.box.right, -c.box.left
	}
	if b.any {
		h := max(median(b.heights), 4)
		gap := max(c.box.left-b.last.right, b.last.left-c.box.right)
		if gap > widestSpace*h || c.box.middle() > b.cur.top+h*0.5 || c.box.middle() < b.cur.bottom-h*0.5 {
			b.end()
		}
	}
	if !b.any {
		b.cur.box, b.cur.at = c.box, c.at
	}
	const thin = 0.15 // what PDFium takes for a space inside words that are set wide
	if b.space && b.any && max(c.box.left-b.last.right, b.last.left-c.box.right) > thin*median(b.heights) {
		b.text.WriteByte(' ')
	}
	b.any, b.space, b.cur.split = true, false, false
	b.text.WriteRune(c.r)
	b.cur.box = b.cur.with(c.box)
	b.last = c.box
	if unicode.IsLetter(c.r) || unicode.IsDigit(c.r) {
		b.cur.at = c.at
		b.heights = append(b.heights, c.box.top-c.box.bottom)
	}
}

// hyphenMark is what PDFium gives for a hyphen that only ends a line.
const hyphenMark = '\u0002'

func (b *lineBuilder) end() {
	if text := strings.TrimSpace(b.text.String()); text != "" {
		b.cur.text = strings.Join(strings.Fields(text), " ")
		b.cur.size = b.cur.top - b.cur.bottom
		if len(b.heights) > 0 {
			b.cur.size = median(b.heights)
		}
		b.lines = append(b.lines, b.cur)
	}
	b.cur, b.any, b.space, b.heights = pdfLine{}, false, false, nil
	b.text.Reset()
}

func median(v []float64) float64 {
	if len(v) == 0 {
		return 0
	}
	s := slices.Sorted(slices.Values(v))
	return s[len(s)/2]
}

// pdfOrder puts the pieces of a page into reading order, column by column. Lines that go
// over several columns part what stands above them from what stands below.
func pdfOrder(lines []pdfLine, depth int) [][]pdfLine {
	if len(lines) == 0 {
		return nil
	}
	const deepest = 5
	if gutter, ok := findGutter(lines); ok && depth < deepest {
		return orderAround(lines, gutter, depth)
	}
	slices.SortStableFunc(lines, func(a, b pdfLine) int { return cmp.Compare(b.middle(), a.middle()) })
	return [][]pdfLine{joinRows(lines)}
}

func orderAround(lines []pdfLine, gutter float64, depth int) [][]pdfLine {
	var across, left, right []pdfLine
	for _, l := range lines {
		switch side(l, gutter) {
		case -1:
			left = append(left, l)
		case 1:
			right = append(right, l)
		default:
			across = append(across, l)
		}
	}
	slices.SortStableFunc(across, func(a, b pdfLine) int { return cmp.Compare(b.middle(), a.middle()) })
	above := func(from []pdfLine, y float64) (up, down []pdfLine) {
		for _, l := range from {
			if l.middle() > y {
				up = append(up, l)
			} else {
				down = append(down, l)
			}
		}
		return up, down
	}
	var out [][]pdfLine
	var spanning []pdfLine
	for _, a := range across {
		var l, r []pdfLine
		l, left = above(left, a.middle())
		r, right = above(right, a.middle())
		if len(l)+len(r) > 0 && len(spanning) > 0 {
			out, spanning = append(out, joinRows(spanning)), nil
		}
		out = append(out, pdfOrder(l, depth+1)...)
		out = append(out, pdfOrder(r, depth+1)...)
		spanning = append(spanning, a)
	}
	if len(spanning) > 0 {
		out = append(out, joinRows(spanning))
	}
	out = append(out, pdfOrder(left, depth+1)...)
	return append(out, pdfOrder(right, depth+1)...)
}

// side is -1 for a line left of a gutter, 1 for one right of it, 0 for one across.
func side(l pdfLine, gutter float64) int {
	const touch = 1.0
	switch {
	case l.right <= gutter+touch:
		return -1
	case l.left >= gutter-touch:
		return 1
	}
	return 0
}

// findGutter looks for the white strip between two columns of running text.
func findGutter(lines []pdfLine) (float64, bool) {
	edges := map[int]bool{}
	for _, l := range lines {
		edges[int(l.right)] = true
	}
	best, found, fewest, widest := 0.0, false, len(lines), 0.0
	for _, e := range slices.Sorted(maps.Keys(edges)) {
		g := float64(e) + 1
		across, width, ok := weighGutter(lines, g)
		if ok && (across < fewest || across == fewest && width > widest) {
			best, found, fewest, widest = g, true, across, width
		}
	}
	return best, found
}

// weighGutter counts the lines across a gutter and measures it; ok is false when it does
// not part two columns of text that stand beside each other.
func weighGutter(lines []pdfLine, g float64) (across int, width float64, ok bool) {
	var l, r box
	var nl, nr, wordsL, wordsR int
	var sizes []float64
	for _, x := range lines {
		sizes = append(sizes, x.size)
		switch side(x, g) {
		case -1:
			if nl++; nl == 1 {
				l = x.box
			}
			l = l.with(x.box)
			wordsL += runes(x.text)
		case 1:
			if nr++; nr == 1 {
				r = x.box
			}
			r = r.with(x.box)
			wordsR += runes(x.text)
		default:
			across++
		}
	}
	const fewLines, prose = 3, 12 // lines of a column; runes a line of running text has
	if nl < fewLines || nr < fewLines || across*3 > len(lines) || wordsL < prose*nl || wordsR < prose*nr {
		return 0, 0, false
	}
	width = r.left - l.right
	beside := min(l.top, r.top) - max(l.bottom, r.bottom)
	lower := min(l.top-l.bottom, r.top-r.bottom)
	return across, width, width > 0.4*median(sizes) && beside > 0.3*lower
}

// joinRows joins the pieces of one line, which lie beside each other.
func joinRows(lines []pdfLine) []pdfLine {
	var out []pdfLine
	for i := 0; i < len(lines); {
		j := i + 1
		for j < len(lines) && lines[i].middle()-lines[j].middle() < 0.3*max(lines[i].size, lines[j].size) {
			j++
		}
		row := slices.Clone(lines[i:j])
		slices.SortStableFunc(row, func(a, b pdfLine) int { return cmp.Compare(a.left, b.left) })
		joined := row[0]
		for _, l := range row[1:] {
			if l.left-joined.right > joined.size/8 && l.text != "-" {
				joined.text += " "
			}
			joined.text += l.text
			joined.box = joined.with(l.box)
			joined.size, joined.split = max(joined.size, l.size), l.split
		}
		out = append(out, joined)
		i = j
	}
	return out
}
