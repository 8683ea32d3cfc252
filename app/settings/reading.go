package settings

import (
	"slices"
	"strconv"
	"strings"

	"parley/app"
)

// Where reading stopped: in each article, and in which article of each project.
const (
	keyPlaces   key = "reading.places"
	keyArticles key = "reading.articles"
)

// mostPlaces bounds what is remembered: some weeks of reading, and a list of 20 KB.
const mostPlaces = 600

// mostProjects bounds the projects whose last article is remembered.
const mostProjects = 100

// place is where reading stopped in one article.
type place struct {
	id  app.ArticleID
	off int
}

// Place gives the byte offset at which reading stopped in an article, 0 where it is not
// known.
func (s *Settings) Place(id app.ArticleID) int {
	for _, p := range s.places() {
		if p.id == id {
			return p.off
		}
	}
	return 0
}

// SetPlace keeps where reading stopped in an article; 0 forgets it.
func (s *Settings) SetPlace(id app.ArticleID, off int) {
	all := slices.DeleteFunc(s.places(), func(p place) bool { return p.id == id })
	if off > 0 {
		all = append([]place{{id, off}}, all...)
	}
	var b strings.Builder
	for _, p := range all[:min(len(all), mostPlaces)] {
		b.WriteString(string(p.id) + " " + strconv.Itoa(p.off) + "\n")
	}
	s.set(keyPlaces, b.String())
}

func (s *Settings) places() []place {
	var out []place
	for line := range strings.SplitSeq(s.text(keyPlaces), "\n") {
		id, figure, _ := strings.Cut(line, " ")
		if off, err := strconv.Atoi(figure); err == nil && id != "" && off > 0 {
			out = append(out, place{app.ArticleID(id), off})
		}
	}
	return out
}

// Article gives the article that was open last in the project at path, empty for none.
func (s *Settings) Article(path string) app.ArticleID {
	for line := range strings.SplitSeq(s.text(keyArticles), "\n") {
		if id, p, _ := strings.Cut(line, " "); p == path && path != "" {
			return app.ArticleID(id)
		}
	}
	return ""
}

// SetArticle keeps which article is open in the project at path.
func (s *Settings) SetArticle(path string, id app.ArticleID) {
	if path == "" || id == "" || strings.ContainsAny(path, "\n\r") {
		return
	}
	lines := []string{string(id) + " " + path}
	for line := range strings.SplitSeq(s.text(keyArticles), "\n") {
		if _, p, _ := strings.Cut(line, " "); p != path && p != "" && len(lines) < mostProjects {
			lines = append(lines, line)
		}
	}
	s.set(keyArticles, strings.Join(lines, "\n"))
}
