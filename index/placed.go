package index

import (
	"fmt"
	"slices"

	"parley/index/places"
	"parley/index/query"
	"parley/index/spans"
)

// place makes the places of the rows that have none yet: all of them after an upgrade or
// the loss of the files, those since the last large batch after a crash.
func (x *Index) place() error {
	rows := x.rows.view().rows
	var s stream
	var buf []byte
	for from := int(x.places.Set().To()); from < len(rows); from += batchArticles {
		batch := rows[from:min(len(rows), from+batchArticles)]
		x.places.Reset(uint32(from))
		for i := range batch {
			buf = slices.Grow(buf[:0], int(batch[i].size))[:batch[i].size]
			err := x.streams.read(buf, batch[i].at)
			if err == nil {
				err = s.decode(buf, batch[i].sum)
			}
			if err != nil {
				return fmt.Errorf("read the words of row %d: %w", from+i, err)
			}
			x.places.Add(s.words, s.starts)
		}
		if err := x.places.Put(); err != nil {
			return fmt.Errorf("place the words of rows from %d: %w", from, err)
		}
	}
	return nil
}

// list gives the list of a key, which is read once.
func (r *run) list(k places.Key) (places.List, error) {
	list, ok := r.lists[k]
	if ok {
		return list, nil
	}
	if err := r.ctx.Err(); err != nil {
		return nil, err
	}
	list, err := r.s.placed.List(k)
	if err != nil {
		return nil, damaged(err)
	}
	r.lists[k] = list
	return list, nil
}

// eachBlock visits the living rows that hold a word in a field, ascending where they come
// from places, with its frequencies. What it gives is valid during the visit.
func (r *run) eachBlock(key postingKey, visit func(rows, freqs []uint32)) error {
	if r.s.placed == nil {
		p, err := r.posting(key.word, key.field)
		if err == nil && len(p.rows) > 0 {
			visit(p.rows, p.freqs)
		}
		return err
	}
	list, err := r.list(places.Word(key.word, int(key.field)))
	if err != nil {
		return err
	}
	r.cursor.Start(list)
	all := r.s.count == len(r.s.rows)
	for {
		rows, freqs := r.cursor.Block()
		if len(rows) == 0 {
			return nil
		}
		if last := rows[len(rows)-1]; !all || int(last) >= len(r.s.rows) {
			rows, freqs = r.s.living(rows, freqs)
		}
		visit(rows, freqs)
	}
}

// placedSource is an article's places as a source for the evaluator.
type placedSource struct {
	run *run
	row uint32
	// article is the article with the bounds of its words, where bytes have to be checked.
	article *spans.Article
	leaves  [2][]placedLeaf // by spans.Field and leaf
	starts  [2]placedStarts // by spans.Unit
}

// placedLeaf is the words that a leaf accepts in one field, and where they stand in a row.
type placedLeaf struct {
	words  []placedWord
	places []int32
	row    uint32 // of the places, noRow at first
}

type placedWord struct {
	cursor  *places.Cursor
	classes classSet
}

type placedStarts struct {
	cursor *places.Cursor
	places []int32
	row    uint32
}

var _ spans.Source = (*placedSource)(nil)

// placeable tells that the places can be followed: with very many words at once reading
// the articles' word streams is faster.
func (r *run) placeable() bool {
	if r.s.placed == nil {
		return false
	}
	words := 0
	for _, v := range r.variants {
		words += len(v)
	}
	const most = 200
	return words <= most
}

func (r *run) newPlacedSource() (*placedSource, error) {
	s := &placedSource{run: r}
	for f := range s.leaves {
		s.leaves[f] = make([]placedLeaf, len(r.variants))
		for leaf, variants := range r.variants {
			l := &s.leaves[f][leaf]
			l.row = noRow
			for _, v := range variants {
				list, err := r.list(places.Word(v.word, f))
				if err != nil {
					return nil, err
				}
				if len(list) > 0 {
					l.words = append(l.words, placedWord{list.Cursor(), v.classes})
				}
			}
		}
	}
	for u, k := range []places.Key{spans.Sentence: places.Sentences, spans.Paragraph: places.Paragraphs} {
		s.starts[u].row = noRow
		if !r.plan.Units {
			continue
		}
		list, err := r.list(k)
		if err != nil {
			return nil, err
		}
		s.starts[u].cursor = list.Cursor()
	}
	return s, nil
}

func (s *placedSource) Len(f spans.Field) int {
	if f == spans.Title {
		return int(s.run.s.rows[s.row].title)
	}
	return int(s.run.s.columns.body[s.row])
}

func (s *placedSource) Places(leaf int, f spans.Field) []int32 {
	l := &s.leaves[f][leaf]
	if l.row == s.row {
		return l.places
	}
	l.row, l.places = s.row, l.places[:0]
	mixed := false
	for _, w := range l.words {
		if !w.cursor.Seek(s.row) || w.classes != allClasses && !w.classes.has(s.run.s.columns.class[s.row]) {
			continue
		}
		mixed = len(l.places) > 0
		l.places = w.cursor.Positions(l.places)
	}
	if mixed {
		slices.Sort(l.places)
	}
	return l.places
}

func (s *placedSource) Starts(f spans.Field, u spans.Unit) []int32 {
	if f == spans.Title {
		return nil
	}
	p := &s.starts[u]
	if p.row != s.row {
		p.row, p.places = s.row, p.places[:0]
		if p.cursor.Seek(s.row) {
			p.places = p.cursor.Positions(p.places)
		}
	}
	return p.places
}

func (s *placedSource) Literal(f spans.Field, pos int, raw string, offset int) bool {
	return s.article.Literal(f, pos, raw, offset)
}

func (s *placedSource) Fact(f query.Filter) bool { return s.run.fact(f, s.row) }

// living leaves of the rows of a block those that are alive here.
func (s *snapshot) living(rows, freqs []uint32) ([]uint32, []uint32) {
	n := 0
	for i, row := range rows {
		if s.alive.has(row) {
			rows[n], freqs[n] = row, freqs[i]
			n++
		}
	}
	return rows[:n], freqs[:n]
}

// evaluatePlaces evaluates the articles on all cores, as evaluateStreams does.
func (r *run) evaluatePlaces(rows []uint32, scored bool) (total, error) {
	return r.divide(rows, scored, func() (evaluate, error) {
		src, err := r.newPlacedSource()
		return func(rows []uint32) (total, error) { return r.evaluatePlaced(src, rows, scored) }, err
	})
}

func (r *run) evaluatePlaced(src *placedSource, rows []uint32, scored bool) (t total, err error) {
	e := r.plan.Evaluator()
	for i, n := range rows {
		if i&0xff == 0 && r.ctx.Err() != nil {
			return total{}, r.ctx.Err()
		}
		src.row = n
		if ok, places := e.Eval(src); ok {
			r.note(&t, n, places, scored)
		}
	}
	return t, nil
}
