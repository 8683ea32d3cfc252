package suggest

import "strings"

// slavBy are the words in front of whom a statement is left to: "за словами X", "по мнению
// X", "если верить X". A possessive may stand before the last: "по его мнению".
var slavBy = func() map[string][][]string {
	out := map[string][][]string{}
	for phrase := range strings.SplitSeq(`за словами|за даними|за інформацією|за оцінкою|за оцінками|за версією|за повідомленням|за повідомленнями|за твердженням|
		за твердженнями|за свідченням|за свідченнями|за підрахунками|за визнанням|за висловом|за виразом|по выражению|за визначенням|по определению|за зізнанням|за спостереженням|за спостереженнями|за розповіддю|за розповідями|
		по словам|по данным|по информации|по оценке|по оценкам|по версии|по мнению|по сообщению|по сообщениям|по утверждению|по утверждениям|по свидетельству|
		по свидетельствам|по подсчетам|по признанию|по рассказу|по рассказам|по убеждению|по наблюдению|по наблюдениям|по сведениям|за відомостями|
		на думку|на переконання|на погляд|на взгляд|зі слів|із слів|з слів|со слов|з погляду|з точки зору|с точки зрения|якщо вірити|если верить|
		як випливає зі слів|як випливає із слів|как следует из слов|як випливає з|как следует из|згідно з|згідно із|згідно зі|согласно|відповідно до`, "|") {
		w := strings.Fields(phrase)
		out[w[0]] = append(out[w[0]], w[1:])
	}
	return out
}()

// slavByPaper end a phrase behind which only somebody's document or somebody stands.
var slavByPaper = wordSet(`з із зі из согласно до`)

// byPhrase gives the token behind a phrase of slavBy at i and the place of a possessive in
// it, or -1.
func (s *slavSentence) byPhrase(i int) (end, whose int) {
	for _, rest := range slavBy[s.low(i)] {
		k, whose := i+1, -1
		for n, w := range rest {
			if n+1 == len(rest) && slavPossessive[s.low(k)] != 0 {
				whose = k
				k++
			}
			if s.low(k) != w {
				k = -1
				break
			}
			k++
		}
		if k > 0 {
			return k, whose
		}
	}
	return -1, -1
}

// according: За словами X, …; …, по данным X, …; По его словам, … It gives the last token of
// the phrase at i, or i.
func (s *slavSentence) according(i int) int {
	n, whose := s.byPhrase(i)
	if n < 0 || s.tok(i).quote >= 0 {
		return i
	}
	f := finding{
		cue: [2]int{i, n}, how: sourceNamed, frame: frameZero, kind: statement, lemma: "according-to",
		rule: "slavic-according", prior: slavLikely,
	}
	_, end := s.clause(n - 1)
	switch {
	case whose >= 0:
		f.source, f.ante = noSpan, [2]int{whose, whose + 1}
		end = n
	case end <= n || !s.reaches(n, end) || slavByPaper[s.low(n-1)] && !s.owned(n):
		return i
	default:
		f.source = [2]int{n, end}
		if s.kind(end) != kindComma && end < s.to && s.kind(end) != kindStop && s.kind(end) != kindDash {
			return i
		}
		if s.kind(end) == kindComma && s.appositive(end+1) {
			if _, more := s.clause(end + 1); s.reaches(end+1, more) && (s.kind(more) == kindComma || more >= s.to || s.kind(more) == kindStop) {
				f.source[1], end = more, more
			}
		}
	}
	if !s.saidOf(i, end) {
		return i
	}
	s.around(&f, i, end)
	s.add(f)
	return n - 1
}

// owned reports whether what begins at k is a document, a body or a person that says
// something: not a law or a plan.
func (s *slavSentence) owned(k int) bool {
	stem := slavStem(s.low(k))
	return slavPapers[stem] || slavLemmas()[stem] != "" || slavUnnamedStems()[stem] || s.capitalInside(k)
}

// saidOf reports whether what the source is named for stands apart from it: at the start of
// the sentence, or between commas.
func (s *slavSentence) saidOf(i, end int) bool {
	k := i
	for k > s.from && s.is(k-1, classLink|classAdverb) {
		k--
	}
	return k == s.from || s.boundary(k-1) || s.boundary(end)
}

// asClause: Як пише газета «Мера», …; …, как сообщил министр; как следует из слов X.
func (s *slavSentence) asClause(f finding, c slavCue, i, a, b int) bool {
	as := a
	for as < i && s.low(as) != "як" && s.low(as) != "как" {
		if !s.is(as, classAdverb|classLink) {
			return false
		}
		as++
	}
	for k := range s.found {
		if c := s.found[k].content; len(c) > 0 && c[0][0] == as {
			return false // "згадала, як батько казав"
		}
	}
	if as >= i || as > s.from && !s.boundary(as-1) && as != a {
		return false
	}
	f.source, f.how = s.subject(c.end, b, true), sourceNamed
	if f.source[0] < 0 {
		f.source = s.subject(as+1, i, true)
	}
	if f.source[0] < 0 && (c.agrees == 't' || c.agrees == 'p') {
		f.source = s.place(c.end, b)
		if f.source[0] < 0 {
			f.source = s.place(as+1, i)
		}
	}
	if f.source[0] < 0 {
		return true
	}
	f.source = s.withAppositive(f.source)
	if f.source[0] > i {
		f.cue[0] = as
	}
	f.frame, f.rule, f.prior = frameZero, "slavic-as", slavLikely
	s.around(&f, as, max(b, f.source[1]))
	s.add(f)
	return true
}

// around gives what stands before token a and behind the comma at b as content.
func (s *slavSentence) around(f *finding, a, b int) {
	if a > s.from {
		from := s.openingOf(a)
		if x, _ := s.clause(max(s.from, a-2)); x < a && (s.told(a) || s.is(x, classThat) || slavBecause[s.low(x)]) && s.tok(a-1).quote < 0 {
			for from = x; from+1 < a && s.is(from, classThat); {
				from++
			}
		}
		f.content = append(f.content, [2]int{from, a})
	}
	if b < s.to && (s.kind(b) == kindComma || s.kind(b) == kindDash || s.kind(b) == kindColon || a == s.from) {
		f.content = append(f.content, [2]int{b, s.semicolon(b)})
	}
}

// slavBecause begin a clause that tells a reason: where somebody is named for it, it is his.
var slavBecause = wordSet(`бо тому оскільки потому поскольку ибо так`)

// document: «…», — говорится в обращении X; В заявлении X говорится, что …
func (s *slavSentence) document(i int) {
	a, b := s.clause(i)
	f := finding{cue: [2]int{s.cueStart(i, a), i + 1}, source: noSpan, how: sourceNamed, kind: statement, lemma: s.low(i)}
	for k := a; k < b; k++ {
		if w := s.low(k); (w == "в" || w == "у" || w == "во" || w == "на") && k != i && k+1 < b && s.kind(k+1) == kindWord {
			end := s.phraseEnd(k+1, b)
			if k < i {
				end = min(end, f.cue[0])
			} else if k == i+1 {
				f.cue[1] = k + 1
			}
			if end > k+1 {
				f.source = [2]int{k + 1, end}
			}
			break
		}
	}
	if f.source[0] < 0 {
		return
	}
	f.verb = &cueVerb{lemma: f.lemma, kind: statement, strong: true, frames: frameQuote | frameThat | frameZero}
	if s.tok(i).quote >= 0 {
		s.insideQuote(f, a, b, slavSure)
		return
	}
	_ = s.behind(f, a) || s.colon(f, i) || s.that(f, i) || s.postposed(f, a, b)
}

// withAppositive takes ", глава …" behind a name that ends at a comma into the source.
func (s *slavSentence) withAppositive(src [2]int) [2]int {
	n := src[1]
	if s.kind(n) != kindComma || !s.appositive(n+1) {
		return src
	}
	_, end := s.clause(n + 1)
	if s.reaches(n+1, end) && (s.boundary(end) || end >= s.to) {
		return [2]int{src[0], end}
	}
	return src
}

// appositive reports whether what begins at n tells who the person before the comma is.
func (s *slavSentence) appositive(n int) bool {
	if s.is(n, classRole) {
		return true
	}
	const near = 4
	for k := n; k < n+near && k < s.to && !s.boundary(k); k++ {
		if s.finite(k) || s.saying(k) || s.is(k, classThat|classRelative|classPronoun|classLink|classPrep) {
			return false
		}
		if s.is(k, classRole) {
			return true
		}
	}
	return s.is(n-2, classUnnamed) || s.kind(n) == kindNumber
}
