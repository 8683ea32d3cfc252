package positions

import (
	"cmp"
	"slices"
	"strconv"

	"parley/app"
)

// Compare tells how far two coders agree. Articles are the same where their texts are;
// actors and issues where their names are.
func Compare(a, b app.CodedProject) app.Comparison {
	c := comparer{a: newCoderSide(a), b: newCoderSide(b)}
	out := app.Comparison{Fields: []app.FieldAgreement{}, Disagreements: []app.Disagreement{}}
	inB := map[app.VersionID]app.Article{}
	for _, x := range b.Articles {
		inB[x.Version] = x
	}
	var pairs []statementPair
	shared := 0
	for _, x := range a.Articles {
		y, both := inB[x.Version]
		if !both {
			out.OnlyA++
			continue
		}
		shared++
		codedA, codedB := c.a.coded(x), c.b.coded(y)
		if !codedA {
			out.NotCodedByA++
		}
		if !codedB {
			out.NotCodedByB++
		}
		if !codedA || !codedB {
			continue
		}
		out.Articles++
		pairs = append(pairs, c.match(x, y, &out)...)
	}
	out.OnlyB = len(b.Articles) - shared
	c.spans(pairs, &out.Spans)
	for _, f := range comparedFields() {
		out.Fields = append(out.Fields, c.field(f, pairs))
	}
	return out
}

// coderSide is one of the two projects.
type coderSide struct {
	app.CodedProject
	of map[app.ArticleID][]app.Statement
}

func newCoderSide(p app.CodedProject) coderSide {
	s := coderSide{p, map[app.ArticleID][]app.Statement{}}
	for _, x := range p.Statements {
		if x.Review != app.ReviewRejected {
			s.of[x.Article] = append(s.of[x.Article], x)
		}
	}
	return s
}

// coded: an article without a statement was coded if the coder says so.
func (s coderSide) coded(a app.Article) bool {
	return len(s.of[a.ID]) > 0 || a.State == app.StateCoded || a.State == app.StateReviewed
}

type comparer struct{ a, b coderSide }

// statementPair is two statements on overlapping words.
type statementPair struct {
	a, b    app.Statement
	overlap float64
	exact   bool
	equal   int // fields of equal value
}

// match pairs the statements of one article: the greatest overlap first, among equals
// those that agree in most fields.
func (c comparer) match(x, y app.Article, out *app.Comparison) []statementPair {
	left, right := c.a.of[x.ID], c.b.of[y.ID]
	out.Spans.A += len(left)
	out.Spans.B += len(right)
	var candidates []statementPair
	for _, s := range left {
		for _, t := range right {
			if share, exact := overlap(s, t); share > 0 {
				p := statementPair{a: s, b: t, overlap: share, exact: exact}
				p.equal = len(comparedFields()) - len(c.differences(p))
				candidates = append(candidates, p)
			}
		}
	}
	slices.SortStableFunc(candidates, func(p, q statementPair) int {
		return cmp.Or(cmp.Compare(q.overlap, p.overlap), cmp.Compare(q.equal, p.equal))
	})
	takenA, takenB := map[app.StatementID]bool{}, map[app.StatementID]bool{}
	var pairs []statementPair
	for _, p := range candidates {
		if takenA[p.a.ID] || takenB[p.b.ID] {
			continue
		}
		takenA[p.a.ID], takenB[p.b.ID] = true, true
		pairs = append(pairs, p)
		if d := c.differences(p); len(d) > 0 {
			out.Disagreements = append(out.Disagreements, app.Disagreement{
				Article: x.ID, Title: x.Title, A: p.a.ID, B: p.b.ID, QuoteA: p.a.QuoteText(), QuoteB: p.b.QuoteText(), Fields: d,
			})
		}
	}
	for _, s := range left {
		if !takenA[s.ID] {
			out.Disagreements = append(out.Disagreements, app.Disagreement{Article: x.ID, Title: x.Title, A: s.ID, QuoteA: s.QuoteText()})
		}
		out.Spans.Quoteless += quoteless(s)
	}
	for _, t := range right {
		if !takenB[t.ID] {
			out.Disagreements = append(out.Disagreements, app.Disagreement{Article: x.ID, Title: x.Title, B: t.ID, QuoteB: t.QuoteText()})
		}
		out.Spans.Quoteless += quoteless(t)
	}
	return pairs
}

func quoteless(s app.Statement) int {
	if len(s.Contents()) == 0 {
		return 1
	}
	return 0
}

// overlap gives the share of common bytes in all bytes of two statements' quotes.
func overlap(s, t app.Statement) (share float64, exact bool) {
	a, b := ranges(s), ranges(t)
	common, sum := 0, 0
	for _, r := range a {
		sum += r.Len()
	}
	for _, r := range b {
		sum += r.Len()
	}
	for _, p := range s.Contents() {
		for _, q := range t.Contents() {
			if p.Version != q.Version {
				return 0, false
			}
		}
	}
	for _, r := range a {
		for _, q := range b {
			common += max(0, min(r.End, q.End)-max(r.Start, q.Start))
		}
	}
	if common == 0 {
		return 0, false
	}
	return float64(common) / float64(sum-common), slices.Equal(a, b)
}

// ranges gives the places of the content passages, joined where they overlap.
func ranges(s app.Statement) []app.Bounds {
	var out []app.Bounds
	for _, p := range s.Contents() {
		out = append(out, p.Bounds)
	}
	slices.SortFunc(out, func(a, b app.Bounds) int { return cmp.Or(a.Start-b.Start, a.End-b.End) })
	kept := out[:0]
	for _, r := range out {
		if n := len(kept); n > 0 && r.Start <= kept[n-1].End {
			kept[n-1].End = max(kept[n-1].End, r.End)
			continue
		}
		kept = append(kept, r)
	}
	return kept
}

func (c comparer) spans(pairs []statementPair, s *app.SpanAgreement) {
	s.Matched = len(pairs)
	sum := 0.0
	for _, p := range pairs {
		sum += p.overlap
		if p.exact {
			s.Exact++
		}
	}
	if n := s.A + s.B; n > 0 {
		f1 := 2 * float64(s.Matched) / float64(n)
		s.F1 = &f1
	}
	if s.Matched > 0 {
		mean := sum / float64(s.Matched)
		s.Overlap = &mean
	}
}

// comparedField is a field on which coders are compared; value gives "" for none.
type comparedField struct {
	name     string
	interval bool
	value    func(s coderSide, x app.Statement) string
}

func comparedFields() []comparedField {
	plain := func(get func(app.Statement) string) func(coderSide, app.Statement) string {
		return func(_ coderSide, x app.Statement) string { return get(x) }
	}
	actor := func(get func(app.Statement) app.ActorID) func(coderSide, app.Statement) string {
		return func(s coderSide, x app.Statement) string {
			if get(x) == "" {
				return ""
			}
			return s.Codebook.ActorName(get(x))
		}
	}
	return []comparedField{
		{"holder", false, actor(func(x app.Statement) app.ActorID { return x.Holder })},
		{"speaker", false, actor(func(x app.Statement) app.ActorID { return x.Speaker })},
		{"issue", false, func(s coderSide, x app.Statement) string {
			if x.Issue == "" {
				return ""
			}
			return s.Codebook.IssueTitle(x.Issue)
		}},
		{"stance", false, plain(func(x app.Statement) string { return string(x.Stance) })},
		{"value", true, plain(func(x app.Statement) string {
			if v, ok := x.Stance.Value(); ok {
				return strconv.Itoa(v)
			}
			return ""
		})},
		{"attribution_type", false, plain(func(x app.Statement) string { return string(x.Attribution) })},
		{"certainty", false, plain(func(x app.Statement) string { return x.Certainty })},
		{"polarity", false, plain(func(x app.Statement) string { return x.Polarity })},
		{"time_reference", false, plain(func(x app.Statement) string { return x.TimeReference })},
		{"stated_at", false, plain(func(x app.Statement) string { return string(x.StatedAt) })},
		{"act", false, plain(func(x app.Statement) string { return x.Act })},
	}
}

func (c comparer) differences(p statementPair) []app.FieldDifference {
	var out []app.FieldDifference
	for _, f := range comparedFields() {
		if f.interval { // follows from the stance
			continue
		}
		a, b := f.value(c.a, p.a), f.value(c.b, p.b)
		if app.FoldName(a) != app.FoldName(b) && !c.sameActor(f.name, a, b) {
			out = append(out, app.FieldDifference{Field: f.name, A: a, B: b})
		}
	}
	return out
}

// sameActor reports whether a name of B is an alias of the actor in A, or the other way.
func (c comparer) sameActor(field, a, b string) bool {
	if a == "" || b == "" || field != "holder" && field != "speaker" {
		return false
	}
	if x, ok := c.a.Codebook.FindActor(b); ok && app.FoldName(x.Name) == app.FoldName(a) {
		return true
	}
	x, ok := c.b.Codebook.FindActor(a)
	return ok && app.FoldName(x.Name) == app.FoldName(b)
}

func (c comparer) field(f comparedField, pairs []statementPair) app.FieldAgreement {
	out := app.FieldAgreement{Field: f.name, Level: "nominal"}
	distance := func(a, b string) float64 {
		if a == b {
			return 0
		}
		return 1
	}
	if f.interval {
		out.Level = "interval"
		distance = func(a, b string) float64 {
			x, _ := strconv.ParseFloat(a, 64)
			y, _ := strconv.ParseFloat(b, 64)
			return (x - y) * (x - y)
		}
	}
	var units [][2]string
	for _, p := range pairs {
		a, b := f.value(c.a, p.a), f.value(c.b, p.b)
		if a == "" || b == "" {
			continue
		}
		if c.sameActor(f.name, a, b) {
			b = a
		}
		units = append(units, [2]string{app.FoldName(a), app.FoldName(b)})
		if units[len(units)-1][0] == units[len(units)-1][1] {
			out.Agree++
		}
	}
	out.Pairs = len(units)
	out.Alpha, out.Reason = alpha(units, distance)
	if out.Alpha != nil {
		out.Low, out.High = interval(units, distance)
	}
	return out
}
