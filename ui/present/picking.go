package present

import (
	"maps"
	"slices"

	"parley/app"
)

// picking is a choice of several statements of a list. It is a value: changing it makes
// another.
type picking struct {
	on   map[app.StatementID]bool
	last app.StatementID // checked last: where a range begins
}

// set checks or unchecks a statement; with extend all between it and the one before it,
// in the order of the list.
func (p picking) set(order []app.StatementID, id app.StatementID, on, extend bool) picking {
	next := picking{maps.Clone(p.on), id}
	if next.on == nil {
		next.on = map[app.StatementID]bool{}
	}
	from, to := slices.Index(order, p.last), slices.Index(order, id)
	if !extend || from < 0 || to < 0 {
		from = to
	}
	if to < 0 {
		return p
	}
	for _, x := range order[min(from, to) : max(from, to)+1] {
		if on {
			next.on[x] = true
		} else {
			delete(next.on, x)
		}
	}
	return next
}

// ids gives what is chosen, in the order of the list.
func (p picking) ids(order []app.StatementID) []app.StatementID {
	var out []app.StatementID
	for _, id := range order {
		if p.on[id] {
			out = append(out, id)
		}
	}
	return out
}
