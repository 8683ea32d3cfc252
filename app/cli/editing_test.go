package cli_test

import (
	"bytes"
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/cli"
	"parley/app/jobs"
)

var updateEditing = flag.Bool("update-editing", false, "write the golden file of editing anew")

// fake is a session that answers from fixed values and notes what it was asked to do.
type fake struct {
	cli.Session // whatever is not answered here panics
	asked       *[]string
	reading     bool
}

func (f fake) did(format string, args ...any) {
	*f.asked = append(*f.asked, fmt.Sprintf(format, args...))
}

func (fake) Close() error                                 { return nil }
func (fake) ReadOnly() string                             { return "" }
func (fake) BackupProblem() error                         { return nil }
func (fake) CatchUp(context.Context, jobs.Reporter) error { return nil }
func (fake) Reindex(context.Context, jobs.Reporter) error { return nil }

func (fake) Codebook() (app.Codebook, error) {
	return app.Codebook{
		Actors: []app.Actor{{ID: "lind", Name: "Ann Lind", Aliases: []app.Alias{{Text: "Mayor"}}}, {ID: "marsk", Name: "Bo Marsk"}},
		Issues: []app.Issue{{ID: "toll", Title: "Bridge toll"}, {ID: "tunnel", Title: "Tunnel"}},
		Tags:   []app.Tag{{ID: "key", Name: "Key"}},
	}, nil
}

func (fake) FindArticle(name string) (app.ArticleID, error) {
	if name != "1" {
		return "", &app.Error{Code: app.NotFound, Msg: "there is no article “" + name + "”"}
	}
	return "a1", nil
}

func (f fake) Explain(x app.HistoryFilter) ([]app.HistoryEntry, error) {
	f.did("explain %v %v limit %d", x.Key, x.Cell, x.Limit)
	at := time.Date(2026, time.March, 1, 9, 30, 0, 0, time.Local)
	s := app.Statement{ID: "S-1"}.Key()
	list := []app.HistoryEntry{
		{
			Seq: 7, At: at.Add(time.Hour), Coder: "C1", CoderName: "Eve", Act: app.Undo, Of: 5, Label: "Recode 2 statements", Records: 2,
			Changes: []app.FieldChange{{Key: s, Field: "stance", Before: "▲ Support", After: "▼ Oppose"}},
		},
		{
			Seq: 3, At: at, Coder: "C2", Act: app.Do, Label: "Record statement", Records: 1,
			Changes: []app.FieldChange{{Key: s, Field: "note", After: "seen"}, {Key: app.Actor{ID: "lind"}.Key(), Field: "aliases", Before: "Ann; Mayor", After: "Ann; Mayor Lind"}},
		},
	}
	switch {
	case x.Key.ID == "nobody":
		return nil, nil
	case x.Key == app.Key{} && x.Cell == app.CellKey{}:
		for i := range list {
			list[i].Changes = nil
		}
	}
	return list, nil
}

func (fake) recoding(label string, questions ...string) app.Recoding {
	return app.Recoding{
		Label: label, Statements: []app.StatementID{"S-1", "S-2"}, Cells: []app.CellKey{{Actor: "lind", Issue: "toll"}, {Actor: "marsk", Issue: "toll"}},
		Questions: questions, Set: app.ChangeSet{Label: label, Changes: []app.Change{{After: app.Tag{ID: "x", Name: "X"}}}},
	}
}

func (f fake) MergeActors(from, into app.ActorID) (app.Recoding, error) {
	return f.recoding(fmt.Sprintf("Merge actor %s into %s", from, into), "Ann Lind is a person, Bo Marsk a party"), nil
}

func (f fake) RenameIssue(id app.IssueID, title string) (app.Recoding, error) {
	return f.recoding(fmt.Sprintf("Rename issue %s to %s", id, title)), nil
}

func (f fake) SplitActor(from app.ActorID, ids []app.StatementID, name string) (app.Recoding, error) {
	return f.recoding(fmt.Sprintf("Split actor %s from %s: %v", name, from, ids)), nil
}

func (f fake) RemoveIssue(id app.IssueID) error {
	f.did("remove issue %s", id)
	return &app.Error{Code: app.Invalid, Msg: "issue toll is in use: 2 statements", Hint: "Merge it into another one instead."}
}

func (f fake) Recode(ids []app.StatementID, to app.Statement) (app.Recoding, error) {
	f.did("recode %v to holder %q issue %q stance %q review %q", ids, to.Holder, to.Issue, to.Stance, to.Review)
	return f.recoding("Recode 2 statements"), nil
}

func (f fake) Apply(r app.Recoding) error {
	if f.reading {
		return &app.Error{Code: app.Unsupported, Msg: "the project is open for reading only"}
	}
	f.did("apply %s, answered %v", r.Label, r.Answered)
	return nil
}

func (f fake) PutNote(k app.Key, text string) (app.Note, error) {
	f.did("note on %s: %s", k, text)
	return app.Note{ID: "M-1", Target: k, Text: text, Coder: "C1", At: time.Date(2026, time.March, 1, 9, 0, 0, 0, time.UTC)}, nil
}

func (f fake) RemoveNote(id string) error { f.did("remove note %s", id); return nil }

func (fake) Notes(k app.Key) ([]app.Note, error) {
	return []app.Note{{ID: "M-1", Target: k, Text: "seen", Coder: "C1", At: time.Date(2026, time.March, 1, 9, 0, 0, 0, time.Local)}}, nil
}

func (f fake) LinkStatements(from, to app.StatementID, typ app.LinkType) error {
	f.did("link %s %s %s", from, typ, to)
	return nil
}

func (f fake) UnlinkStatements(from, to app.StatementID, typ app.LinkType) error {
	f.did("unlink %s %s %s", from, typ, to)
	return nil
}

func (f fake) PutTag(t app.Tag) error { f.did("put tag %s %s %s", t.ID, t.Name, t.Colour); return nil }

func (f fake) TagRecords(keys []app.Key, tag app.TagID, on bool) error {
	f.did("tag %v with %s: %v", keys, tag, on)
	return nil
}

func (fake) Spec(string) (app.MatrixSpec, error) { return app.DefaultSpec(), nil }

func (fake) Matrix(context.Context, app.MatrixSpec) (app.Matrix, error) {
	return app.Matrix{Cells: []app.Cell{{Actor: "lind", Issue: "toll", EvidenceHash: "h1"}}}, nil
}

func (f fake) SetOverride(o app.CellOverride) error {
	f.did("override %s: %s, %s, evidence %s", o.Key(), o.Value, o.Reason, o.EvidenceHash)
	return o.Validate()
}

func (f fake) RemoveOverride(k app.CellKey, spec app.SpecID) error {
	f.did("remove override %v of %s", k, spec)
	return nil
}

func (f fake) EditArticle(id app.ArticleID, e app.ArticleEdit) error {
	f.did("edit %s: title %v date %v state %v byline %v", id, e.Title != nil, *e.Published, *e.State, *e.Byline)
	return nil
}

// TestEditing runs the commands that explain and edit against a fake session and compares
// what they print, what they asked for and how they ended with a golden file.
func TestEditing(t *testing.T) {
	calls := [][]string{
		{"log", "p"},
		{"log", "p", "--limit", "5", "--json"},
		{"log", "p", "--statement", "S-1"},
		{"log", "p", "--actor", "mayor", "--json"},
		{"log", "p", "--cell", "Ann Lind:Bridge toll"},
		{"log", "p", "--cell", "gone:toll"},
		{"log", "p", "--article", "1"},
		{"log", "p", "--issue", "nobody"},
		{"log", "p", "--issue", "nobody", "--json"},
		{"log", "p", "--cell", "lind"},
		{"log", "p", "--cell", "lind:toll", "--actor", "lind"},
		{"codebook", "p", "merge", "actor", "lind", "Bo Marsk"},
		{"codebook", "p", "merge", "actor", "lind", "Bo Marsk", "--json"},
		{"codebook", "p", "merge", "actor", "lind", "Bo Marsk", "--apply"},
		{"codebook", "p", "merge", "actor", "lind", "Bo Marsk", "--apply", "--json"},
		{"codebook", "p", "merge", "actor", "lind", "Bo Marsk", "--apply", "--yes"},
		{"codebook", "p", "rename", "issue", "toll", "Toll", "--apply"},
		{"codebook", "p", "split", "actor", "lind", "Young Lind", "--statements", "S-1,S-2"},
		{"codebook", "p", "remove", "issue", "toll"},
		{"codebook", "p", "remove", "issue", "toll", "--apply"},
		{"codebook", "p", "remove", "issue", "nothing", "--apply"},
		{"codebook", "p", "merge", "actor", "lind"},
		{"codebook", "p", "merge", "person", "lind", "marsk"},
		{"codebook", "p", "improve", "actor"},
		{"recode", "p", "--statements", "S-1, S-2", "--holder", "Mayor", "--issue", "tunnel", "--stance", "oppose"},
		{"recode", "p", "--statements", "S-1,S-2", "--review", "rejected", "--apply", "--json"},
		{"recode", "p", "--issue", "tunnel"},
		{"recode", "p", "--statements", "S-1", "--issue", "moon"},
		{"note", "p", "actor:mayor", "busy"},
		{"note", "p", "statement:S-1", "seen", "--json"},
		{"note", "p", "issue:toll"},
		{"note", "p", "actor:lind", "--remove", "M-1"},
		{"note", "p", "planet:mars", "red"},
		{"note", "p", "lind", "busy"},
		{"link", "p", "S-1", "denies", "S-2"},
		{"link", "p", "S-1", "responds_to", "S-2", "--remove"},
		{"tag", "p", "Key", "statement:S-1", "article:1"},
		{"tag", "p", "To check", "actor:lind", "--colour", "#ff0000"},
		{"tag", "p", "To check", "actor:lind", "--remove"},
		{"override", "p", "mayor", "toll", "neutral", "--reason", "told us so"},
		{"override", "p", "mayor", "toll", "neutral"},
		{"override", "p", "mayor", "toll", "--remove"},
		{"override", "p", "mayor", "toll"},
		{"article", "p", "1", "--title", "T", "--date", "2026-03", "--state", "coded", "--byline", "A. Writer,B. Writer"},
		{"article", "p", "1"},
	}
	var got strings.Builder
	for _, args := range calls {
		var out, errs bytes.Buffer
		var asked []string
		status := cli.Run(t.Context(), cli.Program{
			Open: func(_ string, o cli.Opening) (cli.Session, error) {
				return fake{asked: &asked, reading: o.Reading}, nil
			},
			Out: &out, Err: &errs,
		}, args)
		printed := regexp.MustCompile(`"at":"[^"]*"`).ReplaceAllString(out.String(), `"at":"(time)"`) // in the machine's zone
		fmt.Fprintf(&got, "$ parley %s\n%s", strings.Join(args, " "), printed)
		for _, part := range []struct{ mark, text string }{{"!", errs.String()}, {"*", strings.Join(asked, "\n")}} {
			for _, line := range strings.Split(strings.TrimSpace(part.text), "\n") {
				if line != "" {
					fmt.Fprintf(&got, "%s %s\n", part.mark, line)
				}
			}
		}
		fmt.Fprintf(&got, "= %d\n\n", status)
	}
	compareGolden(t, "editing.golden.txt", *updateEditing, got.String())
}

func compareGolden(t *testing.T, name string, update bool, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil || len(want) == 0 {
		t.Fatalf("%s: %d bytes, %v", name, len(want), err)
	}
	if diff := cmp.Diff(strings.ReplaceAll(string(want), "\r\n", "\n"), got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
