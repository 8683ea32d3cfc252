package app

import "strings"

// ownRank is the last rank of an actor's own words (domain, R0).
const ownRank = 5

// AttributionsNamed finds attribution types by code, by rank as "1" or "6-8", by "own"
// (ranks 1 to 5) and "reported" (the others), or by whole words of the code.
func AttributionsNamed(text string) []Attribution {
	code := strings.ReplaceAll(FoldName(text), " ", "_")
	least, most := rankRange(code)
	fits := []func(Attribution) bool{
		func(a Attribution) bool { return string(a) == code },
		func(a Attribution) bool {
			return code == "own" && a.Rank() <= ownRank || code == "reported" && a.Rank() > ownRank
		},
		func(a Attribution) bool { return a.Rank() >= least && a.Rank() <= most },
		func(a Attribution) bool { return hasWords(strings.ReplaceAll(string(a), "_", " "), text) },
	}
	for _, fit := range fits {
		var out []Attribution
		for _, a := range Attributions() {
			if fit(a) {
				out = append(out, a)
			}
		}
		if len(out) > 0 {
			return out
		}
	}
	return nil
}

// rankRange reads "3" and "3-5"; 0, 0 for anything else.
func rankRange(text string) (least, most int) {
	from, to, ranged := strings.Cut(text, "-")
	if !ranged {
		to = from
	}
	digits := func(s string) int {
		if s == "" || len(s) > 2 || strings.Trim(s, "0123456789") != "" {
			return 0
		}
		return numberOf(s)
	}
	if least, most = digits(from), digits(to); least == 0 || most == 0 {
		return 0, 0
	}
	return least, most
}

// hasWords reports whether the words of part stand together in the name.
func hasWords(name, part string) bool {
	part = FoldName(part)
	return part != "" && strings.Contains(" "+FoldName(name)+" ", " "+part+" ")
}
