package importing_test

import (
	"context"
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"parley/app"
	"parley/ui/importing"
	"parley/ui/present"
	"parley/ui/uitest"
	"parley/ui/widgets"
)

type shelf struct{}

func (shelf) LookAtTable(_ context.Context, _ string, given *app.TableMap) (app.TableView, error) {
	v := app.TableView{Columns: []string{"Teaser", "Who"}, Samples: []string{"The envoy said", ""}, Signature: "sig", Sheets: []string{"Clips", "Notes"}, Sheet: "Clips"}
	if given != nil {
		v.Map = *given
	}
	if v.Clear() {
		v.Rows = []app.Extracted{{Title: "Harbour talks", Text: "The envoy said no."}}
	}
	return v, nil
}
func (shelf) RememberTable(string, app.TableMap) error { return nil }

func TestTable(t *testing.T) {
	test.NewTempApp(t)
	d := uitest.NewDesk(t)
	imported := 0
	p := present.NewTables(d.Env(), present.TablePorts{Tables: shelf{}, Acts: present.NewActs(d.Env()), Import: func([]string) { imported++ }})
	v := importing.NewTable(p)
	p.Subscribe(v.Render)
	uitest.Window(t, v.Content())
	p.Show("clips.csv")
	d.Run()
	if !uitest.Shows(v.Content(), "Teaser") || !uitest.Shows(v.Content(), "empty in the first rows") || !uitest.Shows(v.Content(), "Say which column holds the text.") {
		t.Fatal("the columns are not shown")
	}
	take := v.Buttons()[1].(*widget.Button)
	if !take.Disabled() {
		t.Error("it can be imported without text")
	}
	selects := uitest.All[*widget.Select](v.Content())
	sheet := slices.IndexFunc(selects, func(s *widget.Select) bool { return s.Selected == "Clips" })
	if len(selects) != 3 || sheet < 0 {
		t.Fatalf("%d lists, the one of sheets is %d", len(selects), sheet)
	}
	selects = slices.Delete(selects, sheet, sheet+1)
	selects[0].SetSelected("Text")
	d.Run()
	if !uitest.Shows(v.Content(), "Harbour talks") || take.Disabled() {
		t.Error("the articles are not shown")
	}
	selects[1].SetSelected("Text") // the other column gives it up
	d.Run()
	if selects[0].Selected != present.NoField {
		t.Errorf("two columns are the text: %q", selects[0].Selected)
	}
	test.Tap(take)
	d.Run()
	if imported != 1 {
		t.Errorf("imported %d times", imported)
	}
}

type cabinet map[string]app.ImportProfile

func (c cabinet) Profiles() (map[string]app.ImportProfile, error) { return c, nil }
func (c cabinet) SaveProfile(name string, p app.ImportProfile) error {
	c[name] = p
	return nil
}

func (c cabinet) RemoveProfile(name string) error {
	delete(c, name)
	return nil
}

func TestProfiles(t *testing.T) {
	test.NewTempApp(t)
	d := uitest.NewDesk(t)
	c := cabinet{}
	var got app.ImportOptions
	p := present.NewProfiles(d.Env(), present.ProfilePorts{Kept: c, Import: func(_ []string, o app.ImportOptions) { got = o }})
	v := importing.NewProfiles(p, nil)
	p.Subscribe(v.Render)
	uitest.Window(t, v.Content())
	p.Show()
	d.Run()
	if !uitest.Shows(v.Content(), "No profiles yet.") {
		t.Error("nothing is said where there are none")
	}
	entries := uitest.All[*widget.Entry](v.Content())
	paths := uitest.All[*widgets.TextField](v.Content())
	if len(entries) != 3 || len(paths) != 1 {
		t.Fatalf("%d fields, %d of several lines", len(entries), len(paths))
	}
	entries[0].SetText("Morning")
	test.Tap(uitest.Button(t, v.Content(), "Save"))
	d.Run()
	if !uitest.Shows(v.Content(), "names nothing to import") || entries[0].Text != "Morning" {
		t.Errorf("a problem takes away what was typed: %q", entries[0].Text)
	}
	paths[0].SetText("/in\n")
	entries[1].SetText("Harbour Post")
	test.Tap(uitest.Button(t, v.Content(), "Save"))
	d.Run()
	if c["Morning"].Source != "Harbour Post" || c["Morning"].NoOriginals {
		t.Errorf("kept %+v", c["Morning"])
	}
	v.Run()
	if got.Source != "Harbour Post" {
		t.Errorf("imported with %+v", got)
	}
	p.Show()
	d.Run()
	test.Tap(uitest.Button(t, v.Content(), "Remove"))
	d.Run()
	if len(c) != 0 {
		t.Error("not removed")
	}
}
