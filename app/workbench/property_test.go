package workbench_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/apptest"
)

// TestAnySequenceOfActs does random acts of every kind with undo, redo and restarts in
// between. After each the project must equal two models in memory: a list of states with
// a place in it, which knows nothing of how undo works, and a project in memory to which
// the log is applied. The invariants hold after every act, and taking an edit back twice
// is the edit.
func TestAnySequenceOfActs(t *testing.T) {
	seeds, acts := uint64(2), 500
	if os.Getenv("PARLEY_LONG") != "" {
		seeds, acts = 12, 2000
	}
	total := map[string]int{}
	for seed := range seeds {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			p := newPlay(t, seed)
			for n := range acts {
				name := p.act()
				p.check(n, name)
				if t.Failed() {
					t.Fatalf("after act %d, %s; acts so far: %v", n, name, p.count)
				}
			}
			if found, err := p.b.store.Check(t.Context()); err != nil || damages(found) > 0 {
				t.Errorf("check of the file at the end: %v, %v", found, err)
			}
			for name, n := range p.count {
				total[name] += n
			}
			if p.count["undo"] < acts/20 || p.count["redo"] < acts/50 || p.count["reopen"] == 0 {
				t.Errorf("too little was undone, redone and reopened: %v", p.count)
			}
		})
	}
	for _, a := range (&play{}).acts() {
		if total[a.name] == 0 {
			t.Errorf("%s changed nothing in %d times %d acts", a.name, seeds, acts)
		}
	}
}

func damages(found []app.Finding) int {
	n := 0
	for _, f := range found {
		if f.Severity == app.SeverityDamage {
			n++
		}
	}
	return n
}

// play is a sequence of acts with its models.
type play struct {
	*rand.Rand
	t      *testing.T
	b      *bench
	mirror *apptest.Memory // the log applied to a project in memory
	seen   int64           // newest entry of the log that the models know
	group  string          // of that entry, if it was an edit
	states []string
	at     int
	count  map[string]int
	texts  int
	undone bool // by the act before
}

func newPlay(t *testing.T, seed uint64) *play {
	b := newBench(t)
	project, err := b.Project()
	if err != nil {
		t.Fatal(err)
	}
	p := &play{Rand: rand.New(rand.NewPCG(seed, 7)), t: t, b: b, mirror: apptest.NewMemory(project), count: map[string]int{}}
	p.states = []string{p.state()}
	p.newArticle()
	p.check(0, "import")
	return p
}

// state gives every record of the project file, as text.
func (p *play) state() string {
	p.t.Helper()
	var out bytes.Buffer
	for _, kind := range allKinds() {
		records, err := p.b.store.Records(kind)
		if err != nil {
			p.t.Fatal(err)
		}
		write(p.t, &out, records)
	}
	return out.String()
}

func write(t testing.TB, out *bytes.Buffer, records []app.Record) {
	t.Helper()
	for _, r := range records {
		data, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(out, "%s: %s\n", r.Key(), data)
	}
}

func allKinds() []app.Kind {
	return []app.Kind{
		app.KindProject, app.KindArticle, app.KindOutlet, app.KindActor, app.KindIssue, app.KindStatement, app.KindLink,
		app.KindAnnotation, app.KindNote, app.KindTag, app.KindCoder, app.KindSpec, app.KindOverride, app.KindList,
		app.KindSearch, app.KindTermList, app.KindPlacement, app.KindRevision, app.KindEdition,
	}
}

// act does something and tells what.
func (p *play) act() string {
	p.t.Helper()
	undone := p.undone
	p.undone = false
	switch n := p.IntN(20); {
	case n < 3 || undone && n < 6:
		p.undone = true
		p.step("undo", p.b.Undo, -1)
		return "undo"
	case n < 4 || undone && n < 12:
		p.undone = true
		p.step("redo", p.b.Redo, +1)
		return "redo"
	case n == 5 && p.IntN(3) == 0:
		p.b.reopen()
		p.count["reopen"]++
		return "reopen"
	}
	all := p.acts()
	a := all[p.IntN(len(all))]
	switch err := a.do(); app.CodeOf(err) {
	case "", app.Invalid, app.Conflict, app.NotFound: // refused: then nothing may have changed
	default:
		p.t.Errorf("%s: %v", a.name, err)
	}
	p.follow(a.name)
	return a.name
}

// step undoes or redoes and moves the place in the list of states.
func (p *play) step(name string, do func() (string, error), by int) {
	p.t.Helper()
	label, err := do()
	to := p.at + by
	if to < 0 || to >= len(p.states) {
		to = p.at
	}
	if err != nil || (label != "") != (to != p.at) {
		p.t.Errorf("%s gave %q, %v in state %d of %d", name, label, err, p.at, len(p.states))
	}
	if to != p.at {
		p.count[name]++
	}
	p.at = to
	p.replay()
}

// follow takes the edits that an act has made into the models.
func (p *play) follow(name string) {
	p.t.Helper()
	before := p.group
	entries := p.replay()
	if len(entries) == 0 {
		return
	}
	p.count[name]++
	if g := entries[0].Group; g == "" || g != before { // else one more letter of a note
		p.states, p.at = p.states[:p.at+1], p.at+1
		p.states = append(p.states, "")
	}
	p.states[p.at] = p.state()
}

// replay applies what is new in the log to the project in memory.
func (p *play) replay() []app.Entry {
	p.t.Helper()
	var fresh []app.Entry
	for before := int64(0); before != 1; {
		log, err := p.b.History(before, 1)
		if err != nil {
			p.t.Fatal(err)
		}
		if len(log) == 0 || log[0].Seq <= p.seen {
			break
		}
		fresh, before = append(fresh, log[0]), log[0].Seq
	}
	slices.Reverse(fresh)
	for _, e := range fresh {
		p.seen, p.group = e.Seq, ""
		if e.Act == app.Do {
			p.group = e.Group
		}
		if diff := cmp.Diff(e.Set, e.Set.Invert().Invert()); diff != "" {
			p.t.Errorf("an edit taken back twice is another:\n%s", diff)
		}
		for _, c := range e.Set.Changes {
			e.Texts = append(e.Texts, p.textsOf(c.After)...)
		}
		if _, err := p.mirror.Apply(e); err != nil {
			p.t.Errorf("entry %d, %s, in memory: %v", e.Seq, e.Set.Label, err)
		}
	}
	return fresh
}

func (p *play) textsOf(r app.Record) []app.TextVersion {
	var ids []app.VersionID
	switch r := r.(type) {
	case app.Article:
		ids = append(ids, r.Version)
	case app.Revision:
		ids = append(ids, r.Version)
	}
	var out []app.TextVersion
	for _, id := range ids {
		if id == "" {
			continue
		}
		tv, err := p.b.store.Text(id)
		if err != nil {
			p.t.Fatal(err)
		}
		out = append(out, tv)
	}
	return out
}

// check compares the project with the models.
func (p *play) check(n int, name string) {
	p.t.Helper()
	state := p.state()
	if p.states[p.at] != state {
		diff := cmp.Diff(p.states[p.at], state)
		p.t.Errorf("act %d, %s: the project is not in state %d (-want +got):\n%s", n, name, p.at, diff)
	}
	var memory bytes.Buffer
	for _, kind := range allKinds() {
		records, err := p.mirror.Records(kind)
		if err != nil {
			p.t.Fatal(err)
		}
		write(p.t, &memory, records)
	}
	if memory.String() != state {
		diff := cmp.Diff(memory.String(), state)
		p.t.Errorf("act %d, %s: the file and the memory differ (-memory +file):\n%s", n, name, diff)
	}
	if found, err := p.mirror.Check(p.t.Context()); err != nil || len(found) > 0 {
		p.t.Errorf("act %d, %s: invariants: %v, %v", n, name, found, err)
	}
	p.checkView(n, name)
}

// checkView compares the matrix that is kept up to date with one counted from scratch; the
// date up to which is counted moves now and then.
func (p *play) checkView(n int, name string) {
	p.t.Helper()
	spec := app.DefaultSpec()
	if n%7 == 3 {
		spec.To = "2025-03-15"
	}
	view, err := p.b.View(p.t.Context(), spec)
	if err != nil {
		p.t.Fatal(err)
	}
	whole, err := p.b.Matrix(p.t.Context(), spec)
	if err != nil {
		p.t.Fatal(err)
	}
	want := app.ViewOf(whole)
	if d := cmp.Diff(want.Left, view.Left); d != "" || len(want.Actors) != len(view.Actors) || want.Counted != view.Counted {
		p.t.Errorf("act %d, %s: the view shows %d actors and %d statements, want %d and %d\n%s", n, name, len(view.Actors), view.Counted, len(want.Actors), want.Counted, d)
		return
	}
	for i := range view.Actors {
		for k := range view.Issues {
			got, _ := view.Cell(i, k)
			wanted, _ := want.Cell(i, k)
			if got.EvidenceHash != wanted.EvidenceHash || got.State != wanted.State || (got.Override == nil) != (wanted.Override == nil) {
				p.t.Errorf("act %d, %s: %s on %s is %s in the view, %s from scratch", n, name, got.Actor, got.Issue, got.State, wanted.State)
			}
		}
	}
}
