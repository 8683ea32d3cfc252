package suggest

// verbAt reads a verb with its auxiliaries; a leading adverb belongs to it.
func (v *clauseView) verbAt(i int) (chunk, bool) { //nolint:gocognit,funlen // a decision list of grammar, one case after another
	c := chunk{kind: chunkVerb, first: i, core: -1, head: -1}
	k := i
	if v.tagOf(k) == tagAdverb && v.low(k) != "about" && v.low(k) != "ago" && (v.low(k) != "never" || v.tagOf(k+1) != tagTo) {
		for k < v.to && v.tagOf(k) == tagAdverb {
			k++
		}
		if k-i > 3 || !v.tagOf(k).in(verbTags|auxTags) || v.tagOf(k) == tagIng && k-i > 1 {
			return c, false
		}
	}
	if (v.tagOf(k) == tagNegation || v.low(k) == "never") && v.tagOf(k+1) == tagTo {
		c.negated = true
		k++
	}
	if v.tagOf(k) == tagNegation && v.tagOf(k+1).in(setOf(tagIng, tagPast, tagVerbS, tagModal, tagBe, tagHave, tagParticiple)) {
		c.negated = true
		k++
	}
	if v.tagOf(k) == tagTo {
		if !v.infinitiveAt(k) {
			return c, false
		}
		c.form = formInfinitive
		k++
	}
	be, have := false, false
	last := tagNone
	for ; k < v.to; k++ {
		t := v.tagOf(k)
		switch {
		case t == tagNegation && c.core >= 0 && v.tagOf(k+1) == tagTo: // "promised never to"
		case t == tagNegation:
			c.negated = true
			continue
		case reflexives[v.low(k)] && c.core >= 0 && v.verbComes(k): // "had itself proposed"
			continue
		case t == tagAdverb && v.verbComes(k):
			continue
		case !t.in(verbTags | auxTags):
		case c.core < 0, last.in(auxTags) && chains(last, t):
			if c.core < 0 {
				c.core = k
				c.startForm(t)
				if low := v.low(k); low == "having" || low == "being" {
					c.startForm(tagIng)
				}
			}
			be, have = be || t == tagBe, have || t == tagHave
			c.modal = c.modal || t == tagModal
			c.passive = t == tagParticiple && be && last != tagHave && last != tagDo
			c.be = t == tagBe
			last, c.head, c.end = t, k, k+1
			continue
		}
		break
	}
	if c.head < 0 {
		return c, false
	}
	if have && !be {
		c.passive = false
	}
	if c.negated && c.end < k && v.tagOf(c.end) == tagNegation {
		c.end++
	}
	return c, true
}

var reflexives = wordSet(`itself himself herself themselves`)

func (c *chunk) startForm(t tag) {
	if c.form == formInfinitive {
		return
	}
	switch t {
	case tagIng:
		c.form = formIng
	case tagParticiple:
		c.form = formParticiple
	}
}

func (v *clauseView) infinitiveAt(k int) bool {
	for n := k + 1; n < v.to && n < k+4; n++ {
		if t := v.tagOf(n); t != tagAdverb && t != tagNegation {
			return t.in(setOf(tagVerb, tagBe, tagHave, tagDo))
		}
	}
	return false
}

// verbComes reports whether adverbs at k are followed by more of the verb.
func (v *clauseView) verbComes(k int) bool {
	for n := k + 1; n < v.to && n < k+4; n++ {
		if t := v.tagOf(n); t != tagAdverb && t != tagNegation {
			return t.in(verbTags | auxTags)
		}
	}
	return false
}

// chains reports whether form t may follow an auxiliary.
func chains(last, t tag) bool {
	switch last {
	case tagModal:
		return t == tagVerb || t == tagBe || t == tagHave || t == tagDo
	case tagDo:
		return t == tagVerb || t == tagHave || t == tagBe
	case tagHave:
		return t == tagParticiple || t == tagBe || t == tagPast || t == tagHave || t == tagDo
	case tagBe:
		return t == tagParticiple || t == tagIng || t == tagBe || t == tagHave
	}
	return false
}
