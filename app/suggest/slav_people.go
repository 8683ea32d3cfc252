package suggest

import (
	"slices"
	"strings"

	"parley/app"
)

// slavPeople are the actors of one Ukrainian or Russian text: those of the codebook and the
// full names of the article, found in any case.
type slavPeople struct {
	b       *builder
	entries []slavEntry
	ending  map[string][]int          // entries by the stem of their last word
	bound   map[string][]app.ActorRef // stem of an office → whom the article calls by it
	offices []slavEntry               // offices with what they are of, and who holds them
	met     []mention                 // persons by name, in text order
	gender  map[string]byte           // of persons, by name
	stems   map[string]string         // of the first words of names
	kinds   map[app.ActorID]string    // what the codebook's actors are
	called  map[string]bool           // single names of those who speak that look like a person's
	said    []mention
	starts  []mention // persons that begin a sentence as its subject
}

// slavEntry is a name by the stems of its words.
type slavEntry struct {
	stems  []string
	ref    app.ActorRef
	person bool
}

func newSlavPeople(b *builder, cb app.Codebook) *slavPeople {
	p := &slavPeople{b: b, ending: map[string][]int{}, bound: map[string][]app.ActorRef{}, gender: map[string]byte{}, stems: map[string]string{}, kinds: map[app.ActorID]string{}, called: map[string]bool{}}
	for _, a := range cb.Actors {
		ref := app.ActorRef{ID: a.ID, Name: a.Name}
		if a.Type != "" {
			p.kinds[a.ID] = a.Type
		}
		p.enter(a.Name, ref)
		for _, al := range a.Aliases {
			if al.Match == app.MatchInflected {
				p.enter(al.Text, ref)
			}
		}
		for _, r := range a.Roles {
			if f := strings.Fields(fold(r.Title)); len(f) > 0 {
				p.bind(f[0], ref)
				p.office(f, ref)
			}
		}
	}
	p.meet()
	return p
}

func (p *slavPeople) enter(name string, ref app.ActorRef) {
	words := slavNameWords(name)
	if len(words) == 0 {
		return
	}
	e := slavEntry{ref: ref, person: len(words) == 2 || len(words) == 3}
	for _, w := range words {
		e.stems = append(e.stems, slavStem(fold(w)))
		first := []rune(w)
		e.person = e.person && strings.ToUpper(string(first[:1])) == string(first[:1]) && (len(e.stems) > 1 || slavLemmas()[slavStem(fold(w))] == "")
	}
	last := e.stems[len(e.stems)-1]
	p.ending[last] = append(p.ending[last], len(p.entries))
	p.entries = append(p.entries, e)
}

// slavNameWords cuts a name into words without quotation marks.
func slavNameWords(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return strings.ContainsRune(" \u00a0«»„“”\"", r) })
}

func (p *slavPeople) bind(role string, ref app.ActorRef) {
	key := slavStem(role)
	if !slices.ContainsFunc(p.bound[key], func(r app.ActorRef) bool { return r.Name == ref.Name }) {
		p.bound[key] = append(p.bound[key], ref)
	}
}

// slavNoName reports whether token k, which begins a run of capital words up to end, stands
// before the name: an office, a place that it is of, an acronym, a word that begins a sentence.
func slavNoName(para *paragraph, k, end int) bool {
	t := &para.toks[k]
	w := slavNorm(t.low)
	if slavLemmas()[slavStem(w)] != "" || slavUnnamed[w] || slavAdverbs[w] || slavLinks[w] || slavPreps[w] || slavSelf[w] {
		return true
	}
	if end-k == 3 && (k == 0 || para.toks[k-1].kind == kindStop) && !slavOblique(w) {
		return true // "Опозиціонерка Ніна Яр"
	}
	if end-k > 2 && k > 0 && slavRoleGender()[slavNorm(para.toks[k-1].low)] != 0 && endsIn(w, "а", "я", "у", "ю", "і", "ів", "ов") {
		return true // "депутат Поречья Игнат Столяр"
	}
	return end-k > 2 && (t.allCaps && len(w) > 2 || endsIn(w, "ії", "ии", "ы", "ої", "ой", "и")) || end-k == 2 && t.allCaps && len(w) > 2
}

// slavRun gives the token behind the run of capital words that begins at i.
func slavRun(para *paragraph, i, to int) int {
	j := i
	for j < to && para.toks[j].kind == kindWord && para.toks[j].capital && (j == i || para.toks[j].quote == para.toks[i].quote) {
		j++
	}
	return j
}

// entry finds a name in any case: all its words, or its surname alone. whole asks for all
// words. Two people of one surname are not told apart by it.
func (p *slavPeople) entry(name string, whole bool) (app.ActorRef, bool) {
	if ref, ok := p.b.people.book.name(name); ok {
		return ref, true
	}
	words := slavNameWords(name)
	stems := make([]string, len(words))
	for i, w := range words {
		stems[i] = slavStem(fold(w))
	}
	if len(stems) == 0 {
		return app.ActorRef{}, false
	}
	var found []app.ActorRef
	for _, k := range p.ending[stems[len(stems)-1]] {
		e := p.entries[k]
		if slices.Equal(e.stems, stems) {
			return e.ref, true
		}
		if !whole && e.person && len(stems) == 1 {
			if !slices.ContainsFunc(found, func(r app.ActorRef) bool { return r.Name == e.ref.Name }) {
				found = append(found, e.ref)
			}
		}
	}
	switch len(found) {
	case 0:
		return app.ActorRef{}, false
	case 1:
		return found[0], true
	}
	return app.ActorRef{Name: name, Note: "more than one person has this surname"}, true
}

// resolveAll finds the actor of every finding, in text order.
func (p *slavPeople) resolveAll(order []int) {
	b := p.b
	for _, i := range order { // what verbs tell of the gender of whom they have as subject
		f := &b.found[i]
		if f.source[0] < 0 {
			continue
		}
		para := b.d.paras[f.para]
		if para.slav[f.source[0]].is(classPronoun) || f.verb == nil || f.how == sourceWh || f.rule == "slavic-label" {
			continue
		}
		ref := p.named(f, f.source)
		if w := &para.slav[f.source[0]]; f.source[1]-f.source[0] == 1 && para.toks[f.source[0]].capital && !para.toks[f.source[0]].allCaps &&
			w.class&^classManner == 0 && !endsIn(w.low, "ія", "ия", "ск", "ськ") && f.how != sourceNamed {
			p.called[ref.Name] = true
		}
		if g := agreementIn(para, f.cue); (g == 'f' || g == 'm') && ref.Name != "" && p.gender[ref.Name] == 0 {
			p.gender[ref.Name] = g
		}
	}
	p.subjects()
	for _, i := range order {
		f := &b.found[i]
		ref := p.resolve(f)
		b.who[i] = ref
		p.voice(i)
		if f.parent < 0 && ref.Name != "" && !anonymous(ref) && ref != b.unnamed() {
			p.said = append(p.said, mention{para: f.para, tok: f.cue[0], ref: app.ActorRef{ID: ref.ID, Name: ref.Name}, person: p.person(ref)})
		}
	}
}

// agreementIn gives the agreement of the form of a verb in a cue.
func agreementIn(para *paragraph, cue [2]int) byte {
	for k := cue[0]; k < cue[1]; k++ {
		if w := &para.slav[k]; w.is(classSaying | classPhrase) {
			if w.form.agrees == 0 && len(w.form.phrases) > 0 {
				return w.form.phrases[0].agrees
			}
			return w.form.agrees
		}
	}
	return 0
}

// subjects collects the persons that begin a sentence.
func (p *slavPeople) subjects() {
	for pi, para := range p.b.d.paras {
		if para.skip || para.title {
			continue
		}
		for _, sent := range para.sents {
			s := slavSentence{p: para, w: para.slav, from: sent[0], begin: sent[0], to: min(sent[1], sent[0]+longestSentence), last: noSpan}
			if para.toks[sent[0]].quote >= 0 {
				continue
			}
			_, b := s.clause(sent[0])
			if src := s.subject(sent[0], b, true); src[0] >= 0 {
				if ref := p.named(&finding{para: pi}, src); ref.Name != "" && p.person(ref) {
					p.starts = append(p.starts, mention{para: pi, tok: src[0], ref: app.ActorRef{ID: ref.ID, Name: ref.Name}, person: true})
				}
			}
		}
	}
}

// person reports whether an actor is one: by the form of the name, or by the codebook's.
func (p *slavPeople) person(ref app.ActorRef) bool {
	if kind, known := p.kinds[ref.ID]; known {
		return kind == "person"
	}
	first := slavNorm(fold(firstWord(ref.Name)))
	if p.called[ref.Name] {
		return true
	}
	if slavRoleGender()[first] != 0 || p.gender[ref.Name] != 0 && slavLemmas()[slavStem(first)] == "" {
		return true
	}
	words := slavNameWords(ref.Name)
	if len(words) == 0 {
		return false
	}
	return slices.ContainsFunc(p.ending[slavStem(fold(words[len(words)-1]))], func(k int) bool {
		return p.entries[k].person && p.entries[k].ref.Name == ref.Name
	})
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

func (p *slavPeople) resolve(f *finding) app.ActorRef {
	para := p.b.d.paras[f.para]
	if f.source[0] < 0 {
		if f.ante[1] > f.ante[0] {
			w := slavNorm(para.toks[f.ante[0]].low)
			if slavPossessive[w] == 0 {
				return p.pronoun(f, w, agreementIn(para, f.ante), f.ante[0])
			}
			return p.pronoun(f, w, slavPossessive[w], f.ante[0])
		}
		return app.ActorRef{}
	}
	w := slavNorm(para.toks[f.source[0]].low)
	switch {
	case f.how == sourceWh:
		return p.named(&finding{para: f.para, cue: f.cue, how: sourceNamed}, f.ante)
	case f.source[1]-f.source[0] == 1 && slavPossessive[w] != 0:
		return p.pronoun(f, w, slavPossessive[w], f.source[0])
	case (w == "там" || w == "тут" || w == "здесь") && f.source[1]-f.source[0] == 1:
		return p.pronoun(f, w, 'p', f.source[0])
	case slavMasculine[w] || w == "сам" && f.source[1]-f.source[0] == 1:
		return p.pronoun(f, w, 'm', f.source[0])
	case slavFeminine[w] || w == "сама" && f.source[1]-f.source[0] == 1:
		return p.pronoun(f, w, 'f', f.source[0])
	case slavPlural[w]:
		return p.pronoun(f, w, 'p', f.source[0])
	case w == "я" || w == "ми" || w == "мы":
		return app.ActorRef{}
	}
	return p.named(f, f.source)
}

// pronoun finds whom a pronoun stands for: the last holder or subject of its gender, in this
// paragraph or the three before.
func (p *slavPeople) pronoun(f *finding, word string, gender byte, at int) app.ActorRef {
	const reach = 3
	best := p.last(f, gender, at, reach, p.said, p.starts)
	if best.para < 0 {
		best = p.last(f, gender, at, 1, p.met)
	}
	if best.para < 0 {
		return app.ActorRef{}
	}
	ref := best.ref
	ref.Note = word + " → " + ref.Name
	return ref
}

// last finds the last mention of the gender before token at, reach paragraphs up at most.
func (p *slavPeople) last(f *finding, gender byte, at, reach int, lists ...[]mention) mention {
	best := mention{para: -1}
	for _, list := range lists {
		for k := len(list) - 1; k >= 0; k-- {
			m := list[k]
			if m.para < f.para-reach {
				break
			}
			if m.para > f.para || m.para == f.para && m.tok >= at {
				continue
			}
			if gender == 'p' && m.person || gender != 'p' && (!m.person || p.genderOf(m.ref.Name) != gender) {
				continue
			}
			if m.para > best.para || m.para == best.para && m.tok > best.tok {
				best = m
			}
			break
		}
	}
	return best
}

var slavMenInA = wordSet(`микола микита ілля илья никита лука фома хома кузьма савва сава данила ярема гаврила кирила`)

func (p *slavPeople) genderOf(name string) byte {
	if g := p.gender[name]; g != 0 {
		return g
	}
	first := fold(firstWord(name))
	if g := slavRoleGender()[slavNorm(first)]; g != 0 {
		return g
	}
	if endsIn(first, "а", "я") && !slavMenInA[first] {
		return 'f'
	}
	return 'm'
}
