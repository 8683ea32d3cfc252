package suggest

import "strings"

// shown decides whether a finding becomes a suggestion. Outermost ones always do; of those
// inside another's content only what asserts a position of somebody named.
func (b *builder) shown(i int) bool {
	f := &b.found[i]
	if f.unnamed {
		return !b.holds(i)
	}
	if f.parent < 0 {
		return !f.inQuote
	}
	depth := 0
	for p := f.parent; p >= 0; p = b.found[p].parent {
		if depth++; depth >= deepestNesting {
			return false
		}
	}
	if b.found[f.parent].unnamed {
		return true
	}
	return b.asserts(f)
}

// deepestNesting is how many levels of reporting are followed.
const deepestNesting = 3

// holds reports whether another finding lies in the content of finding i.
func (b *builder) holds(i int) bool {
	for j := b.found[i].near[0]; j < b.found[i].near[1]; j++ {
		if b.found[j].parent == i && b.found[j].source[0] >= 0 && b.found[j].kind != weak {
			return true
		}
	}
	return false
}

// asserts reports whether a finding inside another's content gives a position of somebody:
// a cue of speech or a side taken by a named actor or a pronoun, not a wish that the outer
// speaker ascribes to people in general, and not what the outer speaker demands.
func (b *builder) asserts(f *finding) bool {
	if f.source[0] < 0 || f.form == formInfinitive && f.how != sourceShared {
		return false
	}
	p := b.d.paras[f.para]
	if !b.namesActor(p, f) || f.how == sourceGenitive && f.frame == frameInfinitive {
		return false
	}
	switch f.kind {
	case statement:
		return f.frame&(frameThat|frameQuote|frameZero|frameWh|frameInfinitive) != 0 || f.verb != nil && f.verb.strong
	case attitude, intention:
		return f.verb != nil && f.verb.strong
	case belief:
		return f.verb != nil && f.verb.strong && f.frame&(frameThat|frameZero|frameWh) != 0 || strings.HasPrefix(f.lemma, "be ")
	}
	return false
}

// namesActor reports whether the source is a name, a pronoun for a person or a definite
// phrase such as "the minister", "two governments"; people in general are none.
func (b *builder) namesActor(p *paragraph, f *finding) bool {
	a := f.source[0]
	switch p.toks[a].low {
	case "he", "she", "they", "who":
		return f.source[1]-a == 1
	case "the", "his", "her", "their", "our", "my", "your", "its", "at":
		if f.source[1]-a > 1 && p.toks[a+1].kind == kindWord {
			return true
		}
	case "it", "this", "that", "which", "there", "i", "we", "you":
		return false
	}
	if p.toks[a].tag == tagNumber && f.source[1]-a > 1 || f.how == sourceGenitive {
		return true
	}
	for i := a; i < f.source[1]; i++ {
		if p.toks[i].tag == tagName || p.toks[i].capital && i > 0 {
			return true
		}
	}
	return false
}
