package export

import (
	"context"
	"fmt"
	"io"

	"parley/app"
)

// WriteDOCX writes the brief as a Word document, made to be edited: headings, quotes and
// tables in named styles, sources in footnotes.
func (w *Workbook) WriteDOCX(ctx context.Context, out io.Writer, b app.Book) error {
	t, err := w.newBrief(ctx, b)
	if err != nil {
		return err
	}
	d := &docx{rtl: t.RTL, cited: map[int]int{}}
	page := pageA4()
	if (&report{b: b}).letter() {
		page = pageLetter()
	}
	d.para("Title", run{text: t.Title})
	d.para("Subtitle", run{text: t.Subtitle})
	if t.Marking != "" {
		d.para("", run{text: t.Marking, bold: true, ink: inkMarking})
	}
	d.para("Heading1", run{text: t.say("What the matrix shows")})
	for _, f := range t.Findings {
		d.para("", run{text: f.Title + ". ", bold: true}, run{text: f.Text})
	}
	if len(t.Tables) > 0 {
		d.section(page, false, false)
		d.matrix(t, page)
		d.section(page, true, false)
	}
	d.byIssue(t)
	d.byActor(t)
	d.para("Heading1", run{text: t.say("Method")})
	for _, p := range t.Method {
		d.para("", run{text: p.Label + ". ", bold: true, ink: inkNavy}, run{text: p.Text})
	}
	d.para("Heading1", run{text: t.say("Sources")})
	for _, s := range t.Sources {
		d.para("", run{text: fmt.Sprintf("%d. %s", s.N, s.Text)}, run{text: spaceBefore(s.URL), quiet: true})
	}
	d.section(page, false, true)
	if err := ctx.Err(); err != nil {
		return err
	}
	return d.write(&cancelWriter{ctx, out}, docInfo{
		title: t.Title, subject: t.Subtitle, language: t.Language, header: shorten(t.Title, 80), marking: shorten(t.Marking, 60), footer: t.Made, page1: t.say("Page "), page2: t.say(" of "),
		at: b.GeneratedAt.UTC().Format("2006-01-02T15:04:05Z"), page: page,
	})
}

func spaceBefore(s string) string {
	if s == "" {
		return ""
	}
	return " " + s
}

// chip is a position in the colours of its state.
func chip(state, text string) run {
	t := tintOf(state)
	return run{text: text, bold: !t.hollow(), italic: t.hollow(), ink: t.ink, fill: t.fill}
}

func (d *docx) matrix(t brief, page docPage) {
	d.para("Heading1", run{text: t.say("Positions matrix")})
	for _, table := range t.Tables {
		room := page.height - 2*1021
		name := 2300
		widths := []int{name}
		head := []docCell{{runs: []run{{text: t.say("Actor"), bold: true, ink: white}}, fill: fillNavy}}
		for _, h := range table.Heads {
			widths = append(widths, min((room-name)/len(table.Heads), 2600))
			head = append(head, docCell{runs: []run{{text: h, bold: true, ink: white}}, fill: fillNavy})
		}
		var rows [][]docCell
		for _, r := range table.Rows {
			first := docCell{runs: []run{{text: r.Name, bold: true, size: 19}}}
			if r.Role != "" {
				first.runs = append(first.runs, run{text: "\n" + r.Role, quiet: true, size: 15})
			}
			row := []docCell{first}
			for _, c := range r.Cells {
				row = append(row, matrixDocCell(c))
			}
			rows = append(rows, row)
		}
		d.table(widths, head, rows)
		d.para("", run{})
	}
	for _, k := range t.Key {
		d.para("TableText", chip(k.State, " "+k.Words+" "), run{text: "  " + k.Sentence})
	}
	if t.Left != "" {
		d.para("TableText", run{text: t.Left, quiet: true})
	}
}

func matrixDocCell(c briefCell) docCell {
	t := tintOf(c.State)
	cell := docCell{fill: t.fill, edge: t.border}
	if c.Pale && t.pale != "" {
		cell.fill = t.pale
	}
	for i, l := range c.Lines {
		r := run{text: l, size: 15, italic: c.Hollow, ink: inkBody}
		if i == 0 {
			r.bold, r.ink, r.size = !c.Hollow, t.ink, 18
		}
		if t.allInk {
			r.ink = t.ink
		}
		if i > 0 {
			r.text = "\n" + l
		}
		cell.runs = append(cell.runs, r)
	}
	return cell
}

func (d *docx) byIssue(t brief) {
	if len(t.Issues) == 0 {
		return
	}
	d.para("Heading1", run{text: t.say("By issue")})
	for _, x := range t.Issues {
		d.para("Heading2", run{text: x.Title})
		if x.Question != "" {
			ends := ""
			if x.High+x.Low != "" {
				ends = " ▲ " + x.High + " · ▼ " + x.Low
			}
			d.para("", run{text: x.Question + ends, quiet: true})
		}
		for _, p := range x.Positions {
			d.position(t, p)
		}
		if len(x.Positions) == 0 {
			d.para("", run{text: t.say("Nobody speaks on this issue."), quiet: true})
		}
		if x.Silent != "" {
			d.para("", run{text: x.Silent, quiet: true})
		}
	}
}

func (d *docx) position(t brief, p briefPosition) {
	who := []run{{text: p.Actor}}
	if p.Role != "" {
		who = append(who, run{text: " (" + p.Role + ")", quiet: true})
	}
	d.para("Heading3", append(who, run{text: "  "}, chip(p.State, " "+p.Words+" "))...)
	if p.More != "" {
		d.para("", run{text: p.More, quiet: true})
	}
	for _, n := range p.Note {
		d.para("AnalystNote", run{text: n})
	}
	for _, q := range p.Quotes {
		r := run{text: t.mark(q.Text)}
		if q.Source > 0 {
			s := t.Sources[q.Source-1]
			r.note, r.link = s.Text, s.URL
			if first := d.cited[q.Source]; first > 0 {
				r.note, r.link = t.say("%s (note %d).", s.Short, first), ""
			} else {
				d.cited[q.Source] = d.n + 1
			}
		}
		d.para("Quote", r)
		d.para("QuoteSource", run{text: q.Said + " · " + q.Place})
	}
	if p.Rest != "" {
		d.para("", run{text: p.Rest, quiet: true})
	}
}

func (d *docx) byActor(t brief) {
	if len(t.Actors) == 0 {
		return
	}
	d.para("Heading1", run{text: t.say("By actor")})
	for _, a := range t.Actors {
		d.para("Heading2", run{text: a.Name})
		if a.About != "" {
			d.para("", run{text: a.About, quiet: true})
		}
		if len(a.Rows) == 0 {
			d.para("", run{text: t.say("No statement found."), quiet: true})
			continue
		}
		var head []docCell
		for _, h := range []string{t.say("Issue"), t.say("Position"), t.say("Confidence"), t.say("Latest said")} {
			head = append(head, docCell{runs: []run{{text: h, bold: true, ink: white}}, fill: fillNavy})
		}
		var rows [][]docCell
		for _, r := range a.Rows {
			rows = append(rows, []docCell{
				{runs: []run{{text: r.Issue}}}, {runs: []run{chip(r.State, " "+r.Position+" ")}}, {runs: []run{{text: r.Confidence}}}, {runs: []run{{text: r.Latest}}},
			})
		}
		d.table([]int{3600, 2700, 1700, 1800}, head, rows)
		d.para("", run{})
	}
}
