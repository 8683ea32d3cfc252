package workbench

import (
	"strings"
	"testing"
)

func TestFileName(t *testing.T) {
	for in, want := range map[string]string{
		"page.html":                      "page.html",
		"../../etc/passwd":               "-.-etc-passwd",
		"..":                             "original",
		"":                               "original",
		"стаття: ч.1.pdf":                "стаття- ч.1.pdf",
		"a\x00b.txt":                     "a-b.txt",
		strings.Repeat("x", 300) + ".md": strings.Repeat("x", 120) + ".md",
	} {
		if got := fileName(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
}
