package worker

import (
	"context"
	"errors"
	"io/fs"
	"iter"
	"log/slog"
	"os/exec"
	"path/filepath"
	"sync"
	"time"

	"parley/app"
)

// Limits say when a child is ended. They are import.md's, section 12.
type Limits struct {
	CPU    time.Duration // computed without a new article
	Wall   time.Duration // passed without a new article
	Beat   time.Duration // passed without a sign of life
	Start  time.Duration // passed from the start to the first sign of life
	Memory int64         // resident bytes
	// A child is replaced after Items files, and between files above IdleMemory; it is
	// ended after Idle without work.
	Items      int
	IdleMemory int64
	Idle       time.Duration
}

// DefaultLimits gives the limits of the program.
func DefaultLimits() Limits {
	return Limits{
		CPU: 20 * time.Second, Wall: time.Minute, Beat: 5 * time.Second, Start: 30 * time.Second, Memory: 1 << 30,
		Items: 500, IdleMemory: 500 << 20, Idle: time.Minute,
	}
}

// Options are what a Pool works with.
type Options struct {
	// Start makes the command of a child; it is not started yet.
	Start func() *exec.Cmd
	// Recognizer tells in this process whether a file is known at all.
	Recognizer interface {
		Recognize(name string, head []byte) bool
	}
	// Inside reads what is no file of this computer, such as the bundled sample.
	Inside Extractor
	Size   int          // children at most, at least 1
	Limits Limits       // the zero value means DefaultLimits
	Log    *slog.Logger // nil: discarded
}

// Pool reads files with a few children. It is safe for concurrent use; more readers than
// children wait for each other. Children are started when they are first needed.
type Pool struct {
	opt   Options
	slots chan struct{} // one token for each child that may work

	mu     sync.Mutex
	known  map[string]app.TableMap // by the signature of headers
	idle   []*child
	closed bool
}

// NewPool makes a pool; no child is started yet.
func NewPool(o Options) *Pool {
	if o.Limits == (Limits{}) {
		o.Limits = DefaultLimits()
	}
	if o.Log == nil {
		o.Log = slog.New(slog.DiscardHandler)
	}
	return &Pool{opt: o, slots: make(chan struct{}, max(1, o.Size))}
}

// Recognize reports whether a reader knows the file.
func (p *Pool) Recognize(name string, head []byte) bool {
	return p.opt.Recognizer.Recognize(name, head)
}

// Locator is a file system whose files lie on this computer, so that another process can
// open them.
type Locator interface {
	Locate(name string) (path string)
}

// Typed is a file system that knows what a server said its files are; readers look for it
// and the pool hands it on to the child.
type Typed interface {
	ContentType(name string) string
}

// Mapped is a file system whose tables have a map of their own; nil: they have none.
type Mapped interface {
	TableMap() *app.TableMap
}

// KnowTables sets the maps that tables are read with, by the signature of their headers.
// The pool keeps the map; files already begun are read with the one before.
func (p *Pool) KnowTables(known map[string]app.TableMap) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.known = known
}

// tables gives what a child is told of maps, nil for nothing.
func (p *Pool) tables(all *app.TableMap) *app.TableMaps {
	p.mu.Lock()
	defer p.mu.Unlock()
	if all == nil && len(p.known) == 0 {
		return nil
	}
	return &app.TableMaps{All: all, Known: p.known}
}

// LookAtTable tells what the table at path holds: with a map, or as its headers propose.
// It is read in a child, as everything from outside.
func (p *Pool) LookAtTable(ctx context.Context, path string, given *app.TableMap) (app.TableView, error) {
	var failed error
	t := task{ctx: ctx, path: path, look: true, yield: func(_ app.Extracted, err error) bool {
		failed = err
		return true
	}}
	if given != nil {
		t.tables = &app.TableMaps{All: given}
	}
	select {
	case p.slots <- struct{}{}:
	case <-ctx.Done():
		return app.TableView{}, ctx.Err()
	}
	defer func() { <-p.slots }()
	if ended := p.run(&t); ended != nil {
		return app.TableView{}, ended
	}
	switch {
	case failed != nil:
		return app.TableView{}, failed
	case t.view == nil:
		return app.TableView{}, &app.Error{Code: app.Internal, Op: "look at table", Msg: "the reader said nothing of the table", Hint: hintReport}
	}
	return *t.view, nil
}

// served is a folder with a file that a server gave a type.
type served struct {
	fs.FS
	contentType string
}

// ContentType gives what the server said.
func (s served) ContentType(string) string { return s.contentType }

// Extract reads the file in a child. A file that ends its child is tried once more in a
// new one with the plain readers, unless articles of it have been given out already;
// after that it fails with the reason. Stopping early or ending ctx ends the child.
func (p *Pool) Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error] {
	l, ok := fsys.(Locator)
	if !ok {
		return p.opt.Inside.Extract(ctx, fsys, name)
	}
	return func(yield func(app.Extracted, error) bool) {
		select {
		case p.slots <- struct{}{}:
		case <-ctx.Done():
			yield(app.Extracted{}, ctx.Err())
			return
		}
		defer func() { <-p.slots }()
		item := task{ctx: ctx, path: l.Locate(name), yield: yield}
		if t, ok := fsys.(Typed); ok {
			item.kind = t.ContentType(name)
		}
		var all *app.TableMap
		if m, ok := fsys.(Mapped); ok {
			all = m.TableMap()
		}
		item.tables = p.tables(all)
		for _, plain := range []bool{false, true} {
			item.plain = plain
			ended := p.run(&item)
			if ended == nil {
				return
			}
			p.opt.Log.Warn("extraction worker ended", "file", item.path, "plain", plain, "reason", ended.Msg, "error", ended.Err)
			if plain || item.given > 0 {
				yield(app.Extracted{}, ended)
				return
			}
		}
	}
}

// task is one file on its way.
type task struct {
	ctx    context.Context // it lives as long as one call of Extract
	path   string
	kind   string // what a server said the file is, "" for a file of the user's
	plain  bool
	tables *app.TableMaps // nil: none
	look   bool           // ask what a table holds
	view   *app.TableView // the answer to look
	given  int            // articles and failures given out
	yield  func(app.Extracted, error) bool
}

// run reads the file of t in one child. It gives why the child was ended, nil when the
// file is done with.
func (p *Pool) run(t *task) *app.Error {
	c, err := p.take()
	if err != nil {
		t.yield(app.Extracted{}, &app.Error{
			Code: app.Internal, Op: "extract", Msg: "the program could not start its reader", Hint: "Try again; the log tells the details.", Err: err,
		})
		return nil
	}
	end := c.extract(t, p.opt.Limits)
	if end.keep {
		p.give(c)
		return nil
	}
	c.end()
	if end.why == "" {
		return nil
	}
	name := filepath.Base(t.path)
	msg := name + " " + end.why
	if t.given > 0 {
		msg += "; what was read before it is kept"
	}
	return &app.Error{Code: app.Unsupported, Op: "extract " + name, Msg: msg, Hint: hintReport, Err: end.err}
}

// take gives an idle child, or a new one.
func (p *Pool) take() (*child, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return nil, errors.New("the pool is closed")
	}
	for len(p.idle) > 0 {
		c := p.idle[len(p.idle)-1]
		p.idle = p.idle[:len(p.idle)-1]
		if c.retire.Stop() {
			return c, nil
		}
	}
	return startChild(p.opt.Start(), p.opt.Log)
}

// give puts a child back, or ends it when it has served long enough.
func (p *Pool) give(c *child) {
	l := p.opt.Limits
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed || c.served >= l.Items || c.memory > l.IdleMemory {
		c.end()
		return
	}
	c.retire = time.AfterFunc(l.Idle, func() { p.drop(c) })
	p.idle = append(p.idle, c)
}

// drop ends a child that has been idle for too long.
func (p *Pool) drop(c *child) {
	p.mu.Lock()
	for i, other := range p.idle {
		if other == c {
			p.idle = append(p.idle[:i], p.idle[i+1:]...)
			break
		}
	}
	p.mu.Unlock()
	c.end()
}

// Close ends all idle children; those at work are ended when their file is done.
func (p *Pool) Close() error {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.closed = true
	for _, c := range p.idle {
		if c.retire.Stop() {
			c.end()
		}
	}
	p.idle = nil
	return nil
}
