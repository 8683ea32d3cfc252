package app

import (
	"fmt"
	"strings"
)

// Display is how a cell looks, the same in the window and in the workbook: the display
// state that selects fill and ink, and up to four lines of text (workbook.md, 2).
type Display struct {
	State  string   // a DisplayState constant
	Hollow bool     // only others say so: unfilled, thin border, italic
	Pale   bool     // low confidence: the pale fill
	Lines  []string // the first begins with the symbol
	// Qualified tells that the second line qualifies the state and is set like the first;
	// else it already counts.
	Qualified bool
}

// The display states, in the order in which they are decided.
const (
	DisplaySupport             = "support"
	DisplayOppose              = "oppose"
	DisplayConditional         = "conditional"
	DisplayNeutral             = "neutral"
	DisplayMixed               = "mixed"
	DisplaySplit               = "split"
	DisplayContested           = "contested"
	DisplayNoComment           = "no_comment"
	DisplayReportedSupport     = "reported_support"
	DisplayReportedOppose      = "reported_oppose"
	DisplayReportedConditional = "reported_conditional"
	DisplayReportedOther       = "reported_other"
	DisplayNoData              = "no_data"
)

// DisplayStates lists the display states with the first character of their cells; the
// character is what colours, totals and sync key on.
func DisplayStates() []struct{ State, Symbol, Words string } {
	return []struct{ State, Symbol, Words string }{
		{DisplaySupport, "▲", "Support"},
		{DisplayConditional, "◆", "Conditional"},
		{DisplayNeutral, "■", "Neutral"},
		{DisplayMixed, "±", "Mixed"},
		{DisplaySplit, "≠", "Split"},
		{DisplayContested, "↔", "Contested"},
		{DisplayOppose, "▼", "Oppose"},
		{DisplayNoComment, "…", "No comment"},
		{DisplayReportedSupport, "△", "Reported support"},
		{DisplayReportedOppose, "▽", "Reported oppose"},
		{DisplayReportedConditional, "◇", "Reported conditional"},
		{DisplayReportedOther, "○", "Reports differ or are unclear"},
		{DisplayNoData, "–", "No statement found"},
	}
}

// Display decides how the cell looks.
func (c Cell) Display() Display {
	if c.Override != nil {
		d := Display{State: stanceDisplay(c.Override.Value), Lines: []string{c.Override.Value.Words()}}
		computed := c
		computed.Override = nil
		d.Lines = append(d.Lines, "analyst; computed "+computed.Display().symbol())
		return c.finish(d)
	}
	switch {
	case c.State == CellSplit:
		return c.finish(Display{State: DisplaySplit, Lines: []string{"≠ Split", fmt.Sprintf("▲ %d · ▼ %d members", c.MembersPro, c.MembersCon)}})
	case c.State == CellContested:
		line2 := ""
		if c.Denied != nil {
			line2 = strings.TrimSpace(c.DeniedSign.symbol() + " denied " + c.Denied.Date.Words())
		}
		return c.finish(Display{State: DisplayContested, Lines: []string{"↔ Contested", line2}})
	case c.State == CellShifted:
		return c.finish(c.shifted())
	case c.State == CellNoComment:
		return Display{State: DisplayNoComment, Qualified: true, Lines: []string{
			"… No comment", "declined " + c.Latest.Date.Words(), fmt.Sprintf("n = %d", c.NoComment),
		}}
	case c.State == CellNoData && c.Reported > 0:
		return c.reportedOnly()
	case c.State == CellNoData:
		return Display{State: DisplayNoData, Lines: []string{"–"}}
	case c.State == CellMixed:
		return c.finish(Display{State: DisplayMixed, Lines: []string{"± Mixed", c.mixedLine()}})
	case c.State == CellNeutral:
		return c.finish(Display{State: DisplayNeutral, Lines: []string{"■ Neutral", c.flagLine()}})
	}
	return c.finish(c.plain())
}

func (d Display) symbol() string {
	for _, r := range d.Lines[0] {
		return string(r)
	}
	return ""
}

// mixedLine counts both sides, unless every statement is ambivalent in itself.
func (c Cell) mixedLine() string {
	if c.Pro+c.Con == 0 {
		return "ambivalent"
	}
	line := fmt.Sprintf("▲ %d · ▼ %d", c.Pro, c.Con)
	if c.Has(FlagSameTime) {
		line += ", same day"
	}
	return line
}

// plain is support or oppose, strong at ±2, conditional with the flag.
func (c Cell) plain() Display {
	word := c.State
	strong := c.Value != nil && (*c.Value >= 2 || *c.Value <= -2)
	condition := shorten(c.Condition, 28)
	if condition == "" {
		condition = c.flagLine()
	}
	switch {
	case c.Has(FlagConditional) && word == CellSupport:
		return Display{State: DisplayConditional, Lines: []string{"◆▲ Support if", condition}}
	case c.Has(FlagConditional):
		return Display{State: DisplayConditional, Lines: []string{"◆▼ Oppose unless", condition}}
	case word == CellSupport && strong:
		return Display{State: DisplaySupport, Lines: []string{"▲▲ Strong support", c.flagLine()}}
	case word == CellSupport:
		return Display{State: DisplaySupport, Lines: []string{"▲ Support", c.flagLine()}}
	case strong:
		return Display{State: DisplayOppose, Lines: []string{"▼▼ Strong oppose", c.flagLine()}}
	}
	return Display{State: DisplayOppose, Lines: []string{"▼ Oppose", c.flagLine()}}
}

// shifted is the present stance, the one after the shift. The condition is that of the
// resolving statement, which another resolver than latest may take from before it.
func (c Cell) shifted() Display {
	var d Display
	conditional := c.Has(FlagConditional) && c.Shift != nil && c.Stance.Sign() == c.Shift.To
	switch {
	case c.Shift == nil:
		return c.plain()
	case c.Shift.To == SignZero:
		d = Display{State: DisplayNeutral, Lines: []string{"■ Now neutral"}}
	case conditional && c.Shift.To == SignPlus:
		d = Display{State: DisplayConditional, Lines: []string{"◆▲ Now support if"}}
	case conditional:
		d = Display{State: DisplayConditional, Lines: []string{"◆▼ Now oppose unless"}}
	case c.Shift.To == SignPlus:
		d = Display{State: DisplaySupport, Lines: []string{"▲ Now support"}}
	default:
		d = Display{State: DisplayOppose, Lines: []string{"▼ Now oppose"}}
	}
	d.Lines = append(d.Lines, "was "+c.Shift.From.symbol()+" to "+c.Shift.Last.Words())
	return d
}

// flagLine is the second line of a cell with nothing more pressing to say.
func (c Cell) flagLine() string {
	switch {
	case c.Has(FlagOwnVsReported):
		return c.reportsLine()
	case c.Has(FlagSameArticle):
		return "both in one article"
	case c.Has(FlagStale):
		return fmt.Sprintf("last word %d months old", c.MonthsSilent)
	}
	return ""
}

// reportsLine says to what the reports resolve and how many of them say so.
func (c Cell) reportsLine() string {
	symbol, n := "±", c.Reported
	switch c.ReportedAs.State {
	case CellSupport:
		symbol, n = "▲", c.ReportedPro
	case CellOppose:
		symbol, n = "▼", c.ReportedCon
	case CellNeutral:
		symbol, n = "■", c.Reported-c.ReportedPro-c.ReportedCon
	}
	return fmt.Sprintf("reports say %s (%d)", symbol, n)
}

// finish adds the lines with number, date and confidence, and drops empty ones.
func (c Cell) finish(d Display) Display {
	if len(d.Lines) > 1 && d.Lines[1] == "" {
		d.Lines = d.Lines[:1]
	}
	d.Qualified = len(d.Lines) > 1
	if c.N > 0 {
		d.Lines = append(d.Lines, fmt.Sprintf("n = %d · %s", c.N, c.Latest.Date.Words()))
	}
	if c.Confidence != "" {
		d.Lines = append(d.Lines, ConfidenceWords(c.Confidence))
	}
	switch d.State {
	case DisplaySupport, DisplayOppose, DisplayConditional, DisplayNeutral:
		d.Pale = c.Confidence == "low"
	}
	return d
}

func (c Cell) reportedOnly() Display {
	d := Display{Hollow: true, Qualified: true}
	line2 := ReporterWords(c.Reporters, c.ReportedAs.Attribution)
	switch r := c.ReportedAs; {
	case r.State == CellSupport && r.Condition != "":
		d.State, d.Lines = DisplayReportedConditional, []string{"◇△ Reported cond."}
	case r.State == CellOppose && r.Condition != "":
		d.State, d.Lines = DisplayReportedConditional, []string{"◇▽ Reported cond."}
	case r.State == CellSupport:
		d.State, d.Lines = DisplayReportedSupport, []string{"△ Reported support"}
	case r.State == CellOppose:
		d.State, d.Lines = DisplayReportedOppose, []string{"▽ Reported oppose"}
	case r.State == CellNeutral:
		d.State, d.Lines = DisplayReportedOther, []string{"○ Reported neutral"}
	case c.ReportedPro > 0 && c.ReportedCon > 0:
		d.State, d.Lines = DisplayReportedOther, []string{"○ Reports differ"}
		if len(r.Words) > 0 {
			line2 = strings.Join(r.Words, " · ")
		}
	default:
		d.State, d.Lines = DisplayReportedOther, []string{"○ Reported unclear"}
	}
	d.Lines = append(d.Lines, line2, fmt.Sprintf("n = %d · %s", c.Reported, c.Latest.Date.Words()), attributionShort(c.ReportedAs.Attribution))
	return d
}

// ReporterWords names who reports a position, as "by Steve Witkoff" or "by 3 sources".
func ReporterWords(names []string, best Attribution) string {
	switch {
	case len(names) == 1:
		return "by " + names[0]
	case len(names) > 1:
		return fmt.Sprintf("by %d sources", len(names))
	case best == SecondHandAnonymous:
		return "by unnamed sources"
	}
	return "unsourced"
}

func attributionShort(a Attribution) string {
	switch a.Rank() {
	case 6:
		return "second-hand"
	case 7:
		return "anonymous"
	case 8:
		return "unsourced"
	case 9, 10:
		return "inferred"
	case 0, 11:
		return "unspecified"
	}
	return strings.ToLower(a.Words()) // a spec may count only some of ranks 1–5 as own
}

// ConfidenceWords gives the confidence of a cell as dots and a word.
func ConfidenceWords(c string) string {
	switch c {
	case "high":
		return "●●● high"
	case "medium":
		return "●●○ medium"
	}
	return "●○○ low"
}

func stanceDisplay(s Stance) string {
	switch {
	case s.Conditional():
		return DisplayConditional
	case s == Ambivalent:
		return DisplayMixed
	case s == NoComment:
		return DisplayNoComment
	case s == NeutralStance:
		return DisplayNeutral
	case s.Sign() == SignPlus:
		return DisplaySupport
	}
	return DisplayOppose
}

func (s Sign) symbol() string {
	switch s {
	case SignPlus:
		return "▲"
	case SignMinus:
		return "▼"
	case SignZero:
		return "■"
	case SignAmbivalent:
		return "±"
	}
	return ""
}

// shorten cuts a text to n runes at a word, with "…".
func shorten(s string, n int) string {
	s = strings.Join(strings.Fields(s), " ")
	if firstRunes(s, n) == s {
		return s
	}
	cut := firstRunes(s, n-1)
	if i := strings.LastIndexByte(cut, ' '); i > n/2 {
		cut = cut[:i]
	}
	return strings.TrimRight(cut, " ,;:.") + "…"
}
