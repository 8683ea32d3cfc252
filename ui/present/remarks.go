package present

import (
	"context"
	"slices"
	"strings"

	"parley/app"
)

// Linker relates statements to each other.
type Linker interface {
	LinkStatements(from, to app.StatementID, typ app.LinkType) error
	UnlinkStatements(from, to app.StatementID, typ app.LinkType) error
	Links(id app.StatementID) ([]app.StatementLink, error)
}

// Tagger puts tags on records.
type Tagger interface {
	PutTag(t app.Tag) error
	TagRecords(keys []app.Key, tag app.TagID, on bool) error
	// TagsOn counts, for each tag, how many of the records bear it.
	TagsOn(keys []app.Key) (map[app.TagID]int, error)
}

// Commenter changes the comments of annotations.
type Commenter interface {
	EditAnnotation(id app.AnnotationID, comment, colour string) error
}

// Overrider keeps the analyst's own values of cells.
type Overrider interface {
	SetOverride(o app.CellOverride) error
	RemoveOverride(k app.CellKey, spec app.SpecID) error
}

// RemarksPorts are what remarks on statements and cells need. Each may be nil.
type RemarksPorts struct {
	Links    Linker
	Tags     Tagger
	Comments Commenter
	Override Overrider
	Book     Codebooker
	Evidence EvidenceReader
	Acts     *Acts
}

// Remarks does what an analyst adds to statements and cells beside the coding: links, tags
// and values of their own. What it is given is checked; what is wrong is given back.
type Remarks struct {
	env   Env
	ports RemarksPorts
	load  *Loader[RemarksRead]
	tags  *Loader[[]TagRow]
}

// RemarksRead is what is known of a statement's links, and which others there are.
type RemarksRead struct {
	Links  []LinkRow
	Others []Other // those most likely meant first
}

// LinkRow is a link of a statement with another.
type LinkRow struct {
	Words string // "denies S-12"
	Link  app.StatementLink
}

// Other is a statement that another may be linked with.
type Other struct {
	ID     app.StatementID
	Words  string // "S-12 Norland → Ferry line"
	Detail string // stance and date said
}

// TagRow is a tag of the project, and how many of some records bear it.
type TagRow struct {
	app.Tag
	On int
}

// NewRemarks makes the presenter of remarks.
func NewRemarks(env Env, p RemarksPorts) *Remarks {
	return &Remarks{env: env, ports: p, load: NewLoader[RemarksRead](env), tags: NewLoader[[]TagRow](env)}
}

// Read fetches the links of a statement, and the others of the project: first those of
// the same actor on the same issue, then on the issue, then the newest.
func (r *Remarks) Read(id app.StatementID, done func(RemarksRead, error)) {
	r.load.Load(r.env.Ctx, func(ctx context.Context) (x RemarksRead, err error) {
		links, err := r.ports.Links.Links(id)
		if err != nil {
			return x, err
		}
		for _, l := range links {
			x.Links = append(x.Links, LinkRow{linkWords(l, id), l})
		}
		book, err := r.ports.Book.Codebook()
		if err != nil {
			return x, err
		}
		all, err := r.ports.Evidence.Statements(ctx, app.StatementFilter{})
		x.Others = others(all, id, book)
		return x, err
	}, done)
}

func others(all []app.Statement, id app.StatementID, book app.Codebook) []Other {
	var own app.Statement
	if i := slices.IndexFunc(all, func(s app.Statement) bool { return s.ID == id }); i >= 0 {
		own = all[i]
	}
	near := func(s app.Statement) int {
		switch {
		case s.Issue != own.Issue || s.Issue == "":
			return 2
		case s.Holder != own.Holder:
			return 1
		}
		return 0
	}
	all = slices.DeleteFunc(slices.Clone(all), func(s app.Statement) bool { return s.ID == id })
	slices.Reverse(all) // they come in the order of their numbers
	slices.SortStableFunc(all, func(a, b app.Statement) int { return near(a) - near(b) })
	out := make([]Other, len(all))
	for i, s := range all {
		out[i] = Other{
			ID: s.ID, Words: string(s.ID) + " " + named(book.ActorName(s.Holder)) + " → " + named(book.IssueTitle(s.Issue)),
			Detail: dotted(s.Stance.Words(), known(s.StatedAt)),
		}
	}
	return out
}

// FindOthers gives the statements that fit what was typed: a number, or words of actor and
// issue.
func FindOthers(all []Other, typed string) []Other {
	words := strings.Fields(app.FoldName(typed))
	number := StatementNumber(typed)
	var out []Other
	for _, o := range all {
		if o.ID == number {
			out = append([]Other{o}, out...)
			continue
		}
		text := app.FoldName(o.Words + " " + o.Detail)
		if len(out) < completions && !slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(text, w) }) {
			out = append(out, o)
		}
	}
	return out[:min(len(out), completions)]
}

// ReadTags fetches the tags of the project, and how many of the records bear each.
func (r *Remarks) ReadTags(keys []app.Key, done func([]TagRow, error)) {
	keys = slices.Clone(keys)
	r.tags.Load(r.env.Ctx, func(context.Context) ([]TagRow, error) {
		book, err := r.ports.Book.Codebook()
		if err != nil {
			return nil, err
		}
		on, err := r.ports.Tags.TagsOn(keys)
		rows := make([]TagRow, len(book.Tags))
		for i, t := range book.Tags {
			rows[i] = TagRow{t, on[t.ID]}
		}
		return rows, err
	}, done)
}

// linkWords tells a link from the side of one of its statements.
func linkWords(l app.StatementLink, id app.StatementID) string {
	verb := strings.ReplaceAll(l.Type, "_", " ")
	if l.From == id {
		return verb + " " + string(l.To)
	}
	return string(l.From) + " " + verb + " this one"
}

// LinkChoices lists the types of links.
func LinkChoices() []Choice {
	var out []Choice
	for _, t := range app.LinkTypes() {
		out = append(out, Choice{t, strings.ReplaceAll(t, "_", " ")})
	}
	return out
}

// StatementNumber reads "12", "s-12" or "S-12" as a statement's number, "" for anything
// else.
func StatementNumber(text string) app.StatementID {
	text = strings.ToUpper(strings.TrimSpace(text))
	digits := strings.TrimPrefix(text, "S-")
	if digits == "" || strings.Trim(digits, "0123456789") != "" {
		return ""
	}
	return app.StatementID("S-" + digits)
}

// Link relates a statement to another.
func (r *Remarks) Link(from, to app.StatementID, typ string, done func(error)) {
	r.ports.Acts.Do(func() error { return r.ports.Links.LinkStatements(from, to, typ) }, done)
}

// Unlink takes a link away.
func (r *Remarks) Unlink(l app.StatementLink, done func(error)) {
	r.ports.Acts.Do(func() error { return r.ports.Links.UnlinkStatements(l.From, l.To, l.Type) }, done)
}

// Tag puts a tag on records or takes it off.
func (r *Remarks) Tag(keys []app.Key, tag app.TagID, on bool, done func(error)) {
	r.ports.Acts.Do(func() error { return r.ports.Tags.TagRecords(keys, tag, on) }, done)
}

// TagCalled puts the tag of a name on records; where there is none it is made, with the
// colour that the others use least.
func (r *Remarks) TagCalled(keys []app.Key, called string, colours []string, done func(error)) {
	called = oneLine(called)
	r.ports.Acts.Do(func() error {
		book, err := r.ports.Book.Codebook()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(book.Tags, func(t app.Tag) bool { return app.FoldName(t.Name) == app.FoldName(called) })
		tag := app.Tag{Name: called, Colour: freeColour(book.Tags, colours)}
		if i >= 0 {
			tag = book.Tags[i]
		} else {
			tag.ID = app.TagID(app.Slug(called, func(s string) bool {
				return slices.ContainsFunc(book.Tags, func(t app.Tag) bool { return string(t.ID) == s })
			}))
			if err := r.ports.Tags.PutTag(tag); err != nil {
				return err
			}
		}
		return r.ports.Tags.TagRecords(keys, tag.ID, true)
	}, done)
}

// freeColour gives the colour that the fewest tags have, the first of several.
func freeColour(tags []app.Tag, colours []string) string {
	best, least := "", len(tags)+1
	for _, c := range colours {
		n := 0
		for _, t := range tags {
			if t.Colour == c {
				n++
			}
		}
		if n < least {
			best, least = c, n
		}
	}
	return best
}

// Recolour gives a tag the next of the colours.
func (r *Remarks) Recolour(t app.Tag, colours []string, done func(error)) {
	t.Colour = colours[(slices.Index(colours, t.Colour)+1)%len(colours)]
	r.ports.Acts.Do(func() error { return r.ports.Tags.PutTag(t) }, done)
}

// Comment changes the comment of an annotation.
func (r *Remarks) Comment(a app.Annotation, text string, done func(error)) {
	r.ports.Acts.Do(func() error { return r.ports.Comments.EditAnnotation(a.ID, strings.TrimSpace(text), a.Colour) }, done)
}

// KeysOf gives the keys of statements.
func KeysOf(ids []app.StatementID) []app.Key {
	keys := make([]app.Key, len(ids))
	for i, id := range ids {
		keys[i] = app.Key{Kind: app.KindStatement, ID: string(id)}
	}
	return keys
}

// SetOverride keeps the analyst's own value of a cell; an empty stance takes it away.
func (r *Remarks) SetOverride(o app.CellOverride, done func(error)) {
	r.ports.Acts.Do(func() error {
		if o.Value == "" {
			return r.ports.Override.RemoveOverride(app.CellKey{Actor: o.Actor, Issue: o.Issue}, o.Spec)
		}
		return r.ports.Override.SetOverride(o)
	}, done)
}

// Stop ends what is being fetched.
func (r *Remarks) Stop() {
	r.load.Stop()
	r.tags.Stop()
}
