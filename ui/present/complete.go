package present

import (
	"slices"
	"strings"

	"parley/app"
)

// completions is how many names a field offers: more than eight are not read.
const completions = 8

// Holders gives the names of actors that fit what was typed: those that begin with it,
// then those that hold it, then those with such an alias.
func (c *Coding) Holders(typed string) []string { return completeActors(c.book, typed) }

// Issues gives the titles of issues that fit what was typed, like Holders.
func (c *Coding) Issues(typed string) []string { return completeIssues(c.book, typed) }

func completeActors(book app.Codebook, typed string) []string {
	names := make([]name, len(book.Actors))
	for i, a := range book.Actors {
		names[i] = name{text: a.Name}
		for _, x := range a.Aliases {
			names[i].others = append(names[i].others, x.Text)
		}
	}
	return complete(names, typed)
}

func completeIssues(book app.Codebook, typed string) []string {
	names := make([]name, len(book.Issues))
	for i, x := range book.Issues {
		names[i] = name{text: x.Title, others: x.Synonyms}
	}
	return complete(names, typed)
}

// name is an entry of the codebook with its other names.
type name struct {
	text   string
	others []string
}

func complete(names []name, typed string) []string {
	want := app.FoldName(typed)
	ranks := []func(name) bool{
		func(n name) bool { return strings.HasPrefix(app.FoldName(n.text), want) },
		func(n name) bool { return strings.Contains(app.FoldName(n.text), want) },
		func(n name) bool {
			return slices.ContainsFunc(n.others, func(o string) bool { return strings.Contains(app.FoldName(o), want) })
		},
	}
	var out []string
	for _, fits := range ranks {
		for _, n := range names {
			if len(out) < completions && fits(n) && !slices.Contains(out, n.text) {
				out = append(out, n.text)
			}
		}
	}
	return out
}

// Resolve replaces an alias or another spelling by the name in the codebook.
func (c *Coding) Resolve(f Field) {
	switch f {
	case FieldHolder:
		if a, ok := c.book.FindActor(c.state.Holder); ok {
			c.state.Holder = a.Name
		}
	case FieldReporter:
		if a, ok := c.book.FindActor(c.state.Reporter); ok {
			c.state.Reporter = a.Name
		}
	case FieldIssue:
		if x, ok := c.book.FindIssue(c.state.Issue); ok {
			c.state.Issue = x.Title
		}
	default:
		return
	}
	c.show()
}
