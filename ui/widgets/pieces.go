package widgets

import (
	"strings"
	"unicode/utf8"

	"golang.org/x/text/unicode/bidi"
)

// piece is a part of a line that is drawn as one text, in visual order. Its
// trailing spaces count in the width but are not drawn.
type piece struct {
	start, end int
	x, width   float32 // x from the left edge of the column
	out        bool    // in the theme's font
	rtl        bool
}

// pieces returns the parts of a line from left to right. The slice is kept by
// the layout and must not be changed.
func (l *textLayout) pieces(line int) []piece {
	if ps, ok := l.cache[line]; ok {
		return ps
	}
	start, end := l.bounds(line)
	p := &l.paras[l.paraOfLine(line)]
	if len(l.cache) > 512 {
		clear(l.cache)
	}
	ps := l.linePieces(p, start, end)
	l.cache[line] = ps
	return ps
}

func (l *textLayout) linePieces(p *paraLayout, start, end int) []piece {
	if !p.hasRTL {
		return l.runPieces(nil, p, start, end, p.indent)
	}
	shown := start + len(strings.TrimRight(l.text[start:end], " \t"))
	var ps []piece
	x := p.indent
	if p.runs == nil {
		p.runs = paragraphRuns(l.text[p.Start:p.End], p.RTL)
	}
	for _, r := range visualRuns(p.runs, p.RTL, start-p.Start, shown-p.Start) {
		if r.rtl {
			ps = l.rtlPieces(ps, p, p.Start+r.start, p.Start+r.end, x)
		} else {
			ps = l.runPieces(ps, p, p.Start+r.start, p.Start+r.end, x)
		}
		if n := len(ps); n > 0 {
			x = ps[n-1].x + ps[n-1].width
		}
	}
	if p.RTL {
		flushRight(ps, l.width-x)
	}
	return l.hangSpaces(ps, p, shown, end)
}

// flushRight moves a right-to-left line to the right edge of the column; its
// indent counts from there.
func flushRight(ps []piece, by float32) {
	by = float32(int(by)) // whole pixels keep the text sharp
	for i := range ps {
		ps[i].x += by
	}
}

// hangSpaces adds the spaces at the end of a mixed line where the line ends:
// on the right, or on the left in a right-to-left paragraph.
func (l *textLayout) hangSpaces(ps []piece, p *paraLayout, shown, end int) []piece {
	if shown >= end {
		return ps
	}
	t := l.token(p, shown, end)
	w := t.width + t.spaces
	hang := piece{start: shown, end: end, x: p.indent, width: w, rtl: p.RTL}
	switch n := len(ps); {
	case p.RTL && n > 0:
		hang.x = ps[0].x - w
		return append([]piece{hang}, ps...)
	case p.RTL:
		hang.x = l.width - w
	case n > 0:
		hang.x = ps[n-1].x + ps[n-1].width
	}
	return append(ps, hang)
}

// runPieces adds the words of a left-to-right run; a new piece begins where
// the font changes.
func (l *textLayout) runPieces(ps []piece, p *paraLayout, start, end int, x float32) []piece {
	open := false
	for at := start; at < end; {
		t := l.token(p, at, end)
		n := len(ps)
		if !open || ps[n-1].out != t.out {
			ps = append(ps, piece{start: t.start, x: x, out: t.out})
			n, open = n+1, true
		}
		x += t.width + t.spaces
		ps[n-1].end = t.next
		ps[n-1].width = x - ps[n-1].x
		at = t.next
	}
	return ps
}

// rtlPieces adds the words of a right-to-left run, the last word first. The
// toolkit draws the parts of one text from left to right, so every word, and
// every sign between words, is a text of its own.
func (l *textLayout) rtlPieces(ps []piece, p *paraLayout, start, end int, x float32) []piece {
	var words []piece
	for at := start; at < end; {
		t := l.token(p, at, end)
		words = l.rtlWord(words, p, t)
		if t.spaces > 0 {
			words = append(words, piece{start: t.end, end: t.next, width: t.spaces, rtl: true})
		}
		at = t.next
	}
	for i := len(words) - 1; i >= 0; i-- {
		w := words[i]
		w.x = x
		x += w.width
		ps = append(ps, w)
	}
	return ps
}

// rtlWord cuts a word at its neutral signs.
func (l *textLayout) rtlWord(words []piece, p *paraLayout, t token) []piece {
	for at := t.start; at < t.end; {
		end := rtlPartEnd(l.text, at, t.end)
		w := l.m.word(p.set, mirrored(l.text[at:end]))
		words = append(words, piece{start: at, end: end, width: w.width, out: w.out, rtl: true})
		at = end
	}
	return words
}

// rtlPartEnd returns the end of the letters, or of the signs, that start at
// pos. Marks stay with their letter.
func rtlPartEnd(text string, pos, limit int) int {
	first, n := utf8.DecodeRuneInString(text[pos:limit])
	letters := runsLeft(first)
	at := pos + n
	for at < limit {
		r, n := utf8.DecodeRuneInString(text[at:limit])
		if !extends(r) && (!letters || !runsLeft(r)) { // signs one by one, the last on the left
			return at
		}
		at += n
	}
	return at
}

// runsLeft reports a letter that runs from right to left by itself. The comma and the
// question mark of those scripts do not: the toolkit would draw them right of their word.
func runsLeft(r rune) bool {
	if !isRTL(r) {
		return false
	}
	p, _ := bidi.LookupRune(r)
	return p.Class() == bidi.R || p.Class() == bidi.AL
}

// drawn returns the text of a piece as it goes to the canvas.
func (l *textLayout) drawn(p piece) string {
	s := l.text[p.start:p.end]
	if p.rtl {
		s = mirrored(s)
	}
	return strings.TrimRight(visible(s), " ")
}

// mirrored turns the brackets of a right-to-left piece round.
func mirrored(s string) string {
	if !strings.ContainsAny(s, "()[]{}<>«»‹›") {
		return s
	}
	return strings.NewReplacer("(", ")", ")", "(", "[", "]", "]", "[", "{", "}", "}", "{",
		"<", ">", ">", "<", "«", "»", "»", "«", "‹", "›", "›", "‹").Replace(s)
}
