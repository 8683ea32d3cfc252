package extract

import (
	"bytes"
	"regexp"
	"slices"
	"strings"
)

// factivaLine is a label of Factiva's text layout with its value: "HD  Headline",
// separated by a tab or by two spaces, or with the value in the next line.
var factivaLine = regexp.MustCompile(`^([A-Z]{2,3})(?:\t+[ \t]*| {2,}|$)(.*)$`)

// factivaLabels are the labels that begin a field.
var factivaLabels = []string{
	"SE", "HD", "HL", "BY", "CR", "WC", "PD", "ET", "SN", "SC", "ED", "PG", "VOL", "LA", "CY", "LP", "TD", "CT", "RF", "CO", "IN", "NS", "RE", "IPC", "IPD", "PUB", "AN", "NGC", "GC", "CX", "ART",
}

// isFactivaText looks for the labels that every article has, each at the start of a line.
func isFactivaText(b []byte) bool {
	const look = 64 << 10
	seen := map[string]bool{}
	for l := range bytes.Lines(b[:min(len(b), look)]) {
		if label, _, ok := factivaLabel(string(l)); ok {
			seen[label] = true
		}
	}
	return seen["HD"] && seen["PD"] && seen["SN"] && (seen["LP"] || seen["TD"]) && (seen["AN"] || seen["SC"])
}

func factivaLabel(l string) (label, value string, ok bool) {
	const longest = 400
	m := factivaLine.FindStringSubmatch(strings.TrimRight(l[:min(len(l), longest)], " \r\n"))
	if m == nil || !slices.Contains(factivaLabels, m[1]) {
		return "", "", false
	}
	_, value, _ = strings.Cut(strings.TrimRight(l, "\r\n"), m[1])
	return m[1], strings.TrimSpace(value), true
}

// readFactivaText reads Factiva's text layout. An article ends with its number, or where
// the next headline begins.
func readFactivaText(text string, each func(exported) bool) {
	var x exported
	var label string
	var lines []string
	end := func() {
		if label != "" {
			x.factivaField(label, lines)
		}
		label, lines = "", nil
	}
	emit := func() bool {
		end()
		if x.title == "" && len(x.lines) == 0 {
			x = exported{}
			return true
		}
		if x.title == "" {
			x.refused = "has no headline"
		}
		ok := each(x)
		x = exported{}
		return ok
	}
	for l := range strings.Lines(text) {
		next, value, ok := factivaLabel(l)
		switch {
		case ok && ((next == "HD" && x.title != "") || (next == "SE" && (x.date != "" || len(x.lines) > 0))):
			if !emit() {
				return
			}
			fallthrough
		case ok:
			end()
			label, lines = next, nil
			if value != "" {
				lines = append(lines, value)
			}
		case strings.TrimSpace(l) == "" && label == "AN":
			if !emit() {
				return
			}
		case strings.TrimSpace(l) != "" && label != "":
			lines = append(lines, strings.TrimSpace(l))
		}
	}
	emit()
}
