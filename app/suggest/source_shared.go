package suggest

// sharedSubject: the verb follows "and", "but" or a comma; its subject is that of an
// earlier finite verb of the same clause.
func (v *clauseView) sharedSubject(i, depth int) subject {
	for j := i - 1; j >= 0; j-- {
		c := v.chunks[j]
		if c.kind == chunkSemicolon {
			return noSubject
		}
		if c.kind != chunkVerb || c.form != formFinite {
			continue
		}
		if v.subordinate(j) && v.outerVerb(j) >= 0 && v.chunks[i].kind == chunkAnd && i > 0 && v.chunks[i-1].kind == chunkComma {
			j = v.outerVerb(j)
		}
		s := v.subject(j, depth+1)
		if s.first < 0 {
			return noSubject
		}
		if s.how == sourceShared {
			return s
		}
		return subject{s.first, s.end, s.from, sourceShared, j}
	}
	return noSubject
}

// sharedBy is sharedSubject for the verb chunk k behind "and" at chunk i: where the nearest
// verb stands in the content of another, the tenses tell which of both shares its subject:
// "Weir said that he will stay and insisted that …".
func (v *clauseView) sharedBy(k, i, depth int) subject {
	s := v.sharedSubject(i, depth)
	if s.first < 0 || s.how != sourceShared || s.verb < 0 {
		return s
	}
	o := v.outerVerb(s.verb)
	cue := v.cueAt(k)
	if o >= 0 && v.sameRecipient(o, k) {
		return v.share(v.subject(o, depth+1), o)
	}
	if o < 0 || cue == nil || v.chunks[k].modal || v.tense(v.chunks[o]) != v.tense(v.chunks[k]) {
		return s
	}
	if inner := v.chunks[s.verb]; v.tense(inner) == v.tense(v.chunks[k]) && !(cue.kind == statement && (inner.passive || inner.be)) {
		return s
	}
	return v.share(v.subject(o, depth+1), o)
}

// climb gives the subject of the outer verb where that of a verb behind a comma was taken
// from the clause inside: "He said her plan was bad, called her weak and left".
func (v *clauseView) climb(k int, s subject, depth int) subject {
	o := -1
	if s.verb >= 0 {
		o = v.outerVerb(s.verb)
	}
	if cue := v.cueAt(k); o < 0 || cue == nil || cue.kind != statement || v.tense(v.chunks[o]) != v.tense(v.chunks[k]) {
		return s
	}
	return v.share(v.subject(o, depth+1), o)
}

// pastReduced takes a participle that looks like a past into the subject: "papers filed on
// Sunday showed": the verb that follows needs the noun before it.
func (v *clauseView) pastReduced(s subject) subject {
	for s.from >= 3 && v.chunks[s.from-1].kind == chunkPreposition {
		k := s.from - 2
		for k > 1 && v.chunks[k].kind == chunkNoun && v.chunks[k-1].kind == chunkPreposition {
			k -= 2
		}
		c := v.chunks[k]
		if k < 1 || c.kind != chunkVerb || c.form != formFinite || c.end-c.first > 1 || v.tagOf(c.head) != tagPast || v.chunks[k-1].kind != chunkNoun ||
			v.chunks[k-1].pronoun || v.chunks[k-1].time || !english().forms[v.low(c.head)].tags.has(tagParticiple) {
			break
		}
		n := v.nounSubject(k-1, sourceAside)
		n.end = s.end
		s = n
	}
	return s
}

// subordinate reports whether the verb chunk j stands in a clause that another verb governs.
func (v *clauseView) subordinate(j int) bool { return v.outerVerb(j) >= 0 }

// outerVerb gives the cue verb in whose content the verb chunk j stands, or -1.
func (v *clauseView) outerVerb(j int) int {
	s := v.subject(j, deepestShare)
	at := j - 1
	if s.first >= 0 {
		at = s.from - 1
	}
	if at >= 0 && v.chunks[at].kind == chunkSubordina && v.low(v.chunks[at].first) == "that" {
		at--
	}
	for at >= 0 && (v.chunks[at].kind == chunkAdverb || v.chunks[at].time) {
		at--
	}
	if at > 0 && v.chunks[at].pronoun && objectPronouns[v.low(v.chunks[at].first)] { // "warned her that"
		if cue := v.cueAt(at - 1); cue != nil && cue.has(frameRecipient) {
			at--
		}
	}
	if at < 0 || v.chunks[at].kind != chunkVerb || v.cueAt(at) == nil {
		return -1
	}
	if v.chunks[at].form == formFinite {
		return at
	}
	if s := v.subject(at, deepestShare-1); s.how == sourceShared {
		return s.verb
	}
	return -1
}

// controller gives the subject of an infinitive: the object before it if its verb takes
// one with an infinitive, else the subject of that verb.
func (v *clauseView) controller(i, depth int) subject {
	switch v.chunks[i].kind {
	case chunkVerb:
		return v.share(v.subject(i, depth+1), i)
	case chunkNoun:
		if i > 0 && v.chunks[i-1].kind == chunkVerb {
			if c := v.cueAt(i - 1); c != nil && c.has(frameObjectInfinitive) || objectActs[v.lemma(v.chunks[i-1].head)] {
				return v.nounSubject(i, sourceAside)
			}
			return v.share(v.subject(i-1, depth+1), i-1)
		}
		if i > 0 && v.chunks[i-1].kind == chunkPreposition && v.low(v.chunks[i-1].first) == "for" {
			return v.nounSubject(i, sourceAside)
		}
	case chunkAdjective, chunkAnd:
		for j := i - 1; j >= 0 && j > i-4; j-- {
			if v.chunks[j].kind == chunkVerb {
				return v.share(v.subject(j, depth+1), j)
			}
		}
	}
	for j := i - 1; j >= 0 && j > i-10; j-- {
		if v.chunks[j].kind == chunkVerb && v.chunks[j].form == formFinite {
			return v.share(v.subject(j, depth+1), j)
		}
	}
	return noSubject
}

// objectActs are verbs whose object does what the infinitive behind it says.
var objectActs = wordSet(`lead cause allow enable help get prompt drive move inspire require force permit let push compel leave`)

func (v *clauseView) share(s subject, verb int) subject {
	if s.first < 0 {
		return s
	}
	return subject{s.first, s.end, s.from, sourceShared, verb}
}

// participleSubject: ", saying …" shares the subject of the clause; "Rask expressing …"
// and "a group backing …" have the noun before.
func (v *clauseView) participleSubject(i, k, depth int) subject { //nolint:gocognit // a decision list of grammar, one case after another
	switch v.chunks[i].kind {
	case chunkNoun:
		n := v.chunks[i]
		if i > 0 && (n.time || mediumNouns[v.low(n.end-1)]) {
			for j := i - 1; j >= 0 && j > i-4; j-- {
				if v.chunks[j].kind == chunkVerb && v.chunks[j].form == formFinite {
					return v.share(v.subject(j, depth+1), j)
				}
			}
			if s := v.comingSubject(k); s.first >= 0 {
				return s
			}
		}
		if o := v.issuer(k); o >= 0 {
			return v.share(v.subject(o, depth+1), o)
		}
		return v.nounSubject(i, sourceAdjacent)
	case chunkComma, chunkAnd, chunkDash, chunkQuote:
		for j := i - 1; j >= 0; j-- {
			c := v.chunks[j]
			if c.kind != chunkVerb || c.form != formFinite && !(v.chunks[i].kind == chunkAnd && c.form == v.chunks[k].form) {
				continue
			}
			if t := v.teller(k, j); t >= 0 && v.chunks[i].kind == chunkComma {
				j = t
			}
			if o := v.outerVerb(j); o >= 0 {
				j = o
			} else if m := v.beforeRelative(j); m >= 0 && v.chunks[i].kind == chunkComma {
				j = m
			}
			return v.share(v.subject(j, depth+1), j)
		}
		return v.comingSubject(k)
	case chunkPreposition, chunkSubordina, chunkVerb, chunkWh: // "by saying", "while insisting", "began arguing"
		if j := v.blamedBefore(i); j >= 0 { // "accused Lenk of saying"
			return v.nounSubject(j, sourceAside)
		}
		if v.quotedAs(i) { // "quoted him as saying"
			return v.nounSubject(i-1, sourceAside)
		}
		if i == 0 || v.atStart(i) {
			return v.comingSubject(k)
		}
		for j := i - 1; j >= 0; j-- {
			if v.chunks[j].kind == chunkVerb && v.chunks[j].form == formFinite {
				if o := v.outerVerb(j); o >= 0 && v.chunks[i].kind != chunkVerb {
					j = o
				}
				return v.share(v.subject(j, depth+1), j)
			}
		}
		if v.chunks[i].kind == chunkVerb && v.chunks[i].form == formFinite {
			return v.share(v.subject(i, depth+1), i)
		}
	}
	return noSubject
}

// teller gives the nearest verb of saying before chunk j, for a participle of saying at
// chunk k: "said no talks were planned, adding that …"; -1 if a relative clause is between.
func (v *clauseView) teller(k, j int) int {
	if cue := v.cueAt(k); cue == nil || cue.kind != statement || !cue.has(frameThat) {
		return -1
	}
	for i := j; i >= 0; i-- {
		c := v.chunks[i]
		if c.kind == chunkSemicolon || c.kind == chunkWh {
			return -1
		}
		if cue := v.cueAt(i); cue != nil && c.form == formFinite && !c.passive && cue.kind == statement && cue.has(frameThat) {
			return i
		}
	}
	return -1
}

// beforeRelative: the verb chunk j belongs to a relative clause; the finite verb before that
// clause is given, or -1.
func (v *clauseView) beforeRelative(j int) int {
	s := v.subject(j, deepestShare)
	if s.how != sourceWh {
		return -1
	}
	for i := s.from - 1; i >= 0; i-- {
		if c := v.chunks[i]; c.kind == chunkVerb && c.form == formFinite {
			return i
		} else if c.kind == chunkSemicolon || c.kind == chunkColon {
			return -1
		}
	}
	return -1
}

func (v *clauseView) atStart(i int) bool {
	for j := range i {
		if k := v.chunks[j].kind; k != chunkAdverb && k != chunkAnd && k != chunkComma {
			return false
		}
	}
	return true
}

// comingSubject: "Citing costs, the minister said": the subject stands behind the comma.
func (v *clauseView) comingSubject(k int) subject {
	for i := k + 1; i+1 < len(v.chunks) && i < k+30; i++ {
		if v.chunks[i].kind != chunkComma {
			continue
		}
		j := i + 1
		for j < len(v.chunks) && v.chunks[j].kind == chunkAdverb {
			j++
		}
		if j >= len(v.chunks) || v.chunks[j].kind != chunkNoun || v.chunks[j].time {
			continue
		}
		for n := j + 1; n < len(v.chunks) && n < j+16; n++ {
			if v.chunks[n].kind == chunkVerb && v.chunks[n].form == formFinite {
				s := v.subject(n, deepestShare)
				if s.first == v.chunks[j].first {
					s.how, s.verb = sourceShared, n
					return s
				}
				break
			}
		}
	}
	return noSubject
}

// reducedSubject: "people living here say": the noun before the participle.
func (v *clauseView) reducedSubject(i int) subject {
	j := v.relativeBefore(i)
	if j < 0 {
		return noSubject
	}
	s := v.nounSubject(j, sourceAside)
	s.end = v.chunks[i].end
	return s
}
