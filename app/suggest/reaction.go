package suggest

// metVerbs stand before a reaction noun: "was met with opposition from".
var metVerbs = wordSet(`attract draw earn elicit face get greet meet prompt provoke raise receive spark trigger win`)

// holdVerbs stand before a noun of support with "of": "has the backing of".
var holdVerbs = wordSet(`attract enjoy gain get have receive secure win`)

// underFire stand before a reaction noun with a preposition: "came under fire from".
var underFire = wordSet(`under in for`)

var reactionNouns = map[string]int{
	"opposition": -1, "criticism": -1, "condemnation": -1, "resistance": -1, "outrage": -1, "anger": -1, "skepticism": -1, "scepticism": -1,
	"rejection": -1, "rebuke": -1, "protest": -1, "protests": -1, "objections": -1, "disapproval": -1, "backlash": -1, "scorn": -1, "ridicule": -1,
	"fire": -1, "ire": -1, "rebukes": -1, "disbelief": -1, "dismay": -1, "fury": -1, "concern": -1, "complaints": -1, "attack": -1, "censure": -1,
	"derision": -1, "flak": -1, "hostility": -1, "indignation": -1, "mockery": -1, "scrutiny": -1,
	"support": 1, "praise": 1, "approval": 1, "backing": 1, "applause": 1, "endorsement": 1, "endorsements": 1, "enthusiasm": 1, "plaudits": 1,
	"acclaim": 1, "blessing": 1,
}

// reaction: "A was met with strong opposition from B, particularly from C": one finding for
// each source, with A as content.
func (s *sentenceFinder) reaction(k int) bool {
	c := s.chunks[k]
	j, side := s.reactionNoun(k)
	if j < 0 {
		return false
	}
	subj := s.subjectOf(k)
	if subj.first < 0 {
		return false
	}
	noun := s.low(s.at(j).end - 1)
	f := s.base(k, &cueVerb{lemma: s.lemma(c.head) + " " + noun, kind: attitude, strong: true, polarity: side}, noSubject)
	f.lemma, f.rule, f.frame, f.prior, f.how = f.verb.lemma, "reaction", frameObject, 0.75, sourceBy
	f.cue[1] = s.at(j + 1).end
	f.content = [][2]int{{subj.first, s.bare(subj)}}
	found := false
	for i := j + 1; i < len(s.chunks); {
		from, m, next := s.reactionSource(i)
		if m < 0 {
			break
		}
		f.source = [2]int{from, m}
		f.second = found
		if !s.add(f) {
			break
		}
		found, i = true, next
	}
	return found
}

// reactionNoun gives the chunk of the noun behind the verb chunk k that tells how somebody
// took its subject, before the preposition that names them, and the side; or -1.
func (s *sentenceFinder) reactionNoun(k int) (j, side int) {
	verb := s.lemma(s.chunks[k].head)
	j = k + 1
	p := s.at(j)
	behind := p.kind == chunkPreposition
	switch {
	case behind && verb == "come" && underFire[s.low(p.first)]:
		for s.at(j).kind == chunkPreposition {
			j++
		}
	case behind && metVerbs[verb] && s.low(p.first) == "with":
		j++
	case behind || !metVerbs[verb] && !holdVerbs[verb]:
		return -1, 0
	}
	n, by := s.at(j), s.at(j+1)
	if n.kind != chunkNoun || by.kind != chunkPreposition {
		return -1, 0
	}
	side = reactionNouns[s.low(n.end-1)]
	switch s.low(by.first) {
	case "from", "by", "among":
		if verb == "have" {
			return -1, 0
		}
	case "of":
		if side <= 0 || !holdVerbs[verb] || s.chunks[k].form == formInfinitive || s.low(n.first) != "the" || !s.someone(subject{first: s.at(j + 2).first, from: j + 2}) {
			return -1, 0
		}
	default:
		return -1, 0
	}
	if side == 0 {
		return -1, 0
	}
	return j, side
}

// bare leaves an appositive or participle of the subject out of the content.
func (s *sentenceFinder) bare(subj subject) int {
	for i := subj.from; i < len(s.chunks) && s.chunks[i].first < subj.end; i++ {
		if s.chunks[i].kind == chunkComma {
			return s.chunks[i].first
		}
	}
	return subj.end
}

// reactionSource reads a source from the preposition at chunk i on: its first token, the
// token behind it and the chunk at which a further one may begin.
func (s *sentenceFinder) reactionSource(i int) (from, end, next int) {
	n := i + 1
	from = -1
	if s.at(n).kind == chunkPreposition && s.low(s.at(n).first) == "within" {
		from = s.at(n).first
		n++
	}
	if s.at(n).kind != chunkNoun {
		return 0, -1, 0
	}
	if from < 0 {
		from = s.at(n).first
	}
	m := s.reactionEnd(n)
	end = s.at(m - 1).end
	next = m
	if s.at(next).kind == chunkComma {
		next++
	}
	for s.at(next).kind == chunkAdverb || s.at(next).kind == chunkAnd {
		next++
	}
	if s.at(next).kind != chunkPreposition || s.low(s.at(next).first) != "from" && s.low(s.at(next).first) != "by" {
		next = len(s.chunks)
	}
	return from, end, next
}

// reactionEnd goes over the noun at chunk n with its appositive name, comma included where a
// relative clause follows.
func (s *sentenceFinder) reactionEnd(n int) int {
	m := s.extendRight(n, false)
	if s.at(m).kind == chunkComma && s.at(m+1).kind == chunkNoun && !s.at(m+1).time {
		e := s.extendRight(m+1, false)
		if s.at(e).kind == chunkComma {
			return e + 1
		}
		if k := s.at(e).kind; k == chunkStop || e >= len(s.chunks) {
			return e
		}
	}
	return m
}
