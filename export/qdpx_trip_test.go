package export_test

import (
	"bytes"
	"cmp"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"parley/app"
	"parley/app/interop"
	"parley/app/plaintext"
	"parley/export"
)

// hostilePieces are texts that something on the way may trip over.
var hostilePieces = []string{
	"Рада не підтримує мит", "«Ні», — сказала міністерка", "😀👩‍👩‍👧 yes", "a < b && c > d", "]]>", "<Code guid=\"x\"/>", "&#x1;", "é̂ accents", "مرحبا بالعالم", "שלום", "=1+1", "\"quoted\"",
	"it's", "100 %", "C:\\path", "ﬁne ligature", "ß ẞ", "中文文本", "end.", "𝒳 math", "\u200dzwj", "naïve\u00a0space", "_x000D_", "parley-statement: {}", "parley-part-of: S-1", "tail",
}

// wild are pieces that stand in comments and names only: a canonical text has none of them.
var wild = append(slices.Clone(hostilePieces), "\u0001\u0002", "\r\n", "\t", "\uFFFE", "line\nparley-part-of: S-1", "\nparley-annotation: {\"id\":\"N-9\"}", "\u202Eevil\u202C", " edge ")

// maker makes random projects.
type maker struct {
	*rand.Rand
	n int
}

func (m *maker) some(list []string, most int) string {
	var b strings.Builder
	for range 1 + m.IntN(most) {
		b.WriteString(list[m.IntN(len(list))])
		b.WriteByte(" \n.,"[m.IntN(4)])
	}
	return strings.TrimSpace(b.String())
}

func (m *maker) name(kind string) string {
	m.n++
	return fmt.Sprintf("%s %d %s", kind, m.n, strings.TrimSpace(strings.Map(func(r rune) rune {
		if r == '\n' || r == '\r' {
			return ' '
		}
		return r
	}, m.some(wild, 2))))
}

func (m *maker) chance() bool { return m.IntN(2) == 0 }

func pick[T any](m *maker, list []T) (v T) {
	if len(list) == 0 {
		return v
	}
	return list[m.IntN(len(list))]
}

func maybe[T any](m *maker, list []T) (v T) {
	if m.chance() {
		return v
	}
	return pick(m, list)
}

func (m *maker) time() time.Time {
	return time.Date(2025, 1, 1, 0, 0, m.IntN(1_000_000), m.IntN(1_000_000)*1000, time.UTC)
}

// coded makes a project with a text or more. Some of it REFI-QDA has no place for.
func (m *maker) coded(t *testing.T) app.CodedProject {
	t.Helper()
	p := app.CodedProject{Format: "parley", Title: m.name("Project")}
	m.codebook(&p)
	for range 1 + m.IntN(3) {
		m.article(t, &p)
	}
	for range m.IntN(12) {
		m.statement(t, &p)
	}
	for range m.IntN(8) {
		a := pick(m, p.Articles)
		p.Annotations = append(p.Annotations, app.Annotation{
			ID: app.AnnotationID(fmt.Sprintf("N-%d", len(p.Annotations)+1)), Article: a.ID, Quote: m.quote(t, p.Texts[slices.IndexFunc(p.Texts, func(v app.TextVersion) bool { return v.ID == a.Version })]),
			Comment: maybe(m, []string{m.some(wild, 4)}), Tags: m.tagsOf(p), Colour: maybe(m, []string{"#ffcc00"}), Coder: maybe(m, []app.CoderID{"C1", "C2", "C9"}), CreatedAt: m.time(), UpdatedAt: m.time(),
		})
	}
	m.around(&p)
	return p
}

func (m *maker) tagsOf(p app.CodedProject) []app.TagID {
	var out []app.TagID
	for _, t := range p.Codebook.Tags {
		if m.IntN(3) == 0 {
			out = append(out, t.ID)
		}
	}
	return out
}

func (m *maker) codebook(p *app.CodedProject) {
	b := &p.Codebook
	b.Coders = []app.Coder{{ID: "C1", Name: m.name("Coder")}, {ID: "C2", Name: m.name("Кодувальниця")}}
	for i := range m.IntN(4) {
		b.Tags = append(b.Tags, app.Tag{ID: app.TagID(fmt.Sprintf("tag_%d", i)), Name: m.name("Tag"), Colour: maybe(m, []string{"#00ff00", "green"})})
	}
	for i := range 1 + m.IntN(5) {
		a := app.Actor{
			ID: app.ActorID(fmt.Sprintf("actor_%d", i)), Name: m.name("Actor"), Type: pick(m, app.ActorTypes()), Colour: maybe(m, []string{"#abcdef", "odd"}), Tags: m.tagsOf(*p), WikidataID: maybe(m, []string{"Q42"}),
		}
		if i > 0 {
			a.Parent = maybe(m, []app.ActorID{b.Actors[0].ID})
			a.Roles = []app.ActorRole{{OfActor: b.Actors[0].ID, Title: m.some(wild, 2) + "x", From: "2024-01"}}
		}
		if m.chance() {
			a.Attributes = map[string]string{"side": m.some(wild, 1), "type": "clash", "": "nothing"}
			a.Aliases = []app.Alias{{Text: "x" + m.some(wild, 1), Language: "uk", Match: "inflected"}}
		}
		b.Actors = append(b.Actors, a)
	}
	for i := range 1 + m.IntN(6) {
		x := app.Issue{ID: app.IssueID(fmt.Sprintf("issue_%d", i)), Title: m.name("Issue"), Question: maybe(m, []string{m.some(wild, 3)}), Include: maybe(m, []string{m.some(wild, 3)}), LabelLow: "low", Tags: m.tagsOf(*p)}
		if i > 0 {
			x.Parent = maybe(m, b.Issues).ID
		}
		if m.chance() {
			half := 50.0
			x.ReferencePoint, x.Anchors, x.Synonyms, x.Phrases = &half, []app.Anchor{{Value: 12.5, Label: m.some(wild, 1)}}, []string{"x" + m.some(wild, 1)}, []string{`"free trade"~5`}
		}
		b.Issues = append(b.Issues, x)
	}
	if m.chance() { // a child made before its parent
		b.Issues = append(b.Issues, app.Issue{ID: "late", Title: m.name("Issue")})
		b.Issues[0].Parent = "late"
	}
}

func (m *maker) article(t *testing.T, p *app.CodedProject) {
	t.Helper()
	m.n++
	text, _ := plaintext.Canonical(fmt.Sprintf("Article %d. %s\n%s", m.n, m.some(hostilePieces, 12), m.some(hostilePieces, 12)))
	hash := app.HashText(text)
	if !utf8.ValidString(text) {
		t.Fatal("the made text is not valid")
	}
	o := app.Outlet{ID: app.OutletID(fmt.Sprintf("outlet_%d", m.n)), Name: m.name("Outlet"), Kind: pick(m, app.OutletKinds()), Aliases: []string{"other name"}, Country: "UA"}
	p.Outlets = append(p.Outlets, o)
	a := app.Article{
		ID: maybe(m, []app.ArticleID{app.ArticleID(fmt.Sprintf("a%d", m.n))}), Seq: int64(len(p.Articles) + 1), Version: hash, Title: maybe(m, []string{m.name("Title")}), Byline: []string{m.some(wild, 1)},
		URL: "https://example.org/?a=1&b=<2>", Outlet: maybe(m, []app.OutletID{o.ID}), Language: pick(m, []string{"en", "uk", "ar"}), Kind: pick(m, app.ArticleKinds()), State: pick(m, app.CodingStates()), Published: pick(m, []app.Date{"2025-04-11", "2025-04", "--04-11"}),
		Tags: m.tagsOf(*p), Starred: m.chance(), Provenance: map[string]string{"title": "html"}, Attributes: map[string]string{"k": m.some(wild, 1)}, Path: "file.html", Warnings: []string{m.some(wild, 1)}, Fingerprint: []uint32{1, 2}, Cluster: "c1", Lists: maybe(m, [][]string{{"list_1"}}),
	}
	if a.ID == "" {
		a.ID = app.NewArticleID(hash)
	}
	p.Articles = append(p.Articles, a)
	p.Texts = append(p.Texts, plaintext.NewVersion(a.ID, 1+m.IntN(3), app.Extracted{Text: text, Language: a.Language, Extractor: "html/1", SourceSHA: "ab"}, m.time()))
}

// quote cuts words out of a text, on rune bounds.
func (m *maker) quote(t *testing.T, v app.TextVersion) app.Quote {
	t.Helper()
	bounds := []int{len(v.Text)}
	for i := range v.Text {
		bounds = append(bounds, i)
	}
	slices.Sort(bounds)
	from := m.IntN(len(bounds) - 1)
	to := from + 1 + m.IntN(min(40, len(bounds)-1-from))
	q, err := app.NewQuote(v, app.Bounds{Start: bounds[from], End: bounds[to]})
	if err != nil {
		t.Fatal(err)
	}
	return q
}

func (m *maker) statement(t *testing.T, p *app.CodedProject) {
	t.Helper()
	a := pick(m, p.Articles)
	v := p.Texts[slices.IndexFunc(p.Texts, func(v app.TextVersion) bool { return v.ID == a.Version })]
	actors := []app.ActorID{}
	for _, x := range p.Codebook.Actors {
		actors = append(actors, x.ID)
	}
	hundred := 100.0
	s := app.Statement{
		ID: app.StatementID(fmt.Sprintf("S-%d", len(p.Statements)+1)), Article: a.ID, Holder: maybe(m, actors), Speaker: maybe(m, actors), Issue: maybe(m, p.Codebook.Issues).ID, Stance: maybe(m, app.Stances()),
		Condition: m.some(wild, 2) + "if", Attribution: app.SecondHandNamed, Chain: []app.AttributionLink{{SourceActor: maybe(m, actors), SourceLabel: "x" + m.some(wild, 1), Anonymity: "named", CueText: "said"}},
		Certainty: maybe(m, app.Certainties()), StatedAt: maybe(m, []app.Date{"2025-04-11"}), Paraphrase: maybe(m, []string{m.some(wild, 3)}), Note: maybe(m, []string{m.some(wild, 3)}), ScalePoint: maybe(m, []*float64{&hundred}),
		KeyEvidence: m.chance(), Coder: maybe(m, []app.CoderID{"C1", "C2", "C9"}), Origin: app.OriginQDPX, Review: pick(m, []app.Review{app.ReviewDraft, app.ReviewRejected, app.ReviewDisputed}), Tags: m.tagsOf(*p), CreatedAt: m.time(), UpdatedAt: m.time(),
	}
	for range 1 + m.IntN(3) {
		s.Passages = append(s.Passages, app.Passage{Role: app.RoleContent, Quote: m.quote(t, v)})
	}
	s.Passages = append(s.Passages, app.Passage{Role: app.RoleCue, Quote: m.quote(t, v)})
	if m.IntN(8) == 0 {
		s.Passages = s.Passages[len(s.Passages)-1:] // no words of its own
	}
	if err := s.Validate(); err != nil {
		t.Fatal(err)
	}
	p.Statements = append(p.Statements, s)
}

// around adds links, notes, and things without a place.
func (m *maker) around(p *app.CodedProject) {
	for range m.IntN(4) {
		l := app.StatementLink{From: pick(m, p.Statements).ID, To: pick(m, p.Statements).ID, Type: pick(m, app.LinkTypes())}
		if l.Validate() == nil && !slices.Contains(p.Links, l) {
			p.Links = append(p.Links, l)
		}
	}
	targets := []app.Key{p.Articles[0].Key(), p.Codebook.Actors[0].Key(), p.Codebook.Issues[0].Key(), {Kind: app.KindCell, ID: "actor_0/issue_0"}, {Kind: app.KindSpec, ID: "spec"}, {Kind: app.KindProject, ID: "project"}}
	for _, s := range p.Statements {
		targets = append(targets, s.Key())
	}
	for _, a := range p.Annotations {
		targets = append(targets, a.Key())
	}
	for _, x := range p.Codebook.Tags {
		targets = append(targets, x.Key())
	}
	for range m.IntN(10) {
		p.Notes = append(p.Notes, app.Note{ID: fmt.Sprintf("M-%d", len(p.Notes)+1), Target: pick(m, targets), Text: "n" + m.some(wild, 4), Coder: maybe(m, []app.CoderID{"C1", "C9"}), At: m.time()})
	}
	if len(p.Statements) > 0 {
		p.Codebook.Issues[0].Examples = []app.StatementID{p.Statements[0].ID}
	}
	if m.chance() {
		p.TermLists, p.Specs = []app.TermList{{ID: "t", Name: "Verbs", Terms: []string{"say"}}}, []app.MatrixSpec{{ID: "spec", Name: "Mine"}}
	}
	if m.chance() { // deleted since: an article whose text is gone, words in a text that is no longer in force
		p.Articles = append(p.Articles, app.Article{ID: "gone", Seq: 99, Version: "v", Title: "Gone", State: app.StateNew})
		if len(p.Annotations) > 0 {
			p.Annotations[0].Quote.Version = "older"
		}
		if len(p.Statements) > 1 {
			p.Statements[1].Passages[0].Version = "older"
		}
	}
}

// lost gives the names of one sort in a loss report.
type lost map[string][]string

func losses(list []app.Loss) lost {
	out := lost{}
	for _, l := range list {
		out[l.What] = append(out[l.What], l.Items...)
	}
	return out
}

// take removes what is named in the report, and the name from the report: what is left in
// it was not lost.
func take[T any](l lost, what string, list []T, name func(T) string) []T {
	return slices.DeleteFunc(slices.Clone(list), func(x T) bool {
		i := slices.Index(l[what], name(x))
		if i >= 0 {
			l[what] = slices.Delete(l[what], i, i+1)
		}
		return i >= 0
	})
}

// held is what a project holds beside what its loss report names; what is computed anew or
// tells of the import is left out.
func held(p app.CodedProject, report []app.Loss) (app.CodedProject, lost) {
	l := losses(report)
	delete(l, "stances")
	delete(l, "title")
	p.Codebook.Coders = slices.Clone(p.Codebook.Coders)
	for i := range p.Codebook.Coders {
		c := &p.Codebook.Coders[i]
		if len(take(l, "names of coders", []app.Coder{*c}, func(c app.Coder) string { return string(c.ID) })) == 0 {
			c.Name = app.QDAPlain(c.Name)
		}
	}
	p.Statements = take(l, "statements", p.Statements, func(s app.Statement) string { return string(s.ID) })
	p.Annotations = take(l, "annotations", p.Annotations, func(a app.Annotation) string { return string(a.ID) })
	p.Articles = take(l, "articles", p.Articles, func(a app.Article) string { return a.Title })
	p.Links = take(l, "links between statements", p.Links, func(x app.StatementLink) string { return x.Key().ID })
	p.Notes = take(l, "notes", p.Notes, func(n app.Note) string { return n.ID + " on " + n.Target.String() })
	p.TermLists = take(l, "lists of terms", p.TermLists, func(x app.TermList) string { return x.Name })
	p.Specs = take(l, "matrix specs", p.Specs, func(x app.MatrixSpec) string { return x.Name })
	p.Outlets = take(l, "outlets", p.Outlets, func(x app.Outlet) string { return x.Name })
	for i := range p.Articles {
		a := &p.Articles[i]
		text := p.Texts[slices.IndexFunc(p.Texts, func(v app.TextVersion) bool { return v.ID == a.Version })].Text
		if len(a.Lists) > 0 && len(take(l, "places on lists", []app.Article{*a}, func(a app.Article) string { return app.DisplayTitle(a.Title, text) })) == 0 {
			a.Lists = nil
		}
		a.Seq, a.Fingerprint, a.Cluster = int64(i+1), nil, ""
	}
	coders := map[app.CoderID]bool{"": true}
	for _, c := range p.Codebook.Coders {
		coders[c.ID] = true
	}
	name := func(c app.CoderID) { // a coder without a record gets one
		if !coders[c] {
			coders[c] = true
			p.Codebook.Coders = append(slices.Clone(p.Codebook.Coders), app.Coder{ID: c, Name: string(c)})
		}
	}
	have := map[app.StatementID]bool{}
	for _, s := range p.Statements {
		name(s.Coder)
		have[s.ID] = true
	}
	for _, a := range p.Annotations {
		name(a.Coder)
	}
	for _, n := range p.Notes {
		name(n.Coder)
	}
	p.Codebook.Issues = slices.Clone(p.Codebook.Issues)
	for i := range p.Codebook.Issues {
		x := &p.Codebook.Issues[i]
		x.Examples = slices.DeleteFunc(slices.Clone(x.Examples), func(id app.StatementID) bool { return !have[id] })
	}
	slices.SortFunc(p.Codebook.Coders, func(a, b app.Coder) int { return cmp.Compare(a.ID, b.ID) })
	slices.SortFunc(p.Outlets, func(a, b app.Outlet) int { return cmp.Compare(a.ID, b.ID) })
	p.Notes = slices.Clone(p.Notes)
	slices.SortFunc(p.Notes, func(a, b app.Note) int { return cmp.Compare(a.ID, b.ID) })
	p.Format = ""
	return p, l
}

func qdpxOf(t *testing.T, p app.CodedProject) (path string, report []app.Loss) {
	t.Helper()
	var b bytes.Buffer
	report, err := export.New(export.Options{}).WriteExchange(t.Context(), &b, "qdpx", app.ExchangeSource{Project: p})
	if err != nil {
		t.Fatal(err)
	}
	path = filepath.Join(t.TempDir(), "trip.qdpx")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	return path, report
}

func sameProject(t *testing.T, want, got app.CodedProject, report []app.Loss) {
	t.Helper()
	if !app.QDASame(got.Title, want.Title) {
		t.Errorf("title %q, want %q", got.Title, want.Title)
	}
	got.Title = want.Title
	want, left := held(want, report)
	got, _ = held(got, nil)
	if d := gocmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
		t.Errorf("not the same (-before +after):\n%s", d)
	}
	for what, names := range left {
		if len(names) > 0 {
			t.Errorf("the report names %s as lost that the project does not have: %q", what, names)
		}
	}
}

// TestQDPXTrip sends random projects out and back: each thing is equal afterwards or named
// in the loss report, and the file fits the schema of the standard.
func TestQDPXTrip(t *testing.T) {
	lint := schemaLint(t)
	const seeds = 120
	for seed := range uint64(seeds) {
		t.Run(fmt.Sprint(seed), func(t *testing.T) {
			p := (&maker{Rand: rand.New(rand.NewPCG(seed, 1))}).coded(t)
			path, report := qdpxOf(t, p)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if seed%10 == 0 {
				lint(t, "Project.xsd", describedProject(t, data))
			}
			back, lostAgain, err := interop.Read(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			if len(lostAgain.Losses) != 0 {
				t.Errorf("reading lost more: %+v", lostAgain.Losses)
			}
			// The second trip has nothing left to lose.
			sameProject(t, p, back, report)
			path, report = qdpxOf(t, back)
			again, _, err := interop.Read(t.Context(), path)
			if err != nil {
				t.Fatal(err)
			}
			sameProject(t, back, again, nil)
			for what, names := range losses(report) {
				if what != "stances" {
					t.Errorf("the second trip lost %s: %q", what, names)
				}
			}
		})
	}
}

// schemaLint gives a function that validates against a schema of the standard, or one that
// does nothing where schema or tool is missing.
func schemaLint(t *testing.T) func(t *testing.T, schema string, data []byte) {
	t.Helper()
	const schemas = "../../shared/data/refi"
	tool, noTool := exec.LookPath("xmllint")
	if _, err := os.Stat(schemas); err != nil || noTool != nil {
		t.Log("xmllint or the schemas are not here; the files are read back only")
		return func(*testing.T, string, []byte) {}
	}
	return func(t *testing.T, schema string, data []byte) {
		t.Helper()
		file := filepath.Join(t.TempDir(), "made.xml")
		if err := os.WriteFile(file, data, 0o600); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.CommandContext(t.Context(), tool, "--noout", "--nonet", "--schema", filepath.Join(schemas, schema), file).CombinedOutput(); err != nil {
			t.Errorf("%s", out)
		}
	}
}

// TestQDCTrip does the same for the codebook alone.
func TestQDCTrip(t *testing.T) {
	lint := schemaLint(t)
	for seed := range uint64(40) {
		p := (&maker{Rand: rand.New(rand.NewPCG(seed, 2))}).coded(t)
		var b bytes.Buffer
		report, err := export.New(export.Options{}).WriteExchange(t.Context(), &b, "qdc", app.ExchangeSource{Project: p})
		if err != nil {
			t.Fatal(err)
		}
		if seed%10 == 0 {
			lint(t, "Codebook.xsd", b.Bytes())
		}
		path := filepath.Join(t.TempDir(), "book.qdc")
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		back, lostAgain, err := interop.Read(t.Context(), path)
		if err != nil || len(lostAgain.Losses) != 0 {
			t.Fatalf("%v, lost %+v", err, lostAgain.Losses)
		}
		l := losses(report)
		want := p.Codebook
		want.Coders = take(l, "coders", want.Coders, func(c app.Coder) string { return c.Name })
		examples := 0
		for i := range want.Issues {
			examples += len(want.Issues[i].Examples)
			want.Issues[i].Examples = nil
		}
		if (examples > 0) != (len(l["examples of issues"]) > 0) {
			t.Errorf("seed %d: %d examples, report %v", seed, examples, l)
		}
		if d := gocmp.Diff(want, back.Codebook, cmpopts.EquateEmpty()); d != "" {
			t.Errorf("seed %d (-before +after):\n%s", seed, d)
		}
	}
}
