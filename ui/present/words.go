package present

import (
	"path/filepath"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"parley/app"
)

// Count writes a number with its noun, "1 article", "2 articles"; thousands are set
// apart by a comma.
func Count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return grouped(n) + " " + many
}

func grouped(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0 && s[i-1] != '-'; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}

// dotted joins what is not empty by " · ".
func dotted(parts ...string) string {
	var out []string
	for _, p := range parts {
		if strings.TrimSpace(p) != "" {
			out = append(out, p)
		}
	}
	return strings.Join(out, " · ")
}

// oneLine makes a single line of a text: every white space becomes one space.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }

// cut shortens a line to n runes at a word, with an ellipsis.
func cut(s string, n int) string {
	if utf8.RuneCountInString(s) <= n {
		return s
	}
	out := []rune(s)[:n-1]
	for i := len(out) - 1; i > n/2; i-- {
		if out[i] == ' ' {
			out = out[:i]
			break
		}
	}
	return strings.TrimRight(string(out), " ,;:.") + "…"
}

// BaseName gives the name of a file without folder and ending, as menus show projects.
func BaseName(path string) string {
	name := filepath.Base(path)
	return strings.TrimSuffix(name, filepath.Ext(name))
}

// known gives the words of a date, "" where nothing is known of it.
func known(d app.Date) string {
	if d == "" {
		return ""
	}
	return d.Words()
}

// moment writes a point in time in the analyst's own zone.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Local().Format("2 Jan 2006, 15:04")
}
