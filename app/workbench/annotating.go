package workbench

import (
	"fmt"
	"slices"

	"parley/app"
)

// Annotate highlights a range of the article's text in force.
func (w *Workbench) Annotate(id app.ArticleID, b app.Bounds, comment string) (app.Annotation, error) {
	w.edit.Lock()
	defer w.edit.Unlock()
	r, err := w.newRecorder()
	if err != nil {
		return app.Annotation{}, err
	}
	open, err := r.open(id)
	if err != nil {
		return app.Annotation{}, err
	}
	q, err := app.NewQuote(open.text, b)
	if err != nil {
		return app.Annotation{}, err
	}
	n, err := w.p.Ledger.NextNumber("annotation")
	if err != nil {
		return app.Annotation{}, err
	}
	now := w.opt.Clock().UTC()
	a := app.Annotation{
		ID: app.AnnotationID(fmt.Sprintf("N-%d", n)), Article: id, Quote: q, Comment: comment,
		Coder: r.project.Coder, CreatedAt: now, UpdatedAt: now,
	}
	err = w.apply(app.Entry{Set: app.ChangeSet{Label: "Annotate", Changes: []app.Change{{After: a}}}})
	return a, err
}

// RemoveAnnotation takes an annotation away.
func (w *Workbench) RemoveAnnotation(id app.AnnotationID) error {
	w.edit.Lock()
	defer w.edit.Unlock()
	a, err := w.p.Ledger.Record(app.Annotation{ID: id}.Key())
	if err != nil {
		return err
	}
	gone, err := w.unplace(a.Key(), a.(app.Annotation).Article, keepsNone)
	if err != nil {
		return err
	}
	with, err := w.withNotes(a)
	if err != nil {
		return err
	}
	return w.apply(app.Entry{Set: app.ChangeSet{Label: "Remove annotation", Changes: slices.Concat(gone, with)}})
}
