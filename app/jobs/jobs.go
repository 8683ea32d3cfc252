package jobs

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"
)

// State is where a job stands.
type State string

// The states. A job that returns context.Canceled is cancelled, any other error fails it.
const (
	Running   State = "running"
	Done      State = "done"
	Failed    State = "failed"
	Cancelled State = "cancelled"
)

// interval between snapshots: ten a second are as smooth as an eye needs, and cheap.
const interval = 100 * time.Millisecond

// ErrBusy is returned by Start when a job of the same title, or another writing job, runs.
var ErrBusy = errors.New("another job is running")

// Reporter is how work tells its progress. All methods are safe for concurrent use. Add
// returns only when the job is not paused, so work that reports each item can be paused
// between items; the others never block.
type Reporter interface {
	SetTotal(n int)   // how many items there are; 0 while unknown
	Add(n int)        // n more items are done; blocks while the job is paused
	Item(name string) // what is worked on now
}

// Snapshot is the progress of a job at one moment.
type Snapshot struct {
	ID    int64
	Title string
	Item  string
	Done  int
	Total int
	State State
	Err   error

	Paused bool
	Rate   float64       // items a second, pauses left out; 0 while too early to say
	Left   time.Duration // what remains at that rate; 0 while unknown
}

// Nobody is a Reporter that ignores everything.
type Nobody struct{}

// SetTotal implements Reporter.
func (Nobody) SetTotal(int) {}

// Add implements Reporter.
func (Nobody) Add(int) {}

// Item implements Reporter.
func (Nobody) Item(string) {}

// Runner runs jobs. Its methods are safe for concurrent use. Observers are called on the
// goroutines of the jobs, at most ten times a second for each job and always with the
// last snapshot.
type Runner struct {
	ctx     context.Context
	log     *slog.Logger
	observe func(Snapshot)

	mu      sync.Mutex
	next    int64
	running map[string]running // by title
	wg      sync.WaitGroup
}

// running is what can be done to a job from outside.
type running struct {
	stop context.CancelFunc
	t    *tracker
}

// New makes a runner whose jobs end when ctx does. observe may be nil.
func New(ctx context.Context, log *slog.Logger, observe func(Snapshot)) *Runner {
	if observe == nil {
		observe = func(Snapshot) {}
	}
	return &Runner{ctx: ctx, log: log, observe: observe, running: map[string]running{}}
}

// Start runs work on a goroutine of its own. It returns ErrBusy if a job runs already:
// one writing job at a time keeps the order of edits plain. A panic in work becomes a
// failed job, its stack goes to the log.
func (r *Runner) Start(title string, work func(context.Context, Reporter) error) (cancel func(), err error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if len(r.running) > 0 {
		return nil, fmt.Errorf("start %s: %w", title, ErrBusy)
	}
	ctx, stop := context.WithCancel(r.ctx)
	r.next++
	t := newTracker(ctx, r.observe, Snapshot{ID: r.next, Title: title, State: Running})
	r.running[title] = running{stop, t}
	r.wg.Go(func() {
		defer stop()
		t.publish(true)
		err := r.protect(title, func() error { return work(ctx, t) })
		r.mu.Lock()
		delete(r.running, title)
		r.mu.Unlock()
		t.end(err)
	})
	return stop, nil
}

func (r *Runner) protect(title string, f func() error) (err error) {
	defer func() {
		if p := recover(); p != nil {
			r.log.Error("job panicked", "job", title, "panic", p, "stack", string(debug.Stack()))
			err = fmt.Errorf("%s stopped by a defect: %v", title, p)
		}
	}()
	return f()
}

// Busy reports whether a job runs.
func (r *Runner) Busy() bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return len(r.running) > 0
}

// CancelAll asks every job to stop; it does not wait.
func (r *Runner) CancelAll() {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, j := range r.running {
		j.stop()
	}
}

// PauseAll lets every job stop at its next item, or go on again. What is done stays done;
// a paused job can be cancelled.
func (r *Runner) PauseAll(on bool) {
	r.mu.Lock()
	defer r.mu.Unlock()
	for _, j := range r.running {
		j.t.pause(on)
	}
}

// Wait blocks until no job runs.
func (r *Runner) Wait() { r.wg.Wait() }
