package suggest

import "strings"

// tag is a part of speech, as coarse as the rules need it.
type tag uint8

const (
	tagNone tag = iota
	tagNoun
	tagPlural
	tagName
	tagPronoun
	tagPossessive
	tagDeterminer
	tagNumber
	tagAdjective
	tagAdverb
	tagModal
	tagBe
	tagHave
	tagDo
	tagVerb // plain form
	tagVerbS
	tagPast
	tagParticiple
	tagIng
	tagTo
	tagPreposition
	tagSubordina
	tagAnd
	tagWh
	tagGenitive
	tagExist
	tagNegation
	tagMark // any punctuation
)

type tagSet uint32

func (s tagSet) has(t tag) bool { return s&(1<<t) != 0 }

func setOf(tags ...tag) tagSet {
	var s tagSet
	for _, t := range tags {
		s |= 1 << t
	}
	return s
}

var (
	closedTags = setOf(tagDeterminer, tagPossessive, tagPronoun, tagModal, tagBe, tagHave, tagDo, tagNegation, tagTo,
		tagAnd, tagExist, tagWh, tagSubordina, tagPreposition, tagAdverb, tagNumber)
	finiteTags = setOf(tagVerbS, tagPast, tagVerb)
	verbTags   = setOf(tagVerb, tagVerbS, tagPast, tagParticiple, tagIng)
	auxTags    = setOf(tagBe, tagHave, tagDo, tagModal)
	nounTags   = setOf(tagNoun, tagPlural, tagName)
)

func (t tag) in(s tagSet) bool { return s.has(t) }

// suffixes tell the class of a word that the lexicon has not, longest first.
var suffixes = []struct {
	end string
	tag tag
}{
	{"tion", tagNoun},
	{"sion", tagNoun},
	{"ment", tagNoun},
	{"ness", tagNoun},
	{"ship", tagNoun},
	{"ance", tagNoun},
	{"ence", tagNoun},
	{"ity", tagNoun},
	{"ism", tagNoun},
	{"ist", tagNoun},
	{"ical", tagAdjective},
	{"less", tagAdjective},
	{"able", tagAdjective},
	{"ible", tagAdjective},
	{"ous", tagAdjective},
	{"ful", tagAdjective},
	{"ive", tagAdjective},
	{"ish", tagAdjective},
	{"ial", tagAdjective},
	{"ary", tagAdjective},
	{"ic", tagAdjective},
	{"al", tagAdjective},
	{"ly", tagAdverb},
	{"ing", tagIng},
}

// lookup gives what a word may be.
func (l *lexicon) lookup(t *token, sentenceStart, heading bool) (tagSet, string) {
	f, known := l.forms[t.low]
	if heading && t.capital && known && f.tags&(closedTags|setOf(tagVerbS, tagPast, tagParticiple, tagIng, tagVerb)) != 0 {
		return f.tags, f.lemma
	}
	if t.kind == kindNumber {
		return setOf(tagNumber), t.low
	}
	if t.capital && !sentenceStart && (!known || f.tags&closedTags == 0 || t.low == "will" || t.low == "may") {
		return setOf(tagName), t.low
	}
	if t.allCaps && len(t.low) > 1 && (!known || t.low == "us" || t.low == "it" && !sentenceStart) {
		return setOf(tagName), t.low
	}
	if known {
		return f.tags, f.lemma
	}
	if t.capital {
		if guess := guessTag(t.low); guess == tagAdverb || guess == tagIng {
			return setOf(guess), t.low
		}
		return setOf(tagName), t.low
	}
	if one, ok := strings.CutSuffix(t.low, "s"); ok && l.forms[one].tags == setOf(tagNoun) { // "mistakes" is not "mis-takes"
		return setOf(tagPlural), one
	}
	if f, ok := l.prefixed(t.low); ok {
		return f.tags, t.low
	}
	switch guess := guessTag(t.low); guess {
	case tagIng:
		return setOf(tagIng, tagNoun), t.low
	case tagPast:
		return setOf(tagPast, tagParticiple, tagAdjective), strings.TrimSuffix(t.low, "ed")
	default:
		return setOf(guess), t.low
	}
}

// prefixed looks a verb up without its prefix: "misunderstand", "reelect".
func (l *lexicon) prefixed(low string) (form, bool) {
	for _, p := range []string{"mis", "re", "over", "out", "under", "un", "de", "co-", "re-", "pre"} {
		rest, ok := strings.CutPrefix(low, p)
		if !ok || len(rest) < 4 {
			continue
		}
		if f, known := l.forms[rest]; known && f.tags&verbTags != 0 && f.tags&setOf(tagNoun, tagPlural) == 0 {
			return f, true
		}
	}
	return form{}, false
}

func guessTag(low string) tag {
	for _, s := range suffixes {
		if len(low) > len(s.end)+2 && strings.HasSuffix(low, s.end) {
			return s.tag
		}
	}
	switch {
	case strings.HasSuffix(low, "ed") && strings.Contains(low, "-") && !strings.HasPrefix(low, "re-") && !strings.HasPrefix(low, "co-"):
		return tagAdjective
	case strings.HasSuffix(low, "ed") && len(low) > 4:
		return tagPast
	case len(low) > 5 && (strings.HasSuffix(low, "ize") || strings.HasSuffix(low, "ify")):
		return tagVerb
	case len(low) > 6 && (strings.HasSuffix(low, "izes") || strings.HasSuffix(low, "ifies")):
		return tagVerbS
	case strings.HasSuffix(low, "s") && !strings.HasSuffix(low, "ss") && len(low) > 3:
		return tagPlural
	}
	return tagNoun
}
