package cli

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"parley/app"
)

// repair saves what can be saved of a project and lists what cannot.
func (c commands) repair(ctx context.Context, project, out string, asJSON bool) error {
	if out == "" {
		out = RepairedName(project)
	}
	if err := folderOf("repair", out); err != nil {
		return err
	}
	done, err := c.p.Files.Repair(ctx, project, out)
	if err != nil {
		return err
	}
	if asJSON {
		done.Findings = nonNil(done.Findings)
		err = c.printJSON(done)
	} else {
		c.printRepair(project, done)
	}
	if err == nil && done.Lost > 0 {
		return errPartly
	}
	return err
}

func (c commands) printRepair(project string, done app.Repair) {
	t := table{max: []int{0, 60}}
	for _, f := range done.Findings {
		what := "lost"
		if f.Repaired {
			what = "saved"
		}
		t.add(what, f.Where, f.Msg)
	}
	t.print(c.p.Out)
	c.printf("Saved %d articles, %d statements, %d annotations and %d entries of the history as %s.\n",
		done.Articles, done.Statements, done.Annotations, done.Entries, done.Path)
	switch {
	case len(done.Findings) == 0:
		c.printf("Nothing was damaged; %s was left as it is.\n", filepath.Base(project))
	case done.Lost == 0:
		c.printf("Nothing was lost; %s was left as it is.\n", filepath.Base(project))
	default:
		c.printf("What is marked “lost” could not be saved; see whether the newest backup has it (“parley backup %s --list”). %s was left as it is.\n",
			project, filepath.Base(project))
	}
}

// RepairedName gives the first name beside the project that is free.
func RepairedName(project string) string {
	ext := filepath.Ext(project)
	stem := strings.TrimSuffix(project, ext)
	name := stem + ".repaired" + ext
	for n := 2; ; n++ {
		if _, err := os.Lstat(name); err != nil {
			return name
		}
		name = fmt.Sprintf("%s.repaired-%d%s", stem, n, ext)
	}
}
