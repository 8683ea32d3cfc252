package present_test

import (
	"context"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

type cards struct {
	asked []app.CardQuery
	saved []string
	err   error
}

func (c *cards) Card(_ context.Context, _ app.MatrixSpec, q app.CardQuery) (app.Card, error) {
	c.asked = append(c.asked, q)
	return app.Card{
		Title: "Norland", Sub: "North", Picture: app.Drawing{Title: "Norland", Width: 10, Height: 10},
		Rows: []app.CardRow{
			{Name: "Ferry line", Display: app.Display{State: app.DisplaySupport, Lines: []string{"▲ Support", "n = 1"}}, Article: "a1", Statement: "S-1", Quote: "we  accept"},
			{Name: "Toll", Display: app.Display{State: app.DisplayNoComment, Lines: []string{"… No comment"}}, Said: "2025-04-11", Quote: "“no comment”"},
		},
	}, c.err
}

func (c *cards) SavePicture(path string, _ app.Drawing, force bool) error {
	if force {
		c.saved = append(c.saved, path)
	}
	return c.err
}

func TestCards(t *testing.T) {
	d, x := newDesk(t), &cards{}
	p := present.NewCards(d.env(), present.CardsPorts{Maker: x, Acts: present.NewActs(d.env()), Nav: d, Spec: app.DefaultSpec})
	p.Show(app.CardQuery{Actor: "norland"})
	d.run()
	s := p.State()
	want := []present.CardLine{
		{Name: "Ferry line", State: "support", Words: "▲ Support", Sub: "n = 1", Quote: "“we accept”", At: present.Route{Screen: present.ScreenReading, Article: "a1", Statement: "S-1"}},
		{Name: "Toll", State: "no_comment", Words: "… No comment", Sub: "11 Apr 2025", Quote: "“no comment”"},
	}
	if diff := cmp.Diff(want, s.Rows); diff != "" || !s.Open || s.Title != "Norland" || x.asked[0].Actor != "norland" {
		t.Errorf("card %+v\n%s", s, diff)
	}
	p.Save("out.svg", s.Picture)
	d.run()
	if diff := cmp.Diff([]string{"out.svg"}, x.saved); diff != "" || !d.noticed("wrote out.svg") {
		t.Error(diff)
	}
	p.Go(1)
	if !p.State().Open {
		t.Error("a row without an article leads somewhere")
	}
	p.Go(0)
	if d.last().Statement != "S-1" || p.State().Open {
		t.Errorf("leads to %+v", d.last())
	}
	x.err = errBroken
	p.Show(app.CardQuery{})
	p.Save("out.svg", s.Picture)
	d.run()
	if len(d.problems) != 1 || p.State().Problem == "" {
		t.Errorf("failures are not told: %v, %q", d.problems, p.State().Problem)
	}
}
