package suggest_test

import (
	"maps"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/suggest"
)

// ruleRow is a sentence of testdata/rules.tsv: one in which a rule fires and what it finds, or
// one in which it must not fire. A \\n in it ends a paragraph.
type ruleRow struct {
	rule     string
	fires    bool
	language string
	text     string
	found    string // source | cue | content / content | holder, as far as it is given; "nothing" at all
}

func readRules(t *testing.T) []ruleRow {
	t.Helper()
	data, err := os.ReadFile("testdata/rules.tsv")
	if err != nil {
		t.Fatal(err)
	}
	var rows []ruleRow
	for n, line := range strings.Split(strings.TrimSpace(string(data)), "\n")[1:] {
		w := append(strings.Split(line, "\t"), "")
		if len(w) < 5 || w[1] != "+" && w[1] != "-" || w[3] == "" {
			t.Fatalf("line %d is no row: %q", n+2, line)
		}
		lang := w[2]
		if lang == "" {
			lang = "en"
		}
		rows = append(rows, ruleRow{w[0], w[1] == "+", lang, w[3], w[4]})
	}
	return rows
}

// ruled gives what the rules find in a sentence, each as in ruleRow, by the name of the rule.
func ruled(t *testing.T, r ruleRow) map[string][]string {
	t.Helper()
	text := strings.ReplaceAll(r.text, `\n`, "\n")
	if r.language != "en" {
		text = "Перший рядок.\n" + text + "\n" // the first line may be a title
	}
	got, err := suggest.New(slavBook, nil).Suggest(t.Context(), app.SuggestInput{Text: text, Language: r.language})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]string{}
	for _, s := range got.Suggestions {
		out[s.Rule] = append(out[s.Rule], line(text, s))
	}
	return out
}

// TestRules holds every rule to the sentences that were written for it, about invented people
// and places: those in which it fires, with what it finds there, and those in which it does
// not. A rule that no table knows fires nowhere.
func TestRules(t *testing.T) {
	const fewestFiring, fewestSilent = 3, 2
	firing, silent := map[string]int{}, map[string]int{}
	for _, r := range readRules(t) {
		got := ruled(t, r)
		kind := r.rule + " (" + r.language + ")"
		switch lines := got[r.rule]; {
		case !r.fires:
			silent[kind]++
			if len(lines) > 0 || r.found == "nothing" && len(got) > 0 {
				t.Errorf("%s: finds something in %q: %v", kind, r.text, got)
			}
		default:
			firing[kind]++
			if !slices.ContainsFunc(lines, func(s string) bool { return strings.HasPrefix(s+" |", r.found+" |") }) {
				t.Errorf("%s: in %q\n%s", kind, r.text, cmp.Diff(r.found, strings.Join(lines, "\n")))
			}
		}
	}
	if len(firing) == 0 {
		t.Fatal("no rules")
	}
	for _, kind := range slices.Sorted(maps.Keys(firing)) {
		if firing[kind] < fewestFiring || silent[kind] < fewestSilent {
			t.Errorf("%s has %d sentences that it fires in and %d that it does not, fewer than %d and %d", kind, firing[kind], silent[kind], fewestFiring, fewestSilent)
		}
	}
	for _, a := range loadGold(t, "dev") {
		for rule, lines := range ruled(t, ruleRow{text: a.Text, language: a.Language}) {
			if kind := rule + " (" + a.Language + ")"; firing[kind] == 0 {
				t.Errorf("%s fires in %s and has no sentences: %s", kind, a.Article, lines[0])
			}
		}
	}
}

// TestChains tells who reports whom.
func TestChains(t *testing.T) {
	for _, c := range []struct {
		name, text, cue string
		chain           []string
	}{
		{"one", "Tomas Weir said that the lake would rise.", "said", []string{"Tomas Weir"}},
		{"two", "Tomas Weir said that Ilvar Dronn wants a treaty.", "wants", []string{"Tomas Weir", "Ilvar Dronn"}},
		{"reportedly", "Tomas Weir reportedly rejected the treaty.", "reportedly rejected", []string{app.UnnamedReports, "Tomas Weir"}},
		{"the envoy of X is not X", "Dronn’s envoy, Tomas Weir, warned that the dam would break.", "warned", []string{"Tomas Weir"}},
		{"pronoun", "Tomas Weir left. “It is over,” he said.", "said", []string{"Tomas Weir"}},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, s := range suggestText(t, c.text, "en").Suggestions {
				if c.text[s.Cue.Start:s.Cue.End] != c.cue {
					continue
				}
				var got []string
				for _, l := range s.Chain {
					got = append(got, l.Actor.Key())
				}
				if !slices.Equal(got, c.chain) {
					t.Errorf("chain %v, not %v", got, c.chain)
				}
				return
			}
			t.Errorf("no suggestion with the cue %q", c.cue)
		})
	}
}

// TestUnsupported says plainly that a language has no rules.
func TestUnsupported(t *testing.T) {
	for _, lang := range []string{"de", "fr", "zh"} {
		if s := suggestText(t, "„Ja“, sagte er.", lang); s.Unsupported == "" || len(s.Suggestions) > 0 {
			t.Errorf("%s: %q, %d suggestions", lang, s.Unsupported, len(s.Suggestions))
		}
	}
}
