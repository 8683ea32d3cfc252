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
func (b *builder) voice(i int) { //nolint:gocognit // a decision list of grammar, one case after another
	f := &b.found[i]
	if f.source[0] < 0 || f.how == sourceWh {
		return
	}
	p := b.d.paras[f.para]
	for k := f.source[0]; k < f.source[1]; k++ {
		if p.toks[k].tag == tagWh {
			return
		}
		if !voiceNouns[p.toks[k].low] {
			continue
		}
		var principal app.ActorRef
		if n := k + 1; n+1 < f.source[1] && (p.toks[n].low == "for" || p.toks[n].low == "of") {
			end := n + 1
			for end < f.source[1] && p.toks[end].kind != kindComma {
				end++
			}
			principal = b.named(p, n+1, end, false)
		} else if g := k - 1; g > f.source[0] && p.toks[g].tag == tagGenitive {
			principal = b.named(p, f.source[0], g, false)
		} else if k > f.source[0] && p.toks[k-1].tag == tagPossessive {
			return
		}
		if principal.Name == "" || principal.Key() == b.who[i].Key() && principal.ID == "" {
			return
		}
		speaker := b.who[i]
		if speaker.Key() == principal.Key() || strings.EqualFold(speaker.Name, principal.Name) {
			speaker = app.ActorRef{Name: strings.TrimRight(b.words(b.bytes(f.para, f.source)), ", ")}
			if ref, ok := b.people.book.name(speaker.Name); ok {
				speaker = ref
			}
		}
		b.voices[i], b.who[i] = speaker, principal
		return
	}
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
