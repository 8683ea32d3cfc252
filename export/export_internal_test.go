package export

import "parley/app"

// SmallLimits lets tests reach what else takes a million rows.
func SmallLimits(o Options, evidenceRows, matchLinks, staticLinks, notes int) Options {
	l := defaultLimits()
	l.evidenceRows, l.matchLinks, l.staticLinks, l.notes = evidenceRows, matchLinks, staticLinks, notes
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
)

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
