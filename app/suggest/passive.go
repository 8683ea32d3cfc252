package suggest

import (
	"strings"
	"sync"
)

// passive: "was condemned by X", "is expected to …", "X was told that …".
func (s *sentenceFinder) passive(k int) { //nolint:gocognit // a decision list of grammar, one case after another
	c := s.chunks[k]
	cue := s.cueAt(k)
	if cue == nil || s.toldBy(k, cue) || s.hearsay(k) || s.itIsSaid(k) {
		return
	}
	j := k + 1
	for s.at(j).kind == chunkAdverb {
		j++
	}
	by := s.byPhrase(j)
	subj := s.subjectOf(k)
	f := s.base(k, cue, noSubject)
	f.frame, f.prior = frameObject, 0.45
	if by > 0 {
		m := s.sourceEnd(by + 1)
		f.source, f.how = [2]int{s.at(by + 1).first, s.at(m - 1).end}, sourceBy
		f.cue[1] = s.at(by).end
		f.rule, f.prior = "passive-by", 0.6
		if cue.has(frameAs) && j < by {
			f.cue[1] = c.end
		}
	} else {
		f.rule, f.prior = "passive", 0.35
	}
	if subj.first < 0 && (c.form != formParticiple || by < 0) {
		return
	}
	n := s.at(j)
	switch {
	case n.kind == chunkSubordina && s.low(n.first) == "that" && cue.has(frameThat):
		f.content, f.frame = [][2]int{{n.first, s.clauseEnd(j)}}, frameThat
		f.rule, f.prior = "passive-that", 0.5
	case cue.has(frameWh) && cue.has(frameRecipient) && s.questionBehind(j, by) > 0:
		q := s.questionBehind(j, by)
		f.content, f.frame = [][2]int{{s.at(q).first, s.clauseEnd(q)}}, frameWh
		f.rule, f.prior = "passive-question", 0.5
	case n.kind == chunkVerb && n.form == formInfinitive && by < 0:
		if !cue.has(frameThat) && !cue.has(frameObjectInfinitive) && !cue.has(frameObject) {
			return
		}
		f.content = [][2]int{{subj.first, subj.end}, {n.first, s.clauseEnd(j)}}
		f.rule, f.frame = "passive-infinitive", frameInfinitive
	case (n.kind == chunkSubordina || n.kind == chunkPreposition) && s.low(n.first) == "as" && cue.has(frameAs):
		end := s.clauseEnd(j)
		if by > j {
			end = s.at(by).first
		}
		f.content = [][2]int{{subj.first, subj.end}, {n.first, end}}
		f.rule, f.frame = "passive-as", frameAs
	case by > 0 && by == j && cue.strong && (cue.has(frameObject) || cue.has(frameAs)):
		f.content = [][2]int{{subj.first, subj.end}}
	case c.form == formParticiple && by < 0, !cue.has(frameObject) || cue.kind == weak || !cue.strong || cue.kind == belief:
		return
	default:
		return
	}
	if f.content[0][0] < 0 {
		f.content = f.content[1:]
	}
	s.add(f)
}

// questionBehind gives the chunk of the question behind "was asked (by X)", or -1.
func (s *sentenceFinder) questionBehind(j, by int) int {
	for i := max(j, by); i < len(s.chunks) && i < j+8; i++ {
		switch c := s.chunks[i]; {
		case c.kind == chunkWh && !s.afterComma(i), c.kind == chunkSubordina && (s.low(c.first) == "if" || s.low(c.first) == "whether"):
			return i
		case c.kind == chunkVerb, c.kind == chunkStop:
			return -1
		}
	}
	return -1
}

// byPhrase gives the chunk of "by" with a noun behind it, at chunk j or a little later.
func (s *sentenceFinder) byPhrase(j int) int {
	for i := j; i < len(s.chunks) && i < j+6; i++ {
		c := s.chunks[i]
		switch c.kind {
		case chunkPreposition:
			if s.low(c.first) == "by" {
				if s.at(i+1).kind == chunkNoun && !s.at(i+1).time {
					return i
				}
				return -1
			}
		case chunkNoun, chunkAdverb, chunkAdjective, chunkSubordina, chunkQuote:
			if c.kind == chunkSubordina && s.low(c.first) != "as" {
				return -1
			}
		default:
			return -1
		}
	}
	return -1
}

// adjectiveTable lists adjectives and participles behind "be" that tell an attitude: word,
// kind with its side, frames, prepositions as in cueTable.
const adjectiveTable = `
open A!+ i to
opposed A!- to
hostile A!- to
committed A!+ i to
dedicated A+ to
devoted A+ to
sympathetic A+ to
receptive A+ to
resistant A- to
averse A- to
loyal A+ to
grateful S!+ ti to,for
thankful S!+ t for
confident B!+ ti of,about,in
sure B! tw of,about
certain B! tw of,about
convinced B! t of
serious B! about
adamant S! t about,on
insistent S! t on
hopeful B!+ t about,of
optimistic B!+ t about
pessimistic B!- t about
doubtful B!- t about,of
skeptical B!- t of,about
sceptical B!- t of,about
dubious B!- t about,of
wary B!- t of,about
cautious B- t about
leery B- of
suspicious B!- of
critical S!- of
dismissive S!- of
supportive A!+ of
fond A+ of
tired A- of
weary A- of
afraid B!- tiw of
fearful B!- t of
scared B- ti of
terrified B- t of,by
worried B!- t about,by,over
concerned B!- t about,by,over,with
alarmed B!- t by,at,about
nervous B- t about
anxious B- ti about,for
uneasy B- t about,with
frustrated B!- t with,by,about,at
disappointed B!- ti in,by,with,at,about
dismayed B!- ti by,at,with
displeased B!- t with,by,at
dissatisfied B!- with
satisfied B!+ t with
pleased B!+ ti with,by,about
happy B!+ tig with,about,for
glad B!+ ti about,for,of
delighted B!+ ti with,by,about
thrilled B!+ ti with,by,about
excited B!+ ti about,by,for
enthusiastic B+ about
proud B!+ ti of
sorry S!- ti for,about
sad B- ti about
saddened B- ti by,at
angry B!- t at,about,with,over
furious B!- t at,about,with,over
outraged B!- t by,at,about,over
upset B!- t with,about,by,over,at
mad B- t at,about
annoyed B- t with,by,at
bothered B- t by
offended B- t by
troubled B!- t by,about
disturbed B- t by
disgusted B- t with,by,at
appalled B!- t by,at
horrified B- ti by,at
shocked B! ti by,at
stunned B ti by,at
surprised B! tiw by,at
puzzled B w by
baffled B w by
amazed B tiw by,at
impressed B+ t with,by
encouraged B+ ti by
intrigued B by
fascinated B by,with
relieved B+ ti
reluctant I!- i
hesitant I- i about
loath I- i
eager I!+ i for
keen I+ i on
willing I!+ i
unwilling I!- i
ready I!+ i for
prepared I! i for
determined I!+ i
inclined I+ i
interested I!+ i in
uninterested I!- in
intent I! on
bent I on
tempted I i
unsure B! w of,about,if
uncertain B! w of,about
unclear B w on,about
unaware B t of
aware B! tw of
mindful B t of
conscious B t of
clear S! tw about,on
explicit S t about
vague S about,on
frank S about
candid S about
outspoken S! in,about,against
vocal S! in,about
vociferous S- in
silent S! on,about
mum S on,about
quiet S on,about
comfortable B+ with
uncomfortable B- with
familiar B with
content B+ iw with
jealous B- of
envious B- of
ashamed B- tiw of
guilty B about
right B ti about
wrong B ti about,on
bullish B+ on,about
bearish B- on,about
tough A on
soft A on
weak A on
strong A on
neutral A! on
undecided A! about,on
torn A between,over,about
ambivalent A! about
indifferent A! to
`

var adjectiveCues = sync.OnceValue(func() map[string]*cueVerb {
	list := map[string]*cueVerb{}
	for line := range strings.Lines(adjectiveTable) {
		w := strings.Fields(line)
		if len(w) == 0 {
			continue
		}
		c := &cueVerb{lemma: w[0]}
		c.read(w)
		for _, part := range w[2:] {
			if strings.ContainsAny(part, ",") || len(part) > 1 && !isFrames(part) {
				for p := range strings.SplitSeq(part, ",") {
					if !c.governs(p) {
						c.preps = append(c.preps, p)
					}
				}
			}
		}
		list[w[0]] = c
	}
	return list
})

func isFrames(s string) bool { return strings.Trim(s, "qtzwironagb") == "" && s != "on" && s != "in" }

// adjectival: "is open to talks", "was displeased with", "are concerned that".
func (s *sentenceFinder) adjectival(k int) bool {
	c := s.chunks[k]
	head, j := c.head, k+1
	if c.be || s.copula(k) {
		for s.at(j).kind == chunkAdverb {
			j++
		}
		if n := s.at(j); n.kind == chunkAdjective || n.kind == chunkNoun && n.end-n.first == 1 || n.kind == chunkAdverb || n.kind == chunkPreposition {
			head = n.end - 1
			j++
		} else {
			return s.stands(k, j)
		}
	}
	cue := adjectiveCues()[s.low(head)]
	if cue == nil {
		return s.stands(k, k+1)
	}
	subj := s.subjectOf(k)
	if subj.first < 0 || !cue.strong || c.form == formParticiple && !c.be {
		return false
	}
	f := s.base(k, cue, subj)
	f.lemma, f.kind = "be "+cue.lemma, cue.kind
	f.cue[1] = head + 1
	f.rule, f.prior = "adjective", 0.6
	if cue.strong {
		f.prior = 0.68
	}
	n := s.at(j)
	switch {
	case n.kind == chunkSubordina && s.low(n.first) == "that" && cue.has(frameThat):
		f.content, f.frame, f.rule = [][2]int{{n.first, s.clauseEnd(j)}}, frameThat, "adjective-that"
		f.prior += 0.12
	case n.kind == chunkPreposition && cue.governs(s.low(n.first)) && s.at(j+1).kind != chunkStop && !s.at(j+1).time:
		f.cue[1] = n.end
		f.content, f.frame = [][2]int{{s.at(j + 1).first, s.sideEnd(k, j+1)}}, frameObject
	case n.kind == chunkVerb && n.form == formInfinitive && cue.has(frameInfinitive):
		f.content, f.frame = [][2]int{{n.first, s.sideEnd(k, j)}}, frameInfinitive
	case cue.has(frameThat) && cue.strong && s.clauseAt(j) && n.kind == chunkNoun:
		f.content, f.frame = [][2]int{{n.first, s.clauseEnd(j)}}, frameZero
	case (n.kind == chunkWh || s.low(n.first) == "if") && cue.has(frameWh):
		f.content, f.frame = [][2]int{{n.first, s.clauseEnd(j)}}, frameWh
	default:
		return false
	}
	return s.add(f)
}

// standTable lists phrases behind "be" that tell a side.
const standTable = `in favor of +;in favour of +;in support of +;in agreement with +;in line with +;on record as +;in opposition to -;
	against -;a supporter of +;an advocate of +;an advocate for +;a proponent of +;a critic of -;an opponent of -;a fan of +;
	no fan of -;under the impression ;of the view ;of the opinion ;in denial about -`

type stand struct {
	words []string
	side  int
}

var stands = sync.OnceValue(func() []stand {
	var list []stand
	for row := range strings.SplitSeq(standTable, ";") {
		w := strings.Fields(row)
		if len(w) == 0 {
			continue
		}
		st := stand{words: w}
		switch w[len(w)-1] {
		case "+":
			st.side, st.words = 1, w[:len(w)-1]
		case "-":
			st.side, st.words = -1, w[:len(w)-1]
		}
		list = append(list, st)
	}
	return list
})

// stands: "is in favor of", "was a critic of", "are against".
func (s *sentenceFinder) stands(k, j int) bool {
	c := s.chunks[k]
	if !c.be {
		return false
	}
	for _, st := range stands() {
		end := s.matchWords(c.end, st.words)
		if end == 0 {
			continue
		}
		for j < len(s.chunks) && s.chunks[j].end <= end {
			j++
		}
		subj := s.subjectOf(k)
		if subj.first < 0 || s.at(j).first != end || s.at(j).kind == chunkStop {
			return false
		}
		f := s.base(k, &cueVerb{lemma: "be " + strings.Join(st.words, " "), kind: attitude, strong: true, polarity: st.side}, subj)
		f.lemma, f.cue[1], f.rule, f.prior, f.frame = f.verb.lemma, end, "be-side", 0.65, frameObject
		f.content = [][2]int{{s.at(j).first, s.clauseEnd(j)}}
		return s.add(f)
	}
	return false
}
