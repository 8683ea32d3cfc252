package learning

import (
	"hash/fnv"
	"math"
	"slices"
	"strings"
	"unicode"

	"parley/app"
)

const (
	// leastLabels is how many recorded statements an issue needs before it is told by words.
	leastLabels = 20
	// heldBackEvery is which share of the labels is kept from learning and measured on.
	heldBackEvery = 4
	// buckets is the size of the hashed weight vector of one issue: 2^14 floats, 64 KB.
	buckets = 1 << 14
	// rounds is how often learning goes over the labels.
	rounds = 6
	// surely is the probability from which a vote counts.
	surely = 0.7
)

// label is a recorded statement as learning sees it.
type label struct {
	features  []uint32
	issue     app.IssueID // as recorded
	suggested app.IssueID // as a phrase chose
}

// issueModel tells issues by words: one logistic regression an issue, against all others.
type issueModel struct {
	issues  []app.IssueID
	weights [][]float32
}

// learnIssues makes a model, or none where it is not better than phrases alone on the
// labels held back. The model in use is learned from all labels.
func learnIssues(verdicts []app.Verdict) (*issueModel, app.IssueLearned) {
	var labels []label
	counts := map[app.IssueID]int{}
	for _, v := range verdicts {
		if v.Outcome == app.OutcomeRejected || v.Issue == "" || v.Words == "" {
			continue
		}
		labels = append(labels, label{features(v.Words, v.CueLemma, v.Holder), v.Issue, v.Suggested})
		counts[v.Issue]++
	}
	out := app.IssueLearned{Labels: len(labels)}
	for issue, n := range counts {
		if n >= leastLabels {
			out.Issues = append(out.Issues, issue)
		}
	}
	slices.Sort(out.Issues)
	if len(out.Issues) == 0 || len(counts) < 2 { // a single issue teaches nothing to tell it by
		return nil, out
	}
	var taught, held []label
	for i, l := range labels {
		if i%heldBackEvery == heldBackEvery-1 {
			held = append(held, l)
		} else {
			taught = append(taught, l)
		}
	}
	m := train(out.Issues, taught)
	for _, l := range held {
		out.HeldBack++
		told := l.suggested
		if told == l.issue {
			out.ByPhrases++
		}
		if told == "" {
			told, _ = m.vote(l.features)
		}
		if told == l.issue {
			out.WithWords++
		}
	}
	if out.Used = out.WithWords > out.ByPhrases; !out.Used {
		return nil, out
	}
	return train(out.Issues, labels), out
}

// train learns by stochastic gradient descent in the order of the labels, so that the
// same labels give the same model.
func train(issues []app.IssueID, labels []label) *issueModel {
	m := &issueModel{issues: issues, weights: make([][]float32, len(issues))}
	for i, issue := range issues {
		w := make([]float32, buckets)
		for round := range rounds {
			rate := 0.5 / (1 + float64(round))
			for _, l := range labels {
				want := 0.0
				if l.issue == issue {
					want = 1
				}
				step := float32(rate * (want - probability(w, l.features)))
				for _, f := range l.features {
					w[f] += step
				}
			}
		}
		m.weights[i] = w
	}
	return m
}

// probability is the logistic function of the mean weight, scaled so that short and long
// texts are alike.
func probability(w []float32, features []uint32) float64 {
	sum := 0.0
	for _, f := range features {
		sum += float64(w[f])
	}
	return 1 / (1 + math.Exp(-sum/math.Sqrt(float64(max(1, len(features))))))
}

// vote gives the most probable issue; empty and false where none is sure.
func (m *issueModel) vote(features []uint32) (app.IssueID, bool) {
	best, p := app.IssueID(""), 0.0
	for i, w := range m.weights {
		if q := probability(w, features); q > p {
			best, p = m.issues[i], q
		}
	}
	if p < surely {
		return "", false
	}
	return best, true
}

// features are the hashed word 1–3-grams and the 3–5-letter pieces of words, the cue and
// the holder; sorted, each once.
func features(words, cue, holder string) []uint32 {
	tokens := strings.FieldsFunc(strings.ToLower(words), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	out := []uint32{bucket("cue", cue), bucket("holder", holder)}
	for i, t := range tokens {
		out = append(out, bucket("w", t))
		if i > 0 {
			out = append(out, bucket("2", tokens[i-1]+" "+t))
		}
		if i > 1 {
			out = append(out, bucket("3", tokens[i-2]+" "+tokens[i-1]+" "+t))
		}
		letters := []rune(t)
		for n := 3; n <= 5; n++ {
			for at := 0; at+n <= len(letters); at++ {
				out = append(out, bucket("c", string(letters[at:at+n])))
			}
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}

func bucket(kind, s string) uint32 {
	h := fnv.New32a()
	h.Write([]byte(kind))
	h.Write([]byte{0})
	h.Write([]byte(s))
	return h.Sum32() % buckets
}
