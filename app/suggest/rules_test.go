package suggest_test

import (
	"slices"
	"testing"

	"parley/app"
)

// TestRules has, for each rule, sentences in which it fires and sentences in which it does
// not. They are written for this project, about invented people.
func TestRules(t *testing.T) {
	cases := []struct {
		rule     string
		yes, not []string
	}{
		{"verb-that", []string{
			"Weir said that the lake would rise.", "The ministry announced that two sluices were shut.", "Quillen, who leads Ardovia, insisted that the garrison stay.",
		}, []string{"Weir visited the lake that the army guards.", "The dam that Dronn built is old."}},
		{"verb-clause", []string{
			"Weir said the lake would rise.", "Holt believes the strike has failed.", "She added the talks were over.",
		}, []string{"Weir met the envoy.", "The lake rose and the dam held."}},
		{"postposed-quote", []string{
			"“We will sign,” Weir said.", "“The dam is ours,” the minister told reporters.", "“It is over,” she added on Monday.",
		}, []string{"The “peace line” was closed.", "He read the sign “No entry” and left."}},
		{"postposed-quote-inverted", []string{
			"“We will sign,” said Tomas Weir.", "“The dam is ours,” said Marta Quillen, the president of Ardovia.", "“It is over,” added Holt.",
		}, []string{"He said nothing.", "The so-called “shore law” was passed."}},
		{"verb-quote", []string{
			"Weir said: “We will sign.”", "The minister declared: “The dam is ours.”", "Holt replied, “It is over.”",
		}, []string{"The list was short: “dam, lake, shore”.", "They walked past the “shore house”."}},
		{"postposed-clause", []string{
			"The lake would rise, Weir said.", "The dam is safe, the ministry insisted.", "The strike has failed, he argued.",
		}, []string{"On Monday, Weir left.", "After the vote, he spoke."}},
		{"according-to", []string{
			"According to Weir, the lake will rise.", "The lake will rise, according to the ministry.", "Two sluices, according to a report, were shut.",
		}, []string{"They acted in accord with the law.", "The plan went according to schedule."}},
		{"verb-infinitive", []string{
			"Quillen promised to sign the treaty.", "Kestria wants to keep the dam.", "Holt refused to leave the port.",
		}, []string{"Holt went home to sleep.", "The boat is due to sail."}},
		{"verb-object", []string{
			"Quillen rejected the treaty.", "The Council condemned the attack.", "Weir praised both sides.",
		}, []string{"Quillen signed the treaty.", "The boat crossed the lake."}},
		{"verb-as", []string{
			"Holt described the sale as a theft.", "Vane called the strike a mistake.", "Quillen dismissed the letter as a forgery.",
		}, []string{"Holt worked as a docker.", "Vane called the harbour office."}},
		{"adjective", []string{
			"Dronn is open to talks.", "Quillen was opposed to the treaty.", "The union is committed to a deal.",
		}, []string{"The harbour is wide and deep.", "The harbour was cold."}},
		{"reaction", []string{
			"The plan was met with opposition from Marta Quillen.", "The sale drew criticism from the union.", "The bill won praise from Osric Vane.",
		}, []string{"The plan was met by a boat.", "The letter came from the union."}},
		{"noun-that", []string{
			"Weir's claim that the lake would rise was wrong.", "Holt's warning that the port would close came late.", "Her promise that nobody would leave was broken.",
		}, []string{"The claim was wrong.", "Holt's hat that he wore was red."}},
		{"passive-by", []string{
			"The treaty was rejected by Quillen.", "The attack was condemned by the Council.", "The sale was praised by Osric Vane.",
		}, []string{"The treaty was signed by Quillen.", "The boat was built by Holt."}},
		{"relative", []string{
			"The dam, which Weir said would hold, broke.", "Holt, whom Vane described as weak, left.", "The union left what Holt called a farce.",
		}, []string{"The dam that Dronn built is old.", "Weir met the man who had called."}},
		{"interrupted-clause", []string{
			"If the dam breaks, Weir said, the port will close.", "In spring, the ministry added, opening the sluices would be safe.", "The lake, she said, had risen.",
		}, []string{"If the dam breaks, the port will close.", "In spring, Weir left."}},
		{"slavic-quotation", []string{
			"«Ми підпишемо угоду завтра», — сказала Злата Руднянська.", "«Мы моста не хотим», — заявил Глеб Торн.", "«Ми чекали сорок років», — наголосив міністр.",
		}, []string{"Міст «Надія» закрито.", "Она вышла из зала."}},
	}
	if len(cases) == 0 {
		t.Fatal("no rules")
	}
	for _, c := range cases {
		for _, s := range c.yes {
			if got := rulesIn(t, s); !slices.Contains(got, c.rule) {
				t.Errorf("%s does not fire in %q: %v", c.rule, s, got)
			}
		}
		for _, s := range c.not {
			if got := rulesIn(t, s); slices.Contains(got, c.rule) {
				t.Errorf("%s fires in %q", c.rule, s)
			}
		}
	}
}

func rulesIn(t *testing.T, text string) []string {
	t.Helper()
	var out []string
	for _, s := range suggestText(t, text, "").Suggestions {
		out = append(out, s.Rule)
	}
	return out
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
