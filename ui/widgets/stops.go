package widgets

import (
	"github.com/go-text/typesetting/language"
	"github.com/rivo/uniseg"
)

// stop is one character (grapheme) of a word: where it starts and how wide it
// is.
type stop struct {
	start, end int // bytes within the word
	width      float32
}

// stops returns the characters of a word with their widths. The caret stands
// between them. Words the face cannot draw are divided by their parts.
func (m *measure) stops(s *setting, word string, out bool) []stop {
	var list []stop
	shown := 0
	state, rest, at := -1, word, 0
	for len(rest) > 0 {
		var cluster string
		cluster, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		list = append(list, stop{start: at, end: at + len(cluster)})
		at += len(cluster)
		if visible(cluster) != "" {
			shown++
		}
	}
	if shown == 0 {
		return list
	}
	if !out {
		if script, plain := m.inspect(s, visible(word)); plain && script != language.Unknown {
			m.shapedStops(s, word, script, list)
			return list
		}
	}
	m.partStops(s, word, list)
	return list
}

// partStops measures every character alone and scales the widths to that of
// the word. Letters that join are drawn a little narrower or wider than alone,
// so this is near, and exact where letters do not join.
func (m *measure) partStops(s *setting, word string, list []stop) {
	total, sum := m.word(s, word).width, float32(0)
	for i, c := range list {
		list[i].width = m.word(s, word[c.start:c.end]).width
		sum += list[i].width
	}
	if sum == 0 {
		return
	}
	for i := range list {
		list[i].width *= total / sum
	}
}

// shapedStops takes the widths from the shaped word, so that kerning is in
// them; a ligature is divided evenly among its characters.
func (m *measure) shapedStops(s *setting, word string, script language.Script, list []stop) {
	m.runes = appendRunes(m.runes[:0], visible(word))
	starts := make([]int, 0, len(list)+1) // first visible rune of each character
	n := 0
	for _, c := range list {
		starts = append(starts, n)
		n += len([]rune(visible(word[c.start:c.end])))
	}
	starts = append(starts, n)
	glyphs := m.shape(s, m.runes, script).Glyphs
	for g := 0; g < len(glyphs); {
		first, width := glyphs[g].TextIndex(), float32(0)
		last := first + glyphs[g].RunesCount()
		for ; g < len(glyphs) && glyphs[g].TextIndex() == first; g++ {
			width += fixedToFloat(glyphs[g].Advance)
		}
		spread(list, starts, [2]int{first, last}, width)
	}
}

// spread gives the width of a glyph cluster to the characters that start in
// it, or to the one it lies in.
func spread(list []stop, starts []int, runes [2]int, width float32) {
	from, to := -1, 0
	for i := range list {
		if starts[i] == starts[i+1] {
			continue
		}
		if starts[i] < runes[1] && starts[i+1] > runes[0] {
			if from < 0 {
				from = i
			}
			to = i + 1
		}
	}
	if from < 0 {
		return
	}
	if starts[from] < runes[0] && to-from > 1 {
		from++
	}
	n := 0
	for i := from; i < to; i++ {
		if starts[i] < starts[i+1] {
			n++
		}
	}
	for i := from; i < to; i++ {
		if starts[i] < starts[i+1] {
			list[i].width += width / float32(n)
		}
	}
}
