package cli

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
)

// Editing is the part that explains the history, works on the codebook and marks records.
type Editing interface {
	Explainer
	Renamer
	Merger
	Recoder
	Remarks
	Marks
}

// Explainer tells who changed something and why.
type Explainer interface {
	Explain(f app.HistoryFilter) ([]app.HistoryEntry, error)
}

func (c commands) undo() *cobra.Command {
	return c.step("undo", "Take the newest step back", "Undone", Session.Undo)
}

func (c commands) redo() *cobra.Command {
	return c.step("redo", "Do the step last undone again", "Done again", Session.Redo)
}

func (c commands) step(name, short, word string, act func(Session) (string, error)) *cobra.Command {
	return &cobra.Command{
		Use: name + " PROJECT", Short: short, Args: exactArgs(1),
		RunE: func(cmd *cobra.Command, args []string) error {
			return c.with(args[0], Opening{}, func(s Session) error {
				label, err := act(s)
				if err != nil {
					return err
				}
				if label == "" {
					c.printf("Nothing to %s.\n", name)
					return nil
				}
				c.printf("%s: %s\n", word, label)
				return s.CatchUp(cmd.Context(), c.progress("Updating the search index"))
			})
		},
	}
}

// object is what the history is asked of, in the words of the call.
type object struct{ statement, actor, issue, article, cell string }

func (c commands) log() *cobra.Command {
	var asJSON bool
	var limit int
	var o object
	cmd := &cobra.Command{
		Use: "log PROJECT", Short: "Print the history: when, who, what; of one object also what changed in it", Args: exactArgs(1),
		Long: "Prints the history, newest first. With --statement, --actor, --issue, --article or --cell it prints only what\n" +
			"touched that object, with each field that changed below: who changed it, and why. The names may be of what is gone.",
		RunE: func(_ *cobra.Command, args []string) error {
			return c.reading(args[0], func(s Session) error {
				f, err := o.filter(s)
				if err != nil {
					return err
				}
				f.Limit = limit
				entries, err := s.Explain(f)
				if err != nil {
					return err
				}
				named := f.Key != (app.Key{}) || f.Cell != (app.CellKey{})
				if named && len(entries) == 0 {
					return &app.Error{
						Code: app.NotFound, Op: "log", Msg: "the history knows nothing of that", Hint: "Check the name; ids and names of what is gone are known too.",
					}
				}
				return c.printHistory(entries, asJSON)
			})
		},
	}
	f := cmd.Flags()
	f.BoolVar(&asJSON, "json", false, "print JSON Lines")
	f.IntVar(&limit, "limit", 100, "how many entries, newest first; 0 for all")
	f.StringVar(&o.statement, "statement", "", "only what touched a statement, as S-12")
	f.StringVar(&o.actor, "actor", "", "only what touched an actor: id, name or alias")
	f.StringVar(&o.issue, "issue", "", "only what touched an issue: id or title")
	f.StringVar(&o.article, "article", "", "only what touched an article or its coding")
	f.StringVar(&o.cell, "cell", "", "only what changed a cell of the matrix, as ACTOR:ISSUE")
	return cmd
}

// filter turns the words of the call into keys. Actors and issues that the codebook does
// not have are taken as ids: they may be gone, and the history still knows them.
func (o object) filter(s Session) (app.HistoryFilter, error) {
	var f app.HistoryFilter
	named := 0
	for _, name := range []string{o.statement, o.actor, o.issue, o.article, o.cell} {
		if name != "" {
			named++
		}
	}
	if named > 1 {
		return f, usagef("ask for one object at a time")
	}
	book, err := s.Codebook()
	if err != nil {
		return f, err
	}
	switch {
	case o.statement != "":
		f.Key = app.Statement{ID: app.StatementID(o.statement)}.Key()
	case o.actor != "":
		f.Key = app.Actor{ID: actorOrID(book, o.actor)}.Key()
	case o.issue != "":
		f.Key = app.Issue{ID: issueOrID(book, o.issue)}.Key()
	case o.article != "":
		id, err := s.FindArticle(o.article)
		if app.CodeOf(err) == app.NotFound {
			id, err = app.ArticleID(o.article), nil
		}
		f.Key = app.Article{ID: id}.Key()
		return f, err
	case o.cell != "":
		actor, issue, ok := strings.Cut(o.cell, ":")
		if !ok || actor == "" || issue == "" {
			return f, usagef("a cell is written ACTOR:ISSUE, not %q", o.cell)
		}
		f.Cell = app.CellKey{Actor: actorOrID(book, actor), Issue: issueOrID(book, issue)}
	}
	return f, nil
}

func actorOrID(book app.Codebook, name string) app.ActorID {
	if a, ok := book.FindActor(name); ok {
		return a.ID
	}
	return app.ActorID(name)
}

func issueOrID(book app.Codebook, name string) app.IssueID {
	if x, ok := book.FindIssue(name); ok {
		return x.ID
	}
	return app.IssueID(name)
}

func (c commands) printHistory(entries []app.HistoryEntry, asJSON bool) error {
	t := table{max: []int{0, 0, 24, 0, 70}}
	var below []string // the lines of changes, as many for each row as its entry has
	for _, e := range entries {
		if asJSON {
			if err := c.printLine(e); err != nil {
				return err
			}
			continue
		}
		label := e.Label
		if e.Act != app.Do {
			label = fmt.Sprintf("%s (of %d)", label, e.Of)
		}
		records := fmt.Sprintf("%d records", e.Records)
		if e.Records == 1 {
			records = "1 record"
		}
		t.add(fmt.Sprint(e.Seq), e.At.Local().Format("2006-01-02 15:04:05"), cmp.Or(e.CoderName, string(e.Coder)), string(e.Act), label, records)
		below = append(below, changeLines(e.Changes))
	}
	for i, line := range t.lines() {
		c.printf("%s\n%s", line, below[i])
	}
	return nil
}

// changeLines gives a line for each field, as "  S-12  stance: ▲ Support → ▼ Oppose".
func changeLines(changes []app.FieldChange) string {
	const most = 60 // columns of one side: a quote can be long
	var b strings.Builder
	for _, ch := range changes {
		what := ch.Key.String()
		if ch.Key.Kind == app.KindStatement || ch.Key.Kind == app.KindLink {
			what = ch.Key.ID
		}
		before, after := apart(ch.Before, ch.After)
		before, after = fit(before, most), fit(after, most)
		switch {
		case ch.Before == "":
			fmt.Fprintf(&b, "    %s  %s: %s\n", what, ch.Field, after)
		case ch.After == "":
			fmt.Fprintf(&b, "    %s  %s: %s → nothing\n", what, ch.Field, before)
		default:
			fmt.Fprintf(&b, "    %s  %s: %s → %s\n", what, ch.Field, before, after)
		}
	}
	return b.String()
}

// apart leaves out the entries that two lists begin with alike, so that what differs is seen.
func apart(before, after string) (string, string) {
	const separator = "; "
	same := 0
	for {
		i := strings.Index(before[same:], separator)
		if i < 0 || !strings.HasPrefix(after[same:], before[same:same+i+len(separator)]) {
			break
		}
		same += i + len(separator)
	}
	if same == 0 {
		return before, after
	}
	return "… " + before[same:], "… " + after[same:]
}
