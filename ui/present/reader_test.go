package present_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"parley/app"
	"parley/ui/present"
)

type readerWorld struct {
	*desk
	lib      *library
	p        *present.Reader
	opened   int
	selected []app.Bounds
}

func newReader(t *testing.T, a app.OpenArticle, hits ...app.Hit) *readerWorld {
	w := &readerWorld{desk: newDesk(t), lib: &library{open: map[app.ArticleID]app.OpenArticle{a.ID: a}, hits: hits}}
	env := w.env()
	w.p = present.NewReader(env, present.ReaderPorts{
		Opener: w.lib, Hits: w.lib, Annotator: w.lib, Acts: present.NewActs(env),
		Opened:   func(app.OpenArticle) { w.opened++ },
		Selected: func(b app.Bounds) { w.selected = append(w.selected, b) },
	})
	return w
}

func (w *readerWorld) goTo(r present.Route) present.ReaderState {
	w.p.Go(r)
	w.run()
	return w.p.State()
}

func TestReaderOpens(t *testing.T) {
	w := newReader(t, article(statement("S-1", "we accept the ferry line")))
	s := w.goTo(present.Route{Article: "a1"})
	if s.Title != "" || s.Paras[0].Kind != present.ParaTitle || s.Paras[1].Kind == present.ParaTitle {
		t.Errorf("the text begins with the title, yet title %q, paragraphs %+v", s.Title, s.Paras)
	}
	if s.Meta != "Harbour Post · A. Writer · 11 Apr 2025" || s.HitWords != "" || w.opened != 1 || !w.traced("open a1") {
		t.Errorf("meta %q, hits %q, opened %d, trace %v", s.Meta, s.HitWords, w.opened, w.trace)
	}
	if len(s.Marks) != 1 || s.Marks[0].Ref != "S-1" || s.Marks[0].Bounds != place("we accept the ferry line") {
		t.Errorf("marks %+v", s.Marks)
	}
	s = w.goTo(present.Route{Article: "a1", Statement: "S-1"})
	if s.Reveal.Off != place("we accept").Start || !s.Reveal.Flash {
		t.Errorf("the statement is not shown: %+v", s.Reveal)
	}
	w.goTo(present.Route{Article: "gone"})
	if len(w.problems) != 1 || w.p.State().Article != "a1" {
		t.Errorf("problems %v, article %s", w.problems, w.p.State().Article)
	}
}

func TestReaderHits(t *testing.T) {
	hits := []app.Hit{{Bounds: place("Talks")}, {Bounds: place("talks")}, {Title: true, Bounds: app.Bounds{Start: 8, End: 13}}}
	w := newReader(t, article(), hits...)
	s := w.goTo(present.Route{Article: "a1", Query: "talks", Hit: present.LandFirstHit})
	if s.HitWords != "hit 1 of 2, and in the title" || s.Reveal.Off != place("talks").Start {
		t.Errorf("%q at %d", s.HitWords, s.Reveal.Off)
	}
	if !w.p.StepHit(1) || w.p.State().Reveal.Off != place("Talks").Start || w.p.StepHit(1) {
		t.Errorf("walk forward ends at %+v", w.p.State().Reveal)
	}
	current := 0
	for _, m := range w.p.State().Marks {
		if m.Current {
			current++
		}
	}
	if current != 1 {
		t.Errorf("%d current hits", current)
	}
	if !w.p.StepHit(-1) || w.p.StepHit(-1) {
		t.Error("walk back does not stop at the first")
	}
	s = w.goTo(present.Route{Article: "a1", Query: "talks", Hit: present.LandLastHit})
	if s.Hit != 1 {
		t.Errorf("lands on hit %d", s.Hit)
	}
	w.p.SetQuery(app.Query{})
	w.run()
	if w.p.State().HitWords != "" || len(w.p.State().Marks) != 0 {
		t.Errorf("without a query: %q, %d marks", w.p.State().HitWords, len(w.p.State().Marks))
	}
}

func TestReaderWithoutHits(t *testing.T) {
	w := newReader(t, article())
	w.lib.hitsErr = errBroken
	s := w.goTo(present.Route{Article: "a1", Query: "x"})
	if s.Article != "a1" || len(w.problems) != 1 || s.HitWords != "no hits in this text" {
		t.Errorf("article %q, problems %d, %q", s.Article, len(w.problems), s.HitWords)
	}
}

func TestReaderSelects(t *testing.T) {
	w := newReader(t, article())
	w.goTo(present.Route{Article: "a1"})
	b := place("Talks go on.")
	w.p.Select(b)
	w.p.Select(b)
	w.p.Select(app.Bounds{Start: 5, End: 5000})
	w.p.Drop()
	if d := cmp.Diff([]app.Bounds{b, {}}, w.selected); d != "" {
		t.Error(d)
	}
	if !w.traced(fmt.Sprintf("selection %d %d", b.Start, b.End)) {
		t.Errorf("trace %v", w.trace)
	}
	if !w.p.SelectSubject() || w.p.State().Selected != place("Harbour talks resume") {
		t.Errorf("the sentence here is %+v", w.p.State().Selected)
	}
	w.p.Drop()
	w.p.PointAt(place("toll").Start)
	if w.p.Subject() != place("Southerners reject the toll, sources said.") {
		t.Errorf("the sentence clicked is %+v", w.p.Subject())
	}
}

func TestReaderAnnotates(t *testing.T) {
	w := newReader(t, article())
	w.p.Annotate("x")
	if !w.noticed("Select the words") {
		t.Error("annotating nothing says nothing")
	}
	w.goTo(present.Route{Article: "a1"})
	w.p.Select(place("the toll"))
	w.p.Annotate(" look ")
	w.run()
	if len(w.lib.marked) != 1 || w.lib.marked[0] != place("the toll") || !w.traced("annotated") {
		t.Errorf("marked %v", w.lib.marked)
	}
	w.p.RemoveAnnotation("N-1")
	w.run()
	if len(w.lib.gone) != 1 {
		t.Error("the annotation stays")
	}
}

func TestReaderUnderPointer(t *testing.T) {
	a := article(statement("S-1", "we accept the ferry line"), statement("S-2", "the ferry line"))
	a.Annotations = []app.Annotation{{ID: "N-1", Quote: quote("ferry"), Comment: "see map"}}
	w := newReader(t, a)
	w.goTo(present.Route{Article: "a1"})
	var got []string
	for _, thing := range w.p.Under(place("ferry").Start) {
		got = append(got, thing.Words)
	}
	if d := cmp.Diff([]string{"S-1 ▲", "S-2 ▲", "Annotation “see map”"}, got); d != "" {
		t.Error(d)
	}
	got = nil
	for _, refs := range [][]string{{"S-1", "S-2", "N-1"}, {"N-1", "S-1", "S-2"}, {"S-2"}, nil} {
		w.p.Touch(refs)
		got = append(got, w.p.State().Here)
	}
	if d := cmp.Diff([]string{"1 of 3 here: S-1 ▲", "3 of 3 here: Annotation “see map”", "S-2 ▲", ""}, got); d != "" {
		t.Error(d)
	}
	w.p.StepMark(1)
	first := w.p.State().Reveal.Off
	w.p.StepMark(1)
	if w.p.State().Reveal.Off <= first {
		t.Error("the next mark is not behind the first")
	}
	w.p.StepMark(-1)
	if w.p.State().Reveal.Off != first {
		t.Errorf("back at %d, want %d", w.p.State().Reveal.Off, first)
	}
	w.p.SetLayers(present.Layers{})
	if len(w.p.State().Marks) != 0 {
		t.Error("hidden layers show")
	}
}
