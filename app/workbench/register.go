package workbench

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// Sifter tells which rows of a register a query finds; satisfied by the index.
type Sifter interface {
	Sift(ctx context.Context, query string, rows []app.RegisterRow, book app.Codebook) (app.Sifted, error)
}

// Register gives all statements and annotations of the library, statements first, each in
// the order of their numbers.
func (w *Workbench) Register() (app.Register, error) {
	book, err := w.p.Coding.Codebook()
	if err != nil {
		return app.Register{}, err
	}
	statements, err := w.p.Coding.Statements(app.StatementFilter{})
	if err != nil {
		return app.Register{}, err
	}
	annotations, err := w.p.Coding.Annotations("")
	if err != nil {
		return app.Register{}, err
	}
	heads, err := w.p.Articles.Articles(app.ArticleFilter{})
	if err != nil {
		return app.Register{}, err
	}
	notes, err := w.p.Ledger.Records(app.KindNote)
	if err != nil {
		return app.Register{}, err
	}
	n := newRowNames(book, heads, notes)
	g := app.Register{Tags: book.Tags, Rows: make([]app.RegisterRow, 0, len(statements)+len(annotations))}
	for i := range statements {
		s := &statements[i]
		r := n.row(s.Article, s.Key(), s.Tags, s.Coder, s.Note)
		r.Statement, r.Holder, r.Speaker, r.Issue = s, n.actors[s.Holder], n.actors[s.Speaker], n.issues[s.Issue]
		g.Rows = append(g.Rows, r)
	}
	for i := range annotations {
		a := &annotations[i]
		r := n.row(a.Article, a.Key(), a.Tags, a.Coder, a.Comment)
		r.Annotation = a
		g.Rows = append(g.Rows, r)
	}
	g.All = len(g.Rows)
	return g, nil
}

// FindInRegister gives the rows of a register that a query finds, in its order.
func (w *Workbench) FindInRegister(ctx context.Context, g app.Register, query string) (app.Register, error) {
	g.Query, g.Reading, g.Notices = strings.TrimSpace(query), "", nil
	if g.Query == "" {
		return g, nil
	}
	if w.p.Sift == nil {
		return g, &app.Error{Code: app.Unsupported, Op: "find", Msg: "statements cannot be searched here"}
	}
	book, err := w.p.Coding.Codebook()
	if err != nil {
		return g, err
	}
	found, err := w.p.Sift.Sift(ctx, g.Query, g.Rows, book)
	g.Reading, g.Notices = found.Reading, found.Notices
	if err != nil {
		return g, err
	}
	rows := make([]app.RegisterRow, 0, len(g.Rows))
	for i, keep := range found.Keep {
		if keep {
			rows = append(rows, g.Rows[i])
		}
	}
	g.Rows = rows
	return g, nil
}

// rowNames are the names that rows show.
type rowNames struct {
	heads  map[app.ArticleID]app.ArticleHead
	actors map[app.ActorID]string
	issues map[app.IssueID]string
	coders map[app.CoderID]string
	tags   map[app.TagID]string
	notes  map[app.Key][]string
}

func newRowNames(book app.Codebook, heads []app.ArticleHead, notes []app.Record) rowNames {
	n := rowNames{
		heads: map[app.ArticleID]app.ArticleHead{}, actors: map[app.ActorID]string{}, issues: map[app.IssueID]string{},
		coders: map[app.CoderID]string{}, tags: map[app.TagID]string{}, notes: map[app.Key][]string{},
	}
	for _, h := range heads {
		n.heads[h.ID] = h
	}
	for _, a := range book.Actors {
		n.actors[a.ID] = a.Name
	}
	for _, x := range book.Issues {
		n.issues[x.ID] = x.Title
	}
	for _, c := range book.Coders {
		n.coders[c.ID] = c.Name
	}
	for _, t := range book.Tags {
		n.tags[t.ID] = t.Name
	}
	for _, r := range notes {
		if x, ok := r.(app.Note); ok {
			n.notes[x.Target] = append(n.notes[x.Target], x.Text)
		}
	}
	return n
}

func (n rowNames) row(article app.ArticleID, key app.Key, tags []app.TagID, coder app.CoderID, own string) app.RegisterRow {
	h := n.heads[article]
	r := app.RegisterRow{Title: h.Title, Source: h.Source, Published: h.Published, Language: h.Language, Coder: n.coders[coder]}
	if r.Coder == "" {
		r.Coder = string(coder)
	}
	for _, t := range tags {
		name := n.tags[t]
		if name == "" {
			name = string(t)
		}
		r.Tagged = append(r.Tagged, name)
	}
	if strings.TrimSpace(own) != "" {
		r.Notes = append(r.Notes, own)
	}
	r.Notes = append(r.Notes, n.notes[key]...)
	return r
}

// WithdrawAll takes statements, with their links, and annotations out of the project, in
// one undoable step. The log keeps them.
func (w *Workbench) WithdrawAll(keys []app.Key) error {
	if len(keys) > 1 {
		w.beforeBulk()
	}
	w.edit.Lock()
	defer w.edit.Unlock()
	links, err := w.links()
	if err != nil {
		return err
	}
	gone := map[app.Key]bool{}
	var records []app.Record
	var set app.ChangeSet
	for _, k := range keys {
		if gone[k] {
			continue
		}
		gone[k] = true
		r, err := w.p.Ledger.Record(k)
		if err != nil {
			return err
		}
		var article app.ArticleID
		switch r := r.(type) {
		case app.Statement:
			article = r.Article
		case app.Annotation:
			article = r.Article
		default:
			return &app.Error{Code: app.Unsupported, Op: "withdraw", Msg: "only statements and annotations are withdrawn, not a " + string(k.Kind)}
		}
		records = append(records, r)
		unplaced, err := w.unplace(k, article, keepsNone)
		if err != nil {
			return err
		}
		set.Changes = append(set.Changes, unplaced...)
	}
	for _, l := range links {
		if gone[app.Statement{ID: l.From}.Key()] || gone[app.Statement{ID: l.To}.Key()] {
			records = append(records, l)
		}
	}
	slices.SortStableFunc(records, func(a, b app.Record) int { // links go before what they link
		return afterLinks(a) - afterLinks(b)
	})
	with, err := w.withNotes(records...)
	if err != nil {
		return err
	}
	set.Changes = slices.Concat(set.Changes, with)
	set.Label = fmt.Sprintf("Withdraw %d statements and annotations", len(gone))
	if len(gone) == 1 {
		set.Label = "Withdraw " + keys[0].ID
	}
	return w.apply(app.Entry{Set: set})
}

func afterLinks(r app.Record) int {
	if r.Key().Kind == app.KindLink {
		return 0
	}
	return 1
}
