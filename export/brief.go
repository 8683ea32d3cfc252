package export

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

// What a brief shows at most: issues side by side in a table, quotes of one position. The
// rest is told and stands in the workbook.
const (
	briefColumns = 8
	briefQuotes  = 3
)

// brief is a report to be read and edited as text: the content of DOCX and HTML, without
// anything of either format.
type brief struct {
	lexicon
	Language string
	RTL      bool
	Title    string
	Subtitle string
	Marking  string
	Made     string
	Findings []Finding
	Key      []briefKey
	Tables   []briefTable
	Issues   []briefIssue
	Actors   []briefActor
	Method   []briefPart
	Sources  []briefSource
	Left     string // what was left out or cut
}

type briefPart struct{ Label, Text string }

// briefKey explains a display state.
type briefKey struct{ State, Words, Sentence string }

// briefTable is the matrix, or a part of it that fits on a page.
type briefTable struct {
	Heads []string
	Rows  []briefRow
}

type briefRow struct {
	Name, Role string
	NewGroup   bool // another side begins
	Cells      []briefCell
}

type briefCell struct {
	State  string
	Pale   bool
	Hollow bool
	Lines  []string
}

type briefIssue struct {
	ID, Title, Question, Low, High string
	Positions                      []briefPosition
	Silent                         string // names of actors without a statement
}

// briefPosition is the position of one actor on one issue with the words behind it.
type briefPosition struct {
	State, Actor, Role, Words, More string
	Note                            []string // the analyst's
	Quotes                          []briefQuote
	Rest                            string // how many statements are not shown
}

type briefQuote struct {
	Text, Said string
	Source     int // number of the source, 0 for none
	Place      string
}

type briefActor struct {
	Name, About string
	Rows        []briefActorRow
}

type briefActorRow struct{ State, Issue, Position, Confidence, Latest string }

// briefSource is an article as notes cite it.
type briefSource struct {
	N     int
	Text  string
	Short string // for the second mention
	URL   string // empty where it is none that may be followed
}

// newBrief words the book.
func (w *Workbook) newBrief(ctx context.Context, b app.Book) (brief, error) {
	f := excelize.NewFile()
	defer func() { _ = f.Close() }() // nothing is written
	r, err := newReport(ctx, f, w.o, b)
	if err != nil {
		return brief{}, err
	}
	t := brief{
		lexicon:  r.lexicon,
		Language: cmp.Or(b.Language, "en"), RTL: r.rtl, Title: cmp.Or(oneLine(b.Title), r.say("Positions")), Subtitle: r.subtitle(), Marking: oneLine(b.Marking),
		Made: "Parley " + orElse(b.AppVersion, r.say("(development version)")) + " · " + stamp(b.GeneratedAt) + " · " + b.ExportID, Left: r.leftOutLine(),
	}
	for _, f := range r.findings() {
		f.Title, f.Text = oneLine(f.Title), oneLine(f.Text)
		t.Findings = append(t.Findings, f)
	}
	for _, x := range r.statesPresent() {
		t.Key = append(t.Key, briefKey{x.state, x.symbol + " " + r.word(stateWords(x.state)), r.word(stateSentence(x.state))})
	}
	t.Key = append(t.Key, briefKey{app.DisplayNoData, "– " + r.word(stateWords(app.DisplayNoData)), r.word(stateSentence(app.DisplayNoData))})
	numbers := r.briefSources(&t)
	r.briefTables(&t)
	for _, x := range r.issues {
		if err := ctx.Err(); err != nil {
			return t, err
		}
		t.Issues = append(t.Issues, r.briefIssue(x, numbers))
	}
	for _, a := range r.actors {
		t.Actors = append(t.Actors, r.briefActor(a))
	}
	for _, p := range r.methodText() {
		if !p.ofFile {
			t.Method = append(t.Method, briefPart{p.label, oneLine(p.text)})
		}
	}
	return t, nil
}

// briefSources lists the articles that are cited and gives their numbers.
func (r *report) briefSources(t *brief) map[app.ArticleID]int {
	numbers := map[app.ArticleID]int{}
	for i := range r.b.Sources {
		s := &r.b.Sources[i]
		if s.Statements == 0 {
			continue
		}
		n := len(t.Sources) + 1
		numbers[s.ID] = n
		src := briefSource{N: n, Text: r.citation(s), Short: orElse(oneLine(s.Source), r.say("Source")) + ", " + r.mark(shorten(orElse(oneLine(s.Title), r.say("(no title)")), 60))}
		if target, ok := safeLink(s.URL); ok {
			src.URL = target
		}
		t.Sources = append(t.Sources, src)
	}
	return numbers
}

// citation words an article as notes cite it.
func (r *report) citation(s *app.BookSource) string {
	var parts []string
	for _, p := range []string{strings.Join(s.Byline, ", "), r.mark(orElse(oneLine(s.Title), r.say("(no title)"))), s.Source} {
		if p = oneLine(p); p != "" {
			parts = append(parts, p)
		}
	}
	if s.Published != "" {
		parts = append(parts, r.date(s.Published))
	}
	text := strings.Join(parts, ", ") + "."
	if s.Retrieved != "" {
		text += r.say(" Accessed %s.", r.date(s.Retrieved))
	}
	return text
}

// briefTables cuts the matrix into tables that fit on a page.
func (r *report) briefTables(t *brief) {
	for from := 0; from < len(r.issues) && len(r.actors) > 0; from += briefColumns {
		issues := r.issues[from:min(from+briefColumns, len(r.issues))]
		table := briefTable{Heads: r.short[from : from+len(issues)]}
		for i, a := range r.actors {
			row := briefRow{Name: oneLine(a.Name), Role: oneLine(a.Role), NewGroup: i > 0 && r.endsGroup(i-1)}
			for _, x := range issues {
				c := r.cell(a.ID, x.ID)
				d := c.Display()
				cell := briefCell{State: d.State, Pale: d.Pale, Hollow: tintOf(d.State).hollow() || d.Hollow}
				cell.Lines = r.lines(&c, d)
				row.Cells = append(row.Cells, cell)
			}
			table.Rows = append(table.Rows, row)
		}
		t.Tables = append(t.Tables, table)
	}
}

func (r *report) briefIssue(x app.MatrixIssue, numbers map[app.ArticleID]int) briefIssue {
	out := briefIssue{ID: string(x.ID), Title: oneLine(x.Title), Question: oneLine(x.Question)}
	if full, ok := r.topics[x.ID]; ok {
		out.Low, out.High = oneLine(full.LabelLow), oneLine(full.LabelHigh)
	}
	var silent []string
	for _, a := range r.actors {
		c, ok := r.at(a.ID, x.ID)
		if !ok {
			silent = append(silent, oneLine(a.Name))
			continue
		}
		out.Positions = append(out.Positions, r.briefPosition(a, c, numbers))
	}
	if len(silent) > 0 && len(out.Positions) > 0 {
		out.Silent = r.say("No statement found: %s.", strings.Join(silent, ", "))
	}
	return out
}

func (r *report) briefPosition(a app.MatrixActor, c *app.Cell, numbers map[app.ArticleID]int) briefPosition {
	d := c.Display()
	lines := r.lines(c, d)
	p := briefPosition{State: d.State, Actor: oneLine(a.Name), Role: oneLine(a.Role), Words: lines[0]}
	var more []string
	for _, l := range lines[1:] {
		if l != "" {
			more = append(more, l)
		}
	}
	p.More = strings.Join(more, " · ")
	if c.Override != nil {
		p.Note = append(p.Note, r.say("Set by the analyst: %s Computed: %s.", oneLine(c.Override.Reason), r.line(r.computed(c))))
	}
	if n := cleanLabel(r.b.Notes[app.CellKey{Actor: c.Actor, Issue: c.Issue}]); n != "" {
		p.Note = append(p.Note, n)
	}
	picks := r.noteEvidence(c)
	for _, e := range picks {
		p.Quotes = append(p.Quotes, r.briefQuote(e, numbers))
	}
	if n := len(c.Evidence) - len(picks); n > 0 {
		p.Rest = r.say("%s in the workbook.", r.count(n, "more statement"))
	}
	return p
}

func (r *report) briefQuote(e evidenceRow, numbers map[app.ArticleID]int) briefQuote {
	text, _ := cleanQuote(e.st.QuoteText())
	if strings.TrimSpace(text) == "" {
		text = quoteOf(e.st)
	}
	parts := []string{r.word(e.st.Attribution.Words())}
	if by := r.saidBy(e.st); by != "" {
		parts = append(parts, r.say("said by %s", r.word(by)))
	}
	parts = append(parts, r.date(e.st.StatedAt))
	if e.ev.Outlets > 1 {
		parts = append(parts, r.say("in %s", r.count(e.ev.Outlets, "outlet")))
	}
	q := briefQuote{Text: text, Said: oneLine(strings.Join(parts, " · ")), Source: numbers[e.st.Article], Place: e.id()}
	if e.st.Paragraph > 0 {
		q.Place += r.say(", paragraph %d", e.st.Paragraph)
	}
	return q
}

func (r *report) briefActor(a app.MatrixActor) briefActor {
	out := briefActor{Name: oneLine(a.Name), About: strings.Join(slices.DeleteFunc([]string{oneLine(r.roles(a)), oneLine(a.Side)}, func(s string) bool { return s == "" }), " · ")}
	for _, x := range r.issues {
		c, ok := r.at(a.ID, x.ID)
		if !ok {
			continue
		}
		row := briefActorRow{State: r.faceOf(c).state, Issue: oneLine(x.Title), Position: r.line(oneLine(r.faceOf(c).line))}
		if c.Confidence != "" {
			row.Confidence = r.confidence(c.Confidence)
		}
		if len(c.Evidence) > 0 {
			row.Latest = r.date(c.Latest.Date)
		}
		out.Rows = append(out.Rows, row)
	}
	return out
}
