package workbench_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
)

const tollText = "Post\n“The toll is dead,” Ann Lind said. Bo Marsk told reporters that Ann wants a tunnel. The toll must “never return,” she added."

func tollBench(t *testing.T) *bench {
	t.Helper()
	b := newBench(t)
	b.importTexts(map[string]string{"a.txt": tollText})
	if _, err := b.ImportCodebook(strings.NewReader(tollCodebook)); err != nil {
		t.Fatal(err)
	}
	return b
}

const tollCodebook = `{"format":"parley-codebook/1",
 "actors":[{"id":"lind","name":"Ann Lind","type":"person","side":"City","aliases":["Ann","Mayor Lind"],"roles":["Mayor",{"title":"Head of the council","of_actor":"council","valid_from":"2025-01-01"}]},
  {"id":"marsk","name":"Bo Marsk","type":"person"},{"id":"council","name":"Council","type":"government"}],
 "issues":[{"id":"toll","title":"Bridge toll","label_low":"no","label_high":"yes"},{"id":"tunnel","title":"Tunnel"}]}`

func TestRecordDerivesWhatIsLeftOpen(t *testing.T) {
	tests := []struct {
		name  string
		draft app.Draft
		want  app.Attribution
	}{
		{"whole quotation", app.Draft{Passages: []app.DraftPassage{{Text: "“The toll is dead,”"}}}, app.DirectQuote},
		{"inside the quotation marks", app.Draft{Passages: []app.DraftPassage{{Text: "The toll is dead"}}}, app.DirectQuote},
		{"partly quoted", app.Draft{Passages: []app.DraftPassage{{Text: "The toll must “never return,”"}}}, app.MixedQuote},
		{"reported speech", app.Draft{Passages: []app.DraftPassage{{Text: "Ann wants a tunnel"}}}, app.IndirectQuote},
		{"told by another", app.Draft{
			Passages: []app.DraftPassage{{Text: "Ann wants a tunnel"}}, Chain: []app.DraftLink{{Actor: "Bo Marsk", Cue: "told reporters"}},
		}, app.SecondHandNamed},
		{"told by nobody named", app.Draft{
			Passages: []app.DraftPassage{{Text: "Ann wants a tunnel"}}, Chain: []app.DraftLink{{Label: "officials", Anonymity: "unnamed_plural"}},
		}, app.SecondHandAnonymous},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			b := tollBench(t)
			tt.draft.Article, tt.draft.Holder, tt.draft.Issue, tt.draft.Stance = b.article("a"), "mayor lind", "Bridge toll", app.Oppose
			s := b.record(tt.draft)
			if s.Attribution != tt.want {
				t.Errorf("attribution %s, want %s", s.Attribution, tt.want)
			}
			if s.Holder != "lind" || s.StatedAt != "2026-03-01" || s.StatedBasis != app.BasisArticleDate || s.Review != app.ReviewReviewed || s.Coder != "C1" {
				t.Errorf("defaults: %+v", s)
			}
		})
	}
}

func TestRecordRefuses(t *testing.T) {
	b := tollBench(t)
	good := app.Draft{Article: b.article("a"), Holder: "lind", Issue: "toll", Stance: app.Oppose, Passages: []app.DraftPassage{{Text: "The toll is dead"}}}
	tests := []struct {
		name   string
		change func(*app.Draft)
	}{
		{"an actor that is not there", func(d *app.Draft) { d.Holder = "Nobody" }},
		{"words that are not there", func(d *app.Draft) { d.Passages = []app.DraftPassage{{Text: "The tax is dead"}} }},
		{"words that stand twice", func(d *app.Draft) { d.Passages = []app.DraftPassage{{Text: "The toll"}} }},
		{"other words at the place", func(d *app.Draft) {
			d.Passages = []app.DraftPassage{{Text: "The toll", Bounds: app.Bounds{Start: 0, End: 8}}}
		}},
		{"half a character", func(d *app.Draft) { d.Passages = []app.DraftPassage{{Bounds: app.Bounds{Start: 1, End: 9}}} }},
		{"outside the text", func(d *app.Draft) { d.Passages = []app.DraftPassage{{Bounds: app.Bounds{Start: 10, End: 9999}}} }},
		{"a condition without words", func(d *app.Draft) { d.Stance = app.ConditionalOppose }},
		{"a stance of another language", func(d *app.Draft) { d.Stance = "agree" }},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			d := good
			tt.change(&d)
			if _, err := b.Record(d); app.CodeOf(err) != app.Invalid {
				t.Errorf("error %v, want it refused as invalid", err)
			}
		})
	}
	if all, _ := b.Statements(t.Context(), app.StatementFilter{}); len(all) != 0 {
		t.Errorf("%d statements were recorded all the same", len(all))
	}
}

func TestRecordLines(t *testing.T) {
	rows := `{"article":"a","holder":"lind","issue":"toll","stance":"oppose","quotes":[{"role":"content","text":"The toll is dead"}]}

not json
{"article":"nowhere","holder":"lind","issue":"toll","stance":"oppose"}
{"article":"a","holder":"lind","issue":"toll","stance":"oppose","quotes":[{"text":"“never return,”"}],"links":[{"type":"repeats","to_line":1}]}
`
	t.Run("row by row", func(t *testing.T) {
		b := tollBench(t)
		out, err := b.RecordLines(strings.NewReader(rows), false)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, r := range out {
			s := "ok"
			if r.Err != nil {
				s = string(app.CodeOf(r.Err))
			}
			got = append(got, s)
		}
		if diff := cmp.Diff([]string{"ok", "invalid", "not_found", "ok"}, got); diff != "" {
			t.Errorf("rows (-want +got):\n%s", diff)
		}
		if out[3].Line != 5 {
			t.Errorf("the last row is line %d, want 5", out[3].Line)
		}
		if links, err := b.store.Records(app.KindLink); err != nil || len(links) != 1 {
			t.Errorf("links %v, %v; want one", links, err)
		}
	})
	t.Run("all or nothing", func(t *testing.T) {
		b := tollBench(t)
		if _, err := b.RecordLines(strings.NewReader(rows), true); err == nil {
			t.Error("a file with bad rows was recorded")
		}
		if all, _ := b.Statements(t.Context(), app.StatementFilter{}); len(all) != 0 {
			t.Errorf("%d statements recorded", len(all))
		}
	})
}

func TestCodebookComesBack(t *testing.T) {
	b := tollBench(t)
	var out strings.Builder
	if err := b.ExportCodebook(&out); err != nil {
		t.Fatal(err)
	}
	n, err := b.ImportCodebook(strings.NewReader(out.String()))
	if err != nil || n.Added != 0 || n.Changed != 0 || n.Unchanged < 5 {
		t.Errorf("importing what was exported: %+v, %v", n, err)
	}
	book, _ := b.Codebook()
	a, _ := book.Actor("lind")
	if a.Attributes[app.SideAttribute] != "City" || len(a.Aliases) != 2 || len(a.Roles) != 2 {
		t.Errorf("actor %+v", a)
	}
	if _, err := b.ImportCodebook(strings.NewReader(`{"format":"other"}`)); app.CodeOf(err) != app.Invalid {
		t.Errorf("a file of another format: %v", err)
	}
}

func TestMergeActors(t *testing.T) {
	b := tollBench(t)
	before := b.snapshot()
	b.record(app.Draft{
		Article: b.article("a"), Holder: "council", Speaker: "marsk", Issue: "toll", Stance: app.Support, Attribution: app.SpokespersonForHolder,
		Passages: []app.DraftPassage{{Text: "Ann wants a tunnel"}}, Chain: []app.DraftLink{{Actor: "council", Cue: "told"}},
	})
	coded := b.snapshot()
	rec, err := b.MergeActors("council", "marsk")
	if err != nil {
		t.Fatal(err)
	}
	if len(rec.Statements) != 1 || len(rec.Cells) != 2 || len(rec.Questions) != 2 {
		t.Errorf("preview: statements %v, cells %v, questions %v; want one, two and the questions of type and spokesperson", rec.Statements, rec.Cells, rec.Questions)
	}
	if b.snapshot() != coded {
		t.Error("the preview changed something")
	}
	rec, err = b.MergeActors("council", "lind")
	if err != nil {
		t.Fatal(err)
	}
	if err := b.Apply(rec); app.CodeOf(err) != app.Conflict || b.snapshot() != coded {
		t.Errorf("a merge with open questions %q: %v", rec.Questions, err)
	}
	rec.Answered = true
	if err := b.Apply(rec); err != nil {
		t.Fatal(err)
	}
	book, _ := b.Codebook()
	if a, ok := book.FindActor("Council"); !ok || a.ID != "lind" {
		t.Errorf("the old name leads to %v, %v", a.ID, ok)
	}
	all, _ := b.Statements(t.Context(), app.StatementFilter{})
	if len(all) != 1 || all[0].Holder != "lind" || all[0].Chain[0].SourceActor != "lind" {
		t.Errorf("statements after the merge: %+v", all)
	}
	for range 2 {
		if _, err := b.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if diff := cmp.Diff(before, b.snapshot()); diff != "" {
		t.Errorf("undo does not restore (-want +got):\n%s", diff)
	}
}

func TestRenameKeepsTheOldName(t *testing.T) {
	b := tollBench(t)
	b.recode(b.RenameActor("marsk", "Ole Marsk"))
	b.recode(b.RenameIssue("tunnel", "Harbour tunnel"))
	book, _ := b.Codebook()
	if a, ok := book.FindActor("bo marsk"); !ok || a.Name != "Ole Marsk" {
		t.Errorf("old name: %+v, %v", a, ok)
	}
	if x, ok := book.FindIssue("Tunnel"); !ok || x.Title != "Harbour tunnel" {
		t.Errorf("old title: %+v, %v", x, ok)
	}
	if _, err := b.RenameActor("marsk", "Ann"); app.CodeOf(err) != app.Invalid {
		t.Errorf("a name that is taken: %v", err)
	}
}
