package present

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/app"
)

// Derive proposes how the selected words reached the reader, by the quotation marks
// around and inside them, and says why. It looks at one paragraph at a time; a quotation
// that is not closed runs to the end of its paragraph, as long quotations do.
func Derive(t app.TextVersion, passages []app.Bounds) (app.Attribution, string) {
	quoted, bare := 0, 0
	for _, b := range passages {
		if b.Start < 0 || b.End > len(t.Text) {
			continue
		}
		marks := quotations(t, b)
		for i, r := range t.Text[b.Start:b.End] {
			if !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				continue
			}
			at := b.Start + i
			if slices.ContainsFunc(marks, func(q app.Bounds) bool { return q.Contains(at) }) {
				quoted++
			} else {
				bare++
			}
		}
	}
	switch {
	case quoted > 0 && bare == 0:
		return app.DirectQuote, "all of it stands in quotation marks"
	case quoted > 0:
		return app.MixedQuote, "part of it stands in quotation marks"
	}
	return app.IndirectQuote, "no quotation marks"
}

// quotations gives the inside of each quotation of the paragraphs that b touches.
func quotations(t app.TextVersion, b app.Bounds) []app.Bounds {
	var out []app.Bounds
	for _, p := range t.Paragraphs {
		if p.Overlaps(b) {
			out = append(out, quotationsIn(t.Text, p)...)
		}
	}
	return out
}

func quotationsIn(text string, p app.Bounds) []app.Bounds {
	var out []app.Bounds
	open, closers := -1, ""
	for i, r := range text[p.Start:p.End] {
		at, next := p.Start+i, p.Start+i+utf8.RuneLen(r)
		switch {
		case open >= 0 && strings.ContainsRune(closers, r):
			out = append(out, app.Bounds{Start: open, End: at})
			open = -1
		case open < 0:
			if closers = closing(r); closers != "" {
				open = next
			}
		}
	}
	if open >= 0 {
		out = append(out, app.Bounds{Start: open, End: p.End})
	}
	return out
}

// closing gives the marks that close a quotation begun by r, "" if r begins none. Single
// marks are left alone: they are apostrophes more often than quotations.
func closing(r rune) string {
	switch r {
	case '“':
		return "”"
	case '„':
		return "“”"
	case '«':
		return "»"
	case '»':
		return "«"
	case '"', '″':
		return string(r)
	}
	return ""
}
