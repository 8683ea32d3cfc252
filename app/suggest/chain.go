package suggest

import (
	"strings"

	"parley/app"
)

// reportingAdverbs tell that somebody unnamed reports.
var reportingAdverbs = wordSet(`reportedly allegedly purportedly supposedly`)

// finish completes the suggestions with what needs the others.
func (b *builder) finish(order []int) {
	codes := newCoder(b)
	for _, i := range order {
		k := b.place[i]
		if k < 0 {
			continue
		}
		f, s := &b.found[i], &b.out[k]
		s.Chain = b.chainOf(i, 0)
		s.Speaker = b.speakerIn(s.Chain)
		if f.parent >= 0 && b.place[f.parent] >= 0 {
			s.Parent = b.out[b.place[f.parent]].ID
		}
		s.Attribution = b.attribution(f, s)
		s.Hedges = b.hedges(i)
		s.Date = b.date(i, s)
		phrase := codes.issue(i, s)
		reason := codes.stance(i, s)
		s.Confidence = confidence(b, i, map[app.Mode]modeOf{app.ModeDirect: modeWhole, app.ModeMixed: modePartly}[s.Mode])
		s.Tier = app.TierOf(s.Confidence)
		s.Why = b.why(i, phrase, reason)
	}
}

// chainOf gives the links of finding i, outermost first.
func (b *builder) chainOf(i, depth int) []app.ChainLink {
	f := &b.found[i]
	var chain []app.ChainLink
	if f.parent >= 0 && depth < deepestNesting {
		chain = b.chainOf(f.parent, depth+1)
	}
	if depth > 0 && f.parent >= 0 && b.who[i].Name == "" {
		return chain // "I think that Lenk wants it": the teller again
	}
	cue := b.bytes(f.para, f.cue)
	link := app.ChainLink{Actor: b.who[i], Cue: b.words(cue), CueSpan: cue}
	if f.unnamed {
		both := app.Bounds{Start: b.bytes(f.para, f.source).Start, End: cue.End}
		link.Cue, link.CueSpan = b.words(both), both
		return append(chain, link)
	}
	if via, by, ok := b.viaOf(i); ok {
		chain = append(chain, app.ChainLink{Actor: via, Cue: b.words(by), CueSpan: by})
	}
	if w, ok := b.reportedly(f); ok && len(chain) == 0 {
		chain = append(chain, app.ChainLink{Actor: b.unnamed(), Cue: b.words(w), CueSpan: w})
	}
	if principal, ok := b.principal(i); ok {
		chain = append(chain, app.ChainLink{Actor: principal, Cue: link.Cue, CueSpan: cue})
	}
	return append(chain, link)
}

// reportedly gives the adverb by which the outlet leaves a cue to reports.
func (b *builder) reportedly(f *finding) (app.Bounds, bool) {
	if f.hearsay[1] > 0 {
		return b.bytes(f.para, f.hearsay), true
	}
	p := b.d.paras[f.para]
	for i := f.cue[0]; i < f.cue[1]; i++ {
		if reportingAdverbs[p.toks[i].low] {
			return b.bytes(f.para, [2]int{i, i + 1}), true
		}
	}
	return app.Bounds{}, false
}

// speakerIn gives the first identified actor of a chain; where none is, the last.
func (b *builder) speakerIn(chain []app.ChainLink) app.ActorRef {
	none := b.unnamed()
	for _, l := range chain {
		if l.Actor.Name != "" && l.Actor != none {
			return l.Actor
		}
	}
	return chain[len(chain)-1].Actor
}

// attribution tells how the words reached the reader.
func (b *builder) attribution(f *finding, s *app.Suggestion) app.Attribution {
	if n := len(s.Chain); n > 1 {
		first := s.Chain[0].Actor
		switch {
		case n == 2 && s.Chain[0].Cue == s.Chain[1].Cue:
			return app.SpokespersonForHolder
		case first != b.unnamed() && first.Name != "":
			return app.SecondHandNamed
		case reportingAdverbs[strings.ToLower(s.Chain[0].Cue)]:
			return app.ReportedUnsourced
		}
		return app.SecondHandAnonymous
	}
	if s.Holder == b.unnamed() || f.source[0] < 0 && s.Holder.Name == "" {
		return app.SecondHandAnonymous
	}
	switch s.Mode {
	case app.ModeDirect:
		return app.DirectQuote
	case app.ModeMixed:
		return app.MixedQuote
	}
	return app.IndirectQuote
}

// principal: b.who of a spokesperson is the one spoken for; the spokesperson is the link
// before.
func (b *builder) principal(i int) (app.ActorRef, bool) {
	ref, ok := b.voices[i]
	return ref, ok
}

// hedgeWords soften a statement; of details ("about five hours") they are none.
var hedgeWords = wordSet(`reportedly allegedly apparently purportedly supposedly perhaps maybe possibly probably likely presumably arguably
	could might may suggest suggested suggests suggesting seems seem seemed appears appear appeared hint hinted hints`)

var hedgePhrases = [][]string{
	{"i", "think"},
	{"i", "believe"},
	{"i", "guess"},
	{"i", "suppose"},
	{"i", "hope"},
	{"open", "to"},
	{"in", "my", "view"},
	{"in", "my", "opinion"},
	{"as", "far", "as"},
	{"sort", "of"},
	{"kind", "of"},
	{"it", "is", "possible"},
}

// hedges gives the hedging words of finding i: of its frame, its cue and its content.
func (b *builder) hedges(i int) []string {
	f := &b.found[i]
	p := b.d.paras[f.para]
	var out []string
	for j := f.parent; j >= 0; j = b.found[j].parent {
		if g := &b.found[j]; g.unnamed {
			out = append(out, b.words(app.Bounds{Start: b.bytes(g.para, g.source).Start, End: b.bytes(g.para, g.cue).End}))
		} else if w, ok := b.reportedly(g); ok {
			out = append(out, b.words(w))
		}
	}
	spans := append([][2]int{f.cue}, f.content...)
	for _, s := range spans {
		for k := s[0]; k < s[1]; k++ {
			if (hedgeWords[p.toks[k].low] || slavHedges[p.toks[k].low]) && (p.toks[k].low != "may" || !p.toks[k].capital) && !b.inner(i, k) {
				out = append(out, b.words(b.bytes(f.para, [2]int{k, k + 1})))
			}
			for _, ph := range hedgePhrases {
				if matches(p, k, s[1], ph) && !b.inner(i, k) {
					out = append(out, b.words(b.bytes(f.para, [2]int{k, k + len(ph)})))
				}
			}
		}
	}
	return out
}

// inner reports whether token k of finding i's content belongs to a suggestion inside it.
func (b *builder) inner(i, k int) bool {
	for j := b.found[i].near[0]; j < b.found[i].near[1]; j++ {
		g := &b.found[j]
		if g.parent == i && b.place[j] >= 0 && (g.within(k, k+1) || g.cue[0] <= k && k < g.cue[1]) {
			return true
		}
	}
	return false
}

func matches(p *paragraph, at, end int, words []string) bool {
	if at+len(words) > end {
		return false
	}
	for n, w := range words {
		if p.toks[at+n].low != w {
			return false
		}
	}
	return true
}

// why gives the reason of finding i in words.
func (b *builder) why(i int, phrase, reason string) string {
	s := &b.out[b.place[i]]
	parts := []string{"“" + b.words(s.Cue) + "”"}
	if s.Source != nil {
		place := " after “"
		if s.Source.Start > s.Cue.Start {
			place = " before “"
		}
		parts[0] += place + strings.TrimRight(b.words(*s.Source), ", ") + "”"
	}
	if s.Holder.Note != "" {
		parts = append(parts, s.Holder.Note)
	}
	if phrase != "" {
		parts = append(parts, phrase)
	}
	if reason != "" {
		parts = append(parts, reason)
	}
	return strings.Join(parts, "; ")
}
