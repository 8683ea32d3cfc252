package extract_test

import (
	"testing"

	"golang.org/x/net/idna"

	"parley/app"
)

// TestHostsLikeIDNA compares the program's own writing of hosts with the library's, which
// package app cannot import.
func TestHostsLikeIDNA(t *testing.T) {
	hosts := []string{"новини.укр", "bücher.example", "пример.испытание", "münchen.example", "例え.テスト", "한국.example", "ελλάδα.gr", "straße.example", "łódź.pl", "žluťoučký-kůň.cz", "عرب.example", "a.xn--bcher-kva.example"}
	if len(hosts) == 0 {
		t.Fatal("no cases")
	}
	for _, h := range hosts {
		ascii, err := idna.Lookup.ToASCII(h)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := app.CanonicalURL("https://"+h+"/a"), "https://"+ascii+"/a"; got != want {
			t.Errorf("%s: got %s, want %s", h, got, want)
		}
	}
}
