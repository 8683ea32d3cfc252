package cli

import (
	"encoding/json"
	"errors"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"parley/app"
)

// readProfiles reads the import profiles of this person, by name.
func (c commands) readProfiles() (map[string]importing, error) {
	all := map[string]importing{}
	data, err := os.ReadFile(c.p.Profiles)
	if errors.Is(err, os.ErrNotExist) {
		return all, nil
	}
	if err == nil {
		err = json.Unmarshal(data, &all)
	}
	if err != nil {
		return nil, &app.Error{
			Code: app.Damaged, Op: "read profiles", Msg: "the import profiles cannot be read",
			Hint: "Repair or remove " + c.p.Profiles + ".", Err: err,
		}
	}
	return all, nil
}

// saveProfile keeps a call under a name, in place of the one before. Paths are kept whole,
// since the next call may come from another folder.
func (c commands) saveProfile(name string, i importing) error {
	all, err := c.readProfiles()
	if err != nil {
		return err
	}
	i.Paths = slices.Clone(i.Paths)
	for k, p := range i.Paths {
		if p == "-" || app.IsAddress(p) {
			continue
		}
		if i.Paths[k], err = filepath.Abs(p); err != nil {
			return err
		}
	}
	all[name] = i
	if err := os.MkdirAll(filepath.Dir(c.p.Profiles), 0o755); err != nil {
		return err
	}
	return c.p.Save(c.p.Profiles, true, func(w io.Writer) error {
		enc := json.NewEncoder(w)
		enc.SetIndent("", "  ")
		return enc.Encode(all)
	})
}

func names(all map[string]importing) string {
	if len(all) == 0 {
		return "none"
	}
	return strings.Join(slices.Sorted(maps.Keys(all)), ", ")
}
