package export

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"parley/app"
)

// evidenceField is a column of Evidence and where its value comes from.
type evidenceField struct {
	column
	get  func(*evidenceLine) any
	each bool // repeated on the continuation rows of a long quote
}

// evidenceFields lists the columns of Evidence. Every attribute stands in the one table,
// so that nothing has to be fetched from another sheet to filter or pivot.
func (r *report) evidenceFields() []evidenceField {
	out := append(r.printedFields(), r.filterFields()...)
	used := map[string]bool{}
	for _, f := range out {
		used[strings.ToLower(f.head)] = true
	}
	for _, f := range r.hiddenFields() {
		used[strings.ToLower(f.head)] = true
	}
	for _, key := range r.attributeKeys() {
		head := uniqueHead("Actor: "+shorten(headText(key), 60), used)
		out = append(out, evidenceField{column: column{head: head, width: 16, off: true}, get: func(e *evidenceLine) any {
			if a, ok := r.people[e.ev.Holder]; ok {
				return a.Attributes[key]
			}
			return nil
		}})
	}
	return append(out, r.hiddenFields()...)
}

// attributeKeys lists the attributes of the actors in the matrix, the side excepted.
func (r *report) attributeKeys() []string {
	keys := map[string]bool{}
	for _, a := range r.people {
		for k := range a.Attributes {
			if k != app.SideAttribute && headText(k) != "" {
				keys[k] = true
			}
		}
	}
	return slices.Sorted(maps.Keys(keys))
}

func (r *report) printedFields() []evidenceField {
	return []evidenceField{
		{column{head: "ID", width: 8.5, own: true}, func(e *evidenceLine) any { return e.rowID() }, true},
		{column{head: "Actor", width: 20, bold: true}, func(e *evidenceLine) any { return r.actorName(e.ev.Holder) }, true},
		{column{head: "Side", width: 10}, func(e *evidenceLine) any { return r.side(e.cell.Actor) }, true},
		{column{head: "Issue", width: 20}, func(e *evidenceLine) any { return r.issueTitle(e.cell.Issue) }, true},
		{column{head: "Stance", width: 19, list: "List_Stance"}, r.stanceValue, true},
		{column{head: headQuote, width: 56}, func(e *evidenceLine) any { return verbatim(e.quote) }, true},
		{column{head: "Attribution", width: 20, input: true, list: "List_Attribution"}, func(e *evidenceLine) any { return e.st.Attribution.Words() }, false},
		{column{head: "Said by", width: 19, input: true}, func(e *evidenceLine) any { return r.saidBy(e.st) }, false},
		{column{head: "Date said", width: 11.5, input: true}, func(e *evidenceLine) any { return e.st.StatedAt }, false},
		{column{head: "Published", width: 11.5}, func(e *evidenceLine) any {
			if s, ok := r.sources[e.st.Article]; ok {
				return s.Published
			}
			return nil
		}, false},
		{column{head: "Source", width: 9.5}, func(e *evidenceLine) any { return r.sourceLink(e.st.Article) }, false},
		{column{head: "Para.", width: 6, centred: true}, func(e *evidenceLine) any { return positive(e.st.Paragraph) }, false},
		{column{head: "Coder's note", width: 30, input: true}, func(e *evidenceLine) any { return e.st.Note }, false},
	}
}

func (r *report) filterFields() []evidenceField {
	text := func(head string, width float64, get func(*evidenceLine) string) evidenceField {
		return evidenceField{column: column{head: head, width: width, off: true}, get: func(e *evidenceLine) any { return get(e) }}
	}
	input := func(head string, width float64, list string, get func(*evidenceLine) string) evidenceField {
		f := text(head, width, get)
		f.input, f.list = true, list
		return f
	}
	source := func(head string, width float64, get func(*app.BookSource) string) evidenceField {
		return text(head, width, func(e *evidenceLine) string {
			if s, ok := r.sources[e.st.Article]; ok {
				return get(s)
			}
			return ""
		})
	}
	return []evidenceField{
		input("Condition", 30, "", func(e *evidenceLine) string { return condition(e.st) }),
		text("Attribution chain", 40, func(e *evidenceLine) string { return r.chain(e.st) }),
		text("Reporting words", 20, func(e *evidenceLine) string { return reportingWords(e.st) }),
		input("Certainty", 10, "List_Certainty", func(e *evidenceLine) string { return e.st.Certainty }),
		input("Date precision", 11, "List_Precision", func(e *evidenceLine) string { return string(e.st.StatedAt.Precision()) }),
		text("Date basis", 18, func(e *evidenceLine) string { return e.st.StatedBasis }),
		text("Channel", 14, func(e *evidenceLine) string { return channels(e.st) }),
		input("Act", 13, "List_Act", func(e *evidenceLine) string { return e.st.Act }),
		text("Counted as", 17, func(e *evidenceLine) string { return countedAs(e.ev) }),
		{column{head: "Copies", width: 8, off: true}, func(e *evidenceLine) any { return positive(e.ev.Outlets) }, false},
		source("Outlet", 20, func(s *app.BookSource) string { return s.Source }),
		source("Title", 40, func(s *app.BookSource) string { return s.Title }),
		source("URL", 40, func(s *app.BookSource) string { return s.URL }),
		text("Actor type", 15, func(e *evidenceLine) string { return r.actorType(e.ev.Holder) }),
		text("Issue question", 40, func(e *evidenceLine) string { return r.question(e.cell.Issue) }),
		input("Paraphrase", 40, "", func(e *evidenceLine) string { return e.st.Paraphrase }),
		text("Context", 60, func(e *evidenceLine) string { return e.st.Context }),
		text("Quote exact", 14, func(e *evidenceLine) string { return e.remark }),
		text("In newer text", 17, func(e *evidenceLine) string { return inNewerText(e.st) }),
		input("Coder confidence", 12, "List_Confidence", func(e *evidenceLine) string { return e.st.CoderConfidence }),
		text("Coder", 8, func(e *evidenceLine) string { return r.coder(e.st.Coder) }),
		text("Review", 10, func(e *evidenceLine) string { return string(e.st.Review) }),
		{column{head: "Value", width: 7, off: true}, func(e *evidenceLine) any {
			if v, ok := e.st.Stance.Value(); ok {
				return v
			}
			return nil
		}, false},
	}
}

func (r *report) hiddenFields() []evidenceField {
	hide := func(head string, each bool, get func(*evidenceLine) string) evidenceField {
		return evidenceField{column{head: head, width: 12, hidden: true}, func(e *evidenceLine) any { return get(e) }, each}
	}
	own := func(head string, each bool, get func(*evidenceLine) string) evidenceField {
		f := hide(head, each, get)
		f.own = true
		return f
	}
	return []evidenceField{
		hide("Stance code", false, func(e *evidenceLine) string { return string(e.st.Stance) }),
		hide("Attribution code", false, func(e *evidenceLine) string { return string(e.st.Attribution) }),
		hide(headActorID, true, func(e *evidenceLine) string { return string(e.cell.Actor) }),
		hide("Issue ID", true, func(e *evidenceLine) string { return string(e.cell.Issue) }),
		hide("Speaker ID", false, func(e *evidenceLine) string { return string(e.st.Speaker) }),
		hide("Source ID", false, func(e *evidenceLine) string { return string(e.st.Article) }),
		hide("Text version", false, func(e *evidenceLine) string { return version(e.st) }),
		hide("Start", false, func(e *evidenceLine) string { return offsets(e.st, func(p app.Passage) int { return p.Start }) }),
		hide("End", false, func(e *evidenceLine) string { return offsets(e.st, func(p app.Passage) int { return p.End }) }),
		own("Key", true, func(e *evidenceLine) string { return cellKey{e.cell.Actor, e.cell.Issue}.key() }),
		own("Row hash", false, func(e *evidenceLine) string { return rowHash(e.st) }),
	}
}

func (e *evidenceLine) rowID() string {
	if e.part > 1 {
		return fmt.Sprintf("%s/%d", e.id(), e.part)
	}
	return e.id()
}

func (r *report) stanceValue(e *evidenceLine) any {
	words := e.st.Stance.Words()
	return styled{words, r.stanceStyle(words)}
}

func (r *report) sourceLink(id app.ArticleID) any {
	s, ok := r.sources[id]
	if !ok {
		return nil
	}
	if !r.has("Sources") {
		return sourceLabel(s)
	}
	return goTo{sourceLabel(s), fmt.Sprintf("Sources!A%d", r.sourceRow[id])}
}

func (r *report) side(id app.ActorID) string {
	if i, ok := r.actorAt[id]; ok {
		return oneLine(r.actors[i].Side)
	}
	return ""
}

func (r *report) actorType(id app.ActorID) string {
	if a, ok := r.people[id]; ok {
		return a.Type
	}
	if i, ok := r.actorAt[id]; ok {
		return r.actors[i].Type
	}
	return ""
}

func (r *report) question(id app.IssueID) string {
	if i, ok := r.issueAt[id]; ok {
		return r.issues[i].Question
	}
	return ""
}

// condition gives the words of the condition, typed or marked in the text.
func condition(st *app.BookStatement) string {
	if st.Condition != "" {
		return st.Condition
	}
	if p, ok := st.Passage(app.RoleCondition); ok {
		return p.Exact
	}
	return ""
}

// reportingWords gives the cues, marked in the text or typed into the chain.
func reportingWords(st *app.BookStatement) string {
	var out []string
	for _, p := range st.Passages {
		if p.Role == app.RoleCue {
			out = append(out, p.Exact)
		}
	}
	for _, l := range st.Chain {
		if len(l.CueText) > 0 && !slices.Contains(out, l.CueText) {
			out = append(out, l.CueText)
		}
	}
	return strings.Join(out, " … ")
}

func channels(st *app.BookStatement) string {
	var out []string
	for _, l := range st.Chain {
		if l.Channel != "" && !slices.Contains(out, l.Channel) {
			out = append(out, l.Channel)
		}
	}
	return strings.Join(out, ", ")
}

// inNewerText tells of quotes that the newest adopted text of the article does not have for
// sure. They count all the same: the words are those of the text version they were cut from.
func inNewerText(st *app.BookStatement) string {
	switch st.Placement {
	case app.PlacedReview:
		return "to be reviewed"
	case app.PlacedOrphan:
		return "words not found"
	case app.PlacedOK:
	}
	return ""
}

func countedAs(e *app.Evidence) string {
	if e.Of != "" {
		return e.CountedAs + " of " + string(e.Of)
	}
	return e.CountedAs
}

func version(st *app.BookStatement) string {
	if c := st.Contents(); len(c) > 0 {
		return string(c[0].Version)
	}
	return ""
}

// offsets lists the ends of the content passages in bytes, "209;300".
func offsets(st *app.BookStatement, end func(app.Passage) int) string {
	var out []byte
	for i, p := range st.Contents() {
		if i > 0 {
			out = append(out, ';')
		}
		out = strconv.AppendInt(out, int64(end(p)), 10)
	}
	return string(out)
}

// rowHash names what of a statement may be edited in the workbook.
func rowHash(st *app.BookStatement) string {
	return shortHash(
		string(st.Stance), condition(st), string(st.Attribution), string(st.Speaker), string(st.StatedAt), st.Certainty,
		st.Act, st.Paraphrase, st.CoderConfidence, st.Note,
	)
}

// positive gives nothing for a number that was not counted.
func positive(n int) any {
	if n > 0 {
		return n
	}
	return nil
}
