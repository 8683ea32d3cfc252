package extract

import (
	"math"
	"strings"
	"unicode"
	"unicode/utf8"
)

// pdfShape is how a file sets its paragraphs: what its columns, its lines' distances and
// its indents are.
type pdfShape struct {
	columns  map[int]box
	leading  map[int]float64 // usual distance of lines, by size in quarters of a point
	indented bool            // paragraphs begin with an indent
	spaced   bool            // paragraphs stand apart
}

func sizeKey(size float64) int { return int(math.Round(size * 2)) }

func pdfShapeOf(lines []pdfLine) pdfShape {
	s := pdfShape{columns: map[int]box{}, leading: map[int]float64{}}
	distances := map[int][]float64{}
	for i, l := range lines {
		if c, ok := s.columns[l.block]; ok {
			s.columns[l.block] = c.with(l.box)
		} else {
			s.columns[l.block] = l.box
		}
		if i > 0 && lines[i-1].block == l.block {
			if d := lines[i-1].middle() - l.middle(); d > 0 && sizesAlike(lines[i-1], l) {
				distances[sizeKey(l.size)] = append(distances[sizeKey(l.size)], d)
			}
		}
	}
	for k, d := range distances {
		s.leading[k] = median(d)
	}
	indents, gaps := 0, 0
	for i, l := range lines {
		if i > 0 && s.isIndented(l) && lines[i-1].block == l.block && !s.isIndented(lines[i-1]) && endsSentence(lines[i-1].text) {
			indents++
		}
		if i > 0 && lines[i-1].block == l.block && s.isApart(lines[i-1], l) {
			gaps++
		}
	}
	const few = 3
	s.indented, s.spaced = indents >= few, gaps >= few
	return s
}

func sizesAlike(a, b pdfLine) bool {
	const larger = 1.12
	return a.size < b.size*larger && b.size < a.size*larger
}

func (s pdfShape) isIndented(l pdfLine) bool {
	in := l.left - s.columns[l.block].left
	return in > 0.6*l.size && in < s.columns[l.block].width()/3
}

// isShort reports whether a line ends well before the column does.
func (s pdfShape) isShort(l pdfLine) bool {
	c := s.columns[l.block]
	return c.right-l.right > max(0.12*c.width(), l.size)
}

// breaks reports whether a new paragraph begins with b, which comes after a.
func (s pdfShape) breaks(a, b pdfLine) bool {
	if a.split {
		return false
	}
	if _, marked := cutBullet(b.text); marked || !sizesAlike(a, b) {
		return true
	}
	if a.block != b.block {
		return s.breaksOver(a, b)
	}
	switch {
	case s.isApart(a, b):
		return true
	case s.isIndented(b) && !s.isIndented(a) && (s.indented || endsSentence(a.text)):
		return true
	case s.indented && s.isIndented(b) && s.isIndented(a) && s.isShort(a): // a line of its own
		return true
	}
	return !s.spaced && s.isShort(a) && endsSentence(a.text) && startsSentence(b.text)
}

// isApart reports whether there is more than a line's distance between two lines.
func (s pdfShape) isApart(a, b pdfLine) bool {
	const wider = 1.35
	leading, distance := s.leading[sizeKey(b.size)], a.middle()-b.middle()
	return leading > 0 && distance > wider*leading && distance > b.size*0.9
}

// breaksOver decides the same where a ends a column or a page and b begins the next.
func (s pdfShape) breaksOver(a, b pdfLine) bool {
	switch {
	case !startsSentence(b.text):
		return false
	case !endsSentence(a.text):
		return s.isShort(a)
	case s.indented:
		return s.isIndented(b) || s.isShort(a)
	}
	return s.isShort(a) || a.page == b.page && math.Abs(s.columns[a.block].width()-s.columns[b.block].width()) > a.size*4
}

func startsSentence(s string) bool {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeftFunc(s, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSymbol(r) }))
	return !unicode.IsLower(r)
}
