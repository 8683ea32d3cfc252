package extract_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"parley/app"
	"parley/app/extract"
)

// exportTruth is truth.json of the exports outside the repository.
type exportTruth struct {
	Files map[string]struct {
		Format   string `json:"format"`
		Articles int    `json:"articles"`
		Accept   []int  `json:"accept"`
		Records  []struct {
			Title      string `json:"title"`
			Source     string `json:"source"`
			Published  string `json:"published"`
			Byline     string `json:"byline"`
			DocumentID string `json:"document_id"`
			First      string `json:"first"`
		} `json:"records"`
	} `json:"files"`
}

const dataDir = "../../../shared/data"

// TestExportsOutside reads real exports where they are present and compares counts and
// fields. The floors are what was reached; a fall below is a defect.
func TestExportsOutside(t *testing.T) {
	b, err := os.ReadFile(filepath.Join(dataDir, "exports", "truth.json"))
	if err != nil {
		t.Skip("skipped: the shared exports are missing:", err)
	}
	var truth exportTruth
	if err := json.Unmarshal(b, &truth); err != nil {
		t.Fatal(err)
	}
	if len(truth.Files) == 0 {
		t.Fatal("no cases")
	}
	dir := os.DirFS(filepath.Join(dataDir, "exports"))
	sum := tally{}
	for _, name := range slices.Sorted(keys(truth.Files)) {
		want := truth.Files[name]
		one := tally{}
		var got []app.Extracted
		failed, warned := 0, 0
		for e, err := range extract.NewAny().Extract(t.Context(), dir, name) {
			if err != nil {
				failed++
				t.Logf("%s: %v", name, err)
				continue
			}
			checkArticle(t, e)
			got = append(got, e)
			for _, w := range e.Warnings {
				if strings.Contains(w, "words") {
					warned++
				}
			}
		}
		one.count("count", len(got) == want.Articles || slices.Contains(want.Accept, len(got)))
		for i, r := range want.Records {
			if i >= len(got) {
				one.count("missing", false)
				continue
			}
			g := got[i]
			one.compare(t, name, "title", g.Title, r.Title, plain(g.Title) == plain(r.Title))
			one.compare(t, name, "source", g.Source, r.Source, plain(g.Source) == plain(r.Source))
			one.compare(t, name, "published", string(g.Published), r.Published, strings.HasPrefix(string(g.Published), r.Published))
			one.compare(t, name, "byline", strings.Join(g.Byline, "; "), r.Byline, strings.Join(g.Byline, "; ") == r.Byline)
			one.compare(t, name, "document_id", g.Attributes["document_id"], r.DocumentID, g.Attributes["document_id"] == r.DocumentID)
			one.compare(t, name, "first", g.Text[:min(len(g.Text), 80)], r.First, strings.HasPrefix(plain(g.Text), plain(r.First)))
		}
		for _, e := range got {
			one.count("no label", !holdsLabel(e.Text))
		}
		t.Logf("%-40s %3d of %3d, %d failed, %d unlike the stated length, wrong: %s", name, len(got), want.Articles, failed, warned, one.wrong())
		sum.add(one)
	}
	t.Logf("all: %s", sum.all())
	if len(exportFloors) == 0 {
		t.Fatal("no floors")
	}
	for field, floor := range exportFloors {
		if sum[field][0] < floor {
			t.Errorf("%s: %d right, the floor is %d", field, sum[field][0], floor)
		}
	}
}

// exportFloors are numbers of right values over all files.
var exportFloors = map[string]int{
	"count": 19, "title": 718, "source": 717, "published": 710, "byline": 103, "document_id": 102, "first": 609, "no label": 719,
}

// tally counts right and all values per field.
type tally map[string][2]int

func (c tally) count(field string, right bool) {
	n := c[field]
	n[1]++
	if right {
		n[0]++
	}
	c[field] = n
}

func (c tally) compare(t *testing.T, name, field, got, want string, right bool) {
	t.Helper()
	if want == "" {
		return
	}
	c.count(field, right)
	if !right {
		t.Logf("%s: %s is %q, want %q", name, field, got, want)
	}
}

func (c tally) add(other tally) {
	for f, n := range other {
		m := c[f]
		c[f] = [2]int{m[0] + n[0], m[1] + n[1]}
	}
}

func (c tally) wrong() string { return c.text(func(n [2]int) bool { return n[0] < n[1] }) }

func (c tally) all() string { return c.text(func([2]int) bool { return true }) }

func (c tally) text(which func([2]int) bool) string {
	var b strings.Builder
	for _, f := range slices.Sorted(keys(c)) {
		if n := c[f]; which(n) {
			b.WriteString(" " + f + " " + itoa(n[0]) + "/" + itoa(n[1]))
		}
	}
	return b.String()
}

func keys[M ~map[string]V, V any](m M) func(func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}

func itoa(n int) string {
	b, _ := json.Marshal(n)
	return string(b)
}

// plain keeps letters and digits, in small letters.
func plain(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, norm.NFKC.String(s))
}

// holdsLabel reports lines of the export inside a text.
func holdsLabel(text string) bool {
	for l := range strings.SplitSeq(text, "\n") {
		for _, label := range []string{"Load-Date:", "LOAD-DATE:", "LENGTH:", "Copyright ", "ZEITUNGS-CODE:", "End of Document", "UPDATE:", "LANGUAGE:", "SPRACHE:", "PUBLICATION-TYPE:", "Numéro de document", "ProQuest document"} {
			if strings.HasPrefix(l, label) {
				return true
			}
		}
	}
	return false
}
