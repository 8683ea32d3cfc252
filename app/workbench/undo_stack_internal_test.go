package workbench

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

// logRows is a log of heads only.
type logRows struct {
	Log
	list []app.LogHead // oldest first
}

func (r *logRows) LogHeads(before int64, limit int) ([]app.LogHead, error) {
	var out []app.LogHead
	for _, h := range slices.Backward(r.list) {
		if (before == 0 || h.Seq < before) && (limit <= 0 || len(out) < limit) {
			out = append(out, h)
		}
	}
	return out, nil
}

func (r *logRows) add(h app.LogHead) {
	h.Seq, h.Records = int64(len(r.list)+1), 1
	r.list = append(r.list, h)
}

// acts is a model of undo that knows no log: acts in the order in which they began, and
// those that were undone.
type acts struct {
	done, undone []act
}

type act struct {
	group string
	of    []int64
}

func (a *acts) do(group string, seq int64) {
	a.undone = nil
	i := slices.IndexFunc(a.done, func(x act) bool { return group != "" && x.group == group })
	if i < 0 {
		a.done = append(a.done, act{group: group, of: []int64{seq}})
		return
	}
	a.done[i].of = append(slices.Clone(a.done[i].of), seq)
}

// order puts the acts into the order in which their oldest entries came.
func (a *acts) order() {
	slices.SortFunc(a.done, func(x, y act) int { return int(x.of[0] - y.of[0]) })
}

func (a *acts) undo() []int64 {
	if len(a.done) == 0 {
		return nil
	}
	last := a.done[len(a.done)-1]
	a.done, a.undone = a.done[:len(a.done)-1], append(a.undone, last)
	out := slices.Clone(last.of)
	slices.Reverse(out)
	return out
}

func (a *acts) redo() []int64 {
	if len(a.undone) == 0 {
		return nil
	}
	last := a.undone[len(a.undone)-1]
	a.undone, a.done = a.undone[:len(a.undone)-1], append(a.done, last)
	a.order()
	return last.of
}

// Any sequence of edits, long acts with others in between, undo and redo: what the log
// tells is what a model tells that saw it happen, also for whoever opens the log anew.
func TestStackAgainstAModel(t *testing.T) {
	interrupted := 0
	for seed := range uint64(40) {
		r := rand.New(rand.NewPCG(seed, 3))
		log := &logRows{}
		kept, model, group := newStack(log), &acts{}, ""
		take := func(what app.Act, s step, err error, want []int64) {
			t.Helper()
			if diff := cmp.Diff(want, s.of); err != nil || diff != "" {
				t.Fatalf("seed %d, after %d rows: %s, %v (-want +got)\n%s", seed, len(log.list), what, err, diff)
			}
			if s.instead != nil {
				interrupted++
			}
			back := app.StepBack{Beneath: s.beneath}
			for _, seq := range s.of {
				log.add(app.LogHead{Act: what, Of: seq, Group: back.GroupOf(log.list[seq-1].Group)})
			}
		}
		for n := range 300 {
			if r.IntN(8) == 0 {
				kept = newStack(log) // as after a restart
			}
			switch k := r.IntN(10); {
			case k < 3:
				log.add(app.LogHead{Act: app.Do})
				model.do("", int64(len(log.list)))
			case k < 5 && group != "":
				log.add(app.LogHead{Act: app.Do, Group: group})
				model.do(group, int64(len(log.list)))
			case k == 5: // a long act begins or ends
				last, _ := log.LogHeads(0, 1)
				if group = ""; r.IntN(2) == 0 {
					group = longGroup(fmt.Sprint("import-", n), last)
				}
			case k < 8:
				s, err := kept.undo()
				take(app.Undo, s, err, model.undo())
			default:
				s, err := kept.redo()
				take(app.Redo, s, err, model.redo())
			}
		}
	}
	if interrupted < 20 {
		t.Errorf("only %d steps were taken back beneath another", interrupted)
	}
}
