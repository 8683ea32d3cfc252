package workbench

import (
	"fmt"
	"strconv"
	"strings"

	"parley/app"
)

// longGroup names the group of an act of several entries, between which others may come.
// The name tells where the log stood when the act began, so that its entries are found
// without reading all of it.
func longGroup(name string, last []app.LogHead) string {
	var seq int64
	if len(last) > 0 {
		seq = last[0].Seq
	}
	return fmt.Sprintf("%s%s%d", name, sinceMark, seq)
}

const sinceMark = " since "

// began gives the entry after which a long act began; ok is false for another group.
func began(group string) (seq int64, ok bool) {
	_, after, found := strings.Cut(group, sinceMark)
	if !found {
		return 0, false
	}
	seq, err := strconv.ParseInt(after, 10, 64)
	return seq, err == nil
}

// doneWalk goes through the edits that are done after an entry of the log, the newest
// first.
//
// Most often a step is taken back from the top, so an edit lies on top of what was done
// before it; after the undo of an edit, what was done before that edit lies on top; after
// a redo, the edit it is of does; and what lies between is passed over unread. Where a step
// was taken back beneath another, the log says so. There, what undos and redos have settled
// is carried along until the edits are met, and nothing is passed over meanwhile.
type doneWalk struct {
	s       *stack
	at      int64             // the row to look at next
	settled map[int64]app.Act // edits further back: what the newest undo or redo made of them
	dropped map[string]int64  // groups of which a step was dropped, with its oldest entry
}

func (s *stack) doneFrom(seq int64) *doneWalk {
	return &doneWalk{s: s, at: seq, settled: map[int64]app.Act{}, dropped: map[string]int64{}}
}

// free reports whether nothing is carried along: what is done then follows from the row.
func (w *doneWalk) free() bool { return len(w.settled)+len(w.dropped) == 0 }

// next gives the next edit; Seq 0 means that there are no more.
func (w *doneWalk) next() (app.LogHead, error) {
	from, known := w.at, w.free()
	for w.at > 0 {
		if w.free() {
			if seq, ok := w.s.done[w.at]; ok {
				return w.found(from, known, seq)
			}
		}
		h, err := w.s.at(w.at)
		if err != nil || h.Seq == 0 {
			return app.LogHead{}, err
		}
		if h.Beneath() || !w.free() {
			known = false
			done, err := w.carry(h)
			if err != nil || done {
				return h, err
			}
			continue
		}
		switch {
		case h.Act == app.Do:
			return w.found(from, known, h.Seq)
		case h.Act == app.Undo: // also one without changes: the step was dropped
			w.at = h.Of - 1
		case h.Dropped(): // a redo that was dropped
			w.at = h.Seq - 1
		default:
			of, err := w.s.at(h.Of)
			if err != nil {
				return of, err
			}
			if of.Seq == h.Of {
				return w.found(from, known, h.Of)
			}
			w.at = h.Of - 1 // not in the log any more
		}
	}
	if known {
		w.s.done[from] = 0
	}
	return app.LogHead{}, nil
}

// found gives the edit of the number, and remembers it as the answer for a row where it
// follows from that row.
func (w *doneWalk) found(from int64, known bool, seq int64) (app.LogHead, error) {
	if known {
		w.s.done[from] = seq
	}
	w.at = max(seq-1, 0)
	if seq == 0 {
		return app.LogHead{}, nil
	}
	return w.s.at(seq)
}

// carry looks at one row with what is carried along, and reports whether it is an edit
// that is done.
func (w *doneWalk) carry(h app.LogHead) (done bool, err error) {
	w.at = h.Seq - 1
	switch {
	case h.Act == app.Do:
		act := w.settled[h.Seq]
		delete(w.settled, h.Seq)
		oldest, dropped := w.dropped[h.Group]
		if dropped && h.Seq <= oldest {
			delete(w.dropped, h.Group)
		}
		return act != app.Undo && !(dropped && h.Seq >= oldest), nil
	case h.Dropped() && h.Act == app.Redo:
		return false, nil
	}
	if _, ok := w.settled[h.Of]; !ok {
		w.settled[h.Of] = h.Act
	}
	if !h.Dropped() {
		return false, nil
	}
	of, err := w.s.at(h.Of)
	if err == nil && of.Group != "" {
		w.dropped[of.Group] = of.Seq
	}
	return false, err
}
