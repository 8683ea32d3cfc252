package suggest

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// kind is the sort of a token.
type kind uint8

const (
	kindWord kind = iota
	kindNumber
	kindClitic // 's, n't, 're and the like, and the bare mark of a plural possessive
	kindMark   // a quotation mark
	kindComma
	kindStop // . ! ? …
	kindColon
	kindSemicolon
	kindDash
	kindOpen  // opening bracket
	kindClose // closing bracket
	kindOther
)

// token is one word or mark of a text.
type token struct {
	start, end int    // bytes
	low        string // in small letters, curly apostrophes straightened
	kind       kind
	capital    bool // begins with a capital letter
	allCaps    bool // has letters, and all of them are capitals
	space      bool // white space stands before it
	tag        tag
	quote      int // number of the outermost quotation it lies in, or -1
}

// tokenize cuts text[from:to] into tokens. It is linear in the length of the text.
func tokenize(text string, from, to int) []token {
	toks := make([]token, 0, (to-from)/5+4)
	space := true
	for i := from; i < to; {
		r, n := utf8.DecodeRuneInString(text[i:to])
		if unicode.IsSpace(r) || r == '\u200b' || r == '\ufeff' {
			space = true
			i += n
			continue
		}
		end, k := scanToken(text[:to], i, r, n)
		if k == kindWord {
			toks = appendWord(toks, text, i, end, space)
		} else {
			toks = append(toks, token{start: i, end: end, low: text[i:end], kind: k, space: space, quote: -1})
		}
		space = false
		i = end
	}
	return toks
}

// scanToken gives the end and the kind of the token that begins at i with rune r.
func scanToken(text string, i int, r rune, n int) (end int, k kind) {
	switch {
	case unicode.IsDigit(r):
		return scanNumber(text, i)
	case unicode.IsLetter(r), (r == '@' || r == '#') && letterAt(text, i+n):
		return scanWord(text, i+n), kindWord
	}
	switch r {
	case '“', '”', '„', '«', '»', '"', '‟', '‘', '’', '‚', '\'', '`', '‹', '›':
		if (r == '\'' || r == '`') && i+1 < len(text) && rune(text[i+1]) == r {
			return i + 2, kindMark
		}
		return i + n, kindMark
	case ',':
		return i + n, kindComma
	case '.', '!', '?', '…':
		end = i + n
		for end < len(text) && (text[end] == '.' || text[end] == '!' || text[end] == '?') {
			end++
		}
		return end, kindStop
	case ':':
		return i + n, kindColon
	case ';':
		return i + n, kindSemicolon
	case '—', '–', '―':
		return i + n, kindDash
	case '-':
		end = i + n
		for end < len(text) && text[end] == '-' {
			end++
		}
		return end, kindDash
	case '(', '[', '{':
		return i + n, kindOpen
	case ')', ']', '}':
		return i + n, kindClose
	}
	return i + n, kindOther
}

func letterAt(text string, i int) bool {
	r, _ := utf8.DecodeRuneInString(text[i:])
	return unicode.IsLetter(r)
}

func wordRune(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '_' || r == '\u00ad'
}

// scanWord goes to the end of a word: letters, digits, and - . & / ’ between them.
func scanWord(text string, i int) int {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if wordRune(r) {
			i += n
			continue
		}
		if !strings.ContainsRune("-.&/'’", r) || i+n >= len(text) {
			break
		}
		next, _ := utf8.DecodeRuneInString(text[i+n:])
		if r == '.' && next == '-' && letterAt(text, i+n+1) && abbreviatedAt(text, i) {
			i += n // "D.C.-based"
			continue
		}
		if !wordRune(next) || r == '.' && !dotInside(text, i, next) {
			break
		}
		i += n
	}
	if i < len(text) && text[i] == '.' && abbreviatedAt(text, i) {
		i++
	}
	return i
}

// dotInside tells a dot between letters of one word ("U.S.", "state.gov") from a full stop
// without a space behind it ("talks.He").
func dotInside(text string, at int, next rune) bool {
	prev, _ := utf8.DecodeLastRuneInString(text[:at])
	before := strings.LastIndexFunc(text[:at], func(r rune) bool { return !unicode.IsLetter(r) })
	single := at-before <= 3
	return single || !unicode.IsUpper(next) || unicode.IsUpper(prev) && unicode.IsUpper(next)
}

// abbreviatedAt reports whether the dot at at belongs to the word before it.
func abbreviatedAt(text string, at int) bool {
	begin := at
	for begin > 0 {
		r, n := utf8.DecodeLastRuneInString(text[:begin])
		if !unicode.IsLetter(r) && r != '.' && r != '-' {
			break
		}
		begin -= n
		if at-begin > 12 {
			return false
		}
	}
	word := text[begin:at]
	if strings.Contains(word, ".") && !strings.Contains(word, "..") {
		parts := strings.Split(word, ".")
		return utf8.RuneCountInString(parts[len(parts)-1]) <= 1
	}
	if utf8.RuneCountInString(word) == 1 && word != "I" {
		r, _ := utf8.DecodeRuneInString(word)
		return unicode.IsUpper(r) && at+1 < len(text) && text[at+1] != '\n'
	}
	return abbreviations[strings.ToLower(word)]
}

func scanNumber(text string, i int) (end int, k kind) {
	for i < len(text) {
		r, n := utf8.DecodeRuneInString(text[i:])
		if unicode.IsDigit(r) {
			i += n
			continue
		}
		if unicode.IsLetter(r) || r == '-' && i+1 < len(text) && letterAt(text, i+1) {
			return scanWord(text, i+n), kindNumber
		}
		if (r == ',' || r == '.' || r == ':' || r == '/' || r == '-') && i+1 < len(text) && text[i+1] >= '0' && text[i+1] <= '9' {
			i += n
			continue
		}
		break
	}
	return i, kindNumber
}

// appendWord appends a word, with its clitics apart.
func appendWord(toks []token, text string, start, end int, space bool) []token {
	word := text[start:end]
	cut := len(word)
	if i := strings.LastIndexAny(word, "'’"); i > 0 {
		_, n := utf8.DecodeRuneInString(word[i:])
		tail := strings.ToLower(word[i+n:])
		switch tail {
		case "s", "re", "ve", "ll", "d", "m":
			cut = i
		case "t":
			if word[i-1] == 'n' || word[i-1] == 'N' {
				cut = i - 1
			}
		}
	}
	if cut > 0 {
		toks = append(toks, newWord(text, start, start+cut, space))
		space = false
	}
	if cut < len(word) {
		t := newWord(text, start+cut, end, space)
		t.kind = kindClitic
		toks = append(toks, t)
	}
	return toks
}

func newWord(text string, start, end int, space bool) token {
	word := text[start:end]
	t := token{start: start, end: end, kind: kindWord, space: space, quote: -1}
	first, _ := utf8.DecodeRuneInString(word)
	t.capital = unicode.IsUpper(first)
	t.low = word
	if strings.ContainsFunc(word, func(r rune) bool { return unicode.IsUpper(r) || r == '’' }) {
		t.low = strings.ReplaceAll(strings.ToLower(word), "’", "'")
	}
	t.allCaps = t.capital && word == strings.ToUpper(word)
	return t
}
