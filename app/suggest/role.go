package suggest

import (
	"slices"
	"strings"

	"parley/app"
)

// office is a role title of a codebook's actor, or a role phrase that stands before a name in
// the article, cut into words.
type office struct {
	words []string
	head  int // place of the head in words
	ref   app.ActorRef
}

// officeOf cuts a role phrase: the head is the last word before "of", else the last of all.
func officeOf(title string, ref app.ActorRef) office {
	o := office{ref: ref, head: -1}
	for w := range strings.FieldsSeq(strings.ReplaceAll(fold(title), "'s", "")) {
		switch w {
		case "the", "a", "an", "own", "outgoing", "current", "incumbent", "embattled", "beleaguered":
			continue
		case "of", "for":
			if o.head < 0 && len(o.words) > 0 {
				o.head = len(o.words) - 1
			}
			continue
		}
		o.words = append(o.words, w)
	}
	if o.head < 0 {
		o.head = len(o.words) - 1
	}
	return o
}

// otherOffice are words that make another office of the one they stand before.
var otherOffice = wordSet(`prime deputy vice former assistant junior shadow acting ex-`)

// means reports whether a phrase means the office: the same head, and no word that the
// office has not. A place and the adjective made of it are one word.
func (o office) means(phrase office) bool {
	if len(phrase.words) == 0 || len(o.words) == 0 || o.words[o.head] != phrase.words[phrase.head] {
		return false
	}
	for _, w := range phrase.words {
		if !slices.ContainsFunc(o.words, func(x string) bool { return x == w || samePlace(x, w) }) {
			return false
		}
	}
	for _, w := range o.words {
		if otherOffice[w] && !slices.Contains(phrase.words, w) {
			return false
		}
	}
	return true
}

// samePlace: "Corvane" and "Corvanian".
func samePlace(a, b string) bool {
	n := 0
	for n < len(a) && n < len(b) && a[n] == b[n] {
		n++
	}
	const least, tail = 4, 4
	return n >= least && n >= min(len(a), len(b))-1 && max(len(a), len(b))-n <= tail
}

// officesOf gives the roles of the codebook whose holders the article names, and those that
// the article itself binds to a name.
func (p *people) officesOf() []office {
	var out []office
	out = append(out, p.book.titled()...)
	for _, r := range p.book.titles {
		words := strings.Fields(fold(r.ref.Name))
		if len(words) > 0 && p.capitals[words[len(words)-1]] != "" {
			out = append(out, r)
		}
	}
	phrases := make([]string, 0, len(p.roles))
	for phrase := range p.roles {
		phrases = append(phrases, phrase)
	}
	slices.Sort(phrases)
	for _, phrase := range phrases {
		out = append(out, officeOf(phrase, p.byName(p.roles[phrase])))
	}
	return out
}

// holdersOf gives who holds the office that a definite or possessive phrase names, all that
// the article knows.
func (p *people) holdersOf(text string) []app.ActorRef {
	phrase := officeOf(text, app.ActorRef{})
	var found []app.ActorRef
	for _, o := range p.offices {
		if o.means(phrase) && !isOneOf(found, o.ref) {
			found = append(found, o.ref)
		}
	}
	return found
}

// everHeld is holdersOf with the holders that the article does not name.
func (p *people) everHeld(text string) []app.ActorRef {
	phrase := officeOf(text, app.ActorRef{})
	found := p.holdersOf(text)
	for _, o := range p.book.titles {
		if o.means(phrase) && !isOneOf(found, o.ref) {
			found = append(found, o.ref)
		}
	}
	return found
}

// titled gives the titles that stand in the aliases of the codebook: "colonel" of "Colonel
// Rask".
func (c *codebook) titled() []office {
	keys := make([]string, 0, len(c.byName))
	for key := range c.byName {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	var out []office
	for _, key := range keys {
		words := strings.Fields(key)
		n := 0
		for n+1 < len(words) && titleNouns[words[n]] && titleGender[words[n]] == "" && !orgNouns[words[len(words)-1]] {
			n++
		}
		if n > 0 && words[n-1] != "dr" && words[n-1] != "dr." {
			out = append(out, officeOf(strings.Join(words[:n], " "), c.byName[key]))
		}
	}
	return out
}

// lastNamed gives the one whose surname stands last before a place in the text.
func (b *builder) lastNamed(list []app.ActorRef, before int) (app.ActorRef, bool) {
	const back = 4000 // bytes: an office further back is not in mind any more
	text := b.d.text[max(0, before-back):before]
	best, at := app.ActorRef{}, -1
	for _, ref := range list {
		words := strings.Fields(ref.Name)
		if k := strings.LastIndex(text, words[len(words)-1]); k > at {
			best, at = ref, k
		}
	}
	return best, at >= 0
}

// bodyOf gives the body of the codebook that "the ministry" stands for: the only one whose
// name ends with the word.
func (c *codebook) bodyOf(word string) (app.ActorRef, bool) {
	if !orgNouns[word] {
		return app.ActorRef{}, false
	}
	var found app.ActorRef
	for key, ref := range c.byName {
		if !strings.HasSuffix(key, " "+word) || ref.ID == found.ID {
			continue
		}
		if found.ID != "" {
			return app.ActorRef{}, false
		}
		found = ref
	}
	return found, found.ID != ""
}
