package settings

import (
	"slices"
	"strings"
)

// keyQueries are the queries that were of use.
const keyQueries key = "queries"

// mostQueries is how many are kept: more than a day's, few enough to look through.
const mostQueries = 50

// Queries gives the queries used before, newest first.
func (s *Settings) Queries() []string {
	return strings.FieldsFunc(s.text(keyQueries), func(r rune) bool { return r == '\n' })
}

// UsedQuery keeps a query as the newest one.
func (s *Settings) UsedQuery(query string) {
	query = strings.Join(strings.Fields(query), " ")
	if query == "" {
		return
	}
	rest := slices.DeleteFunc(s.Queries(), func(q string) bool { return q == query })
	all := append([]string{query}, rest...)
	s.set(keyQueries, strings.Join(all[:min(len(all), mostQueries)], "\n"))
}
