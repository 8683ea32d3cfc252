package theme

import (
	"image/color"

	"parley/app"
)

// lightFill sets the colours of a cell on light and sepia ground, those of the workbook.
func lightFill(s *Style) {
	c := app.CellColoursOf(string(s.Name))
	s.Fill, s.Pale, s.Ink, s.Border = rgb(c.Fill), rgb(c.Pale), rgb(c.Ink), rgb(c.Border)
}

// darkFill sets the colours of a cell on dark ground: the same hues, deep
// instead of pale, and greys that get lighter as they need more care.
func darkFill(s *Style) {
	set := func(fill, pale, ink, border uint32) {
		s.Fill, s.Pale, s.Ink, s.Border = rgb(fill), rgb(pale), rgb(ink), rgb(border)
	}
	switch s.Name {
	case Support:
		set(0x1F5C8C, 0x1B3A54, 0xE6F2FC, 0x3A7DB3)
	case Oppose:
		set(0x7E3A0E, 0x4E2C17, 0xFFEBDD, 0xB86430)
	case Conditional:
		set(0x7B6500, 0x40380F, 0xFFF1BF, 0xA48C1A)
	case Neutral:
		set(0x434A52, 0x2C3239, 0xEDEFF1, 0x5A636D)
	case Mixed:
		set(0x5F6770, 0x5F6770, 0xFFFFFF, 0x78828C)
	case Split:
		set(0x98A0A8, 0x98A0A8, 0x0B0D0F, 0xB2BAC2)
	case Contested:
		set(0xD6DBE1, 0xD6DBE1, 0x14191F, 0xF2F4F6)
	case NoComment:
		set(0x1C2127, 0x1C2127, 0xA8B1BB, 0x3D4751)
	case ReportedSupport:
		set(0x1C2127, 0x1C2127, 0xB5D8F5, 0x56A3DC)
	case ReportedOppose:
		set(0x1C2127, 0x1C2127, 0xF7C3A0, 0xE58345)
	case ReportedConditional:
		set(0x1C2127, 0x1C2127, 0xF0DC8C, 0xC9A92F)
	case ReportedOther:
		set(0x1C2127, 0x1C2127, 0xD0D5DA, 0x8F99A3)
	default:
		set(0x1C2127, 0x1C2127, 0x8E98A3, 0x2C343D)
	}
}

// line returns the colour in which a state shows on the pane's paper: strong
// enough to be read as a sign, and the base of the tint under the words.
func line(name StyleName, v Variant) color.NRGBA {
	if v == Dark {
		return darkLine(name)
	}
	switch name {
	case Support, ReportedSupport:
		return rgb(0x0064A0)
	case Oppose, ReportedOppose:
		return rgb(0xAE4500)
	case Conditional, ReportedConditional:
		return rgb(0x7E6400)
	case Mixed:
		return rgb(0x565656)
	case Split:
		return rgb(0x454545)
	case Contested:
		return rgb(0x33404F)
	case Plain:
		return rgb(0x4C5663)
	default:
		return rgb(0x5F656E)
	}
}

func darkLine(name StyleName) color.NRGBA {
	switch name {
	case Support, ReportedSupport:
		return rgb(0x6DB6F0)
	case Oppose, ReportedOppose:
		return rgb(0xF29559)
	case Conditional, ReportedConditional:
		return rgb(0xE0C14A)
	case Mixed:
		return rgb(0xB4BCC4)
	case Split:
		return rgb(0xC6CDD4)
	case Contested:
		return rgb(0xDDE2E7)
	default:
		return rgb(0xA4AEB8)
	}
}

// tint returns the translucent colour under the words of a statement. Where
// marks overlap tints add up; two of them and a selection still leave the
// words a contrast above 4.5.
func tint(name StyleName, v Variant) color.NRGBA {
	if v == Dark {
		return darkTint(name)
	}
	switch name {
	case Plain:
		return PaletteOf(v).AnnotationTint
	case Support:
		return rgba(0x3EA0EA, 0x50)
	case ReportedSupport:
		return rgba(0x3EA0EA, 0x26)
	case Oppose:
		return rgba(0xF0803C, 0x56)
	case ReportedOppose:
		return rgba(0xF0803C, 0x28)
	case Conditional:
		return rgba(0xFFCF2E, 0x70)
	case ReportedConditional:
		return rgba(0xFFCF2E, 0x34)
	case Split, Contested:
		return rgba(0x555E68, 0x46)
	default:
		return rgba(0x7C848E, 0x36)
	}
}

// darkTint is deep rather than bright: tints add up, and bright ones would
// soon come near the light words on them.
func darkTint(name StyleName) color.NRGBA {
	switch name {
	case Plain:
		return PaletteOf(Dark).AnnotationTint
	case Support:
		return rgba(0x2A7CC4, 0x58)
	case ReportedSupport:
		return rgba(0x2A7CC4, 0x34)
	case Oppose:
		return rgba(0xBE5F22, 0x58)
	case ReportedOppose:
		return rgba(0xBE5F22, 0x34)
	case Conditional:
		return rgba(0x967810, 0x58)
	case ReportedConditional:
		return rgba(0x9C7E14, 0x34)
	case Split, Contested:
		return rgba(0x7F8993, 0x40)
	default:
		return rgba(0x7F8993, 0x34)
	}
}
