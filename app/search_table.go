package app

import "context"

// AllResults answers a query with every article found, page by page; Facets and After of
// the query are left aside.
func AllResults(ctx context.Context, search func(context.Context, Query) (Results, error), q Query) (Results, error) {
	const page = 500 // a hundred thousand articles in 200 answers, each soon cancelled
	q.Limit, q.After, q.Facets = page, "", false
	all, err := search(ctx, q)
	for next := all.Next; err == nil && next != ""; {
		q.After = next
		var more Results
		if more, err = search(ctx, q); err != nil {
			return more, err
		}
		all.Hits, next = append(all.Hits, more.Hits...), more.Next
	}
	all.Next = ""
	return all, err
}

// Table gives the articles found as a list that leaves the program, in their order, under
// the query and how it was read.
func (r Results) Table() Table {
	about := numbered(r.Total, "article", "articles")
	if r.Folded > 0 {
		about += ", " + numbered(r.Folded, "near-duplicate", "near-duplicates") + " not listed"
	}
	if r.Query != "" {
		about = r.Query + " · " + about
	}
	if r.Searched < r.Articles {
		about += " · searched " + itoa(r.Searched) + " of " + itoa(r.Articles)
	}
	if r.Reading != "" {
		about += " · read as: " + r.Reading
	}
	t := Table{Title: "Articles found", About: about, Columns: []Column{
		{Head: "Title", Width: 50, Wrap: true},
		{Head: "Source", Width: 22},
		{Head: "Published", Width: 12},
		{Head: "Hits", Width: 7},
		{Head: "Words found", Width: 60, Wrap: true},
		{Head: "Statements", Width: 11},
		{Head: "Annotations", Width: 11},
		{Head: "Language", Width: 9},
		{Head: "State", Width: 10},
		{Head: "Near-duplicates", Width: 10},
		{Head: "Article ID", Width: 16},
	}}
	for _, h := range r.Hits {
		var copies any // blank is not zero
		if h.Copies > 0 {
			copies = h.Copies
		}
		t.Rows = append(t.Rows, append(h.cells(), h.Count, h.Snippet.Text, h.Statements, h.Annotations, h.Language, string(h.State), copies, string(h.ID)))
	}
	return t
}

func (h ArticleHead) cells() []any {
	return []any{DisplayTitle(h.Title, h.Lead), h.Source, h.Published}
}

// ArticlesTable gives the library, or a part of it, as a list that leaves the program.
func ArticlesTable(heads []ArticleHead) Table {
	t := Table{Title: "Articles", About: numbered(len(heads), "article", "articles"), Columns: []Column{
		{Head: "Title", Width: 60, Wrap: true},
		{Head: "Source", Width: 22},
		{Head: "Published", Width: 12},
		{Head: "Statements", Width: 11},
		{Head: "Annotations", Width: 11},
		{Head: "Language", Width: 9},
		{Head: "State", Width: 10},
		{Head: "Article ID", Width: 16},
	}}
	for _, h := range heads {
		t.Rows = append(t.Rows, append(h.cells(), h.Statements, h.Annotations, h.Language, string(h.State), string(h.ID)))
	}
	return t
}

func numbered(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return itoa(n) + " " + many
}
