package workbench

import (
	"context"
	"io"
	"path/filepath"
	"strings"

	"parley/app"
	"parley/app/jobs"
)

// ExportFile writes the spec's matrix or the project to path, in the format of the
// ending: xlsx the workbook, else a file for other programs. It is there whole or not at
// all; an existing file is refused unless force is set.
func (w *Workbench) ExportFile(ctx context.Context, path string, spec app.MatrixSpec, force bool, r jobs.Reporter) error {
	ending := strings.ToLower(strings.TrimPrefix(filepath.Ext(path), "."))
	if ending == "xlsx" {
		return w.Export(ctx, path, spec, force, r)
	}
	if w.p.Exchange == nil {
		return &app.Error{Code: app.Unsupported, Op: "export", Msg: "only workbooks can be written here", Hint: "Give a name that ends in .xlsx."}
	}
	r.Item("gathering")
	var s app.ExchangeSource
	var err error
	switch ending {
	case "qdpx", "qdc", "jsonld":
		s.Project, err = w.Coded(ctx)
	default:
		s.Book, err = w.Book(ctx, spec)
	}
	if err != nil {
		return err
	}
	r.Item("writing")
	return w.p.Save(path, force, func(out io.Writer) error { return w.p.Exchange(ctx, out, ending, s) })
}
