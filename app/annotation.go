package app

import (
	"strconv"
	"time"
)

// Annotation is a highlighted quote with a comment and tags; it says nothing about a stance.
type Annotation struct {
	ID        AnnotationID `json:"id"`
	Article   ArticleID    `json:"article"`
	Quote     Quote        `json:"quote"`
	Comment   string       `json:"comment,omitempty"`
	Tags      []TagID      `json:"tags,omitempty"`
	Colour    string       `json:"colour,omitempty"`
	Coder     CoderID      `json:"coder,omitempty"`
	CreatedAt time.Time    `json:"created_at"`
	UpdatedAt time.Time    `json:"updated_at"`
}

// Note is free text attached to any record.
type Note struct {
	ID     string    `json:"id"`
	Target Key       `json:"target"`
	Text   string    `json:"text"`
	Coder  CoderID   `json:"coder,omitempty"`
	At     time.Time `json:"at"`
}

// Key implements Record.
func (a Annotation) Key() Key { return Key{KindAnnotation, string(a.ID)} }

// Key implements Record.
func (n Note) Key() Key { return Key{KindNote, n.ID} }

func (Annotation) sealed() {}
func (Note) sealed()       {}

// Validate implements Record.
func (a Annotation) Validate() error {
	if a.ID == "" || a.Article == "" || a.Quote.Exact == "" {
		return invalid("annotation", "an annotation needs an article and words", "Select some words first.")
	}
	return nil
}

// Validate implements Record.
func (n Note) Validate() error {
	if n.ID == "" || n.Target.ID == "" || n.Text == "" {
		return invalid("note", "a note needs something it belongs to and a text", "")
	}
	return nil
}

func itoa(n int) string { return strconv.Itoa(n) }
