package suggest

// chunkKind is the sort of a chunk.
type chunkKind uint8

const (
	chunkNoun chunkKind = iota // a noun phrase without what follows its head
	chunkVerb                  // a verb with its auxiliaries, negation and adverbs
	chunkAdjective
	chunkAdverb
	chunkPreposition
	chunkSubordina // that, if, because …
	chunkWh
	chunkAnd
	chunkComma
	chunkDash
	chunkColon
	chunkSemicolon
	chunkOpen
	chunkClose
	chunkQuote
	chunkStop
	chunkOther
)

// chunkSet is a set of kinds of chunks.
type chunkSet uint32

func (s chunkSet) has(k chunkKind) bool { return s&(1<<k) != 0 }

func chunkSetOf(kinds ...chunkKind) chunkSet {
	var s chunkSet
	for _, k := range kinds {
		s |= 1 << k
	}
	return s
}

// verbForm is the form of a verb chunk.
type verbForm uint8

const (
	formFinite verbForm = iota
	formInfinitive
	formIng
	formParticiple
)

// chunk is a run of tokens [first, end) of a sentence that belong together.
type chunk struct {
	kind       chunkKind
	first, end int
	head       int // token that carries the meaning
	form       verbForm
	passive    bool
	negated    bool
	modal      bool
	be         bool // the main verb is "be"
	core       int  // of a verb: the first token that is no adverb
	pronoun    bool
	time       bool // a noun phrase that tells when
}

// clauseView is a sentence, or a part of one, cut into chunks.
type clauseView struct {
	p      *paragraph
	from   int // token range in the paragraph
	to     int
	chunks []chunk
	retold bool // of an indirect content: a further "and that" there is the teller’s
	inside bool // of a content: what others hold is told there in more words
}

func newClauseView(p *paragraph, from, to int) *clauseView {
	v := &clauseView{p: p, from: from, to: to}
	v.cut()
	return v
}

func (v *clauseView) cut() {
	for i := v.from; i < v.to; {
		c := v.chunkAt(i)
		v.chunks = append(v.chunks, c)
		i = c.end
	}
}

func (v *clauseView) tok(i int) *token { return &v.p.toks[i] }

func (v *clauseView) low(i int) string {
	if i < v.from || i >= v.to {
		return ""
	}
	return v.p.toks[i].low
}

func (v *clauseView) tagOf(i int) tag {
	if i < v.from || i >= v.to || v.p.toks[i].quote >= 0 {
		return tagMark
	}
	return v.p.toks[i].tag
}

func (v *clauseView) chunkAt(i int) chunk {
	t := v.tok(i)
	one := chunk{first: i, end: i + 1, head: i, core: i}
	if t.quote >= 0 {
		q := v.p.quotes[t.quote]
		one.kind, one.end = chunkQuote, min(q.end, v.to)
		one.head = one.end - 1
		return one
	}
	switch t.kind {
	case kindComma:
		one.kind = chunkComma
		return one
	case kindStop:
		one.kind = chunkStop
		return one
	case kindColon:
		one.kind = chunkColon
		return one
	case kindSemicolon:
		one.kind = chunkSemicolon
		return one
	case kindDash:
		one.kind = chunkDash
		return one
	case kindOpen:
		one.kind = chunkOpen
		return one
	case kindClose:
		one.kind = chunkClose
		return one
	case kindMark:
		one.kind = chunkOther
		return one
	}
	if c, ok := v.verbAt(i); ok {
		return c
	}
	return v.plainAt(i, one)
}

func (v *clauseView) plainAt(i int, one chunk) chunk {
	switch v.tagOf(i) {
	case tagAdverb, tagNegation:
		one.kind = chunkAdverb
		if n := v.nounAt(i); n.end > i+1 && v.tagOf(i) == tagAdverb && v.degree(i) {
			return n
		}
	case tagPreposition:
		one.kind = chunkPreposition
	case tagTo:
		one.kind = chunkPreposition
	case tagSubordina:
		one.kind = chunkSubordina
	case tagWh:
		one.kind = chunkWh
	case tagAnd:
		one.kind = chunkAnd
	case tagMark:
		one.kind = chunkOther
	case tagIng, tagParticiple, tagVerb, tagVerbS, tagPast:
		one.kind = chunkVerb
	default:
		return v.nounAt(i)
	}
	return one
}

// degree: "about five", "almost every", "more than 20" belong to the noun.
func (v *clauseView) degree(i int) bool {
	switch v.low(i) {
	case "about", "almost", "nearly", "roughly", "approximately", "only", "just", "even", "over", "some", "more", "less", "very", "especially":
		return v.tagOf(i + 1).in(setOf(tagNumber, tagDeterminer))
	}
	return false
}

// nounAt reads a noun phrase: determiners, numbers, adjectives, nouns, genitives.
func (v *clauseView) nounAt(i int) chunk {
	c := chunk{kind: chunkNoun, first: i, end: i, head: -1, core: i}
	if v.tagOf(i) == tagPronoun {
		c.end, c.head, c.pronoun = i+1, i, true
		return c
	}
	k := i
	for ; k < v.to; k++ {
		t := v.tagOf(k)
		if k > i && v.newNoun(i, k) {
			break
		}
		if !v.inNoun(i, k, t) {
			break
		}
		if t.in(nounTags) || t == tagNumber || t == tagPronoun || t == tagDeterminer {
			c.head = k
		}
		if t == tagExist {
			k++
			c.head = i
			break
		}
	}
	if k == i {
		k++
	}
	c.end = k
	if c.head < 0 {
		c.head = k - 1
		if v.tagOf(i) == tagAdjective {
			c.kind = chunkAdjective
		}
		if v.tagOf(i) == tagNone || v.tagOf(i) == tagMark {
			c.kind = chunkOther
		}
	}
	if last := v.tagOf(c.end - 1); last == tagAdjective && c.end-1 > i {
		switch {
		case v.tagOf(c.end - 2).in(setOf(tagGenitive, tagDeterminer, tagPossessive)):
			c.kind, c.head = chunkNoun, c.end-1 // "the Pact’s secretary-general"
		case c.head > i && v.tagOf(c.head).in(nounTags):
			c.end = c.head + 1 // "officials eager …"
		}
	}
	c.time = v.isTime(c)
	return c
}

func (v *clauseView) inNoun(first, k int, t tag) bool {
	switch t {
	case tagNoun, tagPlural, tagName, tagDeterminer, tagNumber, tagAdjective, tagPossessive, tagGenitive, tagExist:
		return true
	case tagIng, tagParticiple:
		return k > first && v.tagOf(k-1).in(setOf(tagDeterminer, tagAdjective, tagPossessive, tagGenitive, tagNumber)) &&
			v.tagOf(k+1).in(setOf(tagNoun, tagPlural, tagName, tagAdjective))
	case tagPronoun: // "no one"
		return k == first+1 && v.low(k) == "one" && v.tagOf(first) == tagDeterminer
	case tagAdverb:
		return k > first && v.tagOf(k+1) == tagAdjective && v.tagOf(k-1).in(setOf(tagDeterminer, tagPossessive, tagGenitive)) ||
			k == first && v.degree(k)
	case tagAnd: // "&", and "political and economic reform"
		return k > first && (v.low(k) == "&" || v.tagOf(k-1) == tagAdjective && v.tagOf(k+1) == tagAdjective)
	}
	return false
}

// newNoun reports whether token k begins another noun phrase than the one from first.
func (v *clauseView) newNoun(first, k int) bool {
	t, prev := v.tagOf(k), v.tagOf(k-1)
	switch t {
	case tagDeterminer, tagPossessive:
		return !prev.in(setOf(tagDeterminer)) && prev != tagAdverb || prev == tagDeterminer && t == tagPossessive && !quantifiers[v.low(k-1)]
	case tagPronoun:
		return v.low(k) != "one" || prev != tagDeterminer // "no one"
	case tagNumber:
		return prev.in(setOf(tagPlural)) || v.low(k-1) == "police" || dayWords[v.low(k-1)]
	case tagName:
		if prev.in(setOf(tagNoun, tagPlural)) && v.tagOf(first) == tagDeterminer && !v.tok(k-1).capital && v.nameThenAct(k) {
			return true // "the treaty Holt signed"
		}
		if mediumNouns[v.low(k-1)] && prev == tagNoun && v.tagOf(first) == tagPossessive {
			return true // "In her speech Quillen promised"
		}
	case tagAdjective:
		return prev == tagName && v.tagOf(k+1) != tagNoun && v.tagOf(k+1) != tagPlural && v.tagOf(k+1) != tagName || prev == tagPlural
	}
	if dayWords[v.low(k)] && prev.in(nounTags) {
		return true
	}
	if dayWords[v.low(k-1)] && !dayParts[v.low(k)] && t != tagGenitive && (t == tagName || k-1 == first) {
		return true
	}
	return false
}

// nameThenAct reports whether the name at token k is followed by a finite verb that does not
// report.
func (v *clauseView) nameThenAct(k int) bool {
	for v.tagOf(k) == tagName {
		k++
	}
	if v.tagOf(k) != tagPast && v.tagOf(k) != tagVerbS {
		return false
	}
	c := cueByLemma()[v.p.lemmas[k]]
	return c == nil || !c.has(frameThat)
}

var (
	quantifiers = wordSet(`all both half such`)
	dayWords    = wordSet(`monday tuesday wednesday thursday friday saturday sunday today yesterday tomorrow`)
	dayParts    = wordSet(`morning afternoon evening night`)
	timeNouns   = wordSet(`week month year day morning afternoon evening night weekend summer spring autumn fall winter january february
		march april may june july august september october november december hour hours days weeks months years time decade`)
	timeLeads = wordSet(`last this next earlier that every each late early the past one two three four five six seven`)
)

func (v *clauseView) isTime(c chunk) bool {
	if c.kind != chunkNoun || c.pronoun {
		return false
	}
	head := v.low(c.end - 1)
	if dayWords[v.low(c.first)] || dayWords[head] {
		return true
	}
	if timeNouns[head] && c.end-c.first >= 2 && (timeLeads[v.low(c.first)] || v.tagOf(c.first) == tagNumber || v.tagOf(c.end-2) == tagNumber && v.low(c.end) == "ago") {
		return true
	}
	return false
}
