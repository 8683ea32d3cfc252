package widgets

import (
	"bytes"
	"fmt"
	"strings"
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

// Limits of the caches: a slider that runs through twenty sizes, a million
// characters of text with 60,000 different words.
const (
	maxSettings = 24
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
	size     float32
	space    float32 // width of a space after a word in this face
	outSpace float32 // width of a space after a word in the theme's font
	ascent   float32
	height   float32
	words    map[string]wordWidth
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

// measure shapes words over the very font bytes the toolkit draws with, so
// that widths agree without asking it. All use is on the window's goroutine.
type measure struct {
	shaper   shaping.HarfbuzzShaper
	driver   Measurer
	faces    map[string][3]*typeface
	settings map[settingKey]*setting
	runes    []rune
}

// Indices into the faces of a family.
const (
	faceRegular = iota
	faceBold
	faceItalic
)

func newMeasure(driver Measurer) *measure {
	return &measure{driver: driver, faces: map[string][3]*typeface{}, settings: map[settingKey]*setting{}}
}

// setting returns a face of a family in a size.
func (m *measure) setting(family string, face int, size float32) *setting {
	faces, ok := m.faces[family]
	if !ok {
		faces = loadFaces(family)
		m.faces[family] = faces
	}
	key := settingKey{faces[face], size}
	if s, ok := m.settings[key]; ok {
		return s
	}
	if len(m.settings) >= maxSettings {
		clear(m.settings)
	}
	s := &setting{typeface: faces[face], size: size, words: map[string]wordWidth{}}
	out := m.shape(s, []rune{' '}, language.Latin)
	s.space = fixedToFloat(out.Advance)
	s.ascent = fixedToFloat(out.LineBounds.Ascent)
	s.height = fixedToFloat(out.LineBounds.LineThickness())
	space, _ := m.driver.RenderedTextSize(" ", size, s.style, nil)
	s.outSpace = space.Width
	m.settings[key] = s
	return s
}

// loadFaces parses the faces of a family; anything but sans is serif.
func loadFaces(family string) [3]*typeface {
	f := theme.Serif()
	if family == theme.FamilySans {
		f = theme.Sans()
	}
	return [3]*typeface{
		faceRegular: loadFace(f.Regular, fyne.TextStyle{}),
		faceBold:    loadFace(f.Bold, fyne.TextStyle{Bold: true}),
		faceItalic:  loadFace(f.Italic, fyne.TextStyle{Italic: true}),
	}
}

// loadFace panics on bytes that are no font: they are part of the program.
func loadFace(res fyne.Resource, style fyne.TextStyle) *typeface {
	face, err := font.ParseTTF(bytes.NewReader(res.Content()))
	if err != nil {
		panic(fmt.Sprintf("embedded font %s: %v", res.Name(), err))
	}
	return &typeface{res: res, face: face, style: style}
}

// word returns the width of a word without spaces.
func (m *measure) word(s *setting, word string) wordWidth {
	if w, ok := s.words[word]; ok {
		return w
	}
	if len(s.words) >= maxWords {
		clear(s.words)
	}
	w := m.measureWord(s, word)
	// The key is a copy: a word must not keep its whole article in memory.
	s.words[strings.Clone(word)] = w
	return w
}

func (m *measure) measureWord(s *setting, word string) wordWidth {
	shown := visible(word)
	if shown == "" {
		return wordWidth{}
	}
	script, plain := m.inspect(s, shown)
	switch {
	case !plain:
		size, _ := m.driver.RenderedTextSize(shown, s.size, s.style, nil)
		return wordWidth{width: size.Width, out: true}
	case script == language.Unknown: // several scripts in one word
		size, _ := m.driver.RenderedTextSize(shown, s.size, fyne.TextStyle{}, s.res)
		return wordWidth{width: size.Width}
	}
	m.runes = appendRunes(m.runes[:0], shown)
	return wordWidth{width: fixedToFloat(m.shape(s, m.runes, script).Advance)}
}

// inspect returns the script of a word, Unknown if there are several, and
// whether the face has every glyph and all runs from left to right.
func (m *measure) inspect(s *setting, word string) (script language.Script, plain bool) {
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

func (m *measure) shape(s *setting, runes []rune, script language.Script) shaping.Output {
	in := shaping.Input{
		Text: runes, RunEnd: len(runes), Direction: di.DirectionLTR,
		Face: s.face, Script: script, Language: "en",
	}
	setFixed(&in.Size, s.size)
	return m.shaper.Shape(in)
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
	for i := 0; i < len(s); i++ {
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
