package export_test

import (
	"strings"
	"testing"

	"parley/app"
	"parley/export"
)

// A quote that the newest text does not have for sure is marked in Evidence, in the note
// of its cell and on Method; it counts, and its words stay as they were cut.
func TestQuotesNotInANewerText(t *testing.T) {
	marked := func(change func(*app.Book)) (evidence map[string]map[string]string, note, method string) {
		b := demo()
		change(&b)
		f, p := write(t, export.Options{}, b)
		evidence = map[string]map[string]string{}
		for _, r := range p.rows("Evidence", 5) {
			evidence[r["ID"]] = r
		}
		notes, err := f.GetComments("Matrix")
		if err != nil {
			t.Fatal(err)
		}
		for _, n := range notes {
			if n.Cell == "C7" {
				for _, r := range n.Paragraph {
					note += r.Text
				}
			}
		}
		rows, err := f.GetRows("Method")
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range rows {
			method += strings.Join(r, " ") + "\n"
		}
		return evidence, note, method
	}
	evidence, note, method := marked(func(*app.Book) {})
	quote := evidence["S-1"]["Quote (verbatim)"]
	if evidence["S-1"]["In newer text"] != "" || strings.Contains(note, "newer text") || strings.Contains(method, "newer text") || quote == "" {
		t.Errorf("marks without a cause: %q, %q, %q", evidence["S-1"]["In newer text"], note, method)
	}
	evidence, note, method = marked(func(b *app.Book) {
		b.Statements[0].Placement, b.Statements[1].Placement, b.Statements[2].Placement = app.PlacedReview, app.PlacedOrphan, app.PlacedOK
		b.Matrix.Cells[0].Doubtful = 2
	})
	for id, want := range map[string]string{"S-1": "to be reviewed", "S-2": "words not found", "S-3": ""} {
		if got := evidence[id]["In newer text"]; got != want {
			t.Errorf("%s: %q, want %q", id, got, want)
		}
	}
	if got := evidence["S-1"]["Quote (verbatim)"]; got != quote {
		t.Errorf("the words are %q, were %q", got, quote)
	}
	if !strings.Contains(note, "2 quotes not for sure in a newer text.") {
		t.Errorf("the note of the cell: %q", note)
	}
	if !strings.Contains(method, "2 statements with words that a newer text") {
		t.Errorf("Method does not tell of them: %s", method)
	}
}
