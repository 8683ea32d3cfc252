package interop

import (
	"context"

	"parley/app"
)

func readQDPX(_ context.Context, b *build) error { return notYet(b, "qdpx") }

func readQDC(_ context.Context, b *build) error { return notYet(b, "qdc") }

func notYet(b *build, format string) error {
	b.project.Format = format
	return &app.Error{Code: app.Unsupported, Op: opRead, Msg: "." + format + " files cannot be read yet", Hint: "Give a .dna file."}
}
