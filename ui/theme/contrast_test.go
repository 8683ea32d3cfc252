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

// scales lists the styles of the modes that show numbers.
func scales() []theme.StyleName {
	var all []theme.StyleName
	for step := -theme.HeatSteps; step <= theme.HeatSteps; step++ {
		all = append(all, theme.HeatStyle(step))
	}
	for step := range theme.ShadeSteps {
		all = append(all, theme.ShadeStyle(step+1))
	}
	return all
}

func TestCellsCanBeRead(t *testing.T) {
	n := 0
	for _, v := range theme.Variants() {
		for _, name := range append(styles(), scales()...) {
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

// sight is a kind of colour vision as a matrix on linear sRGB, at full severity: Machado,
// Oliveira and Fernandes, A Physiologically-based Model for Simulation of Color Vision
// Deficiency, IEEE TVCG 15 (2009).
type sight [3][3]float64

func sights() map[string]sight {
	return map[string]sight{
		"normal": {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
		"protan": {{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}},
		"deutan": {{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}},
		"tritan": {{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}},
	}
}

// seen gives a colour as somebody with this sight sees it.
func (s sight) seen(c color.NRGBA) color.NRGBA {
	lin := func(v uint8) float64 {
		f := float64(v) / 255
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	in := [3]float64{lin(c.R), lin(c.G), lin(c.B)}
	var out [3]uint8
	for i, row := range s {
		f := min(max(row[0]*in[0]+row[1]*in[1]+row[2]*in[2], 0), 1)
		if f <= 0.0031308 {
			f *= 12.92
		} else {
			f = 1.055*math.Pow(f, 1/2.4) - 0.055
		}
		out[i] = uint8(f*255 + 0.5)
	}
	return color.NRGBA{R: out[0], G: out[1], B: out[2], A: 0xFF}
}

// apart is the distance CIE76 between two colours.
func apart(a, b color.NRGBA) float64 {
	x, y := lab(a), lab(b)
	return math.Hypot(math.Hypot(x[0]-y[0], x[1]-y[1]), x[2]-y[2])
}

// TestFillsDiffer keeps the full fills of different states apart, in every variant and for
// every kind of colour vision; hollow cells share the ground and differ by border and sign.
func TestFillsDiffer(t *testing.T) {
	filled := []theme.StyleName{
		theme.Support, theme.Oppose, theme.Conditional, theme.Neutral, theme.Mixed, theme.Split, theme.Contested, theme.NoData,
	}
	const least = 11
	n := 0
	for _, v := range theme.Variants() {
		for name, s := range sights() {
			nearest, which := math.Inf(1), ""
			for i, a := range filled {
				for _, b := range filled[:i] {
					n++
					d := apart(s.seen(theme.StyleOf(a, v).Fill), s.seen(theme.StyleOf(b, v).Fill))
					if d < nearest {
						nearest, which = d, fmt.Sprint(a, " and ", b)
					}
					if d < least {
						t.Errorf("%s, %s sight: %s and %s are only %.1f apart", v, name, a, b, d)
					}
				}
			}
			t.Logf("%s, %s sight: nearest are %s, %.1f", v, name, which, nearest)
		}
	}
	if n < 300 {
		t.Fatalf("only %d pairs", n)
	}
}

// TestEveryStateHasASignOfItsOwn keeps the states apart without any colour: by the first
// character of the cell, and by being hollow.
func TestEveryStateHasASignOfItsOwn(t *testing.T) {
	signs := map[string]theme.StyleName{}
	for _, name := range theme.Styles() {
		s := theme.StyleOf(name, theme.Light)
		if other, taken := signs[s.Symbol]; taken || s.Symbol == "" {
			t.Errorf("%s has the sign %q of %s", name, s.Symbol, other)
		}
		signs[s.Symbol] = name
	}
	if len(signs) != 13 {
		t.Errorf("%d signs", len(signs))
	}
}
