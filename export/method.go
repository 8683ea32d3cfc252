package export

import (
	"fmt"
	"slices"
	"strings"

	"parley/app"
)

// paragraph is a labelled text of Method.
type paragraph struct{ label, text string }

func (r *report) writeMethod() error {
	paras := r.methodText()
	const first = 5
	p, err := r.open(sheet{
		name: "Method", tab: tabGrey, widths: []float64{22, 76}, lastRow: first + len(paras) - 1, portrait: true, tall: 1,
	})
	if err != nil {
		return err
	}
	p.heads("Method", "How this matrix was made, how far it carries, and how to edit this file.")
	p.row(3, 16, p.backLink())
	label := lookCell().with(func(l *look) { l.bold, l.ink, l.v = true, inkNavy, "top" })
	body := lookCell().with(func(l *look) { l.v = "top" })
	for i, m := range paras {
		p.row(first+i, heightFor(textLines(m.text, 75, 10), 10)+2, p.put(label, m.label), p.put(body, m.text))
	}
	return p.close(nil)
}

func (r *report) methodText() []paragraph {
	b, m := r.b, r.b.Matrix
	own := make([]string, len(m.Spec.OwnRanks))
	for i, k := range m.Spec.OwnRanks {
		own[i] = fmt.Sprint(k)
	}
	return []paragraph{
		{"Question", "What position does each actor hold on each issue, in whose words, and since when? The questions and the ends of each issue are in Issues."},
		{"Material", r.material()},
		{"Unit", "A statement: one holder, one issue, one stance, with the words that prove it and how they reached the reader. One article may give many, one sentence more than one."},
		{"Who is coded", "The holder is the actor whose position the words give, not always the one who speaks. A person stands for an institution only where the coder or the spec says so (roll-up: " + m.Spec.RollUp + ")."},
		{"Own and reported", "Own: attribution of rank " + strings.Join(own, ", ") + ", that is the holder's words, documents or spokespersons. Everything else is reported: shown hollow and in italics, counted apart, never charted as the actor's own."},
		{"Statement to cell", r.cellRule()},
		{"Confidence", "Evidence (statements, outlets, ranks) times agreement: ●●● high, ●●○ medium, ●○○ low and paler. The rule is in Codebook. It says how well a position is documented, not how firm it is."},
		{"Dates", "Date said and date published are kept apart. Where the text gives no date said, the article's stands in and Evidence says so. Coarser dates keep their form (2025-04, 2025-W15); “n.d.” means that nothing is known. A missing year is never guessed."},
		{"Coding quality", r.codingQuality()},
		{"Known gaps", r.gaps()},
		{"Cuts made", r.cuts()},
		{"Filters", "The list of a filter shows 10,000 different entries at most. Beyond, type into its search field."},
		{"How to edit this file", "Change cells of Matrix by their drop-down, and the cream columns of Positions and Evidence. Sorting, moving columns and inserting rows do no harm; hidden columns tell the rows apart, so leave them in. " +
			"“parley sync” reads the file back, shows every difference and asks before it records any. Quotes, sources and computed numbers cannot be changed this way, and formulas typed into cells are refused."},
		{"Made by", "Parley " + orElse(b.AppVersion, "(development version)") + ", " + stamp(b.GeneratedAt) + ", export " + b.ExportID + "."},
	}
}

func (r *report) material() string {
	b, m := r.b, r.b.Matrix
	s := fmt.Sprintf("%s from %s", count(m.Counted, "statement"), count(m.Articles, "article"))
	if m.First != "" {
		s += ", said from " + m.First.Words() + " to " + m.Last.Words()
	}
	s += "."
	if b.Library > 0 {
		s += fmt.Sprintf(" The library holds %s with %s", count(b.Library, "article"), count(b.TotalCoded, "statement"))
		if out := b.TotalCoded - r.distinct(); out > 0 {
			s += fmt.Sprintf("; %s of them are not in this matrix, for the reasons listed in Spec", thousands(out))
		}
		s += "."
	}
	return s + " What was not imported is not seen: the matrix tells what these articles say, not all that was said."
}

// distinct counts the statements behind the matrix, each once.
func (r *report) distinct() int {
	seen := map[app.StatementID]bool{}
	for _, e := range r.evidence {
		seen[e.st.ID] = true
	}
	return len(seen)
}

func (r *report) cellRule() string {
	s := r.b.Matrix.Spec
	text := "Wire copies count each. "
	if s.Collapse {
		text = "Copies of the same words in several outlets count once. "
	}
	switch s.Resolver {
	case app.ResolverLatest:
		text += "The latest statement decides; of several on the same day the one closest to the holder's own words. Opposites that nothing decides between give “mixed”."
	case "majority":
		text += fmt.Sprintf("The direction with the most statements decides if its share exceeds %g, else the cell is mixed.", s.Theta)
	default:
		text += "The resolver “" + s.Resolver + "” decides."
	}
	return text + " Shifted, split and contested are findings that stand above it. The full recipe is in Spec."
}

func (r *report) codingQuality() string {
	coders, reviewed, doubtful := map[app.CoderID]bool{}, 0, 0
	seen := map[app.StatementID]bool{}
	for _, e := range r.evidence {
		if seen[e.st.ID] {
			continue
		}
		seen[e.st.ID] = true
		if e.st.Coder != "" {
			coders[e.st.Coder] = true
		}
		if e.st.Review == app.ReviewReviewed {
			reviewed++
		}
		if inNewerText(e.st) != "" {
			doubtful++
		}
	}
	if len(seen) == 0 {
		return "Nothing is coded yet."
	}
	who := "One coder; agreement between coders was not measured."
	if len(coders) > 1 {
		who = fmt.Sprintf("%d coders; agreement between them was not measured.", len(coders))
	}
	text := fmt.Sprintf("%s %s of %s reviewed.", who, thousands(reviewed), count(len(seen), "statement"))
	if doubtful > 0 {
		text += fmt.Sprintf(" %s with words that a newer text of the article does not have for sure; In newer text of Evidence says which. "+
			"The words are those of the text they were taken from.", count(doubtful, "statement"))
	}
	return text
}

// gaps tells which cells are empty, by issue where one is empty throughout.
func (r *report) gaps() string {
	if len(r.actors) == 0 || len(r.issues) == 0 {
		return "The matrix is empty."
	}
	empty := len(r.actors)*len(r.issues) - len(r.order)
	text := fmt.Sprintf("%s of %s are empty: no statement was found, which is not neutrality.",
		thousands(empty), count(len(r.actors)*len(r.issues), "cell"))
	if silent := r.silentIssues(); len(silent) > 0 {
		text += " Nobody speaks on: " + strings.Join(silent[:min(len(silent), 8)], "; ")
		if len(silent) > 8 {
			text += fmt.Sprintf(" and %d more", len(silent)-8)
		}
		text += "."
	}
	reported := 0
	for _, c := range r.order {
		if hollow(r.faces[c].state) {
			reported++
		}
	}
	if reported > 0 {
		text += fmt.Sprintf(" %s on reports only.", map[bool]string{true: "1 cell rests", false: thousands(reported) + " cells rest"}[reported == 1])
	}
	return text
}

func (r *report) silentIssues() []string {
	spoken := map[app.IssueID]bool{}
	for _, c := range r.order {
		spoken[c.Issue] = true
	}
	var out []string
	for _, x := range r.issues {
		if !spoken[x.ID] {
			out = append(out, oneLine(x.Title))
		}
	}
	return out
}

// cuts tells in words what the limits of workbooks cost.
func (r *report) cuts() string {
	all := []struct {
		n    int
		text string
	}{
		{r.extraRows, "continuation rows in Evidence carry the rest of very long quotes"},
		{r.altered, "quotes lost characters that a workbook cannot carry; Quote exact says which"},
		{r.cutCells, "other texts were cut and say so"},
		{r.notesLeft, "cells have no note; their quotes are in Evidence"},
		{r.linksLeft, "links are written as text"},
	}
	var out []string
	for _, c := range all {
		if c.n > 0 {
			out = append(out, thousands(c.n)+" "+c.text)
		}
	}
	if n := r.evidenceSheets(); n > 1 {
		out = append(out, fmt.Sprintf("Evidence takes %d sheets", n))
	}
	if len(r.actors) > mostPaired {
		out = append(out, "no Agreement: "+count(len(r.actors), "actor")+" make too many pairs to read")
	}
	if !r.hasMatrix() {
		out = append(out, "no Matrix: "+count(len(r.issues), "issue")+" are more than a sheet shows; see Positions")
	}
	if len(out) == 0 {
		return "None."
	}
	return strings.Join(slices.Clip(out), "; ") + "."
}
