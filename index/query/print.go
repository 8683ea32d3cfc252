package query

import (
	"strconv"
	"strings"
	"unicode"
)

// Print gives the query text of a whole query. It is read as the same tree.
func Print(n Node) string {
	text := n.String()
	if strings.HasSuffix(strings.TrimRight(text, quoteMarks), "?") {
		return "(" + text + ")" // a question mark that ends the query would be dropped
	}
	return text
}

// String implements Node.
func (All) String() string { return "" }

// String implements Node.
func (a And) String() string { return join(a.Nodes, " AND ", levelAnd) }

// String implements Node.
func (o Or) String() string { return join(o.Nodes, " OR ", levelOr) }

// join prints operands; those that hold together as weakly as the operator, or weaker,
// are bracketed, and so is an AND inside an OR, for the reader's sake.
func join(nodes []Node, op string, l level) string {
	parts := make([]string, len(nodes))
	for i, n := range nodes {
		least := l + 1
		if l == levelOr {
			least = levelNot
		}
		parts[i] = bracket(n, least)
	}
	return strings.Join(parts, op)
}

func bracket(n Node, least level) string {
	if n.level() < least {
		return "(" + n.String() + ")"
	}
	return n.String()
}

// String implements Node.
func (n Not) String() string { return "NOT " + bracket(n.Node, levelNear) }

// String implements Node.
func (n Near) String() string {
	least := levelItem
	if l, ok := n.Left.(Near); ok && l.Op == n.Op && l.N == n.N {
		least = levelNear // chains are read from the left
	}
	return bracket(n.Left, least) + " " + n.operator() + " " + bracket(n.Right, levelItem)
}

func (n Near) operator() string {
	switch n.Op {
	case Before:
		return "PRE/" + strconv.Itoa(n.N)
	case NotWithin:
		return "NOT W/" + strconv.Itoa(n.N)
	case SameSentence:
		return "W/S"
	case SameParagraph:
		return "W/P"
	}
	return "W/" + strconv.Itoa(n.N)
}

// String implements Node.
func (f First) String() string { return "FIRST/" + strconv.Itoa(f.N) + "(" + f.Node.String() + ")" }

// String implements Node.
func (l Lead) String() string { return "LEAD(" + l.Node.String() + ")" }

// String implements Node.
func (a AtLeast) String() string {
	return "ATLEAST/" + strconv.Itoa(a.N) + " " + bracket(a.Node, levelItem)
}

// String implements Node.
func (i In) String() string { return i.Field + ":" + bracket(i.Node, levelItem) }

// String implements Node.
func (l List) String() string {
	if l.Field != "" {
		return Filter{Field: l.Field, Value: l.Name}.String()
	}
	return "@" + l.Name
}

// String implements Node.
func (t Term) String() string {
	switch t.Mode {
	case Forms:
		return "FORMS(" + t.Raw + ")"
	case Literal:
		return "=" + t.Raw
	case Capitals:
		return "CAPS(" + t.Raw + ")"
	case Fuzzy:
		return t.Raw + "~" + strconv.Itoa(t.Distance)
	case Regex:
		return "/" + t.Raw + "/"
	case Any:
		return "_"
	}
	return t.Raw
}

// String implements Node.
func (p Phrase) String() string {
	if p.Literal {
		return `="` + p.Raw + `"`
	}
	text := `"` + joinTerms(p.Terms) + `"`
	if p.Window > 0 {
		text += "~" + strconv.Itoa(p.Window)
	}
	return text
}

func joinTerms(terms []Term) string {
	words := make([]string, len(terms))
	for i, t := range terms {
		words[i] = t.Raw
		if t.Mode == Any {
			words[i] = "_"
		}
	}
	return strings.Join(words, " ")
}

// String implements Node.
func (f Filter) String() string {
	if f.Inner != nil {
		return f.Field + ":(" + f.Inner.String() + ")"
	}
	plain := f.Value != "" && !reserved(strings.ToUpper(f.Value)) && !strings.ContainsFunc(f.Value, func(r rune) bool {
		return unicode.IsSpace(r) || r == '(' || r == ')' || isQuote(r)
	})
	if plain {
		return f.Field + ":" + f.Value
	}
	return f.Field + `:"` + f.Value + `"`
}
