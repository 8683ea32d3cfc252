package workbench

import (
	"context"
	"fmt"
	"io"
	"slices"

	"parley/app"
	"parley/app/jobs"
)

// ExportFile writes the spec's matrix or the project, in the format of the ending: xlsx
// the workbook, else a brief or a file for other programs. It is there whole or not at
// all; an existing file is refused unless force is set.
func (w *Workbench) ExportFile(ctx context.Context, q app.ExportRequest, r jobs.Reporter) (app.Exported, error) {
	ending := app.ExportEnding(q.Path)
	out := app.Exported{Files: []string{q.Path}}
	if ending == "xlsx" {
		return out, w.exportBook(ctx, q, r)
	}
	if w.p.Exchange == nil {
		return out, &app.Error{Code: app.Unsupported, Op: "export", Msg: "only workbooks can be written here", Hint: "Give a name that ends in .xlsx."}
	}
	r.Item("gathering")
	s, err := w.exchangeSource(ctx, ending, q)
	if err != nil {
		return out, err
	}
	r.Item("writing")
	save := func(path, ending string) (losses []app.Loss, err error) {
		err = w.p.Save(path, q.Force, func(to io.Writer) (err error) {
			losses, err = w.p.Exchange(ctx, to, ending, s)
			return err
		})
		return losses, err
	}
	if out.Losses, err = save(q.Path, ending); err != nil || ending != "dna.csv" {
		return out, err
	}
	rest := q.Path[:len(q.Path)-len(ending)] + "dna-rest.csv"
	out.Files = append(out.Files, rest)
	_, err = save(rest, "dna-rest.csv")
	return out, err
}

// exchangeSource gathers what a format is written from: the report, the project, or both.
func (w *Workbench) exchangeSource(ctx context.Context, ending string, q app.ExportRequest) (s app.ExchangeSource, err error) {
	web := ending == "jsonld" || ending == "jsonld.zip"
	project := web || slices.Contains([]string{"qdpx", "qdc", "dna.csv"}, ending)
	s.Report, s.AppVersion = q.Report, w.opt.Version
	if project || ending == "json" {
		if s.Project, err = w.Coded(ctx); err != nil {
			return s, err
		}
	}
	if web {
		return s, w.addCited(&s.Project)
	}
	if !project {
		s.Book, err = w.Book(ctx, q.Spec, q.Report)
	}
	return s, err
}

// exportBook writes the workbook.
func (w *Workbench) exportBook(ctx context.Context, q app.ExportRequest, r jobs.Reporter) error {
	defer w.thrift.Begin()()
	r.Item("gathering evidence")
	b, err := w.Book(ctx, q.Spec, q.Report)
	if err != nil {
		return err
	}
	r.SetTotal(len(b.Statements))
	r.Item("writing " + fmt.Sprint(len(b.Statements)) + " statements")
	err = w.p.Save(q.Path, q.Force, func(out io.Writer) error { return w.p.Book.WriteBook(ctx, out, b) })
	r.Add(len(b.Statements))
	return err
}

// addCited adds the texts no longer in force that words are cited from.
func (w *Workbench) addCited(p *app.CodedProject) error {
	have := map[app.VersionID]bool{}
	for _, t := range p.Texts {
		have[t.ID] = true
	}
	cite := func(v app.VersionID) error {
		if have[v] {
			return nil
		}
		have[v] = true
		t, err := w.p.Articles.Text(v)
		if app.CodeOf(err) == app.NotFound {
			return nil // told by whoever writes
		}
		p.Texts = append(p.Texts, t)
		return err
	}
	for _, s := range p.Statements {
		for _, q := range s.Passages {
			if err := cite(q.Version); err != nil {
				return err
			}
		}
	}
	for _, a := range p.Annotations {
		if err := cite(a.Quote.Version); err != nil {
			return err
		}
	}
	return nil
}

// WebAnnotations writes the statements and annotations of one article as a page of W3C Web
// Annotations.
func (w *Workbench) WebAnnotations(ctx context.Context, id app.ArticleID, out io.Writer) error {
	s, err := w.exchangeSource(ctx, "jsonld", app.ExportRequest{})
	if err != nil {
		return err
	}
	p := &s.Project
	p.Statements = slices.DeleteFunc(p.Statements, func(x app.Statement) bool { return x.Article != id })
	p.Annotations = slices.DeleteFunc(p.Annotations, func(x app.Annotation) bool { return x.Article != id })
	if i := slices.IndexFunc(p.Articles, func(a app.Article) bool { return a.ID == id }); i >= 0 {
		p.Title = p.Articles[i].Title
	}
	_, err = w.p.Exchange(ctx, out, "jsonld", s)
	return err
}
