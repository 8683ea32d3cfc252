package suggest

import (
	"fmt"
	"time"

	"parley/app"
)

var slavMonths = map[string]int{
	"січня": 1, "лютого": 2, "березня": 3, "квітня": 4, "травня": 5, "червня": 6, "липня": 7, "серпня": 8, "вересня": 9, "жовтня": 10,
	"листопада": 11, "грудня": 12, "января": 1, "февраля": 2, "марта": 3, "апреля": 4, "мая": 5, "июня": 6, "июля": 7, "августа": 8,
	"сентября": 9, "октября": 10, "ноября": 11, "декабря": 12,
}

var slavWeekdays = map[string]time.Weekday{
	"понеділок": 1, "понеділка": 1, "вівторок": 2, "вівторка": 2, "середу": 3, "середи": 3, "четвер": 4, "четверга": 4, "п'ятницю": 5,
	"п'ятниці": 5, "суботу": 6, "суботи": 6, "неділю": 0, "неділі": 0, "понедельник": 1, "понедельника": 1, "вторник": 2, "вторника": 2,
	"среду": 3, "среды": 3, "четверг": 4, "пятницу": 5, "пятницы": 5, "субботу": 6, "субботы": 6, "воскресенье": 0, "воскресенья": 0,
}

var slavDays = map[string]int{"сьогодні": 0, "сегодня": 0, "вчора": -1, "вчера": -1, "завтра": 1}

var slavVague = wordSet(`раніше ранее недавно нещодавно`)

// slavExpressionAt reads a date expression that begins at token k.
func (b *builder) slavExpressionAt(p *paragraph, k, to int) (expression, bool) {
	t := &p.toks[k]
	low := slavNorm(t.low)
	if days, ok := slavDays[low]; ok {
		return b.relativeDay(k, days), true
	}
	if day, ok := slavWeekdays[low]; ok {
		return b.slavWeekday(p, k, day), true
	}
	if slavVague[low] && t.quote < 0 {
		return expression{k, k + 1, "", app.BasisUnresolved}, true
	}
	if (low == "після" || low == "после") && t.quote < 0 {
		n := k + 1
		for n < to && n < k+4 && p.toks[n].kind == kindWord && p.toks[n].quote < 0 && !slavPreps[p.toks[n].low] && slavMonths[p.toks[n].low] == 0 {
			n++
		}
		return expression{k, n, "", app.BasisUnresolved}, n > k+1
	}
	if t.kind != kindNumber {
		return expression{}, false
	}
	if k+1 >= to || slavMonths[p.toks[k+1].low] == 0 || dayNumber(low) == 0 {
		if yearNumber(low) && len(low) == 4 && k+1 < to && endsIn(p.toks[k+1].low, "року", "році", "року.", "года", "году", "г.") {
			return expression{k, k + 2, app.Date(low), app.BasisExplicit}, true
		}
		return expression{}, false
	}
	m, day := slavMonths[p.toks[k+1].low], dayNumber(low)
	if y := k + 2; y < to && p.toks[y].kind == kindNumber && yearNumber(p.toks[y].low) {
		return expression{k, y + 1, app.Date(fmt.Sprintf("%s-%02d-%02d", p.toks[y].low, m, day)), app.BasisExplicit}, true
	}
	return b.withoutYear(k, k+2, m, day), true
}

// slavWeekday: the last such day up to the article's date; "наступного", "следующий" and what
// is until then lie ahead.
func (b *builder) slavWeekday(p *paragraph, k int, day time.Weekday) expression {
	published, _, ok := b.in.Published.Period()
	if !ok || b.in.Published.Precision() != app.PrecisionDay && b.in.Published.Precision() != app.PrecisionMinute {
		return expression{k, k + 1, "", app.BasisUnresolved}
	}
	back := (int(published.Weekday()) - int(day) + 7) % 7
	days := -back
	if k > 0 {
		switch prev := slavNorm(p.toks[k-1].low); {
		case endsIn(prev, "наступного", "наступну", "следующий", "следующую", "следующее", "ближайший", "ближайшую") || prev == "до":
			days = 7 - back
		case endsIn(prev, "минулого", "минулої", "минулу", "прошлый", "прошлую", "прошлое") && back == 0:
			days = -7
		}
	}
	return expression{k, k + 1, app.DateOfDay(published.AddDate(0, 0, days)), app.BasisRelative}
}
