package suggest

// extendLeft gives the first chunk of the noun phrase whose last is i.
func (v *clauseView) extendLeft(i int) int { //nolint:gocognit // a decision list of grammar, one case after another
	if v.chunks[i].pronoun && !(i > 0 && (v.chunks[i-1].kind == chunkPreposition || v.chunks[i-1].kind == chunkVerb) && objectPronouns[v.low(v.chunks[i].first)]) {
		return i
	}
	listed := false
	for steps := 0; i > 0 && steps < 24; steps++ {
		prev := v.chunks[i-1]
		switch prev.kind {
		case chunkPreposition:
			if j := v.beforePreposition(i - 1); j >= 0 {
				i = j
				continue
			}
		case chunkAnd:
			if i >= 2 && v.chunks[i-2].kind == chunkNoun && v.low(prev.first) != "but" && v.low(prev.first) != "nor" && v.joins(i) {
				i -= 2
				listed = true
				continue
			}
			if i >= 3 && v.chunks[i-2].kind == chunkComma && v.chunks[i-3].kind == chunkNoun && i >= 5 && v.chunks[i-4].kind == chunkComma && v.chunks[i-5].kind == chunkNoun && v.low(prev.first) == "and" {
				i -= 3 // A, B, and C
				listed = true
				continue
			}
		case chunkComma:
			if listed && i >= 2 && v.chunks[i-2].kind == chunkNoun && !v.chunks[i-2].time && !v.objectOf(i-2) {
				i -= 2
				continue
			}
		case chunkClose:
			if j := v.openOf(i - 1); j > 0 && v.chunks[j-1].kind == chunkNoun {
				i = j - 1
				continue
			}
		case chunkVerb:
			if j := v.relativeBefore(i - 1); j >= 0 {
				i = j
				continue
			}
		}
		break
	}
	return i
}

// objectPronouns are no subjects: "a source close to him said".
var objectPronouns = wordSet(`me him her us them`)

// objectOf reports whether the noun chunk i is the object of a verb before it.
func (v *clauseView) objectOf(i int) bool {
	return i > 0 && (v.chunks[i-1].kind == chunkVerb || v.chunks[i-1].kind == chunkPreposition)
}

// joins reports whether "and" before chunk i joins two nouns rather than two clauses.
func (v *clauseView) joins(i int) bool {
	if v.chunks[i].pronoun || v.chunks[i-2].time {
		return false
	}
	return !v.objectOf(i-2) || v.chunks[i-3].kind == chunkPreposition && i >= 4 && v.chunks[i-4].kind == chunkNoun
}

// beforePreposition gives the noun that the phrase of the preposition chunk p hangs on.
func (v *clauseView) beforePreposition(p int) int {
	if p == 0 {
		return -1
	}
	prev := v.chunks[p-1]
	switch prev.kind {
	case chunkNoun:
		if p >= 2 && prev.pronoun && objectPronouns[v.low(prev.first)] && v.chunks[p-2].kind == chunkVerb {
			return v.relativeBefore(p - 2) // "friends who saw him on the trail"
		}
		if prev.pronoun && !partPronouns[v.low(prev.first)] || prev.time {
			return -1
		}
		return p - 1
	case chunkPreposition, chunkAdverb: // "from within the administration"
		if p >= 2 && v.chunks[p-2].kind == chunkNoun && !v.chunks[p-2].pronoun && prev.kind == chunkPreposition {
			return p - 2
		}
	case chunkAdjective:
		if p >= 2 && v.chunks[p-2].kind == chunkNoun && !v.chunks[p-2].pronoun && !v.chunks[p-2].time {
			return p - 2 // "people familiar with it"
		}
	case chunkClose:
		if j := v.openOf(p - 1); j > 0 && v.chunks[j-1].kind == chunkNoun {
			return j - 1
		}
	case chunkVerb:
		if prev.form == formParticiple || prev.form == formIng {
			if p >= 2 && v.chunks[p-2].kind == chunkNoun && !v.chunks[p-2].pronoun {
				return p - 2 // "users affected by a crisis"
			}
			return -1
		}
		return v.relativeBefore(p - 1)
	}
	return -1
}

var partPronouns = wordSet(`one two three four five half none everyone someone anyone those some many most few all both each something nothing anything nobody
	others another two three`)

// relativeBefore: the verb chunk k belongs to a relative clause or a participle that hangs
// on a noun without a comma; that noun's chunk is given, else -1.
func (v *clauseView) relativeBefore(k int) int {
	c := v.chunks[k]
	i := k - 1
	for i >= 0 && v.chunks[i].kind == chunkAdverb {
		i--
	}
	if i < 0 {
		return -1
	}
	if c.form == formIng || c.form == formParticiple {
		if v.chunks[i].kind == chunkNoun && !v.chunks[i].pronoun && !v.chunks[i].time {
			return i
		}
		return -1
	}
	if c.form == formInfinitive && v.chunks[i].kind == chunkVerb {
		return v.relativeBefore(i) // "who asked not to be named"
	}
	if c.form == formInfinitive && v.chunks[i].kind == chunkNoun && i > 0 && v.chunks[i-1].kind != chunkVerb {
		return i
	}
	if v.chunks[i].kind == chunkWh || v.chunks[i].kind == chunkSubordina && v.low(v.chunks[i].first) == "that" {
		if i > 0 && v.chunks[i-1].kind == chunkNoun && !v.chunks[i-1].pronoun || i > 0 && partPronouns[v.low(v.chunks[i-1].first)] {
			return i - 1
		}
	}
	return -1
}

// openOf gives the chunk of the bracket that the closing one at i belongs to, or -1.
func (v *clauseView) openOf(i int) int {
	for j := i - 1; j >= 0 && j > i-16; j-- {
		if v.chunks[j].kind == chunkOpen {
			return j
		}
	}
	return -1
}

// extendRight gives the chunk behind the noun phrase that begins with chunk i: phrases with
// prepositions, lists, brackets, appositives.
func (v *clauseView) extendRight(i int, aside bool) int {
	j := i + 1
	for steps := 0; j < len(v.chunks) && steps < 24; steps++ {
		c := v.chunks[j]
		switch {
		case c.kind == chunkPreposition && j+1 < len(v.chunks) && v.chunks[j+1].kind == chunkNoun && !v.chunks[i].pronoun && v.hangs(j):
			j += 2
			continue
		case c.kind == chunkAnd && j+1 < len(v.chunks) && v.chunks[j+1].kind == chunkNoun && !v.verbSoon(j+2):
			j += 2
			continue
		case c.kind == chunkOpen:
			if n := v.closeOf(j); n > 0 {
				j = n + 1
				continue
			}
		case c.kind == chunkComma && aside && j+1 < len(v.chunks) && v.appositive(j+1):
			if n := v.asideEnd(j + 1); n > 0 {
				j = n
				continue
			}
		}
		break
	}
	return j
}

// hangs reports whether the preposition at chunk j may belong to the noun before it.
func (v *clauseView) hangs(j int) bool {
	if v.chunks[j+1].time || clockNouns[v.low(v.chunks[j+1].end-1)] {
		return false
	}
	switch v.low(v.chunks[j].first) {
	case "of", "for", "from", "with", "at", "in", "on", "and":
		if n := j + 1; mediumNouns[v.low(v.chunks[n].end-1)] && v.low(v.chunks[j].first) != "of" && v.low(v.chunks[j].first) != "for" {
			return false
		}
		return true
	}
	return false
}

// clockNouns tell when: "at midnight".
var clockNouns = wordSet(`midnight noon midday dawn daybreak sunrise sunset dusk nightfall lunch lunchtime breakfast dinner supper christmas
	easter ramadan o'clock`)

func (v *clauseView) verbSoon(j int) bool {
	return j < len(v.chunks) && v.chunks[j].kind == chunkVerb && v.chunks[j].form == formFinite
}

func (v *clauseView) closeOf(j int) int {
	for n := j + 1; n < len(v.chunks) && n < j+16; n++ {
		if v.chunks[n].kind == chunkClose {
			return n
		}
	}
	return -1
}

func (v *clauseView) appositive(j int) bool {
	c := v.chunks[j]
	if c.kind == chunkWh {
		return v.low(c.first) == "who" || v.low(c.first) == "whose"
	}
	return c.kind == chunkNoun && !c.pronoun && !c.time && (v.tagOf(c.first) != tagNumber || c.end-c.first == 1)
}

// asideEnd gives the chunk behind the appositive that begins at j: its closing comma, or
// the end of the sentence; 0 if it does not end like one.
func (v *clauseView) asideEnd(j int) int {
	wh := v.chunks[j].kind == chunkWh
	open := 0 // relative clauses without their verb
	for n := j; n < len(v.chunks); n++ {
		c := v.chunks[n]
		if n > j && v.opensRelative(n) {
			open++
		}
		if v.asideStops(n, wh) {
			return n
		}
		switch {
		case c.kind != chunkVerb:
		case c.form == formIng && n > j && v.chunks[n-1].kind == chunkComma:
			return n - 1
		case c.form == formFinite && !wh:
			if open--; open < 0 {
				return 0
			}
		}
	}
	return len(v.chunks)
}

// asideStops reports whether an appositive, or a relative clause, ends before chunk n.
func (v *clauseView) asideStops(n int, relative bool) bool {
	switch c := v.chunks[n]; c.kind {
	case chunkComma:
		return relative || n+1 >= len(v.chunks) || !v.appositive(n+1)
	case chunkSubordina:
		return !relative && v.low(c.first) != "that"
	default:
		return phraseEnds.has(c.kind)
	}
}

// phraseEnds are the chunks that no phrase goes beyond.
var phraseEnds = chunkSetOf(chunkStop, chunkQuote, chunkDash, chunkSemicolon, chunkColon)

// opensRelative reports whether a relative clause begins at chunk n: with "who" or "that",
// or with a subject right behind a noun.
func (v *clauseView) opensRelative(n int) bool {
	switch c := v.chunks[n]; c.kind {
	case chunkWh, chunkSubordina:
		return true
	case chunkNoun:
		return v.chunks[n-1].kind == chunkNoun && v.verbSoon(n+1)
	}
	return false
}
