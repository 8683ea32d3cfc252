package present

import (
	"context"
	"slices"
	"strings"

	"parley/app"
)

// Noter keeps notes on anything, one of each coder; each change is an act of its own.
type Noter interface {
	// PutNote attaches a note of this desk's coder, or changes the one that is there.
	PutNote(target app.Key, text string) (app.Note, error)
	RemoveNote(id string) error
	Notes(target app.Key) ([]app.Note, error)
}

// NotesState is what the notes on one thing show.
type NotesState struct {
	Target  app.Key   // without one there is nothing to note on
	Rows    []NoteRow // of other coders
	Text    string    // of this desk's coder, as typed
	Meta    string    // when that was saved last
	Typed   bool      // it differs from what is saved
	NoSave  string    // why it cannot be saved; empty: it can
	Problem string
	Hidden  bool // notes are not offered here
}

// NoteRow is one note.
type NoteRow struct {
	Text string
	Meta string // who and when
}

// NotesPorts are what notes need. Noter may be nil: notes are then not offered.
type NotesPorts struct {
	Noter   Noter
	Book    Codebooker
	Project func() (app.Project, error)
	Acts    *Acts
}

// Notes presents the notes on one thing at a time. What was typed and not saved stays with
// its thing.
type Notes struct {
	changes[NotesState]
	env   Env
	ports NotesPorts
	load  *Loader[notesRead]
	saved app.Note // of this desk's coder; zero where there is none
	typed map[app.Key]string
	state NotesState
}

// notesRead is what is stored on a thing.
type notesRead struct {
	rows []NoteRow
	mine app.Note
}

// NewNotes makes the presenter of notes.
func NewNotes(env Env, p NotesPorts) *Notes {
	n := &Notes{env: env, ports: p, load: NewLoader[notesRead](env), typed: map[app.Key]string{}}
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
	if n.state.Hidden || target == n.state.Target {
		return
	}
	n.state, n.saved = NotesState{Target: target}, app.Note{}
	n.Reload()
}

// Reload reads the notes again.
func (n *Notes) Reload() {
	target := n.state.Target
	if n.state.Hidden {
		return
	}
	n.show()
	if target.ID == "" {
		return
	}
	n.load.Load(n.env.Ctx, func(context.Context) (notesRead, error) { return n.fetch(target) }, func(r notesRead, err error) {
		if err != nil {
			n.state.Problem = Words(err).Text()
		} else {
			n.state.Rows, n.saved, n.state.Problem = r.rows, r.mine, ""
		}
		n.show()
		n.env.trace("notes " + itoa(len(r.rows)))
	})
}

func (n *Notes) fetch(target app.Key) (r notesRead, err error) {
	all, err := n.ports.Noter.Notes(target)
	if err != nil {
		return r, err
	}
	book, err := n.ports.Book.Codebook()
	if err != nil {
		return r, err
	}
	project, err := n.ports.Project()
	slices.SortStableFunc(all, func(a, b app.Note) int { return b.At.Compare(a.At) })
	for _, x := range all {
		if x.Coder == project.Coder {
			r.mine = x
			continue
		}
		r.rows = append(r.rows, NoteRow{Text: x.Text, Meta: dotted(coderName(book, x.Coder), moment(x.At))})
	}
	return r, err
}

// Type keeps the text of the note as it is being written.
func (n *Notes) Type(text string) {
	if text == n.saved.Text {
		delete(n.typed, n.state.Target)
	} else {
		n.typed[n.state.Target] = text
	}
	n.show()
}

// Unsaved counts the notes that were typed and not saved.
func (n *Notes) Unsaved() int { return len(n.typed) }

// Save saves the note; a blank one is taken away.
func (n *Notes) Save() {
	if n.state.NoSave != "" {
		return
	}
	target, text, old := n.state.Target, strings.TrimSpace(n.state.Text), n.saved.ID
	n.ports.Acts.Do(func() error {
		if text == "" {
			return n.ports.Noter.RemoveNote(old)
		}
		_, err := n.ports.Noter.PutNote(target, text)
		return err
	}, func(err error) {
		switch {
		case err == nil:
			if strings.TrimSpace(n.typed[target]) == text {
				delete(n.typed, target)
			}
			n.env.Notify.Notice("Saved the note.")
			n.env.trace("noted " + target.String())
			n.Reload()
		case n.state.Target == target:
			n.state.Problem = Words(err).Text()
			n.show()
		default:
			n.env.Notify.Problem(err)
		}
	})
}

func (n *Notes) show() {
	s := &n.state
	text, typed := n.typed[s.Target]
	if !typed {
		text = n.saved.Text
	}
	s.Text, s.Typed, s.Meta, s.NoSave = text, typed, moment(n.saved.At), ""
	switch {
	case n.env.editable() != nil:
		s.NoSave = Words(n.env.editable()).Headline
	case !typed:
		s.NoSave = "Nothing was changed."
	case strings.TrimSpace(text) == "" && n.saved.ID == "":
		s.NoSave = "Type the note first."
	}
	n.tell(*s)
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
