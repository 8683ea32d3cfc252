package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// rgb makes an opaque colour from 0xRRGGBB.
func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

// rgba makes a colour from 0xRRGGBB and an alpha value.
func rgba(v uint32, a uint8) color.NRGBA {
	c := rgb(v)
	c.A = a
	return c
}

// interfaceColor returns the colour of a name in a variant; ok is false for a
// name the default theme shall answer.
func interfaceColor(name fyne.ThemeColorName, v Variant) (c color.Color, ok bool) {
	switch v {
	case Dark:
		return darkColor(name)
	case Sepia:
		if c, ok := sepiaColor(name); ok {
			return c, true
		}
	}
	return lightColor(name)
}

// sepiaColor holds what sepia has of its own.
func sepiaColor(name fyne.ThemeColorName) (color.Color, bool) {
	switch name {
	case fynetheme.ColorNameBackground:
		return rgb(0xF1E8D6), true
	case ColorRaised, fynetheme.ColorNameHeaderBackground, fynetheme.ColorNameButton:
		return rgb(0xE7DCC5), true
	case ColorSurface, fynetheme.ColorNameInputBackground, fynetheme.ColorNameMenuBackground,
		fynetheme.ColorNameOverlayBackground:
		return rgb(0xFAF4E8), true
	case fynetheme.ColorNameSeparator:
		return rgb(0xDDD0B6), true
	case fynetheme.ColorNameInputBorder:
		return rgb(0xC9B995), true
	case ColorMuted, fynetheme.ColorNamePlaceHolder:
		return rgb(0x5F5747), true
	}
	return nil, false
}

func lightColor(name fyne.ThemeColorName) (color.Color, bool) {
	switch name {
	case fynetheme.ColorNameBackground:
		return rgb(0xF6F7F9), true
	case fynetheme.ColorNameForeground:
		return rgb(0x1F2933), true
	case ColorMuted, fynetheme.ColorNamePlaceHolder:
		return rgb(0x595F69), true
	case fynetheme.ColorNameDisabled:
		return rgb(0x636B76), true
	case ColorSurface, fynetheme.ColorNameInputBackground, fynetheme.ColorNameMenuBackground,
		fynetheme.ColorNameOverlayBackground:
		return rgb(0xFFFFFF), true
	case ColorRaised, fynetheme.ColorNameHeaderBackground:
		return rgb(0xECEFF3), true
	case fynetheme.ColorNameButton, fynetheme.ColorNameDisabledButton:
		return rgb(0xE6EAEF), true
	case ColorAccent, fynetheme.ColorNamePrimary:
		return rgb(0x1D4F91), true
	case fynetheme.ColorNameHyperlink:
		return rgb(0x0B4F8A), true
	case fynetheme.ColorNameFocus:
		return rgba(0x1D4F91, 0x55), true
	case fynetheme.ColorNameSelection:
		return rgba(0x1D4F91, 0x38), true
	case fynetheme.ColorNameHover:
		return rgba(0x1F3247, 0x12), true
	case fynetheme.ColorNamePressed:
		return rgba(0x1F3247, 0x26), true
	case fynetheme.ColorNameSeparator:
		return rgb(0xE0E4E9), true
	case fynetheme.ColorNameInputBorder:
		return rgb(0xC9CED6), true
	case fynetheme.ColorNameScrollBar:
		return rgba(0x1F2933, 0x48), true
	case fynetheme.ColorNameScrollBarBackground:
		return rgba(0x1F2933, 0x0C), true
	case fynetheme.ColorNameShadow:
		return rgba(0x0B1622, 0x2E), true
	}
	return lightStatus(name)
}

func lightStatus(name fyne.ThemeColorName) (color.Color, bool) {
	switch name {
	case fynetheme.ColorNameError:
		return rgb(0xA4262C), true
	case fynetheme.ColorNameWarning:
		return rgb(0x8A5A00), true
	case fynetheme.ColorNameSuccess:
		return rgb(0x1B6E3C), true
	case ColorOnAccent, fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNameForegroundOnError,
		fynetheme.ColorNameForegroundOnSuccess, fynetheme.ColorNameForegroundOnWarning:
		return rgb(0xFFFFFF), true
	case ColorInfoBar:
		return rgb(0xE3ECF7), true
	case ColorGoodBar:
		return rgb(0xE0F1E6), true
	case ColorWarnBar:
		return rgb(0xFBF0D4), true
	case ColorErrorBar:
		return rgb(0xFBE4E4), true
	}
	return nil, false
}

func darkColor(name fyne.ThemeColorName) (color.Color, bool) {
	switch name {
	case fynetheme.ColorNameBackground:
		return rgb(0x15191E), true
	case fynetheme.ColorNameForeground:
		return rgb(0xE4E8ED), true
	case ColorMuted, fynetheme.ColorNamePlaceHolder:
		return rgb(0xA3ADB8), true
	case fynetheme.ColorNameDisabled:
		return rgb(0x93A0AD), true
	case ColorSurface, fynetheme.ColorNameInputBackground:
		return rgb(0x1C2127), true
	case fynetheme.ColorNameMenuBackground, fynetheme.ColorNameOverlayBackground:
		return rgb(0x222830), true
	case ColorRaised, fynetheme.ColorNameHeaderBackground:
		return rgb(0x20262D), true
	case fynetheme.ColorNameButton, fynetheme.ColorNameDisabledButton:
		return rgb(0x2B323B), true
	case ColorAccent, fynetheme.ColorNamePrimary:
		return rgb(0x8AB8EC), true
	case fynetheme.ColorNameHyperlink:
		return rgb(0x9CC5F2), true
	case fynetheme.ColorNameFocus:
		return rgba(0x8AB8EC, 0x66), true
	case fynetheme.ColorNameSelection:
		return rgba(0x8AB8EC, 0x48), true
	case fynetheme.ColorNameHover:
		return rgba(0xFFFFFF, 0x12), true
	case fynetheme.ColorNamePressed:
		return rgba(0xFFFFFF, 0x24), true
	case fynetheme.ColorNameSeparator:
		return rgb(0x2C343D), true
	case fynetheme.ColorNameInputBorder:
		return rgb(0x3D4751), true
	case fynetheme.ColorNameScrollBar:
		return rgba(0xFFFFFF, 0x40), true
	case fynetheme.ColorNameScrollBarBackground:
		return rgba(0xFFFFFF, 0x0A), true
	case fynetheme.ColorNameShadow:
		return rgba(0x000000, 0x80), true
	}
	return darkStatus(name)
}

func darkStatus(name fyne.ThemeColorName) (color.Color, bool) {
	switch name {
	case fynetheme.ColorNameError:
		return rgb(0xF2A0A0), true
	case fynetheme.ColorNameWarning:
		return rgb(0xE8C268), true
	case fynetheme.ColorNameSuccess:
		return rgb(0x8FD3A6), true
	case ColorOnAccent, fynetheme.ColorNameForegroundOnPrimary, fynetheme.ColorNameForegroundOnError,
		fynetheme.ColorNameForegroundOnSuccess, fynetheme.ColorNameForegroundOnWarning:
		return rgb(0x0F1A26), true
	case ColorInfoBar:
		return rgb(0x1E2F42), true
	case ColorGoodBar:
		return rgb(0x1C3526), true
	case ColorWarnBar:
		return rgb(0x3A3018), true
	case ColorErrorBar:
		return rgb(0x432325), true
	}
	return nil, false
}
