package present

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"parley/app"
	"parley/app/jobs"
)

// The titles of the jobs after which there may be articles that nobody has looked at.
const (
	jobImporting = "Importing"
	jobCatchUp   = "Bringing the search up to date"
)

// BringsArticles reports whether a job of this title leaves articles behind that
// suggestions are to be made for.
func BringsArticles(title string) bool { return title == jobImporting || title == jobCatchUp }

// Importer brings articles into the library and makes them searchable.
type Importer interface {
	ImportWith(ctx context.Context, paths []string, r jobs.Reporter, o app.ImportOptions) (app.ImportReport, error)
	CatchUp(ctx context.Context, r jobs.Reporter) error
}

// ImportingState is what became of the last import.
type ImportingState struct {
	Running bool
	Done    int // counts reports, so that the view shows each once
	Head    string
	Kind    string // "all", "some" or "none" of the files came in
	Failed  []ImportLine
	Others  []ImportLine // newer texts, duplicates, and articles read with a warning
	Retry   []string     // the files that failed, each once
	Text    string       // all of it, for the clipboard
	Table   app.Table    // every file of it, to be saved
}

// ImportLine is one file of the report.
type ImportLine struct {
	Name   string
	Reason string
	Hint   string
	Table  string // the path, where it may help to say which column is what
}

// Importing presents the import of files and what became of them.
type Importing struct {
	changes[ImportingState]
	env   Env
	work  Importer
	jobs  Starter
	state ImportingState
	paths []string // of the newest import
	opt   app.ImportOptions
}

// NewImporting makes the presenter of the import.
func NewImporting(env Env, w Importer, s Starter) *Importing {
	return &Importing{env: env, work: w, jobs: s}
}

// Subscribe gives the state to render now and after each change.
func (i *Importing) Subscribe(render func(ImportingState)) {
	i.render = render
	i.tell(i.state)
}

// State gives what is shown.
func (i *Importing) State() ImportingState { return i.state }

// Import reads files and folders as one job and then makes them searchable.
func (i *Importing) Import(paths []string) { i.ImportWith(paths, app.ImportOptions{}) }

// Last gives what the newest import was asked for.
func (i *Importing) Last() ([]string, app.ImportOptions) { return i.paths, i.opt }

// ImportWith is Import with options.
func (i *Importing) ImportWith(paths []string, o app.ImportOptions) {
	if len(paths) == 0 {
		return
	}
	i.paths, i.opt = paths, o
	i.state.Running = start(i.env, i.jobs, jobImporting, func(ctx context.Context, r jobs.Reporter) error {
		report, err := i.work.ImportWith(ctx, paths, r, o)
		i.env.Dispatch(func() { i.finish(report, err) })
		if err != nil {
			return err
		}
		r.Item("making them searchable")
		err = i.work.CatchUp(ctx, r)
		i.env.Dispatch(func() { i.caughtUp(err) })
		return err
	})
	i.tell(i.state)
}

// Retry tries the files that failed once more.
func (i *Importing) Retry() { i.ImportWith(i.state.Retry, i.opt) }

// Addresses imports the pages whose addresses stand in a text, one or several; private
// allows those of the house's own network.
func (i *Importing) Addresses(text string, private bool) error {
	all := strings.Fields(text)
	if len(all) == 0 {
		return &app.Error{Code: app.Invalid, Op: "import", Msg: "there is no address", Hint: "paste the address of a page, such as https://example.org/news"}
	}
	for _, a := range all {
		if !app.IsAddress(a) {
			return &app.Error{Code: app.Invalid, Op: "import", Msg: "“" + a + "” is not the address of a page", Hint: "addresses begin with http:// or https://"}
		}
	}
	i.ImportWith(all, app.ImportOptions{Private: private})
	return nil
}

// CatchUp brings the search up to date as a job; it does nothing while another job runs,
// which ends with the same.
func (i *Importing) CatchUp() {
	_, err := i.jobs.Start(jobCatchUp, func(ctx context.Context, r jobs.Reporter) error {
		err := i.work.CatchUp(ctx, r)
		i.env.Dispatch(func() { i.caughtUp(err) })
		return err
	})
	if err != nil && !errors.Is(err, jobs.ErrBusy) {
		i.env.Notify.Problem(err)
	}
}

func (i *Importing) caughtUp(err error) {
	if err != nil && !cancelled(err) {
		i.env.Notify.Problem(err)
	}
	i.env.trace("indexed")
	i.tell(i.state)
}

func (i *Importing) finish(r app.ImportReport, err error) {
	i.state.Running = false
	if err != nil && !cancelled(err) {
		i.env.Notify.Problem(err)
		i.tell(i.state)
		return
	}
	done := i.state.Done + 1
	i.state = importState(r)
	i.state.Done = done
	i.env.trace(fmt.Sprintf("imported %d %d %d", r.Imported, r.Duplicates, r.Failed))
	i.tell(i.state)
}

func importState(r app.ImportReport) ImportingState {
	s := ImportingState{Head: importHead(r), Kind: "all"}
	switch {
	case r.Failed > 0 && r.Imported+r.Duplicates+r.Versions == 0:
		s.Kind = "none"
	case r.Failed > 0:
		s.Kind = "some"
	}
	for _, it := range r.Items {
		l := ImportLine{Name: itemName(it), Reason: sentence(it.Reason), Hint: sentence(it.Hint)}
		switch {
		case it.Outcome == app.OutcomeFailed:
			if it.Part == "" && IsTable(it.Path) {
				l.Table = it.Path
			}
			s.Failed = append(s.Failed, l)
			if !slices.Contains(s.Retry, it.Path) {
				s.Retry = append(s.Retry, it.Path)
			}
		case it.Outcome == app.OutcomeVersion:
			s.Others = append(s.Others, l)
		case it.Outcome == app.OutcomeDuplicate:
			if l.Reason == "" {
				l.Reason = "The library has this text already."
			}
			s.Others = append(s.Others, l)
		case len(it.Warnings) > 0:
			l.Reason = sentence(strings.Join(it.Warnings, "; "))
			s.Others = append(s.Others, l)
		}
	}
	s.Text, s.Table = importText(s), importTable(r)
	return s
}

func importHead(r app.ImportReport) string {
	parts := []string{Count(r.Imported, "article", "articles") + " imported"}
	if r.Duplicates > 0 {
		parts = append(parts, Count(r.Duplicates, "duplicate", "duplicates"))
	}
	if r.Versions > 0 {
		parts = append(parts, Count(r.Versions, "newer text", "newer texts"))
	}
	if r.Failed > 0 {
		parts = append(parts, grouped(r.Failed)+" failed")
	}
	head := strings.Join(parts, ", ")
	if r.Cancelled {
		head += "; stopped before the end"
	}
	return head
}

func itemName(it app.ImportItem) string {
	if it.Part != "" {
		return it.Path + ", part " + it.Part
	}
	return it.Path
}

func importText(s ImportingState) string {
	var b strings.Builder
	b.WriteString(s.Head + "\n")
	for _, l := range append(append([]ImportLine{}, s.Failed...), s.Others...) {
		b.WriteString(l.Name + "\t" + strings.TrimSpace(l.Reason+" "+l.Hint) + "\n")
	}
	return b.String()
}

// importTable is the whole report as a list: every file with what became of it.
func importTable(r app.ImportReport) app.Table {
	t := app.Table{
		Title: "Import", About: importHead(r),
		Columns: []app.Column{
			{Head: "File", Width: 50, Wrap: true},
			{Head: "Part", Width: 10},
			{Head: "Outcome", Width: 12},
			{Head: "Article", Width: 50, Wrap: true},
			{Head: "Why", Width: 50, Wrap: true},
			{Head: "What to do", Width: 40, Wrap: true},
		},
	}
	for _, it := range r.Items {
		why := it.Reason
		if len(it.Warnings) > 0 {
			why = strings.TrimPrefix(why+"; "+strings.Join(it.Warnings, "; "), "; ")
		}
		t.Rows = append(t.Rows, []any{it.Path, it.Part, string(it.Outcome), it.Title, why, it.Hint})
	}
	return t
}
