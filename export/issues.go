package export

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

func (r *report) writeIssues() error {
	p, err := r.openTable(table{
		name: "Issues", title: "Issues", table: "tblIssues", tab: tabGrey, rows: len(r.issues), freezeCols: 2,
		about: r.say("The questions, and what ▲ and ▼ mean for each: ▲ speaks for the high end, ▼ for the low end."),
		columns: []column{
			{head: "Code", width: 18},
			{head: "Issue", width: 22, bold: true},
			{head: "Question", width: 34},
			{head: "▼ low end means", width: 22},
			{head: "▲ high end means", width: 22},
			{head: "Anchors", width: 24},
			{head: "Includes", width: 24},
			{head: "Excludes", width: 24},
			{head: "Statements", width: 13, centred: true},
			{head: "Issue ID", width: 12, hidden: true},
		},
	})
	if err != nil {
		return err
	}
	counts := map[app.IssueID]int{}
	for _, e := range r.evidence {
		counts[e.cell.Issue]++
	}
	ids := make([]string, len(r.issues))
	for i, x := range r.issues {
		ids[i] = string(x.ID)
	}
	c := r.counter(ids, "Issue ID")
	for _, x := range r.issues {
		var full app.Issue
		if t, ok := r.topics[x.ID]; ok {
			full = *t
		}
		p.add(string(x.ID), oneLine(x.Title), x.Question, full.LabelLow, full.LabelHigh, anchors(full), full.Include, full.Exclude,
			c.statements(fmt.Sprintf("$J%d", p.next), counts[x.ID]), string(x.ID))
	}
	return p.finish()
}

// anchors lists the labelled points of the scale from low to high.
func anchors(x app.Issue) string {
	points := slices.SortedFunc(slices.Values(x.Anchors), func(a, b app.Anchor) int { return cmp.Compare(a.Value, b.Value) })
	out := make([]string, len(points))
	for i, a := range points {
		out[i] = fmt.Sprintf("%g %s", a.Value, oneLine(a.Label))
	}
	return strings.Join(out, "; ")
}
