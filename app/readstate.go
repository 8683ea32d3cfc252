package app

import "strings"

// ReadState reads what a cell says from its first line: by its symbols, else by its words,
// else by a code, whatever the capitals. It gives the symbols; "–" for no data, which an
// empty text means too, and "" for what is none of these. “Now” and a qualification after
// the word do not count.
func ReadState(line string) string {
	line = strings.TrimSpace(line)
	if line == "" {
		return "–"
	}
	for _, symbol := range stateSymbols() {
		if strings.HasPrefix(line, symbol) {
			return symbol
		}
	}
	if strings.Trim(line, "-—―−") == "" {
		return "–"
	}
	word := strings.TrimPrefix(FoldName(strings.ReplaceAll(line, "_", " ")), "now ")
	for _, s := range Stances() {
		symbol, words, _ := strings.Cut(s.Words(), " ")
		if word == FoldName(words) || word == FoldName(strings.ReplaceAll(string(s), "_", " ")) {
			return symbol
		}
	}
	switch word {
	case "mixed", "mixed inconsistent":
		return "±"
	case "split":
		return "≠"
	case "contested":
		return "↔"
	case "no data", "no statement found", "none":
		return "–"
	}
	return ""
}

// StateStance gives the stance that a state stands for where it can be chosen; ok is false
// for findings such as split, and for no data.
func StateStance(symbols string) (s Stance, ok bool) {
	for _, s := range Stances() {
		if symbol, _, _ := strings.Cut(s.Words(), " "); symbol == symbols {
			return s, true
		}
	}
	return "", false
}

// stateSymbols lists the symbols of cells, those first that others begin like.
func stateSymbols() []string {
	return []string{"▲▲", "▼▼", "◆▲", "◆▼", "◇△", "◇▽", "▲", "▼", "◆", "■", "±", "≠", "↔", "…", "△", "▽", "◇", "○", "–"}
}
