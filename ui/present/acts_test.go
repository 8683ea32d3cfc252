package present_test

import (
	"context"
	"errors"
	"fmt"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/jobs"
	"parley/app/settings"
	"parley/ui/present"
)

func TestLoader(t *testing.T) {
	d := newDesk(t)
	l := present.NewLoader[int](d.env())
	var got []int
	var ended []bool
	load := func(n int) {
		l.Load(t.Context(), func(ctx context.Context) (int, error) { ended = append(ended, ctx.Err() != nil); return n, nil },
			func(v int, _ error) { got = append(got, v) })
	}
	load(1)
	work := d.work // the fetch begins …
	d.work = nil
	work[0]()
	load(2) // … and a newer one overtakes its result
	d.run()
	load(3)
	load(4) // the third never begins
	d.run()
	load(5)
	l.Stop()
	d.run()
	load(6)
	d.run()
	if diff := cmp.Diff([]int{2, 4}, got); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]bool{false, false, false}, ended); diff != "" {
		t.Error(diff)
	}
}

func TestActsKeepTheirOrder(t *testing.T) {
	d := newDesk(t)
	a := present.NewActs(d.env())
	var order []string
	act := func(name string, err error) {
		a.Do(func() error { order = append(order, name); return err }, nil)
	}
	act("record", nil)
	act("undo", errBroken)
	act("redo", nil)
	if len(d.work) != 1 || a.Idle() {
		t.Errorf("%d acts run side by side", len(d.work))
	}
	d.run()
	if diff := cmp.Diff([]string{"record", "undo", "redo"}, order); diff != "" {
		t.Error(diff)
	}
	if len(d.problems) != 1 || !a.Idle() {
		t.Errorf("problems %v", d.problems)
	}
}

func TestSteps(t *testing.T) {
	d := newDesk(t)
	l := &library{steps: app.StepState{Undo: "Record statement"}}
	env := d.env()
	p := present.NewSteps(env, l, present.NewActs(env))
	p.Reload()
	d.run()
	if p.State().Undo != "Record statement" {
		t.Errorf("state %+v", p.State())
	}
	p.Undo()
	p.Redo()
	d.run()
	if !d.noticed("Undone: Record statement") || !d.noticed("nothing to redo") || !d.traced("undone Record statement") {
		t.Errorf("notices %v, trace %v", d.notices, d.trace)
	}
	l.err = errBroken
	p.Undo()
	d.run()
	if len(d.problems) != 1 {
		t.Error("a failed undo is not told")
	}
}

func TestImporting(t *testing.T) {
	d := newDesk(t)
	var r app.ImportReport
	r.Add(app.ImportItem{Path: "a.txt", Outcome: app.OutcomeImported})
	r.Add(app.ImportItem{Path: "b.zip", Part: "3", Outcome: app.OutcomeDuplicate})
	r.Add(app.ImportItem{Path: "c.pdf", Outcome: app.OutcomeFailed, Reason: "this PDF holds only pictures of text", Hint: "run text recognition first"})
	r.Add(app.ImportItem{Path: "c.pdf", Part: "2", Outcome: app.OutcomeFailed, Reason: "broken.pdf is damaged"})
	r.Add(app.ImportItem{Path: "e.html", Outcome: app.OutcomeVersion, Reason: "a newer text of “e”"})
	r.Add(app.ImportItem{Path: "d.html", Outcome: app.OutcomeImported, Warnings: []string{"no date found"}})
	p := present.NewImporting(d.env(), &library{report: r}, d)
	p.Import(nil)
	if len(d.work) != 0 {
		t.Error("imports nothing")
	}
	p.Import([]string{"x"})
	if !p.State().Running {
		t.Error("does not say that it runs")
	}
	d.run()
	s := p.State()
	if s.Head != "2 articles imported, 1 duplicate, 1 newer text, 2 failed" || s.Kind != "some" || s.Done != 1 || s.Running {
		t.Errorf("state %+v", s)
	}
	if diff := cmp.Diff([]present.ImportLine{{"c.pdf", "This PDF holds only pictures of text.", "Run text recognition first.", ""}, {"c.pdf, part 2", "broken.pdf is damaged.", "", ""}}, s.Failed); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]present.ImportLine{{"b.zip, part 3", "The library has this text already.", "", ""}, {"e.html", "A newer text of “e”.", "", ""}, {"d.html", "No date found.", "", ""}}, s.Others); diff != "" {
		t.Error(diff)
	}
	if !d.traced("imported 2 1 2") || !d.traced("indexed") {
		t.Errorf("trace %v", d.trace)
	}
}

// busy refuses every job.
type busy struct{}

func (busy) Start(string, func(context.Context, jobs.Reporter) error) (func(), error) {
	return nil, fmt.Errorf("start: %w", jobs.ErrBusy)
}

func TestBusyJobs(t *testing.T) {
	d := newDesk(t)
	p := present.NewImporting(d.env(), &library{}, busy{})
	p.CatchUp()
	if len(d.notices)+len(d.problems) != 0 {
		t.Error("catching up while a job runs is worth a word")
	}
	p.Import([]string{"x"})
	if !d.noticed("still running") || p.State().Running {
		t.Errorf("notices %v", d.notices)
	}
}

// stops counts what a runner of jobs is asked for.
type stops struct {
	cancelled int
	paused    []bool
}

func (s *stops) CancelAll()       { s.cancelled++ }
func (s *stops) PauseAll(on bool) { s.paused = append(s.paused, on) }

func TestJobPace(t *testing.T) {
	d := newDesk(t)
	var asked stops
	p := present.NewJobs(d.env(), &asked)
	for _, tt := range []struct {
		rate float64
		left time.Duration
		want string
	}{
		{0, 0, ""},
		{480.4, 0, "480 a second"},
		{480.4, 35 * time.Second, "480 a second, 35 s left"},
		{12, 150 * time.Second, "12 a second, 2 min left"},
		{0.5, 80 * time.Minute, "30 a minute, 1 h 20 min left"},
		{0.001, 0, "1 a minute"},
	} {
		p.Show(jobs.Snapshot{Title: "Importing", Done: 1, Total: 9, State: jobs.Running, Rate: tt.rate, Left: tt.left})
		if got := p.State().Pace; got != tt.want {
			t.Errorf("%g a second, %s left: %q, want %q", tt.rate, tt.left, got, tt.want)
		}
	}
	p.Pause()
	if s := p.State(); !s.Paused || s.Pace != "" {
		t.Errorf("paused: %+v", s)
	}
	p.Show(jobs.Snapshot{Title: "Importing", Done: 1, Total: 9, State: jobs.Running, Rate: 3, Paused: true})
	if s := p.State(); !s.Paused || s.Pace != "" {
		t.Errorf("a snapshot of what is paused: %+v", s)
	}
	p.Pause()
	if diff := cmp.Diff([]bool{true, false}, asked.paused); diff != "" {
		t.Error(diff)
	}
}

func TestAddresses(t *testing.T) {
	d := newDesk(t)
	p := present.NewImporting(d.env(), &library{}, d)
	for _, bad := range []string{"", " \n", "example.org", "https://news.example/a\nb.txt"} {
		if err := p.Addresses(bad, false); app.CodeOf(err) != app.Invalid {
			t.Errorf("%q: %v", bad, err)
		}
	}
	if len(d.work) != 0 {
		t.Error("a bad address imports something")
	}
	if err := p.Addresses(" https://news.example/a\nhttp://news.example/b ", true); err != nil || len(d.work) != 1 {
		t.Errorf("%d imports, %v", len(d.work), err)
	}
}

func TestJobs(t *testing.T) {
	d := newDesk(t)
	var asked stops
	p := present.NewJobs(d.env(), &asked)
	p.Show(jobs.Snapshot{Title: "Importing", Item: "a.txt", Done: 3, Total: 9, State: jobs.Running})
	if diff := cmp.Diff(present.JobState{Title: "Importing", Item: "a.txt", Done: 3, Total: 9}, p.State()); diff != "" {
		t.Error(diff)
	}
	p.Cancel()
	p.Show(jobs.Snapshot{Title: "Importing", Item: "b.txt", Done: 4, Total: 9, State: jobs.Running})
	if asked.cancelled != 1 || p.State().Item != "stopping…" {
		t.Errorf("asked %d times, item %q", asked.cancelled, p.State().Item)
	}
	p.Show(jobs.Snapshot{Title: "Importing", State: jobs.Cancelled})
	if p.State().Title != "" || !d.traced("job cancelled Importing") {
		t.Errorf("state %+v, trace %v", p.State(), d.trace)
	}
}

func TestWords(t *testing.T) {
	tests := []struct {
		name string
		in   error
		want present.Problem
	}{
		{
			"ours", fmt.Errorf("import: %w", &app.Error{Code: app.Unsupported, Msg: "this PDF holds only pictures", Hint: "run recognition", Err: errBroken}),
			present.Problem{"This PDF holds only pictures.", "Run recognition.", "import: this PDF holds only pictures: the disk is gone"},
		},
		{"unknown", errors.New("boom"), present.Problem{"Something failed that should not have.", "Nothing that was saved is lost. The details are below and in the log.", "boom"}},
	}
	for _, tt := range tests {
		if diff := cmp.Diff(tt.want, present.Words(tt.in)); diff != "" {
			t.Errorf("%s: %s", tt.name, diff)
		}
	}
}

// memory is a store of strings.
type memory map[string]string

func (m memory) StringWithFallback(key, fallback string) string {
	if v, ok := m[key]; ok {
		return v
	}
	return fallback
}

func (m memory) SetString(key, value string) { m[key] = value }

func TestPrefs(t *testing.T) {
	p := present.NewPrefs(settings.New(memory{}))
	var seen []present.PrefsState
	p.Subscribe(func(s present.PrefsState) { seen = append(seen, s) })
	p.Flip(false)
	p.StepSize(1)
	p.ChooseFamily("sans")
	p.ChooseFamily("serif")
	p.StepSize(0)
	p.Flip(true)
	want := []present.PrefsState{
		{settings.System, 17, settings.Serif, 1.6, 70},
		{settings.Dark, 17, settings.Serif, 1.6, 70},
		{settings.Dark, 18, settings.Serif, 1.6, 70},
		{settings.Dark, 18, settings.Sans, 1.6, 70},
		{settings.Dark, 18, settings.Serif, 1.6, 70},
		{settings.Dark, 17, settings.Serif, 1.6, 70},
		{settings.Light, 17, settings.Serif, 1.6, 70},
	}
	if diff := cmp.Diff(want, seen); diff != "" {
		t.Error(diff)
	}
	for _, c := range append(present.Themes(), present.Families()...) {
		if c.Code == "" || c.Words == "" {
			t.Errorf("choice %+v", c)
		}
	}
}
