package export

import (
	"fmt"
	"strings"

	"parley/app"
)

// paragraph is a labelled text of Method.
type paragraph struct {
	label, text string
	ofFile      bool // speaks of the workbook as a file
}

func (r *report) writeMethod() error {
	paras := r.methodText()
	const first = 5
	p, err := r.open(sheet{
		name: "Method", tab: tabGrey, widths: []float64{22, 76}, lastRow: first + len(paras) - 1, portrait: true, tall: 1,
	})
	if err != nil {
		return err
	}
	p.heads(r.say("Method"), r.say("How this matrix was made, how far it carries, and how to edit this file."))
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
		{label: r.say("Question"), text: r.say("What position does each actor hold on each issue, in whose words, and since when? The questions and the ends of each issue are in Issues.")},
		{label: r.say("Material"), text: r.material()},
		{label: r.say("Unit"), text: r.say("A statement: one holder, one issue, one stance, with the words that prove it and how they reached the reader. One article may give many, one sentence more than one.")},
		{label: r.say("Who is coded"), text: r.say("The holder is the actor whose position the words give, not always the one who speaks. A person stands for an institution only where the coder or the spec says so (roll-up: %s).", m.Spec.RollUp)},
		{label: r.say("Own and reported"), text: r.say("Own: attribution of rank %s, that is the holder's words, documents or spokespersons. Everything else is reported: shown hollow and in italics, counted apart, never charted as the actor's own.", strings.Join(own, ", "))},
		{label: r.say("Statement to cell"), text: r.cellRule()},
		{label: r.say("Confidence"), text: r.say("Evidence (statements, outlets, ranks) times agreement: ●●● high, ●●○ medium, ●○○ low and paler. The rule is in Codebook. It says how well a position is documented, not how firm it is.")},
		{label: r.say("Dates"), text: r.say("Date said and date published are kept apart. Where the text gives no date said, the article's stands in and Evidence says so. Coarser dates keep their form (2025-04, 2025-W15); “n.d.” means that nothing is known. A missing year is never guessed.")},
		{label: r.say("Coding quality"), text: r.codingQuality()},
		{label: r.say("Known gaps"), text: r.gaps()},
		{label: r.say("Cuts made"), ofFile: true, text: r.cuts()},
		{label: r.say("Filters"), ofFile: true, text: r.say("The list of a filter shows 10,000 different entries at most. Beyond, type into its search field.")},
		{label: r.say("How to edit this file"), ofFile: true, text: r.say("Change cells of Matrix by their drop-down, and the cream columns of Positions and Evidence. Sorting, moving columns and inserting rows do no harm; hidden columns tell the rows apart, so leave them in. " +
			"“parley sync” reads the file back, shows every difference and asks before it records any. Quotes, sources and computed numbers cannot be changed this way, and formulas typed into cells are refused.")},
		{label: r.say("Made by"), text: r.say("Parley %s, %s, export %s.", orElse(b.AppVersion, r.say("(development version)")), stamp(b.GeneratedAt), b.ExportID)},
	}
}

func (r *report) material() string {
	b, m := r.b, r.b.Matrix
	s := r.say("%s from %s", r.count(m.Counted, "statement"), r.count(m.Articles, "article"))
	if m.First != "" {
		s += r.say(", said from %s to %s", r.date(m.First), r.date(m.Last))
	}
	s += "."
	if b.Library > 0 {
		s += r.say(" The library holds %s with %s", r.count(b.Library, "article"), r.count(b.TotalCoded, "statement"))
		if out := b.TotalCoded - r.distinct(); out > 0 {
			s += r.say("; %s of them are not in this matrix, for the reasons listed in Spec", r.number(out))
		}
		s += "."
	}
	return s + r.say(" What was not imported is not seen: the matrix tells what these articles say, not all that was said.")
}

// distinct counts the statements behind the matrix, each once.
func (r *report) distinct() int {
	n := 0
	for _, e := range r.evidence {
		if e.nth == 1 {
			n++
		}
	}
	return n
}

func (r *report) cellRule() string {
	s := r.b.Matrix.Spec
	text := r.say("Wire copies count each. ")
	if s.Collapse {
		text = r.say("Copies of the same words in several outlets count once. ")
	}
	switch s.Resolver {
	case app.ResolverLatest:
		text += r.say("The latest statement decides; of several on the same day the one closest to the holder's own words. Opposites that nothing decides between give “mixed”.")
	case "majority":
		text += r.say("The direction with the most statements decides if its share exceeds %g, else the cell is mixed.", s.Theta)
	default:
		text += r.say("The resolver “%s” decides.", s.Resolver)
	}
	return text + r.say(" Shifted, split and contested are findings that stand above it. The full recipe is in Spec.")
}

func (r *report) codingQuality() string {
	coders, reviewed, doubtful := map[app.CoderID]bool{}, 0, 0
	all := 0
	for _, e := range r.evidence {
		if e.nth > 1 {
			continue
		}
		all++
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
	if all == 0 {
		return r.say("Nothing is coded yet.")
	}
	who := r.say("One coder; agreement between coders was not measured.")
	if len(coders) > 1 {
		who = r.say("%s; agreement between them was not measured.", r.count(len(coders), "coder"))
	}
	text := r.say("%s %s of %s reviewed.", who, r.number(reviewed), r.count(all, "statement"))
	if doubtful > 0 {
		text += r.say(" %s with words that a newer text of the article does not have for sure; In newer text of Evidence says which. "+
			"The words are those of the text they were taken from.", r.count(doubtful, "statement"))
	}
	return text
}

// gaps tells which cells are empty, by issue where one is empty throughout.
func (r *report) gaps() string {
	if len(r.actors) == 0 || len(r.issues) == 0 {
		return r.say("The matrix is empty.")
	}
	empty := len(r.actors)*len(r.issues) - len(r.order)
	text := r.say("%s of %s are empty: no statement was found, which is not neutrality.",
		r.number(empty), r.count(len(r.actors)*len(r.issues), "cell"))
	if silent := r.silentIssues(); len(silent) > 0 {
		text += r.say(" Nobody speaks on: %s", strings.Join(silent[:min(len(silent), 8)], "; "))
		if len(silent) > 8 {
			text += r.say(" and %d more", len(silent)-8)
		}
		text += "."
	}
	reported := 0
	for _, c := range r.order {
		if hollow(r.faceOf(c).state) {
			reported++
		}
	}
	if reported > 0 {
		text += " " + r.restOnReports(reported) + "."
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
	out := r.cutList()
	if len(out) == 0 {
		return r.say("None.")
	}
	return strings.Join(out, "; ") + "."
}

func (r *report) cutList() []string {
	var out []string
	for _, c := range []struct {
		n    int
		text string
	}{
		{r.extraRows, r.say("%s continuation rows in Evidence carry the rest of very long quotes", r.number(r.extraRows))},
		{r.altered, r.say("%s quotes lost characters that a workbook cannot carry; Quote exact says which", r.number(r.altered))},
		{r.cutCells, r.say("%s other texts were cut and say so", r.number(r.cutCells))},
		{r.notesLeft, r.say("%s cells have no note; their quotes are in Evidence", r.number(r.notesLeft))},
		{r.linksLeft, r.say("%s links are written as text", r.number(r.linksLeft))},
	} {
		if c.n > 0 {
			out = append(out, c.text)
		}
	}
	if n := r.evidenceSheets(); n > 1 {
		out = append(out, r.say("Evidence takes %d sheets", n))
	}
	if len(r.actors) > mostPaired {
		out = append(out, r.say("no Agreement: %s make too many pairs to read", r.count(len(r.actors), "actor")))
	}
	if !r.hasMatrix() {
		out = append(out, r.say("no Matrix: %s are more than a sheet shows; see Positions", r.count(len(r.issues), "issue")))
	}
	return out
}
