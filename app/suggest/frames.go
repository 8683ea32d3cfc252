package suggest

import (
	"strings"
	"sync"
)

// according: "according to X", at the beginning, in the middle or at the end.
func (s *sentenceFinder) according(k, to int) {
	n := to + 1 // the noun behind "to"
	if s.at(to).kind != chunkPreposition || s.at(n).kind != chunkNoun {
		return
	}
	s.named(k, n, s.at(to).end, "according-to", 0.93)
}

// named makes a finding whose source is the noun at chunk n behind a phrase that begins
// with chunk k and whose words end at cueEnd.
func (s *sentenceFinder) named(k, n, cueEnd int, rule string, prior float64) {
	last := s.sourceEnd(n)
	f := finding{
		rule: rule, lemma: rule, kind: statement, frame: frameZero, chunk: k, prior: prior, how: sourceNamed,
		source: [2]int{s.at(n).first, s.at(last - 1).end}, cue: [2]int{s.at(k).first, cueEnd},
	}
	f.content = s.around(k, last)
	s.add(f)
}

// sourceEnd gives the chunk behind the source that begins at chunk n: the noun with all that
// hangs on it, up to a comma that is not an appositive's.
func (s *sentenceFinder) sourceEnd(n int) int {
	m := s.extendRight(n, true)
	for m < len(s.chunks) {
		c := s.chunks[m]
		switch {
		case c.kind == chunkVerb && (c.form == formParticiple || c.form == formIng || c.form == formInfinitive), c.kind == chunkPreposition,
			c.kind == chunkNoun && s.at(m-1).kind != chunkComma, c.kind == chunkWh && !s.afterComma(m), c.kind == chunkSubordina && s.low(c.first) == "that",
			c.kind == chunkVerb && s.relativeOpen(n, m), c.kind == chunkOpen, c.kind == chunkClose, c.kind == chunkQuote && s.quoteWords(c) <= 6 && !s.isComma(m):
			m++
			continue
		}
		break
	}
	return m
}

// relativeOpen reports whether a relative clause without its verb stands before chunk m.
func (s *sentenceFinder) relativeOpen(n, m int) bool {
	for i := m - 1; i > n; i-- {
		switch c := s.chunks[i]; c.kind {
		case chunkVerb:
			return false
		case chunkWh:
			return true
		case chunkSubordina:
			return s.low(c.first) == "that"
		}
	}
	return false
}

// around gives what stands before chunk k and behind chunk last as content.
func (s *sentenceFinder) around(k, last int) [][2]int {
	var out [][2]int
	before := s.at(k).first
	i := k - 1
	for i >= 0 && (s.chunks[i].kind == chunkComma || s.chunks[i].kind == chunkAdverb || s.chunks[i].kind == chunkAnd || s.chunks[i].kind == chunkDash) {
		i--
	}
	if i >= 0 && s.chunks[i].kind == chunkOpen {
		i--
	}
	lead := i < 0 || i < 3 && !s.finite(0, i+1) && s.chunks[0].kind != chunkQuote && s.at(last).kind == chunkComma
	if i >= 0 && !lead {
		a := s.from
		for j := i; j >= 0; j-- {
			if s.chunks[j].kind == chunkSemicolon {
				a = s.chunks[j].end
				break
			}
		}
		out = append(out, [2]int{a, s.chunks[i].end})
	}
	j := last
	if s.at(j).kind == chunkComma || s.at(j).kind == chunkColon || s.at(j).kind == chunkDash {
		j++
	}
	rest := s.at(j)
	switch {
	case rest.kind == chunkStop || j >= len(s.chunks):
	case len(out) == 0:
		out = append(out, [2]int{rest.first, s.clauseEnd(j)})
	case s.at(j-1).kind == chunkComma && !s.hasFinite(out[0][0], out[0][1]):
		out = append(out, [2]int{rest.first, s.clauseEnd(j)})
	}
	_ = before
	return out
}

// inWords: "in the words of X", "in X’s view", "in the opinion of X".
func (s *sentenceFinder) inWords(k int) {
	if s.low(s.at(k).first) != "in" && s.low(s.at(k).first) != "per" {
		return
	}
	n := s.at(k + 1)
	if n.kind != chunkNoun {
		return
	}
	if s.low(s.at(k).first) == "per" {
		return
	}
	head := s.low(n.end - 1)
	if !viewNouns[head] {
		return
	}
	if s.at(k+2).kind == chunkPreposition && s.low(s.at(k+2).first) == "of" && s.at(k+3).kind == chunkNoun {
		s.named(k, k+3, s.at(k+2).end, "in-the-words-of", 0.85)
		return
	}
	g := s.genitiveIn(n)
	if g < 0 || s.at(k+2).kind != chunkComma {
		return
	}
	f := finding{
		rule: "in-the-words-of", lemma: "in-the-words-of", kind: statement, frame: frameZero, chunk: k, prior: 0.7, how: sourceGenitive,
		source: [2]int{n.first, g + 1}, cue: [2]int{g + 1, n.end},
	}
	f.content = s.around(k, k+2)
	s.add(f)
}

var viewNouns = wordSet(`words view opinion estimation reckoning telling judgment judgement`)

// genitiveIn gives the token of the genitive, or the possessive pronoun, of a noun phrase
// whose head stands behind it; -1 if there is none.
func (v *clauseView) genitiveIn(c chunk) int {
	for i := c.end - 2; i >= c.first; i-- {
		if t := v.tagOf(i); t == tagGenitive || t == tagPossessive && i == c.first {
			return i
		}
	}
	return -1
}

// colon: "X: …" at the beginning of a paragraph, and any clause before a colon and a
// quotation.
func (s *sentenceFinder) colon(k int) {
	next := s.at(k + 1)
	if next.kind == chunkStop {
		return
	}
	if s.namesBefore(k) && s.from == 0 {
		if next.kind != chunkQuote && !s.p.title && !s.speakerLine(k) {
			return
		}
		f := finding{
			rule: "speaker-colon", lemma: "speaker-colon", kind: statement, frame: frameQuote, chunk: k, prior: 0.8, how: sourceNamed,
			source: [2]int{s.from, s.at(k).first}, cue: [2]int{s.at(k).first, s.at(k).end}, content: [][2]int{{next.first, s.to}},
		}
		if next.kind == chunkQuote {
			f.content = s.quoteRun(k + 1)
		}
		s.add(f)
		return
	}
	if next.kind != chunkQuote || s.quoteWords(next) < 3 {
		return
	}
	for i := k - 1; i >= 0; i-- {
		c := s.chunks[i]
		if c.kind == chunkVerb && s.taken[c.end-1] {
			return
		}
		if c.kind != chunkVerb || c.form != formFinite {
			continue
		}
		subj := s.subjectOf(i)
		if subj.first < 0 || c.be {
			continue
		}
		f := s.base(i, s.cueAt(i), subj)
		f.kind = statement
		f.rule, f.prior, f.frame, f.content = "clause-colon-quote", 0.6, frameQuote, s.quoteRun(k+1)
		f.cue[1] = s.at(k).end
		s.add(f)
		return
	}
}

// namesBefore reports whether only a short name stands before chunk k.
func (s *sentenceFinder) namesBefore(k int) bool {
	if k == 0 || k > 7 {
		return false
	}
	name := false
	for i := range k {
		switch c := s.chunks[i]; c.kind {
		case chunkNoun:
			name = name || s.tagOf(c.end-1) == tagName || s.tok(c.end-1).capital || s.tok(c.first).capital
		case chunkPreposition, chunkComma, chunkOpen, chunkClose:
		default:
			return false
		}
	}
	return name
}

// speakerLine: the line of a transcript: a name of at most five words, then what is said.
func (s *sentenceFinder) speakerLine(k int) bool {
	return s.at(k).first-s.from <= 5 && s.at(k).first > s.from && len(s.low(s.at(k).first-1)) > 1 && s.tok(s.at(k).first-1).allCaps && s.tok(s.from).capital && s.at(k-1).kind == chunkNoun && s.tagOf(s.at(k-1).end-1) == tagName && s.to-s.at(k).end > 3
}

// phrase is a cue of several words that begins with a verb.
type phrase struct {
	words []string // behind the verb
	verb  cueVerb
}

// phraseTable lists phrasal cues: verb and words, then kind and frames as in cueTable.
const phraseTable = `
point out = S! qtwo
call out = S- oa
call for = S! on
call on = S! no
call upon = S! n
call attention to = S! o
draw attention to = S! o
lash out = S!- q at,against
hit out = S!- q at,against
hit back = S! q at,against
fire back = S! q at
shoot back = S! q at
push back = S- q on,against
speak out = S! q against,on,about,for
come out = S  against,for
rule out = S!- og
lay out = S! ow
set out = S ow
spell out = S! ow
single out = S o
weigh in = S! q on
chime in = S! q
sound off = S! q on,about
go on = S q
carry on = S q
shoot down = S!- o
shrug off = S!- o
brush off = S!- o
brush aside = S!- o
write off = S- oa
play down = S!- o
play up = S o
talk up = S+ o
bring up = S o
put forward = S! o
touch on = S o
dwell on = S o
elaborate on = S o
stand by = A!+ o
stick by = A+ o
stand with = A+ o
stand behind = A+ o
stand up = A q for,against
back away = A- from
make clear = S! tqw
make it clear = S! tqw
make plain = S! tw
make the case = S! t for,against
make the point = S! tq
make the argument = S! tq for
make a point = S o
make reference to = S o
take issue with = S!- o
take aim at = S!- o
take exception to = S!- o
take offense at = S!- o
take a swipe at = S!- o
take a shot at = S!- o
take note of = S! o
take credit for = S! o
take responsibility for = S! o
take the position = S! t
take the view = B! t
take a stand = S  on,against
give voice to = S! o
give reason = S ti
have doubt = B!- t about
have concern = B!- t about
have confidence = B!+ t in
have faith = B+ in
have hope = B+ t for
have reservation = B- about
have question = B w about
have no comment = S! on,about
have no intention = I! of
have no plan = I! ifor
have no interest = I! in
have a problem with = B- o
cast doubt on = B!- o
raise question = S! w about,on
raise concern = S! t about,over
raise doubt = S! t about
raise objection = S!- to
raise the possibility = S! t of
raise the prospect = S! t of
raise the issue = S! of
raise the question = S! w of
ask question = S about
express concern = S! t about,over,at
express confidence = S!+ t in
express doubt = S!- t about
express support = S!+ for
express hope = S!+ t for
express regret = S!- t for,over
express interest = S! in
express frustration = S! t with,about,over,at
express disappointment = S! t
voice concern = S! t about,over
voice support = S!+ for
voice opposition = S!- to
pay tribute to = S!+ o
poke fun at = S- o
make fun of = S- o
put it = S q
put pressure on = A n
offer support = S+ for,to
throw cold water on = S- o
see eye to eye = A with,on
hold that = B
be going to = W
lay blame on = S- o
place blame on = S- o
put blame on = S- o
sing the praises of = S+ o
leave no doubt = S! t about
leave open the possibility = S t of
let it be known = S! t
say yes to = A+ o
say no to = A- o
say nothing about = S o
say little about = S o
turn down = A- o
stop short of = S g
look forward to = B!+ o
long for = I o
hope for = B!+ o
wish for = B o
opt for = I o
agree to = A!+ o
object to = S!- o
refer to = S! oa
respond to = S o
reply to = S o
listen to = B o
allude to = S o
think of = B oa
think about = B ow
dream of = I og
worry about = B!- o
care about = B o
know about = B o
believe in = B!+ o
count on = B o
focus on = W o
insist on = S! og
decide on = I o
plan on = I! og
comment on = S! o
reflect on = S o
conceive of = B o
disapprove of = A!- o
approve of = A!+ o
accuse of = S!- o
complain about = S!- o
boast of = S! o
speak of = S! o
hear of = B o
talk about = S! ow
lie about = S o
joke about = S! o
apologize for = S! og
argue for = S!+ o
argue against = S!- o
campaign for = A+ o
campaign against = A- o
vote for = A+ o
vote against = A- o
lobby for = A+ o
lobby against = A- o
push for = A+ on
press for = A+ on
appeal for = S+ on
plead for = S+ o
fight for = A+ o
side with = A+ o
disagree with = S!- o
agree with = S!+ o
sympathize with = A+ o
deal with = W o
`

var phrasesByVerb = sync.OnceValue(func() map[string][]phrase {
	byVerb := map[string][]phrase{}
	for line := range strings.Lines(phraseTable) {
		left, right, ok := strings.Cut(strings.TrimSpace(line), " = ")
		if !ok {
			continue
		}
		words := strings.Fields(left)
		spec := strings.Fields(right)
		p := phrase{words: words[1:], verb: cueVerb{lemma: strings.Join(words, " ")}}
		p.verb.read(append([]string{words[0]}, spec...))
		byVerb[words[0]] = append(byVerb[words[0]], p)
	}
	return byVerb
})

// phrasal looks for a cue of several words at the verb chunk k; the longest wins.
func (s *sentenceFinder) phrasal(k int) bool {
	c := s.chunks[k]
	var best *cueVerb
	end := 0
	list := phrasesByVerb()[s.lemma(c.head)]
	for i := range list {
		if e := s.matchWords(c.end, list[i].words); e > end && list[i].verb.frames|frame(len(list[i].verb.preps)) != 0 {
			best, end = &list[i].verb, e
		}
	}
	if best == nil || best.kind == weak {
		return false
	}
	j := k + 1
	for j < len(s.chunks) && s.chunks[j].end <= end {
		j++
	}
	subj := s.subjectOf(k)
	if j < len(s.chunks) && s.chunks[j].first < end {
		return false // the phrase ends inside a longer noun
	}
	r, ok := s.phraseRight(k, j, best, end)
	if !ok {
		f := s.base(k, best, subj)
		if best.has(frameQuote) && subj.first >= 0 && s.leftQuote(k) {
			i := subj.from - 1
			if i >= 0 && s.chunks[i].kind == chunkComma {
				i--
			}
			f.cue[1], f.left, f.frame, f.rule, f.prior = end, true, frameQuote, "postposed-quote", 0.9
			f.content = [][2]int{{s.regionStart(i + 1), s.chunks[i].end}}
			return s.add(f)
		}
		return false
	}
	if subj.first < 0 && c.form == formFinite && k > 0 {
		return false
	}
	f := s.base(k, best, subj)
	f.rule, f.prior, f.frame, f.content, f.cue[1] = r.rule, r.prior, r.frame, r.content, r.cueEnd
	if strings.HasPrefix(f.rule, "verb-object") {
		f.rule = "phrase-object"
		f.prior += 0.05
	}
	return s.add(f)
}

func (s *sentenceFinder) phraseRight(k, j int, cue *cueVerb, end int) (right, bool) {
	n := s.at(j)
	if n.kind == chunkSubordina && s.low(n.first) == "that" && cue.has(frameThat) {
		return s.clause(j, end, frameThat, "phrase-that", 0.88)
	}
	r, ok := s.rightFrom(k, j, cue, end)
	if ok && r.cueEnd < end {
		r.cueEnd = end
	}
	return r, ok
}

// rightFrom is right for a cue whose words end at the token end.
func (s *sentenceFinder) rightFrom(k, j int, cue *cueVerb, end int) (right, bool) {
	if j < len(s.chunks) && s.at(j-1).end != end && s.at(j).first != end {
		return right{}, false
	}
	if cue.has(frameGerund) && s.at(j).kind == chunkVerb && s.at(j).form == formIng {
		return s.clause(j, end, frameGerund, "verb-gerund", 0.65)
	}
	return s.right(k, j, cue)
}

// matchWords matches words from token i on, leaving out determiners and adjectives that the
// phrase does not name; nouns may be plurals. It gives the token behind them, or 0.
func (s *sentenceFinder) matchWords(i int, words []string) int {
	for _, w := range words {
		for skipped := 0; !s.sameWord(i, w); i++ {
			if t := s.tagOf(i); skipped > 2 || !t.in(setOf(tagDeterminer, tagPossessive, tagAdjective, tagAdverb, tagNumber)) {
				return 0
			}
			skipped++
		}
		i++
	}
	return i
}

func (s *sentenceFinder) sameWord(i int, w string) bool {
	low := s.low(i)
	if i < s.from || i >= s.to || s.tok(i).quote >= 0 {
		return false
	}
	return low == w || len(w) > 3 && low == w+"s" && s.tagOf(i).in(nounTags)
}
