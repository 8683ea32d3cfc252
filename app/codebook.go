package app

import (
	"slices"
	"strings"
	"unicode"
)

// Actor is a person or organisation that can hold a position.
type Actor struct {
	ID         ActorID           `json:"id"`
	Name       string            `json:"name"`
	Type       string            `json:"type"`
	Parent     ActorID           `json:"parent,omitempty"`
	Colour     string            `json:"colour,omitempty"`
	Aliases    []Alias           `json:"aliases,omitempty"`
	Roles      []ActorRole       `json:"roles,omitempty"`
	Attributes map[string]string `json:"attributes,omitempty"` // "side" groups the rows of the matrix
	WikidataID string            `json:"wikidata_id,omitempty"`
	Tags       []TagID           `json:"tags,omitempty"`
}

// SideAttribute is the actor attribute that groups actors in the matrix.
const SideAttribute = "side"

// Alias is another text for an actor.
type Alias struct {
	Text     string `json:"text"`
	Language string `json:"language,omitempty"`
	Match    string `json:"match,omitempty"` // exact (default) or inflected
}

// ActorRole is a dated office; it is held when From ≤ day < To, an absent bound is open.
type ActorRole struct {
	OfActor ActorID `json:"of_actor,omitempty"`
	Title   string  `json:"title"`
	From    Date    `json:"valid_from,omitempty"`
	To      Date    `json:"valid_to,omitempty"`
}

// Issue is a controversial question with labelled end points. LabelLow is scale point 0,
// LabelHigh 100; "support" means towards LabelHigh.
type Issue struct {
	ID             IssueID       `json:"id"`
	Parent         IssueID       `json:"parent,omitempty"`
	Title          string        `json:"title"`
	Question       string        `json:"question,omitempty"`
	LabelLow       string        `json:"label_low,omitempty"`
	LabelHigh      string        `json:"label_high,omitempty"`
	ReferencePoint *float64      `json:"reference_point,omitempty"`
	Anchors        []Anchor      `json:"anchors,omitempty"`
	Synonyms       []string      `json:"synonyms,omitempty"`
	Include        string        `json:"include,omitempty"`
	Exclude        string        `json:"exclude,omitempty"`
	Examples       []StatementID `json:"examples,omitempty"`
	Phrases        []string      `json:"phrases,omitempty"`     // queries that find the issue
	Support        []string      `json:"support,omitempty"`     // queries that speak for the high end
	Oppose         []string      `json:"oppose,omitempty"`      // queries that speak for the low end
	Conditional    []string      `json:"conditional,omitempty"` // queries that speak for a condition
	Tags           []TagID       `json:"tags,omitempty"`
}

// Anchor labels a point of an issue's scale, 0 to 100.
type Anchor struct {
	Value float64 `json:"value"`
	Label string  `json:"label"`
}

// Tag is a named label with a colour.
type Tag struct {
	ID     TagID  `json:"id"`
	Name   string `json:"name"`
	Colour string `json:"colour,omitempty"`
}

// Coder is the person who records.
type Coder struct {
	ID   CoderID `json:"id"`
	Name string  `json:"name"`
}

// Codebook is what statements are coded against. Actors and issues are sorted by the
// order in which they were made.
type Codebook struct {
	Actors []Actor `json:"actors"`
	Issues []Issue `json:"issues"`
	Tags   []Tag   `json:"tags,omitempty"`
	Coders []Coder `json:"coders,omitempty"`
}

// Actor finds an actor by id.
func (c Codebook) Actor(id ActorID) (Actor, bool) {
	i := slices.IndexFunc(c.Actors, func(a Actor) bool { return a.ID == id })
	if i < 0 {
		return Actor{}, false
	}
	return c.Actors[i], true
}

// Issue finds an issue by id.
func (c Codebook) Issue(id IssueID) (Issue, bool) {
	i := slices.IndexFunc(c.Issues, func(x Issue) bool { return x.ID == id })
	if i < 0 {
		return Issue{}, false
	}
	return c.Issues[i], true
}

// Below gives an issue and all below it in the tree, the issue itself first, also where
// the codebook does not have it.
func (c Codebook) Below(id IssueID) []IssueID {
	out := []IssueID{id}
	for i := 0; i < len(out); i++ {
		for _, x := range c.Issues {
			if x.Parent == out[i] && !slices.Contains(out, x.ID) {
				out = append(out, x.ID)
			}
		}
	}
	return out
}

// ActorBelow reports whether an actor lies below another in the tree.
func (c Codebook) ActorBelow(id, above ActorID) bool {
	for seen := map[ActorID]bool{}; !seen[id]; {
		seen[id] = true
		a, _ := c.Actor(id)
		if a.Parent == above && above != "" {
			return true
		}
		id = a.Parent
	}
	return false
}

// ActorName gives the name of an actor, the id where it is unknown.
func (c Codebook) ActorName(id ActorID) string {
	if a, ok := c.Actor(id); ok {
		return a.Name
	}
	return string(id)
}

// IssueTitle gives the title of an issue, the id where it is unknown.
func (c Codebook) IssueTitle(id IssueID) string {
	if x, ok := c.Issue(id); ok {
		return x.Title
	}
	return string(id)
}

// FindActor resolves what a user typed or a file says: an id, a name or an alias, in this
// order, without regard to case and the shape of apostrophes.
func (c Codebook) FindActor(text string) (Actor, bool) {
	want := FoldName(text)
	if want == "" {
		return Actor{}, false
	}
	for _, match := range []func(Actor) bool{
		func(a Actor) bool { return string(a.ID) == text },
		func(a Actor) bool { return FoldName(a.Name) == want },
		func(a Actor) bool {
			return slices.ContainsFunc(a.Aliases, func(x Alias) bool { return FoldName(x.Text) == want })
		},
	} {
		if i := slices.IndexFunc(c.Actors, match); i >= 0 {
			return c.Actors[i], true
		}
	}
	return Actor{}, false
}

// ActorsNamed gives the actors that a text may mean: the one that FindActor finds, else
// those of whose names or aliases it is a part, word by word.
func (c Codebook) ActorsNamed(text string) []Actor {
	if a, ok := c.FindActor(text); ok {
		return []Actor{a}
	}
	part := FoldName(text)
	holds := func(name string) bool {
		return part != "" && strings.Contains(" "+FoldName(name)+" ", " "+part+" ")
	}
	var out []Actor
	for _, a := range c.Actors {
		if holds(a.Name) || slices.ContainsFunc(a.Aliases, func(x Alias) bool { return holds(x.Text) }) {
			out = append(out, a)
		}
	}
	return out
}

// IssuesNamed gives the issues that a text may mean, like ActorsNamed, and all below them.
func (c Codebook) IssuesNamed(text string) []IssueID {
	var found []IssueID
	if x, ok := c.FindIssue(text); ok {
		found = c.Below(x.ID)
	} else {
		part := FoldName(text)
		holds := func(name string) bool {
			return part != "" && strings.Contains(" "+FoldName(name)+" ", " "+part+" ")
		}
		for _, x := range c.Issues {
			if holds(x.Title) || slices.ContainsFunc(x.Synonyms, holds) {
				found = append(found, c.Below(x.ID)...)
			}
		}
	}
	slices.Sort(found)
	return slices.Compact(found)
}

// FindIssue resolves an id, a title or a synonym, like FindActor.
func (c Codebook) FindIssue(text string) (Issue, bool) {
	want := FoldName(text)
	if want == "" {
		return Issue{}, false
	}
	for _, match := range []func(Issue) bool{
		func(x Issue) bool { return string(x.ID) == text },
		func(x Issue) bool { return FoldName(x.Title) == want },
		func(x Issue) bool {
			return slices.ContainsFunc(x.Synonyms, func(s string) bool { return FoldName(s) == want })
		},
	} {
		if i := slices.IndexFunc(c.Issues, match); i >= 0 {
			return c.Issues[i], true
		}
	}
	return Issue{}, false
}

// FoldName makes names comparable: lower case, one kind of apostrophe and quotation
// mark, single spaces, none at the ends.
func FoldName(s string) string {
	s = strings.Map(func(r rune) rune {
		switch r {
		case '’', '‘', 'ʼ', '`', '´':
			return '\''
		case '“', '”', '„', '«', '»':
			return '"'
		}
		return unicode.ToLower(r)
	}, s)
	return strings.Join(strings.Fields(s), " ")
}

// Slug makes an id of a name: lower-case letters and digits of any script, everything
// else one underscore. taken tells whether an id is in use; a number is then added.
func Slug(name string, taken func(string) bool) string {
	var b strings.Builder
	gap := false
	for _, r := range FoldName(name) {
		switch {
		case r == '\'':
		case unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.Is(unicode.Mn, r):
			if gap && b.Len() > 0 {
				b.WriteByte('_')
			}
			gap = false
			b.WriteRune(r)
		default:
			gap = true
		}
	}
	base := firstRunes(b.String(), 48)
	if base == "" {
		base = "x"
	}
	id := base
	for n := 2; taken(id); n++ {
		id = base + "_" + itoa(n)
	}
	return id
}

// Key implements Record.
func (a Actor) Key() Key { return Key{KindActor, string(a.ID)} }

// Key implements Record.
func (x Issue) Key() Key { return Key{KindIssue, string(x.ID)} }

// Key implements Record.
func (t Tag) Key() Key { return Key{KindTag, string(t.ID)} }

// Key implements Record.
func (c Coder) Key() Key { return Key{KindCoder, string(c.ID)} }

func (Actor) sealed() {}
func (Issue) sealed() {}
func (Tag) sealed()   {}
func (Coder) sealed() {}

// Validate implements Record.
func (a Actor) Validate() error {
	if err := needName("actor", string(a.ID), a.Name); err != nil {
		return err
	}
	if !slices.Contains(ActorTypes(), a.Type) {
		return invalid("actor", "unknown actor type "+quoted(a.Type), "Use one of: "+strings.Join(ActorTypes(), ", ")+".")
	}
	for _, x := range a.Aliases {
		if strings.TrimSpace(x.Text) == "" {
			return invalid("actor", "an alias is blank", "Remove it, or type a name.")
		}
		if x.Match != "" && !slices.Contains(AliasMatches(), x.Match) {
			return invalid("actor", "unknown match of an alias "+quoted(x.Match), "Use exact or inflected.")
		}
	}
	if a.Parent == a.ID {
		return invalid("actor", "an actor cannot be part of itself", "Choose another parent.")
	}
	for _, r := range a.Roles {
		if strings.TrimSpace(r.Title) == "" && r.OfActor == "" {
			return invalid("actor", "a role needs a title or an institution", "")
		}
		if err := r.validateTerm(); err != nil {
			return err
		}
	}
	return nil
}

// AliasMatches lists how an alias is matched: as written, or in its inflected forms too.
func AliasMatches() []string { return []string{"exact", MatchInflected} }

// MatchInflected is the match of an alias whose words count in any form.
const MatchInflected = "inflected"

// validateTerm refuses dates that are none and a term that ends before it begins; a bound
// without a year or of unequal precision is taken as it is.
func (r ActorRole) validateTerm() error {
	for _, d := range []Date{r.From, r.To} {
		if _, err := ParseDate(string(d)); err != nil {
			return err
		}
	}
	if r.From != "" && r.From == r.To || r.To.Earlier(r.From) {
		return invalid("actor", "the office "+quoted(r.Title)+" ends before it begins", "The day it ends is the first on which it is no longer held.")
	}
	return nil
}

// Validate implements Record.
func (x Issue) Validate() error {
	if err := needName("issue", string(x.ID), x.Title); err != nil {
		return err
	}
	if x.Parent == x.ID {
		return invalid("issue", "an issue cannot be part of itself", "Choose another parent.")
	}
	if slices.ContainsFunc(x.Synonyms, func(s string) bool { return strings.TrimSpace(s) == "" }) {
		return invalid("issue", "a synonym is blank", "Remove it, or type a title.")
	}
	points := []float64{}
	for _, a := range x.Anchors {
		points = append(points, a.Value)
	}
	if x.ReferencePoint != nil {
		points = append(points, *x.ReferencePoint)
	}
	if slices.ContainsFunc(points, func(p float64) bool { return !(p >= 0 && p <= 100) }) {
		return invalid("issue", "anchors and the reference point lie between 0 and 100", "")
	}
	return nil
}

// Validate implements Record.
func (t Tag) Validate() error { return needName("tag", string(t.ID), t.Name) }

// Validate implements Record.
func (c Coder) Validate() error { return needName("coder", string(c.ID), c.Name) }
