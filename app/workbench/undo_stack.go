package workbench

import "parley/app"

// stack derives the steps done and undone from the log. Nothing is kept beside the log:
// what is remembered are rows of it and answers about its past, and neither ever change.
// It is used by one goroutine at a time.
//
// What is done after an entry follows from that entry. An edit lies on top of what was
// done before it. After the undo of an edit, what was done before that edit lies on top.
// After a redo the edit it is of does. What is undone is found by walking back over the
// undos and redos since the newest edit, each redo taking one undo away. So the log is
// read no further back than the answer lies, and each row once.
type stack struct {
	log    Log
	heads  map[int64]app.LogHead // the entry with the number, or the one before a gap
	done   map[int64]int64       // after an entry: the newest edit done, 0 for none
	undone map[int64]int64       // after an entry: the undo of the edit that redo would do, 0 for none
	page   int
}

// Rows are read in pages that grow while a search goes on; what is remembered is
// forgotten when it would take more than some megabytes.
const (
	smallPage  = 16
	largePage  = 4096
	remembered = 1 << 17
)

func newStack(log Log) *stack {
	return &stack{log: log, heads: map[int64]app.LogHead{}, done: map[int64]int64{}, undone: map[int64]int64{}}
}

// forget keeps what is remembered small: the rows first, which are many for one answer.
func (s *stack) forget() {
	if len(s.heads) > remembered {
		clear(s.heads)
	}
	if len(s.done)+len(s.undone) > remembered {
		clear(s.done)
		clear(s.undone)
	}
}

// newest gives the number of the newest entry, 0 for an empty log.
func (s *stack) newest() (int64, error) {
	s.forget()
	s.page = smallPage
	list, err := s.log.LogHeads(0, 1)
	if err != nil || len(list) == 0 {
		return 0, err
	}
	s.heads[list[0].Seq] = list[0]
	return list[0].Seq, nil
}

// at gives the entry with the number, or the newest before it; Seq 0 means that there is
// none.
func (s *stack) at(seq int64) (app.LogHead, error) {
	if h, ok := s.heads[seq]; ok || seq <= 0 {
		return h, nil
	}
	list, err := s.log.LogHeads(seq+1, s.page)
	if err != nil || len(list) == 0 {
		return app.LogHead{}, err
	}
	s.page = min(2*s.page, largePage)
	for _, h := range list {
		s.heads[h.Seq] = h
	}
	s.heads[seq] = list[0]
	return list[0], nil
}

// doneAt gives the newest edit that is done after the entry; Seq 0 means that none is.
func (s *stack) doneAt(seq int64) (app.LogHead, error) {
	var found app.LogHead
	for at := seq; at > 0; {
		if known, ok := s.done[at]; ok {
			at = known
			if at == 0 {
				break
			}
		}
		h, err := s.at(at)
		if err != nil {
			return h, err
		}
		switch {
		case h.Act == app.Do:
			found, at = h, 0
		case h.Act == app.Undo: // also one without changes: the step was dropped
			at = h.Of - 1
		case h.Dropped(): // a redo that was dropped
			at = h.Seq - 1
		default:
			of, err := s.at(h.Of)
			if err != nil {
				return of, err
			}
			found, at = of, 0
			if of.Seq != h.Of { // not in the log any more
				found, at = app.LogHead{}, h.Of-1
			}
		}
	}
	s.done[seq] = found.Seq
	return found, nil
}

// undoneAt gives the undo whose edit redo would do after the entry; Seq 0 means that
// there is none.
func (s *stack) undoneAt(seq int64) (app.LogHead, error) {
	var found app.LogHead
	taken := 0        // undos that redos have taken away
	var dropped int64 // the edit of a redo that was dropped: what lies above it goes too
	for at := seq; at > 0; {
		if known, ok := s.undone[at]; ok && taken == 0 && dropped == 0 {
			h, err := s.at(known)
			if err != nil {
				return h, err
			}
			found = h
			break
		}
		h, err := s.at(at)
		if err != nil {
			return h, err
		}
		at = h.Seq - 1
		switch {
		case h.Act == app.Do || h.Seq == 0:
			at = 0
		case dropped != 0:
			if h.Act == app.Undo && !h.Dropped() && h.Of == dropped {
				dropped = 0
			}
		case h.Act == app.Redo && h.Dropped():
			dropped = h.Of
		case h.Act == app.Redo:
			if known, ok := s.undone[h.Seq-1]; ok && known > 0 {
				at = known - 1
			} else {
				taken++
			}
		case h.Dropped(): // an undo that was dropped
		case taken > 0:
			taken--
		default:
			found, at = h, 0
		}
	}
	s.undone[seq] = found.Seq
	return found, nil
}

// step is what one undo or redo takes: entries that belong together, in the order in
// which they are taken.
type step struct {
	label string
	of    []int64
}

func (s step) empty() bool { return len(s.of) == 0 }

// undo finds the step that undo would take, its newest entry first.
func (s *stack) undo() (step, error) {
	at, err := s.newest()
	if err != nil {
		return step{}, err
	}
	var out step
	group := ""
	for {
		h, err := s.doneAt(at)
		if err != nil {
			return out, err
		}
		if h.Seq == 0 || !out.empty() && (group == "" || h.Group != group) {
			return out, nil
		}
		if out.empty() {
			out.label, group = h.Label, h.Group
		}
		out.of = append(out.of, h.Seq)
		at = h.Seq - 1
	}
}

// redo finds the step that redo would take, its oldest entry first.
func (s *stack) redo() (step, error) {
	at, err := s.newest()
	if err != nil {
		return step{}, err
	}
	var out step
	group := ""
	for {
		u, err := s.undoneAt(at)
		if err != nil || u.Seq == 0 {
			return out, err
		}
		h, err := s.at(u.Of)
		if err != nil {
			return out, err
		}
		if !out.empty() && (group == "" || h.Group != group) {
			return out, nil
		}
		if out.empty() {
			out.label, group = h.Label, h.Group
		}
		out.of = append(out.of, u.Of)
		at = u.Seq - 1
	}
}
