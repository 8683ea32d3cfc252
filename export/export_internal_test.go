package export

import (
	"archive/zip"
	"bytes"

	"parley/app"
)

// SmallLimits lets tests reach what else takes a million rows.
func SmallLimits(o Options, evidenceRows, matchLinks, staticLinks, notes int) Options {
	l := defaultLimits()
	l.evidenceRows, l.matchLinks, l.staticLinks, l.webLinks, l.notes, l.inMemory = evidenceRows, matchLinks, staticLinks, staticLinks, notes, 100
	o.limits = &l
	return o
}

// NoMatrixAbove sets the number of issues beyond which there is no Matrix.
func NoMatrixAbove(o Options, issues int) Options {
	l := defaultLimits()
	l.matrixIssues = issues
	o.limits = &l
	return o
}

// For tests of text handling.
var (
	CleanLabel  = cleanLabel
	CleanQuote  = cleanQuote
	QuoteParts  = quoteParts
	CutCell     = cutCell
	SafeLink    = safeLink
	ShortTitles = shortTitles
	DateValue   = dateValue
	TextLines   = textLines
	Units       = units
	JoinCRC     = joinCRC
)

// LinksAmong gives what stands after the rows of a sheet with one link more.
func LinksAmong(after, link string) string {
	return string(bytes.Join((&zipWriter{}).links([]byte(after), [][]byte{[]byte(link)}), nil))
}

// Escaped gives a text as it stands in XML, Number a number.
func Escaped(s string) string { return string(appendText(nil, s)) }
func Number(v float64) string { return string(appendNumber(nil, v)) }

// SharePlaces puts texts into a table of shared texts, one after the other, and gives the
// number of each, -1 for one that stands in its cell, and how many the table holds.
func SharePlaces(texts []string) (places []int, unique int) {
	t := newSharedTexts()
	for _, s := range texts {
		n, ok := t.place(s)
		if !ok {
			n = -1
		}
		places = append(places, n)
	}
	return places, len(t.index)
}

// LargeHead gives what a part of a size begins with in the archive, and the version that
// the directory says of it.
func LargeHead(size uint64) (head []byte, version uint16, err error) {
	var buf bytes.Buffer
	z := zipWriter{Writer: zip.NewWriter(&buf)}
	h := &zip.FileHeader{Name: "part", Method: zip.Deflate, CompressedSize64: size / 10, UncompressedSize64: size}
	if _, err := z.createRaw(h); err != nil {
		return nil, 0, err
	}
	err = z.Flush()
	return buf.Bytes(), h.ReaderVersion, err
}

// LexiconOf finds the words of a language.
func LexiconOf(tag string) lexicon { return lexiconOf(tag) }

// Say, Count, Line and DateWords word as a report does.
func (l lexicon) SayIt(english string) string       { return l.say(english) }
func (l lexicon) CountIt(n int, noun string) string { return l.count(n, noun) }
func (l lexicon) LineOf(s string) string            { return l.line(s) }
func (l lexicon) DateOf(d app.Date) string          { return l.date(d) }

// SpokenStates lists what a report says of states, reasons and directions: words that do
// not stand where they are said.
func SpokenStates() []string {
	var out []string
	for _, s := range app.DisplayStates() {
		out = append(out, stateWords(s.State), stateSentence(s.State))
	}
	for _, s := range []app.Sign{app.SignPlus, app.SignMinus, app.SignZero, app.SignAmbivalent} {
		out = append(out, direction(s))
	}
	out = append(out, "Reported only", "n.d.", " (no year)")
	for _, why := range []string{"rejected", "incomplete", "outside_window", "too_coarse", "filtered", "row_or_column"} {
		out = append(out, leftOutReason(why))
	}
	return out
}
