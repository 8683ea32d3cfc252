package jobs_test

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"parley/app/jobs"
)

// watch gathers snapshots; it is safe for concurrent use.
type watch struct {
	mu   sync.Mutex
	seen []jobs.Snapshot
}

func (w *watch) observe(s jobs.Snapshot) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.seen = append(w.seen, s)
}

func (w *watch) all() []jobs.Snapshot {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.seen
}

func start(t *testing.T, w *watch) *jobs.Runner {
	t.Helper()
	return jobs.New(t.Context(), slog.New(slog.DiscardHandler), w.observe)
}

func TestEndState(t *testing.T) {
	boom := errors.New("boom")
	tests := []struct {
		name string
		work func(context.Context, jobs.Reporter) error
		want jobs.State
	}{
		{"nil is done", func(context.Context, jobs.Reporter) error { return nil }, jobs.Done},
		{"an error fails", func(context.Context, jobs.Reporter) error { return boom }, jobs.Failed},
		{"cancelled", func(context.Context, jobs.Reporter) error { return context.Canceled }, jobs.Cancelled},
		{"a panic fails", func(context.Context, jobs.Reporter) error { panic("oops") }, jobs.Failed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var w watch
			r := start(t, &w)
			if _, err := r.Start("work", tt.work); err != nil {
				t.Fatal(err)
			}
			r.Wait()
			seen := w.all()
			if got := seen[len(seen)-1].State; got != tt.want {
				t.Errorf("end state %s, want %s", got, tt.want)
			}
			if r.Busy() {
				t.Error("still busy after the end")
			}
		})
	}
}

func TestSecondJobIsRefused(t *testing.T) {
	var w watch
	r := start(t, &w)
	release := make(chan struct{})
	if _, err := r.Start("import", func(context.Context, jobs.Reporter) error { <-release; return nil }); err != nil {
		t.Fatal(err)
	}
	if _, err := r.Start("export", func(context.Context, jobs.Reporter) error { return nil }); !errors.Is(err, jobs.ErrBusy) {
		t.Errorf("second job: %v, want ErrBusy", err)
	}
	close(release)
	r.Wait()
}

func TestCancel(t *testing.T) {
	var w watch
	r := start(t, &w)
	cancel, err := r.Start("import", func(ctx context.Context, _ jobs.Reporter) error {
		<-ctx.Done()
		return ctx.Err()
	})
	if err != nil {
		t.Fatal(err)
	}
	cancel()
	r.Wait()
	seen := w.all()
	if got := seen[len(seen)-1].State; got != jobs.Cancelled {
		t.Errorf("end state %s, want cancelled", got)
	}
}

func TestSnapshotsAreBounded(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		var w watch
		r := start(t, &w)
		_, err := r.Start("import", func(_ context.Context, rep jobs.Reporter) error {
			rep.SetTotal(1000)
			for range 1000 {
				rep.Add(1)
				time.Sleep(time.Millisecond) // the bubble's clock, no real time passes
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
		r.Wait()
		seen := w.all()
		if n := len(seen); n < 5 || n > 14 {
			t.Errorf("%d snapshots in one second, want about ten", n)
		}
		if last := seen[len(seen)-1]; last.Done != 1000 || last.Total != 1000 || last.State != jobs.Done {
			t.Errorf("last snapshot %+v, want everything done", last)
		}
	})
}

// TestPause: a paused job does no further item, its rate leaves the pause out, and it goes
// on or can be cancelled.
func TestPause(t *testing.T) {
	for _, cancel := range []bool{false, true} {
		synctest.Test(t, func(t *testing.T) {
			var w watch
			r := start(t, &w)
			done := 0
			_, err := r.Start("import", func(ctx context.Context, rep jobs.Reporter) error {
				rep.SetTotal(20)
				for range 20 {
					if ctx.Err() != nil {
						return ctx.Err()
					}
					time.Sleep(time.Second)
					done++
					rep.Add(1)
				}
				return nil
			})
			if err != nil {
				t.Fatal(err)
			}
			time.Sleep(10*time.Second + time.Millisecond)
			r.PauseAll(true)
			r.PauseAll(true) // a second time changes nothing
			time.Sleep(time.Hour)
			synctest.Wait()
			at := done
			if at != 11 { // the one under way ends
				t.Errorf("%d items done in a pause, want 11", at)
			}
			seen := w.all()
			if s := seen[len(seen)-1]; !s.Paused || s.Rate < 0.9 || s.Rate > 1.2 || s.Left < 8*time.Second || s.Left > 11*time.Second {
				t.Errorf("in the pause: %+v", s)
			}
			if cancel {
				r.CancelAll()
			} else {
				r.PauseAll(false)
			}
			r.Wait()
			seen = w.all()
			last := seen[len(seen)-1]
			if cancel && (done != at || last.State != jobs.Cancelled) {
				t.Errorf("cancelled in the pause: %d items, %+v", done, last)
			}
			if !cancel && (done != 20 || last.State != jobs.Done || last.Paused || last.Rate < 0.9) {
				t.Errorf("at the end: %d items, %+v", done, last)
			}
		})
	}
}
