package notes_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"parley/app"
	"parley/ui/notes"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/uitest"
	"parley/ui/widgets"
)

// pad keeps notes in memory.
type pad struct {
	all  []app.Note
	fail error
	put  []string
	gone []string
}

func (p *pad) PutNote(k app.Key, text string) (app.Note, error) {
	if p.fail != nil {
		return app.Note{}, p.fail
	}
	p.put = append(p.put, text)
	n := note("M-9", "C1", text)
	p.all = append(slices.DeleteFunc(p.all, func(x app.Note) bool { return x.Coder == "C1" }), n)
	return n, nil
}
func (p *pad) RemoveNote(id string) error        { p.gone = append(p.gone, id); return p.fail }
func (p *pad) Notes(app.Key) ([]app.Note, error) { return p.all, p.fail }
func (p *pad) Codebook() (app.Codebook, error) {
	return app.Codebook{Coders: []app.Coder{{ID: "C2", Name: "Bo Marsk"}}}, nil
}

func note(id, coder, text string) app.Note {
	return app.Note{ID: id, Target: target, Text: text, Coder: app.CoderID(coder), At: time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC)}
}

var target = app.Key{Kind: app.KindActor, ID: "norland"}

type world struct {
	*uitest.Desk
	pad     *pad
	p       *present.Notes
	v       *notes.View
	keys    []fyne.KeyName
	resized int
}

func newWorld(t *testing.T, all ...app.Note) *world {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	w := &world{Desk: uitest.NewDesk(t), pad: &pad{all: all}}
	w.p = present.NewNotes(w.Env(), present.NotesPorts{
		Noter: w.pad, Book: w.pad, Acts: present.NewActs(w.Env()),
		Project: func() (app.Project, error) { return app.Project{Coder: "C1"}, nil },
	})
	w.v = notes.New(w.p, func(k *fyne.KeyEvent) bool { w.keys = append(w.keys, k.Name); return k.Name == fyne.KeyF1 }, func() { w.resized++ })
	w.p.Subscribe(w.v.Render)
	uitest.Window(t, w.v.Content())
	return w
}

func (w *world) shows(words string) bool { return uitest.Shows(w.v.Content(), words) }

func (w *world) field(t *testing.T) *widgets.TextField {
	t.Helper()
	f, ok := w.v.Field().(*widgets.TextField)
	if !ok {
		t.Fatalf("the field is a %T", w.v.Field())
	}
	return f
}

func TestStates(t *testing.T) {
	long := strings.Repeat("what the standing committee said in the corridor ", 40)
	tests := []struct {
		name string
		all  []app.Note
		fail error
		wait bool
		want []string
		not  []string
	}{
		{name: "loading", all: []app.Note{note("M-1", "C2", "ask again")}, wait: true, want: []string{"Save note"}, not: []string{"ask again"}},
		{name: "empty", want: []string{"Save note"}, not: []string{"Yours", "Not saved yet"}},
		{name: "error", fail: &app.Error{Code: app.Damaged, Msg: "the notes cannot be read", Hint: "Check the project."}, want: []string{"The notes cannot be read. Check the project."}},
		{name: "one's own and that of another", all: []app.Note{note("M-1", "C1", "mine"), note("M-2", "C2", "ask again")}, want: []string{"mine", "Yours, ", "ask again", "Bo Marsk"}},
		{name: "of a coder without a name", all: []app.Note{note("M-2", "C7", "ask again")}, want: []string{"ask again", "C7"}},
		{name: "long", all: []app.Note{note("M-1", "C1", long), note("M-2", "C2", long)}, want: []string{"in the corridor"}},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, tt.all...)
			w.pad.fail = tt.fail
			if w.shows("Save note") {
				t.Error("notes on nothing are offered")
			}
			w.p.Show(target)
			if !tt.wait {
				w.Run()
			}
			for _, words := range tt.want {
				if !w.shows(words) {
					t.Errorf("%q is not to be seen", words)
				}
			}
			for _, words := range tt.not {
				if w.shows(words) {
					t.Errorf("%q is to be seen", words)
				}
			}
			if !uitest.Button(t, w.v.Content(), "Save note").Disabled() {
				t.Error("offers to save what was not typed")
			}
			if min := w.v.Content().MinSize(); min.Width > 500 {
				t.Errorf("it wants a width of %v", min.Width)
			}
		})
	}
}

func TestWriteSaveAndTakeAway(t *testing.T) {
	w := newWorld(t, note("M-2", "C2", "ask again"))
	w.p.Show(target)
	w.Run()
	c := fyne.CurrentApp().Driver().CanvasForObject(w.v.Content())
	c.Focus(w.v.Field())
	test.Type(c.Focused(), "call the board")
	save := uitest.Button(t, w.v.Content(), "Save note")
	if !w.shows("Not saved yet") || save.Disabled() {
		t.Error("what was typed cannot be saved")
	}
	w.pad.fail = &app.Error{Code: app.Conflict, Msg: "the note was changed meanwhile", Hint: "Look again."}
	test.Tap(save)
	w.Run()
	if !w.shows("The note was changed meanwhile. Look again.") || w.field(t).Text != "call the board" || !w.shows("Not saved yet") {
		t.Errorf("a failure loses the words or is not told: %q", w.field(t).Text)
	}
	w.pad.fail = nil
	before := w.resized
	test.Tap(save)
	w.Run()
	if !slices.Equal(w.pad.put, []string{"call the board"}) || !w.shows("Yours, ") || w.shows("Not saved yet") || w.shows("changed meanwhile") {
		t.Errorf("saved %v", w.pad.put)
	}
	if w.resized == before {
		t.Error("nobody is told that the height changed when the problem went")
	}
	w.field(t).SetText("  ")
	test.Tap(save)
	w.Run()
	if !slices.Equal(w.pad.gone, []string{"M-9"}) {
		t.Errorf("a blank note is not taken away: %v", w.pad.gone)
	}
}

// What was typed on one thing stays with it while another is looked at.
func TestTypedStaysWithItsThing(t *testing.T) {
	w := newWorld(t)
	w.p.Show(target)
	w.Run()
	w.field(t).SetText("call the board")
	w.p.Show(app.Key{Kind: app.KindActor, ID: "sudland"})
	w.Run()
	if got := w.field(t).Text; got != "" {
		t.Errorf("the words show on another thing: %q", got)
	}
	w.p.Show(target)
	w.Run()
	if got := w.field(t).Text; got != "call the board" || w.p.Unsaved() != 1 {
		t.Errorf("the words are %q, unsaved %d", got, w.p.Unsaved())
	}
	w.v.Field().TypedKey(&fyne.KeyEvent{Name: fyne.KeyF1})
	if !slices.Contains(w.keys, fyne.KeyF1) {
		t.Errorf("the field keeps the keys of commands to itself: %v", w.keys)
	}
}
