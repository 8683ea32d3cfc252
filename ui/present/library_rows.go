package present

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

func emptyLibrary() Advice {
	return Advice{
		Title:  "No articles yet",
		Text:   "Drop files or folders on this window, or import them here. What cannot be read is named, with the reason.",
		Import: true,
	}
}

// libraryHead counts the library and says aloud what the search does not know yet.
func libraryHead(articles int, s app.IndexStatus) (head string, short bool) {
	head = Count(articles, "article", "articles")
	switch {
	case s.Problem != "":
		return head + "; search is not available: " + s.Problem, true
	case s.Indexed < s.Articles:
		return head + fmt.Sprintf("; search knows %s of %s so far", grouped(s.Indexed), grouped(s.Articles)), true
	}
	return head, false
}

func resultsHead(r app.Results) (head string, short bool) {
	found := Count(r.Total, "article", "articles")
	if r.Folded > 0 {
		found += " (" + Count(r.Folded, "copy", "copies") + " folded)"
	}
	return fmt.Sprintf("%s, %s; searched %s of %s", found, Count(r.Places, "hit", "hits"),
		grouped(r.Searched), grouped(r.Articles)), r.Searched < r.Articles
}

// inOrder sorts the library by date.
func inOrder(heads []app.ArticleHead, sort string) []app.ArticleHead {
	heads = slices.Clone(heads)
	slices.SortStableFunc(heads, func(a, b app.ArticleHead) int {
		order := cmp.Compare(a.Published, b.Published)
		if sort != app.SortOldest {
			order = -order
		}
		return cmp.Or(order, cmp.Compare(a.Seq, b.Seq))
	})
	return heads
}

func headRows(heads []app.ArticleHead, sort string) []ArticleRow {
	heads = inOrder(heads, sort)
	rows := make([]ArticleRow, len(heads))
	for i, h := range heads {
		rows[i] = ArticleRow{ID: h.ID, Title: rowTitle(h), Meta: rowMeta(h, 0), Snippet: app.Snippet{Text: cut(oneLine(h.Lead), snippetRunes)}}
	}
	return rows
}

func resultRows(hits []app.ResultRow) []ArticleRow {
	rows := make([]ArticleRow, len(hits))
	for i, h := range hits {
		rows[i] = ArticleRow{ID: h.ID, Title: rowTitle(h.ArticleHead), Meta: rowMeta(h.ArticleHead, h.Count), Snippet: lined(h.Snippet)}
		if h.Copies > 0 {
			rows[i].Meta = dotted(rows[i].Meta, "+"+Count(h.Copies, "copy", "copies"))
		}
		if strings.TrimSpace(h.Title) != "" {
			rows[i].TitleSpans = h.TitleSpans
		}
	}
	return rows
}

// lined puts a snippet on one line without moving its spans: every line break becomes a
// space of the same length.
func lined(s app.Snippet) app.Snippet {
	s.Text = strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return ' '
		}
		return r
	}, s.Text)
	return s
}

func rowTitle(h app.ArticleHead) string { return app.DisplayTitle(h.Title, h.Lead) }

func rowMeta(h app.ArticleHead, hits int) string {
	parts := []string{h.Source, known(h.Published)}
	if hits > 0 {
		parts = append(parts, Count(hits, "hit", "hits"))
	}
	if h.Statements > 0 && hits == 0 { // a search asks for hits; both do not fit
		parts = append(parts, Count(h.Statements, "statement", "statements"))
	}
	if h.DuplicateOf != "" {
		parts = append(parts, "copy")
	}
	return dotted(parts...)
}
