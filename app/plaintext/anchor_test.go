package plaintext_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"parley/app"
	"parley/app/plaintext"
)

const (
	alpha = "Team Alpha reported on Tuesday that the northern dam of Ulmara holds and that nobody has to leave the valley."
	beta  = "Team Beta reported on Tuesday that the northern dam of Ulmara holds and that nobody has to leave the valley."
	talks = "The talks in Port Saren went on until midnight.\n" +
		"Minister Ilka Dorn said: “We won’t sign a treaty without a clause on the river — not this year.”\n" +
		"Her colleague from Vetland called this a pity."
	twice = "The governor of Ulmara opened the debate with a short speech: “We will pay.” The hall was quiet.\n" +
		"Later that evening the envoy of Vetland, asked about the costs by our reporter, answered: “We will pay.” He then left by car."
)

// anchorCase is a change of an article with what has to become of one of its quotes.
type anchorCase struct {
	name, old, words string
	nth              int // which of the places of the words in old, from 0
	now              string
	status           app.PlacementStatus
	method           app.PlacementMethod
	want             string // the words at the place found
	at               int    // which of the places of want in now, from 0
}

// anchorCases is the table of annotations.md, 5, with texts of our own; real failures met
// later are added to it.
func anchorCases() []anchorCase {
	const river = "We won’t sign a treaty without a clause on the river — not this year."
	straight := norm.NFD.String(strings.NewReplacer("“", `"`, "”", `"`, "’", "'", "—", "-").Replace(talks))
	return []anchorCase{
		{name: "no change", old: talks, words: river, now: talks, status: app.PlacedOK, method: app.MethodUnique, want: river},
		{
			name: "cookie banner on top", old: talks, words: river, now: "This site uses cookies. Accept all?\n" + talks,
			status: app.PlacedOK, method: app.MethodUnique, want: river,
		},
		{
			name: "white space flows anew", old: talks, words: river,
			now:    strings.NewReplacer("\n", "\n\n", "treaty without", "treaty\n  without", "the river", "the\u00A0river").Replace(talks),
			status: app.PlacedOK, method: app.MethodUnique, want: "We won’t sign a treaty\n  without a clause on the\u00A0river — not this year.",
		},
		{
			name: "straight quotes and decomposed", old: strings.ReplaceAll(talks, "clause", "clausé"),
			words: strings.ReplaceAll(river, "clause", "clausé"), now: strings.ReplaceAll(straight, "clause", "clause\u0301"),
			status: app.PlacedOK, method: app.MethodUnique, want: "We won't sign a treaty without a clause\u0301 on the river - not this year.",
		},
		{
			name: "the paragraph is gone, its twin stays", old: alpha + "\n" + beta + "\nThe weather was fine.", words: alpha,
			now: beta + "\nThe weather was fine.", status: app.PlacedReview, method: app.MethodSimilar, want: beta,
		},
		{
			name: "a word less turns the sense", old: "Ms Dorn was clear: we will not sign, she said in Port Saren.", words: "will not sign",
			now: "Ms Dorn was clear: we will sign, she said in Port Saren.", status: app.PlacedOrphan, method: app.MethodNone,
		},
		{
			name: "said twice, the first", old: twice, words: "We will pay.", now: "Updated.\n" + twice,
			status: app.PlacedOK, method: app.MethodContext, want: "We will pay.",
		},
		{
			name: "said twice, the second", old: twice, words: "We will pay.", nth: 1, now: "Updated.\n" + twice,
			status: app.PlacedOK, method: app.MethodContext, want: "We will pay.", at: 1,
		},
		{
			name: "said twice, the first speaker is gone", old: twice, words: "We will pay.",
			now:    twice[strings.Index(twice, "Later"):],
			status: app.PlacedReview, method: app.MethodChanged, want: "We will pay.",
		},
		{
			name: "a paywall", old: talks, words: river, now: "Subscribe now to read on. Already a member? Log in.",
			status: app.PlacedOrphan, method: app.MethodNone,
		},
		{
			name: "two places alike", old: "Refrain: hold on.\nRefrain: hold on.\nRefrain: hold on.", words: "hold on", nth: 1,
			now: "Refrain: hold on.\nRefrain: hold on.\nRefrain: hold on.\n", status: app.PlacedReview, method: app.MethodSeveral,
			want: "hold on", at: -1,
		},
		{
			name: "one of two twins is gone", old: "He said: we agree at last. Done.\nHe said: we agree at last. Done.", words: "we agree",
			now: "He said: we agree at last. Done.", status: app.PlacedReview, method: app.MethodSeveral, want: "we agree",
		},
		{
			name: "a family is one character", old: "Send 👩\u200D👩\u200D👧 the letter about the canal soon.", words: "👩\u200D👩\u200D👧 the letter about the canal",
			now: "Please send 👩\u200D👩\u200D👧 the letter about the canal soon.", status: app.PlacedOK, method: app.MethodUnique,
			want: "👩\u200D👩\u200D👧 the letter about the canal",
		},
		{
			name: "cut inside a character", old: "Send 👩\u200D👧 the letter about the canal soon.", words: "👧 the letter about the canal",
			now: "Now: send 👩\u200D👧 the letter about the canal soon.", status: app.PlacedReview, method: app.MethodInside, want: "👧 the letter about the canal",
		},
	}
}

func TestReanchor(t *testing.T) {
	cases := anchorCases()
	if len(cases) < 10 {
		t.Fatalf("%d cases", len(cases))
	}
	for _, tt := range cases {
		t.Run(tt.name, func(t *testing.T) {
			q := quoteAt(t, tt.old, plaintext.FindQuote(tt.old, tt.words)[tt.nth])
			got := plaintext.Reanchor(q, tt.old, tt.now)
			if got.Status != tt.status || got.Method != tt.method {
				t.Errorf("%s by %s (%.3f), want %s by %s", got.Status, got.Method, got.Score, tt.status, tt.method)
			}
			if here := tt.now[got.Start:got.End]; here != tt.want {
				t.Errorf("placed at %q, want %q", here, tt.want)
			}
			if tt.want != "" && tt.at >= 0 && got.Bounds != plaintext.FindQuote(tt.now, tt.want)[tt.at] {
				t.Errorf("placed at %v, want place %d of the words", got.Bounds, tt.at)
			}
			checkAnchor(t, q, tt.now, got)
		})
	}
}

// The similarities that the design page measured: a twin is much alike, and still no
// answer; context decides by a wide margin.
func TestReanchorScores(t *testing.T) {
	for _, tt := range anchorCases() {
		q := quoteAt(t, tt.old, plaintext.FindQuote(tt.old, tt.words)[tt.nth])
		got := plaintext.Reanchor(q, tt.old, tt.now)
		switch tt.method {
		case app.MethodSimilar:
			if got.Score < 0.9 || got.Score >= 1 {
				t.Errorf("%s: similarity %.3f", tt.name, got.Score)
			}
		case app.MethodChanged:
			if got.Score >= 0.5 {
				t.Errorf("%s: context %.3f", tt.name, got.Score)
			}
		case app.MethodUnique:
			if got.Score != 1 {
				t.Errorf("%s: score %.3f", tt.name, got.Score)
			}
		}
	}
}

func quoteAt(t testing.TB, text string, b app.Bounds) app.Quote {
	t.Helper()
	q, err := app.NewQuote(app.TextVersion{ID: app.HashText(text), Text: text}, b)
	if err != nil {
		t.Fatalf("quote %v of %q: %v", b, text, err)
	}
	return q
}

// checkAnchor holds for every placement whatsoever.
func checkAnchor(t testing.TB, q app.Quote, text string, a plaintext.Anchor) {
	t.Helper()
	if a.Score < 0 || a.Score > 1 {
		t.Fatalf("score %v", a.Score)
	}
	if a.Status == app.PlacedOrphan {
		if a.Bounds != (app.Bounds{}) {
			t.Fatalf("an orphan at %v", a.Bounds)
		}
		return
	}
	if a.Start < 0 || a.Start >= a.End || a.End > len(text) {
		t.Fatalf("%v of %d bytes", a.Bounds, len(text))
	}
	here := text[a.Start:a.End]
	switch {
	case !utf8.ValidString(here):
		t.Fatalf("%v cuts a character in two: %q", a.Bounds, here)
	case a.Status == app.PlacedOK && !plaintext.SameWords(here, q.Exact):
		t.Fatalf("%q was placed at other words: %q", q.Exact, here)
	case a.Status == app.PlacedOK && strings.TrimSpace(here) != here:
		t.Fatalf("white space around %q", here)
	}
}

// A random edit outside the quote gives ok or review, one inside never ok.
func TestReanchorEdits(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 4000 {
		text := randomProse(r)
		words := strings.Fields(text)
		from := r.IntN(len(words) - 4)
		n := 1 + r.IntN(min(12, len(words)-from-1))
		b := wordBounds(text, from, from+n)
		q := quoteAt(t, text, b)
		var at int
		inside := r.IntN(2) == 0 && b.Len() > 2
		if inside {
			at = b.Start + 1 + r.IntN(b.Len()-1)
		} else if r.IntN(2) == 0 {
			at = b.End + r.IntN(len(text)-b.End+1)
		} else {
			at = r.IntN(b.Start + 1)
		}
		for at < len(text) && !utf8.RuneStart(text[at]) {
			at++
		}
		if inside && at >= b.End {
			continue
		}
		now := text[:at] + "Ж" + text[at:]
		got := plaintext.Reanchor(q, text, now)
		checkAnchor(t, q, now, got)
		if inside && got.Status == app.PlacedOK {
			t.Fatalf("an edit inside %q is ok as %q (%s, %.2f)\n%s", q.Exact, now[got.Start:got.End], got.Method, got.Score, now)
		}
		if !inside && got.Status == app.PlacedOrphan {
			t.Fatalf("an edit outside %q at %d made it an orphan\n%s", q.Exact, at, now)
		}
	}
}

// randomProse gives sentences in which words come again and again.
func randomProse(r *rand.Rand) string {
	list := strings.Fields("we will not pay the river dam Ulmara says envoy “no” Дорн каже річка über żółć 한국어 😀 talks go on treaty clause")
	var out []string
	for range 12 + r.IntN(80) {
		out = append(out, list[r.IntN(len(list))])
	}
	return strings.Join(out, " ")
}

func wordBounds(text string, from, to int) app.Bounds {
	at := 0
	var b app.Bounds
	for i, w := range strings.Fields(text) {
		if i == from {
			b.Start = at
		}
		at += len(w)
		if i == to-1 {
			b.End = at
		}
		at++
	}
	return b
}

// Random Unicode keeps the invariants, also where the quote begins or ends with a mark.
func TestReanchorUnicode(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	placed := 0
	for range 4000 {
		text, _ := plaintext.Canonical(randomText(r, 4+r.IntN(60)))
		now, _ := plaintext.Canonical(randomText(r, r.IntN(20)) + text + randomText(r, r.IntN(20)))
		if checkReanchor(t, text, now, r.IntN(1<<20), r.IntN(1<<20)) {
			placed++
		}
	}
	if placed == 0 {
		t.Fatal("nothing was ever placed")
	}
}

// checkReanchor places a quote chosen by two numbers, and says whether it was ok.
func checkReanchor(t *testing.T, text, now string, x, y int) bool {
	t.Helper()
	if text == "" {
		return false
	}
	b := app.Bounds{Start: x % len(text)}
	b.End = b.Start + 1 + y%(len(text)-b.Start)
	for b.Start > 0 && !utf8.RuneStart(text[b.Start]) {
		b.Start--
	}
	for b.End < len(text) && !utf8.RuneStart(text[b.End]) {
		b.End++
	}
	q := quoteAt(t, text, b)
	got := plaintext.Reanchor(q, text, now)
	checkAnchor(t, q, now, got)
	if same := plaintext.Reanchor(q, text, text); same.Status == app.PlacedOK {
		checkAnchor(t, q, text, same)
		if same.Method == app.MethodUnique && !same.Overlaps(q.Bounds) {
			t.Fatalf("%q at %v moved to %v in the same text %q", q.Exact, q.Bounds, same.Bounds, text)
		}
	}
	return got.Status == app.PlacedOK
}

func FuzzReanchor(f *testing.F) {
	f.Add(talks, "x"+talks, uint16(60), uint16(40))
	f.Add("e\u0301\u200D👩 ﬁ —", "ﬁ e\u0301", uint16(1), uint16(3))
	f.Fuzz(func(t *testing.T, text, now string, x, y uint16) {
		text, _ = plaintext.Canonical(text)
		now, _ = plaintext.Canonical(now)
		checkReanchor(t, text, now, int(x), int(y))
	})
}

func TestDiffWords(t *testing.T) {
	tests := []struct{ name, old, now, want string }{
		{"same", "we agree", "we agree", "we agree"},
		{"a word less", "we will not accept", "we will accept", "we will [-not ]accept"},
		{"a word more", "we accept", "we now accept", "we {+now }accept"},
		{"another word", "Team Alpha reported", "Team Beta reported", "Team [-Alpha ]{+Beta }reported"},
		{"from nothing", "", "new", "{+new}"},
		{"to nothing", "old", "", "[-old]"},
		{"sign", "Yes.", "Yes!", "Yes[-.]{+!}"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b strings.Builder
			for _, p := range plaintext.DiffWords(tt.old, tt.now) {
				switch p.Op {
				case app.DiffGone:
					fmt.Fprintf(&b, "[-%s]", p.Text)
				case app.DiffNew:
					fmt.Fprintf(&b, "{+%s}", p.Text)
				default:
					b.WriteString(p.Text)
				}
			}
			if b.String() != tt.want {
				t.Errorf("%s, want %s", b.String(), tt.want)
			}
		})
	}
}

func TestDiffWordsProperties(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for range 500 {
		a, b := randomProse(r), randomProse(r)
		var x, y strings.Builder
		for _, p := range plaintext.DiffWords(a, b) {
			if p.Op != app.DiffNew {
				x.WriteString(p.Text)
			}
			if p.Op != app.DiffGone {
				y.WriteString(p.Text)
			}
		}
		if x.String() != a || y.String() != b {
			t.Fatalf("%q and %q became %q and %q", a, b, x.String(), y.String())
		}
	}
}

// BenchmarkReanchor places 200 quotes in a text of 1 MB: all there, or all replaced by
// other words.
func BenchmarkReanchor(b *testing.B) {
	r := rand.New(rand.NewPCG(1, 2))
	var text strings.Builder
	for text.Len() < 1<<20 {
		fmt.Fprintf(&text, "%s %d.\n", randomProse(r), r.IntN(1<<30))
	}
	old := text.String()
	var quotes []app.Quote
	for i := range 200 {
		at := i * (len(old) / 200)
		end := at + 200
		for !utf8.RuneStart(old[at]) {
			at++
		}
		for !utf8.RuneStart(old[end]) {
			end++
		}
		quotes = append(quotes, app.Quote{
			Span: app.Span{Bounds: app.Bounds{Start: at, End: end}}, Exact: old[at:end], Prefix: old[max(0, at-8):at], Suffix: old[end : end+8],
		})
	}
	for _, bm := range []struct{ name, now string }{
		{"moved", "Banner.\n" + old},
		{"every word changed a little", strings.ReplaceAll(old, "e ", "en ")},
		{"other words", strings.Repeat("Subscribe to read this; members log in here and there. ", len(old)/55)},
	} {
		b.Run(bm.name, func(b *testing.B) {
			for b.Loop() {
				a := plaintext.NewAnchoring(old, bm.now)
				for _, q := range quotes {
					a.Place(q)
				}
			}
		})
	}
}
