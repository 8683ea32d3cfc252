package suggest

import (
	"slices"
	"sort"
	"strings"

	"parley/app"
)

// mention is a place where a person stands as holder or as subject.
type mention struct {
	para, tok int
	ref       app.ActorRef
	plural    bool
	person    bool
	home      int // finding whose content holds it, of nested ones
}

// mentions are those of an article, each list in text order.
type mentions struct {
	said     []mention // holders of outermost statements, as far as they are resolved
	subjects []mention // first subjects of sentences
	quoted   []mention // the same, inside quotations
	nested   []mention // holders of statements inside others
}

// sentenceSubjects gives the persons and bodies that are the first subject of a sentence.
func (b *builder) sentenceSubjects() []mention {
	var out []mention
	for pi, p := range b.d.paras {
		if p.skip {
			continue
		}
		for _, s := range p.sents {
			if m, ok := b.firstSubject(p, pi, s); ok {
				out = append(out, m)
			}
		}
	}
	return out
}

// quotedSubjects is sentenceSubjects for the sentences inside quotations.
func (b *builder) quotedSubjects() []mention {
	var out []mention
	for pi, p := range b.d.paras {
		flat := b.d.flats[pi]
		if flat == nil {
			continue
		}
		for _, s := range flat.sents {
			if m, ok := b.firstSubject(flat, pi, s); ok && p.toks[m.tok].quote >= 0 {
				out = append(out, m)
			}
		}
	}
	return out
}

func (b *builder) firstSubject(p *paragraph, para int, s [2]int) (mention, bool) {
	v := newClauseView(p, s[0], min(s[1], s[0]+longestSentence))
	for k, c := range v.chunks {
		if c.kind != chunkVerb || c.form != formFinite {
			continue
		}
		subj := v.subjectOf(k)
		if subj.first < 0 || subj.how == sourceWh || subj.from > 0 && v.chunks[subj.from-1].kind == chunkWh {
			continue // of a relative clause
		}
		if subj.how == sourceShared || v.chunks[subj.from].pronoun {
			break
		}
		ref := b.named(p, subj.first, subj.end, false)
		if person := b.isPerson(ref) || ref.ID == "" && personPhrase(p, subj.first, subj.end); person || ref.ID != "" {
			return mention{para, subj.first, ref, false, person, -1}, ref.Name != ""
		}
		break
	}
	return mention{}, false
}

// personPhrase reports whether a phrase names one person by what he is: "an official in the
// audit department", "the witness".
func personPhrase(p *paragraph, a, z int) bool {
	z = headEnd(p, a, z)
	if z <= a || p.toks[a].tag == tagNumber {
		return false
	}
	low := p.toks[z-1].low
	return p.toks[z-1].tag != tagPlural && (titleNouns[low] || roleNouns[low] || onePerson[low])
}

// onePerson are people of whom no more is told.
var onePerson = wordSet(`official source aide insider participant attendee bystander eyewitness passer-by man woman boy girl caller
	customer employee guest helper passenger patient reader relative resident traveller user visitor voter worker`)

func (b *builder) pluralSource(f *finding) bool {
	p := b.d.paras[f.para]
	for i := max(f.source[0], 0); i < f.source[1]; i++ {
		if p.toks[i].tag == tagPlural {
			return true
		}
		if p.toks[i].tag == tagPreposition {
			return false
		}
	}
	return false
}

// isPerson tells a person from a body: by the codebook, else by the form of the name.
func (b *builder) isPerson(ref app.ActorRef) bool {
	if t := b.people.book.types[ref.ID]; ref.ID != "" && t != "" {
		return t == "person"
	}
	words := strings.Fields(ref.Name)
	for _, w := range words {
		if orgNouns[fold(w)] {
			return false
		}
	}
	if len(words) == 0 || len(words) > 4 || ref.Name != strings.TrimSpace(ref.Name) {
		return false
	}
	last := words[len(words)-1]
	if words[0] == strings.ToLower(words[0]) || len(words) > 1 && landscape[fold(last)] && !b.people.known(fold(last)) {
		return false // "mothers in Marn", "Harrowgate Bay"
	}
	if lowerInside(words) {
		return false // "Sources close to Holt"
	}
	full := b.people.full[fold(last)]
	return len(full) > 0 || b.people.gender[fold(last)] != "" || len(words) >= 2 && words[0] != strings.ToLower(words[0]) && last != strings.ToLower(last)
}

func anonymous(ref app.ActorRef) bool { return strings.HasPrefix(ref.Name, app.UnnamedReports) }

// pronoun finds the person that "he" or "she" stands for: inside what somebody tells, the
// teller; else the holder of the last suggestion or the subject of the last sentence, in this
// paragraph or the two before; else whoever was named last.
func (b *builder) pronoun(f *finding, word string, m mentions) app.ActorRef {
	inner, outer := b.tellers(f)
	if ref, ok := b.besideTeller(f, word); ok {
		return ref
	}
	if ref, ok := b.clauseSubject(f, word, outer); ok {
		return ref
	}
	for _, ref := range inner { // inside what X says, "he" is mostly X
		if ref.Name != "" && (b.isPerson(ref) || b.onePersonRef(ref)) && b.fits(word, ref) {
			ref.Note = word + " → " + ref.Name
			return ref
		}
	}
	if ref, ok := b.saidOf(f, word); ok {
		return ref
	}
	lists := [][]mention{recent(m.said, f), recent(m.subjects, f), b.beside(m.nested, f)}
	if len(outer) > 0 {
		lists = append(lists, recent(m.quoted, f))
	}
	best := mention{para: -1}
	for _, list := range lists {
		for _, c := range list {
			if !c.person || !before(c, f) || c.para < f.para-2 || !b.fits(word, c.ref) || isOneOf(outer, c.ref) {
				continue
			}
			if c.para > best.para || c.para == best.para && c.tok > best.tok {
				best = c
			}
		}
	}
	if best.para < 0 {
		best = b.lastPerson(f, word, outer)
	}
	if best.para < 0 {
		return app.ActorRef{}
	}
	ref := best.ref
	ref.Note = word + " → " + ref.Name
	return ref
}

// clauseSubject finds the person whom the content that holds f has as its first subject:
// "Holt said Lenk was lying when he said …".
func (b *builder) clauseSubject(f *finding, word string, not []app.ActorRef) (app.ActorRef, bool) {
	if f.parent < 0 {
		return app.ActorRef{}, false
	}
	p := b.d.paraOf(f)
	for _, o := range b.found[f.parent].spans() {
		if o.para != f.para || o.span[0] > f.source[0] || f.source[0] >= o.span[1] {
			continue
		}
		m, ok := b.firstSubject(p, f.para, [2]int{o.span[0], f.source[0]})
		if ok && m.person && b.isPerson(m.ref) && b.fits(word, m.ref) && !isOneOf(not, m.ref) {
			m.ref.Note = word + " → " + m.ref.Name
			return m.ref, true
		}
	}
	return app.ActorRef{}, false
}

// saidOf finds the one of whom somebody says what is quoted: "“He wants it,” Holt said of
// Lenk".
func (b *builder) saidOf(f *finding, word string) (app.ActorRef, bool) {
	if f.parent < 0 || !f.flat {
		return app.ActorRef{}, false
	}
	g := &b.found[f.parent]
	for depth := 0; g.flat && g.parent >= 0 && depth < deepestNesting; depth++ {
		g = &b.found[g.parent]
	}
	p := b.d.paras[g.para]
	k := max(g.cue[1], g.source[1])
	if k+1 >= len(p.toks) || p.toks[k].low != "of" && p.toks[k].low != "about" {
		return app.ActorRef{}, false
	}
	end := nameEnd(p, k+1)
	if end == k+1 {
		return app.ActorRef{}, false
	}
	ref := b.named(p, k+1, end, false)
	if ref.Name == "" || !b.fits(word, ref) {
		return app.ActorRef{}, false
	}
	ref.Note = word + " → " + ref.Name
	return ref, true
}

// beside gives the holders of statements inside the same outer one: "that Lenk wants it, but
// that he fears it".
func (b *builder) beside(list []mention, f *finding) []mention {
	var out []mention
	for _, c := range list {
		if c.para == f.para && c.home == f.parent && f.parent >= 0 {
			out = append(out, c)
		}
	}
	return out
}

// before reports whether a mention stands before the source of f.
func before(m mention, f *finding) bool {
	return m.para < f.para || m.para == f.para && m.tok < f.source[0]
}

// onePersonRef reports whether a nameless actor is one person: "official", "the witness".
func (b *builder) onePersonRef(ref app.ActorRef) bool {
	words := headWords(strings.Fields(fold(ref.Name)))
	if len(words) == 0 || ref.ID != "" {
		return false
	}
	w := words[len(words)-1]
	return titleNouns[w] || roleNouns[w] || onePerson[w]
}

// lastPerson gives the person named last before the source of f, in whatever place of the
// sentence: "We reported it to the director. He replied …". How far it looks back is bounded,
// so that a long paragraph full of pronouns takes linear time.
func (b *builder) lastPerson(f *finding, word string, not []app.ActorRef) mention {
	left := longestSentence
	for para := f.para; para >= 0 && para >= f.para-1; para-- {
		p := b.d.paras[para]
		end := len(p.toks)
		if para == f.para {
			end = f.source[0]
		}
		if p.skip {
			continue
		}
		for i := end - 1; i >= 0 && left > 0; i-- {
			left--
			first := b.personEndsAt(p, i, end)
			if first < 0 {
				continue
			}
			ref := b.named(p, first, i+1, false)
			if ref.Name != "" && (p.toks[first].low == "the" || b.isPerson(ref)) && b.fits(word, ref) && !isOneOf(not, ref) {
				return mention{para, i, ref, false, true, -1}
			}
		}
	}
	return mention{para: -1}
}

// recent gives the last mentions before the source of f; those further back stand for
// nothing.
func recent(list []mention, f *finding) []mention {
	const lookBack = 24
	n := sort.Search(len(list), func(i int) bool {
		return list[i].para > f.para || list[i].para == f.para && list[i].tok >= f.source[0]
	})
	return list[max(0, n-lookBack):n]
}

// personEndsAt gives the first token of a name, or of an office with "the", that ends with
// token i; -1 if none does.
func (b *builder) personEndsAt(p *paragraph, i, end int) int {
	if the := definiteRole(p, i, end); the >= 0 {
		return the
	}
	if p.toks[i].tag != tagName || i+1 < end && p.toks[i+1].tag.in(setOf(tagName, tagGenitive)) {
		return -1
	}
	for i > 0 && p.toks[i-1].tag == tagName {
		i--
	}
	return i
}

// definiteRole gives the "the" of a phrase that names one person by his office and ends with
// token i: "the prime minister"; -1 if none does.
func definiteRole(p *paragraph, i, end int) int {
	const longest = 5
	if !titleNouns[p.toks[i].low] && !roleNouns[p.toks[i].low] || i+1 < end && p.toks[i+1].tag.in(nounTags|setOf(tagGenitive)) {
		return -1
	}
	for k := i - 1; k >= 0 && k > i-longest; k-- {
		if p.toks[k].low == "the" {
			return k
		}
		if !p.toks[k].tag.in(setOf(tagNoun, tagAdjective, tagName)) {
			break
		}
	}
	return -1
}

// plural finds what "they" or "it" stands for: the last body or people in the plural.
func (b *builder) plural(f *finding, word string, m mentions) app.ActorRef {
	best := mention{para: -1}
	inner, outer := b.tellers(f)
	if len(inner) > 0 && word == "they" && b.pluralSource(&b.found[f.parent]) {
		ref := inner[0] // "two ministers said they wanted …"
		ref.Note = word + " → " + ref.Name
		return ref
	}
	lists := [][]mention{recent(m.said, f), recent(m.subjects, f)}
	if len(outer) > 0 {
		lists = append(lists, recent(m.quoted, f), m.crowds(f))
	}
	for _, list := range lists {
		for _, c := range list {
			if c.person && !c.plural || !before(c, f) || c.para < f.para-1 || isOneOf(outer, c.ref) {
				continue
			}
			if c.para > best.para || c.para == best.para && c.tok > best.tok {
				best = c
			}
		}
	}
	if best.para < 0 {
		return app.ActorRef{}
	}
	ref := best.ref
	ref.Note = word + " → " + ref.Name
	return ref
}

func isOneOf(list []app.ActorRef, ref app.ActorRef) bool {
	return slices.ContainsFunc(list, func(r app.ActorRef) bool { return r.Key() == ref.Key() })
}
