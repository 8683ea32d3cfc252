package present

import (
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// StepHit walks to the next hit (dir 1) or the one before (−1); false at the last one in
// that direction.
func (r *Reader) StepHit(dir int) bool {
	to := r.state.Hit + dir
	if r.state.Hit < 0 && dir < 0 {
		to = len(r.hits) - 1
	}
	if to < 0 || to >= len(r.hits) {
		return false
	}
	r.atHit(to)
	r.show()
	return true
}

func (r *Reader) atHit(i int) {
	r.state.Hit = i
	r.reveal(r.hits[i].Start, false)
	r.env.trace(fmt.Sprintf("hit %d %d", i+1, len(r.hits)))
}

// StepMark walks to the next statement or annotation (dir 1), or the one before (−1),
// seen from the last place walked to; false at the last one in that direction.
func (r *Reader) StepMark(dir int) bool {
	starts := r.markStarts()
	from := r.state.Reveal.Off
	i := slices.IndexFunc(starts, func(s int) bool { return s > from })
	if dir < 0 {
		i = -1
		for k, s := range starts {
			if s < from {
				i = k
			}
		}
	}
	if i < 0 {
		return false
	}
	r.reveal(starts[i], true)
	r.env.trace(fmt.Sprintf("mark %d %d", i+1, len(starts)))
	r.tell(r.state)
	r.pointAt(starts[i])
	return true
}

// pointAt tells which statement or annotation begins at an offset.
func (r *Reader) pointAt(start int) {
	for _, m := range r.state.Marks {
		if m.Start == start && (m.Kind == MarkStatement || m.Kind == MarkAnnotation) {
			r.pointed(r.thing(m))
			return
		}
	}
}

// markStarts gives where statements and annotations begin, in text order.
func (r *Reader) markStarts() []int {
	var starts []int
	for _, m := range r.state.Marks {
		if m.Kind == MarkStatement || m.Kind == MarkAnnotation {
			starts = append(starts, m.Start)
		}
	}
	return slices.Compact(starts)
}

// landOnMark goes to the first or last statement or annotation, or to the top.
func (r *Reader) landOnMark(l Landing) {
	r.show() // the marks of this article
	starts := r.markStarts()
	switch {
	case len(starts) == 0:
		r.reveal(0, false)
	case l == LandLastMark:
		r.reveal(starts[len(starts)-1], true)
		r.pointAt(starts[len(starts)-1])
	default:
		r.reveal(starts[0], true)
		r.pointAt(starts[0])
	}
}

// Select keeps what was selected in the pane.
func (r *Reader) Select(b app.Bounds) {
	if b.Len() <= 0 || b.Start < 0 || b.End > len(r.open.Text.Text) {
		b = app.Bounds{}
	}
	if b == r.state.Selected && len(r.state.Others) == 0 {
		return
	}
	r.state.Selected, r.state.Others = b, nil
	if b.Len() > 0 {
		r.env.trace(fmt.Sprintf("selection %d %d", b.Start, b.End))
	}
	r.tell(r.state)
	r.ports.Selected(b)
}

// AddSpan selects further words of the same statement; what was selected stays.
func (r *Reader) AddSpan(b app.Bounds) {
	if b.Len() <= 0 || b.Start < 0 || b.End > len(r.open.Text.Text) {
		return
	}
	if r.state.Selected.Len() == 0 {
		r.Select(b)
		return
	}
	if now := r.state.Selected; b.End <= now.Start || b.Start >= now.End { // else the same words grew
		r.state.Others = append(slices.Clone(r.state.Others), now)
	}
	r.state.Selected = b
	r.env.trace(fmt.Sprintf("selection added %d %d", b.Start, b.End))
	r.tell(r.state)
	if r.ports.Added != nil {
		r.ports.Added(b)
	}
}

// Subject gives the words that a statement or an annotation would be made from: the
// selection, else the sentence that was clicked, of the current hit, or last walked to.
func (r *Reader) Subject() app.Bounds {
	if r.state.Selected.Len() > 0 {
		return r.state.Selected
	}
	return r.sentenceHere()
}

func (r *Reader) sentenceHere() app.Bounds {
	off := r.state.Reveal.Off
	switch {
	case r.point >= 0:
		off = r.point
	case r.state.Hit >= 0 && r.state.Hit < len(r.hits):
		off = r.hits[r.state.Hit].Start
	}
	if b, ok := r.open.Text.Sentence(off); ok {
		return b
	}
	return app.Bounds{}
}

// PointAt notes where the analyst clicked: what is coded next without a selection is the
// sentence there.
func (r *Reader) PointAt(off int) { r.point = max(off, 0) }

// SelectSubject selects the words of Subject, so that what is coded is seen.
func (r *Reader) SelectSubject() bool {
	b := r.Subject()
	if b.Len() == 0 {
		return false
	}
	r.Select(b)
	return true
}

// Drop takes the selection back.
func (r *Reader) Drop() { r.Select(app.Bounds{}) }

// SetLayers switches layers of marks on and off.
func (r *Reader) SetLayers(l Layers) {
	r.state.Layers = l
	if r.open.ID == "" { // nothing to mark yet
		r.tell(r.state)
		return
	}
	r.show()
}

// Annotate marks the words of Subject, with a comment that may be empty.
func (r *Reader) Annotate(comment string) {
	id, b := r.open.ID, r.Subject()
	if id == "" || b.Len() == 0 {
		r.env.Notify.Notice("Select the words to annotate first.")
		return
	}
	var made app.Annotation
	r.ports.Acts.Do(func() (err error) {
		made, err = r.ports.Annotator.Annotate(id, b, strings.TrimSpace(comment))
		return err
	}, func(err error) {
		if err != nil {
			r.env.Notify.Problem(err)
			return
		}
		r.pointed(Thing{Kind: MarkAnnotation, Ref: string(made.ID)})
		r.env.Notify.Notice("Annotated as " + string(made.ID) + ". Ctrl+Shift+T tags it, F2 comments it, undo takes it back.")
		r.env.trace("annotated")
	})
}

// RemoveAnnotation takes an annotation away.
func (r *Reader) RemoveAnnotation(id app.AnnotationID) {
	r.ports.Acts.Do(func() error { return r.ports.Annotator.RemoveAnnotation(id) }, nil)
}

// pointed tells which statement or annotation is meant now.
func (r *Reader) pointed(t Thing) {
	if r.ports.Pointed != nil && (t.Kind == MarkStatement || t.Kind == MarkAnnotation) {
		r.ports.Pointed(t)
	}
}
