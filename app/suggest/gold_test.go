package suggest_test

import (
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// goldSpan is a half-open range of byte offsets with the words it must hold.
type goldSpan struct {
	Start int    `json:"start"`
	End   int    `json:"end"`
	Text  string `json:"text"`
}

// goldLink is one link of a chain, outermost first.
type goldLink struct {
	Actor string `json:"actor"`
	Cue   string `json:"cue"`
}

// goldDate is a date expression; ISO is nil if it cannot be resolved.
type goldDate struct {
	Text      string  `json:"text"`
	ISO       *string `json:"iso"`
	Precision string  `json:"precision"`
	Basis     string  `json:"basis"`
	Refers    string  `json:"refers"`
}

// goldAccept lists what is right besides the first answer.
type goldAccept struct {
	Source  []string   `json:"source"`
	Cue     []string   `json:"cue"`
	Content []string   `json:"content"`
	Holder  []string   `json:"holder"`
	Speaker []string   `json:"speaker"`
	Chain   [][]string `json:"chain"`
	Mode    []string   `json:"mode"`
	Issue   []*string  `json:"issue"`
	Stance  []string   `json:"stance"`
}

// goldStatement is one annotated statement, fields as in the seed's gold.
type goldStatement struct {
	ID           string     `json:"id"`
	Paragraph    int        `json:"paragraph"`
	Need         string     `json:"need"`
	Kind         string     `json:"kind"`
	Source       *goldSpan  `json:"source"`
	Cue          goldSpan   `json:"cue"`
	Content      []goldSpan `json:"content"`
	Speaker      string     `json:"speaker"`
	Holder       string     `json:"holder"`
	Chain        []goldLink `json:"chain"`
	NestedOf     string     `json:"nested_of"`
	Mode         string     `json:"mode"`
	Issue        string     `json:"issue"`
	Stance       string     `json:"stance"`
	Hedge        []string   `json:"hedge"`
	Date         *goldDate  `json:"date"`
	Spokesperson bool       `json:"spokesperson"`
	Inserted     []goldSpan `json:"inserted"`
	Acceptable   goldAccept `json:"acceptable"`
}

// nested says that somebody else tells what the holder holds, and that a chain
// without the teller would be wrong. A spokesperson's two links are not
// counted: they are one voice.
func (s goldStatement) nested() bool {
	short := slices.ContainsFunc(s.Acceptable.Chain, func(c []string) bool { return len(c) == 1 })
	return len(s.Chain) > 1 && !s.Spokesperson && !short
}

// goldAttribution is an outermost attribution in the shape of
// parley-attributions/1.
type goldAttribution struct {
	ID      string     `json:"id"`
	Source  []goldSpan `json:"source"`
	Cue     []goldSpan `json:"cue"`
	Content []goldSpan `json:"content"`
}

// goldActor is an actor of the article with every name it goes by.
type goldActor struct {
	Name    string   `json:"name"`
	Aliases []string `json:"aliases"`
}

// goldArticle is one annotated article of testdata with its text and codebook.
type goldArticle struct {
	Format      string `json:"format"`
	Article     string `json:"article"`
	SHA256      string `json:"sha256"`
	Bytes       int    `json:"bytes"`
	Publisher   string `json:"publisher"`
	Date        string `json:"date"`
	Language    string `json:"language"`
	Style       string `json:"style"`
	Codebook    string `json:"codebook"`
	Annotations []struct {
		Attributions []goldAttribution `json:"attributions"`
	} `json:"annotations"`
	Boilerplate struct {
		Paragraphs [2]int `json:"paragraphs"`
	} `json:"boilerplate"`
	Silent     []int                `json:"no_statement_paragraphs"`
	Negatives  []goldSpan           `json:"negatives"`
	Actors     map[string]goldActor `json:"actors"`
	Statements []goldStatement      `json:"statements"`

	Text string   `json:"-"`
	Part string   `json:"-"` // dev or check
	Book goldBook `json:"-"`
}

// goldBook is a codebook in the form parley-codebook/1.
type goldBook struct {
	Format   string `json:"format"`
	Language string `json:"language"`
	Actors   []struct {
		ID      string   `json:"id"`
		Name    string   `json:"name"`
		Type    string   `json:"type"`
		Aliases []string `json:"aliases"`
		Roles   []string `json:"roles"`
	} `json:"actors"`
	Issues []struct {
		ID          string   `json:"id"`
		Title       string   `json:"title"`
		Question    string   `json:"question"`
		LabelLow    string   `json:"label_low"`
		LabelHigh   string   `json:"label_high"`
		Phrases     []string `json:"phrases"`
		Support     []string `json:"support"`
		Oppose      []string `json:"oppose"`
		Conditional []string `json:"conditional"`
	} `json:"issues"`
}

// loadGold reads testdata/PART (dev or check) in name order with its codebooks.
func loadGold(t testing.TB, part string) []goldArticle {
	t.Helper()
	files, err := filepath.Glob(filepath.Join("testdata", part, "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no gold in testdata/%s: %v", part, err)
	}
	var out []goldArticle
	for _, file := range files {
		a := goldArticle{Part: part}
		readJSON(t, file, &a)
		text, err := os.ReadFile(strings.TrimSuffix(file, ".json") + ".txt")
		if err != nil {
			t.Fatal(err)
		}
		a.Text = string(text)
		readJSON(t, filepath.Join("testdata", "codebooks", a.Codebook+".json"), &a.Book)
		out = append(out, a)
	}
	return out
}

func readJSON(t testing.TB, file string, into any) {
	t.Helper()
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(data, into); err != nil {
		t.Fatalf("%s: %v", file, err)
	}
}

// TestGold checks that the annotated articles are what they say: every span is
// the bytes it quotes, in order, on rune bounds, apart from the other roles and
// inside the statement that it is nested in; every chain ends with the holder.
func TestGold(t *testing.T) {
	articles, nested, languages := 0, 0, map[string]int{}
	fresh, told := 0, 0 // articles of check, and nested statements in them that must be found
	seen := map[string]bool{}
	for _, part := range goldParts {
		for _, a := range loadGold(t, part) {
			if seen[a.Article] {
				t.Errorf("%s stands in both halves", a.Article)
			}
			seen[a.Article] = true
			articles++
			languages[a.Language]++
			if part == "check" {
				fresh++
			}
			for _, s := range a.Statements {
				if !s.nested() {
					continue
				}
				nested++
				if part == "check" && s.Need != "optional" {
					told++
				}
			}
			t.Run(a.Article, func(t *testing.T) { checkArticle(t, a) })
		}
	}
	if articles < goldArticles || nested < goldNested || languages["uk"] < goldUkrainian || languages["ru"] < goldRussian {
		t.Errorf("%d articles, %d nested statements, languages %v: too few", articles, nested, languages)
	}
	if fresh < goldCheckArticles || told < goldCheckNested {
		t.Errorf("check holds %d articles and %d nested statements that must be found: too few", fresh, told)
	}
}

func checkArticle(t *testing.T, a goldArticle) {
	t.Helper()
	sum := sha256.Sum256([]byte(a.Text))
	if a.Format != "parley-attributions/1" || hex.EncodeToString(sum[:]) != a.SHA256 || len(a.Text) != a.Bytes {
		t.Errorf("format %s, or the text is not the one that was annotated", a.Format)
	}
	if a.Publisher == "" || len(a.Date) != len("2006-01-02") || a.Book.Language != a.Language {
		t.Errorf("publisher %q, date %q, languages %q and %q", a.Publisher, a.Date, a.Language, a.Book.Language)
	}
	if len(a.Statements) == 0 || len(a.Annotations) != 1 || len(a.Annotations[0].Attributions) == 0 {
		t.Fatal("nothing is annotated")
	}
	byID := map[string]goldStatement{}
	for _, s := range a.Statements {
		if _, twice := byID[s.ID]; twice {
			t.Errorf("%s stands twice", s.ID)
		}
		byID[s.ID] = s
	}
	names := map[string]string{}
	for id, actor := range a.Actors {
		for _, name := range append([]string{id, actor.Name}, actor.Aliases...) {
			if other, taken := names[folded(name)]; taken && other != id {
				t.Errorf("%q is %s and %s", name, id, other)
			}
			names[folded(name)] = id
		}
	}
	for _, s := range a.Statements {
		checkStatement(t, a, s)
		checkNesting(t, a, s, byID)
	}
	for _, at := range a.Annotations[0].Attributions {
		s, known := byID[at.ID]
		if !known || s.NestedOf != "" || !slices.Equal(at.Content, s.Content) || len(at.Cue) != 1 || at.Cue[0] != s.Cue {
			t.Errorf("attribution %s is not an outermost statement", at.ID)
		}
		checkSpans(t, a, at.ID+" source", at.Source)
	}
	checkSpans(t, a, "negative", slices.SortedFunc(slices.Values(a.Negatives), func(x, y goldSpan) int { return x.Start - y.Start }))
	for _, n := range a.Silent {
		for _, s := range a.Statements {
			if s.Paragraph == n {
				t.Errorf("paragraph %d is silent and holds %s", n, s.ID)
			}
		}
	}
}

func checkStatement(t *testing.T, a goldArticle, s goldStatement) {
	t.Helper()
	checkSpans(t, a, s.ID+" cue", []goldSpan{s.Cue})
	checkSpans(t, a, s.ID+" content", s.Content)
	checkSpans(t, a, s.ID+" inserted", s.Inserted)
	roles := append([]goldSpan{s.Cue}, s.Content...)
	if s.Source != nil {
		checkSpans(t, a, s.ID+" source", []goldSpan{*s.Source})
		roles = append(roles, *s.Source)
	}
	slices.SortFunc(roles, func(x, y goldSpan) int { return x.Start - y.Start })
	for i := 1; i < len(roles); i++ {
		if roles[i].Start < roles[i-1].End {
			t.Errorf("%s: %q and %q overlap", s.ID, roles[i-1].Text, roles[i].Text)
		}
	}
	if line := 1 + strings.Count(a.Text[:s.Cue.Start], "\n"); line != s.Paragraph {
		t.Errorf("%s: paragraph %d, not %d", s.ID, line, s.Paragraph)
	}
	b := a.Boilerplate.Paragraphs
	if s.Paragraph >= b[0] && s.Paragraph <= b[1] {
		t.Errorf("%s stands in boilerplate", s.ID)
	}
	if len(s.Content) == 0 || !slices.Contains([]string{"must", "should", "optional"}, s.Need) ||
		!slices.Contains([]string{"direct", "mixed", "indirect"}, s.Mode) {
		t.Errorf("%s: content %v, need %q, mode %q", s.ID, s.Content, s.Need, s.Mode)
	}
	if (s.Issue == "") != (s.Stance == "") {
		t.Errorf("%s: issue %q, stance %q", s.ID, s.Issue, s.Stance)
	}
	known := s.Issue == ""
	for _, i := range a.Book.Issues {
		known = known || i.ID == s.Issue
	}
	if !known {
		t.Errorf("%s: issue %q is not in the codebook", s.ID, s.Issue)
	}
}

func checkNesting(t *testing.T, a goldArticle, s goldStatement, byID map[string]goldStatement) {
	t.Helper()
	if len(s.Chain) == 0 || s.Chain[len(s.Chain)-1] != (goldLink{s.Holder, s.Cue.Text}) {
		t.Fatalf("%s: chain %v does not end with %s and %q", s.ID, s.Chain, s.Holder, s.Cue.Text)
	}
	for _, l := range s.Chain {
		if _, known := a.Actors[l.Actor]; !known {
			t.Errorf("%s: nobody is called %q", s.ID, l.Actor)
		}
	}
	if s.NestedOf == "" {
		return
	}
	outer, known := byID[s.NestedOf]
	if !known || len(s.Chain) <= len(outer.Chain) || !slices.Equal(outer.Chain, s.Chain[:len(outer.Chain)]) {
		t.Errorf("%s: chain %v does not begin with that of %s: %v", s.ID, s.Chain, s.NestedOf, outer.Chain)
	}
	for _, span := range append([]goldSpan{s.Cue}, s.Content...) {
		inside := false
		for _, o := range outer.Content {
			inside = inside || o.Start <= span.Start && span.End <= o.End
		}
		if !inside {
			t.Errorf("%s: %q is outside the content of %s", s.ID, span.Text, s.NestedOf)
		}
	}
}

func checkSpans(t *testing.T, a goldArticle, what string, spans []goldSpan) {
	t.Helper()
	last := 0
	for _, s := range spans {
		if s.Start < last || s.Start >= s.End || s.End > len(a.Text) {
			t.Errorf("%s: %d to %d after %d of %d", what, s.Start, s.End, last, len(a.Text))
			return
		}
		last = s.End
		if a.Text[s.Start:s.End] != s.Text || !utf8.ValidString(s.Text) {
			t.Errorf("%s: %q, not %q", what, a.Text[s.Start:s.End], s.Text)
		}
		if strings.TrimSpace(s.Text) != s.Text {
			t.Errorf("%s: %q has white space at its edge", what, s.Text)
		}
	}
}
