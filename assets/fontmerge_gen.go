//go:build ignore

package main

import (
	"bytes"
	"encoding/binary"
	"maps"
	"math"
	"slices"
	"unicode/utf16"
)

var be = binary.BigEndian

// merge adds glyphs to a TrueType font and calls it Parley Sans. Runes the
// font has already keep their glyph.
func merge(font []byte, add []glyph, style string) []byte {
	t := tables(font)
	runes := readCmap(t["cmap"])
	n := int(be.Uint16(t["maxp"][4:]))
	offsets := readLoca(t, n)
	metrics := readMetrics(t, n)
	glyf := bytes.NewBuffer(slices.Clone(t["glyf"][:offsets[n]]))
	for _, g := range add {
		if runes[g.r] != 0 {
			continue
		}
		runes[g.r] = uint32(n)
		glyf.Write(outline(g))
		offsets = append(offsets, uint32(glyf.Len()))
		metrics = append(metrics, [2]uint16{uint16(g.advance), uint16(int16(xMin(g)))})
		n++
	}
	var loca, hmtx, post bytes.Buffer
	put(&loca, offsets)
	put(&hmtx, metrics)
	put(&post, uint32(0x30000), t["post"][4:32])
	be.PutUint16(t["maxp"][4:], uint16(n))
	be.PutUint16(t["hhea"][34:], uint16(n))
	be.PutUint16(t["head"][50:], 1) // long offsets
	be.PutUint32(t["head"][8:], 0)
	t["glyf"], t["loca"], t["hmtx"], t["post"] = glyf.Bytes(), loca.Bytes(), hmtx.Bytes(), post.Bytes()
	t["cmap"], t["name"] = writeCmap(runes), rename(t["name"], style)
	for _, tag := range []string{"DSIG", "hdmx", "VDMX", "LTSH"} {
		delete(t, tag) // these count glyphs or sign the file
	}
	return assemble(t)
}

// tables reads the table directory; the tables are copies.
func tables(font []byte) map[string][]byte {
	t := map[string][]byte{}
	for i := range int(be.Uint16(font[4:])) {
		d := font[12+16*i:]
		at, size := be.Uint32(d[8:]), be.Uint32(d[12:])
		t[string(d[:4])] = slices.Clone(font[at : at+size])
	}
	return t
}

func readLoca(t map[string][]byte, n int) []uint32 {
	out := make([]uint32, n+1)
	for i := range out {
		if be.Uint16(t["head"][50:]) == 0 {
			out[i] = 2 * uint32(be.Uint16(t["loca"][2*i:]))
		} else {
			out[i] = be.Uint32(t["loca"][4*i:])
		}
	}
	return out
}

// readMetrics returns advance and left bearing of every glyph.
func readMetrics(t map[string][]byte, n int) [][2]uint16 {
	full := int(be.Uint16(t["hhea"][34:]))
	out := make([][2]uint16, n)
	for i := range out {
		if i < full {
			out[i] = [2]uint16{be.Uint16(t["hmtx"][4*i:]), be.Uint16(t["hmtx"][4*i+2:])}
		} else {
			out[i] = [2]uint16{out[full-1][0], be.Uint16(t["hmtx"][4*full+2*(i-full):])}
		}
	}
	return out
}

// readCmap reads the Windows character maps, formats 4 and 12.
func readCmap(cmap []byte) map[rune]uint32 {
	out := map[rune]uint32{}
	for i := range int(be.Uint16(cmap[2:])) {
		d := cmap[4+8*i:]
		sub := cmap[be.Uint32(d[4:]):]
		if be.Uint16(d) != 3 {
			continue
		}
		switch be.Uint16(sub) {
		case 4:
			readSegments(sub, out)
		case 12:
			for g := range int(be.Uint32(sub[12:])) {
				d := sub[16+12*g:]
				start, end, gid := be.Uint32(d), be.Uint32(d[4:]), be.Uint32(d[8:])
				for r := start; r <= end; r++ {
					out[rune(r)] = gid + r - start
				}
			}
		}
	}
	return out
}

func readSegments(sub []byte, out map[rune]uint32) {
	n := int(be.Uint16(sub[6:])) / 2
	ends, starts := sub[14:], sub[16+2*n:]
	deltas, ranges := sub[16+4*n:], sub[16+6*n:]
	for i := range n {
		end, start := int(be.Uint16(ends[2*i:])), int(be.Uint16(starts[2*i:]))
		delta, offset := be.Uint16(deltas[2*i:]), int(be.Uint16(ranges[2*i:]))
		for r := start; r <= end && r != 0xFFFF; r++ {
			gid := uint16(r) + delta
			if offset != 0 {
				gid = be.Uint16(ranges[2*i+offset+2*(r-start):])
				if gid != 0 {
					gid += delta
				}
			}
			if gid != 0 {
				out[rune(r)] = uint32(gid)
			}
		}
	}
}

// writeCmap writes one map of format 12.
func writeCmap(runes map[rune]uint32) []byte {
	var groups [][3]uint32
	for _, r := range slices.Sorted(maps.Keys(runes)) {
		if n := len(groups); n > 0 && uint32(r) == groups[n-1][1]+1 &&
			runes[r] == groups[n-1][2]+uint32(r)-groups[n-1][0] {
			groups[n-1][1]++
			continue
		}
		groups = append(groups, [3]uint32{uint32(r), uint32(r), runes[r]})
	}
	var b bytes.Buffer
	put(&b, uint16(0), uint16(1), uint16(3), uint16(10), uint32(12))
	put(&b, uint16(12), uint16(0), uint32(16+12*len(groups)), uint32(0), uint32(len(groups)), groups)
	return b.Bytes()
}

// rename gives the font a name of its own; copyright and licence stay.
func rename(name []byte, style string) []byte {
	own := map[uint16]string{
		1: "Parley Sans", 2: style, 3: "Parley Sans " + style, 4: "Parley Sans " + style,
		6: "ParleySans-" + style, 16: "Parley Sans",
	}
	strs := name[be.Uint16(name[4:]):]
	var records, text bytes.Buffer
	n := 0
	for i := range int(be.Uint16(name[2:])) {
		d := name[6+12*i:]
		if be.Uint16(d) != 3 {
			continue
		}
		id, size, at := be.Uint16(d[6:]), be.Uint16(d[8:]), be.Uint16(d[10:])
		value := strs[at : at+size]
		if own[id] != "" {
			var b bytes.Buffer
			put(&b, utf16.Encode([]rune(own[id])))
			value = b.Bytes()
		}
		put(&records, d[:8], uint16(len(value)), uint16(text.Len()))
		text.Write(value)
		n++
	}
	var b bytes.Buffer
	put(&b, uint16(0), uint16(n), uint16(6+12*n), records.Bytes(), text.Bytes())
	return b.Bytes()
}

// assemble writes the table directory and the tables.
func assemble(tables map[string][]byte) []byte {
	tags := slices.Sorted(maps.Keys(tables))
	var dir, body bytes.Buffer
	n := uint16(len(tags))
	log := uint16(math.Log2(float64(n)))
	put(&dir, uint32(0x10000), n, uint16(16)<<log, log, n*16-uint16(16)<<log)
	at, head := 12+16*len(tags), 0
	for _, t := range tags {
		if t == "head" {
			head = at + body.Len()
		}
		data := tables[t]
		put(&dir, []byte(t), sum(data), uint32(at+body.Len()), uint32(len(data)))
		body.Write(data)
		for body.Len()%4 != 0 {
			body.WriteByte(0)
		}
	}
	font := append(dir.Bytes(), body.Bytes()...)
	be.PutUint32(font[head+8:], 0xB1B0AFBA-sum(font))
	return font
}

func sum(data []byte) uint32 {
	var s uint32
	for i := 0; i < len(data); i += 4 {
		var w [4]byte
		copy(w[:], data[i:])
		s += be.Uint32(w[:])
	}
	return s
}
