package export

import (
	"fmt"
	"strings"

	"parley/app"
)

// summaryLine is a row of Summary.
type summaryLine struct {
	height float64
	label  any
	text   any
	link   string // where the label leads
}

// summaryColumns: labels, texts, a gap, and eight columns for the chart.
func summaryColumns() []float64 {
	return []float64{46, 76, 3, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5, 10.5}
}

const summaryFirst = 5 // row of the first section

func (r *report) writeSummary() error {
	lines := r.summaryLines()
	room := 0.0
	for _, l := range lines {
		room += l.height
	}
	chart := r.chart(int(room * 96 / 72))
	widths := summaryColumns()
	if chart == nil {
		widths = widths[:2]
	}
	p, err := r.open(sheet{
		name: "Summary", tab: tabNavy, widths: widths, lastRow: summaryFirst + len(lines) - 1, tall: 1,
	})
	if err != nil {
		return err
	}
	title := oneLine(r.b.Title)
	if title == "" {
		title = r.say("Positions")
	}
	p.row(1, 34, p.put(lookTitle().with(func(l *look) { l.size = 20 }), title))
	p.row(2, 20, p.put(lookAbout().with(func(l *look) { l.size = 11 }), r.subtitle()))
	p.row(3, 18, p.put(look{size: 10, bold: true, ink: inkMarking, v: "center", text: true}, oneLine(r.b.Marking)))
	for i, l := range lines {
		row := summaryFirst + i
		p.row(row, l.height, l.label, l.text)
		if l.link != "" {
			p.link(fmt.Sprintf("A%d", row), l.link)
		}
		p.note(r.f.SetRowHeight("Summary", row, l.height)) // for the place of the chart
	}
	if chart != nil && p.err == nil {
		p.note(r.f.AddChart("Summary", fmt.Sprintf("D%d", summaryFirst), chart))
		r.outlineReported()
	}
	return p.close(nil)
}

// subtitle counts: statements, articles, actors, issues, dates said.
func (r *report) subtitle() string {
	m := r.b.Matrix
	s := r.say("%s from %s · %s · %s", r.count(m.Counted, "statement"), r.count(m.Articles, "article"),
		r.count(len(r.actors), "actor"), r.count(len(r.issues), "issue"))
	if m.First != "" {
		s += r.say(" · said %s", r.span(m.First, m.Last))
	}
	return s
}

// span words a stretch of days, "2–11 Apr 2025".
func (l lexicon) span(first, last app.Date) string {
	a, b := l.date(first), l.date(last)
	switch {
	case a == b || last == "":
		return a
	case first.Precision() == app.PrecisionDay && last.Precision() == app.PrecisionDay && first[:7] == last[:7]:
		day, _, _ := strings.Cut(a, " ")
		return day + "–" + b
	}
	return a + " – " + b
}

func (r *report) summaryLines() []summaryLine {
	p := &page{r: r}
	section := func(title string) []summaryLine {
		return []summaryLine{{height: 20, label: p.put(lookSection(), title), text: p.put(lookSection(), "")}}
	}
	gap := summaryLine{height: 12}
	lines := append(section(r.say("What the matrix shows")), r.findingLines(p)...)
	lines = append(append(append(lines, gap), section(r.say("How to read a cell"))...), r.stateLines(p)...)
	lines = append(append(append(lines, gap), section(r.say("Contents"))...), r.contentLines(p)...)
	if left := r.leftOutLine(); left != "" {
		quiet := lookAbout().with(func(l *look) { l.wrap = true })
		lines = append(lines, gap, summaryLine{
			height: heightFor(textLines(left, 75, 10), 10),
			label:  p.put(quiet.with(func(l *look) { l.bold = true }), r.say("Left out or cut")), text: p.put(quiet, left),
		})
	}
	return lines
}

func (r *report) findingLines(p *page) []summaryLine {
	var out []summaryLine
	for _, f := range r.findings() {
		line := summaryLine{
			height: max(heightFor(max(textLines(f.Text, 75, 10), textLines(f.Title, 45, 10)), 10)+3, 20), text: p.put(indented(lookCell()), f.Text),
		}
		if target := r.findingPlace(f); target != "" {
			line.label, line.link = p.put(lookCellLink(), f.Title), target
		} else {
			line.label = p.put(lookCell().with(func(l *look) { l.bold = true }), f.Title)
		}
		out = append(out, line)
	}
	return out
}

// findingPlace gives the cell of the matrix that a finding speaks of, else its row in
// Positions.
func (r *report) findingPlace(f Finding) string {
	a, okA := r.actorAt[f.Actor]
	i, okI := r.issueAt[f.Issue]
	switch {
	case !r.hasMatrix() || !okI && !okA:
		return ""
	case !okA:
		return "Matrix!" + cellName(matrixLead+1+i, matrixHead)
	case !okI:
		return "Matrix!" + cellName(1, matrixFirst+a)
	}
	return "Matrix!" + cellName(matrixLead+1+i, matrixFirst+a)
}

func (r *report) stateLines(p *page) []summaryLine {
	var out []summaryLine
	for _, t := range tints() {
		l := lookCell().with(func(l *look) {
			l.bold, l.ink, l.fill, l.indent, l.bottom = !t.hollow(), t.ink, t.fill, 1, edge{1, white}
		})
		if t.hollow() {
			l = l.boxed(t.border)
			l.italic = true
		}
		if t.fill == white && !t.hollow() {
			l = l.boxed(ruleColour)
		}
		words := t.symbol + " " + r.bothWords(t.state)
		out = append(out, summaryLine{
			height: max(17, heightFor(textLines(words, 42, 10), 10)), label: p.put(l, words), text: p.put(indented(lookCell()), r.word(stateSentence(t.state))),
		})
	}
	bold := lookCell().with(func(l *look) { l.bold, l.indent = true, 1 })
	return append(
		out,
		summaryLine{height: 17, label: p.put(bold, "●●●  ●●○  ●○○"), text: p.put(indented(lookCell()), r.say("Confidence: high, medium, low. A paler fill means low confidence."))},
		summaryLine{height: 17, label: p.put(bold, "n = 3 · 11 Apr 2025"), text: p.put(indented(lookCell()), r.say("Statements counted, and the latest date on which the actor spoke."))},
	)
}

// bothWords names a state as cells of the workbook do, in English, which colours and sync
// go by, and in the report's language.
func (r *report) bothWords(state string) string {
	own := stateWords(state)
	if other := r.word(own); other != own {
		return own + " · " + other
	}
	return own
}

func indented(l look) look {
	l.indent = 1
	return l
}

func (r *report) contentLines(p *page) []summaryLine {
	about := map[string]string{
		"Matrix":    r.say("Actors × issues, with the quotes in the notes"),
		"Positions": r.say("The same in long form, to filter or to correct"),
		"Evidence":  r.say("Every statement: words, attribution, dates, source"),
		"Changes":   r.say("What moved, narrowed or was denied"),
		"Counts":    r.say("The numbers behind each cell"),
		"Agreement": r.say("Which actors stand together, by pairs"),
		"Actors":    r.say("Who is coded, under which names"),
		"Issues":    r.say("The questions and what ▲ and ▼ mean for each"),
		"Codebook":  r.say("Stances, attribution, states: definitions and rules"),
		"Sources":   r.say("The articles, with links"),
		"Method":    r.say("How it was done, and how far it carries"),
		"Pivot":     r.say("Statements by actor and stance, to be rearranged"),
		"Spec":      r.say("The recipe: enough to compute the matrix again"),
	}
	var out []summaryLine
	for _, name := range r.sheetNames()[1:] {
		if strings.HasPrefix(name, "_") {
			continue
		}
		text, ok := about[name]
		if !ok {
			text = r.say("The rest of the statements")
		}
		out = append(out, summaryLine{
			height: 16, label: p.put(lookCellLink(), name), text: p.put(indented(lookCell()), text), link: quoteSheet(name) + "!A1",
		})
	}
	return out
}

// leftOutLine tells in one line what was left out or cut; empty if nothing was.
func (r *report) leftOutLine() string {
	var out []string
	for _, l := range r.b.Matrix.LeftOut {
		if len(l.IDs) > 0 {
			out = append(out, r.say("%s %s", r.count(len(l.IDs), "statement"), r.word(leftOutReason(l.Reason))))
		}
	}
	if len(out) > 0 {
		out = []string{r.say("Not counted: %s (see Spec)", strings.Join(out, ", "))}
	}
	out = append(out, r.cutList()...)
	if len(r.issues) > mostBars && r.hasMatrix() && len(r.actors) > 0 {
		out = append(out, r.say("the chart shows the first %d issues", mostBars))
	}
	if len(out) == 0 {
		return ""
	}
	return title(strings.Join(out, "; ")) + "."
}
