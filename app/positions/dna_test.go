package positions_test

import (
	"database/sql"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	_ "github.com/ncruces/go-sqlite3/driver"

	"parley/app"
	"parley/app/positions"
)

// dnaFolder holds the sample project of DNA with results that DNA's own code computes
// from it. It is third-party material and stays outside the repository.
const dnaFolder = "../../../shared/data/dna"

// sample is the DNA project as input for Build and Project.
type sample struct {
	positions.Input
	sections map[app.ArticleID]string
}

func readSample(t testing.TB) sample {
	t.Helper()
	path := filepath.Join(dnaFolder, "sample.dna")
	if _, err := os.Stat(path); err != nil {
		t.Skip("skipped: the shared DNA sample is missing: " + err.Error())
	}
	absolute, err := filepath.Abs(path)
	if err != nil {
		t.Fatal(err)
	}
	db, err := sql.Open("sqlite3", "file:"+absolute+"?mode=ro&immutable=1")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { db.Close() })
	s := sample{sections: map[app.ArticleID]string{}}
	s.Spec = positions.DNASpec()
	s.Articles = map[app.ArticleID]app.ArticleFacts{}
	readDocuments(t, db, &s)
	readStatements(t, db, &s)
	return s
}

func query(t testing.TB, db *sql.DB, text string) *sql.Rows {
	t.Helper()
	rows, err := db.QueryContext(t.Context(), text)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { rows.Close() })
	return rows
}

func readDocuments(t testing.TB, db *sql.DB, s *sample) {
	t.Helper()
	rows := query(t, db, "SELECT ID, Date, Section FROM DOCUMENTS ORDER BY ID")
	for rows.Next() {
		var id, seconds int64
		var section string
		if err := rows.Scan(&id, &seconds, &section); err != nil {
			t.Fatal(err)
		}
		a := app.ArticleID("d" + itoa(int(id)))
		s.Articles[a] = app.ArticleFacts{ID: a, Seq: id, Published: app.DateOfDay(time.Unix(seconds, 0).UTC())}
		s.sections[a] = section
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
}

func readStatements(t testing.TB, db *sql.DB, s *sample) {
	t.Helper()
	actors, issues := map[string]app.ActorID{}, map[string]app.IssueID{}
	actor := func(name, kind string) app.ActorID {
		if _, ok := actors[kind+name]; !ok {
			id := app.ActorID(kind + itoa(len(actors)))
			actors[kind+name] = id
			s.Codebook.Actors = append(s.Codebook.Actors, app.Actor{ID: id, Name: name, Type: kind})
		}
		return actors[kind+name]
	}
	rows := query(t, db, `SELECT s.ID, s.DocumentId, s.Start, s.Stop, p.Value, o.Value, c.Value, b.Value
		FROM STATEMENTS s JOIN STATEMENTTYPES y ON y.ID = s.StatementTypeId AND y.Label = 'DNA Statement'
		JOIN VARIABLES vp ON vp.StatementTypeId = y.ID AND vp.Variable = 'person'
		JOIN VARIABLES vo ON vo.StatementTypeId = y.ID AND vo.Variable = 'organization'
		JOIN VARIABLES vc ON vc.StatementTypeId = y.ID AND vc.Variable = 'concept'
		JOIN VARIABLES vb ON vb.StatementTypeId = y.ID AND vb.Variable = 'agreement'
		JOIN DATASHORTTEXT dp ON dp.StatementId = s.ID AND dp.VariableId = vp.ID JOIN ENTITIES p ON p.ID = dp.Entity
		JOIN DATASHORTTEXT do ON do.StatementId = s.ID AND do.VariableId = vo.ID JOIN ENTITIES o ON o.ID = do.Entity
		JOIN DATASHORTTEXT dc ON dc.StatementId = s.ID AND dc.VariableId = vc.ID JOIN ENTITIES c ON c.ID = dc.Entity
		JOIN DATABOOLEAN b ON b.StatementId = s.ID AND b.VariableId = vb.ID ORDER BY s.ID`)
	for rows.Next() {
		var id, doc, start, stop, agreement int
		var person, organization, concept string
		if err := rows.Scan(&id, &doc, &start, &stop, &person, &organization, &concept, &agreement); err != nil {
			t.Fatal(err)
		}
		if _, ok := issues[concept]; !ok {
			issues[concept] = app.IssueID("c" + itoa(len(issues)))
			s.Codebook.Issues = append(s.Codebook.Issues, app.Issue{ID: issues[concept], Title: concept})
		}
		article := app.ArticleID("d" + itoa(doc))
		st := app.Statement{
			ID: app.StatementID("S-" + itoa(id)), Article: article, Speaker: actor(person, "person"), Holder: actor(organization, "other"),
			Issue: issues[concept], Stance: app.Oppose, Attribution: app.Unspecified, StatedAt: s.Articles[article].Published,
			StatedBasis: app.BasisArticleDate, Origin: app.OriginDNA, Review: app.ReviewReviewed,
			Passages: []app.Passage{{Role: app.RoleContent, Quote: app.Quote{Span: app.Span{Bounds: app.Bounds{Start: start, End: stop}}}}},
		}
		if agreement == 1 {
			st.Stance = app.Support
		}
		s.Statements = append(s.Statements, st)
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	if len(s.Statements) != 40 || len(s.Articles) != 7 {
		t.Fatalf("%d statements in %d documents, want 40 in 7", len(s.Statements), len(s.Articles))
	}
}

func project(t testing.TB, in positions.Input, p app.Projection) app.Network {
	t.Helper()
	n, err := positions.Project(in, p)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func total(n app.Network) (sum float64, cells int) {
	for _, row := range n.Values {
		for _, v := range row {
			sum += v
			if v != 0 {
				cells++
			}
		}
	}
	return sum, cells
}

// block is one matrix of the file of expected matrices.
type block struct {
	head          string
	columns, rows []string
	values        [][]float64
}

func readBlocks(t testing.TB) []block {
	t.Helper()
	raw, err := os.ReadFile(filepath.Join(dnaFolder, "expected_matrices.tsv"))
	if err != nil {
		t.Skip("skipped: the shared expected matrices are missing: " + err.Error())
	}
	var out []block
	for line := range strings.Lines(string(raw)) {
		line = strings.TrimRight(line, "\r\n")
		fields := strings.Split(line, "\t")
		switch {
		case strings.HasPrefix(line, "# "):
			out = append(out, block{head: strings.Split(line[2:], " | ")[0]})
		case strings.HasPrefix(line, "\t"):
			out[len(out)-1].columns = fields[1:]
		case line != "":
			b := &out[len(out)-1]
			b.rows = append(b.rows, fields[0])
			var values []float64
			for _, f := range fields[1:] {
				v, err := strconv.ParseFloat(f, 64)
				if err != nil {
					t.Fatal(err)
				}
				values = append(values, v)
			}
			b.values = append(b.values, values)
		}
	}
	if len(out) == 0 {
		t.Fatal("no expected matrix in the file")
	}
	return out
}

func TestProjectAgainstDNA(t *testing.T) {
	s := readSample(t)
	for _, b := range readBlocks(t) {
		t.Run(b.head, func(t *testing.T) {
			in := s.Input
			words := strings.Fields(b.head)
			p := app.Projection{Mode: app.TwoMode, Qualifier: words[4]}
			if words[0] == "onemode" {
				p.Mode = app.OneMode
			}
			if norm := strings.TrimPrefix(words[5], "norm="); norm != "no" {
				p.Normalise = norm
			}
			in.Spec.Duplicates = strings.TrimPrefix(words[6], "dup=")
			n := project(t, in, p)
			if d := cmp.Diff(b.rows, n.Rows); d != "" {
				t.Fatal("rows", d)
			}
			if d := cmp.Diff(b.columns, n.Columns); d != "" {
				t.Fatal("columns", d)
			}
			for i, row := range b.values {
				for k, want := range row {
					if got := n.Values[i][k]; math.Abs(got-want) > 1e-6 {
						t.Errorf("%s × %s = %v, want %v", n.Rows[i], n.Columns[k], got, want)
					}
				}
			}
		})
	}
}

func TestProjectSumsOfDNA(t *testing.T) {
	s := readSample(t)
	const speaker, holder, issue = app.VariableSpeaker, app.VariableHolder, app.VariableIssue
	some := []app.Exclusion{
		{Variable: issue, Value: "There should be legislation to regulate emissions."},
		{Variable: holder, Value: "Senate"},
		{Variable: holder, Value: "Sierra Club"},
	}
	cases := []struct {
		name    string
		p       app.Projection
		edit    func(*positions.Input)
		size    string
		sum     float64
		rounded bool
	}{
		{name: "two-mode ignore", p: app.Projection{}, size: "7×6", sum: 40},
		{name: "one-mode ignore", p: app.Projection{Mode: app.OneMode}, size: "7×7", sum: 276},
		{name: "congruence average", p: app.Projection{Mode: app.OneMode, Qualifier: "congruence", Normalise: "average"}, size: "7×7", sum: 25.802436},
		{name: "without some", p: app.Projection{Mode: app.OneMode, Qualifier: "congruence", Normalise: "average", Exclude: some}, size: "5×5", sum: 10, rounded: true},
		{name: "subtract", p: app.Projection{Qualifier: "subtract"}, size: "7×6", sum: 18},
		{name: "combine", p: app.Projection{Qualifier: "combine"}, size: "7×6", sum: 30},
		{name: "congruence", p: app.Projection{Mode: app.OneMode, Qualifier: "congruence"}, size: "7×7", sum: 160},
		{name: "conflict", p: app.Projection{Mode: app.OneMode, Qualifier: "conflict"}, size: "7×7", sum: 116},
		{name: "one-mode subtract", p: app.Projection{Mode: app.OneMode, Qualifier: "subtract"}, size: "7×7", sum: 44},
		{name: "jaccard", p: app.Projection{Mode: app.OneMode, Qualifier: "congruence", Normalise: "jaccard"}, size: "7×7", sum: 13.610663},
		{name: "cosine", p: app.Projection{Mode: app.OneMode, Qualifier: "congruence", Normalise: "cosine"}, size: "7×7", sum: 4.806061},
		{name: "activity ignore", p: app.Projection{Normalise: "activity"}, size: "7×6", sum: 7},
		{name: "activity subtract", p: app.Projection{Qualifier: "subtract", Normalise: "activity"}, size: "7×6", sum: 2.118182},
		{name: "prominence ignore", p: app.Projection{Normalise: "prominence"}, size: "7×6", sum: 6},
		{name: "prominence subtract", p: app.Projection{Qualifier: "subtract", Normalise: "prominence"}, size: "7×6", sum: 3.778571},
		{name: "speaker × issue", p: app.Projection{Rows: speaker, Columns: issue, Qualifier: "subtract"}, size: "7×6", sum: 18},
		{name: "speaker × holder", p: app.Projection{Rows: speaker, Columns: holder}, size: "7×7", sum: 40},
		{name: "issue via holder", p: app.Projection{Mode: app.OneMode, Rows: issue, Columns: holder, Qualifier: "congruence"}, size: "6×6", sum: 82},
		{name: "document, ours", p: app.Projection{}, edit: withoutIgnoreSwitch, size: "7×6", sum: 23},
		{name: "document one-mode, ours", p: app.Projection{Mode: app.OneMode}, edit: withoutIgnoreSwitch, size: "7×7", sum: 86},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			in := s.Input
			if c.edit != nil {
				c.edit(&in)
			}
			n := project(t, in, c.p)
			sum, _ := total(n)
			if c.rounded {
				sum = math.Round(sum)
			}
			if size := fmt.Sprintf("%d×%d", len(n.Rows), len(n.Columns)); size != c.size || math.Abs(sum-c.sum) > 1e-6 {
				t.Errorf("%s with sum %v, want %s with %v", size, sum, c.size, c.sum)
			}
		})
	}
}

func withoutIgnoreSwitch(in *positions.Input) {
	in.Spec.Duplicates = "document"
	in.Spec.Compat = []string{app.CompatRange, app.CompatTie}
}

func TestProjectSectionOfDNA(t *testing.T) {
	s := readSample(t)
	s.Allowed = map[app.ArticleID]bool{}
	for id, section := range s.sections {
		s.Allowed[id] = section == "1"
	}
	n := project(t, s.Input, app.Projection{Mode: app.OneMode, Qualifier: "congruence", Normalise: "average"})
	if len(n.Rows) != 4 {
		t.Errorf("%d rows, want 4: %v", len(n.Rows), n.Rows)
	}
	full := project(t, readSample(t).Input, app.Projection{})
	if _, cells := total(full); cells != 22 {
		t.Errorf("%d cells, want 22", cells)
	}
}

func TestBuildCellsOfDNA(t *testing.T) {
	s := readSample(t)
	raw, err := os.ReadFile(filepath.Join(dnaFolder, "expected_positions_cells.tsv"))
	if err != nil {
		t.Skip("the expected cells are not here: " + err.Error())
	}
	latest := build(t, s.Input)
	s.Spec.Resolver = "majority"
	majority := build(t, s.Input)
	s.Spec.Resolver, s.Spec.Compat = "latest", nil
	strict := build(t, s.Input)
	name := func(m app.Matrix, c app.Cell) string {
		a := slices.IndexFunc(m.Actors, func(a app.MatrixActor) bool { return a.ID == c.Actor })
		i := slices.IndexFunc(m.Issues, func(i app.MatrixIssue) bool { return i.ID == c.Issue })
		return m.Actors[a].Name + " | " + m.Issues[i].Title
	}
	word := func(s app.CellState) string { return strings.Replace(string(s), "mixed_inconsistent", "tie", 1) }
	got := map[string]string{}
	for i, c := range latest.Cells {
		var ids []string
		for _, id := range c.Statements {
			ids = append(ids, strings.TrimPrefix(string(id), "S-"))
		}
		mixed := 0
		if c.Has(app.FlagMixed) {
			mixed = 1
		}
		got[name(latest, c)] = fmt.Sprint(c.Pro, c.Con, c.N, value(c.Net), value(c.Resolvers.Combine),
			word(majority.Cells[i].Resolved), word(c.Resolved), mixed, strings.Join(ids, ","))
		if mixed == 1 && (strict.Cells[i].Resolved != app.CellMixed || !strict.Cells[i].Has(app.FlagSameTime)) {
			t.Errorf("%s: without dna_tie %s %v", name(strict, c), strict.Cells[i].Resolved, strict.Cells[i].Flags)
		}
	}
	want := map[string]string{}
	for line := range strings.Lines(string(raw)) {
		f := strings.Split(strings.TrimRight(line, "\r\n"), "\t")
		if f[0] == "actor" || len(f) < 14 {
			continue
		}
		want[f[0]+" | "+f[1]] = strings.Join([]string{f[2], f[3], f[4], f[5], f[6], f[7], f[8], f[9]}, " ") + " " + f[13]
	}
	if len(want) != 22 {
		t.Fatalf("%d expected cells, want 22", len(want))
	}
	for k, w := range want {
		if squeeze(got[k]) != squeeze(w) {
			t.Errorf("%s\n got %s\nwant %s", k, squeeze(got[k]), squeeze(w))
		}
	}
	if len(got) != len(want) {
		t.Errorf("%d cells, want %d", len(got), len(want))
	}
}

// squeeze takes out spaces: Sprint puts them between numbers only.
func squeeze(s string) string { return strings.ReplaceAll(s, " ", "") }
