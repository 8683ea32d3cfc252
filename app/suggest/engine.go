package suggest

import (
	"context"
	"iter"
	"runtime"
	"sync"

	"parley/app"
)

// Rules names the version of the rules. It changes with every change of what they find;
// suggestions of other versions are computed anew.
const Rules = "2026-11-30.3"

// Engine finds suggestions with one codebook. It is safe for concurrent use.
type Engine struct {
	book   *codebook
	issues *issueFinder
	actors app.Codebook
}

// New makes an engine for a codebook. Without a matcher no issue is found.
func New(cb app.Codebook, m Matcher) *Engine {
	return &Engine{book: newCodebook(cb), issues: newIssueFinder(cb, m), actors: cb}
}

// Suggest finds the suggestions of one text. Where the context ends, it gives the context's
// error: before it begins, between reading and naming the holders, or at the end.
func (e *Engine) Suggest(ctx context.Context, in app.SuggestInput) (app.Suggested, error) {
	out := app.Suggested{Article: in.Article, Version: in.Version, Text: in.Text, Rules: Rules}
	if err := ctx.Err(); err != nil {
		return out, err
	}
	lang := languageOf(in.Language, in.Text)
	switch lang {
	case "en":
	case "uk", "ru":
	default:
		out.Unsupported = "there are no suggestions for texts in this language (" + lang + ")"
		return out, nil
	}
	d := newDocument(in.Text, lang)
	var found []finding
	if lang == "en" {
		found = d.scan()
	} else {
		found = d.scanSlav(lang)
	}
	if err := ctx.Err(); err != nil {
		return out, err
	}
	b := newBuilder(e, d, in, lang, found)
	out.Suggestions = b.suggestions()
	out.Merges = b.merges()
	return out, ctx.Err()
}

// Each finds the suggestions of many texts on all cores and yields them in the order of the
// texts. A few texts are held at a time. It ends with the first error of yield or of the
// context.
func (e *Engine) Each(ctx context.Context, texts iter.Seq[app.SuggestInput], yield func(app.Suggested) error) error {
	type job struct {
		in   app.SuggestInput
		done chan app.Suggested
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	workers := runtime.GOMAXPROCS(0)
	todo, order := make(chan job, workers), make(chan job, 2*workers)
	var wg sync.WaitGroup
	for range workers {
		wg.Go(func() {
			for j := range todo {
				s, _ := e.Suggest(ctx, j.in) // the context's error is given below
				j.done <- s
			}
		})
	}
	wg.Go(func() {
		defer close(order)
		defer close(todo)
		for in := range texts {
			j := job{in, make(chan app.Suggested, 1)}
			select {
			case <-ctx.Done():
				return
			case order <- j:
			}
			todo <- j
		}
	})
	var err error
	for j := range order {
		s := <-j.done
		if err == nil {
			if err = ctx.Err(); err == nil {
				err = yield(s)
			}
			if err != nil {
				cancel()
			}
		}
	}
	wg.Wait()
	return err
}
