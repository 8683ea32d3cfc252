package present

import (
	"cmp"
	"slices"
	"strings"

	"parley/app"
)

// MarkKind is the layer of a mark in the reading pane.
type MarkKind int

// The layers, from the quietest to the loudest.
const (
	MarkActor MarkKind = iota // a name of an actor in the codebook
	MarkIssue                 // a phrase of an issue
	MarkAnnotation
	MarkStatement
	MarkSuggestion
	MarkHit
)

// Mark is a range of the article's text that the reading pane draws. Marks overlap
// freely. Ref is the id of the statement or annotation, of the actor or issue, or the key
// of the suggestion; empty for hits.
type Mark struct {
	app.Bounds
	Kind    MarkKind
	Ref     string
	Stance  app.Stance // of a statement or a suggestion
	Hollow  bool       // reported attribution: nobody's own words
	Draft   bool       // of a statement that is not reviewed
	Current bool       // the hit or the suggestion walked to, or a word of it
	Tag     int        // of an annotation: number of its tag in the codebook, from 1; 0: none
	Colour  string     // of an annotation or its tag, as it is kept; may be empty
	Note    string     // comment or note that stands beside the line
}

// Layers says which marks are shown.
type Layers struct {
	Hits, Statements, Annotations, Suggestions, Actors, Issues bool
	Notes                                                      bool // comments and notes beside the lines
}

// AllLayers shows everything.
func AllLayers() Layers {
	return Layers{Hits: true, Statements: true, Annotations: true, Suggestions: true, Actors: true, Issues: true, Notes: true}
}

// Layer names a switch of a layer.
type Layer struct {
	Name string // under which it is kept
	On   func(*Layers) *bool
	Word string // of a button
	Look string // how it is drawn
}

// LayerList lists the layers, the loudest first.
func LayerList() []Layer {
	return []Layer{
		{"hits", func(l *Layers) *bool { return &l.Hits }, "Hits", "frame around the words"},
		{"statements", func(l *Layers) *bool { return &l.Statements }, "Statements", "bar and line in the colour of the stance; broken: told at second hand, hollow: not reviewed"},
		{"annotations", func(l *Layers) *bool { return &l.Annotations }, "Annotations", "fill in the colour of the tag"},
		{"suggestions", func(l *Layers) *bool { return &l.Suggestions }, "Suggestions", "dotted line above the words"},
		{"actors", func(l *Layers) *bool { return &l.Actors }, "Actors", "thin line"},
		{"issues", func(l *Layers) *bool { return &l.Issues }, "Issue terms", "finely dotted line"},
		{"notes", func(l *Layers) *bool { return &l.Notes }, "Notes beside the text", "comments and notes"},
	}
}

// Off names the layers that are switched off.
func (l Layers) Off() []string {
	var out []string
	for _, x := range LayerList() {
		if !*x.On(&l) {
			out = append(out, x.Name)
		}
	}
	return out
}

// LayersWithout shows all layers but those named.
func LayersWithout(off []string) Layers {
	l := AllLayers()
	for _, x := range LayerList() {
		*x.On(&l) = !slices.Contains(off, x.Name)
	}
	return l
}

// Marked is what is known of an article beside its text.
type Marked struct {
	Hits        []app.Hit
	Hit         int // the one walked to, or negative
	Book        app.Codebook
	Terms       []Term
	Suggestions []Suggested
	Suggestion  int // the one walked to, or negative
}

// Marks turns what is known of an article into marks, ordered by their start. Quotes of
// another text version are left out: their offsets count in other words.
func Marks(open app.OpenArticle, x Marked, layers Layers) []Mark {
	var out []Mark
	here := func(b app.Bounds) bool { return b.Start >= 0 && b.Start < b.End && b.End <= len(open.Text.Text) }
	for _, t := range x.Terms {
		if here(t.Bounds) && (t.Kind == MarkActor && layers.Actors || t.Kind == MarkIssue && layers.Issues) {
			out = append(out, Mark{Bounds: t.Bounds, Kind: t.Kind, Ref: t.Ref})
		}
	}
	for _, a := range open.Annotations {
		if layers.Annotations && a.Quote.Version == open.Text.ID && here(a.Quote.Bounds) {
			out = append(out, annotationMark(a, x.Book, layers))
		}
	}
	for _, s := range open.Statements {
		if layers.Statements && s.Review != app.ReviewRejected {
			out = append(out, statementMarks(s, open.Text.ID, layers, here)...)
		}
	}
	if layers.Suggestions {
		out = append(out, suggestionMarks(x, here)...)
	}
	if layers.Hits {
		out = append(out, hitMarks(x, here)...)
	}
	slices.SortStableFunc(out, func(a, b Mark) int {
		return cmp.Or(a.Start-b.Start, b.End-a.End, int(a.Kind)-int(b.Kind))
	})
	return out
}

func suggestionMarks(x Marked, here func(app.Bounds) bool) []Mark {
	var out []Mark
	for i, s := range x.Suggestions {
		for _, b := range s.Places {
			if here(b) {
				out = append(out, Mark{Bounds: b, Kind: MarkSuggestion, Ref: s.Ref, Stance: s.Stance, Current: i == x.Suggestion})
			}
		}
	}
	return out
}

func hitMarks(x Marked, here func(app.Bounds) bool) []Mark {
	var out []Mark
	for i, h := range x.Hits {
		if h.Title {
			continue
		}
		for _, b := range hitParts(h) {
			if here(b) {
				out = append(out, Mark{Bounds: b, Kind: MarkHit, Current: i == x.Hit})
			}
		}
	}
	return out
}

func annotationMark(a app.Annotation, book app.Codebook, layers Layers) Mark {
	m := Mark{Bounds: a.Quote.Bounds, Kind: MarkAnnotation, Ref: string(a.ID), Colour: a.Colour}
	if layers.Notes {
		m.Note = strings.TrimSpace(a.Comment)
	}
	for _, id := range a.Tags {
		if i := slices.IndexFunc(book.Tags, func(t app.Tag) bool { return t.ID == id }); i >= 0 {
			m.Tag = i + 1
			m.Colour = cmp.Or(m.Colour, book.Tags[i].Colour)
			break
		}
	}
	return m
}

// statementMarks gives a mark for each part of the quote; the note stands at the first.
func statementMarks(s app.Statement, version app.VersionID, layers Layers, here func(app.Bounds) bool) []Mark {
	var out []Mark
	for _, p := range s.Contents() {
		if p.Version != version || !here(p.Bounds) {
			continue
		}
		m := Mark{
			Bounds: p.Bounds, Kind: MarkStatement, Ref: string(s.ID), Stance: s.Stance,
			Hollow: Reported(s.Attribution), Draft: s.Review != app.ReviewReviewed,
		}
		if layers.Notes && len(out) == 0 {
			m.Note = strings.TrimSpace(s.Note)
		}
		out = append(out, m)
	}
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
