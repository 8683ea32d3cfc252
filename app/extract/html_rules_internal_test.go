package extract

import (
	"fmt"
	"net/url"
	"strings"
	"testing"

	"golang.org/x/net/html"
)

// fragment makes the blocks of a piece of a page.
func fragment(t testing.TB, s string) []block {
	t.Helper()
	doc, err := html.Parse(strings.NewReader("<html><body>" + s))
	if err != nil {
		t.Fatal(err)
	}
	return blocksOf(doc, (&pageMeta{url: "https://news.example/a"}).base())
}

const (
	para1 = "<p>The council of Northport on Wednesday put off its vote on harbour fees for the third time this year.</p>"
	para2 = "<p>Nobody from the harbour district spoke at the meeting, which went on for five hours without a pause.</p>"
)

// TestRules gives each rule lines where it acts and lines where it must not. The line in
// question is marked by the word XX.
func TestRules(t *testing.T) {
	tests := []struct {
		rule Rule
		name string
		page string
		acts bool
	}{
		{TitleEcho, "the title", "<h1>XX Council delays vote on fees</h1>" + para1, true},
		{TitleEcho, "a part of the title", "<p>XX Council delays vote</p>" + para1, true},
		{TitleEcho, "a little more", "<p>XX Council delays vote on fees again</p>" + para1, true},
		{TitleEcho, "much more", "<p>XX Council delays vote on fees, and the mayor of Northport is angry about it.</p>" + para1, false},
		{TitleEcho, "below", para1 + para2 + para1 + para2 + "<p>XX Council delays vote on fees</p>", false},
		{TitleEcho, "other words", "<p>XX Mayor is angry</p>" + para1, false},

		{LinkOnly, "a title", para1 + para2 + "<p><a href=/b>XX Shipping lines leave Northport</a></p>" + para2, true},
		{LinkOnly, "a list item", para1 + para2 + "<ul><li><a href=/b>XX Mayor under pressure again</a></ul>" + para2, true},
		{LinkOnly, "two links", para1 + para2 + "<p><a href=/b>XX Shipping lines</a> <a href=/c>Leave Northport</a></p>" + para2, true},
		{LinkOnly, "a linked sentence", para1 + para2 + "<p><a href=/b>XX The lines have left Northport.</a></p>", false},
		{LinkOnly, "one linked word", para1 + para2 + "<p><a href=/b>XX</a></p>", false},
		{LinkOnly, "a page of links", "<p><a href=/b>XX Shipping lines leave</a></p><p><a href=/c>The mayor goes too</a></p>" + para1, false},

		{ReadAlso, "label and link", para1 + "<p>Read also: <a href=/b>XX Lines leave Northport</a></p>", true},
		{ReadAlso, "label and title", para1 + "<p>Читайте також: XX Порт без кораблів</p>", true},
		{ReadAlso, "label alone, then a link", para1 + "<p>Read more</p><p><a href=/b>XX Lines leave</a></p>" + para2, true},
		{ReadAlso, "inside a sentence", para1 + "<p>In the letter, XX which you can read also in full on the site of the council, the mayor asks for time.</p>", false},
		{ReadAlso, "a sentence that begins so", para1 + "<p>Related XX costs would rise by a tenth, the council said in its letter to the lines.</p>", false},
		{ReadAlso, "details in a blog", para1 + "<p>Детальніше XX про це порту розповіли в раді міста, куди запросили представників усіх компаній.</p>", false},

		{Promotion, "newsletter", para1 + "<p>XX</p><p>Sign up for our newsletter XX here</p>", true},
		{Promotion, "telegram", para1 + "<p>Підписуйтесь на наш канал XX у Telegram</p>", true},
		{Promotion, "mistake", para1 + "<p>Если вы нашли ошибку, XX выделите её и нажмите Ctrl+Enter</p>", true},
		{Promotion, "about newsletters", para1 + "<p>The mayor told XX readers to subscribe to the letter of the council.</p>", false},
		{Promotion, "a follower", para1 + "<p>Those who follow XX the talks expect no result.</p>", false},
		{Promotion, "long", para1 + "<p>Subscribe now, XX said the mayor, " + strings.Repeat("and it will cost less than in any other year ", 7) + ".</p>", false},

		{Credits, "photo", para1 + para2 + para1 + para2 + "<p>Photo: XX Anna Berg</p>", true},
		{Credits, "copyright", para1 + para2 + para1 + para2 + "<p>© 2026 XX Northport Courier</p>", true},
		{Credits, "ukrainian", para1 + para2 + para1 + para2 + "<p>Фото: XX Олена Бондар</p>", true},
		{Credits, "photo in a sentence", para1 + para2 + para1 + para2 + "<p>The photo XX shows the harbour.</p>", false},
		{Credits, "in the middle", para1 + para2 + para1 + "<p>Photo: XX Anna Berg</p>" + para2 + para1 + para2, false},
		{Credits, "long", para1 + "<p>Copyright XX " + strings.Repeat("is a matter of law in many countries ", 8) + ".</p>", false},

		{MetaEcho, "byline", "<p>By XX Anna Berg</p>" + para1, true},
		{MetaEcho, "date", "<p>8 April 2026, 17:46</p><p>Published XX 8 April 2026</p>" + para1, true},
		{MetaEcho, "reading time", "<p>XX</p><p>5 min read</p>" + para1, true},
		{MetaEcho, "dateline sentence", "<p>XX On 8 April 2026 the council met.</p>" + para1, false},
		{MetaEcho, "below the first paragraph", para1 + "<p>By XX Anna Berg</p>", false},
		{MetaEcho, "a sentence", "<p>By XX midnight nobody was left.</p>" + para1, false},
	}
	if len(tests) == 0 {
		t.Fatal("no cases")
	}
	in := ruleInput{titles: []string{fold("XX Council delays vote on fees")}, labels: newAlsoLabels()}
	for _, tt := range tests {
		t.Run(fmt.Sprintf("%d %s", tt.rule, tt.name), func(t *testing.T) {
			_, removed := clean(in, fragment(t, tt.page), ^tt.rule)
			got := false
			for _, r := range removed {
				for _, b := range r.blocks {
					got = got || strings.Contains(b.text, "XX") || strings.Contains(b.text, "min read")
				}
			}
			if got != tt.acts {
				t.Errorf("acts %v, want %v", got, tt.acts)
			}
		})
	}
}

// TestReadAlsoLabels puts each label of each language before a linked title, alone above
// one, and into a sentence.
func TestReadAlsoLabels(t *testing.T) {
	languages, blocks := 0, 0
	labels := newAlsoLabels()
	for lang, list := range readAlso {
		languages++
		for _, label := range list {
			blocks++
			for _, s := range []string{
				"<p>" + label + ": <a href=/b>Northport ist weiter ohne neue Schiffe</a></p>",
				"<p><b>" + strings.ToUpper(label) + "</b></p>",
				"<p><a href=/b>" + label + ": Northport ohne neue Schiffe</a></p>",
			} {
				if b := fragment(t, s); !isReadAlso(labels, b[0]) {
					t.Errorf("%s: %q is not taken for a label", lang, b[0].text)
				}
			}
			inside := fragment(t, "<p>Northport, "+label+" Northport, "+strings.Repeat("ohne neue Schiffe und ohne ein Ende ", 4)+".</p>")
			if isReadAlso(labels, inside[0]) {
				t.Errorf("%s: %q is taken for a label", lang, inside[0].text)
			}
		}
	}
	if languages < 25 || blocks < 200 {
		t.Fatalf("only %d labels in %d languages", blocks, languages)
	}
}

func TestChoose(t *testing.T) {
	a := fragment(t, para1+para2)
	b := fragment(t, para1+para2+"<p>Something else that only one of them took for the article.</p>")
	c := fragment(t, "<p>Wholly different words that have nothing in common with all the others here.</p>")
	tests := []struct {
		name string
		in   []candidate
		want int
		ok   bool
	}{
		{"agreement", []candidate{{blocks: c}, {blocks: a}, {blocks: b}, {blocks: a}}, 1, true},
		{"near tie goes to the better one", []candidate{{blocks: a}, {blocks: b, bonus: 0.15}}, 1, true},
		{"one broken", []candidate{{}, {blocks: c}, {blocks: a}, {blocks: b}, {blocks: a}}, 2, true},
		{"one alone", []candidate{{}, {blocks: c}}, 1, true},
		{"none", []candidate{{}, {}}, 0, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			for range 5 {
				if got, ok := choose(tt.in); got != tt.want || ok != tt.ok {
					t.Fatalf("got %d, %v; want %d, %v", got, ok, tt.want, tt.ok)
				}
			}
		})
	}
}

func TestProposeSurvivesPanic(t *testing.T) {
	p := openPage("<html><body>" + para1)
	c := p.propose(extractor{name: "broken", run: func(*html.Node, *url.URL) (*html.Node, facts, error) { panic("no") }})
	if len(c.blocks) != 0 || len(p.warnings) != 1 {
		t.Errorf("got %d blocks, warnings %v", len(c.blocks), p.warnings)
	}
}
