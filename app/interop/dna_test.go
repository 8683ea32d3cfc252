package interop_test

import (
	"database/sql"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	_ "github.com/ncruces/go-sqlite3/driver"

	"parley/app"
	"parley/app/interop"
)

// dnaTables is a project of schema 3 with no more columns than a reader needs.
const dnaTables = `
CREATE TABLE SETTINGS (Property TEXT PRIMARY KEY, Value TEXT NOT NULL);
CREATE TABLE CODERS (ID INTEGER PRIMARY KEY, Name TEXT);
CREATE TABLE DOCUMENTS (ID INTEGER PRIMARY KEY, Title TEXT, Text TEXT, Coder INTEGER, Author TEXT, Source TEXT, Section TEXT, Notes TEXT, Type TEXT, Date INTEGER);
CREATE TABLE STATEMENTTYPES (ID INTEGER PRIMARY KEY, Label TEXT);
CREATE TABLE VARIABLES (ID INTEGER PRIMARY KEY, Variable TEXT, DataType TEXT, StatementTypeId INTEGER);
CREATE TABLE REGEXES (Label TEXT PRIMARY KEY);
CREATE TABLE STATEMENTS (ID INTEGER PRIMARY KEY, StatementTypeId INTEGER, DocumentId INTEGER, Start INTEGER, Stop INTEGER, Coder INTEGER);
CREATE TABLE ENTITIES (ID INTEGER PRIMARY KEY, VariableId INTEGER, Value TEXT, Red INTEGER, Green INTEGER, Blue INTEGER, ChildOf INTEGER);
CREATE TABLE DATABOOLEAN (StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATAINTEGER (StatementId INTEGER, VariableId INTEGER, Value INTEGER);
CREATE TABLE DATASHORTTEXT (StatementId INTEGER, VariableId INTEGER, Entity INTEGER);
CREATE TABLE DATALONGTEXT (StatementId INTEGER, VariableId INTEGER, Value TEXT);
CREATE TABLE ATTRIBUTEVARIABLES (ID INTEGER PRIMARY KEY, VariableId INTEGER, AttributeVariable TEXT);
CREATE TABLE ATTRIBUTEVALUES (ID INTEGER PRIMARY KEY, EntityId INTEGER, AttributeVariableId INTEGER, AttributeValue TEXT);
INSERT INTO SETTINGS VALUES ('version', '3.0.7');
INSERT INTO CODERS VALUES (1, 'Anna');
INSERT INTO STATEMENTTYPES VALUES (1, 'DNA Statement'), (2, 'Annotation');
INSERT INTO VARIABLES VALUES (1, 'person', 'short text', 1), (2, 'organization', 'short text', 1), (3, 'concept', 'short text', 1),
	(4, 'agreement', 'boolean', 1), (5, 'note', 'long text', 2);
INSERT INTO ENTITIES VALUES (1, 1, '', 0, 0, 0, NULL), (2, 1, 'Ms. Ö''Brien', 0, 0, 0, NULL), (3, 2, '', 0, 0, 0, NULL),
	(4, 2, 'Ministry', 255, 0, 16, NULL), (5, 3, '', 0, 0, 0, NULL), (6, 3, 'Tariffs', 0, 0, 0, NULL);
INSERT INTO ATTRIBUTEVARIABLES VALUES (1, 2, 'Type'), (2, 2, 'Alias');
INSERT INTO ATTRIBUTEVALUES VALUES (1, 4, 1, 'State'), (2, 4, 2, 'MinX'), (3, 3, 1, '');
`

func makeDNA(t *testing.T, script string, args ...any) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "made.dna")
	db, err := sql.Open("sqlite3", "file:"+filepath.ToSlash(path))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), dnaTables); err != nil {
		t.Fatal(err)
	}
	for _, a := range args {
		literal := fmt.Sprint(a)
		if text, ok := a.(string); ok {
			literal = "'" + strings.ReplaceAll(text, "'", "''") + "'"
		}
		script = strings.Replace(script, "?", literal, 1)
	}
	if _, err := db.ExecContext(t.Context(), script); err != nil {
		t.Fatal(err)
	}
	return path
}

// units counts UTF-16 units, as DNA does.
func units(s string) int {
	n := 0
	for _, r := range s {
		n++
		if r > 0xFFFF {
			n++
		}
	}
	return n
}

func TestReadDNAOffsets(t *testing.T) {
	// Emoji count two, a line end two, a decomposed accent two; a soft hyphen vanishes.
	raw := "\r\nDéjà 😀 vu.\r\nE\u0301lan says: we co\u00adoperate 😀 now.\r\nEnd"
	for _, words := range []struct{ raw, want string }{
		{"we co\u00adoperate 😀 now", "we cooperate 😀 now"},
		{"E\u0301lan", "Élan"},
		{"vu.\r\nE\u0301lan", "vu.\nÉlan"},
		{"End", "End"},
	} {
		start := units(raw[:strings.Index(raw, words.raw)])
		path := makeDNA(t, `INSERT INTO DOCUMENTS VALUES (1, 'T', ?, 1, 'By', 'Paper', 'S1', 'a note', 'news', 1106697600);
			INSERT INTO STATEMENTS VALUES (1, 1, 1, ?, ?, 1);
			INSERT INTO DATASHORTTEXT VALUES (1, 1, 2), (1, 2, 4), (1, 3, 6); INSERT INTO DATABOOLEAN VALUES (1, 4, 0)`,
			raw, start, start+units(words.raw))
		p, rep, err := interop.Read(t.Context(), path)
		if err != nil {
			t.Fatal(err)
		}
		if len(p.Statements) != 1 || len(rep.Losses) != 0 {
			t.Fatalf("%d statements, losses %v", len(p.Statements), rep.Losses)
		}
		s := p.Statements[0]
		if q := s.Passages[0].Quote; q.Exact != words.want || q.Check(p.Texts[0]) != nil {
			t.Errorf("quote %q (%v), want %q", q.Exact, q.Check(p.Texts[0]), words.want)
		}
		if s.Stance != app.Oppose || s.Attribution != app.Unspecified || s.StatedAt != "2005-01-26" || s.Review != app.ReviewReviewed || s.Origin != app.OriginDNA {
			t.Errorf("statement %+v", s)
		}
		a := p.Articles[0]
		if a.Attributes["section"] != "S1" || a.Attributes["type"] != "news" || a.Published != "2005-01-26" || len(p.Outlets) != 1 || len(p.Notes) != 1 {
			t.Errorf("article %+v", a)
		}
		if len(p.Codebook.Actors) != 2 || len(p.Codebook.Issues) != 1 {
			t.Fatalf("codebook %+v: the empty entity is none", p.Codebook)
		}
		m := p.Codebook.Actors[1]
		if m.Name != "Ministry" || m.Colour != "#ff0010" || m.Attributes["Type"] != "State" || len(m.Aliases) != 1 || s.Holder != m.ID || p.Codebook.Actors[0].Type != "person" {
			t.Errorf("actors %+v", p.Codebook.Actors)
		}
	}
}

func TestReadDNALosses(t *testing.T) {
	path := makeDNA(t, `INSERT INTO DOCUMENTS VALUES (1, 'T', 'Some words here.', 1, '', '', '', '', '', 1106697660), (2, 'Empty', '', 1, '', '', '', '', '', 0);
		INSERT INTO STATEMENTS VALUES (1, 1, 1, 0, 4, 1), (2, 1, 1, 5, 400, 1), (3, 1, 1, 90, 91, 1), (4, 2, 1, 0, 4, 1), (5, 1, 2, 0, 1, 1), (6, 1, 99, 0, 1, 1);
		INSERT INTO DATASHORTTEXT VALUES (1, 1, 2), (1, 2, 3), (1, 3, 6), (2, 2, 4), (2, 3, 6);
		INSERT INTO DATABOOLEAN VALUES (1, 4, 1), (2, 4, 1); INSERT INTO DATALONGTEXT VALUES (4, 5, 'look again')`)
	p, rep, err := interop.Read(t.Context(), path)
	if err != nil {
		t.Fatal(err)
	}
	lost := map[string]int{}
	for _, l := range rep.Losses {
		lost[l.What] += l.Count
	}
	if len(p.Statements) != 2 || lost["holders"] != 1 || lost["ends of quotes"] != 1 || lost["statements"] != 3 || lost["documents without text"] != 1 {
		t.Errorf("%d statements, lost %v", len(p.Statements), lost)
	}
	if p.Statements[0].Review != app.ReviewDraft || p.Statements[1].Passages[0].Exact != "words here." || p.Statements[0].StatedAt != "2005-01-26T00:01Z" {
		t.Errorf("statements %+v", p.Statements)
	}
	if len(p.Annotations) != 1 || p.Annotations[0].Comment != "look again" {
		t.Errorf("annotations %+v", p.Annotations)
	}
}

func TestReadRefuses(t *testing.T) {
	write := func(name, text string) string {
		path := filepath.Join(t.TempDir(), name)
		if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	cases := []struct {
		name, path string
		code       app.Code
	}{
		{"missing", filepath.Join(t.TempDir(), "no.dna"), app.NotFound},
		{"a folder", t.TempDir(), app.Invalid},
		{"text", write("a.dna", "hello"), app.Unsupported},
		{"empty", write("a.dna", ""), app.Unsupported},
		{"broken database", write("a.dna", "SQLite format 3\x00"+strings.Repeat("x", 5000)), app.Invalid},
		{"older version", makeDNA(t, `UPDATE SETTINGS SET Value = '2.0'`), app.Unsupported},
		{"a view", makeDNA(t, `DROP TABLE DATALONGTEXT; CREATE VIEW DATALONGTEXT AS SELECT 1 AS StatementId`), app.Unsupported},
		{"other database", makeDNA(t, `DROP TABLE DOCUMENTS`), app.Invalid},
		{"wrong types", makeDNA(t, `INSERT INTO STATEMENTTYPES VALUES (NULL, 'x'); UPDATE ENTITIES SET Red = 'red'`), app.Damaged},
	}
	for _, c := range cases {
		p, _, err := interop.Read(t.Context(), c.path)
		e := app.CodeOf(err)
		if err == nil || e != c.code || len(p.Articles) != 0 {
			t.Errorf("%s: %v (code %s), want code %s", c.name, err, e, c.code)
		}
	}
}
