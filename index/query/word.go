package query

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

var fuzzySuffix = regexp.MustCompile(`~([0-9]*)$`)

// word reads a run as a word, or as a phrase where the text would be split too
// (vice-president, and/or).
func (p *parser) word(text string, literal bool) Node {
	typed := text
	distance := 0
	if m := fuzzySuffix.FindStringSubmatch(text); m != nil {
		text = strings.TrimSuffix(text, m[0])
		distance = p.distance(typed, m[1])
	}
	if body, ok := strings.CutSuffix(text, "!"); ok && !literal {
		if r, _ := utf8.DecodeLastRuneInString(body); unicode.IsLetter(r) || unicode.IsDigit(r) {
			text = body + "*"
		}
	}
	terms := slices.DeleteFunc(p.terms(text), func(t Term) bool { return t.Mode == Any })
	switch {
	case len(terms) == 0:
		p.repair("%s was left out: it holds no letters", typed)
		return nil
	case len(terms) > 1 && literal:
		return p.literalPhrase(text)
	case len(terms) > 1 || !literal && distance == 0 && reserved(terms[0].Raw):
		return Phrase{Terms: terms}
	}
	t := terms[0]
	switch {
	case literal && t.Mode == Pattern:
		p.repair("=%s: a pattern is not checked against the bytes", t.Raw)
	case literal:
		t.Mode = Literal
	case distance > 0 && t.Mode == Bare:
		t.Mode, t.Distance = Fuzzy, distance
	case t.Mode == Bare:
		t.Forms = !p.opts.Exact
	}
	return t
}

// reserved tells that a word could be taken for an operator when it is printed; it is
// kept in quotation marks.
func reserved(raw string) bool {
	switch raw {
	case "AND", "OR", "NOT", "SAME":
		return true
	}
	return false
}

func (p *parser) distance(typed, digits string) int {
	if digits == "" {
		p.repair("the ~ of %s was left out: it needs a 1 or 2", typed)
		return 0
	}
	n := number(digits)
	if n > 2 {
		p.repair("%s: at most two letters may differ", typed)
	}
	return min(n, 2)
}

// quoted reads a phrase.
func (p *parser) quoted(t token, literal bool) Node {
	if t.unclosed {
		p.repair("a closing quotation mark was added at the end")
	}
	if literal {
		return p.literalPhrase(strings.TrimSpace(t.text))
	}
	var terms []Term
	for field := range strings.FieldsSeq(t.text) {
		if field == "_" {
			terms = append(terms, Term{Mode: Any, Raw: "_"})
			continue
		}
		terms = append(terms, p.terms(field)...)
	}
	for i, term := range terms {
		if term.Mode == Any && term.Raw == "" {
			terms[i].Raw = "_"
			p.repair("a wildcard standing alone in quotation marks is one word, whatever it is")
		}
	}
	if !slices.ContainsFunc(terms, func(t Term) bool { return t.Mode != Any }) {
		p.repair("empty quotation marks were left out")
		return nil
	}
	phrase := Phrase{Terms: terms}
	if len(terms) > 1 {
		phrase.Window = t.window
	}
	return phrase
}

// literalPhrase reads text whose bytes have to agree; wildcards mean themselves.
func (p *parser) literalPhrase(text string) Node {
	pieces := p.opts.Split(text)
	if len(pieces) == 0 {
		p.repair("=%s was left out: it holds no letters", text)
		return nil
	}
	phrase := Phrase{Literal: true, Raw: text, Offset: pieces[0].Start}
	for _, piece := range pieces {
		phrase.Terms = append(phrase.Terms, Term{Raw: text[piece.Start:piece.End], Exact: piece.Exact})
	}
	return phrase
}
