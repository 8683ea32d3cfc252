package register

import (
	"strings"

	"parley/app"
	"parley/ui/present"
	"parley/ui/theme"
	"parley/ui/widgets"
)

// registerColumn is a column of the list.
type registerColumn struct {
	head  string
	sort  app.RegisterColumn // empty: it cannot be sorted by
	width widgets.ColumnWidth
}

func registerColumns() []registerColumn {
	return []registerColumn{
		{"", "", widgets.ColumnWidth{Least: 14}},
		{"", app.RegisterStance, widgets.ColumnWidth{Least: 34}},
		{"No.", app.RegisterNumber, widgets.ColumnWidth{Least: 52}},
		{"Actor", app.RegisterActor, widgets.ColumnWidth{Least: 70, Share: 3}},
		{"Issue", app.RegisterIssue, widgets.ColumnWidth{Least: 70, Share: 3}},
		{"Quote", app.RegisterQuote, widgets.ColumnWidth{Least: 150, Share: 7}},
		{"Note", app.RegisterNote, widgets.ColumnWidth{Least: 50, Share: 2}},
		{"Tags", app.RegisterTag, widgets.ColumnWidth{Least: 50, Share: 1}},
		{"Said", app.RegisterSaid, widgets.ColumnWidth{Least: 82}},
		{"Article", app.RegisterArticle, widgets.ColumnWidth{Least: 90, Share: 3}},
		{"Coder", app.RegisterCoder, widgets.ColumnWidth{Least: 50}},
	}
}

func columnWidths() []widgets.ColumnWidth {
	var out []widgets.ColumnWidth
	for _, c := range registerColumns() {
		out = append(out, c.width)
	}
	return out
}

// headCells are the heads of the columns, that of the sorting one with an arrow.
func headCells(by app.RegisterColumn, down bool) []widgets.ColumnText {
	var out []widgets.ColumnText
	for _, c := range registerColumns() {
		t := muted(c.head)
		t.Bold = true
		if c.sort == by {
			t.Text += map[bool]string{true: " ↓", false: " ↑"}[down]
			t.Color = theme.ColorAccent
		}
		out = append(out, t)
	}
	return out
}

// sortBy sorts by a column whose head was clicked.
func (v *View) sortBy(column int) {
	if c := registerColumns()[column].sort; c != "" {
		v.p.SortBy(c)
	}
}

// cells are what a row shows.
func cells(x app.RegisterRow, marked bool) []widgets.ColumnText {
	mark := widgets.ColumnText{Bold: true, Color: theme.ColorAccent}
	if marked {
		mark.Text = "✓"
	}
	sign := widgets.ColumnText{Text: "●", Small: true, Color: theme.ColorMuted}
	if s := x.Statement; s != nil {
		hollow := present.Reported(s.Attribution)
		sign = widgets.ColumnText{Text: present.StanceSymbol(s.Stance, hollow), Small: true, Style: theme.StyleOfStance(string(s.Stance), hollow)}
	}
	quote := strings.Join(strings.Fields(x.Quote()), " ")
	note := strings.Join(strings.Fields(x.NoteText()), " ")
	key := x.Key().ID
	if x.Statement != nil && x.Statement.KeyEvidence {
		key += " ★"
	}
	small := func(text string) widgets.ColumnText { return widgets.ColumnText{Text: text, Small: true} }
	actor, tags := small(x.Holder), small(strings.Join(x.Tagged, ", "))
	actor.Bold, tags.Color = true, theme.ColorAccent
	return []widgets.ColumnText{
		mark, sign, muted(key), actor, small(x.Issue), small(quote), muted(note), tags, small(said(x)), muted(x.Title), muted(x.Coder),
	}
}

func said(x app.RegisterRow) string {
	if d := x.Said(); d != "" {
		return d.Words()
	}
	return ""
}
