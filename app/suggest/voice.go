package suggest

import (
	"strings"

	"parley/app"
)

// voiceNouns are those who speak for somebody.
var voiceNouns = wordSet(`spokesman spokeswoman spokesperson office`)

// voice finds whom a source speaks for: "A spokesman for Ferrant", "Edda Kolt’s office",
// "Kolt’s spokeswoman, Greet Hansel". The principal is the holder; the spokesperson the link
// before in the chain.
func (b *builder) voice(i int) {
	f := &b.found[i]
	if f.source[0] < 0 || f.how == sourceWh {
		return
	}
	p := b.d.paras[f.para]
	for k := f.source[0]; k < f.source[1]; k++ {
		if p.toks[k].tag == tagWh || k > f.source[0] && p.toks[k].tag == tagPreposition && !voiceNouns[p.toks[k-1].low] && p.toks[k-1].kind != kindComma {
			return // "two officials in the minister’s office"
		}
		if voiceNouns[p.toks[k].low] {
			b.speaksFor(i, b.principalOf(p, f, k))
			return
		}
	}
}

// principalOf finds whom the voice noun at token k of a source speaks for: behind "for" or
// "of", or a genitive before it.
func (b *builder) principalOf(p *paragraph, f *finding, k int) app.ActorRef {
	switch n, g := k+1, k-1; {
	case n+1 < f.source[1] && (p.toks[n].low == "for" || p.toks[n].low == "of"):
		end := n + 1
		for end < f.source[1] && p.toks[end].kind != kindComma {
			end++
		}
		return b.named(p, n+1, end, false)
	case g > f.source[0] && p.toks[g].tag == tagGenitive:
		return b.named(p, f.source[0], g, false)
	}
	return app.ActorRef{}
}

// speaksFor makes the principal the holder of finding i and its source the speaker.
func (b *builder) speaksFor(i int, principal app.ActorRef) {
	speaker := b.who[i]
	if principal.Name == "" || principal.Key() == speaker.Key() && principal.ID == "" {
		return
	}
	if speaker.Key() == principal.Key() || strings.EqualFold(speaker.Name, principal.Name) {
		f := &b.found[i]
		speaker = app.ActorRef{Name: strings.TrimRight(b.words(b.bytes(f.para, f.source)), ", ")}
		if ref, ok := b.people.book.name(speaker.Name); ok {
			speaker = ref
		}
	}
	b.voices[i], b.who[i] = speaker, principal
}

// voiceAgain finds the principal of a spokesperson or an office that has spoken before: "It
// added that …".
func (b *builder) voiceAgain(i int) {
	who := b.who[i]
	if v, ok := b.voices[i]; ok {
		if b.spoken == nil {
			b.spoken = map[string]app.ActorRef{}
		}
		if _, known := b.spoken[v.Key()]; !known && v.Key() != who.Key() {
			b.spoken[v.Key()] = who
		}
		return
	}
	if principal, ok := b.spoken[who.Key()]; ok && who.Name != "" {
		b.voices[i], b.who[i] = who, principal
	}
}
