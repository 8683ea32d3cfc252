package plaintext

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"

	"parley/app"
)

// Normal is a text made comparable: NFKC, one sign for all quotation marks and
// apostrophes, one for all dashes, one space for a run of white space, nothing
// invisible. Case is kept. It knows the source range of each of its characters.
type Normal struct {
	Text string
	m    OffsetMap
}

// Normalise makes a text comparable. It is idempotent on its own Text.
func Normalise(s string) Normal {
	var n Normal
	s = alike(s, &n.m)
	s = compose(s, norm.NFKC, &n.m)
	s = alike(s, &n.m)
	n.Text = oneSpace(s, &n.m)
	return n
}

// Source gives the source range of a range of Text. It ends at the end of the last
// character's source, not at the start of the next one.
func (n Normal) Source(b app.Bounds) app.Bounds { return n.m.RawRange(b) }

// Whole reports whether a range of Text begins and ends between characters of the
// source. A part of a rewritten character ("fi" from a ligature) is not a place, nor is
// a letter without the marks on it.
func (n Normal) Whole(b app.Bounds) bool {
	return n.isBound(b.Start) && n.isBound(b.End)
}

func (n Normal) isBound(off int) bool {
	if off > 0 && off < len(n.Text) && !norm.NFKC.PropertiesString(n.Text[off:]).BoundaryBefore() {
		return false
	}
	for i := len(n.m.layers) - 1; i >= 0; i-- {
		l := n.m.layers[i]
		if l.cuts(off) {
			return false
		}
		off = l.backward(off, false)
	}
	return true
}

// Find gives every place in n where the normalised quote q occurs, as ranges of n's
// source. Places may overlap.
func (n Normal) Find(q Normal) []app.Bounds {
	var found []app.Bounds
	for _, b := range FindQuote(n.Text, q.Text) {
		if n.Whole(b) {
			found = append(found, n.Source(b))
		}
	}
	return found
}

const (
	anyQuote = `"`
	anyDash  = "-"
)

// alike drops what is invisible and makes quotation marks and dashes the same.
func alike(s string, m *OffsetMap) string {
	w := newRewriter(s)
	for w.at < len(s) {
		r, n := utf8.DecodeRuneInString(s[w.at:])
		switch {
		case r == utf8.RuneError && n <= 1:
			w.replace(n, "\uFFFD")
		case isInvisible(r), r == '\u200C', r == '\u200D', unicode.Is(unicode.Bidi_Control, r):
			w.replace(n, "")
		case isQuoteMark(r):
			w.replace(n, anyQuote)
		case isDash(r):
			w.replace(n, anyDash)
		default:
			w.keep(n)
		}
	}
	return w.done(m)
}

func isQuoteMark(r rune) bool {
	switch r {
	case '"', '\'', '`', '´', 'ʹ', 'ʻ', 'ʼ', 'ʽ', 'ˈ', '′', '″', '‚', '„', '〝', '〞', '〟', '＂', '＇',
		'「', '」', '『', '』', '﹁', '﹂', '﹃', '﹄', '｢', '｣':
		return true
	}
	return unicode.In(r, unicode.Pi, unicode.Pf)
}

func isDash(r rune) bool { return unicode.Is(unicode.Pd, r) || r == '−' || r == '⁃' }

// oneSpace makes a run of white space one space.
func oneSpace(s string, m *OffsetMap) string {
	w := newRewriter(s)
	for w.at < len(s) {
		r, n := utf8.DecodeRuneInString(s[w.at:])
		if !unicode.IsSpace(r) {
			w.keep(n)
			continue
		}
		run := len(s) - w.at - len(strings.TrimLeftFunc(s[w.at:], unicode.IsSpace))
		w.replace(run, " ")
	}
	return w.done(m)
}

// FindQuote gives every place where the quote stands byte for byte. Places may overlap.
func FindQuote(text, quote string) []app.Bounds {
	var found []app.Bounds
	if quote == "" {
		return nil
	}
	for i := 0; i+len(quote) <= len(text); {
		j := strings.Index(text[i:], quote)
		if j < 0 {
			break
		}
		at := i + j
		found = append(found, app.Bounds{Start: at, End: at + len(quote)})
		_, n := utf8.DecodeRuneInString(text[at:])
		i = at + n
	}
	return found
}

// FindLoose gives every place where the quote stands when quotation marks, apostrophes,
// dashes, white space and compatibility forms are taken as alike. The ranges are bytes
// of text as it is. White space around the quote is not looked for.
func FindLoose(text, quote string) []app.Bounds {
	q := Normalise(strings.TrimSpace(quote))
	if q.Text == "" {
		return nil
	}
	return Normalise(text).Find(q)
}
