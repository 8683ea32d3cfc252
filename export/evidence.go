package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// evidenceRow is a statement behind one cell of the matrix.
type evidenceRow struct {
	cell  *app.Cell
	ev    *app.Evidence
	st    *app.BookStatement
	nth   int32 // time that the statement counts, from 1
	parts int32 // rows that the quote takes
}

// id names the row: S-13, or S-13@2 where the statement counts in a second cell.
func (e evidenceRow) id() string {
	if e.nth > 1 {
		return fmt.Sprintf("%s@%d", e.st.ID, e.nth)
	}
	return string(e.st.ID)
}

const evidenceHead = 5

func evidenceSheet(i int) string {
	if i == 0 {
		return "Evidence"
	}
	return fmt.Sprintf("Evidence %d", i+1)
}

func evidenceTable(i int) string {
	if i == 0 {
		return "tblEvidence"
	}
	return fmt.Sprintf("tblEvidence_%d", i+1)
}

// collectEvidence lists the rows of Evidence in their order: actor, issue, date said, ID.
func (r *report) collectEvidence() error {
	r.firstRow = make([]int32, 0, len(r.order))
	statements, times := make(map[app.StatementID]int32, len(r.b.Statements)), make([]int32, len(r.b.Statements))
	for i, s := range r.b.Statements {
		statements[s.ID] = int32(i)
	}
	all := 0
	for _, c := range r.order {
		all += len(c.Evidence)
	}
	r.evidence = make([]evidenceRow, 0, all)
	for _, c := range r.order {
		from := len(r.evidence)
		r.firstRow = append(r.firstRow, int32(from))
		for i := range c.Evidence {
			ev := &c.Evidence[i]
			n, ok := statements[ev.Statement]
			if !ok {
				return &app.Error{
					Code: app.Damaged, Op: "write workbook", Msg: "The matrix counts statement " + string(ev.Statement) + ", which is not there.",
					Hint: "Check the project, then export again.",
				}
			}
			r.evidence = append(r.evidence, evidenceRow{cell: c, ev: ev, st: &r.b.Statements[n]})
		}
		rows := r.evidence[from:]
		slices.SortStableFunc(rows, func(a, b evidenceRow) int {
			return cmp.Or(compareDates(a.st.StatedAt, b.st.StatedAt), compareIDs(a.st.ID, b.st.ID))
		})
		for i := range rows {
			e := &rows[i]
			n := statements[e.st.ID]
			times[n]++
			e.nth, e.parts = times[n], int32(len(quoteParts(quoteOf(e.st))))
			r.extraRows += int(e.parts) - 1
		}
	}
	return nil
}

// first gives the index of the first row of a cell in order.
func (r *report) first(c *app.Cell) int {
	k, ok := r.place(c.Actor, c.Issue)
	if !ok {
		return 0
	}
	return int(r.firstRow[k])
}

// rowsOf gives the evidence of a cell.
func (r *report) rowsOf(c *app.Cell) []evidenceRow {
	from := r.first(c)
	return r.evidence[from : from+len(c.Evidence)]
}

func quoteOf(st *app.BookStatement) string {
	text, _ := cleanQuote(st.QuoteText())
	if strings.TrimSpace(text) == "" {
		return "(no quote recorded)"
	}
	return text
}

func compareDates(a, b app.Date) int {
	fa, _, okA := a.Period()
	fb, _, okB := b.Period()
	switch {
	case okA && okB:
		return fa.Compare(fb)
	case okA:
		return 1
	case okB:
		return -1
	}
	return 0
}

// compareIDs orders S-2 before S-10.
func compareIDs(a, b app.StatementID) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}

// evidenceSheets gives the number of sheets that the evidence takes.
func (r *report) evidenceSheets() int {
	rows := len(r.evidence) + r.extraRows
	return max((rows+r.lim.evidenceRows-1)/r.lim.evidenceRows, 1)
}

// evidencePage is a sheet of Evidence being written.
type evidencePage struct {
	*tablePage
	get    []func(*evidenceLine) any
	each   []bool // columns that continuation rows repeat
	values []any
}

// evidenceLine is one row of the sheet: a statement, or the continuation of its quote.
type evidenceLine struct {
	*evidenceRow
	quote  string
	remark string
	part   int // from 1
}

func (r *report) writeEvidence() error {
	sheets := r.evidenceSheets()
	todo := r.evidence
	for i := range sheets {
		n, rows := r.fitting(todo, i == sheets-1)
		if err := r.writeEvidenceSheet(i, todo[:n], rows); err != nil {
			return err
		}
		todo = todo[n:]
	}
	return nil
}

// fitting gives how many statements go on the next sheet and how many rows they take.
func (r *report) fitting(todo []evidenceRow, last bool) (n, rows int) {
	for n < len(todo) && (last || rows+int(todo[n].parts) <= r.lim.evidenceRows) {
		rows += int(todo[n].parts)
		n++
	}
	return n, rows
}

func (r *report) writeEvidenceSheet(i int, todo []evidenceRow, rows int) error {
	about := r.say("Every statement behind the matrix, a row each, sorted by actor, issue and date said. Quotes are verbatim. " +
		"Cream columns may be edited.")
	fields := r.evidenceFields()
	columns := make([]column, len(fields))
	for k, f := range fields {
		columns[k] = f.column
	}
	if err := r.pivot(columns, rows); err != nil {
		return err
	}
	t, err := r.openTable(table{
		name: evidenceSheet(i), title: "Evidence", about: about, table: evidenceTable(i), tab: tabGreen,
		columns: columns, rows: rows, freezeCols: 2, noneAt: 1,
	})
	if err != nil {
		return err
	}
	e := &evidencePage{tablePage: t, values: make([]any, len(fields))}
	for _, f := range fields {
		e.get, e.each = append(e.get, f.get), append(e.each, f.each)
	}
	for k := range todo {
		if k%1000 == 0 {
			t.note(r.ctx.Err())
			if r.o.Progress != nil && t.err == nil {
				r.o.Progress(t.next-evidenceHead-1, rows)
			}
		}
		if t.err != nil {
			break
		}
		e.statement(&todo[k])
	}
	if len(todo) > 0 {
		stances := t.area("Stance")
		t.note(r.f.SetConditionalFormat(t.s.name, stances, r.st.stateRules(strings.Split(stances, ":")[0], false, true)))
	}
	return t.finish()
}

// statement writes the rows of one statement, one unless the quote is very long.
func (p *evidencePage) statement(e *evidenceRow) {
	text, remark := cleanQuote(e.st.QuoteText())
	if remark != "yes" {
		p.r.altered++
	}
	if strings.TrimSpace(text) == "" {
		text, remark = quoteOf(e.st), "no quote recorded"
	}
	parts := []string{text}
	if e.parts > 1 {
		parts = quoteParts(text)
	}
	for i, part := range parts {
		line := evidenceLine{evidenceRow: e, quote: part, remark: remark, part: i + 1}
		for k, get := range p.get {
			p.values[k] = nil
			if i == 0 || p.each[k] {
				p.values[k] = get(&line)
			}
		}
		p.add(p.values...)
	}
}

// stanceStyle is the fixed format of a stance.
func (r *report) stanceStyle(text string) int {
	if id, ok := r.stanceIDs[text]; ok {
		return id
	}
	t, ok := tintOfText(text)
	if !ok {
		return 0
	}
	l := lookCell().with(func(l *look) { l.bold, l.ink, l.fill, l.indent = !t.hollow(), t.ink, t.fill, 1 })
	if t.hollow() {
		l = l.boxed(t.border)
		l.italic = true
	}
	r.stanceIDs[text] = r.st.id(l)
	return r.stanceIDs[text]
}

// saidBy names who uttered the words: the speaker, else who reports them.
func (r *report) saidBy(st *app.BookStatement) string {
	if st.Speaker != "" {
		return r.actorName(st.Speaker)
	}
	if link, ok := st.Reporter(); ok {
		return r.linkName(link)
	}
	switch rank := st.Attribution.Rank(); {
	case rank >= 1 && rank <= 4:
		return r.actorName(st.Holder)
	case rank == 8:
		return "unsourced"
	case rank == 9:
		return "the journalist"
	case rank == 10:
		return "the analyst"
	}
	return ""
}

func (r *report) linkName(l app.AttributionLink) string {
	if l.SourceActor != "" {
		return r.actorName(l.SourceActor)
	}
	return l.SourceLabel
}

// chain tells through whom the words came, outermost first, beginning with the outlet.
func (r *report) chain(st *app.BookStatement) string {
	var parts []string
	if s, ok := r.sources[st.Article]; ok && s.Source != "" {
		parts = append(parts, s.Source)
	}
	last := ""
	for _, l := range st.Chain {
		last = r.linkName(l)
		var how []string
		if l.Channel != "" {
			how = append(how, strings.ReplaceAll(l.Channel, "_", " "))
		}
		if l.CueText != "" {
			how = append(how, `"`+oneLine(l.CueText)+`"`)
		}
		if len(how) > 0 {
			parts = append(parts, last+" ("+strings.Join(how, ", ")+")")
		} else {
			parts = append(parts, last)
		}
	}
	if by := r.saidBy(st); by != "" && by != last {
		parts = append(parts, by)
	}
	return strings.Join(parts, " › ")
}

// evidenceLink gives the formula that leads from a cell of Positions to its first row,
// which survives sorting, and the words shown.
func evidenceLink(sheet int, key, words string) excelize.Cell {
	return excelize.Cell{
		Formula: fmt.Sprintf(`HYPERLINK("#%s!B"&(MATCH(%s,%s[Key],0)+%d),"%s")`,
			quoteSheet(evidenceSheet(sheet)), key, evidenceTable(sheet), evidenceHead, words),
		Value: words,
	}
}
