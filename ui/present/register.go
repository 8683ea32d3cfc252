package present

import (
	"context"
	"slices"
	"strings"

	"parley/app"
)

// Registrar lists all statements and annotations, finds among them, and takes several out.
type Registrar interface {
	Register() (app.Register, error)
	FindInRegister(ctx context.Context, g app.Register, query string) (app.Register, error)
	WithdrawAll(keys []app.Key) error
}

// RegisterPorts are what the register needs, and whom it asks.
type RegisterPorts struct {
	Rows Registrar
	Acts *Acts
	Nav  Navigator
}

// RegisterState is what the register shows. Lines and Rows are replaced, never edited.
type RegisterState struct {
	Query   string
	Reading string
	Notices []app.Notice
	Problem string // why the query was not answered
	Kind    app.Kind
	Sort    app.RegisterColumn
	Down    bool
	Group   app.RegisterColumn // empty: not grouped
	Rows    []app.RegisterRow
	Lines   []RegisterLine
	Line    int // the chosen one, −1 for none
	Marked  map[app.Key]bool
	Count   int // rows of Lines that are marked
	Head    string
	Empty   Advice
	Detail  RegisterDetail
	Busy    bool
}

// RegisterLine is a line of the list: a row, or the head of a group.
type RegisterLine struct {
	Row   int    // of State.Rows; −1: the head of a group
	Group string // words of a head
	Key   string // of the group, to fold it
	Shut  bool   // the group is folded
}

// RegisterDetail is the chosen row in full.
type RegisterDetail struct {
	Head, Quote, Meta, Note string
	Stance                  app.Stance
	Hollow                  bool
	Symbol                  string
}

// Register presents the list of all statements and annotations.
type Register struct {
	changes[RegisterState]
	env    Env
	ports  RegisterPorts
	read   *Loader[app.Register]
	find   *Loader[app.Register]
	all    app.Register
	found  app.Register
	fresh  bool // all is as the project is now
	shut   map[string]bool
	anchor int // line from which a range is marked
	state  RegisterState
}

// NewRegister makes the presenter of the register.
func NewRegister(env Env, p RegisterPorts) *Register {
	return &Register{
		env: env, ports: p, read: NewLoader[app.Register](env), find: NewLoader[app.Register](env), shut: map[string]bool{},
		state: RegisterState{Sort: app.RegisterNumber, Down: true, Line: -1},
	}
}

// Subscribe gives the state to render now and after each change.
func (r *Register) Subscribe(render func(RegisterState)) {
	r.render = render
	r.tell(r.state)
}

// State gives what is shown.
func (r *Register) State() RegisterState { return r.state }

// Touch notes that records have changed: the list is read anew when it is shown.
func (r *Register) Touch() { r.fresh = false }

// Show reads the list where it is not as the project is now.
func (r *Register) Show() {
	if r.fresh {
		return
	}
	r.state.Busy = true
	r.tell(r.state)
	r.read.Load(r.env.Ctx, func(context.Context) (app.Register, error) { return r.ports.Rows.Register() }, func(g app.Register, err error) {
		r.state.Busy = false
		if err != nil {
			r.env.Notify.Problem(err)
			return
		}
		r.fresh, r.all = true, g
		r.search()
	})
}

// Search finds what is typed into the box.
func (r *Register) Search(query string) {
	if query != r.state.Query {
		r.state.Query = query
		r.search()
	}
}

func (r *Register) search() {
	query, all := r.state.Query, r.all
	r.find.Load(r.env.Ctx, func(ctx context.Context) (app.Register, error) { return r.ports.Rows.FindInRegister(ctx, all, query) }, func(g app.Register, err error) {
		if cancelled(err) {
			return
		}
		r.state.Problem, r.state.Reading, r.state.Notices = "", g.Reading, g.Notices
		if err != nil {
			r.state.Problem = Words(err).Text()
		} else {
			r.found = g
		}
		r.arrange()
		r.env.trace("register " + itoa(len(r.state.Rows)) + " " + itoa(r.all.All))
	})
}

// ShowKind shows statements or annotations only; both for an empty kind.
func (r *Register) ShowKind(k app.Kind) {
	r.state.Kind = k
	r.arrange()
}

// SortBy sorts by a column; by the same once more, the other way.
func (r *Register) SortBy(c app.RegisterColumn) {
	if r.state.Sort == c {
		r.state.Down = !r.state.Down
	} else {
		r.state.Sort, r.state.Down = c, false
	}
	r.arrange()
}

// GroupBy groups by a column; not at all for none.
func (r *Register) GroupBy(c app.RegisterColumn) {
	r.state.Group, r.shut = c, map[string]bool{}
	r.arrange()
}

// arrange filters by kind, sorts, groups, and makes the lines. The chosen row stays so.
func (r *Register) arrange() {
	was, had := r.Chosen()
	rows := r.found.Rows
	if r.state.Kind != "" {
		rows = slices.DeleteFunc(slices.Clone(rows), func(x app.RegisterRow) bool { return x.Key().Kind != r.state.Kind })
	}
	r.state.Rows = app.SortRegister(rows, r.state.Sort, r.state.Down)
	r.lines()
	r.state.Line = -1
	for i, l := range r.state.Lines {
		if had && l.Row >= 0 && r.state.Rows[l.Row].Key() == was {
			r.state.Line = i
			break
		}
	}
	if r.state.Line < 0 && len(r.state.Lines) > 0 {
		r.state.Line = 0
	}
	r.anchor = r.state.Line
	r.show()
}

func (r *Register) lines() {
	s := &r.state
	s.Lines = nil
	if s.Group == "" {
		s.Lines = make([]RegisterLine, len(s.Rows))
		for i := range s.Rows {
			s.Lines[i] = RegisterLine{Row: i}
		}
		return
	}
	for _, g := range app.GroupRegister(s.Rows, s.Group) {
		name := g.Name
		if name == "" {
			name = "(none)"
		}
		s.Lines = append(s.Lines, RegisterLine{Row: -1, Group: name + "  ·  " + grouped(len(g.Rows)), Key: g.Name, Shut: r.shut[g.Name]})
		if !r.shut[g.Name] {
			for _, i := range g.Rows {
				s.Lines = append(s.Lines, RegisterLine{Row: i})
			}
		}
	}
}

func (r *Register) show() {
	s := &r.state
	s.Count = 0
	for _, x := range s.Rows {
		if s.Marked[x.Key()] {
			s.Count++
		}
	}
	s.Head = Count(len(s.Rows), "row", "rows")
	if len(s.Rows) < r.all.All {
		s.Head = grouped(len(s.Rows)) + " of " + Count(r.all.All, "statement and annotation", "statements and annotations")
	} else if r.all.All > 0 {
		s.Head = Count(r.all.All, "statement or annotation", "statements and annotations")
	}
	if s.Count > 0 {
		s.Head += ", " + grouped(s.Count) + " marked"
	}
	s.Empty = Advice{}
	switch {
	case s.Busy || !r.fresh:
	case r.all.All == 0:
		s.Empty = Advice{Title: "Nothing recorded yet", Text: "Statements and annotations of all articles are listed here. Open an article, select words and press F9 or F8."}
	case len(s.Rows) == 0:
		s.Empty = Advice{Title: "Nothing fits", Text: "Change what is asked, as actor:name, issue:title, stance:+, quote:word, note:word, tag:name, coder:name, said:2025-04 or attribution:own."}
	}
	s.Detail = RegisterDetail{}
	if s.Line >= 0 && s.Line < len(s.Lines) && s.Lines[s.Line].Row >= 0 {
		s.Detail = registerDetail(s.Rows[s.Lines[s.Line].Row])
	}
	r.tell(*s)
}

func registerDetail(x app.RegisterRow) RegisterDetail {
	d := RegisterDetail{Quote: x.Quote(), Note: strings.Join(x.Notes, "\n")}
	where := dotted(x.Title, x.Source, known(x.Published))
	if x.Statement == nil {
		d.Head, d.Symbol = x.Annotation.Key().ID+"  Annotation", "●"
		d.Meta = dotted(where, x.Coder, strings.Join(x.Tagged, ", "))
		return d
	}
	s := x.Statement
	d.Stance, d.Hollow = s.Stance, Reported(s.Attribution)
	d.Symbol = StanceSymbol(s.Stance, d.Hollow)
	d.Head = string(s.ID) + "  " + named(x.Holder) + " → " + named(x.Issue)
	by := ""
	if x.Speaker != "" && x.Speaker != x.Holder {
		by = "by " + x.Speaker
	}
	d.Meta = dotted(keyWord(*s), s.Attribution.Words(), by, saidWords(s.StatedAt), conditionWords(s.Condition), where, x.Coder, draftWord(*s), strings.Join(x.Tagged, ", "))
	return d
}

func conditionWords(c string) string {
	if c == "" {
		return ""
	}
	return "condition: " + c
}

func saidWords(d app.Date) string {
	if w := known(d); w != "" {
		return "said " + w
	}
	return ""
}

func recordsWords(keys []app.Key) string {
	if len(keys) == 1 {
		return keys[0].ID
	}
	return Count(len(keys), "record", "records")
}

// Stop ends what is being read.
func (r *Register) Stop() {
	r.read.Stop()
	r.find.Stop()
}
