package suggest

import "parley/app"

// slavVoices speak for somebody.
var slavVoices = slavStems(`пресс-служба прес-служба пресслужба речник речниця пресс-секретарь прес-секретар пресссекретар пресс-секретарша пресекретарка пресс-секретарка прес-секретарка
	представитель представительница представник представниця`)

// voice finds whom the source of finding i speaks for: "речник президента Лев Дзвонар", "його
// речниця": the principal is the holder, the spokesperson the link before in the chain. So it
// is with a paper that passes words on.
func (p *slavPeople) voice(i int) {
	b := p.b
	f := &b.found[i]
	para := b.d.paras[f.para]
	if f.teller[1] > f.teller[0] {
		if ref := p.resolve(&finding{para: f.para, source: f.teller, cue: f.cue, how: sourceNamed}); ref.Name != "" && ref.Name != b.who[i].Name {
			b.voices[i] = ref
		}
		return
	}
	span := f.source
	if f.how == sourceWh {
		span = f.ante
	}
	if span[0] < 0 {
		return
	}
	for k := span[0]; k < span[1]; k++ {
		if !slavVoices[slavStem(para.slav[k].low)] {
			continue
		}
		principal := p.principal(f, para, k, span)
		speaker := b.who[i]
		if principal.Name == "" || principal.Name == speaker.Name && principal.ID == speaker.ID && principal.ID == "" {
			return
		}
		if speaker.Name == principal.Name {
			speaker = app.ActorRef{Name: p.text(para, span)}
		}
		b.voices[i], b.who[i] = speaker, principal
		return
	}
}

// principal finds whom the spokesperson at token k speaks for: the words behind up to the
// name, or the one whom a possessive in front stands for.
func (p *slavPeople) principal(f *finding, para *paragraph, k int, span [2]int) app.ActorRef {
	if k > span[0] {
		if w := para.slav[k-1].low; slavPossessive[w] != 0 {
			return p.pronoun(f, w, slavPossessive[w], k-1)
		}
	}
	end := k + 1
	for end < span[1] && (para.toks[end].kind == kindWord || para.toks[end].quote >= 0) && !p.nameAt(para, end, span[1]) {
		end++
	}
	if end == k+1 || para.slav[k+1].is(classPrep) {
		return app.ActorRef{}
	}
	return p.named(&finding{para: f.para, cue: f.cue, how: sourceNamed}, [2]int{k + 1, end})
}

// nameAt reports whether a person's name in the first case begins at token k: its last words
// before end or a comma.
func (p *slavPeople) nameAt(para *paragraph, k, end int) bool {
	run := slavRun(para, k, end)
	if run-k < 2 || slavNoName(para, k, run) || slavOblique(para.slav[k].low) {
		return false
	}
	return run == end || para.toks[run].kind == kindComma
}
