package app

import (
	"strings"
	"time"
)

// Project is what a project file says of itself. There is one per file.
type Project struct {
	ID        string    `json:"id"` // random, names the index in the cache folder
	Title     string    `json:"title"`
	Languages []string  `json:"languages,omitempty"` // of the articles, BCP 47
	Coder     CoderID   `json:"coder"`               // who records at this desk
	Marking   string    `json:"marking,omitempty"`   // printed on each page of the workbook
	CreatedAt time.Time `json:"created_at"`
}

// List is a named collection of articles; articles carry its id.
type List struct {
	ID   string `json:"id"`
	Name string `json:"name"`
}

// SavedSearch is a query kept under a name, with what it found when last looked at.
type SavedSearch struct {
	ID      string      `json:"id"`
	Name    string      `json:"name"`
	Query   string      `json:"query"`
	Sort    string      `json:"sort,omitempty"`
	MadeAt  time.Time   `json:"made_at"`
	Made    int         `json:"count_made"`
	SeenAt  time.Time   `json:"seen_at"`
	SeenIDs []ArticleID `json:"seen_ids,omitempty"`
}

// TermList is a list of terms that a query names as @name.
type TermList struct {
	ID    string   `json:"id"`
	Name  string   `json:"name"`
	Terms []string `json:"terms"`
}

// Key implements Record.
func (p Project) Key() Key { return Key{KindProject, "project"} }

// Key implements Record.
func (l List) Key() Key { return Key{KindList, l.ID} }

// Key implements Record.
func (s SavedSearch) Key() Key { return Key{KindSearch, s.ID} }

// Key implements Record.
func (t TermList) Key() Key { return Key{KindTermList, t.ID} }

func (Project) sealed()     {}
func (List) sealed()        {}
func (SavedSearch) sealed() {}
func (TermList) sealed()    {}

// Validate implements Record.
func (p Project) Validate() error { return needName("project", p.ID, p.Title) }

// Validate implements Record.
func (l List) Validate() error { return needName("list", l.ID, l.Name) }

// Validate implements Record.
func (s SavedSearch) Validate() error {
	if strings.TrimSpace(s.Query) == "" {
		return invalid("saved search", "a saved search needs a query", "")
	}
	return needName("saved search", s.ID, s.Name)
}

// Validate implements Record.
func (t TermList) Validate() error { return needName("term list", t.ID, t.Name) }
