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

// genders learns from titles which pronoun stands for a surname; one that is met with both
// is left out.
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
	return out
}

// fits reports whether a pronoun may stand for an actor: nothing known speaks against it.
func (b *builder) fits(word string, ref app.ActorRef) bool {
	words := strings.Fields(fold(ref.Name))
	if len(words) == 0 {
		return false
	}
	g := b.people.gender[words[len(words)-1]]
	switch word {
	case "he", "him", "his":
		return g != "she"
	case "she", "her", "hers":
		return g != "he"
	}
	return true
}

// tellers gives who tells finding i, the nearest first, and whether the words that hold it
// are quoted: in a quotation the teller is "I", and "he" somebody else.
func (b *builder) tellers(f *finding) (list []app.ActorRef, quoted bool) {
	for j, depth := f.parent, 0; j >= 0 && depth <= deepestNesting; j, depth = b.found[j].parent, depth+1 {
		list = append(list, b.who[j])
	}
	at := f.source[0]
	return list, f.flat && at >= 0 && b.d.paras[f.para].toks[at].quote >= 0
}
