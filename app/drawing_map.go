package app

import (
	"cmp"
	"fmt"
	"math"
	"slices"
)

// ScalePoint is an actor on the scale of an issue, 0 at its low end and 100 at its high
// one.
type ScalePoint struct {
	Name  string
	Place float64
	State string // display state, for sign and colour
}

// ScaleDrawing draws actors along the scale of an issue between its labelled ends.
func ScaleDrawing(title, question, low, high string, points []ScalePoint) Drawing {
	const width, left, right = 920.0, 70.0, 850.0
	points = slices.Clone(points)
	slices.SortStableFunc(points, func(a, b ScalePoint) int { return cmp.Compare(a.Place, b.Place) })
	d := Drawing{Width: width}
	d.heading(title, question)
	const top, step = 76.0, 24.0
	var ends []float64 // where the last name of each line ends
	place := func(from, to float64) int {
		for i, end := range ends {
			if from > end+10 {
				ends[i] = to
				return i
			}
		}
		ends = append(ends, to)
		return len(ends) - 1
	}
	type label struct {
		x    float64
		line int
		p    ScalePoint
	}
	var labels []label
	for _, p := range points {
		x := left + min(max(p.Place, 0), 100)/100*(right-left)
		name := shorten(p.Name, 26)
		half := float64(len([]rune(name)))*3.4 + 12
		labels = append(labels, label{x, place(x-half, x+half), ScalePoint{name, p.Place, p.State}})
	}
	base := top + float64(max(len(ends), 1))*step + 16
	d.Height = base + 56
	for _, l := range labels {
		y := base - 18 - float64(l.line)*step
		d.line(l.x, y+4, l.x, base, 1, ColourRule)
	}
	d.line(left, base, right, base, 2, ColourMuted)
	for _, share := range []float64{0, 0.25, 0.5, 0.75, 1} {
		x := left + share*(right-left)
		d.line(x, base-4, x, base+4, 1.5, ColourMuted)
	}
	for _, l := range labels {
		y := base - 18 - float64(l.line)*step
		d.text(l.x, y, 12, symbolOf(l.p.State)+" "+l.p.Name, l.p.State).Align = AlignMiddle
	}
	d.text(left-54, base+24, 11.5, "0  "+shorten(cmp.Or(low, "against"), 60), ColourMuted)
	d.text(right+54, base+24, 11.5, shorten(cmp.Or(high, "for"), 60)+"  100", ColourMuted).Align = AlignEnd
	if len(points) == 0 {
		d.text(left, base-18, 12, "Nobody has a position that has a place on the scale.", ColourMuted)
	}
	return d
}

// MapPoint is an actor of the agreement map.
type MapPoint struct {
	ID   ActorID
	Name string
	Side string
}

// AgreementDrawing draws a map on which actors stand the nearer the more they agree
// (rule R11): classical scaling of one less the share of agreement; who shares no issue with
// another is put at a middle distance. Lines join who agrees by three quarters or more.
func AgreementDrawing(title, sub string, points []MapPoint, list []Agreement) Drawing {
	const width, height = 920.0, 640.0
	d := Drawing{Width: width, Height: height}
	d.heading(title, sub)
	if len(points) < 2 {
		d.text(16, 90, 12, "There are not two actors who can be compared.", ColourMuted)
		return d
	}
	share := agreementShares(points, list)
	xs, ys := scaled(share)
	px := func(i int) (float64, float64) {
		return 90 + (xs[i]+1)/2*(width-220), 84 + (ys[i]+1)/2*(height-130)
	}
	for i := range points {
		for k := range i {
			if s := share[i][k]; s >= 0.75 {
				x, y := px(i)
				x2, y2 := px(k)
				d.line(x, y, x2, y2, 0.7+2*(s-0.75)/0.25, ColourTie)
			}
		}
	}
	var taken []box
	for i := range points {
		x, y := px(i)
		taken = append(taken, box{x - 6, y - 6, x + 6, y + 6})
	}
	for i, p := range points {
		x, y := px(i)
		d.Shapes = append(d.Shapes, Shape{Kind: ShapeRect, X: x - 3.5, Y: y - 3.5, X2: 7, Y2: 7, Colour: ColourInk})
		name := shorten(p.Name, 28)
		if p.Side != "" {
			name += fmt.Sprintf(" (%s)", shorten(p.Side, 18))
		}
		at, ty, align := besidePoint(x, y, textWidth(name, mapText), box{8, 56, width - 8, height - 8}, &taken)
		d.text(at, ty, mapText, name, ColourInk).Align = align
	}
	return d
}

// mapText is the size of the names on a map.
const mapText = 11.5

// box is a part of a drawing that is taken: its left, upper, right and lower end.
type box struct{ left, top, right, bottom float64 }

func (b box) meets(c box) bool {
	return b.left < c.right && c.left < b.right && b.top < c.bottom && c.top < b.bottom
}

// besidePoint finds a place for the name of a point that is free and inside: on its right,
// its left, above or below it, else lower and lower on the right.
func besidePoint(x, y, wide float64, page box, taken *[]box) (at, base float64, align Align) {
	type place struct {
		x, base float64
		align   Align
	}
	places := []place{{x + 9, y + 4, AlignStart}, {x - 9, y + 4, AlignEnd}, {x, y - 10, AlignMiddle}, {x, y + 19, AlignMiddle}}
	for n := range 40 {
		places = append(places, place{x + 9, y + 4 + 13*float64(n+1), AlignStart})
	}
	for _, p := range places {
		left := p.x
		switch p.align {
		case AlignEnd:
			left -= wide
		case AlignMiddle:
			left -= wide / 2
		case AlignStart:
		}
		b := box{left, p.base - 10, left + wide, p.base + 3}
		if b.left < page.left || b.right > page.right && p.align != AlignStart || b.top < page.top || b.bottom > page.bottom ||
			slices.ContainsFunc(*taken, b.meets) {
			continue
		}
		*taken = append(*taken, b)
		return p.x, p.base, p.align
	}
	return x + 9, y + 4, AlignStart
}

// agreementShares gives the share of agreement of every two, −1 where they share no issue.
func agreementShares(points []MapPoint, list []Agreement) [][]float64 {
	at := map[ActorID]int{}
	for i, p := range points {
		at[p.ID] = i
	}
	out := make([][]float64, len(points))
	for i := range out {
		out[i] = make([]float64, len(points))
		for k := range out[i] {
			out[i][k] = -1
		}
		out[i][i] = 1
	}
	for _, a := range list {
		i, ok1 := at[a.A]
		k, ok2 := at[a.B]
		if sum := a.Congruence + a.Conflict; ok1 && ok2 && sum > 0 {
			out[i][k] = a.Congruence / sum
			out[k][i] = out[i][k]
		}
	}
	return out
}

// scaled places points in the square from −1 to 1 by classical scaling: the two first axes
// of the doubly centred squares of the distances, found by power iteration from a fixed
// start.
func scaled(share [][]float64) (xs, ys []float64) {
	n := len(share)
	b := make([][]float64, n)
	rows := make([]float64, n)
	all := 0.0
	for i := range b {
		b[i] = make([]float64, n)
		for k := range b[i] {
			dist := 1 - share[i][k]
			if share[i][k] < 0 {
				dist = 0.6
			}
			b[i][k] = dist * dist
			rows[i] += b[i][k] / float64(n)
		}
		all += rows[i] / float64(n)
	}
	for i := range b {
		for k := range b[i] {
			b[i][k] = -(b[i][k] - rows[i] - rows[k] + all) / 2
		}
	}
	first, top := axis(b, nil)
	second, _ := axis(b, first)
	fit := func(v []float64) []float64 {
		most := 1e-9
		for _, x := range v {
			most = max(most, math.Abs(x))
		}
		out := make([]float64, n)
		for i, x := range v {
			out[i] = x / most
		}
		return out
	}
	if top <= 0 {
		return make([]float64, n), make([]float64, n)
	}
	return fit(first), fit(second)
}

// axis finds the greatest axis of a symmetric matrix that is square to another one.
func axis(b [][]float64, square []float64) (v []float64, value float64) {
	n := len(b)
	v = make([]float64, n)
	for i := range v {
		v[i] = math.Sin(float64(i+1) * 1.7) // any start that is no axis
	}
	for range 200 {
		if square != nil {
			dot, own := 0.0, 1e-12
			for i := range v {
				dot += v[i] * square[i]
				own += square[i] * square[i]
			}
			for i := range v {
				v[i] -= square[i] * dot / own
			}
		}
		next, length := make([]float64, n), 0.0
		for i := range b {
			for k := range b[i] {
				next[i] += (b[i][k] + 0.0) * v[k]
			}
			next[i] += v[i] // a shift keeps negative axes from winning
			length += next[i] * next[i]
		}
		length = math.Sqrt(length)
		if length == 0 {
			break
		}
		for i := range next {
			next[i] /= length
		}
		v, value = next, length
	}
	return v, value
}
