package present_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

// roll is a fake registrar: a query finds rows whose actor holds it.
type roll struct {
	rows []app.RegisterRow
	read int
	gone []app.Key
	err  error
}

func (r *roll) Register() (app.Register, error) {
	r.read++
	return app.Register{Rows: r.rows, All: len(r.rows)}, r.err
}

func (r *roll) FindInRegister(_ context.Context, g app.Register, query string) (app.Register, error) {
	if query == "bad:" {
		return g, &app.Error{Code: app.Invalid, Msg: "that cannot be read"}
	}
	var rows []app.RegisterRow
	for _, x := range g.Rows {
		if strings.Contains(x.Holder, query) {
			rows = append(rows, x)
		}
	}
	g.Rows, g.Reading = rows, "rows with "+query
	return g, nil
}

func (r *roll) WithdrawAll(keys []app.Key) error {
	r.gone = append(r.gone, keys...)
	return r.err
}

func rollRows() []app.RegisterRow {
	row := func(id app.StatementID, actor, issue string, article app.ArticleID) app.RegisterRow {
		s := statement(id, "reject the toll")
		s.Article = article
		return app.RegisterRow{Statement: &s, Holder: actor, Issue: issue, Title: "Talks", Source: "Harbour Post"}
	}
	note := app.Annotation{ID: "N-1", Article: "a1", Quote: quote("Talks go on"), Comment: "look"}
	return []app.RegisterRow{
		row("S-1", "Norland", "Toll", "a1"), row("S-2", "Southland", "Ferry", "a2"), row("S-3", "Norland", "Ferry", "a2"),
		{Annotation: &note, Title: "Talks", Notes: []string{"look"}},
	}
}

type registerWorld struct {
	*desk
	roll *roll
	p    *present.Register
}

func newRegister(t *testing.T) *registerWorld {
	w := &registerWorld{desk: newDesk(t), roll: &roll{rows: rollRows()}}
	env := w.env()
	w.p = present.NewRegister(env, present.RegisterPorts{Rows: w.roll, Acts: present.NewActs(env), Nav: w.desk})
	w.p.Show()
	w.run()
	return w
}

// shown writes the lines: groups by name, rows by number, marked ones with a star.
func (w *registerWorld) shown() string {
	var out []string
	s := w.p.State()
	for _, l := range s.Lines {
		words := strings.ReplaceAll(l.Group, "  ·  ", ":")
		if l.Row >= 0 {
			k := s.Rows[l.Row].Key()
			words = k.ID
			if s.Marked[k] {
				words += "*"
			}
		}
		out = append(out, words)
	}
	return strings.Join(out, " ")
}

func TestRegisterFindsSortsAndGroups(t *testing.T) {
	w := newRegister(t)
	check := func(want string) {
		t.Helper()
		if got := w.shown(); got != want {
			t.Errorf("shows %q, want %q", got, want)
		}
	}
	check("N-1 S-3 S-2 S-1") // the newest first
	if s := w.p.State(); s.Head != "4 statements and annotations" || s.Line != 0 || s.Detail.Head != "N-1  Annotation" {
		t.Errorf("head %q, line %d, detail %+v", s.Head, s.Line, s.Detail)
	}
	w.p.SortBy(app.RegisterActor)
	check("S-1 S-3 S-2 N-1")
	w.p.SortBy(app.RegisterActor)
	check("S-2 S-1 S-3 N-1")
	w.p.GroupBy(app.RegisterIssue)
	check("Ferry:2 S-2 S-3 Toll:1 S-1 (none):1 N-1")
	w.p.Select(0, false)
	w.p.Open() // folds the group
	check("Ferry:2 Toll:1 S-1 (none):1 N-1")
	w.p.Open()
	w.p.ShowKind(app.KindStatement)
	check("Ferry:2 S-2 S-3 Toll:1 S-1")
	w.p.Select(2, false)
	w.p.Search("Nor")
	w.run()
	check("Ferry:1 S-3 Toll:1 S-1")
	if s := w.p.State(); s.Head != "2 of 4 statements and annotations" || s.Reading != "rows with Nor" || s.Line != 1 {
		t.Errorf("head %q, reading %q, line %d: the chosen row does not stay so", s.Head, s.Reading, s.Line)
	}
	w.p.Search("bad:")
	w.run()
	if s := w.p.State(); s.Problem != "That cannot be read." || len(s.Rows) != 2 {
		t.Errorf("problem %q, %d rows", s.Problem, len(s.Rows))
	}
	w.p.Search("nobody")
	w.run()
	if s := w.p.State(); s.Empty.Title != "Nothing fits" || s.Line != -1 || s.Problem != "" {
		t.Errorf("empty %+v", s.Empty)
	}
}

func TestRegisterMarksAndActs(t *testing.T) {
	w := newRegister(t)
	w.p.SortBy(app.RegisterNumber)
	w.p.Select(0, false)
	if d := cmp.Diff([]app.Key{{Kind: app.KindStatement, ID: "S-1"}}, w.p.Picked()); d != "" {
		t.Errorf("nothing marked: %s", d)
	}
	w.p.Select(2, true)
	if got := w.shown(); got != "S-1* S-2* S-3* N-1" || w.p.State().Count != 3 {
		t.Errorf("a range: %s", got)
	}
	w.p.Mark()
	w.p.Select(3, false)
	w.p.Mark()
	if got := w.shown(); got != "S-1* S-2* S-3 N-1*" || len(w.p.PickedStatements()) != 2 || len(w.p.Table().Rows) != 3 {
		t.Errorf("marks: %s, %d rows to be saved", got, len(w.p.Table().Rows))
	}
	w.p.Search("South")
	w.run()
	if got := fmt.Sprint(w.p.Picked()); got != "[statement:S-2]" && len(w.p.Picked()) != 1 {
		t.Errorf("acts reach rows that are not shown: %s", got)
	}
	w.p.Search("")
	w.run()
	w.p.MarkAll()
	w.p.MarkAll()
	if w.p.State().Count != 0 {
		t.Error("all marks, then none")
	}
	w.p.GroupBy(app.RegisterIssue)
	w.p.Select(0, false)
	w.p.Mark() // the whole group
	w.p.Withdraw()
	w.run()
	if len(w.roll.gone) != 2 || len(w.p.State().Marked) != 0 || !w.traced("withdrew 2") {
		t.Errorf("withdrew %v", w.roll.gone)
	}
	w.p.Unmark()
	w.p.GroupBy("")
	w.p.Select(3, false)
	w.p.Open()
	if r := w.last(); r.Annotation != "N-1" || r.Article != "a1" {
		t.Errorf("leads to %+v", r)
	}
	w.p.Select(1, false)
	w.p.Open()
	if r := w.last(); r.Statement != "S-2" || r.Article != "a2" {
		t.Errorf("leads to %+v", r)
	}
}

func TestRegisterIsReadAnewOnlyWhenTouched(t *testing.T) {
	w := newRegister(t)
	w.p.Show()
	w.run()
	w.p.Touch()
	w.p.Show()
	w.run()
	if w.roll.read != 2 {
		t.Errorf("read %d times", w.roll.read)
	}
	w.roll.err = errBroken
	w.p.Touch()
	w.p.Show()
	w.run()
	w.p.Withdraw()
	w.run()
	if len(w.problems) != 2 {
		t.Errorf("%d problems told", len(w.problems))
	}
}
