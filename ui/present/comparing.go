package present

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"parley/app"
)

// Comparer puts the work of two coders side by side and brings it together.
type Comparer interface {
	Compare(ctx context.Context, other app.CodedProject) (app.Comparison, error)
	Adopt(ctx context.Context, from app.CodedProject, o app.AdoptOptions) (app.MergeReport, error)
	Settle(ctx context.Context, other app.CodedProject, d app.Disagreement) error
}

// ComparingPorts are what comparing needs.
type ComparingPorts struct {
	Comparer Comparer
	// Read reads another project whole: ours, or one of another tool.
	Read func(ctx context.Context, path string) (app.CodedProject, app.LossReport, error)
	Acts *Acts
	Nav  Navigator
}

// ComparingState is what the dialog of two coders shows. A is this project, B the other.
type ComparingState struct {
	Open      bool
	Title     string
	Head      string
	Figures   []FigureRow
	Rows      []DisagreementRow
	Row       int // the one walked to, −1 for none
	Unsettled int // that are not settled
	Merge     []string
	Problem   string
	Busy      string // what is under way; empty: nothing
	NoMerge   string // why nothing can be taken over
}

// FigureRow is how far two coders agree on one field.
type FigureRow struct{ Field, Pairs, Agree, Alpha, Interval, Reason string }

// DisagreementRow is a pair that differs, or a statement that only one has.
type DisagreementRow struct {
	Title   string // of the article
	What    string // which fields, or who alone has it
	A, B    SideRow
	Fields  []FieldRow
	Settled string // how; empty: it is not
}

// SideRow is one coder's statement.
type SideRow struct{ ID, Quote string }

// FieldRow is a field in which a pair differs.
type FieldRow struct{ Field, A, B string }

// Comparing presents the work of two coders.
type Comparing struct {
	changes[ComparingState]
	env   Env
	ports ComparingPorts
	load  *Loader[comparedCoders]
	other app.CodedProject
	found app.Comparison
	state ComparingState
}

type comparedCoders struct {
	other app.CodedProject
	found app.Comparison
	merge app.MergeReport
	lost  app.LossReport
}

// NewComparing makes the presenter of two coders.
func NewComparing(env Env, p ComparingPorts) *Comparing {
	return &Comparing{env: env, ports: p, load: NewLoader[comparedCoders](env), state: ComparingState{Row: -1}}
}

// Subscribe gives the state to render now and after each change.
func (c *Comparing) Subscribe(render func(ComparingState)) {
	c.render = render
	c.tell(c.state)
}

// State gives what is shown.
func (c *Comparing) State() ComparingState { return c.state }

// Show compares this project with the one at path.
func (c *Comparing) Show(path string) {
	name := filepath.Base(path)
	c.state = ComparingState{Open: true, Title: "This project (A) and " + name + " (B)", Row: -1, Busy: "Comparing…"}
	if c.env.ReadOnly != "" {
		c.state.NoMerge = "This project is open for reading only."
	}
	c.tell(c.state)
	c.load.Load(c.env.Ctx, func(ctx context.Context) (x comparedCoders, err error) {
		if x.other, x.lost, err = c.ports.Read(ctx, path); err != nil {
			return x, err
		}
		if x.found, err = c.ports.Comparer.Compare(ctx, x.other); err != nil {
			return x, err
		}
		x.merge, err = c.ports.Comparer.Adopt(ctx, x.other, app.AdoptOptions{DryRun: true})
		return x, err
	}, func(x comparedCoders, err error) {
		c.state.Busy = ""
		if err != nil {
			if !cancelled(err) {
				c.state.Problem = Words(err).Text()
			}
			c.tell(c.state)
			return
		}
		c.other, c.found = x.other, x.found
		c.fill(x)
		c.tell(c.state)
		c.env.trace(fmt.Sprintf("compared %d %d", x.found.Spans.Matched, len(c.state.Rows)))
	})
}

func (c *Comparing) fill(x comparedCoders) {
	f, s := x.found, &c.state
	s.Head = dotted(Count(f.Articles, "article coded by both", "articles coded by both"),
		fmt.Sprintf("statements: A %d, B %d, matched %d (same words %d)", f.Spans.A, f.Spans.B, f.Spans.Matched, f.Spans.Exact),
		"F1 "+figure(f.Spans.F1), "overlap "+figure(f.Spans.Overlap), only("A", f.OnlyA), only("B", f.OnlyB))
	for _, a := range f.Fields {
		r := FigureRow{Field: codeWords(a.Field), Pairs: itoa(a.Pairs), Agree: itoa(a.Agree), Alpha: figure(a.Alpha), Reason: a.Reason}
		if a.Low != nil && a.High != nil {
			r.Interval = figure(a.Low) + " – " + figure(a.High)
		}
		s.Figures = append(s.Figures, r)
	}
	for _, d := range f.Disagreements {
		s.Rows = append(s.Rows, disagreementRow(d))
	}
	s.Unsettled = len(s.Rows)
	if len(s.Rows) > 0 {
		s.Row = 0
	}
	s.Merge = mergeWords(x.merge, x.lost)
}

func only(side string, n int) string {
	if n == 0 {
		return ""
	}
	return Count(n, "article", "articles") + " only in " + side
}

// figure writes a number in three digits, a dash where there is none.
func figure(v *float64) string {
	if v == nil {
		return "–"
	}
	return fmt.Sprintf("%.3f", *v)
}

func codeWords(code string) string { return strings.ReplaceAll(code, "_", " ") }

func disagreementRow(d app.Disagreement) DisagreementRow {
	r := DisagreementRow{Title: d.Title, A: SideRow{string(d.A), oneLine(d.QuoteA)}, B: SideRow{string(d.B), oneLine(d.QuoteB)}}
	switch {
	case d.B == "":
		r.What = "only A has it"
	case d.A == "":
		r.What = "only B has it"
	}
	var names []string
	for _, f := range d.Fields {
		names = append(names, codeWords(f.Field))
		r.Fields = append(r.Fields, FieldRow{codeWords(f.Field), valueWords(f.Field, f.A), valueWords(f.Field, f.B)})
	}
	if len(names) > 0 {
		r.What = strings.Join(names, ", ")
	}
	return r
}

// valueWords writes the value of a field for people.
func valueWords(field, value string) string {
	switch {
	case value == "":
		return "–"
	case field == "stance":
		return app.Stance(value).Words()
	case field == "attribution_type":
		return app.Attribution(value).Words()
	case field == "stated_at":
		return app.Date(value).Words()
	}
	return value
}

// mergeWords tells what merging would bring.
func mergeWords(r app.MergeReport, lost app.LossReport) []string {
	var out []string
	for _, x := range []struct {
		n         app.MergeCount
		one, many string
	}{
		{r.Articles, "article", "articles"},
		{r.Statements, "statement", "statements"},
		{r.Annotations, "annotation", "annotations"},
		{r.Actors, "actor", "actors"},
		{r.Issues, "issue", "issues"},
		{r.Coders, "coder", "coders"},
		{r.Tags, "tag", "tags"},
	} {
		if x.n.Added > 0 {
			out = append(out, Count(x.n.Added, x.one, x.many)+" would be added")
		}
	}
	if len(out) == 0 {
		out = append(out, "Everything is here already.")
	}
	for _, l := range append(slices.Clone(lost.Losses), r.Skipped...) {
		out = append(out, lossWords(l))
	}
	return out
}

// lossWords tells what had no place.
func lossWords(l app.Loss) string {
	words := fmt.Sprintf("%s %s: %s", grouped(l.Count), l.What, l.Why)
	if len(l.Items) > 0 {
		words += " (" + cut(strings.Join(l.Items, "; "), 200) + ")"
	}
	return words
}

// Walk goes to a disagreement.
func (c *Comparing) Walk(row int) {
	if row >= 0 && row < len(c.state.Rows) {
		c.state.Row = row
		c.tell(c.state)
	}
}

// Next goes to the next disagreement that is not settled.
func (c *Comparing) Next() {
	for n := range len(c.state.Rows) {
		row := (c.state.Row + 1 + n) % len(c.state.Rows)
		if c.state.Rows[row].Settled == "" {
			c.Walk(row)
			return
		}
	}
	c.tell(c.state)
}

// Keep leaves a disagreement as this project has it.
func (c *Comparing) Keep() { c.mark("kept as A has it") }

// Take takes the other coder's side, as one undoable step.
func (c *Comparing) Take() {
	row := c.state.Row
	if row < 0 || row >= len(c.state.Rows) || c.state.Rows[row].Settled != "" {
		return
	}
	d, other := c.found.Disagreements[row], c.other
	c.state.Busy, c.state.Problem = "Settling…", ""
	c.tell(c.state)
	c.ports.Acts.Do(func() error { return c.ports.Comparer.Settle(c.env.Ctx, other, d) }, func(err error) {
		c.state.Busy = ""
		if err != nil {
			c.state.Problem = Words(err).Text()
			c.tell(c.state)
			return
		}
		c.state.Row = row
		c.mark("taken from B")
	})
}

// mark notes how the disagreement walked to was settled, and goes on.
func (c *Comparing) mark(how string) {
	row := c.state.Row
	if row < 0 || row >= len(c.state.Rows) {
		return
	}
	c.state.Rows = slices.Clone(c.state.Rows)
	if c.state.Rows[row].Settled == "" {
		c.state.Unsettled--
	}
	c.state.Rows[row].Settled = how
	c.env.trace(fmt.Sprintf("settled %d", c.state.Unsettled))
	c.Next()
}

// Merge brings all of the other coder's work in, as one undoable step, and closes.
func (c *Comparing) Merge() {
	other, title := c.other, c.state.Title
	c.state.Busy, c.state.Problem = "Merging…", ""
	c.tell(c.state)
	var rep app.MergeReport
	c.ports.Acts.Do(func() (err error) {
		rep, err = c.ports.Comparer.Adopt(c.env.Ctx, other, app.AdoptOptions{Label: "Merge " + title})
		return err
	}, func(err error) {
		c.state.Busy = ""
		if err != nil {
			c.state.Problem = Words(err).Text()
			c.tell(c.state)
			return
		}
		c.Close()
		c.env.Notify.Notice("Merged: " + Count(rep.Statements.Added, "statement", "statements") + " and " +
			Count(rep.Articles.Added, "article", "articles") + " added. Undo takes all of it back.")
		c.env.trace(fmt.Sprintf("merged %d", rep.Statements.Added))
	})
}

// Go leads to this project's statement, and leaves the dialog.
func (c *Comparing) Go() {
	if c.state.Row < 0 {
		return
	}
	d := c.found.Disagreements[c.state.Row]
	if d.A == "" && d.Article == "" {
		return
	}
	c.Close()
	c.ports.Nav.Go(Route{Screen: ScreenReading, Article: d.Article, Statement: d.A})
}

// Close closes the dialog.
func (c *Comparing) Close() {
	c.state.Open = false
	c.tell(c.state)
}

// Stop ends what is under way.
func (c *Comparing) Stop() { c.load.Stop() }

// LossLines writes a report of what another tool's project could not keep, a line each.
func LossLines(r app.LossReport) []string {
	out := []string{dotted(Count(r.Articles, "article", "articles"), Count(r.Statements, "statement", "statements"),
		Count(r.Annotations, "annotation", "annotations"), Count(r.Actors, "actor", "actors"), Count(r.Issues, "issue", "issues"),
		Count(r.Coders, "coder", "coders"))}
	if len(r.Losses) == 0 {
		return append(out, "Everything was carried over.")
	}
	for _, l := range r.Losses {
		out = append(out, lossWords(l))
	}
	return out
}
