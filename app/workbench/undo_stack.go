package workbench

import (
	"fmt"

	"parley/app"
)

// stack derives the steps done and undone from the log. Nothing is kept beside the log:
// what is remembered are rows of it and answers about its past, and neither ever change.
// It is used by one goroutine at a time.
//
// What is done after an entry follows from that entry (see doneWalk). What is undone is
// found by walking back over the undos and redos since the newest edit, each redo taking
// one undo away. So the log is read no further back than the answer lies, and each row once.
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
	label   string
	of      []int64
	beneath bool  // something else may stand above one of the entries
	instead *step // to be taken where this one cannot be; may be nil
}

func (s step) empty() bool { return len(s.of) == 0 }

// undo finds the step that undo would take, its newest entry first.
func (s *stack) undo() (step, error) {
	at, err := s.newest()
	if err != nil {
		return step{}, err
	}
	w := s.doneFrom(at)
	first, err := w.next()
	if err != nil || first.Seq == 0 {
		return step{}, err
	}
	if _, long := began(first.Group); long {
		return undoAmong(w, first)
	}
	out := step{label: first.Label, of: []int64{first.Seq}}
	for first.Group != "" {
		h, err := w.next()
		if err != nil || h.Group != first.Group {
			return out, err
		}
		out.of = append(out.of, h.Seq)
	}
	return out, nil
}

// undoAmong finds the step where the newest entry is of an act that went on while others
// were done. Steps are taken back in the reverse of the order in which they began: what
// was done meanwhile first, then the long act as a whole. Where that cannot be, because the
// long act has gone on with what was done meanwhile, its part since then is taken instead.
func undoAmong(w *doneWalk, first app.LogHead) (step, error) {
	low, _ := began(first.Group)
	var list []app.LogHead
	for h := first; h.Seq > low; {
		list = append(list, h)
		if from, long := began(h.Group); long {
			low = min(low, from)
		}
		var err error
		if h, err = w.next(); err != nil {
			return step{}, err
		}
	}
	members := map[string][]int64{}
	oldest := map[string]int64{}
	name := func(h app.LogHead) string {
		if h.Group != "" {
			return h.Group
		}
		return fmt.Sprint("entry ", h.Seq)
	}
	newest := name(first)
	for _, h := range list {
		n := name(h)
		members[n], oldest[n] = append(members[n], h.Seq), h.Seq
	}
	best := newest
	for n, from := range oldest {
		if from > oldest[best] {
			best = n
		}
	}
	out := step{of: members[best]}
	for i, h := range list {
		if name(h) == best && out.label == "" {
			out.label = h.Label
		}
		if i < len(out.of) && (h.Seq != out.of[i] || h.Seq != out.of[0]-int64(i)) {
			out.beneath = true
		}
	}
	if out.of[0] != first.Seq {
		run := 0
		for run < len(list) && name(list[run]) == newest {
			run++
		}
		out.instead = &step{label: first.Label, of: members[newest][:run], beneath: true}
	}
	return out, nil
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
		if err != nil {
			return out, err
		}
		h := app.LogHead{}
		if u.Seq > 0 {
			if h, err = s.at(u.Of); err != nil {
				return out, err
			}
		}
		if h.Seq == 0 || !out.empty() && (group == "" || h.Group != group) {
			return s.placed(out)
		}
		if out.empty() {
			out.label, group = h.Label, h.Group
		}
		out.of = append(out.of, u.Of)
		at = u.Seq - 1
	}
}

// placed tells whether a step to be done again comes to stand beneath something.
func (s *stack) placed(out step) (step, error) {
	if out.empty() {
		return out, nil
	}
	for i, seq := range out.of[1:] {
		out.beneath = out.beneath || seq != out.of[i]+1
	}
	at, err := s.newest()
	if err != nil {
		return out, err
	}
	top, err := s.doneFrom(at).next()
	out.beneath = out.beneath || top.Seq > out.of[0]
	return out, err
}
