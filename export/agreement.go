package export

import (
	"cmp"
	"slices"

	"parley/app"
)

// mostPaired is the number of actors up to which pairs are shown; they make 20,000 pairs,
// more than anybody reads.
const mostPaired = 200

// pair is how two actors agree (domain.md, R11).
type pair struct {
	a, b                 int // places among the rows
	shared               int // issues on which both spoke
	congruence, conflict float64
}

// levelCount counts the own statements of an actor on an issue at one level.
type levelCount struct {
	level int
	n     float64
}

// agreement compares every two actors over the issues that they share: the sum, over
// their counted statements, of how near the two levels are, and of how far apart.
func (r *report) agreement() []pair {
	n := len(r.actors)
	if n < 2 || n > mostPaired {
		return nil
	}
	all := make([]pair, n*n)
	width := levelRange(r.b.Matrix.Spec.Levels)
	for _, x := range r.issues {
		counts := make([][]levelCount, n)
		for i, a := range r.actors {
			if c, ok := r.at(a.ID, x.ID); ok {
				counts[i] = r.levels(c)
			}
		}
		for i := range counts {
			for k := i + 1; k < n && len(counts[i]) > 0; k++ {
				if len(counts[k]) > 0 {
					all[i*n+k].add(counts[i], counts[k], width)
				}
			}
		}
	}
	var out []pair
	for i, p := range all {
		if p.shared > 0 {
			p.a, p.b = i/n, i%n
			out = append(out, p)
		}
	}
	slices.SortStableFunc(out, func(x, y pair) int {
		return cmp.Or(cmp.Compare(y.shared, x.shared), cmp.Compare(y.congruence-y.conflict, x.congruence-x.conflict))
	})
	return out
}

func (p *pair) add(a, b []levelCount, width float64) {
	p.shared++
	for _, x := range a {
		for _, y := range b {
			far := float64(max(x.level-y.level, y.level-x.level)) / width
			p.congruence += x.n * y.n * (1 - far)
			p.conflict += x.n * y.n * far
		}
	}
}

// levelRange is the declared range of the levels of a spec.
func levelRange(levels string) float64 {
	switch levels {
	case app.LevelsBoolean:
		return 1
	case app.LevelsSign:
		return 2
	}
	return 4
}

// levels counts the own statements of a cell, copies and duplicates not among them.
func (r *report) levels(c *app.Cell) []levelCount {
	var out []levelCount
	for _, e := range r.rowsOf(c) {
		v, ok := e.st.Stance.Value()
		if !ok || e.ev.CountedAs != app.CountedOwn {
			continue
		}
		switch r.b.Matrix.Spec.Levels {
		case app.LevelsBoolean:
			if v == 0 {
				continue
			}
			v = max(cmp.Compare(v, 0), 0)
		case app.LevelsSign:
			v = cmp.Compare(v, 0)
		}
		i := slices.IndexFunc(out, func(l levelCount) bool { return l.level == v })
		if i < 0 {
			out = append(out, levelCount{level: v})
			i = len(out) - 1
		}
		out[i].n++
	}
	return out
}

func (r *report) writeAgreement() error {
	if len(r.pairs) == 0 {
		return nil
	}
	p, err := r.openTable(table{
		name: "Agreement", title: "Agreement", table: "tblAgreement", tab: tabBlue, rows: len(r.pairs), freezeCols: 2,
		about: r.say("Pairs of actors who spoke on the same issues, by their own statements. Congruence and conflict grow with the number of " +
			"statements; the share does not."),
		columns: []column{
			{head: headActor, width: 28, bold: true},
			{head: "Other actor", width: 28, bold: true},
			{head: headSide, width: 16},
			{head: "Other side", width: 16},
			{head: "Shared issues", width: 13, centred: true},
			{head: "Congruence", width: 13, ratio: true, centred: true},
			{head: "Conflict", width: 13, ratio: true, centred: true},
			{head: "Net", width: 12, ratio: true, centred: true},
			{head: "Share congruent", width: 14, ratio: true, centred: true},
			{head: headActorID, width: 12, hidden: true},
			{head: "Other actor ID", width: 12, hidden: true},
		},
	})
	if err != nil {
		return err
	}
	for _, x := range r.pairs {
		a, b := r.actors[x.a], r.actors[x.b]
		p.add(a.Name, b.Name, a.Side, b.Side, x.shared, x.congruence, x.conflict, x.congruence-x.conflict,
			x.congruence/(x.congruence+x.conflict), string(a.ID), string(b.ID))
	}
	return p.finish()
}
