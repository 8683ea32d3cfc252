package cli

import (
	"bufio"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
)

// importFlags are the flags of import beside importing.
type importFlags struct {
	json, create, dry          bool
	tables                     string
	profile, saveProfile, from string
}

func (c commands) importFiles() *cobra.Command {
	var f importFlags
	var i app.ImportProfile
	cmd := &cobra.Command{
		Use: "import PROJECT PATH|URL ...", Short: "Import files, folders and pages", Args: minArgs(1),
		Long: "Imports files, folders and archives with all they hold, and pages by their address, which are\n" +
			"fetched once. “-” reads one text from standard input.\n" +
			"A file that cannot be read is a line of the report and never the end (exit status 3).\n\n" +
			"--save-profile keeps paths and flags under a name for --profile: the folder of every morning.\n" +
			"--retry takes what failed from the report that --json printed.",
		RunE: func(cmd *cobra.Command, args []string) error {
			i.Paths = args[1:]
			call, err := c.importCall(i, f)
			if err != nil {
				return err
			}
			return c.runImport(cmd, args[0], call, f)
		},
	}
	cmd.Flags().BoolVar(&f.json, "json", false, "print JSON Lines: one per article or failure, then a summary")
	cmd.Flags().BoolVar(&f.create, "create", false, "make the project if it is not there")
	cmd.Flags().BoolVar(&f.dry, "dry-run", false, "read and compare, store nothing")
	cmd.Flags().BoolVar(&i.NoOriginals, "no-originals", false, "keep the texts only, not the files they were read from")
	cmd.Flags().BoolVar(&i.Private, "private", false, "allow addresses in the house's own network")
	cmd.Flags().StringVar(&i.Source, "source", "", "the outlet of articles that name none")
	cmd.Flags().StringVar(&i.Language, "language", "", "the language of texts that do not show it, such as “uk”")
	cmd.Flags().StringVar(&f.tables, "map", "", "which column of a table is what: a JSON `FILE`, or “text=Body,date=Published”")
	cmd.Flags().StringVar(&f.profile, "profile", "", "import as the profile `NAME` says")
	cmd.Flags().StringVar(&f.saveProfile, "save-profile", "", "keep paths and flags of this call as profile `NAME`")
	cmd.Flags().StringVar(&f.from, "retry", "", "import what failed in this `REPORT` of --json")
	return cmd
}

// importCall completes a call from its profile, its report and its map.
func (c commands) importCall(i app.ImportProfile, f importFlags) (app.ImportProfile, error) {
	if f.profile != "" {
		all, err := c.p.Imports.Profiles()
		if err != nil {
			return i, err
		}
		p, ok := all[f.profile]
		if !ok {
			return i, &app.Error{Code: app.NotFound, Op: "import", Msg: "there is no import profile “" + f.profile + "”", Hint: "Make it with --save-profile; there are: " + names(all)}
		}
		p.Paths = append(p.Paths, i.Paths...)
		p.NoOriginals, p.Private = p.NoOriginals || i.NoOriginals, p.Private || i.Private
		p.Source, p.Language = cmp.Or(i.Source, p.Source), cmp.Or(i.Language, p.Language)
		i = p
	}
	if f.tables != "" {
		i.Tables = f.tables
		if data, err := os.ReadFile(f.tables); err == nil {
			i.Tables = string(data)
		} else if !errors.Is(err, os.ErrNotExist) {
			return i, &app.Error{Code: app.NotFound, Op: "import", Msg: "the map cannot be read", Hint: "Check the name.", Err: err}
		}
	}
	if f.from != "" {
		failed, err := failedPaths(f.from)
		if err != nil {
			return i, err
		}
		i.Paths = append(i.Paths, failed...)
		if len(i.Paths) == 0 {
			return i, &app.Error{Code: app.Invalid, Op: "import", Msg: "nothing failed in " + filepath.Base(f.from), Hint: "There is nothing to try again."}
		}
	}
	if len(i.Paths) == 0 {
		return i, usagef("import needs a file, a folder or an address")
	}
	if f.saveProfile != "" {
		return i, c.p.Imports.SaveProfile(f.saveProfile, i)
	}
	return i, nil
}

func (c commands) runImport(cmd *cobra.Command, project string, i app.ImportProfile, f importFlags) error {
	paths, cleanup, err := c.stdinPaths(i.Paths)
	if err != nil {
		return err
	}
	defer cleanup()
	o, err := i.Options()
	if err != nil {
		return err
	}
	o.DryRun = f.dry
	return c.with(project, Opening{Create: f.create, Warn: true}, func(s Session) error {
		pr := c.progress("Importing")
		if f.json {
			o.Item = func(it app.ImportItem) { _ = c.printLine(it) } // a broken pipe ends the process by itself
		}
		rep, err := s.ImportWith(cmd.Context(), paths, pr, o)
		pr.end()
		if perr := c.printReport(rep, f.json); err == nil {
			err = perr
		}
		if err == nil && rep.Failed > 0 {
			err = errPartly
		}
		return err
	})
}

// failedPaths reads the paths of failures from a report of import --json, each once.
func failedPaths(report string) ([]string, error) {
	file, err := os.Open(report)
	if err != nil {
		return nil, &app.Error{Code: app.NotFound, Op: "import", Msg: "the report cannot be opened", Hint: "Check the name.", Err: err}
	}
	defer file.Close() //nolint:errcheck // read only
	var out []string
	lines := bufio.NewScanner(file)
	lines.Buffer(nil, 1<<20)
	for n := 1; lines.Scan(); n++ {
		var it app.ImportItem
		if err := json.Unmarshal(lines.Bytes(), &it); err != nil {
			return nil, &app.Error{
				Code: app.Invalid, Op: "import", Msg: fmt.Sprintf("line %d of the report is not what import --json prints", n),
				Hint: "Give the file that “parley import --json” was written to.", Err: err,
			}
		}
		if it.Outcome == app.OutcomeFailed && !slices.Contains(out, it.Path) {
			out = append(out, it.Path)
		}
	}
	return out, lines.Err()
}

func names(all map[string]app.ImportProfile) string {
	if len(all) == 0 {
		return "none"
	}
	return strings.Join(slices.Sorted(maps.Keys(all)), ", ")
}
