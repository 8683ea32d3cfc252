package suggest

import (
	"sort"
	"strconv"
	"strings"

	"parley/app"
)

// builder turns findings into suggestions.
type builder struct {
	e      *Engine
	d      *document
	in     app.SuggestInput
	lang   string
	found  []finding
	people *people
	slav   *slavPeople // of a Ukrainian or Russian text, else nil
	hits   issueHits
	who    []app.ActorRef          // of each finding
	voices map[int]app.ActorRef    // spokespersons, by finding
	spoken map[string]app.ActorRef // whom a spokesperson has spoken for, by key
	places map[string]app.ActorRef // country or body of a person, by key
	out    []app.Suggestion
	place  []int // of each finding in out, or -1
}

func newBuilder(e *Engine, d *document, in app.SuggestInput, lang string, found []finding) *builder {
	b := &builder{e: e, d: d, in: in, lang: lang, found: found, voices: map[int]app.ActorRef{}}
	b.people = newPeople(d, e.book)
	if lang != "en" {
		b.slav = newSlavPeople(b, e.actors)
	}
	b.hits = e.issues.find(in.Text, lang)
	return b
}

// bytes gives the place of a token range in the text.
func (b *builder) bytes(para int, span [2]int) app.Bounds {
	toks := b.d.paras[para].toks
	return app.Bounds{Start: toks[span[0]].start, End: toks[span[1]-1].end}
}

func (b *builder) words(bs app.Bounds) string { return b.in.Text[bs.Start:bs.End] }

func (b *builder) suggestions() []app.Suggestion {
	order := make([]int, len(b.found))
	for i := range order {
		order[i] = i
	}
	sort.SliceStable(order, func(x, y int) bool {
		f, g := &b.found[order[x]], &b.found[order[y]]
		if f.para != g.para {
			return f.para < g.para
		}
		if f.cue[0] != g.cue[0] {
			return f.cue[0] < g.cue[0]
		}
		return f.source[0] < g.source[0]
	})
	b.who = make([]app.ActorRef, len(b.found))
	b.place = make([]int, len(b.found))
	for i := range b.place {
		b.place[i] = -1
	}
	b.resolveAll(order)
	for _, i := range order {
		if b.shown(i) {
			b.place[i] = len(b.out)
			b.out = append(b.out, b.one(i))
		}
	}
	b.finish(order)
	return b.out
}

// one makes the suggestion of a finding, without what needs the others.
func (b *builder) one(i int) app.Suggestion {
	f := &b.found[i]
	s := app.Suggestion{
		ID: "s" + strconv.Itoa(len(b.out)+1), Article: b.in.Article, Version: b.in.Version,
		Cue: b.bytes(f.para, f.cue), Rule: f.rule, CueLemma: f.lemma, Holder: b.who[i],
	}
	if f.source[0] >= 0 {
		src := b.bytes(f.para, f.source)
		s.Source = &src
	}
	for _, c := range f.content {
		s.Content = append(s.Content, b.bytes(f.para, c))
	}
	for _, m := range f.more {
		s.Content = append(s.Content, b.bytes(m.para, m.span))
	}
	sort.Slice(s.Content, func(x, y int) bool { return s.Content[x].Start < s.Content[y].Start })
	s.Content = merged(s.Content)
	if s.Mode = b.mode(f); b.slav != nil {
		s.Mode = b.slavMode(f)
	}
	s.Inserted = b.inserted(s.Content)
	return s
}

// merged joins spans that overlap.
func merged(spans []app.Bounds) []app.Bounds {
	out := spans[:1]
	for _, s := range spans[1:] {
		if last := &out[len(out)-1]; s.Start < last.End {
			last.End = max(last.End, s.End)
		} else {
			out = append(out, s)
		}
	}
	return out
}

// mode tells how far the content is quoted. One to three quoted words that no cue of speech
// governs are scare quotes, unless they are the object of "describe … as" or "call".
func (b *builder) mode(f *finding) app.Mode {
	quoted, other, most, spans := false, false, 0, 0
	count := func(para int, span [2]int) {
		spans++
		p := b.d.paras[para]
		if para == f.para {
			p = b.d.paraOf(f)
		}
		for i := span[0]; i < span[1]; i++ {
			q := p.toks[i].quote
			if q < 0 {
				other = other || p.toks[i].kind == kindWord || p.toks[i].kind == kindNumber
				continue
			}
			quoted = true
			most = max(most, p.quotes[q].words)
		}
	}
	for _, c := range f.content {
		count(f.para, c)
	}
	for _, m := range f.more {
		count(m.para, m.span)
	}
	switch {
	case !quoted:
		return app.ModeIndirect
	case !other:
		return app.ModeDirect
	case most <= 3 && b.scare(f):
		return app.ModeIndirect
	}
	return app.ModeMixed
}

// scare reports whether a few quoted words in the content are the outlet's own.
func (b *builder) scare(f *finding) bool {
	if f.frame == frameAs || f.verb != nil && f.verb.has(frameAs) {
		return false
	}
	return f.verb == nil || f.how == sourceGenitive || f.kind != statement && f.parent < 0 && !strings.HasPrefix(f.rule, "adjective")
}

// inserted gives an editor's bracketed words inside quotations.
func (b *builder) inserted(content []app.Bounds) []app.Bounds {
	var out []app.Bounds
	for _, c := range content {
		text := b.in.Text[c.Start:c.End]
		for at := 0; ; {
			open := strings.IndexByte(text[at:], '[')
			if open < 0 {
				break
			}
			length := strings.IndexByte(text[at+open:], ']')
			if length < 0 {
				break
			}
			start := c.Start + at + open
			out = append(out, app.Bounds{Start: start, End: start + length + 1})
			at += open + length + 1
		}
	}
	return out
}
