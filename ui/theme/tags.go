package theme

import (
	"strconv"
	"strings"
)

// tagPrefix begins the style names of annotation tags: tag_1 to tag_8.
const tagPrefix = "tag_"

// TagCount is the number of distinct tag colours.
const TagCount = 8

// TagStyle returns the style name of the n-th tag colour; numbers outside
// 1 to TagCount wrap round, so a tag's ordinal can be passed as it is.
func TagStyle(n int) StyleName {
	n = ((n-1)%TagCount + TagCount) % TagCount
	return StyleName(tagPrefix + strconv.Itoa(n+1))
}

func tagIndex(name StyleName) (int, bool) {
	digits, ok := strings.CutPrefix(string(name), tagPrefix)
	if !ok {
		return 0, false
	}
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 || n > TagCount {
		return 0, false
	}
	return n - 1, true
}

// tagStyle keeps off the stance hues: the underline and the chip carry the
// tag's colour, the background under the words stays neutral.
func tagStyle(name StyleName, n int, v Variant) Style {
	light := [TagCount]uint32{0x5B4B9E, 0x00725F, 0xA32A6B, 0x4C6B12, 0x7A3F8F, 0x006F86, 0x8C3A3A, 0x475569}
	dark := [TagCount]uint32{0xB5A8F0, 0x5FCDB6, 0xF09CC6, 0xB2D36A, 0xD3A3E6, 0x6CCBE0, 0xEBA3A3, 0xB4C0D0}
	lightPale := [TagCount]uint32{0xE9E5F7, 0xD9F0EA, 0xF9E1EE, 0xE8F0D6, 0xF1E3F6, 0xD8EFF4, 0xF6E2E2, 0xE5E9EF}
	darkPale := [TagCount]uint32{0x2F2950, 0x103A32, 0x46213A, 0x2B3712, 0x3B2546, 0x0F3842, 0x432626, 0x2A323D}
	s := Style{Name: name, Symbol: "●"}
	if v == Dark {
		s.Fill, s.Line = rgb(darkPale[n]), rgb(dark[n])
	} else {
		s.Fill, s.Line = rgb(lightPale[n]), rgb(light[n])
	}
	s.Pale, s.Ink, s.Border = s.Fill, s.Line, s.Line
	s.Tint = PaletteOf(v).AnnotationTint
	return s
}
