package extract

import (
	"regexp"
	"strings"
	"time"
	"unicode"
)

var (
	readingTime = regexp.MustCompile(`(?i)^(?:\d+\s*[-–]?\s*(?:min\b|minutes?|minuten|хв|мин|minuti|minutos)\.?(?:\s*(?:read|lesezeit|lesen|lecture|читання|чтения|di lettura|de lectura|de leitura))?|(?:reading time|lesezeit|temps de lecture|tempo de leitura|tiempo de lectura|tempo di lettura|час читання|время чтения)\b.{0,20})$`)
	bylineLine  = regexp.MustCompile(`^(?:By|BY|Von|Par|Por|Di|Door|Av|Af|Written by|Автор:|Автори:|Авторы:|Autor:|Text:|Текст:)\s+\p{L}`)
)

// isDateLine reports a line that holds a date or a time and hardly another word.
func isDateLine(s string) bool {
	if readingTime.MatchString(s) {
		return true
	}
	const most = 90
	if len(s) > most || !strings.ContainsFunc(s, unicode.IsDigit) {
		return false
	}
	if _, _, ok := Date(s, "", time.Time{}); !ok {
		return false
	}
	left := 0
	for _, t := range tokens(strings.ToLower(s)) {
		if !unicode.IsLetter([]rune(t.text)[0]) || month(t.text, "") > 0 || isDateWord(t.text) || isFilling(t.text) {
			continue
		}
		left++
	}
	return left <= 1
}

// isDateWord names words that stand in date lines beside the date.
func isDateWord(w string) bool {
	if _, ok := zones[w]; ok {
		return true
	}
	for _, list := range [][]string{publishedWords, changedWords, weekdayWords} {
		for _, phrase := range list {
			for part := range strings.FieldsSeq(phrase) {
				if part == w {
					return true
				}
			}
		}
	}
	return false
}

// weekdayWords are weekdays and other company of dates.
var weekdayWords = []string{
	"monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun at on am pm a p date time ago uhr um am den vom",
	"понеділок вівторок середа четвер п'ятниця субота неділя о об понедельник вторник среда четверг пятница суббота воскресенье в",
	"montag dienstag mittwoch donnerstag freitag samstag sonnabend sonntag lundi mardi mercredi jeudi vendredi samedi dimanche le à h min",
	"lunes martes miércoles jueves viernes sábado domingo a las segunda terça quarta quinta sexta feira às poniedziałek wtorek środa czwartek piątek sobota niedziela godz",
	"lunedì martedì mercoledì giovedì venerdì sabato domenica alle ore maandag dinsdag woensdag donderdag vrijdag zaterdag zondag kl klo",
}

// isBylineLine reports a line that names an author and nothing else.
func isBylineLine(s string) bool {
	const most = 12
	return bylineLine.MatchString(s) && len(strings.Fields(s)) <= most && !endsSentence(s) && len(splitByline(s, "")) > 0
}
