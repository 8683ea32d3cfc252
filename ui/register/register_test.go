package register_test

import (
	"context"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
	"parley/ui/register"
	"parley/ui/uitest"
	"parley/ui/widgets"
)

type rows struct{ all []app.RegisterRow }

func (r *rows) Register() (app.Register, error) {
	return app.Register{Rows: r.all, All: len(r.all)}, nil
}

func (r *rows) FindInRegister(_ context.Context, g app.Register, query string) (app.Register, error) {
	if query != "" {
		g.Rows, g.Reading = g.Rows[:1], "the first"
	}
	return g, nil
}
func (r *rows) WithdrawAll([]app.Key) error { return nil }

func TestRegisterByKeyboard(t *testing.T) {
	test.NewTempApp(t)
	d := uitest.NewDesk(t)
	env := d.Env()
	s := func(id app.StatementID, actor string) app.RegisterRow {
		return app.RegisterRow{
			Statement: &app.Statement{ID: id, Article: "a1", Stance: app.Oppose, Passages: []app.Passage{{Role: app.RoleContent, Quote: app.Quote{Exact: "Ми не приймаємо збору"}}}},
			Holder:    actor, Issue: "Toll", Title: "Talks",
		}
	}
	p := present.NewRegister(env, present.RegisterPorts{Rows: &rows{[]app.RegisterRow{s("S-1", "Norland"), s("S-2", "Southland")}}, Acts: present.NewActs(env), Nav: d})
	var asked []string
	no := func() bool { return false }
	v := register.New(p, register.Calls{
		Key: func(k *fyne.KeyEvent) bool { asked = append(asked, string(k.Name)); return true }, Shift: no, Ctrl: no,
		Tags: func() { asked = append(asked, "tags") }, Save: func() { asked = append(asked, "save") },
	})
	w := uitest.Window(t, v.Content())
	p.Show()
	d.Run()
	for _, words := range []string{"Norland", "Southland", "Ми не приймаємо збору", "2 statements and annotations"} {
		if !uitest.Shows(w.Content(), words) {
			t.Errorf("does not show %q", words)
		}
	}
	press := func(names ...fyne.KeyName) {
		for _, n := range names {
			w.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
		}
	}
	w.Canvas().Focus(v.Box())
	press(fyne.KeyDown) // into the list
	press(fyne.KeySpace, fyne.KeyDown, fyne.KeySpace, fyne.KeyReturn, fyne.KeyF2)
	if len(p.Picked()) != 2 || len(d.Routes) != 1 || d.Routes[0].Statement != "S-1" {
		t.Errorf("marked %v, led to %v", p.Picked(), d.Routes)
	}
	press(fyne.KeyEscape)
	if p.State().Count != 0 {
		t.Error("Escape leaves the marks")
	}
	w.Canvas().Focus(v.Box())
	test.Type(w.Canvas().Focused(), "x")
	d.Run()
	if len(p.State().Rows) != 1 || !uitest.Shows(w.Content(), "the first") {
		t.Error("what is typed into the box finds nothing")
	}
	press(fyne.KeyEscape)
	d.Run()
	if len(p.State().Rows) != 2 {
		t.Error("Escape does not empty the box")
	}
	test.Tap(uitest.Button(t, w.Content(), "Tags…"))
	test.Tap(uitest.Button(t, w.Content(), "Save list…"))
	heads := uitest.All[*widgets.ColumnHead](w.Content())
	test.TapAt(heads[0], fyne.NewPos(160, 10)) // Actor
	if p.State().Sort != app.RegisterActor {
		t.Errorf("sorted by %s", p.State().Sort)
	}
	if d := cmp.Diff([]string{string(fyne.KeyF2), "tags", "save"}, asked); d != "" {
		t.Error(d)
	}
}
