package settings

import (
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"

	"parley/app"
)

// Imports is the file with what a person wants kept of imports: profiles by name, and how
// the columns of tables are mapped, by the signature of their headers. The window and the
// command line share it. It is safe for concurrent use.
type Imports struct {
	path string
	save func(path string, force bool, write func(io.Writer) error) error
	mu   sync.Mutex
}

// NewImports is over the file at path, which need not be there. save writes a file whole
// or not at all.
func NewImports(path string, save func(path string, force bool, write func(io.Writer) error) error) *Imports {
	return &Imports{path: path, save: save}
}

// mostTables bounds the maps that are kept, mostProfiles the profiles: more come from a
// mistake.
const (
	mostTables   = 500
	mostProfiles = 200
)

// keptImports is the content of the file.
type keptImports struct {
	Profiles map[string]app.ImportProfile `json:"profiles"`
	Tables   map[string]app.TableMap      `json:"tables"`
}

// Profiles gives the profiles by name.
func (i *Imports) Profiles() (map[string]app.ImportProfile, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	all, err := i.read()
	return all.Profiles, err
}

// SaveProfile keeps a profile under a name, in place of the one before. Paths are kept
// whole, since the next call may come from another folder.
func (i *Imports) SaveProfile(name string, p app.ImportProfile) error {
	if name = strings.TrimSpace(name); name == "" {
		return &app.Error{Code: app.Invalid, Op: "save profile", Msg: "the profile has no name", Hint: "Give it one, such as “morning”."}
	}
	p.Paths = slices.Clone(p.Paths)
	for k, path := range p.Paths {
		if path == "-" || app.IsAddress(path) {
			continue
		}
		var err error
		if p.Paths[k], err = filepath.Abs(path); err != nil {
			return err
		}
	}
	return i.change(func(all *keptImports) error {
		if _, there := all.Profiles[name]; !there && len(all.Profiles) >= mostProfiles {
			return &app.Error{Code: app.Invalid, Op: "save profile", Msg: "there are too many profiles", Hint: "Remove those that are not used."}
		}
		all.Profiles[name] = p
		return nil
	})
}

// RemoveProfile removes a profile; one that is not there is an error.
func (i *Imports) RemoveProfile(name string) error {
	return i.change(func(all *keptImports) error {
		if _, there := all.Profiles[name]; !there {
			return &app.Error{Code: app.NotFound, Op: "remove profile", Msg: "there is no import profile “" + name + "”"}
		}
		delete(all.Profiles, name)
		return nil
	})
}

// Tables gives the maps by signature.
func (i *Imports) Tables() (map[string]app.TableMap, error) {
	i.mu.Lock()
	defer i.mu.Unlock()
	all, err := i.read()
	return all.Tables, err
}

// RememberTable keeps how tables with these headers are mapped.
func (i *Imports) RememberTable(signature string, m app.TableMap) error {
	return i.change(func(all *keptImports) error {
		for len(all.Tables) >= mostTables {
			for old := range all.Tables { // whichever: nobody has so many kinds of tables
				delete(all.Tables, old)
				break
			}
		}
		all.Tables[signature] = m
		return nil
	})
}

func (i *Imports) change(do func(*keptImports) error) error {
	i.mu.Lock()
	defer i.mu.Unlock()
	all, err := i.read()
	if err != nil {
		return err
	}
	if err := do(&all); err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(i.path), 0o755); err != nil {
		return &app.Error{Code: app.Internal, Op: "keep import", Msg: "the folder of Parley's settings cannot be made", Hint: "Check that there is room and that you may write there: " + filepath.Dir(i.path), Err: err}
	}
	return i.save(i.path, true, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(all)
	})
}

// read gives what is kept; a file that cannot be read is an error and stays as it is.
func (i *Imports) read() (keptImports, error) {
	all := keptImports{Profiles: map[string]app.ImportProfile{}, Tables: map[string]app.TableMap{}}
	data, err := os.ReadFile(i.path)
	if errors.Is(err, os.ErrNotExist) {
		return all, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil {
		return all, &app.Error{
			Code: app.Damaged, Op: "read imports", Msg: "the import profiles cannot be read",
			Hint: "Repair or remove " + i.path + ".", Err: err,
		}
	}
	if all.Profiles == nil {
		all.Profiles = map[string]app.ImportProfile{}
	}
	if all.Tables == nil {
		all.Tables = map[string]app.TableMap{}
	}
	return all, nil
}
