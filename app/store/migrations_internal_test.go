package store

import (
	"errors"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/apptest"
)

var update = flag.Bool("update", false, "write testdata anew")

func testOptions() Options {
	return Options{Clock: func() time.Time { return apptest.Time() }, Program: "parley test"}
}

// oldProject is what the files in testdata hold, one per released schema.
func oldProject(schema int) []app.Entry {
	tv := apptest.Text("Quota talks stall.", "Minister Lê said: “We will not accept quotas,” and left.")
	st := apptest.Statement("S-1", tv, "“We will not accept quotas,”", apptest.By("anna_lê", "grain_quotas"), func(s *app.Statement) {
		s.Chain = []app.AttributionLink{{SourceLabel: "an aide", Anonymity: "unnamed_described", Channel: "interview"}}
	})
	out := []app.Entry{
		apptest.Adding("Import 1 article", []app.TextVersion{tv}, apptest.Outlet("The Courier"),
			apptest.Article(tv, func(a *app.Article) { a.Outlet, a.Byline = "the_courier", []string{"A. Writer"} })),
		apptest.Adding("Add actor", nil, apptest.Actor("Anna Lê", func(a *app.Actor) { a.Aliases = []app.Alias{{Text: "Minister Lê"}} })),
		apptest.Adding("Add issue", nil, apptest.Issue("Grain quotas", func(x *app.Issue) { x.Support = []string{"accept W/3 quotas"} })),
		apptest.Adding("Record statement", nil, st),
		apptest.Adding("Annotate", nil, apptest.Annotation("N-1", tv, "and left")),
		apptest.Adding("Spec", nil, app.DefaultSpec()),
	}
	if schema < 2 {
		return out
	}
	later := apptest.Later(tv, "Quota talks stall (updated).", "Minister Lê said: “We will not accept quotas,” and walked out.")
	out = append(out,
		apptest.Adding("Add text version 2", []app.TextVersion{later}, apptest.Revision("V-1", tv, later)),
		apptest.Adding("Place quotes", nil,
			apptest.Placed(st.Key(), st.Passages[0].Quote, later, "“We will not accept quotas,”"),
			apptest.Placed(app.Annotation{ID: "N-1"}.Key(), apptest.Quote(tv, "and left"), later, "")))
	if schema < 3 {
		return out
	}
	out = append(out, apptest.Adding("Tags", nil, apptest.Tag("Farming"),
		apptest.Actor("Board", func(a *app.Actor) { a.Tags = []app.TagID{"farming"} }),
		apptest.Issue("Oats", func(x *app.Issue) { x.Tags = []app.TagID{"farming"} })))
	if schema < 5 {
		return out
	}
	out = append(out, apptest.Adding("Save edition spring", nil, app.Edition{
		ID: "spring", Name: "Spring", At: apptest.Time(), LogSeq: 9,
		Matrix: app.Matrix{Spec: app.DefaultSpec(), Hash: "f00d", Counted: 1, Actors: []app.MatrixActor{{ID: "anna_lê", Name: "Anna Lê"}}},
	}))
	if schema < 6 {
		return out
	}
	return append(out, apptest.Adding("Reject suggestion", nil, app.Verdict{
		ID: "D-1", Article: tv.Article, Version: tv.ID, Cue: app.Bounds{Start: 34, End: 38}, Content: []app.Bounds{{Start: 40, End: 60}},
		Outcome: app.OutcomeRejected, Reason: app.RejectOffTopic, Rule: "quote_left", CueLemma: "say", Confidence: 0.8, At: apptest.Time(),
	}))
}

// TestOldSchemas opens a file of every released schema. With -update it writes the file
// of the present schema, which is done once, when that schema is released.
func TestOldSchemas(t *testing.T) {
	if *update {
		writeOld(t, filepath.Join("testdata", fmt.Sprintf("schema-%03d.parley", len(migrations()))))
	}
	files, err := filepath.Glob(filepath.Join("testdata", "schema-*.parley"))
	if err != nil || len(files) != len(migrations()) {
		t.Fatalf("%d old files for %d schemas, %v", len(files), len(migrations()), err)
	}
	for i, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			path := filepath.Join(t.TempDir(), filepath.Base(file))
			copyFile(t, file, path)
			s, err := Open(path, testOptions())
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			log, err := s.History(0, 0)
			want := oldProject(i + 1)
			if err != nil || len(log) != len(want) {
				t.Fatalf("%d entries, want %d; %v", len(log), len(want), err)
			}
			for i, e := range want {
				got := log[len(log)-1-i]
				if d := cmp.Diff(e.Set, got.Set); d != "" {
					t.Errorf("entry %d (-want +got)\n%s", got.Seq, d)
				}
				for _, c := range e.Set.Changes {
					r, err := s.Record(c.Key())
					if err != nil {
						t.Fatal(err)
					}
					if d := cmp.Diff(c.After, r); d != "" {
						t.Errorf("%s (-want +got)\n%s", c.Key(), d)
					}
				}
			}
			if found, err := s.Check(t.Context()); err != nil || len(found) != 0 {
				t.Errorf("findings %v, %v", found, err)
			}
			tv := want[0].Texts[0]
			text, err := s.Text(tv.ID)
			if d := cmp.Diff(tv, text); d != "" || err != nil {
				t.Errorf("text: %v (-want +got)\n%s", err, d)
			}
		})
	}
}

// A process that ends between the last migration and the checksums leaves a file of the
// present schema without them; the next opening makes up for it.
func TestChecksumsAfterAMigrationCutShort(t *testing.T) {
	path := filepath.Join(t.TempDir(), "old.parley")
	copyFile(t, filepath.Join("testdata", "schema-001.parley"), path)
	s := &Store{path: path, opt: testOptions()}
	if err := errors.Join(s.connect(), s.migrate(migrations()), s.abandon()); err != nil {
		t.Fatal(err)
	}
	if done, err := protected(path); err != nil || done {
		t.Fatalf("the file has checksums already: %v, %v", done, err)
	}
	for range 2 {
		opened, err := Open(path, testOptions())
		if err != nil {
			t.Fatal(err)
		}
		if found, err := opened.Check(t.Context()); err != nil || len(found) != 0 {
			t.Errorf("findings %v, %v", found, err)
		}
		if err := opened.Close(); err != nil {
			t.Fatal(err)
		}
		if done, err := protected(path); err != nil || !done {
			t.Fatalf("no checksums after an opening: %v", err)
		}
	}
}

// writeOld makes a file without what stands beside an open one.
func writeOld(t *testing.T, name string) {
	t.Helper()
	path := filepath.Join(t.TempDir(), "old.parley")
	s, err := Create(path, apptest.Project(), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range oldProject(len(migrations())) {
		if _, err := s.Apply(e); err != nil {
			t.Fatal(err)
		}
	}
	for _, q := range []string{`PRAGMA journal_mode = delete`, `VACUUM`} {
		if err := s.reader.Close(); err != nil {
			t.Fatal(err)
		}
		if _, err := s.writer.Exec(q); err != nil {
			t.Fatal(err)
		}
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	copyFile(t, path, name)
}

func copyFile(t testing.TB, from, to string) {
	t.Helper()
	data, err := os.ReadFile(from)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(to, data, 0o644); err != nil {
		t.Fatal(err)
	}
}

func made(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "talks.parley")
	s, err := Create(path, apptest.Project(), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(oldProject(1)[0]); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestMigrate(t *testing.T) {
	path := made(t)
	steps := append(migrations(),
		migration{"a remark on outlets", func(x *tx) error {
			return x.script([]string{`ALTER TABLE outlet ADD COLUMN remark TEXT NOT NULL DEFAULT 'none yet'`})
		}},
		migration{"a table", func(x *tx) error {
			return x.script([]string{`CREATE TABLE more (id TEXT)`, `INSERT INTO more VALUES ('x')`})
		}},
	)
	o := testOptions()
	o.ReadOnly = true
	if _, err := open(path, o, steps); app.CodeOf(err) != app.Unsupported {
		t.Fatalf("an old file for reading only: %v", err)
	}
	s, err := open(path, testOptions(), steps)
	if err != nil {
		t.Fatal(err)
	}
	var remark, name, at, program string
	if err := s.reader.QueryRow(`SELECT remark FROM outlet`).Scan(&remark); err != nil || remark != "none yet" {
		t.Errorf("remark %q, %v", remark, err)
	}
	err = s.reader.QueryRow(`SELECT name, at, program FROM migration WHERE n = ?`, len(steps)).Scan(&name, &at, &program)
	if err != nil || name != "a table" || at != stamp(apptest.Time()) || program != "parley test" {
		t.Errorf("record of the migration: %q, %q, %q, %v", name, at, program, err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	// The copy is the old file, and opens with the old program.
	before := strings.TrimSuffix(path, ".parley") + fmt.Sprintf(".schema-%03d.parley", len(migrations()))
	old, err := Open(before, testOptions())
	if err != nil {
		t.Fatalf("the copy: %v", err)
	}
	defer old.Close()
	if heads, err := old.Articles(app.ArticleFilter{}); len(heads) != 1 || err != nil {
		t.Errorf("%d articles in the copy, %v", len(heads), err)
	}
	// The new file is refused by the old program, and opened without more ado by the new.
	if _, err := Open(path, testOptions()); app.CodeOf(err) != app.Unsupported {
		t.Errorf("the old program: %v", err)
	}
	again, err := open(path, testOptions(), steps)
	if err != nil {
		t.Fatal(err)
	}
	defer again.Close()
	copies, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*.schema-*.parley"))
	if err != nil || len(copies) != 1 {
		t.Errorf("copies %q, %v", copies, err)
	}
}

// A migration that fails leaves the file as it was, and the copy.
func TestMigrateFails(t *testing.T) {
	path := made(t)
	steps := append(migrations(),
		migration{"works", func(x *tx) error { return x.script([]string{`CREATE TABLE more (id TEXT)`}) }},
		migration{"fails", func(x *tx) error {
			return errors.Join(x.script([]string{`DROP TABLE note`}), errors.New("out of luck"))
		}},
	)
	_, err := open(path, testOptions(), steps)
	if err == nil || !strings.Contains(err.Error(), fmt.Sprintf("migration %d, fails", len(steps))) {
		t.Fatalf("err %v does not name the migration", err)
	}
	s, err := open(path, testOptions(), steps[:len(steps)-1])
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if found, err := s.Check(t.Context()); err != nil || len(found) != 0 {
		t.Errorf("findings %v, %v", found, err)
	}
	if n, err := s.schema(); n != len(steps)-1 || err != nil {
		t.Errorf("schema %d, %v", n, err)
	}
}

// The closed lists in the schema are those of the domain: what Validate lets through,
// the tables take.
func TestClosedLists(t *testing.T) {
	schema := strings.Join(append(schema001(), schema002()...), "\n")
	lists := map[string][]string{
		"actor types": app.ActorTypes(), "certainty": app.Certainties(), "polarity": app.Polarities(),
		"time reference": app.TimeReferences(), "basis": app.Bases(), "act": app.Acts(), "anonymity": app.Anonymities(),
		"channel": app.Channels(), "confidence": app.Confidences(), "link type": app.LinkTypes(), "roll-up": app.RollUps(),
		"duplicates": app.DuplicateRules(), "resolver": app.Resolvers(), "stance": codes(app.Stances()),
		"attribution": codes(app.Attributions()), "review": codes(app.Reviews()), "role": codes(app.Roles()), "placement": codes(app.PlacementStatuses()), "method": codes(app.PlacementMethods()),
	}
	flat := strings.Join(strings.Fields(schema), " ")
	for name, list := range lists {
		t.Run(name, func(t *testing.T) {
			if want := "'" + strings.Join(list, "', '") + "')"; !strings.Contains(flat, want) {
				t.Errorf("the schema has no list %s", want)
			}
		})
	}
}

func codes[T ~string](in []T) []string {
	out := make([]string, len(in))
	for i, v := range in {
		out[i] = string(v)
	}
	return out
}
