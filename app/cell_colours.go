package app

// CellColours are the colours of a cell of the matrix on white ground, as 0xRRGGBB: of its
// fill, of the paler fill at low confidence, of its words and of its border. Window,
// workbook, brief and pictures take them from here, so that all look alike (workbook.md, 1).
type CellColours struct{ Fill, Pale, Ink, Border uint32 }

// CellColoursOf gives the colours of a display state; those of DisplayNoData for any other.
func CellColoursOf(state string) CellColours {
	switch state {
	case DisplaySupport:
		return CellColours{0x9CCBEE, 0xD3E8F8, 0x0B3C5D, 0x7FB4DC}
	case DisplayOppose:
		return CellColours{0xF4B183, 0xFBDFCB, 0x6B2600, 0xDD9868}
	case DisplayConditional:
		return CellColours{0xFFE38A, 0xFFF4CC, 0x4F4000, 0xE4C560}
	case DisplayNeutral:
		return CellColours{0xDEDEDE, 0xF0F0F0, 0x2B2B2B, 0xC4C4C4}
	case DisplayMixed:
		return CellColours{0xB5B5B5, 0xB5B5B5, 0x1F1F1F, 0x9A9A9A}
	case DisplaySplit:
		return CellColours{0x909090, 0x909090, 0x000000, 0x757575}
	case DisplayContested:
		return CellColours{0x4F5965, 0x4F5965, 0xFFFFFF, 0x39424C}
	case DisplayNoComment:
		return CellColours{0xFFFFFF, 0xFFFFFF, 0x595F69, 0xC9CED6}
	case DisplayReportedSupport:
		return CellColours{0xFFFFFF, 0xFFFFFF, 0x0B3C5D, 0x0072B2}
	case DisplayReportedOppose:
		return CellColours{0xFFFFFF, 0xFFFFFF, 0x6B2600, 0xD55E00}
	case DisplayReportedConditional:
		return CellColours{0xFFFFFF, 0xFFFFFF, 0x4F4000, 0xA88600}
	case DisplayReportedOther:
		return CellColours{0xFFFFFF, 0xFFFFFF, 0x333333, 0x6A6A6A}
	}
	return CellColours{0xFFFFFF, 0xFFFFFF, 0x6B6B6B, 0xE0E4E9}
}
