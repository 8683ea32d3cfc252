package query

import (
	"regexp"
	"time"
)

// Node is one part of a query. The kinds are the types of this file.
type Node interface {
	// String prints the node as query text that is read as the same node.
	String() string
	level() level
}

// level is the strength with which a node holds together, weakest first.
type level int

const (
	levelOr level = iota
	levelAnd
	levelNot
	levelNear
	levelItem
)

// All matches every article; it stands for the empty query.
type All struct{}

// And matches articles that match every node. It has at least two, none of them an And.
type And struct{ Nodes []Node }

// Or matches articles that match a node. It has at least two, none of them an Or.
type Or struct{ Nodes []Node }

// Not matches articles that do not match the node, which is no Not.
type Not struct{ Node Node }

// Mode tells how a term is compared with a word.
type Mode int

// The modes.
const (
	Bare     Mode = iota // folded; with word forms if Forms is set
	Forms                // with word forms whatever the switch says: FORMS(word)
	Literal              // folded, then the bytes of the text are checked: =word
	Capitals             // the same, for a word in capitals: CAPS(US)
	Pattern              // with * and ? standing for letters
	Fuzzy                // Distance letters may differ, not the first
	Regex                // a regular expression for the whole folded word
	Any                  // any word: _ inside a phrase
)

// Term is one search word.
type Term struct {
	Mode     Mode
	Raw      string         // as typed
	Exact    string         // folded; patterns keep * and ?
	Forms    bool           // word forms count
	Distance int            // of a Fuzzy term, 1 or 2
	Expr     *regexp.Regexp // of a Regex term, anchored
}

// Phrase is words in this order with nothing between, or, with a window, in any order
// inside so many words.
type Phrase struct {
	Terms   []Term
	Window  int    // extra words allowed; 0 means a plain phrase
	Literal bool   // the bytes must agree with Raw
	Raw     string // as typed between the quotation marks; set for literal phrases only
	Offset  int    // of the first term in Raw
}

// NearOp is a proximity operator.
type NearOp int

// The proximity operators.
const (
	Within        NearOp = iota // W/n
	Before                      // PRE/n
	NotWithin                   // NOT W/n
	SameSentence                // W/S
	SameParagraph               // W/P
)

// Near relates two parts by their distance. Its operands hold no And, Not, Filter or
// AtLeast.
type Near struct {
	Op          NearOp
	N           int // words; 0 for sentence and paragraph
	Left, Right Node
}

// First restricts a node to the first N words of the body.
type First struct {
	N    int
	Node Node
}

// Lead restricts a node to the title and the first two paragraphs.
type Lead struct{ Node Node }

// AtLeast asks for N hits of the node in the article.
type AtLeast struct {
	N    int
	Node Node
}

// In restricts a node to the title or the body.
type In struct {
	Field string // "title" or "body"
	Node  Node
}

// List stands for any term of a saved term list or, with the field mentions, for any name
// of an actor of the codebook.
type List struct {
	Field string // "" or "mentions"
	Name  string
	Node  Node // the terms; All where the list is empty or unknown
}

// Filter asks for a fact about the article, not for words in it.
type Filter struct {
	Field string
	Value string // as typed
	// From and To bound a date, half-open; a zero time is no bound.
	From, To time.Time
	// Least and Most bound a number of words; Most -1 is no bound.
	Least, Most int
	// Inner is the query that note: and quote: run over their texts.
	Inner Node
}

func (All) level() level     { return levelItem }
func (And) level() level     { return levelAnd }
func (Or) level() level      { return levelOr }
func (Not) level() level     { return levelNot }
func (Phrase) level() level  { return levelItem }
func (Near) level() level    { return levelNear }
func (First) level() level   { return levelItem }
func (Lead) level() level    { return levelItem }
func (AtLeast) level() level { return levelItem }
func (In) level() level      { return levelItem }
func (List) level() level    { return levelItem }
func (Filter) level() level  { return levelItem }

// level of a regular expression is low, so that it is bracketed and stands alone.
func (t Term) level() level {
	if t.Mode == Regex {
		return levelNear
	}
	return levelItem
}

// Walk calls visit for the node and everything below it, parents first.
func Walk(n Node, visit func(Node)) {
	visit(n)
	switch n := n.(type) {
	case And:
		for _, c := range n.Nodes {
			Walk(c, visit)
		}
	case Or:
		for _, c := range n.Nodes {
			Walk(c, visit)
		}
	case Not:
		Walk(n.Node, visit)
	case Near:
		Walk(n.Left, visit)
		Walk(n.Right, visit)
	case First:
		Walk(n.Node, visit)
	case Lead:
		Walk(n.Node, visit)
	case AtLeast:
		Walk(n.Node, visit)
	case In:
		Walk(n.Node, visit)
	case List:
		Walk(n.Node, visit)
	}
}

// conjunction and disjunction keep the rules of And and Or: flat, at least two.
func conjunction(nodes []Node) Node {
	var flat []Node
	for _, n := range nodes {
		if a, ok := n.(And); ok {
			flat = append(flat, a.Nodes...)
		} else if n != nil {
			flat = append(flat, n)
		}
	}
	if len(flat) == 1 {
		return flat[0]
	}
	if len(flat) == 0 {
		return nil
	}
	return And{flat}
}

func disjunction(nodes []Node) Node {
	var flat []Node
	for _, n := range nodes {
		if o, ok := n.(Or); ok {
			flat = append(flat, o.Nodes...)
		} else if n != nil {
			flat = append(flat, n)
		}
	}
	if len(flat) == 1 {
		return flat[0]
	}
	if len(flat) == 0 {
		return nil
	}
	return Or{flat}
}

func negation(n Node) Node {
	if not, ok := n.(Not); ok {
		return not.Node
	}
	return Not{n}
}
