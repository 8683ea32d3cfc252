package index_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"parley/app"
	"parley/index"
	"parley/index/analysis"
	"parley/index/query"
	"parley/index/spans"
)

// The scan below is the third opinion on what matches where: it tries every combination
// of words and shares no code with index and evaluator but the tokeniser and the parser.

type scanText struct {
	words      []string
	at         []app.Bounds
	sentences  []int // number of the sentence and paragraph of each word
	paragraphs []int
}

type scanned struct {
	doc    app.Document
	fields [2]scanText
}

type stretch struct {
	field, from, to int
}

func scan(d app.Document) scanned {
	s := scanned{doc: d}
	for f, text := range []string{d.Title, d.Text.Text} {
		for _, w := range analysis.Words(text) {
			t := &s.fields[f]
			t.words = append(t.words, w.Exact)
			t.at = append(t.at, app.Bounds{Start: w.Start, End: w.End})
			unit := func(bounds []app.Bounds) int {
				if f == 0 {
					return 0
				}
				return slices.IndexFunc(bounds, func(b app.Bounds) bool { return b.Contains(w.Start) })
			}
			t.sentences = append(t.sentences, unit(d.Text.Sentences))
			t.paragraphs = append(t.paragraphs, unit(d.Text.Paragraphs))
		}
	}
	return s
}

func (s scanned) accepts(t query.Term, f, pos int) bool {
	word := s.fields[f].words[pos]
	switch t.Mode {
	case query.Any:
		return true
	case query.Literal, query.Capitals:
		text := []string{s.doc.Title, s.doc.Text.Text}[f]
		return word == t.Exact && strings.HasPrefix(text[s.fields[f].at[pos].Start:], t.Raw)
	case query.Pattern:
		return glob([]rune(t.Exact), []rune(word))
	case query.Fuzzy:
		first, _ := utf8.DecodeRuneInString(t.Exact)
		return strings.HasPrefix(word, string(first)) && distance([]rune(t.Exact), []rune(word)) <= t.Distance
	case query.Regex:
		return regexp.MustCompile(`^(?:` + strings.Trim(t.Raw, "/") + `)$`).MatchString(word)
	}
	if word == t.Exact {
		return true
	}
	lang := s.doc.Language
	return t.Forms && analysis.HasForms(lang) && analysis.Stem(lang, word) == analysis.Stem(lang, t.Exact)
}

// glob matches * and ? by trying everything.
func glob(pattern, word []rune) bool {
	switch {
	case len(pattern) == 0:
		return len(word) == 0
	case pattern[0] == '*':
		return glob(pattern[1:], word) || len(word) > 0 && glob(pattern, word[1:])
	case len(word) == 0:
		return false
	}
	return (pattern[0] == '?' || pattern[0] == word[0]) && glob(pattern[1:], word[1:])
}

// distance counts the letters to change, add or take away, by trying everything.
func distance(a, b []rune) int {
	switch {
	case len(a) == 0:
		return len(b)
	case len(b) == 0:
		return len(a)
	case a[0] == b[0]:
		return distance(a[1:], b[1:])
	}
	return 1 + min(distance(a[1:], b), distance(a, b[1:]), distance(a[1:], b[1:]))
}

// limits of the positions looked at, per field, half-open.
type limits [2][2]int

func (s scanned) everything() limits {
	return limits{{0, len(s.fields[0].words)}, {0, len(s.fields[1].words)}}
}

func (s scanned) inside(n query.Node, l limits) (query.Node, limits) {
	switch n := n.(type) {
	case query.In:
		if n.Field == "title" {
			l[1] = [2]int{}
		} else {
			l[0] = [2]int{}
		}
		return n.Node, l
	case query.First:
		l[0] = [2]int{}
		l[1][1] = min(l[1][1], n.N)
		return n.Node, l
	case query.Lead:
		for pos, p := range s.fields[1].paragraphs {
			if p >= 2 {
				l[1][1] = min(l[1][1], pos)
			}
		}
		return n.Node, l
	}
	return nil, l
}

// stretches gives all places of a node, overlapping ones apart.
func (s scanned) stretches(n query.Node, l limits) []stretch {
	if inner, narrower := s.inside(n, l); inner != nil {
		return s.stretches(inner, narrower)
	}
	var all []stretch
	switch n := n.(type) {
	case query.Term:
		return s.stretches(query.Phrase{Terms: []query.Term{n}}, l)
	case query.Phrase:
		for f := range l {
			for from := l[f][0]; from+len(n.Terms) <= l[f][1]; from++ {
				ok := true
				for i, t := range n.Terms {
					ok = ok && s.accepts(t, f, from+i)
				}
				if ok {
					all = append(all, stretch{field: f, from: from, to: from + len(n.Terms) - 1})
				}
			}
		}
	case query.Or:
		for _, c := range n.Nodes {
			all = append(all, s.stretches(c, l)...)
		}
	case query.Near:
		left, right := s.stretches(n.Left, l), s.stretches(n.Right, l)
		for _, a := range left {
			found := false
			for _, b := range right {
				if a.field != b.field || !s.near(n, a, b) {
					continue
				}
				found = true
				if n.Op != query.NotWithin {
					all = append(all, stretch{field: a.field, from: min(a.from, b.from), to: max(a.to, b.to)})
				}
			}
			if !found && n.Op == query.NotWithin {
				all = append(all, a)
			}
		}
	}
	return distinct(all)
}

func (s scanned) near(n query.Near, a, b stretch) bool {
	forward := b.from > a.to
	if !forward && a.from <= b.to {
		return false // they overlap
	}
	distance := b.from - a.to
	if !forward {
		distance = a.from - b.to
	}
	t := s.fields[a.field]
	one := func(units []int) bool {
		return units[a.from] == units[a.to] && units[b.from] == units[b.to] && units[a.from] == units[b.from]
	}
	switch n.Op {
	case query.Before:
		return forward && distance <= n.N
	case query.SameSentence:
		return one(t.sentences)
	case query.SameParagraph:
		return one(t.paragraphs)
	}
	return distance <= n.N
}

func distinct(all []stretch) []stretch {
	slices.SortFunc(all, func(a, b stretch) int { return cmp.Or(a.field-b.field, a.from-b.from, a.to-b.to) })
	return slices.Compact(all)
}

func merged(all []stretch) []stretch {
	var out []stretch
	for _, p := range distinct(all) {
		if k := len(out) - 1; k >= 0 && out[k].field == p.field && p.from <= out[k].to {
			out[k].to = max(out[k].to, p.to)
			continue
		}
		out = append(out, p)
	}
	return out
}

func (s scanned) eval(n query.Node, l limits) (bool, []stretch) {
	if inner, narrower := s.inside(n, l); inner != nil {
		return s.eval(inner, narrower)
	}
	switch n := n.(type) {
	case query.And:
		var all []stretch
		for _, c := range n.Nodes {
			ok, places := s.eval(c, l)
			if !ok {
				return false, nil
			}
			all = append(all, places...)
		}
		return true, distinct(all)
	case query.Or:
		found := false
		var all []stretch
		for _, c := range n.Nodes {
			if ok, places := s.eval(c, l); ok {
				found = true
				all = append(all, places...)
			}
		}
		return found, distinct(all)
	case query.Not:
		ok, _ := s.eval(n.Node, l)
		return !ok, nil
	case query.AtLeast:
		ok, places := s.eval(n.Node, l)
		return ok && len(places) >= n.N, places
	case query.Filter:
		return n.Value == s.doc.Source || n.Value == s.doc.Language || string(s.doc.Published) == n.Value, nil
	case query.All:
		return true, nil
	}
	places := s.stretches(n, l)
	if near, ok := n.(query.Near); ok && near.Op != query.NotWithin {
		places = merged(places)
	}
	return len(places) > 0, places
}

// spansOf prints places as byte ranges of title and text.
func (s scanned) spansOf(places []stretch) string {
	var out []string
	for _, p := range places {
		out = append(out, fmt.Sprint(p.field, s.fields[p.field].at[p.from].Start, s.fields[p.field].at[p.to].End))
	}
	return strings.Join(out, "; ")
}

var randomWords = strings.Fields("tariff tariffs Tariff steel quota quotas Quotas accept accepted accepting peace naïve café закон закону законом тариф тарифы ёлка паром паромы податок податку під’їзд підʼїзд cafe\u0301 EU’s “accept” שלום سلام US U.S. the a of")

func randomText(rng *rand.Rand, words int) string {
	var b strings.Builder
	for i := range words {
		if i > 0 {
			b.WriteString([]string{" ", " ", " ", ", ", ". ", "-"}[rng.IntN(6)])
		}
		b.WriteString(randomWords[rng.IntN(len(randomWords))])
	}
	return b.String()
}

func randomDocs(rng *rand.Rand, n int) []app.Document {
	var docs []app.Document
	for i := range n {
		var paragraphs []string
		for range 1 + rng.IntN(4) {
			paragraphs = append(paragraphs, randomText(rng, 1+rng.IntN(12)))
		}
		date := fmt.Sprintf("2024-%02d-01", 1+rng.IntN(3))
		d := document(fmt.Sprintf("D%03d", i), []string{"en", "uk", "ru", "pl", "de"}[rng.IntN(5)], date, randomText(rng, rng.IntN(5)), paragraphs...)
		d.Source = []string{"wire", "post"}[rng.IntN(2)]
		docs = append(docs, d)
	}
	return docs
}

// randomQuery writes a query; inside a distance it writes operands that may stand there.
func randomQuery(rng *rand.Rand, depth int, operand bool) string {
	word := func() string { return strings.Trim(randomWords[rng.IntN(len(randomWords))], ".") }
	sub := func() string { return randomQuery(rng, depth-1, operand) }
	kinds := 5
	if depth > 0 {
		kinds = 10
		if !operand {
			kinds = 16
		}
	}
	switch rng.IntN(kinds) {
	case 0, 1:
		return word()
	case 2:
		return `"` + word() + " " + word() + `"`
	case 3:
		return []string{"ta*", "quo*", "за*", "na*", "*ff", "t?riff*", "qu*a", "/quot[ae]s?/", "/.*ing/", "tarif~1", "steal~2", "CAPS(US)", "סלום", "שלו*", "سلام"}[rng.IntN(15)]
	case 4:
		return []string{"=" + word(), `"` + word() + ` _ ` + word() + `"`, `"` + word() + `"`}[rng.IntN(3)]
	case 5, 6:
		ops := []string{"W/1", "W/3", "PRE/2", "NOT W/2", "W/S", "W/P"}
		return "(" + randomQuery(rng, depth-1, true) + " " + ops[rng.IntN(len(ops))] + " " + randomQuery(rng, depth-1, true) + ")"
	case 7:
		return "(" + sub() + " OR " + sub() + ")"
	case 8:
		return "title:" + sub()
	case 9:
		return []string{"FIRST/4(", "LEAD("}[rng.IntN(2)] + sub() + ")"
	case 10, 11:
		return "(" + sub() + " AND " + sub() + ")"
	case 12:
		return "(" + sub() + " AND NOT " + sub() + ")"
	case 13:
		return "NOT (" + sub() + ")"
	case 14:
		return "ATLEAST/2 (" + sub() + ")"
	}
	return []string{"source:wire", "lang:en", "date:2024-02-01"}[rng.IntN(3)]
}

// TestDifferential compares index, evaluator and scan on random texts and queries:
// articles, places and their number, and the count of the head line.
func TestDifferential(t *testing.T) {
	rounds := uint64(8)
	if testing.Short() {
		rounds = 2
	}
	found, refused := 0, 0
	for seed := range rounds {
		f, r := differ(t, seed, differQueries)
		found, refused = found+f, refused+r
	}
	if found < 1000 || refused > int(rounds)*differQueries/2 {
		t.Fatalf("only %d articles were compared, %d queries refused", found, refused)
	}
}

// FuzzDifferential does the same for any seed: each makes a library of its own, forty
// articles, and fifty queries over it.
func FuzzDifferential(f *testing.F) {
	for seed := range uint64(3) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) { differ(t, seed, differQueries/8) }) // a case has ten seconds on whatever machine
}

const (
	differDocs    = 40
	differQueries = 400
)

// differ compares on the texts and queries of a seed; it counts the articles found and the
// queries that must not be run.
func differ(t *testing.T, seed uint64, queries int) (found, refused int) {
	t.Helper()
	rng := rand.New(rand.NewPCG(seed, 8))
	lib := newMemory(randomDocs(rng, differDocs)...)
	x := inMemory(t, lib, index.Options{Stretch: 1 + int(seed%2)*differDocs}) // on all cores, or on one
	if seed/2%2 == 1 {
		index.DiscardPlaces(x)
	}
	for range queries {
		text := randomQuery(rng, 3, false)
		p := query.Parse(text, query.Options{Split: pieces, Now: time.Now()})
		if p.Problem != "" {
			refused++
			continue
		}
		res, err := x.Search(t.Context(), app.Query{Text: text, Limit: 100})
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		found += differOne(t, text, p.Query, lib, res)
	}
	return found, refused
}

// differOne compares the answer to one query with the scan.
func differOne(t *testing.T, text string, q query.Node, lib *memory, res app.Results) (found int) {
	t.Helper()
	got := map[app.ArticleID]app.ResultRow{}
	for _, h := range res.Hits {
		got[h.ID] = h
	}
	places := 0
	for _, d := range lib.all() {
		s := scan(d)
		ok, want := s.eval(q, s.everything())
		row, listed := got[d.ID]
		if ok != listed {
			t.Fatalf("%s: %s listed %v, the scan says %v\n%s\n%s", text, d.ID, listed, ok, d.Title, d.Text.Text)
		}
		if !ok {
			continue
		}
		found++
		places += len(want)
		if diff := compareRow(s, want, row); diff != "" {
			t.Fatalf("%s in %s: %s\n%s\n%s", text, d.ID, diff, d.Title, d.Text.Text)
		}
	}
	if places != res.Places || len(got) != res.Total {
		t.Fatalf("%s: head line %d places in %d articles, want %d in %d", text, res.Places, res.Total, places, len(got))
	}
	return found
}

func compareRow(s scanned, want []stretch, row app.ResultRow) string {
	var got []string
	for f, list := range [][]app.Bounds{row.TitleSpans, row.Spans} {
		for _, b := range list {
			got = append(got, fmt.Sprint(f, b.Start, b.End))
		}
	}
	if text := strings.Join(got, "; "); text != s.spansOf(want) {
		return fmt.Sprintf("spans %s, the scan says %s", text, s.spansOf(want))
	}
	return ""
}

func pieces(text string) []query.Piece {
	var list []query.Piece
	for _, w := range analysis.Words(text) {
		list = append(list, query.Piece{Start: w.Start, End: w.End, Exact: w.Exact})
	}
	return list
}

// TestHitProperty checks every part of every hit: it lies on rune bounds, inside its
// hit, and, cut out and folded, is a word that its search word accepts.
func TestHitProperty(t *testing.T) {
	rng := rand.New(rand.NewPCG(9, 10))
	checked := 0
	for range 1500 {
		d := randomDocs(rng, 1)[0]
		p := query.Parse(randomQuery(rng, 3, false), query.Options{Split: pieces})
		if p.Problem != "" {
			continue
		}
		plan := spans.Compile(p.Query)
		same := func(a, b string) bool { return analysis.Stem(d.Language, a) == analysis.Stem(d.Language, b) }
		a := &spans.Article{Title: textOf(d.Title, nil, nil), Body: textOf(d.Text.Text, d.Text.Sentences, d.Text.Paragraphs), Same: same}
		_, hits := plan.Match(a)
		for _, h := range hits {
			raw := []string{d.Title, d.Text.Text}[h.Field]
			if len(h.Parts) == 0 {
				t.Fatalf("%s: a hit without parts", query.Print(p.Query))
			}
			for _, part := range h.Parts {
				checked++
				words := analysis.Words(raw[part.Start:part.End])
				if part.Start < h.Start || part.End > h.End || len(words) != 1 {
					t.Fatalf("%s: part %q of hit %q", query.Print(p.Query), raw[part.Start:part.End], raw[h.Start:h.End])
				}
				if !spans.Accepts(&plan.Leaves[part.Leaf], words[0].Exact, same) {
					t.Fatalf("%s: part %q does not satisfy %v", query.Print(p.Query), raw[part.Start:part.End], plan.Leaves[part.Leaf])
				}
			}
		}
	}
	if checked < 500 {
		t.Fatalf("only %d parts were checked", checked)
	}
}

func textOf(raw string, sentences, paragraphs []app.Bounds) spans.Text {
	t := spans.Text{Raw: raw, Sentences: sentences, Paragraphs: paragraphs}
	for _, w := range analysis.Words(raw) {
		t.Tokens = append(t.Tokens, spans.Token{Start: w.Start, End: w.End, Exact: w.Exact})
	}
	return t
}
