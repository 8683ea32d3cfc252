package index_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"parley/app"
	"parley/index"
)

// TestPagesByDate reads many articles page by page in both orders, some put later, some without
// a date, some deleted: every article once and in order.
func TestPagesByDate(t *testing.T) {
	rng := rand.New(rand.NewPCG(4, 4))
	var docs []app.Document
	for i := range 5200 {
		date := fmt.Sprintf("2024-%02d-%02d", 1+rng.IntN(12), 1+rng.IntN(9))
		if rng.IntN(50) == 0 {
			date = ""
		}
		docs = append(docs, document(fmt.Sprintf("D%04d", rng.IntN(9)*1000000+i), "en", date, "steel", "tariff"))
	}
	lib := newMemory(docs...)
	x, err := index.OpenMemory("P", lib, index.Options{})
	must(t, err)
	must(t, x.Put(t.Context(), docs[:5000]))
	for _, sort := range []string{"-date", "date"} {
		pages(t, x, sort, docs[:5000])
	}
	must(t, x.Put(t.Context(), docs[5000:]))
	must(t, x.Delete(t.Context(), []app.ArticleID{docs[0].ID, docs[5100].ID}))
	left := slices.DeleteFunc(slices.Clone(docs), func(d app.Document) bool { return d.ID == docs[0].ID || d.ID == docs[5100].ID })
	for _, sort := range []string{"-date", "date"} {
		pages(t, x, sort, left)
	}
	must(t, x.Close())
}

func pages(t *testing.T, x *index.Index, sort string, docs []app.Document) {
	t.Helper()
	var got []app.ArticleID
	q := app.Query{Text: "tariff", Sort: sort, Limit: 700}
	for {
		res, err := x.Search(t.Context(), q)
		must(t, err)
		if res.Total != len(docs) {
			t.Fatalf("%d articles, want %d", res.Total, len(docs))
		}
		for _, h := range res.Hits {
			got = append(got, h.ID)
		}
		if q.After = res.Next; res.Next == "" {
			break
		}
	}
	want := slices.Clone(docs)
	slices.SortFunc(want, func(a, b app.Document) int {
		order := strings.Compare(string(a.Published), string(b.Published))
		if sort == "-date" {
			order = -order
		}
		if (a.Published == "") != (b.Published == "") {
			order = strings.Compare(string(b.Published), string(a.Published)) // none comes last
		}
		return cmp.Or(order, strings.Compare(string(a.ID), string(b.ID)))
	})
	if len(got) != len(want) {
		t.Fatalf("%s: %d articles on the pages, want %d", sort, len(got), len(want))
	}
	for i, d := range want {
		if got[i] != d.ID {
			t.Fatalf("%s: article %d is %s, want %s of %s", sort, i, got[i], d.ID, d.Published)
		}
	}
}

// TestTextChangedSince changes a text that is not indexed again yet, with as many words as
// before: what is marked is a word of the query, in the text as it is now.
func TestTextChangedSince(t *testing.T) {
	lib := newMemory(document("A", "en", "2024-05-01", "Title", "Steel and tariffs hold.", "A tariff on steel."))
	x := inMemory(t, lib, index.Options{})
	changed := document("A", "en", "2024-05-01", "Title", "Ore or long words with tariffs.", "No steel.")
	lib.docs["A"] = changed
	res, err := x.Search(t.Context(), app.Query{Text: "tariff"})
	must(t, err)
	if len(res.Hits) != 1 || len(res.Hits[0].Spans) != 1 {
		t.Fatalf("hits %+v", res.Hits)
	}
	b := res.Hits[0].Spans[0]
	if got := changed.Text.Text[b.Start:b.End]; got != "tariffs" {
		t.Errorf("marked %q", got)
	}
}
