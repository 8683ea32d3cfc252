package app

import (
	"cmp"
	"slices"
	"strings"
)

// Register is the list of all statements and annotations of the library, or of those that
// a query finds, with the names that go with them.
type Register struct {
	Query   string
	Reading string // how the query was understood
	Notices []Notice
	Rows    []RegisterRow
	All     int // rows without the query
	Tags    []Tag
}

// RegisterRow is a statement or an annotation with what a list of them shows. Slices and
// pointers are shared with other rows and lists: they are read only.
type RegisterRow struct {
	Statement  *Statement  // one of the two
	Annotation *Annotation // is nil

	Title     string // of the article
	Source    string
	Published Date
	Language  string
	Holder    string // names; empty where there is none
	Speaker   string
	Issue     string
	Coder     string
	Tagged    []string // names of tags
	Notes     []string // of all coders, the comment or the statement's own note first
}

// Key names the record of the row.
func (r RegisterRow) Key() Key {
	if r.Statement != nil {
		return r.Statement.Key()
	}
	return r.Annotation.Key()
}

// Article gives the article that the row belongs to.
func (r RegisterRow) Article() ArticleID {
	if r.Statement != nil {
		return r.Statement.Article
	}
	return r.Annotation.Article
}

// TagIDs gives the tags of the record.
func (r RegisterRow) TagIDs() []TagID {
	if r.Statement != nil {
		return r.Statement.Tags
	}
	return r.Annotation.Tags
}

// Quote gives the words, those of several passages joined by " […] ".
func (r RegisterRow) Quote() string {
	if r.Statement != nil {
		return r.Statement.QuoteText()
	}
	return r.Annotation.Quote.Exact
}

// Place gives the span of the first words, zero where there are none.
func (r RegisterRow) Place() Span {
	if r.Annotation != nil {
		return r.Annotation.Quote.Span
	}
	if c := r.Statement.Contents(); len(c) > 0 {
		return c[0].Span
	}
	return Span{}
}

// Said gives the date a statement was made, or none.
func (r RegisterRow) Said() Date {
	if r.Statement != nil {
		return r.Statement.StatedAt
	}
	return ""
}

// NoteText gives the notes in one text.
func (r RegisterRow) NoteText() string { return strings.Join(r.Notes, " · ") }

// RegisterColumn names what a register is sorted and grouped by.
type RegisterColumn string

// The columns.
const (
	RegisterNumber      RegisterColumn = "number"
	RegisterSaid        RegisterColumn = "said"
	RegisterPublished   RegisterColumn = "published"
	RegisterActor       RegisterColumn = "actor"
	RegisterIssue       RegisterColumn = "issue"
	RegisterStance      RegisterColumn = "stance"
	RegisterAttribution RegisterColumn = "attribution"
	RegisterArticle     RegisterColumn = "article"
	RegisterSource      RegisterColumn = "source"
	RegisterTag         RegisterColumn = "tag"
	RegisterCoder       RegisterColumn = "coder"
	RegisterQuote       RegisterColumn = "quote"
	RegisterNote        RegisterColumn = "note"
)

// RegisterSorts lists what a register can be sorted by.
func RegisterSorts() []RegisterColumn {
	return []RegisterColumn{
		RegisterNumber, RegisterSaid, RegisterPublished, RegisterActor, RegisterIssue, RegisterStance, RegisterAttribution,
		RegisterArticle, RegisterSource, RegisterTag, RegisterCoder, RegisterQuote, RegisterNote,
	}
}

// RegisterGroups lists what a register can be grouped by.
func RegisterGroups() []RegisterColumn {
	return []RegisterColumn{RegisterArticle, RegisterTag, RegisterCoder, RegisterActor, RegisterIssue, RegisterStance, RegisterSource, RegisterAttribution}
}

// Word is what the row has in a column, in words; empty for nothing.
func (r RegisterRow) Word(c RegisterColumn) string {
	switch c {
	case RegisterNumber:
		return r.Key().ID
	case RegisterSaid:
		return string(r.Said())
	case RegisterPublished:
		return string(r.Published)
	case RegisterActor:
		return r.Holder
	case RegisterIssue:
		return r.Issue
	case RegisterStance:
		if r.Statement != nil {
			return r.Statement.Stance.Words()
		}
	case RegisterAttribution:
		if r.Statement != nil {
			return r.Statement.Attribution.Words()
		}
	case RegisterArticle:
		return r.Title
	case RegisterSource:
		return r.Source
	case RegisterTag:
		return strings.Join(r.Tagged, ", ")
	case RegisterCoder:
		return r.Coder
	case RegisterQuote:
		return r.Quote()
	case RegisterNote:
		return r.NoteText()
	}
	return ""
}

// SortRegister gives the rows in the order of a column, the number deciding between
// equals; what has nothing there comes last. The slice given stays as it is.
func SortRegister(rows []RegisterRow, by RegisterColumn, down bool) []RegisterRow {
	type keyed struct {
		row  RegisterRow
		text string
		n    int
		kind Kind
		num  int
	}
	all := make([]keyed, len(rows))
	for i, r := range rows {
		k := r.Key()
		all[i] = keyed{row: r, kind: k.Kind, num: numberOf(k.ID)}
		switch by {
		case RegisterNumber:
		case RegisterStance, RegisterAttribution:
			all[i].n = registerRank(r, by)
		case RegisterSaid, RegisterPublished:
			all[i].text = byBeginning(Date(r.Word(by)))
		default:
			all[i].text = FoldName(r.Word(by))
		}
	}
	sign := 1
	if down {
		sign = -1
	}
	blank := func(k keyed) bool { return by != RegisterNumber && k.text == "" && k.n == 0 }
	slices.SortStableFunc(all, func(a, b keyed) int {
		if blank(a) != blank(b) {
			return map[bool]int{true: 1, false: -1}[blank(a)]
		}
		own := sign * cmp.Or(cmp.Compare(a.text, b.text), a.n-b.n)
		number := cmp.Or(-strings.Compare(string(a.kind), string(b.kind)), a.num-b.num) // statements first
		if by == RegisterNumber {
			number *= sign
		}
		return cmp.Or(own, number)
	})
	out := make([]RegisterRow, len(all))
	for i, k := range all {
		out[i] = k.row
	}
	return out
}

// byBeginning gives what dates of any precision are sorted by: their first moment; those
// whose year is not known come after the others.
func byBeginning(d Date) string {
	switch from, _, ok := d.Period(); {
	case d == "":
		return ""
	case !ok:
		return "~" + string(d)
	default:
		return from.UTC().Format("2006-01-02T15:04:05") + " " + string(d)
	}
}

// registerRank orders stances from strong support to strong opposition, attributions by
// rank; 0 for none.
func registerRank(r RegisterRow, by RegisterColumn) int {
	switch {
	case r.Statement == nil:
		return 0
	case by == RegisterAttribution:
		return r.Statement.Attribution.Rank()
	}
	return slices.Index(Stances(), r.Statement.Stance) + 1
}

// numberOf gives the running number in an id such as "S-12".
func numberOf(id string) int {
	n := 0
	for _, c := range id {
		if c >= '0' && c <= '9' {
			n = n*10 + int(c-'0')
		}
	}
	return n
}

// RegisterGroup is a group of a register: its rows by their place in the slice grouped.
type RegisterGroup struct {
	Name string // empty: rows that have nothing there
	Rows []int
}

// GroupRegister groups rows by a column, groups in the order of their names, rows in the
// order given; a row with several tags stands in each of their groups.
func GroupRegister(rows []RegisterRow, by RegisterColumn) []RegisterGroup {
	at := map[string]int{}
	var out []RegisterGroup
	add := func(name string, row int) {
		i, ok := at[name]
		if !ok {
			i = len(out)
			at[name] = i
			out = append(out, RegisterGroup{Name: name})
		}
		out[i].Rows = append(out[i].Rows, row)
	}
	rank := map[string]int{}
	for i, r := range rows {
		if by == RegisterTag && len(r.Tagged) > 0 {
			for _, t := range r.Tagged {
				add(t, i)
			}
			continue
		}
		name := r.Word(by)
		if by == RegisterStance || by == RegisterAttribution {
			rank[name] = cmp.Or(registerRank(r, by), len(Stances())+len(Attributions())) // uncoded comes last
		}
		add(name, i)
	}
	slices.SortStableFunc(out, func(a, b RegisterGroup) int {
		if (a.Name == "") != (b.Name == "") {
			return map[bool]int{true: 1, false: -1}[a.Name == ""]
		}
		return cmp.Or(rank[a.Name]-rank[b.Name], strings.Compare(FoldName(a.Name), FoldName(b.Name)))
	})
	return out
}

// Sifted tells which rows of a register a query finds.
type Sifted struct {
	Keep    []bool // for each row
	Reading string
	Notices []Notice
}
