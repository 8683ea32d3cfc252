package export

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"parley/app"
)

// selections are made of statements and annotations, by the text that they stand in.
func (x *qdaExport) selections() error {
	for _, s := range x.p.Statements {
		if err := x.statement(s); err != nil {
			return err
		}
	}
	for _, a := range x.p.Annotations {
		if err := x.annotation(a); err != nil {
			return err
		}
	}
	return nil
}

// mark makes the selection of a quote; ok is false where its text is not written.
func (x *qdaExport) mark(id string, q app.Quote, coder app.CoderID, at time.Time) (s qdaSelection, ok bool) {
	text := x.texts[q.Version].Text
	if strings.TrimSpace(text) == "" || !stands(q, text) {
		return s, false
	}
	s = qdaSelection{qdaNamed: qdaNamed{guid("selection", id), id}, At: qdaTime(at), User: x.user(coder)}
	s.Start = utf8.RuneCountInString(text[:q.Start])
	s.End = s.Start + utf8.RuneCountInString(q.Exact)
	return s, true
}

func (s *qdaSelection) code(kind, id string, there bool) {
	if id != "" && there {
		s.Codings = append(s.Codings, qdaCoding{guid("coding", s.GUID, kind, id), qdaRef{guid(kind, id)}})
	}
}

// statement writes one selection a content passage, the first with the whole statement in
// its machine line.
func (x *qdaExport) statement(s app.Statement) error {
	if slices.ContainsFunc(s.Passages, func(p app.Passage) bool { _, ok := x.mark("", p.Quote, "", time.Time{}); return !ok }) {
		x.lost.Lose("statements", "their words stand in a text that is no longer in force", string(s.ID))
		return nil
	}
	if len(s.Contents()) == 0 {
		x.lost.Lose("statements", "without words there is nothing to select", string(s.ID))
		return nil
	}
	if s.Stance != "" {
		x.lost.Lose("stances", "the stance of an actor on an issue has no place of its own; it is a code, and comes back whole only into Parley", "")
	}
	_, holder := x.names[app.Key{Kind: app.KindActor, ID: string(s.Holder)}]
	_, issue := x.names[app.Key{Kind: app.KindIssue, ID: string(s.Issue)}]
	for i, p := range s.Contents() {
		m, _ := x.mark(fmt.Sprintf("%s-%d", s.ID, i+1), p.Quote, s.Coder, s.CreatedAt)
		words := strings.TrimSpace(s.Paraphrase + "\n" + s.Note)
		kind, line := app.QDAPartLine, any(s.ID)
		if i == 0 {
			kind, line = app.QDAStatementLine, x.named(s)
			m.of, x.first[s.ID], x.marked[s.Key()] = s.Key(), m.GUID, true
		}
		var err error
		if m.Description, err = app.QDADescribe(words, kind, line); err != nil {
			return err
		}
		m.code("actor", string(s.Holder), holder)
		m.code("issue", string(s.Issue), issue)
		m.code("stance", string(s.Stance), true)
		m.code("attribution", string(s.Attribution), true)
		for _, t := range s.Tags {
			m.code("tag", string(t), x.tags[t])
		}
		x.selected[p.Version] = append(x.selected[p.Version], m)
	}
	return nil
}

// named is the statement with the names of what it refers to.
func (x *qdaExport) named(s app.Statement) app.QDAStatement {
	full := app.QDAStatement{Statement: s}
	full.HolderName, full.SpeakerName = x.name(app.KindActor, string(s.Holder)), x.name(app.KindActor, string(s.Speaker))
	full.IssueTitle = x.name(app.KindIssue, string(s.Issue))
	return full
}

func (x *qdaExport) annotation(a app.Annotation) error {
	m, ok := x.mark(string(a.ID), a.Quote, a.Coder, a.CreatedAt)
	if !ok {
		x.lost.Lose("annotations", "their words stand in a text that is no longer in force", string(a.ID))
		return nil
	}
	var err error
	if m.Description, err = app.QDADescribe(a.Comment, app.QDAAnnotationLine, a); err != nil {
		return err
	}
	m.of, x.marked[a.Key()] = a.Key(), true
	for _, t := range a.Tags {
		m.code("tag", string(t), x.tags[t])
	}
	x.selected[a.Quote.Version] = append(x.selected[a.Quote.Version], m)
	return nil
}
