package workbench

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/app"
	"parley/app/positions"
)

// Book gathers everything that a report of the spec's matrix is written from.
func (w *Workbench) Book(ctx context.Context, spec app.MatrixSpec, report app.ReportOptions) (app.Book, error) {
	if err := report.Validate(); err != nil {
		return app.Book{}, err
	}
	in, err := w.matrixInput(ctx, spec)
	if err != nil {
		return app.Book{}, err
	}
	g := gathering{w: w, in: in, report: report}
	b, err := g.book(ctx)
	if err != nil {
		return b, err
	}
	if last, err := w.p.Ledger.LogHeads(0, 1); err != nil {
		return b, err
	} else if len(last) > 0 {
		b.LogSeq = last[0].Seq
	}
	b.ExportID = fmt.Sprintf("exp-%s-%.8s", b.GeneratedAt.Format("20060102-1504"), b.Matrix.Hash)
	b.Edition, err = w.lastEdition(b.Matrix, "")
	return b, err
}

// gathering collects a book from the input of its matrix: of the project as it is, or as
// it was.
type gathering struct {
	w      *Workbench
	in     positions.Input
	report app.ReportOptions
	was    map[app.Key]app.Record // records that were otherwise then; nil: the project as it is
}

func (g gathering) book(ctx context.Context) (app.Book, error) {
	w, in := g.w, g.in
	m, err := positions.Build(in)
	if err != nil {
		return app.Book{}, err
	}
	if err := w.markDoubtful(&m); err != nil {
		return app.Book{}, err
	}
	p, err := w.p.Coding.Project()
	if err != nil {
		return app.Book{}, err
	}
	b := app.Book{
		Title: cmp.Or(strings.TrimSpace(g.report.Title), p.Title), Marking: p.Marking, Language: cmp.Or(g.report.Language, "en"), ProjectID: p.ID,
		AppVersion: w.opt.Version, GeneratedAt: in.Today, Matrix: m, Codebook: in.Codebook, Links: in.Links, TotalCoded: len(in.Statements),
		Library: len(in.Articles), Report: g.report,
	}
	if g.report.Marking != nil {
		b.Marking = *g.report.Marking
	}
	if b.Notes, err = g.cellNotes(p.Coder); err != nil {
		return b, err
	}
	return b, g.addEvidence(ctx, &b)
}

// cellNotes gives the notes on cells: this desk's, else the oldest of another coder.
func (g gathering) cellNotes(coder app.CoderID) (map[app.CellKey]string, error) {
	records, err := g.w.p.Ledger.Records(app.KindNote)
	if err != nil {
		return nil, err
	}
	var notes []app.Note
	for _, r := range rewound(records, app.KindNote, g.was) {
		if n := r.(app.Note); n.Target.Kind == app.KindCell {
			notes = append(notes, n)
		}
	}
	slices.SortStableFunc(notes, func(a, b app.Note) int {
		mine := func(n app.Note) int { return map[bool]int{true: 0, false: 1}[n.Coder == coder] }
		return cmp.Or(mine(a)-mine(b), a.At.Compare(b.At), cmp.Compare(a.ID, b.ID))
	})
	out := map[app.CellKey]string{}
	for _, n := range notes {
		actor, issue, _ := strings.Cut(n.Target.ID, "/")
		k := app.CellKey{Actor: app.ActorID(actor), Issue: app.IssueID(issue)}
		if _, there := out[k]; !there {
			out[k] = n.Text
		}
	}
	return out, nil
}

// lastEdition compares the matrix with the newest edition of the same recipe, or with the
// one named; nil where there is none.
func (w *Workbench) lastEdition(m app.Matrix, name string) (*app.BookEdition, error) {
	all, err := w.Editions()
	for _, e := range slices.Backward(all) {
		if name != "" && e.Name != name || name == "" && (sameRecipe(e.Matrix.Spec, m.Spec) != nil || e.Matrix.Hash == m.Hash && e.Matrix.Spec.To == m.Spec.To) {
			continue
		}
		return &app.BookEdition{Name: e.Name, Date: app.DateOfDay(e.At), Changes: positions.Changes(e.Matrix, m)}, err
	}
	return nil, err
}

// addEvidence adds the statements behind the cells with their paragraphs, and the
// articles they come from. Articles are read one after the other: the texts of all of them
// together can be larger than everything else in a book.
func (g gathering) addEvidence(ctx context.Context, b *app.Book) error {
	wanted := map[app.StatementID]bool{}
	for _, c := range b.Matrix.Cells {
		for _, id := range c.Statements {
			wanted[id] = true
		}
	}
	b.Statements = make([]app.BookStatement, 0, len(wanted))
	places := map[app.ArticleID][]int{} // of the statements of an article
	var articles []app.ArticleID
	for i := range g.in.Statements {
		s := &g.in.Statements[i]
		if !wanted[s.ID] {
			continue
		}
		if places[s.Article] == nil {
			articles = append(articles, s.Article)
		}
		places[s.Article] = append(places[s.Article], len(b.Statements))
		b.Statements = append(b.Statements, app.BookStatement{Statement: s})
	}
	for _, id := range articles {
		if err := ctx.Err(); err != nil {
			return err
		}
		if err := g.addArticle(b, id, places[id]); err != nil {
			return err
		}
	}
	markStatements(b)
	slices.SortFunc(b.Sources, func(x, y app.BookSource) int { return int(x.Seq - y.Seq) })
	return nil
}

// addArticle adds an article and the paragraphs of its statements.
func (g gathering) addArticle(b *app.Book, id app.ArticleID, statements []int) error {
	text, err := g.addSource(b, id)
	if err != nil {
		return err
	}
	b.Sources[len(b.Sources)-1].Statements = len(statements)
	quoted := paragraphs{}
	for _, k := range statements {
		s := &b.Statements[k]
		tv := text
		if c := s.Contents(); len(c) > 0 && c[0].Version != tv.ID { // cited as it was cut
			if tv, err = g.w.p.Articles.Text(c[0].Version); err != nil {
				return err
			}
		}
		quoted.add(s, tv)
	}
	return nil
}

func (g gathering) addSource(b *app.Book, id app.ArticleID) (app.TextVersion, error) {
	a, ok := g.was[app.Article{ID: id}.Key()].(app.Article)
	if !ok {
		var err error
		if a, err = g.w.p.Articles.Article(id); err != nil {
			return app.TextVersion{}, err
		}
	}
	tv, err := g.w.p.Articles.Text(a.Version)
	if err != nil {
		return tv, err
	}
	name, err := g.w.outletName(a.Outlet)
	a.Title = app.DisplayTitle(a.Title, tv.Text)
	b.Sources = append(b.Sources, app.BookSource{Article: a, Source: name, Words: len(strings.Fields(tv.Text))})
	return tv, err
}

// paragraphs are those of an article that statements quote. They are copies, so that the
// text they were cut from need not stay in memory.
type paragraphs map[paragraph]string

type paragraph struct {
	version app.VersionID
	n       int
}

// add puts the paragraph of its first content passage beside a statement.
func (p paragraphs) add(s *app.BookStatement, tv app.TextVersion) {
	c := s.Contents()
	if len(c) == 0 || c[0].Version != tv.ID {
		return
	}
	s.Paragraph = tv.Paragraph(c[0].Start)
	if s.Paragraph == 0 {
		return
	}
	k := paragraph{tv.ID, s.Paragraph}
	text, ok := p[k]
	if !ok {
		at := tv.Paragraphs[s.Paragraph-1]
		text = strings.Clone(tv.Text[at.Start:at.End])
		p[k] = text
	}
	s.Context = text
}
