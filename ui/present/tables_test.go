package present_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

// shelf is a table of three columns, and what is remembered of it.
type shelf struct {
	asked  []*app.TableMap
	kept   map[string]app.TableMap
	err    error
	sheets []string
}

func (s *shelf) LookAtTable(_ context.Context, _ string, given *app.TableMap) (app.TableView, error) {
	s.asked = append(s.asked, given)
	v := app.TableView{Columns: []string{"Who", "When", "Words"}, Samples: []string{"Harbour Post", "11 April 2025", "The envoy said"}, Signature: "sig", Sheets: s.sheets}
	if len(s.sheets) > 0 {
		v.Sheet = s.sheets[0]
	}
	v.Map = app.TableMap{Columns: map[string]string{"When": "published"}}
	if given != nil && len(given.Columns) > 0 {
		v.Map = *given
	}
	if given != nil && given.Sheet != "" {
		v.Sheet = given.Sheet
	}
	if v.Clear() {
		v.Rows = []app.Extracted{{Title: "Talks", Published: "2025-04-11", Text: "The envoy\nsaid no."}}
		v.Failures = []string{"row 3 holds no text"}
	}
	return v, s.err
}

func (s *shelf) RememberTable(signature string, m app.TableMap) error {
	if s.kept == nil {
		s.kept = map[string]app.TableMap{}
	}
	s.kept[signature] = m
	return s.err
}

func TestTables(t *testing.T) {
	d, s := newDesk(t), &shelf{sheets: []string{"Clips", "Notes"}}
	var imported []string
	p := present.NewTables(d.env(), present.TablePorts{Tables: s, Acts: present.NewActs(d.env()), Import: func(paths []string) { imported = paths }})
	p.Show("/in/clips.xlsx")
	d.run()
	if st := p.State(); !st.Open || st.Name != "clips.xlsx" || st.NoImport != "Say which column holds the text." || len(st.Columns) != 3 || st.Columns[1].Field != "Date published" {
		t.Fatalf("state %+v", st)
	}
	p.Import()
	d.run()
	if s.kept != nil {
		t.Error("a table without text was taken")
	}
	p.Set("Words", "Text")
	p.Set("Who", "Date published") // the other column loses it
	d.run()
	st := p.State()
	if diff := cmp.Diff([]string{"Date published", present.NoField, "Text"}, []string{st.Columns[0].Field, st.Columns[1].Field, st.Columns[2].Field}); diff != "" {
		t.Error(diff)
	}
	p.Set("Who", "Outlet")
	p.Set("When", "Date published")
	p.ChooseSheet("Notes")
	d.run()
	if st := p.State(); st.Sheet != "Notes" || st.NoImport == "" {
		t.Errorf("another sheet keeps the map of the first: %+v", st)
	}
	p.Set("Words", "Text")
	d.run()
	st = p.State()
	want := []present.TableRow{{"Talks", "11 Apr 2025", "The envoy said no."}, {"Not imported", "", "Row 3 holds no text."}}
	if diff := cmp.Diff(want, st.Rows); diff != "" || st.NoImport != "" {
		t.Error(diff, st.NoImport)
	}
	p.Import()
	d.run()
	if diff := cmp.Diff(map[string]app.TableMap{"sig": {Columns: map[string]string{"When": "published", "Words": "text"}, Sheet: "Notes"}}, s.kept); diff != "" {
		t.Error(diff)
	}
	if !slices.Equal(imported, []string{"/in/clips.xlsx"}) || p.State().Open || !d.traced("mapped clips.xlsx") {
		t.Errorf("imported %q, state %+v", imported, p.State())
	}
}

func TestTablesProblems(t *testing.T) {
	d, s := newDesk(t), &shelf{err: &app.Error{Code: app.Invalid, Msg: "the file is no table"}}
	p := present.NewTables(d.env(), present.TablePorts{Tables: s, Acts: present.NewActs(d.env()), Import: func([]string) { t.Error("imported") }})
	p.Show("/in/clips.csv")
	d.run()
	if st := p.State(); st.Problem != "The file is no table." || st.NoImport == "" || st.Busy {
		t.Errorf("state %+v", st)
	}
	s.err = nil
	p.Show("/in/clips.csv")
	d.run()
	p.Set("Words", "Text")
	d.run()
	s.err = errors.New("disk full")
	p.Import()
	d.run()
	if st := p.State(); !st.Open || st.Problem == "" {
		t.Errorf("a map that could not be kept: %+v", st)
	}
}

// cabinet keeps profiles in memory.
type cabinet struct {
	all map[string]app.ImportProfile
	err error
}

func (c *cabinet) Profiles() (map[string]app.ImportProfile, error) { return c.all, c.err }
func (c *cabinet) SaveProfile(name string, p app.ImportProfile) error {
	c.all[name] = p
	return c.err
}

func (c *cabinet) RemoveProfile(name string) error {
	delete(c.all, name)
	return c.err
}

func TestProfiles(t *testing.T) {
	d := newDesk(t)
	c := &cabinet{all: map[string]app.ImportProfile{"Morning": {Paths: []string{"/in", "https://news.example"}, Source: "Harbour Post", Tables: "text=Body", Private: true}}}
	var paths []string
	var opt app.ImportOptions
	p := present.NewProfiles(d.env(), present.ProfilePorts{
		Kept: c, Import: func(x []string, o app.ImportOptions) { paths, opt = x, o },
		Last: func() ([]string, app.ImportOptions) { return []string{"/last"}, app.ImportOptions{Language: "uk"} },
	})
	p.Show()
	d.run()
	st := p.State()
	if diff := cmp.Diff(present.ProfileForm{Name: "Morning", Paths: "/in\nhttps://news.example", Source: "Harbour Post", Private: true}, st.Form); diff != "" || !st.Open {
		t.Fatal(diff)
	}
	p.Run(st.Form)
	if !slices.Equal(paths, []string{"/in", "https://news.example"}) || opt.Source != "Harbour Post" || !opt.Private || opt.Map.Column("text") != "Body" || p.State().Open {
		t.Errorf("imported %q with %+v", paths, opt)
	}
	p.Show()
	d.run()
	p.Choose(-1)
	st = p.State()
	if st.Form.Paths != "/last" || st.Form.Language != "uk" || st.Row != -1 {
		t.Errorf("a new one begins as %+v", st.Form)
	}
	p.Save(st.Form)
	p.Run(present.ProfileForm{Name: "x"})
	d.run()
	if p.State().Problem != "The profile names nothing to import. Write a folder, a file or an address on each line." {
		t.Errorf("problem %q", p.State().Problem)
	}
	st.Form.Name = "Evening"
	p.Save(st.Form)
	d.run()
	if st := p.State(); st.Row != 0 || !slices.Equal(st.Names, []string{"Evening", "Morning"}) || st.Problem != "" {
		t.Errorf("state %+v", st)
	}
	p.Remove()
	d.run()
	if _, there := c.all["Evening"]; there || p.State().Form.Name != "Morning" {
		t.Errorf("not removed: %+v", p.State())
	}
}
