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
}

// RemarksRead is what is known of a statement's links and tags.
type RemarksRead struct {
	Links []LinkRow
	Tags  []TagRow
}

// LinkRow is a link of a statement with another.
type LinkRow struct {
	Words string // "denies S-12"
	Link  app.StatementLink
}

// TagRow is a tag of the project, and whether the statement bears it.
type TagRow struct {
	ID   app.TagID
	Name string
	On   bool
}

// NewRemarks makes the presenter of remarks.
func NewRemarks(env Env, p RemarksPorts) *Remarks {
	return &Remarks{env: env, ports: p, load: NewLoader[RemarksRead](env)}
}

// Read fetches the links and tags of a statement.
func (r *Remarks) Read(id app.StatementID, done func(RemarksRead, error)) {
	r.load.Load(r.env.Ctx, func(ctx context.Context) (x RemarksRead, err error) {
		if r.ports.Links != nil {
			links, err := r.ports.Links.Links(id)
			if err != nil {
				return x, err
			}
			for _, l := range links {
				x.Links = append(x.Links, LinkRow{linkWords(l, id), l})
			}
		}
		book, err := r.ports.Book.Codebook()
		if err != nil {
			return x, err
		}
		found, err := r.ports.Evidence.Statements(ctx, app.StatementFilter{IDs: []app.StatementID{id}})
		for _, t := range book.Tags {
			x.Tags = append(x.Tags, TagRow{t.ID, t.Name, len(found) > 0 && slices.Contains(found[0].Tags, t.ID)})
		}
		return x, err
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

// Tag puts a tag on statements or takes it off.
func (r *Remarks) Tag(ids []app.StatementID, tag app.TagID, on bool, done func(error)) {
	r.ports.Acts.Do(func() error { return r.ports.Tags.TagRecords(statementKeys(ids), tag, on) }, done)
}

// NewTag makes a tag and puts it on statements.
func (r *Remarks) NewTag(ids []app.StatementID, called string, done func(error)) {
	called = oneLine(called)
	r.ports.Acts.Do(func() error {
		book, err := r.ports.Book.Codebook()
		if err != nil {
			return err
		}
		i := slices.IndexFunc(book.Tags, func(t app.Tag) bool { return app.FoldName(t.Name) == app.FoldName(called) })
		tag := app.Tag{Name: called}
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
		return r.ports.Tags.TagRecords(statementKeys(ids), tag.ID, true)
	}, done)
}

func statementKeys(ids []app.StatementID) []app.Key {
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

// Stop ends the fetch under way.
func (r *Remarks) Stop() { r.load.Stop() }
