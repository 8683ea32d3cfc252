package suggest

import (
	"slices"
	"strings"
	"sync"
)

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
hit back = S! qt at,against
fire back = S! qt at
shoot back = S! qt at
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
make clear = S! tqwo
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
have no doubt = B!+ tw about
have little doubt = B!+ tw about
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
raise alarm = S! t about,over
raise the alarm = S! t about,over
raise the issue of = S o
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
pour scorn on = S!- o
pour cold water on = S!- o
heap praise on = S!+ o
heap scorn on = S!- o
lavish praise on = S!+ o
give backing to = S!+ o
give support to = S!+ o
give blessing to = S!+ o
give assent to = S!+ o
give green light to = S!+ o
lend support to = S!+ o
lend backing to = S!+ o
lend voice to = S!+ o
throw weight behind = A!+ o
throw support behind = A!+ o
put weight behind = A!+ o
come out in favour of = S!+ o
come out in favor of = S!+ o
come out in support of = S!+ o
come out in opposition to = S!- o
speak in favour of = S!+ o
speak in favor of = S!+ o
speak in support of = S!+ o
argue in favour of = S!+ o
argue in favor of = S!+ o
vote in favour of = A+ o
vote in favor of = A+ o
double down on = S! o
row back on = S o
back down on = S o
level criticism at = S!- o
turn thumbs down on = S!- o
take a dim view of = A!- o
take a different view of = A o
express opposition to = S!- o
express reservations about = S!- o
express disagreement with = S!- o
register protest against = S!- o
lodge complaint about = S!- o
lodge protest against = S!- o
sound alarm about = S!- o
sound alarm over = S!- o
sound the alarm on = S!- o
call into question = S!- o
call time on = S- o
poke fun at = S- o
make fun of = S- o
put it = S q
put pressure on = A n
offer apology = S! for
offer condolence = S! to
offer criticism = S!- of
offer praise = S!+ for
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
make no secret of = S! o
make no bones about = S! o
leave open = S! w
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
allude to = S o
think of = B oa
think about = B ow
dream of = I og
worry about = B!- o
care about = B o
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
side with = A+ o
disagree with = S!- o
live with = A+ o
agree with = S!+ o
sympathize with = A+ o
deal with = W o
`

var phrasesByVerb = sync.OnceValue(func() map[string][]phrase { return readPhrases(phraseTable) })

// readPhrases gives the phrases of a table by their verbs.
func readPhrases(table string) map[string][]phrase {
	byVerb := map[string][]phrase{}
	for line := range strings.Lines(table) {
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
}

// phrasal looks for a cue of several words at the verb chunk k; the longest wins.
func (s *sentenceFinder) phrasal(k int) bool {
	c := s.chunks[k]
	var best *cueVerb
	end := 0
	lemma := s.lemma(c.head)
	if s.tagOf(c.head) == tagHave {
		lemma = "have"
	}
	list := phrasesByVerb()[lemma]
	if s.inside {
		list = slices.Concat(insidePhrases()[lemma], list)
	}
	for i := range list {
		if e := s.matchWords(c.end, list[i].words); e > end && list[i].verb.frames|frame(len(list[i].verb.preps)) != 0 {
			best, end = &list[i].verb, e
		}
	}
	if best == nil || best.kind == weak || literalPhrases[best.lemma] && s.thingBehind(end) {
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
	if !s.holds(&f, subj) {
		return false
	}
	return s.add(f)
}

// literalPhrases are done to things as well as to what somebody said: "shot down a drone".
var literalPhrases = wordSetOf("bring up", "brush aside", "brush off", "call out", "play up", "put forward", "shoot down", "turn down", "write off")

// thingNouns can be turned down, shot down and the like, and are no position of anybody.
var thingNouns = wordSet(`aircraft balloon bomber boy child crumbs drone dust fire fireman gas girl heat helicopter jet lamp lane light medic missile
	music noise path phone plane radio road rocket snow sound soup stairs street troop vessel volume water wheel`)

// thingBehind reports whether the noun that begins at token i is such a thing.
func (s *sentenceFinder) thingBehind(i int) bool {
	for k := range s.chunks {
		if c := s.chunks[k]; c.first == i && c.kind == chunkNoun {
			head := s.low(c.end - 1)
			return thingNouns[head] || thingNouns[strings.TrimSuffix(head, "s")]
		}
	}
	return false
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
