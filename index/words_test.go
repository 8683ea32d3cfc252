package index_test

import (
	"fmt"
	"strings"
	"testing"

	"parley/app"
	"parley/index"
)

func TestWords(t *testing.T) {
	docs := fixture()
	x := inMemory(t, newMemory(docs...), index.Options{})
	tests := []struct{ pattern, want string }{
		{"tar", "tariff 2/2, tariffs 1/1"},
		{"tarif*", "tariff 2/2, tariffs 1/1"},
		{"TAR", "tariff 2/2, tariffs 1/1"},
		{"*ff", "tariff 2/2"},
		{"тариф", "тариф 1/1, тарифах 1/1, тарифы 1/1"},
		{"negociateur~1", "negociateurs 1/1"},
		{"/quot[ae]s/", "quotas 2/3"},
		{"zz", ""},
	}
	for _, tt := range tests {
		list, err := x.Words(t.Context(), tt.pattern, 0)
		if err != nil {
			t.Fatalf("%s: %v", tt.pattern, err)
		}
		var got []string
		for _, w := range list.Words {
			got = append(got, fmt.Sprintf("%s %d/%d", w.Word, w.Articles, w.Hits))
		}
		if s := strings.Join(got, ", "); s != tt.want || list.Total != len(got) {
			t.Errorf("%s: %s, want %s", tt.pattern, s, tt.want)
		}
	}
	if list, err := x.Words(t.Context(), "t?r*", 1); err != nil || len(list.Words) != 1 || list.Total < 2 {
		t.Errorf("cut: %+v, %v", list, err)
	}
	for _, bad := range []string{"", "t", "two words", `"a phrase"`, "date:2024*"} {
		if _, err := x.Words(t.Context(), bad, 0); app.CodeOf(err) != app.Invalid {
			t.Errorf("%q: error %v", bad, err)
		}
	}
}
