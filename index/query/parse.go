package query

import (
	"fmt"
	"strings"
	"time"

	"parley/app"
)

// Piece is a word cut from query text by the tokeniser of the index.
type Piece struct {
	Start, End int    // bytes of the text given to Split
	Exact      string // folded
}

// Options are what the parser needs to know. Split must be set.
type Options struct {
	Split func(text string) []Piece
	// Exact switches word forms off; they are on by default.
	Exact bool
	// Now is the day from which date:last7d counts back.
	Now time.Time
	// Lists gives the terms of a saved term list; nil means that there are none.
	Lists func(name string) (terms []string, ok bool)
	// Names gives the names of the actors that a text calls, for mentions:; none if the
	// codebook has no such actor. Nil means that there is no codebook.
	Names func(actor string) []Name
}

// Parsed is a query as it was read.
type Parsed struct {
	Query   Node         // never nil
	Reading string       // one plain sentence
	Notices []app.Notice // repairs and remarks
	Problem string       // why the query must not be run, or empty
	// Converted is what the query becomes if it was pasted from another system, nil if it
	// does not look like that.
	Converted *app.Conversion
}

// deepest is how far brackets and prefixes may nest; more is left out and said.
const deepest = 60

// variant is another way to read the same text, for one-click corrections.
type variant struct {
	orFirst      bool // OR holds together more strongly than AND
	lowerCase    bool // and, or, not are operators
	keepQuestion bool // a question mark at the end is a wildcard
	chain        side // how a chain of different distances is bracketed
	shallow      bool // nesting is cut earlier
}

// side is where brackets begin.
type side int

const (
	undecided side = iota
	fromLeft
	fromRight
)

type parser struct {
	opts    Options
	variant variant
	toks    []token
	pos     int
	depth   int
	filter  string // field whose values are read, or empty
	notices []app.Notice
	problem string

	mixed, lower, question, chained bool // which variants are worth offering
	deep                            int  // how far the query nests
}

// Parse reads a query. Every text is a query.
func Parse(text string, opts Options) Parsed {
	p, root := read(text, opts, variant{})
	if p.deep > deepest/2 {
		// The printed query may nest more than the typed one; it has to be readable too.
		if q, _ := read(Print(root), opts, variant{}); q.deep > deepest {
			p, root = read(text, opts, variant{shallow: true})
		}
	}
	if p.chained {
		_, left := read(text, opts, variant{chain: fromLeft})
		_, right := read(text, opts, variant{chain: fromRight})
		p.say("bracketed from the left", left)
		p.say("bracketed from the right", right)
	}
	if p.mixed {
		_, other := read(text, opts, variant{orFirst: true})
		p.say("AND holds together before OR here", other)
	}
	pasted := convert(text, opts)
	if p.lower && pasted == nil { // what was pasted says so for all at once
		_, other := read(text, opts, variant{lowerCase: true})
		p.say("and, or, not in small letters are searched as words; in capitals they join or exclude", other)
	}
	if p.question {
		_, other := read(text, opts, variant{keepQuestion: true})
		p.say("the question mark at the end was left out", other)
	}
	return Parsed{Query: root, Reading: Reading(root), Notices: p.notices, Problem: p.problem, Converted: pasted}
}

func read(text string, opts Options, v variant) (*parser, Node) {
	p := &parser{opts: opts, variant: v}
	trimmed := strings.TrimRight(strings.TrimSpace(text), quoteMarks)
	if strings.HasSuffix(trimmed, "?") && !v.keepQuestion {
		tail := strings.TrimSpace(text)[len(trimmed):]
		p.question = strings.TrimRight(trimmed, "? ") != ""
		text = strings.TrimRight(trimmed, "? ") + tail
	}
	p.toks = lex(text)
	var nodes []Node
	for p.pos < len(p.toks) {
		if n := p.expression(); n != nil {
			nodes = append(nodes, n)
		}
		if p.peek().kind == kindClose {
			p.pos++
			p.repair("a closing bracket without an opening one was left out")
		}
	}
	if root := conjunction(nodes); root != nil {
		return p, root
	}
	return p, All{}
}

// say adds a notice with a rewritten query.
func (p *parser) say(text string, fix Node) {
	n := app.Notice{Text: text}
	if fix != nil {
		n.Fix = Print(fix)
	}
	p.notices = append(p.notices, n)
}

// repair says once that something was left out or added.
func (p *parser) repair(format string, args ...any) {
	text := fmt.Sprintf(format, args...)
	for _, n := range p.notices {
		if n.Text == text {
			return
		}
	}
	p.say(text, nil)
}

// refuse notes why the query must not be run; the first reason stands.
func (p *parser) refuse(format string, args ...any) {
	if p.problem == "" {
		p.problem = fmt.Sprintf(format, args...)
	}
}

func (p *parser) peek() token { return p.ahead(0) }

func (p *parser) ahead(n int) token {
	if p.pos+n < len(p.toks) {
		return p.toks[p.pos+n]
	}
	return token{}
}

// operator reads the token ahead as AND, OR or NOT.
func (p *parser) operator() string {
	t := p.peek()
	if t.kind != kindRun {
		return ""
	}
	switch t.text {
	case "AND", "OR", "NOT":
		return t.text
	case "and", "or", "not":
		p.lower = true
		if p.variant.lowerCase {
			return strings.ToUpper(t.text)
		}
	}
	return ""
}

// expression reads operands joined by AND, OR or nothing, up to a closing bracket or
// the end.
func (p *parser) expression() Node {
	var nodes []Node
	var ors []bool // whether OR stands before the operand
	pending := ""
	for {
		t := p.peek()
		if t.kind == kindEnd || t.kind == kindClose {
			break
		}
		if op := p.operator(); op == "AND" || op == "OR" {
			p.pos++
			if len(nodes) == 0 || pending != "" {
				p.repair("%s with nothing before it was left out", op)
			} else {
				pending = op
			}
			continue
		}
		if n := p.negated(); n != nil {
			nodes, ors = append(nodes, n), append(ors, pending == "OR")
			pending = ""
		}
	}
	if pending != "" {
		p.repair("%s with nothing after it was left out", pending)
	}
	return p.group(nodes, ors)
}

// group builds the tree of a flat list of operands. AND holds together before OR unless
// the variant says otherwise.
func (p *parser) group(nodes []Node, ors []bool) Node {
	var groups []Node
	sizes, alternatives := 0, 0
	for from := 0; from < len(nodes); {
		to := from + 1
		for to < len(nodes) && ors[to] == p.variant.orFirst {
			to++
		}
		if p.variant.orFirst {
			groups = append(groups, disjunction(nodes[from:to]))
		} else {
			groups = append(groups, conjunction(nodes[from:to]))
		}
		sizes = max(sizes, to-from)
		alternatives++
		from = to
	}
	if sizes > 1 && alternatives > 1 {
		p.mixed = true
	}
	if p.variant.orFirst {
		return conjunction(groups)
	}
	return disjunction(groups)
}

// negated reads an operand with NOT, - or + before it.
func (p *parser) negated() Node {
	negative := false
	for p.operator() == "NOT" {
		p.pos++
		negative = !negative
		if _, _, ok := proximity(p.peek().text); ok && p.peek().kind == kindRun {
			break
		}
	}
	if sign := p.sign(); sign != 0 {
		negative = negative != (sign == '-')
	}
	next := p.peek().kind
	if op := p.operator(); next == kindEnd || next == kindClose || op == "AND" || op == "OR" {
		if negative {
			p.repair("NOT with nothing after it was left out")
		}
		return nil
	}
	n := p.near()
	if n != nil && negative {
		return negation(n)
	}
	return n
}

// sign takes a leading - or + off the next token. A sign glued to what stands before it
// is a hyphen.
func (p *parser) sign() byte {
	t := p.peek()
	if t.kind != kindRun || t.glued && p.pos > 0 && p.toks[p.pos-1].kind != kindOpen {
		return 0
	}
	sign := t.text[0]
	if sign != '-' && sign != '+' {
		return 0
	}
	rest := strings.TrimLeft(t.text, "-+")
	if rest != "" {
		p.toks[p.pos].text = rest
		return sign
	}
	if next := p.ahead(1); len(t.text) == 1 && next.glued && (next.kind == kindQuoted || next.kind == kindOpen) {
		p.pos++
		return sign
	}
	return 0
}
