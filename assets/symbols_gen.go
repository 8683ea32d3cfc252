//go:build ignore

// This program makes the faces of the interface: Noto Sans with the signs of
// the stances, which it lacks, so that they look the same on every machine.
// Run it in this folder, with the folder of the original files:
//
//	go run symbols_gen.go fontmerge_gen.go /usr/share/fonts/truetype/noto
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
)

// Measures in units of a thousandth of the size.
const (
	middle = 357 // half the height of a capital
	stroke = 64
)

type point struct {
	x, y float64
	off  bool // control point of a curve
}

type glyph struct {
	r        rune
	advance  int
	contours [][]point
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: symbols_gen FOLDER")
		os.Exit(2)
	}
	for _, style := range []string{"Regular", "Bold", "Italic"} {
		font, err := os.ReadFile(filepath.Join(os.Args[1], "NotoSans-"+style+".ttf"))
		if err == nil {
			err = os.WriteFile("fonts/ParleySans-"+style+".ttf", merge(font, glyphs(), style), 0o644)
		}
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// glyphs draws the signs; filled contours run clockwise, holes the other way.
func glyphs() []glyph {
	up := poly(50, 40, 390, 650, 730, 40)
	down := poly(50, 674, 730, 674, 390, 64)
	diamond := poly(390, middle+345, 735, middle, 390, middle-345, 45, middle)
	left := poly(60, middle, 330, middle+190, 330, middle-190)
	right := poly(670, middle+190, 940, middle, 670, middle-190)
	return []glyph{
		{0x2190, 1000, [][]point{left, bar(300, 940, middle, 76)}},
		{0x2192, 1000, [][]point{right, bar(60, 700, middle, 76)}},
		{0x2194, 1000, [][]point{left, right, bar(300, 700, middle, 76)}},
		{0x2212, 572, [][]point{bar(50, 522, middle, 74)}},
		{0x2260, 572, [][]point{bar(50, 522, 262, 74), bar(50, 522, 452, 74), poly(160, 70, 330, 644, 412, 644, 242, 70)}},
		{0x25A0, 780, [][]point{poly(110, 77, 110, 637, 670, 637, 670, 77)}},
		{0x25B2, 780, [][]point{up}},
		{0x25B3, 780, [][]point{up, hole(up)}},
		{0x25BC, 780, [][]point{down}},
		{0x25BD, 780, [][]point{down, hole(down)}},
		{0x25C6, 780, [][]point{diamond}},
		{0x25C7, 780, [][]point{diamond, hole(diamond)}},
		{0x25CB, 700, [][]point{circle(350, 275), reversed(circle(350, 275-stroke))}},
		{0x25CF, 700, [][]point{circle(350, 275)}},
		// A place holder without width: text in a fallback font is drawn with
		// this face's ascent when it starts with it, so baselines agree.
		{0xE000, 0, nil},
	}
}

func poly(xy ...float64) []point {
	var c []point
	for i := 0; i < len(xy); i += 2 {
		c = append(c, point{x: xy[i], y: xy[i+1]})
	}
	return c
}

func bar(from, to, y, thick float64) []point {
	return poly(from, y-thick/2, from, y+thick/2, to, y+thick/2, to, y-thick/2)
}

// circle is made of eight curves.
func circle(x, r float64) []point {
	var c []point
	outer := r / math.Cos(math.Pi/8)
	for i := range 8 {
		a := -float64(i) * math.Pi / 4
		c = append(c,
			point{x: x + r*math.Cos(a), y: middle + r*math.Sin(a)},
			point{x: x + outer*math.Cos(a-math.Pi/8), y: middle + outer*math.Sin(a-math.Pi/8), off: true})
	}
	return c
}

// hole returns the inner edge of an outline: the polygon moved inwards by the
// stroke on every side.
func hole(c []point) []point {
	var in []point
	n := len(c)
	for i := range c {
		a, b, d := c[(i+n-1)%n], c[i], c[(i+1)%n]
		in = append(in, inset(a, b, d))
	}
	return reversed(in)
}

// inset moves corner b between a and d inwards; clockwise, inside is right.
func inset(a, b, d point) point {
	ux, uy := unit(b.x-a.x, b.y-a.y)
	vx, vy := unit(d.x-b.x, d.y-b.y)
	nx, ny, mx, my := uy, -ux, vy, -vx
	k := stroke / (1 + nx*mx + ny*my)
	return point{x: b.x + (nx+mx)*k, y: b.y + (ny+my)*k}
}

func unit(x, y float64) (float64, float64) {
	l := math.Hypot(x, y)
	return x / l, y / l
}

func reversed(c []point) []point {
	c = slices.Clone(c)
	slices.Reverse(c)
	return c
}

func put(b *bytes.Buffer, values ...any) {
	for _, v := range values {
		if err := binary.Write(b, binary.BigEndian, v); err != nil {
			panic(err)
		}
	}
}

func xMin(g glyph) float64 {
	x := math.Inf(1)
	for _, c := range g.contours {
		for _, p := range c {
			x = min(x, p.x)
		}
	}
	if math.IsInf(x, 1) {
		return 0
	}
	return math.Round(x)
}

// outline writes one glyph with words for all coordinates.
func outline(g glyph) []byte {
	if len(g.contours) == 0 {
		return nil
	}
	var b, flags, xs, ys bytes.Buffer
	box := [4]float64{math.Inf(1), math.Inf(1), math.Inf(-1), math.Inf(-1)}
	var ends []uint16
	last := [2]int{}
	n := 0
	for _, c := range g.contours {
		for _, p := range c {
			x, y := int(math.Round(p.x)), int(math.Round(p.y))
			box = [4]float64{min(box[0], p.x), min(box[1], p.y), max(box[2], p.x), max(box[3], p.y)}
			flag := byte(1)
			if p.off {
				flag = 0
			}
			put(&flags, flag)
			put(&xs, int16(x-last[0]))
			put(&ys, int16(y-last[1]))
			last = [2]int{x, y}
			n++
		}
		ends = append(ends, uint16(n-1))
	}
	put(&b, int16(len(g.contours)))
	for _, v := range box {
		put(&b, int16(math.Round(v)))
	}
	put(&b, ends, uint16(0), flags.Bytes(), xs.Bytes(), ys.Bytes())
	for b.Len()%4 != 0 {
		b.WriteByte(0)
	}
	return b.Bytes()
}
