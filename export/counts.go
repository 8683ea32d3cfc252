package export

import "parley/app"

func (r *report) writeCounts() error {
	columns := []column{
		{head: headActor, width: 24, bold: true},
		{head: "Issue", width: 26},
		{head: "Pro", width: 8},
		{head: "Con", width: 8},
		{head: "Neutral", width: 10},
		{head: "Ambivalent", width: 13},
		{head: "No comment", width: 12},
		{head: "N", width: 7},
		{head: "Reported", width: 11},
		{head: "Net", width: 8},
		{head: "Net intensity", width: 11},
		{head: "Balance", width: 10.5, ratio: true},
		{head: "Log balance", width: 10.5, ratio: true},
		{head: "Conflict", width: 10.5, ratio: true},
		{head: "Copies joined", width: 10.5},
		{head: "Outlets", width: 10.5},
		{head: headActorID, width: 12, hidden: true},
		{head: "Issue ID", width: 12, hidden: true},
	}
	for i := range columns {
		columns[i].centred = i > 1
	}
	about := r.say("What was counted, per cell. Blank means that nothing was counted, which is not zero.")
	if len(r.b.Matrix.Spec.Weights) > 0 {
		about += r.say(" Net, balance, log balance and conflict are weighted; the weights are in Spec.")
		columns[9].ratio, columns[10].ratio = true, true
	}
	p, err := r.openTable(table{
		name: "Counts", title: "Counts", about: about, table: "tblCounts", tab: tabBlue, columns: columns, rows: len(r.order), freezeCols: 2,
	})
	if err != nil {
		return err
	}
	var values []any
	for i, c := range r.order {
		if i%500 == 0 {
			p.note(r.ctx.Err())
		}
		values = r.countValues(values[:0], c)
		p.add(values...)
	}
	return p.finish()
}

// countValues appends the numbers of a cell to out; where nothing of the actor's own was counted
// only the number of refusals to comment and of reports is shown.
func (r *report) countValues(out []any, c *app.Cell) []any {
	own := func(n int) any {
		if c.N == 0 {
			return nil
		}
		return n
	}
	number := func(v *float64) any {
		if v == nil || c.N == 0 {
			return nil
		}
		return *v
	}
	return append(out,
		r.actorName(c.Actor), r.issueTitle(c.Issue), own(c.Pro), own(c.Con), own(c.Neutral), own(c.Ambivalent), c.NoComment,
		own(c.N), c.Reported, number(c.Net), number(c.NetIntensity), number(c.Balance), number(c.LogBalance), number(c.Conflict),
		c.Copies, positive(c.Outlets), string(c.Actor), string(c.Issue),
	)
}
