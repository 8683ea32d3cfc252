package export

import (
	"fmt"
	"strings"

	"parley/app"

	"github.com/xuri/excelize/v2"
)

func (r *report) writeActors() error {
	p, err := r.openTable(table{
		name: "Actors", title: "Actors", table: "tblActors", tab: tabGrey, rows: len(r.actors), freezeCols: 1,
		about: r.say("Who is coded, under which names and in which offices."),
		columns: []column{
			{head: headActor, width: 28, bold: true},
			{head: headSide, width: 14},
			{head: "Type", width: 17},
			{head: "Roles in the window", width: 46},
			{head: "Also written as", width: 46},
			{head: "Statements", width: 13, centred: true},
			{head: headHeld, width: 12, centred: true},
			{head: headReported, width: 12, centred: true},
			{head: headActorID, width: 12, hidden: true},
		},
	})
	if err != nil {
		return err
	}
	counts := map[app.ActorID]int{}
	for _, e := range r.evidence {
		counts[e.cell.Actor]++
	}
	ids := make([]string, len(r.actors))
	for i, a := range r.actors {
		ids[i] = string(a.ID)
	}
	c := r.counter(ids, headActorID)
	for _, a := range r.actors {
		held, reported := r.heldBy(a.ID)
		id := fmt.Sprintf("$I%d", p.next)
		p.add(oneLine(a.Name), oneLine(a.Side), r.actorType(a.ID), r.roles(a), r.aliases(a.ID),
			c.statements(id, counts[a.ID]), c.positions(id, ownSymbols(), held), c.positions(id, reportedSymbols(), reported), string(a.ID))
	}
	return p.finish()
}

// roles lists the offices that an actor held in the window.
func (r *report) roles(a app.MatrixActor) string {
	person, ok := r.people[a.ID]
	if !ok || len(person.Roles) == 0 {
		return oneLine(a.Role)
	}
	var out []string
	for _, role := range person.Roles {
		if !r.inWindow(role) {
			continue
		}
		words := role.Title
		if role.OfActor != "" {
			words = strings.TrimPrefix(words+", "+r.actorName(role.OfActor), ", ")
		}
		switch {
		case role.From != "" && role.To != "":
			words += " (" + r.date(role.From) + " – " + r.date(role.To) + ")"
		case role.From != "":
			words += r.say(" (since %s)", r.date(role.From))
		case role.To != "":
			words += r.say(" (until %s)", r.date(role.To))
		}
		out = append(out, words)
	}
	if len(out) == 0 {
		return oneLine(a.Role)
	}
	return strings.Join(out, "; ")
}

func (r *report) inWindow(role app.ActorRole) bool {
	spec := r.b.Matrix.Spec
	from, to := spec.From, spec.To
	if from == "" {
		from = r.b.Matrix.First
	}
	if to == "" {
		to = r.b.Matrix.Last
	}
	return (role.From == "" || to == "" || !to.Earlier(role.From)) && (role.To == "" || from == "" || from.Earlier(role.To))
}

func (r *report) aliases(id app.ActorID) string {
	a, ok := r.people[id]
	if !ok {
		return ""
	}
	var out []string
	for _, x := range a.Aliases {
		out = append(out, oneLine(x.Text))
	}
	return strings.Join(out, "; ")
}

// counter makes cells that count rows of Evidence and Positions by an id. They are formulas
// where that is safe and quick: one sheet of evidence, not too many rows, and ids that do
// not mean something else in a criterion.
type counter struct {
	r       *report
	head    string // of the id column in Evidence and Positions
	formula bool
}

func (r *report) counter(ids []string, head string) counter {
	ok := r.evidenceSheets() == 1 && len(r.evidence)+r.extraRows <= r.lim.formulaCounts
	seen := map[string]bool{}
	for _, id := range ids {
		fold := strings.ToLower(id)
		if seen[fold] || strings.ContainsAny(id, "*?~<>=") || len(id) > 250 {
			ok = false
		}
		seen[fold] = true
	}
	return counter{r, head, ok}
}

// statements counts the statements of Evidence, continuation rows not among them.
func (c counter) statements(id string, n int) any {
	if !c.formula || len(c.r.evidence) == 0 {
		return n
	}
	ids, counted := 0, 0
	for i, f := range c.r.evidenceFields() {
		switch f.head {
		case c.head:
			ids = i + 1
		case "Counted as":
			counted = i + 1
		}
	}
	rows := len(c.r.evidence) + c.r.extraRows
	return excelize.Cell{
		StyleID: c.r.st.id(lookTotal()), Value: n,
		Formula: fmt.Sprintf(`COUNTIFS(%s,%s,%s,"?*")`, place("Evidence", ids, rows), id, place("Evidence", counted, rows)),
	}
}

// positions counts the rows of Positions that begin with one of the symbols and have not
// been overridden, and those whose override does.
func (c counter) positions(id string, symbols []string, n int) any {
	if !c.formula || len(c.r.order) == 0 {
		return n
	}
	ids, computed, override := 0, 0, 0
	for i, col := range positionColumns() {
		switch col.head {
		case c.head:
			ids = i + 1
		case headPosition:
			computed = i + 1
		case headOverride:
			override = i + 1
		}
	}
	rows := len(c.r.order)
	of := place("Positions", ids, rows)
	var terms []string
	for _, s := range symbols {
		terms = append(terms,
			fmt.Sprintf(`COUNTIFS(%s,%s,%s,"%s*",%s,"")`, of, id, place("Positions", computed, rows), s, place("Positions", override, rows)),
			fmt.Sprintf(`COUNTIFS(%s,%s,%s,"%s*")`, of, id, place("Positions", override, rows), s))
	}
	return excelize.Cell{StyleID: c.r.st.id(lookTotal()), Formula: strings.Join(terms, "+"), Value: n}
}
