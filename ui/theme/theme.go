package theme

import (
	"image/color"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"
)

// Colour names of our own, beside those of the toolkit. They answer through
// the theme, so `theme.Color(theme.ColorMuted)` of the toolkit finds them.
const (
	ColorMuted    fyne.ThemeColorName = "parleyMuted"    // secondary text
	ColorSurface  fyne.ThemeColorName = "parleySurface"  // cards, lists and the pane's surroundings
	ColorRaised   fyne.ThemeColorName = "parleyRaised"   // strips and bars, one step off the background
	ColorAccent   fyne.ThemeColorName = "parleyAccent"   // the one accent colour
	ColorOnAccent fyne.ThemeColorName = "parleyOnAccent" // text on the accent colour
	ColorInfoBar  fyne.ThemeColorName = "parleyInfoBar"  // notice strips by severity
	ColorGoodBar  fyne.ThemeColorName = "parleyGoodBar"
	ColorWarnBar  fyne.ThemeColorName = "parleyWarnBar"
	ColorErrorBar fyne.ThemeColorName = "parleyErrorBar"
)

// Theme is the program's look over the toolkit's default theme, which still
// gives the icons and the monospaced face.
type Theme struct {
	base    fyne.Theme
	variant Variant
	follow  bool
	scale   float32
}

var _ fyne.Theme = (*Theme)(nil)

// New returns the theme in a fixed variant.
func New(v Variant) *Theme {
	return &Theme{base: fynetheme.DefaultTheme(), variant: v, scale: 1}
}

// Following returns the theme that is light or dark as the system asks.
func Following() *Theme {
	t := New(Light)
	t.follow = true
	return t
}

// WithTextScale returns a copy whose text sizes are multiplied by scale, which
// is kept between 0.8 and 2.
func (t *Theme) WithTextScale(scale float32) *Theme {
	c := *t
	c.scale = min(max(scale, 0.8), 2)
	return &c
}

// Variant returns the variant that shows when the system does not decide.
func (t *Theme) Variant() Variant { return t.variant }

// shown returns the variant to draw when the system prefers v.
func (t *Theme) shown(v fyne.ThemeVariant) Variant {
	switch {
	case !t.follow:
		return t.variant
	case v == fynetheme.VariantDark:
		return Dark
	default:
		return Light
	}
}

// Color answers toolkit names and the names of this package.
func (t *Theme) Color(name fyne.ThemeColorName, v fyne.ThemeVariant) color.Color {
	shown := t.shown(v)
	if c, ok := interfaceColor(name, shown); ok {
		return c
	}
	if shown == Dark {
		return t.base.Color(name, fynetheme.VariantDark)
	}
	return t.base.Color(name, fynetheme.VariantLight)
}

// Font returns our own sans faces; bold wins over italic.
func (t *Theme) Font(s fyne.TextStyle) fyne.Resource {
	switch {
	case s.Monospace || s.Symbol:
		return t.base.Font(s)
	case s.Bold:
		return sans().Bold
	case s.Italic:
		return sans().Italic
	default:
		return sans().Regular
	}
}

// Icon returns the toolkit's icons.
func (t *Theme) Icon(n fyne.ThemeIconName) fyne.Resource { return t.base.Icon(n) }

// Size returns the sizes of a calm, roomy interface.
func (t *Theme) Size(name fyne.ThemeSizeName) float32 {
	switch name {
	case fynetheme.SizeNameText:
		return round(14 * t.scale)
	case fynetheme.SizeNameCaptionText:
		return round(12 * t.scale)
	case fynetheme.SizeNameSubHeadingText:
		return round(17 * t.scale)
	case fynetheme.SizeNameHeadingText:
		return round(22 * t.scale)
	case fynetheme.SizeNamePadding:
		return 6
	case fynetheme.SizeNameInnerPadding:
		return 8
	case fynetheme.SizeNameLineSpacing:
		return 5
	case fynetheme.SizeNameScrollBar:
		return 12
	case fynetheme.SizeNameScrollBarSmall:
		return 5
	case fynetheme.SizeNameInputRadius, fynetheme.SizeNameSelectionRadius:
		return 5
	}
	return t.base.Size(name)
}

// round keeps text sizes whole, so that lines start on whole pixels.
func round(f float32) float32 { return float32(int(f + 0.5)) }
