package index_test

import (
	"iter"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"parley/app"
	"parley/index"
)

// memory is a library in memory. Facts are answers of Where by "field:value".
type memory struct {
	mu    sync.Mutex
	docs  map[app.ArticleID]app.Document
	facts map[string][]app.ArticleID
}

func newMemory(docs ...app.Document) *memory {
	m := &memory{docs: map[app.ArticleID]app.Document{}, facts: map[string][]app.ArticleID{}}
	for _, d := range docs {
		m.docs[d.ID] = d
	}
	return m
}

func (m *memory) Documents(ids []app.ArticleID) iter.Seq2[app.Document, error] {
	return func(yield func(app.Document, error) bool) {
		for _, id := range ids {
			m.mu.Lock()
			d, ok := m.docs[id]
			m.mu.Unlock()
			if ok && !yield(d, nil) {
				return
			}
		}
	}
}

func (m *memory) Where(field, value string) ([]app.ArticleID, error) {
	if field == "note" {
		return nil, &app.Error{Code: app.Unsupported, Msg: "notes are not searched yet"}
	}
	if field == "is" {
		var ids []app.ArticleID
		for id, d := range m.docs {
			if string(d.State) == value {
				ids = append(ids, id)
			}
		}
		return ids, nil
	}
	return m.facts[field+":"+value], nil
}

func (m *memory) Copies() ([][]app.ArticleID, error) {
	if ids := m.facts["copies"]; ids != nil {
		return [][]app.ArticleID{ids}, nil
	}
	return nil, nil
}

func (m *memory) Titles() (map[app.ArticleID]string, error) {
	out := map[app.ArticleID]string{}
	for id, d := range m.docs {
		out[id] = d.Title
	}
	return out, nil
}

func (m *memory) Coded(field string) (map[string][]app.ArticleID, error) {
	out := map[string][]app.ArticleID{}
	for fact, ids := range m.facts {
		if name, ok := strings.CutPrefix(fact, field+":"); ok {
			out[name] = ids
		}
	}
	return out, nil
}

func (m *memory) all() []app.Document {
	var docs []app.Document
	for _, d := range m.docs {
		docs = append(docs, d)
	}
	slices.SortFunc(docs, func(a, b app.Document) int { return strings.Compare(string(a.ID), string(b.ID)) })
	return docs
}

var sentenceEnd = regexp.MustCompile(`[.!?]+[”"»]?(\s|$)`)

// document makes an article; paragraphs are joined by line breaks, sentences end at full
// stops.
func document(id, lang, date, title string, paragraphs ...string) app.Document {
	d := app.Document{ArticleHead: app.ArticleHead{
		ID: app.ArticleID(id), Title: title, Language: lang, Published: app.Date(date), State: app.StateNew, Source: "Wire " + lang,
	}}
	for i, p := range paragraphs {
		if i > 0 {
			d.Text.Text += "\n"
		}
		at := len(d.Text.Text)
		d.Text.Text += p
		d.Text.Paragraphs = append(d.Text.Paragraphs, app.Bounds{Start: at, End: at + len(p)})
		last := 0
		for _, m := range sentenceEnd.FindAllStringIndex(p, -1) {
			d.Text.Sentences = append(d.Text.Sentences, app.Bounds{Start: at + last, End: at + m[1]})
			last = m[1]
		}
		if last < len(p) {
			d.Text.Sentences = append(d.Text.Sentences, app.Bounds{Start: at + last, End: at + len(p)})
		}
	}
	d.Text.ID = app.HashText(d.Text.Text)
	return d
}

// fixture is the articles of the worked examples (search.md, 2.7).
func fixture() []app.Document {
	return []app.Document{
		document("A1", "en", "2024-05-10", "Tariff talks stall",
			"The EU’s trade minister said new tariffs on steel would not be accepted.",
			"“We will not accept quotas,” Minister Lê said. The vice-president disagreed."),
		document("A2", "en", "2024-06-02", "Quotas return",
			"Quotas, not a tariff, remain the likely outcome, the commissioner said. U.S. officials declined to comment."),
		document("A3", "uk", "2024-05-21", "Рада ухвалила",
			"Верховна Рада ухвалила закон про транзит газу. Опозиція проти закону; під’їзд перекрили."),
		document("A4", "ru", "2024-07-15", "О тарифах",
			"Министр заявил, что тарифы на сталь ещё не приняты. Он назвал тариф «неизбежным»."),
		document("A5", "en", "2024-05-30", "Health aid",
			"They told us that COVID-19 aid of $40bn would reach the US in May. Café owners and naïve négociateurs cheered."),
	}
}

// inMemory opens an index in memory that holds the articles of the library.
func inMemory(tb testing.TB, lib *memory, o index.Options) *index.Index {
	tb.Helper()
	x, err := index.OpenMemory("P", lib, o)
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() {
		if err := x.Close(); err != nil {
			tb.Error(err)
		}
	})
	if err := x.Put(tb.Context(), lib.all()); err != nil {
		tb.Fatal(err)
	}
	return x
}

func ids(res app.Results) string {
	var list []string
	for _, h := range res.Hits {
		list = append(list, string(h.ID))
	}
	slices.Sort(list)
	return strings.Join(list, " ")
}
