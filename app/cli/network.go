package cli

import (
	"context"
	"encoding/csv"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
)

// Networks is the part that computes projections and rows by type.
type Networks interface {
	Network(ctx context.Context, spec app.MatrixSpec, p app.Projection) (app.Network, error)
	MatrixByType(ctx context.Context, spec app.MatrixSpec) (app.Matrix, error)
}

// matrixFlags say which matrix is wanted and in what form.
type matrixFlags struct {
	specFlags
	json, csv                                       bool
	rows, columns, projection, qualifier, normalise string
	exclude                                         []string
}

// rowsActor and its like are the words for rows of a positions matrix.
const (
	rowsActor     = "actor"
	rowsActorType = "actor-type"
)

func (f *matrixFlags) register(cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.BoolVar(&f.json, "json", false, "print JSON")
	fl.BoolVar(&f.csv, "csv", false, "print CSV: rows down, columns across, numbers in full precision")
	fl.StringVar(&f.rows, "rows", "", "actor or actor-type; in a projection holder (the same as actor), speaker or issue")
	fl.StringVar(&f.columns, "columns", "", "issue; in a projection also holder or speaker")
	fl.StringVar(&f.projection, "projection", "", "two-mode or one-mode: a matrix for network analysis in place of positions")
	fl.StringVar(&f.qualifier, "qualifier", "", "two-mode: ignore, subtract, combine; one-mode: ignore, congruence, conflict, subtract")
	fl.StringVar(&f.normalise, "normalise", "", "two-mode: none, activity, prominence; one-mode: none, average, jaccard, cosine")
	fl.StringArrayVar(&f.exclude, "exclude", nil, "VARIABLE=VALUE: leave out statements, as holder=Senate or section=1; may be repeated")
	f.specFlags.register(cmd)
}

// check refuses what does not go together.
func (f *matrixFlags) check() error {
	if f.json && f.csv {
		return usagef("--json and --csv exclude each other")
	}
	if f.projection != "" {
		return nil
	}
	for _, x := range []struct {
		flag string
		set  bool
	}{{"--qualifier", f.qualifier != ""}, {"--normalise", f.normalise != ""}, {"--exclude", len(f.exclude) > 0}} {
		if x.set {
			return usagef("%s needs --projection two-mode or --projection one-mode", x.flag)
		}
	}
	if f.rows != "" && f.rows != rowsActor && f.rows != rowsActorType {
		return usagef("--rows takes actor or actor-type, not %q", f.rows)
	}
	if f.columns != "" && f.columns != app.VariableIssue {
		return usagef("--columns takes issue, not %q; --projection has other columns", f.columns)
	}
	return nil
}

// wanted gives the projection that the flags describe.
func (f *matrixFlags) wanted() (app.Projection, error) {
	variable := func(s string) string {
		if s == rowsActor {
			return app.VariableHolder
		}
		return s
	}
	p := app.Projection{
		Mode: f.projection, Rows: variable(f.rows), Columns: variable(f.columns), Qualifier: f.qualifier, Normalise: f.normalise,
	}
	if p.Rows == app.VariableIssue && p.Columns == "" {
		p.Columns = app.VariableHolder
	}
	for _, x := range f.exclude {
		name, value, ok := strings.Cut(x, "=")
		if !ok || name == "" || value == "" {
			return p, usagef("--exclude takes VARIABLE=VALUE, as holder=Senate, not %q", x)
		}
		p.Exclude = append(p.Exclude, app.Exclusion{Variable: variable(name), Value: value})
	}
	return p, nil
}

func (c commands) matrix() *cobra.Command {
	var flags matrixFlags
	cmd := &cobra.Command{
		Use: "matrix PROJECT", Short: "Compute the positions matrix, or a projection for network analysis", Args: exactArgs(1),
		Long: "Compute the positions matrix: actors by issues. With --projection it is a matrix of numbers after Discourse Network Analysis\n" +
			"in its place; there 0 also stands where nothing was counted (--json tells by counts).",
		RunE: func(cmd *cobra.Command, args []string) error {
			if err := flags.check(); err != nil {
				return err
			}
			run := func(s Session) error {
				spec, err := flags.resolve(s)
				if err != nil {
					return err
				}
				query := spec.Query != "" && flags.query == ""
				if query { // a saved query asks the index too
					if err := c.catchUp(cmd.Context(), s); err != nil {
						return err
					}
				}
				if flags.projection != "" {
					return c.runNetwork(cmd.Context(), s, spec, &flags)
				}
				return c.runMatrix(cmd.Context(), s, spec, &flags)
			}
			if flags.query != "" {
				return c.current(cmd.Context(), args[0], run)
			}
			return c.reading(args[0], run)
		},
	}
	flags.register(cmd)
	return cmd
}

func (c commands) runMatrix(ctx context.Context, s Session, spec app.MatrixSpec, f *matrixFlags) error {
	compute := s.Matrix
	if f.rows == rowsActorType {
		compute = s.MatrixByType
	}
	m, err := compute(ctx, spec)
	if err != nil {
		return err
	}
	switch {
	case f.json:
		m.Cells, m.Actors, m.Issues = nonNil(m.Cells), nonNil(m.Actors), nonNil(m.Issues)
		return c.printJSON(m)
	case f.csv:
		return c.printMatrixCSV(m)
	}
	c.printMatrix(m)
	c.printf("\n%s\n", m.SpecText)
	return nil
}

func (c commands) runNetwork(ctx context.Context, s Session, spec app.MatrixSpec, f *matrixFlags) error {
	p, err := f.wanted()
	if err != nil {
		return err
	}
	n, err := s.Network(ctx, spec, p)
	if err != nil {
		return err
	}
	switch {
	case f.json:
		return c.printJSON(n)
	case f.csv:
		return c.printNetworkCSV(n)
	}
	c.printNetwork(n)
	return nil
}

func (c commands) printNetworkCSV(n app.Network) error {
	w := csv.NewWriter(c.p.Out)
	w.UseCRLF = true
	rows := [][]string{append([]string{""}, n.Columns...)}
	for r, name := range n.Rows {
		row := []string{name}
		for _, v := range n.Values[r] {
			row = append(row, strconv.FormatFloat(v, 'f', -1, 64))
		}
		rows = append(rows, row)
	}
	return w.WriteAll(rows)
}

// printNetwork prints numbers in four digits and a dot where nothing was counted.
func (c commands) printNetwork(n app.Network) {
	if len(n.Rows) == 0 {
		c.printf("Nothing to count: no statement passes the filters.\n")
		return
	}
	t := table{max: []int{32}}
	head := []string{""}
	for _, x := range n.Columns {
		head = append(head, x)
		t.max = append(t.max, 19)
	}
	t.add(head...)
	for r, name := range n.Rows {
		row := []string{name}
		for k := range n.Columns {
			text := "·"
			if v, ok := n.Value(r, k); ok {
				text = strconv.FormatFloat(v, 'g', 4, 64)
			}
			row = append(row, text)
		}
		t.add(row...)
	}
	t.print(c.p.Out)
	c.printf("\n%s\n", networkWords(n))
}

func networkWords(n app.Network) string {
	p := n.Projection
	words := fmt.Sprintf("%s, %s by %s, %s, normalisation %s, levels %s; %d statements counted", p.Mode, p.Rows, p.Columns, p.Qualifier, p.Normalise, n.Levels, n.Statements)
	if n.NoLevel > 0 {
		words += fmt.Sprintf(", %d left out because the levels have no place for their stance", n.NoLevel)
	}
	if n.Duplicates > 0 {
		words += fmt.Sprintf(", %d left out as duplicates", n.Duplicates)
	}
	for _, l := range n.LeftOut {
		words += fmt.Sprintf(", %d %s", len(l.IDs), strings.ReplaceAll(l.Reason, "_", " "))
	}
	return words + "."
}
