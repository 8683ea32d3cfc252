package query

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// item reads one operand: a word, a phrase, a function, a field or a bracket. It always
// consumes a token; nil means that nothing was left of it.
func (p *parser) item() Node {
	p.depth++
	defer func() { p.depth-- }()
	p.deep = max(p.deep, p.depth)
	t := p.peek()
	p.pos++
	if p.depth > p.deepest() {
		p.repair("what is nested deeper than %d brackets was left out", deepest)
		return nil
	}
	switch t.kind {
	case kindOpen:
		return p.bracketed()
	case kindQuoted:
		if p.filter != "" {
			return p.value(p.filter, t.text)
		}
		return p.quoted(t, false)
	case kindRegex:
		if p.filter != "" {
			return p.value(p.filter, "/"+t.text+"/")
		}
		return p.regex(t.text)
	case kindRun:
		if p.filter != "" {
			return p.value(p.filter, t.text)
		}
		return p.run(t.text)
	}
	return nil
}

func (p *parser) deepest() int {
	if p.variant.shallow {
		return deepest/2 - 1
	}
	return deepest
}

func (p *parser) bracketed() Node {
	n := p.expression()
	if p.peek().kind == kindClose {
		p.pos++
	} else {
		p.repair("a closing bracket was added at the end")
	}
	if n == nil {
		p.repair("empty brackets were left out")
	}
	return n
}

// run reads a function, a field, a list or a word.
func (p *parser) run(text string) Node {
	if n, ok := p.function(text); ok {
		return n
	}
	if _, _, ok := proximity(text); ok {
		p.repair("%s with nothing before it was left out", text)
		return nil
	}
	if name, ok := strings.CutPrefix(text, "@"); ok && p.listName(name) {
		return p.list(name)
	}
	if name, rest, ok := strings.Cut(text, ":"); ok {
		switch {
		case isTextField(name):
			return p.textField(name, rest)
		case isFilter(name):
			return p.filterField(name, rest)
		}
	}
	if rest, ok := strings.CutPrefix(text, "="); ok {
		if next := p.peek(); rest == "" && next.kind == kindQuoted && next.glued {
			p.pos++
			return p.quoted(next, true)
		}
		return p.word(rest, true)
	}
	return p.word(text, false)
}

// function reads FIRST/n(…), LEAD(…), CAPS(…), FORMS(…) and ATLEAST/n.
func (p *parser) function(text string) (Node, bool) {
	if m := atLeastRun.FindStringSubmatch(text); m != nil {
		if k := p.peek().kind; k == kindEnd || k == kindClose {
			p.repair("%s with nothing after it was left out", text)
			return nil, true
		}
		inner := p.item()
		if inner == nil {
			return nil, true
		}
		return AtLeast{max(1, number(m[1])), inner}, true
	}
	first := firstWord.FindStringSubmatch(text)
	open := p.peek().kind == kindOpen && (p.peek().glued || first != nil)
	if !open || first == nil && text != "LEAD" && text != "CAPS" && text != "FORMS" {
		return nil, false
	}
	inner := p.item()
	if inner == nil {
		return nil, true
	}
	switch {
	case first != nil:
		return First{max(1, number(first[1])), inner}, true
	case text == "LEAD":
		return Lead{inner}, true
	case text == "CAPS":
		return p.each(inner, p.capitals), true
	}
	return p.each(inner, withForms), true
}

// each applies a change to every bare word below a node, for CAPS and FORMS with more
// than one word in the brackets.
func (p *parser) each(n Node, change func(Node) Node) Node {
	switch n := n.(type) {
	case And:
		return conjunction(mapNodes(n.Nodes, func(c Node) Node { return p.each(c, change) }))
	case Or:
		return disjunction(mapNodes(n.Nodes, func(c Node) Node { return p.each(c, change) }))
	}
	return change(n)
}

func (p *parser) capitals(n Node) Node {
	t, ok := n.(Term)
	if !ok || t.Mode != Bare {
		return n
	}
	upper := strings.ToUpper(t.Raw)
	pieces := p.opts.Split(upper)
	if len(pieces) != 1 {
		return n
	}
	t = Term{Mode: Capitals, Raw: upper[pieces[0].Start:pieces[0].End], Exact: pieces[0].Exact}
	if reserved(t.Raw) {
		t.Mode = Literal // CAPS(AND) would be read as an operator
	}
	return t
}

func withForms(n Node) Node {
	if t, ok := n.(Term); ok && t.Mode == Bare {
		return Term{Mode: Forms, Raw: t.Raw, Exact: t.Exact, Forms: true}
	}
	return n
}

func isTextField(name string) bool { return name == "title" || name == "body" || name == "lead" }

// textField reads what stands after title:, body: or lead:.
func (p *parser) textField(name, rest string) Node {
	if rest != "" {
		p.pos--
		p.toks[p.pos].text = rest
	}
	if op := p.operator(); p.peek().kind == kindEnd || p.peek().kind == kindClose || op != "" {
		p.repair("%s: with nothing after it was left out", name)
		return nil
	}
	inner := p.item()
	switch {
	case inner == nil:
		return nil
	case name == "lead":
		return Lead{inner}
	}
	return In{name, inner}
}

var listWord = regexp.MustCompile(`^[\pL\pN_.-]+$`)

func (p *parser) listName(name string) bool { return listWord.MatchString(name) }

// list expands a saved term list to any of its terms.
func (p *parser) list(name string) Node {
	var terms []string
	ok := false
	if p.opts.Lists != nil {
		terms, ok = p.opts.Lists(name)
	}
	if !ok {
		p.refuse("there is no term list called %s", name)
		return List{Name: name, Node: All{}}
	}
	var nodes []Node
	for _, term := range terms {
		if n := p.wording(term); n != nil {
			nodes = append(nodes, n)
			continue
		}
		inner := Options{Split: p.opts.Split, Exact: p.opts.Exact, Now: p.opts.Now}
		if parsed := Parse(term, inner); parsed.Problem == "" && parsed.Query != Node(All{}) {
			nodes = append(nodes, parsed.Query)
		} else {
			p.repair("the entry %q of the term list %s was left out", term, name)
		}
	}
	if n := disjunction(nodes); n != nil {
		return List{Name: name, Node: n}
	}
	p.refuse("the term list %s is empty", name)
	return List{Name: name, Node: All{}}
}

var plainWords = regexp.MustCompile(`^[\pL\pN][\pL\pN\pM'’ʼ. -]*$`)

// wording reads an entry of a list that is several words and nothing else: they are one
// term, in any form where word forms count. Other entries are queries.
func (p *parser) wording(entry string) Node {
	entry = strings.TrimSpace(entry)
	if !strings.Contains(entry, " ") || !plainWords.MatchString(entry) || slices.ContainsFunc(strings.Fields(entry), reserved) {
		return nil
	}
	return called(p.opts.Split, Name{Text: entry, Forms: !p.opts.Exact})
}

// regex reads an expression that a whole folded word has to match.
func (p *parser) regex(text string) Node {
	literal := 0
	for _, r := range text {
		if unicode.IsLetter(r) || unicode.IsDigit(r) {
			literal++
		}
	}
	expr, err := regexp.Compile("(?i)^(?:" + text + ")$")
	if err != nil {
		p.repair("/%s/ is no valid pattern and is searched as words", text)
		return p.word(text, false)
	}
	if literal < 2 {
		p.refuse("/%s/ needs at least two letters", text)
	}
	return Term{Mode: Regex, Raw: text, Exact: text, Expr: expr}
}

// The wildcards travel through the tokeniser as two letters that no text uses.
const (
	starLetter = 'ʬ'
	markLetter = 'ʭ'
)

var (
	hideWild = strings.NewReplacer("*", string(starLetter), "?", string(markLetter))
	showWild = strings.NewReplacer(string(starLetter), "*", string(markLetter), "?")
)

// terms cuts a piece of query text without spaces into terms, with patterns where
// wildcards stand.
func (p *parser) terms(text string) []Term {
	wild := strings.ContainsAny(text, "*?")
	if wild {
		for strings.Contains(text, "**") {
			text = strings.ReplaceAll(text, "**", "*")
		}
		text = hideWild.Replace(text)
	}
	var list []Term
	for _, piece := range p.opts.Split(text) {
		t := Term{Raw: text[piece.Start:piece.End], Exact: piece.Exact}
		if wild {
			t.Raw, t.Exact = showWild.Replace(t.Raw), showWild.Replace(t.Exact)
		}
		if strings.ContainsAny(t.Exact, "*?") {
			t.Mode = Pattern
			switch literals := utf8.RuneCountInString(t.Exact) - strings.Count(t.Exact, "*") - strings.Count(t.Exact, "?"); {
			case literals == 0:
				t = Term{Mode: Any}
			case literals < 2:
				p.refuse("%s needs at least two letters beside the wildcard", t.Raw)
			}
		}
		list = append(list, t)
	}
	return list
}
