package uitest

import (
	"context"
	"testing"

	"parley/ui/present"
)

// Desk is a window's surroundings without a window. It keeps what was said and asked.
type Desk struct {
	Notices  []string
	Problems []error
	Trace    []string
	Routes   []present.Route

	ctx     context.Context
	waiting []func()
}

// NewDesk makes a desk that lasts as long as the test.
func NewDesk(tb testing.TB) *Desk {
	tb.Helper()
	return &Desk{ctx: tb.Context()}
}

// Env gives presenters this desk to work in.
func (d *Desk) Env() present.Env {
	queue := func(f func()) { d.waiting = append(d.waiting, f) }
	return present.Env{
		Ctx: d.ctx, Async: queue, Dispatch: queue, Notify: d,
		Trace: func(line string) { d.Trace = append(d.Trace, line) },
	}
}

// Run lets everything happen that waits, and what follows from it.
func (d *Desk) Run() {
	for len(d.waiting) > 0 {
		f := d.waiting[0]
		d.waiting = d.waiting[1:]
		f()
	}
}

// Notice implements present.Notifier.
func (d *Desk) Notice(msg string) { d.Notices = append(d.Notices, msg) }

// Problem implements present.Notifier.
func (d *Desk) Problem(err error) { d.Problems = append(d.Problems, err) }

// Wrote implements present.Notifier.
func (d *Desk) Wrote(path string) { d.Notices = append(d.Notices, "wrote "+path) }

// Go implements present.Navigator.
func (d *Desk) Go(r present.Route) { d.Routes = append(d.Routes, r) }
