package app_test

import (
	"testing"

	"parley/app"
)

func TestReadState(t *testing.T) {
	tests := []struct{ name, in, want string }{
		{"symbol", "▲", "▲"},
		{"two symbols", "▲▲ Strong support", "▲▲"},
		{"condition", "◆▼ Oppose unless", "◆▼"},
		{"present stance", "▼ Now oppose", "▼"},
		{"word", "oppose", "▼"},
		{"now", "now support", "▲"},
		{"capitals", "STRONG OPPOSE", "▼▼"},
		{"code", "conditional_support", "◆▲"},
		{"mixed", "Mixed", "±"},
		{"no comment", "no comment", "…"},
		{"dash", " – ", "–"},
		{"hyphen", "-", "–"},
		{"nothing", "", "–"},
		{"reported", "△ Reported support", "△"},
		{"compact", "▼ 3*", "▼"},
		{"contested", "contested", "↔"},
		{"nonsense", "perhaps", ""},
		{"number", "2", ""},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := app.ReadState(tt.in); got != tt.want {
				t.Errorf("%q, want %q", got, tt.want)
			}
		})
	}
}

// TestStateStance takes every stance through its symbols and back.
func TestStateStance(t *testing.T) {
	if len(app.Stances()) == 0 {
		t.Fatal("no stances")
	}
	for _, s := range app.Stances() {
		if got, ok := app.StateStance(app.ReadState(s.Words())); !ok || got != s {
			t.Errorf("%s comes back as %q", s, got)
		}
	}
	for _, finding := range []string{"≠", "↔", "△", "–", ""} {
		if s, ok := app.StateStance(finding); ok {
			t.Errorf("%q is taken for %s", finding, s)
		}
	}
}
