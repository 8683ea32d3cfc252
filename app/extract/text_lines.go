package extract

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/app"
)

// takeRelated cuts "Read also" lists out of the lines: a label alone in its line, then
// titles, each behind a bullet. A list without bullets counts only at the end. A label with
// one title in the same line counts anywhere.
func takeRelated(lines []string, labels alsoLabels) ([]string, []app.RelatedLink) {
	var kept []string
	var related []app.RelatedLink
	for i := 0; i < len(lines); i++ {
		if labels.isLabel(lines[i]) {
			found, next := bulletList(lines, i+1)
			if len(found) == 0 {
				found, next = plainList(lines, i+1)
			}
			if len(found) > 0 {
				related = append(related, found...)
				i = next - 1
				continue
			}
		}
		if title, ok := labels.inlineTitle(lines[i]); ok {
			related = append(related, titleLink(title))
			continue
		}
		kept = append(kept, lines[i])
	}
	return kept, related
}

// inlineTitle gives the title of a line such as "Read also: Ferries stay in port". The
// label must be one that is no plain word, a mark must stand behind it, and what follows
// must be no sentence: without links to go by, a line that may be text stays text.
func (l alsoLabels) inlineTitle(line string) (title string, ok bool) {
	const titleWords = 25
	at := strings.IndexAny(line, labelMarks)
	if at <= 0 || !l.isLabel(line[:at]) || l.weak[foldLabel(line[:at])] {
		return "", false
	}
	title = strings.TrimLeft(line[at:], labelMarks+" \u00a0")
	words := len(strings.Fields(title))
	return title, words > 0 && words < titleWords && !endsSentence(strings.TrimRight(title, "?!"))
}

// bulletList reads titles behind bullets, which may stand in lines of their own.
func bulletList(lines []string, at int) (found []app.RelatedLink, next int) {
	next = at
	for at < len(lines) {
		line := strings.TrimSpace(lines[at])
		if line == "" {
			at++
			continue
		}
		rest, isBullet := cutBullet(line)
		if !isBullet {
			break
		}
		at++
		if rest == "" {
			for at < len(lines) && strings.TrimSpace(lines[at]) == "" {
				at++
			}
			if at == len(lines) {
				next = at
				break
			}
			rest = strings.TrimSpace(lines[at])
			at++
		}
		found = append(found, titleLink(rest))
		next = at
	}
	return found, next
}

// plainList reads titles up to the end of the text: few, short, and no full sentences.
func plainList(lines []string, at int) (found []app.RelatedLink, next int) {
	const mostItems, mostRunes = 12, 160
	for _, line := range lines[at:] {
		line = strings.TrimSpace(line)
		if line == "" {
			continue
		}
		if len(found) == mostItems || utf8.RuneCountInString(line) > mostRunes || endsSentence(line) && !strings.HasSuffix(line, "?") {
			return nil, at
		}
		found = append(found, titleLink(line))
	}
	return found, len(lines)
}

// cutBullet takes a list mark off a line; a line may hold nothing else.
func cutBullet(line string) (rest string, ok bool) {
	for _, b := range []string{"-", "–", "—", "•", "*", "·", "►", "▪", "‣", "→", "●", "○", "■"} {
		if rest, ok := strings.CutPrefix(line, b); ok && (rest == "" || strings.HasPrefix(rest, " ")) {
			return strings.TrimSpace(rest), true
		}
	}
	return line, false
}

var (
	markdownLink = regexp.MustCompile(`^\[([^\]]+)\]\((\S+?)\)$`)
	trailingURL  = regexp.MustCompile(`^(.*?)[\s(<:–—-]*(https?://[^\s<>)]+)[)>]?$`)
)

// titleLink reads a title with its address, if there is one.
func titleLink(s string) app.RelatedLink {
	if m := markdownLink.FindStringSubmatch(s); m != nil {
		return app.RelatedLink{Title: m[1], URL: m[2]}
	}
	if m := trailingURL.FindStringSubmatch(s); m != nil {
		return app.RelatedLink{Title: strings.TrimSpace(m[1]), URL: m[2]}
	}
	return app.RelatedLink{Title: s}
}

func endsSentence(s string) bool {
	s = strings.TrimRightFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.In(r, unicode.Pf, unicode.Pi, unicode.Pe) || r == '"' || r == '\''
	})
	r, _ := utf8.DecodeLastRuneInString(s)
	return strings.ContainsRune(".!?…。！？।؟", r)
}

// paragraphs gives the lines that are not blank, with wrapped lines joined.
func paragraphs(lines []string) []string {
	wrapped := isWrapped(lines)
	blanks := hasBlankInside(lines)
	var out []string
	var cur []string // lines of the last paragraph
	open := false    // it may go on
	width := 0
	for _, raw := range lines {
		line := strings.TrimSpace(raw)
		if line == "" {
			open = false
			continue
		}
		if len(cur) > 0 && (!wrapped || !open || startsParagraph(raw, line)) {
			out = append(out, joinAll(cur))
			cur = cur[:0]
		}
		cur = append(cur, line)
		runes := utf8.RuneCountInString(line)
		width = max(width, runes)
		open = blanks || runes*4 >= width*3 || !endsSentence(line)
	}
	if len(cur) > 0 {
		out = append(out, joinAll(cur))
	}
	return out
}

// joinAll joins wrapped lines in one go; hyphens at line ends stay.
func joinAll(lines []string) string {
	var b strings.Builder
	for i, l := range lines {
		if i > 0 && joinWrapped(lines[i-1], l) != lines[i-1]+l {
			b.WriteByte(' ')
		}
		b.WriteString(l)
	}
	return b.String()
}

// isWrapped reports whether lines were broken to a width: most of those that another
// line follows directly are 55 to 90 characters wide, and hardly any is wider.
func isWrapped(lines []string) bool {
	inner, typical, wide, midSentence := 0, 0, 0, 0
	for i, line := range lines[:max(0, len(lines)-1)] {
		line = strings.TrimSpace(line)
		if line == "" || strings.TrimSpace(lines[i+1]) == "" {
			continue
		}
		inner++
		n := utf8.RuneCountInString(line)
		if n >= 50 && n <= 90 {
			typical++
		}
		if n > 100 {
			wide++
		}
		if !endsSentence(line) {
			midSentence++
		}
	}
	const few = 3
	return inner >= few && typical*10 >= inner*7 && wide*20 <= inner && midSentence*2 >= inner
}

func hasBlankInside(lines []string) bool {
	seen, blank := false, false
	for _, line := range lines {
		switch {
		case strings.TrimSpace(line) == "":
			blank = seen
		case blank:
			return true
		default:
			seen = true
		}
	}
	return false
}

// startsParagraph reports an indented line or a list item.
func startsParagraph(raw, line string) bool {
	if _, isBullet := cutBullet(line); isBullet && !strings.HasPrefix(line, "–") && !strings.HasPrefix(line, "—") {
		return true
	}
	return strings.HasPrefix(raw, "  ")
}

// joinWrapped joins two lines of a paragraph. A hyphen at the line end stays: whether it
// belongs to the word cannot be known.
func joinWrapped(a, b string) string {
	first, _ := utf8.DecodeRuneInString(b)
	body, hyphen := strings.CutSuffix(a, "-")
	last, _ := utf8.DecodeLastRuneInString(body)
	if hyphen && unicode.IsLetter(last) && unicode.IsLetter(first) {
		return a + b
	}
	return a + " " + b
}
