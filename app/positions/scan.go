package positions

import (
	"slices"
	"strings"

	"parley/app"
)

// register numbers ids: those of the codebook first, in its order, then others as they
// are met.
type register[K ~string] struct {
	ids   []K
	index map[K]int32
	known int // ids of the codebook
}

func (r *register[K]) number(id K) int32 {
	if i, ok := r.index[id]; ok {
		return i
	}
	i := int32(len(r.ids))
	r.ids = append(r.ids, id)
	r.index[id] = i
	return i
}

func newRegister[K ~string, T any](list []T, id func(T) K) register[K] {
	r := register[K]{index: make(map[K]int32, len(list))}
	for _, x := range list {
		r.number(id(x))
	}
	r.known = len(r.ids)
	return r
}

// scan turns statements into units: it applies the filters of S and looks everything up
// once. Build and Project share it.
type scan struct {
	in          Input
	spec        app.MatrixSpec
	window      window
	dates       *calendar
	articles    *articleTable
	stances     []app.Stance
	codes       []stanceCode // of the stances
	ranks       []app.Attribution
	certainties []string
	own         [12]bool // by rank
	actors      register[app.ActorID]
	issues      register[app.IssueID]
	people      []app.Actor // of the codebook, by number
	questions   []app.Issue // of the codebook, by number
	units       []unit
	hash        hasher
	leftOut     map[string][]app.StatementID
	anyTime     bool // statements outside the window are units too
}

func newScan(in Input) (*scan, error) { return scanOf(in, false) }

// scanOf scans an input; with anyTime the window keeps no statement out.
func scanOf(in Input, anyTime bool) (*scan, error) {
	in.Spec = withDefaults(in.Spec)
	if err := checkSpec(in.Spec); err != nil {
		return nil, err
	}
	dates := newCalendar()
	s := &scan{
		in: in, spec: in.Spec, window: newWindow(in.Spec, in.Today), dates: dates,
		articles: newArticleTable(in.Articles, dates), stances: app.Stances(), codes: stanceCodes(),
		ranks: app.Attributions(), certainties: app.Certainties(),
		actors:  newRegister(in.Codebook.Actors, func(a app.Actor) app.ActorID { return a.ID }),
		issues:  newRegister(in.Codebook.Issues, func(x app.Issue) app.IssueID { return x.ID }),
		units:   make([]unit, 0, len(in.Statements)),
		leftOut: map[string][]app.StatementID{}, anyTime: anyTime,
	}
	s.people = make([]app.Actor, s.actors.known)
	for _, a := range in.Codebook.Actors {
		s.people[s.actors.index[a.ID]] = a
	}
	s.questions = make([]app.Issue, s.issues.known)
	for _, x := range in.Codebook.Issues {
		s.questions[s.issues.index[x.ID]] = x
	}
	for _, r := range s.spec.OwnRanks {
		s.own[r] = true
	}
	s.admit()
	return s, nil
}

func (s *scan) admit() {
	for i := range s.in.Statements {
		st := &s.in.Statements[i]
		u, reason := s.unit(st)
		if reason != "" {
			s.leftOut[reason] = append(s.leftOut[reason], st.ID)
			continue
		}
		s.units = append(s.units, u)
		s.lookUp(&s.units[len(s.units)-1], len(s.units)-1)
	}
}

// unit makes the unit of a statement, of which only statement, date and stance are known
// yet, or tells why it does not belong to S.
func (s *scan) unit(st *app.Statement) (unit, string) {
	date := s.dates.number(saidAt(st, s.in.Articles))
	stance := slices.Index(s.stances, st.Stance)
	reason := s.refuses(st, s.dates.list[date].period)
	if reason != outRejected && stance < 0 {
		reason = outIncomplete
	}
	if reason != "" {
		return unit{}, reason
	}
	return unit{s: st, id: st.ID, date: date, stance: s.codes[stance], weight: 1}, ""
}

// saidAt gives the date said; where its basis is the article's date and the field is
// empty, that is the date published.
func saidAt(st *app.Statement, articles map[app.ArticleID]app.ArticleFacts) app.Date {
	if st.StatedAt == "" && st.StatedBasis == app.BasisArticleDate {
		return articles[st.Article].Published
	}
	return st.StatedAt
}

// said gives the date said of a unit as it is written.
func (s *scan) said(u *unit) app.Date { return s.dates.list[u.date].latest.Date }

// refuses tells why a statement does not belong to S, "" if it does.
func (s *scan) refuses(st *app.Statement, said period) string {
	if st.Review == app.ReviewRejected {
		return outRejected
	}
	if blank(st.Holder) || blank(st.Issue) {
		return outIncomplete
	}
	if s.in.Allowed != nil && !s.in.Allowed[st.Article] {
		return outFiltered
	}
	if s.anyTime {
		return ""
	}
	return s.window.refuses(said)
}

// blank: an empty or blank string is never an actor or an issue.
func blank[K ~string](id K) bool { return strings.TrimSpace(string(id)) == "" }

// lookUp fills in the unit that stands at an index, of which only statement, date and
// stance are known.
func (s *scan) lookUp(u *unit, index int) {
	st := u.s
	u.index = int32(index)
	u.said = s.dates.list[u.date].period
	u.holder = s.actors.number(s.holder(st))
	u.real = u.holder
	if s.spec.RollUp == app.RollUpSpeaker {
		u.real = s.actors.number(st.Holder)
	}
	u.issue = s.issues.number(st.Issue)
	u.article = s.articles.row(st.Article)
	// A draft whose attribution is not given yet is nobody's own word.
	rank := slices.Index(s.ranks, st.Attribution)
	if rank < 0 {
		rank = slices.Index(s.ranks, app.Unspecified)
	}
	u.rank = uint8(rank + 1)
	u.own = s.own[u.rank]
	certainty := slices.Index(s.certainties, st.Certainty)
	if certainty < 0 {
		certainty = len(s.certainties)
	}
	u.certainty = uint8(certainty)
	u.conditional = st.Stance.Conditional() || conditionOf(st) != ""
	u.sourced = len(st.Chain) > 0 || st.Speaker != ""
	if len(s.spec.Weights) > 0 {
		u.weight = s.weight(string(st.Attribution)) * s.weight(st.Certainty) * s.weight(string(st.Review))
	}
	u.digest = s.hash.statement(u, s.said(u))
}

// holder is whose position the statement gives under the spec: the speaker, where one
// is given and the spec says so.
func (s *scan) holder(st *app.Statement) app.ActorID {
	if s.spec.RollUp == app.RollUpSpeaker && !blank(st.Speaker) {
		return st.Speaker
	}
	return st.Holder
}

// weight is 1 for codes that the tables do not name (R3).
func (s *scan) weight(code string) float64 {
	if w, ok := s.spec.Weights[code]; ok {
		return w
	}
	return 1
}

// actor gives an actor of the codebook, or one with its id for a name.
func (s *scan) actor(n int32) app.Actor {
	if int(n) < len(s.people) {
		return s.people[n]
	}
	return app.Actor{ID: s.actors.ids[n], Name: string(s.actors.ids[n])}
}

// issue gives an issue of the codebook, or one with its id for a title.
func (s *scan) issue(n int32) app.Issue {
	if int(n) < len(s.questions) {
		return s.questions[n]
	}
	return app.Issue{ID: s.issues.ids[n], Title: string(s.issues.ids[n])}
}

// excluded lists what was left out, each reason's statements in the order of their ids.
func (s *scan) excluded() []app.LeftOut {
	var out []app.LeftOut
	for _, reason := range outReasons() {
		if ids := s.leftOut[reason]; len(ids) > 0 {
			slices.SortFunc(ids, compareIDs)
			out = append(out, app.LeftOut{Reason: reason, IDs: ids})
		}
	}
	return out
}
