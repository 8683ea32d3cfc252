package suggest

import (
	"slices"
	"strings"

	"parley/app"
)

// capitalWords gives the words of a text that stand with a capital somewhere, and which of
// them stand as a place: behind "in", or with ’s before an office.
func capitalWords(d *document) (words map[string]string, places map[string]bool) {
	words, places = map[string]string{}, map[string]bool{}
	for _, para := range d.paras {
		for i := range para.toks {
			t := &para.toks[i]
			if !t.capital || t.kind != kindWord {
				continue
			}
			key := fold(t.low)
			if words[key] == "" {
				words[key] = d.text[t.start:t.end]
			}
			if i > 0 && para.toks[i-1].low == "in" && months[t.low] == 0 || i+2 < len(para.toks) && para.toks[i+1].tag == tagGenitive && ofOffice(para, i+2) {
				places[key] = true
			}
		}
	}
	return words, places
}

// ofOffice reports whether an office or a body is named from token i on.
func ofOffice(para *paragraph, i int) bool {
	const longest = 4
	for k := i; k < len(para.toks) && k < i+longest; k++ {
		switch t := &para.toks[k]; {
		case titleNouns[t.low] || landNouns[t.low] || orgNouns[t.low]:
			return true
		case !t.tag.in(setOf(tagNoun, tagAdjective, tagName)):
			return false
		}
	}
	return false
}

// demonyms are adjectives that are not made of the name of their place by an ending.
var demonyms = pairs(`afghan afghanistan argentine argentina belgian belgium brazilian brazil british britain bulgarian bulgaria
	chinese china cypriot cyprus czech czechia danish denmark dutch netherlands emirati emirates english england filipino philippines
	finnish finland french france german germany greek greece icelandic iceland iraqi iraq irish ireland israeli israel
	kazakh kazakhstan kyrgyz kyrgyzstan lebanese lebanon mexican mexico norwegian norway pakistani pakistan peruvian peru
	polish poland portuguese portugal saudi arabia scottish scotland serb serbia slovak slovakia slovene slovenia spanish spain
	swedish sweden swiss switzerland tajik tajikistan thai thailand turkish turkey turkmen turkmenistan ukrainian ukraine
	uzbek uzbekistan vietnamese vietnam welsh wales yemeni yemen`)

func pairs(list string) map[string]string {
	out := map[string]string{}
	words := strings.Fields(list)
	for i := 0; i+1 < len(words); i += 2 {
		out[words[i]] = words[i+1]
	}
	return out
}

// place gives the country, city or body that a word of a role phrase names: "Corvane" and
// "Corvanian" alike.
func (p *people) place(word string) (app.ActorRef, bool) {
	word = strings.TrimSuffix(fold(word), "'s")
	if titleNouns[word] || roleNouns[word] || otherOffice[word] || orgNouns[word] {
		return app.ActorRef{}, false
	}
	best := ""
	for key, ref := range p.book.byName {
		if strings.Contains(key, " ") || p.book.types[ref.ID] == "person" || key != word && demonyms[word] != key && !samePlace(key, word) {
			continue
		}
		if best == "" || key == word || best != word && key < best {
			best = key
		}
	}
	if best != "" {
		return p.book.byName[best], true
	}
	for _, key := range []string{demonyms[word], word} {
		if w := p.capitals[key]; key != "" && w != "" && (key != word || p.asPlace[key]) {
			return app.ActorRef{Name: w}, true
		}
	}
	found := ""
	for key := range p.asPlace {
		if len(key) < len(word) && samePlace(key, word) && (found == "" || key < found) {
			found = key
		}
	}
	return app.ActorRef{Name: p.capitals[found]}, found != ""
}

// placeOf gives the country or body that somebody speaks for by his office: Corvane for
// "Corvanian Trade Minister Leonie Aske". A body speaks for itself.
func (b *builder) placeOf(ref app.ActorRef) (app.ActorRef, bool) {
	if ref.Name == "" || anonymous(ref) {
		return app.ActorRef{}, false
	}
	if !b.isPerson(ref) {
		return ref, ref.ID != ""
	}
	if got, ok := b.places[ref.Key()]; ok {
		return got, got.Name != ""
	}
	var phrases []string
	for _, o := range b.people.book.titles {
		if o.ref.ID == ref.ID && ref.ID != "" {
			phrases = append(phrases, strings.Join(o.words, " "))
		}
	}
	own := len(phrases)
	for role, name := range b.people.roles {
		if r := b.people.byName(name); r.Key() == ref.Key() {
			phrases = append(phrases, role)
		}
	}
	slices.Sort(phrases[own:])
	var got app.ActorRef
	for _, phrase := range phrases {
		for word := range strings.FieldsSeq(phrase) {
			if r, ok := b.people.place(word); ok && got.Name == "" && r.Key() != ref.Key() {
				got = r
			}
		}
	}
	if b.places == nil {
		b.places = map[string]app.ActorRef{}
	}
	b.places[ref.Key()] = got
	return got, got.Name != ""
}

// landNouns behind a possessive, or behind an adjective of place, stand for the country
// itself: "her country", "the Corvanian side".
var landNouns = wordSet(`country government nation state side delegation homeland republic authorities leadership administration kingdom`)

// owned finds who "her country", "his president" and "our delegation" are, from whose they
// are.
func (b *builder) owned(f *finding, m mentions) (app.ActorRef, bool) {
	p, a := b.d.paras[f.para], f.source[0]
	z := headEnd(p, a, f.source[1])
	if p.toks[a].tag != tagPossessive || z < a+2 {
		return app.ActorRef{}, false
	}
	for i := a + 1; i < z; i++ {
		if p.toks[i].kind != kindWord || p.toks[i].tag == tagName && !titleNouns[p.toks[i].low] {
			return app.ActorRef{}, false
		}
	}
	text, head := b.d.text[p.toks[a+1].start:p.toks[z-1].end], p.toks[z-1].low
	list := b.people.everHeld(text)
	if !landNouns[head] && len(list) == 0 {
		return app.ActorRef{}, false
	}
	owner, ok := b.owner(f, m)
	if !ok {
		return app.ActorRef{}, false
	}
	home, ok := b.placeOf(owner)
	if !ok {
		return app.ActorRef{}, false
	}
	note := "“" + b.d.text[p.toks[a].start:p.toks[z-1].end] + "”, of " + owner.Name
	if landNouns[head] && z == a+2 {
		home.Note = note
		return home, true
	}
	for _, ref := range list {
		if r, ok := b.placeOf(ref); ok && r.Key() == home.Key() && ref.Key() != owner.Key() {
			ref.Note = note
			return ref, true
		}
	}
	return app.ActorRef{}, false
}

// officeAtHome finds which of several holders of an office "the president" is: the one of the
// country of who tells it, else of the only country whose people speak in the article.
func (b *builder) officeAtHome(f *finding, m mentions) (app.ActorRef, bool) {
	p, a := b.d.paras[f.para], f.source[0]
	z := headEnd(p, a, f.source[1])
	if p.toks[a].low != "the" || z < a+2 {
		return app.ActorRef{}, false
	}
	text := b.d.text[p.toks[a+1].start:p.toks[z-1].end]
	list := b.people.holdersOf(text)
	if len(list) < 2 {
		return app.ActorRef{}, false
	}
	inner, outer := b.tellers(f)
	home, ok := app.ActorRef{}, false
	for _, t := range append(inner, outer...) {
		if home, ok = b.placeOf(t); ok {
			break
		}
	}
	if !ok {
		home, ok = b.onlyLand(m)
	}
	if !ok {
		return app.ActorRef{}, false
	}
	for _, ref := range list {
		if r, ok := b.placeOf(ref); ok && r.Key() == home.Key() {
			ref.Note = "“the " + text + "”, of " + home.Name
			return ref, true
		}
	}
	return app.ActorRef{}, false
}

// onlyLand gives the country of all who have spoken so far, if it is one.
func (b *builder) onlyLand(m mentions) (app.ActorRef, bool) {
	home := app.ActorRef{}
	for _, c := range m.said {
		land, ok := b.placeOf(c.ref)
		switch {
		case !ok || !c.person:
		case home.Name != "" && home.Key() != land.Key():
			return app.ActorRef{}, false
		default:
			home = land
		}
	}
	return home, home.Name != ""
}

// owner gives whom the possessive at the source's beginning belongs to.
func (b *builder) owner(f *finding, m mentions) (app.ActorRef, bool) {
	var ref app.ActorRef
	switch w := b.d.paras[f.para].toks[f.source[0]].low; w {
	case "his", "her":
		ref = b.pronoun(f, w, m)
	case "its", "their":
		ref = b.plural(f, w, m)
		if inner, _ := b.tellers(f); ref.Name == "" && len(inner) > 0 {
			ref = inner[0]
		}
	case "my", "our":
		inner, outer := b.tellers(f)
		for _, t := range append(inner, outer...) {
			if t.Name != "" {
				ref = t
				break
			}
		}
	}
	return ref, ref.Name != ""
}

// landOf finds the country behind "the Corvanian side".
func (b *builder) landOf(words string) (app.ActorRef, bool) {
	fields := strings.Fields(words)
	if len(fields) != 2 || !landNouns[fold(fields[1])] {
		return app.ActorRef{}, false
	}
	return b.people.place(fields[0])
}

// landscape are last words of names of places: "Harrowgate Bay" is nobody.
var landscape = wordSet(`bay bank banks sound sea river lake lakes island islands isle mountain mountains mount valley valleys city town
	county street road avenue square harbour harbor port coast cape gulf strait straits hill hills ridge forest park bridge airport station
	province region district state states republic peninsula desert plain plains falls creek beach border frontier east west north south
	hall palace tower gate castle cathedral church hotel hospital school village quay pier`)

// placePrepositions stand before where somebody is, not before who it is: "people at the
// table in Harrowgate Bay".
var placePrepositions = wordSet(`in at on near from across off outside inside around above below along beyond`)

// nameTail: in "US Special Envoy to the Middle East Steve Witkoff" the name at the end is
// the head, in "officials of Kestria" it is not.
func nameTail(p *paragraph, from int) bool {
	return p.toks[from-1].tag == tagName && p.toks[from].capital
}

// belonging reports whether the full name [i, j) tells whose people stand before it: "sources
// close to Anna Holt", "a former aide to Anna Holt".
func (b *builder) belonging(p *paragraph, a, i, j int) bool {
	if k := i - 1; k <= a || p.toks[k].low != "to" && p.toks[k].low != "of" && p.toks[k].low != "with" {
		return false
	}
	if !slices.Contains(b.people.full[fold(p.toks[j-1].low)], b.d.text[p.toks[i].start:p.toks[j-1].end]) {
		return false
	}
	for k := a; k < i; k++ {
		if p.toks[k].tag == tagName {
			return false
		}
	}
	return true
}
