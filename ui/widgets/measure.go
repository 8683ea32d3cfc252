package widgets

import (
	"bytes"
	"fmt"
	"strings"
	"sync"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"

	"parley/ui/theme"
)

// Measurer tells how large a text is drawn and where its baseline is. The
// toolkit's driver is one.
type Measurer interface {
	RenderedTextSize(text string, size float32, style fyne.TextStyle, source fyne.Resource) (fyne.Size, float32)
}

// Limits of the caches: a slider that runs through twenty sizes in two
// families, a million characters of text with 60,000 different words.
const (
	maxSettings = 64
	maxWords    = 100_000
)

// typeface is one font file: drawn by the toolkit, measured here.
type typeface struct {
	res   fyne.Resource
	face  *font.Face
	style fyne.TextStyle // of the theme's font where this one lacks a glyph
}

// setting is a typeface in one size, with the widths of the words met so far.
type setting struct {
	*typeface
	size   float32
	space  float32
	ascent float32
	height float32
	words  map[string]float32
}

// wordWidth is a measured word; out says that the face lacks a glyph of it, so
// that it is drawn, and measured, in the theme's font.
type wordWidth struct {
	width float32
	out   bool
}

type settingKey struct {
	face *typeface
	size float32
}

// library holds the parsed faces and what was measured with them. That follows
// from the font bytes alone, so all widgets share one. All use is on the
// window's goroutine.
type library struct {
	shaper   shaping.HarfbuzzShaper
	faces    map[string]*[3]*typeface
	settings map[settingKey]*setting
	runes    []rune
}

var sharedLibrary = sync.OnceValue(func() *library {
	return &library{faces: map[string]*[3]*typeface{}, settings: map[settingKey]*setting{}}
})

// measure shapes words over the very font bytes the toolkit draws with, so
// that widths agree without asking it. What the faces lack it asks the driver
// for; that depends on theme and machine and is kept here.
type measure struct {
	*library
	driver Measurer
	outs   map[outKey]wordWidth
}

type outKey struct {
	set  *setting
	word string
}

// Indices into the faces of a family.
const (
	faceRegular = iota
	faceBold
	faceItalic
)

func newMeasure(driver Measurer) *measure {
	return &measure{library: sharedLibrary(), driver: driver, outs: map[outKey]wordWidth{}}
}

// setting returns a face of a family in a size.
func (l *library) setting(family string, face int, size float32) *setting {
	key := settingKey{l.typeface(family, face), size}
	if s, ok := l.settings[key]; ok {
		return s
	}
	if len(l.settings) >= maxSettings {
		clear(l.settings)
	}
	s := &setting{typeface: key.face, size: size, words: map[string]float32{}}
	out := l.shape(s, []rune{' '}, language.Latin)
	s.space = fixedToFloat(out.Advance)
	s.ascent = fixedToFloat(out.LineBounds.Ascent)
	s.height = fixedToFloat(out.LineBounds.LineThickness())
	l.settings[key] = s
	return s
}

// typeface returns a face of a family, parsed on first use; anything but sans
// is serif. It panics on bytes that are no font: they are part of the program.
func (l *library) typeface(family string, face int) *typeface {
	faces := l.faces[family]
	if faces == nil {
		faces = &[3]*typeface{}
		l.faces[family] = faces
	}
	if faces[face] != nil {
		return faces[face]
	}
	f := theme.Serif()
	if family == theme.FamilySans {
		f = theme.Sans()
	}
	res := [3]fyne.Resource{f.Regular, f.Bold, f.Italic}[face]
	parsed, err := font.ParseTTF(bytes.NewReader(res.Content()))
	if err != nil {
		panic(fmt.Sprintf("embedded font %s: %v", res.Name(), err))
	}
	faces[face] = &typeface{
		res: res, face: parsed,
		style: fyne.TextStyle{Bold: face == faceBold, Italic: face == faceItalic},
	}
	return faces[face]
}

// word returns the width of a word without spaces.
func (m *measure) word(s *setting, word string) wordWidth {
	if w, ok := s.words[word]; ok {
		return wordWidth{width: w}
	}
	if w, ok := m.outs[outKey{s, word}]; ok {
		return w
	}
	if len(s.words)+len(m.outs) >= maxWords {
		clear(s.words)
		clear(m.outs)
	}
	w, own := m.measureWord(s, word)
	// The key is a copy: a word must not keep its whole article in memory.
	if own {
		s.words[strings.Clone(word)] = w.width
	} else {
		m.outs[outKey{s, strings.Clone(word)}] = w
	}
	return w
}

// measureWord measures a word; own says that the face alone decided.
func (m *measure) measureWord(s *setting, word string) (w wordWidth, own bool) {
	shown := visible(word)
	if shown == "" {
		return wordWidth{}, true
	}
	script, plain := m.inspect(s, shown)
	switch {
	case !plain:
		size, _ := m.driver.RenderedTextSize(shown, s.size, s.style, nil)
		return wordWidth{width: size.Width, out: true}, false
	case script == language.Unknown: // several scripts in one word
		size, _ := m.driver.RenderedTextSize(shown, s.size, fyne.TextStyle{}, s.res)
		return wordWidth{width: size.Width}, true
	}
	m.runes = appendRunes(m.runes[:0], shown)
	return wordWidth{width: fixedToFloat(m.shape(s, m.runes, script).Advance)}, true
}

// outSpace returns the width of a space after a word in the theme's font.
func (m *measure) outSpace(s *setting) float32 {
	key := outKey{s, " "}
	w, ok := m.outs[key]
	if !ok {
		size, _ := m.driver.RenderedTextSize(" ", s.size, s.style, nil)
		w = wordWidth{width: size.Width}
		m.outs[key] = w
	}
	return w.width
}

// inspect returns the script of a word, Unknown if there are several, and
// whether the face has every glyph and all runs from left to right.
func (l *library) inspect(s *setting, word string) (script language.Script, plain bool) {
	script = language.Common
	for _, r := range word {
		if isRTL(r) {
			return script, false
		}
		if _, ok := s.face.NominalGlyph(r); !ok {
			return script, false
		}
		switch sc := language.LookupScript(r); {
		case sc == language.Common || sc == language.Inherited || sc == script:
		case script == language.Common:
			script = sc
		default:
			script = language.Unknown
		}
	}
	if script == language.Common {
		script = language.Latin
	}
	return script, true
}

func (l *library) shape(s *setting, runes []rune, script language.Script) shaping.Output {
	in := shaping.Input{
		Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR,
		Face: s.face, Script: script, Language: "en",
	}
	setFixed(&in.Size, s.size)
	return l.shaper.Shape(in)
}

func appendRunes(to []rune, s string) []rune {
	for _, r := range s {
		to = append(to, r)
	}
	return to
}

// fixedToFloat and setFixed convert the shaper's numbers, in 64ths of a pixel.
func fixedToFloat[T ~int32](i T) float32 { return float32(float64(i) / 64) }

func setFixed[T ~int32](to *T, f float32) { *to = T(float64(f) * 64) }

// tabSpaces is the width of a tab in spaces; a tab is drawn as spaces.
const tabSpaces = 4

// visible returns what is drawn of s: tabs as spaces, and without control and
// format characters that have no shape of their own. Most texts come back as
// they are, without a copy.
func visible(s string) string {
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c == 0x7F || c >= 0xC2 {
			return visibleSlow(s, i)
		}
	}
	return s
}

func visibleSlow(s string, from int) string {
	clean := true
	for _, r := range s[from:] {
		if r == '\t' || r == utf8.RuneError || isUnseen(r) {
			clean = false
			break
		}
	}
	if clean {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		switch {
		case r == '\t':
			b.WriteString(strings.Repeat(" ", tabSpaces))
		case !isUnseen(r):
			b.WriteRune(r)
		}
	}
	return b.String()
}
