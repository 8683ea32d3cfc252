package suggest

import (
	"slices"
	"strings"

	"parley/app"
)

// resolveAll finds the actor of every finding, in text order.
func (b *builder) resolveAll(order []int) {
	if b.slav != nil {
		b.slav.resolveAll(order)
		return
	}
	m := mentions{subjects: b.sentenceSubjects(), quoted: b.quotedSubjects()}
	for _, i := range b.tellersFirst(order) {
		f := &b.found[i]
		ref := b.resolve(f, m)
		b.who[i] = ref
		b.voice(i)
		b.voiceAgain(i)
		if f.parent >= 0 && f.source[0] >= 0 && b.who[i].Name != "" {
			m.nested = append(m.nested, mention{f.para, f.source[0], b.who[i], b.pluralSource(f), b.isPerson(b.who[i]), f.parent})
		}
		if f.parent >= 0 || f.source[0] < 0 {
			continue
		}
		if v, ok := b.voices[i]; ok { // "It added", of an office
			m.said = append(m.said, mention{f.para, f.cue[0], v, false, b.isPerson(v) || b.onePersonRef(v), -1})
		}
		if ref = b.who[i]; ref.Name != "" && !anonymous(ref) {
			m.said = append(m.said, mention{f.para, f.cue[0], ref, b.pluralSource(f), b.isPerson(ref), -1})
		}
	}
}

// tellersFirst orders findings so that each comes behind the one whose content holds it.
func (b *builder) tellersFirst(order []int) []int {
	depth := make([]int, len(b.found))
	for _, i := range order {
		for j := b.found[i].parent; j >= 0 && depth[i] <= len(order); j = b.found[j].parent {
			depth[i]++
		}
	}
	out := slices.Clone(order)
	slices.SortStableFunc(out, func(x, y int) int { return depth[x] - depth[y] })
	return out
}

// resolve finds the actor that the source of a finding names.
func (b *builder) resolve(f *finding, m mentions) app.ActorRef {
	if f.source[0] < 0 {
		return app.ActorRef{}
	}
	p := b.d.paras[f.para]
	if f.unnamed {
		return b.unnamed()
	}
	a, z := f.source[0], f.source[1]
	z = beforeVia(p, a, z)
	if z-a == 1 || p.toks[a].tag != tagPossessive && z-a == 2 {
		switch w := p.toks[a].low; w {
		case "he", "she", "his", "her", "him":
			return b.pronoun(f, w, m)
		case "they", "their", "them", "it", "its":
			ref := b.plural(f, w, m)
			if ref.Name == "" && w == "they" && f.flat {
				ref.Name = w // people whom the speaker does not name
			}
			return ref
		case "who", "which", "that":
			if f.ante[0] >= 0 && f.ante[1] > f.ante[0] {
				ref := b.named(p, f.ante[0], f.ante[1], false)
				ref.Note = w + " → " + b.words(b.bytes(f.para, f.ante))
				return ref
			}
			return app.ActorRef{}
		case "i", "we", "you", "my", "our", "me", "us":
			if p.toks[a].tag != tagName {
				return app.ActorRef{}
			}
		}
	}
	if ref, ok := b.owned(f, m); ok {
		return ref
	}
	if ref, ok := b.officeAtHome(f, m); ok {
		return ref
	}
	return b.named(p, a, z, f.how == sourceGenitive)
}

// unnamed is what reports without an author are called.
func (b *builder) unnamed() app.ActorRef {
	if ref, ok := b.people.book.name("reports"); ok {
		return ref
	}
	return app.ActorRef{Name: app.UnnamedReports}
}

// named finds the actor that the tokens [a, z) name: the person in an appositive, else the
// head of the phrase.
func (b *builder) named(p *paragraph, a, z int, genitive bool) app.ActorRef {
	if genitive && z > a && p.toks[z-1].tag == tagGenitive || z > a+1 && reflexives[p.toks[z-1].low] {
		z--
	}
	parts := segments(p, a, z)
	for _, s := range parts {
		if ref, ok := b.inCodebook(p, s[0], s[1]); ok {
			return ref
		}
	}
	for _, s := range parts {
		if name := b.personIn(p, s[0], s[1]); name != "" {
			return b.people.byName(name)
		}
	}
	if len(parts) == 0 {
		return app.ActorRef{}
	}
	return b.phrase(p, parts[0][0], parts[0][1])
}

// segments cuts a source at commas and brackets; relative clauses are left out.
func segments(p *paragraph, a, z int) [][2]int {
	var out [][2]int
	from, depth := a, 0
	flush := func(to int) {
		if to > from && p.toks[from].tag != tagWh {
			out = append(out, [2]int{from, to})
		}
	}
	for i := a; i < z; i++ {
		t := &p.toks[i]
		switch {
		case t.kind == kindOpen:
			if depth == 0 {
				flush(i)
			}
			depth++
		case t.kind == kindClose:
			if depth--; depth <= 0 {
				depth, from = 0, i+1
			}
		case depth > 0:
		case t.kind == kindComma || t.kind == kindDash:
			flush(i)
			from = i + 1
		case t.tag == tagWh && i > from:
			flush(i)
			from = z
		}
		if from >= z {
			break
		}
	}
	if depth == 0 {
		flush(z)
	}
	return out
}

// headEnd gives the token behind the head of the phrase [a, z): before the first
// preposition or verb, unless the phrase ends with a name.
func headEnd(p *paragraph, a, z int) int {
	for i := a + 1; i < z; i++ {
		if t := p.toks[i].tag; t == tagPreposition || t.in(verbTags|auxTags) || t == tagSubordina || t == tagTo {
			return i
		}
	}
	return z
}

// inCodebook looks for a name of the codebook at the head of a segment: "Rask’s envoy" is
// not Rask.
func (b *builder) inCodebook(p *paragraph, a, z int) (app.ActorRef, bool) {
	for a < z && (p.toks[a].tag == tagDeterminer || p.toks[a].tag == tagPreposition) {
		a++
	}
	if a >= z {
		return app.ActorRef{}, false
	}
	whole := b.d.text[p.toks[a].start:p.toks[z-1].end]
	if ref, ok := b.people.book.name(whole); ok {
		return ref, true
	}
	if ref, ok := b.people.book.role(whole); ok {
		ref.Note = "“" + whole + "” is a role of " + ref.Name
		return ref, true
	}
	for _, end := range []int{headEnd(p, a, z), z} {
		if end <= a {
			continue
		}
		for from := max(a, end-b.people.book.longest-1); from < end; from++ {
			text := b.d.text[p.toks[from].start:p.toks[end-1].end]
			ref, ok := b.people.book.name(text)
			if !ok || from > a && (end == z && !p.toks[from].capital && headEnd(p, a, z) <= from || behindPreposition(p, a, from) && end == z && headEnd(p, a, z) != z && !nameTail(p, from)) {
				continue
			}
			if from > a && end-from == 1 && b.otherFirst(p, from, ref) {
				continue
			}
			return ref, true
		}
	}
	return app.ActorRef{}, false
}

// behindPreposition reports whether token from stands behind a preposition, an article aside:
// "a member of the cabinet".
func behindPreposition(p *paragraph, a, from int) bool {
	if from-1 > a && p.toks[from-1].tag == tagDeterminer {
		from--
	}
	return p.toks[from-1].tag == tagPreposition
}

// otherFirst: "Ivan Petrov" is not the codebook's "Anna Petrova" though the surname agrees.
func (b *builder) otherFirst(p *paragraph, from int, ref app.ActorRef) bool {
	prev := p.toks[from-1]
	if prev.tag != tagName || titleNouns[prev.low] {
		return false
	}
	full := b.people.full[fold(p.toks[from].low)]
	if len(full) == 0 {
		return false
	}
	name := b.d.text[prev.start:p.toks[from].end]
	return slices.Contains(full, name) && !compatible(ref.Name, name)
}

// personIn gives the name of a person in a segment: a run of capital words behind titles
// that ends the phrase and is no possessor.
func (b *builder) personIn(p *paragraph, a, z int) string { //nolint:gocognit // a decision list of grammar, one case after another
	for i := a; i < z; {
		j := min(nameEnd(p, i), z)
		if j <= i {
			i++
			continue
		}
		from, org := i, false
		for k := i; k < j; k++ {
			if titleNouns[p.toks[k].low] {
				from = k + 1
			}
			org = org || orgNouns[p.toks[k].low]
		}
		possessor := j < z && p.toks[j].tag == tagGenitive
		compound := j < z && p.toks[j].tag.in(setOf(tagNoun, tagPlural))
		behindPrep := i > a && p.toks[i-1].tag == tagPreposition || i > a+1 && p.toks[i-1].tag == tagDeterminer && p.toks[i-2].tag == tagPreposition
		if (placedAt(p, a, i) || b.belonging(p, a, i, j)) && from == i {
			i = j
			continue
		}
		if from < j && !org && !possessor && !compound && !(behindPrep && j-from < 2) {
			surname := fold(p.toks[j-1].low)
			for from < j-2 && !slices.Contains(b.people.full[surname], b.d.text[p.toks[from].start:p.toks[j-1].end]) && b.suffixKnown(p, from+1, j) {
				from++
			}
			name := b.d.text[p.toks[from].start:p.toks[j-1].end]
			if j-from > 1 && j-from <= 4 && (!behindPrep || from > i || j == z) && slices.Contains(b.people.full[surname], name) || j-from == 1 && len(b.people.full[surname]) > 0 ||
				j-from == 1 && from > i {
				return name
			}
		}
		i = j
	}
	return ""
}

// placedAt reports whether the name at token i stands behind a preposition of place.
func placedAt(p *paragraph, a, i int) bool {
	k := i - 1
	if k > a && p.toks[k].tag == tagDeterminer {
		k--
	}
	return k > a && placePrepositions[p.toks[k].low]
}

// suffixKnown reports whether a full name of the article ends at j and begins at from or
// later.
func (b *builder) suffixKnown(p *paragraph, from, j int) bool {
	full := b.people.full[fold(p.toks[j-1].low)]
	for k := from; k < j-1; k++ {
		if slices.Contains(full, b.d.text[p.toks[k].start:p.toks[j-1].end]) {
			return true
		}
	}
	return false
}

// phrase names an actor by its words: an organisation, a role bound to a name, or nameless
// people.
func (b *builder) phrase(p *paragraph, a, z int) app.ActorRef {
	for a < z && (p.toks[a].tag == tagPreposition || p.toks[a].tag == tagAdverb) {
		a++
	}
	definite := a < z && p.toks[a].low == "the"
	if a < z && (p.toks[a].low == "the" || p.toks[a].low == "a" || p.toks[a].low == "an") {
		a++
	}
	if z > a && p.toks[z-1].tag == tagGenitive {
		z--
	}
	if a >= z {
		return app.ActorRef{}
	}
	text := b.d.text[p.toks[a].start:p.toks[z-1].end]
	key := fold(text)
	if name, ok := b.people.roles[key]; ok && definite || ok && strings.Contains(key, "'s ") {
		ref := b.people.byName(name)
		ref.Note = text + " → " + ref.Name
		return ref
	}
	if names := b.people.roleHead[key]; definite && len(names) == 1 {
		ref := b.people.byName(names[0])
		ref.Note = "the " + text + " → " + ref.Name
		return ref
	}
	if ref, ok := b.office(p, a, z, text, definite); ok {
		return ref
	}
	if nameless(p, a, headEnd(p, a, z)) {
		return b.people.namelessRef(text)
	}
	return app.ActorRef{Name: text}
}

// office finds who "the prime minister", "our prime minister" or "Corvane’s trade minister" is,
// and which body "the ministry" is.
func (b *builder) office(p *paragraph, a, z int, text string, definite bool) (app.ActorRef, bool) {
	own := p.toks[a].tag == tagPossessive
	if own {
		if a+1 >= z {
			return app.ActorRef{}, false
		}
		text = b.d.text[p.toks[a+1].start:p.toks[z-1].end]
	}
	genitive := false
	for i := a; i < z; i++ {
		genitive = genitive || p.toks[i].tag == tagGenitive
	}
	if !own && !definite && !genitive {
		return app.ActorRef{}, false
	}
	if ref, ok := b.landOf(text); ok && definite {
		ref.Note = "“" + text + "” → " + ref.Name
		return ref, true
	}
	list := b.people.holdersOf(text)
	ref, ok := app.ActorRef{}, len(list) == 1
	if ok {
		ref = list[0]
	} else if len(list) > 1 && definite {
		ref, ok = b.lastNamed(list, p.toks[a].start)
	}
	if !ok && len(list) == 0 && len(strings.Fields(text)) > 1 {
		if list = b.people.everHeld(text); len(list) == 1 {
			ref, ok = list[0], true
		}
	}
	if !ok && definite && z-a == 1 {
		ref, ok = b.people.book.bodyOf(p.toks[a].low)
	}
	if ok {
		ref.Note = "“" + text + "” → " + ref.Name
	}
	return ref, ok
}

// nameless reports whether the head is people without a name: "officials", "two diplomats".
func nameless(p *paragraph, a, end int) bool {
	if end <= a || !namelessNouns[p.toks[end-1].low] {
		return false
	}
	for i := a; i < end; i++ {
		if p.toks[i].tag == tagName {
			return false
		}
	}
	return true
}

var namelessNouns = wordSet(`sources source officials official reports report diplomats diplomat aides aide insiders insider people person
	observers analysts experts critics others some many witnesses media rumors rumours`)

func (p *people) namelessRef(text string) app.ActorRef {
	if ref, ok := p.book.name(text); ok {
		return ref
	}
	return app.ActorRef{Name: text}
}
