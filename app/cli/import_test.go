package cli_test

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"parley/app"
	"parley/app/cli"
	"parley/app/jobs"
)

// importing is a session of which only the import matters.
type importing struct {
	keptSession
	report app.ImportReport
}

func (s importing) ImportWith(context.Context, []string, jobs.Reporter, app.ImportOptions) (app.ImportReport, error) {
	return s.report, nil
}

func TestImportNamesSomeDuplicates(t *testing.T) {
	tests := []struct {
		name       string
		duplicates int
		named      int
		more       string
	}{
		{"none", 0, 0, ""},
		{"as many as are named", 20, 20, ""},
		{"one more", 21, 20, "duplicate  and 1 more (--json names them all)\n"},
		{"a folder imported again", 3000, 20, "duplicate  and 2980 more (--json names them all)\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var rep app.ImportReport
			for i := range tt.duplicates {
				rep.Add(app.ImportItem{Path: fmt.Sprintf("%04d.txt", i), Outcome: app.OutcomeDuplicate, Reason: "the same text is in the library already: A"})
			}
			rep.Add(app.ImportItem{Path: "last.txt", Outcome: app.OutcomeFailed, Reason: "the file holds no text"})
			var out, errs bytes.Buffer
			status := cli.Run(t.Context(), cli.Program{
				Open: func(string, cli.Opening) (cli.Session, error) {
					return importing{keptSession{made: &[]string{}}, rep}, nil
				},
				In: strings.NewReader(""), Out: &out, Err: &errs,
			}, []string{"import", filepath.Join(t.TempDir(), "talks.parley"), "folder"})
			if status != cli.ExitPartly {
				t.Errorf("exit status %d, want %d", status, cli.ExitPartly)
			}
			if n := strings.Count(errs.String(), ".txt: the same text is in the library already"); n != tt.named {
				t.Errorf("%d duplicates are named, want %d", n, tt.named)
			}
			if !strings.Contains(errs.String(), "failed     last.txt: the file holds no text\n"+tt.more) {
				t.Errorf("%q does not tell of the failure and then of %q", errs.String(), tt.more)
			}
			if want := fmt.Sprintf("0 imported, %d duplicates, 1 failed\n", tt.duplicates); out.String() != want {
				t.Errorf("%q, want %q", out.String(), want)
			}
		})
	}
}
