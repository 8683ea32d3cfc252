package present

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/app"
	"parley/app/jobs"
)

// Syncer reads edited workbooks back.
type Syncer interface {
	SyncBook(ctx context.Context, path string, o app.SyncOptions) (app.Sync, error)
}

// SyncingPorts are what the dialog of edited workbooks needs.
type SyncingPorts struct {
	Sync Syncer
	Jobs Starter
}

// SyncingState is what the dialog of an edited workbook shows.
type SyncingState struct {
	Open   bool
	Busy   bool
	Title  string // "Changes in report.xlsx"
	Head   string // how many of each class
	Rows   []SyncingRow
	Reason string // of positions without one
	All    bool   // everything that can be is chosen
	Chosen int
	NoTake string // why nothing can be taken over; empty: it can
	Empty  string // what is said where nothing differs
}

// SyncingRow is one difference.
type SyncingRow struct {
	N       int
	Class   string // in words
	Tone    Tone
	Subject string // "Ann Lind · Port fees, position"
	Change  string // "▲ Support → ▼ Oppose"
	Why     string
	Can     bool // it can be taken over
	On      bool
}

// Tone says how loud a row is.
type Tone int

// The tones.
const (
	ToneCalm Tone = iota
	ToneWarn
	ToneBad
)

// Syncing presents what an edited workbook would change, and takes over what is chosen.
type Syncing struct {
	changes[SyncingState]
	env   Env
	ports SyncingPorts
	path  string
	sync  app.Sync
	state SyncingState
}

// NewSyncing makes the presenter.
func NewSyncing(env Env, p SyncingPorts) *Syncing { return &Syncing{env: env, ports: p} }

// Subscribe gives the state to render now and after each change.
func (y *Syncing) Subscribe(render func(SyncingState)) {
	y.render = render
	y.tell(y.state)
}

// State gives what is shown.
func (y *Syncing) State() SyncingState { return y.state }

// Show compares a workbook with the project and opens the dialog.
func (y *Syncing) Show(path string) {
	y.path = path
	start(y.env, y.ports.Jobs, "Comparing the workbook", func(ctx context.Context, r jobs.Reporter) error {
		r.Item(BaseName(path))
		res, err := y.ports.Sync.SyncBook(ctx, path, app.SyncOptions{})
		y.env.Dispatch(func() { y.compared(res, err) })
		return err
	})
}

func (y *Syncing) compared(res app.Sync, err error) {
	switch {
	case cancelled(err):
		return
	case err != nil:
		y.env.Notify.Problem(err)
		return
	}
	y.sync = res
	s := SyncingState{Open: true, Title: "Changes in " + res.File, Head: syncHead(res)}
	for _, r := range res.Rows {
		s.Rows = append(s.Rows, syncingRow(r))
	}
	if len(res.Rows) == 0 {
		s.Empty = "Nothing differs: the workbook is as it was exported."
	}
	y.state = s
	y.settle()
	y.env.trace(fmt.Sprintf("sync %d rows", len(res.Rows)))
}

// syncHead counts the classes.
func syncHead(r app.Sync) string {
	var parts []string
	for _, c := range app.SyncClasses() {
		if n := r.Counts[c]; n > 0 {
			parts = append(parts, fmt.Sprintf("%d %s", n, strings.ToLower(syncClassWords(c))))
		}
	}
	return "Exported " + r.Exported.Format("2 Jan 2006 15:04") + " · " + strings.Join(parts, ", ")
}

func syncClassWords(c app.SyncClass) string {
	switch c {
	case app.SyncPropose:
		return "Proposed"
	case app.SyncConflict:
		return "In conflict"
	case app.SyncMissing:
		return "Row gone"
	case app.SyncNew:
		return "New"
	case app.SyncRefused:
		return "Refused"
	case app.SyncWarning:
		return "Not compared"
	}
	return string(c)
}

func syncingRow(r app.SyncRow) SyncingRow {
	out := SyncingRow{
		N: r.N, Class: syncClassWords(r.Class), Subject: r.Subject, Why: r.Why, Can: r.Class.Acceptable(),
		On: r.Class.Acceptable() && r.Class != app.SyncConflict,
	}
	if r.Field != "" {
		out.Subject += ", " + strings.ToLower(r.Field[:1]) + r.Field[1:]
	}
	switch was, now := oneLine(r.Was), oneLine(r.Now); {
	case was != "" && now != "":
		out.Change = was + "  →  " + now
	case now != "":
		out.Change = "→  " + now
	case was != "":
		out.Change = was + "  →  (nothing)"
	}
	if r.Project != "" {
		out.Why += "; now “" + r.Project + "”"
	}
	switch r.Class {
	case app.SyncConflict, app.SyncWarning:
		out.Tone = ToneWarn
	case app.SyncRefused:
		out.Tone = ToneBad
	case app.SyncPropose, app.SyncMissing, app.SyncNew:
	}
	return out
}

// Set chooses a row or takes it out.
func (y *Syncing) Set(n int, on bool) {
	y.state.Rows = slices.Clone(y.state.Rows)
	for i := range y.state.Rows {
		if r := &y.state.Rows[i]; r.N == n && r.Can {
			r.On = on
		}
	}
	y.settle()
}

// SetAll chooses everything that can be taken over but conflicts, or nothing.
func (y *Syncing) SetAll(on bool) {
	y.state.Rows = slices.Clone(y.state.Rows)
	for i := range y.state.Rows {
		r := &y.state.Rows[i]
		r.On = on && r.Can && r.Tone == ToneCalm
	}
	y.settle()
}

// SetReason changes the reason of positions that come without one.
func (y *Syncing) SetReason(s string) { y.state.Reason = s }

// settle counts what is chosen and says why nothing can be taken over.
func (y *Syncing) settle() {
	s := &y.state
	s.Chosen, s.NoTake, s.All = 0, "", len(s.Rows) > 0
	can := 0
	for _, r := range s.Rows {
		if r.Can {
			can++
		}
		if r.On {
			s.Chosen++
		}
		if r.Can && r.Tone == ToneCalm && !r.On {
			s.All = false
		}
	}
	err := y.env.editable()
	switch {
	case err != nil:
		s.NoTake = Words(err).Text()
	case can == 0 && len(s.Rows) > 0:
		s.NoTake = "Nothing of this can be taken over."
	case s.Chosen == 0 && len(s.Rows) > 0:
		s.NoTake = "Choose what is to be taken over."
	case s.Chosen == 0:
		s.NoTake = "There is nothing to take over."
	}
	y.tell(*s)
}

// Take takes over what is chosen, as one step.
func (y *Syncing) Take() {
	if y.state.NoTake != "" || y.state.Busy {
		return
	}
	o := app.SyncOptions{Apply: true, Only: []int{}, Reason: y.state.Reason, SHA256: y.sync.SHA256, LogSeq: y.sync.LogSeq}
	for _, r := range y.state.Rows {
		if r.On {
			o.Only = append(o.Only, r.N)
		}
	}
	y.state.Busy = true
	y.tell(y.state)
	path := y.path
	started := start(y.env, y.ports.Jobs, "Taking over the edited workbook", func(ctx context.Context, r jobs.Reporter) error {
		res, err := y.ports.Sync.SyncBook(ctx, path, o)
		y.env.Dispatch(func() { y.taken(res, len(o.Only), err) })
		return err
	})
	if !started {
		y.state.Busy = false
		y.tell(y.state)
	}
}

func (y *Syncing) taken(res app.Sync, wanted int, err error) {
	y.state.Busy = false
	if err != nil {
		y.tell(y.state)
		if !cancelled(err) {
			y.env.Notify.Problem(err)
		}
		return
	}
	y.state.Open = false
	y.tell(y.state)
	msg := Count(len(res.Applied), "edit", "edits") + " of the workbook taken over as one step; Undo takes it back."
	if left := wanted - len(res.Applied); left > 0 {
		msg = Count(len(res.Applied), "edit", "edits") + " taken over, " + Count(left, "edit", "edits") + " refused."
	}
	y.env.Notify.Notice(msg)
	y.env.trace(fmt.Sprintf("sync took %d", len(res.Applied)))
}

// Close closes the dialog; nothing is taken over.
func (y *Syncing) Close() {
	y.state.Open = false
	y.tell(y.state)
}
