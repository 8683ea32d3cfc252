package suggest

// subject is who a verb belongs to.
type subject struct {
	first, end int // tokens; first < 0: none
	from       int // first chunk of it
	how        sourceHow
	verb       int // chunk of the verb whose subject this is where it is shared; else -1
}

// sourceHow tells how a source was found.
type sourceHow uint8

const (
	sourceNone     sourceHow = iota
	sourceAdjacent           // right before the verb
	sourceAside              // with an appositive or a relative clause between
	sourceWh                 // who, which
	sourceShared             // of another verb: "and", "but", participle
	sourceInverted           // behind the verb
	sourceBy                 // by-phrase
	sourceGenitive
	sourceNamed // by a frame of its own: according to X
)

var noSubject = subject{first: -1, verb: -1}

// subjectOf finds the subject of the verb chunk k.
func (v *clauseView) subjectOf(k int) subject { return v.subject(k, 0) }

const deepestShare = 6

func (v *clauseView) subject(k, depth int) subject {
	if depth > deepestShare {
		return noSubject
	}
	c := v.chunks[k]
	i := k - 1
	for i >= 0 && (v.chunks[i].kind == chunkAdverb || v.chunks[i].time && i > 0 && (v.chunks[i-1].kind == chunkNoun || v.chunks[i-1].kind == chunkAdverb)) {
		i--
	}
	i = v.skipAside(i)
	if i < 0 {
		if c.form == formIng || c.form == formParticiple {
			return v.comingSubject(k)
		}
		return noSubject
	}
	switch c.form {
	case formInfinitive:
		return v.controller(i, depth)
	case formIng, formParticiple:
		return v.participleSubject(i, k, depth)
	}
	switch p := v.chunks[i]; p.kind {
	case chunkWh:
		if v.low(p.first) == "what" || v.low(p.first) == "how" || v.low(p.first) == "why" || v.low(p.first) == "when" || v.low(p.first) == "where" {
			return noSubject
		}
		return subject{p.first, p.end, i, sourceWh, -1}
	case chunkNoun:
		if p.time && i > 0 && v.chunks[i-1].kind == chunkNoun {
			return v.nounSubject(i-1, sourceAside)
		}
		return v.nounSubject(i, sourceAdjacent)
	case chunkComma, chunkDash, chunkClose:
		return v.asideSubject(i, k, depth)
	case chunkAnd:
		return v.sharedSubject(i, depth)
	case chunkVerb:
		if p.form != formFinite && i > 0 { // "people living here say"
			return v.reducedSubject(i)
		}
	case chunkSubordina:
		if v.low(p.first) == "that" {
			return subject{p.first, p.end, i, sourceWh, -1}
		}
	}
	return noSubject
}

// skipAside goes back over ", however," and ", in a statement," before a verb.
func (v *clauseView) skipAside(i int) int {
	if i < 2 || v.chunks[i].kind != chunkComma {
		return i
	}
	for j := i - 1; j >= 0 && j > i-7; j-- {
		switch v.chunks[j].kind {
		case chunkComma:
			if j == 0 || !v.adverbial(j+1, i) {
				return i
			}
			return j - 1
		case chunkAdverb, chunkPreposition, chunkNoun, chunkAnd:
		default:
			return i
		}
	}
	return i
}

// adverbial reports whether chunks [from, to) are an adverb or a phrase with a preposition.
func (v *clauseView) adverbial(from, to int) bool {
	if from >= to {
		return false
	}
	switch v.chunks[from].kind {
	case chunkAdverb:
		return true
	case chunkPreposition:
		switch v.low(v.chunks[from].first) {
		case "of", "like", "including":
			return false
		}
		return true
	case chunkNoun:
		return v.chunks[from].time && to == from+1
	}
	return false
}

// nounSubject gives the noun phrase that ends with chunk i, with what hangs on it.
func (v *clauseView) nounSubject(i int, how sourceHow) subject {
	from := v.extendLeft(i)
	return subject{v.chunks[from].first, v.chunks[i].end, from, how, -1}
}

// extendLeft gives the first chunk of the noun phrase whose last is i.
func (v *clauseView) extendLeft(i int) int {
	if v.chunks[i].pronoun {
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
		if prev.pronoun && !partPronouns[v.low(prev.first)] || prev.time {
			return -1
		}
		return p - 1
	case chunkPreposition, chunkAdverb: // "from within the administration"
		if p >= 2 && v.chunks[p-2].kind == chunkNoun && !v.chunks[p-2].pronoun && prev.kind == chunkPreposition {
			return p - 2
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

var partPronouns = wordSet(`one none everyone someone anyone those some many most few all both each something nothing anything nobody
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

// asideSubject: a comma, dash or bracket stands before the verb; what it closes is an
// appositive, a relative clause or a phrase on the noun before.
func (v *clauseView) asideSubject(i, k, depth int) subject {
	c := v.chunks[i]
	if c.kind == chunkClose {
		if j := v.openOf(i); j > 0 && v.chunks[j-1].kind == chunkNoun {
			s := v.nounSubject(j-1, sourceAside)
			s.end = c.end
			return s
		}
		return noSubject
	}
	best, seen := noSubject, 0
	for j := i - 1; j >= 1 && j > i-40; j-- {
		if v.chunks[j].kind != c.kind {
			continue
		}
		if seen++; seen > 5 {
			break
		}
		relative := v.chunks[j+1].kind == chunkWh
		if best.first >= 0 && !relative {
			continue
		}
		s, ok := v.asideBefore(j, i)
		if ok && (best.first < 0 || relative) {
			best = s
		}
		if ok && relative || !ok && best.first < 0 && v.chunks[j-1].kind != chunkNoun && !v.bodyPart(j, i) {
			break
		}
	}
	if best.first >= 0 {
		return best
	}
	if depth == 0 && c.kind == chunkComma {
		return v.sharedSubject(i, depth)
	}
	return noSubject
}

// asideBefore gives the noun before the comma or dash at chunk j, with what stands between it
// and the one at i, if that reads as an addition to the noun.
func (v *clauseView) asideBefore(j, i int) (subject, bool) {
	p, end := v.chunks[j-1], j-1
	if p.kind == chunkClose {
		if o := v.openOf(j - 1); o > 0 && v.chunks[o-1].kind == chunkNoun {
			end, p = o-1, v.chunks[o-1]
		}
	}
	if p.kind != chunkNoun || p.time || !v.asideBody(j+1, i) || v.leadsClause(end) {
		return noSubject, false
	}
	s := v.nounSubject(end, sourceAside)
	s.end = v.chunks[i].end
	if v.chunks[i].kind == chunkDash {
		s.end = p.end
	}
	return s, s.from != 1 || v.chunks[0].kind != chunkPreposition // not "In Paris, …,"
}

func (v *clauseView) bodyPart(j, i int) bool {
	return j > 0 && (v.chunks[j-1].kind == chunkNoun || v.chunks[j-1].kind == chunkAdverb || v.chunks[j-1].kind == chunkVerb ||
		v.chunks[j-1].kind == chunkQuote || v.chunks[j-1].kind == chunkAdjective || v.chunks[j-1].kind == chunkClose)
}

// leadsClause: the noun chunk i stands in a phrase that opens the sentence.
func (v *clauseView) leadsClause(i int) bool {
	from := v.extendLeft(i)
	return from == 1 && v.chunks[0].kind == chunkPreposition
}

// asideBody reports whether chunks [from, to) read as an appositive, a relative clause or
// another addition to a noun.
func (v *clauseView) asideBody(from, to int) bool {
	if from >= to {
		return false
	}
	switch c := v.chunks[from]; c.kind {
	case chunkWh:
		return true
	case chunkNoun:
		if c.pronoun {
			return false
		}
		for j := from; j < to; j++ {
			if v.chunks[j].kind == chunkVerb && v.chunks[j].form == formFinite && !v.insideRelative(j, from) {
				return false
			}
		}
		return true
	case chunkVerb:
		return c.form == formIng || c.form == formParticiple
	case chunkPreposition:
		for j := from; j < to; j++ {
			if v.chunks[j].kind == chunkVerb && v.chunks[j].form == formFinite && !v.insideRelative(j, from) {
				return false
			}
		}
		return true
	case chunkAdverb, chunkAdjective, chunkSubordina:
		return true
	case chunkAnd:
		return v.low(c.first) == "or"
	}
	return false
}

func (v *clauseView) insideRelative(j, from int) bool {
	for i := j - 1; i >= from && i > j-12; i-- {
		switch v.chunks[i].kind {
		case chunkWh, chunkSubordina:
			return true
		}
	}
	return false
}

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
	if at >= 0 && v.chunks[at].kind == chunkVerb && v.chunks[at].form == formFinite && v.cueAt(at) != nil {
		return at
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

// participleSubject: ", saying …" shares the subject of the clause; "Putin expressing …"
// and "a group backing …" have the noun before.
func (v *clauseView) participleSubject(i, k, depth int) subject {
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
		return v.nounSubject(i, sourceAdjacent)
	case chunkComma, chunkAnd, chunkDash, chunkQuote:
		for j := i - 1; j >= 0; j-- {
			c := v.chunks[j]
			if c.kind != chunkVerb || c.form != formFinite && !(v.chunks[i].kind == chunkAnd && c.form == v.chunks[k].form) {
				continue
			}
			if o := v.outerVerb(j); o >= 0 {
				j = o
			}
			return v.share(v.subject(j, depth+1), j)
		}
		return v.comingSubject(k)
	case chunkPreposition, chunkSubordina, chunkVerb, chunkWh: // "by saying", "while insisting", "began arguing"
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
	if v.chunks[j+1].time {
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
	return c.kind == chunkNoun && !c.pronoun && !c.time
}

// asideEnd gives the chunk behind the appositive that begins at j: its closing comma, or
// the end of the sentence; 0 if it does not end like one.
func (v *clauseView) asideEnd(j int) int {
	wh := v.chunks[j].kind == chunkWh
	for n := j; n < len(v.chunks); n++ {
		switch c := v.chunks[n]; c.kind {
		case chunkStop, chunkQuote, chunkDash, chunkSemicolon, chunkColon:
			return n
		case chunkVerb:
			if c.form == formFinite && !wh && !v.insideRelative(n, j) {
				return 0
			}
			if c.form == formIng && n > j && v.chunks[n-1].kind == chunkComma {
				return n - 1
			}
		case chunkComma:
			if n+1 < len(v.chunks) && v.appositive(n+1) && !wh {
				continue
			}
			return n
		case chunkSubordina:
			if !wh && v.low(c.first) != "that" {
				return n
			}
		}
	}
	return len(v.chunks)
}
