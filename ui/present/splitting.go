package present

import (
	"context"

	"parley/app"
)

// SplittingPorts are what splitting an entry needs.
type SplittingPorts struct {
	Split    Splitter
	Evidence EvidenceReader
	Preview  *Recoding
}

// SplittingState is what the form shows in which an entry is split.
type SplittingState struct {
	Open    bool
	Title   string
	Name    string // of the new entry
	Rows    []PickRow
	Head    string // how many are chosen
	NoGo    string // why it cannot go on; empty: it can
	Problem string
	Busy    bool
}

// PickRow is a statement that can be chosen.
type PickRow struct {
	ID      app.StatementID
	Head    string
	Quote   string
	Source  string
	Checked bool
}

// Splitting presents which statements of an entry go to a new one.
type Splitting struct {
	changes[SplittingState]
	env    Env
	ports  SplittingPorts
	load   *Loader[proof]
	key    app.Key
	check  func(name string) string
	proof  proof
	order  []app.StatementID
	picked picking
	tried  bool
	state  SplittingState
}

// NewSplitting makes the presenter of splits.
func NewSplitting(env Env, p SplittingPorts) *Splitting {
	return &Splitting{env: env, ports: p, load: NewLoader[proof](env)}
}

// Subscribe gives the state to render now and after each change.
func (s *Splitting) Subscribe(render func(SplittingState)) {
	s.render = render
	s.tell(s.state)
}

// State gives what is shown.
func (s *Splitting) State() SplittingState { return s.state }

// Show opens the form for an entry; check says what is wrong with a name for the new one.
func (s *Splitting) Show(key app.Key, called string, check func(name string) string) {
	s.key, s.check, s.picked, s.order, s.proof, s.tried = key, check, picking{}, nil, proof{}, false
	s.state = SplittingState{Open: true, Title: "Split “" + called + "”", Busy: true}
	s.show()
	s.load.Load(s.env.Ctx, s.fetch, func(p proof, err error) {
		s.state.Busy = false
		if err != nil {
			s.state.Problem = Words(err).Text()
			s.show()
			return
		}
		s.proof = p
		for _, x := range p.statements {
			s.order = append(s.order, x.ID)
		}
		s.show()
		s.env.trace("splitting " + itoa(len(s.order)))
	})
}

func (s *Splitting) fetch(ctx context.Context) (p proof, err error) {
	filter := app.StatementFilter{Issue: app.IssueID(s.key.ID)}
	if s.key.Kind == app.KindActor {
		filter = app.StatementFilter{Holder: app.ActorID(s.key.ID)}
	}
	return readProof(ctx, s.ports.Evidence, filter)
}

// SetName keeps the name of the new entry.
func (s *Splitting) SetName(name string) { s.state.Name = name; s.show() }

// Check chooses a statement or not; with extend all between it and the one before.
func (s *Splitting) Check(id app.StatementID, on, extend bool) {
	s.picked = s.picked.set(s.order, id, on, extend)
	s.show()
}

// CheckAll chooses all statements, or none.
func (s *Splitting) CheckAll(on bool) {
	s.picked = picking{}
	for _, id := range s.order {
		s.picked = s.picked.set(s.order, id, on, false)
	}
	s.show()
}

// Go shows what the split would do.
func (s *Splitting) Go() {
	s.tried = true
	s.show()
	if s.state.NoGo != "" {
		return
	}
	ids, name, key := s.picked.ids(s.order), oneLine(s.state.Name), s.key
	s.ports.Preview.Prepare(func() (app.Recoding, error) {
		if key.Kind == app.KindActor {
			return s.ports.Split.SplitActor(app.ActorID(key.ID), ids, name)
		}
		return s.ports.Split.SplitIssue(app.IssueID(key.ID), ids, name)
	}, func(err error) {
		s.state.Problem = Words(err).Text()
		s.show()
	})
	s.state.Problem = ""
}

// Close closes the form.
func (s *Splitting) Close() {
	s.state = SplittingState{}
	s.tell(s.state)
}

func (s *Splitting) show() {
	st := &s.state
	st.Rows = make([]PickRow, 0, len(s.proof.statements))
	n := 0
	for _, x := range s.proof.statements {
		st.Rows = append(st.Rows, pickRow(x, s.proof, s.picked.on[x.ID]))
		if s.picked.on[x.ID] {
			n++
		}
	}
	st.Head = grouped(n) + " of " + Count(len(st.Rows), "statement", "statements") + " chosen"
	st.NoGo = ""
	if st.Open {
		switch wrong := s.check(st.Name); {
		case wrong != "":
			st.NoGo = wrong
		case n == 0:
			st.NoGo = "Choose the statements that go to the new entry."
		}
	}
	s.tell(*st)
}

func pickRow(x app.Statement, p proof, on bool) PickRow {
	return PickRow{
		ID: x.ID, Checked: on, Quote: inQuotes(cut(oneLine(x.QuoteText()), quoteRunes)), Source: outletLine(x.Article, p.heads),
		Head: dotted(string(x.ID), named(p.book.ActorName(x.Holder))+" → "+named(p.book.IssueTitle(x.Issue)), x.Stance.Words()),
	}
}

// Stop ends the fetch under way.
func (s *Splitting) Stop() { s.load.Stop() }
