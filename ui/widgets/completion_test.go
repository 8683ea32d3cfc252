package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"
	"github.com/google/go-cmp/cmp"

	"parley/ui/theme"
	"parley/ui/widgets"
)

type completionSpy struct {
	*widgets.CompletionEntry
	win             fyne.Window
	after           *widget.Entry
	picked, created []string
}

func newCompletion(t *testing.T) *completionSpy {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	names := []string{"Anna Korhonen", "Anton Petrenko", "Hannah Weiss"}
	c := &completionSpy{after: widget.NewEntry()}
	c.CompletionEntry = widgets.NewCompletionEntry(func(text string) (out []widgets.Completion) {
		for _, n := range names {
			if strings.Contains(strings.ToLower(n), strings.ToLower(text)) {
				out = append(out, widgets.Completion{ID: n, Text: n, Detail: "person"})
			}
		}
		return out
	})
	c.OnPicked = func(p widgets.Completion) { c.picked = append(c.picked, p.ID) }
	c.OnCreate = func(text string) { c.created = append(c.created, text) }
	c.win = test.NewTempWindow(t, container.NewVBox(c.CompletionEntry, c.after))
	c.win.Resize(fyne.NewSize(400, 400))
	c.win.Canvas().Focus(c.CompletionEntry)
	return c
}

// write types as the window does: to whatever has the focus.
func (c *completionSpy) write(text string) {
	for _, r := range text {
		c.win.Canvas().Focused().TypedRune(r)
	}
}

func (c *completionSpy) key(names ...fyne.KeyName) {
	for _, n := range names {
		c.win.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: n})
	}
}

func TestCompletionPicks(t *testing.T) {
	tests := []struct {
		name    string
		text    string
		keys    []fyne.KeyName
		picked  []string
		created []string
		left    string
	}{
		{"first", "an", []fyne.KeyName{fyne.KeyReturn}, []string{"Anna Korhonen"}, nil, "Anna Korhonen"},
		{"second", "an", []fyne.KeyName{fyne.KeyDown, fyne.KeyReturn}, []string{"Anton Petrenko"}, nil, "Anton Petrenko"},
		{"create is last", "an", []fyne.KeyName{fyne.KeyUp, fyne.KeyReturn}, nil, []string{"an"}, "an"},
		{"create only", "Zoe", []fyne.KeyName{fyne.KeyReturn}, nil, []string{"Zoe"}, "Zoe"},
		{"escape", "an", []fyne.KeyName{fyne.KeyEscape}, nil, nil, "an"},
		{"tab keeps the text", "an", []fyne.KeyName{fyne.KeyTab}, nil, nil, "an"},
		{"backspace goes to the entry", "ant", []fyne.KeyName{fyne.KeyBackspace, fyne.KeyBackspace, fyne.KeyReturn}, []string{"Anna Korhonen"}, nil, "Anna Korhonen"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := newCompletion(t)
			c.write(tt.text)
			if !c.ListOpen() {
				t.Fatal("typing opened no list")
			}
			c.key(tt.keys...)
			if c.ListOpen() {
				t.Error("the list is still open")
			}
			if diff := cmp.Diff(tt.picked, c.picked); diff != "" {
				t.Error("picked", diff)
			}
			if diff := cmp.Diff(tt.created, c.created); diff != "" {
				t.Error("created", diff)
			}
			if c.Text != tt.left {
				t.Errorf("text %q, want %q", c.Text, tt.left)
			}
		})
	}
}

func TestCompletionFocus(t *testing.T) {
	c := newCompletion(t)
	c.write("an")
	c.key(fyne.KeyTab)
	if c.win.Canvas().Focused() != c.after {
		t.Error("Tab did not go on to the next field")
	}
	c.win.Canvas().Focus(c.CompletionEntry)
	c.key(fyne.KeyDown)
	if !c.ListOpen() {
		t.Fatal("Down opened no list")
	}
	c.key(fyne.KeyEscape)
	if c.win.Canvas().Focused() != c.CompletionEntry {
		t.Error("Escape lost the focus")
	}
	submitted := ""
	c.OnSubmitted = func(s string) { submitted = s }
	c.key(fyne.KeyReturn)
	if submitted != "an" {
		t.Errorf("Enter with a closed list submitted %q", submitted)
	}
}

func TestCompletionOffersNoTwin(t *testing.T) {
	c := newCompletion(t)
	c.write("Hannah Weiss")
	c.key(fyne.KeyUp, fyne.KeyReturn)
	if len(c.created) != 0 || len(c.picked) != 1 {
		t.Errorf("created %v, picked %v", c.created, c.picked)
	}
	changed := 0
	c.OnChanged = func(string) { changed++ }
	c.SetTextQuietly("other")
	if changed != 0 || c.ListOpen() || c.Text != "other" {
		t.Error("SetTextQuietly was not quiet")
	}
}

func TestCompletionMouse(t *testing.T) {
	c := newCompletion(t)
	c.write("an")
	list := c.win.Canvas().Focused().(fyne.Tappable)
	list.Tapped(&fyne.PointEvent{Position: fyne.NewPos(20, 50)})
	if diff := cmp.Diff([]string{"Anton Petrenko"}, c.picked); diff != "" {
		t.Error(diff)
	}
}

// What Find draws on may come after the first letters: the list opens then, unless the
// person has gone on elsewhere.
func TestCompletionFindsLater(t *testing.T) {
	for _, elsewhere := range []bool{false, true} {
		c := newCompletion(t)
		find := c.Find
		c.Find = func(string) []widgets.Completion { return nil }
		c.OnCreate = nil
		c.write("weiss")
		if c.ListOpen() {
			t.Fatal("a list of nothing is open")
		}
		c.Find = find
		if elsewhere {
			c.win.Canvas().Focus(c.after)
		}
		c.Again()
		if c.ListOpen() == elsewhere {
			t.Errorf("gone on elsewhere: %t, list open: %t", elsewhere, c.ListOpen())
			continue
		}
		if elsewhere {
			continue
		}
		c.key(fyne.KeyReturn)
		if d := cmp.Diff([]string{"Hannah Weiss"}, c.picked); d != "" {
			t.Error(d)
		}
		if c.Again(); c.ListOpen() {
			t.Error("the list opens again after a choice")
		}
	}
}
