package theme_test

import (
	"fmt"
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	fynetheme "fyne.io/fyne/v2/theme"

	"parley/ui/theme"
)

// least is the contrast of text on its ground that WCAG AA asks for, and
// leastSign that of a sign or a line.
const (
	least     = 4.5
	leastSign = 3.0
)

func luminance(c color.NRGBA) float64 {
	lin := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*lin(c.R) + 0.7152*lin(c.G) + 0.0722*lin(c.B)
}

func contrast(a, b color.NRGBA) float64 {
	la, lb := luminance(a), luminance(b)
	return (max(la, lb) + 0.05) / (min(la, lb) + 0.05)
}

// over lays a translucent colour on an opaque one.
func over(top, ground color.NRGBA) color.NRGBA {
	mix := func(t, g uint8) uint8 { return uint8((int(t)*int(top.A) + int(g)*(255-int(top.A)) + 127) / 255) }
	return color.NRGBA{R: mix(top.R, ground.R), G: mix(top.G, ground.G), B: mix(top.B, ground.B), A: 255}
}

func nrgba(c color.Color) color.NRGBA { return color.NRGBAModel.Convert(c).(color.NRGBA) }

// styles lists every style there is.
func styles() []theme.StyleName {
	all := append(theme.Styles(), theme.Plain)
	for n := range theme.TagCount {
		all = append(all, theme.TagStyle(n+1))
	}
	return all
}

func TestCellsCanBeRead(t *testing.T) {
	n := 0
	for _, v := range theme.Variants() {
		for _, name := range styles() {
			s := theme.StyleOf(name, v)
			for what, fill := range map[string]color.NRGBA{"fill": s.Fill, "pale": s.Pale} {
				if c := contrast(s.Ink, fill); c < least {
					t.Errorf("%s %q: ink on %s %.2f", v, name, what, c)
				}
				n++
			}
			if s.Hollow && contrast(s.Border, s.Fill) < leastSign {
				t.Errorf("%s %q: border %.2f", v, name, contrast(s.Border, s.Fill))
			}
		}
	}
	if n < 100 {
		t.Fatalf("only %d pairs", n)
	}
}

func TestMarkedWordsCanBeRead(t *testing.T) {
	for _, v := range theme.Variants() {
		p := theme.PaletteOf(v)
		names := append(styles(), "annotation", "none")
		tint := func(n theme.StyleName) color.NRGBA {
			switch n {
			case "annotation":
				return p.AnnotationTint
			case "none":
				return color.NRGBA{}
			}
			return theme.StyleOf(n, v).Tint
		}
		n, worst, where := 0, 99.0, ""
		check := func(ground color.NRGBA, what string) {
			if c := min(contrast(p.Ink, ground), contrast(p.Heading, ground)); c < worst {
				worst, where = c, what
			}
			n++
		}
		for _, a := range names {
			for _, b := range names { // two marks, the selection or the current hit on them
				two := over(tint(b), over(tint(a), p.Paper))
				check(two, fmt.Sprint(a, b))
				check(over(p.Selection, two), fmt.Sprint(a, b, " selected"))
				check(over(p.CurrentHit, two), fmt.Sprint(a, b, " hit"))
			}
			check(over(p.Selection, over(p.CurrentHit, over(tint(a), p.Paper))), fmt.Sprint(a, " hit selected"))
		}
		if n < 1000 || worst < least {
			t.Errorf("%s: %d grounds, least contrast %.2f on %s", v, n, worst, where)
		}
	}
}

func TestSignsCanBeSeen(t *testing.T) {
	for _, v := range theme.Variants() {
		p := theme.PaletteOf(v)
		for _, name := range styles() {
			if c := contrast(theme.StyleOf(name, v).Line, p.Paper); c < least {
				t.Errorf("%s %q: line on paper %.2f", v, name, c)
			}
		}
		text := map[string]color.NRGBA{"muted": p.Muted, "ink": p.Ink, "heading": p.Heading, "suggestion": p.Suggestion}
		for what, c := range text {
			if got := contrast(c, p.Paper); got < least {
				t.Errorf("%s %s on paper %.2f", v, what, got)
			}
		}
		for what, c := range map[string]color.NRGBA{"term": p.Term, "hit frame": p.HitFrame, "caret": p.Caret} {
			if got := contrast(c, p.Paper); got < leastSign {
				t.Errorf("%s %s on paper %.2f", v, what, got)
			}
		}
	}
}

func TestInterfaceCanBeRead(t *testing.T) {
	pairs := []struct {
		ink     fyne.ThemeColorName
		grounds []fyne.ThemeColorName
	}{
		{fynetheme.ColorNameForeground, []fyne.ThemeColorName{
			fynetheme.ColorNameBackground, theme.ColorSurface, theme.ColorRaised, fynetheme.ColorNameButton,
			fynetheme.ColorNameInputBackground, fynetheme.ColorNameMenuBackground, fynetheme.ColorNameOverlayBackground,
			fynetheme.ColorNameHeaderBackground, theme.ColorInfoBar, theme.ColorGoodBar, theme.ColorWarnBar, theme.ColorErrorBar,
		}},
		{theme.ColorMuted, []fyne.ThemeColorName{fynetheme.ColorNameBackground, theme.ColorSurface, theme.ColorRaised}},
		{fynetheme.ColorNamePlaceHolder, []fyne.ThemeColorName{fynetheme.ColorNameInputBackground}},
		{fynetheme.ColorNameHyperlink, []fyne.ThemeColorName{fynetheme.ColorNameBackground, theme.ColorSurface}},
		{theme.ColorAccent, []fyne.ThemeColorName{fynetheme.ColorNameBackground, theme.ColorSurface, theme.ColorInfoBar}},
		{theme.ColorOnAccent, []fyne.ThemeColorName{theme.ColorAccent}},
		{fynetheme.ColorNameForegroundOnPrimary, []fyne.ThemeColorName{fynetheme.ColorNamePrimary}},
		{fynetheme.ColorNameForegroundOnError, []fyne.ThemeColorName{fynetheme.ColorNameError}},
		{fynetheme.ColorNameForegroundOnSuccess, []fyne.ThemeColorName{fynetheme.ColorNameSuccess}},
		{fynetheme.ColorNameForegroundOnWarning, []fyne.ThemeColorName{fynetheme.ColorNameWarning}},
		{fynetheme.ColorNameError, []fyne.ThemeColorName{fynetheme.ColorNameBackground, theme.ColorSurface, theme.ColorErrorBar}},
		{fynetheme.ColorNameWarning, []fyne.ThemeColorName{fynetheme.ColorNameBackground, theme.ColorWarnBar}},
		{fynetheme.ColorNameSuccess, []fyne.ThemeColorName{fynetheme.ColorNameBackground, theme.ColorGoodBar}},
	}
	for _, v := range theme.Variants() {
		th := theme.New(v)
		get := func(n fyne.ThemeColorName) color.NRGBA { return nrgba(th.Color(n, fynetheme.VariantLight)) }
		for _, p := range pairs {
			for _, g := range p.grounds {
				if c := contrast(get(p.ink), get(g)); c < least {
					t.Errorf("%s: %s on %s %.2f", v, p.ink, g, c)
				}
			}
		}
	}
}

// lab converts to CIE L*a*b*, in which distances are nearly what the eye sees.
func lab(c color.NRGBA) [3]float64 {
	lin := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	r, g, b := lin(c.R), lin(c.G), lin(c.B)
	x := (0.4124*r + 0.3576*g + 0.1805*b) / 0.95047
	y := 0.2126*r + 0.7152*g + 0.0722*b
	z := (0.0193*r + 0.1192*g + 0.9505*b) / 1.08883
	f := func(t float64) float64 {
		if t > 0.008856 {
			return math.Cbrt(t)
		}
		return 7.787*t + 16.0/116
	}
	return [3]float64{116*f(y) - 16, 500 * (f(x) - f(y)), 200 * (f(y) - f(z))}
}

// TestFillsDiffer keeps the full fills of different states apart, in every
// variant; hollow cells share the ground and differ by border and sign.
func TestFillsDiffer(t *testing.T) {
	filled := []theme.StyleName{
		theme.Support, theme.Oppose, theme.Conditional, theme.Neutral, theme.Mixed, theme.Split, theme.Contested, theme.NoData,
	}
	for _, v := range theme.Variants() {
		for i, a := range filled {
			for _, b := range filled[:i] {
				x, y := lab(theme.StyleOf(a, v).Fill), lab(theme.StyleOf(b, v).Fill)
				d := math.Hypot(math.Hypot(x[0]-y[0], x[1]-y[1]), x[2]-y[2])
				if d < 11 {
					t.Errorf("%s: %s and %s are only %.1f apart", v, a, b, d)
				}
			}
		}
	}
}
