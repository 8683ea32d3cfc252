package theme

import (
	"image/color"
	"strconv"
	"strings"
)

// The steps of the scales of numbers: heat from −4 (against) to 4 (for), shades from 1 to
// ShadeSteps.
const (
	HeatSteps  = 4
	ShadeSteps = 5
)

const (
	heatPrefix  = "heat"
	shadePrefix = "shade"
)

// HeatStyle names the look of a mean value: the hues of support and oppose, the paler the
// nearer to nothing.
func HeatStyle(step int) StyleName {
	return StyleName(heatPrefix + strconv.Itoa(min(max(step, -HeatSteps), HeatSteps)))
}

// ShadeStyle names a grey that says how much and nothing of the direction.
func ShadeStyle(step int) StyleName {
	return StyleName(shadePrefix + strconv.Itoa(min(max(step, 1), ShadeSteps)))
}

// scaleStyle gives the style of a name of a scale; ok is false for other names.
func scaleStyle(name StyleName, v Variant) (s Style, ok bool) {
	word, shade := strings.CutPrefix(string(name), shadePrefix)
	if !shade {
		var heat bool
		if word, heat = strings.CutPrefix(string(name), heatPrefix); !heat {
			return s, false
		}
	}
	step, err := strconv.Atoi(word)
	if err != nil {
		return s, false
	}
	ground := StyleOf(NoData, v)
	s = Style{Name: name, Border: ground.Border}
	switch {
	case shade:
		s.Fill = mix(ground.Fill, StyleOf(Neutral, v).Fill, float64(min(max(step, 1), ShadeSteps))/ShadeSteps)
		s.Ink = StyleOf(Neutral, v).Ink
	case step == 0:
		s.Fill, s.Ink = StyleOf(Neutral, v).Pale, StyleOf(Neutral, v).Ink
	default:
		end := StyleOf(Support, v)
		if step < 0 {
			end, step = StyleOf(Oppose, v), -step
		}
		s.Fill = mix(ground.Fill, end.Fill, (1+float64(min(step, HeatSteps)))/(1+HeatSteps))
		s.Ink = end.Ink
	}
	s.Pale, s.Line = s.Fill, s.Ink
	return s, true
}

// mix lays a share of one colour over another.
func mix(ground, top color.NRGBA, share float64) color.NRGBA {
	part := func(g, t uint8) uint8 { return uint8(float64(g) + (float64(t)-float64(g))*share + 0.5) }
	return color.NRGBA{R: part(ground.R, top.R), G: part(ground.G, top.G), B: part(ground.B, top.B), A: 0xFF}
}
