package settings

import (
	"math"
	"slices"
	"strconv"
	"strings"
)

// Prefs is where preferences are kept; fyne.Preferences satisfies it.
type Prefs interface {
	StringWithFallback(key, fallback string) string
	SetString(key, value string)
}

// Theme is the look of the window.
type Theme string

// The looks. System follows the desktop.
const (
	System Theme = "system"
	Light  Theme = "light"
	Sepia  Theme = "sepia"
	Dark   Theme = "dark"
)

// Themes lists the looks.
func Themes() []Theme { return []Theme{System, Light, Sepia, Dark} }

// Family is the type of the reading pane.
type Family string

// The families of the reading pane.
const (
	Serif Family = "serif"
	Sans  Family = "sans"
)

// Split names a divider of the window whose position is kept.
type Split string

// The dividers.
const (
	SplitLibrary  Split = "library"  // library against the rest
	SplitCoding   Split = "coding"   // reading pane against coding panel
	SplitEvidence Split = "evidence" // matrix against evidence
	SplitCodebook Split = "codebook" // lists of the codebook against the form
	SplitRegister Split = "register" // register against its chosen row
	SplitQueue    Split = "queue"    // suggestions against the one that is looked at
)

// Recents is how many projects the menu offers: what fits without scrolling.
const Recents = 10

// Bounds of the text size of the reading pane in points, and one step of it.
const (
	SmallestText = 11
	LargestText  = 32
	TextStep     = 1
)

// Bounds of the line height as a multiple of the size, and of the measure in characters:
// closer lines touch, longer ones are lost on the way back to the margin.
const (
	ClosestLines  = 1.3
	WidestLines   = 2.2
	ShortestLines = 45
	LongestLines  = 100
)

// Smallest and largest window that is restored; a size outside comes from a damaged file.
const (
	smallestWindow = 480
	largestWindow  = 16000
)

// key is the name of a preference.
type key string

const (
	keyTheme   key = "theme"
	keyWidth   key = "window.width"
	keyHeight  key = "window.height"
	keySize    key = "text.size"
	keyFamily  key = "text.family"
	keyLeading key = "text.leading"
	keyMeasure key = "text.measure"
	keyLayers  key = "layers.off"
	keyLast    key = "project.last"
	keyRecent  key = "project.recent"
	keyCoder   key = "coder"
	keyFolder  key = "folder"
	keyExport  key = "export"
	keyWelcome key = "welcome.closed"
	keySplit   key = "split." // and the name of the divider
)

// fallback is the one table of defaults.
func fallback(k key) string {
	return map[key]string{
		keyTheme:  string(System),
		keyWidth:  "1280", // fits the smallest laptop screen still in use
		keyHeight: "800",
		keySize:   "17", // 60–75 characters in the middle column of that window
		keyFamily: string(Serif),

		keyLeading: "1.6",
		keyMeasure: "70", // reader.md: 60 to 75 characters

		keySplit + key(SplitLibrary):  "0.255",
		keySplit + key(SplitCoding):   "0.625",
		keySplit + key(SplitEvidence): "0.72",
		keySplit + key(SplitQueue):    "0.46",
		keySplit + key(SplitCodebook): "0.42",
		keySplit + key(SplitRegister): "0.78",
	}[k]
}

// Settings reads and writes preferences. It is used on one goroutine, the window's.
type Settings struct{ prefs Prefs }

// New makes settings over p.
func New(p Prefs) *Settings { return &Settings{prefs: p} }

func (s *Settings) text(k key) string { return s.prefs.StringWithFallback(string(k), fallback(k)) }

func (s *Settings) set(k key, v string) { s.prefs.SetString(string(k), v) }

// number reads a figure between lo and hi, else the default.
func (s *Settings) number(k key, lo, hi float32) float32 {
	for _, t := range []string{s.text(k), fallback(k)} {
		if f, err := strconv.ParseFloat(t, 32); err == nil && float32(f) >= lo && float32(f) <= hi {
			return float32(f)
		}
	}
	return lo
}

func (s *Settings) setNumber(k key, v float32) {
	s.set(k, strconv.FormatFloat(float64(v), 'f', -1, 32))
}

// Theme gives the look.
func (s *Settings) Theme() Theme {
	if t := Theme(s.text(keyTheme)); slices.Contains(Themes(), t) {
		return t
	}
	return System
}

// SetTheme keeps the look.
func (s *Settings) SetTheme(t Theme) { s.set(keyTheme, string(t)) }

// Window gives the size of the main window.
func (s *Settings) Window() (width, height float32) {
	return s.number(keyWidth, smallestWindow, largestWindow), s.number(keyHeight, smallestWindow, largestWindow)
}

// SetWindow keeps the size of the main window.
func (s *Settings) SetWindow(width, height float32) {
	s.setNumber(keyWidth, width)
	s.setNumber(keyHeight, height)
}

// Split gives the position of a divider, 0 to 1.
func (s *Settings) Split(d Split) float64 {
	return float64(s.number(keySplit+key(d), 0.05, 0.95))
}

// SetSplit keeps the position of a divider.
func (s *Settings) SetSplit(d Split, at float64) { s.setNumber(keySplit+key(d), float32(at)) }

// TextSize gives the size of the reading pane's text in points.
func (s *Settings) TextSize() float32 { return s.number(keySize, SmallestText, LargestText) }

// SetTextSize keeps the text size, held inside its bounds.
func (s *Settings) SetTextSize(size float32) {
	s.setNumber(keySize, min(max(size, SmallestText), LargestText))
}

// ResetTextSize goes back to the default.
func (s *Settings) ResetTextSize() { s.set(keySize, fallback(keySize)) }

// Family gives the type of the reading pane.
func (s *Settings) Family() Family {
	if f := Family(s.text(keyFamily)); f == Sans {
		return Sans
	}
	return Serif
}

// SetFamily keeps the type of the reading pane.
func (s *Settings) SetFamily(f Family) { s.set(keyFamily, string(f)) }

// Leading gives the line height of the reading pane as a multiple of its size.
func (s *Settings) Leading() float32 { return s.number(keyLeading, ClosestLines, WidestLines) }

// SetLeading keeps the line height, held inside its bounds.
func (s *Settings) SetLeading(f float32) {
	const steps = 20 // a twentieth of the size: finer is not seen
	f = float32(math.Round(float64(f)*steps)) / steps
	s.setNumber(keyLeading, min(max(f, ClosestLines), WidestLines))
}

// Measure gives the length of the lines of the reading pane in characters.
func (s *Settings) Measure() float32 { return s.number(keyMeasure, ShortestLines, LongestLines) }

// SetMeasure keeps the length of the lines, held inside its bounds.
func (s *Settings) SetMeasure(chars float32) {
	s.setNumber(keyMeasure, min(max(chars, ShortestLines), LongestLines))
}

// LayersOff gives the names of the layers of marks that are switched off.
func (s *Settings) LayersOff() []string {
	return strings.FieldsFunc(s.text(keyLayers), func(r rune) bool { return r == ',' })
}

// SetLayersOff keeps which layers of marks are switched off.
func (s *Settings) SetLayersOff(names []string) { s.set(keyLayers, strings.Join(names, ",")) }

// Coder gives the name of the person who records, empty where none was given.
func (s *Settings) Coder() string { return s.text(keyCoder) }

// SetCoder keeps the name of the person who records.
func (s *Settings) SetCoder(name string) { s.set(keyCoder, strings.TrimSpace(name)) }

// Folder gives the folder in which a file was last chosen.
func (s *Settings) Folder() string { return s.text(keyFolder) }

// Export gives the choices of the last export, as SetExport kept them.
func (s *Settings) Export() string { return s.text(keyExport) }

// SetExport keeps the choices of an export.
func (s *Settings) SetExport(choices string) { s.set(keyExport, choices) }

// SetFolder keeps the folder in which a file was chosen.
func (s *Settings) SetFolder(path string) { s.set(keyFolder, path) }

// WelcomeClosed reports whether the welcome was closed once.
func (s *Settings) WelcomeClosed() bool { return s.text(keyWelcome) == "yes" }

// CloseWelcome keeps that the welcome was closed.
func (s *Settings) CloseWelcome() { s.set(keyWelcome, "yes") }

// LastProject gives the path of the project opened last, empty at the first start.
func (s *Settings) LastProject() string { return s.text(keyLast) }

// Recent gives the paths of the projects opened before, newest first.
func (s *Settings) Recent() []string {
	var out []string
	for p := range strings.SplitSeq(s.text(keyRecent), "\n") {
		if p != "" && !slices.Contains(out, p) && len(out) < Recents {
			out = append(out, p)
		}
	}
	return out
}

// Opened keeps path as the project opened last and as the newest of the recent ones.
func (s *Settings) Opened(path string) {
	rest := slices.DeleteFunc(s.Recent(), func(p string) bool { return p == path })
	all := append([]string{path}, rest...)
	s.set(keyLast, path)
	s.set(keyRecent, strings.Join(all[:min(len(all), Recents)], "\n"))
}

// Forget takes a project that is gone out of the recent ones.
func (s *Settings) Forget(path string) {
	rest := slices.DeleteFunc(s.Recent(), func(p string) bool { return p == path })
	s.set(keyRecent, strings.Join(rest, "\n"))
	if s.LastProject() == path {
		s.set(keyLast, "")
	}
}
