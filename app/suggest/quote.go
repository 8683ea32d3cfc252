package suggest

import "unicode/utf8"

// quotation is an outermost quotation of a paragraph. Its tokens are [first, end), marks
// included.
type quotation struct {
	first, end int
	closed     bool // has its closing mark
	single     bool // in single marks
	resumed    bool // begins with the mark that repeats after a quotation left open
	words      int
}

// quotations finds the outermost quotations of the paragraph toks and marks the tokens
// that lie in them. Marks of one type may nest as long as they balance. open tells that the
// paragraph before left a quotation open. A quotation that is not closed ends with the
// paragraph; still tells so.
func quotations(text string, toks []token, open bool, base int) (list []quotation, still bool) {
	m := marks{text: text, toks: toks}
	m.find()
	nested := m.balanced()
	depth, first := 0, -1
	single := false
	for i := range toks {
		side := m.side[i]
		switch {
		case side == sideOpen && depth == 0:
			first, depth, single = i, 1, m.single(i)
		case side != sideNone && depth > 0 && m.single(i) != single:
		case side == sideOpen && nested:
			depth++
		case side == sideClose && depth > 0:
			if depth--; depth == 0 {
				list = append(list, quotation{first: first, end: i + 1, closed: true, single: single})
			}
		case side == sideOpen && !nested && !single:
			list = append(list, quotation{first: first, end: i, single: single})
			first = i
		}
	}
	if depth > 0 && !single {
		list = append(list, quotation{first: first, end: len(toks)})
		still = true
	}
	for k := range list {
		q := &list[k]
		q.resumed = open && q.first == 0
		for i := q.first; i < q.end; i++ {
			toks[i].quote = base + k
			if toks[i].kind == kindWord || toks[i].kind == kindNumber {
				q.words++
			}
		}
	}
	return list, still
}

type side int8

const (
	sideNone side = iota
	sideOpen
	sideClose
)

// marks decides for each quotation mark of a paragraph whether it opens or closes.
type marks struct {
	text string
	toks []token
	side []side
}

func (m *marks) single(i int) bool {
	switch m.toks[i].low {
	case "'", "‘", "’", "`", "‚", "‹", "›":
		return true
	}
	return false
}

func (m *marks) find() {
	m.side = make([]side, len(m.toks))
	straight := 0 // marks that tell no side, met so far and open
	for i := range m.toks {
		t := &m.toks[i]
		if t.kind != kindMark {
			continue
		}
		switch t.low {
		case "“", "„", "«", "``", "‟":
			m.side[i] = sideOpen
			if t.low == "“" && (m.closesLow(i) || m.turned(i)) {
				m.side[i] = sideClose
			}
		case "”", "»":
			m.side[i] = sideClose
		case "\"", "''":
			m.side[i] = m.bySpace(i, straight > 0)
			if m.side[i] == sideOpen {
				straight++
			} else if straight > 0 {
				straight--
			}
		default:
			m.side[i] = m.singleSide(i)
		}
	}
	m.pairSingles()
}

// turned: “Yes,“ closes with the mark that it should have opened with.
func (m *marks) turned(i int) bool {
	if m.toks[i].space || i+1 < len(m.toks) && !m.toks[i+1].space {
		return false
	}
	for k := i - 1; k >= 0 && k > i-400; k-- {
		switch m.toks[k].low {
		case "“":
			return m.side[k] == sideOpen
		case "”":
			return false
		}
	}
	return false
}

// closesLow: „Ja“ closes with the mark that opens elsewhere.
func (m *marks) closesLow(i int) bool {
	for k := i - 1; k >= 0 && k > i-400; k-- {
		switch m.toks[k].low {
		case "„":
			return !m.toks[i].space
		case "“", "”":
			return false
		}
	}
	return false
}

// bySpace decides for a straight mark by what stands around it, and by parity where that
// does not tell.
func (m *marks) bySpace(i int, open bool) side {
	before := m.toks[i].space
	after := i+1 >= len(m.toks) || m.toks[i+1].space
	if i > 0 && !before {
		before = m.toks[i-1].kind == kindOpen || m.toks[i-1].kind == kindDash || m.toks[i-1].kind == kindMark && m.side[i-1] == sideOpen
	}
	if i+1 < len(m.toks) && !after {
		switch m.toks[i+1].kind {
		case kindComma, kindStop, kindColon, kindSemicolon, kindClose, kindDash, kindClitic:
			after = true
		}
	}
	switch {
	case before && !after:
		return sideOpen
	case after && !before:
		return sideClose
	case open:
		return sideClose
	}
	return sideOpen
}

// singleSide: a single mark opens before a word, after a space; it closes behind a word or
// its stop. All others are apostrophes.
func (m *marks) singleSide(i int) side {
	t := m.toks[i]
	if t.low == "‘" {
		if i+1 < len(m.toks) && !m.toks[i+1].space && (t.space || i == 0 || m.toks[i-1].kind != kindWord) {
			return sideOpen
		}
		return sideNone
	}
	next := i+1 < len(m.toks) && !m.toks[i+1].space && (m.toks[i+1].kind == kindWord || m.toks[i+1].kind == kindNumber)
	switch {
	case t.space && next && t.low != "’":
		return sideOpen
	case !t.space && !next && i > 0 && m.toks[i-1].kind != kindMark:
		return sideClose
	}
	return sideNone
}

// pairSingles drops single marks without a partner, so that an apostrophe opens nothing.
func (m *marks) pairSingles() {
	open := -1
	for i := range m.toks {
		if m.toks[i].kind != kindMark || !m.single(i) {
			continue
		}
		switch m.side[i] {
		case sideOpen:
			if open >= 0 {
				m.side[open] = sideNone
			}
			open = i
		case sideClose:
			switch {
			case open < 0:
				m.side[i] = sideNone
			case m.pluralPossessive(i):
				m.side[i] = sideNone
			default:
				open = -1
			}
		}
	}
	if open >= 0 {
		m.side[open] = sideNone
	}
	for i := range m.toks {
		if m.toks[i].kind == kindMark && m.side[i] == sideNone && m.possessive(i) {
			m.toks[i].kind, m.toks[i].low = kindClitic, "'s"
		}
	}
}

// pluralPossessive: "the voters’ choice" inside single marks, where a better partner comes.
func (m *marks) pluralPossessive(i int) bool {
	if !m.possessive(i) || i+1 >= len(m.toks) || m.toks[i+1].kind != kindWord {
		return false
	}
	for k := i + 1; k < len(m.toks) && k < i+60; k++ {
		if m.toks[k].kind == kindMark && m.single(k) {
			return m.side[k] == sideClose
		}
	}
	return false
}

func (m *marks) possessive(i int) bool {
	if i == 0 || m.toks[i].space {
		return false
	}
	prev := m.toks[i-1]
	r, _ := utf8.DecodeLastRuneInString(prev.low)
	return prev.kind == kindWord && (r == 's' || r == 'x' || r == 'z')
}

// balanced reports whether opening and closing double marks balance, so that they nest.
func (m *marks) balanced() bool {
	depth := 0
	for i, s := range m.side {
		if m.toks[i].kind != kindMark || m.single(i) {
			continue
		}
		switch s {
		case sideOpen:
			depth++
		case sideClose:
			if depth--; depth < 0 {
				return false
			}
		}
	}
	return depth == 0
}
