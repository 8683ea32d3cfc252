package widgets_test

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/widget"

	"parley/ui/theme"
	"parley/ui/widgets"
)

func show(t *testing.T, o fyne.CanvasObject) fyne.Window {
	t.Helper()
	a := fyne.CurrentApp()
	a.Settings().SetTheme(theme.New(theme.Light))
	w := test.NewTempWindow(t, container.NewVBox(o))
	w.Resize(fyne.NewSize(400, 200))
	return w
}

func texts(w fyne.Window) string { return test.RenderToMarkup(w.Canvas()) }

func TestNotice(t *testing.T) {
	test.NewTempApp(t)
	n := widgets.NewNotice()
	if n.Visible() {
		t.Error("an empty notice is shown")
	}
	w := show(t, n)
	acted, closed := 0, 0
	n.OnClosed = func() { closed++ }
	for _, s := range []widgets.Severity{widgets.SeverityInfo, widgets.SeverityGood, widgets.SeverityWarning, widgets.SeverityError} {
		n.Set(widgets.NoticeText{Message: "Index rebuilt", Severity: s, Action: "Show", OnAction: func() { acted++ }})
		if !n.Visible() || !strings.Contains(texts(w), "Index rebuilt") {
			t.Errorf("severity %d is not shown", s)
		}
	}
	for _, b := range buttons(w.Content()) {
		test.Tap(b)
	}
	if acted != 1 || closed != 1 || n.Visible() {
		t.Errorf("acted %d, closed %d, visible %v", acted, closed, n.Visible())
	}
}

// buttons finds the visible buttons below an object.
func buttons(o fyne.CanvasObject) (out []*widget.Button) {
	var below []fyne.CanvasObject
	switch o := o.(type) {
	case *widget.Button:
		if o.Visible() {
			return []*widget.Button{o}
		}
	case *fyne.Container:
		below = o.Objects
	case *widgets.Notice, *widgets.JobStrip:
		below = test.WidgetRenderer(o.(fyne.Widget)).Objects()
	}
	for _, c := range below {
		out = append(out, buttons(c)...)
	}
	return out
}

func TestJobStrip(t *testing.T) {
	test.NewTempApp(t)
	j := widgets.NewJobStrip()
	w := show(t, j)
	if j.Visible() {
		t.Error("an idle strip is shown")
	}
	cancelled := 0
	j.OnCancel = func() { cancelled++ }
	j.SetJob(widgets.JobState{Title: "Importing", Item: "article 7.html", Done: 3, Total: 12})
	for _, want := range []string{"Importing", "article 7.html", "3 / 12", "Cancel"} {
		if !strings.Contains(texts(w), want) {
			t.Errorf("%q is not shown", want)
		}
	}
	for _, b := range buttons(w.Content()) {
		test.Tap(b)
	}
	if cancelled != 1 {
		t.Errorf("cancelled %d times", cancelled)
	}
	paused := 0
	j.OnPause = func() { paused++ }
	j.SetJob(widgets.JobState{Title: "Importing", Done: 4, Total: 12, Pace: "2 a second, 4 s left"})
	j.Refresh()
	for _, b := range buttons(w.Content()) {
		test.Tap(b)
	}
	if !strings.Contains(texts(w), "2 a second, 4 s left") || paused != 1 {
		t.Errorf("pace and pause: %q, paused %d times", texts(w), paused)
	}
	j.SetJob(widgets.JobState{Title: "Importing", Done: 4, Total: 12, Paused: true})
	if !strings.Contains(texts(w), "paused") || !strings.Contains(texts(w), "Go on") {
		t.Errorf("a paused job: %q", texts(w))
	}
	j.SetJob(widgets.JobState{Title: "Rebuilding", Done: 9})
	if !strings.Contains(texts(w), "Rebuilding") {
		t.Error("a job without total is not shown")
	}
	j.ClearJob()
	if j.Visible() {
		t.Error("still shown")
	}
}

func TestChip(t *testing.T) {
	test.NewTempApp(t)
	c := widgets.NewChip("▲ Support", theme.Support)
	w := show(t, c)
	tapped := 0
	test.Tap(c)
	c.OnTapped = func() { tapped++ }
	test.Tap(c)
	if tapped != 1 {
		t.Errorf("tapped %d times", tapped)
	}
	for _, s := range append(theme.Styles(), theme.Plain, theme.TagStyle(3)) {
		c.Set("text "+string(s), s)
		if !strings.Contains(texts(w), "text "+string(s)) {
			t.Errorf("style %q is not shown", s)
		}
	}
}

func TestSnippet(t *testing.T) {
	const text = "The council met on Monday and agreed on nothing at all, which nobody had expected of it, and then the corridor closed."
	at := func(word string) widgets.Bounds {
		i := strings.Index(text, word)
		return widgets.Bounds{Start: i, End: i + len(word)}
	}
	tests := []struct {
		name    string
		lines   int
		width   float32
		hits    []widgets.Bounds
		has, no []string
	}{
		{"plain", 1, 300, nil, []string{"The council", "…"}, []string{"corridor"}},
		{"hit in front", 1, 300, []widgets.Bounds{at("council")}, []string{"council"}, []string{"corridor"}},
		{"hit behind", 1, 300, []widgets.Bounds{at("corridor")}, []string{"corridor", "…"}, []string{"The council"}},
		{"two lines", 2, 300, nil, []string{"The council", "nothing"}, []string{"corridor"}},
		{"wide", 1, 3000, []widgets.Bounds{at("Monday"), {Start: -4, End: 9999}}, []string{"closed."}, []string{"…"}},
		{"within a word", 1, 300, []widgets.Bounds{{Start: 5, End: 7}}, []string{">ou<"}, nil},
		{"narrow", 1, 30, []widgets.Bounds{at("corridor")}, []string{"…"}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			test.NewTempApp(t)
			s := widgets.NewSnippetText(tt.lines, widgets.HitBold)
			w := show(t, s)
			w.SetPadded(false)
			w.Resize(fyne.NewSize(tt.width, 100))
			s.SetText(text, tt.hits)
			got := texts(w)
			for _, want := range tt.has {
				if !strings.Contains(got, want) {
					t.Errorf("%q is not shown:\n%s", want, got)
				}
			}
			for _, want := range tt.no {
				if strings.Contains(got, want) {
					t.Errorf("%q is shown", want)
				}
			}
		})
	}
}

func TestSnippetSurvivesAnything(t *testing.T) {
	test.NewTempApp(t)
	for _, style := range []widgets.HitStyle{widgets.HitBold, widgets.HitTint} {
		s := widgets.NewSnippetText(2, style)
		show(t, s)
		for _, text := range []string{"", " ", "\n\n", "a\xff\xfe b", strings.Repeat("x", 5000), "שלום abc עולם", "今天天气很好"} {
			for _, w := range []float32{0, 1, 20, 200} {
				s.SetText(text, []widgets.Bounds{{Start: 0, End: 2}, {Start: 1, End: 400}})
				s.Resize(fyne.NewSize(w, 40))
			}
		}
	}
}
