package suggest_test

import (
	"bufio"
	"cmp"
	"encoding/json"
	"flag"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// goldSuggestions names a file of printed suggestions to score, for example
// what `parley suggest --text testdata/dev --json` wrote.
var goldSuggestions = flag.String("suggestions", "", "JSON Lines to score against the own gold")

// printed is one line of `parley suggest --json`, as far as it is scored.
type printed struct {
	Article    string     `json:"article"`
	Source     *goldSpan  `json:"source"`
	Cue        goldSpan   `json:"cue"`
	Content    []goldSpan `json:"content"`
	Speaker    string     `json:"speaker"`
	Holder     string     `json:"holder"`
	Chain      []goldLink `json:"chain"`
	Mode       string     `json:"mode"`
	Hedge      []string   `json:"hedge"`
	Date       *goldDate  `json:"date"`
	Issue      *string    `json:"issue"`
	Stance     *string    `json:"stance"`
	Confidence float64    `json:"confidence"`
}

// readPrinted reads JSON Lines into suggestions by article.
func readPrinted(t testing.TB, file string) map[string][]printed {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = f.Close() }()
	out, lines := map[string][]printed{}, bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var p printed
		if err := json.Unmarshal(lines.Bytes(), &p); err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		out[p.Article] = append(out[p.Article], p)
	}
	if err := lines.Err(); err != nil {
		t.Fatal(err)
	}
	return out
}

// share counts how many of N are right.
type share struct{ Right, N int }

func (s *share) add(right bool) {
	s.N++
	if right {
		s.Right++
	}
}

// percent is 0 for a share of nothing.
func (s share) percent() float64 {
	if s.N == 0 {
		return 0
	}
	return 100 * float64(s.Right) / float64(s.N)
}

// exact counts spans of one role: in gold, suggested, and in both.
type exact struct{ Gold, Suggested, Both int }

func (e exact) f1() float64 {
	if e.Gold+e.Suggested == 0 {
		return 0
	}
	return 200 * float64(e.Both) / float64(e.Gold+e.Suggested)
}

// outcome is one suggestion with whether it was right, for fitting confidence:
// content J >= 0.5 and source right. Suggestions that meet an optional
// statement only are left out.
type outcome struct {
	Article, Publisher string
	Confidence         float64
	Right              bool
}

// goldScore is what scoreGold counts. Optional statements are in none of the
// shares: finding them is neither right nor wrong.
type goldScore struct {
	Articles                int
	Source, Cue, Content    exact // trimmed spans of all statements, nested too
	Found                   share // statements with cue and content matched
	Outer                   share // found, of the statements that nobody else tells
	Holder, Speaker         share // of the found
	Chain, Mode             share // of the found
	Issue                   share // of the found
	Date                    share // of the found that the gold dates
	Hedge                   share // of the found that the gold hedges: all its words
	Whole                   share // found with right holder and chain, of all statements
	Nested                  share // chain right, of the nested statements only
	NestedQuoted            share // those of them inside a direct quotation
	Precision               share // suggestions that meet a statement
	Negatives               share // negatives on which nothing was suggested
	StanceRight             share // of the decided stances
	StanceCovered           share // decided, of the found that have a side
	Direct, Mixed, Indirect share // found with right holder, by mode of the gold
	Outcomes                []outcome
}

// String is one table line a measure, in percent.
func (g goldScore) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "articles %d\n", g.Articles)
	fmt.Fprintf(&b, "exact F1 source %.1f  cue %.1f  content %.1f\n", g.Source.f1(), g.Cue.f1(), g.Content.f1())
	for _, row := range []struct {
		name string
		s    share
	}{
		{"found", g.Found},
		{"found, outermost", g.Outer},
		{"precision", g.Precision},
		{"found with holder and chain", g.Whole},
		{"nested chains right", g.Nested},
		{"  inside direct quotations", g.NestedQuoted},
		{"direct, with holder", g.Direct},
		{"mixed, with holder", g.Mixed},
		{"indirect, with holder", g.Indirect},
		{"holder, of the found", g.Holder},
		{"speaker", g.Speaker},
		{"chain", g.Chain},
		{"mode", g.Mode},
		{"issue", g.Issue},
		{"date", g.Date},
		{"hedge", g.Hedge},
		{"stance precision", g.StanceRight},
		{"stance coverage", g.StanceCovered},
		{"negatives left alone", g.Negatives},
	} {
		fmt.Fprintf(&b, "  %-28s %5.1f  (%d of %d)\n", row.name, row.s.percent(), row.s.Right, row.s.N)
	}
	return b.String()
}

// scoreGold compares suggestions, by article, with gold articles.
func scoreGold(articles []goldArticle, suggested map[string][]printed) goldScore {
	var g goldScore
	for _, a := range articles {
		g.Articles++
		g.article(a, suggested[a.Article])
	}
	return g
}

// scoreByLanguage scores each language of the articles alone.
func scoreByLanguage(articles []goldArticle, suggested map[string][]printed) map[string]goldScore {
	groups := map[string][]goldArticle{}
	for _, a := range articles {
		groups[a.Language] = append(groups[a.Language], a)
	}
	out := map[string]goldScore{}
	for lang, group := range groups {
		out[lang] = scoreGold(group, suggested)
	}
	return out
}

func (g *goldScore) article(a goldArticle, suggested []printed) {
	who := namesOf(a)
	match := matchGold(a, suggested, who)
	taken, quoted := map[int]goldStatement{}, map[string]bool{}
	for _, s := range a.Statements {
		quoted[s.ID] = s.Mode == "direct"
	}
	for i, s := range a.Statements {
		k, found := match[i]
		if found {
			taken[k] = s
		}
		if s.Need == "optional" {
			continue
		}
		var p printed
		if found {
			p = suggested[k]
		}
		g.statement(s, p, found, who)
		if s.nested() && quoted[s.NestedOf] {
			g.NestedQuoted.add(found && chainRight(s, p, who))
		}
	}
	for k, p := range suggested {
		s, met := taken[k]
		if met && s.Need == "optional" {
			continue
		}
		g.Precision.add(met)
		right := met && sourceRight(s, p) && jaccard(s.Content, p.Content) >= 0.5
		g.Outcomes = append(g.Outcomes, outcome{a.Article, a.Publisher, p.Confidence, right})
	}
	for _, n := range a.Negatives {
		g.Negatives.add(!slices.ContainsFunc(suggested, func(p printed) bool { return common([]goldSpan{n}, []goldSpan{p.Cue}) > 0 }))
	}
	g.spans(a, suggested, taken)
}

func (g *goldScore) statement(s goldStatement, p printed, found bool, who func(string) string) {
	holder := found && slices.Contains(append([]string{s.Holder}, s.Acceptable.Holder...), who(p.Holder))
	chain := found && chainRight(s, p, who)
	g.Found.add(found)
	g.Whole.add(holder && chain)
	if s.nested() {
		g.Nested.add(chain)
	} else {
		g.Outer.add(found)
	}
	switch s.Mode {
	case "direct":
		g.Direct.add(holder)
	case "mixed":
		g.Mixed.add(holder)
	default:
		g.Indirect.add(holder)
	}
	if !found {
		return
	}
	g.Holder.add(holder)
	g.Chain.add(chain)
	g.Speaker.add(slices.Contains(append([]string{s.Speaker}, s.Acceptable.Speaker...), who(p.Speaker)))
	g.Mode.add(p.Mode == s.Mode || slices.Contains(s.Acceptable.Mode, p.Mode))
	g.Issue.add(issueRight(s, p))
	if s.Date != nil {
		g.Date.add(dateRight(*s.Date, p.Date))
	}
	if len(s.Hedge) > 0 {
		said := folded(strings.Join(p.Hedge, " "))
		g.Hedge.add(!slices.ContainsFunc(s.Hedge, func(h string) bool { return !strings.Contains(said, folded(h)) }))
	}
	g.stance(s, p)
}

// stance counts a decided stance as right or wrong, and an abstention as
// neither. A statement has a side if its gold stance is not unclear.
func (g *goldScore) stance(s goldStatement, p printed) {
	said := ""
	if p.Stance != nil {
		said = strings.TrimPrefix(*p.Stance, "strong_")
	}
	decided := said != "" && said != "unclear"
	if decided {
		want := append([]string{strings.TrimPrefix(s.Stance, "strong_")}, s.Acceptable.Stance...)
		g.StanceRight.add(slices.Contains(want, said))
	}
	if s.Stance != "" && s.Stance != "unclear" {
		g.StanceCovered.add(decided)
	}
}

// spans counts exact spans, quotation marks, stops and dashes at the edges
// ignored; suggestions that met an optional statement are left out.
func (g *goldScore) spans(a goldArticle, suggested []printed, taken map[int]goldStatement) {
	var want, got [3]map[goldSpan]bool
	for r := range want {
		want[r], got[r] = map[goldSpan]bool{}, map[goldSpan]bool{}
	}
	fill := func(into *[3]map[goldSpan]bool, source *goldSpan, cue goldSpan, content []goldSpan) {
		if source != nil {
			into[0][trimmed(a.Text, *source)] = true
		}
		into[1][trimmed(a.Text, cue)] = true
		for _, c := range content {
			into[2][trimmed(a.Text, c)] = true
		}
	}
	for _, s := range a.Statements {
		if s.Need != "optional" {
			fill(&want, s.Source, s.Cue, s.Content)
		}
	}
	for k, p := range suggested {
		if s, met := taken[k]; !met || s.Need != "optional" {
			fill(&got, p.Source, p.Cue, p.Content)
		}
	}
	for r, e := range []*exact{&g.Source, &g.Cue, &g.Content} {
		e.Gold += len(want[r])
		e.Suggested += len(got[r])
		for s := range got[r] {
			if want[r][s] {
				e.Both++
			}
		}
	}
}

// matchGold pairs gold statements with suggestions, one to one, as the seed's
// scorer does: the cue overlaps in the same line, and the content has J >= 0.5
// or is an accepted one; right holders first, then needed ones, then greatest J.
func matchGold(a goldArticle, suggested []printed, who func(string) string) map[int]int {
	type pair struct {
		other, rank int
		j           float64
		gold, k     int
	}
	var pairs []pair
	for i, s := range a.Statements {
		for k, p := range suggested {
			if common([]goldSpan{s.Cue}, []goldSpan{p.Cue}) == 0 {
				continue
			}
			j := jaccard(s.Content, p.Content)
			if j < 0.5 && !slices.ContainsFunc(s.Acceptable.Content, func(c string) bool { return bare(c) == bare(joined(p.Content)) }) {
				continue
			}
			x := pair{j: j, gold: i, k: k, rank: slices.Index([]string{"must", "should", "optional"}, s.Need)}
			if who(p.Holder) != s.Holder {
				x.other = 1
			}
			pairs = append(pairs, x)
		}
	}
	slices.SortFunc(pairs, func(x, y pair) int {
		return cmp.Or(cmp.Compare(x.other, y.other), cmp.Compare(x.rank, y.rank), cmp.Compare(y.j, x.j),
			cmp.Compare(x.gold, y.gold), cmp.Compare(x.k, y.k))
	})
	match, used := map[int]int{}, map[int]bool{}
	for _, x := range pairs {
		if _, done := match[x.gold]; !done && !used[x.k] {
			match[x.gold], used[x.k] = x.k, true
		}
	}
	return match
}

func chainRight(s goldStatement, p printed, who func(string) string) bool {
	var want, got []string
	for _, l := range s.Chain {
		want = append(want, l.Actor)
	}
	for _, l := range p.Chain {
		got = append(got, who(l.Actor))
	}
	return slices.ContainsFunc(append([][]string{want}, s.Acceptable.Chain...), func(c []string) bool { return slices.Equal(c, got) })
}

func sourceRight(s goldStatement, p printed) bool {
	if s.Source == nil || p.Source == nil {
		return s.Source == nil && p.Source == nil
	}
	return common([]goldSpan{*s.Source}, []goldSpan{*p.Source}) > 0
}

func issueRight(s goldStatement, p printed) bool {
	said := ""
	if p.Issue != nil {
		said = *p.Issue
	}
	return said == s.Issue || slices.ContainsFunc(s.Acceptable.Issue, func(i *string) bool { return i == nil && said == "" || i != nil && *i == said })
}

// dateRight compares resolved dates; a gold date that cannot be resolved is met
// by none as well as by one that is left unresolved.
func dateRight(want goldDate, got *goldDate) bool {
	if want.ISO == nil {
		return got == nil || got.ISO == nil
	}
	return got != nil && got.ISO != nil && *got.ISO == *want.ISO
}

// namesOf makes the function that finds an actor's id from any of its names.
func namesOf(a goldArticle) func(string) string {
	ids := map[string]string{}
	for id, actor := range a.Actors {
		for _, name := range append([]string{id, actor.Name}, actor.Aliases...) {
			ids[folded(name)] = id
		}
	}
	for _, id := range slices.Sorted(maps.Keys(a.Actors)) { // an alias with its article is the same without
		actor := a.Actors[id]
		for _, name := range append([]string{actor.Name}, actor.Aliases...) {
			first, rest, _ := strings.Cut(folded(name), " ")
			if _, known := ids[rest]; rest != "" && !known && slices.Contains([]string{"the", "a", "an"}, first) {
				ids[rest] = id
			}
		}
	}
	return func(name string) string {
		n := folded(name)
		for {
			if id, known := ids[n]; known {
				return id
			}
			first, rest, more := strings.Cut(n, " ")
			if !more || !slices.Contains([]string{"the", "a", "an", "mr", "mrs", "ms", "president", "general"}, first) {
				return folded(name)
			}
			n = rest
		}
	}
}

func folded(s string) string {
	return strings.ToLower(strings.Join(strings.Fields(strings.ReplaceAll(s, "’", "'")), " "))
}

// goldEdge is what may differ at the edges of an exact span.
const goldEdge = " \n\t\u00a0,.;:“”«»„\"—-"

func bare(s string) string { return folded(strings.Trim(s, goldEdge)) }

func joined(spans []goldSpan) string {
	var parts []string
	for _, s := range spans {
		parts = append(parts, s.Text)
	}
	return strings.Join(parts, " ")
}

func trimmed(text string, s goldSpan) goldSpan {
	left := strings.TrimLeft(text[s.Start:s.End], goldEdge)
	right := strings.TrimRight(left, goldEdge)
	start := s.End - len(left)
	return goldSpan{Start: start, End: start + len(right)}
}

func common(one, two []goldSpan) int {
	n := 0
	for _, a := range one {
		for _, b := range two {
			n += max(0, min(a.End, b.End)-max(a.Start, b.Start))
		}
	}
	return n
}

func jaccard(one, two []goldSpan) float64 {
	all, both := 0, common(one, two)
	for _, s := range append(slices.Clone(one), two...) {
		all += s.End - s.Start
	}
	if all == both {
		return 0
	}
	return float64(both) / float64(all-both)
}

// goldAsPrinted gives the gold back as if it had been suggested.
func goldAsPrinted(articles []goldArticle) map[string][]printed {
	out := map[string][]printed{}
	for _, a := range articles {
		for _, s := range a.Statements {
			p := printed{
				Article: a.Article, Source: s.Source, Cue: s.Cue, Content: s.Content, Speaker: s.Speaker,
				Holder: s.Holder, Chain: s.Chain, Mode: s.Mode, Hedge: s.Hedge, Date: s.Date, Confidence: 1,
			}
			if s.Issue != "" {
				p.Issue, p.Stance = &s.Issue, &s.Stance
			}
			out[a.Article] = append(out[a.Article], p)
		}
	}
	return out
}

// TestGoldScore scores the gold against itself, whole and spoilt in one way
// after the other: the scorer must notice each.
func TestGoldScore(t *testing.T) {
	for _, part := range goldParts {
		articles := loadGold(t, part)
		g := scoreGold(articles, goldAsPrinted(articles))
		for name, s := range map[string]share{
			"found":     g.Found,
			"whole":     g.Whole,
			"nested":    g.Nested,
			"precision": g.Precision,
			"speaker":   g.Speaker,
			"mode":      g.Mode,
			"issue":     g.Issue,
			"date":      g.Date,
			"hedge":     g.Hedge,
			"stance":    g.StanceRight,
			"covered":   g.StanceCovered,
			"negatives": g.Negatives,
		} {
			if s.N == 0 || s.Right != s.N {
				t.Errorf("%s: the gold against itself: %s %d of %d", part, name, s.Right, s.N)
			}
		}
		if g.Source.f1() != 100 || g.Cue.f1() != 100 || g.Content.f1() != 100 {
			t.Errorf("%s: the gold against itself: %v", part, g)
		}
		if none := scoreGold(articles, nil); none.Found.Right != 0 || none.Found.N != g.Found.N || none.Precision.N != 0 {
			t.Errorf("%s: nothing suggested: %v", part, none)
		}
		spoil := goldAsPrinted(articles)
		for name := range spoil {
			for i := range spoil[name] {
				spoil[name][i].Chain = append([]goldLink{{Actor: "nobody"}}, spoil[name][i].Chain...)
			}
		}
		if s := scoreGold(articles, spoil); s.Nested.Right != 0 || s.Whole.Right != 0 || s.Found.Right != g.Found.Right {
			t.Errorf("%s: wrong chains: %v", part, s)
		}
		spoil = goldAsPrinted(articles)
		for name := range spoil {
			for i, p := range spoil[name] {
				p.Content = []goldSpan{{Start: p.Content[0].Start, End: p.Content[0].Start + 1}}
				spoil[name][i] = p
			}
		}
		if s := scoreGold(articles, spoil); s.Precision.Right >= g.Precision.Right/10 || s.Content.Both != 0 {
			t.Errorf("%s: wrong contents: %v", part, s)
		}
	}
}

// TestGoldReport prints the score of a file of suggestions, by half and language.
func TestGoldReport(t *testing.T) {
	if *goldSuggestions == "" {
		t.Skip("no file given: go test ./app/suggest -run GoldReport -v -args -suggestions FILE")
	}
	suggested := readPrinted(t, *goldSuggestions)
	for _, part := range goldParts {
		articles := loadGold(t, part)
		t.Logf("%s, all\n%s", part, scoreGold(articles, suggested))
		for lang, g := range scoreByLanguage(articles, suggested) {
			t.Logf("%s, %s\n%s", part, lang, g)
		}
	}
}
