package present

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"parley/app"
)

// EntryField names a field of the form of an entry of the codebook.
type EntryField string

// The fields of actors and issues. Lists are typed one to a line.
const (
	EntryName         EntryField = "name"
	EntryType         EntryField = "type"
	EntrySide         EntryField = "side"
	EntryParent       EntryField = "parent"
	EntryAliases      EntryField = "aliases"
	EntryWikidata     EntryField = "wikidata"
	EntryQuestion     EntryField = "question"
	EntryLow          EntryField = "low"
	EntryHigh         EntryField = "high"
	EntryReference    EntryField = "reference"
	EntryAnchors      EntryField = "anchors"
	EntrySynonyms     EntryField = "synonyms"
	EntryInclude      EntryField = "include"
	EntryExclude      EntryField = "exclude"
	EntryExamples     EntryField = "examples"
	EntryPhrases      EntryField = "phrases"
	EntrySupport      EntryField = "support"
	EntryOppose       EntryField = "oppose"
	EntryConditional  EntryField = "conditional"
	entryRoleProblems EntryField = "role" // and the number of the role
)

// RoleProblem names the place beside role i.
func RoleProblem(i int) EntryField { return entryRoleProblems + EntryField(strconv.Itoa(i)) }

// RoleForm is a dated office as it is typed.
type RoleForm struct{ Title, Institution, From, To string }

// fields are the texts of a form.
type fields map[EntryField]string

// entry is what a form holds of an actor or an issue.
type entry struct {
	fields fields
	roles  []RoleForm
}

func (e entry) clone() entry { return entry{maps.Clone(e.fields), slices.Clone(e.roles)} }

func (e entry) equal(o entry) bool {
	return maps.Equal(e.fields, o.fields) && slices.Equal(e.roles, o.roles)
}

// onto gives what was typed over what is stored now: fields that were not touched since
// base take the stored value.
func (e entry) onto(base, stored entry) entry {
	out := stored.clone()
	for f, typed := range e.fields {
		if typed != base.fields[f] {
			out.fields[f] = typed
		}
	}
	if !slices.Equal(e.roles, base.roles) {
		out.roles = slices.Clone(e.roles)
	}
	return out
}

func linesOf(list []string) string { return strings.Join(list, "\n") }

// linesIn gives the lines of a text that are not blank, trimmed.
func linesIn(text string) []string {
	var out []string
	for l := range strings.Lines(text) {
		if l = oneLine(l); l != "" {
			out = append(out, l)
		}
	}
	return out
}

func actorEntry(a app.Actor, book app.Codebook) entry {
	e := entry{fields: fields{
		EntryName: a.Name, EntryType: a.Type, EntrySide: a.Attributes[app.SideAttribute], EntryWikidata: a.WikidataID,
		EntryParent: nameOrBlank(string(a.Parent), book.ActorName(a.Parent)),
	}}
	var aliases []string
	for _, al := range a.Aliases {
		aliases = append(aliases, al.Text)
	}
	e.fields[EntryAliases] = linesOf(aliases)
	for _, r := range a.Roles {
		e.roles = append(e.roles, RoleForm{r.Title, nameOrBlank(string(r.OfActor), book.ActorName(r.OfActor)), string(r.From), string(r.To)})
	}
	return e
}

func nameOrBlank(id, name string) string {
	if id == "" {
		return ""
	}
	return name
}

func issueEntry(x app.Issue, book app.Codebook) entry {
	e := entry{fields: fields{
		EntryName: x.Title, EntryParent: nameOrBlank(string(x.Parent), book.IssueTitle(x.Parent)), EntryQuestion: x.Question,
		EntryLow: x.LabelLow, EntryHigh: x.LabelHigh, EntrySynonyms: linesOf(x.Synonyms), EntryInclude: x.Include,
		EntryExclude: x.Exclude, EntryPhrases: linesOf(x.Phrases), EntrySupport: linesOf(x.Support),
		EntryOppose: linesOf(x.Oppose), EntryConditional: linesOf(x.Conditional), EntryReference: "",
	}}
	if x.ReferencePoint != nil {
		e.fields[EntryReference] = strconv.FormatFloat(*x.ReferencePoint, 'f', -1, 64)
	}
	var anchors, examples []string
	for _, a := range x.Anchors {
		anchors = append(anchors, strconv.FormatFloat(a.Value, 'f', -1, 64)+" "+a.Label)
	}
	for _, id := range x.Examples {
		examples = append(examples, string(id))
	}
	e.fields[EntryAnchors], e.fields[EntryExamples] = linesOf(anchors), strings.Join(examples, ", ")
	return e
}

// reading turns typed texts into records and keeps what is wrong, beside its field.
type reading struct {
	book     app.Codebook
	problems map[EntryField]string
}

func (r *reading) wrong(f EntryField, words string) {
	if r.problems[f] == "" {
		r.problems[f] = words
	}
}

// actor reads a form over the stored actor, of which it keeps what the form does not show.
func (r *reading) actor(e entry, base app.Actor) app.Actor {
	a := base
	if name := oneLine(e.fields[EntryName]); a.Name != "" && a.Name != name {
		a = a.Rename(name)
	} else {
		a.Name = name
	}
	a.Type, a.WikidataID = e.fields[EntryType], oneLine(e.fields[EntryWikidata])
	a.Attributes = maps.Clone(base.Attributes)
	delete(a.Attributes, app.SideAttribute)
	if side := oneLine(e.fields[EntrySide]); side != "" {
		if a.Attributes == nil {
			a.Attributes = map[string]string{}
		}
		a.Attributes[app.SideAttribute] = side
	}
	a.Aliases = r.aliases(e, base, a)
	a.Parent = r.parentActor(e.fields[EntryParent], base.ID)
	a.Roles = nil
	for i, f := range e.roles {
		if role, ok := r.role(f, i); ok {
			a.Roles = append(a.Roles, role)
		}
	}
	if a.Name == "" {
		r.wrong(EntryName, "What is the actor called?")
	} else if other := r.takenActor(a.Name, base.ID); other != "" {
		r.wrong(EntryName, "“"+other+"” is called so already. Merge the two, or choose another name.")
	}
	return a
}

// aliases reads the lines of aliases; those that were there keep their language. The old
// name of a renamed actor is added.
func (r *reading) aliases(e entry, base, renamed app.Actor) []app.Alias {
	var out []app.Alias
	have := map[string]bool{app.FoldName(renamed.Name): true}
	add := func(al app.Alias) {
		if key := app.FoldName(al.Text); !have[key] {
			have[key] = true
			out = append(out, al)
		}
	}
	for _, text := range linesIn(e.fields[EntryAliases]) {
		al := app.Alias{Text: text}
		if i := slices.IndexFunc(base.Aliases, func(x app.Alias) bool { return x.Text == text }); i >= 0 {
			al = base.Aliases[i]
		}
		if other := r.takenActor(text, base.ID); other != "" {
			r.wrong(EntryAliases, "“"+text+"” is a name of “"+other+"”. Merge the two, or take it out here.")
		}
		add(al)
	}
	if base.Name != "" && base.Name != renamed.Name {
		add(app.Alias{Text: base.Name})
	}
	return out
}

// takenActor gives the name of another actor that bears a name, "" where there is none.
func (r *reading) takenActor(name string, but app.ActorID) string {
	want := app.FoldName(name)
	for _, a := range r.book.Actors {
		if a.ID == but {
			continue
		}
		if app.FoldName(a.Name) == want || slices.ContainsFunc(a.Aliases, func(x app.Alias) bool { return app.FoldName(x.Text) == want }) {
			return a.Name
		}
	}
	return ""
}

func (r *reading) takenIssue(title string, but app.IssueID) string {
	want := app.FoldName(title)
	for _, x := range r.book.Issues {
		if x.ID == but {
			continue
		}
		if app.FoldName(x.Title) == want || slices.ContainsFunc(x.Synonyms, func(s string) bool { return app.FoldName(s) == want }) {
			return x.Title
		}
	}
	return ""
}

func (r *reading) parentActor(text string, self app.ActorID) app.ActorID {
	if oneLine(text) == "" {
		return ""
	}
	p, ok := r.book.FindActor(text)
	if !ok {
		r.wrong(EntryParent, "There is no actor “"+oneLine(text)+"” in the codebook.")
		return ""
	}
	for at, steps := p, 0; steps <= len(r.book.Actors); steps++ {
		if at.ID == self && self != "" {
			r.wrong(EntryParent, "It would be part of itself.")
			return ""
		}
		next, ok := r.book.Actor(at.Parent)
		if !ok {
			break
		}
		at = next
	}
	return p.ID
}

func (r *reading) role(f RoleForm, i int) (app.ActorRole, bool) {
	if oneLine(f.Title+f.Institution+f.From+f.To) == "" {
		return app.ActorRole{}, false
	}
	out := app.ActorRole{Title: oneLine(f.Title)}
	at := RoleProblem(i)
	if oneLine(f.Institution) != "" {
		a, ok := r.book.FindActor(f.Institution)
		if !ok {
			r.wrong(at, "There is no actor “"+oneLine(f.Institution)+"” in the codebook.")
		}
		out.OfActor = a.ID
	}
	if out.Title == "" && out.OfActor == "" {
		r.wrong(at, "A role needs a title or an institution.")
	}
	for _, d := range []struct {
		text string
		to   *app.Date
	}{{f.From, &out.From}, {f.To, &out.To}} {
		if oneLine(d.text) == "" {
			continue
		}
		date, err := ReadDate(d.text)
		if err != nil {
			r.wrong(at, Words(err).Text())
		} else if !date.Known() {
			r.wrong(at, "“"+oneLine(d.text)+"” lacks the year.")
		}
		*d.to = date
	}
	if out.From != "" && out.To != "" && !out.From.Earlier(out.To) && r.problems[at] == "" {
		r.wrong(at, "The end is not after the beginning.")
	}
	return out, true
}

// issue reads a form over the stored issue.
func (r *reading) issue(e entry, base app.Issue) app.Issue {
	x := base
	title := oneLine(e.fields[EntryName])
	x.Title = title
	x.Synonyms = linesIn(e.fields[EntrySynonyms])
	if base.Title != "" && base.Title != title && title != "" {
		x.Title = base.Title
		x = x.Rename(title)
	}
	for _, s := range linesIn(e.fields[EntrySynonyms]) {
		if other := r.takenIssue(s, base.ID); other != "" {
			r.wrong(EntrySynonyms, "“"+s+"” is a name of “"+other+"”. Merge the two, or take it out here.")
		}
	}
	x.Question, x.LabelLow, x.LabelHigh = oneLine(e.fields[EntryQuestion]), oneLine(e.fields[EntryLow]), oneLine(e.fields[EntryHigh])
	x.Include, x.Exclude = strings.TrimSpace(e.fields[EntryInclude]), strings.TrimSpace(e.fields[EntryExclude])
	x.Phrases, x.Support = linesIn(e.fields[EntryPhrases]), linesIn(e.fields[EntrySupport])
	x.Oppose, x.Conditional = linesIn(e.fields[EntryOppose]), linesIn(e.fields[EntryConditional])
	x.ReferencePoint = r.point(e.fields[EntryReference], EntryReference)
	x.Anchors = nil
	for _, l := range linesIn(e.fields[EntryAnchors]) {
		number, label, _ := strings.Cut(l, " ")
		if p := r.point(number, EntryAnchors); p != nil {
			x.Anchors = append(x.Anchors, app.Anchor{Value: *p, Label: strings.TrimSpace(label)})
		}
	}
	x.Examples = nil
	for _, id := range strings.FieldsFunc(e.fields[EntryExamples], func(c rune) bool { return c == ',' || c == ';' || c == ' ' || c == '\n' }) {
		x.Examples = append(x.Examples, app.StatementID(strings.ToUpper(id)))
	}
	x.Parent = r.parentIssue(e.fields[EntryParent], base.ID)
	if title == "" {
		r.wrong(EntryName, "What is the issue called?")
	} else if other := r.takenIssue(title, base.ID); other != "" {
		r.wrong(EntryName, "“"+other+"” is called so already. Merge the two, or choose another title.")
	}
	return x
}

func (r *reading) parentIssue(text string, self app.IssueID) app.IssueID {
	if oneLine(text) == "" {
		return ""
	}
	p, ok := r.book.FindIssue(text)
	if !ok {
		r.wrong(EntryParent, "There is no issue “"+oneLine(text)+"” in the codebook.")
		return ""
	}
	for at, steps := p, 0; steps <= len(r.book.Issues); steps++ {
		if at.ID == self && self != "" {
			r.wrong(EntryParent, "It would be part of itself.")
			return ""
		}
		next, ok := r.book.Issue(at.Parent)
		if !ok {
			break
		}
		at = next
	}
	return p.ID
}

// point reads a point of a scale.
func (r *reading) point(text string, at EntryField) *float64 {
	text = strings.ReplaceAll(oneLine(text), ",", ".")
	if text == "" {
		return nil
	}
	f, err := strconv.ParseFloat(text, 64)
	if err != nil || f < 0 || f > 100 {
		r.wrong(at, fmt.Sprintf("“%s” is no point between 0 and 100.", text))
		return nil
	}
	return &f
}
