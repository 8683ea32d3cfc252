package workbench

import (
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"parley/app"
	"parley/app/jobs"
	"parley/app/positions"
)

// Matrix computes the positions matrix of a spec.
func (w *Workbench) Matrix(ctx context.Context, spec app.MatrixSpec) (app.Matrix, error) {
	in, err := w.matrixInput(ctx, spec)
	if err != nil {
		return app.Matrix{}, err
	}
	m, err := positions.Build(in)
	if err != nil {
		return m, err
	}
	return m, w.markDoubtful(&m)
}

func (w *Workbench) matrixInput(ctx context.Context, spec app.MatrixSpec) (in positions.Input, err error) {
	if err := spec.Validate(); err != nil {
		return in, err
	}
	in.Spec, in.Today = spec, w.opt.Clock()
	if in.Codebook, err = w.p.Coding.Codebook(); err != nil {
		return in, err
	}
	if in.Statements, err = w.p.Coding.Statements(app.StatementFilter{}); err != nil {
		return in, err
	}
	if in.Links, err = w.links(); err != nil {
		return in, err
	}
	if in.Articles, err = w.p.Coding.Facts(); err != nil {
		return in, err
	}
	if strings.TrimSpace(spec.Query) != "" {
		if in.Allowed, err = w.found(ctx, spec.Query); err != nil {
			return in, err
		}
	}
	overrides, err := w.p.Ledger.Records(app.KindOverride)
	for _, r := range overrides {
		in.Overrides = append(in.Overrides, r.(app.CellOverride))
	}
	return in, err
}

// Spec gives a saved spec by id or name. "" gives the project's own default, where it has
// saved one, else the defaults of Parley.
func (w *Workbench) Spec(name string) (app.MatrixSpec, error) {
	standard := app.DefaultSpec()
	if name == "" {
		name = string(standard.ID)
	}
	if name == "dna" {
		return positions.DNASpec(), nil
	}
	specs, err := w.p.Ledger.Records(app.KindSpec)
	if err != nil {
		return app.MatrixSpec{}, err
	}
	for _, r := range specs {
		if s := r.(app.MatrixSpec); string(s.ID) == name || app.FoldName(s.Name) == app.FoldName(name) {
			return s, nil
		}
	}
	if name == string(standard.ID) {
		return standard, nil
	}
	return app.MatrixSpec{}, &app.Error{
		Code: app.NotFound, Op: "matrix", Msg: fmt.Sprintf("there is no saved matrix “%s”", name),
		Hint: "Give a file, the name of a saved spec, or “dna”.",
	}
}

// SaveSpec keeps a matrix spec under its id.
func (w *Workbench) SaveSpec(s app.MatrixSpec) error { return w.put(s, "matrix "+s.Name) }

// Book gathers everything that a report of the spec's matrix is written from.
func (w *Workbench) Book(ctx context.Context, spec app.MatrixSpec) (app.Book, error) {
	in, err := w.matrixInput(ctx, spec)
	if err != nil {
		return app.Book{}, err
	}
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
	now := w.opt.Clock()
	b := app.Book{
		Title: p.Title, Marking: p.Marking, Language: reportLanguage(p), ProjectID: p.ID, AppVersion: w.opt.Version,
		GeneratedAt: now, Matrix: m, Codebook: in.Codebook, Links: in.Links, TotalCoded: len(in.Statements), Library: len(in.Articles),
		ExportID: fmt.Sprintf("exp-%s-%.8s", now.Format("20060102-1504"), m.Hash),
	}
	if last, err := w.p.Ledger.History(0, 1); err != nil {
		return b, err
	} else if len(last) > 0 {
		b.LogSeq = last[0].Seq
	}
	return b, w.addEvidence(ctx, &b, in.Statements)
}

// reportLanguage is the language of the report; labels are English in every report.
func reportLanguage(app.Project) string { return "en" }

// addEvidence adds the statements behind the cells with their paragraphs, and the
// articles they come from.
func (w *Workbench) addEvidence(ctx context.Context, b *app.Book, all []app.Statement) error {
	wanted := map[app.StatementID]bool{}
	for _, c := range b.Matrix.Cells {
		for _, id := range c.Statements {
			wanted[id] = true
		}
	}
	texts := map[app.ArticleID]app.TextVersion{}
	perArticle := map[app.ArticleID]int{}
	for _, s := range all {
		if err := ctx.Err(); err != nil {
			return err
		}
		if !wanted[s.ID] {
			continue
		}
		tv, ok := texts[s.Article]
		if !ok {
			var err error
			if tv, err = w.addSource(b, s.Article); err != nil {
				return err
			}
			texts[s.Article] = tv
		}
		perArticle[s.Article]++
		if c := s.Contents(); len(c) > 0 && c[0].Version != tv.ID { // cited as it was cut
			var err error
			if tv, err = w.p.Articles.Text(c[0].Version); err != nil {
				return err
			}
		}
		b.Statements = append(b.Statements, bookStatement(s, tv))
	}
	markStatements(b)
	for i := range b.Sources {
		b.Sources[i].Statements = perArticle[b.Sources[i].ID]
	}
	slices.SortFunc(b.Sources, func(x, y app.BookSource) int { return int(x.Seq - y.Seq) })
	return nil
}

func (w *Workbench) addSource(b *app.Book, id app.ArticleID) (app.TextVersion, error) {
	a, err := w.p.Articles.Article(id)
	if err != nil {
		return app.TextVersion{}, err
	}
	tv, err := w.p.Articles.Text(a.Version)
	if err != nil {
		return tv, err
	}
	name, err := w.outletName(a.Outlet)
	a.Title = app.DisplayTitle(a.Title, tv.Text)
	b.Sources = append(b.Sources, app.BookSource{Article: a, Source: name, Words: len(strings.Fields(tv.Text))})
	return tv, err
}

func bookStatement(s app.Statement, tv app.TextVersion) app.BookStatement {
	bs := app.BookStatement{Statement: s}
	if c := s.Contents(); len(c) > 0 && c[0].Version == tv.ID {
		bs.Paragraph = tv.Paragraph(c[0].Start)
		if bs.Paragraph > 0 {
			p := tv.Paragraphs[bs.Paragraph-1]
			bs.Context = tv.Text[p.Start:p.End]
		}
	}
	return bs
}

// Export writes the workbook of the spec's matrix to path, whole or not at all; an
// existing file is refused unless force is set.
func (w *Workbench) Export(ctx context.Context, path string, spec app.MatrixSpec, force bool, r jobs.Reporter) error {
	r.Item("gathering evidence")
	b, err := w.Book(ctx, spec)
	if err != nil {
		return err
	}
	r.SetTotal(len(b.Statements))
	r.Item("writing " + fmt.Sprint(len(b.Statements)) + " statements")
	err = w.p.Save(path, force, func(out io.Writer) error { return w.p.Book.WriteBook(ctx, out, b) })
	r.Add(len(b.Statements))
	return err
}

// Check tests the project and the index against it.
func (w *Workbench) Check(ctx context.Context) ([]app.Finding, error) {
	findings, err := w.p.Backlog.Check(ctx)
	if err != nil {
		return findings, err
	}
	if w.opt.ReadOnly != "" { // the index is one for the session
		return findings, nil
	}
	misplaced, err := w.checkPlacements()
	if err != nil {
		return findings, err
	}
	findings = append(findings, misplaced...)
	inIndex, err := w.checkIndex(ctx)
	return append(findings, inIndex...), err
}
