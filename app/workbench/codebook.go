package workbench

import (
	"bytes"
	"encoding/json"
	"io"

	"parley/app"
)

// codebookFormat names the file form of a codebook, version 1.
const codebookFormat = "parley-codebook/1"

// maxCodebook bounds a codebook file: thousands of actors and issues fit many times.
const maxCodebook = 32 << 20

type codebookFile struct {
	Format   string      `json:"format"`
	Language string      `json:"language,omitempty"`
	Actors   []actorFile `json:"actors"`
	Issues   []app.Issue `json:"issues"`
	Tags     []app.Tag   `json:"tags,omitempty"`
	Coders   []app.Coder `json:"coders,omitempty"`
}

// actorFile is an actor in a codebook file. Aliases and roles may be plain texts.
type actorFile struct {
	app.Actor
	Aliases []textOr[app.Alias]     `json:"aliases"`
	Roles   []textOr[app.ActorRole] `json:"roles"`
	Side    string                  `json:"side,omitempty"`
}

// textOr reads an object or a plain text.
type textOr[T any] struct {
	Text  string
	Value T
}

// UnmarshalJSON implements json.Unmarshaler.
func (t *textOr[T]) UnmarshalJSON(data []byte) error {
	if bytes.HasPrefix(bytes.TrimSpace(data), []byte(`"`)) {
		return json.Unmarshal(data, &t.Text)
	}
	return json.Unmarshal(data, &t.Value)
}

// MarshalJSON implements json.Marshaler.
func (t textOr[T]) MarshalJSON() ([]byte, error) { return json.Marshal(t.Value) }

func (a actorFile) actor() app.Actor {
	out := a.Actor
	for _, al := range a.Aliases {
		if al.Text != "" {
			al.Value.Text = al.Text
		}
		if app.FoldName(al.Value.Text) != app.FoldName(out.Name) {
			out.Aliases = append(out.Aliases, al.Value)
		}
	}
	for _, r := range a.Roles {
		if r.Text != "" {
			r.Value.Title = r.Text
		}
		out.Roles = append(out.Roles, r.Value)
	}
	if a.Side != "" {
		attrs := map[string]string{app.SideAttribute: a.Side}
		for k, v := range out.Attributes {
			attrs[k] = v
		}
		out.Attributes = attrs
	}
	if out.Type == "" {
		out.Type = "other"
	}
	return out
}

func readCodebookFile(r io.Reader) (codebookFile, error) {
	var f codebookFile
	data, err := io.ReadAll(io.LimitReader(r, maxCodebook+1))
	if err != nil {
		return f, err
	}
	if err := json.Unmarshal(data, &f); err != nil || len(data) > maxCodebook || f.Format != codebookFormat {
		return f, &app.Error{
			Code: app.Invalid, Op: "import codebook", Msg: "this is not a Parley codebook",
			Hint: "It should be a JSON file with format " + codebookFormat + ", as “parley codebook PROJECT export” writes it.", Err: err,
		}
	}
	return f, nil
}

// ReadCodebook reads a codebook file that no project holds.
func ReadCodebook(r io.Reader) (app.Codebook, error) {
	f, err := readCodebookFile(r)
	if err != nil {
		return app.Codebook{}, err
	}
	cb := app.Codebook{Issues: f.Issues, Tags: f.Tags, Coders: f.Coders}
	for _, a := range f.Actors {
		cb.Actors = append(cb.Actors, a.actor())
	}
	return cb, nil
}

// ImportCodebook reads a codebook file and adds what it holds, as one undoable step. An
// entry whose id exists is changed to what the file says; nothing is removed.
func (w *Workbench) ImportCodebook(r io.Reader) (app.CodebookChange, error) {
	var n app.CodebookChange
	f, err := readCodebookFile(r)
	if err != nil {
		return n, err
	}
	var records []app.Record
	for _, a := range f.Actors {
		records = append(records, a.actor())
	}
	for _, x := range f.Issues {
		records = append(records, x)
	}
	for _, t := range f.Tags {
		records = append(records, t)
	}
	for _, c := range f.Coders {
		records = append(records, c)
	}
	w.beforeBulk()
	w.edit.Lock()
	defer w.edit.Unlock()
	set := app.ChangeSet{Label: "Import codebook"}
	for _, rec := range records {
		before, err := w.current(rec.Key())
		switch {
		case err != nil:
			return n, err
		case before == nil:
			n.Added++
		case sameRecord(before, rec):
			n.Unchanged++
			continue
		default:
			n.Changed++
		}
		set.Changes = append(set.Changes, app.Change{Before: before, After: rec})
	}
	err = w.apply(app.Entry{Set: set})
	return n, err
}

func sameRecord(a, b app.Record) bool {
	x, err1 := json.Marshal(a)
	y, err2 := json.Marshal(b)
	return err1 == nil && err2 == nil && bytes.Equal(x, y)
}

// ExportCodebook writes the codebook in the form that ImportCodebook reads.
func (w *Workbench) ExportCodebook(out io.Writer) error {
	c, err := w.p.Coding.Codebook()
	if err != nil {
		return err
	}
	f := codebookFile{Format: codebookFormat, Issues: c.Issues, Tags: c.Tags, Coders: c.Coders, Actors: []actorFile{}}
	if f.Issues == nil {
		f.Issues = []app.Issue{}
	}
	for _, a := range c.Actors {
		af := actorFile{Actor: a, Aliases: []textOr[app.Alias]{}, Roles: []textOr[app.ActorRole]{}}
		for _, al := range a.Aliases {
			af.Aliases = append(af.Aliases, textOr[app.Alias]{Value: al})
		}
		for _, r := range a.Roles {
			af.Roles = append(af.Roles, textOr[app.ActorRole]{Value: r})
		}
		f.Actors = append(f.Actors, af)
	}
	enc := json.NewEncoder(out)
	enc.SetIndent("", " ")
	enc.SetEscapeHTML(false)
	return enc.Encode(f)
}

// PutActor adds or changes an actor.
func (w *Workbench) PutActor(a app.Actor) error { return w.put(a, "actor "+a.Name) }

// PutIssue adds or changes an issue.
func (w *Workbench) PutIssue(x app.Issue) error { return w.put(x, "issue "+x.Title) }

func (w *Workbench) put(r app.Record, what string) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	before, err := w.current(r.Key())
	if err != nil {
		return err
	}
	verb := "Add "
	if before != nil {
		verb = "Change "
	}
	err = w.apply(app.Entry{Set: app.ChangeSet{Label: verb + what, Changes: []app.Change{{Before: before, After: r}}}})
	return err
}

// Codebook gives actors, issues, tags and coders.
func (w *Workbench) Codebook() (app.Codebook, error) { return w.p.Coding.Codebook() }
