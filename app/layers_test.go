package app_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

const module = "parley"

// maxLines is the hard limit for a file that is not a test.
const maxLines = 400

// guarded are the libraries that only the packages named may import, by path prefix.
var guarded = map[string][]string{
	"fyne.io/fyne/v2":                   {"ui", "ui/...", "."},
	"github.com/blevesearch":            {"index", "index/analysis"},
	"github.com/xuri/excelize/v2":       {"export", "app/extract"},
	"github.com/ncruces/go-sqlite3":     {"app/store", "app/interop"},
	"github.com/spf13/cobra":            {"app/cli"},
	"github.com/markusmobius":           {"app/extract"},
	"codeberg.org/readeck":              {"app/extract"},
	"github.com/saintfish/chardet":      {"app/extract"},
	"github.com/RadhiFadlillah":         {"app/extract"},
	"github.com/go-text/typesetting":    {"ui/widgets"},
	"github.com/ncruces/zenity":         {"ui"},
	"github.com/go-shiori":              {"app/extract"},
	"github.com/klauspost/compress":     {"app/store", "app/extract", "export"},
	"golang.org/x/net":                  {"app/extract"},
	"github.com/klippa-app/go-pdfium":   {"app/extract"},
	"github.com/tetratelabs/wazero":     {"app/extract"},
	"github.com/emersion/go-message":    {"app/extract"},
	"github.com/mmcdole/gofeed":         {"app/extract"},
	"github.com/rivo/uniseg":            {"ui/widgets", "index/analysis"},
	"golang.org/x/sys":                  {"app/store", "."},
	"fyne.io/fyne/v2/app":               {"."},
	"golang.org/x/term":                 {"."},
	"golang.org/x/image":                {"export"},
	"github.com/blevesearch/bleve/v2":   {"index", "index/analysis"},
	"github.com/ncruces/go-sqlite3/vfs": {"app/store"},
}

// allowed tells for each package of ours which others of ours it may import; a package
// that is not listed fails: decide, then list it.
var allowed = map[string][]string{
	".":              {"..."},
	"app":            {},
	"app/jobs":       {},
	"assets":         {},
	"app/plaintext":  {"app"},
	"app/suggest":    {"app", "app/plaintext"},
	"app/positions":  {"app"},
	"app/learning":   {"app"},
	"app/settings":   {"app"},
	"app/apptest":    {"app"},
	"app/extract":    {"app", "app/plaintext"},
	"app/interop":    {"app", "app/plaintext"},
	"app/store":      {"app"},
	"app/worker":     {"app"},
	"app/fetch":      {"app"},
	"app/workbench":  {"app", "app/jobs", "app/learning", "app/plaintext", "app/positions"},
	"app/cli":        {"app", "app/jobs"},
	"index":          {"app", "index/analysis", "index/places", "index/query", "index/spans"},
	"index/analysis": {"app"},
	"index/places":   {},
	"index/query":    {"app", "index/query"},
	"index/spans":    {"app", "index/query"},
	"export":         {"app", "app/plaintext"},
	"ui/present":     {"app", "app/jobs", "app/settings"},
	"ui/theme":       {"app", "assets"},
	"ui/widgets":     {"app", "ui/theme"},
	"ui/uitest":      {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/library":     {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/reader":      {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/coding":      {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/matrix":      {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/prefs":       {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/codebook":    {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/notes":       {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/recoding":    {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/history":     {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/backups":     {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/review":      {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/details":     {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/finding":     {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/importing":   {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/register":    {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/palette":     {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/exporting":   {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/syncing":     {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui/suggestions": {"app", "ui/present", "ui/widgets", "ui/theme"},
	"ui": {
		"app", "app/jobs", "app/settings", "assets", "ui/present", "ui/theme", "ui/widgets", "ui/library", "ui/reader",
		"ui/coding", "ui/matrix", "ui/prefs", "ui/codebook", "ui/notes", "ui/recoding", "ui/history", "ui/backups", "ui/review", "ui/importing", "ui/finding", "ui/details", "ui/palette", "ui/register", "ui/suggestions", "ui/exporting", "ui/syncing",
	},
}

// stdOnly are the packages that may import nothing but the standard library and ours.
var stdOnly = []string{"app", "app/jobs", "assets", "app/suggest", "app/positions", "app/learning", "app/settings", "app/apptest", "app/workbench", "app/worker", "app/fetch", "ui/present"}

type sourceFile struct {
	pkg  string // folder, with slashes
	name string
	data []byte
	ast  *ast.File
}

func TestLayers(t *testing.T) {
	files := goFiles(t)
	for _, f := range files {
		where := path.Join(f.pkg, f.name)
		if _, ok := allowed[f.pkg]; !ok {
			t.Errorf("%s: package %s is not in the table of layers: decide what it may import, then list it", where, f.pkg)
			continue
		}
		if n := bytes.Count(f.data, []byte("\n")); n > maxLines && !generated(f) {
			t.Errorf("%s: %d lines, at most %d: look for the noun that wants its own file", where, n, maxLines)
		}
		for _, spec := range f.ast.Imports {
			checkImport(t, f, spec)
		}
		if f.pkg == "ui" || strings.HasPrefix(f.pkg, "ui/") {
			checkNoGoroutines(t, f)
		}
		checkForbiddenCalls(t, f)
	}
}

func goFiles(t *testing.T) []sourceFile {
	t.Helper()
	var out []sourceFile
	root := ".."
	err := filepath.WalkDir(root, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() {
			if name != root && (strings.HasPrefix(d.Name(), ".") || d.Name() == "testdata") {
				return fs.SkipDir
			}
			return nil
		}
		if !strings.HasSuffix(name, ".go") || strings.HasSuffix(name, "_test.go") {
			return nil
		}
		data, err := os.ReadFile(name)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, data, parser.ParseComments)
		if err != nil {
			return err
		}
		rel, err := filepath.Rel(root, filepath.Dir(name))
		out = append(out, sourceFile{filepath.ToSlash(rel), d.Name(), data, file})
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(out) < 20 {
		t.Fatalf("only %d Go files found: the walk is wrong", len(out))
	}
	return out
}

func generated(f sourceFile) bool { return ast.IsGenerated(f.ast) }

func checkImport(t *testing.T, f sourceFile, spec *ast.ImportSpec) {
	t.Helper()
	imp, err := strconv.Unquote(spec.Path.Value)
	if err != nil {
		t.Fatal(err)
	}
	where := path.Join(f.pkg, f.name)
	if imp == module || strings.HasPrefix(imp, module+"/") {
		own := strings.TrimPrefix(strings.TrimPrefix(imp, module), "/")
		if list := allowed[f.pkg]; !slices.Contains(list, own) && !slices.Contains(list, "...") {
			t.Errorf("%s imports %s, which package %s may not", where, own, f.pkg)
		}
		return
	}
	first, _, _ := strings.Cut(imp, "/")
	if !strings.Contains(first, ".") {
		return // standard library
	}
	if slices.Contains(stdOnly, f.pkg) {
		t.Errorf("%s imports %s; package %s uses the standard library only", where, imp, f.pkg)
	}
	if imp == "fyne.io/fyne/v2/app" && f.pkg != "." {
		t.Errorf("%s imports %s: only main does, so that all else builds without cgo", where, imp)
	}
	for prefix, users := range guarded {
		if imp == prefix || strings.HasPrefix(imp, prefix+"/") {
			if !slices.ContainsFunc(users, func(u string) bool { return matches(u, f.pkg) }) {
				t.Errorf("%s imports %s, which is kept to %v", where, imp, users)
			}
		}
	}
}

func matches(pattern, pkg string) bool {
	if base, ok := strings.CutSuffix(pattern, "/..."); ok {
		return strings.HasPrefix(pkg, base+"/")
	}
	return pattern == pkg
}

func checkNoGoroutines(t *testing.T, f sourceFile) {
	t.Helper()
	ast.Inspect(f.ast, func(n ast.Node) bool {
		if _, ok := n.(*ast.GoStmt); ok {
			t.Errorf("%s starts a goroutine: under ui only the Loader and jobs work beside the window", path.Join(f.pkg, f.name))
		}
		return true
	})
}

// checkForbiddenCalls keeps fyne.Do in one file and contexts coming from callers.
func checkForbiddenCalls(t *testing.T, f sourceFile) {
	t.Helper()
	where := path.Join(f.pkg, f.name)
	ast.Inspect(f.ast, func(n ast.Node) bool {
		sel, ok := n.(*ast.SelectorExpr)
		if !ok {
			return true
		}
		x, ok := sel.X.(*ast.Ident)
		if !ok {
			return true
		}
		switch name := x.Name + "." + sel.Sel.Name; {
		case (name == "context.Background" || name == "context.TODO") && f.pkg != ".":
			t.Errorf("%s uses %s: take the context from the caller", where, name)
		case (name == "fyne.Do" || name == "fyne.DoAndWait") && where != "ui/dispatch.go":
			t.Errorf("%s uses %s: only ui/dispatch.go does", where, name)
		}
		return true
	})
	for _, d := range f.ast.Decls {
		if fn, ok := d.(*ast.FuncDecl); ok && fn.Recv == nil && fn.Name.Name == "init" {
			t.Errorf("%s has an init function: constructors take explicit lists", where)
		}
	}
}
