package suggest

import "parley/app"

type codebook struct{ app.Codebook }

func newCodebook(cb app.Codebook) *codebook { return &codebook{cb} }

type people struct{}

func newPeople(d *document, cb *codebook, title string) *people { return &people{} }

func (b *builder) merges() []app.ActorMerge { return nil }

func (b *builder) resolveAll(order []int) {
	for _, i := range order {
		f := &b.found[i]
		if f.source[0] >= 0 {
			b.who[i] = app.ActorRef{Name: b.words(b.bytes(f.para, f.source))}
		}
	}
}

func (b *builder) finish(order []int) {
	for _, i := range order {
		if k := b.place[i]; k >= 0 {
			s := &b.out[k]
			s.Confidence = b.found[i].prior
			s.Speaker = s.Holder
			s.Chain = []app.ChainLink{{Actor: s.Holder, Cue: b.words(s.Cue)}}
			s.Why = s.Rule
		}
	}
}
