package app

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// Bounds is a half-open range of byte offsets, [Start, End).
type Bounds struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// Len gives the number of bytes.
func (b Bounds) Len() int { return b.End - b.Start }

// Contains reports whether offset off lies in the range.
func (b Bounds) Contains(off int) bool { return b.Start <= off && off < b.End }

// Overlaps reports whether two ranges share a byte.
func (b Bounds) Overlaps(c Bounds) bool { return b.Start < c.End && c.Start < b.End }

// Span is a range of bytes in one text version.
type Span struct {
	Version VersionID `json:"version"`
	Bounds
}

// ContextRunes is the number of runes kept on either side of a quote, so that it can be
// found again in a later text version (annotations.md, 2).
const ContextRunes = 32

// Quote is a span with its exact words and some context. It is written once and never
// changed. Occurrences and Ordinal tell how often the exact words occur in the version
// and which of these places this is, counted from 1.
type Quote struct {
	Span
	Exact       string `json:"exact"`
	Prefix      string `json:"prefix"`
	Suffix      string `json:"suffix"`
	Occurrences int    `json:"occurrences"`
	Ordinal     int    `json:"ordinal"`
}

// NewQuote cuts a quote out of a text version. The range must lie inside the text, hold
// at least one byte and begin and end on rune bounds; else the error has code Invalid.
func NewQuote(tv TextVersion, b Bounds) (Quote, error) {
	if err := b.within(tv.Text); err != nil {
		return Quote{}, err
	}
	exact := tv.Text[b.Start:b.End]
	return Quote{
		Span:        Span{Version: tv.ID, Bounds: b},
		Exact:       exact,
		Prefix:      lastRunes(tv.Text[:b.Start], ContextRunes),
		Suffix:      firstRunes(tv.Text[b.End:], ContextRunes),
		Occurrences: countOverlapping(tv.Text, exact, len(tv.Text)),
		Ordinal:     countOverlapping(tv.Text, exact, b.Start+len(exact)),
	}, nil
}

// Check reports whether the quote holds in its text: offsets, exact words, context.
func (q Quote) Check(tv TextVersion) error {
	if q.Version != tv.ID {
		return invalid("check quote", "the quote belongs to another text version", "")
	}
	want, err := NewQuote(tv, q.Bounds)
	if err != nil {
		return err
	}
	if want != q {
		return &Error{Code: Damaged, Op: "check quote", Msg: fmt.Sprintf(
			"bytes %d to %d of the text are not the words of the quote", q.Start, q.End)}
	}
	return nil
}

func (b Bounds) within(text string) error {
	switch {
	case b.Start < 0 || b.End > len(text) || b.Start >= b.End:
		return invalid("quote", fmt.Sprintf("bytes %d to %d are not a range of the text (%d bytes)", b.Start, b.End, len(text)),
			"Offsets are bytes, the end is exclusive.")
	case !utf8.RuneStart(text[b.Start]) || (b.End < len(text) && !utf8.RuneStart(text[b.End])):
		return invalid("quote", fmt.Sprintf("bytes %d to %d cut a character in two", b.Start, b.End),
			"Offsets are bytes of the UTF-8 text.")
	}
	return nil
}

func countOverlapping(text, s string, limit int) int {
	n := 0
	for i := 0; i+len(s) <= limit; {
		j := strings.Index(text[i:limit], s)
		if j < 0 {
			break
		}
		n++
		_, size := utf8.DecodeRuneInString(text[i+j:])
		i += j + size
	}
	return n
}

func firstRunes(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

func lastRunes(s string, n int) string {
	i := len(s)
	for ; n > 0 && i > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:i])
		i -= size
	}
	return s[i:]
}

// Role says what a passage does inside its statement.
type Role string

// The passage roles.
const (
	RoleContent        Role = "content"
	RoleCue            Role = "cue"
	RoleSpeakerMention Role = "speaker_mention"
	RoleCondition      Role = "condition"
	RoleDateMention    Role = "date_mention"
)

// Roles lists the passage roles in the order of their use.
func Roles() []Role {
	return []Role{RoleContent, RoleCue, RoleSpeakerMention, RoleCondition, RoleDateMention}
}

// Passage is a quote with a role inside a statement.
type Passage struct {
	Role Role `json:"role"`
	Quote
}
