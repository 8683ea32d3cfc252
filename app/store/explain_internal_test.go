package store

import (
	"strings"
	"testing"

	"parley/app"
)

// The queries for what ever belonged to a record use the indexes of the log: a scan of the
// log would take seconds where it is long.
func TestRelatedUsesIndexes(t *testing.T) {
	s, err := Open(made(t), testOptions())
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	kinds := []app.Kind{
		app.KindStatement, app.KindAnnotation, app.KindNote, app.KindLink, app.KindOverride, app.KindRevision, app.KindPlacement,
	}
	asked := 0
	for _, kind := range kinds {
		for _, q := range relatedQueries(kind) {
			asked++
			rows, err := s.reader.Query(`EXPLAIN QUERY PLAN `+q.query, string(kind), `[["a","b"]]`)
			if err != nil {
				t.Fatalf("%s: %v", kind, err)
			}
			var plan []string
			for rows.Next() {
				var id, parent, unused int
				var detail string
				if err := rows.Scan(&id, &parent, &unused, &detail); err != nil {
					t.Fatal(err)
				}
				plan = append(plan, detail)
			}
			if err := rows.Err(); err != nil {
				t.Fatal(err)
			}
			if all := strings.Join(plan, "\n"); !strings.Contains(all, "SEARCH c USING") {
				t.Errorf("%s reads the log through:\n%s", kind, all)
			}
		}
	}
	if asked < len(kinds) {
		t.Errorf("%d queries for %d kinds", asked, len(kinds))
	}
}
