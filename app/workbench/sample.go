package workbench

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"

	"parley/app"
	"parley/app/jobs"
)

// LoadSample fills an empty project with a bundled sample: articles/, codebook.json,
// spec.json (the matrix to begin with) and statements.jsonl. It goes the same way as the analyst's own files.
func (w *Workbench) LoadSample(ctx context.Context, sample fs.FS, r jobs.Reporter) (app.ImportReport, error) {
	defer w.pauseBackups()()
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
	if err := w.loadSpec(sample); err != nil {
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

func (w *Workbench) loadSpec(sample fs.FS) error {
	data, err := fs.ReadFile(sample, "spec.json")
	if err != nil {
		return err
	}
	spec := app.DefaultSpec()
	if err := json.Unmarshal(data, &spec); err != nil {
		return fmt.Errorf("read the sample's matrix: %w", err)
	}
	_, err = w.SaveSpec(spec)
	return err
}
