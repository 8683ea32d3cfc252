package store_test

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parley/app"
	"parley/app/apptest"
	"parley/app/store"
)

// each is the number of records of a kind.
const each = 20

// A record read back is the one that its JSON gives: nothing is lost or altered in the
// tables. Random records of every kind are added, replaced, taken back and removed.
func TestRoundTrip(t *testing.T) {
	s := create(t)
	base := newBase(t, s)
	kinds := base.kinds()
	if len(kinds) != 20 {
		t.Fatalf("%d kinds of records, want 20", len(kinds))
	}
	for _, kind := range kinds {
		t.Run(string(kind), func(t *testing.T) {
			g := &generator{Rand: rand.New(rand.NewPCG(1, uint64(len(kind)))), base: base}
			for i := range each {
				first := g.record(kind, i)
				if kind == app.KindProject {
					now, err := s.Project()
					if err != nil {
						t.Fatal(err)
					}
					apply(t, s, apptest.Editing("edit", now, first))
					check(t, s, first)
					continue
				}
				apply(t, s, apptest.Editing("add", nil, first))
				check(t, s, first)
				second := g.record(kind, i)
				replaced := apply(t, s, apptest.Editing("replace", first, second))
				check(t, s, second)
				apply(t, s, apptest.Undoing(replaced))
				check(t, s, first)
				if i%2 == 0 {
					apply(t, s, apptest.Editing("remove", first, nil))
					if _, err := s.Record(first.Key()); app.CodeOf(err) != app.NotFound {
						t.Fatalf("after removal: %v", err)
					}
				}
			}
		})
	}
	found, err := s.Check(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Severity == app.SeverityDamage {
			t.Errorf("damage at %s: %s", f.Where, f.Msg)
		}
	}
	checkLog(t, s)
}

// checkLog compares the log with what was applied: each entry's before is the after of
// the entry that last touched the record.
func checkLog(t *testing.T, s *store.Store) {
	t.Helper()
	all, err := s.History(0, 0)
	if err != nil || len(all) == 0 {
		t.Fatalf("history: %d entries, %v", len(all), err)
	}
	last := map[app.Key]app.Record{}
	for _, e := range slices.Backward(all) {
		for _, c := range e.Set.Changes {
			k := c.Key()
			if k.Kind != app.KindProject || last[k] != nil {
				if d := cmp.Diff(last[k], c.Before, cmpopts.EquateEmpty()); d != "" {
					t.Fatalf("entry %d, %s: before is not what was (-was +before)\n%s", e.Seq, k, d)
				}
			}
			last[k] = c.After
		}
	}
}

func apply(t testing.TB, s *store.Store, e app.Entry) app.Entry {
	t.Helper()
	done, err := s.Apply(e)
	if err != nil {
		data, _ := json.MarshalIndent(e.Set.Changes, "", " ")
		t.Fatalf("apply %q: %v\n%.3000s", e.Set.Label, err, data)
	}
	return done
}

func check(t testing.TB, s *store.Store, want app.Record) {
	t.Helper()
	got, err := s.Record(want.Key())
	if err != nil {
		t.Fatal(err)
	}
	data, err := json.Marshal(want)
	if err != nil {
		t.Fatal(err)
	}
	want, err = app.DecodeRecord(want.Key().Kind, data)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Fatalf("read back (-want +got)\n%s", d)
	}
}

// base is what random records refer to.
type base struct {
	texts      []app.TextVersion
	articles   []app.ArticleID
	outlets    []app.OutletID
	actors     []app.ActorID
	issues     []app.IssueID
	statements []app.StatementID
	later      []app.TextVersion // of the article of texts[0]
	cited      app.Statement     // a statement of it, with many passages
}

func newBase(t testing.TB, s *store.Store) base {
	t.Helper()
	var b base
	e := app.Entry{Set: app.ChangeSet{Label: "base"}}
	add := func(r app.Record) { e.Set.Changes = append(e.Set.Changes, app.Change{After: r}) }
	for i := range 4 {
		tv := apptest.Text(fmt.Sprintf("Text %d — “żółć” 😀 한국어.", i), "Second paragraph; e\u0301 and 👩‍👩‍👧.", "Third.")
		a := apptest.Article(tv, func(a *app.Article) { a.Seq = int64(i + 1) })
		o, who, what := apptest.Outlet(fmt.Sprint("Outlet ", i)), apptest.Actor(fmt.Sprint("Actor ", i)), apptest.Issue(fmt.Sprint("Issue ", i))
		st := apptest.Statement(app.StatementID(fmt.Sprint("S-", i)), tv, "Third")
		for _, r := range []app.Record{o, a, who, what, st} {
			add(r)
		}
		e.Texts = append(e.Texts, tv)
		b.texts = append(b.texts, tv)
		b.articles, b.outlets = append(b.articles, a.ID), append(b.outlets, o.ID)
		b.actors, b.issues = append(b.actors, who.ID), append(b.issues, what.ID)
		b.statements = append(b.statements, st.ID)
	}
	for i := range each {
		e.Texts = append(e.Texts, ownText(i))
	}
	for i := range 4 {
		b.later = append(b.later, apptest.Later(b.texts[0], fmt.Sprintf("Later %d: “żółć” 😀.", i), "The end of it."))
	}
	e.Texts = append(e.Texts, b.later...)
	b.cited = apptest.Statement("S-9000", b.texts[0], b.texts[0].Text, func(x *app.Statement) {
		for i := range each {
			bounds := app.Bounds{Start: 0, End: strings.Index(b.texts[0].Text, "Second") + 1 + i%6}
			q, err := app.NewQuote(b.texts[0], bounds)
			if err != nil {
				t.Fatal(err)
			}
			x.Passages = append(x.Passages, app.Passage{Role: app.RoleContent, Quote: q})
		}
	})
	add(b.cited)
	apply(t, s, e)
	return b
}

// ownText is the text of a random article.
func ownText(n int) app.TextVersion { return apptest.Text(fmt.Sprintf("Own text of article %d.", n)) }

func (base) kinds() []app.Kind {
	return []app.Kind{
		app.KindProject, app.KindArticle, app.KindOutlet, app.KindActor, app.KindIssue, app.KindStatement, app.KindLink,
		app.KindAnnotation, app.KindNote, app.KindTag, app.KindCoder, app.KindSpec, app.KindOverride, app.KindList,
		app.KindSearch, app.KindTermList, app.KindPlacement, app.KindRevision, app.KindEdition, app.KindVerdict,
	}
}

// generator fills records at random by reflection and then mends what must not be random.
type generator struct {
	*rand.Rand
	base base
}

func (g *generator) record(kind app.Kind, n int) app.Record {
	switch kind {
	case app.KindProject:
		return random[app.Project](g)
	case app.KindArticle:
		a := random[app.Article](g)
		a.ID, a.Version = ownText(n).Article, ownText(n).ID
		a.Outlet, a.Published = pick(g, g.base.outlets, ""), g.date()
		a.Kind, a.State = pick(g, articleKinds, ""), one(g, codingStates)
		return a
	case app.KindOutlet:
		o := random[app.Outlet](g)
		o.ID, o.Kind = app.OutletID(id("o", n)), one(g, []string{"", "wire", "social", "think_tank"})
		return o
	case app.KindActor:
		return g.actor(n)
	case app.KindIssue:
		x := random[app.Issue](g)
		x.ID, x.Parent, x.ReferencePoint = app.IssueID(id("i", n)), pick(g, g.base.issues, ""), g.percent()
		for i := range x.Anchors {
			x.Anchors[i].Value = 100 * g.Float64()
		}
		return x
	case app.KindStatement:
		return g.statement(n)
	case app.KindLink:
		from, to := n%4, (n+1+n/28%3)%4 // 84 different links
		return app.StatementLink{From: g.base.statements[from], To: g.base.statements[to], Type: app.LinkTypes()[n/4%7]}
	case app.KindAnnotation:
		a := random[app.Annotation](g)
		a.ID = app.AnnotationID(id("N-", n))
		a.Article, a.Quote = g.quote()
		return a
	case app.KindNote:
		x := random[app.Note](g)
		x.ID = id("n", n)
		return x
	case app.KindTag:
		x := random[app.Tag](g)
		x.ID = app.TagID(id("t", n))
		return x
	case app.KindCoder:
		x := random[app.Coder](g)
		x.ID = app.CoderID(id("C", n))
		return x
	case app.KindSpec:
		x := random[app.MatrixSpec](g)
		x.ID, x.From, x.To = app.SpecID(id("m", n)), g.date(), ""
		x.Resolver, x.Duplicates = one(g, app.Resolvers()), one(g, app.DuplicateRules())
		x.RollUp, x.Levels = one(g, app.RollUps()), one(g, []string{"value", "sign", "boolean"})
		if !x.From.Known() {
			x.From = ""
		}
		if d := x.Display; d != nil {
			d.Mode, d.SortRows, d.GroupRows, d.SortColumns = app.ModeHeat, app.SortHand, app.SortSide, ""
		}
		return x
	case app.KindOverride:
		x := random[app.CellOverride](g)
		x.Spec, x.Actor, x.Issue = app.SpecID(id("m", n)), g.base.actors[n%4], g.base.issues[n/4%4]
		x.Value = one(g, app.Stances())
		return x
	case app.KindList:
		x := random[app.List](g)
		x.ID = id("l", n)
		return x
	case app.KindSearch:
		x := random[app.SavedSearch](g)
		x.ID = id("q", n)
		return x
	case app.KindPlacement:
		return g.placement(n)
	case app.KindRevision:
		return g.revision(n)
	case app.KindEdition:
		o := random[app.CellOverride](g)
		x := app.Edition{ID: id("e", n), Name: id("Edition", n), At: o.At, Coder: o.Coder, LogSeq: int64(g.IntN(1000))}
		x.Matrix = app.Matrix{Hash: id("h", n), Spec: app.DefaultSpec(), Cells: []app.Cell{{Actor: "a", Issue: "i", N: n, Flags: []app.Flag{}}}}
		return x
	case app.KindVerdict:
		x := random[app.Verdict](g)
		x.ID = id("D-", n)
		var q app.Quote
		x.Article, q = g.quote()
		x.Version, x.Cue, x.Content = q.Version, app.Bounds{Start: 1, End: 2}, []app.Bounds{{Start: 3, End: 5}}
		if x.Outcome = one(g, app.Outcomes()); x.Outcome == app.OutcomeRejected {
			x.Statement = ""
		}
		return x
	case app.KindTermList:
		x := random[app.TermList](g)
		x.ID = id("w", n)
		return x
	}
	panic("no generator for " + kind)
}

var (
	articleKinds = []app.ArticleKind{app.ArticleNews, app.ArticleInterview, app.ArticleSocialPost}
	codingStates = []app.CodingState{app.StateNew, app.StateReading, app.StateCoded, app.StateReviewed, app.StateExcluded}
)

func (g *generator) actor(n int) app.Actor {
	a := random[app.Actor](g)
	a.ID, a.Parent, a.Type = app.ActorID(id("x", n)), pick(g, g.base.actors, ""), one(g, app.ActorTypes())
	for i := range a.Aliases {
		a.Aliases[i].Match = one(g, []string{"", "exact", "inflected"})
	}
	for i := range a.Roles {
		a.Roles[i].OfActor, a.Roles[i].From, a.Roles[i].To = pick(g, g.base.actors, ""), g.date(), ""
	}
	return a
}

func (g *generator) statement(n int) app.Statement {
	x := random[app.Statement](g)
	x.ID = app.StatementID(id("S-9", n))
	x.Speaker, x.Holder, x.Issue = pick(g, g.base.actors, ""), pick(g, g.base.actors, ""), pick(g, g.base.issues, "")
	x.Stance, x.Attribution = one(g, append(app.Stances(), "")), one(g, append(app.Attributions()[:4], ""))
	x.Condition = "if it rains"
	x.ScalePoint, x.Salience, x.Firmness = g.percent(), g.percent(), g.percent()
	x.Certainty, x.Polarity = one(g, append(app.Certainties(), "")), one(g, append(app.Polarities(), ""))
	x.TimeReference, x.StatedBasis = one(g, append(app.TimeReferences(), "")), one(g, append(app.Bases(), ""))
	x.Act, x.CoderConfidence = one(g, append(app.Acts(), "")), one(g, append(app.Confidences(), ""))
	x.StatedAt = g.date()
	x.Origin = one(g, []string{app.OriginManual, app.OriginSuggestion, app.OriginDNA, app.OriginQDPX, app.OriginXLSX})
	x.Review = one(g, []app.Review{app.ReviewDraft, app.ReviewDisputed, app.ReviewRejected})
	x.Article = g.base.articles[0]
	for i := range x.Passages {
		x.Article, x.Passages[i].Quote = g.quoteIn(0)
		x.Passages[i].Role = one(g, app.Roles())
	}
	for i := range x.Chain {
		l := &x.Chain[i]
		l.SourceActor = pick(g, g.base.actors, "")
		l.Anonymity, l.Channel = one(g, append(app.Anonymities(), "")), one(g, append(app.Channels(), ""))
		if l.CueSpan != nil {
			*l.CueSpan = app.Bounds{Start: 1, End: 2 + g.IntN(9)}
		}
	}
	return x
}

func (g *generator) placement(n int) app.Record {
	p := random[app.Placement](g)
	later := g.base.later[n%len(g.base.later)]
	p.Quote = app.QuoteID{Owner: g.base.cited.Key(), Span: g.base.cited.Passages[n/len(g.base.later)].Span}
	p.Article, p.Version, p.Score = later.Article, later.ID, g.Float64()
	p.Status, p.Method = one(g, app.PlacementStatuses()), one(g, app.PlacementMethods())
	p.Bounds = app.Bounds{}
	if p.Status != app.PlacedOrphan {
		p.Bounds = app.Bounds{Start: g.IntN(6), End: 7}
	}
	return p
}

func (g *generator) revision(n int) app.Record {
	r := random[app.Revision](g)
	later := one(g, g.base.later)
	r.ID, r.Article, r.From, r.SHA, r.Version = id("V-", n), later.Article, g.base.texts[0].ID, later.ID, later.ID
	r.Failed = ""
	if g.IntN(2) == 0 {
		r.Failed, r.Version = g.words(), ""
	}
	return r
}

func (g *generator) quote() (app.ArticleID, app.Quote) { return g.quoteIn(g.IntN(len(g.base.texts))) }

func (g *generator) quoteIn(i int) (app.ArticleID, app.Quote) {
	tv := g.base.texts[i]
	for {
		start := g.IntN(len(tv.Text) - 1)
		q, err := app.NewQuote(tv, app.Bounds{Start: start, End: start + 1 + g.IntN(len(tv.Text)-start)})
		if err == nil {
			return tv.Article, q
		}
	}
}

func (g *generator) date() app.Date {
	return one(g, []app.Date{"", "2025", "2025-04", "2025-W15", "2025-04-11", "2025-04-11T09:30Z", "--04-11"})
}

func (g *generator) percent() *float64 {
	if g.IntN(2) == 0 {
		return nil
	}
	v := 100 * g.Float64()
	return &v
}

func id(prefix string, n int) string { return fmt.Sprint(prefix, n) }

func one[T any](g *generator, list []T) T { return list[g.IntN(len(list))] }

// pick gives one of the list, or sometimes none.
func pick[T any](g *generator, list []T, none T) T {
	if g.IntN(3) == 0 {
		return none
	}
	return one(g, list)
}

func random[T any](g *generator) T {
	var v T
	g.fill(reflect.ValueOf(&v).Elem())
	return v
}

func (g *generator) fill(v reflect.Value) {
	switch p := v.Addr().Interface().(type) {
	case *time.Time:
		zone := time.FixedZone("", 1800*(g.IntN(9)-4))
		*p = time.Unix(g.Int64N(4e9), g.Int64N(1e9)).In(zone)
		return
	}
	switch v.Kind() {
	case reflect.String:
		v.SetString(g.words())
	case reflect.Bool:
		v.SetBool(g.IntN(2) == 0)
	case reflect.Int, reflect.Int64:
		v.SetInt(g.Int64N(1 << 40))
	case reflect.Uint32:
		v.SetUint(uint64(g.Uint32()))
	case reflect.Float64:
		v.SetFloat(g.NormFloat64() * 1000)
	case reflect.Pointer:
		if g.IntN(2) == 0 {
			v.Set(reflect.New(v.Type().Elem()))
			g.fill(v.Elem())
		}
	case reflect.Slice:
		if n := g.IntN(5) - 1; n >= 0 { // nil, empty, or some
			v.Set(reflect.MakeSlice(v.Type(), n, n))
			for i := range n {
				g.fill(v.Index(i))
			}
		}
	case reflect.Map:
		if n := g.IntN(5) - 1; n >= 0 {
			v.Set(reflect.MakeMap(v.Type()))
			for range n {
				key, value := reflect.New(v.Type().Key()).Elem(), reflect.New(v.Type().Elem()).Elem()
				g.fill(key)
				g.fill(value)
				v.SetMapIndex(key, value)
			}
		}
	case reflect.Struct:
		for i := range v.NumField() {
			g.fill(v.Field(i))
		}
	default:
		panic("cannot fill " + v.Type().String())
	}
}

// words gives a text that no rule calls blank, with all that is hard to keep.
func (g *generator) words() string {
	hard := []string{
		"plain", "O'Brien", `say "so"`, "line\nbreak", "tab\t", "żółć", "e\u0301", "👩‍👩‍👧", "a<b>&c", "\x00nul", "100%", "؟مرحبا",
		"back\\slash", "a\u2028b", "null", "{}", "[]", "1.0", "2025-01-01T00:00:00Z", "'; DROP TABLE article; --",
	}
	out := one(g, hard)
	for range g.IntN(3) {
		out += " " + one(g, hard)
	}
	return out
}
