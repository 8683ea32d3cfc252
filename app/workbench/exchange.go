package workbench

import (
	"context"
	"fmt"
	"io"

	"parley/app"
	"parley/app/jobs"
)

// ExportFile writes the spec's matrix or the project, in the format of the ending: xlsx
// the workbook, else a brief or a file for other programs. It is there whole or not at
// all; an existing file is refused unless force is set.
func (w *Workbench) ExportFile(ctx context.Context, q app.ExportRequest, r jobs.Reporter) error {
	ending := app.ExportEnding(q.Path)
	if ending == "xlsx" {
		return w.exportBook(ctx, q, r)
	}
	if w.p.Exchange == nil {
		return &app.Error{Code: app.Unsupported, Op: "export", Msg: "only workbooks can be written here", Hint: "Give a name that ends in .xlsx."}
	}
	r.Item("gathering")
	var s app.ExchangeSource
	var err error
	if ending == "qdpx" || ending == "qdc" || ending == "jsonld" || ending == "json" {
		if s.Project, err = w.Coded(ctx); err != nil {
			return err
		}
	}
	if ending != "qdpx" && ending != "qdc" && ending != "jsonld" {
		if s.Book, err = w.Book(ctx, q.Spec, q.Report); err != nil {
			return err
		}
	}
	r.Item("writing")
	return w.p.Save(q.Path, q.Force, func(out io.Writer) error { return w.p.Exchange(ctx, out, ending, s) })
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
