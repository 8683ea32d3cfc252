package recoding_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"parley/app"
	"parley/ui/present"
	"parley/ui/recoding"
	"parley/ui/theme"
	"parley/ui/uitest"
	"parley/ui/widgets"
)

// bench has two statements of one actor.
type bench struct {
	applied int
	split   []app.StatementID
}

func (b *bench) statement(id app.StatementID) app.Statement {
	return app.Statement{
		ID: id, Article: "a1", Holder: "norland", Issue: "ferry", Stance: app.Support,
		Passages: []app.Passage{{Role: app.RoleContent, Quote: app.Quote{Exact: "we accept"}}},
	}
}

func (b *bench) Statements(context.Context, app.StatementFilter) ([]app.Statement, error) {
	return []app.Statement{b.statement("S-1"), b.statement("S-2")}, nil
}

func (b *bench) Articles(app.ArticleFilter) ([]app.ArticleHead, error) {
	return []app.ArticleHead{{ID: "a1", Title: "Harbour talks"}}, nil
}

func (b *bench) Codebook() (app.Codebook, error) {
	return app.Codebook{Actors: []app.Actor{{ID: "norland", Name: "Norland"}, {ID: "south", Name: "Southland"}}, Issues: []app.Issue{{ID: "ferry", Title: "Ferry line"}}}, nil
}
func (b *bench) Apply(app.Recoding) error { b.applied++; return nil }
func (b *bench) SplitIssue(app.IssueID, []app.StatementID, string) (app.Recoding, error) {
	return app.Recoding{}, nil
}

func (b *bench) SplitActor(_ app.ActorID, ids []app.StatementID, _ string) (app.Recoding, error) {
	b.split = ids
	return app.Recoding{}, nil
}

func (b *bench) merge() (app.Recoding, error) {
	before, after := b.statement("S-1"), b.statement("S-1")
	after.Holder = "south"
	return app.Recoding{
		Label: "Merge Norland into Southland", Statements: []app.StatementID{"S-1"}, Cells: []app.CellKey{{Actor: "norland", Issue: "ferry"}},
		Questions: []string{"Norland is a government, Southland a party"}, Set: app.ChangeSet{Changes: []app.Change{{Before: before, After: after}}},
	}, nil
}

func window(t *testing.T, o fyne.CanvasObject, buttons []fyne.CanvasObject) fyne.CanvasObject {
	t.Helper()
	all := container.NewBorder(nil, container.NewHBox(buttons...), nil, nil, o)
	uitest.Window(t, all)
	return all
}

func newDesk(t *testing.T) (*uitest.Desk, *bench, *present.Recoding) {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	d, b := uitest.NewDesk(t), &bench{}
	p := present.NewRecoding(d.Env(), present.RecodingPorts{Apply: b, Evidence: b, Acts: present.NewActs(d.Env()), Done: func(string) {}})
	return d, b, p
}

func TestPreview(t *testing.T) {
	d, b, p := newDesk(t)
	v := recoding.NewPreview(p, func(*fyne.KeyEvent) bool { return false })
	p.Subscribe(v.Render)
	root := window(t, v.Content(), v.Buttons())
	p.Prepare(b.merge, nil)
	d.Run()
	for _, words := range []string{"1 statement changes.", "S-1", "holder: Norland → Southland", "“we accept”", "Harbour talks", "Norland → Ferry line", "Norland is a government", "Answer 1 question first."} {
		if !uitest.Shows(root, words) {
			t.Errorf("%q is not to be seen", words)
		}
	}
	apply := uitest.Button(t, root, "Apply")
	if !apply.Disabled() {
		t.Error("can be applied before the question is answered")
	}
	uitest.All[*widgets.KeyCheck](root)[0].SetChecked(true)
	if apply.Disabled() {
		t.Fatal("cannot be applied after the answer")
	}
	test.Tap(apply)
	d.Run()
	if b.applied != 1 || p.State().Open {
		t.Errorf("applied %d times", b.applied)
	}
}

func TestSplitForm(t *testing.T) {
	d, b, p := newDesk(t)
	s := present.NewSplitting(d.Env(), present.SplittingPorts{Split: b, Evidence: b, Preview: p})
	v := recoding.NewSplit(s, recoding.SplitCalls{Key: func(*fyne.KeyEvent) bool { return false }, Shift: func() bool { return false }})
	s.Subscribe(v.Render)
	root := window(t, v.Content(), v.Buttons())
	s.Show(app.Key{Kind: app.KindActor, ID: "norland"}, "Norland", func(name string) string {
		if name == "" {
			return "Type a name."
		}
		return ""
	})
	d.Run()
	if !uitest.Shows(root, "0 of 2 statements chosen") || !uitest.Shows(root, "Type a name.") {
		t.Error("does not say what is missing")
	}
	uitest.All[*widgets.TextField](root)[0].SetText("North port")
	uitest.All[*widgets.ListRow](root)[1].OnChecked(true)
	if !uitest.Shows(root, "1 of 2 statements chosen") {
		t.Error("a mark is not counted")
	}
	test.Tap(uitest.Button(t, root, "Show what it does…"))
	d.Run()
	if len(b.split) != 1 || b.split[0] != "S-2" {
		t.Errorf("split off %v", b.split)
	}
}
