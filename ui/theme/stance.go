package theme

// Stance is a stance as a coder chooses it, with the text it shows everywhere.
type Stance struct {
	Code   string
	Symbol string
	Word   string
	Style  StyleName
}

// Label returns symbol and word, as in "◆▲ Support if".
func (s Stance) Label() string { return s.Symbol + " " + s.Word }

// Stances lists the statement stances in the order of forms and legends.
func Stances() []Stance {
	return []Stance{
		{"strong_support", "▲▲", "Strong support", Support},
		{"support", "▲", "Support", Support},
		{"conditional_support", "◆▲", "Support if", Conditional},
		{"neutral", "■", "Neutral", Neutral},
		{"conditional_oppose", "◆▼", "Oppose unless", Conditional},
		{"oppose", "▼", "Oppose", Oppose},
		{"strong_oppose", "▼▼", "Strong oppose", Oppose},
		{"ambivalent", "±", "Ambivalent", Mixed},
		{"no_comment", "…", "No comment", NoComment},
	}
}

// StanceOf returns the stance of a code; an unknown code shows itself and
// looks like no data.
func StanceOf(code string) Stance {
	for _, s := range Stances() {
		if s.Code == code {
			return s
		}
	}
	return Stance{Code: code, Symbol: "?", Word: code, Style: NoData}
}

// StyleOfStance returns the style of a statement's mark: hollow when the
// stance is only reported by somebody else.
func StyleOfStance(code string, reported bool) StyleName {
	name := StanceOf(code).Style
	if !reported {
		return name
	}
	switch name {
	case Support:
		return ReportedSupport
	case Oppose:
		return ReportedOppose
	case Conditional:
		return ReportedConditional
	default:
		return ReportedOther
	}
}
