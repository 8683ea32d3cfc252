package plaintext

import (
	"strings"
	"sync"
	"unicode"
)

// abbreviation says what a full stop after a word means when a capital follows.
type abbreviation int

const (
	noAbbreviation          abbreviation = iota
	abbreviated                          // never the end: "Mr.", "ген."
	abbreviatedBeforeNumber              // not the end before a number: "No. 5"
	abbreviatedOrEnd                     // the end only before a word that begins sentences: "p.m."
)

// The words stand without their last full stop, in small letters, all languages together:
// an abbreviation of one of these languages is hardly ever the last word of a sentence in
// another. Words that are ("am", "art", "sat") are left out or need a number.
const (
	neverEnds = `
mr mrs ms mx messrs dr prof rev fr hon st mt ft gen lt col maj capt cpt cmdr cdr adm sgt cpl pvt brig gov sen rep
reps sens amb pres supt insp pfc vs e.g i.e cf viz al ed eds approx dept univ assn bros lt.col lt.gen maj.gen
brig.gen jan feb apr jun jul aug sept oct nov dec ph
г-н г-жа гр гр-н акад проф доц канд д-р др-р ген ген.-лейт ген.-м полк підполк кап лейт серж адм
п пп ст.-лейт м см с сел смт вул просп пр бул бульв пл пров кв буд корп обл р-н ім оз о бл пос пгт дер д ул пер им
т тт зв напр див порівн наприкл пор ред упоряд вип сл англ рос укр нім фр грец
напр.ім див.також т.зв т.н т.наз зокр т.є т.к ср св см.также преп прп митр архим архиеп еп свящ прот о.о
ред.-сост сост
hr fr frl bzw vgl ca evtl ggf inkl zzgl sog z u.a z.b d.h z.t u.u i.d.r v.a o.ä dipl ing med geb gest
mme mlle mgr cie p.ex env av bd
sr sra srta dña excmo ilmo gral cnel tte cmte dto av avda
sig sig.ra dott dott.ssa avv gen.le
dhr mevr mej drs sgt
hab inż mgr płk gen.bryg gen.dyw kpt por ks św ul al np tzw ob im wg prok
doc ing judr mudr phdr plk pplk kpt tzv např apod.ř
`
	beforeNumber = `
no nos nr num p pp pg vol ch chap sec art par para fig figs op ref resp item
рис мал табл ст ч чч п.п абз гл разд розд ном стр арк оп
abs kap ziff tel ust poz str čl čís odst núm pág fls
`
	mayEnd = `
etc inc ltd co corp llc plc bros jr sr esq a.m p.m am pm b.c a.d u.s u.k u.n e.u d.c ave blvd rd hwy mph
р рр г гг ст.ст тис тыс млн млрд трлн грн крб коп руб долл дол коп хв сек мин км кг га т.д т.п т.ін
ін та.ін др пр т.і и.т.д і.т.д н.е н.э до.н.е
usw etc.pp mio mrd std uhr jh jhd jhdt
sh cía s.a s.l s.p.a s.r.l a.s sp.z.o.o
itd itp tys mln mld zł godz
atd apod tj kč mil
`
	// Words that begin a sentence far more often than they follow an abbreviation.
	sentenceStarters = `
the a an he she it they we i you this that these those there here his her its their our my but and or so yet if when
while after before although however meanwhile according in on at for from with by as since until during under over
what who why how where which some many most no not one both all also still now then even such once despite among
він вона воно вони ми ви я ти це ця цей ці той та те ті там тут але проте однак тим також крім окрім зокрема після
перед під час коли якщо хоча щоб як у в на за до з із зі від про при для по а і й та або чи не його її їх їхній наш
раніше нині наразі тоді водночас отже тож тому нагадаємо
он она оно они мы вы ты это эта этот эти тот та те там здесь но однако также кроме после до когда если хотя чтобы
как в во на за из от с со о об при для по а и или не его её ее их наш ранее сейчас тогда поэтому напомним
der die das ein eine er sie es wir ihr ich dies diese dieser aber und oder doch wenn als nach vor in im am auf für
mit bei von zu zum zur dabei damit auch nur so wie was wer
le la les un une il elle ils elles nous vous je ce cette ces mais et ou donc si quand après avant dans en sur pour
el los las una uno ella ellos pero y o si cuando después antes según
`
)

// abbreviations gives the class of each abbreviation; made at first use, then only read.
var abbreviations = sync.OnceValue(func() map[string]abbreviation {
	table := map[string]abbreviation{}
	for _, w := range strings.Fields(mayEnd) {
		table[w] = abbreviatedOrEnd
	}
	for _, w := range strings.Fields(beforeNumber) {
		table[w] = abbreviatedBeforeNumber
	}
	for _, w := range strings.Fields(neverEnds) {
		table[w] = abbreviated
	}
	return table
})

// starters is the set of sentenceStarters; made at first use, then only read.
var starters = sync.OnceValue(func() map[string]bool {
	table := map[string]bool{}
	for _, w := range strings.Fields(sentenceStarters) {
		table[w] = true
	}
	return table
})

// beginsSentence reports whether a word is one that usually begins a sentence.
func beginsSentence(word string) bool { return starters()[strings.ToLower(word)] }

// speechVerbs follow a quoted question or exclamation and its speaker's name.
const speechVerbs = ` said says say asked asks told tells added adds wrote writes noted notes replied replies
stressed declared claimed warned tweeted exclaimed shouted insisted argued explained continued recalled responded
сказав сказала каже додав додала запитав запитала написав написала зазначив зазначила
сказал сказала говорит добавил добавила спросил спросила написал написала отметил отметила
sagte sagt fragte fragt erklärte schrieb `

// saidFollows reports whether rest names a speaker and a verb of speech, so that the
// quoted "?" or "!" before it ends the quote and not the sentence.
func saidFollows(rest string) bool {
	const mostNames = 4
	for i, w := range strings.Fields(rest) {
		w = strings.TrimFunc(w, func(r rune) bool { return !unicode.IsLetter(r) })
		switch {
		case w == "":
			return false
		case strings.Contains(speechVerbs, " "+strings.ToLower(w)+" "),
			strings.Contains(speechVerbs, " "+strings.ToLower(w)+"\n"):
			return i > 0
		case i >= mostNames, startsLower(w) && w != "de" && w != "von" && w != "van":
			return false
		}
	}
	return false
}
