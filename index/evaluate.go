package index

import (
	"fmt"

	"parley/app"
	"parley/index/query"
	"parley/index/spans"
)

// streamSource is an article's word stream as a source for the evaluator.
type streamSource struct {
	run    *run
	row    uint32
	reader reader
	buf    []byte
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
	return s
}

// load reads the stream of a row.
func (s *streamSource) load(n uint32) error {
	row := &s.run.s.rows[n]
	if cap(s.buf) < int(row.size) {
		s.buf = make([]byte, 2*row.size)
	}
	s.row = n
	data := s.buf[:row.size]
	if err := s.run.x.streams.read(data, row.at); err != nil {
		return err
	}
	return s.reader.read(data, row.sum, row.class)
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

func (r *run) evaluateStreams(rows []uint32, scored bool) (t total, err error) {
	src := r.newStreamSource()
	for i, n := range rows {
		if i&0x3f == 0 && r.ctx.Err() != nil {
			return total{}, r.ctx.Err()
		}
		if err = src.load(n); err != nil {
			return total{}, damaged(fmt.Errorf("row %d: %w", n, err))
		}
		if ok, places := r.plan.Eval(src); ok {
			r.note(&t, n, places, scored)
		}
	}
	return t, nil
}

// textBatch is the number of articles whose texts are asked for at a time.
const textBatch = 100

func (r *run) evaluateTexts(rows []uint32, scored bool) (t total, err error) {
	for len(rows) > 0 {
		part := rows[:min(textBatch, len(rows))]
		rows = rows[len(part):]
		if err := r.ctx.Err(); err != nil {
			return total{}, err
		}
		docs, err := r.documents(part)
		if err != nil {
			return total{}, err
		}
		for _, n := range part {
			d, ok := docs[r.s.rows[n].id]
			if !ok {
				continue
			}
			if ok, places := r.plan.Eval(spans.NewSource(r.plan, r.article(d, n))); ok {
				r.note(&t, n, places, scored)
			}
		}
	}
	return t, nil
}

func (r *run) note(t *total, row uint32, places []spans.Place, scored bool) {
	t.rows = append(t.rows, row)
	t.places += len(places)
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
	found := 0
	for _, v := range r.variants[leaf] {
		if p := r.postings[postingKey{v.word, spans.Body}]; p != nil {
			found = max(found, len(p.rows))
		}
	}
	return r.weight(found, spans.Body)
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
		c := r.s.rows[row].class
		a.Leaves = func(exact string, said []bool) {
			for _, l := range r.heard()[exact] {
				if l.classes>>c&1 != 0 {
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
