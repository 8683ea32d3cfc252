package suggest

import (
	"strings"

	"parley/app"
)

// shown decides whether a finding becomes a suggestion. Outermost ones always do; of those
// inside another's content only what asserts a position of somebody named.
func (b *builder) shown(i int) bool {
	if b.slav != nil {
		return b.slavShown(i)
	}
	f := &b.found[i]
	if f.unnamed {
		return !b.holds(i)
	}
	if f.parent < 0 {
		return f.rule != "refusal"
	}
	depth := 0
	for p := f.parent; p >= 0; p = b.found[p].parent {
		if depth++; depth >= deepestNesting {
			return false
		}
	}
	if b.found[f.parent].unnamed {
		return true
	}
	return b.asserts(i)
}

// deepestNesting is how many levels of reporting are followed.
const deepestNesting = 3

// holds reports whether another finding lies in the content of finding i.
func (b *builder) holds(i int) bool {
	for j := b.found[i].near[0]; j < b.found[i].near[1]; j++ {
		if b.found[j].parent == i && b.found[j].source[0] >= 0 && b.found[j].kind != weak {
			return true
		}
	}
	return false
}

// asserts reports whether a finding inside another's content gives a position of somebody:
// a cue of speech or a side taken by an actor, not a wish that the outer speaker ascribes to
// people in general, not what the outer speaker demands, and not what he says of himself.
func (b *builder) asserts(i int) bool {
	f := &b.found[i]
	if f.source[0] < 0 || b.who[i].Name == "" || f.form == formInfinitive && f.how != sourceShared || f.kind == weak {
		return false
	}
	p := b.d.paraOf(f)
	if !b.namesActor(p, i) && !b.actorWords(p, f, b.who[i]) || f.how == sourceGenitive && f.frame == frameInfinitive && !(f.kind == statement && f.verb != nil && f.verb.strong) {
		return false
	}
	if f.form == formInfinitive && f.parent >= 0 && b.who[f.parent].Key() == b.who[i].Key() {
		return false // "is ready to accept"
	}
	if b.soft(f) && !b.softHolds(i) {
		return false
	}
	if who := b.who[i]; f.rule == "refusal" && who.ID == "" && !b.isPerson(who) && !b.onePersonRef(who) {
		return false // the rain would not stop
	}
	return b.positioned(i)
}

// positioned reports whether the cue of a finding inside another’s content tells a statement
// or takes a side.
func (b *builder) positioned(i int) bool {
	f := &b.found[i]
	clause := f.frame&(frameThat|frameZero|frameWh|frameInfinitive|frameObjectInfinitive) != 0
	strong := f.verb != nil && f.verb.strong
	switch f.kind {
	case statement:
		return clause || f.frame == frameQuote || strong
	case belief:
		return strong && clause || f.verb != nil && f.inside && b.known(b.who[i]) && (positions[f.lemma] || strings.Contains(f.lemma, " ")) || strings.HasPrefix(f.lemma, "be ")
	case attitude, intention:
		return strong || f.verb != nil && (f.inside && b.known(b.who[i]) || f.modal && f.verb.polarity != 0) || strings.HasPrefix(f.lemma, "be ")
	}
	return false
}

// positions are beliefs that take a side towards an object: "fears a deal", "expects delays".
var positions = wordSet(`fear expect hope doubt consider regard view contemplate weigh think find trust distrust mistrust regret resent worry
	dread suspect favour favor anticipate want welcome assume deem judge bet gamble see`)

// soft reports whether a finding has a cue that is looked for inside contents only.
func (b *builder) soft(f *finding) bool {
	if f.verb == nil || !f.verb.soft {
		return f.inside && f.verb != nil && !f.verb.strong && f.kind != statement
	}
	base := cueByLemma()[f.lemma]
	return base == nil || !base.strong || base.kind == weak || !base.has(f.frame)
}

// softHolds reports whether a soft cue tells a position of somebody: of an actor who is known
// or has an office, not of whoever tells it himself, and in a clause of his own.
func (b *builder) softHolds(i int) bool {
	f, who := &b.found[i], b.who[i]
	if f.lemma == "find" && f.frame == frameThat && f.how != sourceWh {
		return true // "the court found that"
	}
	if f.how == sourceWh || f.kind != statement && !b.known(who) && !b.onePersonRef(who) {
		return false
	}
	for j := f.parent; j >= 0; j = b.found[j].parent {
		if b.who[j].Name != "" {
			return b.who[j].Key() != who.Key()
		}
	}
	return true
}

// known reports whether an actor is of the codebook, or a person.
func (b *builder) known(ref app.ActorRef) bool { return ref.ID != "" || b.isPerson(ref) }

// namesActor reports whether the source is a name, a pronoun for a person or a definite
// phrase such as "the minister", "two governments"; people in general are none.
func (b *builder) namesActor(p *paragraph, i int) bool {
	f := &b.found[i]
	a := f.source[0]
	switch p.toks[a].low {
	case "he", "she", "they", "who":
		return f.source[1]-a == 1
	case "the", "his", "her", "their", "our", "my", "your", "its", "at":
		if f.source[1]-a > 1 && p.toks[a+1].kind == kindWord {
			return true
		}
	case "it":
		return f.source[1]-a == 1 && b.who[i].Name != "" && !b.isPerson(b.who[i])
	case "this", "that", "which", "there", "i", "we", "you":
		return false
	}
	if p.toks[a].tag == tagNumber && f.source[1]-a > 1 || f.how == sourceGenitive {
		return true
	}
	for k := a; k < f.source[1]; k++ {
		if p.toks[k].tag == tagName || p.toks[k].capital && k > 0 {
			return true
		}
	}
	return false
}

// crowdNouns are people in general: what the outer speaker says of them is his own view.
var crowdNouns = wordSet(`people person persons residents voters citizens inhabitants men women children everybody everyone anybody anyone
	nobody somebody someone none all both many most some others public population nation world others one`)

// actorWords reports whether the source without a name is somebody who can hold a position:
// a role, a body or a group of people that is no crowd.
func (b *builder) actorWords(p *paragraph, f *finding, ref app.ActorRef) bool {
	a, z := f.source[0], headEnd(p, f.source[0], f.source[1])
	if z > a && p.toks[z-1].tag == tagGenitive {
		z--
	}
	if part := z < f.source[1] && p.toks[z].low == "of"; part && z == a+1 && partPronouns[p.toks[a].low] {
		return true // "one of them"
	}
	if z <= a || crowdNouns[p.toks[z-1].low] {
		return false
	}
	return ref.ID != "" || p.toks[a].tag == tagDeterminer || p.toks[a].tag == tagPossessive || p.toks[a].tag == tagNumber || p.toks[a].tag == tagPlural || p.toks[a].tag == tagAdjective
}
