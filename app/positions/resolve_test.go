package positions_test

import (
	"math"
	"testing"

	"parley/app"
	"parley/app/positions"
)

func TestResolvers(t *testing.T) {
	const (
		pro, con, neutral, mixed = app.CellSupport, app.CellOppose, app.CellNeutral, app.CellMixed
	)
	cases := []struct {
		name, resolver string
		lines          []string
		edit           func(*positions.Input)
		want           app.CellState
		by             app.StatementID
	}{
		{"latest day wins", "latest", []string{"2025-05-03 support", "2025-05-10 oppose"}, nil, con, "s2"},
		{"latest: month covers day, better rank wins", "latest", []string{"2025-05-10 oppose 4", "2025-05 strong_support 2"}, nil, pro, "s2"},
		{"latest: month covers day, equal rank ties", "latest", []string{"2025-05-10 oppose 4", "2025-05 strong_support 4"}, nil, mixed, ""},
		{"latest: later id never decides", "latest", []string{"2025-05-10 support", "2025-05-10 oppose"}, nil, mixed, ""},
		{"latest: dna_tie takes the last in order", "latest", []string{"2025-05-10 support", "2025-05-10 oppose"}, compat(app.CompatTie), con, "s2"},
		{"latest: one sign, last by order lends the value", "latest", []string{"2025-05-03 support", "2025-05 strong_support"}, nil, pro, "s1"},
		{"latest: of one sign the last in order, whatever its rank", "latest", []string{"2025-05-03 support 1", "2025-05-03 strong_support 4"}, nil, pro, "s2"},
		{"latest: unknown dates lose", "latest", []string{"- oppose", "2025-05-01 support 5"}, nil, pro, "s2"},
		{"latest: only unknown dates", "latest", []string{"- oppose 2", "--04-11 support 1"}, nil, pro, "s2"},
		{"latest: ambivalent is a class of its own", "latest", []string{"2025-05-01 support", "2025-05-02 ambivalent"}, nil, mixed, "s2"},
		{"latest: no comment takes no part", "latest", []string{"2025-05-01 support", "2025-05-02 no_comment"}, nil, pro, "s1"},
		{"latest: minutes order a day", "latest", []string{"2025-05-01T10:00Z support", "2025-05-01T09:00Z oppose"}, nil, pro, "s1"},
		{"majority of two thirds", "majority", []string{"2025-05-01 support", "2025-05-02 support", "2025-05-03 oppose"}, nil, pro, "s2"},
		{"majority of one half is none", "majority", []string{"2025-05-01 support", "2025-05-02 support", "2025-05-03 oppose", "2025-05-04 neutral"}, nil, mixed, ""},
		{"majority of one half at theta 0.4", "majority", []string{"2025-05-01 support", "2025-05-02 support", "2025-05-03 oppose", "2025-05-04 neutral"}, func(in *positions.Input) { in.Spec.Theta = 0.4 }, pro, "s2"},
		{"majority: ambivalent adds to none", "majority", []string{"2025-05-01 support", "2025-05-02 ambivalent"}, nil, mixed, ""},
		{"majority of one ambivalent", "majority", []string{"2025-05-01 ambivalent"}, nil, mixed, ""},
		{"majority of one without weight", "majority", []string{"2025-05-01 support"}, weights("CT", 0), mixed, ""},
		{"majority of one with little weight", "majority", []string{"2025-05-01 support"}, weights("CT", 0.1), pro, "s1"},
		{"majority of neutrals", "majority", []string{"2025-05-01 neutral", "2025-05-02 neutral", "2025-05-03 oppose"}, nil, neutral, "s2"},
		{"majority: equal maxima", "majority", []string{"2025-05-01 support", "2025-05-02 oppose"}, func(in *positions.Input) { in.Spec.Theta = 0.2 }, mixed, ""},
		{"majority: weights decide", "majority", []string{"2025-05-01 support 4", "2025-05-02 support 4", "2025-05-03 oppose 1"}, weights("indirect_quote", 0.2), con, "s3"},
		{"net", "net", []string{"2025-05-01 oppose", "2025-05-02 oppose", "2025-05-03 support"}, nil, con, "s2"},
		{"net zero of both is mixed", "net", []string{"2025-05-01 oppose", "2025-05-02 support"}, nil, mixed, ""},
		{"net zero of neutrals is neutral", "net", []string{"2025-05-01 neutral"}, nil, neutral, "s1"},
		{"net zero of ambivalent is mixed", "net", []string{"2025-05-01 neutral", "2025-05-02 ambivalent"}, nil, mixed, ""},
		{"net_intensity", "net_intensity", []string{"2025-05-01 strong_support", "2025-05-02 oppose"}, nil, pro, "s1"},
		{"net_intensity zero", "net_intensity", []string{"2025-05-01 support", "2025-05-02 oppose"}, nil, mixed, ""},
		{"balance", "balance", []string{"2025-05-01 oppose", "2025-05-02 neutral"}, nil, con, "s1"},
		{"balance blank", "balance", []string{"2025-05-02 neutral"}, nil, neutral, "s1"},
		{"log_balance", "log_balance", []string{"2025-05-01 support", "2025-05-02 support", "2025-05-03 oppose"}, nil, pro, "s2"},
		{"activity has the sign of net", "activity", []string{"2025-05-01 oppose"}, nil, con, "s1"},
		{"prominence has the sign of net", "prominence", []string{"2025-05-01 oppose"}, nil, con, "s1"},
		{"dna_combine pro", "dna_combine", []string{"2025-05-01 support", "2025-05-02 neutral"}, nil, pro, "s1"},
		{"dna_combine con", "dna_combine", []string{"2025-05-01 oppose"}, nil, con, "s1"},
		{"dna_combine both", "dna_combine", []string{"2025-05-01 oppose", "2025-05-02 support"}, nil, mixed, ""},
		{"dna_combine none", "dna_combine", []string{"2025-05-01 neutral"}, nil, neutral, "s1"},
		{"strongest by rank", "strongest", []string{"2025-05-09 oppose 4", "2025-05-01 support 1"}, nil, pro, "s2"},
		{"strongest by certainty", "strongest", []string{"2025-05-01 support 2", "2025-05-02 oppose 2"}, certainty("s2", "PR"), pro, "s1"},
		{"strongest by magnitude", "strongest", []string{"2025-05-01 strong_oppose 2", "2025-05-02 support 2"}, nil, con, "s1"},
		{"strongest by time", "strongest", []string{"2025-05-01 oppose 2", "2025-05-02 support 2"}, nil, pro, "s2"},
		{"strongest ties", "strongest", []string{"2025-05-01 oppose 2", "2025-05-01 support 2"}, nil, mixed, ""},
		{"strongest: none counts as 0", "strongest", []string{"2025-05-03 ambivalent 2", "2025-05-01 support 2"}, nil, pro, "s2"},
	}
	tested := map[string]bool{}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := talk(t, c.lines...)
			in.Spec.Resolver = c.resolver
			if c.edit != nil {
				c.edit(&in)
			}
			got := cellHI(t, in)
			if got.Resolved != c.want || got.Resolving != c.by {
				t.Errorf("resolved %s by %q, want %s by %q", got.Resolved, got.Resolving, c.want, c.by)
			}
			if (got.Value == nil) != (c.by == "" || got.Stance == app.Ambivalent) {
				t.Errorf("value %v, stance %q", got.Value, got.Stance)
			}
		})
		tested[c.resolver] = true
	}
	for _, r := range app.Resolvers() {
		if !tested[r] {
			t.Errorf("no case for resolver %s", r)
		}
	}
}

func compat(switches ...string) func(*positions.Input) {
	return func(in *positions.Input) { in.Spec.Compat = switches }
}

func weights(code string, w float64) func(*positions.Input) {
	return func(in *positions.Input) { in.Spec.Weights = map[string]float64{code: w} }
}

func certainty(id app.StatementID, code string) func(*positions.Input) {
	return func(in *positions.Input) {
		*in = change(*in, id, func(s *app.Statement) { s.Certainty = code })
	}
}

func TestLatestTieIsFlagged(t *testing.T) {
	in := talk(t, "2025-05-10 support", "2025-05-10 oppose")
	if c := cellHI(t, in); !c.Has(app.FlagSameTime) || !c.Has(app.FlagMixed) {
		t.Errorf("flags %v", c.Flags)
	}
	in.Spec.Compat = []string{app.CompatTie}
	if c := cellHI(t, in); c.Has(app.FlagSameTime) {
		t.Errorf("dna_tie breaks the tie, flags %v", c.Flags)
	}
}

// The remark of the running example: had s4 rank 4, the cell would be tied.
func TestRunningExampleTied(t *testing.T) {
	in := change(example(), "s4", func(s *app.Statement) { s.Attribution = app.IndirectQuote })
	c := cellHI(t, in)
	if c.State != app.CellMixed || !c.Has(app.FlagSameTime) || c.Has(app.FlagOwnVsReported) {
		t.Errorf("state %s, flags %v", c.State, c.Flags)
	}
}

func TestWeights(t *testing.T) {
	in := talk(t, "2025-05-01 strong_support 1", "2025-05-02 oppose 4", "2025-05-03 neutral 1")
	in.Spec.Weights = map[string]float64{"indirect_quote": 0.5, "CT": 0.8, "reviewed": 0.5}
	c := cellHI(t, in)
	near(t, "net", c.Net, 0.4-0.2)
	near(t, "balance", c.Balance, 0.2/0.6)
	near(t, "log_balance", c.LogBalance, math.Log(0.9/0.7))
	near(t, "conflict", c.Conflict, 1-0.2/0.6)
	near(t, "net_intensity is not weighted", c.NetIntensity, 1)
	if c.Pro != 1 || c.Con != 1 || c.N != 3 {
		t.Errorf("counts are not weighted: %d %d %d", c.Pro, c.Con, c.N)
	}
}

// Blank is not zero: a number stands only where something was counted (R9).
func TestBlankIsNotZero(t *testing.T) {
	numbers := func(c app.Cell) map[string]*float64 {
		return map[string]*float64{
			"value": c.Value, "net": c.Net, "net_intensity": c.NetIntensity, "balance": c.Balance, "log_balance": c.LogBalance,
			"conflict": c.Conflict, "activity": c.Resolvers.Activity, "prominence": c.Resolvers.Prominence,
			"combine": c.Resolvers.Combine, "latest": c.Resolvers.Latest, "majority": c.Resolvers.Majority,
			"strongest": c.Resolvers.Strongest,
		}
	}
	t.Run("nothing said", func(t *testing.T) {
		if c, ok := build(t, talk(t)).Cell(actorH, issueI); ok || c.State != app.CellNoData {
			t.Errorf("cell %+v", c)
		}
	})
	for _, line := range []string{"2025-05-01 no_comment", "2025-05-01 support 8"} {
		t.Run(line, func(t *testing.T) {
			for name, n := range numbers(cellHI(t, talk(t, line))) {
				if n != nil {
					t.Errorf("%s is %v", name, *n)
				}
			}
		})
	}
	t.Run("once for and once against", func(t *testing.T) {
		c := cellHI(t, talk(t, "2025-05-01 support", "2025-05-01 oppose"))
		near(t, "net", c.Net, 0)
		near(t, "combine", c.Resolvers.Combine, 3)
		if !c.Has(app.FlagMixed) {
			t.Errorf("flags %v", c.Flags)
		}
	})
	t.Run("only neutral", func(t *testing.T) {
		c := cellHI(t, talk(t, "2025-05-01 neutral"))
		near(t, "net", c.Net, 0)
		near(t, "conflict", c.Conflict, 0)
		near(t, "combine", c.Resolvers.Combine, 0)
		near(t, "balance", c.Balance, math.NaN())
		near(t, "log_balance", c.LogBalance, math.NaN())
	})
}
