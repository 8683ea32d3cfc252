package interop

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"parley/app"
)

// Limits on what is read. Real projects stay a hundred times below them.
const (
	maxFile     = 4 << 30   // bytes of a project file
	maxText     = 64 << 20  // bytes of one text
	maxAllTexts = 512 << 20 // bytes of all texts: they are in memory at once
	maxRecords  = 1_000_000 // documents, statements, names and codes, each
	maxName     = 4 << 10   // bytes of a name
)

// Read reads the coded project at path by its ending and its first bytes.
func Read(ctx context.Context, path string) (app.CodedProject, app.LossReport, error) {
	f, err := os.Open(path)
	if err != nil {
		return app.CodedProject{}, app.LossReport{}, &app.Error{
			Code: app.NotFound, Op: opRead, Msg: "the file cannot be opened: " + path, Hint: "Check the name.", Err: err,
		}
	}
	defer f.Close() //nolint:errcheck // read-only
	st, err := f.Stat()
	if err != nil || !st.Mode().IsRegular() || st.Size() > maxFile {
		return app.CodedProject{}, app.LossReport{}, invalid("this is no project file: "+path, "Give a .dna or .qdpx file of less than 4 GB.")
	}
	head := make([]byte, 16)
	n, _ := f.Read(head) // a short file is told below
	b := &build{path: path, made: time.Now().UTC(), byHash: map[app.VersionID]app.ArticleID{}, articles: map[app.ArticleID]bool{}}
	switch head := string(head[:n]); {
	case head == "SQLite format 3\x00":
		err = readDNA(ctx, b)
	case strings.HasPrefix(head, "PK\x03\x04"):
		err = readQDPX(ctx, b)
	case strings.EqualFold(filepath.Ext(path), ".qdc"):
		err = readQDC(ctx, b)
	default:
		err = &app.Error{
			Code: app.Unsupported, Op: opRead, Msg: filepath.Base(path) + " is neither a .dna nor a .qdpx or .qdc project",
			Hint: "Export the project from the other program again; articles and tables are read by “parley import”.",
		}
	}
	if err != nil {
		return app.CodedProject{}, app.LossReport{}, err
	}
	if b.project.Title == "" {
		b.project.Title = strings.TrimSuffix(filepath.Base(path), filepath.Ext(path))
	}
	b.report.Tally(b.project)
	if b.report.Losses == nil {
		b.report.Losses = []app.Loss{}
	}
	return b.project, b.report, nil
}

const opRead = "read project"

func invalid(msg, hint string) error {
	return &app.Error{Code: app.Invalid, Op: opRead, Msg: msg, Hint: hint}
}

func tooMuch(what string, most int) error {
	return invalid(fmt.Sprintf("the file holds more than %d %s", most, what), "It is larger than Parley takes in at once; split the project in the other program.")
}

// build collects what is read.
type build struct {
	path     string
	made     time.Time
	project  app.CodedProject
	report   app.LossReport
	byHash   map[app.VersionID]app.ArticleID
	articles map[app.ArticleID]bool
	textSize int
}

func (b *build) lose(what, why, item string) { b.report.Lose(what, why, item) }
