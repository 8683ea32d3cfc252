package query

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// quoteMarks are all the same character to the lexer.
const quoteMarks = "\"“”„«»″"

func isQuote(r rune) bool { return strings.ContainsRune(quoteMarks, r) }

type kind int

const (
	kindEnd kind = iota
	kindRun      // characters without space, bracket or quotation mark
	kindQuoted
	kindRegex
	kindOpen
	kindClose
)

// token is one piece of a query. Glued tells that no space stands before it.
type token struct {
	kind     kind
	text     string // without quotation marks or slashes
	glued    bool
	window   int  // of a quoted text: the number after ~
	unclosed bool // of a quoted text
}

// lex cuts a query into tokens. It accepts every string.
func lex(text string) []token {
	text = strings.ToValidUTF8(text, " ")
	var list []token
	space := true
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if unicode.IsSpace(r) || unicode.IsControl(r) {
			space = true
			i += size
			continue
		}
		t := token{glued: !space}
		switch {
		case r == '(':
			t.kind, t.text = kindOpen, "("
			i += size
		case r == ')':
			t.kind, t.text = kindClose, ")"
			i += size
		case isQuote(r):
			i = t.quoted(text, i+size)
		default:
			if n := regexLength(text[i:]); space && n > 0 {
				t.kind, t.text = kindRegex, text[i+1:i+n-1]
				i += n
				break
			}
			end := runEnd(text, i)
			t.kind, t.text = kindRun, text[i:end]
			i = end
		}
		list = append(list, t)
		space = t.kind == kindOpen
	}
	return list
}

// quoted reads up to the next quotation mark of any sort, and ~n after it.
func (t *token) quoted(text string, from int) int {
	t.kind = kindQuoted
	end := strings.IndexAny(text[from:], quoteMarks)
	if end < 0 {
		t.text, t.unclosed = text[from:], true
		return len(text)
	}
	t.text = text[from : from+end]
	_, size := utf8.DecodeRuneInString(text[from+end:])
	next := from + end + size
	if m := windowSuffix.FindString(text[next:]); m != "" {
		t.window = number(m[1:])
		next += len(m)
	}
	return next
}

var windowSuffix = regexp.MustCompile(`^~[0-9]+`)

func runEnd(text string, from int) int {
	for i, r := range text[from:] {
		if unicode.IsSpace(r) || unicode.IsControl(r) || r == '(' || r == ')' || isQuote(r) {
			return from + i
		}
	}
	return len(text)
}

// regexLength gives the length of the regular expression in slashes that text begins
// with, or 0. It holds no space and is followed by a space, closing brackets or the end.
func regexLength(text string) int {
	if text[0] != '/' {
		return 0
	}
	run := text
	if i := strings.IndexFunc(text, unicode.IsSpace); i >= 0 {
		run = text[:i]
	}
	body := strings.TrimRight(run, ")")
	if len(body) > 2 && strings.HasSuffix(body, "/") {
		return len(body)
	}
	return 0
}

// most is the largest number that operators take.
const most = 100000

func number(digits string) int {
	n, err := strconv.Atoi(digits)
	if err != nil || n > most {
		return most
	}
	return n
}

// The spelling of operators.
var (
	nearWord   = regexp.MustCompile(`(?i)^(w|near|pre|adj)/([0-9]+)$`)
	firstWord  = regexp.MustCompile(`(?i)^first/([0-9]+)$`)
	atLeastRun = regexp.MustCompile(`(?i)^atleast/([0-9]+)$`)
)

// proximity reads a run as a proximity operator.
func proximity(run string) (op NearOp, n int, ok bool) {
	switch strings.ToUpper(run) {
	case "W/S", "/S":
		return SameSentence, 0, true
	case "W/P", "/P":
		return SameParagraph, 0, true
	}
	if run == "SAME" {
		return SameParagraph, 0, true
	}
	m := nearWord.FindStringSubmatch(run)
	if m == nil {
		return 0, 0, false
	}
	n = max(1, number(m[2]))
	switch strings.ToLower(m[1]) {
	case "pre", "adj":
		return Before, n, true
	}
	return Within, n, true
}
