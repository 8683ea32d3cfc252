package suggest

import (
	"strings"
	"sync"
)

// slavUkrainian and slavRussian are the verbs of saying, by kind, side and frames as in the
// English table; infinitives, with forms that the endings do not give behind a colon.
const slavUkrainian = `
S! qtzw сказати:каже,кажуть,скаже,кажучи заявити заявляти повідомити повідомляти підкреслити підкреслювати наголосити наголошувати зазначити зазначати
S! qtzw додати додавати уточнити уточнювати пояснити пояснювати визнати визнавати:визнає,визнають нагадати нагадувати
S! qtzw запевнити запевняти зауважити зауважувати відзначити відзначати розповісти:розповів,розповіла,розповіли розповідати стверджувати ствердити
S! qtzw констатувати попередити:попередив попереджати твердити говорити наполягати наполягти:наполіг,наполягла припустити припускати переконувати
S! qtz резюмувати підсумувати прокоментувати коментувати продовжити продовжувати зізнатися зізнаватися:зізнається поскаржитися похвалитися пригадати
S! qtz оголосити оголошувати проголосити анонсувати спрогнозувати прогнозувати передбачити підтвердити підтверджувати поінформувати інформувати
S! qtz написати:пише,пишуть писати:пише,пишуть процитувати поділитися доповісти:доповів,доповіла,доповіли висловити запевняти цитувати переказати
S! qtz усміхнутися пожартувати жартувати кинути вигукнути крикнути прошепотіти зітхнути парирувати відрубати відрізати буркнути відреагувати
S! qtw запитати запитувати спитати питати поцікавитися відповісти:відповів,відповіла,відповіли відповідати повторити повторювати поставити
S!- qtzo заперечити заперечувати
S! qtz обурюватися обуритися застерегти:застеріг,застерегла,застерегли застерігати зазначати передати передавати:передає,передають
B tza вважати думати гадати
S! tza переконаний переконана переконані впевнений впевнена впевнені
S tio обіцяти пообіцяти погрожувати пригрозити
A tio вимагати:вимагає,вимагають закликати:закликає,закликають просити:просить,просять попросити запропонувати пропонувати
A+ o підтримати підтримувати схвалити привітати вітати
A- o! засудити засуджувати відкинути відкидати розкритикувати критикувати спростувати спростовувати відхилити
A+ io погодитися погоджуватися
A- io відмовитися
S t виключати виключити приховувати
S oa назвати називати охарактеризувати описати описувати оцінити окреслити
A- oa звинуватити звинувачувати`

const slavRussian = `
S! qtzw сказать:скажет заявить заявлять сообщить сообщать подчеркнуть подчеркивать отметить отмечать добавить добавлять уточнить уточнять
S! qtzw пояснить пояснять объяснить объяснять признать признавать:признает,признают напомнить напоминать заверить заверять уверять заметить замечать
S! qtzw рассказать рассказывать утверждать указать указывать констатировать предупредить предупреждать говорить настаивать предположить предполагать
S! qtz возразить возражать резюмировать подытожить прокомментировать комментировать продолжить продолжать признаться пожаловаться похвастаться вспомнить
S! qtz объявить объявлять провозгласить анонсировать спрогнозировать прогнозировать предсказать подтвердить подтверждать проинформировать информировать
S! qtz написать:пишет,пишут писать:пишет,пишут процитировать цитировать поделиться доложить высказать пересказать
S! qtz улыбнуться:улыбнулся,улыбнулась пошутить шутить бросить воскликнуть крикнуть прошептать вздохнуть парировать отрезать буркнуть отреагировать
S! qtw спросить спрашивать поинтересоваться ответить отвечать повторить повторять
S!- qtzo отрицать опровергать
S! qtz возмутиться возмущаться предостеречь:предостерег,предостерегла,предостерегли передать передавать:передает,передают
B tza считать полагать думать
S! tza убежден убеждена убеждены уверен уверена уверены
S tio обещать пообещать угрожать пригрозить
A tio требовать потребовать призвать:призвал,призвала,призвали призывать просить:просит,просят попросить предложить предлагать
A+ o поддержать:поддержал поддерживать одобрить приветствовать
A- o! осудить осуждать отвергнуть:отверг,отвергла,отвергли отвергать раскритиковать критиковать опровергнуть:опроверг,опровергла,опровергли отклонить
A+ io согласиться соглашаться
A- io отказаться
S t исключать исключить скрывать
S oa назвать:назвал,назвала,назвали называть охарактеризовать описать описывать оценить окрестить
A- oa обвинить обвинять`

// slavForm is a word as a form of a cue verb: its verb and what subject it takes: m, f, n, a
// past plural p, a present singular s or a present plural t.
type slavForm struct {
	verb   *cueVerb
	agrees byte
}

var slavForms = map[string]func() map[string]slavForm{
	"uk": sync.OnceValue(func() map[string]slavForm { return readSlavVerbs(slavUkrainian, ukrainianForms) }),
	"ru": sync.OnceValue(func() map[string]slavForm { return readSlavVerbs(slavRussian, russianForms) }),
}

func readSlavVerbs(table string, conjugate func(string) map[string]byte) map[string]slavForm {
	out := map[string]slavForm{}
	for line := range strings.Lines(table) {
		w := strings.Fields(line)
		if len(w) < 3 {
			continue
		}
		for _, entry := range w[2:] {
			lemma, extra, _ := strings.Cut(entry, ":")
			v := &cueVerb{lemma: lemma}
			v.read([]string{"", w[0], strings.TrimSuffix(w[1], "!")})
			v.strong = v.strong || strings.Contains(w[1], "!")
			if old, ok := out[lemma]; ok {
				v = old.verb
				v.merge([]string{"", "", strings.TrimSuffix(w[1], "!")})
			}
			out[lemma] = slavForm{v, 0}
			for form, agrees := range conjugate(lemma) {
				out[form] = slavForm{v, agrees}
			}
			for form := range strings.SplitSeq(extra, ",") {
				if form != "" {
					out[form] = slavForm{v, agreementOf(form)}
				}
			}
		}
	}
	for lemma, f := range out {
		if f.agrees == 0 { // infinitives report nothing
			delete(out, lemma)
		}
	}
	return out
}

// agreementOf tells from the ending of a form what subject it takes.
func agreementOf(form string) byte {
	bare := strings.TrimSuffix(strings.TrimSuffix(form, "ся"), "сь")
	switch {
	case endsIn(bare, "ла", "на"):
		return 'f'
	case endsIn(bare, "ли", "ны", "ні", "ены"):
		return 'p'
	case endsIn(bare, "ло"):
		return 'n'
	case endsIn(bare, "ут", "ют", "ат", "ят", "уть", "ють", "ать", "ять"):
		return 't'
	case endsIn(bare, "ет", "ит", "є", "ить", "же", "ше"):
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

// ukrainianForms gives the finite forms of an infinitive by its ending.
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
		out[form+"ся"] = agrees
		out[form+"сь"] = agrees
	}
	put(stem+"в", 'm')
	put(stem+"ла", 'f')
	put(stem+"ло", 'n')
	put(stem+"ли", 'p')
	for _, r := range [][3]string{{"ува", "ує", "ують"}, {"юва", "ює", "юють"}, {"а", "ає", "ають"}, {"я", "яє", "яють"}, {"и", "ить", "ять"}} {
		if cut, ok := strings.CutSuffix(stem, r[0]); ok {
			put(cut+r[1], 's')
			put(cut+r[2], 't')
			break
		}
	}
	return out
}

// russianForms gives the finite forms of an infinitive by its ending.
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
		case endsIn(form, "ла", "ло", "ли"):
			form += "сь"
		default:
			form += "ся"
		}
		out[form] = agrees
	}
	put(stem+"л", 'm')
	put(stem+"ла", 'f')
	put(stem+"ло", 'n')
	put(stem+"ли", 'p')
	for _, r := range [][3]string{{"ова", "ует", "уют"}, {"а", "ает", "ают"}, {"я", "яет", "яют"}, {"и", "ит", "ят"}} {
		if cut, ok := strings.CutSuffix(stem, r[0]); ok {
			put(cut+r[1], 's')
			put(cut+r[2], 't')
			break
		}
	}
	return out
}
