package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"github.com/rivo/uniseg"

	"parley/ui/theme"
)

const ellipsis = "…"

// fitter cuts and wraps short texts of the interface by measured width.
type fitter struct {
	m *measure
}

// newFitter returns a fitter; the driver must be there.
func newFitter() *fitter { return &fitter{m: newMeasure(fyne.CurrentApp().Driver())} }

// setting returns the sans face of a text style in a size; bold wins over
// italic.
func (f *fitter) setting(size float32, style fyne.TextStyle) *setting {
	face := faceRegular
	switch {
	case style.Bold:
		face = faceBold
	case style.Italic:
		face = faceItalic
	}
	return f.m.setting(theme.FamilySans, face, size)
}

// width returns the width of a text on one line.
func (f *fitter) width(s *setting, text string) float32 {
	w := float32(0)
	for at := 0; at < len(text); {
		t := f.token(s, text, at)
		w += t.width + t.spaces
		at = t.next
	}
	return w
}

func (f *fitter) token(s *setting, text string, at int) token {
	t := nextToken(text, at, len(text))
	w := f.m.word(s, text[t.start:t.end])
	t.width, t.out = w.width, w.out
	t.spaces = s.space * float32(t.next-t.end)
	return t
}

// cut returns text, or as much of it as fits into width with an ellipsis.
func (f *fitter) cut(s *setting, text string, width float32) string {
	if f.width(s, text) <= width {
		return text
	}
	n := f.fits(s, text, width-f.m.word(s, ellipsis).width)
	return strings.TrimRight(text[:n], " ,;:–—-") + ellipsis
}

// fits returns how many bytes of text fit into width, whole characters only.
func (f *fitter) fits(s *setting, text string, width float32) int {
	x := float32(0)
	for at := 0; at < len(text); {
		t := f.token(s, text, at)
		if x+t.width > width {
			for _, c := range f.m.stops(s, text[t.start:t.end], t.out) {
				if x += c.width; x > width {
					return t.start + c.start
				}
			}
			return t.end
		}
		x += t.width + t.spaces
		at = t.next
	}
	return len(text)
}

// wrap breaks text into at most lines lines; the last one is cut.
func (f *fitter) wrap(s *setting, text string, width float32, lines int) []string {
	var out []string
	text = strings.TrimSpace(text)
	for text != "" {
		if len(out) == lines-1 {
			return append(out, f.cut(s, text, width))
		}
		n := f.lineLength(s, text, width)
		out = append(out, strings.TrimSpace(text[:n]))
		text = strings.TrimSpace(text[n:])
	}
	return out
}

// lineLength returns how many bytes go on the first line: whole words, or as
// much of the first word as fits.
func (f *fitter) lineLength(s *setting, text string, width float32) int {
	x := float32(0)
	for at := 0; at < len(text); {
		t := f.token(s, text, at)
		if x+t.width > width {
			if at > 0 {
				return at
			}
			return max(f.fits(s, text, width), firstChar(text))
		}
		x += t.width + t.spaces
		at = t.next
	}
	return len(text)
}

// firstChar returns the length of the first character, so that a line always
// has one.
func firstChar(text string) int {
	cluster, _, _, _ := uniseg.FirstGraphemeClusterInString(text, -1)
	return len(cluster)
}
