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
	stream stream
	slots  []uint16     // by word: which entry of hears
	hears  [][]listener // the leaves that accept a word; entry 0 is empty
	places [2][][]int32 // by field and leaf
	read   [2]bool
}

type listener struct {
	leaf    int
	classes uint8
}

var _ spans.Source = (*streamSource)(nil)

func (r *run) newStreamSource() *streamSource {
	s := &streamSource{run: r, slots: make([]uint16, len(r.terms)), hears: make([][]listener, 1)}
	for leaf, variants := range r.variants {
		for _, v := range variants {
			if int(v.word) >= len(s.slots) {
				continue
			}
			slot := s.slots[v.word]
			if slot == 0 {
				slot = uint16(len(s.hears)) // queryCap keeps it small
				s.hears = append(s.hears, nil)
				s.slots[v.word] = slot
			}
			s.hears[slot] = append(s.hears[slot], listener{leaf, v.classes})
		}
	}
	for f := range s.places {
		s.places[f] = make([][]int32, len(r.variants))
	}
	return s
}

// load reads the stream of a row.
func (s *streamSource) load(n uint32, buf []byte) ([]byte, error) {
	row := &s.run.s.rows[n]
	if cap(buf) < int(row.size) {
		buf = make([]byte, row.size)
	}
	buf = buf[:row.size]
	s.row, s.read = n, [2]bool{}
	if err := s.run.x.streams.read(buf, row.at); err != nil {
		return buf, err
	}
	return buf, s.stream.decode(buf, row.sum)
}

func (s *streamSource) Len(f spans.Field) int { return len(s.stream.words[f]) }

func (s *streamSource) Places(leaf int, f spans.Field) []int32 {
	if !s.read[f] {
		s.read[f] = true
		lists := s.places[f]
		for i := range lists {
			lists[i] = lists[i][:0]
		}
		class := s.run.s.rows[s.row].class
		for pos, word := range s.stream.words[f] {
			if int(word) >= len(s.slots) || s.slots[word] == 0 {
				continue
			}
			for _, l := range s.hears[s.slots[word]] {
				if l.classes>>class&1 != 0 {
					lists[l.leaf] = append(lists[l.leaf], int32(pos))
				}
			}
		}
	}
	return s.places[f][leaf]
}

func (s *streamSource) Starts(f spans.Field, u spans.Unit) []int32 {
	if f == spans.Title {
		return nil
	}
	return s.stream.starts[u]
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
	var buf []byte
	for i, n := range rows {
		if i&0x3f == 0 && r.ctx.Err() != nil {
			return total{}, r.ctx.Err()
		}
		if buf, err = src.load(n, buf); err != nil {
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
	return a
}
