package present

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"

	"parley/app"
)

// knowledge is what the codebook says about the open article.
type knowledge struct {
	book  app.Codebook
	terms []Term
	of    app.VersionID
}

// learn reads the codebook, and finds its actors and issues in the text where either has
// changed.
func (r *Reader) learn() {
	if r.ports.Book == nil || r.open.ID == "" {
		return
	}
	open, old, found := r.open, r.book, knowledge{terms: r.terms, of: r.termsOf}
	r.knowing.Load(r.env.Ctx, func(ctx context.Context) (knowledge, error) {
		book, err := r.ports.Book.Codebook()
		if err != nil {
			return knowledge{}, err
		}
		if found.of == open.Text.ID && reflect.DeepEqual(book, old) {
			found.book = book
			return found, nil
		}
		terms, err := allTerms(ctx, open, book, r.ports.Hits)
		return knowledge{book: book, terms: sortTerms(terms), of: open.Text.ID}, err
	}, func(k knowledge, err error) {
		switch {
		case err != nil && !cancelled(err):
			r.env.Notify.Problem(err)
		case err == nil && k.of == r.open.Text.ID:
			r.book, r.terms, r.termsOf = k.book, k.terms, k.of
			r.takeSuggestions(r.suggest.list)
			r.show()
			r.env.trace(fmt.Sprintf("terms %d", len(r.terms)))
		}
	})
}

// ReloadBook reads the codebook again after it has changed.
func (r *Reader) ReloadBook() { r.learn() }

// Thing is something under the pointer: a statement, an annotation, a suggestion, or a
// name of the codebook.
type Thing struct {
	Kind   MarkKind
	Ref    string
	Words  string // in a line
	Detail string // what else there is to know of it; may be empty
	Note   string // comment or note
	Stance app.Stance
	Hollow bool
}

// Under describes the marks that hold an offset, the loudest layer first.
func (r *Reader) Under(off int) []Thing {
	return r.things(func(m Mark) bool { return m.Contains(off) })
}

// things describes marks, each record once.
func (r *Reader) things(want func(Mark) bool) []Thing {
	var out []Thing
	for _, m := range r.state.Marks {
		same := func(t Thing) bool { return t.Ref == m.Ref && t.Kind == m.Kind }
		if m.Ref != "" && want(m) && !slices.ContainsFunc(out, same) {
			out = append(out, r.thing(m))
		}
	}
	slices.SortStableFunc(out, func(a, b Thing) int { return int(b.Kind) - int(a.Kind) })
	return out
}

func (r *Reader) thing(m Mark) Thing {
	t := Thing{Kind: m.Kind, Ref: m.Ref, Stance: m.Stance, Hollow: m.Hollow}
	switch m.Kind {
	case MarkAnnotation:
		r.describeAnnotation(&t)
	case MarkStatement:
		r.describeStatement(&t)
	case MarkActor:
		t.Words = "Actor: " + named(r.book.ActorName(app.ActorID(m.Ref)))
	case MarkIssue:
		t.Words = "Issue: " + named(r.book.IssueTitle(app.IssueID(m.Ref)))
	case MarkSuggestion:
		t.Words = "Suggestion"
		for _, s := range r.suggest.shown {
			if s.Ref == m.Ref {
				t.Words, t.Detail = "Suggested: "+s.Head, s.Detail
			}
		}
	case MarkHit:
	}
	return t
}

func (r *Reader) describeAnnotation(t *Thing) {
	t.Words = "Annotation"
	for _, a := range r.open.Annotations {
		if string(a.ID) != t.Ref {
			continue
		}
		var tags []string
		for _, id := range a.Tags {
			for _, tag := range r.book.Tags {
				if tag.ID == id {
					tags = append(tags, tag.Name)
				}
			}
		}
		t.Note = strings.TrimSpace(a.Comment)
		if t.Note != "" {
			t.Words += " “" + cut(oneLine(t.Note), 60) + "”"
		}
		t.Detail = dotted(tags...)
	}
}

func (r *Reader) describeStatement(t *Thing) {
	t.Words = t.Ref + " " + StanceSymbol(t.Stance, t.Hollow)
	for _, s := range r.open.Statements {
		if string(s.ID) == t.Ref {
			if r.termsOf != "" { // the codebook is known
				t.Words = dotted(t.Words, r.book.ActorName(s.Holder), r.book.IssueTitle(s.Issue))
			}
			t.Detail = dotted(sourceWords(s, r.book), known(s.StatedAt), draftWord(s))
			t.Note = strings.TrimSpace(s.Note)
		}
	}
}

// Touch says what lies under a click: the marks with these ids, the one clicked first.
// With none, nothing is said any more.
func (r *Reader) Touch(refs []string) {
	all := r.things(func(m Mark) bool { return slices.Contains(refs, m.Ref) })
	here, chosen := "", 0
	if len(refs) > 0 {
		chosen = slices.IndexFunc(all, func(t Thing) bool { return t.Ref == refs[0] })
	}
	if chosen >= 0 && chosen < len(all) {
		here = all[chosen].Words
		if len(all) > 1 {
			here = fmt.Sprintf("%d of %d here: %s", chosen+1, len(all), here)
		}
		r.env.trace(fmt.Sprintf("here %d %d", chosen+1, len(all)))
		r.pointed(all[chosen])
	}
	if here == r.state.Here && len(all) == len(r.state.Things) && chosen == r.state.Chosen {
		return
	}
	r.state.Here, r.state.Things, r.state.Chosen = here, all, max(chosen, 0)
	r.tell(r.state)
}

// Leave takes the list of what lies under the last click away.
func (r *Reader) Leave() {
	if r.state.Here != "" || len(r.state.Things) > 0 {
		r.forgetHere()
		r.tell(r.state)
	}
}

func (r *Reader) forgetHere() { r.state.Here, r.state.Things, r.state.Chosen = "", nil, 0 }

// Copied gives selected words with where they stand: the words, then outlet, title, date
// and address, each where it is known.
func (r *Reader) Copied(words string) string {
	if strings.TrimSpace(words) == "" {
		return ""
	}
	a := r.open
	source := dotted(a.Source, "“"+app.DisplayTitle(a.Title, a.Text.Text)+"”", dated(a.Published), a.URL)
	return words + "\n— " + source
}
