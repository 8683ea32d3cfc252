package cli_test

import (
	"bytes"
	"context"
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/cli"
	"parley/app/plaintext"
	"parley/app/store"
	"parley/app/workbench"
)

var updateVersions = flag.Bool("update-versions", false, "write the golden file of text versions anew")

// desk is a session on a real project file, without an index and without backups.
type desk struct {
	*workbench.Workbench
	unused
	store *store.Store
}

type unused struct{ deeper }

// deeper lies below the workbench, whose own methods come first.
type deeper struct{ cli.Backups }

func (d desk) Close() error       { return d.store.Close() }
func (desk) ReadOnly() string     { return "" }
func (desk) BackupProblem() error { return nil }

// noIndex finds nothing.
type noIndex struct{}

func (noIndex) Put(context.Context, []app.Document) error              { return nil }
func (noIndex) Delete(context.Context, []app.ArticleID) error          { return nil }
func (noIndex) Search(context.Context, app.Query) (app.Results, error) { return app.Results{}, nil }

func (noIndex) Hits(context.Context, app.Query, app.ArticleID) ([]app.Hit, error) { return nil, nil }

func (noIndex) Coded(context.Context, string) (app.CodedFound, error) {
	return app.CodedFound{}, nil
}

func (noIndex) Words(context.Context, string, int) (app.WordList, error) {
	return app.WordList{}, nil
}

func (noIndex) Count() (int, error) { return 0, nil }

// wholeFile reads a file as one article.
type wholeFile struct{}

func (wholeFile) Recognize(string, []byte) bool { return true }

func (wholeFile) Extract(_ context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return func(yield func(app.Extracted, error) bool) {
		data, err := fs.ReadFile(fsys, name)
		text, _ := plaintext.Canonical(strings.TrimSpace(string(data)))
		yield(app.Extracted{Title: "Orva dam", Text: text, Language: "en", Extractor: "text 1", SourceSHA: string(app.HashText(string(data)))}, err)
	}
}

// shell runs command lines against one project and keeps what they print.
type shell struct {
	t   *testing.T
	dir string
	out bytes.Buffer
}

func (s *shell) open(path string, o cli.Opening) (cli.Session, error) {
	clock := func() time.Time { return time.Date(2026, time.March, 1, 9, 0, 0, 0, time.Local) }
	opt := store.Options{Clock: clock}
	var st *store.Store
	var err error
	if o.Create {
		st, err = store.Create(path, app.Project{Title: "Dam", Coder: "C1"}, opt)
	} else {
		st, err = store.Open(path, opt)
	}
	if err != nil {
		return nil, err
	}
	return desk{Workbench: workbench.New(workbench.Ports{
		Articles: st, Ledger: st, Coding: st, Backlog: st, Index: noIndex{}, Extractor: wholeFile{}, Originals: st,
	}, workbench.Options{Clock: clock}), store: st}, nil
}

func (s *shell) run(args ...string) {
	s.t.Helper()
	fmt.Fprintf(&s.out, "$ parley %s\n", strings.Join(args, " "))
	for i, a := range args {
		if i == 1 || filepath.Ext(a) == ".txt" || strings.HasPrefix(filepath.Ext(a), ".json") {
			args[i] = filepath.Join(s.dir, a)
		}
	}
	status := cli.Run(s.t.Context(), cli.Program{
		Open: s.open, In: strings.NewReader(""), Out: &s.out, Err: &s.out,
		Statements: func(path string) (io.ReadCloser, error) { return os.Open(path) },
	}, args)
	if status != cli.ExitDone {
		fmt.Fprintf(&s.out, "exit status %d\n", status)
	}
}

func (s *shell) write(name, text string) {
	s.t.Helper()
	if err := os.WriteFile(filepath.Join(s.dir, name), []byte(text), 0o600); err != nil {
		s.t.Fatal(err)
	}
}

const (
	orva = "The talks on the Orva dam went on in Port Saren.\n" +
		"Minister Ilka Dorn said: “We will never give up the dam on the Orva.” She left without a word.\n" +
		"Envoy Pell had asked her before to think of the harvest in Vetland.\n"
	orvaLater = "Updated at noon.\nThe talks on the Orva dam went on in Port Saren.\n" +
		"Minister Ilka Dorn said: \"We will never give up the dam on the Orva.\" She left after a word.\n" +
		"Nobody from Vetland was there at the time, says the ministry of the river.\n"
)

const orvaBook = `{"format":"parley-codebook/1","actors":[{"id":"dorn","name":"Ilka Dorn","type":"person"},{"id":"pell","name":"Pell","type":"person"}],
"issues":[{"id":"dam","title":"Orva dam"}]}`

func TestVersions(t *testing.T) {
	s := &shell{t: t, dir: t.TempDir()}
	s.write("orva.txt", orva)
	s.write("later.txt", orvaLater)
	s.write("short.txt", "Log in to read on.\n")
	s.write("book.json", orvaBook)
	s.write("said.jsonl", `{"article":"orva.txt","holder":"Ilka Dorn","issue":"Orva dam","stance":"oppose","passages":[{"text":"“We will never give up the dam on the Orva.”"},{"text":"She left without a word."}]}
{"article":"orva.txt","holder":"Pell","issue":"Orva dam","stance":"support","passages":[{"text":"Envoy Pell had asked her before"}]}
`)
	for _, line := range [][]string{
		{"new", "p.parley"},
		{"import", "p.parley", "orva.txt"},
		{"codebook", "p.parley", "import", "book.json"},
		{"record", "p.parley", "said.jsonl"},
		{"versions", "p.parley", "1"},
		{"review", "p.parley"},
		{"versions", "p.parley", "1", "--add", "later.txt"},
		{"versions", "p.parley", "1", "--add", "later.txt", "--reason", "corrected by the paper"},
		{"versions", "p.parley", "1", "--add", "later.txt", "--reason", "once more"},
		{"versions", "p.parley", "1", "--add", "short.txt", "--reason", "fetched again"},
		{"versions", "p.parley", "1", "--add", "none.txt", "--reason", "lost"},
		{"versions", "p.parley", "1"},
		{"versions", "p.parley", "1", "--adopt", "3"},
		{"versions", "p.parley", "1", "--adopt", "2"},
		{"review", "p.parley"},
		{"review", "p.parley", "S-1"},
		{"review", "p.parley", "S-1", "mark"},
		{"review", "p.parley", "S-1", "accept"},
		{"review", "p.parley", "S-2", "accept"},
		{"review", "p.parley", "S-2", "mark", "17-23"},
		{"undo", "p.parley"},
		{"review", "p.parley", "S-2.1", "orphan"},
		{"review", "p.parley"},
		{"versions", "p.parley", "1"},
		{"undo", "p.parley"},
		{"review", "p.parley", "S-2", "keep"},
		{"review", "p.parley"},
		{"versions", "p.parley", "1", "--adopt", "1", "--json"},
		{"check", "p.parley"},
	} {
		s.run(line...)
	}
	got := strings.ReplaceAll(s.out.String(), s.dir+string(filepath.Separator), "")
	golden := filepath.Join("testdata", "versions.golden.txt")
	if *updateVersions {
		if err := os.WriteFile(golden, []byte(got), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(golden)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(strings.Split(string(want), "\n"), strings.Split(got, "\n")); d != "" {
		t.Errorf("command line (-want +got)\n%s", d)
	}
}

// The JSON of the lists is read back by its field names.
func TestVersionsJSON(t *testing.T) {
	s := &shell{t: t, dir: t.TempDir()}
	s.write("orva.txt", orva)
	s.write("later.txt", orvaLater)
	s.write("book.json", orvaBook)
	s.write("said.jsonl", `{"article":"orva.txt","holder":"Ilka Dorn","issue":"Orva dam","stance":"oppose","passages":[{"text":"She left without a word."}]}`)
	s.run("new", "p.parley")
	s.run("import", "p.parley", "orva.txt")
	s.run("codebook", "p.parley", "import", "book.json")
	s.run("record", "p.parley", "said.jsonl")
	s.run("versions", "p.parley", "1", "--add", "later.txt", "--reason", "later")
	s.run("versions", "p.parley", "1", "--adopt", "2")
	var versions struct {
		Versions []struct {
			N      int
			Placed struct{ OK, Review, Orphan, Kept int }
		}
	}
	s.json(&versions, "versions", "p.parley", "1", "--json")
	if len(versions.Versions) != 2 || versions.Versions[1].N != 2 || versions.Versions[1].Placed.Review != 1 {
		t.Errorf("versions %+v", versions)
	}
	var review struct {
		Items []struct {
			Name, Reason, Suggestion string
			Quote                    struct{ Exact string }
			Placement                struct {
				Status     string
				Start, End int
			}
		}
	}
	s.json(&review, "review", "p.parley", "--json")
	if len(review.Items) != 1 || review.Items[0].Name != "S-1.1" || review.Items[0].Placement.Status != "review" ||
		review.Items[0].Quote.Exact != "She left without a word." || review.Items[0].Suggestion != "She left after a word." {
		t.Errorf("review %+v", review)
	}
}

func (s *shell) json(v any, args ...string) {
	s.t.Helper()
	s.out.Reset()
	s.run(args...)
	_, out, _ := strings.Cut(s.out.String(), "\n")
	if err := json.Unmarshal([]byte(out), v); err != nil {
		s.t.Fatalf("%v in %s", err, out)
	}
}
