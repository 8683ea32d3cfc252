package present

import (
	"context"
	"slices"
	"strings"

	"parley/app"
)

// BulkPorts are what a bulk recode needs.
type BulkPorts struct {
	Recode  Recoder
	Book    Codebooker
	Preview *Recoding
}

// BulkField names a field of the form for many statements.
type BulkField string

// The fields. What is left blank stays as it is in each statement.
const (
	BulkHolder      BulkField = "holder"
	BulkSpeaker     BulkField = "speaker"
	BulkIssue       BulkField = "issue"
	BulkStance      BulkField = "stance"
	BulkCondition   BulkField = "condition"
	BulkAttribution BulkField = "attribution"
	BulkCertainty   BulkField = "certainty"
	BulkReview      BulkField = "review"
)

// BulkState is what the form for many statements shows.
type BulkState struct {
	Open     bool
	Title    string
	Fields   map[BulkField]string // codes of closed lists, names of the codebook
	Problems map[BulkField]string
	Problem  string
	NoGo     string // why it cannot go on; empty: it can
}

// Bulk presents the form in which several statements are recoded at once.
type Bulk struct {
	changes[BulkState]
	env    Env
	ports  BulkPorts
	books  *Loader[app.Codebook]
	book   app.Codebook
	ids    []app.StatementID
	fields map[BulkField]string
	state  BulkState
}

// NewBulk makes the presenter of bulk recodes.
func NewBulk(env Env, p BulkPorts) *Bulk {
	return &Bulk{env: env, ports: p, books: NewLoader[app.Codebook](env)}
}

// Subscribe gives the state to render now and after each change.
func (b *Bulk) Subscribe(render func(BulkState)) {
	b.render = render
	b.tell(b.state)
}

// State gives what is shown.
func (b *Bulk) State() BulkState { return b.state }

// Show opens the form for some statements.
func (b *Bulk) Show(ids []app.StatementID) {
	switch err := b.env.editable(); {
	case err != nil:
		b.env.Notify.Problem(err)
		return
	case len(ids) == 0:
		b.env.Notify.Notice("Choose the statements to recode first.")
		return
	}
	b.ids, b.fields = slices.Clone(ids), map[BulkField]string{}
	b.state = BulkState{Open: true, Title: "Recode " + Count(len(ids), "statement", "statements")}
	b.show()
	b.books.Load(b.env.Ctx, func(context.Context) (app.Codebook, error) { return b.ports.Book.Codebook() }, func(book app.Codebook, err error) {
		if err != nil {
			b.state.Problem = Words(err).Text()
		}
		b.book = book
		b.show()
	})
}

// Set keeps a field; a blank one stays as it is in each statement.
func (b *Bulk) Set(f BulkField, text string) {
	if b.fields[f] != text {
		next := map[BulkField]string{f: text}
		for k, v := range b.fields {
			if k != f {
				next[k] = v
			}
		}
		b.fields = next
		b.show()
	}
}

// Names gives the names that fit what was typed into a field.
func (b *Bulk) Names(f BulkField, typed string) []string {
	if f == BulkIssue {
		return completeIssues(b.book, typed)
	}
	return completeActors(b.book, typed)
}

// read makes a statement of the fields that are set, and says what is wrong.
func (b *Bulk) read() (app.Statement, map[BulkField]string) {
	wrong := map[BulkField]string{}
	actor := func(f BulkField) app.ActorID {
		text := oneLine(b.fields[f])
		if text == "" {
			return ""
		}
		a, ok := b.book.FindActor(text)
		if !ok {
			wrong[f] = "There is no actor “" + text + "” in the codebook."
		}
		return a.ID
	}
	s := app.Statement{
		Holder: actor(BulkHolder), Speaker: actor(BulkSpeaker), Stance: app.Stance(b.fields[BulkStance]),
		Condition: strings.TrimSpace(b.fields[BulkCondition]), Attribution: app.Attribution(b.fields[BulkAttribution]),
		Certainty: b.fields[BulkCertainty], Review: app.Review(b.fields[BulkReview]),
	}
	if text := oneLine(b.fields[BulkIssue]); text != "" {
		x, ok := b.book.FindIssue(text)
		if !ok {
			wrong[BulkIssue] = "There is no issue “" + text + "” in the codebook."
		}
		s.Issue = x.ID
	}
	return s, wrong
}

// Go shows what the recode would do.
func (b *Bulk) Go() {
	b.show()
	if b.state.NoGo != "" {
		return
	}
	to, _ := b.read()
	ids := b.ids
	b.ports.Preview.Prepare(func() (app.Recoding, error) { return b.ports.Recode.Recode(ids, to) }, func(err error) {
		b.state.Problem = Words(err).Text()
		b.tell(b.state)
	})
}

// Close closes the form.
func (b *Bulk) Close() {
	b.state = BulkState{}
	b.tell(b.state)
}

func (b *Bulk) show() {
	s := &b.state
	s.Fields, s.Problem, s.NoGo = b.fields, "", ""
	_, s.Problems = b.read()
	set := false
	for _, v := range b.fields {
		set = set || strings.TrimSpace(v) != ""
	}
	switch {
	case !set:
		s.NoGo = "Fill in what is to change; the rest stays as it is."
	case len(s.Problems) > 0:
		s.NoGo = "Correct what is marked first."
	}
	b.tell(*s)
}

// Stop ends the fetch under way.
func (b *Bulk) Stop() { b.books.Stop() }

// StanceChoices lists the stances for a closed list.
func StanceChoices() []Choice {
	var out []Choice
	for _, s := range app.Stances() {
		out = append(out, Choice{string(s), s.Words()})
	}
	return out
}

// ReviewChoices lists the review states for a closed list.
func ReviewChoices() []Choice {
	var out []Choice
	for _, r := range app.Reviews() {
		out = append(out, Choice{string(r), string(r)})
	}
	return out
}

// CertaintyChoices lists the certainties for a closed list.
func CertaintyChoices() []Choice {
	var out []Choice
	for _, c := range app.Certainties() {
		out = append(out, Choice{c, strings.ReplaceAll(c, "_", " ")})
	}
	return out
}
