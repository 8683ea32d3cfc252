package export

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/app"
)

// Summary shows so many findings; of one kind at most two.
const (
	mostFindings = 6
	sameKind     = 2
)

// findings lists the analyst's own findings, then those worded by rule: changes of mind,
// denials, splits, the widest disagreement, and what follows from the rest of the matrix.
func (r *report) findings() []Finding {
	out := slices.Clone(r.o.Findings[:min(len(r.o.Findings), mostFindings)])
	for _, rule := range []func() []Finding{
		r.flips, r.denials, r.splits, r.disagreements, r.conditions, r.ownAgainstReports, r.agreements, r.reportsOnly, r.silence,
	} {
		found := rule()
		out = append(out, found[:min(len(found), sameKind, mostFindings-len(out))]...)
	}
	if len(out) == 0 {
		return []Finding{{Title: r.say("Nothing counted yet"), Text: r.say("No statement has an actor, an issue and a stance within the spec.")}}
	}
	return out
}

// about makes a finding of a cell.
func (r *report) about(c *app.Cell, title, text string) Finding {
	return Finding{Title: title, Text: text, Actor: c.Actor, Issue: c.Issue}
}

// cellsWith gives the cells of a state, latest first.
func (r *report) cellsWith(want func(*app.Cell) bool) []*app.Cell {
	var out []*app.Cell
	for _, c := range r.order {
		if c.Override == nil && want(c) {
			out = append(out, c)
		}
	}
	slices.SortStableFunc(out, func(a, b *app.Cell) int { return compareDates(b.Latest.Date, a.Latest.Date) })
	return out
}

func (r *report) flips() []Finding {
	var out []Finding
	for _, c := range r.cellsWith(func(c *app.Cell) bool { return c.State == app.CellShifted && c.Shift != nil }) {
		text := r.say("%s until %s, %s since %s (%s).", title(r.direction(c.Shift.From)), r.date(c.Shift.Last),
			r.direction(c.Shift.To), r.date(c.Shift.At), r.count(c.N, "statement"))
		out = append(out, r.about(c, r.say("%s: %s has moved", r.issueTitle(c.Issue), r.actorName(c.Actor)), text))
	}
	return out
}

func (r *report) denials() []Finding {
	var out []Finding
	for _, c := range r.cellsWith(func(c *app.Cell) bool { return c.State == app.CellContested }) {
		text := r.say("What was said has been denied, and the denial stands.")
		if c.Denied != nil {
			text = r.say("A statement %s was denied on %s, and the denial stands.", r.direction(c.DeniedSign), r.date(c.Denied.Date))
		}
		out = append(out, r.about(c, r.say("%s: %s position is contested", r.issueTitle(c.Issue), r.possessive(r.actorName(c.Actor))), text))
	}
	return out
}

func (r *report) splits() []Finding {
	var out []Finding
	for _, c := range r.cellsWith(func(c *app.Cell) bool { return c.State == app.CellSplit }) {
		text := r.say("Its members hold opposite positions: %d for, %d against.", c.MembersPro, c.MembersCon)
		out = append(out, r.about(c, r.say("%s: %s is split", r.issueTitle(c.Issue), r.actorName(c.Actor)), text))
	}
	return out
}

// camp lists the actors on either side of an issue, by their own words.
type camp struct {
	issue    app.MatrixIssue
	pro, con []string
	first    app.ActorID
	silent   int
}

func (r *report) camps() []camp {
	out := make([]camp, len(r.issues))
	for i, x := range r.issues {
		out[i].issue = x
		for _, a := range r.actors {
			seen := r.face(a.ID, x.ID)
			if hollow(seen.state) || seen.state == app.DisplayNoData {
				out[i].silent++
				continue
			}
			switch []rune(strings.TrimPrefix(seen.line, "◆"))[0] {
			case '▲':
				out[i].pro = append(out[i].pro, oneLine(a.Name))
			case '▼':
				out[i].con = append(out[i].con, oneLine(a.Name))
			default:
				continue
			}
			if out[i].first == "" {
				out[i].first = a.ID
			}
		}
	}
	return out
}

func (r *report) disagreements() []Finding {
	camps := slices.DeleteFunc(r.camps(), func(c camp) bool { return len(c.pro) == 0 || len(c.con) == 0 })
	slices.SortStableFunc(camps, func(a, b camp) int {
		return cmp.Or(cmp.Compare(min(len(b.pro), len(b.con)), min(len(a.pro), len(a.con))),
			cmp.Compare(len(b.pro)+len(b.con), len(a.pro)+len(a.con)))
	})
	var out []Finding
	for _, c := range camps {
		out = append(out, Finding{
			Title: r.say("%s divides the actors", oneLine(c.issue.Title)), Text: r.say("For: %s. Against: %s.", r.names(c.pro), r.names(c.con)),
			Actor: c.first, Issue: c.issue.ID,
		})
	}
	return out
}

func (r *report) conditions() []Finding {
	var out []Finding
	for _, c := range r.cellsWith(func(c *app.Cell) bool {
		return c.Has(app.FlagConditional) && (c.State == app.CellSupport || c.State == app.CellOppose)
	}) {
		out = append(out, r.about(c, r.say("%s: %s sets a condition", r.issueTitle(c.Issue), r.actorName(c.Actor)), r.onCondition(c)))
	}
	return out
}

func (r *report) onCondition(c *app.Cell) string {
	condition := shorten(oneLine(c.Condition), 160)
	switch against := c.State == app.CellOppose; {
	case against && condition == "":
		return r.say("Against, on a condition.")
	case against:
		return r.say("Against unless: %s", condition)
	case condition == "":
		return r.say("In favour, on a condition.")
	}
	return r.say("In favour if: %s", condition)
}

func (r *report) ownAgainstReports() []Finding {
	var out []Finding
	for _, c := range r.cellsWith(func(c *app.Cell) bool { return c.Has(app.FlagOwnVsReported) }) {
		text := r.say("Own words: %s. Others report: %s.", r.line(r.computed(c)), reportedWords(c))
		out = append(out, r.about(c, r.say("%s: reports contradict %s", r.issueTitle(c.Issue), r.actorName(c.Actor)), text))
	}
	return out
}

func (r *report) agreements() []Finding {
	camps := slices.DeleteFunc(r.camps(), func(c camp) bool { return len(c.pro)+len(c.con) < 2 || len(c.pro) > 0 && len(c.con) > 0 })
	slices.SortStableFunc(camps, func(a, b camp) int { return cmp.Compare(len(b.pro)+len(b.con), len(a.pro)+len(a.con)) })
	var out []Finding
	for _, c := range camps {
		text := r.say("In favour: %s.", r.names(c.pro))
		if len(c.con) > 0 {
			text = r.say("Against: %s.", r.names(c.con))
		}
		out = append(out, Finding{
			Title: r.say("%s: all who speak agree", oneLine(c.issue.Title)), Text: text,
			Actor: c.first, Issue: c.issue.ID,
		})
	}
	return out
}

func (r *report) reportsOnly() []Finding {
	var cells []*app.Cell
	for _, c := range r.order {
		if hollow(r.faceOf(c).state) {
			cells = append(cells, c)
		}
	}
	if len(cells) == 0 {
		return nil
	}
	return []Finding{r.about(cells[0], r.restOnReports(len(cells)),
		r.say("There the actor's own words were not found; others say what it holds."))}
}

func (r *report) restOnReports(n int) string {
	if n == 1 {
		return r.say("%s rests on reports only", r.count(n, "cell"))
	}
	return r.say("%s rest on reports only", r.count(n, "cell"))
}

func (r *report) silence() []Finding {
	all := len(r.actors) * len(r.issues)
	if all == 0 || all == len(r.order) || len(r.order) == 0 {
		return nil
	}
	f := Finding{
		Title: r.say("%d of %s are empty", all-len(r.order), r.count(all, "cell")),
		Text:  r.say("No statement was found there in the window; that is not neutrality."),
	}
	for _, a := range r.actors {
		for _, x := range r.issues {
			if _, ok := r.at(a.ID, x.ID); !ok {
				f.Actor, f.Issue = a.ID, x.ID
				return []Finding{f}
			}
		}
	}
	return nil
}

// names lists actors, the first five of many.
func (l lexicon) names(all []string) string {
	const most = 5
	if len(all) <= most {
		return strings.Join(all, ", ")
	}
	return l.say("%s and %d more", strings.Join(all[:most], ", "), len(all)-most)
}

// possessive is of English; other languages word the sentence without it.
func (l lexicon) possessive(name string) string {
	if !l.english() {
		return name
	}
	if strings.HasSuffix(name, "s") {
		return name + "’"
	}
	return name + "’s"
}

func title(word string) string {
	if word == "" {
		return ""
	}
	first, size := utf8.DecodeRuneInString(word)
	return string(unicode.ToUpper(first)) + word[size:]
}
