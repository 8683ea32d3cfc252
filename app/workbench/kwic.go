package workbench

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/app"
)

// The bounds of a concordance.
const (
	kwicWidth    = 50      // characters on each side where nothing is said
	kwicWidest   = 500     // more is a paragraph, not a line
	kwicMost     = 100_000 // lines; a word with more is to be sampled
	kwicKeys     = 3       // sort keys
	kwicWords    = 5       // the farthest word of a sort key
	kwicPage     = 200     // articles asked for at once
	kwicNodeKey  = "node"
	kwicHintSort = "Use up to three of 1L to 5L, node and 1R to 5R, as 1L,node,1R."
)

// kwicKey is one sort key: a word beside the node, or the node.
type kwicKey struct {
	left bool
	n    int // 0: the node
}

// KWIC makes a concordance of a query: every place with its context, one line each, or
// as many as a draw leaves.
func (w *Workbench) KWIC(ctx context.Context, o app.KWICOptions) (app.KWIC, error) {
	keys, err := kwicKeysOf(o.Sort)
	if err != nil {
		return app.KWIC{}, err
	}
	if o.Width <= 0 {
		o.Width = kwicWidth
	}
	o.Width, o.Sample = min(o.Width, kwicWidest), min(o.Sample, kwicMost)
	draw := newKWICDraw(o)
	k, err := w.kwicLines(ctx, o, draw)
	if err != nil {
		return k, err
	}
	lines := draw.kept()
	if k.Hidden = draw.hidden; len(lines) < draw.seen {
		k.Sample, k.Of, k.Seed = len(lines), draw.seen, o.Seed
	}
	sortKWIC(lines, keys)
	k.Lines = make([]app.KWICLine, 0, len(lines))
	for _, l := range lines {
		k.Lines = append(k.Lines, l.KWICLine)
	}
	return k, nil
}

func kwicKeysOf(words []string) ([]kwicKey, error) {
	var out []kwicKey
	for _, s := range words {
		s = strings.ToUpper(strings.TrimSpace(s))
		switch {
		case s == "":
		case s == strings.ToUpper(kwicNodeKey):
			out = append(out, kwicKey{})
		case len(s) == 2 && s[0] >= '1' && s[0] <= '0'+kwicWords && (s[1] == 'L' || s[1] == 'R'):
			out = append(out, kwicKey{left: s[1] == 'L', n: int(s[0] - '0')})
		default:
			return nil, &app.Error{Code: app.Invalid, Op: "concordance", Msg: fmt.Sprintf("“%s” is not an order of lines", s), Hint: kwicHintSort}
		}
	}
	if len(out) > kwicKeys {
		return nil, &app.Error{Code: app.Invalid, Op: "concordance", Msg: "too many orders of lines", Hint: kwicHintSort}
	}
	return out, nil
}

func (w *Workbench) kwicLines(ctx context.Context, o app.KWICOptions, draw *kwicDraw) (app.KWIC, error) {
	var k app.KWIC
	q := o.Query
	q.Limit, q.Facets, q.After = kwicPage, false, ""
	for {
		res, err := w.Search(ctx, q)
		if err != nil {
			return k, err
		}
		k = app.KWIC{
			Query: res.Query, Reading: res.Reading, Notices: res.Notices, Articles: res.Total, Hits: res.Places,
			Searched: res.Searched, Total: res.Articles,
		}
		for _, row := range res.Hits {
			if err := w.kwicOf(row, o.Width, draw); err != nil {
				return k, err
			}
		}
		if len(draw.lines) > kwicMost {
			return k, &app.Error{
				Code: app.Unsupported, Op: "concordance", Msg: fmt.Sprintf("there are more than %d lines", kwicMost),
				Hint: "Draw a sample of them, or narrow the query, for example to one month at a time.",
			}
		}
		if res.Next == "" {
			return k, nil
		}
		q.After = res.Next
	}
}

// kwicOf adds the lines of one article. They are copies: a line must not keep the text of
// its article in memory.
func (w *Workbench) kwicOf(row app.ResultRow, width int, draw *kwicDraw) error {
	add := func(text string, spans []app.Bounds, title bool) {
		for _, b := range spans {
			if b.Start < 0 || b.End > len(text) || b.Start > b.End {
				continue
			}
			draw.add(row.Cluster, app.KWICLine{
				Article: row.ID, Heading: row.Title, Source: row.Source, Published: row.Published, Title: title, Bounds: b,
				Left:  strings.Clone(lastRunes(text[:b.Start], width)),
				Node:  strings.Clone(oneLine(text[b.Start:b.End])),
				Right: strings.Clone(firstRunes(text[b.End:], width)),
			})
		}
	}
	add(row.Title, row.TitleSpans, true)
	if len(row.Spans) == 0 {
		return nil
	}
	a, err := w.p.Articles.Article(row.ID)
	if app.CodeOf(err) == app.NotFound { // removed since the search
		return nil
	}
	if err != nil {
		return err
	}
	tv, err := w.p.Articles.Text(a.Version)
	if err != nil {
		return err
	}
	add(tv.Text, row.Spans, false)
	return nil
}

func oneLine(s string) string { return strings.ReplaceAll(s, "\n", " ") }

// firstRunes gives the first n characters.
func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return oneLine(s[:i])
		}
		n--
	}
	return oneLine(s)
}

// lastRunes gives the last n characters.
func lastRunes(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return oneLine(s[at:])
}

// sortKWIC orders lines by the words named, then as they came. To the left, the first
// word is the one next to the node.
func sortKWIC(lines []kwicLine, keys []kwicKey) {
	if len(keys) == 0 {
		slices.SortStableFunc(lines, func(a, b kwicLine) int { return a.order - b.order })
		return
	}
	for i := range lines {
		l := &lines[i]
		left, right := wordsOf(l.Left), wordsOf(l.Right)
		slices.Reverse(left)
		for _, k := range keys {
			l.keys = append(l.keys, k.word(left, strings.ToLower(l.Node), right))
		}
	}
	slices.SortStableFunc(lines, func(a, b kwicLine) int {
		return cmp.Or(slices.Compare(a.keys, b.keys), a.order-b.order)
	})
}

func (k kwicKey) word(left []string, node string, right []string) string {
	words := right
	switch {
	case k.n == 0:
		return node
	case k.left:
		words = left
	}
	if k.n > len(words) {
		return ""
	}
	return words[k.n-1]
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '\'' && r != '’' && r != 'ʼ'
	})
}
