package query

import (
	"fmt"
	"slices"
	"strings"
)

// Reading says in one plain sentence how a query was understood.
func Reading(n Node) string {
	if _, ok := n.(All); ok {
		return "All articles."
	}
	var facts, texts []string
	one, rest := statementParts(parts(n))
	if len(one) > 1 {
		facts = append(facts, readStatement(one))
	} else {
		rest = parts(n)
	}
	for _, part := range rest {
		if isFact(part) {
			facts = append(facts, readNode(part, levelAnd))
		} else {
			texts = append(texts, readNode(part, soleLevel(n)))
		}
	}
	sentence := "Articles"
	if len(texts) > 0 {
		sentence += " with " + strings.Join(texts, " AND ")
	}
	if anyForms(n) {
		sentence += ", words in any form"
	}
	if len(facts) > 0 {
		if len(texts) > 0 {
			sentence += ","
		}
		sentence += " " + strings.Join(facts, ", ")
	}
	return strings.Replace(sentence, "Articles with without ", "Articles without ", 1) + "."
}

func parts(n Node) []Node {
	if a, ok := n.(And); ok {
		return a.Nodes
	}
	return []Node{n}
}

// soleLevel is the level below which a part needs brackets: none if it stands alone.
func soleLevel(n Node) level {
	if _, ok := n.(And); ok {
		return levelNot
	}
	return levelOr
}

// isFact tells that a part consists of filters only.
func isFact(n Node) bool {
	fact := true
	Walk(n, func(n Node) {
		switch n.(type) {
		case Filter, And, Or, Not:
		default:
			fact = false
		}
	})
	return fact
}

func anyForms(n Node) bool {
	found := false
	Walk(n, func(n Node) {
		if t, ok := n.(Term); ok && t.Forms {
			found = true
		}
	})
	return found
}

// readNode puts a node into words, bracketed if it holds together more weakly than
// least.
func readNode(n Node, least level) string {
	text := readPlain(n)
	if n.level() < least && n.level() <= levelAnd {
		return "(" + text + ")"
	}
	return text
}

func readPlain(n Node) string {
	switch n := n.(type) {
	case All:
		return "anything"
	case And:
		return readList(n.Nodes, " AND ", levelNot)
	case Or:
		return readList(n.Nodes, " OR ", levelNot)
	case Not:
		if isFact(n) {
			return "not " + readNode(n.Node, levelItem)
		}
		return "without " + readNode(n.Node, levelNot)
	case Term:
		return readTerm(n)
	case Phrase:
		return readPhrase(n)
	case Near:
		return readNear(n)
	case First:
		return fmt.Sprintf("%s among the first %d words", readNode(n.Node, levelNot), n.N)
	case Lead:
		return readNode(n.Node, levelNot) + " in the title or the first two paragraphs"
	case AtLeast:
		return fmt.Sprintf("at least %d times %s", n.N, readNode(n.Node, levelNot))
	case In:
		return readNode(n.Node, levelNot) + " in the " + n.Field
	case List:
		if n.Field != "" {
			return "any name of " + n.Name
		}
		return "any term of the list " + n.Name
	case Filter:
		return readFilter(n)
	}
	return n.String()
}

func readList(nodes []Node, op string, least level) string {
	words := make([]string, len(nodes))
	for i, c := range nodes {
		words[i] = readNode(c, least)
	}
	return strings.Join(words, op)
}

func readTerm(t Term) string {
	switch t.Mode {
	case Literal:
		return "exactly “" + t.Raw + "”"
	case Capitals:
		return t.Raw + " in capitals"
	case Pattern:
		return "a word like " + t.Raw
	case Fuzzy:
		if t.Distance == 1 {
			return t.Raw + " or a word one letter off"
		}
		return t.Raw + " or a word up to two letters off"
	case Regex:
		return "a word of the pattern /" + t.Raw + "/"
	case Any:
		return "any word"
	}
	return t.Raw
}

func readPhrase(p Phrase) string {
	switch {
	case p.Literal:
		return "exactly “" + p.Raw + "”"
	case p.Window > 0:
		return fmt.Sprintf("the words “%s” in any order within %d words", joinTerms(p.Terms), len(p.Terms)+p.Window)
	case len(p.Terms) == 1:
		return "the word “" + joinTerms(p.Terms) + "”"
	}
	return "the phrase “" + joinTerms(p.Terms) + "”"
}

func readNear(n Near) string {
	left, right := readNode(n.Left, levelNot), readNode(n.Right, levelNot)
	if _, ok := n.Left.(Near); ok {
		left = "(" + left + ")"
	}
	if _, ok := n.Right.(Near); ok {
		right = "(" + right + ")"
	}
	words := "words"
	if n.N == 1 {
		words = "word"
	}
	switch n.Op {
	case Before:
		return fmt.Sprintf("%s at most %d %s before %s", left, n.N, words, right)
	case NotWithin:
		return fmt.Sprintf("%s not within %d %s of %s", left, n.N, words, right)
	case SameSentence:
		return left + " in one sentence with " + right
	case SameParagraph:
		return left + " in one paragraph with " + right
	}
	return fmt.Sprintf("%s within %d %s of %s", left, n.N, words, right)
}

func readFilter(f Filter) string {
	switch f.Field {
	case "source":
		return "from " + f.Value
	case "author":
		return "by " + f.Value
	case "lang":
		return "in the language " + f.Value
	case "tag":
		return "tagged " + f.Value
	case "list":
		return "in the list " + f.Value
	case "date":
		return "published " + readDates(f)
	case "words":
		return readWords(f)
	case "is":
		return "that are " + f.Value
	case "has":
		if slices.Contains([]string{"annotation"}, f.Value) {
			return "with an " + f.Value
		}
		return "with a " + f.Value
	case "note":
		return "with notes on " + readNode(f.Inner, levelNot)
	case "quote":
		return "with quotes holding " + readNode(f.Inner, levelNot)
	case "said":
		return "with a statement said " + readDates(f)
	}
	return "with the " + f.Field + " " + f.Value
}

func readDates(f Filter) string {
	const day = "2 January 2006"
	switch {
	case f.From.IsZero() && f.To.IsZero():
		return f.Value
	case f.To.IsZero():
		return "on or after " + f.From.Format(day)
	case f.From.IsZero():
		return "before " + f.To.Format(day)
	}
	last := f.To.AddDate(0, 0, -1)
	if !last.After(f.From) {
		return "on " + f.From.Format(day)
	}
	return "from " + f.From.Format(day) + " to " + last.Format(day)
}

func readWords(f Filter) string {
	switch {
	case f.Most < 0:
		return "of at least " + words(f.Least)
	case f.Least == f.Most:
		return "of " + words(f.Least)
	case f.Least == 0:
		return "of at most " + words(f.Most)
	}
	return fmt.Sprintf("of %d to %s", f.Least, words(f.Most))
}

func words(n int) string {
	if n == 1 {
		return "1 word"
	}
	return fmt.Sprintf("%d words", n)
}
