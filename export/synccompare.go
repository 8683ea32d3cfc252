package export

import (
	"context"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// CompareBook tells how a workbook that came back differs from the one that was written of
// the book. base must be the book as it was then: it is written anew, cell by cell, and
// never taken from the file.
func (w *Workbook) CompareBook(ctx context.Context, base app.Book, e app.EditedBook) ([]app.BookEdit, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // nothing was written
	r, err := newReport(ctx, f, w.o, base)
	if err != nil {
		return nil, err
	}
	c := &comparison{r: r, e: e}
	c.matrix()
	c.positions()
	if err := c.evidence(); err != nil {
		return nil, err
	}
	return c.edits, nil
}

// comparison gathers the edits of a workbook.
type comparison struct {
	r     *report
	e     app.EditedBook
	edits []app.BookEdit
}

// sheetInHand is a table of the file while its rows are compared.
type sheetInHand struct {
	*app.EditedTable
	at map[string]int // columns by head
}

func (c *comparison) tables(role string) []sheetInHand {
	var out []sheetInHand
	for i := range c.e.Tables {
		t := &c.e.Tables[i]
		if t.Role != role {
			continue
		}
		s := sheetInHand{t, map[string]int{}}
		for k, head := range t.Heads {
			if _, twice := s.at[head]; !twice && head != "" {
				s.at[head] = k
			}
		}
		out = append(out, s)
	}
	return out
}

// cell gives what stands in a row under a head.
func (s sheetInHand) cell(row app.EditedRow, head string) app.EditedCell {
	if i, ok := s.at[head]; ok && i < len(row.Cells) {
		return row.Cells[i]
	}
	return app.EditedCell{}
}

func (s sheetInHand) text(row app.EditedRow, head string) string {
	return strings.TrimSpace(s.cell(row, head).Text)
}

func (c *comparison) add(e app.BookEdit) { c.edits = append(c.edits, e) }

// missingSheet warns of a sheet that is not there; it is not an edit of its rows.
func (c *comparison) missingSheet(role string) {
	c.add(app.BookEdit{Class: app.SyncWarning, Table: role, Sheet: role, Why: "the sheet is not in the file, or its headers are gone; nothing of it was compared"})
}

// missingHeads warns once for each column that was written and is not there.
func (c *comparison) missingHeads(s sheetInHand, columns []column) {
	for _, col := range columns {
		if _, ok := s.at[col.head]; !ok {
			c.add(app.BookEdit{Class: app.SyncWarning, Table: s.Role, Sheet: s.Sheet, Column: col.head, Why: "the column is not in the file; nothing of it was compared"})
		}
	}
}

const (
	whyFormula  = "a formula was typed where data belong; type the value itself"
	whyComputed = "this is computed or comes from the article and cannot be changed here"
	whyQuote    = "quotes cannot be changed: they are the words of the article"
	whyTwice    = "this row stands twice; the first one counts"
)

// differs compares a cell with what was written there. Spaces around a text do not count,
// nor does how a line break or a number is written.
func differs(want any, got app.EditedCell) bool {
	have := strings.ReplaceAll(got.Text, "\r\n", "\n")
	switch want := want.(type) {
	case float64:
		v, err := strconv.ParseFloat(strings.TrimSpace(have), 64)
		return err != nil || math.Abs(v-want) > 1e-6*max(1, math.Abs(want))
	case string:
		return have != want && strings.TrimSpace(have) != strings.TrimSpace(want)
	}
	return strings.TrimSpace(have) != ""
}

// written gives what the cell of a value holds in the file: a text, a number, or nil.
// known is false for formulas, which are not compared.
func (c *comparison) written(v any) (want any, known bool) {
	text := func(s string) any {
		if s = c.r.text(s); s == "" {
			return nil
		}
		return s
	}
	switch v := v.(type) {
	case nil:
		return nil, true
	case string:
		return text(v), true
	case verbatim:
		return string(v), true
	case styled:
		return text(v.text), true
	case goTo:
		return text(v.text), true
	case web:
		return text(string(v)), true
	case int:
		return float64(v), true
	case float64:
		return v, true
	case app.Date:
		value, serial := dateValue(v)
		switch n := value.(type) {
		case int:
			return float64(n), serial
		case float64:
			return n, serial
		}
		return text(fmt.Sprint(value)), true
	}
	return nil, false
}

// shown gives what was written for the reader of a preview.
func shown(head string, want any) string {
	switch v := want.(type) {
	case float64:
		s := strconv.FormatFloat(v, 'f', -1, 64)
		if slices.Contains(dateHeads(), head) {
			return string(dayOf(s))
		}
		return s
	case string:
		return v
	}
	return ""
}

// dayOf reads a date as cells hold it: a serial number, ISO text, or "n.d.". A text that
// is none comes back as it is.
func dayOf(s string) app.Date {
	s = strings.TrimSpace(s)
	if s == "n.d." {
		return ""
	}
	v, err := strconv.ParseFloat(s, 64)
	if err != nil || v < 367 || v > 2_958_466 || len(s) == 4 { // four digits are a year
		return app.Date(s)
	}
	return serialDate(v)
}

// field compares one cell; ok is false where it holds a formula.
func (c *comparison) field(s sheetInHand, row app.EditedRow, col column, v any, of app.BookEdit) {
	if _, there := s.at[col.head]; !there {
		return
	}
	want, known := c.written(v)
	got := s.cell(row, col.head)
	if !known {
		return
	}
	of.Table, of.Sheet, of.Row, of.Column = s.Role, s.Sheet, row.Row, col.head
	of.Was, of.Now = shown(col.head, want), strings.TrimSpace(strings.ReplaceAll(got.Text, "\r\n", "\n"))
	if slices.Contains(dateHeads(), col.head) {
		of.Now = string(dayOf(of.Now))
	}
	switch {
	case got.Formula:
		of.Class, of.Why = app.SyncRefused, whyFormula
	case !differs(want, got):
		return
	case col.head == headQuote:
		of.Class, of.Why = app.SyncRefused, whyQuote
	case !col.input && col.list == "":
		of.Class, of.Why = app.SyncRefused, whyComputed
	default:
		of.Class = app.SyncPropose
	}
	c.add(of)
}

// evidence compares the rows of all sheets of Evidence.
func (c *comparison) evidence() error {
	tables := c.tables(app.EditedEvidence)
	if len(tables) == 0 {
		c.missingSheet(app.EditedEvidence)
		return nil
	}
	n := newEvidenceRows(c.r)
	for _, s := range tables {
		c.missingHeads(s, n.columns)
		for i, row := range s.Rows {
			if i%1000 == 0 && c.r.ctx.Err() != nil {
				return c.r.ctx.Err()
			}
			c.evidenceRow(s, row, n)
		}
	}
	c.goneRows(n)
	return nil
}

// evidenceRows finds the rows that were written by their ids.
type evidenceRows struct {
	fields  []evidenceField
	columns []column
	byID    map[string][2]int // place among the evidence, part from 1
	seen    map[string]bool
}

func newEvidenceRows(r *report) *evidenceRows {
	n := &evidenceRows{fields: r.evidenceFields(), byID: make(map[string][2]int, len(r.evidence)), seen: map[string]bool{}}
	for _, f := range n.fields {
		if f.head == headSide && !r.sided() {
			f.hidden = true
		}
		n.columns = append(n.columns, f.column)
	}
	for k := range r.evidence {
		line := evidenceLine{evidenceRow: &r.evidence[k]}
		for part := range int(r.evidence[k].parts) {
			line.part = part + 1
			n.byID[line.rowID()] = [2]int{k, part + 1}
		}
	}
	return n
}

// uncompared are the columns whose value may differ without an edit: how sure quotes are
// placed is of today, names or numbers of coders are a choice of the export.
func uncompared(head string) bool { return head == "In newer text" || head == "Coder" }

func (c *comparison) evidenceRow(s sheetInHand, row app.EditedRow, n *evidenceRows) {
	id := s.text(row, "ID")
	place, known := n.byID[id]
	switch {
	case !known:
		c.unknownRow(s, row, id, n)
		return
	case n.seen[id]:
		c.add(app.BookEdit{Class: app.SyncWarning, Table: s.Role, Sheet: s.Sheet, Row: row.Row, Statement: c.r.evidence[place[0]].st.ID, Column: "ID", Now: id, Why: whyTwice})
		return
	}
	n.seen[id] = true
	e := &c.r.evidence[place[0]]
	text, remark := cleanQuote(e.st.QuoteText())
	if strings.TrimSpace(text) == "" {
		text, remark = quoteOf(e.st), "no quote recorded"
	}
	parts := []string{text}
	if e.parts > 1 {
		parts = quoteParts(text)
	}
	line := evidenceLine{evidenceRow: e, quote: parts[place[1]-1], remark: remark, part: place[1]}
	for _, f := range n.fields {
		var v any
		if line.part == 1 || f.each {
			v = f.get(&line)
		}
		if !uncompared(f.head) {
			c.field(s, row, f.column, v, app.BookEdit{Statement: e.st.ID})
		}
	}
}

// unknownRow takes a row with words and without an id of the export for a new statement.
func (c *comparison) unknownRow(s sheetInHand, row app.EditedRow, id string, n *evidenceRows) {
	edit := app.BookEdit{Class: app.SyncNew, Table: s.Role, Sheet: s.Sheet, Row: row.Row, Values: map[string]string{}}
	for _, f := range n.fields {
		cell := s.cell(row, f.head)
		if cell.Formula {
			edit.Class, edit.Column, edit.Why = app.SyncRefused, f.head, whyFormula
		}
		text := cell.Text
		if slices.Contains(dateHeads(), f.head) {
			text = string(dayOf(text))
		}
		if f.head != headQuote {
			text = strings.TrimSpace(text)
		}
		if text != "" {
			edit.Values[f.head] = text
		}
	}
	edit.Now = strings.TrimSpace(edit.Values[headQuote])
	switch {
	case id != "":
		edit.Class, edit.Column, edit.Now, edit.Why = app.SyncWarning, "ID", id, "no row with this ID was written; for a new statement leave ID empty"
	case edit.Now == "" && (edit.Values[headActor] == "" || edit.Values[headActor] == "None"):
		return // the row “None”, or something noted beside the table
	}
	c.add(edit)
}

// goneRows tells of statements all of whose rows are gone, and warns where some are left.
func (c *comparison) goneRows(n *evidenceRows) {
	left := map[app.StatementID]bool{}
	for id := range n.seen {
		left[c.r.evidence[n.byID[id][0]].st.ID] = true
	}
	told := map[app.StatementID]bool{}
	for k := range c.r.evidence {
		e := &c.r.evidence[k]
		line := evidenceLine{evidenceRow: e}
		for part := range int(e.parts) {
			line.part = part + 1
			edit := app.BookEdit{Table: app.EditedEvidence, Sheet: app.EditedEvidence, Statement: e.st.ID, Was: shorten(oneLine(e.st.QuoteText()), 120)}
			switch {
			case n.seen[line.rowID()]:
				continue
			case left[e.st.ID]:
				edit.Class, edit.Column, edit.Why = app.SyncWarning, "ID", "the row "+line.rowID()+" is gone, others of the statement are there; it stays as it is"
			case told[e.st.ID]:
				continue
			default:
				edit.Class, edit.Why = app.SyncMissing, "the row is gone; the statement can be rejected, it is never deleted"
			}
			told[e.st.ID] = true
			c.add(edit)
		}
	}
}
