package suggest

import (
	"fmt"
	"sort"
	"strconv"
	"strings"
	"time"

	"parley/app"
)

var months = map[string]int{
	"january": 1, "february": 2, "march": 3, "april": 4, "may": 5, "june": 6, "july": 7, "august": 8, "september": 9, "october": 10,
	"november": 11, "december": 12, "jan.": 1, "feb.": 2, "mar.": 3, "apr.": 4, "jun.": 6, "jul.": 7, "aug.": 8, "sept.": 9, "sep.": 9,
	"oct.": 10, "nov.": 11, "dec.": 12,
}

var weekdays = map[string]time.Weekday{
	"sunday": time.Sunday, "monday": time.Monday, "tuesday": time.Tuesday, "wednesday": time.Wednesday, "thursday": time.Thursday,
	"friday": time.Friday, "saturday": time.Saturday,
}

// vagueTimes are adverbs of time that nothing resolves.
var vagueTimes = wordSet(`previously earlier recently later`)

// expression is a date expression in tokens.
type expression struct {
	from, to int
	date     app.Date
	basis    string
}

// date gives the date expression of finding i: the nearest to the cue in its sentence, one
// outside the content before one inside it.
func (b *builder) date(i int, _ *app.Suggestion) *app.DateMention {
	f := &b.found[i]
	p := b.d.paras[f.para]
	from, to := p.sentenceAt(f.cue[0])
	var best *expression
	inContent, distance := false, 0
	for k := from; k < to; k++ {
		x, ok := b.expressionAt(p, k, to)
		if !ok {
			continue
		}
		in := f.within(x.from, x.to)
		if !in && b.elsewhere(i, x) {
			k = x.to - 1
			continue
		}
		d := max(f.cue[0]-x.to, x.from-f.cue[1], 0)
		if x.from >= f.cue[0] && x.to <= f.cue[1] {
			d = 0
		}
		better := best == nil || inContent && !in || inContent == in && d < distance
		if best != nil && x.basis == app.BasisUnresolved && best.basis != app.BasisUnresolved && inContent == in {
			better = false
		}
		if in && x.basis == app.BasisUnresolved {
			better = false
		}
		if better {
			y := x
			best, inContent, distance = &y, in, d
		}
		k = x.to - 1
	}
	if best == nil {
		return nil
	}
	return &app.DateMention{Bounds: b.bytes(f.para, [2]int{best.from, best.to}), Date: best.date, Basis: best.basis, InContent: inContent}
}

func (p *paragraph) sentenceAt(tok int) (from, to int) {
	k := sort.Search(len(p.sents), func(i int) bool { return p.sents[i][1] > tok })
	if k == len(p.sents) {
		return 0, 0
	}
	s := p.sents[k]
	return max(s[0], tok-longestSentence), min(s[1], tok+longestSentence)
}

// elsewhere reports whether an expression outside finding i's content belongs to another
// statement of the sentence: inside its content, or nearer to its cue, or in a clause that
// is in no content at all.
func (b *builder) elsewhere(i int, x expression) bool {
	f := &b.found[i]
	for j := f.near[0]; j < f.near[1]; j++ {
		g := &b.found[j]
		if j == i || g.para != f.para || b.place[j] < 0 && !g.unnamed {
			continue
		}
		if g.within(x.from, x.to) && !g.within(f.cue[0], f.cue[1]) {
			return true
		}
	}
	p := b.d.paras[f.para]
	lo, hi := min(x.to, f.cue[0]), max(x.from, f.cue[0])
	if lo > hi {
		lo, hi = hi, lo
	}
	for k := lo; k < hi; k++ {
		t := &p.toks[k]
		if t.tag == tagWh && !f.within(k, k+1) && k > f.cue[0] || t.kind == kindDash && k > f.cue[0] && !f.within(k, k+1) {
			return true // a clause of the outlet behind the content
		}
	}
	return false
}

// expressionAt reads a date expression that begins at token k.
func (b *builder) expressionAt(p *paragraph, k, to int) (expression, bool) {
	if b.slav != nil {
		return b.slavExpressionAt(p, k, to)
	}
	t := &p.toks[k]
	low := t.low
	switch {
	case months[low] > 0 && t.capital && (low != "may" && low != "march" || t.tag == tagName || k+1 < to && p.toks[k+1].kind == kindNumber):
		return b.monthAt(p, k, to)
	case t.kind == kindNumber && k+1 < to && months[p.toks[k+1].low] > 0 && p.toks[k+1].capital && dayNumber(low) > 0:
		return b.dayMonth(p, k, to)
	case t.kind == kindNumber && len(low) == 4 && yearNumber(low) && k > 0 && yearLeads[p.toks[k-1].low] && !nounFollows(p, k+1, to):
		return expression{k, k + 1, app.Date(low), app.BasisExplicit}, true
	}
	if day, ok := weekdays[low]; ok && t.capital {
		return b.weekday(p, k, day), true
	}
	switch low {
	case "today", "yesterday", "tomorrow":
		return b.relativeDay(k, map[string]int{"today": 0, "yesterday": -1, "tomorrow": 1}[low]), true
	}
	if vagueTimes[low] && t.tag == tagAdverb && t.quote < 0 {
		return expression{k, k + 1, "", app.BasisUnresolved}, true
	}
	if (low == "after" || low == "before" || low == "following") && t.quote < 0 {
		return b.afterEvent(p, k, to)
	}
	return expression{}, false
}

var yearLeads = wordSet(`in since by of until during from`)

func nounFollows(p *paragraph, k, to int) bool {
	return k < to && p.toks[k].tag.in(setOf(tagNoun, tagPlural, tagName, tagAdjective)) && p.toks[k].kind == kindWord || k < to && p.toks[k].kind == kindMark && p.toks[k].space
}

func dayNumber(s string) int {
	n, err := strconv.Atoi(strings.TrimRight(s, "stndrh"))
	if err != nil || n < 1 || n > 31 {
		return 0
	}
	return n
}

func yearNumber(s string) bool {
	n, err := strconv.Atoi(s)
	return err == nil && n >= 1800 && n < 2200
}

// monthAt: April 11, 2025; April 11; April 2025; in April.
func (b *builder) monthAt(p *paragraph, k, to int) (expression, bool) {
	m := months[p.toks[k].low]
	n := k + 1
	if n < to && p.toks[n].kind == kindNumber && dayNumber(p.toks[n].low) > 0 && len(p.toks[n].low) <= 4 && !yearNumber(p.toks[n].low) {
		day := dayNumber(p.toks[n].low)
		n++
		y := n
		if y < to && p.toks[y].kind == kindComma {
			y++
		}
		if y < to && p.toks[y].kind == kindNumber && yearNumber(p.toks[y].low) {
			return expression{k, y + 1, app.Date(fmt.Sprintf("%s-%02d-%02d", p.toks[y].low, m, day)), app.BasisExplicit}, true
		}
		return b.withoutYear(k, n, m, day), true
	}
	if n < to && p.toks[n].kind == kindNumber && yearNumber(p.toks[n].low) {
		return expression{k, n + 1, app.Date(fmt.Sprintf("%s-%02d", p.toks[n].low, m)), app.BasisExplicit}, true
	}
	if k > 0 && yearLeads[p.toks[k-1].low] || k > 0 && (p.toks[k-1].low == "last" || p.toks[k-1].low == "this" || p.toks[k-1].low == "late" || p.toks[k-1].low == "early") {
		return b.withoutYear(k, n, m, 0), true
	}
	return expression{}, false
}

// dayMonth: 11 April 2025; 11 April.
func (b *builder) dayMonth(p *paragraph, k, to int) (expression, bool) {
	m, day := months[p.toks[k+1].low], dayNumber(p.toks[k].low)
	if y := k + 2; y < to && p.toks[y].kind == kindNumber && yearNumber(p.toks[y].low) {
		return expression{k, y + 1, app.Date(fmt.Sprintf("%s-%02d-%02d", p.toks[y].low, m, day)), app.BasisExplicit}, true
	}
	return b.withoutYear(k, k+2, m, day), true
}

// withoutYear fills the year in from the article's date: the nearest such day not later
// than seven days after it. Without a date the year stays open.
func (b *builder) withoutYear(from, to, m, day int) expression {
	published, _, ok := b.in.Published.Period()
	if !ok {
		if day == 0 {
			return expression{from, to, app.Date(fmt.Sprintf("--%02d", m)), app.BasisExplicit}
		}
		return expression{from, to, app.Date(fmt.Sprintf("--%02d-%02d", m, day)), app.BasisExplicit}
	}
	const ahead = 7
	year := published.Year() + 1
	for {
		d := time.Date(year, time.Month(m), max(day, 1), 0, 0, 0, 0, time.UTC)
		if !d.After(published.AddDate(0, 0, ahead)) && (day == 0 || d.Day() == day) || year < published.Year()-4 {
			if day == 0 {
				return expression{from, to, app.Date(d.Format("2006-01")), app.BasisRelative}
			}
			return expression{from, to, app.DateOfDay(d), app.BasisRelative}
		}
		year--
	}
}

// weekday: the last such day up to the article's date, with "next" the one after it.
func (b *builder) weekday(p *paragraph, k int, day time.Weekday) expression {
	published, _, ok := b.in.Published.Period()
	if !ok || b.in.Published.Precision() != app.PrecisionDay && b.in.Published.Precision() != app.PrecisionMinute {
		return expression{k, k + 1, "", app.BasisUnresolved}
	}
	back := (int(published.Weekday()) - int(day) + 7) % 7
	d := published.AddDate(0, 0, -back)
	switch {
	case k > 0 && p.toks[k-1].low == "next" || k > 1 && p.toks[k-2].low == "until" || k > 0 && p.toks[k-1].low == "by" || k > 0 && p.toks[k-1].low == "until":
		d = published.AddDate(0, 0, 7-back)
	case k > 0 && p.toks[k-1].low == "last" && back == 0:
		d = published.AddDate(0, 0, -7)
	}
	return expression{k, k + 1, app.DateOfDay(d), app.BasisRelative}
}

func (b *builder) relativeDay(k, days int) expression {
	published, _, ok := b.in.Published.Period()
	if !ok || b.in.Published.Precision() != app.PrecisionDay && b.in.Published.Precision() != app.PrecisionMinute {
		return expression{k, k + 1, "", app.BasisUnresolved}
	}
	return expression{k, k + 1, app.DateOfDay(published.AddDate(0, 0, days)), app.BasisRelative}
}

// afterEvent: "After the meeting": a time that the text alone does not give.
func (b *builder) afterEvent(p *paragraph, k, to int) (expression, bool) {
	n := k + 1
	for n < to && n < k+12 {
		t := &p.toks[n]
		if t.quote >= 0 || !t.tag.in(setOf(tagDeterminer, tagPossessive, tagAdjective, tagNoun, tagPlural, tagName, tagGenitive, tagNumber, tagPreposition, tagAnd)) {
			break
		}
		n++
	}
	if n == k+1 || n < to && p.toks[n].tag.in(verbTags|auxTags) || !p.toks[n-1].tag.in(nounTags) {
		return expression{}, false
	}
	for i := k + 1; i < n; i++ {
		if p.toks[i].tag == tagNumber && yearNumber(p.toks[i].low) || months[p.toks[i].low] > 0 || weekdays[p.toks[i].low] > 0 && p.toks[i].capital {
			return expression{}, false
		}
	}
	return expression{k, n, "", app.BasisUnresolved}, true
}
