package workbench

import (
	"context"
	"fmt"
	"io/fs"
	"path"

	"parley/app"
	"parley/app/jobs"
)

// LoadSample fills an empty project with a bundled sample: articles/, codebook.json and
// statements.jsonl. It goes the same way as the analyst's own files.
func (w *Workbench) LoadSample(ctx context.Context, sample fs.FS, r jobs.Reporter) (app.ImportReport, error) {
	names, err := fs.Glob(sample, "articles/*")
	if err != nil {
		return app.ImportReport{}, err
	}
	var sources []source
	for _, name := range names {
		sources = append(sources, source{fsys: sample, name: name, path: path.Base(name)})
	}
	rep, err := w.importSources(ctx, sources, importRun{reporter: r, label: "Load sample"})
	if err != nil {
		return rep, err
	}
	book, err := sample.Open("codebook.json")
	if err != nil {
		return rep, err
	}
	defer book.Close() //nolint:errcheck // read-only
	if _, err := w.ImportCodebook(book); err != nil {
		return rep, err
	}
	coded, err := sample.Open("statements.jsonl")
	if err != nil {
		return rep, err
	}
	defer coded.Close() //nolint:errcheck // read-only
	rows, err := w.RecordLines(coded, true)
	for _, row := range rows {
		if row.Err != nil {
			return rep, fmt.Errorf("sample statement in line %d: %w", row.Line, row.Err)
		}
	}
	return rep, err
}
