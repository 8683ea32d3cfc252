package index

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"parley/app"
	"parley/index/query"
	"parley/index/spans"
)

// streamSource is an article's word stream as a source for the evaluator.
type streamSource struct {
	run     *run
	row     uint32
	reader  reader
	needles [][]byte // phrases without which nothing matches, as stored
	buf     []byte   // a stretch of the stream file
	from    int64    // its offset there
}

var _ spans.Source = (*streamSource)(nil)

func (r *run) newStreamSource() *streamSource {
	s := &streamSource{run: r, reader: reader{slots: make([]uint16, len(r.terms)), hears: make([][]listener, 1)}}
	rd := &s.reader
	for leaf, variants := range r.variants {
		for _, v := range variants {
			if int(v.word) >= len(rd.slots) {
				continue
			}
			slot := rd.slots[v.word]
			if slot == 0 {
				slot = uint16(len(rd.hears)) // queryCap keeps it small
				rd.hears = append(rd.hears, nil)
				rd.slots[v.word] = slot
			}
			rd.hears[slot] = append(rd.hears[slot], listener{leaf, v.classes})
		}
	}
	for f := range rd.places {
		rd.places[f] = make([][]int32, len(r.variants))
	}
	r.leaf = 0
	s.needles = r.needles(nil, r.query)
	return s
}

// needles collects the phrases that every match holds word by word, in the form in
// which streams store them: most articles are passed over by looking for these bytes.
func (r *run) needles(list [][]byte, n query.Node) [][]byte {
	switch n := n.(type) {
	case query.And:
		for _, c := range n.Nodes {
			list = r.needles(list, c)
		}
		return list
	case query.Phrase:
		var needle []byte
		whole := n.Window == 0
		leaf := r.leaf
		for _, t := range n.Terms {
			if t.Mode == query.Any {
				whole = false
				continue
			}
			v := r.variants[leaf]
			leaf++
			if whole = whole && len(v) == 1 && v[0].classes == allClasses; whole {
				needle = binary.AppendUvarint(needle, uint64(v[0].word))
			}
		}
		if whole {
			list = append(list, needle)
		}
	}
	query.Walk(n, func(n query.Node) { r.leaf += leavesOf(n) })
	return list
}

// contains finds a needle that begins where a number begins: the byte before it ends a
// number, which only its last byte does by being below 0x80.
func contains(data, needle []byte) bool {
	for at := 0; ; {
		i := bytes.Index(data[at:], needle)
		if i < 0 {
			return false
		}
		at += i
		if at == 0 || data[at-1] < 0x80 {
			return true
		}
		at++
	}
}

// stretchBytes is how much of the stream file is read at once where the candidates lie
// densely.
const stretchBytes = 256 << 10

// load reads the stream of the first of the rows; the others are those that will be
// asked for next. Possible is false if the article cannot match.
func (s *streamSource) load(rows []uint32) (possible bool, err error) {
	row := &s.run.s.rows[rows[0]]
	s.row = rows[0]
	if row.at < s.from || row.at+int64(row.size) > s.from+int64(len(s.buf)) {
		if err := s.fill(rows); err != nil {
			return false, err
		}
	}
	data := s.buf[row.at-s.from:][:row.size]
	for _, n := range s.needles {
		if !contains(data, n) {
			return false, nil
		}
	}
	return true, s.reader.read(data, row.sum, s.run.s.columns.class[rows[0]])
}

// fill reads the streams of the next rows as long as a quarter of the bytes is wanted.
func (s *streamSource) fill(rows []uint32) error {
	first := &s.run.s.rows[rows[0]]
	s.from = first.at
	end, wanted := first.at+int64(first.size), int64(first.size)
	for _, n := range rows[1:] {
		row := &s.run.s.rows[n]
		to := row.at + int64(row.size)
		if wanted += int64(row.size); to-s.from > stretchBytes || row.at < end || 4*wanted < to-s.from {
			break
		}
		end = to
	}
	s.buf = slices.Grow(s.buf[:0], int(end-s.from))[:end-s.from]
	return s.run.x.streams.read(s.buf, s.from)
}

func (s *streamSource) Len(f spans.Field) int { return s.reader.lens[f] }

func (s *streamSource) Places(leaf int, f spans.Field) []int32 { return s.reader.places[f][leaf] }

func (s *streamSource) Starts(f spans.Field, u spans.Unit) []int32 {
	if f == spans.Title {
		return nil
	}
	return s.reader.starts[u]
}

// Literal is not asked for: plans with bytes to check are evaluated on texts.
func (s *streamSource) Literal(spans.Field, int, string, int) bool { return false }

func (s *streamSource) Fact(f query.Filter) bool { return s.run.fact(f, s.row) }

// damaged reports an index that contradicts itself; results found so far are discarded.
func damaged(err error) error {
	return &app.Error{
		Code: app.Damaged, Op: "search", Err: err,
		Msg: "the search index is damaged", Hint: "Rebuild the search index; articles and coding are not affected.",
	}
}

// fewRows is how many articles one goroutine evaluates at least: below, dividing them
// costs more than it gains.
const fewRows = 256

// evaluateStreams evaluates the articles by their word streams.
func (r *run) evaluateStreams(rows []uint32, scored bool) (total, error) {
	return r.divide(rows, scored, func() (evaluate, error) {
		src := r.newStreamSource()
		return func(rows []uint32) (total, error) { return r.evaluateStretch(src, rows, scored) }, nil
	})
}

// evaluate evaluates a stretch of the articles. It is for one goroutine.
type evaluate func(rows []uint32) (total, error)

// divide evaluates the articles on all cores, in as many stretches of the same length;
// scored, on one, since weights are made as they are needed.
func (r *run) divide(rows []uint32, scored bool, newEvaluate func() (evaluate, error)) (total, error) {
	parts := max(1, min(runtime.GOMAXPROCS(0), len(rows)/cmp.Or(r.x.options.Stretch, fewRows)))
	if scored {
		parts = 1
	}
	each := make([]evaluate, parts)
	for i := range each {
		var err error
		if each[i], err = newEvaluate(); err != nil {
			return total{}, err
		}
	}
	if parts == 1 {
		return each[0](rows)
	}
	found, failed := make([]total, parts), make([]error, parts)
	var all sync.WaitGroup
	for i, evaluate := range each {
		stretch := rows[i*len(rows)/parts : (i+1)*len(rows)/parts]
		all.Go(func() {
			defer func() {
				if p := recover(); p != nil {
					failed[i] = damaged(fmt.Errorf("panic: %v", p))
				}
			}()
			found[i], failed[i] = evaluate(stretch)
		})
	}
	all.Wait()
	var t total
	for i, f := range found {
		if failed[i] != nil {
			return total{}, failed[i]
		}
		t.rows = append(t.rows, f.rows...)
		t.hits = append(t.hits, f.hits...)
		t.places += f.places
		if t.words == nil {
			t.words = make([]int, len(r.plan.Leaves))
		}
		for leaf, n := range f.words {
			t.words[leaf] += n
		}
	}
	return t, nil
}

func (r *run) evaluateStretch(src *streamSource, rows []uint32, scored bool) (t total, err error) {
	e := r.plan.Evaluator()
	for i, n := range rows {
		if i&0x3f == 0 && r.ctx.Err() != nil {
			return total{}, r.ctx.Err()
		}
		possible, err := src.load(rows[i:])
		if err != nil {
			return total{}, damaged(fmt.Errorf("row %d: %w", n, err))
		}
		if !possible {
			continue
		}
		if ok, places := e.Eval(src); ok {
			r.note(&t, n, places, scored)
		}
	}
	return t, nil
}

// note adds an article found.
func (r *run) note(t *total, row uint32, places []spans.Place, scored bool) {
	t.rows = append(t.rows, row)
	t.places += len(places)
	t.hits = append(t.hits, uint32(len(places)))
	if t.words == nil {
		t.words = make([]int, len(r.plan.Leaves))
	}
	for _, p := range places {
		for _, m := range p.Marks {
			t.words[m.Leaf]++
		}
	}
	if !scored {
		return
	}
	freqs := make([]float32, len(r.plan.Leaves))
	for _, p := range places {
		for _, m := range p.Marks {
			if p.Field == spans.Title {
				freqs[m.Leaf] += titleBoost
			} else {
				freqs[m.Leaf]++
			}
		}
	}
	score := float32(0)
	for leaf, f := range freqs {
		if f > 0 {
			score += r.leafWeight(leaf) * r.saturate(uint32(f), row)
		}
	}
	t.scores = append(t.scores, score)
}

// leafWeight is the weight of a search word by its most frequent variant.
func (r *run) leafWeight(leaf int) float32 {
	if w, ok := r.weights[leaf]; ok {
		return w
	}
	most := 0
	for _, v := range r.variants[leaf] {
		if n, err := r.found(postingKey{v.word, spans.Body}); err == nil { // read before
			most = max(most, n)
		}
	}
	w := r.weight(most, spans.Body)
	if r.weights == nil {
		r.weights = map[int]float32{}
	}
	r.weights[leaf] = w
	return w
}

// documents asks the library for the articles of some rows.
func (r *run) documents(rows []uint32) (map[app.ArticleID]*app.Document, error) {
	ids := make([]app.ArticleID, len(rows))
	for i, n := range rows {
		ids[i] = r.s.rows[n].id
	}
	docs := make(map[app.ArticleID]*app.Document, len(ids))
	for d, err := range r.x.lib.Documents(ids) {
		if err != nil {
			return nil, fmt.Errorf("read the articles found: %w", err)
		}
		docs[d.ID] = &d
	}
	return docs, nil
}

// article makes a document ready for the evaluator.
func (r *run) article(d *app.Document, row uint32) *spans.Article {
	a := r.x.cache.article(d)
	a.Fact = func(f query.Filter) bool { return row != noRow && r.fact(f, row) }
	if row != noRow && r.variants != nil {
		c := r.s.columns.class[row]
		a.Leaves = func(exact string, said []bool) {
			for _, l := range r.heard()[exact] {
				if l.classes.has(c) {
					said[l.leaf] = true
				}
			}
		}
	}
	return a
}

// heard gives the leaves that accept each word, from the expansion that found the
// article: words are not stemmed again for every text shown.
func (r *run) heard() map[string][]listener {
	if r.byTerm == nil {
		r.byTerm = map[string][]listener{}
		for leaf, variants := range r.variants {
			for _, v := range variants {
				if int(v.word) < len(r.terms) {
					term := r.terms[v.word]
					r.byTerm[term] = append(r.byTerm[term], listener{leaf, v.classes})
				}
			}
		}
	}
	return r.byTerm
}
