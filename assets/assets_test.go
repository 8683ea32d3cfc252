package assets_test

import (
	"bytes"
	"encoding/json"
	"html"
	"image/png"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"parley/assets"
)

// statement is a line of statements.jsonl with exactly the fields that are agreed on.
type statement struct {
	Article     string    `json:"article"`
	Speaker     *string   `json:"speaker"`
	Holder      string    `json:"holder"`
	Issue       string    `json:"issue"`
	Stance      string    `json:"stance"`
	Condition   *string   `json:"condition"`
	Attribution string    `json:"attribution_type"`
	Certainty   string    `json:"certainty"`
	Chain       []chain   `json:"chain"`
	StatedAt    statedAt  `json:"stated_at"`
	Act         string    `json:"act"`
	Polarity    string    `json:"polarity"`
	Time        string    `json:"time_reference"`
	Quotes      []passage `json:"quotes"`
	Paraphrase  *string   `json:"paraphrase"`
	KeyEvidence bool      `json:"key_evidence"`
	Confidence  string    `json:"coder_confidence"`
	Review      string    `json:"review"`
	Coder       string    `json:"coder"`
	Note        *string   `json:"note"`
	Links       []link    `json:"links"`
}

type chain struct {
	Actor     *string `json:"actor"`
	Label     string  `json:"label"`
	Anonymity string  `json:"anonymity"`
	Cue       string  `json:"cue"`
	Channel   string  `json:"channel"`
}

type statedAt struct {
	Value     string `json:"value"`
	Precision string `json:"precision"`
	Basis     string `json:"basis"`
}

type passage struct {
	Role string `json:"role"`
	Text string `json:"text"`
}

type link struct {
	Type   string `json:"type"`
	ToLine int    `json:"to_line"`
}

type codebook struct {
	Format string `json:"format"`
	Actors []struct {
		ID         string            `json:"id"`
		Name       string            `json:"name"`
		Type       string            `json:"type"`
		Side       string            `json:"side"`
		Attributes map[string]string `json:"attributes"`
		Aliases    []struct {
			Text     string `json:"text"`
			Language string `json:"language"`
			Match    string `json:"match"`
		} `json:"aliases"`
		Roles []struct {
			Title   string `json:"title"`
			OfActor string `json:"of_actor"`
		} `json:"roles"`
	} `json:"actors"`
	Issues []struct {
		ID       string   `json:"id"`
		Title    string   `json:"title"`
		Question string   `json:"question"`
		Low      string   `json:"label_low"`
		High     string   `json:"label_high"`
		Phrases  []string `json:"phrases"`
	} `json:"issues"`
}

// article is the readable text of a sample file, a paragraph an entry.
type article struct {
	language   string
	paragraphs []string
}

func (a article) text() string { return strings.Join(a.paragraphs, "\n") }

var (
	articlePart = regexp.MustCompile(`(?s)<article\b.*?</article>`)
	paragraph   = regexp.MustCompile(`(?s)<p\b[^>]*>(.*?)</p>`)
	tag         = regexp.MustCompile(`<[^>]*>`)
	pageLang    = regexp.MustCompile(`<html lang="([a-z]+)"`)
)

func readArticles(tb testing.TB) map[string]article {
	tb.Helper()
	names, err := fs.Glob(assets.Sample(), "articles/*")
	if err != nil {
		tb.Fatal(err)
	}
	out := map[string]article{}
	for _, name := range names {
		raw, err := fs.ReadFile(assets.Sample(), name)
		if err != nil {
			tb.Fatal(err)
		}
		ext := path.Ext(name)
		key := strings.TrimSuffix(path.Base(name), ext)
		switch ext {
		case ".html":
			out[key] = htmlArticle(tb, name, string(raw))
		case ".txt":
			out[key] = textArticle(tb, name, string(raw))
		default:
			tb.Errorf("%s is neither a page nor a text", name)
		}
	}
	if len(out) < 10 {
		tb.Fatalf("%d articles, want at least 10", len(out))
	}
	return out
}

func htmlArticle(tb testing.TB, name, raw string) article {
	tb.Helper()
	lang := pageLang.FindStringSubmatch(raw)
	if lang == nil {
		tb.Fatalf("%s declares no language", name)
	}
	a := article{language: lang[1]}
	for _, p := range paragraph.FindAllStringSubmatch(articlePart.FindString(raw), -1) {
		a.paragraphs = append(a.paragraphs, strings.TrimSpace(html.UnescapeString(tag.ReplaceAllString(p[1], ""))))
	}
	return a
}

func textArticle(tb testing.TB, name, raw string) article {
	tb.Helper()
	head, body, ok := strings.Cut(raw, "\n\n")
	if !ok {
		tb.Fatalf("%s has no body", name)
	}
	fields := map[string]string{}
	for line := range strings.Lines(head) {
		k, v, _ := strings.Cut(strings.TrimSpace(line), ": ")
		fields[k] = v
	}
	for _, k := range []string{"Title", "Source", "Date", "Byline", "URL", "Language"} {
		if fields[k] == "" {
			tb.Errorf("%s has no %s", name, k)
		}
	}
	a := article{language: fields["Language"]}
	for _, p := range strings.Split(strings.TrimSpace(body), "\n\n") {
		if strings.Contains(p, "\n") {
			tb.Errorf("%s: a paragraph has several lines: %.60s", name, p)
		}
		a.paragraphs = append(a.paragraphs, p)
	}
	return a
}

func readStatements(tb testing.TB) []statement {
	tb.Helper()
	raw, err := fs.ReadFile(assets.Sample(), "statements.jsonl")
	if err != nil {
		tb.Fatal(err)
	}
	var out []statement
	for line := range strings.Lines(string(raw)) {
		var s statement
		dec := json.NewDecoder(strings.NewReader(line))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&s); err != nil {
			tb.Fatalf("line %d: %v", len(out)+1, err)
		}
		out = append(out, s)
	}
	if len(out) < 60 {
		tb.Fatalf("%d statements, want at least 60", len(out))
	}
	return out
}

func readCodebook(tb testing.TB) codebook {
	tb.Helper()
	raw, err := fs.ReadFile(assets.Sample(), "codebook.json")
	if err != nil {
		tb.Fatal(err)
	}
	var b codebook
	if err := json.Unmarshal(raw, &b); err != nil {
		tb.Fatal(err)
	}
	if len(b.Actors) < 8 || len(b.Issues) < 6 {
		tb.Fatalf("%d actors and %d issues, want at least 8 and 6", len(b.Actors), len(b.Issues))
	}
	return b
}

func (b codebook) ids() (actors, issues map[string]bool) {
	actors, issues = map[string]bool{}, map[string]bool{}
	for _, a := range b.Actors {
		actors[a.ID] = true
	}
	for _, x := range b.Issues {
		issues[x.ID] = true
	}
	return actors, issues
}

func TestArticles(t *testing.T) {
	ukrainian := 0
	for name, a := range readArticles(t) {
		words := len(strings.Fields(a.text()))
		if words < 250 || words > 550 {
			t.Errorf("%s has %d words, want 250 to 550", name, words)
		}
		for _, label := range []string{"Read also", "Читайте також", "cookie"} {
			if strings.Contains(a.text(), label) {
				t.Errorf("%s: %q stands among the paragraphs", name, label)
			}
		}
		if a.language == "uk" && strings.ContainsAny(a.text(), "іїєґ") {
			ukrainian++
		}
	}
	if ukrainian == 0 {
		t.Error("no article in Ukrainian")
	}
}

func TestPagesLookSaved(t *testing.T) {
	names, err := fs.Glob(assets.Sample(), "articles/*.html")
	if err != nil || len(names) < 9 {
		t.Fatalf("%d pages (%v), want at least 9", len(names), err)
	}
	ld := regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)
	address := regexp.MustCompile(`https?://([^/"]+)`)
	for _, name := range names {
		raw, err := fs.ReadFile(assets.Sample(), name)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range []string{`<title>`, `og:site_name`, `rel="canonical"`, `<nav`, `<ul>`} {
			if !bytes.Contains(raw, []byte(part)) {
				t.Errorf("%s has no %s", name, part)
			}
		}
		var node struct {
			Type      string    `json:"@type"`
			Headline  string    `json:"headline"`
			Published time.Time `json:"datePublished"`
			Publisher struct {
				Name string `json:"name"`
			} `json:"publisher"`
		}
		m := ld.FindSubmatch(raw)
		if m == nil {
			t.Errorf("%s has no JSON-LD", name)
			continue
		}
		if err := json.Unmarshal(m[1], &node); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if node.Type != "NewsArticle" || node.Headline == "" || node.Publisher.Name == "" || node.Published.Year() != 2026 {
			t.Errorf("%s: JSON-LD is incomplete: %+v", name, node)
		}
		for _, host := range address.FindAllSubmatch(raw, -1) {
			if h := string(host[1]); h != "schema.org" && !strings.HasSuffix(h, ".example") {
				t.Errorf("%s names the real host %s", name, h)
			}
		}
	}
}

func TestCodebook(t *testing.T) {
	b := readCodebook(t)
	actors, issues := b.ids()
	if b.Format != "parley-codebook/1" {
		t.Errorf("format is %q", b.Format)
	}
	if len(actors) != len(b.Actors) || len(issues) != len(b.Issues) {
		t.Error("an id is given twice")
	}
	types := []string{"person", "government", "ministry", "party", "international_org", "company", "armed_group", "media", "expert", "anonymous_group", "other"}
	names, ukrainian := map[string]string{}, 0
	for _, a := range b.Actors {
		if a.Name == "" || a.Side == "" || a.Attributes["side"] != a.Side || !slices.Contains(types, a.Type) {
			t.Errorf("actor %s: name, type or side is wrong", a.ID)
		}
		texts := []string{a.Name}
		for _, al := range a.Aliases {
			texts = append(texts, al.Text)
			if strings.TrimSpace(al.Text) == "" || !slices.Contains([]string{"exact", "inflected"}, al.Match) {
				t.Errorf("actor %s: alias %+v", a.ID, al)
			}
			if al.Language == "uk" {
				ukrainian++
			}
		}
		for _, text := range texts {
			if other, taken := names[strings.ToLower(text)]; taken {
				t.Errorf("%q names both %s and %s", text, other, a.ID)
			}
			names[strings.ToLower(text)] = a.ID
		}
	}
	if ukrainian == 0 {
		t.Error("no alias in Ukrainian")
	}
}

func TestCodebookRolesAndIssues(t *testing.T) {
	b := readCodebook(t)
	actors, _ := b.ids()
	roles := 0
	for _, a := range b.Actors {
		for _, r := range a.Roles {
			roles++
			if r.Title == "" || (r.OfActor != "" && !actors[r.OfActor]) {
				t.Errorf("actor %s: role %+v", a.ID, r)
			}
		}
	}
	if roles == 0 {
		t.Error("no actor has a role")
	}
	for _, x := range b.Issues {
		if x.Title == "" || len([]rune(x.Title)) > 24 || x.Question == "" || x.Low == "" || x.High == "" || len(x.Phrases) == 0 {
			t.Errorf("issue %s is incomplete, or its title is over 24 characters", x.ID)
		}
	}
}

func TestStatementsNameWhatExists(t *testing.T) {
	articles, all := readArticles(t), readStatements(t)
	actors, issues := readCodebook(t).ids()
	coded := map[string]bool{}
	for i, s := range all {
		if _, ok := articles[s.Article]; !ok {
			t.Errorf("line %d: no article %q", i+1, s.Article)
		}
		coded[s.Article] = true
		if !actors[s.Holder] || !issues[s.Issue] || (s.Speaker != nil && !actors[*s.Speaker]) {
			t.Errorf("line %d: speaker, holder %q or issue %q is not in the codebook", i+1, s.Holder, s.Issue)
		}
		for _, c := range s.Chain {
			if (c.Actor == nil) == (c.Label == "") || (c.Actor != nil && !actors[*c.Actor]) {
				t.Errorf("line %d: a link of the chain needs a known actor or a label: %+v", i+1, c)
			}
		}
	}
	if len(coded) != len(articles) {
		t.Errorf("%d of %d articles are coded", len(coded), len(articles))
	}
}

func TestLinksStayInTheirCell(t *testing.T) {
	all, links := readStatements(t), 0
	for i, s := range all {
		for _, l := range s.Links {
			links++
			if l.ToLine < 1 || l.ToLine > len(all) || l.ToLine == i+1 {
				t.Errorf("line %d: link to line %d", i+1, l.ToLine)
				continue
			}
			if to := all[l.ToLine-1]; to.Holder != s.Holder || to.Issue != s.Issue {
				t.Errorf("line %d: link to line %d leads to another cell", i+1, l.ToLine)
			}
		}
	}
	if links == 0 {
		t.Error("no statement is linked")
	}
}

func TestQuotesStandInTheirArticleOnce(t *testing.T) {
	articles := readArticles(t)
	seen := 0
	for i, s := range readStatements(t) {
		a := articles[s.Article]
		contents := 0
		for _, q := range s.Quotes {
			seen++
			if q.Role == "content" {
				contents++
			}
			if n := strings.Count(a.text(), q.Text); q.Text == "" || n != 1 {
				t.Errorf("line %d: %s %q occurs %d times in %s", i+1, q.Role, q.Text, n, s.Article)
			}
			if !slices.ContainsFunc(a.paragraphs, func(p string) bool { return strings.Contains(p, q.Text) }) {
				t.Errorf("line %d: %q runs over paragraphs of %s", i+1, q.Text, s.Article)
			}
		}
		for _, c := range s.Chain {
			if !strings.Contains(a.text(), c.Cue) {
				t.Errorf("line %d: cue %q is not in %s", i+1, c.Cue, s.Article)
			}
		}
		if contents == 0 {
			t.Errorf("line %d has no content", i+1)
		}
	}
	if seen == 0 {
		t.Fatal("no quotes")
	}
}

func TestCodesAreThoseOfTheDomain(t *testing.T) {
	codes := map[string][]string{
		"stance":      {"strong_support", "support", "conditional_support", "neutral", "conditional_oppose", "oppose", "strong_oppose", "ambivalent", "no_comment"},
		"attribution": {"direct_quote", "official_document", "mixed_quote", "indirect_quote", "spokesperson_for_holder", "second_hand_named", "second_hand_anonymous", "reported_unsourced", "journalist_inference", "analyst_inference"},
		"certainty":   {"CT", "PR", "PS", "U"},
		"polarity":    {"+", "-", "u"},
		"time":        {"past", "present", "conditional_future"},
		"precision":   {"minute", "day", "week", "month", "year", "unknown"},
		"basis":       {"explicit", "relative_resolved", "article_date_default", "analyst"},
		"act":         {"position", "demand", "offer", "concession", "red_line", "threat", "rejection", "commitment", "explanation"},
		"confidence":  {"high", "medium", "low"},
		"review":      {"reviewed", "draft", "disputed"},
		"coder":       {"C1", "C2"},
		"role":        {"content", "cue", "speaker_mention", "condition", "date_mention"},
		"anonymity":   {"named", "unnamed_described", "unnamed_plural", "none"},
		"channel":     {"speech", "interview", "press_release", "social_post", "leaked_document", "media_report"},
		"link":        {"repeats", "denies", "confirms", "clarifies", "supersedes", "contradicts", "responds_to"},
	}
	for i, s := range readStatements(t) {
		check := func(set, code string) {
			t.Helper()
			if !slices.Contains(codes[set], code) {
				t.Errorf("line %d: %q is no %s", i+1, code, set)
			}
		}
		check("stance", s.Stance)
		check("attribution", s.Attribution)
		check("certainty", s.Certainty)
		check("polarity", s.Polarity)
		check("time", s.Time)
		check("precision", s.StatedAt.Precision)
		check("basis", s.StatedAt.Basis)
		check("act", s.Act)
		check("confidence", s.Confidence)
		check("review", s.Review)
		check("coder", s.Coder)
		for _, q := range s.Quotes {
			check("role", q.Role)
		}
		for _, c := range s.Chain {
			check("anonymity", c.Anonymity)
			check("channel", c.Channel)
		}
		for _, l := range s.Links {
			check("link", l.Type)
		}
	}
}

func TestStatementsKeepTheInvariants(t *testing.T) {
	ranks := map[string]int{}
	for i, s := range readStatements(t) {
		ranks[s.Attribution]++
		if strings.HasPrefix(s.Stance, "conditional") && (s.Condition == nil || strings.TrimSpace(*s.Condition) == "") {
			t.Errorf("line %d is conditional without a condition", i+1)
		}
		switch s.Attribution {
		case "second_hand_named", "second_hand_anonymous":
			if len(s.Chain) == 0 {
				t.Errorf("line %d is second-hand without a chain", i+1)
			}
		case "spokesperson_for_holder":
			if s.Speaker == nil || *s.Speaker == s.Holder {
				t.Errorf("line %d: the spokesperson is the holder", i+1)
			}
		}
		if s.Review == "reviewed" && s.Stance == "" {
			t.Errorf("line %d is reviewed without a stance", i+1)
		}
		checkDate(t, i+1, s.StatedAt)
	}
	for _, code := range []string{"direct_quote", "official_document", "mixed_quote", "indirect_quote", "spokesperson_for_holder", "second_hand_named", "second_hand_anonymous", "reported_unsourced"} {
		if ranks[code] == 0 {
			t.Errorf("no statement has attribution %s", code)
		}
	}
}

func checkDate(t *testing.T, line int, d statedAt) {
	t.Helper()
	switch d.Precision {
	case "day":
		if _, err := time.Parse(time.DateOnly, d.Value); err != nil {
			t.Errorf("line %d: %v", line, err)
		}
	case "week":
		if !regexp.MustCompile(`^2026-W[0-5]\d$`).MatchString(d.Value) {
			t.Errorf("line %d: %q is no week", line, d.Value)
		}
	default:
		t.Errorf("line %d: precision %s", line, d.Precision)
	}
}

// TestCellsStayInteresting holds the recipe of the matrix: what the sample shows depends
// on these statements being there.
func TestCellsStayInteresting(t *testing.T) {
	type cell struct{ holder, issue string }
	stances := map[cell]map[string]int{}
	for _, s := range readStatements(t) {
		c := cell{s.Holder, s.Issue}
		if stances[c] == nil {
			stances[c] = map[string]int{}
		}
		stances[c][s.Attribution[:6]+" "+s.Stance]++
	}
	holders, issues := map[string]bool{}, map[string]bool{}
	for c := range stances {
		holders[c.holder], issues[c.issue] = true, true
	}
	all := len(holders) * len(issues)
	if len(holders) != 12 || len(issues) != 7 {
		t.Errorf("%d holders and %d issues, want 12 and 7", len(holders), len(issues))
	}
	if blank := all - len(stances); blank*100 < all*35 || blank*100 > all*50 {
		t.Errorf("%d of %d cells are blank, want 35 to 50 %%", blank, all)
	}
	wants := []struct {
		name string
		cell cell
		has  []string
	}{
		{"mixed on one day", cell{"tamsen", "delta_ceasefire"}, []string{"direct support", "direct oppose"}},
		{"shifted", cell{"vostan", "guaranteed_flow"}, []string{"direct oppose", "direct support"}},
		{"contested", cell{"dostrel", "union_monitors"}, []string{"indire support", "spokes oppose"}},
		{"ambivalent", cell{"delta_growers", "arbitration"}, []string{"direct ambivalent"}},
		{"neutral", cell{"korvan_hydro", "union_monitors"}, []string{"direct neutral"}},
		{"silent", cell{"korvan_hydro", "compensation_fund"}, []string{"indire no_comment"}},
		{"unsourced only", cell{"reed_brigade", "compensation_fund"}, []string{"report support"}},
		{"reports differ", cell{"lodria", "union_monitors"}, []string{"second support", "second oppose"}},
	}
	for _, w := range wants {
		for _, key := range w.has {
			if stances[w.cell][key] == 0 {
				t.Errorf("%s: %v has no %q, only %v", w.name, w.cell, key, stances[w.cell])
			}
		}
	}
}

func TestSampleIsCC0(t *testing.T) {
	text, err := fs.ReadFile(assets.Sample(), "LICENSE")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Contains(text, []byte("CC0 1.0")) || !strings.Contains(assets.SampleLicense, "CC0 1.0") {
		t.Error("the licence is not named")
	}
}

func TestIcon(t *testing.T) {
	img, err := png.Decode(bytes.NewReader(assets.Icon()))
	if err != nil {
		t.Fatal(err)
	}
	if b := img.Bounds(); b.Dx() != 512 || b.Dy() != 512 {
		t.Errorf("the icon is %d × %d", b.Dx(), b.Dy())
	}
	if _, _, _, a := img.At(0, 0).RGBA(); a != 0 {
		t.Error("the corner is not transparent")
	}
}
