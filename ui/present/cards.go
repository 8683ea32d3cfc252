package present

import (
	"context"

	"parley/app"
)

// CardMaker gathers what is known of an actor, an issue or a cell, with pictures.
type CardMaker interface {
	Card(ctx context.Context, spec app.MatrixSpec, q app.CardQuery) (app.Card, error)
	SavePicture(path string, d app.Drawing, force bool) error
}

// CardsPorts are what cards need.
type CardsPorts struct {
	Maker CardMaker
	Acts  *Acts
	Nav   Navigator
	Spec  func() app.MatrixSpec // the recipe on the screen
}

// CardsState is what the dialog of a card shows.
type CardsState struct {
	Open    bool
	Title   string
	Sub     string
	Rows    []CardLine
	Picture app.Drawing
	Scale   *app.Drawing
	Drawn   int // counts the cards, so that the view draws each once
	Busy    bool
	Problem string
}

// CardLine is one position with the words that decide it.
type CardLine struct {
	Name  string
	State string // display state
	Words string
	Sub   string
	Quote string
	At    Route // leads to the words; no article: nowhere
}

// Cards presents the card of an actor, an issue or a cell.
type Cards struct {
	changes[CardsState]
	env   Env
	ports CardsPorts
	load  *Loader[app.Card]
	state CardsState
}

// NewCards makes the presenter of cards.
func NewCards(env Env, p CardsPorts) *Cards {
	return &Cards{env: env, ports: p, load: NewLoader[app.Card](env)}
}

// Subscribe gives the state to render now and after each change.
func (c *Cards) Subscribe(render func(CardsState)) {
	c.render = render
	c.tell(c.state)
}

// State gives what is shown.
func (c *Cards) State() CardsState { return c.state }

// Show opens the card of an actor, an issue, a cell, or the agreement map.
func (c *Cards) Show(q app.CardQuery) {
	spec := c.ports.Spec()
	c.load.Load(c.env.Ctx, func(ctx context.Context) (app.Card, error) { return c.ports.Maker.Card(ctx, spec, q) },
		func(got app.Card, err error) {
			if err != nil {
				if !cancelled(err) {
					c.env.Notify.Problem(err)
				}
				return
			}
			c.state = CardsState{Open: true, Title: got.Title, Sub: got.Sub, Picture: got.Picture, Scale: got.Scale, Drawn: c.state.Drawn + 1}
			for _, r := range got.Rows {
				l := CardLine{Name: r.Name, State: r.Display.State, Words: r.Display.Lines[0], Sub: dotted(r.Display.Lines[1:]...)}
				if r.Quote != "" {
					l.Quote = inQuotes(cut(oneLine(r.Quote), 200))
				}
				if r.Said != "" && len(r.Display.Lines) == 1 {
					l.Sub = r.Said.Words()
				}
				if r.Article != "" {
					l.At = Route{Screen: ScreenReading, Article: r.Article, Statement: r.Statement}
				}
				c.state.Rows = append(c.state.Rows, l)
			}
			c.tell(c.state)
			c.env.trace("card " + itoa(len(c.state.Rows)))
		})
}

// Go leads to the words of a row, and closes.
func (c *Cards) Go(row int) {
	if row < 0 || row >= len(c.state.Rows) || c.state.Rows[row].At.Article == "" {
		return
	}
	at := c.state.Rows[row].At
	c.Close()
	c.ports.Nav.Go(at)
}

// Save writes a picture to a file; the file dialog has asked before it is replaced.
func (c *Cards) Save(path string, d app.Drawing) {
	c.ports.Acts.Last(func() error { return c.ports.Maker.SavePicture(path, d, true) }, func(err error) {
		if err != nil {
			c.state.Problem = Words(err).Text()
			c.tell(c.state)
			return
		}
		c.env.trace("picture " + path)
		c.env.Notify.Wrote(path)
	})
}

// Close closes the dialog.
func (c *Cards) Close() {
	c.state.Open = false
	c.tell(c.state)
}

// Stop ends what is under way.
func (c *Cards) Stop() { c.load.Stop() }
