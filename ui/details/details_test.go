package details_test

import (
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/details"
	"parley/ui/present"
	"parley/ui/uitest"
	"parley/ui/widgets"
)

// shelf has one article and keeps what is corrected.
type shelf struct{ edits []app.ArticleEdit }

func (s *shelf) Open(id app.ArticleID) (app.OpenArticle, error) {
	return app.OpenArticle{
		Article: app.Article{
			ID: id, Title: "Harbour talks", Byline: []string{"A. Writer"}, Published: "2025-04-11", Kind: app.ArticleNews,
			Provenance: map[string]string{"title": "jsonld", "published": "url"}, Path: "a.html", Warnings: []string{"no main text found"},
		},
		Source: "Harbour Post",
	}, nil
}

func (s *shelf) EditArticle(_ app.ArticleID, e app.ArticleEdit) error {
	s.edits = append(s.edits, e)
	return nil
}

func TestDetails(t *testing.T) {
	test.NewTempApp(t)
	d, s := uitest.NewDesk(t), &shelf{}
	p := present.NewDetails(d.Env(), present.DetailsPorts{Open: s, Edit: s, Acts: present.NewActs(d.Env())})
	v := details.New(p, nil)
	p.Subscribe(v.Render)
	uitest.Window(t, v.Content())
	p.Show("a1")
	d.Run()
	for _, words := range []string{"read in the data of the page", "read in the address", "File: a.html", "Remark: no main text found"} {
		if !uitest.Shows(v.Content(), words) {
			t.Errorf("%q is not shown", words)
		}
	}
	fields := uitest.All[*widgets.TextField](v.Content())
	at := func(text string) *widgets.TextField {
		for _, f := range fields {
			if f.Text == text {
				return f
			}
		}
		t.Fatalf("no field says %q", text)
		return nil
	}
	published := at("2025-04-11")
	published.SetText("last week")
	test.Tap(v.Buttons()[1].(*widget.Button))
	d.Run()
	if len(s.edits) != 0 || !uitest.Shows(v.Content(), "is not a date") || published.Text != "last week" {
		t.Errorf("edits %+v, the field says %q", s.edits, published.Text)
	}
	published.SetText("2025-04")
	at("A. Writer").SetText("A. Writer; B. Orr")
	v.Save()
	d.Run()
	if len(s.edits) != 1 || *s.edits[0].Published != "2025-04" || len(*s.edits[0].Byline) != 2 || s.edits[0].Title != nil || s.edits[0].Kind != nil || p.State().Open {
		t.Errorf("edits %+v", s.edits)
	}
}
