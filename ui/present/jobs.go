package present

import (
	"context"
	"errors"
	"fmt"

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
}

// Jobs presents the job that runs.
type Jobs struct {
	changes[JobState]
	env    Env
	cancel func()
	state  JobState
}

// NewJobs makes the presenter of the job strip. cancel asks all jobs to stop.
func NewJobs(env Env, cancel func()) *Jobs { return &Jobs{env: env, cancel: cancel} }

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
		j.state = JobState{}
		j.env.trace(fmt.Sprintf("job %s %s", s.State, s.Title))
	} else {
		j.state = JobState{Title: s.Title, Item: s.Item, Done: s.Done, Total: s.Total}
	}
	j.tell(j.state)
}

// Cancel asks the job to stop.
func (j *Jobs) Cancel() {
	j.state.Item = "stopping…"
	j.tell(j.state)
	j.cancel()
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
