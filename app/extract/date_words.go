package extract

import (
	"strconv"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// monthNames lists the months per language, forms of one month joined by "/". Short
// forms stand without their full stop. The languages share a table: few words mean
// different months, and those are resolved by the language.
var monthNames = map[string]string{
	"en": "january/jan february/feb march/mar april/apr may june/jun july/jul august/aug september/sept/sep october/oct november/nov december/dec",
	"uk": "січня/січень/січ лютого/лютий/лют березня/березень/бер квітня/квітень/квіт/кві травня/травень/трав/тра червня/червень/черв/чер липня/липень/лип серпня/серпень/серп/сер вересня/вересень/вер жовтня/жовтень/жовт/жов листопада/листопад/лист/лис грудня/грудень/груд/гру",
	"ru": "января/январь/янв февраля/февраль/фев/февр марта/март/мар апреля/апрель/апр мая/май июня/июнь/июн июля/июль/июл августа/август/авг сентября/сентябрь/сен/сент октября/октябрь/окт ноября/ноябрь/ноя/нояб декабря/декабрь/дек",
	"be": "студзеня/студзень лютага/люты сакавіка/сакавік красавіка/красавік траўня/мая чэрвеня/чэрвень ліпеня/ліпень жніўня/жнівень верасня/верасень кастрычніка/кастрычнік лістапада снежня/снежань",
	"de": "januar/jänner/jan februar/feber/feb märz/mrz/mär april/apr mai juni/jun juli/jul august/aug september/sept/sep oktober/okt november/nov dezember/dez",
	"fr": "janvier/janv février/févr/fév/fevrier mars avril/avr mai juin juillet/juil août/aout septembre/sept octobre/oct novembre/nov décembre/déc/decembre",
	"pl": "stycznia/styczeń/sty lutego/luty/lut marca/marzec/mar kwietnia/kwiecień/kwi maja/maj czerwca/czerwiec/cze lipca/lipiec/lip sierpnia/sierpień/sie września/wrzesień/wrz października/październik/paź listopada/listopad/lis grudnia/grudzień/gru",
	"es": "enero/ene febrero/feb marzo/mar abril/abr mayo/may junio/jun julio/jul agosto/ago septiembre/setiembre/sept/sep octubre/oct noviembre/nov diciembre/dic",
	"pt": "janeiro/jan fevereiro/fev março/mar abril/abr maio/mai junho/jun julho/jul agosto/ago setembro/set outubro/out novembro/nov dezembro/dez",
	"it": "gennaio/gen febbraio/feb marzo/mar aprile/apr maggio/mag giugno/giu luglio/lug agosto/ago settembre/set/sett ottobre/ott novembre/nov dicembre/dic",
	"nl": "januari/jan februari/feb maart/mrt april/apr mei juni/jun juli/jul augustus/aug september/sep oktober/okt november/nov december/dec",
	"cs": "ledna/leden února/únor března/březen dubna/duben května/květen června/červen července/červenec srpna/srpen září října/říjen listopadu prosince/prosinec",
	"sk": "januára/január februára/február marca/marec apríla/apríl mája/máj júna/jún júla/júl augusta/august septembra/september októbra/október novembra/november decembra/december",
	"sv": "januari/jan februari/feb mars april/apr maj juni/jun juli/jul augusti/aug september/sep oktober/okt november/nov december/dec",
	"da": "januar/jan februar/feb marts/mar april/apr maj juni/jun juli/jul august/aug september/sep oktober/okt november/nov december/dec",
	"nb": "januar/jan februar/feb mars/mar april/apr mai juni/jun juli/jul august/aug september/sep oktober/okt november/nov desember/des",
	"fi": "tammikuuta/tammikuu helmikuuta/helmikuu maaliskuuta/maaliskuu huhtikuuta/huhtikuu toukokuuta/toukokuu kesäkuuta/kesäkuu heinäkuuta/heinäkuu elokuuta/elokuu syyskuuta/syyskuu lokakuuta/lokakuu marraskuuta/marraskuu joulukuuta/joulukuu",
	"ro": "ianuarie/ian februarie/feb martie/mar aprilie/apr mai iunie/iun iulie/iul august/aug septembrie/sept/sep octombrie/oct noiembrie/nov/noi decembrie/dec",
	"hu": "január/jan február/febr/feb március/márc/már április/ápr május/máj június/jún július/júl augusztus/aug szeptember/szept október/okt november/nov december/dec",
	"hr": "siječnja/siječanj veljače/veljača ožujka/ožujak travnja/travanj svibnja/svibanj lipnja/lipanj srpnja/srpanj kolovoza/kolovoz rujna/rujan listopada/listopad studenoga/studenog/studeni prosinca/prosinac",
	"sr": "januar/јануар/јануара februar/фебруар/фебруара mart/март/марта april/април/априла maj/мај/маја jun/јун/јуна jul/јул/јула avgust/август/августа septembar/септембар/септембра oktobar/октобар/октобра novembar/новембар/новембра decembar/децембар/децембра",
	"bg": "януари/ян февруари/фев март/мар април/апр май юни/юн юли/юл август/авг септември/сеп октомври/окт ноември/ное декември/дек",
	"el": "ιανουαρίου/ιανουάριος/ιαν φεβρουαρίου/φεβρουάριος/φεβ μαρτίου/μάρτιος/μαρ απριλίου/απρίλιος/απρ μαΐου/μάιος/μαΐ ιουνίου/ιούνιος/ιουν ιουλίου/ιούλιος/ιουλ αυγούστου/αύγουστος/αυγ σεπτεμβρίου/σεπτέμβριος/σεπ οκτωβρίου/οκτώβριος/οκτ νοεμβρίου/νοέμβριος/νοε δεκεμβρίου/δεκέμβριος/δεκ",
	"tr": "ocak/oca şubat/şub mart/mar nisan/nis mayıs/may haziran/haz temmuz/tem ağustos/ağu eylül/eyl ekim/eki kasım/kas aralık/ara",
	"lt": "sausio/sausis vasario/vasaris kovo/kovas balandžio/balandis gegužės/gegužė birželio/birželis liepos/liepa rugpjūčio/rugpjūtis rugsėjo/rugsėjis spalio/spalis lapkričio/lapkritis gruodžio/gruodis",
	"lv": "janvāris/janvārī/janv februāris/februārī/febr marts/martā aprīlis/aprīlī/apr maijs/maijā jūnijs/jūnijā jūlijs/jūlijā augusts/augustā septembris/septembrī oktobris/oktobrī novembris/novembrī decembris/decembrī",
	"et": "jaanuar/jaan veebruar/veebr märts aprill/apr mai juuni juuli august/aug september/sept oktoober/okt november/nov detsember/dets",
	"id": "januari/jan februari/feb maret/mar april/apr mei juni/jun juli/jul agustus/agt september/sep oktober/okt november/nov desember/des",
}

// dayWords are days counted back from the reference.
var dayWords = map[string]int{
	"today": 0, "yesterday": 1, "сьогодні": 0, "вчора": 1, "учора": 1, "позавчора": 2, "сегодня": 0, "вчера": 1, "позавчера": 2,
	"heute": 0, "gestern": 1, "vorgestern": 2, "aujourd'hui": 0, "hier": 1, "dziś": 0, "dzisiaj": 0, "wczoraj": 1, "hoy": 0, "ayer": 1,
	"hoje": 0, "ontem": 1, "oggi": 0, "ieri": 1, "vandaag": 0, "gisteren": 1, "dnes": 0, "včera": 1, "idag": 0, "igår": 1,
}

// months gives month numbers per language, and under "" those of the first language
// that has the word; made at first use, then only read.
var months = sync.OnceValue(func() map[string]map[string]int {
	table := map[string]map[string]int{"": {}}
	for _, lang := range []string{
		"en", "uk", "ru", "de", "fr", "pl", "es", "pt", "it", "nl", "cs", "sk", "sv", "da", "nb", "fi", "ro", "hu", "hr", "sr",
		"bg", "el", "tr", "lt", "lv", "et", "be", "id",
	} {
		table[lang] = map[string]int{}
		for i, forms := range strings.Fields(monthNames[lang]) {
			for form := range strings.SplitSeq(forms, "/") {
				table[lang][form] = i + 1
				if _, taken := table[""][form]; !taken {
					table[""][form] = i + 1
				}
			}
		}
	}
	return table
})

// month gives the number of the month a word names, or 0.
func month(word, language string) int {
	base := baseLanguage(language)
	if base == "no" {
		base = "nb"
	}
	own, known := months()[base]
	if n := own[word]; n > 0 {
		return n
	}
	const distinct = 4 // letters; a short form of another language is likelier another word
	if known && base != "" && utf8.RuneCountInString(word) < distinct {
		return 0
	}
	return months()[""][word]
}

// token is a word or number of a date line with the place where it ends.
type token struct {
	text string
	end  int
}

func tokens(s string) []token {
	var out []token
	start, digits := -1, false
	for i, r := range s + " " {
		inside := unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r)
		if start >= 0 && (!inside || unicode.IsDigit(r) != digits) {
			out = append(out, token{s[start:i], i})
			start = -1
		}
		if inside && start < 0 {
			start, digits = i, unicode.IsDigit(r)
		}
	}
	return out
}

// named reads dates with the name of a month: "8 April 2026", "April 8th, 2026",
// "2026. április 8.", "8 de abril de 2026", and without year or day.
func (r dateReader) named() (civil, bool) {
	toks := tokens(r.lower)
	for i, t := range toks {
		m := month(t.text, r.language)
		if m == 0 {
			continue
		}
		if c, ok := r.aroundMonth(toks, i, m); ok && r.plausible(c) {
			return c, true
		}
	}
	return civil{}, false
}

// aroundMonth looks for day and year on both sides of the month at i.
func (r dateReader) aroundMonth(toks []token, i, m int) (civil, bool) {
	c := civil{month: m, end: toks[i].end}
	before, after := numbersBefore(toks, i), numbersAfter(toks, i)
	for _, n := range before {
		c.take(n)
	}
	for _, n := range append(before, after...) {
		const lastYear = 2200
		if n.digits == 4 && (n.value < 1900 || n.value > lastYear) {
			return civil{}, false // a year, but not one of the news
		}
	}
	for _, n := range after {
		if c.take(n) {
			c.end = n.end
		}
	}
	return c, c.day > 0 || c.year > 0
}

// number is a numeric token near a month's name.
type number struct{ value, digits, end int }

// take uses a number as the day or the year, if that is still open.
func (c *civil) take(n number) bool {
	switch {
	case c.day == 0 && n.digits <= 2 && n.value >= 1 && n.value <= 31:
		c.day = n.value
	case c.year == 0 && n.digits == 4 && n.value >= 1900 && n.value < 2200:
		c.year = n.value
	default:
		return false
	}
	return true
}

// numbersBefore gives the nearest numbers left of i, over short filling words.
func numbersBefore(toks []token, i int) []number {
	var out []number
	for j := i - 1; j >= 0 && j >= i-5 && len(out) < 2; j-- {
		if n, ok := asNumber(toks[j]); ok {
			if n.digits <= 2 && len(out) > 0 && out[len(out)-1].digits <= 2 {
				break // "17:46" before "8 April" is a time
			}
			out = append(out, n)
		} else if !isFilling(toks[j].text) {
			break
		}
	}
	return out
}

// numbersAfter gives the nearest numbers right of i, over short filling words.
func numbersAfter(toks []token, i int) []number {
	var out []number
	for j := i + 1; j < len(toks) && j <= i+5 && len(out) < 2; j++ {
		if n, ok := asNumber(toks[j]); ok {
			if n.digits <= 2 && len(out) > 0 {
				break
			}
			out = append(out, n)
			if n.digits == 4 {
				break
			}
		} else if !isFilling(toks[j].text) {
			break
		}
	}
	return out
}

func asNumber(t token) (number, bool) {
	v, err := strconv.Atoi(t.text)
	if err != nil {
		return number{}, false
	}
	return number{v, utf8.RuneCountInString(t.text), t.end}, true
}

// isFilling names what stands between day, month and year.
func isFilling(word string) bool {
	switch word {
	case "de", "del", "of", "th", "st", "nd", "rd", "er", "e", "m", "d", "mėn", "gada", "р", "року", "г", "года", "dne", "den", "di", "the", "a", "ος", "η":
		return true
	}
	return false
}

// publishedWords and changedWords begin the parts of a line with several dates.
var (
	publishedWords = []string{
		"first published", "published", "posted", "publicado", "publicada", "pubblicato", "publié", "publiée", "veröffentlicht", "erstellt", "gepubliceerd", "опубліковано",
		"опубликовано", "opublikowano", "publikowano", "data publikacji", "publicerad", "publicat", "publikováno", "публікація", "created",
	}
	changedWords = []string{
		"last updated", "updated", "modified", "last modified", "оновлено", "обновлено", "aktualisiert", "aktualizacja", "mis à jour", "mise à jour", "actualizado", "actualizada", "atualizado",
		"aggiornato", "bijgewerkt", "uppdaterad", "opdateret", "oppdatert", "aktualizováno", "päivitetty", "actualizat", "stand", "zuletzt geändert", "изменено", "змінено",
	}
)

// relevantPart keeps what follows the word for "published", else cuts what follows the
// word for "updated", unless nothing else is there.
func relevantPart(s string) string {
	lower := strings.ToLower(s)
	if len(lower) != len(s) {
		s = lower // folding changed lengths; the case is not needed
	}
	published, publishedEnd := firstOf(lower, publishedWords)
	changed, _ := firstOf(lower, changedWords)
	switch {
	case published >= 0 && changed > published:
		return s[publishedEnd:changed]
	case published >= 0 && changed >= 0:
		return s[publishedEnd:]
	case changed > 0 && strings.ContainsAny(s[:changed], "0123456789"):
		return s[:changed]
	}
	return s
}

// firstOf gives the first place where one of the words stands as a word.
func firstOf(lower string, words []string) (start, end int) {
	start = -1
	for _, w := range words {
		i := strings.Index(lower, w)
		if i < 0 || start >= 0 && i >= start {
			continue
		}
		before, _ := utf8.DecodeLastRuneInString(lower[:i])
		after, _ := utf8.DecodeRuneInString(lower[i+len(w):])
		if i > 0 && unicode.IsLetter(before) || unicode.IsLetter(after) {
			continue
		}
		start, end = i, i+len(w)
	}
	return start, end
}
