package worker

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"runtime/debug"
	"time"

	"parley/app"
)

// Extractor reads the articles of a file; an error is the file's failure.
type Extractor interface {
	Extract(ctx context.Context, fsys fs.FS, name string) iter.Seq2[app.Extracted, error]
}

// Readers are what a child reads with: Full first, and Plain for a file at which Full
// was stopped.
type Readers struct {
	Full, Plain Extractor
	// Mapped gives Full with maps for tables; nil: maps are not supported.
	Mapped func(app.TableMaps) Extractor
	// Look tells what a table holds, with a map or as its headers propose; nil: not
	// supported.
	Look func(ctx context.Context, fsys fs.FS, name string, given *app.TableMap) (app.TableView, error)
}

// beatEvery is a quarter of a second: the parent misses a beat after some twenty.
const beatEvery = 250 * time.Millisecond

// Run is the whole of the child: it keeps the real standard output for itself, limits
// its memory and serves until its input ends. A library that prints must not break the
// stream, so os.Stdout is standard error from here on.
func Run(ctx context.Context, r Readers) error {
	out := os.Stdout
	os.Stdout = os.Stderr
	limitSelf()
	return Serve(ctx, os.Stdin, out, r)
}

// Serve answers requests from in on out, one file at a time, until in or ctx ends. It
// returns also while a reader is at work, so that a child never outlives its parent.
func Serve(ctx context.Context, in io.Reader, out io.Writer, r Readers) error {
	requests := make(chan request)
	ended := make(chan error, 1)
	go func() { ended <- readRequests(ctx, in, requests) }()
	s := server{out: out, readers: r, ended: ended}
	for {
		select {
		case req := <-requests:
			if err := s.serve(ctx, req); err != nil {
				return ignoreEOF(err)
			}
		case err := <-ended:
			return ignoreEOF(err)
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func ignoreEOF(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}

func readRequests(ctx context.Context, in io.Reader, to chan<- request) error {
	br := bufio.NewReader(in)
	for {
		line, err := readLine(br)
		if err != nil {
			return err
		}
		var req request
		if err := json.Unmarshal(line, &req); err != nil {
			return fmt.Errorf("read request: %w", err)
		}
		select {
		case to <- req:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

type server struct {
	out     io.Writer
	readers Readers
	ended   <-chan error
}

// result is one step of a reader: an article, what a table holds, a failure, or the end
// with none of them.
type result struct {
	x     app.Extracted
	table *app.TableView
	err   error
	done  bool
}

// serve reads one file. Its own goroutine alone writes to out; the reader's hands over
// results one by one, so that memory stays bounded.
func (s server) serve(ctx context.Context, req request) error {
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	results := make(chan result)
	go s.read(ctx, req, results)
	tick := time.NewTicker(beatEvery)
	defer tick.Stop()
	since := cpuTime()
	for {
		select {
		case res := <-results:
			if err := s.answer(req.ID, res); err != nil || res.done {
				return err
			}
			since = cpuTime()
		case <-tick.C:
			b := beat{CPU: (cpuTime() - since).Milliseconds(), Memory: resident()}
			if err := writeLine(s.out, reply{ID: req.ID, Beat: &b}); err != nil {
				return err
			}
		case err := <-s.ended:
			return err
		case <-ctx.Done():
			return ctx.Err()
		}
	}
}

func (s server) read(ctx context.Context, req request, to chan<- result) {
	send := func(r result) bool {
		select {
		case to <- r:
			return true
		case <-ctx.Done():
			return false
		}
	}
	defer func() {
		if p := recover(); p != nil {
			send(result{err: &app.Error{
				Code: app.Internal, Op: "extract", Msg: filepath.Base(req.Path) + " crashed the reader", Hint: hintReport,
				Err: fmt.Errorf("panic: %v\n%s", p, debug.Stack()),
			}})
		}
		send(result{done: true})
	}()
	fsys := os.DirFS(filepath.Dir(req.Path))
	if req.Look {
		s.look(ctx, req, fsys, send)
		return
	}
	x := s.readers.Full
	switch {
	case req.Plain && s.readers.Plain != nil:
		x = s.readers.Plain
	case req.Tables != nil && s.readers.Mapped != nil:
		x = s.readers.Mapped(*req.Tables)
	}
	if req.Type != "" {
		fsys = served{FS: fsys, contentType: req.Type}
	}
	for e, err := range x.Extract(ctx, fsys, filepath.Base(req.Path)) {
		if !send(result{x: e, err: err}) {
			return
		}
	}
}

// look answers what a table holds.
func (s server) look(ctx context.Context, req request, fsys fs.FS, send func(result) bool) {
	if s.readers.Look == nil {
		send(result{err: &app.Error{Code: app.Unsupported, Op: "look at table", Msg: "tables are not read here"}})
		return
	}
	var given *app.TableMap
	if req.Tables != nil {
		given = req.Tables.All
	}
	v, err := s.readers.Look(ctx, fsys, filepath.Base(req.Path), given)
	if err != nil {
		send(result{err: err})
		return
	}
	send(result{table: &v})
}

func (s server) answer(id int64, r result) error {
	var err error
	switch {
	case r.done:
		return writeLine(s.out, reply{ID: id, Done: true})
	case r.err != nil:
		err = writeLine(s.out, reply{ID: id, Error: failureOf(r.err)})
	case r.table != nil:
		err = writeLine(s.out, reply{ID: id, Table: r.table})
	default:
		err = writeLine(s.out, reply{ID: id, Article: pack(r.x)})
	}
	if errors.Is(err, errLong) {
		return writeLine(s.out, reply{ID: id, Error: &failure{
			Code: app.Unsupported, Op: "extract", Msg: "an article of this file is too large", Hint: "Cut it into parts and import those.",
		}})
	}
	return err
}

const hintReport = "Save the article as plain text and import that; the other files are not affected."
