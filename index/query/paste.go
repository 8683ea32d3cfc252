package query

import (
	"regexp"
	"slices"
	"strings"
	"sync"

	"parley/app"
)

// dialect is another system's query language, recognised by words that only it has.
type dialect struct {
	name   string
	signal *regexp.Regexp
	lost   []loss // what has no counterpart, taken out before all else
	steps  []rewrite
	// phrases tells that words side by side are a phrase.
	phrases bool
}

type rewrite struct {
	find *regexp.Regexp
	with string
}

// loss is a piece of the other language that is left out, and why; with stands in its
// place.
type loss struct {
	find *regexp.Regexp
	why  string
	with string
}

func losses(pairs ...string) []loss {
	var list []loss
	for i := 0; i+1 < len(pairs); i += 2 {
		list = append(list, loss{find: regexp.MustCompile(pairs[i]), why: pairs[i+1]})
	}
	return list
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
var dialects = sync.OnceValue(func() []dialect {
	return []dialect{factiva(), nexis(), dtSearch(), elasticsearch()}
})

// convert reads a query pasted from another system; nil if none is recognised, or what it
// becomes cannot be run.
func convert(text string, opts Options) *app.Conversion {
	for _, d := range dialects() {
		if !d.signal.MatchString(text) {
			continue
		}
		c := d.convert(text)
		other, fix := read(c.To, opts, variant{})
		if other.problem != "" {
			c.Lost = append(c.Lost, app.LostPart{From: c.To, Why: other.problem})
			c.To = ""
			return c
		}
		for _, n := range other.notices {
			c.Lost = append(c.Lost, app.LostPart{Why: n.Text})
		}
		c.To, c.Reading = Print(fix), Reading(fix)
		return c
	}
	return nil
}

// convert rewrites a query of the dialect and notes each piece.
func (d dialect) convert(text string) *app.Conversion {
	c := &app.Conversion{System: d.name, From: strings.TrimSpace(text), Parts: []app.ConvertedPart{}, Lost: []app.LostPart{}}
	for _, l := range d.lost {
		text = outsideQuotes(text, func(part string) string {
			return l.find.ReplaceAllStringFunc(part, func(piece string) string {
				c.Lost = append(c.Lost, app.LostPart{From: strings.TrimSpace(piece), Why: l.why})
				return l.with
			})
		})
	}
	for _, s := range d.steps {
		text = outsideQuotes(text, func(part string) string { return s.apply(part, c) })
	}
	if d.phrases {
		text = quoteNeighbours(text, c)
	}
	c.To = strings.Join(strings.Fields(text), " ")
	return c
}

// apply rewrites every place and notes what became what, each once.
func (s rewrite) apply(text string, c *app.Conversion) string {
	var out []byte
	at := 0
	for _, m := range s.find.FindAllStringSubmatchIndex(text, -1) {
		became := s.find.ExpandString(nil, s.with, text, m)
		noteConverted(c, text[m[0]:m[1]], string(became))
		out = append(append(out, text[at:m[0]]...), became...)
		at = m[1]
	}
	return string(append(out, text[at:]...))
}

func noteConverted(c *app.Conversion, from, to string) {
	p := app.ConvertedPart{From: strings.TrimSpace(from), To: strings.TrimSpace(to)}
	if p.From != p.To && !slices.Contains(c.Parts, p) {
		c.Parts = append(c.Parts, p)
	}
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
func quoteNeighbours(text string, c *app.Conversion) string {
	return outsideQuotes(text, func(part string) string {
		var out, run []string
		flush := func() {
			if len(run) > 1 {
				phrase := `"` + strings.Join(run, " ") + `"`
				noteConverted(c, strings.Join(run, " "), phrase)
				out = append(out, phrase)
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
