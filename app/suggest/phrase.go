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
	if r, ok := s.thatBeside(k, j, cue); ok {
		return r, true
	}
	r, ok := s.rightFrom(k, j, cue, end)
	if ok && r.cueEnd < end {
		r.cueEnd = end
	}
	return r, ok
}

// thatBeside: "agreed with X that …": the clause is what the verb alone governs.
func (s *sentenceFinder) thatBeside(k, j int, cue *cueVerb) (right, bool) {
	verb := s.cueAt(k)
	if cue.has(frameThat) || verb == nil || verb.kind != statement || !verb.has(frameThat) || s.at(j).kind != chunkNoun || !s.someone(subject{first: s.at(j).first, from: j}) {
		return right{}, false
	}
	m := s.extendRight(j, false)
	for s.at(m).kind == chunkAdverb || s.at(m).time {
		m++
	}
	if s.at(m).kind != chunkSubordina || s.low(s.at(m).first) != "that" || s.at(m+1).kind == chunkVerb {
		return right{}, false
	}
	return s.clause(m, s.chunks[k].end, frameThat, "verb-distant-that", 0.8)
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
