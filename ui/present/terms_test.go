package present_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

func TestActorTerms(t *testing.T) {
	book := app.Codebook{Actors: []app.Actor{
		{ID: "union", Name: "Meridian Union", Aliases: []app.Alias{{Text: "MU"}, {Text: "the Union"}}},
		{ID: "dostrel", Name: "Ilmar Dostrel", Aliases: []app.Alias{
			{Text: "Dostrel"},
			{Text: "Дострель", Match: "inflected"},
			{Text: "Ільмар Дострель", Match: "inflected"},
		}},
		{ID: "may", Name: "May"},
		{ID: "blank", Name: " "},
	}}
	tests := []struct {
		name, text string
		want       []string
	}{
		{"longest name", "Ilmar Dostrel met Dostrel’s son.", []string{"dostrel Ilmar Dostrel", "dostrel Dostrel"}},
		{"no part of a word", "Dostrelians and munion", nil},
		{"capitals", "the MU, not the mu; May came in May, it may rain", []string{"union MU", "may May", "may May"}},
		{"inflected", "Заява Ільмара Достреля, а Дострелем і дострелити ні", []string{"dostrel Ільмара Достреля", "dostrel Дострелем"}},
		{"not over a sentence", "Ilmar, Dostrel", []string{"dostrel Dostrel"}},
		{"nothing", "", nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, x := range present.ActorTerms(tt.text, book) {
				got = append(got, x.Ref+" "+tt.text[x.Start:x.End])
			}
			if d := cmp.Diff(tt.want, got); d != "" {
				t.Error(d)
			}
		})
	}
}

func BenchmarkActorTerms(b *testing.B) {
	var book app.Codebook
	for i := range 500 {
		name := "Person" + strings.Repeat("x", i%7) + string(rune('a'+i%26))
		book.Actors = append(book.Actors, app.Actor{ID: app.ActorID(name), Name: name + " Family", Aliases: []app.Alias{{Text: name}, {Text: "Міністр" + name, Match: "inflected"}}})
	}
	text := strings.Repeat("The minister said that Personxxc Family would review the agreement before winter. Депутати підтримали. ", 8000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		if len(present.ActorTerms(text, book)) < 8000 {
			b.Fatal("names are not found")
		}
	}
}

func TestParagraphs(t *testing.T) {
	lines := []struct {
		kind present.ParaKind
		text string
	}{
		{present.ParaTitle, "Harbour talks"},
		{present.ParaMeta, "By A. Writer, Harbour Post"},
		{present.ParaLead, "The envoys of both shores met again on Friday and agreed on nothing that anybody had not known before."},
		{present.ParaBody, "“We accept the ferry line,” the envoy said. “We do not accept the toll.”"},
		{present.ParaHeading, "What comes next"},
		{present.ParaBody, "Both sides want to meet again before the winter, a spokesman said, but no day was named for it."},
		{present.ParaQuote, "“We shall not pay for a harbour that we did not ask for.”"},
		{present.ParaItem, "• the ferry line"},
		{present.ParaItem, "1. the toll"},
		{present.ParaItem, "2. the customs house"},
		{present.ParaBody, "– Мы согласны, – сказал посол."},
		{present.ParaBody, "The end."},
	}
	a := app.OpenArticle{Article: app.Article{ID: "a1", Title: "Harbour talks", Byline: []string{"A. Writer"}}}
	var text strings.Builder
	for _, l := range lines {
		start := text.Len()
		text.WriteString(l.text)
		a.Text.Paragraphs = append(a.Text.Paragraphs, app.Bounds{Start: start, End: text.Len()})
		text.WriteByte('\n')
	}
	a.Text.ID, a.Text.Text = "v", text.String()
	w := newReader(t, a)
	s := w.goTo(present.Route{Article: "a1"})
	if s.Title != "" || len(s.Paras) != len(lines) {
		t.Fatalf("title %q, %d paragraphs", s.Title, len(s.Paras))
	}
	for i, l := range lines {
		if s.Paras[i].Kind != l.kind {
			t.Errorf("%q is of kind %d, want %d", l.text, s.Paras[i].Kind, l.kind)
		}
	}
}
