package review_test

import (
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/present"
	"parley/ui/review"
	"parley/ui/theme"
	"parley/ui/uitest"
)

type list struct {
	items   []app.ReviewItem
	decided []app.ReviewDecision
}

func (l *list) Review() ([]app.ReviewItem, error) { return l.items, nil }
func (l *list) Decide(_ app.ReviewItem, d app.ReviewDecision, _ app.Bounds) error {
	l.decided = append(l.decided, d)
	return nil
}

func TestDecideByKey(t *testing.T) {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Dark))
	l := &list{items: []app.ReviewItem{{
		Name: "one", Title: "Harbour talks", Reason: "similar words", Quote: app.Quote{Exact: "we accept it", Prefix: "said: "}, Suggestion: "we approve it",
		Diff:      []app.DiffPart{{Op: app.DiffSame, Text: "we "}, {Op: app.DiffGone, Text: "accept"}, {Op: app.DiffNew, Text: "approve"}, {Op: app.DiffSame, Text: " it"}},
		Placement: app.Placement{Status: app.PlacedReview, Method: app.MethodSimilar, Quote: app.QuoteID{Owner: app.Key{Kind: app.KindStatement, ID: "S-1"}}},
	}}}
	d := uitest.NewDesk(t)
	p := present.NewReview(d.Env(), present.ReviewPorts{Review: l, Acts: present.NewActs(d.Env()), Nav: d, Mark: func(string, func(app.Bounds, bool)) {}})
	v := review.New(p, func(*fyne.KeyEvent) bool { return false })
	p.Subscribe(v.Render)
	uitest.Window(t, v.Content())
	p.Show()
	d.Run()
	if !uitest.Shows(v.Content(), "1 passage to review") || !uitest.Shows(v.Content(), "similar words") {
		t.Error("the list is not to be seen")
	}
	struck, underlined := false, false
	for _, r := range uitest.All[*widget.RichText](v.Content()) {
		for _, s := range r.Segments {
			if x, ok := s.(*widget.TextSegment); ok {
				struck = struck || x.Style.TextStyle.Strikethrough && x.Text == "accept"
				underlined = underlined || x.Style.TextStyle.Underline && x.Text == "approve"
			}
		}
	}
	if !struck || !underlined {
		t.Error("what differs is not marked without colour")
	}
	cases := []struct {
		key  fyne.KeyName
		want app.ReviewDecision
	}{
		{fyne.KeyA, app.DecideAccept},
		{fyne.Key1, app.DecideAccept},
		{fyne.KeyK, app.DecideKeep},
		{fyne.Key3, app.DecideKeep},
		{fyne.KeyO, app.DecideOrphan},
		{fyne.Key4, app.DecideOrphan},
	}
	for i, c := range cases {
		v.List().TypedKey(&fyne.KeyEvent{Name: c.key})
		d.Run()
		if len(l.decided) != i+1 || l.decided[i] != c.want {
			t.Errorf("%s decided %v", c.key, l.decided)
		}
	}
	if len(cases) == 0 {
		t.Fatal("no cases")
	}
}
