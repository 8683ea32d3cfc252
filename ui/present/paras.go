package present

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/app"
)

// ParaKind says how a paragraph of the text is set.
type ParaKind int

// The kinds of paragraph.
const (
	ParaBody ParaKind = iota
	ParaTitle
	ParaMeta // byline, place and date above the text
	ParaLead
	ParaHeading
	ParaItem // of a list
	ParaQuote
)

// Para is a paragraph of the text.
type Para struct {
	app.Bounds
	Kind ParaKind
}

// Bounds of what counts as a heading and as a lead, in characters: longer headings and
// shorter leads are running text.
const (
	longestHeading = 80
	shortestLead   = 60
	longestLead    = 420
	frontMatter    = 4 // paragraphs in which byline and date are looked for
)

// paragraphs gives the title that has to stand above the text, empty where the text's own
// first paragraph is the title, and what each paragraph is. That is read from the words
// alone, for a text version keeps no styles.
func paragraphs(a app.OpenArticle) (title string, paras []Para) {
	title = app.DisplayTitle(a.Title, a.Text.Text)
	r := paraReader{text: a.Text.Text, byline: a.Byline, all: a.Text.Paragraphs, title: title}
	lead := false
	for i, b := range r.all {
		p := Para{Bounds: b, Kind: r.kind(i)}
		switch {
		case p.Kind == ParaTitle:
			title = ""
		case p.Kind == ParaBody && !lead:
			lead = true
			if n := r.length(i); n >= shortestLead && n <= longestLead && i+3 < len(r.all) {
				p.Kind = ParaLead
			}
		}
		paras = append(paras, p)
	}
	return title, paras
}

// paraReader reads what the paragraphs of a text are.
type paraReader struct {
	text   string
	title  string
	byline []string
	all    []app.Bounds
}

func (r paraReader) words(i int) string {
	if i < 0 || i >= len(r.all) {
		return ""
	}
	return strings.TrimSpace(r.text[r.all[i].Start:r.all[i].End])
}

func (r paraReader) length(i int) int { return utf8.RuneCountInString(r.words(i)) }

func (r paraReader) kind(i int) ParaKind {
	s := r.words(i)
	switch {
	case i == 0 && app.FoldName(s) == app.FoldName(r.title):
		return ParaTitle
	case i < frontMatter && r.isByline(s):
		return ParaMeta
	case r.isItem(i):
		return ParaItem
	case isQuotation(s):
		return ParaQuote
	case r.isHeading(i):
		if i < frontMatter && i <= 1 {
			return ParaMeta
		}
		return ParaHeading
	}
	return ParaBody
}

// isByline reports a short line with the name of an author.
func (r paraReader) isByline(s string) bool {
	const most = 120
	if utf8.RuneCountInString(s) > most {
		return false
	}
	for _, name := range r.byline {
		if name != "" && strings.Contains(app.FoldName(s), app.FoldName(name)) && utf8.RuneCountInString(s) < utf8.RuneCountInString(name)+40 {
			return true
		}
	}
	return false
}

// isItem reports a line of a list: with a bullet, or numbered with a neighbour that is
// numbered too. A dash before words is direct speech in many languages.
func (r paraReader) isItem(i int) bool {
	s := r.words(i)
	for _, bullet := range []string{"• ", "▪ ", "◦ ", "· ", "* ", "- "} {
		if strings.HasPrefix(s, bullet) {
			return true
		}
	}
	return numbered(s) && (numbered(r.words(i-1)) || numbered(r.words(i+1)))
}

func numbered(s string) bool {
	digits := 0
	for digits < len(s) && s[digits] >= '0' && s[digits] <= '9' {
		digits++
	}
	rest := s[digits:]
	return digits > 0 && digits <= 2 && (strings.HasPrefix(rest, ". ") || strings.HasPrefix(rest, ") "))
}

// quoteMarks are the signs that open a quotation, and what closes each.
func quoteMarks() map[rune]string {
	return map[rune]string{'“': "”", '„': "“”", '«': "»", '»': "«", '"': `"`, '‘': "’"}
}

// isQuotation reports a paragraph that is somebody's words and nothing else.
func isQuotation(s string) bool {
	if strings.HasPrefix(s, "> ") {
		return true
	}
	first, n := utf8.DecodeRuneInString(s)
	last, m := utf8.DecodeLastRuneInString(s)
	closing, ok := quoteMarks()[first]
	if !ok || len(s) < n+m+20 || !strings.ContainsRune(closing, last) {
		return false
	}
	inner := s[n : len(s)-m]
	return !strings.ContainsAny(inner, closing) && !strings.ContainsRune(inner, first)
}

// isHeading reports a short line without an end of a sentence between longer paragraphs.
func (r paraReader) isHeading(i int) bool {
	s := r.words(i)
	n := utf8.RuneCountInString(s)
	if n == 0 || n > longestHeading || r.length(i+1) < n*3/2 || r.length(i+1) < 40 {
		return false
	}
	last, _ := utf8.DecodeLastRuneInString(s)
	if strings.ContainsRune(".,;:!?…”»\"’)", last) {
		return false
	}
	if before := r.words(i - 1); i > 1 && before != "" {
		end, _ := utf8.DecodeLastRuneInString(before)
		if unicode.IsLetter(end) && r.length(i-1) <= longestHeading { // one of several short lines
			return false
		}
	}
	first, _ := utf8.DecodeRuneInString(s)
	return unicode.IsUpper(first) || unicode.IsDigit(first) || unicode.IsTitle(first) || unicode.In(first, unicode.Lo)
}
