package cli

import (
	"context"
	"fmt"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"parley/app"
)

// Registering is the list of all statements and annotations.
type Registering interface {
	Register() (app.Register, error)
	FindInRegister(ctx context.Context, g app.Register, query string) (app.Register, error)
}

// registerFlags say which rows of the register are listed, and where they go.
type registerFlags struct {
	find, sort, out string
	force, asJSON   bool
}

func (f *registerFlags) add(cmd *cobra.Command) {
	x := cmd.Flags()
	x.StringVar(&f.sort, "sort", "number", "order: "+columnNames(app.RegisterSorts())+"; with “-” before it the other way round")
	x.StringVar(&f.out, "out", "", "write the list to this .xlsx, .csv, .tsv, .md or .html file")
	x.BoolVar(&f.force, "force", false, "replace the file if it is there")
}

// narrowRegister leaves the rows of g that are in list, and gives these in its order.
func narrowRegister(g *app.Register, list []app.Statement) []app.Statement {
	in := make(map[app.StatementID]app.Statement, len(list))
	for _, s := range list {
		in[s.ID] = s
	}
	var rows []app.RegisterRow
	out := []app.Statement{}
	for _, r := range g.Rows {
		if s, ok := in[r.Statement.ID]; ok {
			rows, out = append(rows, r), append(out, s)
		}
	}
	g.Rows = rows
	return out
}

func columnNames(all []app.RegisterColumn) string {
	names := make([]string, len(all))
	for i, c := range all {
		names[i] = string(c)
	}
	return strings.Join(names, ", ")
}

// registered gives the rows of one kind that the flags ask for, in their order.
func (c commands) registered(ctx context.Context, s Session, kind app.Kind, f registerFlags) (app.Register, error) {
	g, err := s.Register()
	if err != nil {
		return g, err
	}
	var own []app.RegisterRow
	for _, r := range g.Rows {
		if r.Key().Kind == kind {
			own = append(own, r)
		}
	}
	g.Rows, g.All = own, len(own)
	if g, err = s.FindInRegister(ctx, g, f.find); err != nil {
		return g, err
	}
	for _, n := range g.Notices {
		fmt.Fprintln(c.p.Err, n.Text)
	}
	by, down := strings.CutPrefix(f.sort, "-")
	for _, c := range app.RegisterSorts() {
		if string(c) == by {
			g.Rows = app.SortRegister(g.Rows, c, down)
			return g, nil
		}
	}
	return g, usagef("--sort knows %s", columnNames(app.RegisterSorts()))
}

// annotationJSON is an annotation with what a reader wants beside it.
type annotationJSON struct {
	app.Annotation
	Tags      []string `json:"tag_names,omitempty"`
	Notes     []string `json:"notes,omitempty"`
	CoderName string   `json:"coder_name,omitempty"`
	Title     string   `json:"title"`
	Source    string   `json:"source_name"`
	Published app.Date `json:"published"`
}

func (c commands) annotations() *cobra.Command {
	var f registerFlags
	cmd := &cobra.Command{
		Use: "annotations PROJECT", Short: "List annotations: quote, comment, tags, place", Args: exactArgs(1),
		Long: "--find takes the query language: quote:, note:, tag:, coder:, fields of the article, or any word.\n" +
			"“parley tag” and “parley note” change them.",
		RunE: func(cmd *cobra.Command, args []string) error {
			run := func(s Session) error {
				g, err := c.registered(cmd.Context(), s, app.KindAnnotation, f)
				if err != nil {
					return err
				}
				if f.out != "" {
					return c.writeTable(cmd.Context(), f.out, g.Table(), f.force)
				}
				return c.printAnnotations(g, f.asJSON || !c.p.Colour)
			}
			if f.find != "" {
				return c.current(cmd.Context(), args[0], run)
			}
			return c.reading(args[0], run)
		},
	}
	f.add(cmd)
	cmd.Flags().StringVar(&f.find, "find", "", "only those that a query finds")
	cmd.Flags().BoolVar(&f.asJSON, "json", false, "print JSON Lines (the default when the output is not a terminal)")
	return cmd
}

func (c commands) printAnnotations(g app.Register, asJSON bool) error {
	t := table{max: []int{0, 50, 30, 20, 14, 30}}
	for _, r := range g.Rows {
		if !asJSON {
			t.add(r.Key().ID, "“"+r.Quote()+"”", r.NoteText(), r.Word(app.RegisterTag), r.Annotation.CreatedAt.Format(time.DateOnly), r.Title)
			continue
		}
		line := annotationJSON{
			Annotation: *r.Annotation, Tags: r.Tagged, CoderName: r.Coder, Title: r.Title, Source: r.Source, Published: r.Published,
		}
		if r.Annotation.Comment != "" {
			line.Notes = r.Notes[1:] // the comment has a field of its own
		} else {
			line.Notes = r.Notes
		}
		if err := c.printLine(line); err != nil {
			return err
		}
	}
	t.print(c.p.Out)
	return nil
}
