package widgets

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/bidi"
)

// bidiRun is a run of one direction; offsets are bytes within the paragraph.
type bidiRun struct {
	start, end int
	rtl        bool
	number     bool // digits between right-to-left words
}

// visualRuns returns the runs of a line in visual order. The runs given are
// those of the whole paragraph; from and to bound the line.
func visualRuns(runs []bidiRun, rtl bool, from, to int) []bidiRun {
	var line []bidiRun
	for _, r := range runs {
		r.start, r.end = max(r.start, from), min(r.end, to)
		if r.start < r.end {
			line = append(line, r)
		}
	}
	if rtl {
		reverse(line)
		return line
	}
	// A number between right-to-left words belongs to them: the whole group
	// runs from the right.
	for i := 0; i < len(line); i++ {
		if !line[i].rtl {
			continue
		}
		j := i + 1
		for j+1 < len(line) && line[j].number && line[j+1].rtl {
			j += 2
		}
		reverse(line[i:j])
		i = j - 1
	}
	return line
}

func reverse(runs []bidiRun) {
	for i, j := 0, len(runs)-1; i < j; i, j = i+1, j-1 {
		runs[i], runs[j] = runs[j], runs[i]
	}
}

// paragraphRuns returns the runs of a paragraph in the order of the text. A
// mark put in front fixes the direction of the paragraph.
func paragraphRuns(para string, rtl bool) []bidiRun {
	mark := "\u200E"
	if rtl {
		mark = "\u200F"
	}
	var text strings.Builder
	text.WriteString(mark)
	offsets := []int{0} // of each rune; the mark is the first
	for i, r := range para {
		offsets = append(offsets, i)
		if props, _ := bidi.LookupRune(r); props.Class() == bidi.B {
			r = ' '
		}
		text.WriteRune(r)
	}
	offsets = append(offsets, len(para))
	var p bidi.Paragraph
	if _, err := p.SetString(text.String()); err != nil {
		return []bidiRun{{end: len(para), rtl: rtl}}
	}
	order, err := p.Order()
	if err != nil || order.NumRuns() == 0 {
		return []bidiRun{{end: len(para), rtl: rtl}}
	}
	var runs []bidiRun
	for i := range order.NumRuns() {
		run := order.Run(i)
		first, last := run.Pos()
		first, last = max(first, 1), min(last+1, len(offsets)-1)
		if first >= last {
			continue
		}
		start, end := offsets[first], offsets[last]
		runs = append(runs, bidiRun{
			start: start, end: end, rtl: run.Direction() == bidi.RightToLeft,
			number: isNumber(para[start:end]),
		})
	}
	return runs
}

// isNumber reports text of digits and their separators only.
func isNumber(s string) bool {
	digit := false
	for _, r := range s {
		switch {
		case unicode.IsDigit(r):
			digit = true
		case !strings.ContainsRune(".,:/%+- ", r):
			return false
		}
	}
	return digit
}
