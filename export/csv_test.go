package export_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"parley/app"
	"parley/export"
)

func TestExactCSV(t *testing.T) {
	b := hostile()
	var buf bytes.Buffer
	if err := export.New(export.Options{}).WriteCSV(t.Context(), &buf, b); err != nil {
		t.Fatal(err)
	}
	if bytes.HasPrefix(buf.Bytes(), []byte("\xEF\xBB\xBF")) {
		t.Error("a byte order mark")
	}
	if !bytes.HasPrefix(buf.Bytes(), []byte("ID,Actor,Side,Issue,Stance,Quote (verbatim),")) {
		t.Errorf("head %.80s", buf.String())
	}
	rows := readCSV(t, buf.String())
	if len(rows) != len(b.Statements)+1 {
		t.Fatalf("%d records for %d statements", len(rows), len(b.Statements))
	}
	quotes := map[string]string{}
	for _, r := range rows[1:] {
		quotes[r[0]] = r[5]
	}
	for _, s := range b.Statements {
		// The reader of the standard library turns CRLF inside a field into LF.
		if want := strings.ReplaceAll(s.QuoteText(), "\r\n", "\n"); quotes[string(s.ID)] != want {
			t.Errorf("%s: %.40q, want %.40q", s.ID, quotes[string(s.ID)], want)
		}
		if !strings.Contains(buf.String(), strings.ReplaceAll(s.QuoteText(), `"`, `""`)) {
			t.Errorf("%s: the quote is altered", s.ID)
		}
	}
}

func TestExcelCSV(t *testing.T) {
	var buf bytes.Buffer
	if err := export.New(export.Options{}).WriteExcelCSV(t.Context(), &buf, hostile()); err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(buf.String(), "\uFEFF")
	if !ok {
		t.Error("no byte order mark")
	}
	fields := 0
	for _, r := range readCSV(t, text) {
		for _, f := range r {
			fields++
			if f != "" && strings.ContainsAny(f[:1], "=+-@\t\r\n|%") {
				t.Errorf("a field begins with %.10q", f)
			}
		}
	}
	if fields == 0 {
		t.Error("no field")
	}
}

func TestMatrixCSV(t *testing.T) {
	var buf bytes.Buffer
	if err := export.New(export.Options{}).WriteMatrixCSV(t.Context(), &buf, demo()); err != nil {
		t.Fatal(err)
	}
	rows := readCSV(t, buf.String())
	if len(rows) != 7 || rows[0][2] != "Toll-free passage" || rows[1][0] != "Ana Corvo" || rows[1][2] != "▲▲ Strong support | n = 3 · 11 Apr 2025 | ●●● high" || rows[1][6] != "" {
		t.Errorf("rows %v", rows[:2])
	}
}

func readCSV(t *testing.T, s string) [][]string {
	t.Helper()
	rows, err := csv.NewReader(strings.NewReader(s)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	return rows
}

func TestSaveAtomically(t *testing.T) {
	words := func(s string) func(io.Writer) error {
		return func(w io.Writer) error { _, err := io.WriteString(w, s); return err }
	}
	path := filepath.Join(t.TempDir(), "out.xlsx")
	if err := export.SaveAtomically(path, false, words("first")); err != nil {
		t.Fatal(err)
	}
	err := export.SaveAtomically(path, false, words("second"))
	if e, ok := errors.AsType[*app.Error](err); !ok || e.Code != app.Invalid || !strings.Contains(e.Hint, "--force") {
		t.Errorf("error %v, want a refusal that names --force", err)
	}
	expect(t, path, "first")
	if err := export.SaveAtomically(path, true, words("third")); err != nil {
		t.Fatal(err)
	}
	expect(t, path, "third")
	broken := errors.New("broken")
	if err := export.SaveAtomically(path, true, func(w io.Writer) error { _, _ = io.WriteString(w, "half"); return broken }); !errors.Is(err, broken) {
		t.Errorf("error %v", err)
	}
	expect(t, path, "third")
	if err := export.SaveAtomically(filepath.Dir(path), true, words("x")); app.CodeOf(err) != app.Invalid {
		t.Errorf("a folder: %v", err)
	}
	if err := export.SaveAtomically(filepath.Join(filepath.Dir(path), "no", "where"), false, words("x")); app.CodeOf(err) != app.Invalid {
		t.Errorf("no folder: %v", err)
	}
	left, err := os.ReadDir(filepath.Dir(path))
	if err != nil || len(left) != 1 {
		t.Errorf("left behind: %v, %v", left, err)
	}
}

// A process that is killed while it writes leaves half a file under a name of its own; the
// next writing into the folder removes it, but nothing that may be somebody's work.
func TestSaveAtomicallyBesideAnOfficeProgram(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "report of May.xlsx")
	save := func() error {
		return export.SaveAtomically(path, true, func(w io.Writer) error { _, err := io.WriteString(w, "new"); return err })
	}
	for _, owner := range []string{".~lock.report of May.xlsx#", "~$report of May.xlsx", "~$port of May.xlsx"} {
		if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, owner), nil, 0o600); err != nil {
			t.Fatal(err)
		}
		if err := save(); app.CodeOf(err) != app.Locked {
			t.Errorf("%s: %v", owner, err)
		}
		if data, err := os.ReadFile(path); err != nil || string(data) != "old" {
			t.Errorf("%s: the file holds %q, %v", owner, data, err)
		}
		if err := os.Remove(filepath.Join(dir, owner)); err != nil {
			t.Fatal(err)
		}
		if err := save(); err != nil {
			t.Error(err)
		}
	}
}

func TestSaveAtomicallySweeps(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "out.xlsx")
	var mine string
	err := export.SaveAtomically(path, false, func(io.Writer) error {
		files, err := os.ReadDir(dir)
		if err != nil || len(files) != 1 {
			t.Fatalf("%d files while writing, %v", len(files), err)
		}
		mine = files[0].Name()
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	host, rest, _ := strings.Cut(strings.TrimPrefix(mine, ".parley-"), "-")
	if _, _, ok := strings.Cut(rest, "-"); !ok {
		t.Fatalf("the temporary name %s does not tell computer and process", mine)
	}
	const nobody = "2147483646" // more than any system gives
	stale := ".parley-" + host + "-" + nobody + "-1.tmp"
	keep := []string{".parley-00000000-" + nobody + "-1.tmp", ".parley-" + host + "-" + strconv.Itoa(os.Getpid()) + "-1.tmp", ".parley-notes.tmp"}
	for _, name := range append([]string{stale}, keep...) {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("half"), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := export.SaveAtomically(path, true, func(io.Writer) error { return nil }); err != nil {
		t.Fatal(err)
	}
	if _, err := os.Stat(filepath.Join(dir, stale)); !errors.Is(err, os.ErrNotExist) {
		t.Errorf("%s is still there: %v", stale, err)
	}
	for _, name := range keep {
		expect(t, filepath.Join(dir, name), "half")
	}
}

func expect(t *testing.T, path, want string) {
	t.Helper()
	got, err := os.ReadFile(path)
	if err != nil || string(got) != want {
		t.Errorf("%q, %v; want %q", got, err, want)
	}
}
