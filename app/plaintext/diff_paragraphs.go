package plaintext

import (
	"slices"

	"parley/app"
)

// Bounds of the comparison of paragraphs: a longer run of changed ones is set beside each
// other one by one, and what is less alike than leastAlike counts as another paragraph.
const (
	mostDiffParagraphs = 400
	leastAlike         = 0.4
)

// DiffParagraphs sets the paragraphs of two texts beside each other and tells word by word
// how each old one became the new one.
func DiffParagraphs(before, after []string) []app.DiffRow {
	same := 0
	for same < len(before) && same < len(after) && before[same] == after[same] {
		same++
	}
	end := 0
	for end < len(before)-same && end < len(after)-same && before[len(before)-1-end] == after[len(after)-1-end] {
		end++
	}
	var rows []app.DiffRow
	alike := func(i, j int) {
		rows = append(rows, app.DiffRow{OldNumber: i + 1, NewNumber: j + 1, Same: true, Parts: []app.DiffPart{{Op: app.DiffSame, Text: before[i]}}})
	}
	for i := range same {
		alike(i, i)
	}
	pairs := pairParagraphs(before[same:len(before)-end], after[same:len(after)-end])
	for _, p := range pairs {
		i, j := p[0], p[1]
		switch {
		case i >= 0 && j >= 0 && before[same+i] == after[same+j]:
			alike(same+i, same+j)
		case i >= 0 && j >= 0:
			rows = append(rows, app.DiffRow{OldNumber: same + i + 1, NewNumber: same + j + 1, Parts: DiffWords(before[same+i], after[same+j])})
		case i >= 0:
			rows = append(rows, app.DiffRow{OldNumber: same + i + 1, Parts: []app.DiffPart{{Op: app.DiffGone, Text: before[same+i]}}})
		default:
			rows = append(rows, app.DiffRow{NewNumber: same + j + 1, Parts: []app.DiffPart{{Op: app.DiffNew, Text: after[same+j]}}})
		}
	}
	for k := end; k > 0; k-- {
		alike(len(before)-k, len(after)-k)
	}
	return rows
}

// pairParagraphs finds which paragraphs belong together, in order, so that as much as
// possible is alike; −1 stands for none.
func pairParagraphs(a, b []string) [][2]int {
	if len(a) == 0 || len(b) == 0 || len(a) > mostDiffParagraphs || len(b) > mostDiffParagraphs {
		return pairInOrder(len(a), len(b))
	}
	likeness := make([][]float64, len(a))
	words := make([]map[string]int, len(b))
	for j := range b {
		words[j] = countWords(b[j])
	}
	for i := range a {
		of := countWords(a[i])
		likeness[i] = make([]float64, len(b))
		for j := range b {
			if x := overlap(of, words[j]); x >= leastAlike {
				likeness[i][j] = x
			}
		}
	}
	best := make([][]float64, len(a)+1) // of a[i:] and b[j:]
	for i := range best {
		best[i] = make([]float64, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if likeness[i][j] > 0 {
				best[i][j] = max(best[i][j], likeness[i][j]+best[i+1][j+1])
			}
		}
	}
	var out [][2]int
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case likeness[i][j] > 0 && best[i][j] == likeness[i][j]+best[i+1][j+1]:
			out = append(out, [2]int{i, j})
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			out = append(out, [2]int{i, -1})
			i++
		default:
			out = append(out, [2]int{-1, j})
			j++
		}
	}
	for ; i < len(a); i++ {
		out = append(out, [2]int{i, -1})
	}
	for ; j < len(b); j++ {
		out = append(out, [2]int{-1, j})
	}
	return out
}

func pairInOrder(a, b int) [][2]int {
	out := make([][2]int, 0, max(a, b))
	for k := range max(a, b) {
		p := [2]int{k, k}
		if k >= a {
			p[0] = -1
		}
		if k >= b {
			p[1] = -1
		}
		out = append(out, p)
	}
	return out
}

func countWords(s string) map[string]int {
	n := map[string]int{}
	for _, w := range splitWords(s) {
		n[w]++
	}
	return n
}

// overlap is the part of the words that two paragraphs share, 0 to 1.
func overlap(a, b map[string]int) float64 {
	shared, all := 0, 0
	for w, n := range a {
		shared += min(n, b[w])
		all += n
	}
	for _, n := range b {
		all += n
	}
	if all == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(all)
}

// Paragraphs cuts a text into its paragraphs.
func Paragraphs(t app.TextVersion) []string {
	out := make([]string, 0, len(t.Paragraphs))
	for _, b := range t.Paragraphs {
		out = append(out, t.Text[b.Start:b.End])
	}
	return slices.Clip(out)
}
