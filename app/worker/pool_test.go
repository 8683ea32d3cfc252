package worker_test

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/worker"
)

// asChild is set in the environment of the children that the tests start: this test
// binary again, with the readers below.
const asChild = "PARLEY_TEST_WORKER"

func TestMain(m *testing.M) {
	switch os.Getenv(asChild) {
	case "":
		os.Exit(m.Run())
	case "parent": // starts a child of its own, tells its number, and waits to be killed
		p := worker.NewPool(options(worker.Limits{}))
		for range p.Extract(context.Background(), folder{os.DirFS(os.Args[1]), os.Args[1]}, "tell-pid.txt") {
			fmt.Println("read")
		}
		time.Sleep(time.Hour)
	default:
		err := worker.Run(context.Background(), worker.Readers{
			Full: moody{}, Plain: plain{}, Look: look,
			Mapped: func(m app.TableMaps) worker.Extractor { return knowing{maps: m} },
		})
		if err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
}

// moody is a reader that does what the name of the file says.
type moody struct{}

func (moody) Recognize(string, []byte) bool { return true }

func (moody) Extract(_ context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	return func(yield func(app.Extracted, error) bool) {
		mood, _, _ := strings.Cut(strings.TrimSuffix(name, ".txt"), "_")
		switch mood {
		case "tell-type":
			kind := ""
			if t, ok := fsys.(worker.Typed); ok {
				kind = t.ContentType(name)
			}
			yield(app.Extracted{Text: "type " + kind}, nil)
			return
		case "hang":
			for {
				time.Sleep(time.Hour)
			}
		case "spin":
			for i := 0; ; i++ {
				if i < 0 {
					return
				}
			}
		case "allocate":
			var held [][]byte
			for {
				held = append(held, make([]byte, 8<<20))
				for i := 0; i < 8<<20; i += 4 << 10 { // a page of memory that is not touched is not taken
					held[len(held)-1][i] = 1
				}
			}
		case "panic":
			panic("defect")
		case "exit":
			os.Exit(7)
		case "print":
			fmt.Println("a library that prints")
			fmt.Fprintln(os.Stdout, `{"id":1,"done":true}`)
		case "half":
			syscallWrite(`{"id":1,"art`)
			os.Exit(0)
		case "huge":
			yield(app.Extracted{Text: strings.Repeat("x", 20<<20)}, nil)
			return
		case "torn":
			yield(app.Extracted{Text: "short", Paragraphs: []app.Bounds{{Start: 0, End: 900}}}, nil)
			return
		case "fail":
			yield(app.Extracted{}, &app.Error{Code: app.Unsupported, Op: "extract", Msg: "no", Hint: "do", Err: errors.New("detail")})
			return
		case "many-exit":
			for i := range 3 {
				if !yield(text(fmt.Sprint("part ", i)), nil) {
					return
				}
			}
			os.Exit(7)
		case "tell-pid":
			if err := os.WriteFile(os.Getenv("PARLEY_TEST_PID"), []byte(strconv.Itoa(os.Getpid())), 0o600); err != nil {
				panic(err)
			}
		}
		data, err := fs.ReadFile(fsys, name)
		yield(text(string(data)), err)
	}
}

// syscallWrite writes past os.Stdout, which a child has turned to standard error.
func syscallWrite(s string) {
	f := os.NewFile(1, "stdout")
	f.WriteString(s)
}

// plain reads what moody cannot, but for files that name it.
type plain struct{ moody }

func (p plain) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	if strings.Contains(name, "_again") {
		return p.moody.Extract(ctx, fsys, name)
	}
	return func(yield func(app.Extracted, error) bool) { yield(text("plain "+name), nil) }
}

func text(s string) app.Extracted {
	return app.Extracted{Text: s, Paragraphs: []app.Bounds{{Start: 0, End: len(s)}}, Sentences: []app.Bounds{{Start: 0, End: len(s)}}}
}

type folder struct {
	fs.FS
	dir string
}

func (f folder) Locate(name string) string { return filepath.Join(f.dir, name) }

func options(l worker.Limits) worker.Options {
	return worker.Options{
		Start: func() *exec.Cmd {
			cmd := exec.Command(os.Args[0])
			cmd.Env = append(os.Environ(), asChild+"=child")
			return cmd
		},
		Recognizer: moody{}, Inside: moody{}, Size: 2, Limits: l,
	}
}

// short are limits that a test can wait for.
func short() worker.Limits {
	return worker.Limits{
		CPU: 1500 * time.Millisecond, Wall: 4 * time.Second, Beat: 20 * time.Second, Start: time.Minute, Memory: 600 << 20,
		Items: 3, IdleMemory: 500 << 20, Idle: time.Minute,
	}
}

func pool(t *testing.T, l worker.Limits) *worker.Pool {
	t.Helper()
	p := worker.NewPool(options(l))
	t.Cleanup(func() { p.Close() })
	return p
}

// write makes a folder with the files named; each holds its own name.
func write(t *testing.T, names ...string) folder {
	t.Helper()
	dir := t.TempDir()
	for _, n := range names {
		if err := os.WriteFile(filepath.Join(dir, n), []byte("text of "+n), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return folder{os.DirFS(dir), dir}
}

// read gives texts and messages of a file, one string each.
func read(t *testing.T, p *worker.Pool, f folder, name string) []string {
	t.Helper()
	var out []string
	for x, err := range p.Extract(t.Context(), f, name) {
		if err != nil {
			e, ok := errors.AsType[*app.Error](err)
			if !ok || e.Hint == "" {
				t.Errorf("%s: error without advice: %v", name, err)
			}
			if x.Text != "" {
				t.Errorf("%s: an article came with an error", name)
			}
			if ok {
				err = errors.New(e.Msg)
			}
			out = append(out, "! "+err.Error())
			continue
		}
		out = append(out, x.Text)
	}
	return out
}

// TestMoods tries every way in which a reader can go wrong; after each the pool serves
// the next file.
func TestMoods(t *testing.T) {
	tests := []struct {
		file string
		want []string // prefixes
	}{
		{"good.txt", []string{"text of good.txt"}},
		{"hang.txt", []string{"plain hang.txt"}},
		{"hang_again.txt", []string{"! hang_again.txt took too long"}},
		{"spin_again.txt", []string{"! spin_again.txt took too long"}},
		{"allocate_again.txt", []string{"! allocate_again.txt needed too much memory"}},
		{"panic.txt", []string{"! panic.txt crashed the reader"}},
		{"exit.txt", []string{"plain exit.txt"}},
		{"exit_again.txt", []string{"! exit_again.txt crashed the reader"}},
		{"print.txt", []string{"text of print.txt"}},
		{"half_again.txt", []string{"! half_again.txt crashed the reader"}},
		{"huge.txt", []string{"! an article of this file is too large"}},
		{"torn_again.txt", []string{"! torn_again.txt crashed the reader"}},
		{"fail.txt", []string{"! no"}},
		{"missing.txt", []string{"! the file could not be read"}},
	}
	p := pool(t, short())
	ran := 0
	for _, tt := range tests {
		t.Run(tt.file, func(t *testing.T) {
			ran++
			f := write(t, tt.file, "next.txt")
			if tt.file == "missing.txt" {
				if err := os.Remove(f.Locate(tt.file)); err != nil {
					t.Fatal(err)
				}
				for _, err := range p.Extract(t.Context(), f, tt.file) {
					if err == nil {
						t.Error("a missing file was read")
					}
				}
				return
			}
			got := read(t, p, f, tt.file)
			if !slices.EqualFunc(got, tt.want, strings.HasPrefix) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if diff := cmp.Diff([]string{"text of next.txt"}, read(t, p, f, "next.txt")); diff != "" {
				t.Errorf("the next file (-want +got):\n%s", diff)
			}
		})
	}
	if ran == 0 {
		t.Error("no cases")
	}
}

// TestPartOfAFile: articles given out before a file ended its child are kept, and the
// file is not read again, which would give them twice. The last article may have been on
// its way.
func TestPartOfAFile(t *testing.T) {
	got := read(t, pool(t, short()), write(t, "many-exit.txt"), "many-exit.txt")
	const end = "! many-exit.txt crashed the reader; what was read before it is kept"
	if len(got) < 3 || len(got) > 4 || got[0] != "part 0" || got[1] != "part 1" || got[len(got)-1] != end {
		t.Errorf("%q", got)
	}
}

// TestManyAtOnce reads more files at once than there are children.
func TestManyAtOnce(t *testing.T) {
	var names []string
	for i := range 40 {
		names = append(names, fmt.Sprintf("good_%02d.txt", i))
	}
	f := write(t, names...)
	p := pool(t, short())
	var wg sync.WaitGroup
	got := make([][]string, len(names))
	for i, n := range names {
		wg.Go(func() { got[i] = read(t, p, f, n) })
	}
	wg.Wait()
	for i, n := range names {
		if len(got[i]) != 1 || got[i][0] != "text of "+n {
			t.Errorf("%s: %q", n, got[i])
		}
	}
}

func TestCancel(t *testing.T) {
	f := write(t, "hang_again.txt", "good.txt")
	p := pool(t, worker.Limits{})
	ctx, stop := context.WithCancel(t.Context())
	time.AfterFunc(300*time.Millisecond, stop)
	var last error
	for _, err := range p.Extract(ctx, f, "hang_again.txt") {
		last = err
	}
	if !errors.Is(last, context.Canceled) {
		t.Errorf("cancelled reading ended with %v", last)
	}
	if got := read(t, p, f, "good.txt"); len(got) != 1 {
		t.Errorf("after a cancelled file: %q", got)
	}
	for range p.Extract(t.Context(), f, "many-exit.txt") {
		break // the caller has had enough
	}
}

// TestNoLocator reads a file that is not on this computer inside this process.
func TestNoLocator(t *testing.T) {
	f := write(t, "good.txt")
	p := pool(t, short())
	n := 0
	for x, err := range p.Extract(t.Context(), f.FS, "good.txt") {
		n++
		if err != nil || x.Text != "text of good.txt" {
			t.Errorf("%q, %v", x.Text, err)
		}
	}
	if n != 1 {
		t.Errorf("%d articles", n)
	}
}

// servedFolder is a folder whose files a server gave a type.
type servedFolder struct {
	folder
	contentType string
}

func (f servedFolder) ContentType(string) string { return f.contentType }

// What a server said of a page reaches the reader in the other process.
func TestTypeReachesTheChild(t *testing.T) {
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "tell-type.txt"), []byte("words"), 0o600); err != nil {
		t.Fatal(err)
	}
	p := worker.NewPool(options(worker.Limits{}))
	defer p.Close()
	plainFiles := folder{os.DirFS(dir), dir}
	for _, tt := range []struct {
		name string
		fsys fs.FS
		want string
	}{
		{"a page", servedFolder{plainFiles, "text/html; charset=koi8-u"}, "type text/html; charset=koi8-u"},
		{"a file of the user's", plainFiles, "type "},
	} {
		n := 0
		for x, err := range p.Extract(t.Context(), tt.fsys, "tell-type.txt") {
			n++
			if err != nil || x.Text != tt.want {
				t.Errorf("%s: %q and %v, want %q", tt.name, x.Text, err, tt.want)
			}
		}
		if n != 1 {
			t.Errorf("%s: %d articles, want 1", tt.name, n)
		}
	}
}

// TestLookAtTable: what a table holds is told by a child, with the map that was given;
// maps known go along with every file.
func TestLookAtTable(t *testing.T) {
	p := pool(t, short())
	dir := write(t, "a.csv", "refuse.csv", "tell-map.txt")
	m := app.TableMap{Columns: map[string]string{"Body": "text"}}
	v, err := p.LookAtTable(t.Context(), dir.Locate("a.csv"), &m)
	if err != nil || v.Signature != "a.csv" || v.Map.Column("text") != "Body" {
		t.Errorf("view %+v, error %v", v, err)
	}
	if _, err := p.LookAtTable(t.Context(), dir.Locate("refuse.csv"), nil); app.CodeOf(err) != app.Invalid {
		t.Errorf("error %v", err)
	}
	p.KnowTables(map[string]app.TableMap{"abc": m})
	for x, err := range p.Extract(t.Context(), dir, "tell-map.txt") {
		if err != nil || x.Text != "knows 1" {
			t.Errorf("%q, %v", x.Text, err)
		}
	}
}

// knowing reads like moody and tells how many maps it was given.
type knowing struct {
	moody
	maps app.TableMaps
}

func (k knowing) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	if name != "tell-map.txt" {
		return k.moody.Extract(ctx, fsys, name)
	}
	return func(yield func(app.Extracted, error) bool) { yield(text(fmt.Sprint("knows ", len(k.maps.Known))), nil) }
}

func look(_ context.Context, _ fs.FS, name string, given *app.TableMap) (app.TableView, error) {
	if name == "refuse.csv" {
		return app.TableView{}, &app.Error{Code: app.Invalid, Op: "look", Msg: "no table"}
	}
	return app.TableView{Signature: name, Map: *given}, nil
}
