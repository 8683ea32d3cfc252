package theme

import "image/color"

// Palette holds the colours of the text pane in one variant. The pane may show
// another variant than the rest of the window.
type Palette struct {
	Variant        Variant
	Paper          color.NRGBA // ground of the text
	Ink            color.NRGBA // body text
	Heading        color.NRGBA // title and headings
	Muted          color.NRGBA // byline, gutter
	QuoteBar       color.NRGBA // bar beside a quoted paragraph
	Selection      color.NRGBA // translucent, over the tints and under the text
	Caret          color.NRGBA
	Focus          color.NRGBA // thin frame of the focused pane
	HitFrame       color.NRGBA // accent; search owns the frame
	CurrentHit     color.NRGBA // translucent fill of the current hit
	AnnotationTint color.NRGBA // translucent and neutral: of one without a tag
	Suggestion     color.NRGBA // line above the words
	Term           color.NRGBA // hairline under the words
	Strip          color.NRGBA // ground of the marker strip
	StripView      color.NRGBA // translucent: the part of the text in view
}

// PaletteOf returns the palette of a variant.
func PaletteOf(v Variant) Palette {
	switch v {
	case Sepia:
		return sepiaPalette()
	case Dark:
		return darkPalette()
	default:
		return lightPalette()
	}
}

func lightPalette() Palette {
	return Palette{
		Variant: Light,
		Paper:   rgb(0xFFFFFF), Ink: rgb(0x1F2933), Heading: rgb(0x14202E), Muted: rgb(0x595F69),
		QuoteBar:  rgb(0xC9CED6),
		Selection: rgba(0x3D7FD6, 0x52), Caret: rgb(0x1D4F91), Focus: rgba(0x1D4F91, 0x66),
		HitFrame: rgb(0x1D4F91), CurrentHit: rgba(0x1D4F91, 0x30),
		AnnotationTint: rgba(0x3A4756, 0x0E),
		Suggestion:     rgb(0x6A727C), Term: rgb(0x8B939D),
		Strip: rgb(0xF3F5F7), StripView: rgba(0x1F2933, 0x14),
	}
}

func sepiaPalette() Palette {
	p := lightPalette()
	p.Variant = Sepia
	p.Paper, p.Ink, p.Heading, p.Muted = rgb(0xF8F1E3), rgb(0x33291C), rgb(0x2A2013), rgb(0x5F5747)
	p.QuoteBar = rgb(0xD6C8AA)
	p.Suggestion, p.Term = rgb(0x726A5A), rgb(0x938869)
	p.Strip = rgb(0xEFE6D3)
	return p
}

func darkPalette() Palette {
	return Palette{
		Variant: Dark,
		Paper:   rgb(0x191D22), Ink: rgb(0xDCE1E6), Heading: rgb(0xF1F4F7), Muted: rgb(0xA3ADB8),
		QuoteBar:  rgb(0x46505B),
		Selection: rgba(0x4C8FE0, 0x50), Caret: rgb(0x8AB8EC), Focus: rgba(0x8AB8EC, 0x77),
		HitFrame: rgb(0x8AB8EC), CurrentHit: rgba(0x6FA6E4, 0x2C),
		AnnotationTint: rgba(0xC9D3DD, 0x14),
		Suggestion:     rgb(0x98A2AD), Term: rgb(0x7C8691),
		Strip: rgb(0x20262D), StripView: rgba(0xFFFFFF, 0x18),
	}
}
