package suggest

import (
	"slices"
	"strings"

	"parley/app"
)

// slavPapers are documents that stand before whom they are of: "в обращении бригады".
var slavPapers = func() map[string]bool {
	out := map[string]bool{}
	for w := range strings.FieldsSeq(`обращение заявление сообщение письмо комментарий интервью пресс-релиз доклад отчет документ коммюнике звернення заява
		повідомлення лист коментар інтерв'ю прес-реліз доповідь звіт документ комюніке пост телеграм-канал стаття статья`) {
		out[slavStem(w)] = true
	}
	return out
}()

// named finds the actor that the tokens of a source name: a person by name, an actor of the
// codebook, an office held by one, else the words themselves.
func (p *slavPeople) named(f *finding, source [2]int) app.ActorRef {
	para := p.b.d.paras[f.para]
	parts := slavParts(para, source)
	for _, s := range parts {
		if ref, ok := p.known(para, s); ok {
			return ref
		}
	}
	for _, s := range parts {
		if ref, ok := p.personIn(para, s); ok {
			return ref
		}
	}
	if len(parts) == 0 {
		return app.ActorRef{}
	}
	return p.phrase(f, para, parts[0])
}

// slavParts cuts a source at commas outside names in quotation marks.
func slavParts(para *paragraph, source [2]int) [][2]int {
	var out [][2]int
	from := source[0]
	for i := source[0]; i <= source[1]; i++ {
		if i < source[1] && (para.toks[i].kind != kindComma || para.toks[i].quote >= 0) {
			continue
		}
		if i > from {
			out = append(out, [2]int{from, i})
		}
		from = i + 1
	}
	return out
}

func (p *slavPeople) text(para *paragraph, s [2]int) string {
	return p.b.d.text[para.toks[s[0]].start:para.toks[s[1]-1].end]
}

// known finds the whole of a part as a name or a role of the codebook.
func (p *slavPeople) known(para *paragraph, s [2]int) (app.ActorRef, bool) {
	whole := p.text(para, s)
	book := p.b.people.book
	if ref, ok := book.name(whole); ok {
		return ref, true
	}
	if ref, ok := book.role(whole); ok {
		ref.Note = "“" + whole + "” is a role of " + ref.Name
		return ref, true
	}
	return app.ActorRef{}, false
}

// personIn finds the name of a person that ends a part: a run of capital words behind the
// last office, or the only words of it.
func (p *slavPeople) personIn(para *paragraph, s [2]int) (app.ActorRef, bool) {
	end := s[1]
	if end > s[0] && para.toks[end-1].kind != kindWord {
		return app.ActorRef{}, false
	}
	from := end
	for from > s[0] && para.toks[from-1].kind == kindWord && para.toks[from-1].capital && para.toks[from-1].quote == para.toks[end-1].quote {
		from--
	}
	for from < end && slavNoName(para, from, end) {
		from++
	}
	if from >= end {
		return app.ActorRef{}, false
	}
	name := p.text(para, [2]int{from, end})
	if ref, ok := p.entry(name, end-from > 1); ok && (end-from > 1 || p.person(ref) || from == s[0] || ref.Note != "") {
		return ref, true
	}
	for k := from + 1; k < end && slavGenitive(slavNorm(para.toks[k-1].low)); k++ { // "Франції Макрон"
		if ref, ok := p.entry(p.text(para, [2]int{k, end}), end-k > 1); ok && p.person(ref) {
			return ref, true
		}
	}
	last := slavNorm(para.toks[end-1].low)
	if from == s[0] || end-from > 1 && !slavBodyBefore(para, s[0], from) && !slavOblique(last) {
		return app.ActorRef{Name: name}, true
	}
	if prev := slavNorm(para.toks[from-1].low); (slavRoleGender()[prev] != 0 || slavNameIs[prev] || para.toks[from-1].kind == kindNumber) && !slavGenitive(last) {
		p.called[name] = true
		return app.ActorRef{Name: name}, true
	}
	return app.ActorRef{}, false
}

// slavCount count people who are not named.
var slavCount = wordSet(`два две дві двоє двое три троє трое кілька несколько чотири четверо один одна одно одне`)

// slavNameIs stand right before a name.
var slavNameIs = wordSet(`ім'я имени ім'ям именем прізвищем фамилии фамилией пан пані господин госпожа`)

var slavSelf = wordSet(`сам сама сами самі пан пані господин госпожа`)

func slavBodyBefore(para *paragraph, a, z int) bool {
	return z > a && slavBodyNouns[slavLemmas()[slavStem(para.toks[z-1].low)]]
}

// slavGenitive reports whether a capital word behind an office may be what the office is of:
// "президент Франції", "глава Фонда".
func slavGenitive(w string) bool {
	return slavOblique(w) || endsIn(w, "ії", "ии", "и", "ы", "і", "ї", "ів", "ов")
}

// phrase finds an actor by its words in any case: of the codebook, an office that one person
// holds, a body that spoke before, nameless people.
func (p *slavPeople) phrase(f *finding, para *paragraph, s [2]int) app.ActorRef {
	for s[0]+1 < s[1] && (slavPossessive[slavNorm(para.toks[s[0]].low)] != 0 || slavPapers[slavStem(para.toks[s[0]].low)] || slavSelf[slavNorm(para.toks[s[0]].low)]) {
		s[0]++
	}
	s, paper := p.behindPaper(para, s)
	text := p.text(para, s)
	if ref, ok := p.entry(text, true); ok {
		return ref
	}
	if paper {
		if ref := p.pronoun(f, text, 'p', s[0]); ref.Name != "" {
			return ref
		}
		return app.ActorRef{Name: text}
	}
	first := slavNorm(para.toks[s[0]].low)
	stem := slavStem(first)
	head := slavLemmas()[stem]
	if s[1]-s[0] > 1 && slavCount[first] && slavUnnamedStems()[slavStem(para.slav[s[0]+1].low)] {
		return p.b.unnamed()
	}
	if slavUnnamed[first] || slavUnnamedStems()[stem] && (head == "" || slavUnnamed[head]) {
		return p.b.unnamed()
	}
	if ref, ok := p.shorter(para, s, head); ok {
		return ref
	}
	if ref, ok := p.byOffice(f, para, s, head); ok {
		ref.Note = text + " → " + ref.Name
		return ref
	}
	if head != "" && head != first && (f.how == sourceNamed || f.source[0] < 0 || f.rule == "") && slavNorm(fold(text)) != head && !endsIn(first, "ів", "ов", "ев", "ей", "ам", "ям", "ами", "ями") {
		if own := slavLemmasOf[p.b.lang]()[stem]; own != "" {
			head = own
		}
		rest := strings.TrimPrefix(text, p.b.d.text[para.toks[s[0]].start:para.toks[s[0]].end])
		return app.ActorRef{Name: head + rest}
	}
	return app.ActorRef{Name: text}
}

// shorter finds a body of the codebook whose name is shorter than the words of a source:
// "Союз горняков Сорвии".
func (p *slavPeople) shorter(para *paragraph, s [2]int, head string) (app.ActorRef, bool) {
	if !slavBodyNouns[head] {
		return app.ActorRef{}, false
	}
	for end := s[1] - 1; end-s[0] > 1; end-- {
		if ref, ok := p.entry(p.text(para, [2]int{s[0], end}), true); ok {
			return ref, true
		}
	}
	return app.ActorRef{}, false
}

// byOffice finds who the office that the tokens s name belongs to; head is its noun.
func (p *slavPeople) byOffice(f *finding, para *paragraph, s [2]int, head string) (app.ActorRef, bool) {
	first := para.slav[s[0]].low
	if s[1]-s[0] == 1 {
		ref, ok := p.holderOf(f, slavStem(first))
		if !ok && slavAnyone[head] && head == first && !p.told(para, s[1]) {
			ref = p.last(f, slavRoleGender()[head], s[0], 0, p.said, p.starts).ref
		}
		return ref, ref.Name != ""
	}
	if s[1]-s[0] == 2 && slavStateHeads[head] && slavStates[slavStem(para.slav[s[1]-1].low)] {
		for _, office := range [...]string{"президент", "король", "император"} {
			if ref, ok := p.holderOf(f, slavStem(office)); ok {
				return ref, true
			}
		}
	}
	if slavRoleGender()[head] == 0 {
		return app.ActorRef{}, false
	}
	return p.officer(para, s)
}

// behindPaper gives what a document in a source is of: "письме рыбаков", "сообщении на сайте
// министерства"; paper tells that nothing stands behind it.
func (p *slavPeople) behindPaper(para *paragraph, s [2]int) (rest [2]int, paper bool) {
	for k := s[0]; k < s[1]; k++ {
		if !slavPapers[slavStem(para.toks[k].low)] {
			continue
		}
		n := k + 1
		if n+1 < len(para.toks) && para.slav[n].is(classPrep) && slavSites[slavStem(para.toks[n+1].low)] {
			n += 2
			end := n
			for end < len(para.toks) && para.toks[end].kind == kindWord && end < n+4 && !para.slav[end].is(classPrep|classSaying|classFinite|classLink) {
				end++
			}
			if end > n {
				return [2]int{n, end}, false
			}
		}
		if n >= s[1] {
			return [2]int{k, s[1]}, true
		}
		return [2]int{n, s[1]}, false
	}
	return s, false
}

var slavSites = slavStems(`сайт сторінка страница канал соцмережі соцсети`)

// told reports whether what stands behind token k tells more of the noun before it, so that
// it stands for nobody named before.
func (p *slavPeople) told(para *paragraph, k int) bool {
	return k < len(para.toks) && para.slav[k].is(classPrep) || k+1 < len(para.toks) && para.toks[k].kind == kindComma && para.slav[k+1].is(classRelative)
}

// slavStateHeads are heads "of state", which is another office's name.
var slavStateHeads = wordSet(`глава голова очільник`)

var slavStates = slavStems(`государства держави`)

// firstStem gives the stem of the first word of a name.
func (p *slavPeople) firstStem(name string) string {
	stem, ok := p.stems[name]
	if !ok {
		stem = slavStem(fold(firstWord(name)))
		p.stems[name] = stem
	}
	return stem
}

// holderOf finds who an office or a body alone stands for: the last speaker with that office
// or of that name, else the only one who has it.
func (p *slavPeople) holderOf(f *finding, stem string) (app.ActorRef, bool) {
	has := p.bound[stem]
	const reach = 60
	for k := len(p.said) - 1; k >= max(0, len(p.said)-reach); k-- {
		ref := p.said[k].ref
		if p.firstStem(ref.Name) == stem {
			return ref, true
		}
		for _, r := range has {
			if r.Name == ref.Name && p.said[k].para <= f.para {
				return ref, true
			}
		}
	}
	if len(has) == 1 {
		return has[0], true
	}
	for k := len(p.met) - 1; k >= max(0, len(p.met)-reach); k-- {
		if m := p.met[k]; m.para <= f.para && slices.ContainsFunc(has, func(r app.ActorRef) bool { return r.Name == m.ref.Name }) {
			return m.ref, true
		}
	}
	return app.ActorRef{}, false
}

// slavShown decides whether a finding becomes a suggestion: outermost ones, and of those
// inside another's content what a named actor says or stands for.
func (b *builder) slavShown(i int) bool {
	depth := 0
	f := &b.found[i]
	for p := f.parent; p >= 0; p = b.found[p].parent {
		if depth++; depth >= deepestNesting {
			return false
		}
	}
	if depth == 0 {
		return true
	}
	return (f.verb != nil || f.rule == "slavic-according") && f.source[0] >= 0 && b.who[i].Name != "" && (f.frame&(frameThat|frameQuote|frameInfinitive|frameObject|frameAs) != 0 || f.verb == nil)
}

// slavMode tells how far the content is quoted: names and scare quotes of one word do not
// count unless the cue governs them.
func (b *builder) slavMode(f *finding) app.Mode {
	quoted, other := false, false
	count := func(para int, span [2]int) {
		p := b.d.paras[para]
		for i := span[0]; i < span[1]; i++ {
			t := &p.toks[i]
			word := t.kind == kindWord || t.kind == kindNumber
			if t.quote < 0 {
				other = other || word
				continue
			}
			q := p.quotes[t.quote]
			first := p.toks[min(q.first+1, len(p.toks)-1)]
			if f.frame&(frameAs|frameQuote) != 0 || q.words > 1 && !first.capital || q.words > 4 {
				quoted = true
			} else {
				other = other || word
			}
		}
	}
	for _, c := range f.content {
		count(f.para, c)
	}
	for _, m := range f.more {
		count(m.para, m.span)
	}
	switch {
	case f.rule == "slavic-turn":
		return app.ModeDirect
	case !quoted:
		return app.ModeIndirect
	case !other:
		return app.ModeDirect
	}
	return app.ModeMixed
}

// slavConfidence is the prior of the rule, lower for what is nested, shared or of nobody that
// is known. It is set by rule, not fitted: the gold of each language is too small for a table.
func (b *builder) slavConfidence(i int) float64 {
	f := &b.found[i]
	c := f.prior
	if f.parent >= 0 {
		c -= 0.15
	}
	if f.how == sourceShared {
		c -= 0.1
	}
	if b.who[i].Name == "" {
		c -= 0.25
	}
	return max(0.05, c)
}
