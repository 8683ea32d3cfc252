package history_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"parley/app"
	"parley/ui/history"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/uitest"
	"parley/ui/widgets"
)

// chronicle is a log that answers from a list, newest first.
type chronicle struct {
	all  []app.HistoryEntry
	fail error
}

func (c *chronicle) Explain(f app.HistoryFilter) ([]app.HistoryEntry, error) {
	var out []app.HistoryEntry
	for _, e := range c.all {
		if (f.Before == 0 || e.Seq < f.Before) && len(out) < f.Limit {
			out = append(out, e)
		}
	}
	return out, c.fail
}

func (c *chronicle) History(int64, int) ([]app.Entry, error) { return nil, c.fail }

func (c *chronicle) Codebook() (app.Codebook, error) { return app.Codebook{}, nil }

func (c *chronicle) Statements(context.Context, app.StatementFilter) ([]app.Statement, error) {
	return []app.Statement{{ID: "S-7", Article: "a1"}}, nil
}
func (c *chronicle) Articles(app.ArticleFilter) ([]app.ArticleHead, error) { return nil, nil }

type world struct {
	*uitest.Desk
	c    *chronicle
	p    *present.History
	v    *history.View
	keys []fyne.KeyName
}

func newWorld(t *testing.T, all ...app.HistoryEntry) *world {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(theme.New(theme.Light))
	w := &world{Desk: uitest.NewDesk(t), c: &chronicle{all: all}}
	w.p = present.NewHistory(w.Env(), present.HistoryPorts{Log: w.c, Evidence: w.c, Nav: w})
	w.v = history.New(w.p, func(k *fyne.KeyEvent) bool { w.keys = append(w.keys, k.Name); return k.Name == fyne.KeyEscape })
	w.p.Subscribe(w.v.Render)
	uitest.Window(t, w.v.Content())
	return w
}

func (w *world) shows(words string) bool { return uitest.Shows(w.v.Content(), words) }

func entry(seq int64, label string, changes ...app.FieldChange) app.HistoryEntry {
	return app.HistoryEntry{
		Seq: seq, At: time.Date(2026, 3, 2, 9, 0, int(seq%60), 0, time.UTC), Coder: "C1", CoderName: "Ann Lind", Act: app.Do, Label: label,
		Records: 1, Changes: changes,
	}
}

func stance(before, after string) app.FieldChange {
	return app.FieldChange{Key: app.Statement{ID: "S-7"}.Key(), Field: "stance", Before: before, After: after}
}

var ofS7 = app.HistoryFilter{Key: app.Key{Kind: app.KindStatement, ID: "S-7"}}

func TestStates(t *testing.T) {
	broken := &app.Error{Code: app.Damaged, Msg: "the log cannot be read", Hint: "Check the project."}
	tests := []struct {
		name string
		all  []app.HistoryEntry
		fail error
		wait bool // look while it is being read
		want []string
		not  []string
	}{
		{
			name: "loading", all: []app.HistoryEntry{entry(1, "Record statement", stance("", "▲ Support"))}, wait: true,
			want: []string{"Reading the history…"}, not: []string{"Record statement", "Nothing has been changed"},
		},
		{name: "empty", want: []string{"Nothing has been changed yet."}, not: []string{"Reading"}},
		{name: "error", fail: broken, want: []string{"The log cannot be read"}, not: []string{"Reading", "Nothing has been changed"}},
		{name: "an error of no words of ours", fail: errors.New("disk I/O error"), want: []string{"Something failed that should not have.", "in the log"}},
		{name: "filled", all: []app.HistoryEntry{
			{Seq: 3, Coder: "C2", Act: app.Undo, Of: 2, Label: "Edit statement", Records: 1200, Changes: []app.FieldChange{stance("▼ Oppose", "▲ Support")}},
			entry(2, "Edit statement", stance("▲ Support", "▼ Oppose")), entry(1, "Record statement", stance("", "▲ Support")),
		}, want: []string{"Undone: Edit statement", "C2", "1,200 records", "Ann Lind", "1 record", "stance: ▼ Oppose → ▲ Support", "Statement S-7"}, not: []string{"Reading"}},
		{
			name: "long names", all: []app.HistoryEntry{entry(1, strings.Repeat("Rename the Standing Committee of the Harbour Authorities ", 20),
				app.FieldChange{Key: app.Actor{ID: "x"}.Key(), Field: "name", Before: strings.Repeat("Board of Ferries ", 60), After: ""})},
			want: []string{"→ (nothing)", "Standing Committee"},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			w := newWorld(t, tt.all...)
			w.c.fail = tt.fail
			if w.shows("Reading the history") {
				t.Error("it reads before it was asked to")
			}
			w.p.Show("S-7", ofS7)
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
			if min := w.v.Content().MinSize(); min.Width > 900 || min.Height > 600 {
				t.Errorf("it wants %v", min)
			}
		})
	}
}

func TestKeysChooseAct(t *testing.T) {
	w := newWorld(t, entry(3, "Third", stance("c", "d")), entry(2, "Second", stance("b", "c")), entry(1, "First", stance("", "b")))
	w.p.Show("S-7", ofS7)
	w.Run()
	list := w.v.List()
	for _, step := range []struct {
		key  fyne.KeyName
		want string
	}{{fyne.KeyDown, "stance: b → c"}, {fyne.KeyEnd, "stance: b"}, {fyne.KeyHome, "stance: c → d"}} {
		list.TypedKey(&fyne.KeyEvent{Name: step.key})
		if !w.shows(step.want) {
			t.Errorf("after %s not %q; %+v", step.key, step.want, w.p.State().Changes)
		}
	}
	list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if !slices.Equal(w.keys, []fyne.KeyName{fyne.KeyEscape}) {
		t.Errorf("keys handed on: %v", w.keys)
	}
	test.Tap(uitest.Button(t, w.v.Content(), "Go to the words"))
	w.Run()
	if len(w.Routes) != 1 || w.Routes[0].Statement != "S-7" || w.Routes[0].Article != "a1" || w.p.State().Open {
		t.Errorf("led to %+v; still open: %v", w.Routes, w.p.State().Open)
	}
}

// A long history is read page by page as the list is walked.
func TestMoreIsReadAtTheEnd(t *testing.T) {
	var all []app.HistoryEntry
	for seq := int64(250); seq > 0; seq-- {
		all = append(all, entry(seq, fmt.Sprint("Act ", seq), stance(fmt.Sprint(seq-1), fmt.Sprint(seq))))
	}
	w := newWorld(t, all...)
	w.p.Show("S-7", ofS7)
	w.Run()
	read := []int{len(w.p.State().Rows)}
	for range 3 {
		w.v.List().TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
		w.Run()
		read = append(read, len(w.p.State().Rows))
	}
	if !slices.Equal(read, []int{100, 200, 250, 250}) {
		t.Errorf("rows after each End: %v", read)
	}
	if w.v.List().(*widgets.PickList).Row() != 249 || !w.shows("stance: 0 → 1") {
		t.Errorf("the oldest act is not chosen: row %d", w.v.List().(*widgets.PickList).Row())
	}
}
