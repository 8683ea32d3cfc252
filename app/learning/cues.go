package learning

import (
	"cmp"
	"slices"

	"parley/app"
)

const (
	// priorWeight is how many verdicts the confidence of the rule counts for. Five, as in
	// the Beta(4, 1) of a rule that is right four times of five.
	priorWeight = 5
	// editedCounts is how far an edited suggestion counts as accepted: the place was
	// right, its bounds or fields were not.
	editedCounts = 0.5
	// hideAfter is how many rejections without an acceptance hide a cue.
	hideAfter = 10
)

// cueKey is what confidence is learned for.
type cueKey struct{ rule, cue string }

// Model is what was learned. It is not changed once made and may be used by several
// goroutines.
type Model struct {
	cues    map[cueKey]app.CueLearned
	hidden  map[string]bool
	issues  *issueModel // nil: not used
	learned app.Learned
}

// Learn makes a model of verdicts, in the order in which they were made. Those forgotten
// teach nothing.
func Learn(verdicts []app.Verdict) *Model {
	m := &Model{cues: map[cueKey]app.CueLearned{}, hidden: map[string]bool{}}
	m.learned.Reasons = map[string]int{}
	var counted []app.Verdict
	perCue := map[string]app.CueLearned{}
	for _, v := range verdicts {
		if v.Forgotten {
			continue
		}
		counted = append(counted, v)
		k := cueKey{v.Rule, v.CueLemma}
		m.cues[k] = count(m.cues[k], v)
		perCue[v.CueLemma] = count(perCue[v.CueLemma], v)
		if v.Outcome == app.OutcomeRejected && v.Reason != "" {
			m.learned.Reasons[v.Reason]++
		}
	}
	for cue, c := range perCue {
		if cue != "" && c.Rejected >= hideAfter && c.Accepted+c.Edited == 0 {
			m.hidden[cue] = true
			m.learned.Hidden = append(m.learned.Hidden, cue)
		}
	}
	slices.Sort(m.learned.Hidden)
	m.issues, m.learned.Issues = learnIssues(counted)
	m.learned.Verdicts = len(counted)
	m.learned.Cues = m.list()
	return m
}

func count(c app.CueLearned, v app.Verdict) app.CueLearned {
	c.Rule, c.Cue = v.Rule, v.CueLemma
	switch v.Outcome {
	case app.OutcomeAccepted:
		c.Accepted++
	case app.OutcomeEdited:
		c.Edited++
	case app.OutcomeRejected:
		c.Rejected++
	}
	return c
}

func (m *Model) list() []app.CueLearned {
	out := make([]app.CueLearned, 0, len(m.cues))
	for _, c := range m.cues {
		c.Hidden = m.hidden[c.Cue]
		out = append(out, c)
	}
	all := func(c app.CueLearned) int { return c.Accepted + c.Edited + c.Rejected }
	slices.SortFunc(out, func(a, b app.CueLearned) int {
		return cmp.Or(all(b)-all(a), cmp.Compare(a.Cue, b.Cue), cmp.Compare(a.Rule, b.Rule))
	})
	return out
}

// Learned tells what the model knows, for people.
func (m *Model) Learned() app.Learned { return m.learned }

// Hides reports whether suggestions with this cue are no longer offered.
func (m *Model) Hides(s app.Suggestion) bool { return m.hidden[s.CueLemma] }

// Confidence is that of the suggestion moved towards the share of its rule and cue that
// was accepted here: the mean of a Beta distribution whose prior is the suggestion's own
// confidence with the weight of priorWeight verdicts.
func (m *Model) Confidence(s app.Suggestion) float64 {
	c := m.cues[cueKey{s.Rule, s.CueLemma}]
	n := float64(c.Accepted + c.Edited + c.Rejected)
	right := float64(c.Accepted) + editedCounts*float64(c.Edited)
	return (priorWeight*s.Confidence + right) / (priorWeight + n)
}

// Apply gives the suggestion as this project sees it: with its own confidence and tier,
// and with an issue where no phrase chose one and the words tell it. voted says that the
// issue was told by words.
func (m *Model) Apply(s app.Suggestion, words string) (out app.Suggestion, voted bool) {
	s.Confidence = m.Confidence(s)
	s.Tier = app.TierOf(s.Confidence)
	if s.Issue != "" || m.issues == nil {
		return s, false
	}
	issue, sure := m.issues.vote(features(words, s.CueLemma, s.Holder.Key()))
	if !sure {
		return s, false
	}
	s.Issue, s.Stance = issue, app.Unclear
	return s, true
}
