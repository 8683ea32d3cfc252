package present

import (
	"cmp"
	"slices"

	"parley/app"
)

// MarkKind is the layer of a mark in the reading pane.
type MarkKind int

// The layers, from the quietest to the loudest.
const (
	MarkTerm MarkKind = iota
	MarkAnnotation
	MarkStatement
	MarkSuggestion
	MarkHit
)

// Mark is a range of the article's text that the reading pane draws. Marks overlap
// freely. Ref is the id of the statement or annotation, empty for hits.
type Mark struct {
	app.Bounds
	Kind    MarkKind
	Ref     string
	Stance  app.Stance // of a statement
	Hollow  bool       // reported attribution: nobody's own words
	Current bool       // the hit that was walked to, or a word of it
}

// Layers says which marks are shown.
type Layers struct{ Hits, Statements, Annotations bool }

// AllLayers shows everything.
func AllLayers() Layers { return Layers{Hits: true, Statements: true, Annotations: true} }

// Marks turns what is known of an article into marks, ordered by their start. current is
// the index of the hit walked to, or negative. Quotes of another text version are left
// out: their offsets count in other words.
func Marks(open app.OpenArticle, hits []app.Hit, current int, layers Layers) []Mark {
	var out []Mark
	here := func(b app.Bounds) bool { return b.Start >= 0 && b.Start < b.End && b.End <= len(open.Text.Text) }
	for _, a := range open.Annotations {
		if layers.Annotations && a.Quote.Version == open.Text.ID && here(a.Quote.Bounds) {
			out = append(out, Mark{Bounds: a.Quote.Bounds, Kind: MarkAnnotation, Ref: string(a.ID)})
		}
	}
	for _, s := range open.Statements {
		if !layers.Statements || s.Review == app.ReviewRejected {
			continue
		}
		for _, p := range s.Contents() {
			if p.Version == open.Text.ID && here(p.Bounds) {
				out = append(out, Mark{
					Bounds: p.Bounds, Kind: MarkStatement, Ref: string(s.ID),
					Stance: s.Stance, Hollow: Reported(s.Attribution),
				})
			}
		}
	}
	for i, h := range hits {
		if !layers.Hits || h.Title {
			continue
		}
		for _, b := range hitParts(h) {
			if here(b) {
				out = append(out, Mark{Bounds: b, Kind: MarkHit, Current: i == current})
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Mark) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End, int(a.Kind)-int(b.Kind))
	})
	return out
}

func hitParts(h app.Hit) []app.Bounds {
	if len(h.Parts) == 0 {
		return []app.Bounds{h.Bounds}
	}
	return h.Parts
}

// Reported says whether an attribution is somebody else's word, drawn hollow: ranks 6
// and worse, and unspecified.
func Reported(a app.Attribution) bool { return a.Rank() > app.SpokespersonForHolder.Rank() }

// StanceSymbol gives the sign of a stance as the workbook writes it, hollow for reported
// attribution; an uncoded statement has a question mark.
func StanceSymbol(s app.Stance, hollow bool) string {
	symbol := map[app.Stance]string{
		app.StrongSupport: "▲▲", app.Support: "▲", app.ConditionalSupport: "◆▲", app.NeutralStance: "■",
		app.ConditionalOppose: "◆▼", app.Oppose: "▼", app.StrongOppose: "▼▼", app.Ambivalent: "±", app.NoComment: "…",
	}[s]
	if symbol == "" {
		return "?"
	}
	if !hollow {
		return symbol
	}
	out := []rune(symbol)
	for i, r := range out {
		out[i] = hollowed(r)
	}
	return string(out)
}

func hollowed(r rune) rune {
	switch r {
	case '▲':
		return '△'
	case '▼':
		return '▽'
	case '◆':
		return '◇'
	case '■':
		return '□'
	}
	return r
}
