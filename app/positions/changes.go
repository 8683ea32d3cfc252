package positions

import (
	"fmt"
	"math"
	"strings"

	"parley/app"
)

// Changes compares two matrices of the same spec by rule R10; only their windows may
// differ. Every cell that has evidence in either is listed, in the order of the later
// matrix, then what only the earlier one has.
func Changes(before, after app.Matrix) []app.CellChange {
	type key struct {
		actor app.ActorID
		issue app.IssueID
	}
	old := make(map[key]*app.Cell, len(before.Cells))
	for i := range before.Cells {
		c := &before.Cells[i]
		old[key{c.Actor, c.Issue}] = c
	}
	left := leftByWindow(after)
	var out []app.CellChange
	add := func(a, b *app.Cell) {
		if len(a.Evidence)+len(b.Evidence) > 0 || overrideStale(b) {
			out = append(out, comparison{a: a, b: b, left: left}.change())
		}
	}
	for i := range after.Cells {
		b := &after.Cells[i]
		k := key{b.Actor, b.Issue}
		a, ok := old[k]
		if !ok {
			a = &app.Cell{Actor: b.Actor, Issue: b.Issue, State: app.CellNoData}
		}
		delete(old, k)
		add(a, b)
	}
	for i := range before.Cells {
		a := &before.Cells[i]
		if _, only := old[key{a.Actor, a.Issue}]; only {
			add(a, &app.Cell{Actor: a.Actor, Issue: a.Issue, State: app.CellNoData})
		}
	}
	return out
}

// leftByWindow gives the statements that window or query keep out of a matrix: losing
// them is not a removal.
func leftByWindow(m app.Matrix) map[app.StatementID]bool {
	out := map[app.StatementID]bool{}
	for _, l := range m.LeftOut {
		switch l.Reason {
		case outWindow, outCoarse, outFiltered:
			for _, id := range l.IDs {
				out[id] = true
			}
		}
	}
	return out
}

// comparison is one cell in two matrices.
type comparison struct {
	a, b *app.Cell
	left map[app.StatementID]bool
}

func (x comparison) change() app.CellChange {
	c := app.CellChange{
		Actor: x.b.Actor, Issue: x.b.Issue, From: computedWords(*x.a), To: computedWords(*x.b),
		Earlier: x.a.Latest.Date, Later: x.b.Latest.Date, Statements: x.added(), Removed: x.removed(),
	}
	c.Kinds = x.kinds(len(c.Statements) > 0, len(c.Removed) > 0)
	c.Reading = sentence(c)
	return c
}

func computedWords(c app.Cell) string {
	c.Override = nil
	return c.Display().Lines[0]
}

func (x comparison) kinds(added, removed bool) []app.ChangeClass {
	var out []app.ChangeClass
	add := func(class app.ChangeClass, holds bool) {
		if holds {
			out = append(out, class)
		}
	}
	contestedNow := x.b.Has(app.FlagContested) && !x.a.Has(app.FlagContested)
	add(app.ChangeNew, x.a.N == 0 && x.b.N > 0)
	if x.a.N > 0 && x.b.N > 0 {
		from, to := resolvedSign(x.a), resolvedSign(x.b)
		add(app.ChangeFlipped, (from == plus && to == minus) || (from == minus && to == plus))
		add(app.ChangeDenied, contestedNow)
		add(app.ChangeNowMixed, to == both && from != both)
		add(app.ChangeResolved, from == both && to != both)
		conditionalBefore, conditionalNow := x.a.Has(app.FlagConditional), x.b.Has(app.FlagConditional)
		add(app.ChangeNowConditional, from == to && conditionalNow && !conditionalBefore)
		add(app.ChangeConditionDropped, from == to && conditionalBefore && !conditionalNow)
		if sameDirection(from, to) {
			add(app.ChangeHardened, strength(x.b) > strength(x.a))
			add(app.ChangeSoftened, strength(x.b) < strength(x.a))
		}
	} else {
		add(app.ChangeDenied, contestedNow)
	}
	add(app.ChangeEvidenceRemoved, removed)
	if len(out) == 0 {
		add(app.ChangeRestated, added)
		add(app.ChangeSilent, !added)
	}
	add(app.ChangeOverrideStale, overrideStale(x.b))
	return out
}

func overrideStale(c *app.Cell) bool {
	return c.Override != nil && c.Override.EvidenceHash != c.EvidenceHash
}

// resolvedSign gives the sign class of the resolver's word, both for mixed.
func resolvedSign(c *app.Cell) sign {
	switch c.Resolved {
	case app.CellSupport:
		return plus
	case app.CellOppose:
		return minus
	case app.CellNeutral:
		return zero
	}
	return both
}

// sameDirection: neutral is 0 on either side.
func sameDirection(from, to sign) bool {
	return from != both && to != both && (from == to || from == zero || to == zero)
}

func strength(c *app.Cell) float64 {
	if c.Value == nil || c.Resolved == app.CellNeutral {
		return 0
	}
	return math.Abs(*c.Value)
}

// added gives the counted statements that the earlier cell did not know in any form.
func (x comparison) added() []app.StatementID {
	before := byStatement(x.a.Evidence)
	var out []app.StatementID
	for _, e := range x.b.Evidence {
		if _, known := before[e.Statement]; counts(e) && !known {
			out = append(out, e.Statement)
		}
	}
	return out
}

// removed gives the counted statements that were deleted, rejected or recoded.
func (x comparison) removed() []app.StatementID {
	after := byStatement(x.b.Evidence)
	var out []app.StatementID
	for _, e := range x.a.Evidence {
		f, ok := after[e.Statement]
		if counts(e) && ((ok && recoded(e, f)) || (!ok && !x.left[e.Statement])) {
			out = append(out, e.Statement)
		}
	}
	return out
}

func byStatement(list []app.Evidence) map[app.StatementID]app.Evidence {
	out := make(map[app.StatementID]app.Evidence, len(list))
	for _, e := range list {
		out[e.Statement] = e
	}
	return out
}

func counts(e app.Evidence) bool {
	return e.CountedAs == app.CountedOwn || e.CountedAs == app.CountedReported
}

func recoded(before, after app.Evidence) bool {
	return before.Stance != after.Stance || before.Holder != after.Holder || (counts(after) && before.CountedAs != after.CountedAs)
}

func sentence(c app.CellChange) string {
	move := " from " + c.From + " to " + c.To + "."
	switch c.Kind() {
	case app.ChangeNew:
		return "On record for the first time: " + c.To + "."
	case app.ChangeFlipped:
		return "Changed sides" + move
	case app.ChangeDenied:
		return "A statement is denied, which it was not before: " + c.From + " until then."
	case app.ChangeNowMixed:
		return "No longer of one mind: " + c.From + " before."
	case app.ChangeResolved:
		return "Of one mind again: " + c.To + "."
	case app.ChangeNowConditional:
		return "Narrowed: a condition was added," + move
	case app.ChangeConditionDropped:
		return "Widened: the condition was dropped," + move
	case app.ChangeHardened:
		return "Hardened" + move
	case app.ChangeSoftened:
		return "Softened" + move
	case app.ChangeEvidenceRemoved:
		return "Evidence was deleted, rejected or recoded: " + idWords(c.Removed) + "."
	case app.ChangeRestated:
		return fmt.Sprintf("Said again (%s): %s.", idWords(c.Statements), c.To)
	case app.ChangeOverrideStale:
		return "The evidence has moved since the analyst set a value."
	default:
		return "Nothing new: " + c.To + "."
	}
}

// idWords names the first few statements.
func idWords(ids []app.StatementID) string {
	const most = 5
	var words []string
	for _, id := range ids[:min(len(ids), most)] {
		words = append(words, string(id))
	}
	if len(ids) > most {
		words = append(words, "…")
	}
	return strings.Join(words, ", ")
}
