package present_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

// bench is a codebook that can be edited, with the statements that use it.
type bench struct {
	*library
	puts    []app.Record
	removed []string
	fail    error
}

func (b *bench) PutActor(a app.Actor) error {
	if b.fail != nil {
		return b.fail
	}
	b.puts = append(b.puts, a)
	i := slices.IndexFunc(b.book.Actors, func(x app.Actor) bool { return x.ID == a.ID })
	if i < 0 {
		b.book.Actors = append(slices.Clone(b.book.Actors), a)
		return nil
	}
	b.book.Actors = slices.Clone(b.book.Actors)
	b.book.Actors[i] = a
	return nil
}

func (b *bench) PutIssue(x app.Issue) error {
	b.puts = append(b.puts, x)
	return b.fail
}

func (b *bench) RemoveActor(id app.ActorID) error {
	b.removed = append(b.removed, string(id))
	return b.fail
}

func (b *bench) RemoveIssue(id app.IssueID) error {
	b.removed = append(b.removed, string(id))
	return b.fail
}

func (b *bench) Statements(_ context.Context, f app.StatementFilter) ([]app.Statement, error) {
	if len(f.IDs) > 0 {
		return b.library.Statements(context.Background(), f)
	}
	return slices.DeleteFunc(slices.Clone(b.stated), func(s app.Statement) bool {
		return f.Holder != "" && s.Holder != f.Holder || f.Issue != "" && s.Issue != f.Issue
	}), nil
}

func newBench() *bench {
	b := &bench{library: &library{book: book(), articles: []app.ArticleHead{{ID: "a1", Title: "Harbour talks", Source: "Harbour Post"}}}}
	b.book.Issues = append(b.book.Issues, app.Issue{ID: "night", Title: "Night ferries", Parent: "ferry"})
	b.stated = []app.Statement{statement("S-1", "we accept the ferry line"), statement("S-2", "reject the toll")}
	return b
}

func actorKey(id string) app.Key { return app.Key{Kind: app.KindActor, ID: id} }

func openCodebook(t *testing.T, b *bench) (*desk, *present.Codebook) {
	t.Helper()
	d := newDesk(t)
	c := present.NewCodebook(d.env(), present.CodebookPorts{Edit: b, Evidence: b, Acts: present.NewActs(d.env())})
	c.Reload()
	d.run()
	return d, c
}

func names(rows []present.EntryRow) string {
	out := make([]string, len(rows))
	for i, r := range rows {
		out[i] = strings.Repeat("-", r.Depth) + r.Name
		if r.Count != "" {
			out[i] += "=" + r.Count
		}
	}
	return strings.Join(out, " | ")
}

func TestCodebookLists(t *testing.T) {
	_, c := openCodebook(t, newBench())
	s := c.State()
	if got := names(s.Actors); got != "Norland=2 | Southland | The envoy" || s.ActorsHead != "3 actors" {
		t.Errorf("actors %q, %q", got, s.ActorsHead)
	}
	if got := names(s.Issues); got != "Ferry line=2 | -Night ferries | Road toll" {
		t.Errorf("issues %q", got)
	}
	c.FilterActors("NORTHERN") // an alias
	c.FilterIssues("night")
	s = c.State()
	if got := names(s.Actors); got != "Norland=2" || s.ActorsHead != "1 of 3 actors" {
		t.Errorf("filtered actors %q, %q", got, s.ActorsHead)
	}
	if len(s.Issues) != 2 || !s.Issues[0].Faint || s.Issues[1].Faint {
		t.Errorf("an issue is not shown under its parent: %+v", s.Issues)
	}
}

func TestSaveIsOneAct(t *testing.T) {
	b := newBench()
	d, c := openCodebook(t, b)
	c.Select(actorKey("norland"))
	if f := c.State().Form; f.NoSave == "" || f.Uses != "2 statements" {
		t.Errorf("untouched form: save %q, uses %q", f.NoSave, f.Uses)
	}
	c.Set(present.EntryName, "Northland")
	c.Set(present.EntrySide, "North")
	c.AddRole()
	c.SetRole(0, present.RoleForm{Title: "Host", Institution: "southland", From: "1 May 2025"})
	if f := c.State().Form; !f.Dirty || f.NoMove == "" || !c.State().Actors[c.State().Actor].Unsaved {
		t.Errorf("typed form: dirty %v, move %q", f.Dirty, f.NoMove)
	}
	c.Save()
	d.run()
	want := app.Actor{
		ID: "norland", Name: "Northland", Aliases: []app.Alias{{Text: "the northerners"}, {Text: "Norland"}},
		Attributes: map[string]string{"side": "North"}, Roles: []app.ActorRole{{OfActor: "south", Title: "Host", From: "2025-05-01"}},
	}
	if len(b.puts) != 1 {
		t.Fatalf("%d acts", len(b.puts))
	}
	if diff := cmp.Diff(want, b.puts[0]); diff != "" {
		t.Error(diff)
	}
	if f := c.State().Form; f.Dirty || f.Heading != "Northland" || !d.noticed("Saved Northland") {
		t.Errorf("after saving: dirty %v, heading %q, notices %v", f.Dirty, f.Heading, d.notices)
	}
}

func TestCodebookValidation(t *testing.T) {
	actor := func(f present.EntryField, text string) func(*present.Codebook) {
		return func(c *present.Codebook) { c.Select(actorKey("norland")); c.Set(f, text) }
	}
	issue := func(f present.EntryField, text string) func(*present.Codebook) {
		return func(c *present.Codebook) { c.Select(app.Key{Kind: app.KindIssue, ID: "ferry"}); c.Set(f, text) }
	}
	role := func(r present.RoleForm) func(*present.Codebook) {
		return func(c *present.Codebook) { c.Select(actorKey("norland")); c.AddRole(); c.SetRole(0, r) }
	}
	cases := []struct {
		name string
		in   func(*present.Codebook)
		at   present.EntryField
		want string
	}{
		{"name missing", actor(present.EntryName, " "), present.EntryName, "What is the actor called?"},
		{"name of another", actor(present.EntryName, "the ENVOY"), present.EntryName, "is called so already"},
		{"alias of another", actor(present.EntryAliases, "northerners\nsouthland"), present.EntryAliases, "is a name of “Southland”"},
		{"unknown parent", actor(present.EntryParent, "Eastland"), present.EntryParent, "no actor “Eastland”"},
		{"part of itself", actor(present.EntryParent, "norland"), present.EntryParent, "part of itself"},
		{"role without anything", role(present.RoleForm{From: "2025-01-01"}), present.RoleProblem(0), "title or an institution"},
		{"role with a bad date", role(present.RoleForm{Title: "Host", From: "soon"}), present.RoleProblem(0), "soon"},
		{"role that ends before it begins", role(present.RoleForm{Title: "Host", From: "2025-05-01", To: "2025-01-01"}), present.RoleProblem(0), "not after"},
		{"institution unknown", role(present.RoleForm{Institution: "Eastland"}), present.RoleProblem(0), "no actor “Eastland”"},
		{"title missing", issue(present.EntryName, ""), present.EntryName, "What is the issue called?"},
		{"synonym of another", issue(present.EntrySynonyms, "levy"), present.EntrySynonyms, "is a name of “Road toll”"},
		{"point off the scale", issue(present.EntryReference, "101"), present.EntryReference, "between 0 and 100"},
		{"anchor without number", issue(present.EntryAnchors, "joint control"), present.EntryAnchors, "between 0 and 100"},
		{"parent below itself", issue(present.EntryParent, "Night ferries"), present.EntryParent, "part of itself"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			b := newBench()
			d, p := openCodebook(t, b)
			c.in(p)
			p.Save()
			d.run()
			if got := p.State().Form.Problems[c.at]; !strings.Contains(got, c.want) {
				t.Errorf("said %q, all %v", got, p.State().Form.Problems)
			}
			if len(b.puts) > 0 || !d.traced("entry problem") {
				t.Error("it was saved")
			}
		})
	}
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
}

func TestFailedSaveKeepsWhatWasTyped(t *testing.T) {
	b := newBench()
	b.fail = errBroken
	d := newDesk(t)
	var failed []error
	env := d.env()
	env.Failed = func(err error) { failed = append(failed, err) }
	c := present.NewCodebook(env, present.CodebookPorts{Edit: b, Evidence: b, Acts: present.NewActs(env)})
	c.Reload()
	d.run()
	c.Select(actorKey("norland"))
	c.Set(present.EntrySide, "North")
	c.Save()
	d.run()
	f := c.State().Form
	if f.Fields[present.EntrySide] != "North" || !f.Dirty || f.Problem == "" || f.NoSave != "" {
		t.Errorf("after the failure: %+v", f)
	}
	if len(failed) != 1 || !errors.Is(failed[0], errBroken) || len(d.problems) != 1 {
		t.Errorf("told %v, shown %v", failed, d.problems)
	}
	b.fail = nil
	c.Save()
	d.run()
	if len(b.puts) != 1 || c.State().Form.Dirty {
		t.Error("work does not go on when there is room again")
	}
}

func TestTypedTextSurvivesOthers(t *testing.T) {
	b := newBench()
	d, c := openCodebook(t, b)
	c.Select(actorKey("norland"))
	c.Set(present.EntrySide, "North")
	c.Select(actorKey("envoy"))
	if c.Unsaved() != 1 {
		t.Errorf("%d unsaved", c.Unsaved())
	}
	// Somebody else changes the type and the side.
	_ = b.PutActor(app.Actor{ID: "norland", Name: "Norland", Type: "government", Attributes: map[string]string{"side": "East"}})
	c.Reload()
	d.run()
	c.Select(actorKey("norland"))
	f := c.State().Form
	if f.Fields[present.EntrySide] != "North" || f.Fields[present.EntryType] != "government" || f.Fields[present.EntryAliases] != "" || f.Changed == "" {
		t.Errorf("merged %v, said %q", f.Fields, f.Changed)
	}
	b.book.Actors = b.book.Actors[1:] // and then merges it away
	c.Reload()
	d.run()
	if f := c.State().Form; !f.New || f.Fields[present.EntrySide] != "North" {
		t.Errorf("typed text is lost with the entry: %+v", f)
	}
	c.Revert()
	if f := c.State().Form; f.Key != (app.Key{}) || c.Unsaved() != 0 {
		t.Errorf("taken back: %+v", f)
	}
}

func TestNewEntry(t *testing.T) {
	b := newBench()
	d, c := openCodebook(t, b)
	c.New(app.KindActor)
	if f := c.State().Form; !f.New || f.Heading != "New actor" || f.NoMove == "" || c.State().Focus.N != 1 {
		t.Errorf("form %+v", f)
	}
	c.Set(present.EntryName, "Острів-Північ")
	c.Save()
	d.run()
	if a, ok := b.puts[0].(app.Actor); !ok || a.Name != "Острів-Північ" || a.ID == "" || a.Type == "" {
		t.Errorf("put %+v", b.puts)
	}
	if f := c.State().Form; f.New || f.Key.ID == "" || f.Dirty {
		t.Errorf("after saving %+v", f)
	}
}

func TestRemoveOnlyWhatIsNotUsed(t *testing.T) {
	b := newBench()
	d, c := openCodebook(t, b)
	c.Select(actorKey("norland"))
	if why := c.State().Form.NoRemove; !strings.Contains(why, "In use: 2 statements") || !strings.Contains(why, "Merge") {
		t.Errorf("reason %q", why)
	}
	c.Remove()
	c.Select(app.Key{Kind: app.KindIssue, ID: "ferry"})
	c.Remove()
	d.run()
	if len(b.removed) > 0 {
		t.Errorf("removed %v", b.removed)
	}
	c.Select(actorKey("south"))
	c.Remove()
	d.run()
	if len(b.removed) != 1 || b.removed[0] != "south" || !d.noticed("Undo brings it back") {
		t.Errorf("removed %v, said %v", b.removed, d.notices)
	}
}

func TestReadOnlyCodebook(t *testing.T) {
	b, d := newBench(), newDesk(t)
	env := d.env()
	env.ReadOnly = "open on another machine"
	c := present.NewCodebook(env, present.CodebookPorts{Edit: b, Evidence: b, Acts: present.NewActs(env)})
	c.Reload()
	d.run()
	c.Select(actorKey("norland"))
	f := c.State().Form
	for name, why := range map[string]string{"edit": f.NoEdit, "save": f.NoSave, "move": f.NoMove, "split": f.NoSplit, "remove": f.NoRemove, "new": c.State().NoNew} {
		if !strings.Contains(why, "open on another machine") {
			t.Errorf("%s: %q", name, why)
		}
	}
	present.NewActs(env).Do(func() error { t.Error("an act ran"); return nil }, nil)
	d.run()
	if len(d.problems) != 1 || app.CodeOf(d.problems[0]) != app.Unsupported {
		t.Errorf("problems %v", d.problems)
	}
}
