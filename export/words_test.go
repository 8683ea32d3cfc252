package export_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"parley/app"
	"parley/export"
)

// spoken finds the English texts and nouns that the code says, and those of the page.
func spoken(t *testing.T) (texts, nouns []string) {
	t.Helper()
	pkgs, err := parser.ParseDir(token.NewFileSet(), ".", nil, 0) //nolint:staticcheck // files of one package, no build tags
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range pkgs["export"].Files {
		ast.Inspect(f, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok {
				return true
			}
			sel, ok := call.Fun.(*ast.SelectorExpr)
			switch {
			case ok && sel.Sel.Name == "say":
				texts = append(texts, spokenLiteral(call.Args[0]))
			case ok && sel.Sel.Name == "count" && len(call.Args) == 2:
				nouns = append(nouns, spokenLiteral(call.Args[1]))
			}
			return true
		})
	}
	page, err := os.ReadFile("brief.tmpl.html")
	if err != nil {
		t.Fatal(err)
	}
	for _, m := range regexp.MustCompile(`\{\{say "([^"]+)"\}\}`).FindAllStringSubmatch(string(page), -1) {
		texts = append(texts, m[1])
	}
	return append(texts, export.SpokenStates()...), nouns
}

// spokenLiteral gives a text written out, "" for any other expression.
func spokenLiteral(e ast.Expr) string {
	switch e := e.(type) {
	case *ast.BasicLit:
		s, _ := strconv.Unquote(e.Value)
		return s
	case *ast.BinaryExpr:
		return spokenLiteral(e.X) + spokenLiteral(e.Y)
	}
	return ""
}

// cellLines lists the fixed lines that cells of a matrix may have.
func cellLines() []string {
	out := []string{
		"↔ Contested", "≠ Split", "± Mixed", "■ Now neutral", "◆▲ Now support if", "◆▼ Now oppose unless", "▲ Now support", "▼ Now oppose",
		"◇△ Reported cond.", "◇▽ Reported cond.", "△ Reported support", "▽ Reported oppose", "○ Reported neutral", "○ Reports differ",
		"○ Reported unclear", "ambivalent", "both in one article", "by unnamed sources", "unsourced", "second-hand", "anonymous", "inferred",
		"unspecified", "the journalist", "the analyst",
	}
	for _, c := range app.Confidences() {
		out = append(out, app.ConfidenceWords(c))
	}
	for _, s := range app.Stances() {
		out = append(out, s.Words())
	}
	for _, a := range app.Attributions() {
		out = append(out, a.Words())
	}
	return out
}

// TestUkrainianComplete asserts that everything a report says can be said in Ukrainian,
// with the same values in it, and that the dictionary holds nothing else.
func TestUkrainianComplete(t *testing.T) {
	texts, nouns := spoken(t)
	if len(texts) < 100 || len(nouns) < 10 {
		t.Fatalf("only %d texts and %d nouns were found in the code", len(texts), len(nouns))
	}
	texts = append(texts, cellLines()...)
	texts = slices.DeleteFunc(texts, func(s string) bool { return s == "" })
	l := export.LexiconOf("uk")
	verbs := regexp.MustCompile(`%(\[\d\])?[sdg]|&[PND]`)
	for _, s := range texts {
		got, ok := l.Texts[s]
		if !ok {
			t.Errorf("no Ukrainian for %q", s)
			continue
		}
		if a, b := verbs.FindAllString(s, -1), verbs.FindAllString(got, -1); !slices.Equal(a, b) {
			t.Errorf("%q has %v, its translation %v", s, a, b)
		}
		if a, b := spaces(s), spaces(got); a != b {
			t.Errorf("%q begins or ends with spaces otherwise than %q", got, s)
		}
	}
	for s := range l.Texts {
		if !slices.Contains(texts, s) {
			t.Errorf("nothing says %q", s)
		}
	}
	for _, n := range nouns {
		if n != "" && len(l.Nouns[n]) != 3 {
			t.Errorf("no three forms of %q", n)
		}
	}
}

func spaces(s string) [2]int {
	return [2]int{len(s) - len(strings.TrimLeft(s, " ")), len(s) - len(strings.TrimRight(s, " "))}
}

func TestUkrainianPlurals(t *testing.T) {
	l := export.LexiconOf("uk-UA")
	for n, want := range map[int]string{
		0: "0 статей", 1: "1 стаття", 2: "2 статті", 4: "4 статті", 5: "5 статей", 11: "11 статей", 12: "12 статей", 14: "14 статей",
		21: "21 стаття", 22: "22 статті", 111: "111 статей", 1001: "1\u00A0001 стаття",
	} {
		if got := l.CountIt(n, "article"); got != want {
			t.Errorf("%d: %q, want %q", n, got, want)
		}
	}
	if got := export.LexiconOf("").CountIt(1234, "article"); got != "1,234 articles" {
		t.Errorf("English: %q", got)
	}
}

func TestUkrainianLines(t *testing.T) {
	l := export.LexiconOf("uk")
	for in, want := range map[string]string{
		"n = 3 · 11 Apr 2025":         "n = 3 · 11 квітня 2025",
		"was ▲ to 2 Apr 2025":         "було ▲ до: 2 квітня 2025",
		"▼ denied 3 May 2025":         "▼ спростовано 3 травня 2025",
		"by 3 sources":                "за 3 джерелами",
		"by 21 sources":               "за 21 джерелом",
		"last word 5 months old":      "останнє слово: 5 місяців тому",
		"reports say ▼ (2)":           "повідомляють: ▼ (2)",
		"something the analyst wrote": "something the analyst wrote",
	} {
		if got := l.LineOf(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	for in, want := range map[app.Date]string{
		"2025-04-11": "11 квітня 2025", "2025-04": "квітень 2025", "2025": "2025", "2025-W15": "тиждень 15, 2025", "": "б. д.",
		"--04-11": "11 квітня (рік невідомий)",
	} {
		if got := l.DateOf(in); got != want {
			t.Errorf("%q: %q, want %q", in, got, want)
		}
	}
	if got := export.LexiconOf("de").DateOf("2025-04-11"); got != "11 Apr 2025" {
		t.Errorf("a language without words: %q", got)
	}
	if got := l.SayIt("a text nobody says"); got != "a text nobody says" {
		t.Errorf("fallback: %q", got)
	}
}
