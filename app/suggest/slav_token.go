package suggest

import (
	"strings"
	"sync"
)

// slavClass is a set of what a word may be.
type slavClass uint16

const (
	classThat slavClass = 1 << iota
	classLink
	classRelative
	classPrep
	classTitlePrep
	classAdverb
	classRecipient
	classPronoun // he, she, they, I, we as a subject
	classBody
	classUnnamed
	classRole
	classSaying   // a form of a cue verb, by itself
	classPhrase   // may begin a cue of more than one word
	classFinite   // has the form of a finite verb
	classManner   // looks like an adverb of manner
	classDocument // what a document "says"
)

// slavWord is a word with what it may be, looked up once for a paragraph.
type slavWord struct {
	low    string
	class  slavClass
	gender byte // of an office: m or f
	form   slavForm
}

func (w *slavWord) is(c slavClass) bool { return w.class&c != 0 }

// slavNoVerbs are stems of nouns that end as verbs do: "села", "канал", "вплив".
var slavNoVerbs = slavStems(`село сила скала зала тіло тело діло дело вокзал журнал канал фінал финал капітал капитал квартал персонал материал матеріал
	похвала начало правило крило сигнал зеркало дзеркало масло весло число потенціал потенциал скандал метал металл идеал ідеал арсенал трибунал отдел
	раздел предел узел орел котел мотив архив колектив коллектив актив прорив розрив вплив злив масив массив наплив устав состав сплав генерал адмірал
	адмирал кримінал сенат перевал обвал привал провал підвал подвал зал бал вал удар тил пил ангел апостол футбол стіл хвиля хвала мул аул`)

// slavClasses are the words of all sets with their classes.
var slavClasses = sync.OnceValue(func() map[string]slavClass {
	out := map[string]slavClass{}
	for c, set := range map[slavClass]map[string]bool{
		classThat: slavThat, classLink: slavLinks, classRelative: slavRelative, classPrep: slavPreps, classTitlePrep: slavTitlePreps,
		classAdverb: slavAdverbs, classRecipient: slavRecipient, classBody: slavBodyNouns, classUnnamed: slavUnnamed, classDocument: slavDocument,
		classPronoun: wordSet(`він он вона она вони они воно оно я ми мы той тот та те ті`),
	} {
		for w := range set {
			out[w] |= c
		}
	}
	for w := range slavRoleGender() {
		out[w] |= classRole
	}
	return out
})

// words looks up the words of a paragraph.
func slavWords(p *paragraph, forms map[string]slavForm) []slavWord {
	classes, roles := slavClasses(), slavRoleGender()
	out := make([]slavWord, len(p.toks))
	for i := range p.toks {
		t, w := &p.toks[i], &out[i]
		if t.kind != kindWord && t.kind != kindNumber {
			continue
		}
		w.low = slavNorm(t.low)
		w.class = classes[w.low]
		if t.capital && i > 0 && p.toks[i-1].kind == kindWord {
			w.class &^= classPrep | classTitlePrep | classAdverb | classLink | classThat // "голова Ради"
		}
		if t.capital && i > 0 && p.toks[i-1].capital && p.toks[i-1].kind == kindWord && out[i-1].class == 0 && !p.toks[i-1].allCaps {
			w.class &^= classRole | classBody | classUnnamed // a surname: "Іван Коваль"
		}
		if w.class&classRole != 0 {
			w.gender = roles[w.low]
		} else if hyphen := strings.LastIndexByte(w.low, '-'); hyphen > 0 {
			w.gender = roles[w.low[hyphen+1:]]
		}
		if w.gender != 0 {
			w.class |= classRole
			continue
		}
		w.govern(forms)
		if w.class&^(classSaying|classPhrase) != 0 {
			continue
		}
		if slavPeopleForm(w.low) {
			w.class |= classBody
		} else if slavFinite(w.low) && !slavNoVerbs[slavStem(w.low)] {
			w.class |= classFinite
		} else if slavAdverbial(w.low) && (!t.capital || !endsIn(w.low, "ко")) {
			w.class |= classManner // "Левченко" is none
		}
	}
	return out
}

// slavPeopleForm reports whether a word is the plural of a man's office or calling: "соседи".
func slavPeopleForm(low string) bool {
	if !endsIn(low, "и", "ы", "і", "е") {
		return false
	}
	lemma := slavLemmas()[slavStem(low)]
	return lemma != "" && slavRoleGender()[lemma] == 'm' && !endsIn(lemma, "а", "я", "о")
}

// govern looks the word up as a form of a cue verb.
func (w *slavWord) govern(forms map[string]slavForm) {
	f, ok := forms[w.low]
	if !ok {
		return
	}
	w.form = f
	if f.verb != nil {
		w.class |= classSaying
	}
	if len(f.phrases) > 0 {
		w.class |= classPhrase
	}
}
