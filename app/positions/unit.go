package positions

import (
	"cmp"
	"strings"

	"parley/app"
)

// sign is a sign class as a small number, so that counts are arrays.
type sign int8

const (
	plus sign = iota
	minus
	zero
	both      // ambivalent
	noComment // never takes part in resolving
	signs
	noSign sign = -1
)

func (s sign) code() app.Sign {
	return [...]app.Sign{app.SignPlus, app.SignMinus, app.SignZero, app.SignAmbivalent, app.SignNoComment}[s]
}

// word is the state that a resolved sign class gives.
func (s sign) word() app.CellState {
	return [...]app.CellState{app.CellSupport, app.CellOppose, app.CellNeutral, app.CellMixed, app.CellNoComment}[s]
}

// stanceCode is what counting needs of a stance.
type stanceCode struct {
	index  uint8
	sign   sign
	value  int8
	valued bool
}

// stanceCodes gives the codes in the order of the stances.
func stanceCodes() []stanceCode {
	signOf := map[app.Sign]sign{}
	for s := plus; s < signs; s++ {
		signOf[s.code()] = s
	}
	var out []stanceCode
	for i, s := range app.Stances() {
		v, ok := s.Value()
		out = append(out, stanceCode{index: uint8(i), sign: signOf[s.Sign()], value: int8(v), valued: ok})
	}
	return out
}

// unit is a statement that passed the filters, with everything looked up. Cells are
// computed from units alone where possible: statements are large and lie far apart.
type unit struct {
	s           *app.Statement
	id          app.StatementID
	weight      float64
	said        period
	date        int32 // number of the date said in the calendar
	holder      int32 // after speaker_as_holder
	real        int32 // holder as recorded
	issue       int32
	article     int32
	index       int32 // in scan.units
	text        int32 // number of the normalised words, 0 while not looked up
	digest      digest
	rank        uint8
	certainty   uint8 // 0 the strongest; one past the last for none
	stance      stanceCode
	own         bool
	linked      bool // a repeats link names it
	denied      bool // an unretracted denial names it
	conditional bool // it has a condition
	sourced     bool // a chain or a speaker may tell who reports
}

// magnitude is |value|; a stance without a value counts as 0.
func (u *unit) magnitude() int {
	if u.stance.value < 0 {
		return -int(u.stance.value)
	}
	return int(u.stance.value)
}

// conditionOf gives the text of the condition, the marked words where nothing was typed.
func conditionOf(s *app.Statement) string {
	if c := strings.TrimSpace(s.Condition); c != "" {
		return c
	}
	for i := range s.Passages {
		if p := &s.Passages[i]; p.Role == app.RoleCondition {
			return strings.TrimSpace(p.Exact)
		}
	}
	return ""
}

// articleRow is what counting needs of an article.
type articleRow struct {
	seq       int64
	published period
	outlet    int32
	cluster   int32 // 0 for none
}

// articleTable numbers articles, outlets and clusters as they are met.
type articleTable struct {
	facts    map[app.ArticleID]app.ArticleFacts
	dates    *calendar
	rows     []articleRow
	index    map[app.ArticleID]int32
	outlets  map[app.OutletID]int32
	clusters map[string]int32
	last     app.ArticleID // statements of one article mostly come together
	lastRow  int32
}

func newArticleTable(facts map[app.ArticleID]app.ArticleFacts, dates *calendar) *articleTable {
	return &articleTable{
		facts: facts, dates: dates, index: make(map[app.ArticleID]int32, len(facts)),
		outlets: map[app.OutletID]int32{"": 0}, clusters: map[string]int32{"": 0},
	}
}

func (t *articleTable) row(id app.ArticleID) int32 {
	if id != t.last || len(t.rows) == 0 {
		t.last, t.lastRow = id, t.lookUp(id)
	}
	return t.lastRow
}

func (t *articleTable) lookUp(id app.ArticleID) int32 {
	if i, ok := t.index[id]; ok {
		return i
	}
	f := t.facts[id]
	i := int32(len(t.rows))
	t.rows = append(t.rows, articleRow{
		seq: f.Seq, published: t.dates.period(f.Published),
		outlet: numbered(t.outlets, f.Outlet), cluster: numbered(t.clusters, f.Cluster),
	})
	t.index[id] = i
	return i
}

func numbered[K comparable](m map[K]int32, k K) int32 {
	n, ok := m[k]
	if !ok {
		n = int32(len(m))
		m[k] = n
	}
	return n
}

// compare is the total order of statements: date said, date published, order of import,
// place in the text, id. Absent dates come first.
func (t *articleTable) compare(a, b *unit) int {
	if c := comparePeriods(a.said, b.said); c != 0 {
		return c
	}
	ra, rb := &t.rows[a.article], &t.rows[b.article]
	if c := cmp.Or(comparePeriods(ra.published, rb.published), cmp.Compare(ra.seq, rb.seq)); c != 0 {
		return c
	}
	pa, pb := firstContent(a.s), firstContent(b.s)
	return cmp.Or(cmp.Compare(pa.Start, pb.Start), cmp.Compare(pa.End, pb.End), compareIDs(a.id, b.id))
}

func comparePeriods(a, b period) int {
	switch {
	case !a.known || !b.known:
		return known(a) - known(b)
	case a.from < b.from:
		return -1
	case a.from > b.from:
		return 1
	}
	return 0
}

func known(p period) int {
	if p.known {
		return 1
	}
	return 0
}

func firstContent(s *app.Statement) app.Bounds {
	for i := range s.Passages {
		if p := &s.Passages[i]; p.Role == app.RoleContent {
			return p.Bounds
		}
	}
	return app.Bounds{}
}

// compareIDs puts S-9 before S-10: ids are a letter and a running number.
func compareIDs(a, b app.StatementID) int {
	return cmp.Or(cmp.Compare(len(a), len(b)), cmp.Compare(a, b))
}
