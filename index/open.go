package index

import (
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/blevesearch/bleve/v2"
	"github.com/blevesearch/bleve/v2/index/scorch"
	"github.com/blevesearch/bleve/v2/mapping"
	bleveindex "github.com/blevesearch/bleve_index_api"

	"parley/app"
	"parley/index/analysis"
	"parley/index/places"
)

// layout names the way in which the index is laid out; changing it causes a rebuild.
const layout = "bleve title,body,row; streams 1; rows 2"

func schema() string { return fmt.Sprintf("%s; analysis %d", layout, analysis.Version) }

// lockWait is how long opening waits for another process to let go of the index.
const lockWait = "2s"

// pointer is the content of the file that names the folder in force.
type pointer struct {
	Dir        string `json:"dir"`
	Generation int64  `json:"generation"` // at the last clean close
}

const pointerFile = "current"

// Open opens the index of a project in dir, a folder of its own in the user's cache. An
// index that is missing, damaged, of another project, of an older layout or not in step
// with o.Expect is replaced by an empty one; Rebuilt tells so. An index that another
// process has open gives an error with code Locked.
func Open(dir, projectID string, lib Library, o Options) (*Index, error) {
	if err := writable(dir); err != nil {
		// A cache that cannot be written must not keep anybody from searching.
		if dir, err = os.MkdirTemp("", "parley-index-"); err != nil {
			return nil, fmt.Errorf("make a folder for the index: %w", err)
		}
	}
	last, _ := readPointer(dir)
	numbers := folders(dir)
	candidates := slices.Backward(numbers)
	if slices.Contains(numbers, last.Dir) {
		candidates = slices.All([]string{last.Dir})
	}
	for _, name := range candidates {
		x, err := openFolder(filepath.Join(dir, name), projectID)
		if app.CodeOf(err) == app.Locked {
			return nil, err
		}
		if err != nil {
			continue
		}
		if x.fits(o.Expect, last) {
			removeOthers(dir, name)
			return x.ready(dir, name, lib, o), writePointer(dir, pointer{name, last.Generation})
		}
		if err := x.shut(); err != nil {
			return nil, err
		}
	}
	name := nextFolder(numbers)
	x, err := createFolder(filepath.Join(dir, name), projectID)
	if err != nil {
		return nil, fmt.Errorf("create the index: %w", err)
	}
	x.rebuilt = true
	return x.ready(dir, name, lib, o), writePointer(dir, pointer{Dir: name})
}

// OpenMemory makes an empty index that lives in memory only.
func OpenMemory(projectID string, lib Library, o Options) (*Index, error) {
	b, err := bleve.NewUsing("", indexMapping(), scorch.Name, scorch.Name, nil)
	if err != nil {
		return nil, fmt.Errorf("create the index: %w", err)
	}
	x, err := assemble(b, "", state{Project: projectID, Schema: schema()})
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	x.rebuilt = true
	return x.ready("", "", lib, o), nil
}

func writable(dir string) error {
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return err
	}
	probe, err := os.CreateTemp(dir, ".probe-")
	if err != nil {
		return err
	}
	return errors.Join(probe.Close(), os.Remove(probe.Name()))
}

// folders lists the index folders, lowest number first.
func folders(dir string) []string {
	names, _ := filepath.Glob(filepath.Join(dir, "index-[0-9][0-9][0-9][0-9]"))
	for i, n := range names {
		names[i] = filepath.Base(n)
	}
	slices.Sort(names)
	return names
}

func nextFolder(names []string) string {
	n := 0
	if len(names) > 0 {
		if _, err := fmt.Sscanf(names[len(names)-1], "index-%d", &n); err != nil {
			n = 0
		}
	}
	return fmt.Sprintf("index-%04d", n+1)
}

// removeOthers deletes the folders that an earlier rebuild left: mapped files cannot be
// removed while they are open, so it is done at the next start.
func removeOthers(dir, keep string) {
	for _, name := range folders(dir) {
		if name != keep {
			_ = os.RemoveAll(filepath.Join(dir, name)) // tried again at the next start
		}
	}
}

func readPointer(dir string) (p pointer, err error) {
	data, err := os.ReadFile(filepath.Join(dir, pointerFile))
	if err != nil {
		return p, err
	}
	return p, json.Unmarshal(data, &p)
}

func writePointer(dir string, p pointer) error {
	data, err := json.Marshal(p)
	if err != nil {
		return err
	}
	f, err := os.CreateTemp(dir, pointerFile+"-")
	if err != nil {
		return fmt.Errorf("write the index pointer: %w", err)
	}
	_, err = f.Write(data)
	err = errors.Join(err, f.Sync(), f.Close())
	if err == nil {
		err = os.Rename(f.Name(), filepath.Join(dir, pointerFile))
	}
	if err != nil {
		return fmt.Errorf("write the index pointer: %w", errors.Join(err, os.Remove(f.Name())))
	}
	return nil
}

// openFolder opens an index folder and everything beside it. Bleve panics on some
// damage; that is an error here.
func openFolder(path, projectID string) (x *Index, err error) {
	defer func() {
		if r := recover(); r != nil {
			x, err = nil, fmt.Errorf("open index %s: %v", path, r)
		}
	}()
	removeAppleFiles(path)
	b, err := bleve.OpenUsing(blevePath(path), map[string]any{"bolt_timeout": lockWait})
	if err != nil {
		if strings.Contains(err.Error(), "timeout") {
			return nil, &app.Error{
				Code: app.Locked, Op: "open index", Err: err,
				Msg: "the project is open in another window", Hint: "Close the other window and try again.",
			}
		}
		return nil, err
	}
	s, err := readState(b)
	if err == nil && (s.Project != projectID || s.Schema != schema()) {
		err = errors.New("index of another project or layout")
	}
	if err == nil {
		x, err = assemble(b, path, s)
	}
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return x, nil
}

func blevePath(path string) string { return filepath.Join(path, "bleve") }

func createFolder(path, projectID string) (*Index, error) {
	if err := os.MkdirAll(path, 0o700); err != nil {
		return nil, err
	}
	b, err := bleve.NewUsing(blevePath(path), indexMapping(), scorch.Name, scorch.Name, map[string]any{"bolt_timeout": lockWait})
	if err != nil {
		return nil, err
	}
	x, err := assemble(b, path, state{Project: projectID, Schema: schema()})
	if err == nil {
		err = x.commit(bleveindex.NewBatch(), 0)
	}
	if err != nil {
		return nil, errors.Join(err, b.Close())
	}
	return x, nil
}

// removeAppleFiles deletes the ._ files that macOS leaves on foreign disks and that
// Bleve takes for segments.
func removeAppleFiles(path string) {
	for _, pattern := range []string{"._*", "*/._*", "*/*/._*"} {
		names, _ := filepath.Glob(filepath.Join(path, pattern))
		for _, name := range names {
			_ = os.Remove(name) // if it stays, opening says so
		}
	}
}

func readState(b bleve.Index) (s state, err error) {
	data, err := b.GetInternal([]byte(stateKey))
	if err != nil {
		return s, err
	}
	return s, json.Unmarshal(data, &s)
}

// indexMapping describes the fields for Bleve. Documents come analysed, so it serves as
// a description and keeps Bleve from adding fields of its own.
func indexMapping() mapping.IndexMapping {
	text := bleve.NewTextFieldMapping()
	text.Store, text.DocValues, text.IncludeInAll, text.IncludeTermVectors = false, false, false, false
	m := bleve.NewIndexMapping()
	m.DefaultMapping.Dynamic = false
	for _, name := range []string{titleField, bodyField, rowField} {
		m.DefaultMapping.AddFieldMappingsAt(name, text)
	}
	return m
}

// assemble opens what lies beside Bleve; an empty path keeps it in memory.
func assemble(b bleve.Index, path string, s state) (x *Index, err error) {
	x = &Index{handle: b, state: s, rows: newCatalogue(), cache: newTokenCache(), patterns: newMatcher()}
	vocab := newVocabulary()
	x.writer = &writer{vocab: vocab, raw: map[string]uint32{}}
	file := func(name string) string {
		if path == "" {
			return ""
		}
		return filepath.Join(path, name)
	}
	defer func() {
		if err != nil {
			err = errors.Join(err, x.streams.close(), x.facts.close(), x.terms.close(), x.places.Close())
		}
	}()
	if x.bleve, err = b.Advanced(); err != nil {
		return nil, err
	}
	if x.streams, err = openLog(file("streams"), s.Streams); err != nil {
		return nil, err
	}
	if x.facts, err = openLog(file("facts"), s.Facts); err != nil {
		return nil, err
	}
	if x.terms, err = openLog(file("terms"), s.Terms); err != nil {
		return nil, err
	}
	data, err := x.facts.load(s.FactsSum)
	if err == nil {
		err = x.rows.decode(data, s.Articles)
	}
	if err != nil {
		return nil, fmt.Errorf("read the rows: %w", err)
	}
	if data, err = x.terms.load(s.TermsSum); err == nil {
		err = vocab.decode(data)
	}
	if err != nil {
		return nil, fmt.Errorf("read the vocabulary: %w", err)
	}
	rows, _ := x.rows.size()
	x.places = places.Open(path, uint32(rows), x.rows.sum)
	return x, x.place()
}
