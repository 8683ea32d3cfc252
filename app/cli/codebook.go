package cli

import (
	"fmt"
	"os"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
)

// Renamer renames and removes what the codebook holds.
type Renamer interface {
	RenameActor(id app.ActorID, name string) (app.Recoding, error)
	RenameIssue(id app.IssueID, title string) (app.Recoding, error)
	RemoveActor(id app.ActorID) error
	RemoveIssue(id app.IssueID) error
}

// Merger joins and parts what the codebook holds.
type Merger interface {
	MergeActors(from, into app.ActorID) (app.Recoding, error)
	MergeIssues(from, into app.IssueID) (app.Recoding, error)
	SplitActor(from app.ActorID, ids []app.StatementID, name string) (app.Recoding, error)
	SplitIssue(from app.IssueID, ids []app.StatementID, title string) (app.Recoding, error)
}

// bookWork is how a command on the codebook is to be carried out.
type bookWork struct {
	recodeFlags
	force      bool
	statements []string
}

func (c commands) codebook() *cobra.Command {
	var w bookWork
	cmd := &cobra.Command{
		Use: "codebook PROJECT import|export FILE.json | rename|merge|split|remove actor|issue NAME [OTHER]", Args: minArgs(3),
		Short: "Read, write or work on actors, aliases, roles and issues",
		Long: "import FILE, export FILE       reads or writes the codebook; “-” exports to standard output\n" +
			"rename actor|issue NAME NEW    the old name stays as an alias\n" +
			"merge  actor|issue NAME INTO   whatever names the first names the second from then on\n" +
			"split  actor|issue NAME NEW    the statements of --statements go to a new one\n" +
			"remove actor|issue NAME        only if nothing names it\n\n" +
			"The last four print what would change, and change it only with --apply; where facts contradict each other\n" +
			"they ask, and --yes answers.",
		RunE: func(_ *cobra.Command, args []string) error {
			switch args[1] {
			case "import":
				return c.with(args[0], Opening{}, func(s Session) error { return c.importCodebook(s, args[2]) })
			case "export":
				return c.reading(args[0], func(s Session) error { return c.exportCodebook(s, args[2], w.force) })
			case "rename", "merge", "split", "remove":
				return c.workOnCodebook(args, w)
			}
			return usagef("say import, export, rename, merge, split or remove, not %q", args[1])
		},
	}
	w.add(cmd)
	cmd.Flags().BoolVar(&w.force, "force", false, "replace a file that is there")
	cmd.Flags().StringSliceVar(&w.statements, "statements", nil, "with split: the statements that go to the new one, as S-1,S-2")
	return cmd
}

// workOnCodebook carries out PROJECT VERB actor|issue NAME [OTHER].
func (c commands) workOnCodebook(args []string, w bookWork) error {
	want := 5
	if args[1] == "remove" {
		want = 4
	}
	if len(args) != want || args[2] != "actor" && args[2] != "issue" {
		return usagef("write: parley codebook PROJECT %s actor|issue NAME%s", args[1], strings.Repeat(" OTHER", want-4))
	}
	verb, name, other := args[1], args[3], args[len(args)-1]
	return c.prepared(args[0], w.recodeFlags, func(s Session) (app.Recoding, error) {
		book, err := s.Codebook()
		if err != nil {
			return app.Recoding{}, err
		}
		if args[2] == "actor" {
			return actorWork(s, book, verb, name, other, w)
		}
		return issueWork(s, book, verb, name, other, w)
	})
}

func actorWork(s Session, book app.Codebook, verb, name, other string, w bookWork) (app.Recoding, error) {
	id, err := actorNamed(book, name)
	if err != nil {
		return app.Recoding{}, err
	}
	switch verb {
	case "rename":
		return s.RenameActor(id, other)
	case "split":
		return s.SplitActor(id, statementIDs(w.statements), other)
	case "remove":
		r := app.Recoding{Label: "Remove actor " + book.ActorName(id)}
		if w.apply {
			err = s.RemoveActor(id)
		}
		return r, err
	}
	into, err := actorNamed(book, other)
	if err != nil {
		return app.Recoding{}, err
	}
	return s.MergeActors(id, into)
}

func issueWork(s Session, book app.Codebook, verb, name, other string, w bookWork) (app.Recoding, error) {
	id, err := issueNamed(book, name)
	if err != nil {
		return app.Recoding{}, err
	}
	switch verb {
	case "rename":
		return s.RenameIssue(id, other)
	case "split":
		return s.SplitIssue(id, statementIDs(w.statements), other)
	case "remove":
		r := app.Recoding{Label: "Remove issue " + book.IssueTitle(id)}
		if w.apply {
			err = s.RemoveIssue(id)
		}
		return r, err
	}
	into, err := issueNamed(book, other)
	if err != nil {
		return app.Recoding{}, err
	}
	return s.MergeIssues(id, into)
}

func actorNamed(book app.Codebook, name string) (app.ActorID, error) {
	a, ok := book.FindActor(name)
	if !ok {
		return "", notInCodebook("actor", name)
	}
	return a.ID, nil
}

func issueNamed(book app.Codebook, name string) (app.IssueID, error) {
	x, ok := book.FindIssue(name)
	if !ok {
		return "", notInCodebook("issue", name)
	}
	return x.ID, nil
}

func notInCodebook(what, name string) error {
	return &app.Error{
		Code: app.NotFound, Op: "codebook", Msg: fmt.Sprintf("the codebook has no %s “%s”", what, name),
		Hint: "“parley codebook PROJECT export FILE.json” lists them.",
	}
}

func (c commands) importCodebook(s Session, path string) error {
	f, err := os.Open(path)
	if err != nil {
		return &app.Error{Code: app.NotFound, Op: "codebook", Msg: "the file cannot be opened", Hint: "Check the name.", Err: err}
	}
	defer f.Close() //nolint:errcheck // read-only
	n, err := s.ImportCodebook(f)
	if err != nil {
		return err
	}
	c.printf("%d added, %d changed, %d unchanged\n", n.Added, n.Changed, n.Unchanged)
	return nil
}

func (c commands) exportCodebook(s Session, path string, force bool) error {
	if path == "-" {
		return s.ExportCodebook(c.p.Out)
	}
	return c.p.Save(path, force, s.ExportCodebook)
}
