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
}

// sentenceSubjects gives the named persons and bodies that are the first subject of a
// sentence.
func (b *builder) sentenceSubjects() []mention {
	var out []mention
	for pi, p := range b.d.paras {
		if p.skip {
			continue
		}
		for _, s := range p.sents {
			v := newClauseView(p, s[0], min(s[1], s[0]+longestSentence))
			for k, c := range v.chunks {
				if c.kind != chunkVerb || c.form != formFinite {
					continue
				}
				subj := v.subjectOf(k)
				if subj.first >= 0 && subj.how != sourceShared && !v.chunks[subj.from].pronoun {
					ref := b.named(p, subj.first, subj.end, false)
					if ref.Name != "" && (b.isPerson(ref) || ref.ID != "") {
						out = append(out, mention{pi, subj.first, ref, false, b.isPerson(ref)})
					}
				}
				break
			}
		}
	}
	return out
}

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

// isPerson tells a person from a body by the form of the name.
func (b *builder) isPerson(ref app.ActorRef) bool {
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
	full := b.people.full[fold(last)]
	return len(full) > 0 || b.people.gender[fold(last)] != "" || len(words) >= 2 && words[0] != strings.ToLower(words[0]) && last != strings.ToLower(last)
}

func anonymous(ref app.ActorRef) bool { return strings.HasPrefix(ref.Name, app.UnnamedReports) }

// pronoun finds the person that "he" or "she" stands for: the holder of the last suggestion
// or the subject of the last sentence, in this paragraph or the two before.
func (b *builder) pronoun(f *finding, word string, said, subjects []mention) app.ActorRef {
	best := mention{para: -1}
	at := f.source[0]
	tellers, quoted := b.tellers(f)
	if !quoted { // inside what X says, "he" is mostly X
		for _, ref := range tellers {
			if ref.Name != "" && b.isPerson(ref) && b.fits(word, ref) {
				ref.Note = word + " → " + ref.Name
				return ref
			}
		}
	}
	for _, list := range [][]mention{recent(said, f), recent(subjects, f)} {
		for _, m := range list {
			if !m.person || m.para > f.para || m.para == f.para && m.tok >= at || m.para < f.para-2 || !b.fits(word, m.ref) || quoted && isOneOf(tellers, m.ref) {
				continue
			}
			if m.para > best.para || m.para == best.para && m.tok > best.tok {
				best = m
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

// recent gives the last mentions before the source of f; those further back stand for
// nothing.
func recent(list []mention, f *finding) []mention {
	const lookBack = 24
	n := sort.Search(len(list), func(i int) bool {
		return list[i].para > f.para || list[i].para == f.para && list[i].tok >= f.source[0]
	})
	return list[max(0, n-lookBack):n]
}

// plural finds what "they" or "it" stands for: the last body or people in the plural.
func (b *builder) plural(f *finding, word string, said, subjects []mention) app.ActorRef {
	best := mention{para: -1}
	if tellers, quoted := b.tellers(f); !quoted && len(tellers) > 0 && word == "they" && b.pluralSource(&b.found[f.parent]) {
		ref := tellers[0] // "two ministers said they wanted …"
		ref.Note = word + " → " + ref.Name
		return ref
	}
	for _, list := range [][]mention{recent(said, f), recent(subjects, f)} {
		for _, m := range list {
			if m.person && !m.plural || m.para > f.para || m.para == f.para && m.tok >= f.source[0] || m.para < f.para-1 {
				continue
			}
			if m.para > best.para || m.para == best.para && m.tok > best.tok {
				best = m
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
