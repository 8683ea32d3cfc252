package suggest

import (
	"strings"

	"parley/app"
)

// titleGender are titles that tell whether "he" or "she" is meant.
var titleGender = map[string]string{
	"mr": "he", "mr.": "he", "sir": "he", "lord": "he", "king": "he", "prince": "he", "congressman": "he", "chairman": "he", "spokesman": "he",
	"mrs": "she", "mrs.": "she", "ms": "she", "ms.": "she", "miss": "she", "madam": "she", "lady": "she", "dame": "she", "queen": "she",
	"princess": "she", "congresswoman": "she", "chairwoman": "she", "spokeswoman": "she",
}

// genders learns which pronoun stands for a surname: from titles, else from given names, else
// from the pronouns of sentences that name nobody else. One that is met with both titles is
// left out.
func (p *people) genders(d *document) map[string]string {
	out := map[string]string{}
	note := func(surname, g string) {
		if old, ok := out[surname]; ok && old != g {
			g = ""
		}
		out[surname] = g
	}
	for _, para := range d.paras {
		for i := range para.toks {
			g := titleGender[para.toks[i].low]
			if g == "" {
				continue
			}
			if end := nameEnd(para, i+1); end > i+1 {
				note(fold(para.toks[end-1].low), g)
			}
		}
	}
	for key := range p.book.byName {
		if words := strings.Fields(key); len(words) > 1 && titleGender[words[0]] != "" {
			note(words[len(words)-1], titleGender[words[0]])
		}
	}
	p.givenGenders(out)
	votes := sexVotes{}
	for _, para := range d.paras {
		votes.count(p, para)
	}
	for surname := range votes {
		if _, ok := out[surname]; !ok {
			if g := votes.tells(surname); g != "" {
				out[surname] = g
			}
		}
	}
	return out
}

// givenGenders adds what the given names of the article and the codebook tell of surnames
// that no title decided.
func (p *people) givenGenders(out map[string]string) {
	given := map[string]string{}
	add := func(name string) {
		words := strings.Fields(fold(name))
		if len(words) < 2 || orgNouns[words[len(words)-1]] {
			return
		}
		g, last := givenGender(words[0]), words[len(words)-1]
		if old, ok := given[last]; ok && old != g {
			g = "" // a family, or a doubt
		}
		given[last] = g
	}
	for _, names := range p.full {
		for _, name := range names {
			add(name)
		}
	}
	for key := range p.book.byName {
		add(key)
	}
	for surname, g := range given {
		if _, ok := out[surname]; !ok && g != "" {
			out[surname] = g
		}
	}
}

// nounGender are nouns that tell whether "he" or "she" is meant.
var nounGender = pairs(`man he boy he father he son he brother he husband he uncle he nephew he grandfather he grandson he widower he
	king he prince he duke he spokesman he chairman he businessman he salesman he policeman he fisherman he clergyman he congressman he
	monk he priest he gentleman he headmaster he waiter he actor he
	woman she girl she mother she daughter she sister she wife she aunt she niece she grandmother she granddaughter she widow she
	queen she princess she duchess she spokeswoman she chairwoman she businesswoman she saleswoman she policewoman she congresswoman she
	nun she lady she midwife she headmistress she waitress she actress she ombudswoman she`)

// headWords leaves out what hangs on the head of a phrase: "spokesman for Anna Holt".
func headWords(words []string) []string {
	for i, w := range words {
		if i > 0 && (w == "of" || w == "for" || w == "at" || w == "in" || w == "from" || w == "with") {
			return words[:i]
		}
	}
	return words
}

// fits reports whether a pronoun may stand for an actor: nothing known speaks against it.
func (b *builder) fits(word string, ref app.ActorRef) bool {
	words := strings.Fields(fold(ref.Name))
	if len(words) == 0 {
		return false
	}
	words = headWords(words)
	g := nounGender[words[len(words)-1]]
	if g == "" && len(words) > 1 {
		g = givenGender(words[0])
	}
	if g == "" {
		g = b.people.gender[words[len(words)-1]]
	}
	want := pronounSex(word)
	return want == "" || g == "" || g == want
}

// tellers gives who tells finding i, the nearest first: the inner ones, whose "he" its "he"
// may be, and those outside the quotation that holds it, who call themselves "I".
func (b *builder) tellers(f *finding) (inner, outer []app.ActorRef) {
	at := f.source[0]
	quoted := f.flat && at >= 0 && b.d.paras[f.para].toks[at].quote >= 0
	for j, depth := f.parent, 0; j >= 0 && depth <= deepestNesting; j, depth = b.found[j].parent, depth+1 {
		g := &b.found[j]
		if g.line || quoted && (!g.flat || b.d.paras[g.para].toks[g.cue[1]-1].quote < 0) {
			outer = append(outer, b.who[j])
		} else {
			inner = append(inner, b.who[j])
		}
	}
	return inner, outer
}
