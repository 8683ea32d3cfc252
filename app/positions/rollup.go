package positions

import (
	"slices"

	"parley/app"
)

const personType = "person"

// rollUp answers for which actors a statement counts (R8).
type rollUp struct {
	members bool
	above   [][]int32  // per actor: itself and, unless it is a person, everything above it in the tree
	offices [][]office // per actor
}

// office is a dated role: from ≤ day < to, in Unix seconds; above is where it counts.
type office struct {
	from, to       int64
	hasFrom, hasTo bool
	above          []int32
}

func (o office) holds(p period) bool {
	if !p.known {
		return !o.hasFrom && !o.hasTo
	}
	return (!o.hasFrom || p.from >= o.from) && (!o.hasTo || p.to <= o.to)
}

func newRollUp(s *scan) *rollUp {
	r := &rollUp{members: s.spec.RollUp == app.RollUpMembers}
	if !r.members {
		return r
	}
	parents := make(map[app.ActorID]app.Actor, len(s.in.Codebook.Actors))
	for _, a := range s.in.Codebook.Actors {
		parents[a.ID] = a
	}
	lineage := func(id app.ActorID) []int32 {
		out := []int32{s.actors.number(id)}
		if parents[id].Type == personType {
			return out
		}
		for up := parents[id].Parent; up != ""; up = parents[up].Parent {
			n := s.actors.number(up)
			if slices.Contains(out, n) {
				break // a cycle, which the store refuses
			}
			out = append(out, n)
		}
		return out
	}
	r.above = make([][]int32, s.actors.known)
	r.offices = make([][]office, s.actors.known)
	for _, a := range s.in.Codebook.Actors {
		n := s.actors.index[a.ID]
		r.above[n] = lineage(a.ID)
		for _, role := range a.Roles {
			if role.OfActor == "" {
				continue
			}
			o := office{above: lineage(role.OfActor)}
			o.from, o.hasFrom = start(s.dates, role.From)
			o.to, o.hasTo = start(s.dates, role.To)
			r.offices[n] = append(r.offices[n], o)
		}
	}
	return r
}

// start gives the first second of a date; ok is false where the bound is open.
func start(dates *calendar, d app.Date) (from int64, ok bool) {
	p := dates.period(d)
	return p.from, p.known
}

// rows appends to dst the actors for which the unit counts, each once.
func (r *rollUp) rows(u *unit, dst []int32) []int32 {
	if !r.members || int(u.holder) >= len(r.above) {
		return append(dst, u.holder)
	}
	dst = append(dst, r.above[u.holder]...)
	for _, o := range r.offices[u.holder] {
		if !o.holds(u.said) {
			continue
		}
		for _, n := range o.above {
			if !slices.Contains(dst, n) {
				dst = append(dst, n)
			}
		}
	}
	return dst
}

// subtree maps each issue to the columns in which it counts: its own and those of the
// issues above it.
func subtree(s *scan, columns []int32) [][]int32 {
	place := make(map[int32]int32, len(columns))
	for c, issue := range columns {
		place[issue] = int32(c)
	}
	parents := make(map[app.IssueID]app.IssueID, len(s.in.Codebook.Issues))
	for _, x := range s.in.Codebook.Issues {
		parents[x.ID] = x.Parent
	}
	out := make([][]int32, len(s.issues.ids))
	for n, id := range s.issues.ids {
		for steps := 0; id != "" && steps <= len(parents); steps++ {
			if c, ok := place[s.issues.index[id]]; ok && s.known(id) && !slices.Contains(out[n], c) {
				out[n] = append(out[n], c)
			}
			id = parents[id]
		}
	}
	return out
}

// known reports whether the issue has a number, which a parent outside the codebook lacks.
func (s *scan) known(id app.IssueID) bool {
	_, ok := s.issues.index[id]
	return ok
}
