package app

import (
	"cmp"
	"maps"
	"slices"
	"strings"
)

// Recoding is an edit of the codebook that moves statements: a merge, a split or a bulk
// recode. It is shown before it is done.
type Recoding struct {
	Label      string
	Statements []StatementID // that change
	Cells      []CellKey     // whose evidence changes, before and after
	Questions  []string      // what the analyst has to decide first: conflicting facts
	Answered   bool          // the analyst has seen the questions and goes on
	Set        ChangeSet
}

// CellKey names a cell of the matrix.
type CellKey struct {
	Actor ActorID `json:"actor"`
	Issue IssueID `json:"issue"`
}

// Rename gives the actor a new name; the old one lives on as an alias.
func (a Actor) Rename(name string) Actor {
	old := a.Name
	a.Name = name
	aliases := []Alias{}
	known := map[string]bool{FoldName(name): true}
	for _, al := range append(append([]Alias{}, a.Aliases...), Alias{Text: old}) {
		if !known[FoldName(al.Text)] {
			known[FoldName(al.Text)] = true
			aliases = append(aliases, al)
		}
	}
	a.Aliases = aliases
	return a
}

// Absorb gives the actor everything that is known of another: names become aliases, roles
// and attributes are added where they say something new. The actor's own facts win.
func (a Actor) Absorb(b Actor) Actor {
	name := a.Name
	for _, al := range append([]Alias{{Text: b.Name}}, b.Aliases...) {
		a.Aliases = append(append([]Alias{}, a.Aliases...), al)
	}
	a = a.Rename(name)
	for _, r := range b.Roles {
		if !containsRole(a.Roles, r) && r.OfActor != a.ID {
			a.Roles = append(append([]ActorRole{}, a.Roles...), r)
		}
	}
	a.Roles = append([]ActorRole{}, a.Roles...)
	for i := range a.Roles {
		if a.Roles[i].OfActor == b.ID { // an office in what is now the actor itself
			a.Roles[i].OfActor = ""
		}
	}
	a.Roles = slices.DeleteFunc(a.Roles, func(r ActorRole) bool { return r.OfActor == "" && strings.TrimSpace(r.Title) == "" })
	attributes := map[string]string{}
	for _, from := range []map[string]string{b.Attributes, a.Attributes} {
		for k, v := range from {
			attributes[k] = v
		}
	}
	if len(attributes) > 0 {
		a.Attributes = attributes
	}
	if a.Parent == b.ID {
		a.Parent = b.Parent
	}
	if a.WikidataID == "" {
		a.WikidataID = b.WikidataID
	}
	a.Tags = union(a.Tags, b.Tags)
	return a
}

func containsRole(roles []ActorRole, r ActorRole) bool {
	for _, x := range roles {
		if x == r {
			return true
		}
	}
	return false
}

// Disagreements lists facts of two actors that cannot both hold if they are one, or seldom
// do: type, identity, offices at one time under different titles in one institution or in
// two, and attributes of different values.
func (a Actor) Disagreements(b Actor) []string {
	var out []string
	if a.Type != b.Type {
		out = append(out, a.Name+" is a "+a.Type+", "+b.Name+" a "+b.Type)
	}
	if a.WikidataID != "" && b.WikidataID != "" && a.WikidataID != b.WikidataID {
		out = append(out, "they have different Wikidata numbers: "+a.WikidataID+" and "+b.WikidataID)
	}
	for _, r := range a.Roles {
		for _, q := range b.Roles {
			other := FoldName(r.Title) != FoldName(q.Title) || r.OfActor != q.OfActor
			if r.OfActor != "" && q.OfActor != "" && other && r.overlaps(q) {
				out = append(out, "at the same time “"+r.Title+"” and “"+q.Title+"”")
			}
		}
	}
	for _, k := range slices.Sorted(maps.Keys(a.Attributes)) {
		x, y := a.Attributes[k], b.Attributes[k]
		if x != "" && y != "" && FoldName(x) != FoldName(y) {
			out = append(out, k+" is “"+x+"” of "+a.Name+" and “"+y+"” of "+b.Name)
		}
	}
	return out
}

func (r ActorRole) overlaps(q ActorRole) bool {
	return !(r.To != "" && q.From != "" && r.To <= q.From) && !(q.To != "" && r.From != "" && q.To <= r.From)
}

// Rename gives the issue a new title; the old one lives on as a synonym.
func (x Issue) Rename(title string) Issue {
	x.Synonyms = unionNames(title, x.Synonyms, []string{x.Title})
	x.Title = title
	return x
}

// Disagreements lists what makes a stance mean something else in the other issue: end
// points that differ or stand the other way round.
func (x Issue) Disagreements(y Issue) []string {
	var out []string
	low, high := FoldName(x.LabelLow), FoldName(x.LabelHigh)
	otherLow, otherHigh := FoldName(y.LabelLow), FoldName(y.LabelHigh)
	differ := func(a, b string) bool { return a != "" && b != "" && a != b }
	switch {
	case low != "" && high != "" && low != high && low == otherHigh && high == otherLow:
		out = append(out, "the scales run in opposite directions: “support” means “"+y.LabelHigh+"” there and “"+x.LabelHigh+"” here")
	case differ(high, otherHigh):
		out = append(out, "“support” means “"+y.LabelHigh+"” there and “"+x.LabelHigh+"” here")
	case differ(low, otherLow):
		out = append(out, "“oppose” means “"+y.LabelLow+"” there and “"+x.LabelLow+"” here")
	}
	return out
}

// joinTexts puts two texts one below the other, each once.
func joinTexts(a, b string) string {
	if a == "" || b == "" || a == b {
		return cmp.Or(a, b)
	}
	return a + "\n" + b
}

// Absorb gives the issue the names, patterns and rules of another. Question and end points
// stay the issue's own, unless it has none.
func (x Issue) Absorb(y Issue) Issue {
	x.Synonyms = unionNames(x.Title, x.Synonyms, append([]string{y.Title}, y.Synonyms...))
	x.Phrases = unionNames("", x.Phrases, y.Phrases)
	x.Support = unionNames("", x.Support, y.Support)
	x.Oppose = unionNames("", x.Oppose, y.Oppose)
	x.Conditional = unionNames("", x.Conditional, y.Conditional)
	x.Examples, x.Tags = union(x.Examples, y.Examples), union(x.Tags, y.Tags)
	x.Question = cmp.Or(x.Question, y.Question)
	if x.LabelLow == "" && x.LabelHigh == "" {
		x.LabelLow, x.LabelHigh, x.ReferencePoint, x.Anchors = y.LabelLow, y.LabelHigh, y.ReferencePoint, y.Anchors
	}
	x.Include, x.Exclude = joinTexts(x.Include, y.Include), joinTexts(x.Exclude, y.Exclude)
	if x.Parent == y.ID {
		x.Parent = y.Parent
	}
	return x
}

// union joins two lists, each value once.
func union[T comparable](a, b []T) []T {
	var out []T
	for _, v := range slices.Concat(a, b) {
		if !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

// unionNames joins lists without repeats and without the one name that is not wanted.
func unionNames(without string, lists ...[]string) []string {
	var out []string
	known := map[string]bool{FoldName(without): true}
	for _, list := range lists {
		for _, s := range list {
			if !known[FoldName(s)] {
				known[FoldName(s)] = true
				out = append(out, s)
			}
		}
	}
	return out
}
