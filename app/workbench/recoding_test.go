package workbench_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

// codedBench is a project in which actors and issues are named in every way there is.
func codedBench(t *testing.T) *bench {
	b := tollBench(t)
	must := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	must(b.PutActor(app.Actor{ID: "office", Name: "Mayor’s office", Type: "government", Parent: "council", Roles: []app.ActorRole{{OfActor: "council", Title: "Bureau"}}}))
	must(b.PutActor(app.Actor{ID: "press", Name: "Press bureau", Type: "government", Parent: "office"}))
	must(b.PutIssue(app.Issue{ID: "bridge", Title: "Bridge", Parent: "toll", Support: []string{"actor:council NEAR bridge"}, Phrases: []string{"issue:tunnel OR bridge"}}))
	must(b.PutIssue(app.Issue{ID: "deck", Title: "Bridge deck", Parent: "bridge"}))
	d := app.Draft{
		Article: b.article("a"), Holder: "council", Speaker: "office", Issue: "toll", Stance: app.Oppose,
		Passages: []app.DraftPassage{{Text: "The toll is dead"}}, Chain: []app.DraftLink{{Actor: "council", Cue: "said"}},
	}
	b.record(d)
	d.Holder, d.Speaker, d.Issue, d.Chain = "office", "", "tunnel", []app.DraftLink{{Actor: "council", Cue: "said"}}
	b.record(d)
	must(b.SetOverride(app.CellOverride{Actor: "council", Issue: "toll", Value: app.Support, Reason: "minutes"}))
	must(b.SetOverride(app.CellOverride{Actor: "office", Issue: "toll", Value: app.Oppose, Reason: "letter"}))
	must(b.SetOverride(app.CellOverride{Actor: "council", Issue: "tunnel", Value: app.Support, Reason: "vote"}))
	spec := app.DefaultSpec()
	spec.ID, spec.Name, spec.Query = "own", "Own", `Actor:council OR actor:"council" OR actor:council_of_elders issue:tunnel`
	spec.Rows, spec.Columns = []app.ActorID{"council", "lind", "office"}, []app.IssueID{"tunnel", "toll"}
	_, err := b.SaveSpec(spec)
	must(err)
	for _, k := range []app.Key{app.Actor{ID: "council"}.Key(), app.Issue{ID: "tunnel"}.Key(), {Kind: app.KindOverride, ID: "default/council/tunnel"}} {
		_, err := b.PutNote(k, "about "+k.ID)
		must(err)
	}
	must(b.PutTag(app.Tag{ID: "key", Name: "Key"}))
	must(b.TagRecords([]app.Key{app.Actor{ID: "council"}.Key(), app.Issue{ID: "tunnel"}.Key()}, "key", true))
	return b
}

// everything gives every record of the project.
func (b *bench) everything() string {
	b.t.Helper()
	p := &play{t: b.t, b: b}
	return p.state()
}

func record[T app.Record](b *bench, k app.Key) T {
	b.t.Helper()
	r, err := b.store.Record(k)
	if err != nil {
		b.t.Fatal(err)
	}
	return r.(T)
}

func TestMergeTakesEverythingAlong(t *testing.T) {
	b := codedBench(t)
	r := b.recode(b.MergeActors("council", "office"))
	if len(r.Statements) != 2 || len(r.Questions) < 2 {
		t.Errorf("statements %v, questions %q; want both, and at least override and reporter", r.Statements, r.Questions)
	}
	all, err := b.Statements(t.Context(), app.StatementFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range all {
		if s.Holder != "office" || s.Chain[0].SourceActor != "office" {
			t.Errorf("%s: holder %s, chain %v", s.ID, s.Holder, s.Chain)
		}
	}
	office := record[app.Actor](b, app.Actor{ID: "office"}.Key())
	if office.Parent != "" || !slices.ContainsFunc(office.Aliases, func(a app.Alias) bool { return a.Text == "Council" }) ||
		!slices.Contains(office.Tags, "key") || len(office.Roles) != 1 || office.Roles[0].OfActor != "" {
		t.Errorf("what it was merged into: %+v", office)
	}
	if lind := record[app.Actor](b, app.Actor{ID: "lind"}.Key()); lind.Roles[1].OfActor != "office" {
		t.Errorf("roles of another: %+v", lind.Roles)
	}
	spec := record[app.MatrixSpec](b, app.MatrixSpec{ID: "own"}.Key())
	if want := `Actor:office OR actor:"office" OR actor:council_of_elders issue:tunnel`; spec.Query != want {
		t.Errorf("query %s, want %s", spec.Query, want)
	}
	if diff := cmp.Diff([]app.ActorID{"office", "lind"}, spec.Rows); diff != "" {
		t.Errorf("rows:\n%s", diff)
	}
	if x := record[app.Issue](b, app.Issue{ID: "bridge"}.Key()); x.Support[0] != "actor:office NEAR bridge" {
		t.Errorf("pattern %q", x.Support)
	}
	kept := record[app.CellOverride](b, app.Key{Kind: app.KindOverride, ID: "default/office/toll"})
	if kept.Reason != "letter" {
		t.Errorf("the override that stays says %q", kept.Reason)
	}
	notes, err := b.Notes(app.Key{})
	var on []string
	for _, n := range notes {
		on = append(on, n.Target.String())
	}
	if diff := cmp.Diff([]string{"actor office", "issue tunnel", "override default/office/tunnel"}, on); diff != "" || err != nil {
		t.Errorf("notes are on: %v\n%s", err, diff)
	}
	if found, err := b.Check(t.Context()); err != nil || damages(found) > 0 {
		t.Errorf("check: %v, %v", found, err)
	}
}

func TestMergeIssuesTakesEverythingAlong(t *testing.T) {
	b := codedBench(t)
	r, err := b.MergeIssues("tunnel", "toll")
	if err != nil || len(r.Statements) != 1 || len(r.Cells) != 2 || len(r.Questions) != 1 || !strings.Contains(r.Questions[0], "Council on Bridge toll") {
		t.Fatalf("preview %+v, %v", r, err)
	}
	b.recode(r, err)
	spec := record[app.MatrixSpec](b, app.MatrixSpec{ID: "own"}.Key())
	if !strings.HasSuffix(spec.Query, "issue:toll") || len(spec.Columns) != 1 {
		t.Errorf("spec %+v", spec)
	}
	if x := record[app.Issue](b, app.Issue{ID: "bridge"}.Key()); x.Phrases[0] != "issue:toll OR bridge" {
		t.Errorf("pattern %q", x.Phrases)
	}
	toll := record[app.Issue](b, app.Issue{ID: "toll"}.Key())
	if !slices.Contains(toll.Synonyms, "Tunnel") || !slices.Contains(toll.Tags, "key") {
		t.Errorf("issue %+v", toll)
	}
}

// Each recoding is undone to the byte, also one that turns the tree round.
func TestRecodingsAreUndoneWhole(t *testing.T) {
	tests := []struct {
		name string
		make func(*bench) (app.Recoding, error)
		n    int // statements concerned
	}{
		{"rename an actor", func(b *bench) (app.Recoding, error) { return b.RenameActor("council", "City council") }, 1},
		{"rename an issue", func(b *bench) (app.Recoding, error) { return b.RenameIssue("toll", "Toll on the bridge") }, 1},
		{"merge into one below", func(b *bench) (app.Recoding, error) { return b.MergeActors("council", "press") }, 2},
		{"merge into one above", func(b *bench) (app.Recoding, error) { return b.MergeActors("press", "council") }, 0},
		{"merge issues into one far below", func(b *bench) (app.Recoding, error) { return b.MergeIssues("toll", "deck") }, 1},
		{"merge issues into one above", func(b *bench) (app.Recoding, error) { return b.MergeIssues("deck", "toll") }, 0},
		{"split an actor", func(b *bench) (app.Recoding, error) {
			return b.SplitActor("council", []app.StatementID{"S-1", "S-2"}, "Old council")
		}, 2},
		{"split an issue", func(b *bench) (app.Recoding, error) {
			return b.SplitIssue("tunnel", []app.StatementID{"S-2"}, "Tunnel roof")
		}, 1},
		{"recode", func(b *bench) (app.Recoding, error) {
			return b.Recode([]app.StatementID{"S-1", "S-2"}, app.Statement{Stance: app.Support, Holder: "lind"})
		}, 2},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := codedBench(t)
			before := b.everything()
			r, err := tt.make(b)
			if err != nil || len(r.Statements) != tt.n {
				t.Fatalf("preview: statements %v, %v; want %d", r.Statements, err, tt.n)
			}
			if b.everything() != before {
				t.Fatal("the preview changed something")
			}
			b.recode(r, nil)
			after := b.everything()
			if after == before {
				t.Fatal("nothing changed")
			}
			if found, err := b.Check(t.Context()); err != nil || damages(found) > 0 {
				t.Errorf("check: %v, %v", found, err)
			}
			for _, step := range []struct {
				do   func() (string, error)
				want string
			}{{b.Undo, before}, {b.Redo, after}, {b.Undo, before}} {
				if label, err := step.do(); err != nil || label != r.Label {
					t.Fatalf("%q, %v", label, err)
				}
				if diff := cmp.Diff(step.want, b.everything()); diff != "" {
					t.Fatalf("(-want +got)\n%s", diff)
				}
			}
		})
	}
}

func TestRecodingsThatAreRefused(t *testing.T) {
	tests := []struct {
		name string
		make func(*bench) error
		want app.Code
	}{
		{"merge with itself", func(b *bench) error { _, err := b.MergeActors("lind", "lind"); return err }, app.Invalid},
		{"merge of an issue with itself", func(b *bench) error { _, err := b.MergeIssues("toll", "toll"); return err }, app.Invalid},
		{"merge of nobody", func(b *bench) error { _, err := b.MergeIssues("none", "toll"); return err }, app.NotFound},
		{"rename to a name that is taken", func(b *bench) error { _, err := b.RenameActor("marsk", "mayor lind"); return err }, app.Invalid},
		{"rename to nothing", func(b *bench) error { _, err := b.RenameIssue("toll", "  "); return err }, app.Invalid},
		{"split under a name that is taken", func(b *bench) error {
			_, err := b.SplitActor("council", []app.StatementID{"S-1"}, "Bo Marsk")
			return err
		}, app.Invalid},
		{"split off a statement of another", func(b *bench) error {
			_, err := b.SplitIssue("toll", []app.StatementID{"S-2"}, "New")
			return err
		}, app.Invalid},
		{"split off a statement that is not there", func(b *bench) error {
			_, err := b.SplitActor("council", []app.StatementID{"S-9"}, "New")
			return err
		}, app.NotFound},
		{"recode to an actor who is not there", func(b *bench) error {
			_, err := b.Recode([]app.StatementID{"S-1"}, app.Statement{Holder: "none"})
			return err
		}, app.NotFound},
		{"recode against the rules", func(b *bench) error {
			_, err := b.Recode([]app.StatementID{"S-1"}, app.Statement{Stance: app.ConditionalOppose})
			return err
		}, app.Invalid},
		{"remove an actor in use", func(b *bench) error { return b.RemoveActor("council") }, app.Invalid},
		{"remove an actor that a matrix shows", func(b *bench) error { return b.RemoveActor("lind") }, app.Invalid},
		{"remove an issue in use", func(b *bench) error { return b.RemoveIssue("bridge") }, app.Invalid},
		{"remove nobody", func(b *bench) error { return b.RemoveActor("none") }, app.NotFound},
		{"apply what was overtaken", func(b *bench) error {
			r, err := b.Recode([]app.StatementID{"S-1"}, app.Statement{Stance: app.Support})
			if err != nil {
				return err
			}
			b.recode(b.Recode([]app.StatementID{"S-1"}, app.Statement{Certainty: "U"}))
			return b.Apply(r)
		}, app.Conflict},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := tt.make(codedBench(t)); app.CodeOf(err) != tt.want {
				t.Errorf("%v, want %s", err, tt.want)
			}
		})
	}
}

func TestRemoveUnused(t *testing.T) {
	b := codedBench(t)
	if _, err := b.PutNote(app.Actor{ID: "press"}.Key(), "closed in 2024"); err != nil {
		t.Fatal(err)
	}
	before := b.everything()
	if err := b.RemoveActor("press"); err != nil {
		t.Fatal(err)
	}
	if err := b.RemoveIssue("deck"); err != nil {
		t.Fatal(err)
	}
	if notes, err := b.Notes(app.Actor{ID: "press"}.Key()); err != nil || len(notes) != 0 {
		t.Errorf("notes on what is gone: %v, %v", notes, err)
	}
	for range 2 {
		if _, err := b.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(before, b.everything()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
