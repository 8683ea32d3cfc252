package present

import (
	"fmt"
	"math"
	"strings"

	"parley/app"
)

// The styles of cells in the modes that show numbers, see theme.HeatStyle and
// theme.ShadeStyle.
const (
	styleHeat  = "heat"
	styleShade = "shade"
)

// draw gives a cell as it is drawn; each is made once for a matrix.
func (m *Matrix) draw(row, col int) MatrixCell {
	x := &m.now
	if row < 0 || col < 0 || row >= len(x.plan.Rows) || col >= len(x.plan.Cols) || x.plan.Rows[row] < 0 {
		return MatrixCell{}
	}
	key := [2]int{row, col}
	c, ok := x.cells[key]
	if !ok {
		c = x.draw(x.plan.Rows[row], x.plan.Cols[col])
		x.cells[key] = c
	}
	return c
}

func (x *drawn) draw(row, col int) MatrixCell {
	out := x.whole(row, col)
	if !lookOf(x.view.Spec).Compact {
		return out
	}
	out.Lines = out.Lines[:min(len(out.Lines), 1)]
	if out.State == app.DisplayNoData && !x.plan.People {
		out.Lines = nil
	}
	return out
}

// whole gives a cell with all its lines.
func (x *drawn) whole(row, col int) MatrixCell {
	d := lookOf(x.view.Spec)
	if x.plan.People {
		return x.pair(row, col)
	}
	c, found := x.view.Cell(row, col)
	out := MatrixCell{Display: c.Display(), Marked: c.Override != nil, Moved: x.moved[app.CellKey{Actor: c.Actor, Issue: c.Issue}]}
	out.Unasked = c.Override != nil && c.Override.EvidenceHash != c.EvidenceHash
	switch {
	case d.Mode == app.ModeHeat && c.N > 0:
		out.Display = heat(c)
	case d.Mode == app.ModeCounts && found:
		out.Display = x.counts(c)
	case out.Unasked && len(out.Lines) > 1:
		out.Lines[1] = "evidence moved · " + out.Lines[1]
	}
	return out
}

// heat shows the mean of the values, from −2 to +2.
func heat(c app.Cell) app.Display {
	if c.NetIntensity == nil {
		return c.Display()
	}
	mean := *c.NetIntensity / float64(c.N)
	return app.Display{
		State: styleHeat + itoa(int(math.Round(2*mean))), Lines: []string{signed(mean), fmt.Sprintf("n = %d", c.N)},
	}
}

func signed(v float64) string {
	s := fmt.Sprintf("%+.1f", v)
	if s == "+0.0" || s == "-0.0" {
		return "0.0"
	}
	return strings.Replace(s, "-", "−", 1)
}

// counts shows what was counted, the own words before what others report.
func (x *drawn) counts(c app.Cell) app.Display {
	var own, other []string
	add := func(list *[]string, symbol string, n int) {
		if n > 0 {
			*list = append(*list, fmt.Sprintf("%s %d", symbol, n))
		}
	}
	add(&own, "▲", c.Pro)
	add(&own, "▼", c.Con)
	add(&own, "■", c.Neutral)
	add(&own, "±", c.Ambivalent)
	add(&own, "…", c.NoComment)
	add(&other, "△", c.ReportedPro)
	add(&other, "▽", c.ReportedCon)
	add(&other, "○", c.Reported-c.ReportedPro-c.ReportedCon)
	d := app.Display{State: app.DisplayNoComment}
	if c.N > 0 {
		d.State = styleShade + itoa(1+4*c.N/max(x.greatest+1, 5))
	}
	if len(own) == 0 {
		d.State, d.Hollow, own, other = app.DisplayReportedOther, true, other, nil
	}
	d.Lines = append(d.Lines, strings.Join(own, "  "))
	if len(other) > 0 {
		d.Lines = append(d.Lines, strings.Join(other, "  ")+" reported")
	}
	if c.Copies > 0 {
		d.Lines = append(d.Lines, Count(c.Copies, "copy", "copies"))
	}
	return d
}

// pairs are the agreements by actors.
type pairs map[[2]app.ActorID]app.Agreement

func pairsOf(list []app.Agreement) pairs {
	out := make(pairs, 2*len(list))
	for _, a := range list {
		out[[2]app.ActorID{a.A, a.B}] = a
		out[[2]app.ActorID{a.B, a.A}] = a
	}
	return out
}

// share is how much of what two actors say on shared issues agrees; ok is false where they
// share none.
func (p pairs) share(a, b app.ActorID) (share float64, x app.Agreement, ok bool) {
	x, ok = p[[2]app.ActorID{a, b}]
	if sum := x.Congruence + x.Conflict; ok && sum > 0 {
		return x.Congruence / sum, x, true
	}
	return 0, x, false
}

func (x *drawn) pair(row, col int) MatrixCell {
	share, a, ok := x.pairs.share(x.view.Actors[row].ID, x.view.Actors[col].ID)
	switch {
	case row == col:
		return MatrixCell{Display: app.Display{State: app.DisplayNoData}}
	case !ok:
		return MatrixCell{Display: app.Display{State: app.DisplayNoData, Lines: []string{"–"}}}
	}
	lines := []string{fmt.Sprintf("%.0f %%", 100*share), Count(a.Shared, "shared issue", "shared issues")}
	return MatrixCell{Display: app.Display{State: styleShade + itoa(min(int(share*5), 4)+1), Lines: lines}}
}

// movedCells finds the cells that say something else than before. Views share what did not
// change, so that only the rest is looked at.
func movedCells(before, now app.MatrixView) map[app.CellKey]bool {
	rows, cols := map[app.ActorID]int{}, map[app.IssueID]int{}
	for i, a := range before.Actors {
		rows[a.ID] = i
	}
	for i, x := range before.Issues {
		cols[x.ID] = i
	}
	out := map[app.CellKey]bool{}
	for i, a := range now.Actors {
		r, known := rows[a.ID]
		for k, x := range now.Issues {
			var old *app.Cell
			c, there := cols[x.ID]
			if known && there {
				old = before.Rows[r][c]
			}
			if now.Rows[i][k] != old && saysOf(now.Rows[i][k]) != saysOf(old) {
				out[app.CellKey{Actor: a.ID, Issue: x.ID}] = true
			}
		}
	}
	return out
}

// saysOf is what a reader sees move: the word, and that more was said.
func saysOf(c *app.Cell) string {
	if c == nil {
		return ""
	}
	return fmt.Sprint(c.Display().Lines[0], c.Condition, c.N, c.NoComment, c.Reported)
}
