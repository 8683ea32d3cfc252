package present

import (
	"context"

	"parley/app"
)

// Differ tells how two texts of an article differ.
type Differ interface {
	DiffVersions(id app.ArticleID, from, to app.VersionID) (app.TextDiff, error)
}

// TextDiffState is what the comparison of two texts shows.
type TextDiffState struct {
	Open    bool
	Title   string // of the article
	Head    string // how much differs
	Old     string // which text stands left
	New     string // and right
	Rows    []TextDiffRow
	Whole   bool // what is alike is shown too
	Problem string
	Busy    bool
}

// TextDiffRow is a pair of paragraphs, or a number of pairs that are alike and folded.
type TextDiffRow struct {
	Folded int // paragraphs alike that are not shown; 0: this is a pair
	Same   bool
	Old    []app.DiffPart // empty: the old text has none here
	New    []app.DiffPart
}

// TextDiff presents two texts of an article beside each other.
type TextDiff struct {
	changes[TextDiffState]
	env   Env
	texts Differ
	load  *Loader[app.TextDiff]
	diff  app.TextDiff
	state TextDiffState
}

// NewTextDiff makes the presenter of the comparison of two texts.
func NewTextDiff(env Env, d Differ) *TextDiff {
	return &TextDiff{env: env, texts: d, load: NewLoader[app.TextDiff](env)}
}

// Subscribe gives the state to render now and after each change.
func (d *TextDiff) Subscribe(render func(TextDiffState)) {
	d.render = render
	d.tell(d.state)
}

// State gives what is shown.
func (d *TextDiff) State() TextDiffState { return d.state }

// Show compares two texts of an article.
func (d *TextDiff) Show(id app.ArticleID, title string, from, to app.VersionID) {
	d.state = TextDiffState{Open: true, Title: title, Busy: true}
	d.tell(d.state)
	d.load.Load(d.env.Ctx, func(context.Context) (app.TextDiff, error) { return d.texts.DiffVersions(id, from, to) }, func(x app.TextDiff, err error) {
		d.state.Busy = false
		if err != nil {
			d.state.Problem = Words(err).Text()
		} else {
			d.diff = x
			d.state.Old, d.state.New = "Text "+itoa(x.From.N)+", "+dotted(moment(x.From.At), x.From.MadeFrom), "Text "+itoa(x.To.N)+", "+dotted(moment(x.To.At), x.To.MadeFrom)
			d.state.Head = Count(x.Changed, "paragraph differs", "paragraphs differ") + ", " + grouped(len(x.Rows)-x.Changed) + " alike"
			d.state.Rows = diffRows(x, false)
		}
		d.tell(d.state)
		d.env.trace("diff " + itoa(x.Changed) + " " + itoa(len(x.Rows)))
	})
}

// ShowWhole shows what is alike too, or folds it.
func (d *TextDiff) ShowWhole(on bool) {
	d.state.Whole = on
	d.state.Rows = diffRows(d.diff, on)
	d.tell(d.state)
}

// Close closes the comparison.
func (d *TextDiff) Close() {
	if d.state.Open {
		d.state = TextDiffState{}
		d.tell(d.state)
	}
}

// diffRows makes the rows that are shown: of what is alike, one paragraph around what
// differs and the number of the others.
func diffRows(x app.TextDiff, whole bool) []TextDiffRow {
	near := func(i int) bool {
		return whole || !x.Rows[i].Same || i > 0 && !x.Rows[i-1].Same || i+1 < len(x.Rows) && !x.Rows[i+1].Same
	}
	var out []TextDiffRow
	for i, r := range x.Rows {
		if !near(i) {
			if n := len(out); n > 0 && out[n-1].Folded > 0 {
				out[n-1].Folded++
			} else {
				out = append(out, TextDiffRow{Folded: 1})
			}
			continue
		}
		row := TextDiffRow{Same: r.Same}
		for _, p := range r.Parts {
			if p.Op != app.DiffNew {
				row.Old = append(row.Old, p)
			}
			if p.Op != app.DiffGone {
				row.New = append(row.New, p)
			}
		}
		out = append(out, row)
	}
	return out
}

// Stop ends what is being compared.
func (d *TextDiff) Stop() { d.load.Stop() }
