package suggest

import (
	"strings"
	"sync"
)

// nounTable lists nouns that stand for an attribution: noun, kind with its side, frames (t
// that-clause, i infinitive, w question), prepositions of what it is about. A ! marks a
// noun that needs no more than a genitive and one of these.
const nounTable = `
comment S! t about,on,regarding,concerning
comments S! t about,on,regarding,concerning
remark S! t about,on,regarding
remarks S! t about,on,regarding
statement S! t about,on,regarding
statements S! t about,on,regarding
claim S! ti of,about
claims S! ti of,about
assertion S! t of,about
assertions S! t about
contention S! t
argument S! t for,against,about
arguments S! t for,against,about
allegation S! t of,about,against
allegations S! t of,about,against
accusation S! t of,about,against
accusations S! t of,about,against
suggestion S! t of,about
suggestions S! t
insistence S! t on
declaration S! t of
announcement S! t of,about
warning S! t of,about,against
warnings S! t of,about,against
prediction S! t of,about
predictions S! t of,about
promise S!+ ti of
promises S!+ ti of
pledge S!+ ti of
pledges S!+ ti of
vow S!+ ti
commitment A!+ i to
threat S!- it of
threats S!- it of
call S!+ i for
calls S!+ i for
demand S! ti for
demands S! ti for
request S! ti for
requests S! ti for
proposal S! ti for
proposals S! t for,on
plan I! i for
plans I! i for
offer I! i of
appeal S! i for,to
plea S! i for
denial S!- t of
denials S!- t of
refusal S!- i
rejection S!- of
criticism S!- of,about
criticisms S!- of
condemnation S!- of
denunciation S!- of
opposition A!- to
objection S!- t to
objections S!- to
support A!+ for,of
endorsement A!+ of
backing A!+ for,of
praise S!+ of,for
defense S!+ of
defence S!+ of
dismissal S!- of
description S! of
characterization S! of
depiction S of
portrayal S of
acknowledgment S! t of
acknowledgement S! t of
admission S! t of
confession S t
confirmation S t of
explanation S! t of,for
account S of
answer S to
reply S to
response S to
reaction B to
view B! t of,on,about
views B! t of,on,about
opinion B! t of,on,about
opinions B of,on,about
belief B! ti in
conviction B! t
assumption B t
assessment B! t of
analysis B of
understanding B t of
impression B t of
sense B t of
position A! t on
stance A! t on
stand A! on
hope B!+ ti for,of
hopes B!+ ti for,of
desire I! i for
wish I! ti for
intention I! i of
determination I! i
willingness I!+ i
unwillingness I!- i
reluctance I!- i
readiness I+ i
eagerness I+ i
decision I! i
fear B!- t of,about
fears B!- t of,about
concern B!- t about,over,for
concerns B!- t about,over
worry B- t about
worries B- t about
doubts B!- t about
skepticism B!- t about,of,toward,towards
scepticism B!- t about,of
frustration B!- t with,over,at
anger B!- at,over,about
outrage B!- at,over
disappointment B!- t with,over,at,in
displeasure B!- with,at,over
disapproval A!- of
approval A!+ of
enthusiasm B+ for
confidence B!+ t in
optimism B!+ t about
attack S!- on
attacks S!- on
vision B of,for
prophecy S t
recommendation S! t for,on
advice S! ti on
question S w about
questions S w about
testimony S! t about,on
report S t on,about
conclusion S! t
finding S t
message S t
point B t
speech S on,about
discussion S of
tweet S t about
tweets S about
rhetoric S about,on
motto S t
answers S t
assurance S!+ t
assurances S!+ t
boast S! t of,about
caution S! t about
charge S!- t of
charges S!- t of
complaint S!- t about,of
complaints S!- t about,of
dictum S t
estimate B t of
forecast S! t of
guarantee S!+ t of
hint S! t of,about
hints S! t of,about
hypothesis B t
indication S t of
insinuation S!- t
judgement B! t
judgment B! t
line S t
notion B t
observation S! t
quip S! t about
reassurance S!+ t
reassurances S!+ t
reminder S! t of
ruling S! t
suspicion B!- t
suspicions B!- t
theory B t
thesis B! t
ultimatum S!- t
undertaking S!+ ti
verdict S! t
`

var nounCues = sync.OnceValue(func() map[string]*cueVerb { return readNouns(nounTable) })

func readNouns(table string) map[string]*cueVerb {
	list := map[string]*cueVerb{}
	for line := range strings.Lines(table) {
		w := strings.Fields(line)
		if len(w) == 0 {
			continue
		}
		c := &cueVerb{lemma: w[0]}
		c.read(w[:2])
		for _, part := range w[2:] {
			if strings.Trim(part, "tiw") == "" {
				c.merge([]string{w[0], w[1], part})
				continue
			}
			c.preps = append(c.preps, strings.Split(part, ",")...)
		}
		list[w[0]] = c
	}
	return list
}

// nominal: "X’s comment about Y", "his claim that Z", "the claim by X that Y", "reports that
// Z", "X’s view is that Z".
func (s *sentenceFinder) nominal(k int) {
	c := s.chunks[k]
	cue := nounCues()[s.low(c.end-1)]
	if c.pronoun || s.taken[c.end-1] || s.attributed(k) || s.unnamedReports(k) || cue == nil {
		return
	}
	g, n := s.genitiveIn(c), s.at(k+1)
	f := finding{
		rule: "noun", lemma: cue.lemma, verb: cue, kind: cue.kind, chunk: k, prior: 0.4, how: sourceGenitive, source: [2]int{-1, -1}, cue: [2]int{c.end - 1, c.end},
	}
	j := k + 1
	switch w := s.low(n.first); {
	case g >= 0:
		f.source = [2]int{c.first, g + 1}
		f.cue[0] = g + 1
	case n.kind == chunkPreposition && s.at(k+2).kind == chunkNoun && (w == "by" || w == "from" || w == "of" && s.ofWhom(k)):
		m := s.extendRight(k+2, false)
		f.source, f.how = [2]int{s.at(k + 2).first, s.at(m - 1).end}, sourceBy
		f.cue = [2]int{c.first, n.end}
		j = m
	default:
		return
	}
	if f.how == sourceGenitive && f.source[1] > f.cue[0] {
		return
	}
	if cue.kind <= belief && s.nounIs(f, j) {
		return
	}
	s.complement(f, j, cue)
}

// unnamedReports: "reports that Z": the frame of a statement by nobody named. A relative
// clause, "the reports that he wrote", is none.
func (s *sentenceFinder) unnamedReports(k int) bool {
	c := s.chunks[k]
	if !reportNouns[s.low(c.end-1)] || s.genitiveIn(c) >= 0 {
		return false
	}
	at := k + 1
	if m := s.reportsBehind(k); m > 0 {
		at = m
	}
	that := s.at(at)
	if that.kind != chunkSubordina || s.low(that.first) != "that" {
		return false
	}
	if s.filed(at) {
		return true
	}
	s.add(finding{
		rule: "reports-that", lemma: "report", kind: statement, frame: frameThat, chunk: k, prior: 0.5, how: sourceNamed, unnamed: true,
		source: [2]int{c.first, s.at(at - 1).end}, cue: [2]int{that.first, that.end}, content: [][2]int{{that.end, s.nounClauseEnd(at)}},
	})
	return true
}

// filed reports whether the clause behind "that" at chunk k tells what was done to a report:
// "the reports that he wrote".
func (s *sentenceFinder) filed(k int) bool {
	for i := k + 2; i < len(s.chunks) && i < k+5; i++ {
		if v := s.chunks[i]; v.kind == chunkVerb {
			e := s.at(i + 1).kind
			return !v.passive && documentActs[s.lemma(v.head)] && (e == chunkVerb || e == chunkStop || e == chunkComma || e == chunkPreposition)
		}
	}
	return false
}

// documentActs are done to a report or a rumour: "the reports that he wrote".
var documentActs = wordSet(`commission compile file get hear issue make order prepare publish read receive see send spread start submit write`)

// ofWhom: "the view of the union that …", "the view of the union is that …": "of" names whose
// it is, where the clause follows.
func (s *sentenceFinder) ofWhom(k int) bool {
	m := s.extendRight(k+2, false)
	if v := s.at(m); v.kind == chunkVerb && v.be {
		m++
	}
	return s.at(m).kind == chunkSubordina && s.low(s.at(m).first) == "that" && s.someone(subject{first: s.at(k + 2).first, from: k + 2})
}

// nounIs: "her answer was: “No.”", "Holt’s claim is that the port is safe".
func (s *sentenceFinder) nounIs(f finding, j int) bool {
	if v := s.at(j); v.kind != chunkVerb || !v.be || v.form != formFinite || v.negated {
		return false
	}
	f.rule, f.prior = "noun-is", 0.7
	if f.how == sourceGenitive {
		f.cue[1] = s.at(j).end
	}
	n := j + 1
	if s.at(n).kind == chunkColon || s.at(n).kind == chunkComma {
		if s.at(n).kind == chunkColon && f.how == sourceGenitive {
			f.cue[1] = s.at(n).end
		}
		n++
	}
	switch c := s.at(n); {
	case c.kind == chunkQuote && (n > j+1 || s.quoteStops(c)):
		f.frame, f.content = frameQuote, s.quoteRun(n)
	case c.kind == chunkSubordina && s.low(c.first) == "that":
		f.frame, f.content = frameThat, [][2]int{{c.first, s.clauseEnd(n)}}
	default:
		return false
	}
	return s.add(f)
}

var reportNouns = wordSet(`reports report rumors rumours speculation news word claims allegations`)

// complement takes what the noun governs from chunk j on as content.
func (s *sentenceFinder) complement(f finding, j int, cue *cueVerb) {
	n := s.at(j)
	switch {
	case n.kind == chunkSubordina && s.low(n.first) == "that" && cue.has(frameThat):
		f.content, f.frame, f.rule = [][2]int{{n.first, s.nounClauseEnd(j)}}, frameThat, "noun-that"
		f.prior = 0.7
	case n.kind == chunkVerb && n.form == formInfinitive && cue.has(frameInfinitive):
		f.content, f.frame, f.rule = [][2]int{{n.first, s.nounClauseEnd(j)}}, frameInfinitive, "noun-infinitive"
		f.prior = 0.35
	case n.kind == chunkPreposition && cue.kind == statement && cue.strong && cue.polarity == 0 && cue.governs(s.low(n.first)) && s.at(j+1).kind != chunkStop:
		if f.how == sourceGenitive {
			f.cue[1] = n.end
		}
		f.content, f.frame, f.rule = [][2]int{{s.at(j + 1).first, s.nounClauseEnd(j + 1)}}, frameObject, "noun-about"
		f.prior = 0.35
	default:
		return
	}
	s.add(f)
}

// nounClauseEnd is clauseEnd for the complement of a noun: it stops at the first comma that
// ends the phrase, and before the verb that the noun is the subject of.
func (s *sentenceFinder) nounClauseEnd(j int) int {
	end := s.clauseEnd(j)
	verbs := 0
	that := s.at(j).kind == chunkSubordina
	for n := j; n < len(s.chunks) && s.chunks[n].first < end; n++ {
		switch c := s.chunks[n]; {
		case c.kind == chunkComma && (n+1 < len(s.chunks) && s.chunks[n+1].kind == chunkNoun && s.finite(n+1, n+4) || s.at(n+1).kind == chunkVerb):
			return c.first
		case c.kind != chunkVerb || c.form != formFinite || n > j && (s.chunks[n-1].kind == chunkWh || s.chunks[n-1].kind == chunkSubordina):
			continue
		}
		if verbs++; s.outerFinite(n, j, verbs, that) {
			return s.chunks[n].first
		}
	}
	return end
}

// outerFinite reports whether the finite verb n, one of so many since chunk j, is that of the
// noun before the complement from j on. A clause with "that" has a verb of its own first.
func (s *sentenceFinder) outerFinite(n, j, verbs int, that bool) bool {
	switch {
	case verbs > 1 && s.at(n-1).kind == chunkAnd, that && verbs == 1:
		return false
	}
	return !that || !s.subjectIsNoun(n, j)
}

// subjectIsNoun reports whether the finite verb n has a subject of its own behind chunk j.
func (s *sentenceFinder) subjectIsNoun(n, j int) bool {
	if n-2 <= j || s.chunks[n-1].kind != chunkNoun && s.chunks[n-1].kind != chunkWh {
		return false
	}
	switch p := s.chunks[n-2]; p.kind {
	case chunkAnd, chunkSubordina, chunkWh, chunkComma:
		return true
	case chunkVerb: // "that dockers were members angered": a noun behind "be" is no subject
		return !p.be
	}
	return false
}
