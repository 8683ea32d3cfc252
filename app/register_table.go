package app

import (
	"fmt"
	"time"
)

// Table gives the register as a list that leaves the program, in its order.
func (g Register) Table() Table {
	t := Table{
		Title: "Statements and annotations", About: fmt.Sprintf("%d of %d statements and annotations", len(g.Rows), g.All),
		Columns: []Column{
			{Head: "Number", Width: 9},
			{Head: "Kind", Width: 10},
			{Head: "Actor", Width: 22},
			{Head: "Issue", Width: 22},
			{Head: "Stance", Width: 16},
			{Head: "Attribution", Width: 18},
			{Head: "Said", Width: 11},
			{Head: "Quote", Width: 56, Wrap: true},
			{Head: "Note", Width: 28, Wrap: true},
			{Head: "Tags", Width: 14},
			{Head: "Article", Width: 32},
			{Head: "Source", Width: 18},
			{Head: "Published", Width: 11},
			{Head: "Speaker", Width: 20, Beside: true},
			{Head: "Condition", Width: 24, Wrap: true, Beside: true},
			{Head: "Certainty", Width: 9, Beside: true},
			{Head: "Colours", Width: 12, Beside: true},
			{Head: "Key evidence", Width: 8, Beside: true},
			{Head: "Standing", Width: 11, Beside: true},
			{Head: "Coder", Width: 14, Beside: true},
			{Head: "Recorded", Width: 18, Beside: true},
			{Head: "Article ID", Width: 16, Beside: true},
			{Head: "Start", Width: 8, Beside: true},
			{Head: "End", Width: 8, Beside: true},
		},
	}
	if g.Query != "" {
		t.About += " · " + g.Query
	}
	colour := map[TagID]string{}
	for _, x := range g.Tags {
		colour[x.ID] = x.Colour
	}
	for _, r := range g.Rows {
		t.Rows = append(t.Rows, r.cells(colour))
	}
	return t
}

func (r RegisterRow) cells(colour map[TagID]string) []any {
	var s Statement
	kind, made := "annotation", r.made().UTC().Format("2006-01-02 15:04")
	if r.Statement != nil {
		s, kind = *r.Statement, "statement"
	}
	colours := ""
	for _, id := range r.TagIDs() {
		if c := colour[id]; c != "" {
			colours = joined(colours, c)
		}
	}
	if r.Annotation != nil && r.Annotation.Colour != "" {
		colours = joined(r.Annotation.Colour, colours)
	}
	key := ""
	if s.KeyEvidence {
		key = "yes"
	}
	place := r.Place()
	return []any{
		r.Key().ID, kind, r.Holder, r.Issue, r.Word(RegisterStance), r.Word(RegisterAttribution), s.StatedAt, r.Quote(), r.NoteText(), r.Word(RegisterTag), r.Title, r.Source, r.Published,
		r.Speaker, s.Condition, s.Certainty, colours, key, string(s.Review), r.Coder, made, string(r.Article()), place.Start, place.End,
	}
}

// made tells when the row was recorded.
func (r RegisterRow) made() time.Time {
	if r.Statement != nil {
		return r.Statement.CreatedAt
	}
	return r.Annotation.CreatedAt
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + ", " + b
}
