package query

import (
	"regexp"
	"strings"
	"sync"
)

// dialect is another system's query language, recognised by words that only it has.
type dialect struct {
	name   string
	signal *regexp.Regexp
	steps  []rewrite
	// phrases tells that words side by side are a phrase.
	phrases bool
}

type rewrite struct {
	find *regexp.Regexp
	with string
}

func steps(pairs ...string) []rewrite {
	var list []rewrite
	for i := 0; i+1 < len(pairs); i += 2 {
		list = append(list, rewrite{regexp.MustCompile(pairs[i]), pairs[i+1]})
	}
	return list
}

// dialects lists what is recognised. What both languages write alike is left alone. The
// list is made when it is first needed.
var dialects = sync.OnceValue(makeDialects)

func makeDialects() []dialect {
	logic := []string{
		`(?i)\band not\b`, "AND NOT", `\band\b`, "AND", `\bor\b`, "OR", `\bnot\b`, "NOT",
	}
	return []dialect{
		{
			name:   "Factiva",
			signal: regexp.MustCompile(`(?i)\b(adj|near)[0-9]+\b|\batleast[0-9]+\s+[^(]|/[fn][0-9]+/|\b(hd|hlp|wc|sn|by|la)[=<>]`),
			steps: append(steps(
				`(?i)(\([^()]*\)|"[^"]*"|[^\s()"]+)/[fn]([0-9]+)/`, "FIRST/$2($1)",
				`(?i)\b(?:adj|w/)([0-9]+)\b`, "PRE/$1", // ordered there
				`(?i)\bnear([0-9]+)\b`, "W/$1",
				`(?i)\batleast([0-9]+)\b`, "ATLEAST/$1",
				`(?i)\bsame\b`, "SAME",
				`(?i)\bhd=`, "title:", `(?i)\bhlp=`, "lead:", `(?i)\bsn=`, "source:", `(?i)\bby=`, "author:", `(?i)\bla=`, "lang:",
				`(?i)\bwc\s*([<>]=?)\s*([0-9]+)`, "words:$1$2", `(?i)\bwc=([0-9]+)`, "words:$1",
			), steps(logic...)...),
		},
		{
			name:   "Lexis",
			signal: regexp.MustCompile(`(?i)\b(hlead|headline|byline|publication|atleast[0-9]+)\(|\bw/seg\b`),
			steps: append(steps(
				`(?i)\bhlead\(`, "LEAD(", `(?i)\bheadline\(`, "title:(", `(?i)\bbyline\(`, "author:(", `(?i)\bpublication\(`, "source:(",
				`(?i)\batleast([0-9]+)\(`, "ATLEAST/$1 (", `(?i)\bw/seg\b`, "AND",
			), steps(logic...)...),
			phrases: true,
		},
		{
			name:   "dtSearch",
			signal: regexp.MustCompile(`(?i)\bcontains\s*\(|\bxfirstword\b`),
			steps: append(steps(
				`(?i)(\([^()]*\)|"[^"]*"|[^\s()"]+)\s+(?:w|pre)/([0-9]+)\s+xfirstword`, "FIRST/$2($1)",
				`(?i)xfirstword\s+(?:w|pre)/([0-9]+)\s+(\([^()]*\)|"[^"]*"|[^\s()"]+)`, "FIRST/$1($2)",
				`(?i)\(?\b(title|body|author|source)\s+contains\s*(\([^()]*\))\)?`, "$1:$2",
			), steps(logic...)...),
			phrases: true,
		},
		{
			name:   "Elasticsearch",
			signal: regexp.MustCompile(`[a-z]:[\[{][^\]}]+ TO [^\]}]+[\]}]|&&|\|\|`),
			steps: steps(
				`\b(?:published|date|timestamp):[\[{](\S+) TO (\S+)[\]}]`, "date:$1..$2",
				`\b([a-z]+):[\[{](\S+) TO (\S+)[\]}]`, "$1:$2..$3",
				`\.\.\*`, "..", `:\*\.\.`, ":..",
				`&&`, "AND", `\|\|`, "OR", `(^|[\s(])!`, "${1}NOT ",
			),
		},
	}
}

// convert reads a query pasted from another system; ok is false if none is recognised.
func convert(text string) (name, converted string, ok bool) {
	for _, d := range dialects() {
		if !d.signal.MatchString(text) {
			continue
		}
		for _, s := range d.steps {
			text = outsideQuotes(text, func(part string) string { return s.find.ReplaceAllString(part, s.with) })
		}
		if d.phrases {
			text = quoteNeighbours(text)
		}
		return d.name, strings.Join(strings.Fields(text), " "), true
	}
	return "", "", false
}

// outsideQuotes changes what does not stand in quotation marks, unless the change needs
// a quoted operand: then nothing is lost, only not converted.
func outsideQuotes(text string, change func(string) string) string {
	parts := strings.Split(text, `"`)
	for i := 0; i < len(parts); i += 2 {
		parts[i] = change(parts[i])
	}
	return strings.Join(parts, `"`)
}

var plainWord = regexp.MustCompile(`^[\pL\pN][\pL\pN\pM'’-]*$`)

// quoteNeighbours puts plain words side by side into quotation marks.
func quoteNeighbours(text string) string {
	return outsideQuotes(text, func(part string) string {
		var out, run []string
		flush := func() {
			if len(run) > 1 {
				out = append(out, `"`+strings.Join(run, " ")+`"`)
			} else {
				out = append(out, run...)
			}
			run = nil
		}
		spaced := strings.NewReplacer("(", "( ", ")", " )").Replace(part)
		for word := range strings.FieldsSeq(spaced) {
			if plainWord.MatchString(word) && !isJoint(word) {
				run = append(run, word)
				continue
			}
			flush()
			out = append(out, word)
		}
		flush()
		return " " + strings.NewReplacer("( ", "(", " )", ")").Replace(strings.Join(out, " ")) + " "
	})
}

func isJoint(word string) bool {
	switch strings.ToLower(word) {
	case "and", "or", "not", "contains", "xfirstword", "title", "body", "author", "source":
		return true
	}
	return false
}
