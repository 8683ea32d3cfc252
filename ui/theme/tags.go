package theme

import (
	"image/color"
	"slices"
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

// TagColours lists the names of the tag colours, in the order of TagStyle.
func TagColours() []string {
	return []string{"violet", "teal", "pink", "olive", "plum", "petrol", "brick", "slate"}
}

// TagStyleOf returns the style of a tag's colour: one of TagColours, or a
// figure such as #8a2be2, which gets the nearest of them. ok is false for
// anything else.
func TagStyleOf(colour string) (name StyleName, ok bool) {
	colour = strings.ToLower(strings.TrimSpace(colour))
	if i := slices.Index(TagColours(), colour); i >= 0 {
		return TagStyle(i + 1), true
	}
	want, ok := parseColour(colour)
	if !ok {
		return "", false
	}
	best, least := 0, 1<<30
	for i, v := range tagLines(Light) {
		c := rgb(v)
		far := 0
		for _, d := range []int{int(c.R) - int(want.R), int(c.G) - int(want.G), int(c.B) - int(want.B)} {
			far += d * d
		}
		if far < least {
			best, least = i, far
		}
	}
	return TagStyle(best + 1), true
}

// parseColour reads #rgb and #rrggbb.
func parseColour(s string) (color.NRGBA, bool) {
	digits, ok := strings.CutPrefix(s, "#")
	if len(digits) == 3 {
		digits = strings.Join([]string{digits[:1], digits[:1], digits[1:2], digits[1:2], digits[2:], digits[2:]}, "")
	}
	v, err := strconv.ParseUint(digits, 16, 32)
	if !ok || len(digits) != 6 || err != nil {
		return color.NRGBA{}, false
	}
	return rgb(uint32(v)), true
}

// tagLines are the inks of the tags in a variant.
func tagLines(v Variant) [TagCount]uint32 {
	if v == Dark {
		return [TagCount]uint32{0xB5A8F0, 0x5FCDB6, 0xF09CC6, 0xB2D36A, 0xD3A3E6, 0x6CCBE0, 0xEBA3A3, 0xB4C0D0}
	}
	return [TagCount]uint32{0x5B4B9E, 0x00725F, 0xA32A6B, 0x4C6B12, 0x7A3F8F, 0x006F86, 0x8C3A3A, 0x475569}
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

// tagAlpha is how much of a tag's colour lies under the words: enough to tell
// the tags apart, too little to be taken for a stance.
const tagAlpha = 0x26

// tagStyle keeps off the stance hues. Underline, fill and chip carry the tag's
// colour.
func tagStyle(name StyleName, n int, v Variant) Style {
	lightPale := [TagCount]uint32{0xE9E5F7, 0xD9F0EA, 0xF9E1EE, 0xE8F0D6, 0xF1E3F6, 0xD8EFF4, 0xF6E2E2, 0xE5E9EF}
	darkPale := [TagCount]uint32{0x2F2950, 0x103A32, 0x46213A, 0x2B3712, 0x3B2546, 0x0F3842, 0x432626, 0x2A323D}
	s := Style{Name: name, Symbol: "●"}
	if v == Dark {
		s.Fill = rgb(darkPale[n])
	} else {
		s.Fill = rgb(lightPale[n])
	}
	s.Line = rgb(tagLines(v)[n])
	s.Pale, s.Ink, s.Border = s.Fill, s.Line, s.Line
	s.Tint = s.Line
	s.Tint.A = tagAlpha
	return s
}
