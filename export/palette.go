package export

import (
	"fmt"
	"strings"

	"parley/app"
)

// Colours of the workbook (workbook.md, 1). Colour means stance and nothing else.
const (
	inkBody    = "1F2933"
	inkNavy    = "1F3247"
	inkGrey    = "595F69"
	inkLink    = "0B4F8A"
	inkMarking = "8A2A00"
	white      = "FFFFFF"
	fillNavy   = "1F3247"
	fillInput  = "FFFDF0"
	fillQuiet  = "E4E8F0"
	ruleColour = "C9CED6"
	fontFamily = "Calibri"
)

// Colours of the sheet tabs, with the eight digits that the format asks for.
const (
	tabNavy   = "FF1F3247"
	tabBlue   = "FF0072B2"
	tabGreen  = "FF2E7D5B"
	tabOrange = "FFD55E00"
	tabGrey   = "FF8A93A0"
)

// tint is how a display state is drawn.
type tint struct {
	state  string
	symbol string // first character of its cells
	fill   string
	pale   string // fill at low confidence, empty where there is none
	ink    string
	border string // of hollow states
	chart  string
	label  string // ink of labels in the chart
	allInk bool   // every line takes the ink of the state
}

func (t tint) hollow() bool { return t.border != "" }

// tints lists the display states in the order of app.DisplayStates.
func tints() []tint {
	all := []tint{
		{state: app.DisplaySupport, symbol: "▲", chart: "0072B2", label: white},
		{state: app.DisplayConditional, symbol: "◆", chart: "E6B800", label: "000000"},
		{state: app.DisplayNeutral, symbol: "■", chart: "BFBFBF", label: "000000"},
		{state: app.DisplayMixed, symbol: "±", chart: "8C8C8C", label: "000000"},
		{state: app.DisplaySplit, symbol: "≠", chart: "6A6A6A", label: white, allInk: true},
		{state: app.DisplayContested, symbol: "↔", chart: "33404F", label: white, allInk: true},
		{state: app.DisplayOppose, symbol: "▼", chart: "D55E00", label: "000000"},
		{state: app.DisplayNoComment, symbol: "…", allInk: true},
		{state: app.DisplayReportedSupport, symbol: "△", allInk: true},
		{state: app.DisplayReportedOppose, symbol: "▽", allInk: true},
		{state: app.DisplayReportedConditional, symbol: "◇", allInk: true},
		{state: app.DisplayReportedOther, symbol: "○", allInk: true},
		{state: app.DisplayNoData, symbol: "–", allInk: true},
	}
	for i := range all {
		t := &all[i]
		c := app.CellColoursOf(t.state)
		t.fill, t.ink = digits(c.Fill), digits(c.Ink)
		if c.Pale != c.Fill {
			t.pale = digits(c.Pale)
		}
		if hollow(t.state) {
			t.border = digits(c.Border)
		}
	}
	return all
}

// digits writes a colour as the format has it.
func digits(colour uint32) string { return fmt.Sprintf("%06X", colour) }

// hollow reports a display state that rests on reports only.
func hollow(state string) bool { return strings.HasPrefix(state, "reported_") }

// held reports a display state that is the actor's own position.
func held(state string) bool {
	return !hollow(state) && state != app.DisplayNoData && state != app.DisplayNoComment
}

// tintOf finds the tint of a display state; an unknown one is drawn as no data.
func tintOf(state string) tint {
	all := tints()
	for _, t := range all {
		if t.state == state {
			return t
		}
	}
	return all[len(all)-1]
}

// tintOfText finds the tint by the first character of a text, as the conditional formats do.
func tintOfText(s string) (tint, bool) {
	for _, t := range tints() {
		if strings.HasPrefix(s, t.symbol) {
			return t, true
		}
	}
	return tint{}, false
}
