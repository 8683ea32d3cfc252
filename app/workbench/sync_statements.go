package workbench

import (
	"slices"
	"strings"

	"parley/app"
)

// syncField is an edit of one field, by its row in the preview.
type syncField struct {
	row    int
	column string
	text   string
}

// syncStatement gathers the edits of one statement.
type syncStatement struct {
	base, now app.Statement
	before    app.Record // as stored
	fields    []syncField
	reject    bool
}

// statement finds what is known of a statement; nil where the project has it no more.
func (s *syncing) statement(id app.StatementID) (*syncStatement, error) {
	if x, ok := s.statements[id]; ok {
		return x, nil
	}
	r, err := s.w.current(app.Statement{ID: id}.Key())
	if err != nil || r == nil {
		return nil, err
	}
	x := &syncStatement{now: r.(app.Statement), before: r}
	if base, ok := s.base.BookStatement(id); ok {
		x.base = *base.Statement
	}
	s.statements[id], s.order = x, append(s.order, id)
	return x, nil
}

func (s *syncing) statementEdit(e app.BookEdit) error {
	x, err := s.statement(e.Statement)
	if err != nil {
		return err
	}
	row := s.row(e)
	columns, _ := syncColumns()
	col, ok := columns[e.Column]
	switch {
	case x == nil:
		row.Class, row.Why = app.SyncRefused, "the statement is no longer in the project"
		s.out.Add(row)
		return nil
	case !ok:
		row.Class, row.Why = app.SyncRefused, "this column is not read back"
		s.out.Add(row)
		return nil
	}
	wanted := x.base
	if err := col.set(s, &wanted, e.Now); err != nil {
		row.Class, row.Why = app.SyncRefused, messageOf(err)
		s.out.Add(row)
		return nil
	}
	now, was, want := col.get(x.now), col.get(x.base), col.get(wanted)
	if now == want { // the project says so already
		return nil
	}
	if now != was {
		row.Class, row.Why, row.Project = app.SyncConflict, "the project has changed here since the export", s.fieldWords(e.Column, x.now)
	}
	for i, f := range x.fields {
		if f.column == e.Column && f.text != e.Now { // another row of the statement says otherwise
			row.Class, row.Why = app.SyncConflict, "two rows of the statement say different things"
			other := &s.out.Rows[x.fields[i].row-1]
			s.out.Counts[other.Class]--
			other.Class, other.Why = app.SyncConflict, row.Why
			s.out.Counts[other.Class]++
		} else if f.column == e.Column {
			return nil
		}
	}
	x.fields = append(x.fields, syncField{s.out.Add(row), e.Column, e.Now})
	return nil
}

// fieldWords says what the project has in a field.
func (s *syncing) fieldWords(column string, x app.Statement) string {
	switch column {
	case "Stance":
		return x.Stance.Words()
	case "Attribution":
		return x.Attribution.Words()
	case "Said by":
		if i, ok := reported(x); ok {
			if l := x.Chain[i]; l.SourceActor == "" {
				return l.SourceLabel
			}
			return s.rec.book.ActorName(x.Chain[i].SourceActor)
		}
		return s.rec.book.ActorName(x.Speaker)
	case "Date precision":
		return string(x.StatedAt.Precision())
	}
	columns, _ := syncColumns()
	return columns[column].get(x)
}

// missing offers to reject a statement whose rows are gone.
func (s *syncing) missing(e app.BookEdit) error {
	x, err := s.statement(e.Statement)
	if err != nil || x == nil || x.now.Review == app.ReviewRejected {
		return err
	}
	row := s.row(e)
	row.Field, row.Now, row.Project = "Review", string(app.ReviewRejected), ""
	x.reject = true
	x.fields = append(x.fields, syncField{row: s.out.Add(row), column: "Review"})
	return nil
}

// settleStatements refuses edits that together make a statement which cannot be.
func (s *syncing) settleStatements() {
	for _, id := range s.order {
		x := s.statements[id]
		if x.reject {
			continue
		}
		after, rows, err := s.edited(x, func(n int) bool { return s.out.Rows[n-1].Class == app.SyncPropose })
		if err == nil {
			err = after.Validate()
		}
		if err != nil {
			for _, n := range rows {
				s.refuse(n, messageOf(err))
			}
		}
	}
}

// edited gives a statement with the edits that are wanted, and their rows.
func (s *syncing) edited(x *syncStatement, wanted func(row int) bool) (after app.Statement, rows []int, err error) {
	after = x.now
	columns, order := syncColumns()
	for _, column := range order {
		for _, f := range x.fields {
			if f.column != column || !wanted(f.row) {
				continue
			}
			rows = append(rows, f.row)
			if e := columns[column].set(s, &after, f.text); e != nil && err == nil {
				err = e
			}
		}
	}
	return after, rows, err
}

func (s *syncing) applyStatement(x *syncStatement) {
	after, rows, err := s.edited(x, s.accepted)
	if x.reject && s.accepted(x.fields[len(x.fields)-1].row) {
		after.Review = app.ReviewRejected
		rows = append(rows, x.fields[len(x.fields)-1].row)
	}
	if len(rows) == 0 {
		return
	}
	if err == nil {
		err = after.Validate()
	}
	if err != nil {
		for _, n := range rows {
			s.refuse(n, messageOf(err))
		}
		return
	}
	after.UpdatedAt = s.w.opt.Clock().UTC()
	s.rec.changes = append(s.rec.changes, app.Change{Before: x.before, After: after})
	s.out.Applied = append(s.out.Applied, rows...)
}

// newStatement makes a draft of a row without an id, if its quote stands in an article.
func (s *syncing) newStatement(e app.BookEdit) error {
	row := s.row(e)
	row.Subject = "new statement"
	if a := e.Values["Actor"]; a != "" {
		row.Subject += " of " + a
	}
	d, err := s.draft(e.Values)
	if err == nil {
		var made app.Statement
		mark, book := len(s.rec.changes), s.rec.book
		if made, _, err = s.rec.statement(d); err == nil {
			err = made.Validate()
		}
		s.rec.changes, s.rec.book = s.rec.changes[:mark], book // nothing is recorded yet
	}
	if err != nil {
		if app.CodeOf(err) == app.Internal {
			return err
		}
		row.Class, row.Why = app.SyncRefused, messageOf(err)
		s.out.Add(row)
		return nil
	}
	row.Why = "a draft, to be reviewed"
	s.drafts[s.out.Add(row)] = d
	return nil
}

func (s *syncing) draft(v map[string]string) (d app.Draft, err error) {
	if strings.TrimSpace(v["Quote (verbatim)"]) == "" {
		return d, wrongCell("a new statement needs a quote that stands in the article")
	}
	if d.Article, err = s.sourceOf(v); err != nil {
		return d, err
	}
	d.Holder, d.Issue, d.Origin, d.Review = v["Actor"], v["Issue"], app.OriginXLSX, app.ReviewDraft
	d.Condition, d.Paraphrase, d.Note = v["Condition"], v["Paraphrase"], v["Coder's note"]
	if t := v["Stance"]; t != "" {
		if d.Stance, err = readStance(t); err != nil {
			return d, err
		}
	}
	if t := v["Attribution"]; t != "" {
		if d.Attribution, err = readAttribution(t); err != nil {
			return d, err
		}
	}
	if t := v["Date said"]; t != "" {
		if d.StatedAt, err = readDay(t); err != nil {
			return d, err
		}
		d.StatedBasis = app.BasisAnalyst
	}
	for _, l := range []struct {
		head  string
		codes []string
		to    *string
	}{
		{"Certainty", app.Certainties(), &d.Certainty},
		{"Act", app.Acts(), &d.Act},
		{"Coder confidence", app.Confidences(), &d.CoderConfidence},
	} {
		if *l.to = strings.TrimSpace(v[l.head]); *l.to != "" && !slices.Contains(l.codes, *l.to) {
			return d, wrongCell("“%s” is not on the list: %s", *l.to, strings.Join(l.codes, ", "))
		}
	}
	if by := v["Said by"]; by != "" {
		if rank := d.Attribution.Rank(); rank == 6 || rank == 7 {
			d.Chain = []app.DraftLink{{Label: by}}
			if _, known := s.rec.book.FindActor(by); known {
				d.Chain = []app.DraftLink{{Actor: by, Anonymity: "named"}}
			}
		} else {
			d.Speaker = by
		}
	}
	for _, words := range strings.Split(v["Quote (verbatim)"], " […] ") {
		d.Passages = append(d.Passages, app.DraftPassage{Role: app.RoleContent, Text: words})
	}
	return d, nil
}

// sourceOf finds the article that a new row names, by its id, its number, its address or
// its title.
func (s *syncing) sourceOf(v map[string]string) (app.ArticleID, error) {
	if id := app.ArticleID(v["Source ID"]); id != "" {
		return s.w.FindArticle(string(id))
	}
	if label := strings.TrimPrefix(v["Source"], "SRC-"); label != "" {
		return s.w.FindArticle(strings.TrimLeft(label, "0"))
	}
	for _, x := range s.base.Sources {
		if v["URL"] != "" && x.URL == v["URL"] {
			return x.ID, nil
		}
	}
	if v["Title"] != "" {
		return s.w.FindArticle(v["Title"])
	}
	return "", wrongCell("a new statement needs its article: give Source, URL or Title")
}
