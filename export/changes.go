package export

import (
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// changeRow is a row of Changes.
type changeRow struct {
	cell           cellKey
	basis, kind    string
	from, to       string
	earlier, later app.Date
	ids            []app.StatementID
	reading        string
}

func changeColumns() []column {
	return []column{
		{head: headActor, width: 22, bold: true},
		{head: "Issue", width: 22},
		{head: "Basis", width: 20},
		{head: "Kind", width: 16},
		{head: "From", width: 19},
		{head: "To", width: 19},
		{head: "Earlier date", width: 12},
		{head: "Later date", width: 12},
		{head: "Statements", width: 26},
		{head: "Reading", width: 56},
		{head: headActorID, width: 12, hidden: true},
		{head: "Issue ID", width: 12, hidden: true},
	}
}

func (r *report) writeChanges() error {
	rows := append(r.editionChanges(), r.windowChanges()...)
	about := r.say("Within the window only: there is no earlier edition to compare with.")
	if e := r.b.Edition; e != nil {
		about = r.say("Against the edition %s, %s, and within the window.", oneLine(e.Name), r.date(e.Date))
	}
	p, err := r.openTable(table{
		name: "Changes", title: "Changes", table: "tblChanges", tab: tabOrange, columns: changeColumns(), rows: len(rows), freezeCols: 2,
		about: about + r.say(" Shifted: the actor moved. Now conditional: it narrowed. Contested: it is denied."),
	})
	if err != nil {
		return err
	}
	for _, c := range rows {
		p.add(
			r.actorName(c.cell.actor), r.issueTitle(c.cell.issue), c.basis, c.kind,
			r.positionCell(c.from), r.positionCell(c.to), dateOrNothing(c.earlier), dateOrNothing(c.later),
			idList(c.ids), c.reading, string(c.cell.actor), string(c.cell.issue),
		)
	}
	return p.finish()
}

// positionCell colours a position by its first character.
func (r *report) positionCell(words string) any {
	if id := r.stanceStyle(words); id > 0 {
		return styled{words, id}
	}
	return words
}

func dateOrNothing(d app.Date) any {
	if d == "" {
		return nil
	}
	return d
}

// idList names statements, the first twenty of many.
func idList(ids []app.StatementID) string {
	const most = 20
	words := make([]string, 0, min(len(ids), most))
	for _, id := range ids[:min(len(ids), most)] {
		words = append(words, string(id))
	}
	s := strings.Join(words, ", ")
	if len(ids) > most {
		s += fmt.Sprintf(" and %d more", len(ids)-most)
	}
	return s
}

func (r *report) editionChanges() []changeRow {
	e := r.b.Edition
	if e == nil {
		return nil
	}
	var out []changeRow
	for _, c := range e.Changes {
		for _, kind := range c.Kinds {
			if kind == app.ChangeSilent {
				continue
			}
			row := changeRow{
				cell: cellKey{c.Actor, c.Issue}, basis: "since " + oneLine(e.Name) + ", " + e.Date.Words(), kind: string(kind),
				from: c.From, to: c.To, earlier: c.Earlier, later: c.Later, ids: c.Statements, reading: c.Reading,
			}
			if kind == app.ChangeEvidenceRemoved {
				row.ids = c.Removed
			}
			out = append(out, row)
		}
	}
	return out
}

// windowChanges lists what moved, is denied or disagrees within the window.
func (r *report) windowChanges() []changeRow {
	var out []changeRow
	for _, c := range r.order {
		for _, f := range []app.Flag{app.FlagShifted, app.FlagContested, app.FlagSplit, app.FlagOwnVsReported} {
			if c.Has(f) {
				out = append(out, r.windowChange(c, f))
			}
		}
	}
	return out
}

func (r *report) windowChange(c *app.Cell, f app.Flag) changeRow {
	row := changeRow{
		cell: cellKey{c.Actor, c.Issue}, basis: "within the window", kind: string(f), to: r.computed(c), ids: slices.Clone(c.Statements),
	}
	switch {
	case f == app.FlagShifted && c.Shift != nil:
		row.from, row.to = signWords(c.Shift.From), signWords(c.Shift.To)
		row.earlier, row.later = c.Shift.Last, c.Shift.At
		row.reading = fmt.Sprintf("The actor moved: %s until %s, %s since %s.",
			direction(c.Shift.From), c.Shift.Last.Words(), direction(c.Shift.To), c.Shift.At.Words())
	case f == app.FlagContested && c.Denied != nil:
		row.from, row.to = signWords(c.DeniedSign), "↔ Contested"
		row.later = c.Denied.Date
		row.reading = fmt.Sprintf("A statement %s was denied on %s. The denial stands.", direction(c.DeniedSign), c.Denied.Date.Words())
	case f == app.FlagContested:
		row.reading = "A statement was denied. The denial stands."
	case f == app.FlagSplit:
		row.to = "≠ Split"
		row.later = c.Latest.Date
		row.reading = fmt.Sprintf("Members disagree: %d for, %d against.", c.MembersPro, c.MembersCon)
	case f == app.FlagOwnVsReported:
		row.from, row.later = r.reportedPosition(c), c.Latest.Date
		row.reading = fmt.Sprintf("Others report another position (%s) than the actor's own words give.", reportedWords(c))
	}
	return row
}

// reportedPosition words what others report, as a cell would if nothing else were there.
func (r *report) reportedPosition(c *app.Cell) string {
	only := app.Cell{
		State: app.CellNoData, Reported: c.Reported, ReportedPro: c.ReportedPro, ReportedCon: c.ReportedCon, ReportedAs: c.ReportedAs,
		Reporters: c.Reporters,
	}
	return only.Display().Lines[0]
}

func signWords(s app.Sign) string {
	switch s {
	case app.SignPlus:
		return "▲ Support"
	case app.SignMinus:
		return "▼ Oppose"
	case app.SignZero:
		return "■ Neutral"
	case app.SignAmbivalent:
		return "± Ambivalent"
	}
	return ""
}

func (l lexicon) direction(s app.Sign) string { return l.word(direction(s)) }

func direction(s app.Sign) string {
	switch s {
	case app.SignPlus:
		return "in favour"
	case app.SignMinus:
		return "against"
	case app.SignZero:
		return "neutral"
	}
	return "ambivalent"
}
