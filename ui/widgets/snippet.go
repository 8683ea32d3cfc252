package widgets

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	fynetheme "fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
)

// HitStyle is how hits show in a snippet.
type HitStyle int

// The hit styles.
const (
	HitBold HitStyle = iota
	HitTint
)

// SnippetText shows one or two lines of text with its hits, cut with … to fit.
// When the first hit would fall behind the cut, the text starts later instead.
type SnippetText struct {
	widget.BaseWidget

	// Muted draws the text in the quiet colour; hits keep the full one.
	Muted bool
	// Bold draws all of the text bold, for titles; hits then are tinted.
	Bold bool

	lines int
	style HitStyle
	text  string
	hits  []Bounds
	fit   *fitter
}

// NewSnippetText returns a snippet of at most lines lines, one or two.
func NewSnippetText(lines int, style HitStyle) *SnippetText {
	s := &SnippetText{lines: min(max(lines, 1), 2), style: style}
	s.ExtendBaseWidget(s)
	return s
}

// SetText shows text with hits, byte ranges in order. Line breaks are shown as
// spaces.
func (s *SnippetText) SetText(text string, hits []Bounds) {
	s.text, s.hits = strings.NewReplacer("\n", " ", "\t", " ", "\r", " ").Replace(text), hits
	s.Refresh()
}

// Text returns the whole text, not only what is shown.
func (s *SnippetText) Text() string { return s.text }

// CreateRenderer implements fyne.Widget.
func (s *SnippetText) CreateRenderer() fyne.WidgetRenderer {
	r := &snippetRenderer{s: s, rects: newRectPool(), texts: newTextPool()}
	r.Refresh()
	return r
}

type snippetRenderer struct {
	s     *SnippetText
	rects pool[*canvas.Rectangle]
	texts pool[*canvas.Text]
}

// set returns the face of plain or of hit words.
func (s *SnippetText) set(hit bool) *setting {
	if s.fit == nil {
		s.fit = newFitter()
	}
	return s.fit.setting(fynetheme.TextSize(), fyne.TextStyle{Bold: s.Bold || hit && s.style == HitBold})
}

// MinSize implements fyne.WidgetRenderer.
func (r *snippetRenderer) MinSize() fyne.Size {
	plain := r.s.set(false)
	return fyne.NewSize(40, float32(r.s.lines)*lineStep(plain))
}

func lineStep(s *setting) float32 { return float32(int(s.height + 0.99)) }

// Layout implements fyne.WidgetRenderer.
func (r *snippetRenderer) Layout(fyne.Size) { r.Refresh() }

// Refresh implements fyne.WidgetRenderer.
func (r *snippetRenderer) Refresh() {
	r.rects.used, r.texts.used = 0, 0
	plain, hit := r.s.set(false), r.s.set(true)
	width := r.s.Size().Width
	if width > 0 {
		y := float32(0)
		for _, line := range snippetLines(r.s, plain, hit, width) {
			if hasRTL(line) {
				r.drawMixed(line, y, plain)
			} else {
				r.drawLine(line, y, plain, hit)
			}
			y += lineStep(plain)
		}
	}
	r.rects.hideRest()
	r.texts.hideRest()
	canvas.Refresh(r.s)
}

// drawLine draws the parts of one line side by side.
func (r *snippetRenderer) drawLine(line []snippetPart, y float32, plain, hit *setting) {
	x := float32(0)
	for _, p := range line {
		set := plain
		if p.hit {
			set = hit
		}
		if p.hit && (r.s.style == HitTint || r.s.Bold) {
			pal := theme.PaletteOf(theme.Current())
			setBox(r.rects.take(), box{x: float32(int(x)), y: y, w: float32(int(p.width + 0.99)), h: lineStep(plain), fill: pal.CurrentHit})
		}
		t := r.texts.take()
		t.Text, t.TextSize = strings.TrimRight(visible(p.text), " "), set.size
		t.TextStyle = set.style
		t.Color = fynetheme.Color(fynetheme.ColorNameForeground)
		if r.s.Muted && !p.hit {
			t.Color = fynetheme.Color(theme.ColorMuted)
		}
		t.Move(fyne.NewPos(x, y))
		t.Resize(fyne.NewSize(p.width, set.height))
		x += p.width
	}
}

// Objects implements fyne.WidgetRenderer.
func (r *snippetRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.rects.box, r.texts.box}
}

// Destroy implements fyne.WidgetRenderer.
func (r *snippetRenderer) Destroy() {}
