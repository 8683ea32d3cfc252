package app

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Naming tells how far the words of an article say who somebody is.
type Naming uint8

// The ways.
const (
	NamesNobody   Naming = iota // a pronoun that stands for nobody known, or no words at all
	NamesUnnamed                // people without a name: "officials", "two diplomats"
	NamesSomebody               // an actor of the codebook, or a name or office that can become one
)

// Naming tells how the actor is named. What is no name never becomes an actor: unnamed
// people are a link of the attribution chain, and who "himself" is, a coder has to say.
func (a ActorRef) Naming() Naming {
	words := strings.FieldsFunc(a.Name, func(r rune) bool { return !unicode.IsLetter(r) && r != '\'' && r != '’' && r != '-' && r != '.' })
	switch {
	case a.ID != "":
		return NamesSomebody
	case len(words) == 0 || allPronouns(words):
		return NamesNobody
	case strings.HasPrefix(a.Name, UnnamedReports) || unnamed(words):
		return NamesUnnamed
	}
	return NamesSomebody
}

// Recorded gives the key that a statement of the actor is recorded with; empty for who has
// no name.
func (a ActorRef) Recorded() string {
	if a.Naming() != NamesSomebody {
		return ""
	}
	return a.Key()
}

// Words gives how the actor is called where people read it.
func (a ActorRef) Words() string {
	switch a.Naming() {
	case NamesSomebody:
		return a.Name
	case NamesUnnamed:
		if strings.HasPrefix(a.Name, UnnamedReports) {
			return "unnamed reports"
		}
		return "“" + a.Name + "”, unnamed"
	case NamesNobody:
	}
	if a.Name != "" {
		return "“" + a.Name + "”: nobody known"
	}
	return "nobody named"
}

// unnamed reports whether a phrase is people without a name: its head, the last word before
// a preposition, is in lower case, and no name tells which one is meant.
func unnamed(words []string) bool {
	words = head(words)
	for len(words) > 1 && (isPronoun(words[0]) || strings.EqualFold(words[0], "own")) {
		words = words[1:] // "Her chief of staff"
	}
	names := 0
	for i, w := range words {
		r, _ := utf8.DecodeRuneInString(w)
		if unicode.IsUpper(r) && (i > 0 || len(words) == 1) {
			names++
		}
	}
	last := words[len(words)-1]
	low := strings.ToLower(last)
	crowd := isCrowd(low) || countWords()[low]
	if r, _ := utf8.DecodeRuneInString(last); !unicode.IsLower(r) {
		return crowd && (len(words) == 1 || names <= 1) // "Officials", "US Officials"
	}
	if first, _ := utf8.DecodeRuneInString(words[0]); names > 0 || unicode.IsUpper(first) && len(words) > 1 && !countWords()[strings.ToLower(words[0])] {
		return crowd || plural(low) // "Polmark's energy minister" is one that can be found out
	}
	return true
}

// head cuts a phrase behind its head.
func head(words []string) []string {
	for i, w := range words {
		if i > 0 && prepositions()[strings.ToLower(w)] {
			return words[:i]
		}
	}
	return words
}

// plural reports whether an English word in lower letters looks like a plural.
func plural(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && w[0] < utf8.RuneSelf
}

// isCrowd reports whether a word in lower letters means people without a name; Ukrainian
// and Russian words are told by their stems.
func isCrowd(w string) bool {
	if crowdWords()[w] {
		return true
	}
	for _, stem := range crowdStems() {
		if strings.HasPrefix(w, stem) {
			return true
		}
	}
	return false
}

func allPronouns(words []string) bool {
	for _, w := range words {
		if !isPronoun(w) {
			return false
		}
	}
	return true
}

// isPronoun reports whether a word is a pronoun, an article or the like; "US" is none.
func isPronoun(w string) bool {
	return pronounWords()[strings.ToLower(w)] && (utf8.RuneCountInString(w) == 1 || w != strings.ToUpper(w))
}

func setOf(words string) map[string]bool {
	out := map[string]bool{}
	for _, w := range strings.Fields(words) {
		out[w] = true
	}
	return out
}

var pronounWords = sync.OnceValue(func() map[string]bool {
	return setOf(`i you he she it we they me him her us them my your his its our their mine yours hers ours theirs myself yourself himself
		herself itself ourselves yourselves themselves who whom whose which what that this these those one ones someone somebody anyone
		anybody everyone everybody nobody noone no none neither either other others another some many most few several both all each such
		of the a an and or former latter there here
		я ти ви ми він вона воно вони його її їх йому їй їм ним нею ними себе собі сам сама само самі хто який яка яке які що це цей ця ці
		той та те ті дехто хтось ніхто усі всі кожен багато інші інший деякі обидва
		ты вы мы он она оно они его её ее их ему ей им себя себе сама само сами кто который которая которое которые что это этот эта эти
		тот то те кто-то никто все каждый многие другие другой некоторые оба`)
})

var countWords = sync.OnceValue(func() map[string]bool {
	return setOf(`the a an two three four five six several some many other few most both another one`)
})

var prepositions = sync.OnceValue(func() map[string]bool {
	return setOf(`of in from for at with by on near within inside across to close familiar у в з із від на при по з-під из от с о об про`)
})

// crowdWords are people without a name, in singular and plural.
var crowdWords = sync.OnceValue(func() map[string]bool {
	return setOf(`source sources official officials report reports diplomat diplomats aide aides insider insiders person people man men woman
		women observer observers analyst analysts expert experts critic critics witness witnesses media rumour rumours rumor rumors resident
		residents voter voters farmer farmers worker workers lawmaker lawmakers deputies ministers soldier soldiers troops protester protesters
		activist activists student students doctor doctors nurse nurses teacher teachers driver drivers economist economists lawyers
		prosecutors investigators journalist journalists reporter reporters neighbour neighbours neighbor neighbors negotiators mediators
		supporters opponents unions governments leaders citizens villagers survivors relatives colleagues guests police listeners viewers readers`)
})

func crowdStems() []string {
	return []string{
		"джерел", "чиновник", "посадов", "експерт", "аналітик", "дипломат", "спостерігач", "мешкан", "жител", "люди", "свідк",
		"представники", "представників", "журналіст", "учасник", "виборц", "депутати", "військові", "фермери", "робітник",
		"источник", "эксперт", "аналитик", "наблюдател", "свидетел", "представители", "представителей", "журналист", "участник",
		"избирател", "депутаты", "военные", "фермеры", "рабочие",
	}
}
