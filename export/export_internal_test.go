package export

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
