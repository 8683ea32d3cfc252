package plaintext

import (
	"strings"

	"parley/app"
)

// Anchor is where a quote sits in another text: the answer of Reanchor. In status review
// the bounds are only a suggestion; an orphan has none.
type Anchor struct {
	app.Bounds
	Status app.PlacementStatus
	Method app.PlacementMethod
	Score  float64
}

// The bounds of annotations.md, 5. Words of 24 runes hardly ever stand in two places by
// chance; the others were found on real changes of articles.
const (
	surelyUnique = 24   // runes of a quote that needs no context
	contextLeast = 0.50 // similarity of context that a place needs
	contextLead  = 0.15 // and its lead over the next
	similarLeast = 0.70 // similarity of words worth a suggestion
)

// Reanchor finds the place of a quote of the old text in the new one. Where several quotes
// of one text are to be placed, NewAnchoring is much faster.
func Reanchor(q app.Quote, oldText, newText string) Anchor {
	return NewAnchoring(oldText, newText).Place(q)
}

// Anchoring places quotes of one text in another. It is not safe for concurrent use.
type Anchoring struct {
	text     string // the new one
	old, now Normal
	haystack *haystack // of now, made when first needed
}

// NewAnchoring prepares the placing of quotes of oldText in newText. Without the old text
// ("") a quote's own count of occurrences is believed.
func NewAnchoring(oldText, newText string) *Anchoring {
	return &Anchoring{text: newText, old: Normalise(oldText), now: Normalise(newText)}
}

// Place finds the place of a quote of the old text. The same words make it ok when they
// cannot be mistaken: once in either text, or by far the best by what stands around them.
// Other words are never ok, however alike.
func (a *Anchoring) Place(q app.Quote) Anchor {
	words := strings.TrimSpace(Normalise(q.Exact).Text)
	if words == "" {
		return orphan()
	}
	places := a.now.wholePlaces(words)
	if len(places) == 0 {
		return a.similar(words)
	}
	before := a.old.wholePlaces(words)
	count := len(before)
	if a.old.Text == "" {
		count = q.Occurrences
	}
	if len(places) == 1 && count == 1 && runeCount(words) >= surelyUnique {
		return a.settle(places[0], words, Anchor{Method: app.MethodUnique, Score: 1})
	}
	found, at := a.byContext(q, before, places)
	if found.Status != app.PlacedOK {
		found.Bounds = a.now.Source(at)
		return found
	}
	return a.settle(at, words, found)
}

// byContext takes the place whose surroundings are most like those of the quote. A place
// that another occurrence in the old text could claim just as well is not taken.
func (a *Anchoring) byContext(q app.Quote, before, places []app.Bounds) (found Anchor, at app.Bounds) {
	own := surroundings{Normalise(q.Prefix).Text, Normalise(q.Suffix).Text}
	best, score, next := 0, -1.0, -1.0
	for i, p := range places {
		s := own.alike(a.now.Text, p)
		switch {
		case s > score:
			best, score, next = i, s, score
		case s > next:
			next = s
		}
	}
	at = places[best]
	for _, b := range before {
		if !a.old.Source(b).Overlaps(q.Bounds) {
			next = max(next, around(a.old.Text, b).alike(a.now.Text, at))
		}
	}
	found = Anchor{Status: app.PlacedOK, Method: app.MethodContext, Score: score}
	switch {
	case score < contextLeast:
		found.Status, found.Method = app.PlacedReview, app.MethodChanged
	case next >= 0 && score-next < contextLead:
		found.Status, found.Method = app.PlacedReview, app.MethodSeveral
	}
	return found, at
}

// settle gives a place as ok, unless it begins or ends inside a character.
func (a *Anchoring) settle(at app.Bounds, words string, found Anchor) Anchor {
	found.Bounds, found.Status = a.now.Source(at), app.PlacedOK
	here := a.text[found.Start:found.End]
	if cutsCharacter(a.text, found.Start) || cutsCharacter(a.text, found.End) || !SameWords(here, words) {
		found.Status, found.Method = app.PlacedReview, app.MethodInside
	}
	return found
}

func orphan() Anchor { return Anchor{Status: app.PlacedOrphan, Method: app.MethodNone} }

// wholePlaces gives the places of words in the normalised text, as ranges of it, that
// begin and end between characters of the source and are these words there, too.
func (n Normal) wholePlaces(words string) []app.Bounds {
	var out []app.Bounds
	for _, b := range FindQuote(n.Text, words) {
		if n.Whole(b) {
			out = append(out, b)
		}
	}
	return out
}

// SameWords reports whether two texts are the same once normalised, white space around
// them aside.
func SameWords(a, b string) bool {
	return a == b || strings.TrimSpace(Normalise(a).Text) == strings.TrimSpace(Normalise(b).Text)
}
