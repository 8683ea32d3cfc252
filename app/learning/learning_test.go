package learning_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/learning"
)

func verdicts(n int, o app.Outcome, cue string) []app.Verdict {
	out := make([]app.Verdict, n)
	for i := range out {
		out[i] = app.Verdict{ID: fmt.Sprint(o, cue, i), Outcome: o, Rule: "r", CueLemma: cue}
	}
	return out
}

func TestConfidence(t *testing.T) {
	s := app.Suggestion{Rule: "r", CueLemma: "say", Confidence: 0.8}
	tests := []struct {
		name     string
		verdicts []app.Verdict
		want     float64
		tier     app.Tier
	}{
		{"nothing decided", nil, 0.8, app.TierB},
		{"five accepted", verdicts(5, app.OutcomeAccepted, "say"), 0.9, app.TierA},
		{"five rejected", verdicts(5, app.OutcomeRejected, "say"), 0.4, app.TierC},
		{"an edit counts half", verdicts(5, app.OutcomeEdited, "say"), 0.65, app.TierB},
		{"another cue", verdicts(5, app.OutcomeRejected, "want"), 0.8, app.TierB},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, _ := learning.Learn(tt.verdicts).Apply(s, "")
			if d := got.Confidence - tt.want; d > 1e-9 || d < -1e-9 || got.Tier != tt.tier {
				t.Errorf("%.3f in tier %s, want %.3f in %s", got.Confidence, got.Tier, tt.want, tt.tier)
			}
		})
	}
}

func TestForgottenTeachesNothing(t *testing.T) {
	v := verdicts(12, app.OutcomeRejected, "say")
	if m := learning.Learn(v); !m.Hides(app.Suggestion{CueLemma: "say"}) {
		t.Error("twelve rejections do not hide the cue")
	}
	for i := range v {
		v[i].Forgotten = true
	}
	m := learning.Learn(v)
	if m.Hides(app.Suggestion{CueLemma: "say"}) || m.Learned().Verdicts != 0 {
		t.Error("forgotten verdicts still teach")
	}
	if m := learning.Learn(append(verdicts(10, app.OutcomeRejected, "say"), verdicts(1, app.OutcomeAccepted, "say")...)); m.Hides(app.Suggestion{CueLemma: "say"}) {
		t.Error("a cue that was accepted once is hidden")
	}
}

// labelled makes verdicts on two issues whose words tell them apart, or do not.
func labelled(n int, telling bool, byPhrase func(i int) app.IssueID) []app.Verdict {
	var out []app.Verdict
	for i := range n {
		issue, words := app.IssueID("toll"), fmt.Sprintf("the bridge charge number %d for lorries must fall", i)
		if i%2 == 1 {
			issue, words = "harbour", fmt.Sprintf("dredging berth %d helps the fishing fleet at sea", i)
		}
		if !telling {
			words = "it is what it is"
		}
		out = append(out, app.Verdict{
			ID: fmt.Sprint(i), Outcome: app.OutcomeAccepted, Rule: "r", CueLemma: "say", Issue: issue, Words: words, Suggested: byPhrase(i),
		})
	}
	return out
}

func TestIssuesAreToldByWords(t *testing.T) {
	none := func(int) app.IssueID { return "" }
	s := app.Suggestion{Rule: "r", CueLemma: "say", Confidence: 0.9}
	tests := []struct {
		name     string
		verdicts []app.Verdict
		used     bool
	}{
		{"enough labels that words tell apart", labelled(60, true, none), true},
		{"too few labels", labelled(30, true, none), false},
		{"words that tell nothing", labelled(60, false, none), false},
		{"phrases know already", labelled(60, true, func(i int) app.IssueID { return []app.IssueID{"toll", "harbour"}[i%2] }), false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			m := learning.Learn(tt.verdicts)
			l := m.Learned().Issues
			if l.Used != tt.used {
				t.Fatalf("used: %v, want %v; %+v", l.Used, tt.used, l)
			}
			got, voted := m.Apply(s, "a lower bridge charge for lorries")
			if voted != tt.used || (voted && (got.Issue != "toll" || got.Stance != app.Unclear)) {
				t.Errorf("told %q (voted %v)", got.Issue, voted)
			}
			with := s
			with.Issue, with.Stance = "harbour", app.Oppose
			if got, voted := m.Apply(with, "a lower bridge charge for lorries"); voted || got.Issue != "harbour" || got.Stance != app.Oppose {
				t.Errorf("words speak against a phrase: %q, %v", got.Issue, voted)
			}
		})
	}
}

func TestLearningIsDeterministic(t *testing.T) {
	v := append(labelled(80, true, func(int) app.IssueID { return "" }), verdicts(7, app.OutcomeRejected, "want")...)
	if d := cmp.Diff(learning.Learn(v).Learned(), learning.Learn(v).Learned()); d != "" {
		t.Errorf("two models of the same verdicts differ\n%s", d)
	}
}

func BenchmarkLearn(b *testing.B) {
	v := labelled(2000, true, func(int) app.IssueID { return "" })
	for b.Loop() {
		learning.Learn(v)
	}
}
