package export

import (
	"slices"
	"strings"
	"time"

	"parley/app"
)

// positions compares the rows of Positions.
func (c *comparison) positions() {
	tables := c.tables(app.EditedPositions)
	if len(tables) == 0 {
		c.missingSheet(app.EditedPositions)
		return
	}
	columns := positionColumns()
	byKey := map[string]int{}
	for i, cell := range c.r.order {
		byKey[cellKey{cell.Actor, cell.Issue}.key()] = i
	}
	seen := map[string]bool{}
	for _, s := range tables {
		c.missingHeads(s, columns)
		for _, row := range s.Rows {
			key := s.text(row, "Key")
			i, known := byKey[key]
			switch a := s.text(row, headActor); {
			case known && !seen[key]:
				seen[key] = true
				c.positionRow(s, row, i, columns)
			case known:
				c.add(app.BookEdit{Class: app.SyncWarning, Table: s.Role, Sheet: s.Sheet, Row: row.Row, Cell: c.cellOf(i), Why: whyTwice})
			case a != "" && a != "None":
				c.add(app.BookEdit{
					Class: app.SyncWarning, Table: s.Role, Sheet: s.Sheet, Row: row.Row, Now: a,
					Why: "no row of the export; new positions come from statements, not from Positions",
				})
			}
		}
	}
	for i, cell := range c.r.order {
		if !seen[cellKey{cell.Actor, cell.Issue}.key()] {
			c.add(app.BookEdit{
				Class: app.SyncWarning, Table: app.EditedPositions, Sheet: app.EditedPositions, Cell: c.cellOf(i), Why: "the row is gone; the position stays as it is",
			})
		}
	}
}

func (c *comparison) cellOf(i int) app.CellKey {
	return app.CellKey{Actor: c.r.order[i].Actor, Issue: c.r.order[i].Issue}
}

func (c *comparison) positionRow(s sheetInHand, row app.EditedRow, i int, columns []column) {
	values := c.r.positionValues(nil, nil, i, c.r.order[i])
	for k, col := range columns {
		if col.head != headEvidenceRows {
			c.field(s, row, col, values[k], app.BookEdit{Cell: c.cellOf(i)})
		}
	}
}

// matrix compares the body of Matrix by the ids of its rows and columns.
func (c *comparison) matrix() {
	if !c.r.hasMatrix() {
		return
	}
	tables := c.tables(app.EditedMatrix)
	if len(tables) == 0 {
		c.missingSheet(app.EditedMatrix)
		return
	}
	s := tables[0]
	issueOf := c.issueColumns(s)
	actors := map[string]app.MatrixActor{}
	for _, a := range c.r.actors {
		actors[string(a.ID)] = a
	}
	seen := map[string]bool{}
	for _, row := range s.Rows {
		id := s.text(row, headActorID)
		a, known := actors[id]
		switch {
		case !known: // totals and remarks below the table
			continue
		case seen[id]:
			c.add(app.BookEdit{Class: app.SyncWarning, Table: s.Role, Sheet: s.Sheet, Row: row.Row, Now: a.Name, Why: whyTwice})
			continue
		}
		seen[id] = true
		for k, issue := range issueOf {
			if issue != "" {
				c.matrixCell(s, row, k, app.CellKey{Actor: a.ID, Issue: issue})
			}
		}
	}
	for _, a := range c.r.actors {
		if !seen[string(a.ID)] {
			c.add(app.BookEdit{Class: app.SyncWarning, Table: s.Role, Sheet: s.Sheet, Was: a.Name, Why: "the row of this actor is gone; nothing of it was compared"})
		}
	}
}

// issueColumns tells which issue a column of Matrix is of, by its id, else by its head.
func (c *comparison) issueColumns(s sheetInHand) []app.IssueID {
	out := make([]app.IssueID, len(s.Heads))
	found := map[app.IssueID]bool{}
	for k, head := range s.Heads {
		id := app.IssueID("")
		if k < len(s.IDs) {
			id = app.IssueID(strings.TrimSpace(s.IDs[k]))
		}
		if _, ok := c.r.issueAt[id]; !ok {
			id = ""
			if i := slices.Index(c.r.short, head); i >= 0 {
				id = c.r.issues[i].ID
			}
		}
		if id != "" && !found[id] {
			out[k], found[id] = id, true
		}
	}
	for i, x := range c.r.issues {
		if !found[x.ID] {
			c.add(app.BookEdit{Class: app.SyncWarning, Table: s.Role, Sheet: s.Sheet, Column: c.r.short[i], Why: "the column is not in the file; nothing of it was compared"})
		}
	}
	return out
}

// The columns by which edits of cells of Matrix are told.
const (
	columnState = "State"
	columnNote  = headNote
)

func (c *comparison) matrixCell(s sheetInHand, row app.EditedRow, k int, key app.CellKey) {
	var got app.EditedCell
	if k < len(row.Cells) {
		got = row.Cells[k]
	}
	was := c.cellText(key)
	now := strings.TrimSpace(strings.ReplaceAll(got.Text, "\r\n", "\n"))
	first, rest, _ := strings.Cut(now, "\n")
	firstWas, restWas, _ := strings.Cut(was, "\n")
	edit := app.BookEdit{Table: s.Role, Sheet: s.Sheet, Row: row.Row, Cell: key, Column: columnState, Was: firstWas, Now: first}
	switch {
	case got.Formula:
		edit.Class, edit.Why = app.SyncRefused, whyFormula
	case app.ReadState(first) != app.ReadState(firstWas):
		edit.Class = app.SyncPropose
	case c.r.compact():
		if now == was || app.ReadState(first) == now { // the bare symbol, chosen again from the list
			return
		}
		edit.Class, edit.Why = app.SyncRefused, whyComputed
	default:
		if rest = newLines(rest, restWas); rest == "" {
			return
		}
		edit.Class, edit.Column, edit.Was, edit.Now = app.SyncPropose, columnNote, "", rest
	}
	c.add(edit)
}

// newLines gives the lines that were not there before.
func newLines(now, was string) string {
	have := map[string]bool{}
	for line := range strings.Lines(was) {
		have[strings.TrimSpace(line)] = true
	}
	var out []string
	for line := range strings.Lines(now) {
		if line = strings.TrimSpace(line); line != "" && !have[line] {
			out = append(out, line)
		}
	}
	return strings.Join(out, "\n")
}

// cellText gives what was written into a cell of Matrix.
func (c *comparison) cellText(k app.CellKey) string {
	cell := c.r.cell(k.Actor, k.Issue)
	d := cell.Display()
	if c.r.compact() {
		if d.State == app.DisplayNoData {
			return ""
		}
		return compactText(cell, d)
	}
	lines := make([]string, len(d.Lines))
	for i, l := range d.Lines {
		lines[i] = oneLine(l)
	}
	return strings.Join(lines, "\n")
}

// serialDate turns a serial number into a day, or a minute where it has a fraction.
func serialDate(v float64) app.Date {
	const unixEpoch = 25569
	seconds := int64((v - unixEpoch) * 86400)
	if v != float64(int64(v)) {
		seconds = (seconds + 30) / 60 * 60
	}
	t := time.Unix(seconds, 0).UTC()
	if v == float64(int64(v)) {
		return app.DateOfDay(t)
	}
	return app.DateOfMinute(t)
}
