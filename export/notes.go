package export

import (
	"strings"
	"unicode/utf8"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// A note holds so many characters and quotes, each quote so many.
const (
	noteRunes  = 900
	noteQuotes = 3
	quoteRunes = 240
)

// notes puts the words behind each cell into a note, for as many cells as the limit allows.
func (m *matrixPage) notes() {
	left := m.r.lim.notes
	for i, a := range m.r.actors {
		// Notes are placed by row heights, which a stream does not know.
		if !m.compact {
			m.note(m.r.f.SetRowHeight("Matrix", matrixFirst+i, 50))
		}
		for j, x := range m.r.issues {
			c, ok := m.r.at(a.ID, x.ID)
			if !ok || len(c.Evidence) == 0 {
				continue
			}
			if left == 0 {
				m.r.notesLeft++
				continue
			}
			left--
			runs := m.r.noteRuns(c)
			m.note(m.r.f.AddComment("Matrix", excelize.Comment{
				Author: "Parley", Cell: cellName(matrixLead+1+j, matrixFirst+i), Paragraph: runs,
				Width: 400, Height: noteHeight(runs),
			}))
		}
	}
}

// noteHeight estimates the height of a note, 400 pixels wide, in pixels.
func noteHeight(runs []excelize.RichTextRun) uint {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return uint(textLines(b.String(), 54, 9)*16 + 16)
}

func (r *report) noteRuns(c *app.Cell) []excelize.RichTextRun {
	picks := r.noteEvidence(c)
	tail := ""
	if c.Confidence != "" {
		tail = r.say("Confidence: %s. ", r.confidence(c.Confidence))
	}
	if c.Doubtful > 0 {
		tail += r.say("%s not for sure in a newer text. ", r.count(c.Doubtful, "quote"))
	}
	if n := len(c.Evidence); n > 1 {
		tail += r.say("All %d in Evidence.", n)
	} else {
		tail += r.say("See Evidence.")
	}
	heads := make([]string, len(picks))
	room := noteRunes - utf8.RuneCountInString(tail)
	for i, e := range picks {
		heads[i] = shorten(r.noteHead(e), 150)
		room -= utf8.RuneCountInString(heads[i]) + 6 // quotation marks and line feeds
	}
	bold := &excelize.Font{Family: fontFamily, Size: 9, Bold: true, Color: inkNavy}
	body := &excelize.Font{Family: fontFamily, Size: 9, Color: inkBody}
	quiet := &excelize.Font{Family: fontFamily, Size: 9, Italic: true, Color: inkGrey}
	var runs []excelize.RichTextRun
	for i, e := range picks {
		quote := shorten(oneLine(e.st.QuoteText()), min(quoteRunes, room/(len(picks)-i)))
		room -= utf8.RuneCountInString(quote)
		runs = append(runs,
			excelize.RichTextRun{Text: escapeXString(heads[i]) + "\n", Font: bold},
			excelize.RichTextRun{Text: escapeXString(quoted(quote)) + "\n\n", Font: body})
	}
	return append(runs, excelize.RichTextRun{Text: tail, Font: quiet})
}

// quoted puts a quote between quotation marks unless it brings its own.
func quoted(s string) string {
	for _, mark := range []string{"“", "\"", "«", "„", "‘"} {
		if strings.HasPrefix(s, mark) {
			return s
		}
	}
	return "“" + s + "”"
}

// noteHead says of a quote: ID · attribution · said by · date said · outlet · copies.
func (r *report) noteHead(e evidenceRow) string {
	parts := []string{e.id(), r.word(e.st.Attribution.Words())}
	if by := r.saidBy(e.st); by != "" {
		parts = append(parts, r.say("said by %s", r.word(by)))
	}
	parts = append(parts, r.date(e.st.StatedAt))
	if s, ok := r.sources[e.st.Article]; ok && s.Source != "" {
		parts = append(parts, s.Source)
	}
	if e.ev.Outlets > 1 {
		parts = append(parts, r.say("in %s", r.count(e.ev.Outlets, "outlet")))
	}
	return oneLine(strings.Join(parts, " · "))
}

// noteEvidence picks the quotes of a note: key evidence, the resolving statement, the
// newest; copies only if nothing else is there.
func (r *report) noteEvidence(c *app.Cell) []evidenceRow {
	rows := r.rowsOf(c)
	var out []evidenceRow
	taken := map[app.StatementID]bool{}
	add := func(want func(evidenceRow) bool) {
		for i := len(rows) - 1; i >= 0 && len(out) < noteQuotes; i-- {
			if e := rows[i]; !taken[e.st.ID] && want(e) {
				taken[e.st.ID] = true
				out = append(out, e)
				return
			}
		}
	}
	counts := func(e evidenceRow) bool {
		return e.ev.CountedAs == app.CountedOwn || e.ev.CountedAs == app.CountedReported
	}
	add(func(e evidenceRow) bool { return counts(e) && e.st.KeyEvidence })
	add(func(e evidenceRow) bool { return e.st.ID == c.Resolving })
	add(counts)
	add(counts)
	add(counts)
	add(func(evidenceRow) bool { return len(out) == 0 })
	return out
}
