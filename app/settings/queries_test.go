package settings_test

import (
	"slices"
	"strconv"
	"testing"

	"parley/app/settings"
)

func TestQueries(t *testing.T) {
	s := settings.New(memory{})
	for _, q := range []string{"ferry", " toll\nline ", "", "ferry"} {
		s.UsedQuery(q)
	}
	if got := s.Queries(); !slices.Equal(got, []string{"ferry", "toll line"}) {
		t.Errorf("queries %q", got)
	}
	for i := range 200 {
		s.UsedQuery("q" + strconv.Itoa(i))
	}
	if got := s.Queries(); len(got) != 50 || got[0] != "q199" {
		t.Errorf("%d kept, the newest %q", len(got), got[0])
	}
}
