package extract

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// isNexisText looks for a line "3 of 20 DOCUMENTS", set in the middle and alone.
func isNexisText(b []byte) bool {
	const look = 1 << 20 // bytes; a cover page stands before the first article
	b = b[:min(len(b), look)]
	if bytes.IndexByte(b, 0) >= 0 || bytes.Contains(b, []byte("</")) {
		return false
	}
	for l := range bytes.Lines(b) {
		const most = 120
		if len(l) < most && (l[0] == ' ' || l[0] == '\t') && isNexisCount(string(l)) {
			return true
		}
	}
	return false
}

// readNexisText reads plain text of LexisNexis: articles begin with their number, parts
// stand between blank lines, paragraphs are wrapped.
func readNexisText(text string, each func(exported) bool) {
	var lines []string
	begun := false
	for l := range strings.Lines(text) {
		l = strings.TrimRight(l, " \t\r\n\f\uFEFF")
		if isNexisCount(l) {
			if begun && !each(nexisArticle(textBlocks(lines))) {
				return
			}
			begun, lines = true, lines[:0]
			continue
		}
		if begun {
			lines = append(lines, l)
		}
	}
	if begun {
		each(nexisArticle(textBlocks(lines)))
	}
}

// textBlocks cuts lines at blank ones, joins wrapped lines and finds labels.
func textBlocks(lines []string) []nexisBlock {
	width := 0
	for _, l := range lines {
		width = max(width, utf8.RuneCountInString(l))
	}
	const widest = 100 // columns; text that is wider is not wrapped
	if width > widest {
		width = 0
	}
	var blocks []nexisBlock
	var cur []string
	flush := func() {
		if len(cur) == 0 {
			return
		}
		b := nexisBlock{lines: unwrapped(cur, width), centre: isCentred(cur)}
		if _, label, value, ok := cutLabel(b.lines[0]); ok && label == strings.ToLower(label) && isUpperLabel(b.lines[0]) {
			b.label, b.lines[0] = label, value
		}
		blocks = append(blocks, b)
		cur = nil
	}
	for _, l := range lines {
		if strings.TrimSpace(l) == "" {
			flush()
			continue
		}
		cur = append(cur, l)
	}
	flush()
	return blocks
}

func isUpperLabel(s string) bool {
	label, _, _ := strings.Cut(s, ":")
	return label == strings.ToUpper(label)
}

// isCentred reports lines that all stand far from the margin.
func isCentred(lines []string) bool {
	const margin = 8
	for _, l := range lines {
		if len(l)-len(strings.TrimLeft(l, " ")) < margin {
			return false
		}
	}
	return true
}

// unwrapped joins a line to the one before when its first word had no room there.
func unwrapped(lines []string, width int) []string {
	var out []string
	wraps := width > 0 && !isCentred(lines)
	cur := []string{strings.TrimSpace(lines[0])}
	for i := 1; i < len(lines); i++ {
		next := strings.TrimSpace(lines[i])
		word, _, _ := strings.Cut(next, " ")
		const slack = 2 // columns; the width is that of the longest line seen
		if !wraps || utf8.RuneCountInString(lines[i-1])+1+utf8.RuneCountInString(word) <= width-slack {
			out = append(out, joinAll(cur))
			cur = nil
		}
		cur = append(cur, next)
	}
	return append(out, joinAll(cur))
}
