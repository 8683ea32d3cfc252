package app_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

func TestParseTableMap(t *testing.T) {
	want := app.TableMap{Columns: map[string]string{"Body": "text", "Published on": "published", "By": "byline"}}
	tests := []struct {
		name, in string
		fails    bool
	}{
		{"pairs", "text=Body, date=Published on,author=By", false},
		{"JSON", `{"columns":{"Body":"text","Published on":"date","By":"byline"}}`, false},
		{"no pair", "Body", true},
		{"no field", "words=Body", true},
		{"no field in JSON", `{"columns":{"Body":"words"}}`, true},
		{"no JSON", `{"columns":`, true},
	}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := app.ParseTableMap(tt.in)
			if (err != nil) != tt.fails {
				t.Fatalf("error %v", err)
			}
			if d := cmp.Diff(want, got); err == nil && d != "" {
				t.Errorf("map (-want +got):\n%s", d)
			}
		})
	}
}
