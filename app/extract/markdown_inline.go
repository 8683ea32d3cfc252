package extract

import (
	"html"
	"math"
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

var (
	mdTag      = regexp.MustCompile(`^</?[A-Za-z][^<>]*>`)
	mdAutoLink = regexp.MustCompile(`^<((?:https?://|mailto:)[^\s<>]+)>`)
)

// mdMark is a run of stars or underscores that may open or close an emphasis.
type mdMark struct {
	at, n       int // in the output
	char        byte
	opens, ends bool
}

// mdInline takes the marks off one paragraph, in one pass: what cannot be closed stays.
type mdInline struct {
	in    string
	out   []byte
	marks []mdMark
	names map[string]string
	links []pageLink
	ticks map[int]int  // by length, where the next run of back-ticks was last looked for in vain
	next  map[byte]int // where the next bracket of a kind stands, as far as known
}

// inline gives the text without marks and its links.
func (r *markdownReader) inline(s string) (string, []pageLink) {
	m := &mdInline{in: s, names: r.links, ticks: map[int]int{}, next: map[byte]int{}}
	m.run(0, len(s))
	return m.finish(), m.links
}

// run writes a part of the paragraph.
func (m *mdInline) run(from, to int) {
	for i := from; i < to; {
		n := m.special(i, to)
		if n == 0 {
			m.out = append(m.out, m.in[i])
			n = 1
		}
		i += n
	}
}

// special handles a mark and gives its length in the input, or 0 for none.
func (m *mdInline) special(i, to int) int {
	rest := m.in[i:to]
	switch rest[0] {
	case '\\':
		if len(rest) > 1 && strings.IndexByte("\\`*_{}[]()#+-.!|<>~^\"'", rest[1]) >= 0 {
			m.out = append(m.out, rest[1])
			return 2
		}
	case '`':
		return m.code(rest)
	case '*', '_':
		return m.mark(i, rest)
	case '~':
		if strings.HasPrefix(rest, "~~") {
			return 2
		}
	case '!':
		if strings.HasPrefix(rest, "![") {
			return m.link(i+1, to, true)
		}
	case '[':
		if strings.HasPrefix(rest, "[^") {
			const longest = 80
			if end := strings.IndexAny(rest[:min(len(rest), longest)], "] "); end > 2 && rest[end] == ']' {
				return end + 1
			}
		}
		return m.link(i, to, false)
	case '<':
		return m.tag(rest)
	case '&':
		return m.entity(rest)
	}
	return 0
}

// code copies what stands between equal runs of back-ticks.
func (m *mdInline) code(rest string) int {
	n := len(rest) - len(strings.TrimLeft(rest, "`"))
	ahead := rest[n:]
	if behind, seen := m.ticks[n]; seen && len(ahead) < behind {
		m.out = append(m.out, rest[:n]...)
		return n
	}
	end := strings.Index(ahead, rest[:n])
	if end < 0 {
		m.ticks[n] = len(ahead) + 1
		m.out = append(m.out, rest[:n]...)
		return n
	}
	m.out = append(m.out, strings.TrimSpace(ahead[:end])...)
	return n + end + n
}

// mark books a run of stars or underscores.
func (m *mdInline) mark(i int, rest string) int {
	c := rest[0]
	n := len(rest) - len(strings.TrimLeft(rest, string(c)))
	before, _ := utf8.DecodeLastRuneInString(m.in[:i])
	after, _ := utf8.DecodeRuneInString(m.in[i+n:])
	left := i > 0 && !unicode.IsSpace(before)
	right := i+n < len(m.in) && !unicode.IsSpace(after)
	mk := mdMark{at: len(m.out), n: n, char: c, opens: right, ends: left}
	if c == '_' { // inside a word an underscore is one
		inWord := left && right && isWordRune(before) && isWordRune(after)
		mk.opens, mk.ends = right && !inWord, left && !inWord
	}
	m.marks = append(m.marks, mk)
	m.out = append(m.out, rest[:n]...)
	return n
}

func isWordRune(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_' }

// link writes a link's words, or those that describe a picture. Brackets in brackets
// are left as they are.
func (m *mdInline) link(i, to int, picture bool) int {
	const longest = 2000 // bytes of a link's words and its address
	if m.ahead(']', i) > longest {
		return 0
	}
	ahead := m.in[i+1 : min(to, i+longest)]
	end := strings.IndexAny(ahead, "[]")
	if end >= 0 && ahead[end] == '[' && strings.HasPrefix(ahead, "![") { // a picture that is a link
		if inner := strings.IndexByte(ahead, ')'); inner >= 0 {
			if next := strings.IndexByte(ahead[inner:], ']'); next >= 0 {
				end = inner + next
			}
		}
	}
	if end < 0 || ahead[end] == '[' {
		return 0
	}
	if strings.HasPrefix(ahead[end+1:], "(") && m.ahead(')', i) > longest {
		return 0
	}
	address, n := m.address(ahead[end+1:], ahead[:end])
	if n < 0 {
		return 0
	}
	start := len(m.out)
	if !picture {
		m.run(i+1, i+1+end)
		if isWebAddress(address) {
			m.links = append(m.links, pageLink{title: string(m.out[start:]), url: address})
		}
		return 1 + end + 1 + n
	}
	return 1 + 1 + end + 1 + n
}

// ahead gives the distance to the next bracket of a kind, which is looked for once.
func (m *mdInline) ahead(c byte, i int) int {
	at, known := m.next[c]
	if !known || at < i {
		if at = strings.IndexByte(m.in[i:], c); at < 0 {
			at = math.MaxInt // nowhere
		} else {
			at += i
		}
		m.next[c] = at
	}
	return at - i
}

// address reads what follows a link's words: (address), [name] or nothing. n is its
// length, -1 when the words were no link.
func (m *mdInline) address(rest, words string) (address string, n int) {
	name := strings.ToLower(words)
	switch {
	case strings.HasPrefix(rest, "("):
		end, depth := -1, 0
		for i := 0; i < len(rest) && end < 0; i++ { // brackets may stand in pairs inside
			switch rest[i] {
			case '(':
				depth++
			case ')':
				if depth--; depth == 0 {
					end = i
				}
			}
		}
		if end < 0 {
			return "", -1
		}
		address, _, _ = strings.Cut(strings.TrimSpace(rest[1:end]), " ")
		return strings.Trim(address, "<>"), end + 1
	case strings.HasPrefix(rest, "["):
		end := strings.IndexByte(rest, ']')
		if end < 0 {
			return "", -1
		}
		if end > 1 {
			name = strings.ToLower(rest[1:end])
		}
		if address, ok := m.names[name]; ok {
			return address, end + 1
		}
		return "", -1
	}
	if address, ok := m.names[name]; ok {
		return address, 0
	}
	return "", -1
}

// tag leaves out a tag of HTML and the brackets around an address.
func (m *mdInline) tag(rest string) int {
	const longest = 1000
	rest = rest[:min(len(rest), longest)]
	if a := mdAutoLink.FindStringSubmatch(rest); a != nil {
		m.out = append(m.out, a[1]...)
		return len(a[0])
	}
	t := mdTag.FindString(rest)
	if strings.HasPrefix(strings.ToLower(t), "<br") {
		m.out = append(m.out, '\n')
	}
	return len(t)
}

// entity decodes "&amp;" and its kin.
func (m *mdInline) entity(rest string) int {
	const longest = 32
	end := strings.IndexByte(rest[:min(len(rest), longest)], ';')
	if end < 0 {
		return 0
	}
	if plain := html.UnescapeString(rest[:end+1]); plain != rest[:end+1] {
		m.out = append(m.out, plain...)
		return end + 1
	}
	return 0
}

// finish takes the emphases off that are opened and closed.
func (m *mdInline) finish() string {
	open := map[byte][]int{}
	cut := make([]int, len(m.marks))
	for i, mk := range m.marks {
		left := mk.n
		stack := open[mk.char]
		for mk.ends && left > 0 && len(stack) > 0 {
			o := stack[len(stack)-1]
			n := min(left, m.marks[o].n-cut[o])
			cut[o] += n
			cut[i] += n
			left -= n
			if cut[o] == m.marks[o].n {
				stack = stack[:len(stack)-1]
			}
		}
		if mk.opens && left > 0 && cut[i] == 0 {
			stack = append(stack, i)
		}
		open[mk.char] = stack
	}
	var b strings.Builder
	at := 0
	for i, mk := range m.marks {
		b.Write(m.out[at:mk.at])
		at = mk.at + cut[i]
	}
	b.Write(m.out[at:])
	return b.String()
}
