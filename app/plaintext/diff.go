package plaintext

import (
	"strings"
	"unicode"

	"parley/app"
)

// mostDiffWords bounds the table that DiffWords fills; longer texts are told as wholly
// replaced but for what they begin and end with.
const mostDiffWords = 1500

// DiffWords tells word by word how the old text became the new one. The parts that are the
// same or gone make up the old text, those that are the same or new the new one, byte for
// byte.
func DiffWords(before, after string) []app.DiffPart {
	a, b := splitWords(before), splitWords(after)
	same := 0
	for same < len(a) && same < len(b) && a[same] == b[same] {
		same++
	}
	end := 0
	for end < len(a)-same && end < len(b)-same && a[len(a)-1-end] == b[len(b)-1-end] {
		end++
	}
	var d differ
	d.add(app.DiffSame, a[:same]...)
	d.middle(a[same:len(a)-end], b[same:len(b)-end])
	d.add(app.DiffSame, a[len(a)-end:]...)
	return d.parts
}

// splitWords cuts a text into words, each with the white space behind it, and signs.
func splitWords(s string) []string {
	var out []string
	start := 0
	var last rune
	for i, r := range s {
		space := unicode.IsSpace(r)
		if i > start && (unicode.IsSpace(last) && !space || !space && partOfWord(last) != partOfWord(r)) {
			out = append(out, s[start:i])
			start = i
		}
		last = r
	}
	if start < len(s) {
		out = append(out, s[start:])
	}
	return out
}

// differ joins neighbouring words of one kind.
type differ struct{ parts []app.DiffPart }

func (d *differ) add(op string, words ...string) {
	text := strings.Join(words, "")
	if text == "" {
		return
	}
	if n := len(d.parts); n > 0 && d.parts[n-1].Op == op {
		d.parts[n-1].Text += text
		return
	}
	d.parts = append(d.parts, app.DiffPart{Op: op, Text: text})
}

// middle compares by the longest common sequence of words.
func (d *differ) middle(a, b []string) {
	if len(a) > mostDiffWords || len(b) > mostDiffWords || len(a) == 0 || len(b) == 0 {
		d.add(app.DiffGone, a...)
		d.add(app.DiffNew, b...)
		return
	}
	width := len(b) + 1
	common := make([]uint16, (len(a)+1)*width) // longest common sequence of a[i:] and b[j:]
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				common[i*width+j] = common[(i+1)*width+j+1] + 1
			} else {
				common[i*width+j] = max(common[(i+1)*width+j], common[i*width+j+1])
			}
		}
	}
	var gone, added []string
	flush := func() {
		d.add(app.DiffGone, gone...)
		d.add(app.DiffNew, added...)
		gone, added = nil, nil
	}
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i] == b[j]:
			flush()
			d.add(app.DiffSame, a[i])
			i, j = i+1, j+1
		case common[(i+1)*width+j] >= common[i*width+j+1]:
			gone = append(gone, a[i])
			i++
		default:
			added = append(added, b[j])
			j++
		}
	}
	gone, added = append(gone, a[i:]...), append(added, b[j:]...)
	flush()
}
