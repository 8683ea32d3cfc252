package index

import (
	"slices"
	"strings"

	"parley/app"
	"parley/index/query"
	"parley/index/spans"
)

// textBatch is the number of articles whose texts are asked for at a time.
const textBatch = 100

func (r *run) evaluateTexts(rows []uint32, scored bool) (total, error) {
	r.heard() // made before it is shared
	return r.divide(rows, scored, func() (evaluate, error) {
		src, err := r.textSource()
		return func(rows []uint32) (total, error) { return r.evaluateText(src, rows, scored) }, err
	})
}

// textSource gives the places of words, from which only the bytes of the text have to be
// looked at; nil where they are not to be had.
func (r *run) textSource() (*placedSource, error) {
	if !r.placeable() {
		return nil, nil
	}
	return r.newPlacedSource()
}

func (r *run) evaluateText(src *placedSource, rows []uint32, scored bool) (t total, err error) {
	wanted, e := literals(r.query), r.plan.Evaluator()
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
			if !ok || slices.ContainsFunc(wanted, func(raw string) bool {
				return !strings.Contains(d.Text.Text, raw) && !strings.Contains(d.Title, raw)
			}) {
				continue
			}
			if ok, places := e.Eval(r.source(src, d, n)); ok {
				r.note(&t, n, places, scored)
			}
		}
	}
	return t, nil
}

// source gives the places of an article, if they are those of its text, else the text.
func (r *run) source(src *placedSource, d *app.Document, n uint32) spans.Source {
	if src != nil && r.indexed(d, n) {
		if a := boundsOf(d); r.cutAlike(a, n) {
			src.row, src.article = n, a
			return src
		}
	}
	return spans.NewSource(r.plan, r.article(d, n))
}

// literals gives the texts whose bytes every match holds: looking for them is much
// cheaper than cutting a text into words.
func literals(n query.Node) (list []string) {
	switch n := n.(type) {
	case query.And:
		for _, c := range n.Nodes {
			list = append(list, literals(c)...)
		}
	case query.Term:
		if n.Mode == query.Literal || n.Mode == query.Capitals {
			list = append(list, n.Raw)
		}
	case query.Phrase:
		if n.Literal {
			list = append(list, n.Raw)
		}
	}
	return list
}
