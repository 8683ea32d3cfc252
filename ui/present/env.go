package present

import (
	"context"

	"parley/app"
)

// Dispatcher carries a function to the window's goroutine: the toolkit's own in the
// program, a queue that the test drains in tests.
type Dispatcher func(f func())

// Executor runs a function beside the window's goroutine.
type Executor func(f func())

// Notifier tells the analyst something that belongs to no field.
type Notifier interface {
	// Notice says something in passing.
	Notice(msg string)
	// Problem reports what failed; context.Canceled is not shown.
	Problem(err error)
	// Wrote tells that a file was written for the analyst, and offers to open it.
	Wrote(path string)
}

// Env is what every presenter works in. Presenters live on the window's goroutine: their
// methods are called there and there only.
type Env struct {
	Ctx      context.Context // ends with the project
	Async    Executor
	Dispatch Dispatcher
	Notify   Notifier
	Trace    func(line string) // machine-readable events for scripts; nil for none
	ReadOnly string            // why the project can be read only; empty: it can be edited
	Failed   func(err error)   // told of an act that failed, so that all is read anew; nil: nobody
}

func (e Env) trace(line string) {
	if e.Trace != nil {
		e.Trace(line)
	}
}

// editable gives nil, or an error that says why nothing can be edited.
func (e Env) editable() error {
	if e.ReadOnly == "" {
		return nil
	}
	return &app.Error{
		Code: app.Unsupported, Op: "edit", Msg: "this project is open for reading only: " + e.ReadOnly,
		Hint: "Searching, reading and exporting work as always.",
	}
}

// Screen is one of the things the middle of the window can show.
type Screen string

// The screens.
const (
	ScreenReading  Screen = "reading"
	ScreenMatrix   Screen = "matrix"
	ScreenCodebook Screen = "codebook"
	ScreenRegister Screen = "register"
	ScreenQueue    Screen = "suggestions"
)

// Route is a place in the window. With an Article it leads there; with a Statement, an
// Annotation or a Span to the words, which are flashed. Query marks its hits; Hit says where to begin.
type Route struct {
	Screen     Screen
	Article    app.ArticleID
	Statement  app.StatementID
	Annotation app.AnnotationID
	Span       app.Bounds
	Suggestion string // key of the one to walk to
	Query      string
	Mute       []string // search words whose hits are not marked
	Hit        Landing
	Entry      app.Key // of the codebook, for its screen
}

// Landing says on which hit of an article a route ends.
type Landing int

// The landings.
const (
	LandTop Landing = iota
	LandFirstHit
	LandLastHit
	LandFirstMark
	LandLastMark
)

// Navigator is the only way between screens.
type Navigator interface{ Go(r Route) }

// changes is the one subscription of a presenter.
type changes[S any] struct{ render func(S) }

// tell renders a state if somebody has subscribed.
func (c *changes[S]) tell(s S) {
	if c.render != nil {
		c.render(s)
	}
}
