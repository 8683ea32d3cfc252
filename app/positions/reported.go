package positions

import (
	"slices"
	"strings"

	"parley/app"
)

// reports fills in how the reported statements resolve and who reports.
func (t *tabulator) reports(c *app.Cell) sign {
	if len(t.reported.all) == 0 {
		return noSign
	}
	best := t.reported.all[0]
	for _, u := range t.reported.all {
		if u.rank < best.rank {
			best = u
		}
	}
	c.ReportedAs.State, c.ReportedAs.Attribution = app.CellNoComment, t.ranks[best.rank-1]
	resolved := noSign
	if len(t.reported.voiced) > 0 {
		v := t.resolver.resolve(t.reported.voiced, t.reported.tally)
		c.ReportedAs.State, resolved = v.word, v.sign
		if v.by != nil {
			c.ReportedAs.Stance = t.stances[v.by.stance.index]
			if v.by.conditional {
				c.ReportedAs.Condition = conditionOf(v.by.s)
			}
		}
	}
	sources := t.sources()
	c.Reporters = t.slab.named(sources)
	c.Anonymous = len(c.Reporters) == 0
	if len(sources) > 1 {
		c.ReportedAs.Words = t.disagreement(sources)
	}
	return resolved
}

// source is who reports, and what.
type source struct {
	name  string // empty for all that are not named
	short string // surname of a person
	list  []*unit
}

// sources lists who reports, in the order of their first statement. The list is reused
// for the next cell.
func (t *tabulator) sources() []source {
	out := t.sourceList[:0]
	for _, u := range t.reported.all {
		name, short := t.reporter(u)
		i := slices.IndexFunc(out, func(s source) bool { return s.name == name })
		if i < 0 {
			i = len(out)
			out = slices.Grow(out, 1)[:i+1]
			out[i] = source{name: name, short: short, list: out[i].list[:0]}
		}
		if u.stance.sign != noComment {
			out[i].list = append(out[i].list, u)
		}
	}
	t.sourceList = out
	return out
}

// named gives the names of those sources that have one, nil for none.
func (s *slab) named(sources []source) []string {
	n := 0
	for _, x := range sources {
		if x.name != "" {
			n++
		}
	}
	if n == 0 {
		return nil
	}
	out := take(&s.names, n)
	for _, x := range sources {
		if x.name != "" {
			out = append(out, x.name)
		}
	}
	return out
}

// disagreement gives a word per source where they differ, such as "△ Witkoff".
func (t *tabulator) disagreement(sources []source) []string {
	var out []string
	var found [signs]bool
	for _, s := range sources {
		if len(s.list) == 0 {
			continue
		}
		symbol := "○"
		switch v := t.resolver.resolve(s.list, count(s.list)); v.sign {
		case plus:
			symbol, found[plus] = "△", true
		case minus:
			symbol, found[minus] = "▽", true
		default:
			found[zero] = true
		}
		out = append(out, symbol+" "+s.short)
	}
	if !several(found) {
		return nil
	}
	return out
}

func several(found [signs]bool) bool {
	n := 0
	for _, f := range found {
		if f {
			n++
		}
	}
	return n > 1
}

// unnamed stands for all sources without a name.
const unnamed = "unnamed"

// reporter names who tells what the holder holds: the outermost named link of the chain
// that is neither the holder nor merely the medium, else the medium, else a speaker who
// is not the holder. Unnamed sources give an empty name.
func (t *tabulator) reporter(u *unit) (name, short string) {
	if !u.sourced {
		return "", unnamed
	}
	var medium, mediumShort string
	for _, l := range u.s.Chain {
		n, s := t.named(l, u)
		switch {
		case n == "":
		case l.Channel != "media_report":
			return n, s
		case medium == "":
			medium, mediumShort = n, s
		}
	}
	if medium != "" {
		return medium, mediumShort
	}
	if len(u.s.Chain) == 0 && u.s.Speaker != "" {
		if n, s := t.named(app.AttributionLink{SourceActor: u.s.Speaker}, u); n != "" {
			return n, s
		}
	}
	return "", unnamed
}

// named gives the names of a link's source, empty where it is the holder or not named.
func (t *tabulator) named(l app.AttributionLink, u *unit) (name, short string) {
	if l.Anonymity != "" && l.Anonymity != "named" {
		return "", ""
	}
	if l.SourceActor == "" {
		label := strings.TrimSpace(l.SourceLabel)
		if l.Anonymity == "" && u.s.Attribution == app.SecondHandAnonymous {
			return "", ""
		}
		return label, label
	}
	n, ok := t.actors.index[l.SourceActor]
	if !ok {
		return string(l.SourceActor), string(l.SourceActor)
	}
	a := t.actor(n)
	if n == u.holder || a.ID == u.s.Holder || a.Type == "anonymous_group" {
		return "", ""
	}
	if words := strings.Fields(a.Name); a.Type == personType && len(words) > 1 {
		return a.Name, words[len(words)-1]
	}
	return a.Name, a.Name
}
