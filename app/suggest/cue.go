package suggest

import (
	"strings"
	"sync"
)

// cueKind is the sort of a cue.
type cueKind uint8

const (
	statement cueKind = iota
	belief
	intention
	attitude
	weak
)

// frame is a way in which a cue governs its content.
type frame uint16

const (
	frameQuote frame = 1 << iota
	frameThat
	frameZero
	frameWh
	frameInfinitive
	frameRecipient
	frameObject
	frameObjectInfinitive
	frameAs
	frameTo
	frameGerund
)

var frameLetters = map[rune]frame{
	'q': frameQuote, 't': frameThat, 'z': frameZero, 'w': frameWh, 'i': frameInfinitive, 'r': frameRecipient,
	'o': frameObject, 'n': frameObjectInfinitive, 'a': frameAs, 'b': frameTo, 'g': frameGerund,
}

// cueVerb is a verb of the cue lexicon.
type cueVerb struct {
	lemma    string
	doubles  bool
	kind     cueKind
	strong   bool
	polarity int // +1 for, -1 against its object, 0 neither
	frames   frame
	preps    []string
	soft     bool // a cue inside contents only
}

func (c *cueVerb) has(f frame) bool { return c.frames&f != 0 }

func (c *cueVerb) governs(prep string) bool {
	for _, p := range c.preps {
		if p == prep {
			return true
		}
	}
	return false
}

var cueVerbs = sync.OnceValue(readCues)

// cueByLemma gives the cue verbs by their plain form.
var cueByLemma = sync.OnceValue(func() map[string]*cueVerb {
	list := cueVerbs()
	byLemma := make(map[string]*cueVerb, len(list))
	for i := range list {
		byLemma[list[i].lemma] = &list[i]
	}
	return byLemma
})

func readCues() []cueVerb {
	var list []cueVerb
	at := map[string]int{}
	for line := range strings.Lines(cueTable + moreCues + mindCues) {
		w := strings.Fields(line)
		if len(w) == 0 {
			continue
		}
		lemma, plus := strings.CutSuffix(w[0], "+")
		if k, ok := at[lemma]; ok {
			list[k].merge(w)
			continue
		}
		c := cueVerb{lemma: lemma, doubles: plus}
		c.read(w)
		at[lemma] = len(list)
		list = append(list, c)
	}
	return list
}

func (c *cueVerb) read(w []string) {
	c.kind = map[byte]cueKind{'S': statement, 'B': belief, 'I': intention, 'A': attitude, 'W': weak}[w[1][0]]
	c.strong = strings.Contains(w[1], "!")
	switch {
	case strings.Contains(w[1], "+"):
		c.polarity = 1
	case strings.Contains(w[1], "-"):
		c.polarity = -1
	}
	c.merge(w)
}

// merge adds the frames of a further line of the same verb.
func (c *cueVerb) merge(w []string) {
	for _, part := range w[2:] {
		if len(w) > 2 && part == w[2] && !isPrepList(part) {
			for _, r := range part {
				c.frames |= frameLetters[r]
			}
			continue
		}
		if isPrepList(part) {
			c.preps = append(c.preps, strings.Split(part, ",")...)
			continue
		}
		for _, r := range part {
			c.frames |= frameLetters[r]
		}
	}
}

func isPrepList(part string) bool {
	first, _, _ := strings.Cut(part, ",")
	switch first {
	case "of", "on", "for", "at", "to", "in", "with", "about", "against", "over", "if", "back":
		return true
	}
	return false
}
