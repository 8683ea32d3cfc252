package suggest

import (
	"strings"
	"unicode/utf8"

	"parley/app"
)

// paragraph is one line of the text with its tokens and outermost quotations.
type paragraph struct {
	app.Bounds
	toks   []token
	lemmas []string
	slav   []slavWord // of a Ukrainian or Russian text
	quotes []quotation
	sents  [][2]int // token ranges
	skip   bool     // boilerplate
	title  bool     // a heading without a full stop
	still  bool     // ends inside a quotation
}

// document is a text cut up.
type document struct {
	text  string
	paras []*paragraph
	flats map[int]*paragraph // paragraphs without their outermost quotations, by place
}

// newDocument cuts a text into paragraphs, quotations and sentences and tags every word.
func newDocument(text, lang string) *document {
	d := &document{text: text}
	start, open := 0, false
	for line := range strings.Lines(text) {
		end := start + len(strings.TrimRight(line, "\n"))
		if strings.TrimSpace(line) != "" {
			p := &paragraph{Bounds: app.Bounds{Start: start, End: end}}
			p.toks = tokenize(text, start, end)
			p.quotes, open = quotations(text, p.toks, open, 0)
			p.still = open
			if len(p.toks) > 0 {
				d.paras = append(d.paras, p)
			}
		}
		start += len(line)
	}
	markBoilerplate(d)
	for _, p := range d.paras {
		p.sents = p.split()
		p.lemmas = make([]string, len(p.toks))
		for _, s := range p.sents {
			if lang != "en" {
				break // the tagger knows English only
			}
			tagWords(english(), p.toks[s[0]:s[1]], p.lemmas[s[0]:s[1]])
		}
	}
	return d
}

// split cuts a paragraph into sentences. A sentence never ends inside a quotation that goes
// on, and “…?” asked X is one sentence.
func (p *paragraph) split() [][2]int {
	var out [][2]int
	from := 0
	for i := 0; i < len(p.toks); i++ {
		if p.toks[i].kind != kindStop && !p.abbreviationEnds(i) {
			continue
		}
		end := i + 1
		for end < len(p.toks) && (p.toks[end].kind == kindMark && p.closes(end) || p.toks[end].kind == kindClose && !p.toks[end].space) {
			end++
		}
		if end < len(p.toks) && !p.breaks(i, end) {
			continue
		}
		out = append(out, [2]int{from, end})
		from, i = end, end-1
	}
	if from < len(p.toks) {
		out = append(out, [2]int{from, len(p.toks)})
	}
	return out
}

// closes reports whether the mark at i ends a quotation.
func (p *paragraph) closes(i int) bool {
	q := p.toks[i].quote
	return q < 0 || p.quotes[q].end == i+1 || !p.toks[i].space
}

// abbreviationEnds: "… the U.S. He said" ends with its abbreviation.
func (p *paragraph) abbreviationEnds(i int) bool {
	t := p.toks[i]
	if t.kind != kindWord || !strings.HasSuffix(t.low, ".") || i+1 >= len(p.toks) || t.quote >= 0 && p.toks[i+1].quote == t.quote {
		return false
	}
	next := p.toks[i+1]
	if !next.capital && next.kind != kindMark {
		return false
	}
	if next.kind == kindMark {
		return p.opens(i+1) && i+2 < len(p.toks) && p.toks[i+2].capital
	}
	if len(t.low) == 2 || titleWords[strings.TrimSuffix(t.low, ".")] {
		return false
	}
	return starters[next.low]
}

func (p *paragraph) opens(i int) bool {
	q := p.toks[i].quote
	return q >= 0 && p.quotes[q].first == i
}

// starters are words that typically begin a sentence behind an abbreviation.
var starters = wordSet(`the a an he she it they we i but and in on at this that these those his her their our for if when while after
	before as there here what who why how however meanwhile still yet so then also asked`)

var titleWords = wordSet(`mr mrs ms dr prof rev hon gen lt col sgt capt cmdr adm maj sen sens rep reps gov govs pres st`)

// breaks decides whether the stop at i, with its closing marks up to end, ends a sentence.
func (p *paragraph) breaks(i, end int) bool {
	t, next := p.toks[i], p.toks[end]
	if next.quote >= 0 && next.quote == t.quote {
		return false // inside a quotation
	}
	if t.quote >= 0 && next.quote < 0 && p.quotes[t.quote].end == end {
		return p.breaksBehindQuotation(i, end)
	}
	switch next.kind {
	case kindWord:
		return next.capital
	case kindMark:
		return p.opens(end) || next.quote < 0
	case kindNumber, kindOpen, kindDash, kindOther:
		return next.space && (next.kind != kindOther || t.low != "...")
	}
	return false
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// breaksBehindQuotation: “Why?” Anna Reyes asked. goes on, “No.” She left. does not.
func (p *paragraph) breaksBehindQuotation(i, end int) bool {
	next := p.toks[end]
	if next.kind == kindMark {
		return true
	}
	if !next.capital {
		return next.kind == kindNumber
	}
	if p.toks[i].low == "." && p.quotes[p.toks[i].quote].words > 2 {
		return !p.saidSoon(end, 4)
	}
	return !p.saidSoon(end, 12)
}

// saidSoon looks for a verb of saying that ends the sentence, behind a bare subject.
func (p *paragraph) saidSoon(at, most int) bool {
	for k := at; k < len(p.toks) && k < at+most; k++ {
		t := p.toks[k]
		if t.quote >= 0 || t.kind == kindStop || k < at+2 && (t.kind == kindComma || t.low == "and" || t.low == "but") {
			return false
		}
		if t.kind != kindWord || t.capital && k > at {
			continue
		}
		if c := cueByLemma()[english().forms[t.low].lemma]; c != nil && c.has(frameQuote) && c.kind == statement && english().forms[t.low].tags&setOf(tagPast, tagVerbS) != 0 {
			if k+1 >= len(p.toks) {
				return true
			}
			switch n := p.toks[k+1]; {
			case (n.kind == kindComma || n.kind == kindColon) && k+2 < len(p.toks) && p.opens(k+2) && p.toks[at-2].low == ".":
				return false // “We won.” Holt added: “So there.”
			case n.kind == kindStop, n.kind == kindComma, n.kind == kindColon, n.low == "in", n.low == "on", n.low == "at", n.low == "during", n.low == "when", n.low == "after", n.low == "to":
				return true
			case most > 4 && n.kind == kindWord && n.low != "that" && k == at:
				return true
			}
			return false
		}
		if english().forms[t.low].tags&setOf(tagModal, tagBe, tagHave) != 0 {
			return false
		}
	}
	return false
}
