package main

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"parley/app"
	"parley/app/cli"
	"parley/app/interop"
)

// readCoded reads a project whole, ours beside whatever has it open, or another tool's.
func readCoded(ctx context.Context, path string) (p app.CodedProject, lost app.LossReport, err error) {
	if !strings.EqualFold(filepath.Ext(path), ".parley") {
		return interop.Read(ctx, path)
	}
	s, err := open(path, cli.Opening{Reading: true, ReadOnly: true}, nil)
	if err != nil {
		return p, lost, err
	}
	p, err = s.Coded(ctx)
	return p, lost, errors.Join(err, s.Close())
}

// convertCoded makes a project at to of another tool's project, as parley convert does.
func convertCoded(ctx context.Context, from, to string) (app.LossReport, error) {
	coded, lost, err := interop.Read(ctx, from)
	if err != nil {
		return lost, err
	}
	s, err := open(to, cli.Opening{Create: true, MustBeNew: true, Replace: true, Title: coded.Title}, nil)
	if err != nil {
		return lost, err
	}
	rep, err := s.Adopt(ctx, coded, app.AdoptOptions{Label: "Convert " + filepath.Base(from)})
	lost.Losses = append(lost.Losses, rep.Skipped...)
	return lost, errors.Join(err, s.Close())
}
