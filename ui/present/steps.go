package present

import (
	"context"

	"parley/app"
)

// Steps presents undo and redo.
type Steps struct {
	changes[app.StepState]
	env   Env
	edits Undoer
	acts  *Acts
	load  *Loader[app.StepState]
	state app.StepState
}

// Undoer takes steps back and does them again.
type Undoer interface {
	Undo() (label string, err error)
	Redo() (label string, err error)
	Steps() (app.StepState, error)
}

// NewSteps makes the presenter of undo and redo.
func NewSteps(env Env, u Undoer, acts *Acts) *Steps {
	return &Steps{env: env, edits: u, acts: acts, load: NewLoader[app.StepState](env)}
}

// Subscribe gives the state to render now and after each change.
func (s *Steps) Subscribe(render func(app.StepState)) {
	s.render = render
	s.tell(s.state)
}

// State gives what undo and redo would do.
func (s *Steps) State() app.StepState { return s.state }

// Reload asks anew what undo and redo would do.
func (s *Steps) Reload() {
	s.load.Load(s.env.Ctx, func(context.Context) (app.StepState, error) { return s.edits.Steps() }, func(st app.StepState, err error) {
		if err != nil {
			s.env.Notify.Problem(err)
			return
		}
		s.state = st
		s.tell(st)
	})
}

// Undo takes the newest step back.
func (s *Steps) Undo() { s.step(s.edits.Undo, "Undone: ", "undone ", "There is nothing to undo.") }

// Redo does the step last undone again.
func (s *Steps) Redo() { s.step(s.edits.Redo, "Done again: ", "redone ", "There is nothing to redo.") }

func (s *Steps) step(do func() (string, error), words, event, nothing string) {
	label := ""
	s.acts.Do(func() (err error) {
		label, err = do()
		return err
	}, func(err error) {
		switch {
		case err != nil:
			s.env.Notify.Problem(err)
		case label == "":
			s.env.Notify.Notice(nothing)
		default:
			s.env.Notify.Notice(words + label)
			s.env.trace(event + label)
		}
		s.Reload()
	})
}

// Stop ends the fetch under way.
func (s *Steps) Stop() { s.load.Stop() }
