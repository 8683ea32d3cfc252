package positions

import (
	"slices"
	"strings"
	"time"
	"unicode"

	"parley/app"
)

// grouper applies R1 and R2 to the statements of one cell. Its tables are reused from
// cell to cell; it is not safe for concurrent use.
type grouper struct {
	s        *scan
	repeats  map[int32][]int32 // per unit: units that it repeats
	carried  []int32           // per cluster: units in it
	texts    map[string]int32
	clusters []int32 // of the cell
	root     []int32 // per place in the cell: the place of the least member of its group
	of       []int32 // per place: the place of the statement that stands for it, itself if none
	kind     []uint8
	outlets  []int32         // per root: distinct outlets
	local    map[int32]int32 // unit to place in the cell, of linked units
	first    map[joinKey]int32
	kept     firsts
	seen     map[outletKey]bool
}

const (
	counted uint8 = iota
	isCopy
	isDuplicate
)

// wordless is the number of an empty text: it equals nothing.
const wordless = 1

// joinKey is what statements joined by R1 have in common.
type joinKey struct {
	holder, issue, cluster, text int32
	stance                       uint8
	own                          bool
}

// duplicateKey is the key of R2; row and column stand for holder and issue, or for the
// two variables of a projection, level for the sign class.
type duplicateKey struct {
	row, column int32
	level       int8
	own         bool
	period      int64
}

type outletKey struct{ root, outlet int32 }

func newGrouper(s *scan) *grouper {
	g := &grouper{
		s: s, repeats: map[int32][]int32{}, texts: map[string]int32{"": 0},
		local: map[int32]int32{}, first: map[joinKey]int32{}, kept: firsts{},
		seen: map[outletKey]bool{},
	}
	g.link()
	g.carried = make([]int32, len(s.articles.clusters))
	for i := range s.units {
		g.carried[s.articles.rows[s.units[i].article].cluster]++
	}
	return g
}

// link turns repeats links between statements into links between units.
func (g *grouper) link() {
	named := map[app.StatementID]*unit{}
	for _, l := range g.s.in.Links {
		if l.Type == app.LinkRepeats {
			named[l.From], named[l.To] = nil, nil
		}
	}
	if len(named) == 0 {
		return
	}
	for i := range g.s.units {
		u := &g.s.units[i]
		if _, ok := named[u.id]; ok {
			named[u.id] = u
		}
	}
	for _, l := range g.s.in.Links {
		from, to := named[l.From], named[l.To]
		if l.Type == app.LinkRepeats && from != nil && to != nil {
			from.linked, to.linked = true, true
			g.repeats[from.index] = append(g.repeats[from.index], to.index)
		}
	}
}

// group fills root, of, kind and outlets for the statements of a cell, which are in the
// total order, by R1 and R2.
func (g *grouper) group(cell []*unit) {
	g.joinAll(cell)
	if len(cell) > 1 && g.s.spec.Duplicates != app.DuplicatesInclude {
		g.dropDuplicates(cell)
	}
}

// joinAll does the same by R1 alone, where the spec asks for it.
func (g *grouper) joinAll(list []*unit) {
	g.root, g.of = g.root[:0], g.of[:0]
	g.kind, g.outlets = g.kind[:0], g.outlets[:0]
	for i := range list {
		g.root = append(g.root, int32(i))
		g.of = append(g.of, int32(i))
		g.kind = append(g.kind, counted)
		g.outlets = append(g.outlets, 1)
	}
	if len(list) > 1 && g.s.spec.Collapse {
		g.join(list)
	}
}

// join unites copies of one utterance (R1).
func (g *grouper) join(cell []*unit) {
	joined := g.sharesCluster(cell) && g.joinCopies(cell)
	if len(g.repeats) > 0 {
		joined = g.joinRepeats(cell) || joined
	}
	if !joined {
		return
	}
	clear(g.seen)
	for i, u := range cell {
		r := g.find(int32(i))
		g.root[i], g.of[i] = r, r
		if r != int32(i) {
			g.kind[i] = isCopy
		}
		g.outlets[i] = 0
		if outlet := g.s.articles.rows[u.article].outlet; outlet > 0 && !g.seen[outletKey{r, outlet}] {
			g.seen[outletKey{r, outlet}] = true
			g.outlets[r]++
		}
	}
	for i := range cell {
		if g.root[i] == int32(i) && g.outlets[i] == 0 {
			g.outlets[i] = 1 // all unnamed: counted as one
		}
	}
}

// sharesCluster reports whether any two statements come from near-duplicate articles.
func (g *grouper) sharesCluster(cell []*unit) bool {
	g.clusters = g.clusters[:0]
	for _, u := range cell {
		if g.clustered(u) {
			g.clusters = append(g.clusters, g.s.articles.rows[u.article].cluster)
		}
	}
	n := len(g.clusters)
	slices.Sort(g.clusters)
	return len(slices.Compact(g.clusters)) < n
}

// joinCopies joins statements of near-duplicate articles with the same words.
func (g *grouper) joinCopies(cell []*unit) (joined bool) {
	clear(g.first)
	for i, u := range cell {
		if !g.clustered(u) {
			continue
		}
		if u.text == 0 {
			u.text = numbered(g.texts, normalWords(u.s)) + 1
		}
		if u.text == wordless {
			continue
		}
		k := joinKey{holder: u.holder, issue: u.issue, text: u.text, stance: u.stance.index, own: u.own}
		k.cluster = g.s.articles.rows[u.article].cluster
		if j, ok := g.first[k]; ok {
			g.unite(j, int32(i))
			joined = true
			continue
		}
		g.first[k] = int32(i)
	}
	return joined
}

// clustered reports whether other statements come from near-duplicates of u's article.
func (g *grouper) clustered(u *unit) bool {
	cluster := g.s.articles.rows[u.article].cluster
	return cluster > 0 && g.carried[cluster] > 1
}

// joinRepeats joins statements that a repeats link connects.
func (g *grouper) joinRepeats(cell []*unit) (joined bool) {
	clear(g.local)
	for i, u := range cell {
		if u.linked {
			g.local[u.index] = int32(i)
		}
	}
	if len(g.local) < 2 {
		return false
	}
	for i, u := range cell {
		if !u.linked {
			continue
		}
		for _, other := range g.repeats[u.index] {
			j, ok := g.local[other]
			if !ok {
				continue
			}
			if v := cell[j]; v.holder == u.holder && v.issue == u.issue && v.stance.index == u.stance.index && v.own == u.own {
				g.unite(int32(i), j)
				joined = true
			}
		}
	}
	return joined
}

func (g *grouper) find(i int32) int32 {
	for g.root[i] != i {
		g.root[i] = g.root[g.root[i]]
		i = g.root[i]
	}
	return i
}

// unite joins two groups; the least member by the total order becomes the root.
func (g *grouper) unite(i, j int32) {
	i, j = g.find(i), g.find(j)
	g.root[max(i, j)] = min(i, j)
}

// dropDuplicates keeps the first per key (R2).
func (g *grouper) dropDuplicates(cell []*unit) {
	clear(g.kept)
	for i, u := range cell {
		if g.kind[i] != counted {
			continue
		}
		k := duplicateKey{row: u.holder, column: u.issue, level: int8(u.stance.sign), own: u.own, period: g.s.bucket(u)}
		if j := g.kept.first(k, int32(i)); j != int32(i) {
			g.kind[i], g.of[i] = isDuplicate, j
		}
	}
}

// firsts remembers the first place with a key.
type firsts map[duplicateKey]int32

// first gives the place that came first with the key: i itself where none did.
func (f firsts) first(k duplicateKey, i int32) int32 {
	if j, ok := f[k]; ok {
		return j
	}
	f[k] = i
	return i
}

// bucket is the period of R2 as a number. Weeks and months carry their year; statements
// without a date share one bucket.
func (s *scan) bucket(u *unit) int64 {
	switch s.spec.Duplicates {
	case "document":
		return int64(u.article)
	case "range":
		return 0
	}
	if !u.said.known {
		return -1
	}
	from := time.Unix(u.said.from, 0).UTC()
	switch s.spec.Duplicates {
	case "week":
		year, week := from.ISOWeek()
		return int64(year*100 + week)
	case "month":
		return int64(from.Year()*100 + int(from.Month()))
	default:
		return int64(from.Year())
	}
}

// normalWords makes content quotes comparable: case folded, quotation marks and
// apostrophes unified, white space squeezed, outer punctuation trimmed, each passage by
// itself. Canonical texts are in NFC already.
func normalWords(s *app.Statement) string {
	var parts []string
	for _, p := range s.Contents() {
		folded := strings.Map(foldRune, p.Exact)
		folded = strings.Join(strings.Fields(folded), " ")
		folded = strings.TrimFunc(folded, func(r rune) bool { return unicode.IsPunct(r) || unicode.IsSpace(r) })
		if folded != "" {
			parts = append(parts, folded)
		}
	}
	return strings.Join(parts, "\n")
}

func foldRune(r rune) rune {
	const marks = "\"“”„‟«»‹›‘’‚‛ʼ`´＂"
	if strings.ContainsRune(marks, r) {
		return '\''
	}
	return unicode.ToLower(unicode.ToUpper(r))
}
