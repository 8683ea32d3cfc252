package cli_test

import (
	"bytes"
	"strings"
	"testing"

	"parley/app"
	"parley/app/cli"
)

// merging is a session of which only the merge of two actors matters.
type merging struct {
	keptSession
	done bool
}

func (m *merging) Codebook() (app.Codebook, error) {
	book := app.Codebook{Actors: []app.Actor{{ID: "lind", Name: "Ann Lind"}}, Issues: []app.Issue{{ID: "toll", Title: "Bridge toll"}}}
	if !m.done {
		book.Actors = append(book.Actors, app.Actor{ID: "marsk", Name: "Bo Marsk"})
	}
	return book, nil
}

func (m *merging) MergeActors(from, into app.ActorID) (app.Recoding, error) {
	return app.Recoding{
		Label: "Merge", Cells: []app.CellKey{{Actor: from, Issue: "toll"}, {Actor: into, Issue: "toll"}},
		Set: app.ChangeSet{Changes: []app.Change{{Before: app.Actor{ID: "marsk", Name: "Bo Marsk"}}}},
	}, nil
}

func (m *merging) Apply(app.Recoding) error { m.done = true; return nil }

// What is merged away bears its name also in what is told after the merge.
func TestMergedActorsKeepTheirNamesInWords(t *testing.T) {
	for _, args := range [][]string{nil, {"--apply"}} {
		var out, errs bytes.Buffer
		m := &merging{keptSession: keptSession{made: &[]string{}}}
		status := cli.Run(t.Context(), cli.Program{
			Open: func(string, cli.Opening) (cli.Session, error) { return m, nil },
			In:   strings.NewReader(""), Out: &out, Err: &errs,
		}, append([]string{"codebook", "p.parley", "merge", "actor", "marsk", "lind"}, args...))
		if status != cli.ExitDone || m.done != (args != nil) {
			t.Errorf("%v: exit status %d, applied %v: %s", args, status, m.done, errs.String())
		}
		if !strings.Contains(out.String(), "2 cells: Bo Marsk on Bridge toll, Ann Lind on Bridge toll\n") {
			t.Errorf("%v: %s", args, out.String())
		}
	}
}
