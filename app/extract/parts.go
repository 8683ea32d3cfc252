package extract

import (
	"context"
	"fmt"
	"io/fs"
	"iter"
	"path"
	"strconv"
	"strings"

	"parley/app"
)

// maxArticles bounds the articles of one file; more is a failure, never a silent cut.
const maxArticles = 100_000

// parts hands out the articles of a file that holds several. A failure of one of them
// does not end the others.
type parts struct {
	ctx     context.Context
	src     source
	yield   func(app.Extracted, error) bool
	given   int  // articles and failures so far
	stopped bool // the caller has enough, or an error ended the file
	outside bool // inside yield: a panic there is not the reader's
}

// several makes the sequence of a file that holds several articles. What read returns is
// the failure of the rest of the file; a panic of a parser becomes such a failure.
func several(ctx context.Context, fsys fs.FS, name string, read func(*parts) error) iter.Seq2[app.Extracted, error] {
	return func(yield func(app.Extracted, error) bool) {
		src, err := readSource(fsys, name)
		if err != nil {
			yield(app.Extracted{}, err)
			return
		}
		p := &parts{ctx: ctx, src: src, yield: yield}
		p.run(read)
	}
}

// run calls read and hands out its failure.
func (p *parts) run(read func(*parts) error) {
	err := p.guard(func() error { return read(p) })
	if err != nil {
		p.fail(err)
		return
	}
	if p.given == 0 && !p.stopped {
		p.fail(noText(p.src.name))
	}
}

// guard turns a panic of a parser into an error.
func (p *parts) guard(f func() error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			if p.outside {
				panic(r)
			}
			err = broken(p.src.name, r)
		}
	}()
	return f()
}

// more reports whether the caller wants another article.
func (p *parts) more() bool {
	if !p.stopped && p.ctx.Err() != nil {
		p.fail(p.ctx.Err())
		p.stopped = true
	}
	return !p.stopped
}

// add hands out one article, or its failure when it holds no text.
func (p *parts) add(e app.Extracted) {
	if !p.more() {
		return
	}
	if p.given >= maxArticles {
		p.fail(tooLarge(p.src.name, fmt.Sprintf("it holds more than %d articles", maxArticles)))
		p.stopped = true
		return
	}
	part := e.Part
	e, err := finish(p.src, e)
	if err != nil {
		p.failPart(part, err)
		return
	}
	p.give(e, nil)
}

func (p *parts) fail(err error) { p.give(app.Extracted{}, err) }

// failPart hands out the failure of one article and says which.
func (p *parts) failPart(part string, err error) {
	e := app.Error{Code: app.CodeOf(err), Op: "extract " + p.src.name, Err: err}
	base := path.Base(p.src.name)
	if known, ok := asError(err); ok {
		e = *known
		e.Msg = strings.ReplaceAll(e.Msg, base, nameOfPart(base, part))
	} else {
		e.Msg = nameOfPart(base, part) + " could not be read."
		e.Hint = "Open it where it came from and save it anew."
	}
	p.fail(&e)
}

func (p *parts) give(e app.Extracted, err error) {
	if p.stopped {
		return
	}
	p.given++
	p.outside = true
	more := p.yield(e, err)
	p.outside = false
	p.stopped = p.stopped || !more
}

// nameOfPart says where in a file something is: a number is an article, else a name.
func nameOfPart(file, part string) string {
	if _, err := strconv.Atoi(part); err == nil {
		return "Article " + part + " of " + file
	}
	if part == "" {
		return file
	}
	return part + " in " + file
}
