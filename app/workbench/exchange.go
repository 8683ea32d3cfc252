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
	project := slices.Contains([]string{"qdpx", "qdc", "jsonld", "dna.csv"}, ending)
	if project || ending == "json" {
		if s.Project, err = w.Coded(ctx); err != nil {
			return s, err
		}
	}
	if !project {
		s.Book, err = w.Book(ctx, q.Spec, q.Report)
	}
	return s, err
}

// exportBook writes the workbook.
func (w *Workbench) exportBook(ctx context.Context, q app.ExportRequest, r jobs.Reporter) error {
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
