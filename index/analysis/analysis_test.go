package analysis_test

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/blevesearch/bleve/v2/analysis/tokenizer/unicode"
	"github.com/google/go-cmp/cmp"

	"parley/index/analysis"
)

func exact(text string) []string {
	var list []string
	for _, w := range analysis.Words(text) {
		list = append(list, w.Exact)
	}
	return list
}

func TestWords(t *testing.T) {
	cases := []struct {
		name, in string
		want     []string
	}{
		{"possessive is one token", "The EU’s plan", []string{"the", "eu", "plan"}},
		{"hyphen splits", "COVID-19 vice-president", []string{"covid", "19", "vice", "president"}},
		{"address", "a@b.org", []string{"a", "b.org"}},
		{"currency", "$40bn", []string{"40bn"}},
		{"Ukrainian apostrophe", "під’їзд під'їзд підʼїзд під`їзд", []string{"під'їзд", "під'їзд", "під'їзд", "під'їзд"}},
		{"dotted capitals", "U.S. officials in the U.S.A.", []string{"us", "officials", "in", "the", "usa"}},
		{"accents", "Café naïve négociateurs", []string{"cafe", "naive", "negociateurs"}},
		{"decomposed accents", "Cafe\u0301", []string{"cafe"}},
		{"short i keeps its mark", "мой мои Її ёлка", []string{"мой", "мои", "її", "елка"}},
		{"decomposed short i", "мои\u0306", []string{"мой"}},
		{"elision", "l’Union dell'arte O'Brien", []string{"union", "arte", "o'brien"}},
		{"soft hyphen", "nego\u00adtiate", []string{"negotiate"}},
		{"slash and colon split", "and/or title:foo", []string{"and", "or", "title", "foo"}},
		{"numbers", "1,000 3.5 10;20", []string{"1,000", "3.5", "10;20"}},
		{"nothing", " — … _ ! ", nil},
		{"ligature", "ﬁne", []string{"fine"}},
		{"invalid bytes", "a\xffb \xf0\x28 c", []string{"a", "b", "c"}},
		{"Han one by one", "和平", []string{"和", "平"}},
		{"right to left", "שלום عليكم", []string{"שלום", "عليكم"}},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, exact(c.in)); diff != "" {
				t.Errorf("Words(%q) (-want +got):\n%s", c.in, diff)
			}
		})
	}
}

// TestSimpleRules compares the short rules with Bleve's tokeniser, which they replace on
// ordinary text. Colons, grave accents and lone connectors differ on purpose.
func TestSimpleRules(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	alphabet := []rune("abcXYZ019.,;'’‘-_/@$\"“”«» \n\tйїЖéß…—()%")
	checked := 0
	for range 20000 {
		var b strings.Builder
		for range rng.IntN(14) {
			b.WriteRune(alphabet[rng.IntN(len(alphabet))])
		}
		text := b.String()
		var want, got []string
		for _, tok := range unicode.NewUnicodeTokenizer().Tokenize([]byte(text)) {
			if strings.Trim(string(tok.Term), "_") != "" {
				want = append(want, string(tok.Term))
			}
		}
		analysis.Each(text, func(s, e int) { got = append(got, text[s:e]) })
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q (-Bleve +short rules):\n%s", text, diff)
		}
		checked += len(got)
	}
	if checked == 0 {
		t.Fatal("no token was compared")
	}
}

// TestFoldProperty holds on random text: fold is idempotent, a word found in a text and
// typed as a query are the same word, and offsets are bounds of the original.
func TestFoldProperty(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	alphabet := []string{
		"a", "E", "é", "e\u0301", "й", "и\u0306", "Ї", "'", "’", "ʼ", "`", ".", "s", "S", "l", "U", "ß", "ﬁ", "İ", "ı", "Σ", "ς",
		"\u00ad", "\u200b", "\u200d", "😀", "א", "ש\u05bc", "ع", "\xff", "\xc3", " ", "-", "1", "½", "²", "和", "カ", "ﾞ", "Ǆ", "\u0306", "\u0308", "і",
	}
	checked := 0
	for range 30000 {
		var b strings.Builder
		for range rng.IntN(9) {
			b.WriteString(alphabet[rng.IntN(len(alphabet))])
		}
		text := b.String()
		last := 0
		for _, w := range analysis.Words(text) {
			checked++
			if again := analysis.Fold(w.Exact); again != w.Exact {
				t.Fatalf("fold of %q is %q, folded again %q", text[w.Start:w.End], w.Exact, again)
			}
			if w.Start < last || w.End <= w.Start || w.End > len(text) {
				t.Fatalf("%q: bounds %d to %d after %d", text, w.Start, w.End, last)
			}
			if !utf8.ValidString(text[w.Start:w.End]) {
				t.Fatalf("%q: word %q is not on rune bounds", text, text[w.Start:w.End])
			}
			if side := analysis.Fold(text[w.Start:w.End]); side != w.Exact {
				t.Fatalf("query side %q, text side %q", side, w.Exact)
			}
			last = w.End
		}
	}
	if checked == 0 {
		t.Fatal("no word was checked")
	}
}

func TestStem(t *testing.T) {
	cases := []struct {
		lang, stem string
		forms      []string
	}{
		{"en", "tariff", []string{"tariff", "tariffs"}},
		{"en", "negoti", []string{"negotiate", "negotiated", "negotiating", "negotiation"}},
		{"ru", "тариф", []string{"тариф", "тарифы", "тарифах", "тарифов"}},
		{"ru", "принят", []string{"принятый", "приняты", "принята"}},
		{"uk", "закон", []string{"закон", "закону", "законом", "закони", "законів", "законами", "законах", "законі"}},
		{"uk", "рад", []string{"рада", "раду", "ради", "раді", "радою"}},
		{"uk", "санкц", []string{"санкція", "санкції", "санкцій", "санкціям", "санкціями", "санкцію", "санкціях"}},
		{"uk", "ухвал", []string{"ухвалила", "ухвалив", "ухвалити", "ухвалили", "ухвалено"}},
		{"uk", "українськ", []string{"український", "української", "українську", "українського", "українських", "українські"}},
		{"uk", "війн", []string{"війна", "війни", "війну", "війною", "війнам"}},
		{"uk", "домовл", []string{"домовлялися", "домовлялась"}},
		{"uk", "мир", []string{"мир", "миру", "миром", "мирі"}},
		{"uk", "податк", []string{"податок", "податку", "податки", "податків", "податками"}},
		{"uk", "пор", []string{"пором", "порома", "пороми", "поромів", "поромах"}},
		{"uk", "липн", []string{"липень", "липня", "липні"}},
		{"uk", "книжк", []string{"книжка", "книжки", "книжок", "книжкам"}},
		{"uk", "кінц", []string{"кінець", "кінця", "кінцем"}},
		{"ru", "пар", []string{"паром", "паромы", "парома", "паромов"}},
		{"ru", "рынк", []string{"рынок", "рынка", "рынки", "рынков"}},
		{"ru", "конц", []string{"конец", "конца", "концы"}},
		{"de", "verhandl", []string{"Verhandlung", "Verhandlungen", "verhandle"}},
		{"de", "strass", []string{"Straße", "Straßen", "Strasse"}},
		{"fr", "negoci", []string{"négociation", "négociations", "négocier"}},
		{"es", "acuerd", []string{"acuerdo", "acuerdos"}},
		{"it", "accord", []string{"accordo", "accordi"}},
		{"pt", "acord", []string{"acordo", "acordos"}},
		{"nl", "onderhandel", []string{"onderhandeling", "onderhandelingen", "onderhandelen"}},
		{"sv", "forhandling", []string{"förhandling", "förhandlingen", "förhandlingar"}},
		{"da", "forhandling", []string{"forhandling", "forhandlinger", "forhandlingen"}},
		{"no", "forhandling", []string{"forhandling", "forhandlinger", "forhandlingen"}},
		{"fi", "pokojem", []string{"pokojem"}},
	}
	for _, c := range cases {
		for _, form := range c.forms {
			if got := analysis.Stem(c.lang, analysis.Fold(form)); got != c.stem {
				t.Errorf("Stem(%s, %s) = %q, want %q", c.lang, form, got, c.stem)
			}
		}
	}
}

func BenchmarkWords(b *testing.B) {
	text := strings.Repeat("The EU’s trade minister said new tariffs on steel would not be accepted by Lê. Опозиція проти закону. ", 50)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		analysis.Words(text)
	}
}
