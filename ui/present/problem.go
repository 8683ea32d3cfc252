package present

import (
	"errors"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/app"
)

// Problem is an error as the analyst reads it: what went wrong, what to do, and the
// details that a report of the defect needs.
type Problem struct {
	Headline string
	Hint     string
	Details  string
}

// Words makes a problem of an error. An error of unknown kind says so and points to the
// log.
func Words(err error) Problem {
	p := Problem{Details: err.Error()}
	if e, ok := errors.AsType[*app.Error](err); ok {
		p.Headline, p.Hint = sentence(e.Msg), sentence(e.Hint)
		return p
	}
	p.Headline = "Something failed that should not have."
	p.Hint = "Nothing that was saved is lost. The details are below and in the log."
	return p
}

// Text gives headline and hint in one line, for a place beside a field.
func (p Problem) Text() string { return strings.TrimSpace(p.Headline + " " + p.Hint) }

// Report gives all of it, for the clipboard.
func (p Problem) Report() string {
	var parts []string
	for _, s := range []string{p.Headline, p.Hint, p.Details} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "\n")
}

// sentence begins a text with a capital letter and ends it with a full stop. The name of a
// file keeps its first letter.
func sentence(s string) string {
	s = strings.TrimSpace(s)
	if s == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(s)
	if word, _, _ := strings.Cut(s, " "); !strings.ContainsAny(strings.TrimRight(word, ".,:;"), "./\\") {
		s = string(unicode.ToUpper(first)) + s[size:]
	}
	if last, _ := utf8.DecodeLastRuneInString(s); !unicode.IsPunct(last) || last == '”' || last == ')' {
		s += "."
	}
	return s
}
