package suggest

import (
	"strings"
	"sync"
)

// slavForm is a word as a form of a cue verb: its verb and what subject it takes: m, f, n, a
// past plural p, a present singular s or a present plural t; g of a gerund, r of a participle
// that stands for a relative clause. Phrases need the words behind.
type slavForm struct {
	verb    *cueVerb
	agrees  byte
	phrases []slavPhrase
}

// slavPhrase is a cue of more than one word, without its first.
type slavPhrase struct {
	tail   []string
	verb   *cueVerb
	agrees byte
}

var slavForms = map[string]func() map[string]slavForm{
	"uk": sync.OnceValue(func() map[string]slavForm { return readSlavVerbs(slavUkrainian, ukrainianForms) }),
	"ru": sync.OnceValue(func() map[string]slavForm { return readSlavVerbs(slavRussian, russianForms) }),
}

func readSlavVerbs(table string, conjugate func(string) map[string]byte) map[string]slavForm {
	t := slavTable{forms: map[string]slavForm{}, verbs: map[string]*cueVerb{}}
	for line := range strings.Lines(table) {
		w := strings.Fields(line)
		if len(w) < 3 {
			continue
		}
		for _, entry := range w[2:] {
			t.enter(w[0], w[1], entry, conjugate)
		}
	}
	return t.forms
}

// slavTable collects the forms of the verbs of a language.
type slavTable struct {
	forms map[string]slavForm
	verbs map[string]*cueVerb
}

func (t *slavTable) enter(kind, frames, entry string, conjugate func(string) map[string]byte) {
	entry, extra, _ := strings.Cut(entry, ":")
	lemma, preps, _ := strings.Cut(entry, "/")
	letters, all, _ := strings.Cut(frames, "/")
	v := &cueVerb{lemma: strings.ReplaceAll(lemma, "_", " ")}
	if old := t.verbs[lemma]; old != nil {
		v = old
		v.merge([]string{"", "", strings.TrimSuffix(letters, "!")})
	} else {
		v.read([]string{"", kind, strings.TrimSuffix(letters, "!")})
		t.verbs[lemma] = v
	}
	v.strong = v.strong || strings.Contains(letters, "!")
	for p := range strings.SplitSeq(all+","+preps, ",") {
		if p != "" {
			v.preps = append(v.preps, p)
		}
	}
	words := strings.Split(lemma, "_")
	for form, agrees := range conjugate(words[0]) {
		t.put(form, words[1:], v, agrees)
	}
	for form := range strings.SplitSeq(extra, ",") {
		if form != "" {
			t.put(form, words[1:], v, agreementOf(form))
		}
	}
}

func (t *slavTable) put(form string, tail []string, v *cueVerb, agrees byte) {
	f := t.forms[form]
	if len(tail) > 0 {
		f.phrases = append(f.phrases, slavPhrase{tail, v, agrees})
	} else {
		f.verb, f.agrees = v, agrees
	}
	t.forms[form] = f
}

// agreementOf tells from the ending of a form what subject it takes.
func agreementOf(form string) byte {
	bare := strings.TrimSuffix(strings.TrimSuffix(form, "ся"), "сь")
	switch {
	case endsIn(bare, "а"):
		return 'f'
	case endsIn(bare, "ли", "ны", "ні", "ены", "ві", "вы"):
		return 'p'
	case endsIn(bare, "ло", "во", "ве"):
		return 'n'
	case endsIn(bare, "ут", "ют", "ат", "ят", "уть", "ють", "ать", "ять"):
		return 't'
	case endsIn(bare, "ет", "ит", "є", "ить", "їть", "єть", "же", "ше", "че"):
		return 's'
	}
	return 'm'
}

func endsIn(w string, endings ...string) bool {
	for _, e := range endings {
		if strings.HasSuffix(w, e) {
			return true
		}
	}
	return false
}

// ukrainianForms gives the finite forms and the gerunds of an infinitive by its ending.
func ukrainianForms(inf string) map[string]byte {
	out := map[string]byte{}
	base, reflexive := strings.CutSuffix(inf, "ся")
	stem, ok := strings.CutSuffix(base, "ти")
	if !ok {
		return map[string]byte{inf: agreementOf(inf)}
	}
	put := func(form string, agrees byte) {
		if !reflexive {
			out[form] = agrees
			return
		}
		if agrees == 's' && endsIn(form, "є") {
			form += "ть"
		}
		if agrees != 'g' {
			out[form+"ся"] = agrees
		}
		out[form+"сь"] = agrees
	}
	put(stem+"в", 'm')
	put(stem+"ла", 'f')
	put(stem+"ло", 'n')
	put(stem+"ли", 'p')
	put(stem+"вши", 'g')
	for _, r := range [][3]string{{"ува", "ує", "ують"}, {"юва", "ює", "юють"}, {"а", "ає", "ають"}, {"я", "яє", "яють"}, {"и", "ить", "ять"}} {
		if cut, ok := strings.CutSuffix(stem, r[0]); ok {
			put(cut+r[1], 's')
			put(cut+r[2], 't')
			put(cut+strings.TrimSuffix(r[2], "ть")+"чи", 'g')
			break
		}
	}
	return out
}

// slavParticiple are endings of the Russian participle "заявивший".
var slavParticiple = strings.Fields("ий ая ее ие его ему ей их им")

// russianForms gives the finite forms, the gerunds and the past participles of an infinitive
// by its ending.
func russianForms(inf string) map[string]byte {
	out := map[string]byte{}
	base, reflexive := strings.CutSuffix(inf, "ся")
	stem, ok := strings.CutSuffix(base, "ть")
	if !ok {
		return map[string]byte{inf: agreementOf(inf)}
	}
	put := func(form string, agrees byte) {
		switch {
		case !reflexive:
		case agrees == 'g' || endsIn(form, "ла", "ло", "ли"):
			form += "сь"
		default:
			form += "ся"
		}
		out[form] = agrees
	}
	if !reflexive {
		put(stem+"в", 'g')
	}
	put(stem+"вши", 'g')
	for _, e := range slavParticiple {
		put(stem+"вш"+e, 'r')
	}
	put(stem+"л", 'm')
	put(stem+"ла", 'f')
	put(stem+"ло", 'n')
	put(stem+"ли", 'p')
	for _, r := range [][4]string{{"ова", "ует", "уют", "уя"}, {"а", "ает", "ают", "ая"}, {"я", "яет", "яют", "яя"}, {"и", "ит", "ят", "я"}} {
		if cut, ok := strings.CutSuffix(stem, r[0]); ok {
			put(cut+r[1], 's')
			put(cut+r[2], 't')
			put(cut+r[3], 'g')
			break
		}
	}
	return out
}
