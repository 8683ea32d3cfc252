package positions

import (
	"cmp"
	"slices"
	"strings"

	"parley/app"
)

// rows lists the actors of the matrix: those of the spec, else every one with evidence
// or an override, with isolates the whole codebook; grouped by side, then in the order
// of the codebook, then others by id.
func (t *tabulator) rows() []int32 {
	in := make([]bool, len(t.actors.ids))
	for _, p := range t.placements {
		in[p.row] = true
	}
	for _, id := range t.spec.Rows {
		in[t.actors.index[id]] = true
	}
	if t.spec.Isolates && len(t.spec.Rows) == 0 {
		for n := range t.actors.known {
			in[n] = true
		}
	}
	return t.order(in)
}

// order puts the rows that are in into their order.
func (t *tabulator) order(in []bool) []int32 {
	sides := map[string]int32{}
	for _, a := range t.people {
		if side := sideOf(a); side != "" {
			numbered(sides, side)
		}
	}
	var out []int32
	for n, yes := range in {
		if yes {
			out = append(out, int32(n))
		}
	}
	rank := func(n int32) int {
		if r, ok := sides[sideOf(t.actor(n))]; ok {
			return int(r)
		}
		return len(sides)
	}
	slices.SortFunc(out, func(a, b int32) int {
		return cmp.Or(cmp.Compare(rank(a), rank(b)), t.compareActors(a, b))
	})
	return out
}

func sideOf(a app.Actor) string { return strings.TrimSpace(a.Attributes[app.SideAttribute]) }

func (t *tabulator) compareActors(a, b int32) int {
	known := int32(t.actors.known)
	if a >= known && b >= known {
		return cmp.Compare(t.actors.ids[a], t.actors.ids[b])
	}
	return cmp.Compare(a, b)
}

func (t *tabulator) matrixActor(n int32) app.MatrixActor {
	a := t.actor(n)
	return app.MatrixActor{ID: a.ID, Name: a.Name, Type: a.Type, Side: sideOf(a), Role: t.role(a)}
}

// role gives the office to print beside a name: the one held when the window ends, else
// one held at some time in it, else the first.
func (t *tabulator) role(a app.Actor) string {
	var inWindow, first string
	for _, r := range a.Roles {
		title := strings.TrimSpace(r.Title)
		if title == "" {
			title = t.in.Codebook.ActorName(r.OfActor)
		}
		from, hasFrom := start(t.dates, r.From)
		to, hasTo := start(t.dates, r.To)
		first = cmp.Or(first, title)
		if !t.window.overlaps(from, to, hasFrom, hasTo) {
			continue
		}
		inWindow = cmp.Or(inWindow, title)
		end := t.window.end.Unix()
		if !t.window.end.IsZero() && (!hasFrom || from < end) && (!hasTo || to >= end) {
			return title
		}
	}
	return cmp.Or(inWindow, first)
}
