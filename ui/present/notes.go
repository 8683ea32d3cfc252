package present

import (
	"context"
	"slices"
	"strings"

	"parley/app"
)

// Noter keeps notes on anything; each is an act of its own.
type Noter interface {
	PutNote(target app.Key, text string) (app.Note, error)
	RemoveNote(id string) error
	Notes(target app.Key) ([]app.Note, error)
}

// NotesState is what the notes on one thing show.
type NotesState struct {
	Target  app.Key // without one there is nothing to note on
	Rows    []NoteRow
	Text    string // typed and not added yet
	NoAdd   string // why it cannot be added
	Problem string
	Hidden  bool // notes are not offered here
}

// NoteRow is one note.
type NoteRow struct {
	ID   string
	Text string
	Meta string // who and when
}

// Notes presents the notes on one thing at a time.
type Notes struct {
	changes[NotesState]
	env   Env
	port  Noter
	book  Codebooker
	acts  *Acts
	load  *Loader[[]NoteRow]
	typed map[app.Key]string // what was typed on each thing and not added
	state NotesState
}

// NotesPorts are what notes need. Noter may be nil: notes are then not offered.
type NotesPorts struct {
	Noter Noter
	Book  Codebooker
	Acts  *Acts
}

// NewNotes makes the presenter of notes.
func NewNotes(env Env, p NotesPorts) *Notes {
	n := &Notes{env: env, port: p.Noter, book: p.Book, acts: p.Acts, load: NewLoader[[]NoteRow](env), typed: map[app.Key]string{}}
	n.state.Hidden = p.Noter == nil
	return n
}

// Subscribe gives the state to render now and after each change.
func (n *Notes) Subscribe(render func(NotesState)) {
	n.render = render
	n.tell(n.state)
}

// State gives what is shown.
func (n *Notes) State() NotesState { return n.state }

// Show shows the notes on a thing.
func (n *Notes) Show(target app.Key) {
	if n.state.Hidden {
		return
	}
	n.state = NotesState{Target: target, Text: n.typed[target]}
	n.Reload()
}

// Reload reads the notes again.
func (n *Notes) Reload() {
	target := n.state.Target
	if n.state.Hidden {
		return
	}
	if target.ID == "" {
		n.show()
		return
	}
	n.show()
	n.load.Load(n.env.Ctx, func(context.Context) ([]NoteRow, error) { return n.fetch(target) }, func(rows []NoteRow, err error) {
		if err != nil {
			n.state.Problem = Words(err).Text()
		} else {
			n.state.Rows, n.state.Problem = rows, ""
		}
		n.show()
		n.env.trace("notes " + itoa(len(rows)))
	})
}

func (n *Notes) fetch(target app.Key) ([]NoteRow, error) {
	all, err := n.port.Notes(target)
	if err != nil {
		return nil, err
	}
	book, err := n.book.Codebook()
	slices.SortStableFunc(all, func(a, b app.Note) int { return b.At.Compare(a.At) })
	rows := make([]NoteRow, len(all))
	for i, x := range all {
		rows[i] = NoteRow{ID: x.ID, Text: x.Text, Meta: dotted(coderName(book, x.Coder), moment(x.At))}
	}
	return rows, err
}

// Type keeps the text of a note that is being written.
func (n *Notes) Type(text string) {
	n.state.Text = text
	if text == "" {
		delete(n.typed, n.state.Target)
	} else {
		n.typed[n.state.Target] = text
	}
	n.show()
}

// Add adds the note that was typed.
func (n *Notes) Add() {
	if n.state.NoAdd != "" {
		return
	}
	target, text := n.state.Target, strings.TrimSpace(n.state.Text)
	n.acts.Do(func() error {
		_, err := n.port.PutNote(target, text)
		return err
	}, func(err error) {
		if err != nil {
			n.fail(target, err)
			return
		}
		delete(n.typed, target)
		if n.state.Target == target {
			n.state.Text = ""
		}
		n.env.trace("noted " + target.String())
		n.Reload()
	})
}

// Remove takes a note away; undo brings it again.
func (n *Notes) Remove(id string) {
	target := n.state.Target
	n.acts.Do(func() error { return n.port.RemoveNote(id) }, func(err error) {
		if err != nil {
			n.fail(target, err)
			return
		}
		n.env.Notify.Notice("Removed the note. Undo brings it back.")
		n.Reload()
	})
}

func (n *Notes) fail(target app.Key, err error) {
	if n.state.Target == target {
		n.state.Problem = Words(err).Text()
		n.show()
		return
	}
	n.env.Notify.Problem(err)
}

func (n *Notes) show() {
	n.state.NoAdd = ""
	switch {
	case n.env.editable() != nil:
		n.state.NoAdd = Words(n.env.editable()).Headline
	case strings.TrimSpace(n.state.Text) == "":
		n.state.NoAdd = "Type the note first."
	}
	n.tell(n.state)
}

// Stop ends the fetch under way.
func (n *Notes) Stop() { n.load.Stop() }

func coderName(book app.Codebook, id app.CoderID) string {
	for _, c := range book.Coders {
		if c.ID == id && c.Name != "" {
			return c.Name
		}
	}
	return string(id)
}
