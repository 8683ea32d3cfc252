package settings_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/settings"
)

func save(path string, _ bool, write func(io.Writer) error) error {
	var b bytes.Buffer
	return errors.Join(write(&b), os.WriteFile(path, b.Bytes(), 0o600))
}

func TestImports(t *testing.T) {
	path := filepath.Join(t.TempDir(), "made", "imports.json")
	kept := settings.NewImports(path, save)
	if all, err := kept.Profiles(); err != nil || len(all) != 0 {
		t.Fatalf("before anything is kept: %v, %v", all, err)
	}
	folder, err := filepath.Abs("morning")
	if err != nil {
		t.Fatal(err)
	}
	m := app.TableMap{Columns: map[string]string{"Body": "text"}}
	err = errors.Join(
		kept.SaveProfile(" morning ", app.ImportProfile{Paths: []string{"morning", "https://news.example/a"}, Source: "Harbour Post"}),
		kept.RememberTable("abc", m),
		kept.SaveProfile("evening", app.ImportProfile{}),
		kept.RemoveProfile("evening"),
	)
	if err != nil {
		t.Fatal(err)
	}
	again := settings.NewImports(path, save) // the command line, after the window
	all, err := again.Profiles()
	want := map[string]app.ImportProfile{"morning": {Paths: []string{folder, "https://news.example/a"}, Source: "Harbour Post"}}
	if diff := cmp.Diff(want, all); err != nil || diff != "" {
		t.Errorf("profiles: %v, %s", err, diff)
	}
	tables, err := again.Tables()
	if diff := cmp.Diff(map[string]app.TableMap{"abc": m}, tables); err != nil || diff != "" {
		t.Errorf("tables: %v, %s", err, diff)
	}
	if app.CodeOf(kept.RemoveProfile("evening")) != app.NotFound || app.CodeOf(kept.SaveProfile(" ", app.ImportProfile{})) != app.Invalid {
		t.Error("a profile that is not there or has no name is no error")
	}
}

// TestDamagedImports: what cannot be read is never replaced.
func TestDamagedImports(t *testing.T) {
	path := filepath.Join(t.TempDir(), "imports.json")
	if err := os.WriteFile(path, []byte("{"), 0o600); err != nil {
		t.Fatal(err)
	}
	kept := settings.NewImports(path, save)
	if err := kept.RememberTable("abc", app.TableMap{}); app.CodeOf(err) != app.Damaged {
		t.Errorf("error %v", err)
	}
	if data, err := os.ReadFile(path); err != nil || string(data) != "{" {
		t.Errorf("the file is now %q, %v", data, err)
	}
}
