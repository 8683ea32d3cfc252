package present

import (
	"context"
	"errors"
	"fmt"
	"time"

	"parley/app/jobs"
)

// Starter starts jobs; a jobs.Runner is one.
type Starter interface {
	Start(title string, work func(context.Context, jobs.Reporter) error) (cancel func(), err error)
}

// JobState is what the strip at the window's foot shows; empty without a title.
type JobState struct {
	Title string
	Item  string
	Done  int
	Total int

	Pace   string // how fast it goes and how long it still takes; empty while unknown
	Paused bool
}

// Jobs presents the job that runs.
type Jobs struct {
	changes[JobState]
	env    Env
	work   Stopper
	cancel bool // asked for
	state  JobState
}

// Stopper stops and holds jobs; a jobs.Runner is one.
type Stopper interface {
	CancelAll()
	PauseAll(on bool)
}

// NewJobs makes the presenter of the job strip.
func NewJobs(env Env, s Stopper) *Jobs { return &Jobs{env: env, work: s} }

// Subscribe gives the state to render now and after each change.
func (j *Jobs) Subscribe(render func(JobState)) {
	j.render = render
	j.tell(j.state)
}

// State gives what is shown.
func (j *Jobs) State() JobState { return j.state }

// Show takes a snapshot.
func (j *Jobs) Show(s jobs.Snapshot) {
	if s.State != jobs.Running {
		j.state, j.cancel = JobState{}, false
		j.env.trace(fmt.Sprintf("job %s %s", s.State, s.Title))
	} else {
		j.state = JobState{Title: s.Title, Item: s.Item, Done: s.Done, Total: s.Total, Pace: paceWords(s), Paused: s.Paused}
	}
	if j.cancel {
		j.state.Item = stoppingWords
	}
	j.tell(j.state)
}

const stoppingWords = "stopping…"

// Cancel asks the job to stop.
func (j *Jobs) Cancel() {
	j.cancel, j.state.Item = true, stoppingWords
	j.tell(j.state)
	j.work.CancelAll()
}

// Pause holds the job at its next item, or lets it go on.
func (j *Jobs) Pause() {
	j.state.Paused, j.state.Pace = !j.state.Paused, ""
	j.tell(j.state)
	j.work.PauseAll(j.state.Paused)
	j.env.trace(fmt.Sprintf("job paused %t", j.state.Paused))
}

// paceWords tells how fast a job goes and how long it still takes, as far as that is known.
func paceWords(s jobs.Snapshot) string {
	if s.Paused || s.Rate <= 0 || s.Total <= 0 {
		return ""
	}
	words := fmt.Sprintf("%.0f a second", s.Rate)
	if s.Rate < 1 {
		words = fmt.Sprintf("%.0f a minute", max(1, 60*s.Rate))
	}
	switch left := s.Left; {
	case left < time.Second:
	case left < time.Minute:
		words += fmt.Sprintf(", %.0f s left", left.Seconds())
	case left < time.Hour:
		words += fmt.Sprintf(", %.0f min left", left.Minutes())
	default:
		words += fmt.Sprintf(", %d h %d min left", int(left.Hours()), int(left.Minutes())%60)
	}
	return words
}

// start runs work as a job and tells the analyst when another one is in the way.
func start(env Env, s Starter, title string, work func(context.Context, jobs.Reporter) error) bool {
	_, err := s.Start(title, work)
	switch {
	case errors.Is(err, jobs.ErrBusy):
		env.Notify.Notice("Another job is still running. Wait for it, or cancel it at the foot of the window.")
	case err != nil:
		env.Notify.Problem(err)
	}
	return err == nil
}
