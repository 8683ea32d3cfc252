package apptest

import (
	"cmp"
	"slices"

	"parley/app"
)

// LogHeads gives entries of the log without their changes, newest first.
func (m *Memory) LogHeads(before int64, limit int) ([]app.LogHead, error) {
	entries, err := m.History(before, limit)
	var out []app.LogHead
	for _, e := range entries {
		out = append(out, app.LogHead{
			Seq: e.Seq, At: e.At, Coder: e.Coder, Act: e.Act, Of: e.Of, Group: e.Group, Label: e.Set.Label, Records: len(e.Set.Changes),
		})
	}
	return out, err
}

// HistoryOf gives the entries that touched one of the records, with the changes of these
// only, newest first.
func (m *Memory) HistoryOf(keys []app.Key, before int64, limit int) ([]app.Entry, error) {
	entries, err := m.History(before, 0)
	var out []app.Entry
	for _, e := range entries {
		all := e.Set.Changes
		e.Records, e.Set.Changes = len(all), nil
		for _, c := range all {
			if slices.Contains(keys, c.Key()) {
				e.Set.Changes = append(e.Set.Changes, c)
			}
		}
		if len(e.Set.Changes) > 0 && (limit <= 0 || len(out) < limit) {
			out = append(out, e)
		}
	}
	return out, err
}

// Related gives the keys of records that ever belonged to others.
func (m *Memory) Related(q app.RelatedQuery) ([]app.Key, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var out []app.Key
	for _, e := range m.log {
		for _, c := range e.Set.Changes {
			k := c.Key()
			if k.Kind == q.Kind && (q.Has(c.Before) || q.Has(c.After)) {
				out = append(out, k)
			}
		}
	}
	slices.SortFunc(out, func(a, b app.Key) int { return cmp.Compare(a.ID, b.ID) })
	return slices.Compact(out), nil
}

// Step takes entries back, or does them again: all or none.
func (m *Memory) Step(b app.StepBack, each func(app.Entry)) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	state, log := m.state, m.log
	for _, seq := range b.Of {
		i := slices.IndexFunc(m.log, func(e app.Entry) bool { return e.Seq == seq })
		if i < 0 {
			m.state, m.log = state, log
			return fail(app.NotFound, "the edit to take back does not exist")
		}
		e := app.Entry{Act: b.Act, Of: seq, Coder: b.Coder, Group: b.GroupOf(m.log[i].Group), Set: m.log[i].Set}
		if b.Act == app.Undo {
			e.Set = e.Set.Invert()
		}
		done, err := m.apply(e)
		if err != nil {
			m.state, m.log = state, log
			return err
		}
		each(done)
	}
	return nil
}
