package store_test

import (
	"maps"
	"slices"
	"testing"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
)

// library is three articles: a coded one with all that a query may ask for, a copy of it
// in the same group, and one without anything.
func library(t testing.TB, s *store.Store) (coded, duplicate, bare app.TextVersion) {
	t.Helper()
	coded = apptest.Text("Quota talks stall.", "Minister Lê said: “We will not accept quotas,” and left.")
	duplicate = apptest.Text("Quota talks stall today.", "Minister Lê said: “We will not accept quotas,” and left.")
	bare = apptest.Text("Weather.", "It rains.")
	group := func(seq int64, state app.CodingState) func(*app.Article) {
		return func(a *app.Article) { a.Seq, a.Cluster, a.State = seq, "c1", state }
	}
	apply(t, s, apptest.Adding("Import", []app.TextVersion{coded, duplicate, bare},
		apptest.Article(coded, group(1, app.StateCoded)), apptest.Article(duplicate, group(2, app.StateNew)),
		apptest.Article(bare, func(a *app.Article) { a.Seq, a.Starred = 3, true }),
	))
	apply(t, s, apptest.Adding("Codebook", nil,
		apptest.Actor("Anna Lê", func(a *app.Actor) { a.Aliases = []app.Alias{{Text: "Minister Lê"}} }),
		apptest.Actor("Trade Ministry"), apptest.Actor("Silent One"), apptest.Actor("An Aide"),
		apptest.Issue("Trade"), apptest.Issue("Quotas", func(x *app.Issue) { x.Parent, x.Synonyms = "trade", []string{"import caps"} }),
		apptest.Coder("C1", "Ada Byron"), apptest.Coder("C2", "Grace"),
	))
	words := "“We will not accept quotas,”"
	rejected := apptest.Statement("S-2", bare, "rains", apptest.By("silent_one", "quotas"))
	rejected.Review, rejected.Coder = app.ReviewRejected, ""
	apply(t, s, apptest.Adding("Code", nil,
		apptest.Statement("S-1", coded, words, apptest.By("trade_ministry", "quotas"), func(x *app.Statement) {
			x.Speaker, x.Stance, x.Note = "anna_lê", app.Oppose, "firm tone"
			x.Chain = []app.AttributionLink{{SourceActor: "an_aide"}}
		}),
		rejected,
		apptest.Annotation("N-1", duplicate, "and left", func(a *app.Annotation) { a.Comment, a.Coder = "why?", "C2" }),
		apptest.Note("note1", app.Article{ID: bare.Article}.Key(), "Not of use"),
	))
	return coded, duplicate, bare
}

func TestWhere(t *testing.T) {
	s := create(t)
	coded, duplicate, bare := library(t, s)
	tests := []struct {
		field, value string
		want         []app.TextVersion
	}{
		{"is", "coded", []app.TextVersion{coded}},
		{"is", "New", []app.TextVersion{duplicate, bare}},
		{"is", "excluded", nil},
		{"is", "starred", []app.TextVersion{bare}},
		{"is", "duplicate", []app.TextVersion{duplicate}},
		{"is", "unindexed", []app.TextVersion{coded, duplicate, bare}},
		{"is", "failed", nil},
		{"has", "statement", []app.TextVersion{coded}},
		{"has", "annotations", []app.TextVersion{duplicate}},
		{"has", "note", []app.TextVersion{coded, bare}},
		{"has", "suggestion", nil},
		{"actor", "trade_ministry", []app.TextVersion{coded}},
		{"actor", "TRADE  ministry", []app.TextVersion{coded}},
		{"actor", "minister lê", []app.TextVersion{coded}}, // an alias of the speaker
		{"actor", "lê", []app.TextVersion{coded}},          // one word of the name
		{"actor", "An Aide", []app.TextVersion{coded}},     // in the chain
		{"actor", "Silent One", nil},                       // rejected
		{"issue", "Quotas", []app.TextVersion{coded}},
		{"issue", "trade", []app.TextVersion{coded}}, // the issue above
		{"issue", "import caps", []app.TextVersion{coded}},
		{"stance", "oppose", []app.TextVersion{coded}},
		{"stance", "Strong oppose", nil},
		{"coder", "C9", nil},
		{"stance", "-", []app.TextVersion{coded}},
		{"stance", "support", nil},
		{"coder", "ada byron", []app.TextVersion{coded}},
		{"coder", "C2", []app.TextVersion{duplicate}},
		{"note", "FIRM tone", []app.TextVersion{coded}},
		{"note", "why", []app.TextVersion{duplicate}},
		{"note", "of use", []app.TextVersion{bare}},
		{"note", "", nil},
		{"quote", "not accept", []app.TextVersion{coded}},
		{"quote", "and left", []app.TextVersion{duplicate}},
	}
	for _, tt := range tests {
		t.Run(tt.field+":"+tt.value, func(t *testing.T) {
			got, err := s.Where(tt.field, tt.value)
			var want []app.ArticleID
			for _, tv := range tt.want {
				want = append(want, tv.Article)
			}
			if err != nil || !slices.Equal(got, want) {
				t.Errorf("got %q, %v; want %q", got, err, want)
			}
		})
	}
	for _, bad := range []struct {
		field, value string
		want         app.Code
	}{
		{"is", "purple", app.Unsupported},
		{"has", "legs", app.Unsupported},
		{"colour", "red", app.Unsupported},
		{"actor", "l", app.NotFound},
		{"actor", "", app.NotFound},
		{"issue", "weather", app.NotFound},
		{"stance", "maybe", app.NotFound},
	} {
		if _, err := s.Where(bad.field, bad.value); app.CodeOf(err) != bad.want {
			t.Errorf("%s:%s: %v, want %s", bad.field, bad.value, err, bad.want)
		}
	}
}

func TestDocuments(t *testing.T) {
	s := create(t)
	coded, duplicate, bare := library(t, s)
	read := func(ids []app.ArticleID, most int) []app.ArticleID {
		var out []app.ArticleID
		for d, err := range s.Documents(ids) {
			if err != nil {
				t.Fatal(err)
			}
			if d.Text.Text == "" || d.Generation != 1 || d.Text.Article != d.ID || d.Lead == "" {
				t.Errorf("document %+v", d)
			}
			if out = append(out, d.ID); len(out) == most {
				break
			}
		}
		return out
	}
	a, b, c := coded.Article, duplicate.Article, bare.Article
	for _, tt := range []struct {
		name string
		in   []app.ArticleID
		most int
		want []app.ArticleID
	}{
		{"all, by seq", nil, 9, []app.ArticleID{a, b, c}},
		{"some, in their order", []app.ArticleID{c, "none", a}, 9, []app.ArticleID{c, a}},
		{"none", []app.ArticleID{}, 9, nil},
		{"stopped", nil, 2, []app.ArticleID{a, b}},
	} {
		if got := read(tt.in, tt.most); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %q, want %q", tt.name, got, tt.want)
		}
	}
	for d, err := range s.Documents(nil) { // edits go on while documents are read
		if err != nil {
			t.Fatal(err)
		}
		if err := s.MarkIndexed(app.Pending{Documents: []app.Document{d}}); err != nil {
			t.Fatal(err)
		}
	}
	if p, err := s.PendingIndex(0); err != nil || len(p.Documents) != 0 {
		t.Errorf("%d wait, %v", len(p.Documents), err)
	}
}

func TestIndexMarks(t *testing.T) {
	s := create(t)
	coded, duplicate, _ := library(t, s)
	state := func() [3]int64 {
		t.Helper()
		generation, err := s.Generation()
		if err != nil {
			t.Fatal(err)
		}
		indexed, err := s.IndexedCount()
		if err != nil {
			t.Fatal(err)
		}
		p, err := s.PendingIndex(0)
		if err != nil {
			t.Fatal(err)
		}
		return [3]int64{generation, int64(indexed), int64(len(p.Documents) + len(p.Gone))}
	}
	expect := func(what string, want [3]int64) {
		t.Helper()
		if got := state(); got != want {
			t.Errorf("%s: generation, indexed, waiting %v, want %v", what, got, want)
		}
	}
	expect("after the import", [3]int64{1, 0, 3})
	p, err := s.PendingIndex(2)
	if err != nil || p.Left != 1 {
		t.Fatalf("left %d, %v", p.Left, err)
	}
	if err := s.MarkIndexed(p); err != nil {
		t.Fatal(err)
	}
	expect("after two", [3]int64{1, 2, 1})
	if got, err := s.Where("is", "unindexed"); err != nil || len(got) != 1 {
		t.Errorf("unindexed %q, %v", got, err)
	}
	was, err := s.Article(duplicate.Article)
	if err != nil {
		t.Fatal(err)
	}
	alone := was
	alone.Cluster = ""
	apply(t, s, apptest.Editing("Take out of the group", was, alone))
	expect("both of the group wait", [3]int64{2, 2, 3})
	if err := s.ResetIndexMarks(); err != nil {
		t.Fatal(err)
	}
	expect("after a reset", [3]int64{3, 0, 3})
	if err := s.MarkIndexed(p); err != nil { // of the index before
		t.Fatal(err)
	}
	expect("old marks do not count", [3]int64{3, 0, 3})
	_ = coded
}

func TestCopies(t *testing.T) {
	s := create(t)
	coded, duplicate, _ := library(t, s)
	got, err := s.Copies()
	if err != nil || len(got) != 1 || !slices.Equal(got[0], []app.ArticleID{coded.Article, duplicate.Article}) {
		t.Errorf("groups %v, error %v", got, err)
	}
}

// TestCoded: what is counted for a name is what a search for the name finds.
func TestCoded(t *testing.T) {
	s := create(t)
	library(t, s)
	for field, want := range map[string][]string{"actor": {"An Aide", "Anna Lê", "Trade Ministry"}, "issue": {"Quotas", "Trade"}} {
		got, err := s.Coded(field)
		if err != nil || !slices.Equal(slices.Sorted(maps.Keys(got)), want) { // what was rejected does not count
			t.Errorf("%s: %v, %v", field, got, err)
		}
		for name, ids := range got {
			found, err := s.Where(field, name)
			slices.Sort(found)
			slices.Sort(ids)
			if err != nil || !slices.Equal(found, ids) || len(ids) == 0 {
				t.Errorf("%s:%s counts %v, finds %v, %v", field, name, ids, found, err)
			}
		}
	}
	if _, err := s.Coded("stance"); app.CodeOf(err) != app.Unsupported {
		t.Errorf("error %v", err)
	}
}
