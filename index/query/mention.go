package query

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// mentionsField finds the actors of the codebook by their names in the text, whether or
// not anything is coded.
const mentionsField = "mentions"

// Name is a text by which an actor is called.
type Name struct {
	Text  string
	Forms bool // its words count in any form
}

// acronym is the length in letters up to which a name in capitals is looked for in
// capitals only: US is not us.
const acronym = 5

// mention reads the value of mentions: as any name of the actor. What the codebook does
// not know is looked for as it stands.
func (p *parser) mention(text string) Node {
	var names []Name
	if p.opts.Names != nil {
		names = p.opts.Names(text)
	}
	n := Mention(p.opts.Split, names)
	if n == nil {
		if n = Mention(p.opts.Split, []Name{{Text: text}}); n == nil {
			p.repair("%s:%s was left out: it holds no letters", mentionsField, text)
			return nil
		}
		if p.opts.Names != nil {
			p.repair("the codebook has no actor called %s; the words are looked for as they stand", text)
		}
	}
	return List{Field: mentionsField, Name: text, Node: n}
}

// Mention is the query for any of the names: one without letters is passed over, nil
// stands for none. Split is the tokeniser of the index.
func Mention(split func(text string) []Piece, names []Name) Node {
	var nodes []Node
	seen := map[string]bool{}
	for _, name := range names {
		n := called(split, name)
		if n == nil {
			continue
		}
		if key := n.String(); !seen[key] {
			seen[key] = true
			nodes = append(nodes, n)
		}
	}
	return disjunction(nodes)
}

func called(split func(text string) []Piece, name Name) Node {
	var terms []Term
	for _, piece := range split(name.Text) {
		terms = append(terms, Term{Raw: name.Text[piece.Start:piece.End], Exact: piece.Exact, Forms: name.Forms})
	}
	switch {
	case len(terms) == 0:
		return nil
	case len(terms) == 1 && capitals(terms[0].Raw):
		return Term{Mode: Capitals, Raw: terms[0].Raw, Exact: terms[0].Exact}
	}
	return Phrase{Terms: terms}
}

// capitals tells that a word is an acronym.
func capitals(word string) bool {
	letters := strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) {
			return r
		}
		return -1
	}, word)
	n := utf8.RuneCountInString(letters)
	return n > 1 && n <= acronym && letters == strings.ToUpper(letters) && letters != strings.ToLower(letters)
}
