package interop

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/app"
)

type dnaDocument struct {
	text    *rawText
	article app.ArticleID
	date    app.Date
}

// readDocuments makes articles. DNA counts dates in seconds; midnight means the day.
func (d *dna) readDocuments() error {
	d.documents = map[int64]dnaDocument{}
	err := d.each(`SELECT coalesce(Title, '') FROM DOCUMENTS WHERE length(CAST(coalesce(Text, '') AS BLOB)) > ?`, func(r row) error {
		var title string
		err := r.Scan(&title)
		d.lose("documents", "their text is longer than 64 MB", short(title))
		return err
	}, maxText)
	if err != nil {
		return err
	}
	return d.each(`SELECT ID, coalesce(Title, ''), coalesce(Text, ''), coalesce(Coder, 0), coalesce(Author, ''), coalesce(Source, ''),
		coalesce(Section, ''), coalesce(Notes, ''), coalesce(Type, ''), coalesce(Date, 0) FROM DOCUMENTS WHERE length(CAST(coalesce(Text, '') AS BLOB)) <= ? ORDER BY ID`, func(r row) error {
		var id, coder, seconds int64
		var title, text, author, source, section, notes, kind string
		if err := r.Scan(&id, &title, &text, &coder, &author, &source, &section, &notes, &kind, &seconds); err != nil {
			return err
		}
		a := app.Article{
			Title: short(title), Kind: app.ArticleNews, Published: dnaDate(seconds), Outlet: d.outlet(short(source)),
			Path: fileName(d.path), Part: strconv.FormatInt(id, 10), Provenance: map[string]string{"title": "dna", "published": "dna"},
			Attributes: map[string]string{},
		}
		if by := short(author); by != "" {
			a.Byline = []string{by}
		}
		for name, value := range map[string]string{"section": short(section), "type": short(kind)} {
			if value != "" {
				a.Attributes[name] = value
			}
		}
		if a.Published == "" {
			d.lose("dates of documents", "the date lies outside the years 1 to 9999", a.Title)
		}
		t, article, ok, err := d.addText(text, a)
		if err != nil {
			return err
		}
		if !ok {
			d.lose("documents without text", "an article needs a text; statements in it are lost with it", a.Title)
			return nil
		}
		d.documents[id] = dnaDocument{t, article, a.Published}
		if n := strings.TrimSpace(notes); n != "" {
			d.project.Notes = append(d.project.Notes, app.Note{
				ID: "document-" + strconv.FormatInt(id, 10), Target: app.Article{ID: article}.Key(), Text: n, Coder: d.coders[coder], At: d.made,
			})
		}
		return nil
	}, maxText)
}

func dnaDate(seconds int64) app.Date {
	t := time.Unix(seconds, 0).UTC()
	switch {
	case t.Year() < 1 || t.Year() > 9999:
		return ""
	case t.Hour() == 0 && t.Minute() == 0 && t.Second() == 0:
		return app.DateOfDay(t)
	}
	return app.DateOfMinute(t)
}

// dnaValues are the values of one statement by variable.
type dnaValues map[int64]string

// readValues reads the values of all statements; entities are given by number.
func (d *dna) readValues() (map[int64]dnaValues, error) {
	out := map[int64]dnaValues{}
	for _, table := range []struct{ name, column string }{
		{"DATABOOLEAN", "Value"}, {"DATAINTEGER", "Value"}, {"DATASHORTTEXT", "Entity"}, {"DATALONGTEXT", "Value"},
	} {
		err := d.each(`SELECT StatementId, VariableId, CAST(coalesce(`+table.column+`, '') AS TEXT) FROM `+table.name, func(r row) error {
			var statement, variable int64
			var value string
			if err := r.Scan(&statement, &variable, &value); err != nil {
				return err
			}
			if out[statement] == nil {
				out[statement] = dnaValues{}
			}
			out[statement][variable] = value
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return out, nil
}

// dnaRow is a row of the table of statements.
type dnaRow struct {
	id, kind, document, start, stop, coder int64
	values                                 dnaValues
}

func (r dnaRow) name() string { return "statement " + strconv.FormatInt(r.id, 10) }

func (d *dna) readStatements() error {
	values, err := d.readValues()
	if err != nil {
		return err
	}
	return d.each(`SELECT ID, coalesce(StatementTypeId, 0), coalesce(DocumentId, 0), Start, Stop, coalesce(Coder, 0) FROM STATEMENTS ORDER BY ID`, func(r row) error {
		var s dnaRow
		if err := r.Scan(&s.id, &s.kind, &s.document, &s.start, &s.stop, &s.coder); err != nil {
			return err
		}
		s.values = values[s.id]
		doc, ok := d.documents[s.document]
		if !ok {
			d.lose("statements", "their document is missing or has no text", s.name())
			return nil
		}
		q, clamped, ok := doc.text.quote(s.start, s.stop, utf16Units)
		if !ok {
			d.lose("statements", "no words stand at their place in the document", s.name())
			return nil
		}
		if clamped {
			d.lose("ends of quotes", "the place reached beyond the text and was cut there", s.name())
		}
		if t := d.types[s.kind]; t != nil && t.positional() {
			d.addStatement(s, t, doc, q)
		} else {
			d.addAnnotation(s, doc, q)
		}
		return nil
	})
}

func (d *dna) addStatement(r dnaRow, t *dnaType, doc dnaDocument, q app.Quote) {
	entity := func(variable string) int64 {
		id, _ := strconv.ParseInt(r.values[t.variables[variable]], 10, 64)
		return id
	}
	s := app.Statement{
		ID: app.StatementID(fmt.Sprintf("S-%d", r.id)), Article: doc.article, Speaker: d.actors[entity(dnaPerson)], Holder: d.actors[entity(dnaOrganization)],
		Issue: d.issues[entity(dnaConcept)], Attribution: app.Unspecified, StatedAt: doc.date, StatedBasis: app.BasisArticleDate,
		Coder: d.coders[r.coder], Origin: app.OriginDNA, Review: app.ReviewReviewed, CreatedAt: d.made, UpdatedAt: d.made,
		Passages: []app.Passage{{Role: app.RoleContent, Quote: q}},
	}
	agreement := t.variables[dnaAgreement]
	var notes []string
	switch value, given := r.values[agreement]; {
	case !given || agreement == 0:
		d.lose("stances", "no agreement is recorded; the statement is a draft until a coder gives it", r.name())
	case d.variables[agreement].kind != "boolean":
		d.lose("stances", "agreement is a number whose meaning the file does not tell; it stands in the note, the statement is a draft", r.name())
		notes = append(notes, dnaAgreement+": "+value)
	case value == "0":
		s.Stance = app.Oppose
	default:
		s.Stance = app.Support
	}
	if s.Holder == "" {
		d.lose("holders", "no organization is recorded; the statement does not count until a coder names who holds the position", r.name())
	}
	if s.Issue == "" {
		d.lose("issues", "no concept is recorded; the statement does not count until a coder names the issue", r.name())
	}
	if s.Holder == "" || s.Issue == "" || s.Stance == "" {
		s.Review = app.ReviewDraft
	}
	s.Note = strings.Join(append(notes, d.otherValues(r, dnaPerson, dnaOrganization, dnaConcept, dnaAgreement)...), "\n")
	d.project.Statements = append(d.project.Statements, s)
}

// addAnnotation keeps a statement that holds no position as an annotation.
func (d *dna) addAnnotation(r dnaRow, doc dnaDocument, q app.Quote) {
	lines := d.otherValues(r)
	label := ""
	if t := d.types[r.kind]; t != nil {
		label = t.label
	}
	if !strings.EqualFold(label, "annotation") {
		d.lose("statements of other types", "they name no holder and no issue; they are annotations with their values as comment", r.name()+" ("+label+")")
		lines = append([]string{label}, lines...)
	} else if len(lines) == 1 { // the only value is the comment itself
		if _, text, ok := strings.Cut(lines[0], ": "); ok {
			lines[0] = text
		}
	}
	d.project.Annotations = append(d.project.Annotations, app.Annotation{
		ID: app.AnnotationID(fmt.Sprintf("N-%d", r.id)), Article: doc.article, Quote: q, Comment: strings.Join(lines, "\n"),
		Coder: d.coders[r.coder], CreatedAt: d.made, UpdatedAt: d.made,
	})
}

// otherValues gives the values of the variables not named, as "variable: value".
func (d *dna) otherValues(r dnaRow, but ...string) []string {
	var ids []int64
	for id := range r.values {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	var out []string
	for _, id := range ids {
		v := d.variables[id]
		if slices.Contains(but, strings.ToLower(v.name)) {
			continue
		}
		value := r.values[id]
		if v.kind == "short text" {
			entity, _ := strconv.ParseInt(value, 10, 64)
			value = d.entities[entity].name
		}
		if value = strings.TrimSpace(strings.ToValidUTF8(value, "\uFFFD")); value != "" {
			out = append(out, v.name+": "+value)
		}
	}
	return out
}

// fileName gives the name without folders, which may tell of the user's home.
func fileName(path string) string {
	return path[strings.LastIndexAny(path, `/\`)+1:]
}
