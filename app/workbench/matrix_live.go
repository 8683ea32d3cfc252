package workbench

import (
	"context"
	"strings"
	"sync"

	"parley/app"
	"parley/app/positions"
)

// liveMatrix keeps the matrix that was looked at last up to date between looks, so that
// recording a statement or moving the date costs what it changes.
type liveMatrix struct {
	count  sync.Mutex // held while counting
	engine *positions.Live
	recipe string // of the engine, without the end of the window
	today  app.Date

	note  sync.Mutex // guards what follows
	stale bool       // something changed that asks for a new start
	moved map[app.StatementID]bool
	links bool // links or overrides changed
}

// hear notes what a commit changed. It is called on the goroutine that committed.
func (l *liveMatrix) hear(e app.Event) {
	l.note.Lock()
	defer l.note.Unlock()
	if e.Touches(app.KindActor, app.KindIssue, app.KindArticle, app.KindOutlet, app.KindPlacement, app.KindProject) {
		l.stale = true
		return
	}
	if e.Touches(app.KindLink, app.KindOverride) {
		l.links = true
	}
	for _, k := range e.Keys {
		if k.Kind == app.KindStatement {
			if l.moved == nil {
				l.moved = map[app.StatementID]bool{}
			}
			l.moved[app.StatementID(k.ID)] = true
		}
	}
}

// take gives what was noted since, and forgets it.
func (l *liveMatrix) take() (stale, links bool, moved []app.StatementID) {
	l.note.Lock()
	defer l.note.Unlock()
	stale, links = l.stale, l.links
	for id := range l.moved {
		moved = append(moved, id)
	}
	l.stale, l.links, l.moved = false, false, nil
	return stale, links, moved
}

// mostMoved is how many changed statements are worth counting one by one.
const mostMoved = 2000

// View computes the positions matrix of a spec as a screen looks at it. It costs what has
// changed since the last look where only statements, links, own values or the end of the
// window have.
func (w *Workbench) View(ctx context.Context, spec app.MatrixSpec) (app.MatrixView, error) {
	l := &w.live
	l.count.Lock()
	defer l.count.Unlock()
	stale, links, moved := l.take() // before reading: what comes after is noted anew
	recipe := spec
	recipe.To, recipe.Name, recipe.Display = "", "", nil
	key, today := sameness(recipe), app.DateOfDay(w.opt.Clock())
	asked := strings.TrimSpace(spec.Query) != "" && (len(moved) > 0 || links)
	if l.engine == nil || stale || asked || key != l.recipe || today != l.today || len(moved) > mostMoved {
		return w.viewAnew(ctx, spec, key, today)
	}
	if err := w.follow(spec, moved, links); err != nil {
		l.engine = nil
		return app.MatrixView{}, err
	}
	return w.seen(spec)
}

func (w *Workbench) viewAnew(ctx context.Context, spec app.MatrixSpec, key string, today app.Date) (app.MatrixView, error) {
	w.live.engine = nil
	in, err := w.matrixInput(ctx, spec)
	if err != nil {
		return app.MatrixView{}, err
	}
	engine, err := positions.NewLive(in)
	if err != nil {
		return app.MatrixView{}, err
	}
	w.live.engine, w.live.recipe, w.live.today = engine, key, today
	return w.seen(spec)
}

// follow brings the engine up to what is stored now.
func (w *Workbench) follow(spec app.MatrixSpec, moved []app.StatementID, links bool) error {
	if links {
		if err := w.followLinks(); err != nil {
			return err
		}
	}
	if len(moved) > 0 {
		if err := w.followStatements(moved); err != nil {
			return err
		}
	}
	if w.live.engine.Spec().To != spec.To {
		return w.live.engine.Count(spec.To)
	}
	return nil
}

func (w *Workbench) followLinks() error {
	engine := w.live.engine
	now, err := w.links()
	if err != nil {
		return err
	}
	own, err := w.overrides()
	if err != nil {
		return err
	}
	if sameness(now) != sameness(engine.Links()) {
		if err := engine.Edit(func(in *positions.Input) { in.Links = now }); err != nil {
			return err
		}
	}
	return engine.SetOverrides(own)
}

func (w *Workbench) followStatements(moved []app.StatementID) error {
	found, err := w.p.Coding.Statements(app.StatementFilter{IDs: moved})
	if err != nil {
		return err
	}
	here := map[app.StatementID]bool{}
	for _, s := range found {
		here[s.ID] = true
		if err := w.live.engine.Put(s); err != nil {
			return err
		}
	}
	for _, id := range moved {
		if here[id] {
			continue
		}
		if err := w.live.engine.Remove(id); err != nil {
			return err
		}
	}
	return nil
}

// seen gives the engine's view with the name and look of the spec that was asked for.
func (w *Workbench) seen(spec app.MatrixSpec) (app.MatrixView, error) {
	v, err := w.live.engine.View()
	v.Spec.Name, v.Spec.Display = spec.Name, spec.Display
	return v, err
}

func (w *Workbench) overrides() ([]app.CellOverride, error) {
	return recordsOf(w, app.KindOverride, every[app.CellOverride])
}
