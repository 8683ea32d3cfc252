package widgets

import "strings"

// snippetPart is a part of a snippet's line in one face.
type snippetPart struct {
	text  string
	hit   bool
	width float32
}

// snippetWord is a word with its spaces, or the part of it in one face.
type snippetWord struct {
	start, end    int
	hit           bool
	width, spaces float32
	out           bool
	glued         bool // continues the word before: no line break here
}

// snippetLines breaks a snippet into parts, at most the lines it has. The last
// line is cut with an ellipsis.
func snippetLines(s *SnippetText, plain, hit *setting, width float32) [][]snippetPart {
	words := snippetWords(s, plain, hit)
	dots := s.fit.m.word(plain, ellipsis).width
	words, cutFront := startNearHit(words, width*float32(s.lines))
	var lines [][]snippetPart
	for n := 0; n < s.lines && len(words) > 0; n++ {
		var line []snippetPart
		room := width
		if n == 0 && cutFront {
			line = append(line, snippetPart{text: ellipsis, width: dots})
			room -= dots
		}
		last := n == s.lines-1
		line, words = fillLine(s, line, words, lineRoom{room: room, dots: dots, last: last})
		lines = append(lines, line)
	}
	return lines
}

// snippetWords cuts the text at spaces and at the bounds of hits.
func snippetWords(s *SnippetText, plain, hit *setting) []snippetWord {
	var words []snippetWord
	bounds := hitBounds(s.hits, s.text)
	for at := 0; at < len(s.text); {
		set, inside, limit := plain, false, len(s.text)
		for _, b := range bounds {
			switch {
			case at >= b.Start && at < b.End:
				set, inside, limit = hit, true, b.End
			case b.Start > at:
				limit = min(limit, b.Start)
			}
		}
		t := nextToken(s.text, at, limit)
		w := s.fit.m.word(set, s.text[t.start:t.end])
		n := len(words)
		words = append(words, snippetWord{
			start: t.start, end: t.next, hit: inside, width: w.width, out: w.out,
			spaces: set.space * float32(t.next-t.end),
			glued:  n > 0 && words[n-1].spaces == 0 && at > 0,
		})
		at = t.next
	}
	return words
}

// hitBounds returns the hits inside the text, on bounds of runes.
func hitBounds(hits []Bounds, text string) []Bounds {
	var out []Bounds
	for _, h := range hits {
		h.Start, h.End = charStart(text, max(h.Start, 0)), charStart(text, min(h.End, len(text)))
		if h.Start < h.End {
			out = append(out, h)
		}
	}
	return out
}

// startNearHit drops words from the front when the first hit would not be
// seen otherwise. It keeps what fits of the words before the hit: a quarter of
// the room, or more when the text ends soon after.
func startNearHit(words []snippetWord, room float32) ([]snippetWord, bool) {
	x, first := float32(0), -1
	for i, w := range words {
		x += w.width + w.spaces
		if w.hit {
			first = i
			break
		}
	}
	if first < 0 || x <= room*0.9 {
		return words, false
	}
	after := float32(0)
	for _, w := range words[first:] {
		after += w.width + w.spaces
	}
	before, start := float32(0), first
	for start > 0 && before < max(room/4, room*0.92-after) {
		start--
		before += words[start].width + words[start].spaces
	}
	for start < first && (words[start].glued || before > max(room/3, room*0.92-after)) {
		before -= words[start].width + words[start].spaces
		start++
	}
	return words[start:], start > 0
}

// lineRoom is the room on a line and whether it is the last one.
type lineRoom struct {
	room, dots float32
	last       bool
}

// fillLine takes as many words as fit and returns the rest.
func fillLine(s *SnippetText, line []snippetPart, words []snippetWord, r lineRoom) ([]snippetPart, []snippetWord) {
	total := float32(0)
	for _, w := range words {
		total += w.width + w.spaces
	}
	cut := r.last && total-words[len(words)-1].spaces > r.room
	room := r.room
	if cut {
		room -= r.dots
	}
	x, n := float32(0), 0
	for n < len(words) && x+words[n].width <= room {
		x += words[n].width + words[n].spaces
		n++
	}
	for !cut && n > 0 && n < len(words) && words[n].glued {
		n-- // keep the parts of a word together
	}
	if n == 0 {
		return append(line, cutWord(s, words[0], room)), words[1:]
	}
	for _, w := range words[:n] {
		line = addPart(line, snippetPart{text: s.text[w.start:w.end], hit: w.hit, width: w.width + w.spaces})
	}
	if cut {
		if k := len(line) - 1; !line[k].hit {
			line[k].text = strings.TrimRight(line[k].text, " ,;:") + ellipsis
		} else {
			line = append(line, snippetPart{text: ellipsis, width: r.dots})
		}
	}
	return line, words[n:]
}

// addPart joins parts of one kind, so that a line has few texts.
func addPart(line []snippetPart, p snippetPart) []snippetPart {
	if n := len(line); n > 0 && line[n-1].hit == p.hit && line[n-1].text != ellipsis {
		line[n-1].text += p.text
		line[n-1].width += p.width
		return line
	}
	return append(line, p)
}

// cutWord shows what fits of a word wider than the line.
func cutWord(s *SnippetText, w snippetWord, room float32) snippetPart {
	n := s.fit.fits(s.set(w.hit), s.text[w.start:w.end], room)
	return snippetPart{text: s.text[w.start:w.start+n] + ellipsis, hit: w.hit, width: room}
}
