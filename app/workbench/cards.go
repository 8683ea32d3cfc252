package workbench

import (
	"cmp"
	"context"
	"fmt"
	"io"
	"slices"

	"parley/app"
)

// Card gathers what is known of an actor, an issue or a cell under a recipe, with pictures.
func (w *Workbench) Card(ctx context.Context, spec app.MatrixSpec, q app.CardQuery) (app.Card, error) {
	v, err := w.View(ctx, spec)
	if err != nil {
		return app.Card{}, err
	}
	if q.Matrix {
		s := app.SheetOf(v)
		return app.Card{Title: s.Title, Sub: s.Sub, Picture: s.Drawing()}, nil
	}
	if q == (app.CardQuery{}) {
		return w.agreementCard(ctx, spec, v)
	}
	row := slices.IndexFunc(v.Actors, func(a app.MatrixActor) bool { return a.ID == q.Actor })
	col := slices.IndexFunc(v.Issues, func(x app.MatrixIssue) bool { return x.ID == q.Issue })
	if (q.Actor != "" && row < 0) || (q.Issue != "" && col < 0) {
		return app.Card{}, &app.Error{Code: app.NotFound, Op: "card", Msg: "it has no place in this matrix", Hint: "Widen the dates and the filter of the matrix."}
	}
	var cells []app.Cell
	for i := range v.Actors {
		for k := range v.Issues {
			if (row < 0 || i == row) && (col < 0 || k == col) {
				if c, ok := v.Cell(i, k); ok {
					cells = append(cells, c)
				}
			}
		}
	}
	said, err := w.saidIn(cells)
	if err != nil {
		return app.Card{}, err
	}
	book, err := w.p.Coding.Codebook()
	if err != nil {
		return app.Card{}, err
	}
	c := card{said: said, book: book, cells: cells}
	switch {
	case row >= 0 && col >= 0:
		return c.cell(v.Actors[row], v.Issues[col]), nil
	case row >= 0:
		return c.actor(v.Actors[row]), nil
	}
	return c.issue(v.Issues[col]), nil
}

// saidIn reads the statements behind cells.
func (w *Workbench) saidIn(cells []app.Cell) (map[app.StatementID]app.Statement, error) {
	var ids []app.StatementID
	for _, c := range cells {
		ids = append(ids, c.Statements...)
	}
	out := map[app.StatementID]app.Statement{}
	if len(ids) == 0 {
		return out, nil
	}
	found, err := w.p.Coding.Statements(app.StatementFilter{IDs: ids})
	for _, s := range found {
		out[s.ID] = s
	}
	return out, err
}

// card is a card in the making.
type card struct {
	said  map[app.StatementID]app.Statement
	book  app.Codebook
	cells []app.Cell
}

// row gives a position with the words that decide it, else with the newest ones.
func (c card) row(x app.Cell, name string) app.CardRow {
	r := app.CardRow{Actor: x.Actor, Issue: x.Issue, Name: name, Display: x.Display(), Statement: x.Resolving}
	if r.Statement == "" && len(x.Statements) > 0 {
		r.Statement = x.Statements[len(x.Statements)-1]
	}
	if s, ok := c.said[r.Statement]; ok {
		r.Article, r.Quote, r.Said = s.Article, s.QuoteText(), s.StatedAt
	}
	return r
}

// lane draws what counts in a cell; copies and repetitions are left out.
func (c card) lane(x app.Cell, label string) app.Lane {
	l := app.Lane{Label: label}
	for _, e := range x.Evidence {
		if e.CountedAs == app.CountedOwn || e.CountedAs == app.CountedReported {
			l.Points = append(l.Points, app.LanePoint{At: c.said[e.Statement].StatedAt, Stance: e.Stance, Reported: e.CountedAs == app.CountedReported})
		}
	}
	return l
}

func (c card) actor(a app.MatrixActor) app.Card {
	out := app.Card{Title: a.Name, Sub: words(a.Role, a.Side)}
	var lanes []app.Lane
	for _, x := range c.cells {
		title := c.book.IssueTitle(x.Issue)
		out.Rows = append(out.Rows, c.row(x, title))
		lanes = append(lanes, c.lane(x, title))
	}
	out.Picture = app.TimelineDrawing(a.Name, words(out.Sub, "by the date said; hollow: reported by others"), lanes, false)
	return out
}

func (c card) issue(x app.MatrixIssue) app.Card {
	out := app.Card{Title: x.Title, Sub: x.Question}
	var lanes []app.Lane
	var points []app.ScalePoint
	for _, cell := range c.cells {
		name := c.book.ActorName(cell.Actor)
		out.Rows = append(out.Rows, c.row(cell, name))
		lanes = append(lanes, c.lane(cell, name))
		if p, ok := c.place(cell); ok {
			points = append(points, app.ScalePoint{Name: name, Place: p, State: cell.Display().State})
		}
	}
	out.Picture = app.TimelineDrawing(x.Title, words(x.Question, "by the date said; hollow: reported by others"), lanes, false)
	low, high := "", ""
	if i := slices.IndexFunc(c.book.Issues, func(y app.Issue) bool { return y.ID == x.ID }); i >= 0 {
		low, high = c.book.Issues[i].LabelLow, c.book.Issues[i].LabelHigh
	}
	scale := app.ScaleDrawing(x.Title, x.Question, low, high, points)
	out.Scale = &scale
	return out
}

// place puts a position on the scale of its issue: where its statements give a point, at
// their mean, else where its value stands between the ends. What only others report has no
// place of its own.
func (c card) place(x app.Cell) (float64, bool) {
	sum, n := 0.0, 0
	for _, e := range x.Evidence {
		if s := c.said[e.Statement]; e.CountedAs == app.CountedOwn && s.ScalePoint != nil {
			sum += *s.ScalePoint
			n++
		}
	}
	switch {
	case n > 0:
		return sum / float64(n), true
	case x.Value != nil:
		return (*x.Value + 2) / 4 * 100, true
	}
	return 0, false
}

// cell draws one cell: a lane for each value that was said.
func (c card) cell(a app.MatrixActor, x app.MatrixIssue) app.Card {
	out := app.Card{Title: a.Name + " → " + x.Title, Sub: x.Question}
	lanes := map[app.Stance]*app.Lane{}
	for _, s := range app.Stances() {
		lanes[s] = &app.Lane{Label: s.Words()}
	}
	for _, cell := range c.cells {
		for _, p := range c.lane(cell, "").Points {
			if l := lanes[p.Stance]; l != nil {
				l.Points = append(l.Points, p)
			}
		}
		for _, id := range slices.Backward(cell.Statements) {
			s := c.said[id]
			out.Rows = append(out.Rows, app.CardRow{
				Actor: cell.Actor, Issue: cell.Issue, Name: s.Stance.Words(), Statement: id, Article: s.Article, Quote: s.QuoteText(), Said: s.StatedAt,
				Display: app.Display{State: app.LanePoint{Stance: s.Stance}.State(), Lines: []string{s.Stance.Words()}},
			})
		}
	}
	always := []app.Stance{app.StrongSupport, app.Support, app.NeutralStance, app.Oppose, app.StrongOppose}
	var shown []app.Lane
	for _, s := range app.Stances() {
		if len(lanes[s].Points) > 0 || slices.Contains(always, s) {
			shown = append(shown, *lanes[s])
		}
	}
	slices.SortStableFunc(shown, func(p, q app.Lane) int { return cmp.Compare(laneRank(q.Label), laneRank(p.Label)) })
	out.Picture = app.TimelineDrawing(out.Title, words(x.Question, "by the date said; hollow: reported by others"), shown, true)
	return out
}

// laneRank puts the lanes of a cell from strong support down to strong opposition, then
// those that have no value.
func laneRank(label string) float64 {
	for _, s := range app.Stances() {
		if s.Words() != label {
			continue
		}
		v, ok := s.Value()
		if !ok {
			return -9
		}
		if s.Conditional() {
			return float64(v) * 0.9
		}
		return float64(v)
	}
	return -9
}

func (w *Workbench) agreementCard(ctx context.Context, spec app.MatrixSpec, v app.MatrixView) (app.Card, error) {
	list, err := w.Agreements(ctx, spec)
	if err != nil {
		return app.Card{}, err
	}
	spoke := map[app.ActorID]bool{}
	for _, a := range list {
		spoke[a.A], spoke[a.B] = true, true
	}
	var points []app.MapPoint
	for _, a := range v.Actors {
		if spoke[a.ID] {
			points = append(points, app.MapPoint{ID: a.ID, Name: a.Name, Side: a.Side})
		}
	}
	c := app.Card{Title: "Agreement of actors", Sub: "the nearer, the more they agree on the issues they share; lines join those who agree by 75 % or more"}
	c.Picture = app.AgreementDrawing(c.Title, c.Sub, points, list)
	return c, nil
}

func words(parts ...string) string {
	out := ""
	for _, p := range parts {
		switch {
		case p == "":
		case out == "":
			out = p
		default:
			out += " · " + p
		}
	}
	return out
}

// SavePicture writes a drawing to a file in the format of its ending, whole or not at all;
// an existing file is refused unless force is set.
func (w *Workbench) SavePicture(path string, d app.Drawing, force bool) error {
	if w.p.Picture == nil {
		return fmt.Errorf("save picture: no writer")
	}
	return w.p.Save(path, force, func(out io.Writer) error { return w.p.Picture(out, path, d) })
}
