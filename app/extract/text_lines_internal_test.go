package extract

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

// TestInlineTitle: a label and a title in one line is a related link wherever the label
// cannot be text; anything that may be a sentence stays.
func TestInlineTitle(t *testing.T) {
	const before, after = "The ferries of Vetland stay in port.", "The strike goes on, the captains say."
	for _, tt := range []struct {
		line string
		want []app.RelatedLink // nil: the line stays
	}{
		{"Read also: Ferries stay in port", []app.RelatedLink{{Title: "Ferries stay in port"}}},
		{"READ ALSO – Who pays for the harbour?", []app.RelatedLink{{Title: "Who pays for the harbour?"}}},
		{"Read more: [The harbour](https://news.example/harbour)", []app.RelatedLink{{Title: "The harbour", URL: "https://news.example/harbour"}}},
		{"Читайте також: Порт без кораблів", []app.RelatedLink{{Title: "Порт без кораблів"}}},
		{"Lesen Sie auch: Fähren bleiben im Hafen", []app.RelatedLink{{Title: "Fähren bleiben im Hafen"}}},
		{"Lire aussi : Les bateaux restent au port", []app.RelatedLink{{Title: "Les bateaux restent au port"}}},
		{"Czytaj także: Promy zostają w porcie", []app.RelatedLink{{Title: "Promy zostają w porcie"}}},
		{"Read also: the council says that the letter was never sent.", nil},
		{"Read also the letter that the captains wrote", nil},
		{"Важливо: порт закрито до вівторка", nil},
		{"Earlier: the ferries ran at night", nil},
		{"Read also:", nil},
		{"The notice reads: Read also: nothing", nil},
		{"12:30 – Read also", nil},
	} {
		kept, related := takeRelated([]string{before, tt.line, after}, newAlsoLabels())
		want := []string{before, after}
		if tt.want == nil {
			want = []string{before, tt.line, after}
		}
		if d := cmp.Diff(want, kept); d != "" {
			t.Errorf("%q: text (-want +got)\n%s", tt.line, d)
		}
		if d := cmp.Diff(tt.want, related); d != "" {
			t.Errorf("%q: related (-want +got)\n%s", tt.line, d)
		}
	}
}

// TestInlineTitleInDocument: in a document the address comes from the link in the line.
func TestInlineTitleInDocument(t *testing.T) {
	d := document{lines: []docLine{
		{text: "The ferries of Vetland stay in port."},
		{text: "Read also: The harbour", links: []pageLink{{title: "Read also: The harbour", url: "https://news.example/harbour"}}},
	}}
	var e app.Extracted
	e.Provenance = map[string]string{}
	d.takeRelatedLinks(&e)
	if len(d.lines) != 1 || len(e.Related) != 1 || e.Related[0] != (app.RelatedLink{Title: "The harbour", URL: "https://news.example/harbour"}) {
		t.Errorf("%d lines, related %+v", len(d.lines), e.Related)
	}
}
