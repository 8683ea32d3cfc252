package present

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/app"
)

// Term is a place where the text names an actor or an issue of the codebook.
type Term struct {
	app.Bounds
	Kind MarkKind // MarkActor or MarkIssue
	Ref  string   // id of the actor or the issue
}

// mostTermWork bounds the search for issues: bytes of text times issues. A long article
// and a large codebook would keep the machine busy for a layer that is quiet.
const mostTermWork = 64 << 20

// allTerms finds actors by their names and issues by their phrases, which are queries.
func allTerms(ctx context.Context, open app.OpenArticle, book app.Codebook, hits HitFinder) ([]Term, error) {
	out := ActorTerms(open.Text.Text, book)
	if len(open.Text.Text)*len(book.Issues) > mostTermWork {
		return out, nil
	}
	for _, i := range book.Issues {
		query := issueQuery(i)
		if query == "" {
			continue
		}
		found, err := hits.Hits(ctx, app.Query{Text: query}, open.ID)
		if ctx.Err() != nil {
			return nil, ctx.Err()
		}
		if err != nil { // a phrase that cannot be read is told in the codebook
			continue
		}
		for _, h := range found {
			if !h.Title && h.End <= len(open.Text.Text) {
				out = append(out, Term{Bounds: h.Bounds, Kind: MarkIssue, Ref: string(i.ID)})
			}
		}
	}
	return out, nil
}

// issueQuery gives the query that finds the words of an issue; empty for none.
func issueQuery(i app.Issue) string {
	var all []string
	for _, p := range i.Phrases {
		if p = strings.TrimSpace(p); p != "" {
			all = append(all, "("+p+")")
		}
	}
	for _, s := range i.Synonyms {
		if s = strings.TrimSpace(strings.ReplaceAll(s, `"`, " ")); s != "" {
			all = append(all, `"`+s+`"`)
		}
	}
	return strings.Join(all, " OR ")
}

// actorName is a name or alias of an actor, as words.
type actorName struct {
	words     []string // folded
	ref       string
	inflected bool
	capital   bool // begins with a capital letter, so that the text must, too
	exact     string
}

// ActorTerms finds the names and aliases of actors in a text: whole words, in any case for
// what is not written as a name; the longest name wins where several begin.
func ActorTerms(text string, book app.Codebook) []Term {
	byFirst := actorNames(book)
	if len(byFirst) == 0 {
		return nil
	}
	words := splitWords(text)
	var out []Term
	for i := 0; i < len(words); i++ {
		first := foldWord(text[words[i].Start:words[i].End])
		best, length := actorName{}, 0
		for _, key := range []string{first, stemKey(first)} {
			for _, n := range byFirst[key] {
				if len(n.words) > length && i+len(n.words) <= len(words) && n.fits(text, words[i:i+len(n.words)]) {
					best, length = n, len(n.words)
				}
			}
		}
		if length > 0 {
			out = append(out, Term{
				Bounds: app.Bounds{Start: words[i].Start, End: words[i+length-1].End},
				Kind:   MarkActor, Ref: best.ref,
			})
			i += length - 1
		}
	}
	return out
}

// actorNames gives the names by their first word, inflected ones also by its stem.
func actorNames(book app.Codebook) map[string][]actorName {
	out := map[string][]actorName{}
	add := func(text string, id app.ActorID, inflected bool) {
		n := actorName{ref: string(id), inflected: inflected}
		for _, b := range splitWords(text) {
			n.words = append(n.words, foldWord(text[b.Start:b.End]))
		}
		if len(n.words) == 0 {
			return
		}
		r, _ := utf8.DecodeRuneInString(strings.TrimSpace(text))
		n.capital = unicode.IsUpper(r)
		if len(n.words) == 1 && utf8.RuneCountInString(text) <= 4 && strings.ToUpper(text) == text {
			n.exact = text // “US” is not “us”
		}
		key := n.words[0]
		if inflected {
			key = stemKey(key)
		}
		out[key] = append(out[key], n)
	}
	for _, a := range book.Actors {
		add(a.Name, a.ID, false)
		for _, alias := range a.Aliases {
			add(alias.Text, a.ID, alias.Match == "inflected")
		}
	}
	return out
}

// fits reports whether words of the text are this name; nothing but spaces, hyphens and
// points may stand between them.
func (n actorName) fits(text string, words []app.Bounds) bool {
	if r, _ := utf8.DecodeRuneInString(text[words[0].Start:]); n.capital && unicode.IsLower(r) {
		return false
	}
	for i, b := range words {
		word := text[b.Start:b.End]
		if n.exact != "" && word != n.exact {
			return false
		}
		if !sameWord(n.words[i], foldWord(word), n.inflected) {
			return false
		}
		if i > 0 && strings.Trim(text[words[i-1].End:b.Start], " .-–\u00a0") != "" {
			return false
		}
	}
	return true
}

// sameWord compares folded words; of inflected ones the endings, up to three letters, may
// differ.
func sameWord(want, got string, inflected bool) bool {
	if want == got || !inflected {
		return want == got
	}
	w, g := []rune(want), []rune(got)
	same := 0
	for same < len(w) && same < len(g) && w[same] == g[same] {
		same++
	}
	const ending = 3
	return same >= 3 && len(w)-same <= 2 && len(g)-same <= ending
}

// stemKey is what all forms of an inflected word begin with.
func stemKey(word string) string {
	const most = 3
	n := 0
	for i := range word {
		if n == most {
			return word[:i] + "*"
		}
		n++
	}
	return word + "*"
}

func foldWord(s string) string {
	for i := range len(s) {
		if c := s[i]; c >= utf8.RuneSelf || c >= 'A' && c <= 'Z' {
			return strings.TrimSuffix(app.FoldName(s), "'s")
		}
	}
	return s
}

// splitWords gives the words of a text: letters, digits, marks, and apostrophes within.
func splitWords(text string) []app.Bounds {
	var out []app.Bounds
	start := -1
	for i, r := range text {
		inside := unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) ||
			start >= 0 && (r == '\u02bc' || r == '’' || r == '\'') && letterAfter(text, i+utf8.RuneLen(r))
		switch {
		case inside && start < 0:
			start = i
		case !inside && start >= 0:
			out = append(out, app.Bounds{Start: start, End: i})
			start = -1
		}
	}
	if start >= 0 {
		out = append(out, app.Bounds{Start: start, End: len(text)})
	}
	return cutPossessives(out, text)
}

func letterAfter(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[min(i, len(text)):])
	return unicode.IsLetter(r) && r != utf8.RuneError
}

// cutPossessives ends a word before an English ’s.
func cutPossessives(words []app.Bounds, text string) []app.Bounds {
	for i := range words {
		w := text[words[i].Start:words[i].End]
		for _, s := range []string{"’s", "'s"} {
			if len(w) > len(s) && strings.HasSuffix(w, s) {
				words[i].End -= len(s)
			}
		}
	}
	return words
}

func sortTerms(all []Term) []Term {
	slices.SortStableFunc(all, func(a, b Term) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	return slices.CompactFunc(all, func(a, b Term) bool { return a == b })
}
