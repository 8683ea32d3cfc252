package positions

import (
	"cmp"
	"slices"
	"strings"

	"parley/app"
)

// Project computes a network-style matrix (domain page, section 7) over the holders' own
// statements after the filters and R0 to R2 of the spec. Rows and columns are sorted by
// name. It fails if spec or projection ask for what cannot be had.
func Project(in Input, p app.Projection) (app.Network, error) {
	p.Mode = cmp.Or(p.Mode, app.TwoMode)
	p.Rows = cmp.Or(p.Rows, app.VariableHolder)
	p.Columns = cmp.Or(p.Columns, app.VariableIssue)
	p.Qualifier = cmp.Or(p.Qualifier, app.QualifierIgnore)
	p.Normalise = cmp.Or(p.Normalise, app.NormaliseNone)
	if err := p.Validate(); err != nil {
		return app.Network{}, err
	}
	j, err := newProjector(in, p)
	if err != nil {
		return app.Network{}, err
	}
	return j.network(), nil
}

// Agreements compares every two actors who share an issue (R11), by the declared range
// of the spec's levels. Pairs come in the order of the actors' names.
func Agreements(in Input) ([]app.Agreement, error) {
	in.Spec.Compat = nil
	j, err := newProjector(in, app.Projection{
		Mode: app.OneMode, Rows: app.VariableHolder, Columns: app.VariableIssue,
		Qualifier: app.QualifierCongruence, Normalise: app.NormaliseNone,
	})
	if err != nil {
		return nil, err
	}
	congruence := j.network()
	j.p.Qualifier = app.QualifierConflict
	conflict := j.network()
	var out []app.Agreement
	for a := range congruence.Rows {
		for b := a + 1; b < len(congruence.Rows); b++ {
			if shared := congruence.Counts[a][b]; shared > 0 {
				out = append(out, app.Agreement{
					A: app.ActorID(congruence.RowIDs[a]), B: app.ActorID(congruence.RowIDs[b]),
					Congruence: congruence.Values[a][b], Conflict: conflict.Values[a][b], Shared: shared,
				})
			}
		}
	}
	return out, nil
}

// The reasons for which a projection leaves out more than a matrix does.
const (
	outReported = "reported"
	outExcluded = "excluded"
)

// entry is a statement in a projection: a row, a column and a level. Under roll-up one
// statement gives several.
type entry struct {
	u           *unit
	row, column int32 // numbers in the registers of the variables
	level       int   // index into the levels of the scale
}

// projector holds the entries of one projection after the filters and R0 to R2.
type projector struct {
	*scan
	p       app.Projection
	scale   scale
	up      *rollUp
	wanted  map[int32]bool // rows of the spec, empty for all
	above   [][]int32      // per issue: columns of the spec, nil for all
	chosen  []int32        // columns of the spec
	entries []entry
	noLevel int
	dropped int
}

func newProjector(in Input, p app.Projection) (*projector, error) {
	s, err := newScan(in)
	if err != nil {
		return nil, err
	}
	j := &projector{scan: s, p: p, scale: newScale(s.spec.Levels), up: newRollUp(s), wanted: map[int32]bool{}}
	for _, id := range s.spec.Rows {
		j.wanted[s.actors.number(id)] = true
	}
	if len(s.spec.Columns) > 0 {
		j.chosen = columns(s)
		j.above = subtree(s, j.chosen)
	}
	excluded, err := j.exclusions()
	if err != nil {
		return nil, err
	}
	j.enter(j.eligible(excluded))
	return j, nil
}

// eligible gives the own statements with a level, in the total order, copies joined.
func (j *projector) eligible(excluded []func(*unit) bool) []*unit {
	var list []*unit
	for i := range j.units {
		u := &j.units[i]
		switch _, ok := j.scale.index(u); {
		case slices.ContainsFunc(excluded, func(f func(*unit) bool) bool { return f(u) }):
			j.leftOut[outExcluded] = append(j.leftOut[outExcluded], u.id)
		case !u.own:
			j.leftOut[outReported] = append(j.leftOut[outReported], u.id)
		case !ok:
			j.noLevel++
		default:
			list = append(list, u)
		}
	}
	slices.SortFunc(list, j.articles.compare)
	g := newGrouper(j.scan)
	g.joinAll(list)
	kept := list[:0]
	for i, u := range list {
		if g.kind[i] == counted {
			kept = append(kept, u)
		}
	}
	j.dropped = len(list) - len(kept)
	return kept
}

// enter makes the entries and drops duplicates (R2).
func (j *projector) enter(list []*unit) {
	kept := firsts{}
	for _, u := range list {
		rows, columns := j.values(j.p.Rows, u), j.values(j.p.Columns, u)
		if len(rows) == 0 || len(columns) == 0 {
			j.leftOut[outPlace] = append(j.leftOut[outPlace], u.id)
			continue
		}
		before := len(j.entries)
		for _, row := range rows {
			for _, column := range columns {
				level, _ := j.scale.index(u)
				if e := (entry{u: u, row: row, column: column, level: level}); !j.repeated(e, kept) {
					j.entries = append(j.entries, e)
				}
			}
		}
		if len(j.entries)-before < len(rows)*len(columns) {
			j.dropped++
		}
	}
}

// repeated reports whether an entry with the same key was there before. The level is
// part of the key, unless the projection ignores levels and the spec does as DNA does.
func (j *projector) repeated(e entry, kept firsts) bool {
	if j.spec.Duplicates == app.DuplicatesInclude {
		return false
	}
	k := duplicateKey{row: e.row, column: e.column, level: int8(e.level), period: j.bucket(e.u)}
	if j.p.Qualifier == app.QualifierIgnore && has(j.spec, app.CompatIgnoreDuplicates) {
		k.level = 0
	}
	n := int32(len(j.entries))
	return kept.first(k, n) != n
}

// values gives what the statement says of a variable, as numbers in its register.
func (j *projector) values(variable string, u *unit) []int32 {
	switch variable {
	case app.VariableIssue:
		if j.above != nil {
			var out []int32
			for _, c := range j.above[u.issue] {
				out = append(out, j.chosen[c])
			}
			return out
		}
		return []int32{u.issue}
	case app.VariableSpeaker:
		if blank(u.s.Speaker) {
			return nil
		}
		return []int32{j.actors.number(u.s.Speaker)}
	}
	rows := j.up.rows(u, nil)
	if len(j.wanted) == 0 {
		return rows
	}
	return slices.DeleteFunc(rows, func(n int32) bool { return !j.wanted[n] })
}

// exclusions turns the exclusions into tests. A value that names nothing is an error, so
// that a slip of the pen does not pass for a result.
func (j *projector) exclusions() ([]func(*unit) bool, error) {
	var out []func(*unit) bool
	for _, x := range j.p.Exclude {
		test, found := j.exclusion(x)
		if test == nil {
			return nil, refuse("nothing can be excluded by “"+x.Variable+"”", "Use speaker, holder, issue, stance, attribution, article or outlet.")
		}
		if !found {
			return nil, &app.Error{
				Code: app.NotFound, Op: "projection", Msg: "there is no " + x.Variable + " “" + x.Value + "” to exclude",
				Hint: "Write the name or the id exactly as the codebook does.",
			}
		}
		out = append(out, test)
	}
	return out, nil
}

func (j *projector) exclusion(x app.Exclusion) (test func(*unit) bool, found bool) {
	switch x.Variable {
	case app.VariableSpeaker:
		id, ok := j.actorNamed(x.Value)
		return func(u *unit) bool { return u.s.Speaker == id }, ok
	case app.VariableHolder:
		id, ok := j.actorNamed(x.Value)
		return func(u *unit) bool { return j.actors.ids[u.holder] == id }, ok
	case app.VariableIssue:
		id := app.IssueID(x.Value)
		_, ok := j.issues.index[id]
		if issue, named := j.in.Codebook.FindIssue(x.Value); !ok && named {
			id, ok = issue.ID, true
		}
		return func(u *unit) bool { return u.s.Issue == id }, ok
	case "stance":
		ok := app.Stance(x.Value).Valid()
		return func(u *unit) bool { return string(u.s.Stance) == x.Value }, ok
	case "attribution":
		return func(u *unit) bool { return string(u.s.Attribution) == x.Value }, app.Attribution(x.Value).Rank() > 0
	case "article":
		_, ok := j.in.Articles[app.ArticleID(x.Value)]
		return func(u *unit) bool { return string(u.s.Article) == x.Value }, ok
	case "outlet":
		n, ok := j.articles.outlets[app.OutletID(x.Value)]
		return func(u *unit) bool { return j.articles.rows[u.article].outlet == n }, ok
	}
	return nil, false
}

// actorNamed finds an actor by id, name or alias; a speaker need not be in the codebook.
func (j *projector) actorNamed(text string) (app.ActorID, bool) {
	id := app.ActorID(text)
	if _, ok := j.actors.index[id]; ok || slices.ContainsFunc(j.units, func(u unit) bool { return u.s.Speaker == id }) {
		return id, true
	}
	a, ok := j.in.Codebook.FindActor(strings.TrimSpace(text))
	return a.ID, ok
}
