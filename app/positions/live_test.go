package positions_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/positions"
)

// TestLiveIsBuild does random edits and steps of the window, and compares what was kept up
// to date with the same counted from scratch after each.
func TestLiveIsBuild(t *testing.T) {
	specs := map[string]func(*app.MatrixSpec){
		"the usual":        func(*app.MatrixSpec) {},
		"members, monthly": func(s *app.MatrixSpec) { s.RollUp, s.Duplicates = app.RollUpMembers, "month" },
		"majority, all ranks, no collapse": func(s *app.MatrixSpec) {
			s.Resolver, s.OwnRanks, s.Collapse = "majority", []int{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11}, false
		},
		"some rows, from a day": func(s *app.MatrixSpec) {
			s.Rows, s.From = []app.ActorID{"actor_3", "actor_0", "actor_4"}, "2025-02-01"
		},
		"isolates, stale soon": func(s *app.MatrixSpec) { s.Isolates, s.HorizonDays = true, 20 },
		"weights, strongest": func(s *app.MatrixSpec) {
			s.Resolver, s.Weights = "strongest", map[string]float64{"direct_quote": 0.5, "PR": 0.25}
		},
	}
	for name, edit := range specs {
		t.Run(name, func(t *testing.T) {
			r := rand.New(rand.NewPCG(7, uint64(len(name))))
			in := benchInput(300, 9, 5)
			in.Codebook.Issues[3].Parent = "issue_1"
			edit(&in.Spec)
			l := newLive(t, in)
			for step := range 120 {
				what := randomEdit(t, r, &in, l)
				sameAsBuild(t, fmt.Sprint("step ", step, ": ", what), in, l)
			}
		})
	}
}

func newLive(t testing.TB, in positions.Input) *positions.Live {
	t.Helper()
	in.Statements = slices.Clone(in.Statements)
	l, err := positions.NewLive(in)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

func sameAsBuild(t *testing.T, what string, in positions.Input, l *positions.Live) {
	t.Helper()
	want := build(t, in)
	got, err := l.Matrix()
	if err != nil {
		t.Fatal(what, err)
	}
	if a, b := asJSON(t, want), asJSON(t, got); a != b {
		t.Fatalf("%s\n%s", what, cmp.Diff(want, got))
	}
	v, err := l.View()
	if err != nil {
		t.Fatal(what, err)
	}
	whole := app.ViewOf(want)
	if d := cmp.Diff(whole.Left, v.Left); d != "" || v.Filled() != len(want.Cells) {
		t.Fatalf("%s: view %d cells, want %d\n%s", what, v.Filled(), len(want.Cells), d)
	}
	if d := cmp.Diff([]any{whole.RowN, whole.ColN}, []any{append([]int{}, v.RowN...), v.ColN}); d != "" {
		t.Fatalf("%s: %s", what, d)
	}
}

func asJSON(t testing.TB, x any) string {
	t.Helper()
	b, err := json.Marshal(x)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// randomEdit does the same to an input and to what is kept up to date.
func randomEdit(t *testing.T, r *rand.Rand, in *positions.Input, l *positions.Live) string {
	t.Helper()
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	in.Statements = slices.Clone(in.Statements)
	i := r.IntN(len(in.Statements))
	switch r.IntN(9) {
	case 0, 1:
		s := in.Statements[i]
		s.ID = app.StatementID("S-" + itoa(1000+r.IntN(40)))
		in.Statements = slices.DeleteFunc(in.Statements, func(x app.Statement) bool { return x.ID == s.ID })
		s.StatedAt, s.Stance = day(r.IntN(180)), app.Stances()[r.IntN(9)]
		in.Statements = append(in.Statements, s)
		must(l.Put(s))
		return "put " + string(s.ID)
	case 2, 3:
		s := &in.Statements[i]
		switch r.IntN(5) {
		case 0:
			s.Review = []app.Review{app.ReviewRejected, app.ReviewReviewed}[r.IntN(2)]
		case 1:
			s.Holder = in.Codebook.Actors[r.IntN(len(in.Codebook.Actors))].ID
		case 2:
			s.Issue = in.Codebook.Issues[r.IntN(len(in.Codebook.Issues))].ID
		case 3:
			s.StatedAt = []app.Date{"", "2025-03", "2025-W07", day(r.IntN(180))}[r.IntN(4)]
		default:
			s.Attribution = app.Attributions()[r.IntN(11)]
		}
		must(l.Put(*s))
		return "change " + string(s.ID)
	case 4:
		id := in.Statements[i].ID
		in.Statements = slices.Delete(in.Statements, i, i+1)
		must(l.Remove(id))
		return "remove " + string(id)
	case 5:
		s := in.Statements[i]
		must(l.Remove(s.ID))
		must(l.Put(s))
		return "remove and put back " + string(s.ID)
	case 6:
		in.Overrides = nil
		for range r.IntN(3) {
			in.Overrides = append(in.Overrides, app.CellOverride{
				Spec: "default", Actor: in.Codebook.Actors[r.IntN(len(in.Codebook.Actors))].ID, Issue: in.Codebook.Issues[r.IntN(len(in.Codebook.Issues))].ID, Value: app.Oppose, Reason: "r",
			})
		}
		must(l.SetOverrides(in.Overrides))
		return "overrides"
	}
	in.Spec.To = []app.Date{"", day(60 + r.IntN(120)), day(60 + r.IntN(120)), "2025-06"}[r.IntN(4)]
	must(l.Count(in.Spec.To))
	return "to " + string(in.Spec.To)
}

// TestLiveStranger takes in an issue that the codebook does not know.
func TestLiveStranger(t *testing.T) {
	in := benchInput(60, 6, 3)
	l := newLive(t, in)
	s := in.Statements[4]
	s.ID, s.Issue, s.Holder = "S-900", "strange", "stranger"
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(l.Put(s))
	in.Statements = append(slices.Clone(in.Statements), s)
	sameAsBuild(t, "a stranger", in, l)
	in.Spec.To = "2025-03-01"
	must(l.Count(in.Spec.To))
	sameAsBuild(t, "up to a day", in, l)
	must(l.Remove(s.ID))
	in.Statements = in.Statements[:len(in.Statements)-1]
	sameAsBuild(t, "the stranger is gone", in, l)
	must(l.Edit(func(x *positions.Input) { x.Codebook.Actors = x.Codebook.Actors[:4] }))
	in.Codebook.Actors = in.Codebook.Actors[:4]
	sameAsBuild(t, "another codebook", in, l)
	if err := l.Count("someday"); err == nil {
		t.Error("counts up to no day")
	}
	sameAsBuild(t, "what was refused", in, l)
}

// TestViewsStay looks at an old view after later edits: it shows what it showed.
func TestViewsStay(t *testing.T) {
	in := benchInput(200, 9, 5)
	l := newLive(t, in)
	old, err := l.View()
	if err != nil {
		t.Fatal(err)
	}
	before := asJSON(t, old)
	r := rand.New(rand.NewPCG(3, 3))
	for range 60 {
		randomEdit(t, r, &in, l)
		if _, err := l.View(); err != nil {
			t.Fatal(err)
		}
	}
	if asJSON(t, old) != before {
		t.Error("a view was edited after it was handed out")
	}
}

// TestWhatIsOutsideNeverMatters adds statements outside the window, rejected ones and ones
// of other actors: no cell moves.
func TestWhatIsOutsideNeverMatters(t *testing.T) {
	in := benchInput(300, 9, 5)
	in.Spec.From, in.Spec.To = "2025-02-01", "2025-05-31"
	in.Spec.Rows = []app.ActorID{"actor_0", "actor_3", "actor_6"}
	want := build(t, in)
	r := rand.New(rand.NewPCG(5, 5))
	for n := range 200 {
		s := in.Statements[r.IntN(300)]
		s.ID = app.StatementID("S-" + itoa(2000+n))
		switch n % 4 {
		case 0:
			s.StatedAt = day(r.IntN(31))
		case 1:
			s.StatedAt = day(151 + r.IntN(25))
		case 2:
			s.Review = app.ReviewRejected
		default:
			s.Holder = "actor_7"
		}
		in.Statements = append(in.Statements, s)
	}
	got := build(t, in)
	if d := cmp.Diff(want.Cells, got.Cells); d != "" || want.Hash != got.Hash || len(want.Cells) < 5 {
		t.Errorf("%d cells, hash %v\n%s", len(want.Cells), want.Hash == got.Hash, d)
	}
}

// TestCountsAddUp holds for every cell of many matrices: p + n + z + m = N, and what is
// blank is not zero.
func TestCountsAddUp(t *testing.T) {
	n := 0
	for seed := range 6 {
		in := benchInput(400+seed*50, 8, 6)
		in.Spec.RollUp = app.RollUps()[seed%3]
		in.Spec.Duplicates = app.DuplicateRules()[seed]
		for _, c := range build(t, in).Cells {
			n++
			if c.Pro+c.Con+c.Neutral+c.Ambivalent != c.N {
				t.Errorf("%s on %s: %d + %d + %d + %d is not %d", c.Actor, c.Issue, c.Pro, c.Con, c.Neutral, c.Ambivalent, c.N)
			}
			if (c.Net == nil) != (c.N == 0) || (c.Balance == nil) != (c.Pro+c.Con == 0) || (c.N == 0 && c.Value != nil) {
				t.Errorf("%s on %s: a number where nothing was counted, or none where something was", c.Actor, c.Issue)
			}
			counted := 0
			for _, e := range c.Evidence {
				if e.CountedAs == app.CountedOwn {
					counted++
				}
			}
			if counted != c.N+c.NoComment {
				t.Errorf("%s on %s: %d own statements, N %d and %d without comment", c.Actor, c.Issue, counted, c.N, c.NoComment)
			}
		}
	}
	if n < 100 {
		t.Fatalf("only %d cells", n)
	}
}

func benchLive(b *testing.B) (*positions.Live, positions.Input) {
	in := benchInput(200_000, 500, 200)
	l := newLive(b, in)
	if _, err := l.View(); err != nil {
		b.Fatal(err)
	}
	return l, in
}

// BenchmarkLiveEdit is bar P10: one statement changed in 200,000 of 500 actors on 200
// issues, up to the view that is drawn.
func BenchmarkLiveEdit(b *testing.B) {
	l, in := benchLive(b)
	r := rand.New(rand.NewPCG(1, 9))
	b.ResetTimer()
	for range b.N {
		s := in.Statements[1+r.IntN(1999)*100] // tied to no other
		s.Stance = app.Stances()[r.IntN(9)]
		if err := l.Put(s); err != nil {
			b.Fatal(err)
		}
		if _, err := l.View(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLiveRecord is the same for a statement that is new.
func BenchmarkLiveRecord(b *testing.B) {
	l, in := benchLive(b)
	r := rand.New(rand.NewPCG(1, 9))
	b.ResetTimer()
	for n := range b.N {
		s := in.Statements[r.IntN(len(in.Statements))]
		s.ID = app.StatementID("S-" + itoa(1_000_000+n))
		if err := l.Put(s); err != nil {
			b.Fatal(err)
		}
		if _, err := l.View(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkLiveStep is one step of the as-of slider: a day more, or less.
func BenchmarkLiveStep(b *testing.B) {
	l, _ := benchLive(b)
	at, step := time.Date(2025, 3, 1, 0, 0, 0, 0, time.UTC), 1
	if err := l.Count(app.DateOfDay(at)); err != nil {
		b.Fatal(err)
	}
	if _, err := l.View(); err != nil {
		b.Fatal(err)
	}
	b.ResetTimer()
	for range b.N {
		if at = at.AddDate(0, 0, step); at.Month() == 6 || at.Month() == 2 {
			step = -step
		}
		if err := l.Count(app.DateOfDay(at)); err != nil {
			b.Fatal(err)
		}
		if _, err := l.View(); err != nil {
			b.Fatal(err)
		}
	}
}
