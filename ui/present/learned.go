package present

import (
	"context"
	"fmt"
	"strings"

	"parley/app"
)

// Learner tells what decisions about suggestions taught, and resets it.
type Learner interface {
	Learned() (app.Learned, error)
	Forget(cue string) error // everything where cue is empty
}

// LearnedState is what the list of what was learned shows.
type LearnedState struct {
	Open     bool
	Head     string
	Issues   string // how issues are told
	Rows     []LearnedRow
	Selected int
	Problem  string
	Advice   string
	NoForget string // why nothing can be reset
}

// LearnedRow is a cue with its counts.
type LearnedRow struct {
	Cue    string
	Counts string
	Hidden bool
}

// LearnedList presents what decisions about suggestions taught.
type LearnedList struct {
	changes[LearnedState]
	env   Env
	learn Learner
	acts  *Acts
	load  *Loader[app.Learned]
	cues  []string
	state LearnedState
}

// NewLearned makes the presenter of what was learned.
func NewLearned(env Env, l Learner, acts *Acts) *LearnedList {
	return &LearnedList{env: env, learn: l, acts: acts, load: NewLoader[app.Learned](env), state: LearnedState{Selected: -1}}
}

// Subscribe gives the state to render now and after each change.
func (l *LearnedList) Subscribe(render func(LearnedState)) {
	l.render = render
	l.tell(l.state)
}

// State gives what is shown.
func (l *LearnedList) State() LearnedState { return l.state }

// Show opens the list.
func (l *LearnedList) Show() {
	l.state.Open = true
	l.Reload()
}

// Reload reads it again.
func (l *LearnedList) Reload() {
	if !l.state.Open {
		return
	}
	l.load.Load(l.env.Ctx, func(context.Context) (app.Learned, error) { return l.learn.Learned() }, func(x app.Learned, err error) {
		if err != nil {
			l.state.Problem = Words(err).Text()
			l.tell(l.state)
			return
		}
		l.take(x)
	})
}

func (l *LearnedList) take(x app.Learned) {
	s := &l.state
	s.Problem, s.Rows, l.cues = "", nil, nil
	for _, c := range x.Cues {
		name := c.Cue
		if name == "" {
			name = "without a cue"
		}
		s.Rows = append(s.Rows, LearnedRow{
			Cue: name + " · " + ruleWords(c.Rule), Hidden: c.Hidden,
			Counts: fmt.Sprintf("%s accepted, %s edited, %s rejected", grouped(c.Accepted), grouped(c.Edited), grouped(c.Rejected)),
		})
		l.cues = append(l.cues, c.Cue)
	}
	s.Head = Count(x.Verdicts, "decision", "decisions") + " counted in this project. They move confidence and order here, and never leave the project."
	s.Issues = issuesLearned(x.Issues)
	s.Advice, s.NoForget = "", ""
	if len(s.Rows) == 0 {
		s.Advice = "Nothing yet. Accept, edit and reject suggestions, and their order follows you."
		s.NoForget = "There is nothing to reset."
	}
	if err := l.env.editable(); err != nil {
		s.NoForget = Words(err).Headline
	}
	s.Selected = min(max(s.Selected, 0), len(s.Rows)-1)
	l.tell(*s)
}

// ruleWords names how words were found, by the id of a rule.
func ruleWords(rule string) string {
	rule = strings.TrimPrefix(strings.TrimPrefix(rule, "slavic-"), "verb-")
	return strings.ReplaceAll(rule, "-", " ")
}

func issuesLearned(x app.IssueLearned) string {
	switch {
	case len(x.Issues) == 0:
		return "Issues come from the phrases of the codebook alone: no issue has twenty statements from suggestions yet."
	case x.Used:
		return fmt.Sprintf("Where no phrase fires, the issue is told by the words of %s earlier statements: of %s held back, %s are told right, %s by phrases alone.",
			grouped(x.Labels), grouped(x.HeldBack), grouped(x.WithWords), grouped(x.ByPhrases))
	}
	return fmt.Sprintf("Issues come from the phrases of the codebook alone: telling them by words was no better (%s of %s held back, %s by phrases).",
		grouped(x.WithWords), grouped(x.HeldBack), grouped(x.ByPhrases))
}

// Select chooses a row.
func (l *LearnedList) Select(i int) {
	if i >= 0 && i < len(l.state.Rows) {
		l.state.Selected = i
		l.tell(l.state)
	}
}

// ForgetCue resets what was learned of the chosen cue.
func (l *LearnedList) ForgetCue() {
	if i := l.state.Selected; i >= 0 && i < len(l.cues) && l.cues[i] != "" {
		l.forget(l.cues[i])
	}
}

// ForgetAll resets everything.
func (l *LearnedList) ForgetAll() { l.forget("") }

func (l *LearnedList) forget(cue string) {
	if l.state.NoForget != "" {
		return
	}
	l.acts.Do(func() error { return l.learn.Forget(cue) }, func(err error) {
		if err != nil {
			l.state.Problem = Words(err).Text()
			l.tell(l.state)
			return
		}
		l.env.Notify.Notice("Reset. Undo brings back what was learned.")
		l.Reload()
	})
}

// Close closes the list.
func (l *LearnedList) Close() {
	if l.state.Open {
		l.state.Open = false
		l.tell(l.state)
	}
}

// Stop ends what is under way.
func (l *LearnedList) Stop() { l.load.Stop() }
