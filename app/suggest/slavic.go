package suggest

import "strings"

var (
	slavicThat     = wordSet(`що что нібито будто чтобы щоб`)
	slavicPronouns = wordSet(`він вона вони воно он она они оно`)
	slavicPreps    = wordSet(`в у на о об про от від до за по при для из з зі со с під после після перед через без между між во`)
	slavicTimes    = wordSet(`раніше ранее також також тоді тогда вчера вчора сегодня сьогодні уже вже позже пізніше потом потім`)
	slavicBy       = [][]string{{"за", "словами"}, {"по", "словам"}, {"на", "думку"}, {"по", "мнению"}, {"за", "даними"}, {"по", "данным"}, {"за", "повідомленням"}, {"по", "сообщению"}}
	slavicNaming   = wordSet(`назва обвини звинувати`)
)

// scanSlavic finds direct and mixed quotations with a speaker, and what a clause with
// "that" or "according to" tells, in Ukrainian and Russian.
func (d *document) scanSlavic() []finding {
	var all []finding
	for pi, p := range d.paras {
		if p.skip || p.title && !strings.ContainsAny(d.text[p.Start:p.End], ":.!?") {
			continue
		}
		for _, sent := range p.sents {
			s := slavicFinder{p: p, from: sent[0], to: min(sent[1], sent[0]+longestSentence)}
			found := s.find()
			for i := range found {
				found[i].para, found[i].parent, found[i].sent = pi, -1, sent[0]
				found[i].content = s.trim(found[i].content)
			}
			if len(found) == 0 && len(all) > 0 && s.bareQuote() && all[len(all)-1].para == pi {
				last := &all[len(all)-1]
				last.content = append(last.content, [2]int{s.from, p.quotes[p.toks[s.from].quote].end})
			}
			all = append(all, found...)
		}
	}
	kept := all[:0]
	for _, f := range all {
		if len(f.content) > 0 {
			kept = append(kept, f)
		}
	}
	nest(kept)
	return kept
}

// slavicFinder finds what one sentence holds.
type slavicFinder struct {
	p        *paragraph
	from, to int
}

func (s *slavicFinder) low(i int) string {
	if i < s.from || i >= s.to {
		return ""
	}
	return s.p.toks[i].low
}

func (s *slavicFinder) kind(i int) kind {
	if i < s.from || i >= s.to {
		return kindStop
	}
	return s.p.toks[i].kind
}

func (s *slavicFinder) bareQuote() bool {
	q := s.p.toks[s.from].quote
	return q >= 0 && s.p.quotes[q].first == s.from && s.p.quotes[q].words > 2 && s.p.quotes[q].end >= s.to-1
}

// trim takes commas, dashes and the closing stop off the edges, outside quotations.
func (s *slavicFinder) trim(spans [][2]int) [][2]int {
	var out [][2]int
	for _, c := range spans {
		a, b := c[0], c[1]
		for a < b && s.mark(a) {
			a++
		}
		for b > a && s.mark(b-1) {
			b--
		}
		if a < b {
			out = append(out, [2]int{a, b})
		}
	}
	return out
}

func (s *slavicFinder) mark(i int) bool {
	switch s.p.toks[i].kind {
	case kindComma, kindDash, kindStop, kindColon:
		return s.p.toks[i].low != "?" && s.p.toks[i].low != "!"
	}
	return false
}

func (s *slavicFinder) find() []finding {
	var out []finding
	if f, ok := s.bySource(); ok {
		out = append(out, f)
	}
	for i := s.from; i < s.to; i++ {
		stem, ok := slavicVerbs()[s.low(i)]
		if !ok {
			continue
		}
		if f, ok := s.at(i, stem); ok {
			f.lemma, f.kind, f.chunk = stem, statement, -1
			out = append(out, f)
		}
	}
	if len(out) == 0 {
		out = s.speakerColon()
	}
	return out
}

// speakerColon: «Остап Квітан: “…”»: a short name before a colon and a quotation.
func (s *slavicFinder) speakerColon() []finding {
	const longestName = 8
	for i := s.from + 1; i < s.to && i < s.from+longestName; i++ {
		if s.kind(i) != kindColon {
			if k := s.kind(i); k != kindWord && k != kindMark && k != kindComma {
				return nil
			}
			continue
		}
		if !s.p.quoteOpens(i+1, s.to) || !s.p.toks[i-1].capital && s.p.toks[i-1].quote < 0 {
			return nil
		}
		return []finding{{
			source: [2]int{s.from, i}, how: sourceNamed, cue: [2]int{i, i + 1}, frame: frameQuote, kind: statement, lemma: "speaker-colon",
			rule: "slavic-speaker-colon", prior: 0.8, content: [][2]int{{i + 1, s.p.quotes[s.p.toks[i+1].quote].end}},
		}}
	}
	return nil
}

// at looks at the verb of saying at token i.
func (s *slavicFinder) at(i int, stem string) (finding, bool) { //nolint:gocognit // a decision list of grammar, one case after another
	if q := s.p.toks[i].quote; q >= 0 {
		return s.insideQuote(i, q)
	}
	n := i + 1
	before := i - 1
	for before >= s.from && slavicTimes[s.low(before)] {
		before--
	}
	switch {
	case s.low(before) == "як" || s.low(before) == "как":
		return s.asClause(i, before)
	case s.kind(before) == kindDash || s.kind(before) == kindComma:
		if f, ok := s.behind(i, before); ok {
			return f, true
		}
	}
	subj := s.left(before)
	if s.kind(before) == kindComma { // an appositive stands between
		for k := before - 1; k > s.from && k > before-10; k-- {
			if s.kind(k) == kindComma {
				if subj = s.left(k - 1); subj[0] >= 0 {
					subj[1] = before + 1
				}
				break
			}
		}
	}
	if subj[0] < 0 {
		return finding{}, false
	}
	f := finding{source: subj, how: sourceAdjacent, cue: [2]int{before + 1, n}, frame: frameThat, prior: 0.85, rule: "slavic-that"}
	for k := n; k < s.to && k < n+14; k++ {
		switch {
		case s.kind(k) == kindColon && s.p.quoteOpens(k+1, s.to):
			if k == n {
				f.cue[1] = k + 1
			}
			f.content = [][2]int{{k + 1, s.p.quotes[s.p.toks[k+1].quote].end}}
			if slavicNaming[stem] && k > n {
				f.content = append([][2]int{{n, k}}, f.content...)
			}
			f.frame, f.rule, f.prior = frameQuote, "slavic-colon-quote", 0.93
			return f, true
		case slavicThat[s.low(k)] && s.p.toks[k].quote < 0 && (s.kind(k-1) == kindComma || k == n):
			f.content = [][2]int{{k, s.to}}
			return f, true
		case s.p.quoteOpens(k, s.to) && s.p.quotes[s.p.toks[k].quote].words > 1:
			f.content = [][2]int{{n, s.to}}
			f.frame, f.rule, f.prior = frameAs, "slavic-mixed", 0.7
			return f, true
		case s.kind(k) == kindStop:
			return f, false
		}
	}
	return f, false
}

func (p *paragraph) quoteOpens(i, to int) bool {
	return i < to && p.toks[i].quote >= 0 && p.quotes[p.toks[i].quote].first == i
}

// behind: «…», — сказала вона; ЦБ не станет менять курс, сообщила министр.
func (s *slavicFinder) behind(i, before int) (finding, bool) {
	subj := s.right(i + 1)
	if subj[0] < 0 {
		return finding{}, false
	}
	f := finding{source: subj, how: sourceInverted, cue: [2]int{before + 1, i + 1}, left: true, frame: frameQuote, prior: 0.95, rule: "slavic-quote"}
	e := before
	for e > s.from && s.mark(e-1) && s.p.toks[e-1].quote < 0 {
		e--
	}
	q := -1
	if e > s.from {
		q = s.p.toks[e-1].quote
	}
	switch {
	case q >= 0 && s.p.quotes[q].end == e && s.p.quotes[q].first == s.from:
		f.content = [][2]int{{s.p.quotes[q].first, e}}
	case e-s.from >= 3:
		f.content = [][2]int{{s.from, e}}
		f.frame, f.rule, f.prior = frameZero, "slavic-postposed", 0.75
	default:
		return f, false
	}
	for k := subj[1]; k < s.to && k < subj[1]+12; k++ {
		if s.p.quoteOpens(k, s.to) && f.frame == frameQuote {
			f.content = append(f.content, [2]int{k, s.p.quotes[s.p.toks[k].quote].end})
			break
		}
	}
	return f, true
}

// insideQuote: «Міст потрібен, — визнала вона, — але не такою ціною»: the cue stands inside
// one pair of marks, between dashes.
func (s *slavicFinder) insideQuote(i, q int) (finding, bool) {
	if s.kind(i-1) != kindDash {
		return finding{}, false
	}
	quote := s.p.quotes[q]
	end := i + 1
	for end < quote.end && s.kind(end) != kindDash {
		if end > i+10 {
			return finding{}, false
		}
		end++
	}
	stop := end
	for stop > i+1 && s.mark(stop-1) {
		stop--
	}
	subj := s.rightWithin(i+1, stop)
	if subj[0] < 0 || end >= quote.end {
		return finding{}, false
	}
	return finding{
		source: subj, how: sourceInverted, cue: [2]int{i, i + 1}, left: true, frame: frameQuote, prior: 0.9, rule: "slavic-inside-quote",
		content: [][2]int{{quote.first, i - 1}, {end + 1, quote.end}},
	}, true
}

// asClause: як повідомляє X, …; …, как пишет X.
func (s *slavicFinder) asClause(i, as int) (finding, bool) {
	subj := s.right(i + 1)
	if subj[0] < 0 {
		return finding{}, false
	}
	f := finding{source: subj, how: sourceNamed, cue: [2]int{as, i + 1}, frame: frameZero, prior: 0.8, rule: "slavic-as"}
	if as > s.from+1 {
		f.content = append(f.content, [2]int{s.from, as})
	}
	if subj[1] < s.to-2 {
		f.content = append(f.content, [2]int{subj[1], s.to})
	}
	return f, len(f.content) > 0
}

// bySource: За словами X, …; По мнению X, …
func (s *slavicFinder) bySource() (finding, bool) {
	for i := s.from; i+2 < s.to; i++ {
		for _, w := range slavicBy {
			length := 2
			possessive := s.low(i) == w[0] && (s.low(i+1) == "його" || s.low(i+1) == "її" || s.low(i+1) == "їхніми" || s.low(i+1) == "его" || s.low(i+1) == "ее" || s.low(i+1) == "её" || s.low(i+1) == "их") && s.low(i+2) == w[1]
			if possessive {
				length = 3
			} else if s.low(i) != w[0] || s.low(i+1) != w[1] {
				continue
			}
			end := i + length
			for end < s.to && s.kind(end) != kindComma && s.kind(end) != kindStop {
				end++
			}
			f := finding{
				cue: [2]int{i, i + length}, how: sourceNamed, source: [2]int{i + length, end}, frame: frameZero, kind: statement,
				lemma: "according-to", rule: "slavic-according-to", prior: 0.85,
			}
			if possessive {
				f.source = [2]int{-1, -1}
			} else if end == i+length {
				return f, false
			}
			if i > s.from+2 {
				f.content = append(f.content, [2]int{s.from, i})
			}
			if end < s.to-2 {
				f.content = append(f.content, [2]int{end, s.to})
			}
			return f, len(f.content) > 0
		}
	}
	return finding{}, false
}

// left gives the subject that ends with token e: from the last comma or the start.
func (s *slavicFinder) left(e int) [2]int {
	a := e
	for a >= s.from && s.kind(a) != kindComma && s.kind(a) != kindDash && s.kind(a) != kindColon && s.kind(a) != kindStop {
		a--
	}
	a++
	for a <= e && slavicTimes[s.low(a)] {
		a++
	}
	for slavicPreps[s.low(a)] && a <= e { // «У середу міністр …»: the phrase in front is no subject
		k := a + 1
		for k <= e && !s.p.toks[k].capital && k < a+3 {
			k++
		}
		if k > e {
			return [2]int{-1, -1}
		}
		a = k
	}
	if a > e || e-a > 14 || s.low(a) == "и" || s.low(a) == "і" || s.low(a) == "й" {
		return [2]int{-1, -1}
	}
	return [2]int{a, e + 1}
}

// right gives the subject that begins at token i, behind adjuncts of time.
func (s *slavicFinder) right(i int) [2]int { return s.rightWithin(i, s.to) }

func (s *slavicFinder) rightWithin(i, to int) [2]int {
	for slavicTimes[s.low(i)] {
		i++
	}
	for i < to && slavicPreps[s.low(i)] && i+2 < to {
		i += 2
	}
	if i >= to || s.kind(i) != kindWord {
		return [2]int{-1, -1}
	}
	if slavicPronouns[s.low(i)] {
		return [2]int{i, i + 1}
	}
	e, last := i, -1
	for e < to && e < i+10 {
		if q := s.p.toks[e].quote; q >= 0 && s.p.quotes[q].first == e && s.p.quotes[q].end <= to && s.p.quotes[q].words <= 4 {
			e = s.p.quotes[q].end
			last = e
			continue
		}
		if s.kind(e) != kindWord && s.kind(e) != kindClitic || slavicPreps[s.low(e)] && e > i && last >= 0 {
			break
		}
		if s.p.toks[e].capital {
			last = e + 1
		} else if last >= 0 && e >= last {
			break
		}
		e++
	}
	if last < 0 {
		last = e
	}
	return [2]int{i, last}
}
