package workbench

import (
	"context"
	"fmt"
	"strings"

	"parley/app"
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
	in.Overrides, err = w.overrides()
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
