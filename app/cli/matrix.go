package cli

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"parley/app"
)

// specFlags are the flags that make or change a matrix spec.
type specFlags struct {
	spec, resolver, asOf, from, to, attribution, rollUp, duplicates, query, levels string
	silent                                                                         bool
}

func (f *specFlags) register(cmd *cobra.Command) {
	fl := cmd.Flags()
	fl.StringVar(&f.spec, "spec", "", "a spec file, the name of a saved spec, or “dna”; the other flags override it")
	fl.StringVar(&f.resolver, "resolver", "", strings.Join(app.Resolvers(), ", "))
	fl.StringVar(&f.asOf, "as-of", "", "only what was said up to this day")
	fl.StringVar(&f.from, "from", "", "only what was said from this day on")
	fl.StringVar(&f.to, "to", "", "only what was said up to this day")
	fl.StringVar(&f.attribution, "attribution", "", "ranks that count as the actor's own: own (1-5), all, or as 1-3")
	fl.StringVar(&f.rollUp, "rollup", "", strings.Join(app.RollUps(), ", "))
	fl.StringVar(&f.duplicates, "duplicates", "", strings.Join(app.DuplicateRules(), ", "))
	fl.StringVar(&f.query, "query", "", "only statements in articles that a query finds")
	fl.StringVar(&f.levels, "levels", "", "value, sign or boolean")
	fl.BoolVar(&f.silent, "include-silent", false, "also actors and issues without statements")
}

// resolve gives the spec that the flags describe.
func (f *specFlags) resolve(s Positions) (app.MatrixSpec, error) {
	spec, err := f.base(s)
	if err != nil {
		return spec, err
	}
	set := func(to *string, v string) {
		if v != "" {
			*to = v
		}
	}
	set(&spec.Resolver, f.resolver)
	set(&spec.RollUp, f.rollUp)
	set(&spec.Duplicates, f.duplicates)
	set(&spec.Query, f.query)
	set(&spec.Levels, f.levels)
	spec.Isolates = spec.Isolates || f.silent
	for _, d := range []struct {
		text string
		to   *app.Date
	}{{f.from, &spec.From}, {f.to, &spec.To}, {f.asOf, &spec.To}} {
		if d.text == "" {
			continue
		}
		if *d.to, err = app.ParseDate(d.text); err != nil {
			return spec, usageError{err}
		}
	}
	if f.attribution != "" {
		if spec.OwnRanks, err = parseRanks(f.attribution); err != nil {
			return spec, err
		}
	}
	if err := spec.Validate(); err != nil {
		return spec, usageError{err}
	}
	return spec, nil
}

func (f *specFlags) base(s Positions) (app.MatrixSpec, error) {
	if !strings.HasSuffix(f.spec, ".json") {
		return s.Spec(f.spec)
	}
	data, err := os.ReadFile(f.spec)
	if err != nil {
		return app.MatrixSpec{}, &app.Error{Code: app.NotFound, Op: "matrix", Msg: "the spec file cannot be opened", Hint: "Check the name.", Err: err}
	}
	spec := app.DefaultSpec()
	if err := json.Unmarshal(data, &spec); err != nil {
		return spec, &app.Error{Code: app.Invalid, Op: "matrix", Msg: "the spec file is not a matrix spec in JSON", Hint: "“parley matrix --json” prints one under spec.", Err: err}
	}
	return spec, nil
}

func parseRanks(s string) ([]int, error) {
	switch s {
	case "own":
		s = "1-5"
	case "all":
		s = "1-11"
	}
	a, b, found := strings.Cut(s, "-")
	if !found {
		b = a
	}
	from, err1 := strconv.Atoi(a)
	to, err2 := strconv.Atoi(b)
	if err1 != nil || err2 != nil || from < 1 || to > 11 || from > to {
		return nil, usagef("--attribution takes own, all, or ranks as 1-5, not %q", s)
	}
	var out []int
	for r := from; r <= to; r++ {
		out = append(out, r)
	}
	return out, nil
}

// printMatrix prints the matrix as a table: symbol, word and number in each cell.
func (c commands) printMatrix(m app.Matrix) {
	if len(m.Actors) == 0 {
		c.printf("No positions yet: record a statement first.\n")
		return
	}
	t := table{max: []int{26}}
	head := []string{""}
	for _, x := range m.Issues {
		head = append(head, x.Title)
		t.max = append(t.max, 19)
	}
	t.add(head...)
	v := app.ViewOf(m)
	for i, a := range m.Actors {
		row := []string{a.Name}
		for k := range m.Issues {
			cell, _ := v.Cell(i, k)
			row = append(row, cellText(cell))
		}
		t.add(row...)
	}
	t.print(c.p.Out)
	c.printf("\n▲ support  ▼ oppose  ◆ conditional  ■ neutral  ± mixed  ≠ split  ↔ contested  … no comment; △ ▽ ◇ ○ only others say so; – no statement found\n")
}

func cellText(cell app.Cell) string {
	n := cell.N
	if n == 0 {
		n = cell.Reported
	}
	line := cell.Display().Lines[0]
	if n == 0 {
		return line
	}
	return fmt.Sprintf("%s %d", strings.Replace(line, "Reported ", "rep. ", 1), n)
}

func (c commands) printMatrixCSV(m app.Matrix) error {
	w := csv.NewWriter(c.p.Out)
	w.UseCRLF = true
	head := []string{"actor"}
	for _, x := range m.Issues {
		head = append(head, x.Title)
	}
	rows := [][]string{head}
	v := app.ViewOf(m)
	for i, a := range m.Actors {
		row := []string{a.Name}
		for k := range m.Issues {
			cell, ok := v.Cell(i, k)
			text := ""
			if ok {
				text = string(cell.State)
				if cell.State == app.CellNoData {
					text = "reported:" + string(cell.ReportedAs.State)
				}
			}
			row = append(row, text)
		}
		rows = append(rows, row)
	}
	return w.WriteAll(rows)
}
