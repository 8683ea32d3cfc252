package positions_test

import (
	"strconv"
	"strings"
	"testing"

	"parley/app"
	"parley/app/positions"
)

// talk makes an input of H's statements on I from lines of "date stance rank article";
// the date "-" is an unknown one, rank and article may be left out (rank 1, an article
// of its own). Statements are s1, s2 … in the order of the lines.
func talk(t testing.TB, lines ...string) positions.Input {
	t.Helper()
	in := positions.Input{Spec: app.DefaultSpec(), Articles: map[app.ArticleID]app.ArticleFacts{}}
	in.Codebook.Actors = []app.Actor{{ID: actorH, Name: "H", Type: "government"}}
	in.Codebook.Issues = []app.Issue{{ID: issueI, Title: "I"}}
	for n, line := range lines {
		f := strings.Fields(line)
		rank, article := 1, "a"+itoa(n+1)
		if len(f) > 2 {
			var err error
			if rank, err = strconv.Atoi(f[2]); err != nil {
				t.Fatal(err)
			}
		}
		if len(f) > 3 {
			article = f[3]
		}
		s := say(app.StatementID("s"+itoa(n+1)), app.Date(strings.TrimPrefix(f[0], "-")), app.Stance(f[1]), app.Attributions()[rank-1], app.ArticleID(article))
		if strings.HasPrefix(f[0], "--") {
			s.StatedAt = app.Date(f[0])
		}
		if s.Stance.Conditional() {
			s.Condition = "if others agree"
		}
		in.Statements = append(in.Statements, s)
		id := app.ArticleID(article)
		if _, ok := in.Articles[id]; !ok {
			in.Articles[id] = app.ArticleFacts{ID: id, Seq: int64(n + 1), Outlet: app.OutletID("o" + itoa(n+1))}
		}
	}
	return in
}

func with(in positions.Input, edit func(*positions.Input)) positions.Input {
	edit(&in)
	return in
}
