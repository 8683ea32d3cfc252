package export

import (
	"fmt"
	"strings"
	"time"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

const (
	headPosition = "Position (computed)"
	headOverride = "Analyst override"
	headReason   = "Override reason"
	headNote     = "Analyst note"

	headEvidenceRows = "Evidence rows"
	headQuote        = "Quote (verbatim)"
)

func positionColumns() []column {
	return []column{
		{head: headActor, width: 22, bold: true},
		{head: headSide, width: 10},
		{head: "Issue", width: 22},
		{head: headPosition, width: 21},
		{head: headOverride, width: 19, input: true, list: "List_Stance"},
		{head: headReason, width: 24, input: true},
		{head: "Confidence", width: 14},
		{head: "Statements", width: 13, centred: true},
		{head: "Latest said", width: 12},
		{head: "Flags", width: 19},
		{head: "Reported", width: 13},
		{head: "Since last edition", width: 18},
		{head: headEvidenceRows, width: 17},
		{head: headNote, width: 26, input: true},
		{head: "Evidence", width: 11, off: true},
		{head: "Agreement", width: 11, off: true},
		{head: "Outlets", width: 10, off: true, centred: true},
		{head: "Rank 1–3", width: 10, off: true, centred: true},
		{head: "Rank 4–5", width: 10, off: true, centred: true},
		{head: "Rank 6–7", width: 10, off: true, centred: true},
		{head: "Rank 8–11", width: 10, off: true, centred: true},
		{head: "State", width: 12, hidden: true},
		{head: headActorID, width: 12, hidden: true},
		{head: "Issue ID", width: 12, hidden: true},
		{head: "Key", width: 12, hidden: true, own: true},
		{head: "Override hash", width: 12, hidden: true, own: true},
		{head: "Base hash", width: 12, hidden: true, own: true},
	}
}

func (r *report) writePositions() error {
	p, err := r.openTable(table{
		name: "Positions", title: "Positions", table: "tblPositions", tab: tabBlue, columns: positionColumns(),
		about: r.say("One row for each cell of the matrix with evidence. Cream columns may be edited; the computed position stays beside an override."),
		rows:  len(r.order), freezeCols: 3,
	})
	if err != nil {
		return err
	}
	var values []any
	for i, c := range r.order {
		if i%500 == 0 {
			p.note(r.ctx.Err())
		}
		values = r.positionValues(values[:0], p, i, c)
		p.add(values...)
	}
	if len(r.order) > 0 {
		positions := p.area(headPosition)
		rules := r.st.stateRules(strings.Split(positions, ":")[0], false, true)
		p.note(r.f.SetConditionalFormat("Positions", positions, rules))
		p.note(r.f.SetConditionalFormat("Positions", p.area("Statements"), []excelize.ConditionalFormatOptions{{
			Type: "data_bar", Criteria: "=", MinType: "num", MinValue: "0", MaxType: "max", BarColor: "#" + ruleColour, BarSolid: true,
		}}))
		r.barPart = r.partOf("Positions")
		r.barTail = solidBar(barID(r.sheetNumber("Positions"), len(rules)), p.area("Statements"))
	}
	return p.finish()
}

// positionValues appends the row of a cell to out.
func (r *report) positionValues(out []any, p *tablePage, i int, c *app.Cell) []any {
	position := r.computed(c)
	override, reason := any(nil), ""
	hash := ""
	if o := c.Override; o != nil {
		words := o.Value.Words()
		override, reason = styled{words, r.stanceStyle(words)}, o.Reason
		hash = shortHash(string(o.Value), o.Reason)
	}
	evidence, agreement := r.strength(c)
	key := cellKey{c.Actor, c.Issue}
	return append(out,
		r.actorName(c.Actor), r.side(c.Actor), r.issueTitle(c.Issue),
		styled{position, r.stanceStyle(position)},
		override, reason,
		confidence(c), len(c.Evidence), latest(c), strings.Join(flagWords(c), ", "), reportedWords(c), r.sinceEdition(key),
		r.evidenceCell(p, i, c), r.b.Notes[app.CellKey{Actor: c.Actor, Issue: c.Issue}], evidence, agreement, positive(c.Outlets),
		ranks(c, 1, 3), ranks(c, 4, 5), ranks(c, 6, 7), ranks(c, 8, 11),
		string(c.State), string(c.Actor), string(c.Issue), key.key(), hash, c.EvidenceHash,
	)
}

// computed gives the position in words without the analyst's override.
func (r *report) computed(c *app.Cell) string {
	if c.Override == nil {
		return r.faceOf(c).line
	}
	own := *c
	own.Override = nil
	return own.Display().Lines[0]
}

func confidence(c *app.Cell) any {
	if c.Confidence == "" {
		return nil
	}
	return app.ConfidenceWords(c.Confidence)
}

func latest(c *app.Cell) any {
	if len(c.Evidence) == 0 {
		return nil
	}
	return c.Latest.Date
}

func flagWords(c *app.Cell) []string {
	var out []string
	for _, f := range c.Flags {
		out = append(out, string(f))
	}
	if overrideStale(c) {
		out = append(out, "evidence has moved")
	}
	return out
}

func overrideStale(c *app.Cell) bool {
	return c.Override != nil && c.Override.EvidenceHash != "" && c.Override.EvidenceHash != c.EvidenceHash
}

// reportedWords counts what others report, "△ 2 · ▽ 1".
func reportedWords(c *app.Cell) string {
	var out []string
	if c.ReportedPro > 0 {
		out = append(out, fmt.Sprintf("△ %d", c.ReportedPro))
	}
	if c.ReportedCon > 0 {
		out = append(out, fmt.Sprintf("▽ %d", c.ReportedCon))
	}
	if rest := c.Reported - c.ReportedPro - c.ReportedCon; rest > 0 {
		out = append(out, fmt.Sprintf("○ %d", rest))
	}
	return strings.Join(out, " · ")
}

func (r *report) sinceEdition(k cellKey) string {
	if r.b.Edition == nil {
		return ""
	}
	for _, c := range r.b.Edition.Changes {
		if c.Actor == k.actor && c.Issue == k.issue && len(c.Kinds) > 0 {
			return joinIDs(c.Kinds)
		}
	}
	return ""
}

// evidenceCell leads to the rows of Evidence: by a formula that survives sorting, for many
// cells by a fixed link, for very many by the row number as text.
func (r *report) evidenceCell(p *tablePage, i int, c *app.Cell) any {
	n := len(c.Evidence)
	if n == 0 || p == nil {
		return nil
	}
	words := count(n, "statement") + " →"
	sheet, row := r.evidencePlace(r.first(c))
	if i < r.lim.matchLinks {
		key := "$" + colName(p.column("Key")) + fmt.Sprint(p.next)
		cell := evidenceLink(sheet, key, words)
		cell.StyleID = r.st.id(lookCellLink().with(func(l *look) { l.text = false }))
		return cell
	}
	if p.links < r.lim.staticLinks {
		return goTo{words, fmt.Sprintf("%s!B%d", quoteSheet(evidenceSheet(sheet)), row)}
	}
	r.linksLeft++
	return fmt.Sprintf("row %d of %s", row, evidenceSheet(sheet))
}

// evidencePlace gives sheet and row on which a statement of the evidence stands.
func (r *report) evidencePlace(index int) (sheet, row int) {
	if r.rowBefore == nil {
		r.rowBefore = make([]int, len(r.evidence)+1)
		for i, e := range r.evidence {
			r.rowBefore[i+1] = r.rowBefore[i] + int(e.parts)
		}
	}
	todo, base := r.evidence, 0
	for last := r.evidenceSheets() - 1; sheet < last; sheet++ {
		n, _ := r.fitting(todo, false)
		if base+n > index {
			break
		}
		todo, base = todo[n:], base+n
	}
	return sheet, evidenceHead + 1 + r.rowBefore[index] - r.rowBefore[base]
}

// ranks counts the statements of the ranks from a to b.
func ranks(c *app.Cell, a, b int) any {
	n := 0
	for i := a; i <= b; i++ {
		n += c.RankCounts[i]
	}
	return positive(n)
}

// strength words the two sides of confidence: how much evidence, how much of it agrees
// (workbook.md, 2). Both are empty where nothing is the actor's own.
func (r *report) strength(c *app.Cell) (evidence, agreement string) {
	if c.N == 0 {
		return "", ""
	}
	own, best := 0, 0
	outlets := map[app.OutletID]bool{}
	for _, e := range r.rowsOf(c) {
		if e.ev.CountedAs == app.CountedReported || e.st.Stance == app.NoComment {
			continue
		}
		if s, ok := r.sources[e.st.Article]; ok && s.Outlet != "" {
			outlets[s.Outlet] = true
		}
		if e.ev.CountedAs != app.CountedOwn {
			continue
		}
		own++
		if k := e.st.Attribution.Rank(); k >= 1 && k <= 3 {
			best++
		}
	}
	switch {
	case own >= 3 && len(outlets) >= 2 && best >= 1:
		evidence = "robust"
	case best >= 1 || len(outlets) >= 2:
		evidence = "medium"
	default:
		evidence = "limited"
	}
	return evidence, agreementOf(c)
}

// agreementOf words the share of the resolved direction in what was counted.
func agreementOf(c *app.Cell) string {
	var same int
	switch {
	case c.State == app.CellMixed, c.State == app.CellSplit, c.State == app.CellContested, c.Value == nil:
		return "low"
	case *c.Value > 0:
		same = c.Pro
	case *c.Value < 0:
		same = c.Con
	default:
		same = c.Neutral
	}
	switch share := float64(same) / float64(c.N); {
	case share >= 0.8:
		return "high"
	case share >= 0.5:
		return "medium"
	}
	return "low"
}

// stamp writes a point in time for people, in UTC.
func stamp(t time.Time) string { return t.UTC().Format("2006-01-02 15:04 UTC") }
