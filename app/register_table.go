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
			{Head: "Kind", Width: 11},
			{Head: "Actor", Width: 24},
			{Head: "Speaker", Width: 20},
			{Head: "Issue", Width: 24},
			{Head: "Stance", Width: 16},
			{Head: "Condition", Width: 24, Wrap: true},
			{Head: "Attribution", Width: 20},
			{Head: "Certainty", Width: 9},
			{Head: "Said", Width: 12},
			{Head: "Quote", Width: 60, Wrap: true},
			{Head: "Note", Width: 36, Wrap: true},
			{Head: "Tags", Width: 20},
			{Head: "Colours", Width: 12},
			{Head: "Key evidence", Width: 8},
			{Head: "Standing", Width: 11},
			{Head: "Coder", Width: 14},
			{Head: "Article", Width: 40},
			{Head: "Source", Width: 20},
			{Head: "Published", Width: 12},
			{Head: "Recorded", Width: 18},
			{Head: "Article ID", Width: 16},
			{Head: "Start", Width: 8},
			{Head: "End", Width: 8},
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
		r.Key().ID, kind, r.Holder, r.Speaker, r.Issue, r.Word(RegisterStance), s.Condition, r.Word(RegisterAttribution), s.Certainty,
		s.StatedAt, r.Quote(), r.NoteText(), r.Word(RegisterTag), colours, key, string(s.Review), r.Coder, r.Title, r.Source, r.Published,
		made, string(r.Article()), place.Start, place.End,
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
