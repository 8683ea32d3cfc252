package workbench_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/app/plaintext"
)

const (
	damText = "The talks on the Orva dam went on in Port Saren.\n" +
		"Minister Ilka Dorn said: “We will never give up the dam on the Orva.” She left without a word.\n" +
		"Envoy Pell said: “We will pay.” The mayor of Saren said later, at the harbour: “We will pay.” Nobody asked when."
	quoteDam  = "“We will never give up the dam on the Orva.”"
	quotePay  = "“We will pay.”"
	quoteTail = "She left without a word."
)

// damBench has one article with statements and an annotation: S-1 of two passages, S-2 of
// the second of two equal places, N-1.
func damBench(t *testing.T) (*bench, app.ArticleID) {
	t.Helper()
	b := newBench(t)
	b.importTexts(map[string]string{"dam.txt": "The Courier\n" + damText})
	id := b.article("dam")
	b.record(app.Draft{
		Article: id, Holder: "Ilka Dorn", Issue: "Orva dam", Stance: app.Oppose, CreateMissing: true,
		Passages: []app.DraftPassage{{Text: quoteDam}, {Role: app.RoleCue, Text: "Minister Ilka Dorn said"}},
	})
	at := plaintext.FindQuote(damText, quotePay)[1]
	b.record(app.Draft{
		Article: id, Holder: "Mayor", Issue: "Costs", Stance: app.Support, CreateMissing: true, Passages: []app.DraftPassage{{Bounds: at}},
	})
	if _, err := b.Annotate(id, plaintext.FindQuote(damText, quoteTail)[0], "why?"); err != nil {
		t.Fatal(err)
	}
	return b, id
}

func (b *bench) addVersion(id app.ArticleID, text string) app.VersionInfo {
	b.t.Helper()
	v, err := b.AddVersion(id, text, "a correction")
	if err != nil {
		b.t.Fatal(err)
	}
	return v
}

func (b *bench) adopt(id app.ArticleID, text string) app.Reanchoring {
	b.t.Helper()
	v := b.addVersion(id, text)
	r, err := b.AdoptVersion(id, v.ID)
	if err != nil {
		b.t.Fatal(err)
	}
	return r
}

func (b *bench) open(id app.ArticleID) app.OpenArticle {
	b.t.Helper()
	o, err := b.Open(id)
	if err != nil {
		b.t.Fatal(err)
	}
	return o
}

func (b *bench) review(want int) []app.ReviewItem {
	b.t.Helper()
	items, err := b.Review()
	if err != nil || len(items) != want {
		b.t.Fatalf("%d items to review, want %d: %v", len(items), want, err)
	}
	return items
}

func TestAddVersion(t *testing.T) {
	b, id := damBench(t)
	if _, err := b.AddVersion(id, damText+"\nMore.", " "); app.CodeOf(err) != app.Invalid {
		t.Errorf("without a reason: %v", err)
	}
	v := b.addVersion(id, damText+"\r\nMore of it.\r\n")
	want := app.VersionInfo{
		N: 2, ID: app.HashText(damText + "\nMore of it."), Article: id, MadeFrom: "edit", Reason: "a correction",
		Size: len(damText) + 12, Coder: "C1", At: v.At, Newer: true,
	}
	if d := cmp.Diff(want, v); d != "" {
		t.Errorf("version (-want +got)\n%s", d)
	}
	if o := b.open(id); o.Text.Text != damText || o.Versions != 2 || o.Newer != 1 {
		t.Errorf("before adoption: %d versions, %d newer, text %q", o.Versions, o.Newer, o.Text.Text)
	}
	for name, text := range map[string]string{"in force": damText, "known": damText + "\nMore of it."} {
		same := b.addVersion(id, text)
		if same.N == 0 || same.Failed != "" || len(must(b.VersionsOf(id))) != 2 {
			t.Errorf("%s: %+v", name, same)
		}
	}
	for name, text := range map[string]string{"paywall": "Subscribe now.", "nothing": " \n\u200B"} {
		if failed := b.addVersion(id, text); failed.Failed == "" || failed.N != 0 || failed.Newer {
			t.Errorf("%s: %+v", name, failed)
		}
	}
	list := must(b.VersionsOf(id))
	var lines []string
	for _, v := range list {
		lines = append(lines, fmt.Sprint(v.N, v.Current, v.Newer, v.Own, v.Failed != ""))
	}
	if d := cmp.Diff([]string{"1 true false 4 false", "2 false true 0 false", "0 false false 0 true", "0 false false 0 true"}, lines); d != "" {
		t.Errorf("versions (-want +got)\n%s", d)
	}
	pending, err := b.store.PendingIndex(0)
	if err != nil || len(pending.Documents) != 0 {
		t.Errorf("a version that nobody adopted waits for the index: %d, %v", len(pending.Documents), err)
	}
	for range 3 { // both attempts and the version
		if _, err := b.Undo(); err != nil {
			t.Fatal(err)
		}
	}
	if list := must(b.VersionsOf(id)); len(list) != 1 {
		t.Errorf("after undo there are %d versions", len(list))
	}
	if again := b.addVersion(id, damText+"\nMore of it."); again.N != 2 {
		t.Errorf("added again as version %d", again.N)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestAdoptVersion(t *testing.T) {
	b, id := damBench(t)
	cited := must(b.stored(id))
	next := "This site uses cookies.\n" + strings.NewReplacer(
		"“We will never give up the dam on the Orva.”", "\"We will never give up the dam on the Orva.\"",
		quoteTail, "She left after a word.").Replace(damText)
	r := b.adopt(id, next)
	if d := cmp.Diff(app.PlacementCounts{OK: 3, Review: 1}, r.Placed); d != "" || r.N != 2 || r.Own != 0 {
		t.Errorf("adopted %+v (-want +got)\n%s", r, d)
	}
	o := b.open(id)
	if o.Text.Text != next || o.Newer != 0 {
		t.Errorf("the text in force is %q", o.Text.Text)
	}
	first := o.Statements[0].Contents()[0]
	if first.Version != o.Text.ID || o.Text.Text[first.Start:first.End] != "\"We will never give up the dam on the Orva.\"" || first.Exact != quoteDam {
		t.Errorf("the quote is shown at %q as %q", o.Text.Text[first.Start:first.End], first.Exact)
	}
	if at := o.Statements[1].Passages[0].Start; at != plaintext.FindQuote(next, quotePay)[1].Start {
		t.Errorf("the second of two equal places is shown at %d", at)
	}
	if len(o.Unplaced) != 1 || o.Unplaced[0].Quote.Exact != quoteTail || o.Doubtful["N-1"] != app.PlacedReview || len(o.Doubtful) != 1 {
		t.Errorf("unplaced %+v, doubtful %v", o.Unplaced, o.Doubtful)
	}
	if d := cmp.Diff(cited, must(b.stored(id))); d != "" {
		t.Errorf("what is cited has changed (-was +now)\n%s", d)
	}
	pending, err := b.store.PendingIndex(0)
	if err != nil || len(pending.Documents) != 1 || pending.Documents[0].Text.Text != next {
		t.Errorf("the index waits for %d, %v", len(pending.Documents), err)
	}
	if label := must(b.Undo()); label != "Adopt text version 2" {
		t.Errorf("undone %q", label)
	}
	if o := b.open(id); o.Text.Text != damText || len(o.Unplaced) != 0 || o.Newer != 1 {
		t.Errorf("after undo: %d unplaced, %d newer", len(o.Unplaced), o.Newer)
	}
	must(b.Redo())
	b.reopen()
	if o := b.open(id); o.Text.Text != next || len(o.Unplaced) != 1 {
		t.Errorf("after redo and reopening: %d unplaced", len(o.Unplaced))
	}
	if _, err := b.AdoptVersion(id, app.HashText("x")); app.CodeOf(err) != app.NotFound {
		t.Errorf("an unknown version: %v", err)
	}
	b.sound()
}

// stored gives the statements as they are stored.
func (b *bench) stored(id app.ArticleID) ([]app.Statement, error) {
	return b.Statements(b.t.Context(), app.StatementFilter{Articles: []app.ArticleID{id}})
}

// sound checks the project, and every placement against section 3 of annotations.md.
func (b *bench) sound() {
	b.t.Helper()
	found, err := b.Check(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	for _, f := range found {
		if f.Severity == app.SeverityDamage {
			b.t.Fatalf("damage at %s: %s", f.Where, f.Msg)
		}
	}
}

func TestDecide(t *testing.T) {
	b, id := damBench(t)
	b.adopt(id, strings.NewReplacer(quoteTail, "She left after a word.", "Minister Ilka Dorn said", "The speaker closed the debate and declared").Replace(damText))
	items := b.review(2)
	if items[0].Name != "N-1" || items[0].Suggestion != "She left after a word." || items[0].Reason != "similar words" ||
		items[1].Name != "S-1.1" || items[1].Reason != "no such words" || items[1].Roles[0] != app.RoleCue {
		t.Errorf("items %+v", items)
	}
	want := []app.DiffPart{
		{Op: app.DiffSame, Text: "She left "}, {Op: app.DiffGone, Text: "without "}, {Op: app.DiffNew, Text: "after "}, {Op: app.DiffSame, Text: "a word."},
	}
	if d := cmp.Diff(want, items[0].Diff); d != "" {
		t.Errorf("diff (-want +got)\n%s", d)
	}
	text := b.open(id).Text.Text
	byHand := plaintext.FindQuote(text, "The speaker closed the debate and declared")[0]
	tests := []struct {
		name   string
		item   int
		d      app.ReviewDecision
		b      app.Bounds
		left   int // items to review
		doubt  int // owners
		shown  string
		method app.PlacementMethod
	}{
		{"accept", 0, app.DecideAccept, app.Bounds{}, 1, 1, "She left after a word.", app.MethodAccepted},
		{"mark", 1, app.DecideMark, byHand, 1, 1, "The speaker closed the debate and declared", app.MethodByHand},
		{"keep", 0, app.DecideKeep, app.Bounds{}, 1, 1, "", app.MethodKept},
		{"orphan", 0, app.DecideOrphan, app.Bounds{}, 2, 2, "", app.MethodGivenUp},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if err := b.Decide(items[tt.item], tt.d, tt.b); err != nil {
				t.Fatal(err)
			}
			b.review(tt.left)
			if o := b.open(id); len(o.Doubtful) != tt.doubt {
				t.Errorf("doubtful %v", o.Doubtful)
			}
			p := must(b.store.Record(items[tt.item].Placement.Key())).(app.Placement)
			if p.Method != tt.method || !p.Decided() || p.Coder != "C1" || text[p.Start:p.End] != tt.shown {
				t.Errorf("placement %+v", p)
			}
			if err := b.Decide(items[tt.item], app.DecideOrphan, app.Bounds{}); app.CodeOf(err) != app.Conflict {
				t.Errorf("decided on an old item: %v", err)
			}
			b.sound()
			must(b.Undo())
			b.review(2)
		})
	}
	for name, err := range map[string]error{
		"nothing suggested": b.Decide(items[1], app.DecideAccept, app.Bounds{}),
		"outside":           b.Decide(items[1], app.DecideMark, app.Bounds{Start: 1, End: 1e6}),
		"unknown":           b.Decide(items[1], "maybe", app.Bounds{}),
	} {
		if app.CodeOf(err) != app.Invalid {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// A statement that is edited under a newer text keeps the quotes of the old one; those
// that the text does not have stay, too, and a quote that is dropped is dropped whole.
func TestRecordUnderNewerText(t *testing.T) {
	b, id := damBench(t)
	b.adopt(id, "Banner.\n"+strings.ReplaceAll(damText, "Minister Ilka Dorn said", "The speaker closed the debate and declared"))
	was := must(b.stored(id))[0]
	o := b.open(id)
	draft := app.Draft{ID: "S-1", Article: id, Holder: "Ilka Dorn", Issue: "Orva dam", Stance: app.StrongOppose}
	for _, p := range o.Statements[0].Passages { // as a form does that edits what is shown
		draft.Passages = append(draft.Passages, app.DraftPassage{Role: p.Role, Bounds: p.Bounds, Version: p.Version})
	}
	s := b.record(draft)
	if d := cmp.Diff(was.Passages, s.Passages); d != "" || s.Stance != app.StrongOppose {
		t.Errorf("passages (-was +now)\n%s", d)
	}
	draft.Passages = []app.DraftPassage{{Text: "The speaker closed the debate"}}
	s = b.record(draft)
	var got []string
	for _, p := range s.Passages {
		got = append(got, fmt.Sprint(p.Exact, p.Version == o.Text.ID))
	}
	if d := cmp.Diff([]string{"The speaker closed the debatetrue", "Minister Ilka Dorn saidfalse"}, sorted(got)); d != "" {
		t.Errorf("passages (-want +got)\n%s", d)
	}
	if n := len(must(b.store.Placements(id))); n != 3 {
		t.Errorf("%d placements, want 3", n)
	}
	if err := b.Withdraw("S-1"); err != nil {
		t.Fatal(err)
	}
	if err := b.RemoveAnnotation("N-1"); err != nil {
		t.Fatal(err)
	}
	if n := len(must(b.store.Placements(id))); n != 1 {
		t.Errorf("%d placements after withdrawal, want 1", n)
	}
	b.sound()
}

func sorted(in []string) []string {
	slices.SortFunc(in, func(a, b string) int { return strings.Compare(b, a) })
	return in
}

func TestMatrixMarksDoubt(t *testing.T) {
	b, id := damBench(t)
	spec := must(b.Spec(""))
	before := must(b.Matrix(t.Context(), spec))
	b.adopt(id, strings.ReplaceAll(damText, quoteDam, "“We may yet give the whole thing to our neighbours.”"))
	m := must(b.Matrix(t.Context(), spec))
	if m.Hash != before.Hash || len(m.Cells) != 2 {
		t.Fatalf("another text changed the matrix: %d cells", len(m.Cells))
	}
	for _, x := range m.Cells {
		if (x.Doubtful > 0) != (x.Stance == app.Oppose) {
			t.Errorf("%s on %s: %d doubtful", x.Actor, x.Issue, x.Doubtful)
		}
	}
	book := must(b.Book(t.Context(), spec, app.ReportOptions{}))
	if len(book.Statements) != 2 {
		t.Fatalf("%d statements in the book", len(book.Statements))
	}
	for _, s := range book.Statements {
		if (s.Placement == app.PlacedOrphan) != (s.Stance == app.Oppose) || s.Context == "" || !strings.Contains(s.Context, s.Contents()[0].Exact) {
			t.Errorf("%s: placement %q, context %q", s.ID, s.Placement, s.Context)
		}
	}
}

// After any sequence of adding, adopting and deciding, with undo and redo between, the
// project is sound, no cited word has changed, and nothing is out of sight.
func TestVersionsProperty(t *testing.T) {
	r := rand.New(rand.NewPCG(21, 22))
	b, id := damBench(t)
	cited := must(b.stored(id))
	words := strings.Fields(damText)
	for step := range 90 {
		switch r.IntN(7) {
		case 0, 1:
			next := slices.Clone(words)
			for range 1 + r.IntN(6) {
				next[r.IntN(len(next))] = []string{"river", "“No”", "dam", "Pell", "pay."}[r.IntN(5)]
			}
			b.addVersion(id, strings.Join(next, " "))
		case 2, 3:
			list := must(b.VersionsOf(id))
			if v := list[r.IntN(len(list))]; v.Failed == "" {
				if _, err := b.AdoptVersion(id, v.ID); err != nil {
					t.Fatal(err)
				}
			}
		case 4:
			if items := must(b.Review()); len(items) > 0 {
				it := items[r.IntN(len(items))]
				d := app.ReviewDecisions()[r.IntN(4)]
				err := b.Decide(it, d, app.Bounds{Start: 0, End: 3})
				if err != nil && app.CodeOf(err) != app.Invalid {
					t.Fatal(err)
				}
			}
		case 5:
			if step := must(b.Steps()); step.Undo != "Annotate" { // the coding stays
				must(b.Undo())
			}
		case 6:
			must(b.Redo())
		}
		if step%40 == 39 {
			b.reopen()
		}
		b.sound()
		if d := cmp.Diff(cited, must(b.stored(id))); d != "" {
			t.Fatalf("step %d changed what is cited\n%s", step, d)
		}
		b.nothingHidden(id)
	}
}

// nothingHidden counts the quotes of an article: each is shown in the text or listed apart.
func (b *bench) nothingHidden(id app.ArticleID) {
	b.t.Helper()
	o := b.open(id)
	shown := 0
	for _, s := range o.Statements {
		for _, p := range s.Passages {
			if p.Version == o.Text.ID {
				shown++
			}
		}
	}
	for _, a := range o.Annotations {
		if a.Quote.Version == o.Text.ID {
			shown++
		}
	}
	if shown+len(o.Unplaced) != 4 {
		b.t.Fatalf("%d quotes shown, %d listed apart, of 4", shown, len(o.Unplaced))
	}
}

// A text that comes again from the same address is a newer text of its article.
func TestImportNewer(t *testing.T) {
	b := newBench(t)
	const at = "https://courier.example/dam"
	later := strings.ReplaceAll(damText, quoteTail, "She left after a word.")
	b.importTexts(map[string]string{"a.txt": "@" + at + "\n" + damText})
	id := b.article("a")
	b.record(app.Draft{
		Article: id, Holder: "Ilka Dorn", Issue: "Orva dam", Stance: app.Oppose, CreateMissing: true,
		Passages: []app.DraftPassage{{Text: quoteTail}},
	})
	rep := b.importTexts(map[string]string{
		"b.txt": "@" + at + "\n" + later,
		"c.txt": "@" + at + "\nLog in to read on.",
		"d.txt": "@" + at + "\n" + strings.ReplaceAll(damText, "“", "\""),
		"e.txt": "@" + at + "2\n" + damText + "\nAnother address, another article.",
		"f.txt": "@https://courier.example/\n" + damText + "\nThe address of a site.",
		"g.txt": "@https://courier.example/\n" + damText + "\nThe address of a site again.",
		"h.txt": "@" + at + "2\n" + damText + "\nAnother address, the same import.",
		"i.txt": "@" + at + "\n" + later + "\nA third text.",
	})
	var got []string
	for _, it := range rep.Items {
		got = append(got, string(it.Outcome))
	}
	if d := cmp.Diff([]string{"version", "failed", "duplicate", "imported", "imported", "imported", "version", "version"}, got); d != "" {
		t.Errorf("outcomes (-want +got)\n%s\n%+v", d, rep.Items)
	}
	if rep.Versions != 3 || rep.Imported != 3 {
		t.Errorf("counted %d versions, %d imported", rep.Versions, rep.Imported)
	}
	list := must(b.VersionsOf(id))
	if len(list) != 4 || list[1].N != 2 || list[2].N != 3 || list[1].MadeFrom != "test" || list[3].Failed == "" {
		t.Errorf("versions %+v", list)
	}
	if o := b.open(id); o.Text.Text != damText || o.Newer != 2 {
		t.Errorf("the text in force has changed, or %d newer", o.Newer)
	}
	if r := must(b.AdoptVersion(id, list[1].ID)); r.Placed.Review != 1 {
		t.Errorf("adopted %+v", r)
	}
	b.sound()
	must(b.Undo())
	must(b.Undo()) // the second import
	if list := must(b.VersionsOf(id)); len(list) != 1 || list[0].N != 1 {
		t.Errorf("after undo there are %d versions", len(list))
	}
	must(b.Redo())
	if list := must(b.VersionsOf(id)); len(list) != 4 {
		t.Errorf("after redo there are %d versions", len(list))
	}
	b.sound()
}
