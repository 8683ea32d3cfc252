package suggest

import "parley/app"

// office keeps an office of more than one word with who holds it.
func (p *slavPeople) office(words []string, ref app.ActorRef) {
	if len(words) < 2 {
		return
	}
	e := slavEntry{ref: ref}
	for _, w := range words {
		e.stems = append(e.stems, slavStem(w))
	}
	p.offices = append(p.offices, e)
}

// officer finds who holds the office of a phrase, which may be shorter than the office's
// name: "голова спілки" of "голова спілки перевізників".
func (p *slavPeople) officer(para *paragraph, s [2]int) (app.ActorRef, bool) {
	var found app.ActorRef
	for k := range p.offices {
		e := &p.offices[k]
		if len(e.stems) < s[1]-s[0] {
			continue
		}
		same := true
		for n := s[0]; same && n < s[1]; n++ {
			same = slavStem(para.slav[n].low) == e.stems[n-s[0]]
		}
		switch {
		case !same:
		case found.Name != "" && found.Name != e.ref.Name:
			return app.ActorRef{}, false
		default:
			found = e.ref
		}
	}
	return found, found.Name != ""
}

// meet collects the full names of the article and the offices in front of them.
func (p *slavPeople) meet() {
	for pi, para := range p.b.d.paras {
		if para.skip {
			continue
		}
		for i := 0; i < len(para.toks); i++ {
			end := slavRun(para, i, len(para.toks))
			from := i
			for from < end && slavNoName(para, from, end) {
				from++
			}
			if n := end - from; n == 1 {
				p.meetOne(pi, from)
				p.notice(pi, from, end)
			}
			if n := end - from; n < 2 || n > 3 || i > 0 && para.toks[i-1].kind == kindWord && para.toks[i-1].capital {
				i = max(end, i)
				continue
			}
			p.meetName(pi, from, end)
			i = end
		}
	}
}

// notice keeps that a person whose surname is known is named at the tokens [from, end) of
// paragraph pi.
func (p *slavPeople) notice(pi, from, end int) {
	para := p.b.d.paras[pi]
	if para.slav[from].class&^classManner != 0 {
		return
	}
	if ref, ok := p.entry(p.text(para, [2]int{from, end}), end-from > 1); ok && ref.Note == "" && p.person(ref) {
		p.met = append(p.met, mention{para: pi, tok: from, ref: app.ActorRef{ID: ref.ID, Name: ref.Name}, person: true})
	}
}

// meetOne keeps the office right before a name of one word: "рибалка Петро".
func (p *slavPeople) meetOne(pi, at int) {
	para := p.b.d.paras[pi]
	if at == 0 || !para.slav[at-1].is(classRole) || para.slav[at].class&^classManner != 0 || para.toks[at].quote >= 0 {
		return
	}
	name := p.text(para, [2]int{at, at + 1})
	ref, known := p.entry(name, false)
	if !known {
		if w := para.slav[at].low; slavGenitive(w) || endsIn(w, "а", "я") && para.slav[at-1].gender == 'm' && !slavMenInA[w] {
			return // "мер Києва"
		}
		ref = app.ActorRef{Name: name}
		p.enter(name, ref)
		p.called[name] = true
	}
	if ref.Note == "" {
		p.bind(para.slav[at-1].low, ref)
		p.appositive(para, at+1, ref)
	}
}

// appositive keeps the office behind a name that ends before token k: "Петро Соль, 60-річний
// рибалка, бачив"; "Петро Соль — рибалка".
func (p *slavPeople) appositive(para *paragraph, k int, ref app.ActorRef) {
	if k >= len(para.toks) || para.toks[k].kind != kindComma && para.toks[k].kind != kindDash || para.toks[k].quote >= 0 {
		return
	}
	const adjectives = 3
	for n := k + 1; n < len(para.toks) && n <= k+1+adjectives; n++ {
		w := &para.slav[n]
		switch {
		case w.is(classRole):
			p.bind(w.low, ref)
			if w.gender == 'f' {
				p.gender[ref.Name] = 'f'
			}
			office := []string{w.low}
			for n++; n < len(para.toks) && para.toks[n].kind == kindWord && len(office) < 4; n++ {
				office = append(office, para.slav[n].low)
			}
			p.office(office, ref)
			return
		case para.toks[n].kind != kindWord && para.toks[n].kind != kindNumber, para.toks[n].capital && para.toks[n].kind == kindWord,
			w.is(classPrep | classThat | classRelative | classLink | classSaying | classFinite | classPronoun):
			return
		}
	}
}

func (p *slavPeople) meetName(pi, from, end int) {
	para := p.b.d.paras[pi]
	oblique := false
	for k := from; k < end; k++ {
		if k == from && slavLemmas()[slavStem(para.toks[k].low)] != "" || slavPreps[para.toks[k].low] {
			return
		}
		oblique = oblique || slavOblique(slavNorm(para.toks[k].low))
	}
	name := p.b.d.text[para.toks[from].start:para.toks[end-1].end]
	ref, known := p.entry(name, true)
	if !known && oblique {
		return
	}
	if !known {
		ref = app.ActorRef{Name: name}
		p.enter(name, ref)
	}
	p.notice(pi, from, end)
	p.appositive(para, end, ref)
	for k := from - 1; k >= 0 && k >= from-6; k-- {
		t := &para.toks[k]
		if t.kind != kindWord || t.quote >= 0 {
			break
		}
		w := slavNorm(t.low)
		if lemma := slavLemmas()[slavStem(w)]; oblique && slavRoleGender()[lemma] != 0 {
			w = lemma
		}
		if g := slavRoleGender()[w]; g != 0 {
			p.bind(w, ref)
			var office []string
			for n := k; n < from; n++ {
				office = append(office, para.slav[n].low)
			}
			p.office(office, ref)
			if g == 'f' {
				p.gender[ref.Name] = 'f'
			}
			break
		}
	}
}
