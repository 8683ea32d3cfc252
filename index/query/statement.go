package query

import (
	"slices"
	"strings"
)

// StatementField is the field of the filter that Statements makes; nobody types it.
const StatementField = "statement"

// statementFields are answered by one statement, or one annotation.
var statementFields = []string{"actor", "issue", "stance", "attribution", "coder", "said", "quote"}

// IsStatementField tells that a field asks for a fact of a statement.
func IsStatementField(field string) bool { return slices.Contains(statementFields, field) }

// Statements joins what is asked of statements beside each other into one filter:
// actor:Kellogg stance:oppose is one statement of Kellogg that opposes, not one of his and
// another that opposes. What is excluded stays a question about the article.
func Statements(n Node) Node {
	switch n := n.(type) {
	case And:
		one, rest := statementParts(n.Nodes)
		rest = mapNodes(rest, Statements)
		if len(one) < 2 {
			return conjunction(append(rest, one...))
		}
		return conjunction(append(rest, Filter{Field: StatementField, Inner: conjunction(one), Most: -1}))
	case Or:
		return disjunction(mapNodes(n.Nodes, Statements))
	case Not:
		return negation(Statements(n.Node))
	}
	return n
}

// statementParts tells what one statement answers from the rest.
func statementParts(nodes []Node) (one, rest []Node) {
	for _, c := range nodes {
		if ofStatement(c) {
			one = append(one, c)
		} else {
			rest = append(rest, c)
		}
	}
	return one, rest
}

// ofStatement tells that a part consists of facts of a statement.
func ofStatement(n Node) bool {
	switch n := n.(type) {
	case Filter:
		return IsStatementField(n.Field)
	case And:
		return !slices.ContainsFunc(n.Nodes, func(c Node) bool { return !ofStatement(c) })
	case Or:
		return !slices.ContainsFunc(n.Nodes, func(c Node) bool { return !ofStatement(c) })
	}
	return false
}

func readStatement(one []Node) string {
	words := make([]string, len(one))
	for i, n := range one {
		text := readNode(n, levelNot)
		for _, start := range []string{"with a statement ", "with the ", "with "} {
			if rest, ok := strings.CutPrefix(text, start); ok {
				text = rest
				break
			}
		}
		words[i] = text
	}
	return "with one statement (" + strings.Join(words, ", ") + ")"
}
