package cli

import (
	"context"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
)

// Editions is the part that keeps matrices and compares them.
type Editions interface {
	SaveEdition(ctx context.Context, name string, spec app.MatrixSpec) (app.Edition, error)
	Editions() ([]app.Edition, error)
	Edition(name string) (app.Edition, error)
	Changes(ctx context.Context, q app.ChangeQuery) (app.ChangeReport, error)
}

func (c commands) changes() *cobra.Command {
	var q app.ChangeQuery
	var spec string
	var asJSON, all bool
	cmd := &cobra.Command{
		Use: "changes PROJECT --from D --to D", Short: "What changed between two dates or two editions", Args: exactArgs(1),
		Long: "What changed per cell between two dates or two editions. A date stands for all that was said up to then;\nwithout --to it is all that was said.",
		RunE: func(cmd *cobra.Command, args []string) error {
			if q.From == "" {
				return usagef("--from is missing: give a date or the name of an edition")
			}
			return c.current(cmd.Context(), args[0], func(s Session) (err error) {
				flags := specFlags{spec: spec}
				if q.Spec, err = flags.resolve(s); err != nil {
					return err
				}
				q.OwnSpec = spec != ""
				rep, err := s.Changes(cmd.Context(), q)
				if err != nil {
					return err
				}
				if asJSON {
					rep.Actors, rep.Issues, rep.Changes = nonNil(rep.Actors), nonNil(rep.Issues), nonNil(rep.Changes)
					return c.printJSON(rep)
				}
				c.printChanges(rep, all)
				return nil
			})
		},
	}
	cmd.Flags().StringVar(&q.From, "from", "", "a date or the name of an edition")
	cmd.Flags().StringVar(&q.To, "to", "", "a date or the name of an edition (default: today)")
	cmd.Flags().StringVar(&spec, "spec", "", "a spec file, the name of a saved spec, or “dna”")
	cmd.Flags().BoolVar(&all, "all", false, "also cells in which nothing changed")
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	return cmd
}

func (c commands) printChanges(r app.ChangeReport, all bool) {
	actors, issues := map[app.ActorID]string{}, map[app.IssueID]string{}
	for _, a := range r.Actors {
		actors[a.ID] = a.Name
	}
	for _, x := range r.Issues {
		issues[x.ID] = x.Title
	}
	t := table{max: []int{18, 28, 32, 90}}
	silent := 0
	for _, x := range r.Changes {
		if x.Kind() == app.ChangeSilent && !all {
			silent++
			continue
		}
		t.add(strings.ReplaceAll(string(x.Kind()), "_", " "), actors[x.Actor], issues[x.Issue], x.Reading)
	}
	c.printf("From %s (%d statements) to %s (%d statements)\n\n", r.From.Label, r.From.Counted, r.To.Label, r.To.Counted)
	if len(t.rows) == 0 {
		c.printf("Nothing changed.\n")
	}
	t.print(c.p.Out)
	if silent > 0 {
		c.printf("\n%d cells without change (--all shows them).\n", silent)
	}
}

func (c commands) edition() *cobra.Command {
	cmd := &cobra.Command{
		Use: "edition PROJECT save|list|show [NAME]", Short: "Keep a matrix for later comparison", Args: rangeArgs(2, 3),
		Long: "Keep a matrix with its spec, hash and evidence under a name, list what is kept, or show one.\nSaving takes the flags of “parley matrix” and is a step that “parley undo” takes back.",
	}
	var asJSON bool
	var flags specFlags
	cmd.Flags().BoolVar(&asJSON, "json", false, "print JSON")
	flags.register(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		name := ""
		if len(args) == 3 {
			name = args[2]
		}
		switch act := args[1]; {
		case act != "save" && act != "list" && act != "show":
			return usagef("edition takes save, list or show, not %q", act)
		case (act == "list") != (name == ""):
			return usagef("edition %s takes %s", act, map[bool]string{true: "no name", false: "the name of an edition"}[act == "list"])
		case act == "list":
			return c.reading(args[0], func(s Session) error { return c.listEditions(s, asJSON) })
		case act == "show":
			return c.reading(args[0], func(s Session) error { return c.showEdition(s, name, asJSON) })
		}
		return c.with(args[0], Opening{}, func(s Session) error {
			if err := c.catchUp(cmd.Context(), s); err != nil {
				return err
			}
			spec, err := flags.resolve(s)
			if err != nil {
				return err
			}
			e, err := s.SaveEdition(cmd.Context(), name, spec)
			if err != nil {
				return err
			}
			if asJSON {
				return c.printJSON(e)
			}
			c.printf("Saved the edition “%s”: %d statements, hash %.12s.\n", e.Name, e.Matrix.Counted, e.Matrix.Hash)
			return nil
		})
	}
	return cmd
}

// editionLine is an edition in a list, without its cells.
type editionLine struct {
	ID      string      `json:"id"`
	Name    string      `json:"name"`
	At      string      `json:"at"`
	Coder   app.CoderID `json:"coder,omitempty"`
	Hash    string      `json:"hash"`
	Counted int         `json:"counted"`
	Cells   int         `json:"cells"`
	Spec    string      `json:"spec_words"`
}

func (c commands) listEditions(s Session, asJSON bool) error {
	list, err := s.Editions()
	if err != nil {
		return err
	}
	lines := []editionLine{}
	for _, e := range list {
		lines = append(lines, editionLine{
			e.ID, e.Name, e.At.Format("2006-01-02T15:04:05Z07:00"), e.Coder, e.Matrix.Hash, e.Matrix.Counted, len(e.Matrix.Cells), e.Matrix.SpecText,
		})
	}
	if asJSON {
		return c.printJSON(lines)
	}
	if len(lines) == 0 {
		c.printf("No edition has been saved yet.\n")
		return nil
	}
	t := table{max: []int{30}}
	for _, l := range lines {
		t.add(l.Name, l.At, strconv.Itoa(l.Counted)+" statements", l.Hash[:min(12, len(l.Hash))])
	}
	t.print(c.p.Out)
	return nil
}

func (c commands) showEdition(s Session, name string, asJSON bool) error {
	e, err := s.Edition(name)
	if err != nil {
		return err
	}
	if asJSON {
		return c.printJSON(e)
	}
	c.printf("%s, saved %s, hash %s\n\n", e.Name, e.At.Format("2 January 2006 15:04"), e.Matrix.Hash)
	c.printMatrix(e.Matrix)
	c.printf("\n%s\n", e.Matrix.SpecText)
	return nil
}
