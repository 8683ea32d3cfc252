package suggest

import (
	"strings"
	"sync"
)

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
unhappy B!- t with,about,at
unimpressed B!- by,with
unconvinced B!- t by,about,of
unmoved B- by
scathing S!- about,of,in
unequivocal S! t about,in
upbeat B!+ about
lukewarm A!- about,on
wedded A+ to
resigned A to
resolved I! i
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
	if subj.first < 0 || !s.counts(cue) || c.form == formParticiple && !c.be {
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
	if s.low(subj.first) == "it" && plainAdjectives[cue.lemma] && n.kind != chunkPreposition {
		return false // "it is clear that": nobody’s
	}
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

// plainAdjectives tell of a fact as well as of somebody’s mind.
var plainAdjectives = wordSet(`certain clear doubtful explicit right sad strong sure tough uncertain unclear wrong`)

// standTable lists phrases behind "be" that tell a side.
const standTable = `in favor of +;in favour of +;in support of +;in agreement with +;in line with +;on record as +;in opposition to -;
	against -;for +;a supporter of +;a backer of +;a champion of +;a defender of +;in two minds about ;on the side of +;an advocate of +;an advocate for +;a proponent of +;a critic of -;an opponent of -;a fan of +;
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
		if end == 0 || len(st.words) == 1 && s.at(k+1).first < end-1 {
			continue
		}
		for j < len(s.chunks) && s.chunks[j].end <= end {
			j++
		}
		subj := s.subjectOf(k)
		if subj.first < 0 || s.at(j).first != end || s.at(j).kind == chunkStop || len(st.words) == 1 && !s.personalStand(subj, j) {
			return false
		}
		f := s.base(k, &cueVerb{lemma: "be " + strings.Join(st.words, " "), kind: attitude, strong: true, polarity: st.side}, subj)
		f.lemma, f.cue[1], f.rule, f.prior, f.frame = f.verb.lemma, end, "be-side", 0.65, frameObject
		f.content = [][2]int{{s.at(j).first, s.clauseEnd(j)}}
		return s.add(f)
	}
	return false
}

// personalStand: behind "is for", "is against" a side is taken by somebody, and not towards a
// time or with an adverb: "is for now in Ostal".
func (s *sentenceFinder) personalStand(subj subject, j int) bool {
	n := s.at(j)
	return s.someone(subj) && (n.kind == chunkNoun && !n.time || n.kind == chunkVerb && n.form == formIng)
}
