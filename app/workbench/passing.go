package workbench

import (
	"context"
	"iter"
	"slices"
	"sync"

	"parley/app"
)

// Source is what a Passing backlog reads from.
type Source interface {
	Articles(f app.ArticleFilter) ([]app.ArticleHead, error)
	Documents(ids []app.ArticleID) iter.Seq2[app.Document, error]
	Generation() (int64, error)
	Check(ctx context.Context) ([]app.Finding, error)
}

// Passing is the backlog of an index that nothing is noted of in the project: that of a
// project open for reading only. What the index has seen is remembered for the session.
// Articles added or removed by another program meanwhile are noticed; a change of one that
// was there is seen after opening again. It is safe for concurrent use.
type Passing struct {
	source Source

	mu         sync.Mutex
	listed     bool
	generation int64 // when the articles were listed
	seen       map[app.ArticleID]bool
	waiting    []app.ArticleID
	gone       []app.ArticleID
}

var _ Backlog = (*Passing)(nil)

// NewPassing makes the backlog of an index that holds all articles already, or none.
func NewPassing(source Source, full bool) (*Passing, error) {
	p := &Passing{source: source, seen: map[app.ArticleID]bool{}}
	if !full {
		return p, nil
	}
	err := p.list()
	for _, id := range p.waiting {
		p.seen[id] = true
	}
	p.waiting = nil
	return p, err
}

// list brings what waits to the state of the project.
func (p *Passing) list() error {
	generation, err := p.source.Generation()
	if err != nil || p.listed && generation == p.generation {
		return err
	}
	heads, err := p.source.Articles(app.ArticleFilter{})
	if err != nil {
		return err
	}
	p.listed, p.generation, p.waiting, p.gone = true, generation, nil, nil
	there := map[app.ArticleID]bool{}
	for _, h := range heads {
		there[h.ID] = true
		if !p.seen[h.ID] {
			p.waiting = append(p.waiting, h.ID)
		}
	}
	for id := range p.seen {
		if !there[id] {
			p.gone = append(p.gone, id)
		}
	}
	return nil
}

// PendingIndex implements Backlog.
func (p *Passing) PendingIndex(limit int) (app.Pending, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	var out app.Pending
	if err := p.list(); err != nil {
		return out, err
	}
	for _, id := range p.gone {
		out.Gone = append(out.Gone, app.GoneArticle{ID: id})
	}
	for len(p.waiting) > 0 && len(out.Documents) == 0 {
		page := p.waiting
		if limit > 0 && limit < len(page) {
			page = page[:limit]
		}
		for d, err := range p.source.Documents(page) {
			if err != nil {
				return app.Pending{}, err
			}
			out.Documents = append(out.Documents, d)
		}
		out.Left = len(p.waiting) - len(page)
		if len(out.Documents) == 0 { // all of them were removed meanwhile
			p.waiting = p.waiting[len(page):]
		}
	}
	return out, nil
}

// MarkIndexed implements Backlog.
func (p *Passing) MarkIndexed(done app.Pending) error {
	p.mu.Lock()
	defer p.mu.Unlock()
	for _, d := range done.Documents {
		p.seen[d.ID] = true
	}
	for _, g := range done.Gone {
		delete(p.seen, g.ID)
	}
	p.waiting = slices.DeleteFunc(p.waiting, func(id app.ArticleID) bool { return p.seen[id] })
	p.gone = slices.DeleteFunc(p.gone, func(id app.ArticleID) bool { return !p.seen[id] })
	return nil
}

// Check implements Backlog.
func (p *Passing) Check(ctx context.Context) ([]app.Finding, error) { return p.source.Check(ctx) }
