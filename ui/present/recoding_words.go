package present

import (
	"slices"
	"strings"

	"parley/app"
)

// quoteRunes is how much of a quote a list of statements shows.
const quoteRunes = 160

// recodingRows lists the statements that change, and those that only look different.
func recodingRows(p prepared) []RecodingRow {
	name := namerOf(p)
	rows := make([]RecodingRow, 0, len(p.recoding.Statements))
	row := func(s app.Statement, change string) {
		rows = append(rows, RecodingRow{ID: s.ID, Source: outletLine(s.Article, p.heads), Quote: inQuotes(cut(oneLine(s.QuoteText()), quoteRunes)), Change: change})
	}
	for _, c := range p.recoding.Set.Changes {
		if s, ok := statementOf(c); ok {
			row(s, changeWords(app.FieldChanges(c, name)))
		}
	}
	for _, s := range p.others {
		row(s, "")
	}
	return rows
}

// changeWords puts field changes in one line.
func changeWords(all []app.FieldChange) string {
	var parts []string
	said := map[string]int{} // what changes, and the place where it is told
	for _, f := range all {
		change := blank(cut(oneLine(f.Before), 60)) + " → " + blank(cut(oneLine(f.After), 60))
		if i, ok := said[change]; ok {
			parts[i] = f.Field + ", " + parts[i]
			continue
		}
		said[change] = len(parts)
		parts = append(parts, f.Field+": "+change)
	}
	return strings.Join(parts, " · ")
}

// blank shows that there is nothing.
func blank(s string) string {
	if s == "" {
		return "(nothing)"
	}
	return s
}

// inQuotes puts quotation marks around words that do not begin with some.
func inQuotes(s string) string {
	if s == "" || strings.ContainsRune("“\"„«‘", []rune(s)[0]) {
		return s
	}
	return "“" + s + "”"
}

// namerOf names records as they are called before and, where they are new, after.
func namerOf(p prepared) app.Namer {
	made := map[app.Key]string{}
	for _, c := range p.recoding.Set.Changes {
		for _, r := range []app.Record{c.Before, c.After} {
			switch x := r.(type) {
			case app.Actor:
				made[x.Key()] = x.Name
			case app.Issue:
				made[x.Key()] = x.Title
			}
		}
	}
	return func(k app.Key) string {
		switch k.Kind {
		case app.KindActor:
			if a, ok := p.book.Actor(app.ActorID(k.ID)); ok {
				return a.Name
			}
		case app.KindIssue:
			if x, ok := p.book.Issue(app.IssueID(k.ID)); ok {
				return x.Title
			}
		}
		return made[k]
	}
}

// recodingWords tells what happens, a sentence each.
func recodingWords(p prepared) []string {
	var out []string
	counts := map[app.Kind]int{}
	for _, c := range p.recoding.Set.Changes {
		switch k := c.Key().Kind; k {
		case app.KindActor, app.KindIssue:
			out = append(out, entryWords(c, p)...)
		default:
			counts[k]++
		}
	}
	if n := counts[app.KindStatement]; n > 0 {
		out = append(out, Count(n, "statement changes.", "statements change."))
	} else if n := len(p.others); n > 0 {
		out = append(out, Count(n, "statement shows", "statements show")+" the new name; nothing else of them changes.")
	}
	if n := counts[app.KindOverride]; n > 0 {
		out = append(out, Count(n, "value of the analyst’s own moves along.", "values of the analyst’s own move along."))
	}
	if n := counts[app.KindNote]; n > 0 {
		out = append(out, Count(n, "note moves along.", "notes move along."))
	}
	return append(out, "It is one step: one undo takes all of it back.")
}

func entryWords(c app.Change, p prepared) []string {
	switch {
	case c.Before == nil:
		return []string{"New in the codebook: “" + recordName(c.After) + "”."}
	case c.After == nil:
		return []string{"“" + recordName(c.Before) + "” leaves the codebook."}
	}
	var out []string
	before, after := recordName(c.Before), recordName(c.After)
	if before != after {
		out = append(out, "“"+before+"” is called “"+after+"” from now on.")
	}
	added := newNames(c.Before, c.After)
	for i, n := range added {
		added[i] = "“" + n + "”"
	}
	if len(added) > 0 {
		out = append(out, "“"+after+"” is also found as "+strings.Join(added, ", ")+".")
	}
	rest := slices.DeleteFunc(app.FieldChanges(c, namerOf(p)), func(f app.FieldChange) bool {
		return slices.Contains([]string{"name", "title", "aliases", "synonyms"}, f.Field)
	})
	if len(rest) > 0 {
		out = append(out, "“"+after+"”: "+changeWords(rest)+".")
	}
	return out
}

func recordName(r app.Record) string {
	switch x := r.(type) {
	case app.Actor:
		return x.Name
	case app.Issue:
		return x.Title
	}
	return r.Key().ID
}

// newNames gives the aliases or synonyms that an entry has after and not before.
func newNames(before, after app.Record) []string {
	list := func(r app.Record) []string {
		var out []string
		switch x := r.(type) {
		case app.Actor:
			for _, a := range x.Aliases {
				out = append(out, a.Text)
			}
		case app.Issue:
			out = slices.Clone(x.Synonyms)
		}
		return out
	}
	had := list(before)
	return slices.DeleteFunc(list(after), func(s string) bool { return slices.Contains(had, s) })
}
