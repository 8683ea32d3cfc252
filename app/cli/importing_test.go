package cli_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/cli"
	"parley/app/jobs"
)

// importCalls is a session that remembers what it was asked to import.
type importCalls struct {
	keptSession
	paths *[]string
	opt   *app.ImportOptions
}

func (s importCalls) ImportWith(_ context.Context, paths []string, _ jobs.Reporter, o app.ImportOptions) (app.ImportReport, error) {
	*s.paths, *s.opt = paths, o
	return app.ImportReport{}, nil
}

func (s importCalls) Original(id app.ArticleID) (app.Original, error) {
	if id != "a1" {
		return app.Original{}, &app.Error{Code: app.NotFound, Msg: "the file this article was read from is not kept"}
	}
	return app.Original{Name: "page.html", Bytes: []byte("<p>whole</p>")}, nil
}

func (s importCalls) FindArticle(words string) (app.ArticleID, error) {
	return app.ArticleID(words), nil
}

// profiles keeps import profiles in memory.
type profiles map[string]app.ImportProfile

func (p profiles) Profiles() (map[string]app.ImportProfile, error) { return p, nil }

func (p profiles) SaveProfile(name string, profile app.ImportProfile) error {
	p[name] = profile
	return nil
}

// importDesk is where calls of import are made.
type importDesk struct {
	dir     string
	paths   []string
	opt     app.ImportOptions
	opening cli.Opening
	kept    profiles
	out     bytes.Buffer
	err     bytes.Buffer
}

func (d *importDesk) run(t *testing.T, args ...string) int {
	t.Helper()
	d.out.Reset()
	d.err.Reset()
	d.paths, d.opt, d.opening = nil, app.ImportOptions{}, cli.Opening{}
	return cli.Run(t.Context(), cli.Program{
		Open: func(_ string, o cli.Opening) (cli.Session, error) {
			d.opening = o
			return importCalls{keptSession{made: &[]string{}}, &d.paths, &d.opt}, nil
		},
		Save: func(path string, force bool, write func(io.Writer) error) error {
			var b bytes.Buffer
			if _, err := os.Stat(path); err == nil && !force {
				return errors.New("there is a file already")
			}
			return errors.Join(write(&b), os.WriteFile(path, b.Bytes(), 0o600))
		},
		Imports: d.kept,
		In:      strings.NewReader(""), Out: &d.out, Err: &d.err,
	}, args)
}

func TestImportProfiles(t *testing.T) {
	d := &importDesk{dir: t.TempDir(), kept: profiles{}}
	folder := filepath.Join(d.dir, "morning")
	if status := d.run(t, "import", "talks.parley", folder, "--map", "text=Body", "--no-originals", "--save-profile", "morning"); status != cli.ExitDone {
		t.Fatalf("exit status %d: %s", status, &d.err)
	}
	if status := d.run(t, "import", "talks.parley", "--profile", "morning"); status != cli.ExitDone {
		t.Fatalf("exit status %d: %s", status, &d.err)
	}
	if diff := cmp.Diff([]string{folder}, d.paths); diff != "" || d.opt.Map.Column("text") != "Body" || !d.opt.NoOriginals {
		t.Errorf("as the profile says: %s, map %v, no originals %t", diff, d.opt.Map, d.opt.NoOriginals)
	}
	if status := d.run(t, "import", "talks.parley", "--profile", "evening"); status == cli.ExitDone || !strings.Contains(d.err.String(), "there are: morning") {
		t.Errorf("a profile that is not there: %d, %s", status, &d.err)
	}
	if status := d.run(t, "import", "talks.parley", "--profile", "morning", "--source", "Harbour Post"); status != cli.ExitDone || d.opt.Source != "Harbour Post" {
		t.Errorf("a default beside the profile: %d, %+v", status, d.opt)
	}
	if status := d.run(t, "import", "talks.parley", folder, "--map", "words=Body"); status == cli.ExitDone || !strings.Contains(d.err.String(), "“words” is no field") {
		t.Errorf("a map that is none: %d, %s", status, &d.err)
	}
}

func TestImportRetry(t *testing.T) {
	d := &importDesk{dir: t.TempDir(), kept: profiles{}}
	report := filepath.Join(d.dir, "report.jsonl")
	tests := []struct {
		name, report string
		want         []string
		words        string
	}{
		{"failures, each once", `{"path":"a.pdf","outcome":"failed"}
{"path":"b.txt","outcome":"imported"}
{"path":"a.pdf","part":"2","outcome":"failed"}
{"path":"c.doc","outcome":"failed"}
{"summary":{"failed":3}}
`, []string{"a.pdf", "c.doc"}, ""},
		{"nothing failed", `{"path":"b.txt","outcome":"imported"}`, nil, "nothing failed"},
		{"no report", "once upon a time", nil, "line 1 of the report"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := os.WriteFile(report, []byte(tt.report), 0o600); err != nil {
				t.Fatal(err)
			}
			status := d.run(t, "import", "talks.parley", "--retry", report)
			if diff := cmp.Diff(tt.want, d.paths); diff != "" || (status == cli.ExitDone) != (tt.words == "") || !strings.Contains(d.err.String(), tt.words) {
				t.Errorf("%s; exit status %d, %s", diff, status, &d.err)
			}
		})
	}
}

func TestImportMapFromFile(t *testing.T) {
	d := &importDesk{dir: t.TempDir(), kept: profiles{}}
	m := filepath.Join(d.dir, "map.json")
	if err := os.WriteFile(m, []byte(`{"columns":{"Body":"text"}}`), 0o600); err != nil {
		t.Fatal(err)
	}
	if status := d.run(t, "import", "talks.parley", "a.csv", "--map", m, "--private"); status != cli.ExitDone {
		t.Fatalf("exit status %d: %s", status, &d.err)
	}
	if d.opt.Map.Column("text") != "Body" || !d.opt.Private {
		t.Errorf("imported with %+v", d.opt)
	}
	if status := d.run(t, "import", "talks.parley"); status != cli.ExitUsage {
		t.Errorf("an import of nothing: exit status %d", status)
	}
}

func TestShowOriginal(t *testing.T) {
	d := &importDesk{dir: t.TempDir(), kept: profiles{}}
	file := filepath.Join(d.dir, "out.html")
	if status := d.run(t, "show", "talks.parley", "a1", "--original", file); status != cli.ExitDone {
		t.Fatalf("exit status %d: %s", status, &d.err)
	}
	if data, err := os.ReadFile(file); err != nil || string(data) != "<p>whole</p>" {
		t.Errorf("%q, %v", data, err)
	}
	if status := d.run(t, "show", "talks.parley", "a1", "--original", file); status == cli.ExitDone {
		t.Error("a file was replaced")
	}
	if status := d.run(t, "show", "talks.parley", "a2", "--original", filepath.Join(d.dir, "none")); status == cli.ExitDone || !strings.Contains(d.err.String(), "not kept") {
		t.Errorf("exit status %d: %s", status, &d.err)
	}
}
