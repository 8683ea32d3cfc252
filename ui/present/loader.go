package present

import (
	"context"
	"errors"

	"parley/app"
)

// Loader fetches values beside the window's goroutine. A new fetch cancels the one before
// it; only the newest result is delivered, on the window's goroutine. Its methods are
// called there too.
type Loader[T any] struct {
	async    Executor
	dispatch Dispatcher
	newest   int
	cancel   context.CancelFunc
	stopped  bool
}

// NewLoader makes a loader.
func NewLoader[T any](env Env) *Loader[T] {
	return &Loader[T]{async: env.Async, dispatch: env.Dispatch, cancel: func() {}}
}

// Load fetches and then calls done, unless a newer Load or Stop came in between.
func (l *Loader[T]) Load(ctx context.Context, fetch func(context.Context) (T, error), done func(T, error)) {
	if l.stopped {
		return
	}
	l.cancel()
	l.newest++
	mine := l.newest
	ctx, cancel := context.WithCancel(ctx)
	l.cancel = cancel
	l.async(func() {
		if ctx.Err() != nil {
			return
		}
		v, err := fetch(ctx)
		l.dispatch(func() {
			if l.stopped || mine != l.newest {
				return
			}
			cancel()
			done(v, err)
		})
	})
}

// Stop cancels the fetch under way; nothing is delivered any more.
func (l *Loader[T]) Stop() {
	l.stopped = true
	l.cancel()
}

// Acts runs edits beside the window's goroutine, one after the other in the order in
// which they were asked for, so that an undo never overtakes what it is to undo. All
// presenters of a project share one.
type Acts struct {
	env     Env
	waiting []act
	running bool
}

type act struct {
	work func() error
	done func(error)
}

// NewActs makes a queue of edits.
func NewActs(env Env) *Acts { return &Acts{env: env} }

// Do runs work after all acts asked for before, then done on the window's goroutine. A
// nil done reports a failure to the notifier. In a project that can be read only, work is
// not run and done is given the reason.
func (a *Acts) Do(work func() error, done func(error)) {
	if err := a.env.editable(); err != nil {
		work = func() error { return err }
	}
	a.Last(work, func(err error) {
		if done != nil {
			done(err)
		} else if err != nil {
			a.env.Notify.Problem(err)
		}
		if err != nil && a.env.ReadOnly == "" && a.env.Failed != nil && app.CodeOf(err) != app.Invalid && !cancelled(err) {
			a.env.Failed(err)
		}
	})
}

// Last runs what ends with the project after all acts asked for before; it is no edit.
func (a *Acts) Last(work func() error, done func(error)) {
	if done == nil {
		done = func(err error) {
			if err != nil {
				a.env.Notify.Problem(err)
			}
		}
	}
	a.waiting = append(a.waiting, act{work, done})
	a.next()
}

// Idle reports whether no act waits or runs.
func (a *Acts) Idle() bool { return !a.running && len(a.waiting) == 0 }

func (a *Acts) next() {
	if a.running || len(a.waiting) == 0 {
		return
	}
	first := a.waiting[0]
	a.waiting = a.waiting[1:]
	a.running = true
	a.env.Async(func() {
		err := first.work()
		a.env.Dispatch(func() {
			a.running = false
			first.done(err)
			a.next()
		})
	})
}

// cancelled reports whether an error only says that somebody stopped the work.
func cancelled(err error) bool { return errors.Is(err, context.Canceled) }
