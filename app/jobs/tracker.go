package jobs

import (
	"context"
	"errors"
	"sync"
	"time"
)

// tracker gathers the progress of one job.
type tracker struct {
	ctx     context.Context // ends with the job, also while it is paused
	observe func(Snapshot)

	mu     sync.Mutex
	snap   Snapshot
	last   time.Time
	pace   pace
	resume chan struct{} // closed when a pause ends; nil when there is none
}

func newTracker(ctx context.Context, observe func(Snapshot), s Snapshot) *tracker {
	return &tracker{ctx: ctx, observe: observe, snap: s, pace: pace{since: time.Now()}}
}

// SetTotal implements Reporter.
func (t *tracker) SetTotal(n int) { t.change(func(s *Snapshot) { s.Total = n }) }

// Item implements Reporter.
func (t *tracker) Item(name string) { t.change(func(s *Snapshot) { s.Item = name }) }

// Add implements Reporter.
func (t *tracker) Add(n int) {
	t.change(func(s *Snapshot) { s.Done += n })
	t.mu.Lock()
	wait := t.resume
	t.mu.Unlock()
	if wait == nil {
		return
	}
	select {
	case <-wait:
	case <-t.ctx.Done():
	}
}

func (t *tracker) pause(on bool) {
	t.mu.Lock()
	if on == t.snap.Paused {
		t.mu.Unlock()
		return
	}
	t.snap.Paused = on
	t.pace.pause(on, time.Now())
	if on {
		t.resume = make(chan struct{})
	} else {
		close(t.resume)
		t.resume = nil
	}
	t.mu.Unlock()
	t.publish(true)
}

func (t *tracker) change(f func(*Snapshot)) {
	t.mu.Lock()
	f(&t.snap)
	t.mu.Unlock()
	t.publish(false)
}

func (t *tracker) publish(always bool) {
	t.mu.Lock()
	now := time.Now()
	if !always && now.Sub(t.last) < interval {
		t.mu.Unlock()
		return
	}
	t.last = now
	t.snap.Rate, t.snap.Left = t.pace.of(t.snap.Done, t.snap.Total, now)
	s := t.snap
	t.mu.Unlock()
	t.observe(s)
}

func (t *tracker) end(err error) {
	t.mu.Lock()
	t.snap.Err = err
	switch {
	case err == nil:
		t.snap.State = Done
	case errors.Is(err, context.Canceled):
		t.snap.State = Cancelled
	default:
		t.snap.State = Failed
	}
	t.mu.Unlock()
	t.publish(true)
}

// pace tells how fast a job goes. It counts from the start: files differ so much in size
// that a rate of the last seconds jumps about.
type pace struct {
	since  time.Time // start, moved on by each pause
	paused time.Time // start of the pause under way; zero when there is none
}

// The time after which, and the items after which, a rate is worth saying.
const (
	paceAfter = 2 * time.Second
	paceItems = 3
)

func (p *pace) pause(on bool, now time.Time) {
	if on {
		p.paused = now
		return
	}
	p.since = p.since.Add(now.Sub(p.paused))
	p.paused = time.Time{}
}

func (p *pace) of(done, total int, now time.Time) (rate float64, left time.Duration) {
	if !p.paused.IsZero() {
		now = p.paused
	}
	took := now.Sub(p.since)
	if took < paceAfter || done < paceItems {
		return 0, 0
	}
	rate = float64(done) / took.Seconds()
	if total > done {
		left = time.Duration(float64(total-done) / rate * float64(time.Second))
	}
	return rate, left
}
