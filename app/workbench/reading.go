package workbench

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"parley/app"
)

// Articles lists the library.
func (w *Workbench) Articles(f app.ArticleFilter) ([]app.ArticleHead, error) {
	return w.p.Articles.Articles(f)
}

// Open gives all that the reading pane shows of an article. Quotes cut from another text
// version bear the span where they are placed in the one shown; what is cited of them,
// their words, stays.
func (w *Workbench) Open(id app.ArticleID) (app.OpenArticle, error) {
	a, err := w.p.Articles.Article(id)
	if err != nil {
		return app.OpenArticle{}, err
	}
	o := app.OpenArticle{Article: a}
	if o.Text, err = w.p.Articles.Text(a.Version); err != nil {
		return app.OpenArticle{}, err
	}
	if o.Statements, err = w.p.Coding.Statements(app.StatementFilter{Articles: []app.ArticleID{id}}); err != nil {
		return app.OpenArticle{}, err
	}
	if o.Annotations, err = w.p.Coding.Annotations(id); err != nil {
		return app.OpenArticle{}, err
	}
	if o.Source, err = w.outletName(a.Outlet); err != nil {
		return app.OpenArticle{}, err
	}
	if err := w.showPlaced(&o); err != nil {
		return o, err
	}
	return o, w.countVersions(&o)
}

func (w *Workbench) outletName(id app.OutletID) (string, error) {
	if id == "" {
		return "", nil
	}
	r, err := w.p.Ledger.Record(app.Outlet{ID: id}.Key())
	if err != nil {
		return "", err
	}
	return r.(app.Outlet).Name, nil
}

// FindArticle resolves what a user names an article by: its id or the beginning of it,
// its number in the library, or the name of the file it came from, with or without ending.
func (w *Workbench) FindArticle(name string) (app.ArticleID, error) {
	if _, err := w.p.Articles.Article(app.ArticleID(name)); err == nil {
		return app.ArticleID(name), nil
	}
	records, err := w.p.Ledger.Records(app.KindArticle)
	if err != nil {
		return "", err
	}
	number, _ := strconv.ParseInt(name, 10, 64)
	var found []app.ArticleID
	for _, match := range []func(app.Article) bool{
		func(a app.Article) bool { return number > 0 && a.Seq == number },
		func(a app.Article) bool { return a.Path == name || stem(a.Path) == name },
		func(a app.Article) bool { return len(name) >= 4 && strings.HasPrefix(string(a.ID), name) },
		func(a app.Article) bool { return a.Title != "" && app.FoldName(a.Title) == app.FoldName(name) },
	} {
		for _, r := range records {
			if a := r.(app.Article); match(a) {
				found = append(found, a.ID)
			}
		}
		if len(found) > 0 {
			break
		}
	}
	switch len(found) {
	case 0:
		return "", &app.Error{
			Code: app.NotFound, Op: "find article", Msg: fmt.Sprintf("there is no article “%s”", name),
			Hint: "Name it by id, by number or by file name; “parley articles” lists them.",
		}
	case 1:
		return found[0], nil
	}
	return "", &app.Error{
		Code: app.Invalid, Op: "find article",
		Msg: fmt.Sprintf("“%s” fits %d articles", name, len(found)), Hint: "Use the id: " + joinIDs(found) + ".",
	}
}

func stem(path string) string {
	if i := strings.LastIndexByte(path, '.'); i > 0 {
		return path[:i]
	}
	return path
}

func joinIDs(ids []app.ArticleID) string {
	const most = 5
	var out []string
	for _, id := range ids[:min(len(ids), most)] {
		out = append(out, string(id))
	}
	return strings.Join(out, ", ")
}

// FindCoded finds statements and annotations by a query, with the reading of it.
func (w *Workbench) FindCoded(ctx context.Context, query string) (app.CodedFound, error) {
	return w.p.Index.Coded(ctx, query)
}

// Statements selects statements in the order of their numbers. The filter's query selects
// by the articles that it finds, its find by the statements themselves.
func (w *Workbench) Statements(ctx context.Context, f app.StatementFilter) ([]app.Statement, error) {
	all, err := w.p.Coding.Statements(f)
	if err == nil && strings.TrimSpace(f.Find) != "" {
		var found app.CodedFound
		if found, err = w.FindCoded(ctx, f.Find); err != nil {
			return nil, err
		}
		in := map[app.StatementID]bool{}
		for _, id := range found.Statements {
			in[id] = true
		}
		all = slices.DeleteFunc(all, func(s app.Statement) bool { return !in[s.ID] })
	}
	if err != nil || strings.TrimSpace(f.Query) == "" {
		return all, err
	}
	allowed, err := w.found(ctx, f.Query)
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(s app.Statement) bool { return !allowed[s.Article] }), nil
}

// found gives the articles that a query finds, all of them.
func (w *Workbench) found(ctx context.Context, query string) (map[app.ArticleID]bool, error) {
	const page = 1000
	out := map[app.ArticleID]bool{}
	for after := ""; ; {
		res, err := w.p.Index.Search(ctx, app.Query{Text: query, Limit: page, After: after})
		if err != nil {
			return nil, err
		}
		for _, h := range res.Hits {
			out[h.ID] = true
		}
		if after = res.Next; after == "" {
			return out, nil
		}
	}
}
