package cli

import (
	"cmp"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
)

// Recoder changes many statements at once.
type Recoder interface {
	Recode(ids []app.StatementID, to app.Statement) (app.Recoding, error)
	Apply(r app.Recoding) error
}

// recodeFlags say what becomes of a prepared recoding.
type recodeFlags struct{ apply, yes, asJSON bool }

func (f *recodeFlags) add(cmd *cobra.Command) {
	cmd.Flags().BoolVar(&f.apply, "apply", false, "carry it out; without this it is only shown")
	cmd.Flags().BoolVar(&f.yes, "yes", false, "with --apply: go on although facts contradict each other")
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "print JSON")
}

func (c commands) recode() *cobra.Command {
	var f recodeFlags
	var ids []string
	var holder, speaker, issue, stance, attribution, review string
	var to app.Statement
	cmd := &cobra.Command{
		Use: "recode PROJECT --statements S-1,S-2 --issue ISSUE ...", Short: "Change fields of many statements in one step", Args: exactArgs(1),
		Long: "Shows which statements and cells would change, and changes them only with --apply, as one undoable step.",
		RunE: func(_ *cobra.Command, args []string) error {
			if len(ids) == 0 {
				return usagef("name the statements with --statements")
			}
			to.Stance, to.Attribution, to.Review = app.Stance(stance), app.Attribution(attribution), app.Review(review)
			return c.prepared(args[0], f, func(s Session) (app.Recoding, error) {
				book, err := s.Codebook()
				if err != nil {
					return app.Recoding{}, err
				}
				for _, a := range []struct {
					name string
					to   *app.ActorID
				}{{holder, &to.Holder}, {speaker, &to.Speaker}} {
					if a.name != "" {
						if *a.to, err = actorNamed(book, a.name); err != nil {
							return app.Recoding{}, err
						}
					}
				}
				if issue != "" {
					if to.Issue, err = issueNamed(book, issue); err != nil {
						return app.Recoding{}, err
					}
				}
				return s.Recode(statementIDs(ids), to)
			})
		},
	}
	f.add(cmd)
	l := cmd.Flags()
	l.StringSliceVar(&ids, "statements", nil, "the statements, as S-1,S-2")
	l.StringVar(&holder, "holder", "", "whose position it is: id, name or alias")
	l.StringVar(&speaker, "speaker", "", "who said it")
	l.StringVar(&issue, "issue", "", "issue: id or title")
	l.StringVar(&stance, "stance", "", "stance, as support")
	l.StringVar(&to.Condition, "condition", "", "condition of a conditional stance")
	l.StringVar(&attribution, "attribution", "", "attribution, as direct_quote")
	l.StringVar(&to.Certainty, "certainty", "", "CT, PR, PS or U")
	l.StringVar(&to.Act, "act", "", "act, as demand")
	l.StringVar(&review, "review", "", "draft, reviewed, disputed or rejected")
	return cmd
}

func statementIDs(names []string) []app.StatementID {
	out := make([]app.StatementID, 0, len(names))
	for _, n := range names {
		out = append(out, app.StatementID(strings.TrimSpace(n)))
	}
	return out
}

// prepared shows a recoding and carries it out where that was asked for.
func (c commands) prepared(path string, f recodeFlags, prepare func(Session) (app.Recoding, error)) error {
	run := func(s Session) error {
		r, err := prepare(s)
		if err != nil {
			return err
		}
		open := len(r.Questions) > 0 && !f.yes
		applied := f.apply && !open
		if applied && len(r.Set.Changes) > 0 {
			r.Answered = true
			if err := s.Apply(r); err != nil {
				return err
			}
		}
		if err := c.printRecoding(s, r, f, applied); err != nil {
			return err
		}
		if f.apply && open {
			return &app.Error{
				Code: app.Conflict, Op: "recode", Msg: "facts contradict each other, so nothing was changed",
				Hint: "Look at what is named above; --yes goes on with it.",
			}
		}
		return nil
	}
	if f.apply {
		return c.with(path, Opening{}, run)
	}
	return c.reading(path, run)
}

func (c commands) printRecoding(s Session, r app.Recoding, f recodeFlags, applied bool) error {
	if f.asJSON {
		return c.printJSON(struct {
			Label      string            `json:"label"`
			Statements []app.StatementID `json:"statements"`
			Cells      []app.CellKey     `json:"cells"`
			Questions  []string          `json:"questions"`
			Applied    bool              `json:"applied"`
		}{r.Label, nonNil(r.Statements), nonNil(r.Cells), nonNil(r.Questions), applied})
	}
	book, err := s.Codebook()
	if err != nil {
		return err
	}
	name := recodedNames(book, r)
	c.printf("%s\n", r.Label)
	c.printf("  %d statements%s\n", len(r.Statements), listed(r.Statements, func(id app.StatementID) string { return string(id) }))
	c.printf("  %d cells%s\n", len(r.Cells), listed(r.Cells, func(k app.CellKey) string {
		return name(app.Actor{ID: k.Actor}.Key()) + " on " + name(app.Issue{ID: k.Issue}.Key())
	}))
	for _, q := range r.Questions {
		c.printf("  ? %s\n", q)
	}
	switch {
	case applied:
		c.printf("Done; “parley undo” takes it back.\n")
	case !f.apply:
		c.printf("Nothing was changed. Add --apply to do it.\n")
	}
	return nil
}

// recodedNames gives the names of actors and issues, also of those that the recoding makes
// or takes away.
func recodedNames(book app.Codebook, r app.Recoding) app.Namer {
	other := map[app.Key]string{}
	for _, c := range r.Set.Changes {
		for _, x := range []app.Record{c.Before, c.After} {
			if x != nil {
				other[x.Key()] = app.NameOf(x)
			}
		}
	}
	return func(k app.Key) string {
		name := book.IssueTitle(app.IssueID(k.ID))
		if k.Kind == app.KindActor {
			name = book.ActorName(app.ActorID(k.ID))
		}
		if name == k.ID {
			name = cmp.Or(other[k], name)
		}
		return name
	}
}

// listed gives ": a, b, c", the first of a long list.
func listed[T any](list []T, name func(T) string) string {
	const most = 12
	var names []string
	for _, v := range list[:min(len(list), most)] {
		names = append(names, name(v))
	}
	if len(list) > most {
		names = append(names, "…")
	}
	if len(names) == 0 {
		return ""
	}
	return ": " + strings.Join(names, ", ")
}
