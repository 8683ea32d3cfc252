//go:build office

package extract_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// TestSeedByOffice reads the shared article from documents that an office program has
// written. The tag office, which .ci/test sets where there is one, calls for it.
func TestSeedByOffice(t *testing.T) {
	text, lines := seedArticle(t)
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Fatal("no office program to write documents with: run without the tag office")
	}
	work := t.TempDir()
	source := filepath.Join(work, "seed.txt")
	if err := os.WriteFile(source, []byte(strings.Join(lines, "\n")), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, format := range []string{"docx", "odt", "rtf", "epub"} {
		t.Run(format, func(t *testing.T) {
			cmd := exec.CommandContext(t.Context(), office, "-env:UserInstallation=file://"+filepath.ToSlash(filepath.Join(work, "profile")),
				"--headless", "--infilter=Text (encoded):UTF8,LF,,,", "--convert-to", format, "--outdir", work, source)
			out, err := cmd.CombinedOutput()
			if _, missing := os.Stat(filepath.Join(work, "seed."+format)); err != nil || missing != nil {
				t.Fatalf("the office program writes no %s: %v\n%s", format, err, out)
			}
			sameArticle(t, text, extractAll(t, os.DirFS(work), "seed."+format))
		})
	}
}
