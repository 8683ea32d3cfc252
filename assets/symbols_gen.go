//go:build ignore

// This program draws the face ParleySymbols.ttf: the signs of the stances,
// which the toolkit's fonts lack, so that they look the same on every machine.
// Run it with "go run symbols_gen.go" in this folder.
package main

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"math"
	"os"
	"slices"
)

// Measures in units of a thousandth of the size. Ascent and descent are those
// of Noto Sans, beside which the signs stand.
const (
	upem    = 1000
	ascent  = 1069
	descent = -293
	middle  = 357 // half the height of a capital
	stroke  = 64
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
	out := build(glyphs())
	if err := os.WriteFile("fonts/ParleySymbols.ttf", out, 0o644); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// glyphs draws the signs; filled contours run clockwise, holes the other way.
func glyphs() []glyph {
	up := poly(50, 40, 390, 650, 730, 40)
	down := poly(50, 674, 730, 674, 390, 64)
	diamond := poly(390, middle+345, 735, middle, 390, middle-345, 45, middle)
	left := poly(60, middle, 330, middle+190, 330, middle-190)
	right := poly(670, middle+190, 940, middle, 670, middle-190)
	g := []glyph{
		{0, 600, [][]point{poly(80, 0, 80, 714, 520, 714, 520, 0), hole(poly(80, 0, 80, 714, 520, 714, 520, 0))}},
		// A space between two signs belongs to their face.
		{' ', 260, nil},
		{0xA0, 260, nil},
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
	return g
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

// build writes the tables of a TrueType font.
func build(gs []glyph) []byte {
	var glyf, loca, hmtx bytes.Buffer
	for _, g := range gs {
		put(&loca, uint32(glyf.Len()))
		glyf.Write(outline(g))
		put(&hmtx, uint16(g.advance), int16(xMin(g)))
	}
	put(&loca, uint32(glyf.Len()))
	n := uint16(len(gs))
	var head, hhea, maxp, post bytes.Buffer
	put(&head, uint32(0x10000), uint32(0x10000), uint32(0), uint32(0x5F0F3CF5), uint16(0), uint16(upem),
		int64(0), int64(0), int16(0), int16(-100), int16(1000), int16(800), uint16(0), uint16(8), int16(2), int16(1), int16(0))
	put(&hhea, uint32(0x10000), int16(ascent), int16(descent), int16(0), uint16(1000),
		[11]int16{0, 0, 1000, 1}, n)
	put(&maxp, uint32(0x10000), n, uint16(32), uint16(4), [11]uint16{0, 0, 2})
	put(&post, uint32(0x30000), [28]byte{})
	return assemble(map[string][]byte{
		"head": head.Bytes(), "hhea": hhea.Bytes(), "maxp": maxp.Bytes(), "post": post.Bytes(), "loca": loca.Bytes(),
		"glyf": glyf.Bytes(), "hmtx": hmtx.Bytes(), "cmap": cmap(gs), "name": names(), "OS/2": os2(),
	})
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

// cmap maps each rune in a segment of its own.
func cmap(gs []glyph) []byte {
	var ends, starts, deltas, offsets []uint16
	for i, g := range gs {
		if g.r != 0 {
			ends, starts = append(ends, uint16(g.r)), append(starts, uint16(g.r))
			deltas, offsets = append(deltas, uint16(i)-uint16(g.r)), append(offsets, 0)
		}
	}
	ends, starts = append(ends, 0xFFFF), append(starts, 0xFFFF)
	deltas, offsets = append(deltas, 1), append(offsets, 0)
	n := uint16(len(ends))
	pow := uint16(1 << int(math.Log2(float64(n))))
	var b bytes.Buffer
	put(&b, uint16(0), uint16(1), uint16(3), uint16(1), uint32(12))
	put(&b, uint16(4), 16+8*n, uint16(0), 2*n, 2*pow, uint16(math.Log2(float64(pow))), 2*n-2*pow)
	put(&b, ends, uint16(0), starts, deltas, offsets)
	return b.Bytes()
}

func names() []byte {
	list := []struct {
		id   uint16
		text string
	}{{1, "Parley Symbols"}, {2, "Regular"}, {4, "Parley Symbols"}, {6, "ParleySymbols"}}
	var b, text bytes.Buffer
	put(&b, uint16(0), uint16(len(list)), uint16(6+12*len(list)))
	for _, n := range list {
		at := text.Len()
		for _, r := range n.text {
			put(&text, uint16(r))
		}
		put(&b, uint16(3), uint16(1), uint16(0x409), n.id, uint16(text.Len()-at), uint16(at))
	}
	b.Write(text.Bytes())
	return b.Bytes()
}

func os2() []byte {
	var b bytes.Buffer
	put(&b, uint16(4), int16(780), uint16(400), uint16(5), uint16(0), [10]int16{}, int16(0), [10]byte{}, [4]uint32{},
		[4]byte{'P', 'R', 'L', 'Y'}, uint16(0x40), uint16(0x2190), uint16(0xE000),
		int16(ascent), int16(descent), int16(0), uint16(ascent), uint16(-descent), [2]uint32{1, 0},
		int16(536), int16(714), uint16(0), uint16(32), uint16(0))
	return b.Bytes()
}

// assemble writes the table directory and the tables.
func assemble(tables map[string][]byte) []byte {
	tags := make([]string, 0, len(tables))
	for t := range tables {
		tags = append(tags, t)
	}
	slices.Sort(tags)
	var dir, body bytes.Buffer
	n := uint16(len(tags))
	put(&dir, uint32(0x10000), n, uint16(128), uint16(3), n*16-128)
	at := 12 + 16*len(tags)
	for _, t := range tags {
		data := tables[t]
		put(&dir, []byte(t), sum(data), uint32(at+body.Len()), uint32(len(data)))
		body.Write(data)
		for body.Len()%4 != 0 {
			body.WriteByte(0)
		}
	}
	return append(dir.Bytes(), body.Bytes()...)
}

func sum(data []byte) uint32 {
	var s uint32
	for i := 0; i < len(data); i += 4 {
		var w [4]byte
		copy(w[:], data[i:])
		s += binary.BigEndian.Uint32(w[:])
	}
	return s
}
